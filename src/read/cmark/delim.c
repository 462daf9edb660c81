/* delim.c - inlines between two equal marks: ^x^ ~x~ ~~x~~ ==x== */
#include <string.h>

#include "base/base.h"
#include "read/cmark/cmark.h"
#include "tree/tree.h"

#define MARKS_MAX	2	/* of a delimiter */

/* What is between marks; solid: without spaces. */
static const struct pair {
	char		 c;
	int		 length;
	uint64_t	 ext;
	enum conv_kind	 kind;
	bool		 solid;
} pairs[] = {
	{ '^', 1, EXT_SUPERSCRIPT, CONV_SUPER, true },
	{ '~', 1, EXT_SUBSCRIPT, CONV_SUB, true },
	{ '~', 2, EXT_STRIKEOUT, CONV_STRIKE, false },
	{ '=', 2, EXT_MARK, CONV_MARK, false }
};

static const struct pair *
pair_find(char c, int length)
{
	size_t i;

	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i].c == c && pairs[i].length == length &&
		    extend_has(pairs[i].ext))
			return &pairs[i];
	return NULL;
}

/* "^" may be there for notes only. */
static bool
has_pair(unsigned char c)
{
	return pair_find((char)c, 1) != NULL || pair_find((char)c, 2) != NULL;
}

static bool
is_space(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\0';
}

static unsigned char
char_before(cmark_inline_parser *in, int at)
{
	return at > 0 ? cmark_inline_parser_peek_at(in, at - 1) : '\0';
}

/* A run of marks that means nothing, whole. */
static cmark_node *
plain_run(cmark_inline_parser *in, unsigned char c, int at)
{
	cmark_node *node = cmark_node_new_with_mem(CMARK_NODE_TEXT,
	    extend_mem());
	int n = 0;
	char *s;

	while (cmark_inline_parser_peek_at(in, at + n) == c)
		n++;
	s = conv_alloc(extend_arena(), (size_t)n + 1);
	memset(s, c, (size_t)n);
	cmark_node_set_literal(node, s);
	cmark_inline_parser_set_offset(in, at + n);
	return node;
}

/*
 * ^ before a bracket; which one closes it is found in the tree.  The two
 * delimiters have cmark call delim_insert() when all behind it is read.
 */
static cmark_node *
note_mark(cmark_inline_parser *in, int at)
{
	cmark_node *node;

	if (!extend_has(EXT_INLINE_NOTES))
		return NULL;
	cmark_inline_parser_set_offset(in, at + 1);
	node = cmark_node_new_with_mem(CMARK_NODE_CODE, extend_mem());
	cmark_node_set_literal(node, "^");
	extend_node(node, CONV_NOTE_REF)->marker = true;
	cmark_inline_parser_push_delimiter(in, '^', 1, 0, node);
	cmark_inline_parser_push_delimiter(in, '^', 0, 1, node);
	return node;
}

cmark_node *
delim_match(cmark_syntax_extension *self, cmark_parser *p,
    cmark_node *parent, unsigned char c, cmark_inline_parser *in)
{
	int left, right, before, after, n, at;
	char text[MARKS_MAX + 1] = { (char)c, (char)c, '\0' };
	const struct pair *pair;
	cmark_node *node;

	(void)self;
	(void)p;
	(void)parent;
	at = cmark_inline_parser_get_offset(in);
	if (c == '^' && cmark_inline_parser_peek_at(in, at + 1) == '[')
		return note_mark(in, at);
	/* [^name] calls a note */
	if (!has_pair(c) || (c == '^' && char_before(in, at) == '['))
		return NULL;
	for (n = 1; n <= MARKS_MAX &&
	    cmark_inline_parser_peek_at(in, at + n) == c; n++)
		;
	if ((pair = pair_find((char)c, n)) == NULL)
		return n == 1 ? NULL : plain_run(in, c, at);
	cmark_inline_parser_scan_delimiters(in, MARKS_MAX, c, &left, &right,
	    &before, &after);
	if (pair->solid) {
		left = !is_space(cmark_inline_parser_peek_char(in));
		right = !is_space(char_before(in, at));
	}
	text[n] = '\0';
	node = cmark_node_new_with_mem(CMARK_NODE_TEXT, extend_mem());
	cmark_node_set_literal(node, text);
	if (left || right)
		cmark_inline_parser_push_delimiter(in, c, left, right, node);
	return node;
}

/* Is there a space in the text between two marks? */
static bool
has_space(cmark_node *from, cmark_node *to)
{
	cmark_node *n;
	const char *s;

	for (n = cmark_node_next(from); n != NULL && n != to;
	    n = cmark_node_next(n)) {
		s = cmark_node_get_type(n) == CMARK_NODE_TEXT ?
		    cmark_node_get_literal(n) : NULL;
		if (cmark_node_get_type(n) == CMARK_NODE_SOFTBREAK ||
		    cmark_node_get_type(n) == CMARK_NODE_LINEBREAK ||
		    (s != NULL && strchr(s, ' ') != NULL))
			return true;
	}
	return false;
}

/* The opener's text becomes the node, which takes all up to the closer. */
static void
wrap(cmark_node *from, cmark_node *to, enum conv_kind kind)
{
	cmark_node *n;

	if (!cmark_node_set_type(from, CMARK_NODE_EMPH))
		return;
	extend_node(from, kind);
	while ((n = cmark_node_next(from)) != NULL && n != to)
		cmark_node_append_child(from, n);
	cmark_node_free(to);
}

delimiter *
delim_insert(cmark_syntax_extension *self, cmark_parser *p,
    cmark_inline_parser *in, delimiter *opener, delimiter *closer)
{
	const struct pair *pair = pair_find((char)closer->delim_char,
	    (int)closer->length);
	delimiter *next = closer->next, *d, *before;

	(void)self;
	(void)p;
	if (opener->inl_text == closer->inl_text) {	/* of a note */
		escape_keep_behind(closer->inl_text);
		pair = NULL;
	}
	/* no later closer will do for an opener before a space */
	if (pair != NULL && pair->solid && opener->length == closer->length &&
	    has_space(opener->inl_text, closer->inl_text)) {
		cmark_inline_parser_remove_delimiter(in, opener);
		return closer;
	}
	if (pair != NULL && opener->length == closer->length &&
	    cmark_node_next(opener->inl_text) != closer->inl_text)
		wrap(opener->inl_text, closer->inl_text, pair->kind);
	for (d = closer; d != NULL; d = before) {
		before = d == opener ? NULL : d->previous;
		cmark_inline_parser_remove_delimiter(in, d);
	}
	return next;
}
