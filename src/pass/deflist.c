/* deflist.c - entries of definition lists: terms, then definitions. */
#include "pass/pass.h"
#include "tree/tree.h"

/* A term behind a definition begins the next entry. */
static void
split(struct conv_arena *a, struct conv_node *entry)
{
	struct conv_node *n = entry->first, *next;

	while (n != NULL && (n->kind == CONV_DEFINITION || n->prev == NULL ||
	    n->prev->kind == CONV_TERM))
		n = n->next;
	if (n == NULL)
		return;
	next = node_new(a, CONV_DEF_ENTRY, n->pos);
	node_insert_after(entry, next);
	while (n->next != NULL)
		node_append(next, n->next);
	node_prepend(next, n);
}

void
deflist_entry(struct conv_arena *a, struct conv_node *entry)
{
	split(a, entry);
	if (entry->first->kind != CONV_TERM)
		node_prepend(entry, node_new(a, CONV_TERM, entry->pos));
	if (entry->last->kind != CONV_DEFINITION)
		node_append(entry, node_new(a, CONV_DEFINITION, entry->pos));
}
