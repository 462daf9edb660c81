/*
 * brace.c - attributes right behind a bracket, a link or code.  They become
 * a code span that is marked; what they belong to is found in the tree,
 * where brackets have met.
 */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/cmark/cmark.h"
#include "read/read.h"
#include "tree/tree.h"

/* What braces are for, by the character before them. */
static bool
is_wanted(unsigned char before)
{
	switch (before) {
	case ']':
		return extend_has(EXT_BRACKETED_SPANS | EXT_LINK_ATTRIBUTES);
	case ')':
		return extend_has(EXT_LINK_ATTRIBUTES);
	case '`':
		return extend_has(EXT_INLINE_CODE_ATTRIBUTES);
	default:
		return false;
	}
}

/* The text from the brace on to its end, as far as attributes go. */
static const char *
text_from(cmark_inline_parser *in, int at, char *buf, size_t size)
{
	unsigned char c;
	size_t n = 0;

	while (n + 1 < size && (c = cmark_inline_parser_peek_at(in,
	    at + (int)n)) != '\0') {
		buf[n++] = (char)c;
		if (c == '}')
			break;
	}
	buf[n] = '\0';
	return buf;
}

cmark_node *
brace_match(cmark_syntax_extension *self, cmark_parser *p,
    cmark_node *parent, unsigned char c, cmark_inline_parser *in)
{
	int at = cmark_inline_parser_get_offset(in);
	char buf[LIMIT_ATTR_TEXT];
	struct conv_node n = { .kind = CONV_SPAN };
	const char *text, *end;
	struct extra *x;
	cmark_node *node;

	(void)self;
	(void)p;
	(void)c;
	if (at == 0 || !is_wanted(cmark_inline_parser_peek_at(in, at - 1)))
		return NULL;
	text = conv_strdup(extend_arena(), text_from(in, at, buf,
	    sizeof(buf)));
	if ((end = attr_braces(extend_arena(), &n, text)) == NULL)
		return NULL;
	cmark_inline_parser_set_offset(in, at + (int)(end - text));
	escape_keep_before(cmark_node_last_child(parent));
	node = cmark_node_new_with_mem(CMARK_NODE_CODE, extend_mem());
	cmark_node_set_literal(node, conv_strndup(extend_arena(), text,
	    (size_t)(end - text)));
	x = extend_node(node, CONV_TEXT);
	x->attrs = n.attrs;
	x->marker = true;
	return node;
}
