/* image.c - what kind of image some bytes are, and its size. */
#include <string.h>

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

static uint32_t
le32(const unsigned char *p)
{
	return le16(p + 2) << 16 | le16(p);
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

#define EXIF_ORIENTATION	0x0112
#define EXIF_X_RESOLUTION	0x011A
#define EXIF_UNIT		0x0128

/* An Exif block is a TIFF file of its own. */
static void
exif(struct bytes b, struct image_info *im)
{
	uint32_t (*u16)(const unsigned char *) = be16;
	uint32_t (*u32)(const unsigned char *) = be32;
	uint32_t at, n, i, tag, v, num = 0, den = 0, unit = 2;
	const unsigned char *e;

	if (b.n < 8)
		return;
	if (b.p[0] == 'I') {
		u16 = le16;
		u32 = le32;
	}
	at = u32(b.p + 4);
	if (at > b.n - 2)
		return;
	n = u16(b.p + at);
	for (i = 0; i < n && b.n - at - 2 >= 12 * ((size_t)i + 1); i++) {
		e = b.p + at + 2 + 12 * (size_t)i;
		tag = u16(e);
		v = u32(e + 8);
		if (tag == EXIF_ORIENTATION && u16(e + 8) >= 2 &&
		    u16(e + 8) <= 8)
			im->turn = u16(e + 8);
		if (tag == EXIF_UNIT)
			unit = u16(e + 8);
		if (tag == EXIF_X_RESOLUTION && b.n >= 8 && v <= b.n - 8) {
			num = u32(b.p + v);
			den = u32(b.p + v + 4);
		}
	}
	if (im->dpi > 0 || den == 0 || num / den > UINT16_MAX)
		return;
	im->dpi = unit == 3 ? per_metre(num / den * 100) :
	    unit == 2 ? num / den : 0;
}

/* What stands in front of a JPEG's frame. */
static void
jpeg_app(struct bytes seg, unsigned marker, struct image_info *im)
{
	if (marker == 0xE0 && seg.n >= 12 && memcmp(seg.p, "JFIF", 5) == 0) {
		if (seg.p[7] == 1)
			im->dpi = be16(seg.p + 8);
		else if (seg.p[7] == 2)
			im->dpi = per_metre(100 * be16(seg.p + 8));
	}
	if (marker == 0xE1 && seg.n > 6 && memcmp(seg.p, "Exif\0", 6) == 0)
		exif((struct bytes){ seg.p + 6, seg.n - 6 }, im);
}

static void
jpeg(struct bytes b, struct image_info *im)
{
	size_t at = 2, len;
	unsigned m;

	while (at + 4 <= b.n && b.p[at] == 0xFF) {
		m = b.p[at + 1];
		if (m == 0xFF) {
			at++;
			continue;
		}
		len = be16(b.p + at + 2);
		if (len < 2 || at + 2 + len > b.n)
			return;
		jpeg_app((struct bytes){ b.p + at + 4, len - 2 }, m, im);
		if (m >= 0xC0 && m <= 0xCF && m != 0xC4 && m != 0xC8 &&
		    m != 0xCC && len >= 7) {
			im->height = be16(b.p + at + (im->turn < 5 ? 5 : 7));
			im->width = be16(b.p + at + (im->turn < 5 ? 7 : 5));
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
		v = le32(b.p + 21);
		im->width = (v & 0x3FFF) + 1;
		im->height = (v >> 14 & 0x3FFF) + 1;
	} else if (memcmp(b.p + 12, "VP8X", 4) == 0) {
		im->width = le24(b.p + 24) + 1;
		im->height = le24(b.p + 27) + 1;
	}
}

static const struct kind {
	const char	*magic;
	size_t		 at, len;
	const char	*name;
	const char	*mime;		/* NULL: known by name only */
	void		(*read)(struct bytes, struct image_info *);
} kinds[] = {
	{ "\x89PNG\r\n\x1A\n", 0, 8, "PNG", "image/png", png },
	{ "\xFF\xD8\xFF", 0, 3, "JPEG", "image/jpeg", jpeg },
	{ "GIF87a", 0, 6, "GIF", "image/gif", gif },
	{ "GIF89a", 0, 6, "GIF", "image/gif", gif },
	{ "WEBP", 8, 4, "WebP", "image/webp", webp },
	{ "ftypavif", 4, 8, "AVIF", NULL, NULL },
	{ "ftypavis", 4, 8, "AVIF", NULL, NULL },
	{ "ftypheic", 4, 8, "HEIC", NULL, NULL },
	{ "ftypmif1", 4, 8, "HEIF", NULL, NULL },
	{ "II*\0", 0, 4, "TIFF", NULL, NULL },
	{ "MM\0*", 0, 4, "TIFF", NULL, NULL },
	{ "BM", 0, 2, "BMP", NULL, NULL },
	{ "\0\0\1\0", 0, 4, "ICO", NULL, NULL },
	{ "\0\0\0\x0CjP  ", 0, 8, "JPEG 2000", NULL, NULL },
	{ "\xFF\x0A", 0, 2, "JPEG XL", NULL, NULL },
	{ "\0\0\0\x0CJXL ", 0, 8, "JPEG XL", NULL, NULL },
	{ "8BPS", 0, 4, "Photoshop", NULL, NULL },
	{ "%PDF-", 0, 5, "PDF", NULL, NULL },
	{ "%!PS", 0, 4, "PostScript", NULL, NULL },
	{ "\x1F\x8B", 0, 2, "compressed SVG", NULL, NULL }
};

bool
image_sniff(const unsigned char *data, size_t size, struct image_info *im)
{
	const struct kind *k, *end = kinds + sizeof(kinds) / sizeof(kinds[0]);

	memset(im, 0, sizeof(*im));
	for (k = kinds; k < end; k++) {
		if (size < k->at + k->len ||
		    memcmp(data + k->at, k->magic, k->len) != 0)
			continue;
		im->name = k->name;
		im->mime = k->mime;
		if (k->read != NULL)
			k->read((struct bytes){ data, size }, im);
		return im->width > 0 && im->height > 0;
	}
	if (!svg_sniff(data, size, &im->width, &im->height))
		return false;
	im->name = "SVG";
	im->mime = "image/svg+xml";
	im->dpi = 96;
	return true;
}
