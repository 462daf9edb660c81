/* deflist.c - definition lists. */
#include "write/html/html.h"

enum conv_step
html_def_list_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	html_line(w, n);
	conv_put(w->out, "<dl", 3);
	html_own_attrs(w, n);
	conv_put(w->out, ">\n", 2);
	return CONV_DESCEND;
}

enum conv_step
html_term_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	conv_put(w->out, "<dt", 3);
	html_own_attrs(w, n);
	conv_putc(w->out, '>');
	return CONV_DESCEND;
}

enum conv_step
html_definition_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	conv_put(w->out, "<dd", 3);
	html_own_attrs(w, n);
	conv_putc(w->out, '>');
	return CONV_DESCEND;
}
