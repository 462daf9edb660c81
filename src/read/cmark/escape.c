/*
 * escape.c - brackets that a backslash makes text.  cmark joins them with
 * the text around; those that could be taken for the brackets of a span or
 * a note are kept apart.
 */
#include <string.h>

#include "read/cmark/cmark.h"

/* cmark gives the text of an escape the two columns of its source. */
static bool
is_escaped(cmark_node *n)
{
	const char *s;

	if (cmark_node_get_type(n) != CMARK_NODE_TEXT ||
	    cmark_node_get_end_column(n) - cmark_node_get_start_column(n) != 1)
		return false;
	s = cmark_node_get_literal(n);
	return strcmp(s, "[") == 0 || strcmp(s, "]") == 0;
}

static void
keep(cmark_node *n)
{
	const char *s = *cmark_node_get_literal(n) == '[' ? "[" : "]";

	if (!cmark_node_set_type(n, CMARK_NODE_CODE))
		return;
	cmark_node_set_literal(n, s);
	extend_node(n, CONV_TEXT)->marker = true;
}

/* From where others look: braces, or the mark of a note. */
static bool
is_mark(cmark_node *n)
{
	const struct extra *x = cmark_node_get_user_data(n);
	const char *s;

	if (x == NULL || !x->marker)
		return false;
	s = cmark_node_get_literal(n);
	return *s == '{' || *s == '^';
}

void
escape_keep_before(cmark_node *n)
{
	for (; n != NULL && !is_mark(n); n = cmark_node_previous(n))
		if (is_escaped(n))
			keep(n);
}

void
escape_keep_behind(cmark_node *mark)
{
	cmark_node *n = cmark_node_next(mark);

	for (; n != NULL && !is_mark(n); n = cmark_node_next(n))
		if (is_escaped(n))
			keep(n);
}
