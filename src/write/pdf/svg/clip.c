/* clip.c - clip paths and masks. */
#include <string.h>

#include "write/pdf/svg/svg.h"

#define CHAIN	8		/* clip paths of clip paths */

static const struct pdf_clip *
clip_add(struct svg *s, const struct pdf_clip *up, const struct svg_path *p,
    bool evenodd)
{
	struct pdf_clip *c = conv_alloc(s->arena, sizeof(*c));
	struct svg_matrix one = SVG_ONE;

	svg_outline(s, p, &one, &c->outline);
	c->evenodd = evenodd;
	c->up = up;
	c->nops = p->nops + (up != NULL ? up->nops : 0);
	return c;
}

/* A path after a matrix, behind what another has. */
static void
append(struct svg *s, struct svg_path *to, const struct svg_path *p,
    const struct svg_matrix *m)
{
	const double *xy = p->xy;
	double v[6];
	size_t i, k, n;

	for (i = 0; i < p->nops; i++) {
		n = p->ops[i] == PDF_CURVE ? 6 : p->ops[i] == PDF_CLOSE ? 0 :
		    2;
		for (k = 0; k < n; k += 2, xy += 2) {
			v[k] = xy[0];
			v[k + 1] = xy[1];
			svg_apply(m, &v[k], &v[k + 1]);
		}
		if (p->ops[i] == PDF_MOVE)
			svg_move(to, v[0], v[1]);
		else if (p->ops[i] == PDF_LINE)
			svg_line(to, v[0], v[1]);
		else if (p->ops[i] == PDF_CURVE)
			svg_curve(to, v[0], v[1], v[2], v[3], v[4], v[5]);
		else
			svg_close(to);
	}
	svg_spend(s, &s->segments, p->nops, LIMIT_SVG_SEGMENTS);
}

const struct pdf_clip *
svg_clip_rect(struct svg *s, const struct pdf_clip *up,
    const struct svg_matrix *m, double x, double y, double w, double h)
{
	struct svg_path p = { .arena = s->arena }, at = { .arena = s->arena };

	svg_move(&p, x, y);
	svg_line(&p, x + w, y);
	svg_line(&p, x + w, y + h);
	svg_line(&p, x, y + h);
	svg_close(&p);
	append(s, &at, &p, m);
	return clip_add(s, up, &at, false);
}

/* One child of a clip path. */
static void
clip_child(struct svg *s, const struct svg_frame *f, const xmlNode *n,
    const struct svg_style *up, struct svg_matrix m, struct svg_path *all,
    bool *evenodd)
{
	struct svg_units u = svg_units(f);
	struct svg_style st;
	struct svg_path p;

	svg_style(s, n, up, &st);
	if (st.gone || st.hidden)
		return;
	if (st.transform != NULL)
		m = svg_transform(st.transform, m);
	if (svg_is(n, "use")) {
		m = svg_translate(m, svg_attr_length(s, n, "x", &u, SVG_X, 0),
		    svg_attr_length(s, n, "y", &u, SVG_Y, 0));
		if ((n = svg_href(s, n)) == NULL)
			return;
		up = &st;
		svg_style(s, n, up, &st);
		if (st.transform != NULL)
			m = svg_transform(st.transform, m);
	}
	*evenodd = st.clip_evenodd;
	if (svg_shape(s, n, &u, &p))
		append(s, all, &p, &m);
	else if (svg_is(n, "text"))
		svg_lost(s, "text in a clip path");
}

static bool
of_box(struct svg *s, const xmlNode *n, const char *name)
{
	const char *v = svg_attr(s, n, name);

	return v != NULL && strcmp(v, "objectBoundingBox") == 0;
}

/* One clip path, in what is clipped already. */
static void
clip_one(struct svg *s, struct svg_frame *f, const xmlNode *n,
    const struct svg_style *style, const struct svg_box *box)
{
	struct svg_path all = { .arena = s->arena };
	struct svg_matrix m = f->m;
	const xmlNode *c;
	bool evenodd = false;
	size_t count = 0;

	if (of_box(s, n, "clipPathUnits")) {
		if (box == NULL) {
			svg_lost(s, "the clip path of a group by its box");
			return;
		}
		m = svg_translate(m, box->x0, box->y0);
		m = svg_zoom(m, box->x1 - box->x0, box->y1 - box->y0);
	}
	if (style->transform != NULL)
		m = svg_transform(style->transform, m);
	for (c = svg_element(s, n->children); c != NULL &&
	    svg_spend(s, &s->elements, 1, LIMIT_SVG_ELEMENTS);
	    c = svg_element(s, c->next), count++)
		clip_child(s, f, c, style, m, &all, &evenodd);
	if (all.nops == 0) {		/* nothing is seen */
		svg_move(&all, 0, 0);
		svg_close(&all);
	}
	f->clip = clip_add(s, f->clip, &all, evenodd && count == 1);
}

void
svg_clip(struct svg *s, struct svg_frame *f, const struct svg_box *box)
{
	const char *id = f->style.clip;
	struct svg_style style;
	const xmlNode *n;
	int i;

	for (i = 0; id != NULL && i < CHAIN; i++, id = style.clip) {
		n = svg_by_id(s, id);
		if (n == NULL || !svg_is(n, "clipPath"))
			return;
		svg_style_alone(s, n, &style);
		clip_one(s, f, n, &style, box);
	}
}

struct pdf_drawing *
svg_mask(struct svg *s, const struct svg_frame *f, const struct svg_box *box)
{
	const xmlNode *n = svg_by_id(s, f->style.mask);
	struct svg_frame inner = *f;
	const char *v;

	if (n == NULL || !svg_is(n, "mask"))
		return NULL;
	if ((v = svg_attr(s, n, "mask-type")) != NULL &&
	    strcmp(v, "alpha") == 0)
		svg_lost(s, "mask-type");
	inner.into = svg_drawing(s, f->into);
	inner.clip = NULL;
	if (of_box(s, n, "maskContentUnits")) {
		if (box == NULL || box->x0 > box->x1) {
			svg_lost(s, "the mask of a group by its box");
			return NULL;
		}
		inner.m = svg_translate(inner.m, box->x0, box->y0);
		inner.m = svg_zoom(inner.m, box->x1 - box->x0,
		    box->y1 - box->y0);
	}
	svg_walk(s, n, &inner, true);
	return inner.into;
}
