/* deflist.c - terms and the definitions below them, to definition lists. */
#include "read/read.h"
#include "tree/tree.h"

/* The list that the entry goes on with, or a new one before it. */
static struct conv_node *
list_for(struct conv_doc *doc, struct conv_node *term)
{
	struct conv_node *list = term->prev;

	if (list != NULL && list->kind == CONV_DEF_LIST)
		return list;
	list = node_new(doc->arena, CONV_DEF_LIST, term->pos);
	list->u.def_list.tight = true;
	node_insert_before(term, list);
	return list;
}

void
deflist_read(struct conv_doc *doc, struct conv_node *term)
{
	struct conv_node *list = list_for(doc, term), *entry, *n, *next;

	entry = node_new(doc->arena, CONV_DEF_ENTRY, term->pos);
	next = term->next;
	node_append(list, entry);
	node_append(entry, term);
	term->kind = CONV_TERM;
	while ((n = next) != NULL && n->kind == CONV_DEFINITION) {
		next = n->next;
		node_append(entry, n);
		/* the reader tells so of each */
		list->u.def_list.tight = list->u.def_list.tight &&
		    n->u.def_list.tight && !finish_has_paras(n);
	}
}
