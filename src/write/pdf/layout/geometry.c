/* geometry.c - the paper, its margins and the text area between them. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define MEASURE		33500	/* 1/1000 of the size: about 70 letters */
#define SIDE_MIN	28000	/* the least default margin */
#define TOP_SHARE	104	/* of the paper's height, in 1/1000 */
#define BOTTOM_SHARE	116

/* Margins as the options give them; -1: the design's own. */
struct margins {
	int32_t	left, right, top, bottom;
};

static bool
margin_set(struct margins *m, const char *key, int32_t v)
{
	static const struct {
		const char	*key;
		bool		 left, right, top, bottom;
	} keys[] = {
		{ "margin", true, true, true, true },
		{ "hmargin", true, true, false, false },
		{ "vmargin", false, false, true, true },
		{ "left", true, false, false, false },
		{ "inner", true, false, false, false },
		{ "right", false, true, false, false },
		{ "outer", false, true, false, false },
		{ "top", false, false, true, false },
		{ "bottom", false, false, false, true }
	};
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(keys[i].key, key) != 0)
			continue;
		if (keys[i].left)
			m->left = v;
		if (keys[i].right)
			m->right = v;
		if (keys[i].top)
			m->top = v;
		if (keys[i].bottom)
			m->bottom = v;
		return true;
	}
	return false;
}

/* One word of geometry: "left=3cm", "landscape", "a5paper". */
static bool
geometry_word(struct pdf *pdf, struct margins *m, const char *word)
{
	struct pdf_geometry *g = pdf->geometry;
	const char *eq = strchr(word, '='), *tail = strstr(word, "paper");
	const struct paper *paper;
	int32_t v;

	if (eq != NULL && (v = length_parse(eq + 1)) >= 0) {
		if (!margin_set(m, conv_strndup(pdf->arena, word,
		    (size_t)(eq - word)), v))
			conv_report(pdf->job, CONV_WARNING, NULL,
			    "unused-option", "geometry: '%.*s' is no margin; "
			    "it is left out", (int)(eq - word), word);
		return true;
	}
	if (strcmp(word, "landscape") == 0) {
		v = g->width;
		g->width = g->height;
		g->height = v;
		return true;
	}
	if (tail != NULL && (paper = paper_find(word,
	    (size_t)(tail - word))) != NULL) {
		g->width = paper->width;
		g->height = paper->height;
		return true;
	}
	conv_report(pdf->job, CONV_ERROR, NULL, "bad-option",
	    "geometry: '%s' is not understood; it takes words such as "
	    "margin=2cm or left=3cm", word);
	return false;
}

static bool
geometry_read(struct pdf *pdf, struct margins *m)
{
	const char *const *list, *s;
	size_t n, i, len;

	list = conv_opt_list(pdf->job, "geometry", &n);
	for (i = 0; i < n; i++)
		for (s = list[i]; *s != '\0'; s += len) {
			s += strspn(s, ", ");
			len = strcspn(s, ", ");
			if (len > 0 && !geometry_word(pdf, m,
			    conv_strndup(pdf->arena, s, len)))
				return false;
		}
	return true;
}

static void
margins_read(struct pdf *pdf, struct margins *m)
{
	int32_t v;

	if ((v = conv_opt_length(pdf->job, "margin-left")) >= 0)
		m->left = v;
	if ((v = conv_opt_length(pdf->job, "margin-right")) >= 0)
		m->right = v;
	if ((v = conv_opt_length(pdf->job, "margin-top")) >= 0)
		m->top = v;
	if ((v = conv_opt_length(pdf->job, "margin-bottom")) >= 0)
		m->bottom = v;
}

/* The margins that were left open: a measure that reads well. */
static void
margins_default(const struct pdf_geometry *g, struct margins *m)
{
	int32_t side = (g->width - (int32_t)((int64_t)MEASURE * g->size /
	    1000)) / 2;

	if (side < SIDE_MIN)
		side = SIDE_MIN;
	if (m->left < 0)
		m->left = side;
	if (m->right < 0)
		m->right = side;
	if (m->top < 0)
		m->top = (int32_t)((int64_t)g->height * TOP_SHARE / 1000);
	if (m->bottom < 0)
		m->bottom = (int32_t)((int64_t)g->height * BOTTOM_SHARE /
		    1000);
}

static bool
text_area(struct pdf *pdf, const struct margins *m)
{
	struct pdf_geometry *g = pdf->geometry;
	int64_t w = (int64_t)g->width - m->left - m->right;
	int64_t h = (int64_t)g->height - m->top - m->bottom;

	if (w < 6 * (int64_t)g->size || h < 4 * (int64_t)g->leading) {
		conv_report(pdf->job, CONV_ERROR, NULL, "bad-option",
		    "the margins leave no room for text on the page");
		return false;
	}
	g->left = m->left;
	g->top = m->top;
	g->text_width = (int32_t)w;
	g->text_height = (int32_t)h / g->leading * g->leading;
	g->header = m->top - 2 * g->leading;
	if (g->header < g->size)
		g->header = m->top * 6 / 10;
	g->footer = m->top + g->text_height + 5 * g->leading / 2;
	if (g->footer > g->height - g->size)
		g->footer = g->height - m->bottom * 4 / 10;
	return true;
}

bool
geometry_init(struct pdf *pdf)
{
	struct pdf_geometry *g = pdf->geometry;
	struct margins m = { -1, -1, -1, -1 };
	const char *name = conv_opt_str(pdf->job, "papersize");
	const struct paper *paper = paper_find(name, strlen(name));

	g->width = paper->width;
	g->height = paper->height;
	if (!geometry_read(pdf, &m))
		return false;
	margins_read(pdf, &m);
	margins_default(g, &m);
	return text_area(pdf, &m);
}
