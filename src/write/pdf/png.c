/*
 * png.c - PNG files: the compressed rows go into the PDF as they are where
 * PDF knows their form, all others are decoded by libpng.
 */
#include <libdeflate.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
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

/* libpng at work, and where it goes when it gives up. */
struct decoder {
	const unsigned char	*data;
	size_t			 size, at;
	char			 why[80];
	jmp_buf			 failed;
};

static void
take(png_structp png, png_bytep to, size_t n)
{
	struct decoder *d = png_get_io_ptr(png);

	if (n > d->size - d->at)
		png_error(png, "it is cut short");
	memcpy(to, d->data + d->at, n);
	d->at += n;
}

static _Noreturn void
on_error(png_structp png, png_const_charp message)
{
	struct decoder *d = png_get_error_ptr(png);

	snprintf(d->why, sizeof(d->why), "%s", message);
	longjmp(d->failed, 1);
}

static void
on_warning(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message;
}

/* What a pixel has when it is expanded to 8 bits each. */
static int
channels(const struct chunks *c)
{
	int n = c->type == GRAY || c->type == (GRAY | PNG_COLOR_MASK_ALPHA) ?
	    1 : 3;

	return n + ((c->type & PNG_COLOR_MASK_ALPHA) != 0 || c->transparent);
}

static void
decode_rows(png_structp png, png_infop info, png_bytepp rows, size_t row)
{
	png_read_info(png, info);
	png_set_expand(png);
	png_set_scale_16(png);
	png_set_gamma(png, PNG_DEFAULT_sRGB, PNG_DEFAULT_sRGB);
	png_set_interlace_handling(png);
	png_read_update_info(png, info);
	if (png_get_rowbytes(png, info) != row)
		png_error(png, "it contradicts itself");
	png_read_image(png, rows);
}

/* Any PNG, with all memory at hand before libpng has some. */
static bool
decode(struct pdf *pdf, struct pdf_image *im, const struct chunks *c,
    const char **why)
{
	struct decoder *d = conv_alloc(pdf->arena, sizeof(*d));
	size_t row = (size_t)c->width * (size_t)channels(c), y;
	unsigned char *p = conv_alloc(pdf->arena, row * c->height);
	png_bytepp rows = conv_alloc(pdf->arena, c->height * sizeof(*rows));
	png_structp png;
	png_infop volatile info = NULL;
	volatile bool ok = false;

	d->data = im->res->data;
	d->size = im->res->size;
	for (y = 0; y < c->height; y++)
		rows[y] = p + y * row;
	png = png_create_read_struct(PNG_LIBPNG_VER_STRING, d, on_error,
	    on_warning);
	if (png == NULL)
		return false;
	if (setjmp(d->failed) == 0) {
		info = png_create_info_struct(png);
		png_set_read_fn(png, d, take);
		decode_rows(png, info, rows, row);
		ok = true;
	}
	png_destroy_read_struct(&png, (png_infopp)&info, NULL);
	if (ok)
		pdf_samples(pdf, im, p, channels(c));
	else if (d->why[0] != '\0')
		*why = conv_asprintf(pdf->arena, "%s (%s)", broken, d->why);
	return ok;
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
	return take_rows(pdf, im, &c) || decode(pdf, im, &c, why);
}
