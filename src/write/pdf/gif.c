/* gif.c - GIF files: the first frame, by giflib. */
#include <gif_lib.h>
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "write/pdf/pdf.h"

/* The file while it is read, and what it becomes: indices and alpha. */
struct reader {
	const unsigned char	*data;
	size_t			 size, at;
	struct pdf_image	*im;
	unsigned char		*pixels, *alpha, *palette, *line;
	int			 clear;		/* a colour, or -1 */
};

static int
take(GifFileType *g, GifByteType *to, int n)
{
	struct reader *r = g->UserData;
	size_t left = r->size - r->at, k = (size_t)n < left ? (size_t)n : left;

	memcpy(to, r->data + r->at, k);
	r->at += k;
	return (int)k;
}

/* Of the extensions before a frame, the colour that is not seen. */
static bool
extension(GifFileType *g, int *clear)
{
	GraphicsControlBlock gcb;
	GifByteType *block;
	int code;

	if (DGifGetExtension(g, &code, &block) == GIF_ERROR)
		return false;
	while (block != NULL) {
		if (code == GRAPHICS_EXT_FUNC_CODE && block[0] >= 4 &&
		    DGifExtensionToGCB(block[0], block + 1, &gcb) == GIF_OK)
			*clear = gcb.TransparentColor;
		if (DGifGetExtensionNext(g, &block) == GIF_ERROR)
			return false;
	}
	return true;
}

static void
put_line(struct reader *r, const GifImageDesc *d, size_t y)
{
	size_t w = r->im->width, x, to;

	if (y + (size_t)d->Top >= r->im->height)
		return;
	for (x = 0; x < (size_t)d->Width; x++) {
		if (x + (size_t)d->Left >= w)
			break;
		to = (y + (size_t)d->Top) * w + x + (size_t)d->Left;
		r->pixels[to] = r->line[x];
		r->alpha[to] = r->line[x] == r->clear ? 0 : 255;
	}
}

/* Rows come from top to bottom, or each eighth first. */
static bool
frame(struct reader *r, GifFileType *g)
{
	static const struct {
		size_t	start, step;
	} passes[] = { { 0, 8 }, { 4, 8 }, { 2, 4 }, { 1, 2 }, { 0, 1 } };
	const GifImageDesc *d = &g->Image;
	size_t pass = d->Interlace ? 0 : 4, end = d->Interlace ? 4 : 5, y;

	for (; pass < end; pass++)
		for (y = passes[pass].start; y < (size_t)d->Height;
		    y += passes[pass].step) {
			if (DGifGetLine(g, r->line, d->Width) == GIF_ERROR)
				return y > 0;	/* what is there is shown */
			put_line(r, d, y);
		}
	return true;
}

static bool
colours(struct reader *r, const GifFileType *g)
{
	const ColorMapObject *map = g->Image.ColorMap != NULL ?
	    g->Image.ColorMap : g->SColorMap;
	int i;

	for (i = 0; map != NULL && i < map->ColorCount && i < 256; i++) {
		r->palette[3 * i] = map->Colors[i].Red;
		r->palette[3 * i + 1] = map->Colors[i].Green;
		r->palette[3 * i + 2] = map->Colors[i].Blue;
	}
	return map != NULL;
}

static bool
first_frame(struct reader *r, GifFileType *g)
{
	GifRecordType type;

	r->clear = NO_TRANSPARENT_COLOR;
	for (;;) {
		if (DGifGetRecordType(g, &type) == GIF_ERROR ||
		    type == TERMINATE_RECORD_TYPE)
			return false;
		if (type == EXTENSION_RECORD_TYPE && !extension(g, &r->clear))
			return false;
		if (type == IMAGE_DESC_RECORD_TYPE)
			return DGifGetImageDesc(g) == GIF_OK &&
			    g->Image.Width > 0 && g->Image.Height > 0 &&
			    colours(r, g) && frame(r, g);
	}
}

/* One colour for all that is not seen, and that is white. */
static void
flatten(struct reader *r, size_t n)
{
	int white = r->clear >= 0 ? r->clear : 255;
	size_t i;

	memset(r->palette + 3 * white, 255, 3);
	for (i = 0; i < n; i++)
		if (r->alpha[i] == 0)
			r->pixels[i] = (unsigned char)white;
	r->im->flattened = true;
}

static void
finish(struct pdf *pdf, struct reader *r)
{
	struct pdf_image *im = r->im;
	size_t n = (size_t)im->width * im->height;

	im->color = (struct pdf_samples){ .data = r->pixels, .size = n,
	    .ncomp = 1, .bits = 8, .palette = r->palette, .npalette = 256 };
	if (memchr(r->alpha, 0, n) == NULL)
		return;
	if (pdf->standard.version == 14)
		flatten(r, n);
	else
		im->alpha = (struct pdf_samples){ .data = r->alpha,
		    .size = n, .ncomp = 1, .bits = 8 };
}

bool
pdf_gif_read(struct pdf *pdf, struct pdf_image *im, const char **why)
{
	struct reader r = { .data = im->res->data, .size = im->res->size,
	    .im = im };
	GifFileType *g;
	size_t n;
	bool ok;

	*why = "a damaged GIF file";
	im->width = im->res->width;
	im->height = im->res->height;
	n = (size_t)im->width * im->height;
	/* all memory before giflib has some: running out jumps over it */
	r.pixels = conv_alloc(pdf->arena, n);
	r.alpha = conv_alloc(pdf->arena, n);
	r.palette = conv_alloc(pdf->arena, 3 * 256);
	r.line = conv_alloc(pdf->arena, LIMIT_IMAGE_SIDE);
	if ((g = DGifOpen(&r, take, NULL)) == NULL)
		return false;
	ok = first_frame(&r, g);
	DGifCloseFile(g, NULL);
	if (ok)
		finish(pdf, &r);
	return ok;
}
