/* samples.c - decoded pixels in the form that a PDF keeps small. */
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

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

void
pdf_samples(struct pdf *pdf, struct pdf_image *im, unsigned char *p, int nc)
{
	im->color.data = p;
	im->color.bits = 8;
	im->color.ncomp = nc;
	if (nc == 2 || nc == 4) {
		split_alpha(pdf, im, p, nc);
		im->color.ncomp = nc - 1;
	}
	predict(pdf, im, &im->color);
	if (im->alpha.data != NULL)
		predict(pdf, im, &im->alpha);
}
