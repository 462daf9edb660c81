/* shape.c - the outlines of shapes, and boxes around them. */
#include <string.h>

#include "write/pdf/svg/svg.h"

#define KAPPA	0.5522847498307936	/* of a quarter circle's curve */

static void
quarter(struct svg_path *p, double x, double y, bool flat)
{
	double px = p->x, py = p->y;

	/* it leaves level where flat, and arrives upright */
	if (flat)
		svg_curve(p, px + KAPPA * (x - px), py, x,
		    y - KAPPA * (y - py), x, y);
	else
		svg_curve(p, px, py + KAPPA * (y - py),
		    x - KAPPA * (x - px), y, x, y);
}

static void
oval(struct svg_path *p, double cx, double cy, double rx, double ry)
{
	if (!(rx > 0) || !(ry > 0))
		return;
	svg_move(p, cx + rx, cy);
	quarter(p, cx, cy + ry, false);
	quarter(p, cx - rx, cy, true);
	quarter(p, cx, cy - ry, false);
	quarter(p, cx + rx, cy, true);
	svg_close(p);
}

static void
rect(struct svg_path *p, double x, double y, double w, double h, double rx,
    double ry)
{
	if (!(w > 0) || !(h > 0))
		return;
	rx = rx < 0 ? (ry > 0 ? ry : 0) : rx;
	ry = ry < 0 ? rx : ry;
	rx = rx > w / 2 ? w / 2 : rx;
	ry = ry > h / 2 ? h / 2 : ry;
	if (!(rx > 0) || !(ry > 0)) {
		svg_move(p, x, y);
		svg_line(p, x + w, y);
		svg_line(p, x + w, y + h);
		svg_line(p, x, y + h);
		svg_close(p);
		return;
	}
	svg_move(p, x + rx, y);
	svg_line(p, x + w - rx, y);
	quarter(p, x + w, y + ry, true);
	svg_line(p, x + w, y + h - ry);
	quarter(p, x + w - rx, y + h, false);
	svg_line(p, x + rx, y + h);
	quarter(p, x, y + h - ry, true);
	svg_line(p, x, y + ry);
	quarter(p, x + rx, y, false);
	svg_close(p);
}

static double
get(struct svg *s, const xmlNode *n, const char *name,
    const struct svg_units *u, enum svg_axis axis)
{
	return svg_attr_length(s, n, name, u, axis, 0);
}

static void
do_rect(struct svg *s, const xmlNode *n, const struct svg_units *u,
    struct svg_path *p)
{
	rect(p, get(s, n, "x", u, SVG_X), get(s, n, "y", u, SVG_Y),
	    get(s, n, "width", u, SVG_X), get(s, n, "height", u, SVG_Y),
	    svg_attr_length(s, n, "rx", u, SVG_X, -1),
	    svg_attr_length(s, n, "ry", u, SVG_Y, -1));
}

static void
do_circle(struct svg *s, const xmlNode *n, const struct svg_units *u,
    struct svg_path *p)
{
	double r = get(s, n, "r", u, SVG_BOTH);

	oval(p, get(s, n, "cx", u, SVG_X), get(s, n, "cy", u, SVG_Y), r, r);
}

static void
do_ellipse(struct svg *s, const xmlNode *n, const struct svg_units *u,
    struct svg_path *p)
{
	double rx = svg_attr_length(s, n, "rx", u, SVG_X, -1);
	double ry = svg_attr_length(s, n, "ry", u, SVG_Y, -1);

	oval(p, get(s, n, "cx", u, SVG_X), get(s, n, "cy", u, SVG_Y),
	    rx < 0 ? ry : rx, ry < 0 ? rx : ry);
}

static void
do_line(struct svg *s, const xmlNode *n, const struct svg_units *u,
    struct svg_path *p)
{
	svg_move(p, get(s, n, "x1", u, SVG_X), get(s, n, "y1", u, SVG_Y));
	svg_line(p, get(s, n, "x2", u, SVG_X), get(s, n, "y2", u, SVG_Y));
}

static void
do_polyline(struct svg *s, const xmlNode *n, const struct svg_units *u,
    struct svg_path *p)
{
	const char *points = svg_attr(s, n, "points");
	struct svg_text t = svg_text(points != NULL ? points : "");
	double x, y;

	(void)u;
	while (svg_comma(&t), svg_number(&t, &x)) {
		svg_comma(&t);
		if (!svg_number(&t, &y) ||
		    !svg_spend(s, &s->segments, 1, LIMIT_SVG_SEGMENTS))
			break;
		if (p->nops == 0)
			svg_move(p, x, y);
		else
			svg_line(p, x, y);
	}
}

static void
do_polygon(struct svg *s, const xmlNode *n, const struct svg_units *u,
    struct svg_path *p)
{
	do_polyline(s, n, u, p);
	svg_close(p);
}

static void
do_path(struct svg *s, const xmlNode *n, const struct svg_units *u,
    struct svg_path *p)
{
	const char *d = svg_attr(s, n, "d");

	(void)u;
	if (d != NULL && strcmp(d, "none") != 0 && !svg_path_data(s, p, d))
		svg_lost(s, "the rest of a damaged path");
}

bool
svg_shape(struct svg *s, const xmlNode *n, const struct svg_units *u,
    struct svg_path *p)
{
	static const struct {
		const char	*name;
		void		(*make)(struct svg *, const xmlNode *,
				    const struct svg_units *,
				    struct svg_path *);
	} shapes[] = {
		{ "path", do_path }, { "rect", do_rect },
		{ "circle", do_circle }, { "ellipse", do_ellipse },
		{ "line", do_line }, { "polyline", do_polyline },
		{ "polygon", do_polygon }
	};
	size_t i;

	*p = (struct svg_path){ .arena = s->arena };
	for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		if (svg_is(n, shapes[i].name)) {
			shapes[i].make(s, n, u, p);
			return true;
		}
	return false;
}

void
svg_box_add(struct svg_box *b, double x, double y)
{
	b->x0 = x < b->x0 ? x : b->x0;
	b->y0 = y < b->y0 ? y : b->y0;
	b->x1 = x > b->x1 ? x : b->x1;
	b->y1 = y > b->y1 ? y : b->y1;
}

static double
at(double a, double b, double c, double d, double t)
{
	double u = 1 - t;

	return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c +
	    t * t * t * d;
}

/* Where one coordinate of a curve turns: at most two places. */
static int
turns(double p0, double p1, double p2, double p3, double t[2])
{
	double a = p3 - 3 * p2 + 3 * p1 - p0, b = 2 * (p2 - 2 * p1 + p0);
	double c = p1 - p0, root, q;
	int n = 0;

	if (svg_abs(a) < 1e-12) {
		if (svg_abs(b) > 1e-12)
			t[n++] = -c / b;
		return n;
	}
	q = b * b - 4 * a * c;
	if (q < 0)
		return 0;
	root = svg_sqrt(q);
	t[n++] = (-b + root) / (2 * a);
	t[n++] = (-b - root) / (2 * a);
	return n;
}

static void
curve_box(struct svg_box *box, double x, double y, const double *c)
{
	double t[4];
	int n = turns(x, c[0], c[2], c[4], t), i;

	n += turns(y, c[1], c[3], c[5], t + n);
	for (i = 0; i < n; i++)
		if (t[i] > 0 && t[i] < 1)
			svg_box_add(box, at(x, c[0], c[2], c[4], t[i]),
			    at(y, c[1], c[3], c[5], t[i]));
	svg_box_add(box, c[4], c[5]);
}

void
svg_path_box(const struct svg_path *p, struct svg_box *box)
{
	const double *xy = p->xy;
	double x = 0, y = 0;
	size_t i;

	*box = SVG_NO_BOX;
	for (i = 0; i < p->nops; i++) {
		if (p->ops[i] == PDF_CLOSE)
			continue;
		if (p->ops[i] == PDF_CURVE) {
			curve_box(box, x, y, xy);
			xy += 4;
		} else {
			svg_box_add(box, xy[0], xy[1]);
		}
		x = xy[0];
		y = xy[1];
		xy += 2;
	}
}
