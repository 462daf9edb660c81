/*
 * term.c - definitions, as in pandoc: a line that begins with ":" or "~"
 * below a term, which is a paragraph of one line.  What is defined is found
 * in the tree; a definition goes on as an item of a list does.
 */
#include "base/base.h"
#include "read/cmark/cmark.h"

#define GAP_MAX		4	/* columns between mark and text; more: code */
#define BLANK_MAX	1	/* lines between term and definition */

static struct extra *
definition_of(cmark_node *n)
{
	struct extra *x = n == NULL ? NULL : cmark_node_get_user_data(n);

	return x != NULL && x->kind == CONV_DEFINITION ? x : NULL;
}

/* The line's columns up to the definition's text; 0: it is none. */
static int
text_column(cmark_parser *p, const unsigned char *line, int len)
{
	int at = cmark_parser_get_first_nonspace(p), gap = 0;

	if (at >= len || (line[at] != ':' && line[at] != '~'))
		return 0;
	while (at + 1 + gap < len && line[at + 1 + gap] == ' ')
		gap++;
	if (at + 1 < len && line[at + 1] == '\t')
		gap = GAP_MAX - 1;
	if (gap == 0 || at + 1 + gap >= len ||
	    line[at + 1 + gap] == '\n' || line[at + 1 + gap] == '\r')
		return 0;
	return cmark_parser_get_indent(p) + 1 + (gap > GAP_MAX ? 1 : gap);
}

/* Does a definition belong to what is before it?  *loose: with a space. */
static bool
has_term(cmark_parser *p, cmark_node *parent, bool *loose)
{
	int line = cmark_parser_get_line_number(p);
	cmark_node *last = cmark_node_last_child(parent);

	*loose = false;
	if (cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH)
		return cmark_node_get_start_line(parent) == line - 1;
	if (last == NULL)
		return false;
	if (definition_of(last) != NULL)
		return true;
	*loose = true;
	return cmark_node_get_type(last) == CMARK_NODE_PARAGRAPH &&
	    cmark_node_get_user_data(last) == NULL &&
	    cmark_node_get_start_line(last) == cmark_node_get_end_line(last) &&
	    line - cmark_node_get_end_line(last) <= BLANK_MAX + 1;
}

cmark_node *
term_open(cmark_syntax_extension *self, cmark_parser *p,
    cmark_node *parent, unsigned char *line, int len)
{
	const char *s = (const char *)line;
	int column = text_column(p, line, len);
	int indent = cmark_parser_get_indent(p);
	struct extra *x;
	cmark_node *n;
	bool loose;

	if (column == 0 || !has_term(p, parent, &loose))
		return NULL;
	n = cmark_parser_add_child(p, parent, CMARK_NODE_BLOCK_QUOTE,
	    cmark_parser_get_first_nonspace(p) + 1);
	cmark_node_set_syntax_extension(n, self);
	x = extend_node(n, CONV_DEFINITION);
	x->indent = column;
	x->loose = loose;
	cmark_parser_advance_offset(p, s, cmark_parser_get_first_nonspace(p) +
	    1 - cmark_parser_get_offset(p), 0);
	cmark_parser_advance_offset(p, s, column - indent - 1, 1);
	return n;
}
