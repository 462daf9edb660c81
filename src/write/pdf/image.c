/* image.c - each picture of the document read once, for all its uses. */
#include <string.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

static bool
image_read(struct pdf *pdf, struct pdf_image *im,
    const struct conv_node *node, const char **why)
{
	static const struct {
		const char	*mime;
		bool		(*read)(struct pdf *, struct pdf_image *,
				    const char **);
	} readers[] = {
		{ "image/png", pdf_png_read },
		{ "image/jpeg", pdf_jpeg_read },
		{ "image/gif", pdf_gif_read },
		{ "image/webp", pdf_webp_read }
	};
	size_t i;

	if (strcmp(im->res->mime, "image/svg+xml") == 0)
		return pdf_svg_read(pdf, im, node, why);
	for (i = 0; i < sizeof(readers) / sizeof(readers[0]); i++)
		if (strcmp(im->res->mime, readers[i].mime) == 0)
			return readers[i].read(pdf, im, why);
	*why = conv_asprintf(pdf->arena, "%s can't be put into a PDF",
	    im->res->mime);
	return false;
}

/*
 * A broken picture stays in the list with width 0, so that it is reported
 * once.
 */
struct pdf_image *
pdf_image_get(struct pdf *pdf, const struct conv_resource *res,
    const struct conv_node *node)
{
	struct pdf_image *im;
	const char *why = NULL;

	if (res->state != CONV_RES_OK)
		return NULL;
	for (im = pdf->images; im != NULL; im = im->next)
		if (im->res == res)
			return im->width > 0 ? im : NULL;
	im = conv_alloc(pdf->arena, sizeof(*im));
	im->res = res;
	im->next = pdf->images;
	pdf->images = im;
	if (image_read(pdf, im, node, &why)) {
		if (im->flattened)
			conv_report(pdf->job, CONV_WARNING, node,
			    "image-flattened", "%s: a-1b knows no "
			    "transparency; what is clear becomes white",
			    res->url);
		return im;
	}
	im->width = 0;
	conv_report(pdf->job, CONV_WARNING, node, "bad-image", "%s: %s",
	    res->url, why);
	return NULL;
}
