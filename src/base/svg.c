/* svg.c - is it an SVG image, and how large?  No more of XML than that. */
#include <string.h>

#include "base/base.h"

/* What is left of the file. */
struct text {
	const char	*p, *end;
};

static bool
begins(struct text t, const char *s)
{
	size_t n = strlen(s);

	return (size_t)(t.end - t.p) >= n && memcmp(t.p, s, n) == 0;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
skip_spaces(struct text *t)
{
	while (t->p < t->end && is_space(*t->p))
		t->p++;
}

/* Move behind the next occurrence; false: there is none. */
static bool
skip_past(struct text *t, const char *s)
{
	for (; t->p < t->end; t->p++)
		if (*t->p == *s && begins(*t, s)) {
			t->p += strlen(s);
			return true;
		}
	return false;
}

/* Past a document type, whose internal subset stands in brackets. */
static bool
skip_doctype(struct text *t)
{
	for (; t->p < t->end; t->p++) {
		if (*t->p == '[' && !skip_past(t, "]"))
			return false;
		if (t->p < t->end && *t->p == '>') {
			t->p++;
			return true;
		}
	}
	return false;
}

/* To what follows the name of the root element, if that is svg. */
static bool
find_svg(struct text *t)
{
	const char *local;
	bool more = true;

	if (begins(*t, "\xEF\xBB\xBF"))
		t->p += 3;
	while (more) {
		skip_spaces(t);
		if (begins(*t, "<?"))
			more = skip_past(t, "?>");
		else if (begins(*t, "<!--"))
			more = skip_past(t, "-->");
		else if (begins(*t, "<!DOCTYPE"))
			more = skip_doctype(t);
		else
			break;
	}
	if (!more || t->p == t->end || *t->p != '<')
		return false;
	local = ++t->p;
	for (; t->p < t->end && !is_space(*t->p) && *t->p != '>' &&
	    *t->p != '/'; t->p++)
		if (*t->p == ':')
			local = t->p + 1;
	return t->p - local == 3 && memcmp(local, "svg", 3) == 0;
}

/* The next attribute of the tag; false: the tag ends. */
static bool
next_attr(struct text *t, struct text *name, struct text *value)
{
	char quote;

	skip_spaces(t);
	name->p = t->p;
	while (t->p < t->end && !is_space(*t->p) && *t->p != '=' &&
	    *t->p != '>' && *t->p != '/')
		t->p++;
	name->end = t->p;
	skip_spaces(t);
	if (name->p == name->end || t->p == t->end || *t->p++ != '=')
		return false;
	skip_spaces(t);
	if (t->p == t->end || (*t->p != '"' && *t->p != '\''))
		return false;
	quote = *t->p++;
	value->p = t->p;
	while (t->p < t->end && *t->p != quote)
		t->p++;
	value->end = t->p;
	return t->p++ < t->end;
}

/* A number in 1/1000, without strtod() and its locale. */
static bool
number(struct text *t, int64_t *v)
{
	int64_t scale = 1000;
	bool digits = false, point = false;

	*v = 0;
	while (t->p < t->end && (is_space(*t->p) || *t->p == ','))
		t->p++;
	if (t->p < t->end && (*t->p == '-' || *t->p == '+'))
		t->p++;
	for (; t->p < t->end; t->p++) {
		if (*t->p == '.' && !point) {
			point = true;
			continue;
		}
		if (*t->p < '0' || *t->p > '9')
			break;
		digits = true;
		if (point && scale > 1) {
			scale /= 10;
			*v += (*t->p - '0') * scale;
		} else if (!point && *v < INT64_C(1000000000000)) {
			*v = *v * 10 + (*t->p - '0') * 1000;
		}
	}
	return digits;
}

/* A length in 1/1000 px; 0: none, or relative to something. */
static int64_t
length(struct text t)
{
	static const struct {
		char	unit[4];
		int64_t	num, den;
	} units[] = {
		{ "px", 1, 1 }, { "pt", 4, 3 }, { "pc", 16, 1 },
		{ "in", 96, 1 }, { "cm", 9600, 254 }, { "mm", 960, 254 },
		{ "rem", 16, 1 }, { "em", 16, 1 }, { "ex", 8, 1 }
	};
	int64_t v;
	size_t i;

	if (!number(&t, &v))
		return 0;
	skip_spaces(&t);
	if (t.p == t.end)
		return v;
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (begins(t, units[i].unit))
			return v * units[i].num / units[i].den;
	return 0;
}

static uint32_t
pixels(int64_t v)
{
	v = (v + 500) / 1000;
	return v < 1 ? 0 : v > UINT16_MAX ? UINT16_MAX : (uint32_t)v;
}

/* n * a / b, as far as a size goes. */
static int64_t
share(int64_t n, int64_t a, int64_t b)
{
	double v = (double)n * (double)a / (double)b;

	return v < 1e15 ? (int64_t)v : INT64_C(1000000000000000);
}

/* What width and height leave open, the viewBox gives. */
static void
fill_in(int64_t *width, int64_t *height, struct text box)
{
	int64_t v[4];
	int i;

	for (i = 0; i < 4; i++)
		if (!number(&box, &v[i]))
			return;
	if (v[2] <= 0 || v[3] <= 0)
		return;
	if (*width == 0 && *height == 0) {
		*width = v[2];
		*height = v[3];
	} else if (*width == 0) {
		*width = share(*height, v[2], v[3]);
	} else if (*height == 0) {
		*height = share(*width, v[3], v[2]);
	}
}

bool
svg_sniff(const unsigned char *data, size_t size, uint32_t *width,
    uint32_t *height)
{
	struct text t = { (const char *)data, (const char *)data + size };
	struct text name, value, box = { NULL, NULL };
	int64_t w = 0, h = 0;
	size_t n;

	if (size == 0 || !find_svg(&t))
		return false;
	while (next_attr(&t, &name, &value)) {
		n = (size_t)(name.end - name.p);
		if (n == 5 && memcmp(name.p, "width", n) == 0)
			w = length(value);
		else if (n == 6 && memcmp(name.p, "height", n) == 0)
			h = length(value);
		else if (n == 7 && memcmp(name.p, "viewBox", n) == 0)
			box = value;
	}
	fill_in(&w, &h, box);
	*width = pixels(w);
	*height = pixels(h);
	return true;
}
