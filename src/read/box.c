/* box.c - what is open for blocks of raw HTML, and where a block may go. */
#include "base/base.h"
#include "read/build.h"
#include "tree/tree.h"

static bool
is_kind(const struct conv_node *n, uint64_t kinds)
{
	return (kinds & UINT64_C(1) << n->kind) != 0;
}

bool
box_climb(struct build *b, uint64_t to, uint64_t through)
{
	struct conv_node *n = b->box, *low;
	size_t i;

	while (!is_kind(n, to)) {
		if (n == b->s->root || !is_kind(n, through))
			return false;
		n = n->parent;
	}
	for (i = b->nframes; i > 0; i--) {
		for (low = b->frames[i - 1].box; low != n &&
		    low != b->s->root; low = low->parent)
			;
		if (low != n || b->frames[i - 1].box == n)
			break;
		b->frames[i - 1].box = n;
	}
	b->box = n;
	return true;
}

static void
box_open(struct build *b, enum conv_kind kind, struct conv_pos pos)
{
	struct conv_node *n = node_new(b->arena, kind, pos);

	if (kind == CONV_CELL)
		n->u.cell.colspan = n->u.cell.rowspan = 1;
	if (kind == CONV_LIST)
		n->u.list.tight = true;
	node_append(b->box, n);
	b->box = n;
}

void
box_make_room(struct build *b, enum conv_kind kind, struct conv_pos pos)
{
	if (b->box->kind == CONV_LIST && kind != CONV_ITEM)
		box_open(b, CONV_ITEM, pos);
	if (b->box->kind == CONV_DEF_LIST && kind != CONV_DEF_ENTRY)
		box_open(b, CONV_DEF_ENTRY, pos);
	if (b->box->kind == CONV_DEF_ENTRY && kind != CONV_TERM &&
	    kind != CONV_DEFINITION)
		box_open(b, CONV_DEFINITION, pos);
	if (b->box->kind == CONV_TABLE && kind != CONV_ROW &&
	    kind != CONV_CAPTION)
		box_open(b, CONV_ROW, pos);
	if (b->box->kind == CONV_ROW && kind != CONV_CELL)
		box_open(b, CONV_CELL, pos);
}

/* A definition's term begins a new entry where one has a definition. */
static bool
entry_find(struct build *b, enum conv_kind kind, struct conv_pos pos)
{
	if (!box_climb(b, BIT(DEF_LIST), BIT(DEF_ENTRY) | BIT(DEFINITION) |
	    BIT(DIV)))
		return false;
	if (b->box->last == NULL || (kind == CONV_TERM &&
	    b->box->last->last != NULL &&
	    b->box->last->last->kind == CONV_DEFINITION))
		node_append(b->box, node_new(b->arena, CONV_DEF_ENTRY, pos));
	b->box = b->box->last;
	return true;
}

bool
box_find(struct build *b, enum conv_kind kind, struct conv_pos pos)
{
	switch (kind) {
	case CONV_ITEM:
		if (!box_climb(b, BIT(LIST), BIT(ITEM) | BIT(DIV))) {
			box_make_room(b, CONV_LIST, pos);
			if (b->box->last != NULL &&
			    b->box->last->kind == CONV_LIST)
				b->box = b->box->last;
			else
				box_open(b, CONV_LIST, pos);
		}
		return true;
	case CONV_TERM:
	case CONV_DEFINITION:
		return entry_find(b, kind, pos);
	case CONV_ROW:
		return box_climb(b, BIT(TABLE), ~UINT64_C(0));
	case CONV_CELL:
		if (!box_climb(b, BIT(TABLE) | BIT(ROW), ~UINT64_C(0)))
			return false;
		box_make_room(b, kind, pos);
		return true;
	default:
		box_make_room(b, kind, pos);
		return true;
	}
}

bool
box_fits_caption(struct build *b)
{
	struct conv_node *n = b->box;

	if (n->kind == CONV_DIV && n->u.div.role == CONV_ROLE_DETAILS)
		return n->first == NULL || n->first->kind != CONV_CAPTION;
	return (n->kind == CONV_TABLE || n->kind == CONV_FIGURE) &&
	    (n->first == NULL || n->first->kind != CONV_CAPTION) &&
	    (n->last == NULL || n->last->kind != CONV_CAPTION);
}
