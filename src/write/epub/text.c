/* text.c - the chapters as XHTML files, each with its notes at its end. */
#include <string.h>

#include "base/base.h"
#include "write/epub/epub.h"

void
epub_page_begin(struct epub *e, struct conv_out *o, const char *title,
    const char *type)
{
	const struct conv_info *info = &e->job->doc->info;
	struct html w = { .out = o };

	conv_puts(o, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	    "<!DOCTYPE html>\n"
	    "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
	    "xmlns:epub=\"http://www.idpf.org/2007/ops\"");
	html_attr(&w, "lang", info->lang);
	html_attr(&w, "xml:lang", info->lang);
	html_attr(&w, "dir", info->dir);
	conv_puts(o, ">\n<head>\n<title>");
	html_text(&w, title);
	conv_puts(o, "</title>\n");
	conv_puts(o, e->styles);
	conv_puts(o, "</head>\n<body");
	if (type != NULL)
		html_attr(&w, "epub:type", type);
	conv_puts(o, ">\n");
}

void
epub_page_end(struct conv_out *o)
{
	conv_puts(o, "</body>\n</html>\n");
}

static void
notes(struct epub *e, const struct epub_chapter *c)
{
	const struct conv_node *n;
	struct html *w = &e->html;
	size_t i;

	if (c->notes == 0)
		return;
	conv_puts(w->out, "<section class=\"footnotes\" "
	    "epub:type=\"footnotes\"");
	html_attr(w, "aria-label", label(w->lang, LABEL_FOOTNOTES));
	conv_puts(w->out, ">\n");
	for (i = c->notes; i != 0; i = e->notes[i - 1].next) {
		n = e->job->doc->notes[i - 1];
		conv_puts(w->out, "<aside class=\"footnote\" "
		    "epub:type=\"footnote\" role=\"doc-footnote\"");
		html_id(w, conv_asprintf(e->arena, "fn%zu", i));
		conv_puts(w->out, ">\n");
		html_note(w, n);
		conv_puts(w->out, "</aside>\n");
	}
	conv_puts(w->out, "</section>\n");
}

/* What stands in a node before its sections. */
static void
own_blocks(struct epub *e, const struct conv_node *parent)
{
	const struct conv_node *n;

	for (n = parent->first; n != NULL && n->kind != CONV_SECTION;
	    n = n->next)
		html_body(&e->html, n);
}

static void
content(struct epub *e, const struct epub_chapter *c)
{
	if (c->section == NULL) {
		own_blocks(e, e->job->doc->root);
	} else if (c->whole) {
		html_body(&e->html, c->section);
	} else {
		html_section_enter(&e->html, c->section);
		own_blocks(e, c->section);
		html_section_leave(&e->html, c->section);
	}
	notes(e, c);
}

static const char *
title_of(struct epub *e, const struct epub_chapter *c)
{
	const char *s = c->section == NULL ? "" :
	    conv_plain_text(e->arena, c->section->first);

	return s[strspn(s, " ")] != '\0' ? s : e->job->doc->info.title;
}

void
epub_text(struct epub *e)
{
	struct epub_item item = { .mime = "application/xhtml+xml",
	    .spine = true };
	struct out_mem m;
	const char *text;
	size_t len;

	for (e->cur = 0; e->cur < e->nchapters; e->cur++) {
		out_mem_init(&m, e->arena);
		e->html.out = &m.out;
		epub_page_begin(e, &m.out, title_of(e, &e->chapters[e->cur]),
		    "bodymatter");
		content(e, &e->chapters[e->cur]);
		epub_page_end(&m.out);
		text = out_mem_str(&m);
		len = (size_t)m.out.flushed;
		item.name = e->chapters[e->cur].name;
		item.id = conv_asprintf(e->arena, "text-%zu", e->cur + 1);
		sha1_add(&e->hash, text, len);
		epub_add(e, &item, text, len);
	}
	e->cur = SIZE_MAX;	/* nothing is in this file any more */
}
