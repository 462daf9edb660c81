/* marker.c - arrow heads and other marks at the corners of paths. */
#include <string.h>

#include "write/pdf/svg/svg.h"

/* A corner, and unit vectors of the ways in and out; 0, 0 for none. */
struct corner {
	double	x, y;
	double	in[2], out[2];
};

static void
direct(double v[2], double dx, double dy)
{
	double n = svg_sqrt(dx * dx + dy * dy);

	if (n > 1e-9) {
		v[0] = dx / n;
		v[1] = dy / n;
	}
}

/* How a segment leaves its start: by the first point that is elsewhere. */
static void
leave(double v[2], double x, double y, const double *xy, size_t n)
{
	size_t i;

	for (i = 0; i < n && v[0] == 0 && v[1] == 0; i += 2)
		direct(v, xy[i] - x, xy[i + 1] - y);
}

/* How it comes to its end. */
static void
arrive(double v[2], double x, double y, const double *xy, size_t n)
{
	double ex = xy[n - 2], ey = xy[n - 1];
	size_t i;

	for (i = n - 2; i > 0 && v[0] == 0 && v[1] == 0; i -= 2)
		direct(v, ex - xy[i - 2], ey - xy[i - 1]);
	if (v[0] == 0 && v[1] == 0)
		direct(v, ex - x, ey - y);
}

static size_t
corners(struct svg *s, const struct svg_path *p, struct corner **list)
{
	struct corner *c = conv_alloc(s->arena, p->nops * sizeof(*c));
	const double *xy = p->xy;
	double start[2] = { 0, 0 };
	size_t n = 0, i, k;

	/* up to where it is closed: one outline's marks are enough */
	for (i = 0; i < p->nops; i++, xy += k) {
		k = p->ops[i] == PDF_CURVE ? 6 : 2;
		if (p->ops[i] == PDF_CLOSE)
			xy = start;
		if (p->ops[i] != PDF_MOVE && n > 0) {
			leave(c[n - 1].out, c[n - 1].x, c[n - 1].y, xy, k);
			arrive(c[n].in, c[n - 1].x, c[n - 1].y, xy, k);
		} else {
			start[0] = xy[0];
			start[1] = xy[1];
		}
		c[n].x = xy[k - 2];
		c[n++].y = xy[k - 1];
		if (p->ops[i] == PDF_CLOSE)
			break;
	}
	*list = c;
	return n;
}

/* The way a mark points: half-way between in and out. */
static void
heading(const struct corner *c, double v[2])
{
	double x = c->in[0] + c->out[0], y = c->in[1] + c->out[1];

	v[0] = 1;
	v[1] = 0;
	if (svg_abs(x) < 1e-9 && svg_abs(y) < 1e-9) {
		x = c->in[0];
		y = c->in[1];
	}
	direct(v, x, y);
}

static struct svg_matrix
oriented(struct svg *s, const xmlNode *n, struct svg_matrix m,
    const struct corner *c, bool first)
{
	const char *orient = svg_attr(s, n, "orient");
	struct svg_text t = svg_text(orient != NULL ? orient : "0");
	double v[2], angle = 0;

	heading(c, v);
	if (svg_word(&t, "auto-start-reverse")) {
		if (first) {
			v[0] = -v[0];
			v[1] = -v[1];
		}
	} else if (!svg_word(&t, "auto")) {
		svg_number(&t, &angle);
		svg_sincos(angle, &v[1], &v[0]);
	}
	return svg_multiply(m, (struct svg_matrix){ v[0], v[1], -v[1], v[0],
	    0, 0 });
}

static void
mark(struct svg *s, const struct svg_frame *f, const xmlNode *n,
    const struct svg_style *style, const struct corner *c, bool first)
{
	struct svg_units u = svg_units(f);
	struct svg_frame inner = *f;
	struct svg_matrix box = SVG_ONE;
	const char *units = svg_attr(s, n, "markerUnits");
	double w = svg_attr_length(s, n, "markerWidth", &u, SVG_X, 3);
	double h = svg_attr_length(s, n, "markerHeight", &u, SVG_Y, 3);
	double x = svg_attr_length(s, n, "refX", &u, SVG_X, 0);
	double y = svg_attr_length(s, n, "refY", &u, SVG_Y, 0), size[4];

	inner.m = svg_translate(f->m, c->x, c->y);
	inner.m = oriented(s, n, inner.m, c, first);
	if (units == NULL || strcmp(units, "userSpaceOnUse") != 0)
		inner.m = svg_zoom(inner.m, f->style.width, f->style.width);
	svg_view_box(svg_attr(s, n, "viewBox"), svg_attr(s, n,
	    "preserveAspectRatio"), w, h, &box, size);
	svg_apply(&box, &x, &y);
	inner.m = svg_translate(inner.m, -x, -y);
	if (!style->overflow)
		inner.clip = svg_clip_rect(s, f->clip, &inner.m, 0, 0, w, h);
	inner.m = svg_multiply(inner.m, box);
	svg_walk(s, n, &inner, true);
}

void
svg_markers(struct svg *s, const struct svg_frame *f,
    const struct svg_path *p)
{
	struct svg_style style;
	struct corner *list;
	const xmlNode *n;
	size_t count, i, from, to;
	int which;

	if (p->nops < 2)
		return;
	count = corners(s, p, &list);
	for (which = 0; which < 3; which++) {
		if (f->style.markers[which] == NULL || (n = svg_by_id(s,
		    f->style.markers[which])) == NULL || !svg_is(n, "marker"))
			continue;
		svg_style_alone(s, n, &style);
		from = which == 0 ? 0 : which == 1 ? 1 : count - 1;
		to = which == 0 ? 1 : which == 1 ? count - 1 : count;
		for (i = from; i < to; i++)
			mark(s, f, n, &style, &list[i], which == 0);
	}
}
