/* geometry.c - the paper, its margins and the text area between them. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define MEASURE		33500	/* 1/1000 of the size: about 70 letters */
#define SIDE_MIN	28000	/* the least default margin */
#define BOUND_MIN	42000	/* the same, where pages are bound */
#define SIDE_SHARE	85	/* the same beside columns, 1/1000 of the paper */
#define INNER_SHARE	40	/* of both margins of a spread, in 1/100 */
#define COLUMN_GAP	2000	/* 1/1000 of the size */
#define TOP_SHARE	104	/* of the paper's height, in 1/1000 */
#define BOTTOM_SHARE	116

/* Margins as the options give them; -1: the design's own. */
struct margins {
	int32_t	left, right, top, bottom;
	int32_t	binding;	/* what is lost at the spine; 0 or more */
};

static bool
margin_set(struct margins *m, const char *key, int32_t v)
{
	static const struct {
		const char	*key;
		bool		 left, right, top, bottom, binding;
	} keys[] = {
		{ "margin", true, true, true, true, false },
		{ "hmargin", true, true, false, false, false },
		{ "vmargin", false, false, true, true, false },
		{ "left", true, false, false, false, false },
		{ "inner", true, false, false, false, false },
		{ "right", false, true, false, false, false },
		{ "outer", false, true, false, false, false },
		{ "top", false, false, true, false, false },
		{ "bottom", false, false, false, true, false },
		{ "bindingoffset", false, false, false, false, true }
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
		if (keys[i].binding)
			m->binding = v;
		return true;
	}
	return false;
}

/* "a5paper" */
static bool
paper_word(struct pdf_geometry *g, const char *word)
{
	const char *tail = strstr(word, "paper");
	const struct paper *paper;

	if (tail == NULL || strcmp(tail, "paper") != 0 ||
	    (paper = paper_find(word, (size_t)(tail - word))) == NULL)
		return false;
	g->width = paper->width;
	g->height = paper->height;
	return true;
}

/* A word that geometry and classoption share: "landscape", "twoside" ... */
static bool
class_word(struct pdf_geometry *g, const char *word)
{
	static const struct {
		const char	*word;
		int		 columns, twoside, landscape;	/* -1: as is */
		int		 openright;
	} words[] = {
		{ "onecolumn", 1, -1, -1, -1 },
		{ "twocolumn", 2, -1, -1, -1 },
		{ "oneside", -1, 0, -1, -1 }, { "twoside", -1, 1, -1, -1 },
		{ "portrait", -1, -1, 0, -1 }, { "landscape", -1, -1, 1, -1 },
		{ "openright", -1, -1, -1, 1 }, { "openany", -1, -1, -1, 0 }
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i].word, word) != 0)
			continue;
		if (words[i].columns >= 0)
			g->ncolumns = words[i].columns;
		if (words[i].twoside >= 0)
			g->twoside = words[i].twoside;
		if (words[i].landscape >= 0)
			g->landscape = words[i].landscape;
		if (words[i].openright >= 0)
			g->openright = words[i].openright;
		return true;
	}
	return paper_word(g, word);
}

/* One word of geometry: "left=3cm", "landscape", "a5paper". */
static bool
geometry_word(struct pdf *pdf, struct margins *m, const char *word)
{
	const char *eq = strchr(word, '=');
	int32_t v;

	if (eq != NULL && (v = length_parse(eq + 1)) >= 0) {
		if (!margin_set(m, conv_strndup(pdf->arena, word,
		    (size_t)(eq - word)), v))
			conv_report(pdf->job, CONV_WARNING, NULL,
			    "unused-option", "geometry: '%.*s' is no margin; "
			    "it is left out", (int)(eq - word), word);
		return true;
	}
	if (class_word(pdf->geometry, word))
		return true;
	return style_refuse(pdf, "geometry", conv_asprintf(pdf->arena,
	    "'%s' is not understood; it takes words such as margin=2cm or "
	    "left=3cm", word));
}

/* What LaTeX's classes know besides is no matter of the page. */
static bool
classoption_word(struct pdf *pdf, struct margins *m, const char *word)
{
	(void)m;
	if (!class_word(pdf->geometry, word))
		conv_report(pdf->job, CONV_WARNING, NULL, "unused-option",
		    "classoption: '%s' has no meaning here; it is left out",
		    word);
	return true;
}

/* Each word of a text that is a list of them. */
static bool
words_read(struct pdf *pdf, const char *s, struct margins *m,
    bool (*read)(struct pdf *, struct margins *, const char *))
{
	size_t len;

	for (; *s != '\0'; s += len) {
		s += strspn(s, ", ");
		len = strcspn(s, ", ");
		if (len > 0 && !read(pdf, m, conv_strndup(pdf->arena, s,
		    len)))
			return false;
	}
	return true;
}

/* The options that are such lists, in the order in which they are read. */
static const struct {
	const char	*name;
	bool		(*read)(struct pdf *, struct margins *, const char *);
} lists[] = {
	{ "classoption", classoption_word },
	{ "geometry", geometry_word }
};

#define NLISTS	(sizeof(lists) / sizeof(lists[0]))

/* The margins by name, which win over the words of geometry. */
static const struct {
	const char	*name;
	const char	*side;
} named[] = {
	{ "margin-left", "left" }, { "margin-right", "right" },
	{ "margin-top", "top" }, { "margin-bottom", "bottom" }
};

#define NNAMED	(sizeof(named) / sizeof(named[0]))

static bool
theme_words(struct pdf *pdf, const struct conv_meta *list, struct margins *m,
    bool (*read)(struct pdf *, struct margins *, const char *))
{
	const struct conv_meta *v = list;

	if (list != NULL && list->kind == CONV_META_LIST)
		v = list->first;
	for (; v != NULL; v = v == list ? NULL : v->next)
		if (v->kind == CONV_META_STRING &&
		    !words_read(pdf, v->text, m, read))
			return false;
	return true;
}

/* What the theme says of the page, before all that the document says. */
static bool
theme_page(struct pdf *pdf, struct margins *m)
{
	const struct conv_meta *theme = pdf->job->defaults, *v;
	size_t i;

	for (i = 0; i < NLISTS; i++)
		if (!theme_words(pdf, conv_meta_get(theme, lists[i].name), m,
		    lists[i].read))
			return false;
	for (i = 0; i < NNAMED; i++) {
		v = conv_meta_get(theme, named[i].name);
		if (v != NULL && v->kind == CONV_META_STRING)
			margin_set(m, named[i].side, length_parse(v->text));
	}
	return true;
}

/* What the document and the command line say. */
static bool
own_page(struct pdf *pdf, struct margins *m)
{
	const char *const *list;
	size_t n, i, k;
	int32_t v;

	for (i = 0; i < NLISTS; i++) {
		list = conv_opt_list(pdf->job, lists[i].name, &n);
		for (k = 0; k < n; k++)
			if (!words_read(pdf, list[k], m, lists[i].read))
				return false;
	}
	for (i = 0; i < NNAMED; i++)
		if ((v = conv_opt_length(pdf->job, named[i].name)) >= 0)
			margin_set(m, named[i].side, v);
	return true;
}

static void
columns_read(struct pdf *pdf)
{
	int n = conv_opt_int(pdf->job, "columns");

	if (n > 1)
		pdf->geometry->ncolumns = n;
}

/* The document's words win over all of the theme's, whatever their names. */
static bool
geometry_read(struct pdf *pdf, struct margins *m)
{
	struct pdf_geometry *g = pdf->geometry;
	const struct conv_meta *theme = pdf->job->defaults;
	bool ok;

	g->ncolumns = 1;
	g->twoside = strcmp(conv_opt_str(pdf->job, "layout"), "twoside") == 0;
	if (!theme_page(pdf, m))
		return false;
	columns_read(pdf);
	pdf->job->defaults = NULL;
	ok = own_page(pdf, m);
	columns_read(pdf);
	pdf->job->defaults = theme;
	if (!ok)
		return false;
	g->column_gap = conv_opt_length(pdf->job, "columngap");
	if (g->column_gap < 0)
		g->column_gap = (int32_t)((int64_t)COLUMN_GAP * g->size /
		    1000);
	return true;
}

/* A sheet that lies across. */
static void
paper_turn(struct pdf_geometry *g)
{
	int32_t w = g->width;

	g->width = g->height;
	g->height = w;
}

/* Both side margins together: what a measure that reads well leaves. */
static int32_t
sides_width(const struct pdf_geometry *g, const struct margins *m)
{
	int64_t w = g->width - m->binding, text, least = SIDE_MIN;

	text = g->ncolumns * ((int64_t)MEASURE * g->size / 1000) +
	    (g->ncolumns - 1) * (int64_t)g->column_gap;
	if (g->twoside)
		least = BOUND_MIN;
	if (g->ncolumns > 1 && w * SIDE_SHARE / 1000 > least)
		least = w * SIDE_SHARE / 1000;
	return (int32_t)(w - text > 2 * least ? w - text : 2 * least);
}

/* The margins that were left open. */
static void
margins_default(const struct pdf_geometry *g, struct margins *m)
{
	int32_t sides = sides_width(g, m);
	int32_t inner = g->twoside ? sides * INNER_SHARE / 100 : sides / 2;

	if (m->left < 0)
		m->left = inner;
	if (m->right < 0)
		m->right = g->twoside ? sides - inner : inner;
	if (g->rtl && !g->twoside)
		m->right += m->binding;
	else
		m->left += m->binding;
	if (m->top < 0)
		m->top = (int32_t)((int64_t)g->height * TOP_SHARE / 1000);
	if (m->bottom < 0)
		m->bottom = (int32_t)((int64_t)g->height * BOTTOM_SHARE /
		    1000);
}

#define UM_OF_PT	352778	/* 1/1000 um in 1 pt */

static int
millimetres(int32_t v)
{
	return (int)(((int64_t)v * UM_OF_PT + 500000000) / 1000000000);
}

static bool
no_room(struct pdf *pdf)
{
	const struct pdf_geometry *g = pdf->geometry;

	if (g->cards.columns == 0)
		conv_report(pdf->job, CONV_ERROR, NULL, "bad-option",
		    "the margins leave no room for text on the page");
	else
		conv_report(pdf->job, CONV_ERROR, NULL, "bad-option",
		    "the margins leave no room for text on a card of %d by "
		    "%d mm; card-grid makes fewer of the paper",
		    millimetres(g->width), millimetres(g->height));
	return false;
}

static bool
text_area(struct pdf *pdf, const struct margins *m)
{
	struct pdf_geometry *g = pdf->geometry;
	int64_t w = (int64_t)g->width - m->left - m->right;
	int64_t h = (int64_t)g->height - m->top - m->bottom;

	w = (w - (g->ncolumns - 1) * (int64_t)g->column_gap) / g->ncolumns;
	if (w < 6 * (int64_t)g->size || h < 4 * (int64_t)g->leading)
		return no_room(pdf);
	g->left = m->left;
	g->top = m->top;
	g->column_width = (int32_t)w;
	g->text_width = g->width - m->left - m->right;
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
	struct margins m = { -1, -1, -1, -1, 0 };
	const char *name = conv_opt_str(pdf->job, "papersize");
	const struct paper *paper = paper_find(name, strlen(name));

	g->width = paper->width;
	g->height = paper->height;
	if (!geometry_read(pdf, &m))
		return false;
	g->openright = g->openright && g->twoside && g->chapters;
	if (g->landscape)
		paper_turn(g);
	if (!cards_init(pdf))
		return false;
	margins_default(g, &m);
	return text_area(pdf, &m);
}

/*
 * A page that lies across is the same one, turned: its lines are as long
 * as the others' text is high.
 */
struct pdf_page *
geometry_page(struct pdf *pdf, struct pdf_pages *pages, bool across)
{
	const struct pdf_geometry *g = pdf->geometry;
	bool even = pages->npages % 2 == 1;
	struct pdf_page *page = pdf_page_add(pdf, pages, g->width, g->height);
	struct pdf_area *a = &page->area;

	*a = (struct pdf_area){ .left = g->left, .top = g->top,
	    .width = g->text_width, .height = g->text_height,
	    .header = g->header, .footer = g->footer };
	/* a book from the right begins with a left page */
	page->verso = g->twoside && even != g->rtl;
	if (page->verso)
		a->left = g->width - g->left - g->text_width;
	if (!across)
		return page;
	page->width = g->height;
	page->height = g->width;
	*a = (struct pdf_area){ .width = g->text_height,
	    .height = g->text_width / g->leading * g->leading };
	a->left = (page->width - a->width) / 2;
	a->top = (page->height - a->height) / 2;
	a->header = a->top - (g->top - g->header);
	if (a->header < g->size)
		a->header = a->top * 6 / 10;
	a->footer = a->top + a->height + (g->footer - g->top -
	    g->text_height);
	if (a->footer > page->height - g->size)
		a->footer = page->height - a->top * 4 / 10;
	return page;
}
