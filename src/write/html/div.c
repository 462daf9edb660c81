/* div.c - divisions, as their roles ask. */
#include <string.h>

#include "base/base.h"
#include "write/html/html.h"

static const char *const elements[] = {
	[CONV_ROLE_PLAIN] = "div",
	[CONV_ROLE_COLUMNS] = "div",
	[CONV_ROLE_COLUMN] = "div",
	[CONV_ROLE_DETAILS] = "details",
	[CONV_ROLE_ABSTRACT] = "div",
	[CONV_ROLE_NAME_LINE] = "div",
	[CONV_ROLE_EXERCISE] = "div",
	[CONV_ROLE_ANSWER] = "div",
	[CONV_ROLE_SOLUTION] = "div",
	[CONV_ROLE_FIELD] = "div",
	[CONV_ROLE_CONTENTS] = "nav"
};

/* A column without a width shares what the others leave. */
static void
put_width(struct html *w, const struct conv_node *n)
{
	const char *s = conv_attr(n, "width");
	size_t len = s == NULL ? 0 : strspn(s, "0123456789.");

	if (len > 0 && len < 6 && strcmp(s + len, "%") == 0) {
		conv_puts(w->out, " style=\"flex: 0 1 ");
		conv_put(w->out, s, len);
		conv_puts(w->out, "%\"");
	}
}

/* What conv itself writes in a division, before what is in it. */
static void
put_label(struct html *w, const struct conv_node *n)
{
	switch (n->u.div.role) {
	case CONV_ROLE_ABSTRACT:
		conv_puts(w->out, "<p class=\"abstract-title\">");
		html_text(w, label(w->lang, LABEL_ABSTRACT));
		conv_puts(w->out, "</p>\n");
		break;
	case CONV_ROLE_EXERCISE:
		html_exercise(w, n);
		break;
	case CONV_ROLE_SOLUTION:
		html_solution(w);
		break;
	case CONV_ROLE_ANSWER:
		html_answer(w, n);
		break;
	default:
		break;
	}
}

enum conv_step
html_div_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	html_line(w, n);
	if (n->u.div.role == CONV_ROLE_CONTENTS) {
		html_contents_here(w, n);
		return CONV_SKIP;
	}
	conv_putc(w->out, '<');
	conv_puts(w->out, elements[n->u.div.role]);
	html_own_attrs(w, n);
	if (n->u.div.role == CONV_ROLE_COLUMN)
		put_width(w, n);
	if (n->u.div.role == CONV_ROLE_DETAILS &&
	    conv_attr(n, "open") != NULL)
		conv_puts(w->out, " open=\"\"");
	/* a column that the reader of the source did not write */
	if (n->u.div.role == CONV_ROLE_COLUMN && n->attrs == NULL)
		conv_puts(w->out, " class=\"column\"");
	if (n->u.div.role == CONV_ROLE_FIELD)
		conv_printf(w->out, " style=\"flex-grow: %u\"",
		    (unsigned)n->u.div.share);
	if (n->u.div.role == CONV_ROLE_ABSTRACT)
		conv_puts(w->out, " role=\"doc-abstract\"");
	conv_put(w->out, ">\n", 2);
	put_label(w, n);
	return CONV_DESCEND;
}

void
html_div_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	if (n->u.div.role == CONV_ROLE_CONTENTS)
		return;
	conv_put(w->out, "</", 2);
	conv_puts(w->out, elements[n->u.div.role]);
	conv_put(w->out, ">\n", 2);
}

/* The style is the element's own, as a fragment has no style sheet. */
enum conv_step
html_page_break_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	html_line(w, n);
	conv_puts(w->out, "<div class=\"page-break\" "
	    "style=\"break-after: page\"></div>\n");
	return CONV_SKIP;
}
