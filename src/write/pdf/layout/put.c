/* put.c - parts of the vertical list onto a page. */
#include "write/pdf/layout/page.h"

int32_t
column_x(const struct layout *l, size_t column)
{
	const struct pdf_geometry *g = l->geo;
	int32_t x = (int32_t)column * (g->column_width + g->column_gap);

	return g->rtl ? g->text_width - g->column_width - x : x;
}

static void
box_put(struct maker *m, const struct vitem *v, int32_t x, int32_t y)
{
	struct pdf_item *item;
	uint32_t i;

	for (i = 0; i < v->nitems; i++) {
		item = pdf_item_add(m->l->pdf, m->page, v->items[i].kind,
		    v->items[i].part, v->items[i].node);
		*item = v->items[i];
		item->x += x;
		item->y += y;
	}
}

/* First the places, then what lies behind, then the boxes. */
int32_t
list_put(struct maker *m, const struct vlist *list, size_t from, size_t to,
    int32_t x, int32_t y, int32_t extra, int32_t stretch)
{
	const struct vitem *v;
	int64_t seen = 0, given = 0, grow;
	int32_t h;
	size_t i, n;

	m->ys = arena_grow(m->l->arena, m->ys, &m->ys_cap, to - from + 1,
	    sizeof(*m->ys));
	for (i = from; i < to; i++) {
		v = &list->v[i];
		m->ys[i - from] = y;
		if (v->kind == V_PENALTY)
			continue;
		h = v->height;
		if (v->kind == V_GLUE && extra > 0 && stretch > 0) {
			seen += v->stretch;
			grow = extra * seen / stretch - given;
			given += grow;
			h += (int32_t)grow;
		}
		strips_follow(m->l, m->strips, v->deco, y, y + h);
		y += h;
	}
	strips_put(m->l, m->strips, m->page, x);
	for (i = from, n = 0; i < to; i++)
		n += list->v[i].kind == V_BOX ? list->v[i].nitems : 0;
	pdf_page_reserve(m->l->pdf, m->page, n);
	for (i = from; i < to; i++)
		if (list->v[i].kind == V_BOX)
			box_put(m, &list->v[i], x, m->ys[i - from]);
	return y;
}
