/* matrix.c - transformations, and viewports with a viewBox. */
#include <string.h>

#include "write/pdf/svg/svg.h"

struct svg_matrix
svg_multiply(struct svg_matrix p, struct svg_matrix q)
{
	return (struct svg_matrix){
		p.a * q.a + p.c * q.b, p.b * q.a + p.d * q.b,
		p.a * q.c + p.c * q.d, p.b * q.c + p.d * q.d,
		p.a * q.e + p.c * q.f + p.e, p.b * q.e + p.d * q.f + p.f
	};
}

struct svg_matrix
svg_translate(struct svg_matrix m, double x, double y)
{
	return svg_multiply(m, (struct svg_matrix){ 1, 0, 0, 1, x, y });
}

struct svg_matrix
svg_zoom(struct svg_matrix m, double x, double y)
{
	return svg_multiply(m, (struct svg_matrix){ x, 0, 0, y, 0, 0 });
}

void
svg_apply(const struct svg_matrix *m, double *x, double *y)
{
	double px = *x, py = *y;

	*x = m->a * px + m->c * py + m->e;
	*y = m->b * px + m->d * py + m->f;
}

static struct svg_matrix
do_matrix(struct svg_matrix m, const double *v, int n)
{
	return n == 6 ? svg_multiply(m, (struct svg_matrix){ v[0], v[1], v[2],
	    v[3], v[4], v[5] }) : m;
}

static struct svg_matrix
do_translate(struct svg_matrix m, const double *v, int n)
{
	return svg_translate(m, v[0], n > 1 ? v[1] : 0);
}

static struct svg_matrix
do_translate_x(struct svg_matrix m, const double *v, int n)
{
	(void)n;
	return svg_translate(m, v[0], 0);
}

static struct svg_matrix
do_translate_y(struct svg_matrix m, const double *v, int n)
{
	(void)n;
	return svg_translate(m, 0, v[0]);
}

static struct svg_matrix
do_scale(struct svg_matrix m, const double *v, int n)
{
	return svg_zoom(m, v[0], n > 1 ? v[1] : v[0]);
}

static struct svg_matrix
do_scale_x(struct svg_matrix m, const double *v, int n)
{
	(void)n;
	return svg_zoom(m, v[0], 1);
}

static struct svg_matrix
do_scale_y(struct svg_matrix m, const double *v, int n)
{
	(void)n;
	return svg_zoom(m, 1, v[0]);
}

static struct svg_matrix
do_rotate(struct svg_matrix m, const double *v, int n)
{
	double s, c;

	svg_sincos(v[0], &s, &c);
	if (n == 3)
		m = svg_translate(m, v[1], v[2]);
	m = svg_multiply(m, (struct svg_matrix){ c, s, -s, c, 0, 0 });
	return n == 3 ? svg_translate(m, -v[1], -v[2]) : m;
}

/* The tangent of an angle, not of one near 90 degrees. */
static double
tangent(double angle)
{
	double s, c;

	svg_sincos(angle, &s, &c);
	return svg_abs(c) < 1e-6 ? 0 : s / c;
}

static struct svg_matrix
do_skew_x(struct svg_matrix m, const double *v, int n)
{
	(void)n;
	return svg_multiply(m, (struct svg_matrix){ 1, 0, tangent(v[0]), 1,
	    0, 0 });
}

static struct svg_matrix
do_skew_y(struct svg_matrix m, const double *v, int n)
{
	(void)n;
	return svg_multiply(m, (struct svg_matrix){ 1, tangent(v[0]), 0, 1,
	    0, 0 });
}

static const struct {
	const char		*name;
	struct svg_matrix	(*apply)(struct svg_matrix, const double *,
				    int n);
} functions[] = {
	{ "matrix", do_matrix },
	{ "translateX", do_translate_x },
	{ "translateY", do_translate_y },
	{ "translate", do_translate },
	{ "scaleX", do_scale_x },
	{ "scaleY", do_scale_y },
	{ "scale", do_scale },
	{ "rotate", do_rotate },
	{ "skewX", do_skew_x },
	{ "skewY", do_skew_y }
};

/* The numbers up to ")"; units of CSS, px and deg, are no more than noise. */
static int
arguments(struct svg_text *t, double v[6])
{
	int n = 0;

	svg_spaces(t);
	while (n < 6 && svg_number(t, &v[n])) {
		n++;
		while (t->p < t->end && ((*t->p >= 'a' && *t->p <= 'z')))
			t->p++;
		svg_comma(t);
	}
	return n > 0 && svg_word(t, ")") ? n : 0;
}

struct svg_matrix
svg_transform(const char *s, struct svg_matrix m)
{
	struct svg_text t = svg_text(s);
	size_t i, count = sizeof(functions) / sizeof(functions[0]);
	double v[6];
	int n;

	while (svg_comma(&t), t.p < t.end) {
		for (i = 0; i < count; i++)
			if (svg_word(&t, functions[i].name))
				break;
		svg_spaces(&t);
		if (i == count || !svg_word(&t, "(") ||
		    (n = arguments(&t, v)) == 0)
			return m;
		m = functions[i].apply(m, v, n);
	}
	return m;
}

double
svg_split(struct svg_matrix m, struct svg_matrix *rest)
{
	double s = svg_sqrt(svg_abs(m.a * m.d - m.b * m.c));

	if (!(s > 1e-9) || !(s < 1e9))
		return 0;
	*rest = (struct svg_matrix){ m.a / s, m.b / s, m.c / s, m.d / s,
	    m.e, m.f };
	return s;
}

bool
svg_is_even(const struct svg_matrix *m)
{
	double turned = svg_abs(m->a - m->d) + svg_abs(m->b + m->c);
	double flipped = svg_abs(m->a + m->d) + svg_abs(m->b - m->c);
	double size = svg_abs(m->a) + svg_abs(m->b);

	return turned < size * 1e-6 || flipped < size * 1e-6;
}

static int64_t
micro(double v)
{
	v *= 1e6;
	if (!(v > -1e12 && v < 1e12))
		return 0;
	return (int64_t)(v < 0 ? v - 0.5 : v + 0.5);
}

struct pdf_matrix
svg_fixed(const struct svg_matrix *m)
{
	return (struct pdf_matrix){ micro(m->a), micro(m->b), micro(m->c),
	    micro(m->d), svg_milli(m->e), svg_milli(m->f) };
}

/* xMin, xMid or xMax: which part of the room lies before it. */
static double
aligned(const char *ratio, const char *axis)
{
	const char *p = strstr(ratio, axis);

	if (p == NULL || strncmp(p + 1, "Mid", 3) == 0)
		return 0.5;
	return strncmp(p + 1, "Max", 3) == 0 ? 1 : 0;
}

bool
svg_view_box(const char *box, const char *ratio, double w, double h,
    struct svg_matrix *m, double size[4])
{
	struct svg_text t = svg_text(box != NULL ? box : "");
	double sx, sy;
	int i;

	for (i = 0; i < 4; i++) {
		svg_comma(&t);
		if (!svg_number(&t, &size[i]))
			return false;
	}
	if (!(size[2] > 0) || !(size[3] > 0))
		return false;
	sx = w / size[2];
	sy = h / size[3];
	if (ratio == NULL)
		ratio = "";
	if (strstr(ratio, "none") == NULL) {
		if ((strstr(ratio, "slice") != NULL) == (sx < sy))
			sx = sy;
		else
			sy = sx;
	}
	*m = svg_translate(*m, (w - sx * size[2]) * aligned(ratio, "x"),
	    (h - sy * size[3]) * aligned(ratio, "Y"));
	*m = svg_zoom(*m, sx, sy);
	*m = svg_translate(*m, -size[0], -size[1]);
	return true;
}
