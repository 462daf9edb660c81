/* deflist.c - definition lists. */
#include "write/docbook/docbook.h"

enum conv_step
def_list_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	block_begin(w, "variablelist");
	put_common(w, n, NULL);
	if (n->u.def_list.tight)
		xml_attr(w->x, "spacing", "compact");
	return CONV_DESCEND;
}

void
def_list_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	(void)n;
	xml_end_block(w->x);
	w->empty = false;
}

enum conv_step
def_entry_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	xml_line(w->x, "varlistentry");
	put_common(w, n, NULL);
	return CONV_DESCEND;
}

void
def_entry_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	(void)n;
	xml_end_block(w->x);
}

enum conv_step
term_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	xml_line(w->x, "term");
	put_common(w, n, NULL);
	return CONV_DESCEND;
}

/* An entry has one item, so all its definitions stand in it. */
enum conv_step
definition_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	if (n->prev != NULL && n->prev->kind == CONV_DEFINITION) {
		block_anchor(w, n);
		return CONV_DESCEND;
	}
	container_begin(w, "listitem");
	put_common(w, n, NULL);
	return CONV_DESCEND;
}

void
definition_leave(void *ctx, const struct conv_node *n)
{
	if (n->next == NULL)
		container_leave(ctx, n);
}
