/*
 * math.c - TeX between dollars, by pandoc's rules: $x$ has no space inside
 * its dollars and no digit behind them; $$ alone on a line begins a formula
 * that ends with $$ or an empty line.
 */
#include <string.h>

#include "base/base.h"
#include "read/cmark/cmark.h"
#include "read/read.h"
#include "tree/tree.h"

/* From where on no closing dollars were found, one and two, in a block. */
static _Thread_local struct {
	const cmark_node	*block;
	int			 from;
} barren[2];

static bool
is_space(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/*
 * The offset of the closing dollars; 0: the first ones that there are can't
 * be that; -1: there are none.
 */
static int
closing(cmark_inline_parser *in, int at, int n)
{
	unsigned char c, before = ' ', after;
	int i;

	for (i = at + n; (c = cmark_inline_parser_peek_at(in, i)) != '\0';
	    before = c, i++) {
		if (c == '\\') {
			if (cmark_inline_parser_peek_at(in, ++i) == '\0')
				break;
			continue;
		}
		if (c != '$' || i == at + n || (n == 2 &&
		    cmark_inline_parser_peek_at(in, i + 1) != '$'))
			continue;
		after = cmark_inline_parser_peek_at(in, i + n);
		return (n == 1 && is_space(before)) ||
		    (after >= '0' && after <= '9') ? 0 : i;
	}
	return -1;
}

/* The raw text of a formula. */
static char *
text_of(cmark_inline_parser *in, int from, int to)
{
	char *s = conv_alloc(extend_arena(), (size_t)(to - from) + 1);
	int i;

	for (i = from; i < to; i++)
		s[i - from] = (char)cmark_inline_parser_peek_at(in, i);
	return s;
}

/* A parse begins: blocks of the one before mean nothing. */
void
math_begin(void)
{
	barren[0].block = barren[1].block = NULL;
}

cmark_node *
math_match(cmark_syntax_extension *self, cmark_parser *p,
    cmark_node *parent, unsigned char c, cmark_inline_parser *in)
{
	int at = cmark_inline_parser_get_offset(in), n, end;
	cmark_node *node;

	(void)self;
	(void)p;
	(void)c;
	if (!extend_has(EXT_TEX_MATH))
		return NULL;
	n = cmark_inline_parser_peek_at(in, at + 1) == '$' ? 2 : 1;
	if ((n == 1 && is_space(cmark_inline_parser_peek_at(in, at + 1))) ||
	    (barren[n - 1].block == parent && at >= barren[n - 1].from))
		return NULL;
	if ((end = closing(in, at, n)) < 0) {
		barren[n - 1].block = parent;
		barren[n - 1].from = at;
	}
	if (end <= 0)
		return NULL;
	node = cmark_node_new_with_mem(CMARK_NODE_CODE, extend_mem());
	cmark_node_set_literal(node, text_of(in, at + n, end));
	cmark_inline_parser_set_offset(in, end + n);
	extend_node(node, n == 1 ? CONV_MATH : CONV_MATH_BLOCK);
	return node;
}

/* The line's text, if it is $$ and no more than spaces. */
static bool
is_fence(const char *s, size_t len, size_t from)
{
	size_t i = from + 2;

	if (len < i || s[from] != '$' || s[from + 1] != '$')
		return false;
	while (i < len && strchr(" \t\r\n", s[i]) != NULL)
		i++;
	return i == len;
}

cmark_node *
math_open(cmark_syntax_extension *self, cmark_parser *p,
    cmark_node *parent, unsigned char *line, int len)
{
	const char *s = (const char *)line;
	int start = cmark_parser_get_first_nonspace(p);
	cmark_node *n;

	if (!is_fence(s, (size_t)len, (size_t)start))
		return NULL;
	n = cmark_parser_add_child(p, parent, CMARK_NODE_CODE_BLOCK,
	    start + 1);
	cmark_node_set_syntax_extension(n, self);
	extend_node(n, CONV_MATH_BLOCK);
	cmark_parser_advance_offset(p, s, len - 1 -
	    cmark_parser_get_offset(p), 0);
	return n;
}

/* The last line may have text before the dollars, and attributes behind. */
int
math_goes_on(cmark_parser *p, unsigned char *line, int len,
    cmark_node *n)
{
	const char *s = (const char *)line;
	struct conv_node attrs = { .kind = CONV_MATH_BLOCK };
	struct extra *x = cmark_node_get_user_data(n);
	const char *text, *end, *rest;

	if (x->closed || cmark_parser_is_blank(p))
		return 0;
	text = conv_strndup(extend_arena(), s +
	    cmark_parser_get_offset(p), (size_t)(len -
	    cmark_parser_get_offset(p)));
	if ((end = strstr(text, "$$")) == NULL)
		return 1;
	rest = end + 2 + strspn(end + 2, " \t");
	if (*rest == '{')
		rest = attr_braces(extend_arena(), &attrs, rest);
	if (rest == NULL || rest[strspn(rest, " \t\r\n")] != '\0')
		return 1;
	x->attrs = attrs.attrs;
	x->closed = true;
	x->last = conv_strndup(extend_arena(), text, (size_t)(end - text));
	cmark_parser_advance_offset(p, s, len - 1 -
	    cmark_parser_get_offset(p), 0);
	return 0;
}
