/* tiles.c - patterns: a drawing repeated. */
#include <string.h>

#include "write/pdf/svg/svg.h"

#define HOPS	16

static double
length(struct svg *s, const xmlNode *n, const char *name,
    const struct svg_units *u, enum svg_axis axis)
{
	const char *v = svg_chain_attr(s, n, name);
	struct svg_text t = svg_text(v != NULL ? v : "");
	double got;

	return svg_length(&t, u, axis, &got) ? got : 0;
}

static const xmlNode *
with_content(struct svg *s, const xmlNode *n)
{
	int i;

	for (i = 0; n != NULL && i < HOPS; i++, n = svg_href(s, n))
		if (svg_element(s, n->children) != NULL)
			return n;
	return NULL;
}

static bool
of_user(struct svg *s, const xmlNode *n, const char *name, bool missing)
{
	const char *v = svg_chain_attr(s, n, name);

	return v == NULL ? missing : strcmp(v, "userSpaceOnUse") == 0;
}

/* Draw one tile, whose corner is at 0, 0, in a scale. */
static void
tile_draw(struct svg *s, const struct svg_frame *f, const xmlNode *n,
    struct pdf_drawing *d, const double at[4], double scale,
    const struct svg_box *box)
{
	const xmlNode *content = with_content(s, n);
	struct svg_frame inner = *f;
	double size[4];

	inner.m = svg_zoom(SVG_ONE, scale, scale);
	if (!svg_view_box(svg_chain_attr(s, n, "viewBox"),
	    svg_chain_attr(s, n, "preserveAspectRatio"), at[2], at[3],
	    &inner.m, size) && !of_user(s, n, "patternContentUnits", true))
		inner.m = svg_zoom(inner.m, box->x1 - box->x0,
		    box->y1 - box->y0);
	inner.into = d;
	inner.clip = NULL;
	if (content != NULL)
		svg_walk(s, content, &inner, true);
}

bool
svg_tiles(struct svg *s, const struct svg_frame *f, const xmlNode *n,
    const struct svg_box *box, struct pdf_paint *p)
{
	struct pdf_tiles *tiles = conv_alloc(s->arena, sizeof(*tiles));
	struct svg_units u = svg_units(f);
	struct svg_matrix m = f->m, rest;
	double w = box->x1 - box->x0, h = box->y1 - box->y0, at[4], scale;
	bool bounds = !of_user(s, n, "patternUnits", false);
	const char *v = svg_chain_attr(s, n, "patternTransform");

	if (bounds)
		u.vw = u.vh = 1;
	at[0] = length(s, n, "x", &u, SVG_X) * (bounds ? w : 1);
	at[1] = length(s, n, "y", &u, SVG_Y) * (bounds ? h : 1);
	at[2] = length(s, n, "width", &u, SVG_X) * (bounds ? w : 1);
	at[3] = length(s, n, "height", &u, SVG_Y) * (bounds ? h : 1);
	if (bounds) {
		at[0] += box->x0;
		at[1] += box->y0;
	}
	if (v != NULL)
		m = svg_transform(v, m);
	m = svg_translate(m, at[0], at[1]);
	scale = svg_split(m, &rest);
	tiles->inside = conv_alloc(s->arena, sizeof(*tiles->inside));
	tiles->inside->w = svg_milli(at[2] * scale);
	tiles->inside->h = svg_milli(at[3] * scale);
	/* less than a tenth of a pixel: a viewer would never end */
	if (tiles->inside->w < 100 || tiles->inside->h < 100)
		return false;
	tiles->matrix = svg_fixed(&rest);
	tile_draw(s, f, n, tiles->inside, at, scale, box);
	p->kind = PDF_PAINT_TILES;
	p->u.tiles = tiles;
	return tiles->inside->nops > 0;
}
