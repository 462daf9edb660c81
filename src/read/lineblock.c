/*
 * lineblock.c - line blocks, as in pandoc: each line begins with a bar and a
 * space; lines and the spaces before them are kept.
 */
#include <string.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

#define NO_BREAK_SPACE	"\xC2\xA0"

/* Does a line begin there, after a bar? */
static bool
is_line(const struct conv_node *n)
{
	return n != NULL && n->kind == CONV_TEXT && !n->u.text.escaped &&
	    *n->text == '|' && (n->text[1] == ' ' || n->text[1] == '\0');
}

static bool
is_break(const struct conv_node *n)
{
	return n->kind == CONV_SOFT_BREAK || n->kind == CONV_LINE_BREAK;
}

/* Take the bar away, and make the spaces behind it such that they stay. */
static void
line(struct conv_arena *a, struct conv_node *text)
{
	const char *s = text->text + 1;
	struct out_mem m;

	s += *s == ' ';
	out_mem_init(&m, a);
	for (; *s == ' '; s++)
		conv_puts(&m.out, NO_BREAK_SPACE);
	conv_puts(&m.out, s);
	text->text = out_mem_str(&m);
	text->len = (size_t)m.out.flushed;
}

void
lineblock_read(struct conv_doc *doc, struct conv_node *para)
{
	struct conv_node *n;

	if (!is_line(para->first))
		return;
	for (n = para->first; n != NULL; n = n->next) {
		if (!is_line(n) || (n->prev != NULL && !is_break(n->prev)))
			continue;
		if (n->prev != NULL)
			n->prev->kind = CONV_LINE_BREAK;
		line(doc->arena, n);
	}
}
