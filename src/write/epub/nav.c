/* nav.c - the tables of contents: EPUB 3's, and the NCX for old readers. */
#include "base/base.h"
#include "write/epub/epub.h"

/* What the book begins with, its contents and its text. */
static void
landmarks(struct epub *e)
{
	struct conv_out *o = e->html.out;
	const char *lang = e->html.lang;

	conv_puts(o, "<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<ol>\n"
	    "<li><a epub:type=\"cover\" href=\"cover.xhtml\">");
	html_text(&e->html, label(lang, LABEL_COVER));
	if (conv_opt_flag(e->job, "epub-title-page")) {
		conv_puts(o, "</a></li>\n<li><a epub:type=\"titlepage\" "
		    "href=\"title.xhtml\">");
		html_text(&e->html, label(lang, LABEL_TITLE_PAGE));
	}
	if (html_has_contents(e->job)) {	/* else not in the spine */
		conv_puts(o, "</a></li>\n<li><a epub:type=\"toc\" "
		    "href=\"nav.xhtml\">");
		html_text(&e->html, html_contents_title(&e->html));
	}
	conv_printf(o, "</a></li>\n<li><a epub:type=\"bodymatter\" "
	    "href=\"%s\">", e->chapters[0].name);
	html_text(&e->html, e->job->doc->info.title);
	conv_puts(o, "</a></li>\n</ol>\n</nav>\n");
}

void
epub_nav(struct epub *e)
{
	struct epub_item item = { .id = "nav", .name = "nav.xhtml",
	    .mime = "application/xhtml+xml", .properties = "nav" };
	const struct conv_doc *doc = e->job->doc;
	const char *word = html_contents_title(&e->html), *text;
	struct out_mem m;

	out_mem_init(&m, e->arena);
	e->html.out = &m.out;
	epub_page_begin(e, &m.out, word, "frontmatter");
	conv_puts(&m.out, "<nav epub:type=\"toc\" role=\"doc-toc\" "
	    "class=\"toc\" aria-labelledby=\"TOC-TITLE\">\n"
	    "<h1 id=\"TOC-TITLE\">");
	html_text(&e->html, word);
	conv_puts(&m.out, "</h1>\n");
	if (html_section_below(doc->root) != NULL) {
		html_toc(&e->html, doc->root, conv_opt_int(e->job,
		    "toc-depth"), "ol");
	} else {
		conv_printf(&m.out, "<ol>\n<li><a href=\"%s\">",
		    e->chapters[0].name);
		html_text(&e->html, doc->info.title);
		conv_puts(&m.out, "</a></li>\n</ol>\n");
	}
	conv_puts(&m.out, "</nav>\n");
	landmarks(e);
	epub_page_end(&m.out);
	text = out_mem_str(&m);
	item.spine = html_has_contents(e->job);
	epub_add(e, &item, text, (size_t)m.out.flushed);
}

static void
point(struct epub *e, unsigned long n, const char *title, const char *url)
{
	conv_printf(e->html.out, "<navPoint id=\"p%lu\" playOrder=\"%lu\">\n"
	    "<navLabel><text>", n, n);
	html_text(&e->html, title);
	conv_puts(e->html.out, "</text></navLabel>\n<content");
	html_url(&e->html, "src", url);
	conv_puts(e->html.out, " />\n");
}

static const char *
title_of(struct epub *e, const struct conv_node *s)
{
	const char *text = html_has_text(s->first) ?
	    conv_plain_text(e->arena, s->first) : "\u2026";

	if (e->html.numbers && s->u.section.number != NULL)
		text = conv_asprintf(e->arena, "%s %s", s->u.section.number,
		    text);
	return text;
}

/* All sections to a depth, in the nesting that they have. */
static void
points(struct epub *e, int max)
{
	const struct conv_node *root = e->job->doc->root, *next;
	const struct conv_node *n = html_section_below(root);
	unsigned long count = 0;
	int depth = 1;

	if (n == NULL) {
		point(e, 1, e->job->doc->info.title, e->chapters[0].name);
		conv_puts(e->html.out, "</navPoint>\n");
	}
	while (n != NULL) {
		point(e, ++count, title_of(e, n), epub_url(e, n));
		if (depth < max && (next = html_section_below(n)) != NULL) {
			n = next;
			depth++;
			continue;
		}
		conv_puts(e->html.out, "</navPoint>\n");
		while ((next = html_section_after(n)) == NULL) {
			n = n->parent;
			if (n == root)
				return;
			depth--;
			conv_puts(e->html.out, "</navPoint>\n");
		}
		n = next;
	}
}

void
epub_ncx(struct epub *e)
{
	struct epub_item item = { .id = "ncx", .name = "toc.ncx",
	    .mime = "application/x-dtbncx+xml" };
	const struct conv_info *info = &e->job->doc->info;
	struct html *w = &e->html;
	struct out_mem m;
	const char *text;

	out_mem_init(&m, e->arena);
	w->out = &m.out;
	conv_puts(&m.out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	    "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" "
	    "version=\"2005-1\"");
	html_attr(w, "xml:lang", info->lang);
	conv_puts(&m.out, ">\n<head>\n<meta name=\"dtb:uid\"");
	html_attr(w, "content", e->uid);
	conv_puts(&m.out, " />\n</head>\n<docTitle><text>");
	html_text(w, info->title);
	conv_puts(&m.out, "</text></docTitle>\n<navMap>\n");
	points(e, conv_opt_int(e->job, "toc-depth"));
	conv_puts(&m.out, "</navMap>\n</ncx>\n");
	text = out_mem_str(&m);
	epub_add(e, &item, text, (size_t)m.out.flushed);
}
