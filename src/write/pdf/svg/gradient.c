/* gradient.c - linear and radial gradients. */
#include <string.h>

#include "write/pdf/svg/svg.h"

#define HOPS	16
#define PERIODS	8		/* of a gradient that repeats, each way */

static double
length(struct svg *s, const xmlNode *n, const char *name,
    const struct svg_units *u, enum svg_axis axis, double missing)
{
	const char *v = svg_chain_attr(s, n, name);
	struct svg_text t = svg_text(v != NULL ? v : "");
	double got;

	return svg_length(&t, u, axis, &got) ? got : missing;
}

/* The element whose stops count. */
static const xmlNode *
with_stops(struct svg *s, const xmlNode *n)
{
	const xmlNode *c;
	int i;

	for (i = 0; n != NULL && i < HOPS; i++, n = svg_href(s, n))
		for (c = svg_element(s, n->children); c != NULL;
		    c = svg_element(s, c->next))
			if (svg_is(c, "stop"))
				return n;
	return NULL;
}

static size_t
stops_read(struct svg *s, const xmlNode *n, struct pdf_stop *list)
{
	struct svg_style up, st;
	const xmlNode *c;
	const char *v;
	size_t count = 0;
	int32_t last = 0;

	if ((n = with_stops(s, n)) == NULL)
		return 0;
	svg_style_alone(s, n, &up);
	for (c = svg_element(s, n->children); c != NULL &&
	    count < LIMIT_SVG_STOPS && svg_spend(s, &s->segments, 1,
	    LIMIT_SVG_SEGMENTS); c = svg_element(s, c->next)) {
		if (!svg_is(c, "stop"))
			continue;
		svg_style(s, c, &up, &st);
		v = svg_attr(s, c, "offset");
		list[count].at = (int32_t)(svg_share(v != NULL ? v : "", 0) *
		    1e6 + 0.5);
		if (list[count].at < last)
			list[count].at = last;
		last = list[count].at;
		list[count].rgb = st.stop;
		list[count].opacity = (int32_t)(st.stop_opacity * 1000 + 0.5);
		count++;
	}
	return count;
}

/* From 0 to 1,000,000, with stops at both ends. */
static size_t
stops_complete(struct pdf_stop *list, size_t n)
{
	if (list[0].at > 0) {
		memmove(list + 1, list, n * sizeof(*list));
		list[0].at = 0;
		n++;
	}
	if (list[n - 1].at < 1000000) {
		list[n] = list[n - 1];
		list[n++].at = 1000000;
	}
	return n;
}

/* The same stops again and again, every other time from the end. */
static size_t
stops_repeat(struct svg *s, struct pdf_stop **list, size_t n, bool mirrored,
    int periods)
{
	struct pdf_stop *out = conv_alloc(s->arena, n * (size_t)periods *
	    sizeof(*out));
	size_t k = 0, i;
	bool back;
	int p;

	for (p = 0; p < periods; p++) {
		back = mirrored && p % 2 != 0;
		for (i = 0; i < n; i++) {
			out[k] = (*list)[back ? n - 1 - i : i];
			out[k].at = (int32_t)(((int64_t)p * 1000000 +
			    (back ? 1000000 - out[k].at : out[k].at)) /
			    periods);
			k++;
		}
	}
	*list = out;
	return k;
}

/* Where one ends and the next begins; in the units of the element. */
static void
points(struct svg *s, const xmlNode *n, const struct svg_units *u,
    double v[6])
{
	double dx, dy, far;

	if (svg_is(n, "linearGradient")) {
		v[0] = length(s, n, "x1", u, SVG_X, 0);
		v[1] = length(s, n, "y1", u, SVG_Y, 0);
		v[3] = length(s, n, "x2", u, SVG_X, u->vw);
		v[4] = length(s, n, "y2", u, SVG_Y, 0);
		return;
	}
	v[3] = length(s, n, "cx", u, SVG_X, u->vw / 2);
	v[4] = length(s, n, "cy", u, SVG_Y, u->vh / 2);
	v[5] = length(s, n, "r", u, SVG_BOTH, svg_sqrt((u->vw * u->vw +
	    u->vh * u->vh) / 2) / 2);
	v[0] = length(s, n, "fx", u, SVG_X, v[3]);
	v[1] = length(s, n, "fy", u, SVG_Y, v[4]);
	v[2] = length(s, n, "fr", u, SVG_BOTH, 0);
	/* a focus outside of the circle is put on it */
	dx = v[0] - v[3];
	dy = v[1] - v[4];
	far = svg_sqrt(dx * dx + dy * dy);
	if (far > v[5] * 0.99 && far > 0) {
		v[0] = v[3] + dx / far * v[5] * 0.99;
		v[1] = v[4] + dy / far * v[5] * 0.99;
	}
}

/* Let the axis go on for more periods. */
static void
lengthen(bool radial, double v[6])
{
	double dx = v[3] - v[0], dy = v[4] - v[1], dr = v[5] - v[2];

	v[3] += PERIODS * dx;
	v[4] += PERIODS * dy;
	v[5] += PERIODS * dr;
	if (radial)
		return;
	v[0] -= PERIODS * dx;
	v[1] -= PERIODS * dy;
}

/* One opacity of all stops is the paint's. */
static void
fade(struct pdf_gradient *g, struct pdf_stop *list, struct pdf_paint *p)
{
	size_t i;

	for (i = 1; i < g->nstops; i++)
		if (list[i].opacity != list[0].opacity)
			g->faded = true;
	if (!g->faded)
		p->opacity = p->opacity * list[0].opacity / 1000;
}

bool
svg_gradient(struct svg *s, const struct svg_frame *f, const xmlNode *n,
    const struct svg_box *box, struct pdf_paint *p)
{
	const char *v = svg_chain_attr(s, n, "gradientUnits");
	const char *spread = svg_chain_attr(s, n, "spreadMethod");
	bool bounds = v == NULL || strcmp(v, "userSpaceOnUse") != 0;
	struct svg_units u = svg_units(f);
	struct svg_matrix m = f->m, rest;
	struct pdf_gradient *g = conv_alloc(s->arena, sizeof(*g));
	struct pdf_stop *list = conv_alloc(s->arena, (LIMIT_SVG_STOPS + 2) *
	    sizeof(*list));
	double xy[6] = { 0 }, scale;
	int i;

	g->radial = svg_is(n, "radialGradient");
	if ((g->nstops = stops_read(s, n, list)) == 0)
		return false;
	if (bounds) {
		m = svg_translate(m, box->x0, box->y0);
		m = svg_zoom(m, box->x1 - box->x0, box->y1 - box->y0);
		u.vw = u.vh = 1;
	}
	if ((v = svg_chain_attr(s, n, "gradientTransform")) != NULL)
		m = svg_transform(v, m);
	points(s, n, &u, xy);
	scale = svg_split(m, &rest);
	if (scale == 0 || g->nstops == 1 || (xy[0] == xy[3] &&
	    xy[1] == xy[4] && xy[2] == xy[5])) {
		p->kind = PDF_PAINT_COLOUR;
		p->rgb = list[g->nstops - 1].rgb;
		p->opacity = p->opacity * list[g->nstops - 1].opacity / 1000;
		return !bounds || scale != 0;
	}
	g->nstops = stops_complete(list, g->nstops);
	if (spread != NULL && strcmp(spread, "pad") != 0) {
		g->nstops = stops_repeat(s, &list, g->nstops,
		    strcmp(spread, "reflect") == 0, g->radial ? 1 + PERIODS :
		    1 + 2 * PERIODS);
		lengthen(g->radial, xy);
	}
	for (i = 0; i < 6; i++)
		g->xy[i] = svg_milli(xy[i] * scale);
	g->matrix = svg_fixed(&rest);
	g->stops = list;
	fade(g, list, p);
	p->kind = PDF_PAINT_GRADIENT;
	p->u.gradient = g;
	return true;
}
