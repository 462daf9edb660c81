/* beside.c - divisions in columns: their blocks beside each other. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define GAP		2000	/* between them, 1/1000 of the size */
#define SHARE_MIN	5	/* of a column without a width, in 1/100 */

/* One of the columns. */
struct side {
	const struct conv_node	*node;
	int32_t			 x, w;
	struct vlist		 list;
};

struct sides {
	struct side	*v;
	size_t		 n, cap;
};

/* "40%" in 1/100, at most all; 0: none is given. */
static int32_t
share(const struct conv_node *n)
{
	const char *s = conv_attr(n, "width");
	int32_t v = 0;

	for (; s != NULL && *s >= '0' && *s <= '9' && v < 1000; s++)
		v = v * 10 + (*s - '0');
	return s == NULL || *s != '%' ? 0 : v < 100 ? v : 100;
}

/* Widths as given; those without share what is left. */
static void
sides_place(struct flow *f, struct sides *s)
{
	const struct place *at = flow_place(f);
	int64_t gap = f->l->geo->size * (int64_t)GAP / 1000, room, given = 0;
	int64_t open = 0, each = 0, x = at->x;
	size_t i;

	if (gap * (int64_t)s->n > at->w / 2)
		gap = at->w / 2 / (int64_t)s->n;
	room = at->w - gap * ((int64_t)s->n - 1);
	for (i = 0; i < s->n; i++) {
		given += share(s->v[i].node);
		open += share(s->v[i].node) == 0;
	}
	if (open > 0)
		each = given < 100 - SHARE_MIN * open ?
		    (100 - given) / open : SHARE_MIN;
	given += each * open;
	for (i = 0; i < s->n; i++) {
		s->v[i].w = (int32_t)(room * (share(s->v[i].node) > 0 ?
		    share(s->v[i].node) : each) / (given > 100 ? given :
		    100));
		if (s->v[i].w < 1)
			s->v[i].w = 1;
		s->v[i].x = (int32_t)(flow_is_rtl(f) ? 2 * at->x + at->w - x -
		    s->v[i].w : x);
		x += s->v[i].w + gap;
	}
}

static void
calls_add(struct layout *l, struct vitem *box, const struct vitem *v)
{
	const struct conv_node **notes;

	if (v->nnotes == 0)
		return;
	notes = conv_alloc(l->arena, (box->nnotes + v->nnotes) *
	    sizeof(*notes));
	if (box->nnotes > 0)
		memcpy(notes, box->notes, box->nnotes * sizeof(*notes));
	memcpy(notes + box->nnotes, v->notes, v->nnotes * sizeof(*notes));
	box->notes = notes;
	box->nnotes += v->nnotes;
}

/* What lies behind a column first, then what is in it. */
static void
side_put(struct layout *l, struct vitem *box, const struct vlist *list)
{
	struct strips *strips = strips_new(l);
	struct pdf_page page = { 0 };
	struct pdf_item *item;
	const struct vitem *v;
	int32_t y = 0;
	size_t i, j, k;

	for (j = 0; j < list->n; j++) {
		v = &list->v[j];
		if (v->kind == V_PENALTY)
			continue;
		strips_follow(l, strips, v->deco, y, y + v->height);
		y += v->height;
	}
	strips_put(l, strips, &page, 0);
	for (i = 0; i < page.nitems; i++)
		*vitem_add(l->arena, box, PDF_RULE, PDF_PART_DECORATION,
		    NULL) = page.items[i];
	for (y = 0, j = 0; j < list->n; j++) {
		v = &list->v[j];
		for (k = 0; v->kind == V_BOX && k < v->nitems; k++) {
			item = vitem_add(l->arena, box, PDF_TEXT,
			    PDF_PART_BODY, NULL);
			*item = v->items[k];
			item->y += y;
		}
		if (v->kind == V_BOX)
			calls_add(l, box, v);
		if (v->kind != V_PENALTY)
			y += v->height;
	}
}

/* Lay out each; returns the height of the highest. */
static int32_t
sides_layout(struct flow *f, struct sides *s, const struct conv_node *n)
{
	const struct conv_node *c;
	int32_t h, most = 0;
	size_t i;

	for (c = n->first; c != NULL; c = c->next) {
		s->v = arena_grow(f->l->arena, s->v, &s->cap, s->n + 1,
		    sizeof(*s->v));
		s->v[s->n++] = (struct side){ .node = c };
	}
	sides_place(f, s);
	f->l->beside = true;
	for (i = 0; i < s->n; i++) {
		block_children(f->l, s->v[i].node, flow_place(f)->body,
		    s->v[i].x, s->v[i].w, &s->v[i].list);
		h = vlist_height(&s->v[i].list);
		most = h > most ? h : most;
	}
	f->l->beside = false;
	return most;
}

bool
flow_beside(struct flow *f, const struct conv_node *n)
{
	struct sides s = { NULL, 0, 0 };
	const struct look *look = style_look(f->l->pdf, STYLE_BODY);
	struct vitem *box;
	int32_t height;
	size_t i, first;

	if (f->l->beside || n->first == NULL)
		return false;
	height = sides_layout(f, &s, n);
	if (height > flow_height(f))
		return false;
	flow_space(f, look->above);
	first = f->list->n;
	box = vlist_box(f->l->arena, f->list, height);
	for (i = 0; i < s.n; i++) {
		if (s.v[i].node->id != NULL)
			vitem_add(f->l->arena, box, PDF_DEST, PDF_PART_BODY,
			    s.v[i].node)->x = s.v[i].x;
		side_put(f->l, box, &s.v[i].list);
	}
	flow_finish(f, first, look->below);
	return true;
}
