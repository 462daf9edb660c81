/* style.c - the options of a page's looks, all in one place. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define SMALLEST	4000	/* sizes of the text */
#define LARGEST		72000
#define TALL		1200	/* line distance, where the script needs it */

int32_t
number_parse(const char *s)
{
	/* a bare number counts as points */
	return s[strspn(s, "0123456789.")] == '\0' ? length_parse(s) : -1;
}

bool
style_refuse(struct pdf *pdf, const char *option, const char *why)
{
	struct conv_node at = { .kind = CONV_DOCUMENT,
	    .pos = style_place(pdf, option) };

	conv_report(pdf->job, CONV_ERROR, &at, "bad-option", "%s: %s", option,
	    why);
	return false;
}

/* A number with up to three decimals, in 1/1000. */
static bool
number_read(struct pdf *pdf, const char *option, int32_t min, int32_t max,
    const char *range, int32_t *v)
{
	const char *s = conv_opt_str(pdf->job, option);

	*v = number_parse(s);
	return (*v >= min && *v <= max) || style_refuse(pdf, option,
	    conv_asprintf(pdf->arena, "'%s' is not a number from %s", s,
	    range));
}

static bool
sizes_read(struct pdf *pdf)
{
	struct pdf_geometry *g = pdf->geometry;

	if (!number_read(pdf, "linestretch", 500, 4000, "0.5 to 4",
	    &g->codestretch) ||
	    !number_read(pdf, "tolerance", 100, 100000, "0.1 to 100",
	    &g->tolerance))
		return false;
	g->size = conv_opt_length(pdf->job, "fontsize");
	if (g->size < SMALLEST || g->size > LARGEST)
		return style_refuse(pdf, "fontsize",
		    "it must be from 4pt to 72pt");
	g->linestretch = g->codestretch;
	if (pdf_is_tall(pdf->doc))
		g->linestretch = g->linestretch * TALL / 1000;
	g->leading = (int32_t)((int64_t)g->size *
	    pdf->theme->rows[STYLE_BODY].leading / 1000 *
	    g->linestretch / 1000);
	return true;
}

/* LaTeX's classes, as far as they say something of pages. */
static void
class_read(struct pdf *pdf)
{
	struct pdf_geometry *g = pdf->geometry;
	const char *s = conv_opt_str(pdf->job, "documentclass");
	bool report = s != NULL && strstr(s, "rep") != NULL;
	bool book = report || (s != NULL && (strstr(s, "book") != NULL ||
	    strcmp(s, "memoir") == 0));
	bool given = conv_opt_str(pdf->job, "titlepage") != NULL;

	g->titlepage = given ? conv_opt_flag(pdf->job, "titlepage") : book;
	g->chapters = book || strcmp(conv_opt_str(pdf->job,
	    "top-level-division"), "section") != 0;
	/* a report's chapters begin on any page */
	g->openright = !report;
}

/* The figures that are asked for everywhere, or -1. */
static int
figures_read(struct pdf *pdf)
{
	static const char *const words[] = {
		"default", "lining", "oldstyle", "tabular"
	};
	const char *s = conv_opt_str(pdf->job, "figures");
	int i;

	for (i = 0; s != NULL && i < 4; i++)
		if (strcmp(words[i], s) == 0)
			return i;
	return -1;
}

static void
page_style_read(struct pdf *pdf)
{
	struct pdf_geometry *g = pdf->geometry;
	const char *s = conv_opt_str(pdf->job, "pagestyle");

	g->pagestyle = strcmp(s, "empty") == 0 ? PAGE_EMPTY :
	    strcmp(s, "plain") == 0 ? PAGE_PLAIN : PAGE_HEADINGS;
	g->indent = conv_opt_flag(pdf->job, "indent");
	g->ragged = conv_opt_flag(pdf->job, "ragged-right");
	g->numbered = conv_opt_flag(pdf->job, "number-sections");
	g->figures = figures_read(pdf);
	class_read(pdf);
	g->rtl = strcmp(pdf->doc->info.dir, "rtl") == 0;
}

const char *
style_words(const struct pdf *pdf, const char *key, enum label word)
{
	const struct conv_meta *m = conv_doc_meta(pdf->doc, key);

	return m != NULL && m->kind == CONV_META_STRING && *m->text != '\0' ?
	    m->text : label(pdf->doc->info.lang, word);
}

struct conv_pos
style_place(struct pdf *pdf, const char *option)
{
	const struct conv_meta *m = conv_doc_meta(pdf->doc, option);
	const char *s = conv_opt_str(pdf->job, option);
	struct conv_pos none = { .file = pdf->doc->file };

	return m != NULL && m->kind == CONV_META_STRING && s != NULL &&
	    strcmp(m->text, s) == 0 ? m->pos : none;
}

bool
style_init(struct pdf *pdf)
{
	pdf->geometry = conv_alloc(pdf->arena, sizeof(*pdf->geometry));
	page_style_read(pdf);
	if (!sizes_read(pdf) || !colors_init(pdf) || !geometry_init(pdf) ||
	    !slots_init(pdf))
		return false;
	looks_init(pdf);
	return true;
}
