/* toc.c - the table of contents: the sections as nested lists. */
#include "base/base.h"
#include "write/html/html.h"

/* The first section at or after n among its siblings, not too deep. */
static const struct conv_node *
next_section(const struct conv_node *n, int depth)
{
	while (n != NULL && (n->kind != CONV_SECTION ||
	    n->u.section.depth > depth))
		n = n->next;
	return n;
}

/* A heading's inlines without links and notes, which an entry can't hold. */
static void
entry(struct html *h, const struct conv_node *section)
{
	conv_puts(h->out, "<li><a href=\"");
	h->href(h, section);
	conv_puts(h->out, "\">");
	if (h->numbers && section->u.section.number != NULL)
		conv_printf(h->out, "<span class=\"section-number\">%s</span> ",
		    section->u.section.number);
	html_text(h, conv_plain_text(h->job->arena, section->first));
	conv_puts(h->out, "</a>");
}

bool
html_toc(struct html *h, int depth)
{
	const struct conv_node *root = h->job->doc->root, *n, *down;

	if ((n = next_section(root->first, depth)) == NULL)
		return false;
	conv_puts(h->out, "<ol>\n");
	for (;;) {
		entry(h, n);
		if ((down = next_section(n->first, depth)) != NULL) {
			conv_puts(h->out, "\n<ol>\n");
			n = down;
			continue;
		}
		conv_puts(h->out, "</li>\n");
		while ((down = next_section(n->next, depth)) == NULL) {
			conv_puts(h->out, "</ol>\n");
			n = n->parent;
			if (n == root)
				return true;
			conv_puts(h->out, "</li>\n");
		}
		n = down;
	}
}
