/* table.c - tables: cells, rows as bands of lines, rules, repeated heads. */
#include <string.h>

#include "write/pdf/layout/layout.h"
#include "write/pdf/layout/table.h"

#define RULE_HEAVY	800
#define RULE_THIN	400
#define RULE_HAIR	250
#define LONG_ROW	8	/* lines; longer rows may be split */
#define KEEP_SHARE	4	/* smaller parts of a page stay whole */
#define KEEP_COST	8000
#define EDGE_COST	500	/* of a break beside the first or last row */

/*
 * How type gets smaller, in 1/1000, until the columns fit; the last is the
 * limit.  A little smaller reads better than words in parts.
 */
static const struct {
	int16_t	scale;
	bool	whole;		/* words are not hyphenated */
	bool	told;		/* of by a warning */
} tries[] = {
	{ 1000, true, false },
	{ 900, true, false },
	{ 1000, false, false },
	{ 900, false, true },
	{ 800, false, true }
};

#define SMALL		900	/* the size in 1/1000 that is hardly seen */
#define NTRIES		(sizeof(tries) / sizeof(tries[0]))

static void
looks_make(struct table *t, int16_t scale)
{
	static const enum style styles[] = { STYLE_CELL, STYLE_HEAD_CELL };
	int i;

	for (i = 0; i < 2; i++) {
		t->looks[i] = conv_alloc(t->f->l->arena,
		    sizeof(*t->looks[i]));
		style_scale(t->f->l->pdf, styles[i], scale, t->looks[i]);
	}
	t->gap = t->looks[0]->face.size * 11 / 20;
	t->pad = t->looks[0]->leading * 15 / 100;
}

/*
 * A cell is shaped twice, to be measured and to be set: all of a long
 * table at once would need too much memory.
 */
struct para *
table_cell(struct table *t, const struct cell *c)
{
	bool head = c->row < t->node->u.table.nhead || c->node->u.cell.header;
	const struct look *look = t->looks[head];
	struct para *p = para_new(t->f->l, look, c->node, PDF_PART_BODY);

	cell_collect(t->f->l, look, c->node, t->w / 2, &p->in);
	para_shape(p);
	return p;
}

/* Cells of the rows to columns; those under a row span are passed over. */
static void
cells_collect(struct table *t)
{
	uint32_t *busy = conv_alloc(t->f->l->arena, (t->ncols + 1) *
	    sizeof(*busy)), col, k;
	const struct conv_node *row, *n;
	struct cell *c;

	t->ncells = 0;
	t->nrows = 0;
	for (row = t->node->first; row != NULL; row = row->next) {
		if (row->kind != CONV_ROW)
			continue;
		col = 0;
		for (n = row->first; n != NULL; n = n->next) {
			while (col < t->ncols && busy[col] > 0)
				busy[col++]--;
			if (col >= t->ncols)
				break;
			t->cells = arena_grow(t->f->l->arena, t->cells,
			    &t->cap, t->ncells + 1, sizeof(*t->cells));
			c = &t->cells[t->ncells++];
			*c = (struct cell){ .node = n, .row = t->nrows,
			    .col = col, .span = n->u.cell.colspan };
			if (c->span > t->ncols - col)
				c->span = t->ncols - col;
			for (k = 0; k < c->span; k++)
				busy[col + k] = n->u.cell.rowspan > 1 ?
				    n->u.cell.rowspan - 1 : 0;
			col += c->span;
		}
		while (col < t->ncols) {
			if (busy[col] > 0)
				busy[col]--;
			col++;
		}
		t->nrows++;
	}
}

static void
cells_measure(struct table *t, int16_t scale)
{
	struct cell *c;
	struct para *p;

	looks_make(t, scale);
	for (c = t->cells; c < t->cells + t->ncells; c++) {
		p = table_cell(t, c);
		para_measure(p, &c->least, &c->words, &c->most);
		para_done(p);
	}
}

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

/* The lines of a row's cells, each cell a list of its own. */
static size_t
row_set(struct table *t, const struct cell *cells, size_t n,
    struct vlist *lists)
{
	struct para_set set = { .quiet = t->squeezed };
	size_t i, most = 0, k, lines;
	struct para *p;

	for (i = 0; i < n; i++) {
		lists[i].n = 0;
		cell_span(t, &cells[i], &set.x, &set.w);
		set.align = cell_align(t, &cells[i]);
		if (set.w < 1)
			set.w = 1;
		p = table_cell(t, &cells[i]);
		para_set(p, &set, &lists[i]);
		para_done(p);
		for (k = lines = 0; k < lists[i].n; k++)
			if (lists[i].v[k].kind == V_BOX)
				lists[i].v[lines++] = lists[i].v[k];
		lists[i].n = lines;
		most = lines > most ? lines : most;
	}
	return most;
}

static void
box_join(struct table *t, struct vitem *to, const struct vitem *from)
{
	struct conv_arena *a = t->f->l->arena;
	const struct conv_node **notes;
	int32_t shift = to->baseline - from->baseline;
	struct pdf_item *item;
	uint32_t i;

	for (i = 0; i < from->nitems; i++) {
		item = vitem_add(a, to, from->items[i].kind,
		    from->items[i].part, from->items[i].node);
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

/* The k-th lines of all cells beside each other, on one baseline. */
static void
band_put(struct table *t, const struct vlist *lists, size_t n, size_t k,
    struct vlist *out)
{
	int32_t above = 0, below = 0, d;
	struct vitem *box;
	size_t i;

	for (i = 0; i < n; i++) {
		if (k >= lists[i].n)
			continue;
		box = &lists[i].v[k];
		d = box->height - box->baseline;
		above = box->baseline > above ? box->baseline : above;
		below = d > below ? d : below;
	}
	box = vlist_box(t->f->l->arena, out, above + below);
	box->baseline = above;
	for (i = 0; i < n; i++)
		if (k < lists[i].n)
			box_join(t, box, &lists[i].v[k]);
}

static void
rule_put(struct table *t, struct vlist *out, int32_t thick, uint32_t color)
{
	struct vitem *box = vlist_box(t->f->l->arena, out, thick);
	struct pdf_item *item = vitem_add(t->f->l->arena, box, PDF_RULE,
	    PDF_PART_DECORATION, t->node);

	item->x = t->x;
	item->w = t->total;
	item->h = thick;
	item->u.rule.color = color;
}

static void
hold(struct table *t, struct vlist *out, int32_t penalty)
{
	vlist_penalty(t->f->l->arena, out, penalty);
}

/* Padding, bands, padding; only a long row may end a page inside. */
static size_t
row_put(struct table *t, const struct cell *cells, size_t n,
    struct vlist *out)
{
	struct vlist *lists = t->lists;
	size_t lines = row_set(t, cells, n, lists), k;

	vlist_box(t->f->l->arena, out, t->pad);
	hold(t, out, V_NEVER);
	for (k = 0; k < lines; k++) {
		if (k > 0)
			hold(t, out, lines > LONG_ROW && k > 1 &&
			    k + 1 < lines ? 0 : V_NEVER);
		band_put(t, lists, n, k, out);
	}
	if (lines == 0)
		vlist_box(t->f->l->arena, out, t->looks[0]->leading);
	hold(t, out, V_NEVER);
	vlist_box(t->f->l->arena, out, t->pad);
	return lines;
}

/* The same head for the pages that follow: nothing leads there. */
static const struct vlist *
head_again(struct table *t, const struct vlist *head)
{
	struct conv_arena *a = t->f->l->arena;
	struct vlist *copy = conv_alloc(a, sizeof(*copy));
	const struct vitem *v;
	struct vitem *box;
	struct pdf_item *item;
	size_t i;
	uint32_t k;

	for (i = 0; i < head->n; i++) {
		v = &head->v[i];
		if (v->kind != V_BOX)
			continue;
		box = vlist_box(a, copy, v->height);
		for (k = 0; k < v->nitems; k++) {
			if (v->items[k].kind == PDF_LINK ||
			    v->items[k].kind == PDF_DEST)
				continue;
			item = vitem_add(a, box, v->items[k].kind,
			    PDF_PART_HEADER, v->items[k].node);
			*item = v->items[k];
			item->part = PDF_PART_HEADER;
		}
	}
	return copy;
}

static void
list_append(struct table *t, struct vlist *to, const struct vlist *from,
    const struct vlist *repeat)
{
	struct vitem *v;
	size_t i;

	for (i = 0; i < from->n; i++) {
		v = vlist_box(t->f->l->arena, to, 0);
		*v = from->v[i];
		v->repeat = repeat;
	}
}

/* How dear a page break is before row i of the body. */
static int32_t
row_penalty(const struct table *t, uint32_t i)
{
	uint32_t first = t->node->u.table.nhead;

	return i == first + 1 || i + 1 == t->nrows ? EDGE_COST : 0;
}

/* The cells of one row, from *at on. */
static size_t
row_cells(const struct table *t, uint32_t row, size_t *at)
{
	size_t from = *at;

	while (*at < t->ncells && t->cells[*at].row == row)
		(*at)++;
	return *at - from;
}

static void
rows_put(struct table *t, struct vlist *head, struct vlist *body)
{
	uint32_t row, nhead = t->node->u.table.nhead;
	const uint32_t *colors = t->f->l->geo->colors;
	size_t at = 0, n, from, lines;
	bool wrapped = false;

	rule_put(t, head, RULE_HEAVY, colors[HUE_TEXT]);
	hold(t, head, V_NEVER);
	for (row = 0; row < t->nrows; row++) {
		from = at;
		n = row_cells(t, row, &at);
		if (row < nhead) {
			row_put(t, t->cells + from, n, head);
			hold(t, head, V_NEVER);
			continue;
		}
		/* rows of several lines need a line between them */
		if (row > nhead && wrapped) {
			hold(t, body, V_NEVER);
			rule_put(t, body, RULE_HAIR, colors[HUE_LIGHT]);
		}
		if (row > nhead)
			hold(t, body, row_penalty(t, row));
		lines = row_put(t, t->cells + from, n, body);
		wrapped = wrapped || lines > 1;
	}
	if (nhead > 0) {
		rule_put(t, head, RULE_THIN, colors[HUE_TEXT]);
		hold(t, head, V_NEVER);
	}
	hold(t, body, V_NEVER);
	rule_put(t, body, RULE_HEAVY, colors[HUE_TEXT]);
}

/* A small table would rather not be parted at all. */
static void
small_hold(struct table *t, struct vlist *body)
{
	size_t i;

	if (vlist_height(body) > t->f->l->geo->text_height / KEEP_SHARE)
		return;
	for (i = 0; i < body->n; i++)
		if (body->v[i].kind == V_PENALTY &&
		    body->v[i].penalty < KEEP_COST)
			body->v[i].penalty = KEEP_COST;
}

static void
table_put(struct table *t)
{
	struct flow *f = t->f;
	struct vlist head = { NULL, 0, 0 }, body = { NULL, 0, 0 };
	int32_t space = f->l->geo->leading * 3 / 4;
	size_t first;

	rows_put(t, &head, &body);
	small_hold(t, &body);
	flow_space(f, space);
	first = f->list->n;
	list_append(t, f->list, &head, NULL);
	list_append(t, f->list, &body, t->node->u.table.nhead > 0 &&
	    vlist_height(&head) < f->l->geo->text_height / 3 ?
	    head_again(t, &head) : NULL);
	flow_finish(f, first, space);
}

/* Above the table, and kept with it. */
static void
caption_put(struct flow *f, const struct conv_node *table)
{
	flow_caption(f, table->first, LABEL_TABLE, table->u.table.number);
	f->forced = f->l->geo->leading / 4;
	f->keep = true;
}

/*
 * Where all cells are single lines in type that is a little smaller, that
 * is better than some of them on two: the columns have their widths then.
 */
static bool
single_lines(struct table *t)
{
	int64_t most;

	cells_measure(t, 1000);
	most = columns_most(t);
	if (most <= t->w || most * SMALL / 1000 > t->w)
		return false;
	cells_measure(t, SMALL);
	return columns_most(t) <= t->w && columns_fit(t, true);
}

enum conv_step
flow_table(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	struct table t = { .f = f, .node = n, .ncols = n->u.table.ncols,
	    .x = flow_place(f)->x, .w = flow_place(f)->w };
	size_t i = 0;

	if (n->id != NULL)
		flow_dest(f, n);
	if (n->first != NULL && n->first->kind == CONV_CAPTION)
		caption_put(f, n);
	cells_collect(&t);
	if (t.ncells == 0)
		return CONV_SKIP;
	t.widths = conv_alloc(f->l->arena, t.ncols * sizeof(*t.widths));
	t.lists = conv_alloc(f->l->arena, t.ncols * sizeof(*t.lists));
	if (!single_lines(&t))
		for (; i < NTRIES; i++) {
			cells_measure(&t, tries[i].scale);
			if (columns_fit(&t, tries[i].whole))
				break;
		}
	if (i < NTRIES && tries[i].whole)
		t.looks[0]->hyphenate = t.looks[1]->hyphenate = false;
	if (i == NTRIES || tries[i].told)
		conv_report(f->l->pdf->job, CONV_WARNING, n, "wide-table",
		    i < NTRIES ? "the table is too wide for the page; it is "
		    "set in smaller type" : "the table is too wide for the "
		    "page; words in it are broken");
	if (i == NTRIES)
		columns_squeeze(&t);
	for (i = 0; i < t.ncols; i++)
		t.total += t.widths[i];
	t.x += (t.w - t.total) / 2;
	table_put(&t);
	return CONV_SKIP;
}
