/* grid.c - a side of a sheet divided into cells, and pages put in them. */
#include "write/pdf/impose/impose.h"

#define DESCENT	3	/* below a baseline: a third of the size, roughly */

static void
area_join(struct area *a, int64_t x0, int64_t y0, int64_t x1, int64_t y1)
{
	if (a->w > 0 || a->h > 0) {
		x0 = x0 < a->x ? x0 : a->x;
		y0 = y0 < a->y ? y0 : a->y;
		x1 = x1 > a->x + a->w ? x1 : a->x + a->w;
		y1 = y1 > a->y + a->h ? y1 : a->y + a->h;
	}
	a->x = (int32_t)x0;
	a->y = (int32_t)y0;
	a->w = (int32_t)(x1 - x0);
	a->h = (int32_t)(y1 - y0);
}

static void
join_text(struct area *a, const struct pdf_item *item)
{
	int32_t size = 0;
	size_t i;

	for (i = 0; i < item->u.text.nsegs; i++)
		if (item->u.text.segs[i].run->size > size)
			size = item->u.text.segs[i].run->size;
	if (size > 0)
		area_join(a, item->x, item->y - size, item->x + item->w,
		    item->y + size / DESCENT);
}

static void
join_path(struct area *a, const struct pdf_item *item)
{
	static const int points[] = {
		[PDF_MOVE] = 1, [PDF_LINE] = 1, [PDF_CURVE] = 3
	};
	const int32_t *xy = item->u.path->xy;
	size_t i;
	int k;

	for (i = 0; i < item->u.path->nops; i++) {
		if (item->u.path->ops[i] == PDF_CLOSE)
			continue;
		for (k = points[item->u.path->ops[i]]; k > 0; k--, xy += 2)
			area_join(a, item->x + xy[0], item->y + xy[1],
			    item->x + xy[0], item->y + xy[1]);
	}
}

void
grid_content(const struct pdf_page *page, struct area *a)
{
	const struct pdf_item *item;
	size_t i;

	for (i = 0; i < page->nitems; i++) {
		item = &page->items[i];
		if (item->kind == PDF_TEXT)
			join_text(a, item);
		else if (item->kind == PDF_PATH)
			join_path(a, item);
		else if (item->kind == PDF_RULE || item->kind == PDF_IMAGE)
			area_join(a, item->x, item->y, item->x + item->w,
			    item->y + item->h);
	}
}

void
grid_inside(struct sheets *s)
{
	const struct pdf_page *first = &s->from->pages[0], *page;
	struct area a = { 0, 0, 0, 0 };
	size_t i;

	s->inside = (struct area){ 0, 0, first->width, first->height };
	if (s->margin < 0)
		return;
	for (i = 0; i < s->from->npages; i++) {
		page = &s->from->pages[i];
		if (page->width == first->width &&
		    page->height == first->height)
			grid_content(page, &a);
	}
	if (a.w > 0 && a.h > 0)
		s->inside = a;
}

/* The scale at which w x h fits an area with margins around it. */
static int64_t
scale_in(int64_t w, int64_t h, const struct area *a, int32_t margin)
{
	int64_t sx = ((int64_t)a->w - 2 * margin) * IMPOSE_ONE / w;
	int64_t sy = ((int64_t)a->h - 2 * margin) * IMPOSE_ONE / h;
	int64_t scale = sx < sy ? sx : sy;

	return scale > 1000 ? scale : 1000;
}

static bool
is_trimmed(const struct sheets *s, const struct pdf_page *page)
{
	return s->margin >= 0 && page->width == s->from->pages[0].width &&
	    page->height == s->from->pages[0].height;
}

int32_t
grid_place(const struct sheets *s, const struct pdf_page *page,
    const struct area *at, int32_t *x, int32_t *y)
{
	struct area in = { 0, 0, page->width, page->height };
	int64_t scale;

	if (is_trimmed(s, page)) {
		in = s->inside;
		scale = scale_in(in.w, in.h, at, s->margin);
		if (scale > IMPOSE_ONE)
			scale = IMPOSE_ONE;
	} else
		scale = scale_in(in.w, in.h, at, 0);
	*x = (int32_t)(at->x + (at->w - in.w * scale / IMPOSE_ONE) / 2 -
	    in.x * scale / IMPOSE_ONE);
	*y = (int32_t)(at->y + (at->h - in.h * scale / IMPOSE_ONE) / 2 -
	    in.y * scale / IMPOSE_ONE);
	return (int32_t)scale;
}

/* Part i of n equal ones of a length. */
static void
part(int32_t length, int i, int n, int32_t *from, int32_t *size)
{
	*from = (int32_t)((int64_t)length * i / n);
	*size = (int32_t)((int64_t)length * (i + 1) / n) - *from;
}

/* Right-to-left documents begin at the right. */
void
grid_cell(const struct sheets *s, int cell, struct area *page,
    struct area *notes)
{
	const struct grid *g = &s->grid;
	int column = cell % g->columns, row = cell / g->columns;
	int columns = g->columns, rows = g->rows;
	bool beside = s->way->notes && !g->below;
	bool below = s->way->notes && g->below;

	if (beside) {
		columns *= 2;
		column *= 2;
	}
	if (below) {
		rows *= 2;
		row *= 2;
	}
	if (s->rtl)
		column = columns - 1 - column;
	part(s->w, column, columns, &page->x, &page->w);
	part(s->h, row, rows, &page->y, &page->h);
	*notes = *page;
	if (beside)
		part(s->w, column + (s->rtl ? -1 : 1), columns, &notes->x,
		    &notes->w);
	if (below)
		part(s->h, row + 1, rows, &notes->y, &notes->h);
	page->x += s->slug;
	page->y += s->slug;
	notes->x += s->slug;
	notes->y += s->slug;
}

/* The scale that pages would get. */
static int64_t
grid_scale(const struct sheets *s)
{
	struct area page, notes;

	grid_cell(s, 0, &page, &notes);
	return scale_in(s->inside.w, s->inside.h, &page,
	    s->margin > 0 ? s->margin : 0);
}

/* All ways to divide the sheet as it lies; the first of the best wins. */
static void
grid_try(const struct sheets *s, struct sheets *best, int64_t *most)
{
	struct sheets t = *s;
	int below;

	for (t.grid.columns = s->way->pages; t.grid.columns > 0;
	    t.grid.columns--)
		for (below = 0; below <= s->way->notes; below++) {
			t.grid.rows = s->way->pages / t.grid.columns;
			t.grid.below = below;
			if (t.grid.rows * t.grid.columns != s->way->pages ||
			    (s->way->saddle && t.grid.columns != 2) ||
			    grid_scale(&t) <= *most)
				continue;
			*most = grid_scale(&t);
			*best = t;
		}
}

void
grid_choose(struct sheets *s)
{
	struct sheets turned = *s, best = *s;
	int64_t most = 0;

	turned.w = s->h;
	turned.h = s->w;
	grid_try(s, &best, &most);
	grid_try(&turned, &best, &most);
	*s = best;
}
