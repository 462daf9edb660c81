/* picture.c - pictures in a picture: data: URIs of PNG, JPEG and the like. */
#include <string.h>
#include <strings.h>

#include "write/pdf/svg/svg.h"

/* An image of its own, once for each element; NULL: it can't be drawn. */
static struct pdf_image *
load(struct svg *s, const xmlNode *n)
{
	struct pdf_image *im = map_get(s->images, (const char *)&n,
	    sizeof(n));
	struct conv_resource *res;
	struct image_info info;
	const char *href = svg_attr(s, n, "href");
	struct conv_blob blob;

	if (im != NULL || href == NULL)
		return im;
	if (strncasecmp(href, "data:", 5) != 0) {
		svg_lost(s, "a picture in another file");
		return NULL;
	}
	if (!datauri_decode(s->arena, href, &blob) ||
	    !image_sniff(blob.data, blob.size, &info) ||
	    strcmp(info.name, "SVG") == 0) {
		svg_lost(s, "a picture in the picture");
		return NULL;
	}
	res = conv_alloc(s->arena, sizeof(*res));
	res->url = s->url;
	res->state = CONV_RES_OK;
	res->mime = info.mime;
	res->data = blob.data;
	res->size = blob.size;
	im = pdf_image_get(s->pdf, res, s->node);
	if (im != NULL)
		map_put(s->images, conv_strndup(s->arena, (const char *)&n,
		    sizeof(n)), sizeof(n), im);
	return im;
}

void
svg_image(struct svg *s, const struct svg_frame *f)
{
	struct svg_units u = svg_units(f);
	struct pdf_image *im = f->style.hidden ? NULL : load(s, f->node);
	double x = svg_attr_length(s, f->node, "x", &u, SVG_X, 0);
	double y = svg_attr_length(s, f->node, "y", &u, SVG_Y, 0);
	double w, h, size[4];
	struct svg_frame at = *f;
	struct pdf_draw *d;

	if (im == NULL)
		return;
	w = svg_attr_length(s, f->node, "width", &u, SVG_X, im->width);
	h = svg_attr_length(s, f->node, "height", &u, SVG_Y, im->height);
	if (!(w > 0) || !(h > 0))
		return;
	at.clip = svg_clip_rect(s, f->clip, &f->m, x, y, w, h);
	at.m = svg_translate(f->m, x, y);
	svg_view_box(conv_asprintf(s->arena, "0 0 %u %u",
	    (unsigned)im->width, (unsigned)im->height), svg_attr(s, f->node,
	    "preserveAspectRatio"), w, h, &at.m, size);
	at.m = svg_zoom(at.m, size[2], size[3]);
	if ((d = svg_draw(s, &at, PDF_DRAW_IMAGE)) == NULL)
		return;
	d->u.image = im;
	d->matrix = svg_fixed(&at.m);
	d->fill.opacity = 1000;
	x = y = 0;
	svg_apply(&at.m, &x, &y);
	svg_box_add(&s->seen, x, y);
	x = y = 1;
	svg_apply(&at.m, &x, &y);
	svg_box_add(&s->seen, x, y);
}
