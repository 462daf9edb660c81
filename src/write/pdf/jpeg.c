/*
 * jpeg.c - JPEG files go into the PDF as they are; only what stands before
 * the first scan is read.
 */
#include <string.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

static unsigned
u16(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

/* SOF0 to SOF15 without DHT, JPG and DAC (ITU T.81, table B.1). */
static bool
is_frame(unsigned char marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
	    marker != 0xC8 && marker != 0xCC;
}

/* Baseline, extended and progressive Huffman coding: what DCTDecode takes. */
static bool
is_supported(unsigned char marker)
{
	return marker <= 0xC2;
}

static bool
frame_read(struct pdf_image *im, unsigned char marker,
    const unsigned char *p, const char **why)
{
	im->height = u16(p + 3);
	im->width = u16(p + 5);
	im->color.bits = p[2];
	im->color.ncomp = p[7];
	if (!is_supported(marker) || p[2] != 8)
		*why = "a kind of JPEG that PDF can't hold";
	else if (im->width == 0 || im->height == 0)
		*why = "a JPEG without a size";
	else if (p[7] != 1 && p[7] != 3 && p[7] != 4)
		*why = "a JPEG with an odd number of components";
	else
		return true;
	return false;
}

bool
pdf_jpeg_read(struct pdf *pdf, struct pdf_image *im, const char **why)
{
	const unsigned char *p = im->res->data;
	size_t n = im->res->size, at = 2, len;
	struct image_info info;
	bool adobe = false;

	(void)pdf;
	*why = "a JPEG file that is cut short";
	while (at + 4 <= n) {
		if (p[at] != 0xFF) {
			*why = "a damaged JPEG file";
			return false;
		}
		if (p[at + 1] == 0xFF) {	/* a fill byte */
			at++;
			continue;
		}
		len = u16(p + at + 2);
		if (len < 2 || at + 2 + len > n)
			return false;
		if (p[at + 1] == 0xEE && len >= 14 &&
		    memcmp(p + at + 4, "Adobe", 5) == 0)
			adobe = true;
		if (p[at + 1] == 0xDA)
			break;
		if (is_frame(p[at + 1]) && (len < 8 ||
		    !frame_read(im, p[at + 1], p + at + 2, why)))
			return false;
		at += 2 + len;
	}
	if (im->width == 0 || at + 4 > n)	/* no frame, or no scan */
		return false;
	/* cameras put things of their own behind the end marker */
	while (at + 2 <= n && (p[at] != 0xFF || p[at + 1] != 0xD9))
		at++;
	if (at + 2 > n)
		return false;
	im->color.filter = PDF_FILTER_DCT;
	im->color.data = im->res->data;
	im->color.size = im->res->size;
	image_sniff(im->res->data, im->res->size, &info);
	im->turn = info.turn;
	if (im->turn >= 5) {
		im->width = info.width;
		im->height = info.height;
	}
	im->color.inverted = adobe && im->color.ncomp == 4;
	return true;
}
