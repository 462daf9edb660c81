/* path.c - paths: lines and curves from what a path's data says. */
#include <string.h>

#include "write/pdf/svg/svg.h"

static void
put(struct svg_path *p, enum pdf_path_op op, const double *xy, size_t n)
{
	p->ops = arena_grow(p->arena, p->ops, &p->ops_cap, p->nops + 1, 1);
	p->ops[p->nops++] = (unsigned char)op;
	p->xy = arena_grow(p->arena, p->xy, &p->xy_cap, p->nxy + n,
	    sizeof(*p->xy));
	if (n > 0) {
		memcpy(p->xy + p->nxy, xy, n * sizeof(*xy));
		p->x = xy[n - 2];
		p->y = xy[n - 1];
	}
	p->nxy += n;
}

void
svg_move(struct svg_path *p, double x, double y)
{
	double xy[2] = { x, y };

	put(p, PDF_MOVE, xy, 2);
	p->x0 = x;
	p->y0 = y;
}

/* After a path is closed the next one starts where that one did. */
static void
reopen(struct svg_path *p)
{
	if (p->nops > 0 && p->ops[p->nops - 1] == PDF_CLOSE)
		svg_move(p, p->x0, p->y0);
}

void
svg_line(struct svg_path *p, double x, double y)
{
	double xy[2] = { x, y };

	reopen(p);
	put(p, PDF_LINE, xy, 2);
}

void
svg_curve(struct svg_path *p, double x1, double y1, double x2, double y2,
    double x, double y)
{
	double xy[6] = { x1, y1, x2, y2, x, y };

	reopen(p);
	put(p, PDF_CURVE, xy, 6);
}

void
svg_close(struct svg_path *p)
{
	if (p->nops == 0 || p->ops[p->nops - 1] == PDF_CLOSE)
		return;
	put(p, PDF_CLOSE, NULL, 0);
	p->x = p->x0;
	p->y = p->y0;
}

/* An ellipse around cx, cy: unit vectors to points of the path. */
struct oval {
	struct svg_path	*path;
	double		 cx, cy, rx, ry, s, c;
};

static void
oval_point(const struct oval *o, double x, double y, double *px, double *py)
{
	x *= o->rx;
	y *= o->ry;
	*px = o->cx + o->c * x - o->s * y;
	*py = o->cy + o->s * x + o->c * y;
}

/* At most a quarter, from unit vector u to v; turn is 1 or -1. */
static void
oval_piece(const struct oval *o, const double u[2], const double v[2],
    double turn)
{
	double dot = u[0] * v[0] + u[1] * v[1], half, k;
	double x1, y1, x2, y2, x, y;

	dot = dot > 1 ? 1 : dot < -1 ? -1 : dot;
	half = svg_sqrt((1 + dot) / 2);
	k = turn * 4 / 3 * svg_sqrt((1 - dot) / 2) / (1 + half);
	oval_point(o, u[0] - k * u[1], u[1] + k * u[0], &x1, &y1);
	oval_point(o, v[0] + k * v[1], v[1] - k * v[0], &x2, &y2);
	oval_point(o, v[0], v[1], &x, &y);
	svg_curve(o->path, x1, y1, x2, y2, x, y);
}

/* From u to v, in quarters and what remains. */
static void
oval_arc(const struct oval *o, double u[2], const double v[2], bool sweep)
{
	double turn = sweep ? 1 : -1, next[2], cross, dot;
	int i;

	for (i = 0; i < 3; i++) {
		cross = turn * (u[0] * v[1] - u[1] * v[0]);
		dot = u[0] * v[0] + u[1] * v[1];
		if (cross > -1e-9 && dot > -1e-9)
			break;
		next[0] = -turn * u[1];
		next[1] = turn * u[0];
		oval_piece(o, u, next, turn);
		u[0] = next[0];
		u[1] = next[1];
	}
	oval_piece(o, u, v, turn);
}

static void
unit(double v[2])
{
	double n = svg_sqrt(v[0] * v[0] + v[1] * v[1]);

	if (n > 0) {
		v[0] /= n;
		v[1] /= n;
	}
}

/* From the end points to the centre: SVG 1.1, F.6.5. */
void
svg_arc(struct svg_path *p, double rx, double ry, double angle, bool large,
    bool sweep, double x, double y)
{
	struct oval o = { .path = p, .rx = svg_abs(rx), .ry = svg_abs(ry) };
	double dx = (p->x - x) / 2, dy = (p->y - y) / 2, px, py, q, k;
	double u[2], v[2], ex = x, ey = y;

	if (dx == 0 && dy == 0)
		return;
	if (!(o.rx > 1e-9) || !(o.ry > 1e-9)) {
		svg_line(p, x, y);
		return;
	}
	svg_sincos(angle, &o.s, &o.c);
	px = (o.c * dx + o.s * dy) / o.rx;
	py = (-o.s * dx + o.c * dy) / o.ry;
	q = px * px + py * py;
	if (q > 1) {			/* too small: as large as need be */
		k = svg_sqrt(q);
		o.rx *= k;
		o.ry *= k;
		px /= k;
		py /= k;
		q = 1;
	}
	k = svg_sqrt((1 - q) / q) * (large == sweep ? -1 : 1);
	u[0] = px - k * py;
	u[1] = py + k * px;
	v[0] = -px - k * py;
	v[1] = -py + k * px;
	unit(u);
	unit(v);
	dx = o.rx * k * py;
	dy = -o.ry * k * px;
	o.cx = (p->x + x) / 2 + o.c * dx - o.s * dy;
	o.cy = (p->y + y) / 2 + o.s * dx + o.c * dy;
	oval_arc(&o, u, v, sweep);
	/* what is next to it starts at its end, to the last digit */
	p->xy[p->nxy - 2] = p->x = ex;
	p->xy[p->nxy - 1] = p->y = ey;
}

/* One path's data while it is read. */
struct reader {
	struct svg_path	*path;
	double		 cx, cy;	/* control point before the pen */
	char		 last;		/* command, in capitals */
};

static void
do_move(struct reader *r, const double *v)
{
	svg_move(r->path, v[0], v[1]);
}

static void
do_line(struct reader *r, const double *v)
{
	svg_line(r->path, v[0], v[1]);
}

static void
do_horizontal(struct reader *r, const double *v)
{
	svg_line(r->path, v[0], r->path->y);
}

static void
do_vertical(struct reader *r, const double *v)
{
	svg_line(r->path, r->path->x, v[0]);
}

static void
do_curve(struct reader *r, const double *v)
{
	svg_curve(r->path, v[0], v[1], v[2], v[3], v[4], v[5]);
	r->cx = v[2];
	r->cy = v[3];
}

/* The control point mirrored at the pen, where there was one. */
static void
mirror(const struct reader *r, const char *after, double *x, double *y)
{
	*x = r->path->x;
	*y = r->path->y;
	if (strchr(after, r->last) != NULL) {
		*x += *x - r->cx;
		*y += *y - r->cy;
	}
}

static void
do_smooth(struct reader *r, const double *v)
{
	double x, y;

	mirror(r, "CS", &x, &y);
	svg_curve(r->path, x, y, v[0], v[1], v[2], v[3]);
	r->cx = v[0];
	r->cy = v[1];
}

static void
quadratic(struct reader *r, double x1, double y1, double x, double y)
{
	double px = r->path->x, py = r->path->y;

	svg_curve(r->path, px + (x1 - px) * 2 / 3, py + (y1 - py) * 2 / 3,
	    x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y);
	r->cx = x1;
	r->cy = y1;
}

static void
do_quadratic(struct reader *r, const double *v)
{
	quadratic(r, v[0], v[1], v[2], v[3]);
}

static void
do_quadratic_smooth(struct reader *r, const double *v)
{
	double x, y;

	mirror(r, "QT", &x, &y);
	quadratic(r, x, y, v[0], v[1]);
}

static void
do_arc(struct reader *r, const double *v)
{
	svg_arc(r->path, v[0], v[1], v[2], v[3] != 0, v[4] != 0, v[5], v[6]);
}

static void
do_close(struct reader *r, const double *v)
{
	(void)v;
	svg_close(r->path);
}

/* kinds: x or y, to which the pen is added in lower case; n, flag f. */
static const struct {
	char		 name;
	const char	*kinds;
	void		(*apply)(struct reader *, const double *);
} commands[] = {
	{ 'M', "xy", do_move },
	{ 'L', "xy", do_line },
	{ 'H', "x", do_horizontal },
	{ 'V', "y", do_vertical },
	{ 'C', "xyxyxy", do_curve },
	{ 'S', "xyxy", do_smooth },
	{ 'Q', "xyxy", do_quadratic },
	{ 'T', "xy", do_quadratic_smooth },
	{ 'A', "nnnffxy", do_arc },
	{ 'Z', "", do_close }
};

static bool
flag(struct svg_text *t, double *v)
{
	if (t->p == t->end || (*t->p != '0' && *t->p != '1'))
		return false;
	*v = *t->p++ - '0';
	return true;
}

static bool
numbers(struct svg_text *t, const char *kinds, bool relative,
    const struct svg_path *p, double v[7])
{
	size_t i;

	for (i = 0; kinds[i] != '\0'; i++) {
		svg_comma(t);
		if (kinds[i] == 'f' ? !flag(t, &v[i]) : !svg_number(t, &v[i]))
			return false;
		if (relative && kinds[i] == 'x')
			v[i] += p->x;
		if (relative && kinds[i] == 'y')
			v[i] += p->y;
	}
	return true;
}

/* The row of a command's letter, or a count of all. */
static size_t
command(char c)
{
	size_t i, n = sizeof(commands) / sizeof(commands[0]);

	for (i = 0; i < n; i++)
		if ((c & ~32) == commands[i].name)
			break;
	return i;
}

static bool
starts_number(const struct svg_text *t)
{
	return t->p < t->end && strchr("+-.0123456789", *t->p) != NULL &&
	    *t->p != '\0';
}

bool
svg_path_data(struct svg *s, struct svg_path *p, const char *d)
{
	struct svg_text t = svg_text(d);
	struct reader r = { .path = p };
	double v[7] = { 0 };
	bool relative = false;
	size_t k = 0, count = sizeof(commands) / sizeof(commands[0]);

	while (svg_comma(&t), t.p < t.end) {
		if (!starts_number(&t)) {
			k = command(*t.p);
			if (k == count || (p->nops == 0 && k != 0))
				return false;
			relative = *t.p++ >= 'a';
		} else if (p->nops == 0 || *commands[k].kinds == '\0') {
			return false;
		}
		if (!numbers(&t, commands[k].kinds, relative, p, v) ||
		    !svg_spend(s, &s->segments, 1, LIMIT_SVG_SEGMENTS))
			return false;
		commands[k].apply(&r, v);
		r.last = commands[k].name;
		if (k == 0)		/* more points are lines */
			k = 1;
	}
	return true;
}
