/* formula.c - formulas that stand by themselves, out of their paragraph. */
#include <string.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

/* Attributes behind it: $$ x $$ {#eq:x} */
static void
take_attrs(struct conv_arena *a, struct conv_node *math)
{
	struct conv_node *n = math->next;
	const char *s, *end;
	size_t len;

	if (n == NULL || n->kind != CONV_TEXT)
		return;
	s = n->text + strspn(n->text, " ");
	if (*s != '{' || (end = attr_braces(a, math, s)) == NULL)
		return;
	len = (size_t)(end - n->text);
	n->text = end;
	n->len -= len;
	if (n->len == 0)
		node_unlink(n);
}

/* Spaces around the source say nothing. */
static void
trim_source(struct conv_arena *a, struct conv_node *math)
{
	size_t from = strspn(math->text, " \n"), to = math->len;

	while (to > from && (math->text[to - 1] == ' ' ||
	    math->text[to - 1] == '\n'))
		to--;
	math->text = conv_strndup(a, math->text + from, to - from);
	math->len = to - from;
}

/* Where it stood, spaces begin or end a paragraph. */
static void
trim(struct conv_arena *a, struct conv_node *before, struct conv_node *after)
{
	size_t n;

	if (before != NULL && before->kind == CONV_TEXT) {
		for (n = before->len; n > 0 && before->text[n - 1] == ' '; n--)
			;
		before->text = conv_strndup(a, before->text, n);
		before->len = n;
	}
	if (after != NULL && after->kind == CONV_TEXT) {
		n = strspn(after->text, " ");
		after->text += n;
		after->len -= n;
	}
}

void
formula_read(struct conv_doc *doc, struct conv_node *math)
{
	struct conv_node *para = math->parent, *rest;

	trim_source(doc->arena, math);
	if (para->kind < CONV_TEXT && para->kind != CONV_PARA &&
	    para->kind != CONV_HEADING && para->kind != CONV_CELL &&
	    para->kind != CONV_TERM && para->kind != CONV_CAPTION)
		return;			/* it is there already */
	if (para->kind != CONV_PARA) {
		math->kind = CONV_MATH;
		return;
	}
	take_attrs(doc->arena, math);
	trim(doc->arena, math->prev, math->next);
	if (math->next != NULL) {
		rest = node_new(doc->arena, CONV_PARA, math->next->pos);
		while (math->next != NULL)
			node_append(rest, math->next);
		node_insert_after(para, rest);
	}
	node_insert_after(para, math);
	if (para->first == NULL)
		node_unlink(para);
}
