/* piece.c - Markdown between the tags of raw HTML. */
#include <string.h>

#include "base/base.h"
#include "read/build.h"
#include "tree/tree.h"

const xmlNode *
piece_of(const xmlNode *x)
{
	if (x->type == XML_ELEMENT_NODE && x->children != NULL &&
	    named(x, "div") && x->properties == NULL)
		x = x->children;
	return x->type == XML_PI_NODE && named(x, STREAM_TARGET) ? x : NULL;
}

bool
piece_is_in(const xmlNode *root)
{
	const xmlNode *x = root;

	for (;;) {
		if (piece_of(x) != NULL)
			return true;
		if (x->children != NULL) {
			x = x->children;
			continue;
		}
		while (x != root && x->next == NULL)
			x = x->parent;
		if (x == root)
			return false;
		x = x->next;
	}
}

/* Put all that a leaf holds into the inline elements that are open. */
static void
wrap_leaf(struct build *b, struct conv_node *leaf)
{
	struct conv_node *outer = leaf, *n, *last = leaf->last;
	struct format *f;
	size_t i;

	for (i = 0; i < b->nformats; i++) {
		f = &b->formats[i];
		if (f->code)
			continue;
		n = f->used ? leaf_again(b, f->node) : f->node;
		f->used = true;
		node_append(outer, n);
		outer = n;
	}
	while (outer != leaf && last != NULL && leaf->first != last)
		node_append(outer, leaf->first);
	if (outer != leaf && last != NULL)
		node_append(outer, last);
}

static bool
is_leaf(const struct conv_node *n)
{
	return n->kind == CONV_PARA || n->kind == CONV_HEADING ||
	    n->kind == CONV_CELL || n->kind == CONV_TERM;
}

/* What is around a block of Markdown counts for the text in it. */
static void
adopt(struct build *b, struct conv_node *block)
{
	struct conv_node *n, *next;

	for (n = block; n != NULL; n = next) {
		next = node_next(n, block, !is_leaf(n));
		if (!is_leaf(n))
			continue;
		while (b->nanchors > 0)
			node_prepend(n, b->anchors[--b->nanchors]);
		if (b->nformats > 0 && n->first != NULL)
			wrap_leaf(b, n);
		if (b->align == NULL)
			continue;
		if (n->kind != CONV_CELL)
			node_set_attr(b->arena, n, "align", b->align);
	}
}

static void
markdown(struct build *b, struct conv_node *n)
{
	if (b->fixed && (n->kind == CONV_PARA || n->kind == CONV_HEADING)) {
		leaf_para_end(b);
		leaf_begin(b, n->pos);
		node_move_children(n, b->cur);
		leaf_para_end(b);
		return;
	}
	leaf_end(b);
	box_make_room(b, n->kind, n->pos);
	if (b->nformats > 0 || b->align != NULL || b->nanchors > 0)
		adopt(b, n);
	node_append(b->box, n);
}

void
piece_put(struct build *b, const xmlNode *x)
{
	const char *s = (const char *)x->content;
	struct stream_item *it;
	size_t k = 0;

	for (; s != NULL && *s >= '0' && *s <= '9' && k < b->s->n; s++)
		k = k * 10 + (size_t)(*s - '0');
	if (k >= b->s->n || b->s->items[k].placed)
		return;
	if (k >= b->end) {
		b->stop = true;
		return;
	}
	it = &b->s->items[k];
	it->placed = true;
	b->pos = it->node->pos;
	b->line = xmlGetLineNo(x);
	switch (it->kind) {
	case STREAM_HTML:
		break;
	case STREAM_BLOCK:
		markdown(b, it->node);
		break;
	case STREAM_INLINE:
		leaf_put(b, it->node, b->pos);
		break;
	case STREAM_PARA:
		leaf_para_end(b);
		break;
	}
}
