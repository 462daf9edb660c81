/* heading.c - sections and headings, and the ranks that these have. */
#include "base/base.h"
#include "write/html/html.h"

enum conv_step
html_section_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	if (!w->sections)
		return CONV_DESCEND;
	conv_puts(w->out, "<section");
	if (n->id != NULL)
		html_id(w, n->id);
	else if (w->anon != NULL)
		html_id(w, w->anon(w, n));
	html_attrs(w, n);
	if (w->xml && n->u.section.depth == 1)
		conv_puts(w->out, " epub:type=\"chapter\" "
		    "role=\"doc-chapter\"");
	conv_put(w->out, ">\n", 2);
	return CONV_DESCEND;
}

void
html_section_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	(void)n;
	if (w->sections)
		conv_puts(w->out, "</section>\n");
}

/*
 * The rank of a heading.  A page skips none, as screen readers stumble
 * over that: a section's is one more than that of the section around it
 * at most, and headings in between are below the section's.
 */
static int
rank(struct html *w, const struct conv_node *n, const struct conv_node *s)
{
	int r = n->u.heading.level, d, i;

	if (!w->page)
		return r;
	r += w->shift;
	if (s != NULL) {
		d = s->u.section.depth;
		if (r > w->ranks[d - 1] + 1)
			r = w->ranks[d - 1] + 1;
		for (i = d; i < HTML_RANKS; i++)
			w->ranks[i] = r;
	} else {
		d = HTML_RANKS - 1;
		if (r < w->ranks[d] + 1)
			r = w->ranks[d] + 1;
		if (r > w->last + 1)
			r = w->last + 1;
		/* a title in raw HTML, before all sections */
		for (i = 0; n->parent->parent != NULL &&
		    n->parent->parent->kind == CONV_DOCUMENT &&
		    i < HTML_RANKS; i++)
			w->ranks[i] = r;
	}
	if (r > 6)
		r = 6;
	w->last = r;
	return r;
}

/* The section that a heading begins, or NULL. */
static const struct conv_node *
section_of(const struct conv_node *n)
{
	const struct conv_node *up = n->parent;

	return up != NULL && up->kind == CONV_SECTION && up->first == n ?
	    up : NULL;
}

/*
 * On a page a heading without text is none: there is nothing to go to by
 * name.  What is below has the rank that it would have without it.
 */
static bool
is_silent(struct html *w, const struct conv_node *n,
    const struct conv_node *s)
{
	int i;

	if (!w->page || html_has_text(n) || (w->numbers && s != NULL &&
	    s->u.section.number != NULL))
		return false;
	for (i = s != NULL ? s->u.section.depth : HTML_RANKS;
	    i < HTML_RANKS; i++)
		w->ranks[i] = w->ranks[s->u.section.depth - 1];
	return true;
}

enum conv_step
html_heading_enter(void *ctx, const struct conv_node *n)
{
	const struct conv_node *s = section_of(n);
	struct html *w = ctx;
	const char *id = s != NULL ? s->id : n->id;

	html_line(w, n);
	w->rank = is_silent(w, n, s) ? 0 : rank(w, n, s);
	if (w->rank == 0) {
		conv_put(w->out, "<p", 2);
	} else {
		conv_put(w->out, "<h", 2);
		conv_putc(w->out, (char)('0' + w->rank));
	}
	if (s == NULL || !w->sections) {
		if (id != NULL)
			html_id(w, id);
		html_attrs(w, n);
	}
	if (n->attrs != NULL)
		html_align(w, n);
	conv_putc(w->out, '>');
	if (w->numbers && s != NULL && s->u.section.number != NULL) {
		conv_puts(w->out, "<span class=\"number\">");
		conv_puts(w->out, s->u.section.number);
		conv_puts(w->out, "</span> ");
	}
	return CONV_DESCEND;
}

void
html_heading_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	(void)n;
	if (w->rank == 0) {
		conv_puts(w->out, "</p>\n");
		return;
	}
	conv_put(w->out, "</h", 3);
	conv_putc(w->out, (char)('0' + w->rank));
	conv_put(w->out, ">\n", 2);
}
