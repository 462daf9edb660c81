/* webp.c - WebP files, by libwebp; of an animation the first frame. */
#include <string.h>
#include <webp/decode.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

#define ANMF_HEAD	16	/* RFC 9649, 2.7.1.1: before a frame's data */

static uint32_t
le32(const unsigned char *p)
{
	return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[1] << 8 | p[0];
}

/* The data of the first frame of an animation; false: it has none. */
static bool
first_frame(struct conv_blob *b)
{
	const unsigned char *p = b->data + 12, *end = b->data + b->size;
	size_t len;

	for (; end - p >= 8; p += 8 + len + (len & 1)) {
		len = le32(p + 4);
		if (len > (size_t)(end - p) - 8)
			return false;
		if (memcmp(p, "ANMF", 4) == 0 && len > ANMF_HEAD) {
			b->data = p + 8 + ANMF_HEAD;
			b->size = len - ANMF_HEAD;
			return true;
		}
		if ((len & 1) != 0 && len + 9 > (size_t)(end - p))
			return false;
	}
	return false;
}

bool
pdf_webp_read(struct pdf *pdf, struct pdf_image *im, const char **why)
{
	struct conv_blob b = { im->res->data, im->res->size };
	WebPBitstreamFeatures f;
	unsigned char *p;
	size_t size;
	int nc;

	*why = "a damaged WebP file";
	if (b.size < 12 || WebPGetFeatures(b.data, b.size, &f) !=
	    VP8_STATUS_OK)
		return false;
	if (f.has_animation && (!first_frame(&b) || WebPGetFeatures(b.data,
	    b.size, &f) != VP8_STATUS_OK))
		return false;
	im->width = (uint32_t)f.width;
	im->height = (uint32_t)f.height;
	nc = f.has_alpha ? 4 : 3;
	size = (size_t)im->width * im->height * (size_t)nc;
	p = conv_alloc(pdf->arena, size);
	if ((f.has_alpha ? WebPDecodeRGBAInto(b.data, b.size, p, size,
	    nc * f.width) : WebPDecodeRGBInto(b.data, b.size, p, size,
	    nc * f.width)) == NULL)
		return false;
	pdf_samples(pdf, im, p, nc);
	return true;
}
