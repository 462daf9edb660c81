/* vlist.c - boxes, glue and penalties below each other. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define HEIGHT_MAX	(1 << 25)	/* no page is so high */

static struct vitem *
vlist_add(struct conv_arena *a, struct vlist *list, enum v_kind kind)
{
	struct vitem *v;

	if (list->n == list->cap)
		list->v = arena_grow(a, list->v, &list->cap, list->n + 1,
		    sizeof(*list->v));
	v = &list->v[list->n++];
	*v = (struct vitem){ .kind = kind };
	return v;
}

struct vitem *
vlist_box(struct conv_arena *a, struct vlist *list, int32_t height)
{
	struct vitem *v = vlist_add(a, list, V_BOX);

	v->height = height;
	return v;
}

struct vitem *
vlist_glue(struct conv_arena *a, struct vlist *list, int32_t height,
    int32_t stretch)
{
	struct vitem *v = vlist_add(a, list, V_GLUE);

	v->height = height;
	v->stretch = stretch;
	return v;
}

void
vlist_penalty(struct conv_arena *a, struct vlist *list, int32_t penalty)
{
	vlist_add(a, list, V_PENALTY)->penalty = penalty;
}

void
vlist_page_end(struct conv_arena *a, struct vlist *list, bool opens)
{
	struct vitem *v = vlist_add(a, list, V_PENALTY);

	v->penalty = V_ALWAYS;
	v->opens = opens;
}

struct pdf_item *
vitem_add(struct conv_arena *a, struct vitem *v, enum pdf_item_kind kind,
    enum pdf_part part, const struct conv_node *node)
{
	struct pdf_item *item;
	size_t cap = v->nitems;

	/* full at the powers of two, so that no capacity need be kept */
	if ((cap & (cap - 1)) == 0) {
		item = conv_alloc(a, (cap == 0 ? 1 : 2 * cap) *
		    sizeof(*item));
		for (cap = 0; cap < v->nitems; cap++)
			item[cap] = v->items[cap];
		v->items = item;
	}
	item = &v->items[v->nitems++];
	*item = (struct pdf_item){ .kind = kind, .part = part,
	    .node = node };
	return item;
}

void
vitem_reserve(struct conv_arena *a, struct vitem *v, uint32_t n)
{
	uint32_t cap = 1;

	while (cap < n)
		cap *= 2;
	v->items = conv_alloc(a, cap * sizeof(*v->items));
}

void
vlist_reserve(struct conv_arena *a, struct vlist *list, size_t n)
{
	struct vitem *old = list->v;

	/* what is little beside the list is left to its doubling */
	if (n < list->n || n <= list->cap - list->n)
		return;
	list->cap = list->n + n;
	list->v = conv_alloc(a, list->cap * sizeof(*list->v));
	if (list->n > 0)
		memcpy(list->v, old, list->n * sizeof(*old));
}

void
vitem_prepend(struct conv_arena *a, struct vitem *v,
    const struct vitem *before)
{
	struct vitem all = { .kind = V_BOX };
	uint32_t i;

	if (before->nitems == 0)
		return;
	for (i = 0; i < before->nitems; i++)
		*vitem_add(a, &all, PDF_TEXT, PDF_PART_BODY, NULL) =
		    before->items[i];
	for (i = 0; i < v->nitems; i++)
		*vitem_add(a, &all, PDF_TEXT, PDF_PART_BODY, NULL) =
		    v->items[i];
	v->items = all.items;
	v->nitems = all.nitems;
}

int32_t
vlist_height(const struct vlist *list)
{
	int64_t h = 0;
	size_t i;

	for (i = 0; i < list->n; i++)
		if (list->v[i].kind != V_PENALTY)
			h += list->v[i].height;
	return h < HEIGHT_MAX ? (int32_t)h : HEIGHT_MAX;
}
