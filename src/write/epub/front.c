/* front.c - the title page. */
#include <string.h>

#include "base/base.h"
#include "write/epub/epub.h"

static void
line(struct epub *e, const char *class, const char *text)
{
	if (text == NULL)
		return;
	conv_printf(e->html.out, "<p class=\"%s\">", class);
	html_text(&e->html, text);
	conv_puts(e->html.out, "</p>\n");
}

static void
marked_up(struct epub *e, const struct conv_node *body, const char *text)
{
	e->html.bare = true;
	if (!html_phrase(&e->html, body))
		html_text(&e->html, text);
	e->html.bare = false;
}

static void
title_block(struct epub *e)
{
	const struct conv_info *info = &e->job->doc->info;
	struct conv_out *o = e->html.out;
	size_t i;

	conv_puts(o, "<h1 class=\"title\">");
	marked_up(e, info->title_body, info->title);
	conv_puts(o, "</h1>\n");
	if (info->subtitle != NULL) {
		conv_puts(o, "<p class=\"subtitle\">");
		marked_up(e, info->subtitle_body, info->subtitle);
		conv_puts(o, "</p>\n");
	}
	for (i = 0; i < info->nauthors; i++) {
		line(e, "author", info->authors[i].name);
		line(e, "affiliation", info->authors[i].affiliation);
	}
	line(e, "publisher", info->publisher);
	line(e, "date", info->date);
	line(e, "rights", info->rights);
}

void
epub_title_page(struct epub *e)
{
	const struct conv_info *info = &e->job->doc->info;
	struct epub_item item = { .id = "title-page", .name = "title.xhtml",
	    .mime = "application/xhtml+xml", .spine = true };
	struct out_mem m;
	const char *text;

	out_mem_init(&m, e->arena);
	e->html.out = &m.out;
	epub_page_begin(e, &m.out, info->title, "frontmatter");
	conv_puts(&m.out, "<section class=\"title-page\" "
	    "epub:type=\"titlepage\">\n");
	title_block(e);
	conv_puts(&m.out, "</section>\n");
	if (info->abstract != NULL) {
		conv_puts(&m.out, "<section class=\"abstract\" "
		    "epub:type=\"abstract\" role=\"doc-abstract\">\n<h2>");
		html_text(&e->html, label(info->lang, LABEL_ABSTRACT));
		conv_puts(&m.out, "</h2>\n");
		html_body(&e->html, info->abstract);
		conv_puts(&m.out, "</section>\n");
	}
	epub_page_end(&m.out);
	text = out_mem_str(&m);
	sha1_add(&e->hash, text, (size_t)m.out.flushed);
	epub_add(e, &item, text, (size_t)m.out.flushed);
}
