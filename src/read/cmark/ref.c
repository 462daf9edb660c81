/*
 * ref.c - references to numbered things: @fig:x @tbl:x @sec:x @eq:x, and
 * to examples: @x; and citations: [@x], [see @x, p. 3].
 */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/cmark/cmark.h"
#include "tree/tree.h"

static bool
is_alnum(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* The bytes of "fig:" and so on at an offset, or 0. */
static int
kind_len(cmark_inline_parser *in, int at)
{
	static const char *const kinds[] = { "fig:", "tbl:", "sec:", "eq:" };
	size_t i;
	int n;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		for (n = 0; kinds[i][n] != '\0' &&
		    (cmark_inline_parser_peek_at(in, at + n) | 0x20) ==
		    (kinds[i][n] | 0x20); n++)
			;
		if (kinds[i][n] == '\0')
			return n;
	}
	return 0;
}

/* Bytes of a citation that are looked at, before and behind its "@". */
#define CITE_BEFORE	64
#define CITE_BEHIND	256

/* Is the "@" in brackets that are no link's? */
static bool
is_cited(cmark_inline_parser *in, int at)
{
	unsigned char c = cmark_inline_parser_peek_at(in, at + 1);
	int i;

	if (!is_alnum(c) && c != '_' && c != '{')
		return false;
	for (i = at - 1; i >= 0 && i >= at - CITE_BEFORE; i--) {
		c = cmark_inline_parser_peek_at(in, i);
		if (c == '[' || c == ']' || (i == at - 1 && c != ' ' &&
		    c != '-'))
			break;
	}
	if (i < 0 || c != '[')
		return false;
	for (i = at + 1; i <= at + CITE_BEHIND; i++) {
		c = cmark_inline_parser_peek_at(in, i);
		if (c == ']' || c == '[' || c == '\0')
			break;
	}
	if (c != ']')
		return false;
	c = cmark_inline_parser_peek_at(in, i + 1);
	return c != '(' && c != '[' && c != ':';
}

/* It stays text; the reader tells. */
static cmark_node *
cite(cmark_inline_parser *in, int at)
{
	cmark_node *node;

	if (!extend_has(EXT_CITATIONS) || !is_cited(in, at))
		return NULL;
	cmark_inline_parser_set_offset(in, at + 1);
	node = cmark_node_new_with_mem(CMARK_NODE_CODE, extend_mem());
	cmark_node_set_literal(node, "@");
	extend_node(node, CONV_TEXT)->marker = true;
	return node;
}

/* The number of an example stands for its name. */
static cmark_node *
example(cmark_inline_parser *in, int at)
{
	char name[LIMIT_EXAMPLE_NAME], c;
	cmark_node *node;
	uint32_t number;
	size_t n = 0;

	if (!fancy_has_labels())
		return NULL;
	while (n < sizeof(name) && marker_is_label(c = (char)
	    cmark_inline_parser_peek_at(in, at + 1 + (int)n)))
		name[n++] = c;
	if ((number = fancy_example(name, n)) == 0)
		return NULL;
	cmark_inline_parser_set_offset(in, at + 1 + (int)n);
	node = cmark_node_new_with_mem(CMARK_NODE_CODE, extend_mem());
	cmark_node_set_literal(node, conv_asprintf(extend_arena(), "%u",
	    (unsigned)number));
	extend_node(node, CONV_TEXT)->marker = true;
	return node;
}

cmark_node *
ref_match(cmark_syntax_extension *self, cmark_parser *p,
    cmark_node *parent, unsigned char c, cmark_inline_parser *in)
{
	int at = cmark_inline_parser_get_offset(in), n, i;
	cmark_node *node;
	char *s;

	(void)self;
	(void)p;
	(void)parent;
	if (at > 0 && is_alnum(cmark_inline_parser_peek_at(in, at - 1)))
		return NULL;
	if (!extend_has(EXT_CROSS_REFERENCES) ||
	    (n = kind_len(in, at + 1)) == 0)
		return (node = example(in, at)) != NULL ? node : cite(in, at);
	for (i = at + 1 + n; is_alnum(c = cmark_inline_parser_peek_at(in,
	    i)) || ((c == '-' || c == '_' || c == '.' || c == ':') &&
	    is_alnum(cmark_inline_parser_peek_at(in, i + 1))); i++)
		;
	if (i == at + 1 + n)
		return NULL;
	s = conv_alloc(extend_arena(), (size_t)(i - at) + 1);
	for (n = at; n < i; n++)
		s[n - at] = (char)cmark_inline_parser_peek_at(in, n);
	cmark_inline_parser_set_offset(in, i);
	node = cmark_node_new_with_mem(CMARK_NODE_CODE, extend_mem());
	cmark_node_set_literal(node, s);
	extend_node(node, CONV_LINK);
	return node;
}
