/* emoji.c - emoji by the names that GitHub has for them: :smile: */
#include <stdlib.h>
#include <string.h>

#include "read/cmark/cmark.h"
#include "tree/tree.h"

#include "emoji.h"

static int
compare(const void *name, const void *row)
{
	return strcmp(name, row);	/* a row begins with its name */
}

static bool
is_name(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+';
}

/*
 * The name after a colon, with a zero, and how many bytes it takes; many
 * programs that tidy Markdown write :a\_b: for :a_b:.
 */
static int
name_at(cmark_inline_parser *in, int at, char *name)
{
	unsigned char c;
	int n = 0, len = 0;

	for (; n < EMOJI_NAME_MAX; len++) {
		c = cmark_inline_parser_peek_at(in, at + len);
		if (c == '\\' && cmark_inline_parser_peek_at(in,
		    at + len + 1) == '_')
			continue;
		if (!is_name(c))
			break;
		name[n++] = (char)c;
	}
	name[n] = '\0';
	return len;
}

cmark_node *
emoji_match(cmark_syntax_extension *self, cmark_parser *p,
    cmark_node *parent, unsigned char c, cmark_inline_parser *in)
{
	int at = cmark_inline_parser_get_offset(in), len;
	char name[EMOJI_NAME_MAX + 1];
	const char *row;
	struct extra *x;
	cmark_node *node;

	(void)self;
	(void)p;
	(void)parent;
	(void)c;
	if (!extend_has(EXT_EMOJI))
		return NULL;
	len = name_at(in, at + 1, name);
	if (*name == '\0' || cmark_inline_parser_peek_at(in,
	    at + 1 + len) != ':')
		return NULL;
	row = bsearch(name, emojis, sizeof(emojis) / sizeof(emojis[0]),
	    sizeof(emojis[0]), compare);
	if (row == NULL)
		return NULL;
	cmark_inline_parser_set_offset(in, at + len + 2);
	node = cmark_node_new_with_mem(CMARK_NODE_CODE, extend_mem());
	cmark_node_set_literal(node, row + sizeof(emojis[0].name));
	x = extend_node(node, CONV_TEXT);
	x->marker = true;
	x->emoji = row;
	return node;
}
