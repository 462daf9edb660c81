/* walk.c - visiting a tree by a table of acts, without recursion. */
#include "tree/tree.h"

/* Do what comes before the children; true: visit them. */
static bool
node_enter(const struct conv_act *act, const struct conv_node *n,
    struct conv_out *o, void *w)
{
	if (act->pre != NULL)
		conv_puts(o, act->pre);
	if (act->enter != NULL && act->enter(w, n) == CONV_SKIP)
		return false;
	return n->first != NULL;
}

static void
node_leave(const struct conv_act *act, const struct conv_node *n,
    struct conv_out *o, void *w)
{
	if (act->leave != NULL)
		act->leave(w, n);
	if (act->post != NULL)
		conv_puts(o, act->post);
}

void
conv_walk(const struct conv_node *root,
    const struct conv_act acts[CONV_NKINDS], struct conv_out *o, void *w)
{
	const struct conv_node *n = root;

	for (;;) {
		if (node_enter(&acts[n->kind], n, o, w)) {
			n = n->first;
			continue;
		}
		node_leave(&acts[n->kind], n, o, w);
		while (n != root && n->next == NULL) {
			n = n->parent;
			node_leave(&acts[n->kind], n, o, w);
		}
		if (n == root)
			return;
		n = n->next;
	}
}

enum conv_kind
conv_acts_missing(const struct conv_act acts[CONV_NKINDS])
{
	const struct conv_act *a;
	int i;

	for (i = 0; i < CONV_NKINDS; i++) {
		a = &acts[i];
		if (a->pre == NULL && a->post == NULL && a->enter == NULL &&
		    a->leave == NULL && !a->through)
			break;
	}
	return (enum conv_kind)i;
}
