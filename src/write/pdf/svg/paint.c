/* paint.c - what fill and stroke paint with. */
#include "write/pdf/svg/svg.h"

#define HOPS	16		/* of href from gradient to gradient */

const char *
svg_chain_attr(struct svg *s, const xmlNode *n, const char *name)
{
	const char *v;
	int i;

	for (i = 0; n != NULL && i < HOPS; i++, n = svg_href(s, n))
		if ((v = svg_attr(s, n, name)) != NULL)
			return v;
	return NULL;
}

static void
solid(uint32_t rgb, double opacity, struct pdf_paint *p)
{
	p->kind = PDF_PAINT_COLOUR;
	p->rgb = rgb;
	p->opacity = (int32_t)(opacity + 0.5);
	if (p->opacity <= 0)
		p->kind = PDF_PAINT_NONE;
}

/* True: the element paints, or nothing does. */
static bool
by_element(struct svg *s, const struct svg_frame *f, const char *id,
    const struct svg_box *box, struct pdf_paint *p)
{
	const xmlNode *n = svg_by_id(s, id);
	bool ok;

	if (n == NULL)
		return false;
	if (svg_is(n, "linearGradient") || svg_is(n, "radialGradient"))
		ok = svg_gradient(s, f, n, box, p);
	else if (svg_is(n, "pattern"))
		ok = svg_tiles(s, f, n, box, p);
	else
		return false;
	if (!ok)
		p->kind = PDF_PAINT_NONE;
	return true;
}

void
svg_paint(struct svg *s, const struct svg_frame *f,
    const struct svg_paint *from, double opacity, const struct svg_box *box,
    struct pdf_paint *p)
{
	enum svg_paint_kind kind = from->kind;

	*p = (struct pdf_paint){ .kind = PDF_PAINT_NONE };
	p->opacity = (int32_t)(opacity * 1000 + 0.5);
	if (kind == SVG_URL) {
		if (p->opacity > 0 && by_element(s, f, from->id, box, p))
			return;
		kind = from->fallback;
	}
	if (kind == SVG_COLOUR)
		solid(from->rgb, opacity * from->alpha, p);
	else if (kind == SVG_CURRENT)
		solid(f->style.colour, opacity * f->style.colour_alpha, p);
}
