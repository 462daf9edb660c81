/* style.c - how each kind of text looks, and the geometry of the page. */
#include <string.h>

#include "write/pdf/layout/layout.h"

/*
 * Sizes are in 1/1000 of the body's size, leading in 1/1000 of the
 * style's own size, spaces in 1/1000 of the body's leading, so that
 * nearly all heights are multiples of half a line.
 */
static const struct row {
	enum pdf_family	 family;
	bool		 bold, italic;
	int16_t		 size;
	int16_t		 leading;
	int16_t		 above, below;
	uint32_t	 color;
	enum conv_align	 align;
	bool		 hyphenate;
} rows[STYLE_NSTYLES] = {
	[STYLE_BODY] = { PDF_SERIF, false, false, 1000, 1364, 500, 500,
	    COLOR_TEXT, CONV_ALIGN_NONE, true },
	[STYLE_H1] = { PDF_SERIF, true, false, 1727, 1184, 2000, 1000,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_H2] = { PDF_SERIF, true, false, 1364, 1000, 1500, 500,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_H3] = { PDF_SERIF, true, false, 1136, 1200, 1000, 500,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_H4] = { PDF_SERIF, true, false, 1000, 1364, 1000, 500,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_H5] = { PDF_SERIF, true, true, 1000, 1364, 1000, 500,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_H6] = { PDF_SERIF, false, true, 1000, 1364, 1000, 500,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_CODE] = { PDF_MONO, false, false, 800, 1420, 500, 500,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_QUOTE] = { PDF_SERIF, false, false, 1000, 1364, 500, 500,
	    0x3A3A3A, CONV_ALIGN_NONE, true },
	[STYLE_ALERT] = { PDF_SERIF, true, false, 1000, 1364, 500, 0,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_CELL] = { PDF_SERIF, false, false, 930, 1320, 0, 0,
	    COLOR_TEXT, CONV_ALIGN_LEFT, true },
	[STYLE_HEAD_CELL] = { PDF_SERIF, true, false, 930, 1320, 0, 0,
	    COLOR_TEXT, CONV_ALIGN_LEFT, true },
	[STYLE_CAPTION] = { PDF_SERIF, false, false, 920, 1333, 500, 500,
	    0x303030, CONV_ALIGN_CENTER, true },
	[STYLE_NOTE] = { PDF_SERIF, false, false, 840, 1300, 150, 150,
	    COLOR_TEXT, CONV_ALIGN_NONE, true },
	[STYLE_TITLE] = { PDF_SERIF, true, false, 2273, 1200, 0, 0,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_SUBTITLE] = { PDF_SERIF, false, true, 1364, 1200, 500, 0,
	    0x3A3A3A, CONV_ALIGN_LEFT, false },
	[STYLE_AUTHOR] = { PDF_SERIF, false, false, 1091, 1250, 1000, 0,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_DATE] = { PDF_SERIF, false, false, 1000, 1364, 250, 0,
	    COLOR_MUTED, CONV_ALIGN_LEFT, false },
	[STYLE_ABSTRACT] = { PDF_SERIF, false, false, 930, 1320, 500, 500,
	    COLOR_TEXT, CONV_ALIGN_NONE, true },
	[STYLE_KEYWORDS] = { PDF_SERIF, false, false, 930, 1320, 500, 0,
	    COLOR_TEXT, CONV_ALIGN_LEFT, true },
	[STYLE_TOC_TITLE] = { PDF_SERIF, true, false, 1364, 1000, 1500, 500,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_TOC1] = { PDF_SERIF, true, false, 1000, 1364, 350, 0,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_TOC] = { PDF_SERIF, false, false, 1000, 1364, 0, 0,
	    COLOR_TEXT, CONV_ALIGN_LEFT, false },
	[STYLE_PAGE] = { PDF_SERIF, false, false, 840, 1300, 0, 0,
	    COLOR_MUTED, CONV_ALIGN_LEFT, false }
};

static const struct paper {
	const char	*name;
	int32_t		 width, height;
} papers[] = {
	{ "a4", 595276, 841890 },
	{ "a3", 841890, 1190551 },
	{ "a5", 419528, 595276 },
	{ "a6", 297638, 419528 },
	{ "b4", 708661, 1000630 },
	{ "b5", 498898, 708661 },
	{ "letter", 612000, 792000 },
	{ "legal", 612000, 1008000 },
	{ "executive", 522000, 756000 }
};

#define MEASURE		33500	/* 1/1000 of the size: about 70 letters */
#define SIDE_MIN	28000	/* the least default margin */
#define TOP_SHARE	104	/* of the paper's height, in 1/1000 */
#define BOTTOM_SHARE	116
#define SMALLEST	4000
#define LARGEST	72000

/* Margins as the options give them; -1: the design's own. */
struct margins {
	int32_t	left, right, top, bottom;
};

static const struct paper *
paper_find(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(papers) / sizeof(papers[0]); i++)
		if (strlen(papers[i].name) == len &&
		    memcmp(papers[i].name, name, len) == 0)
			return &papers[i];
	return NULL;
}

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

/* "1.25" in 1/1000, at least a half and at most four; or 0. */
static int32_t
stretch_parse(const char *s)
{
	int32_t v = length_parse(s);	/* a bare number counts as points */

	return v >= 500 && v <= 4000 && s[strspn(s, "0123456789.")] == '\0' ?
	    v : 0;
}

static void
look_make(struct pdf *pdf, enum style style, int32_t linestretch)
{
	struct pdf_geometry *g = pdf->geometry;
	struct look *k = &g->looks[style];
	const struct row *r = &rows[style];
	struct pdf_metrics m;

	k->face.family = r->family;
	k->face.bold = r->bold;
	k->face.italic = r->italic;
	k->face.size = (int32_t)((int64_t)g->size * r->size / 1000);
	k->face.lang = pdf->doc->info.lang;
	/* a whole number of 1/1000 of half the body's leading */
	k->leading = (int32_t)((int64_t)k->face.size * r->leading / 1000 *
	    linestretch / 1000);
	k->above = (int32_t)((int64_t)g->leading * r->above / 1000);
	k->below = (int32_t)((int64_t)g->leading * r->below / 1000);
	k->color = r->color;
	k->align = r->align;
	k->hyphenate = r->hyphenate && !g->ragged;
	if (k->align == CONV_ALIGN_NONE && g->ragged)
		k->align = CONV_ALIGN_LEFT;
	pdf_metrics(pdf, &k->face, &m);
	k->ascent = m.ascent;
	k->descent = m.descent;
	k->xheight = m.xheight;
}

/* Three or six hexadecimal digits, or a name; -1: neither. */
static int64_t
color_parse(const char *s)
{
	static const struct {
		const char	*name;
		uint32_t	 rgb;
	} names[] = {
		{ "black", 0x000000 }, { "blue", 0x0000CC },
		{ "darkblue", 0x00327D }, { "red", 0xB00000 },
		{ "green", 0x006B00 }, { "teal", 0x006666 },
		{ "purple", 0x660066 }, { "maroon", 0x800000 },
		{ "gray", 0x5A5A5A }, { "navy", 0x000080 }
	};
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *d;
	int64_t v = 0;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].name, s) == 0)
			return names[i].rgb;
	s += *s == '#';
	if (strlen(s) != 6)
		return -1;
	for (; *s != '\0'; s++) {
		if ((d = strchr(digits, *s)) == NULL)
			return -1;
		v = v * 16 + (d - digits) % 16;
	}
	return v;
}

static bool
colors_read(struct pdf *pdf)
{
	const char *s = conv_opt_str(pdf->job, "linkcolor");
	int64_t rgb = color_parse(s);

	if (rgb < 0) {
		conv_report(pdf->job, CONV_ERROR, NULL, "bad-option",
		    "linkcolor: '%s' is neither a known name nor RRGGBB", s);
		return false;
	}
	pdf->geometry->link_color = conv_opt_flag(pdf->job, "colorlinks") ?
	    (uint32_t)rgb : COLOR_TEXT;
	return true;
}

static bool
sizes_read(struct pdf *pdf, int32_t *linestretch)
{
	struct pdf_geometry *g = pdf->geometry;

	*linestretch = stretch_parse(conv_opt_str(pdf->job, "linestretch"));
	if (*linestretch == 0) {
		conv_report(pdf->job, CONV_ERROR, NULL, "bad-option",
		    "linestretch: '%s' is not a number from 0.5 to 4",
		    conv_opt_str(pdf->job, "linestretch"));
		return false;
	}
	g->size = conv_opt_length(pdf->job, "fontsize");
	if (g->size < SMALLEST || g->size > LARGEST) {
		conv_report(pdf->job, CONV_ERROR, NULL, "bad-option",
		    "fontsize: it must be from 4pt to 72pt");
		return false;
	}
	g->leading = (int32_t)((int64_t)g->size *
	    rows[STYLE_BODY].leading / 1000 * *linestretch / 1000);
	return true;
}

static void
page_style_read(struct pdf *pdf)
{
	struct pdf_geometry *g = pdf->geometry;
	const char *s = conv_opt_str(pdf->job, "pagestyle");
	const struct paper *paper;

	g->pagestyle = strcmp(s, "empty") == 0 ? PAGE_EMPTY :
	    strcmp(s, "plain") == 0 ? PAGE_PLAIN : PAGE_HEADINGS;
	s = conv_opt_str(pdf->job, "papersize");
	paper = paper_find(s, strlen(s));
	g->width = paper->width;
	g->height = paper->height;
	g->indent = conv_opt_flag(pdf->job, "indent");
	g->ragged = conv_opt_flag(pdf->job, "ragged-right");
	g->numbered = conv_opt_flag(pdf->job, "number-sections");
	g->rtl = strcmp(pdf->doc->info.dir, "rtl") == 0;
}

bool
style_init(struct pdf *pdf)
{
	struct margins m = { -1, -1, -1, -1 };
	int32_t linestretch;
	int i;

	pdf->geometry = conv_alloc(pdf->arena, sizeof(*pdf->geometry));
	page_style_read(pdf);
	if (!sizes_read(pdf, &linestretch) || !colors_read(pdf) ||
	    !geometry_read(pdf, &m))
		return false;
	margins_read(pdf, &m);
	margins_default(pdf->geometry, &m);
	if (!text_area(pdf, &m))
		return false;
	for (i = 0; i < STYLE_NSTYLES; i++)
		look_make(pdf, (enum style)i, linestretch);
	return true;
}

const struct look *
style_look(const struct pdf *pdf, enum style style)
{
	return &pdf->geometry->looks[style];
}

void
style_scale(struct pdf *pdf, enum style style, int32_t scale,
    struct look *look)
{
	struct pdf_metrics m;

	/* look may be the style's own */
	*look = *style_look(pdf, style);
	look->face.size = (int32_t)((int64_t)look->face.size * scale / 1000);
	look->leading = (int32_t)((int64_t)look->leading * scale / 1000);
	pdf_metrics(pdf, &look->face, &m);
	look->ascent = m.ascent;
	look->descent = m.descent;
	look->xheight = m.xheight;
}
