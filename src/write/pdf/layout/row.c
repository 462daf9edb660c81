/* row.c - rows of tables: bands of lines, cells over several rows, rules. */
#include <string.h>

#include "write/pdf/layout/table.h"

#define RULE_SPAN	300
#define LONG_ROW	8	/* lines; longer rows may be split */

static enum conv_align
cell_align(const struct table *t, const struct cell *c)
{
	enum conv_align a = c->node->u.cell.align;

	if (a == CONV_ALIGN_NONE && t->node->u.table.align != NULL)
		a = t->node->u.table.align[c->col];
	return a == CONV_ALIGN_NONE ? CONV_ALIGN_LEFT : a;
}

/* Where a cell's text stands, in the text area. */
static void
cell_span(const struct table *t, const struct cell *c, int32_t *x,
    int32_t *w)
{
	uint32_t i;
	int32_t before = 0;

	*w = 0;
	for (i = 0; i < c->col; i++)
		before += t->widths[i];
	for (i = c->col; i < c->col + c->span; i++)
		*w += t->widths[i];
	*x = t->f->l->geo->rtl ? t->x + t->total - before - *w :
	    t->x + before;
	*x += t->gap;
	*w -= 2 * t->gap;
}

/* The lines of a cell. */
static void
cell_set(struct table *t, const struct cell *c, struct vlist *list)
{
	struct para_set set = { .quiet = t->squeezed,
	    .align = cell_align(t, c) };
	size_t k, lines;
	struct para *p;

	list->n = 0;
	cell_span(t, c, &set.x, &set.w);
	if (set.w < 1)
		set.w = 1;
	p = table_cell(t, c);
	para_set(p, &set, list);
	para_done(p);
	for (k = lines = 0; k < list->n; k++)
		if (list->v[k].kind == V_BOX)
			list->v[lines++] = list->v[k];
	list->n = lines;
}

/*
 * Set a row's cells; those over several rows stay open, and their lines go
 * on from row to row.  Returns how many lines the row has: those of its own
 * cells, and what is left of cells that end here.
 */
static size_t
row_set(struct table *t, const struct cell *cells, size_t n)
{
	struct open_cell *o;
	size_t i, most = 0;

	for (i = 0; i < n; i++) {
		o = &t->open[cells[i].col];
		o->cell = &cells[i];
		o->left = cells[i].rows;
		o->at = 0;
		cell_set(t, &cells[i], &o->lines);
		if (o->left == 1 && o->lines.n > most)
			most = o->lines.n;
	}
	for (i = 0; i < t->ncols; i++) {
		o = &t->open[i];
		if (o->left == 1 && o->lines.n - o->at > most)
			most = o->lines.n - o->at;
	}
	/* a row of nothing but longer cells begins them */
	for (i = 0; i < t->ncols && most == 0; i++)
		most = t->open[i].left > 0 && t->open[i].at <
		    t->open[i].lines.n;
	return most;
}

static void
row_end(struct table *t)
{
	uint32_t i;

	for (i = 0; i < t->ncols; i++)
		if (t->open[i].left > 0)
			t->open[i].left--;
}

/* There is room for the items. */
static void
box_join(struct table *t, struct vitem *to, const struct vitem *from)
{
	struct conv_arena *a = t->f->l->arena;
	const struct conv_node **notes;
	int32_t shift = to->baseline - from->baseline;
	struct pdf_item *item;
	uint32_t i;

	for (i = 0; i < from->nitems; i++) {
		item = &to->items[to->nitems++];
		*item = from->items[i];
		item->y += shift;
	}
	if (from->nnotes == 0)
		return;
	notes = conv_alloc(a, (to->nnotes + from->nnotes) * sizeof(*notes));
	if (to->nnotes > 0)
		memcpy(notes, to->notes, to->nnotes * sizeof(*notes));
	memcpy(notes + to->nnotes, from->notes, from->nnotes *
	    sizeof(*notes));
	to->notes = notes;
	to->nnotes += from->nnotes;
}

/* The next lines of all cells beside each other, on one baseline. */
static void
band_put(struct table *t, struct vlist *out)
{
	int32_t above = 0, below = 0, d;
	struct vitem *box;
	struct open_cell *o;
	uint32_t i, nitems = 0;

	for (i = 0; i < t->ncols; i++) {
		o = &t->open[i];
		if (o->left == 0 || o->at >= o->lines.n)
			continue;
		box = &o->lines.v[o->at];
		d = box->height - box->baseline;
		above = box->baseline > above ? box->baseline : above;
		below = d > below ? d : below;
		nitems += box->nitems;
	}
	box = vlist_box(t->f->l->arena, out, above + below);
	box->baseline = above;
	vitem_reserve(t->f->l->arena, box, nitems);
	for (i = 0; i < t->ncols; i++) {
		o = &t->open[i];
		if (o->left > 0 && o->at < o->lines.n)
			box_join(t, box, &o->lines.v[o->at++]);
	}
}

void
table_hold(struct table *t, struct vlist *out, int32_t penalty)
{
	vlist_penalty(t->f->l->arena, out, penalty);
}

static void
rule_piece(struct table *t, struct vitem *box, uint32_t from, uint32_t to,
    uint32_t color)
{
	struct pdf_item *item = vitem_add(t->f->l->arena, box, PDF_RULE,
	    PDF_PART_DECORATION, t->node);
	int32_t before = 0;
	uint32_t i;

	for (i = 0; i < to; i++) {
		if (i < from)
			before += t->widths[i];
		else
			item->w += t->widths[i];
	}
	item->x = flow_is_rtl(t->f) ? t->x + t->total - before - item->w :
	    t->x + before;
	item->h = box->height;
	item->u.rule.color = color;
}

/* What the heads below have in common is underlined, a little shorter. */
void
table_spanners(struct table *t, const struct cell *cells, size_t n,
    struct vlist *out)
{
	struct vitem *box = NULL;
	struct pdf_item *item;
	size_t i;

	for (i = 0; i < n; i++) {
		if (cells[i].span == 1 || cells[i].span == t->ncols ||
		    cells[i].rows > 1 || cells[i].node->first == NULL)
			continue;
		if (box == NULL)
			box = vlist_box(t->f->l->arena, out, RULE_SPAN);
		rule_piece(t, box, cells[i].col, cells[i].col +
		    cells[i].span, t->f->l->geo->colors[HUE_TEXT]);
		item = &box->items[box->nitems - 1];
		item->x += t->gap;
		item->w -= 2 * t->gap;
	}
	if (box != NULL)
		table_hold(t, out, V_NEVER);
}

void
table_rule(struct table *t, struct vlist *out, int32_t thick, uint32_t color)
{
	struct vitem *box = vlist_box(t->f->l->arena, out, thick);
	uint32_t from = 0, to;

	/* cells that go on below it are not crossed */
	while (from < t->ncols) {
		if (t->open[from].left > 0) {
			from += t->open[from].cell->span;
			continue;
		}
		for (to = from + 1; to < t->ncols && t->open[to].left == 0;
		    to++)
			;
		rule_piece(t, box, from, to, color);
		from = to;
	}
}

/* Padding, bands, padding; only a long row may end a page inside. */
void
table_row(struct table *t, const struct cell *cells, size_t n,
    struct vlist *out)
{
	size_t lines = row_set(t, cells, n), k;

	vlist_box(t->f->l->arena, out, t->pad);
	table_hold(t, out, V_NEVER);
	for (k = 0; k < lines; k++) {
		if (k > 0)
			table_hold(t, out, lines > LONG_ROW && k > 1 &&
			    k + 1 < lines ? 0 : V_NEVER);
		band_put(t, out);
	}
	if (lines == 0)
		vlist_box(t->f->l->arena, out, t->looks[0]->leading);
	table_hold(t, out, V_NEVER);
	vlist_box(t->f->l->arena, out, t->pad);
	row_end(t);
}
