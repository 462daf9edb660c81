/* number.c - numbers and lengths of SVG and CSS, the same everywhere. */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "write/pdf/svg/svg.h"

#define MOST	1e9		/* no number is larger */

struct svg_text
svg_text(const char *s)
{
	return (struct svg_text){ s, s + strlen(s) };
}

bool
svg_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

void
svg_spaces(struct svg_text *t)
{
	while (t->p < t->end && svg_is_space(*t->p))
		t->p++;
}

void
svg_comma(struct svg_text *t)
{
	svg_spaces(t);
	if (t->p < t->end && *t->p == ',') {
		t->p++;
		svg_spaces(t);
	}
}

bool
svg_word(struct svg_text *t, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(t->end - t->p) < n || strncasecmp(t->p, word, n) != 0)
		return false;
	t->p += n;
	return true;
}

static double
clamp(double v, double most)
{
	return v > most ? most : v < -most ? -most : v == v ? v : 0;
}

/* m * 10^e; one operation, so exactly rounded, for all usual numbers. */
static double
scaled(uint64_t m, int e)
{
	static const double tens[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
	    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
	    1e19, 1e20, 1e21, 1e22 };
	double v = (double)m;

	if (e < -60 || m == 0)
		return 0;
	for (; e < -22; e += 22)
		v /= tens[22];
	if (e < 0)
		return v / tens[-e];
	return e > 22 ? MOST : v * tens[e];
}

/* "e5", but not the first letter of "em". */
static int
exponent(struct svg_text *t)
{
	const char *p = t->p + 1;
	bool minus = false;
	int e = 0;

	if (t->p == t->end || (*t->p != 'e' && *t->p != 'E'))
		return 0;
	if (p < t->end && (*p == '-' || *p == '+'))
		minus = *p++ == '-';
	if (p == t->end || *p < '0' || *p > '9')
		return 0;
	for (; p < t->end && *p >= '0' && *p <= '9'; p++)
		if (e < 1000)
			e = e * 10 + (*p - '0');
	t->p = p;
	return minus ? -e : e;
}

bool
svg_number(struct svg_text *t, double *v)
{
	bool minus = false, point = false, digits = false;
	const char *start = t->p;
	uint64_t m = 0;
	int e = 0;

	if (t->p < t->end && (*t->p == '-' || *t->p == '+'))
		minus = *t->p++ == '-';
	for (; t->p < t->end; t->p++) {
		if (*t->p == '.' && !point) {
			point = true;
			continue;
		}
		if (*t->p < '0' || *t->p > '9')
			break;
		digits = true;
		if (m < UINT64_C(100000000000000)) {
			m = m * 10 + (uint64_t)(*t->p - '0');
			e -= point;
		} else if (e < 1000) {
			e += !point;
		}
	}
	if (!digits) {
		t->p = start;
		return false;
	}
	*v = clamp(scaled(m, e + exponent(t)), MOST);
	if (minus)
		*v = -*v;
	return true;
}

static double
whole(const struct svg_units *u, enum svg_axis axis)
{
	return axis == SVG_X ? u->vw : axis == SVG_Y ? u->vh :
	    svg_sqrt((u->vw * u->vw + u->vh * u->vh) / 2);
}

bool
svg_length(struct svg_text *t, const struct svg_units *u, enum svg_axis axis,
    double *v)
{
	static const struct {
		char	name[4];
		double	px;
	} units[] = {
		{ "px", 1 }, { "pt", 4.0 / 3 }, { "pc", 16 }, { "in", 96 },
		{ "cm", 96 / 2.54 }, { "mm", 96 / 25.4 }, { "q", 96 / 101.6 },
		{ "rem", 16 }
	};
	size_t i;

	svg_spaces(t);
	if (!svg_number(t, v))
		return false;
	if (svg_word(t, "%")) {
		*v *= whole(u, axis) / 100;
	} else if (svg_word(t, "em")) {
		*v *= u->em;
	} else if (svg_word(t, "ex") || svg_word(t, "ch")) {
		*v *= u->em / 2;
	} else {
		for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
			if (svg_word(t, units[i].name)) {
				*v *= units[i].px;
				break;
			}
	}
	*v = clamp(*v, MOST);
	return true;
}

double
svg_share(const char *s, double missing)
{
	struct svg_text t = svg_text(s);
	double v;

	svg_spaces(&t);
	if (!svg_number(&t, &v))
		return missing;
	if (svg_word(&t, "%"))
		v /= 100;
	return v < 0 ? 0 : v > 1 ? 1 : v;
}

int32_t
svg_milli(double v)
{
	v = clamp(v, 1e6) * 1000;
	return (int32_t)(v < 0 ? v - 0.5 : v + 0.5);
}

double
svg_abs(double v)
{
	return v < 0 ? -v : v;
}

double
svg_sqrt(double v)
{
	return v > 0 ? sqrt(v) : 0;
}

/* By Taylor's series, of an angle of at most 45 degrees. */
static void
series(double degrees, double *sine, double *cosine)
{
	double x = degrees * 0.017453292519943295, term = 1;
	int i;

	*sine = 0;
	*cosine = 1;
	for (i = 1; i < 20; i++) {
		term = term * x / i;
		if (i % 2 != 0)
			*sine += i % 4 == 1 ? term : -term;
		else
			*cosine += i % 4 == 0 ? term : -term;
	}
}

void
svg_sincos(double angle, double *sine, double *cosine)
{
	double s, c, turns = angle / 360;
	int quarter;

	angle -= 360 * (double)(int64_t)clamp(turns, 1e9);
	if (angle < 0)
		angle += 360;
	quarter = (int)((angle + 45) / 90);
	series(angle - 90 * quarter, &s, &c);
	switch (quarter % 4) {
	case 0:
		*sine = s;
		*cosine = c;
		break;
	case 1:
		*sine = c;
		*cosine = -s;
		break;
	case 2:
		*sine = -s;
		*cosine = -c;
		break;
	default:
		*sine = -c;
		*cosine = s;
		break;
	}
}
