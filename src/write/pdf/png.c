/*
 * png.c - PNG files: the compressed rows go into the PDF as they are where
 * PDF knows their form, all others are decoded by libpng.
 */
#include <libdeflate.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "write/pdf/pdf.h"

static const char broken[] = "a damaged PNG file";

static uint32_t
u32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

/* What the chunks of a file say; see the PNG specification, chapter 11. */
struct chunks {
	uint32_t		 width, height;
	int			 bits, type;
	bool			 interlaced;
	bool			 transparent;	/* tRNS */
	bool			 colour_managed;	/* gAMA, iCCP: not sRGB */
	const unsigned char	*palette;
	size_t			 npalette;
	unsigned char		*idat;		/* all of them in a row */
	size_t			 nidat;
};

enum {
	GRAY = 0,
	RGB = 2,
	INDEXED = 3
};

static bool
chunks_read(struct pdf *pdf, const struct conv_resource *res,
    struct chunks *c)
{
	const unsigned char *p = res->data + 8, *end = res->data + res->size;
	size_t len;

	memset(c, 0, sizeof(*c));
	/* what follows counts as libpng counts it: the first chunk is IHDR */
	if (res->size < 8 + 25 || u32(p) != 13 ||
	    memcmp(p + 4, "IHDR", 4) != 0)
		return false;
	c->width = u32(p + 8);
	c->height = u32(p + 12);
	c->bits = p[16];
	c->type = p[17];
	c->interlaced = p[20] != 0;
	c->idat = conv_alloc(pdf->arena, res->size);
	for (; end - p >= 12; p += 12 + len) {
		len = u32(p);
		if (len > (size_t)(end - p) - 12)
			return false;
		if (memcmp(p + 4, "PLTE", 4) == 0) {
			c->palette = p + 8;
			c->npalette = len / 3;
		} else if (memcmp(p + 4, "tRNS", 4) == 0) {
			c->transparent = true;
		} else if (memcmp(p + 4, "iCCP", 4) == 0 ||
		    (memcmp(p + 4, "gAMA", 4) == 0 && len == 4 &&
		    u32(p + 8) != 45455)) {
			c->colour_managed = true;
		} else if (memcmp(p + 4, "IDAT", 4) == 0) {
			memcpy(c->idat + c->nidat, p + 8, len);
			c->nidat += len;
		} else if (memcmp(p + 4, "IEND", 4) == 0) {
			return c->width > 0 && c->height > 0;
		}
	}
	return false;
}

/* Are the rows there, whole and with filters that exist? */
static bool
rows_valid(struct pdf *pdf, const struct chunks *c, int ncomp)
{
	size_t row = ((size_t)c->width * (size_t)(ncomp * c->bits) + 7) / 8;
	size_t size = (row + 1) * c->height, i;
	unsigned char *rows = conv_alloc(pdf->arena, size);
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	bool ok;

	if (d == NULL)
		arena_fail(pdf->arena);
	ok = libdeflate_zlib_decompress(d, c->idat, c->nidat, rows, size,
	    NULL) == LIBDEFLATE_SUCCESS;
	for (i = 0; ok && i < c->height; i++)
		ok = rows[i * (row + 1)] <= 4;
	libdeflate_free_decompressor(d);
	return ok;
}

/* A form that PDF has, too. */
static bool
is_simple(const struct chunks *c)
{
	if (c->interlaced || c->transparent || c->colour_managed)
		return false;
	if (c->type == RGB)
		return c->bits == 8;
	return (c->type == GRAY || (c->type == INDEXED && c->npalette > 0)) &&
	    (c->bits == 1 || c->bits == 2 || c->bits == 4 || c->bits == 8);
}

static bool
take_rows(struct pdf *pdf, struct pdf_image *im, const struct chunks *c)
{
	int ncomp = c->type == RGB ? 3 : 1;

	if (!is_simple(c) || !rows_valid(pdf, c, ncomp))
		return false;
	im->color.data = c->idat;
	im->color.size = c->nidat;
	im->color.filter = PDF_FILTER_FLATE;
	im->color.predictor = true;
	im->color.ncomp = ncomp;
	im->color.bits = c->bits;
	if (c->type == INDEXED) {
		im->color.palette = c->palette;
		im->color.npalette = c->npalette;
	}
	return true;
}

/* Mix the colours with white, as much as they are clear. */
static void
flatten(struct pdf_image *im, const unsigned char *alpha, int nc)
{
	unsigned char *p = (unsigned char *)im->color.data;
	size_t n = (size_t)im->width * im->height, i;
	int k;

	for (i = 0; i < n; i++)
		for (k = 0; k < nc; k++, p++)
			*p = (unsigned char)((*p * alpha[i] +
			    255 * (255 - alpha[i]) + 127) / 255);
	im->flattened = true;
}

/* Split nc interleaved components into colour and alpha, in place. */
static void
split_alpha(struct pdf *pdf, struct pdf_image *im, unsigned char *p, int nc)
{
	size_t n = (size_t)im->width * im->height, i;
	unsigned char *alpha = conv_alloc(pdf->arena, n), *q = p;
	bool opaque = true;
	int k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < nc - 1; k++)
			*q++ = *p++;
		alpha[i] = *p++;
		opaque = opaque && alpha[i] == 255;
	}
	if (opaque)
		return;
	if (pdf->standard.version == 14) {
		flatten(im, alpha, nc - 1);
		return;
	}
	im->alpha.data = alpha;
	im->alpha.size = n;
	im->alpha.ncomp = 1;
	im->alpha.bits = 8;
}

static int
abs_byte(unsigned char c)
{
	return c < 128 ? c : 256 - c;
}

/* The Paeth predictor (PNG specification, 9.4). */
static unsigned char
paeth(int a, int b, int c)
{
	int pa = abs(b - c), pb = abs(a - c), pc = abs(a + b - 2 * c);

	return (unsigned char)(pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
}

/* Filter one row into out; returns the sum by which filters are compared. */
static size_t
filter_row(int filter, const unsigned char *row, const unsigned char *up,
    size_t n, size_t bpp, unsigned char *out)
{
	size_t i, sum = 0;
	int a, b, c;

	*out++ = (unsigned char)filter;
	for (i = 0; i < n; i++) {
		a = i >= bpp ? row[i - bpp] : 0;
		b = up != NULL ? up[i] : 0;
		c = up != NULL && i >= bpp ? up[i - bpp] : 0;
		out[i] = (unsigned char)(row[i] - (filter == 0 ? 0 :
		    filter == 1 ? a : filter == 2 ? b : paeth(a, b, c)));
		sum += (size_t)abs_byte(out[i]);
	}
	return sum;
}

/* Filter samples row by row, each by the filter of least absolute sum. */
static void
predict(struct pdf *pdf, const struct pdf_image *im, struct pdf_samples *s)
{
	static const int filters[] = { 0, 1, 2, 4 };
	size_t bpp = (size_t)s->ncomp, n = im->width * bpp, y, i, sum, best;
	unsigned char *out, *tmp, *to;
	const unsigned char *up = NULL, *row = s->data;

	out = conv_alloc(pdf->arena, (n + 1) * im->height);
	tmp = conv_alloc(pdf->arena, n + 1);
	for (y = 0; y < im->height; y++, up = row, row += n) {
		to = out + y * (n + 1);
		best = SIZE_MAX;
		for (i = 0; i < sizeof(filters) / sizeof(*filters); i++) {
			sum = filter_row(filters[i], row, up, n, bpp, tmp);
			if (sum >= best)
				continue;
			best = sum;
			memcpy(to, tmp, n + 1);
		}
	}
	s->data = out;
	s->size = (n + 1) * im->height;
	s->predictor = true;
}

/* Any PNG through libpng's simplified interface: 8 bits, sRGB. */
static bool
decode(struct pdf *pdf, struct pdf_image *im, const char **why)
{
	png_image png;
	unsigned char *p;
	int nc;

	memset(&png, 0, sizeof(png));
	png.version = PNG_IMAGE_VERSION;
	if (!png_image_begin_read_from_memory(&png, im->res->data,
	    im->res->size))
		goto fail;
	png.format &= PNG_FORMAT_FLAG_ALPHA | PNG_FORMAT_FLAG_COLOR;
	nc = (int)PNG_IMAGE_SAMPLE_CHANNELS(png.format);
	p = conv_alloc(pdf->arena, PNG_IMAGE_SIZE(png));
	if (!png_image_finish_read(&png, NULL, p, 0, NULL))
		goto fail;
	im->color.data = p;
	im->color.bits = 8;
	im->color.ncomp = nc;
	if ((png.format & PNG_FORMAT_FLAG_ALPHA) != 0) {
		split_alpha(pdf, im, p, nc);
		im->color.ncomp = nc - 1;
	}
	predict(pdf, im, &im->color);
	if (im->alpha.data != NULL)
		predict(pdf, im, &im->alpha);
	png_image_free(&png);
	return true;
fail:
	*why = conv_asprintf(pdf->arena, "%s (%s)", broken, png.message);
	png_image_free(&png);
	return false;
}

bool
pdf_png_read(struct pdf *pdf, struct pdf_image *im, const char **why)
{
	struct chunks c;

	*why = broken;
	if (!chunks_read(pdf, im->res, &c))
		return false;
	if (c.width > LIMIT_IMAGE_SIDE || c.height > LIMIT_IMAGE_SIDE ||
	    (uint64_t)c.width * c.height > LIMIT_IMAGE_PIXELS) {
		*why = "a PNG file with more pixels than conv takes";
		return false;
	}
	im->width = c.width;
	im->height = c.height;
	return take_rows(pdf, im, &c) || decode(pdf, im, why);
}
