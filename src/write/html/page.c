/* page.c - a whole page around the document's content. */
#include <strings.h>

#include "base/base.h"
#include "write/html/html.h"

#define MAIN_ID	"CONTENT"	/* pass/ids.c leaves it to us */

/* A line of the title block: with its markup, where it has a simple one. */
static void
line(struct html *w, const char *tag, const char *class,
    const struct conv_node *body, const char *text)
{
	conv_printf(w->out, "<%s", tag);
	if (class != NULL)
		html_attr(w, "class", class);
	conv_putc(w->out, '>');
	if (!html_phrase(w, body))
		html_text(w, text);
	conv_printf(w->out, "</%s>\n", tag);
}

/* Metadata does not go through the check of links. */
static bool
is_web(const char *url)
{
	return url_scheme(url) == 0 || strncasecmp(url, "http:", 5) == 0 ||
	    strncasecmp(url, "https:", 6) == 0;
}

static void
author(struct html *w, const struct conv_author *a)
{
	const char *url = a->url != NULL && is_web(a->url) ? a->url : NULL;

	if (url == NULL && a->email != NULL)
		url = conv_asprintf(w->job->arena, "mailto:%s", a->email);
	conv_puts(w->out, "<p class=\"author\">");
	if (url != NULL) {
		conv_puts(w->out, "<a");
		html_url(w, "href", url);
		conv_putc(w->out, '>');
	}
	html_text(w, a->name);
	if (url != NULL)
		conv_puts(w->out, "</a>");
	if (a->affiliation != NULL) {
		conv_puts(w->out, "<span class=\"affiliation\">, ");
		html_text(w, a->affiliation);
		conv_puts(w->out, "</span>");
	}
	conv_puts(w->out, "</p>\n");
}

static void
date(struct html *w, const char *text)
{
	conv_puts(w->out, "<p class=\"date\">");
	if (html_is_date(text)) {
		conv_puts(w->out, "<time");
		html_attr(w, "datetime", text);
		conv_putc(w->out, '>');
	}
	html_text(w, text);
	conv_puts(w->out, html_is_date(text) ? "</time></p>\n" : "</p>\n");
}

static void
title_block(struct html *w)
{
	const struct conv_info *info = &w->job->doc->info;
	size_t i;

	conv_puts(w->out, "<header class=\"title-block\">\n");
	line(w, "h1", NULL, info->title_body, info->title);
	if (info->subtitle != NULL)
		line(w, "p", "subtitle", info->subtitle_body,
		    info->subtitle);
	for (i = 0; i < info->nauthors; i++)
		author(w, &info->authors[i]);
	if (info->date != NULL)
		date(w, info->date);
	if (info->abstract != NULL) {
		conv_puts(w->out, "<div class=\"abstract\" "
		    "role=\"doc-abstract\">\n<p class=\"abstract-title\">");
		html_text(w, label(w->lang, LABEL_ABSTRACT));
		conv_puts(w->out, "</p>\n");
		html_body(w, info->abstract);
		conv_puts(w->out, "</div>\n");
	}
	conv_puts(w->out, "</header>\n");
}

/* Under a title block, rank 1 is the title's. */
static void
heading_ranks(struct html *w)
{
	const struct conv_doc *doc = w->job->doc;
	const struct conv_node *s;
	size_t i;

	if (doc->info.title_from != CONV_TITLE_GIVEN)
		return;
	for (i = 0; i < HTML_RANKS; i++)
		w->ranks[i] = 1;
	w->last = 1;
	for (s = html_section_below(doc->root); s != NULL;
	    s = html_section_after(s))
		if (s->u.section.level == 1)
			w->shift = 1;
}

bool
html_page(struct html *w)
{
	const struct conv_doc *doc = w->job->doc;

	if (!html_head(w))
		return false;
	heading_ranks(w);
	conv_puts(w->out, "<body>\n<a class=\"skip\"");
	html_anchor(w, MAIN_ID);
	conv_printf(w->out, ">%s</a>\n", label(w->lang, LABEL_SKIP));
	if (!html_files(w, "include-before-body"))
		return false;
	if (doc->info.title_from == CONV_TITLE_GIVEN)
		title_block(w);
	html_contents(w);
	conv_puts(w->out, "<main");
	html_id(w, MAIN_ID);
	conv_puts(w->out, ">\n");
	html_body(w, doc->root);
	html_notes(w);
	conv_puts(w->out, "</main>\n");
	if (!html_files(w, "include-after-body"))
		return false;
	conv_puts(w->out, "</body>\n</html>\n");
	return true;
}
