/* image.c - what kind of image some bytes are, and its size. */
#include <string.h>
#include <strings.h>

#include "base/base.h"

struct bytes {
	const unsigned char	*p;
	size_t			 n;
};

static uint32_t
be16(const unsigned char *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t
be32(const unsigned char *p)
{
	return be16(p) << 16 | be16(p + 2);
}

static uint32_t
le16(const unsigned char *p)
{
	return (uint32_t)p[1] << 8 | p[0];
}

static uint32_t
le24(const unsigned char *p)
{
	return (uint32_t)p[2] << 16 | le16(p);
}

/* Pixels a metre to pixels an inch. */
static uint32_t
per_metre(uint32_t n)
{
	return (uint32_t)(((uint64_t)n * 254 + 5000) / 10000);
}

static void
png(struct bytes b, struct image_info *im)
{
	const unsigned char *p = b.p + 8, *end = b.p + b.n;
	uint32_t len;

	while (end - p >= 12) {
		len = be32(p);
		if (len > (size_t)(end - p) - 12)
			return;
		if (memcmp(p + 4, "IHDR", 4) == 0 && len >= 8) {
			im->width = be32(p + 8);
			im->height = be32(p + 12);
		} else if (memcmp(p + 4, "pHYs", 4) == 0 && len == 9 &&
		    p[16] == 1) {
			im->dpi = per_metre(be32(p + 8));
		} else if (memcmp(p + 4, "IDAT", 4) == 0) {
			return;
		}
		p += 12 + len;
	}
}

static void
jpeg(struct bytes b, struct image_info *im)
{
	size_t at = 2, len;
	unsigned char m;

	while (at + 4 <= b.n && b.p[at] == 0xFF) {
		m = b.p[at + 1];
		if (m == 0xFF) {
			at++;
			continue;
		}
		len = be16(b.p + at + 2);
		if (len < 2 || at + 2 + len > b.n)
			return;
		if (m == 0xE0 && len >= 14 &&
		    memcmp(b.p + at + 4, "JFIF", 5) == 0) {
			if (b.p[at + 11] == 1)
				im->dpi = be16(b.p + at + 12);
			else if (b.p[at + 11] == 2)
				im->dpi = per_metre(100 *
				    be16(b.p + at + 12));
		}
		if (m >= 0xC0 && m <= 0xCF && m != 0xC4 && m != 0xC8 &&
		    m != 0xCC && len >= 7) {
			im->height = be16(b.p + at + 5);
			im->width = be16(b.p + at + 7);
			return;
		}
		at += 2 + len;
	}
}

static void
gif(struct bytes b, struct image_info *im)
{
	if (b.n >= 10) {
		im->width = le16(b.p + 6);
		im->height = le16(b.p + 8);
	}
}

/* The first chunk decides: VP8, VP8L or VP8X (RFC 9649). */
static void
webp(struct bytes b, struct image_info *im)
{
	uint32_t v;

	if (b.n < 30)
		return;
	if (memcmp(b.p + 12, "VP8 ", 4) == 0) {
		im->width = le16(b.p + 26) & 0x3FFF;
		im->height = le16(b.p + 28) & 0x3FFF;
	} else if (memcmp(b.p + 12, "VP8L", 4) == 0) {
		v = le16(b.p + 21) | le16(b.p + 23) << 16;
		im->width = (v & 0x3FFF) + 1;
		im->height = (v >> 14 & 0x3FFF) + 1;
	} else if (memcmp(b.p + 12, "VP8X", 4) == 0) {
		im->width = le24(b.p + 24) + 1;
		im->height = le24(b.p + 27) + 1;
	}
}

/* A CSS length in px; 0: none, or relative to something. */
static uint32_t
css_px(const char *s, const char *end)
{
	uint64_t v = 0, scale = 1;
	bool point = false;

	while (s < end && (*s == ' ' || *s == '\n'))
		s++;
	for (; s < end && ((*s >= '0' && *s <= '9') || *s == '.'); s++) {
		if (*s == '.') {
			point = true;
			continue;
		}
		if (v > 100000000 || scale >= 1000)
			continue;
		v = v * 10 + (uint64_t)(*s - '0');
		if (point)
			scale *= 10;
	}
	if (end - s >= 2 && strncmp(s, "pt", 2) == 0)
		v = v * 96 / 72;
	else if (end - s >= 2 && strncmp(s, "in", 2) == 0)
		v *= 96;
	else if (end - s >= 2 && strncmp(s, "cm", 2) == 0)
		v = v * 9600 / 254;
	else if (end - s >= 2 && strncmp(s, "mm", 2) == 0)
		v = v * 960 / 254;
	else if (end - s >= 1 && *s != '"' && *s != '\'' && *s != ' ' &&
	    strncmp(s, "px", 2) != 0)
		return 0;
	return (uint32_t)(v / scale);
}

/* The value of an attribute of the start tag [s, end); NULL: none. */
static const char *
xml_attr(const char *s, const char *end, const char *name,
    const char **value_end)
{
	size_t len = strlen(name);
	const char *p, *close;
	char quote;

	for (p = s; end - p > (ptrdiff_t)len + 2; p++) {
		if ((p[-1] != ' ' && p[-1] != '\n' && p[-1] != '\t') ||
		    memcmp(p, name, len) != 0 || p[len] != '=')
			continue;
		quote = p[len + 1];
		if (quote != '"' && quote != '\'')
			return NULL;
		close = memchr(p + len + 2, quote,
		    (size_t)(end - p) - len - 2);
		if (close == NULL)
			return NULL;
		*value_end = close;
		return p + len + 2;
	}
	return NULL;
}

static const char *
find(const char *s, const char *end, const char *what)
{
	size_t n = strlen(what);

	for (; end - s >= (ptrdiff_t)n; s++)
		if (*s == *what && memcmp(s, what, n) == 0)
			return s;
	return NULL;
}

#define SVG_HEAD	4096	/* bytes in which <svg must stand */

/* width and height, else the viewBox; in CSS px, so 96 an inch. */
static void
svg(struct bytes b, struct image_info *im)
{
	const char *s = (const char *)b.p, *end = s + b.n, *v, *ve, *close;
	int i;

	if ((s = find(s, end, "<svg")) == NULL ||
	    (close = memchr(s, '>', (size_t)(end - s))) == NULL)
		return;
	im->dpi = 96;
	if ((v = xml_attr(s + 1, close, "width", &ve)) != NULL)
		im->width = css_px(v, ve);
	if ((v = xml_attr(s + 1, close, "height", &ve)) != NULL)
		im->height = css_px(v, ve);
	if ((im->width > 0 && im->height > 0) ||
	    (v = xml_attr(s + 1, close, "viewBox", &ve)) == NULL)
		return;
	for (i = 0; i < 2; i++) {	/* pass over min-x and min-y */
		while (v < ve && (*v == ' ' || *v == ','))
			v++;
		while (v < ve && *v != ' ' && *v != ',')
			v++;
	}
	while (v < ve && (*v == ' ' || *v == ','))
		v++;
	im->width = css_px(v, ve);
	while (v < ve && *v != ' ' && *v != ',')
		v++;
	while (v < ve && (*v == ' ' || *v == ','))
		v++;
	im->height = css_px(v, ve);
}

static bool
is_svg(struct bytes b)
{
	const char *s = (const char *)b.p;
	size_t n = b.n < SVG_HEAD ? b.n : SVG_HEAD;

	return n > 0 && (memchr("<\xEF \n\r\t", s[0], 6) != NULL) &&
	    find(s, s + n, "<svg") != NULL;
}

bool
image_sniff(const unsigned char *data, size_t size, struct image_info *im)
{
	static const struct {
		const char	*magic;
		size_t		 at, len;
		const char	*mime;
		void		(*read)(struct bytes, struct image_info *);
	} kinds[] = {
		{ "\x89PNG\r\n\x1A\n", 0, 8, "image/png", png },
		{ "\xFF\xD8\xFF", 0, 3, "image/jpeg", jpeg },
		{ "GIF87a", 0, 6, "image/gif", gif },
		{ "GIF89a", 0, 6, "image/gif", gif },
		{ "WEBP", 8, 4, "image/webp", webp }
	};
	struct bytes b = { data, size };
	size_t i;

	memset(im, 0, sizeof(*im));
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (size < kinds[i].at + kinds[i].len || memcmp(data +
		    kinds[i].at, kinds[i].magic, kinds[i].len) != 0)
			continue;
		im->mime = kinds[i].mime;
		kinds[i].read(b, im);
		return im->width > 0 && im->height > 0;
	}
	if (!is_svg(b))
		return false;
	im->mime = "image/svg+xml";
	svg(b, im);
	return true;
}
