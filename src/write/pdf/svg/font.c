/* font.c - the properties of fonts, and what their values mean. */
#include <string.h>
#include <strings.h>

#include "write/pdf/svg/svg.h"

static bool
is(const char *v, const char *word)
{
	return strcasecmp(v, word) == 0;
}

void
svg_set_size(struct svg_setting *g, const char *v)
{
	static const struct {
		const char	*name;
		double		 px;
	} names[] = {
		{ "xx-small", 9 }, { "x-small", 10 }, { "small", 13 },
		{ "medium", 16 }, { "large", 18 }, { "x-large", 24 },
		{ "xx-large", 32 }
	};
	double up = g->up->size;
	struct svg_units u = { up, up * 1.0, up * 1.0 };
	struct svg_text t = svg_text(v);
	size_t i;
	double got;

	if (svg_length(&t, &u, SVG_X, &got) && got >= 0)
		g->style->size = got;
	else if (is(v, "smaller"))
		g->style->size = up / 1.2;
	else if (is(v, "larger"))
		g->style->size = up * 1.2;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (is(v, names[i].name))
			g->style->size = names[i].px;
}

/* Does one of the words stand in a list of families? */
static bool
names_one(const char *v, const char *const *words, size_t n)
{
	size_t i, len;

	for (; *v != '\0'; v++)
		for (i = 0; i < n; i++) {
			len = strlen(words[i]);
			if (strncasecmp(v, words[i], len) == 0)
				return true;
		}
	return false;
}

/* The family that comes nearest, of the three that a document has. */
void
svg_set_family(struct svg_setting *g, const char *v)
{
	static const char *const mono[] = { "mono", "courier", "consol",
	    "menlo", "typewriter" };
	static const char *const sans[] = { "sans", "arial", "helvetica",
	    "verdana", "roboto" };
	static const char *const serif[] = { "serif", "times", "georgia",
	    "garamond", "roman", "palatino", "libertine", "cambria" };

	if (names_one(v, mono, sizeof(mono) / sizeof(mono[0])))
		g->style->family = PDF_MONO;
	else if (names_one(v, sans, sizeof(sans) / sizeof(sans[0])))
		g->style->family = PDF_SANS;
	else if (names_one(v, serif, sizeof(serif) / sizeof(serif[0])))
		g->style->family = PDF_SERIF;
	else
		g->style->family = PDF_SANS;
}

void
svg_set_weight(struct svg_setting *g, const char *v)
{
	struct svg_text t = svg_text(v);
	double n;

	if (svg_number(&t, &n))
		g->style->bold = n >= 600;
	else
		g->style->bold = is(v, "bold") || is(v, "bolder");
}

void
svg_set_slant(struct svg_setting *g, const char *v)
{
	g->style->italic = strncasecmp(v, "italic", 6) == 0 ||
	    strncasecmp(v, "oblique", 7) == 0;
}

/* The shorthand: style and weight, then the size, then families. */
void
svg_set_font(struct svg_setting *g, const char *v)
{
	const char *size = v;
	char *word;
	size_t n;

	g->style->bold = g->style->italic = false;
	for (; *size != '\0'; size += n, size += strspn(size, " ")) {
		n = strcspn(size, " ");
		if (*size >= '1' && *size <= '9' && !(n == 3 &&
		    strspn(size, "0123456789") == 3))
			break;
		word = conv_strndup(g->s->arena, size, n);
		if (is(word, "italic") || is(word, "oblique"))
			svg_set_slant(g, word);
		else if (!is(word, "normal"))
			svg_set_weight(g, word);
	}
	svg_set_size(g, size);
	svg_set_family(g, size + strcspn(size, " "));
}
