/* toc.c - the table of contents: the sections as nested lists of links. */
#include <string.h>

#include "base/base.h"
#include "write/html/html.h"

static const struct conv_node *
first_section(const struct conv_node *n)
{
	while (n != NULL && n->kind != CONV_SECTION)
		n = n->next;
	return n;
}

const struct conv_node *
html_section_below(const struct conv_node *n)
{
	return first_section(n->first);
}

const struct conv_node *
html_section_after(const struct conv_node *n)
{
	return first_section(n->next);
}

bool
html_has_text(const struct conv_node *block)
{
	const struct conv_node *n = block;

	for (;;) {
		if (n->text != NULL && n->kind != CONV_HTML_INLINE &&
		    strspn(n->text, " ") < n->len)
			return true;
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != block && n->next == NULL)
			n = n->parent;
		if (n == block)
			return false;
		n = n->next;
	}
}

static void
entry(struct html *w, const struct conv_node *s)
{
	bool linked = w->section != NULL || s->id != NULL;

	conv_puts(w->out, linked ? "<li><a" : "<li><span");
	if (w->section != NULL)
		html_url(w, "href", w->section(w, s));
	else if (s->id != NULL)
		html_anchor(w, s->id);
	conv_putc(w->out, '>');
	if (w->numbers && s->u.section.number != NULL) {
		conv_puts(w->out, "<span class=\"number\">");
		conv_puts(w->out, s->u.section.number);
		conv_puts(w->out, "</span> ");
	}
	w->bare = true;
	html_inlines(w, s->first);
	w->bare = false;
	if (!html_has_text(s->first))
		conv_puts(w->out, "\u2026");
	conv_puts(w->out, linked ? "</a>" : "</span>");
}

void
html_toc(struct html *w, const struct conv_node *root, int depth,
    const char *list)
{
	const struct conv_node *n = html_section_below(root), *next;
	int d = 1;

	if (n == NULL)
		return;
	conv_printf(w->out, "<%s>\n", list);
	for (;;) {
		entry(w, n);
		if (d < depth && (next = html_section_below(n)) != NULL) {
			conv_printf(w->out, "\n<%s>\n", list);
			n = next;
			d++;
			continue;
		}
		conv_puts(w->out, "</li>\n");
		while ((next = html_section_after(n)) == NULL) {
			conv_printf(w->out, "</%s>\n", list);
			n = n->parent;
			if (n == root)
				return;
			d--;
			conv_puts(w->out, "</li>\n");
		}
		n = next;
	}
}

const char *
html_contents_title(struct html *w)
{
	const struct conv_meta *m = conv_doc_meta(w->job->doc, "toc-title");

	return m != NULL && m->kind == CONV_META_STRING && *m->text != '\0' ?
	    m->text : label(w->lang, LABEL_CONTENTS);
}

bool
html_has_contents(const struct conv_job *job)
{
	return conv_opt_flag(job, "toc") && job->doc->contents == NULL;
}

void
html_contents(struct html *w)
{
	const struct conv_node *root = w->job->doc->root;
	const char *title = html_contents_title(w);

	if (!html_has_contents(w->job) || html_section_below(root) == NULL)
		return;
	conv_puts(w->out, "<nav class=\"toc\" role=\"doc-toc\"");
	html_attr(w, "aria-label", title);
	conv_puts(w->out, ">\n<p class=\"toc-title\">");
	html_text(w, title);
	conv_puts(w->out, "</p>\n");
	html_toc(w, root, conv_opt_int(w->job, "toc-depth"), "ul");
	conv_puts(w->out, "</nav>\n");
}

/* What stands above it says what it is. */
void
html_contents_here(struct html *w, const struct conv_node *n)
{
	const struct conv_node *root = w->job->doc->root;

	if (html_section_below(root) == NULL)
		return;
	conv_puts(w->out, "<nav role=\"doc-toc\"");
	html_attr(w, "aria-label", html_contents_title(w));
	html_own_attrs(w, n);
	conv_puts(w->out, ">\n");
	html_toc(w, root, conv_opt_int(w->job, "toc-depth"), "ul");
	conv_puts(w->out, "</nav>\n");
}
