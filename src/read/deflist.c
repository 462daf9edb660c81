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

/* Is it the caption of the table behind it, as pandoc would read it? */
static bool
is_caption(const struct conv_node *term, const struct conv_node *d)
{
	return (term->prev == NULL || term->prev->kind != CONV_DEF_LIST) &&
	    !d->u.def_list.tight && d->first != NULL && d->first == d->last &&
	    d->first->kind == CONV_PARA && d->next != NULL &&
	    d->next->kind == CONV_TABLE;
}

/* A paragraph that begins with the mark again: caption.c takes it. */
static void
caption_put(struct conv_doc *doc, struct conv_node *d)
{
	struct conv_node *para = d->first;

	node_prepend(para, node_text(doc->arena, d->pos, ": ", 2));
	node_insert_before(d, para);
	node_unlink(d);
}

bool
deflist_read(struct conv_doc *doc, struct conv_node *term)
{
	struct conv_node *list, *entry, *n, *next;

	if ((doc->ext & EXT_TABLE_CAPTIONS) != 0 && is_caption(term,
	    term->next)) {
		caption_put(doc, term->next);
		return false;
	}
	list = list_for(doc, term);
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
	return true;
}
