/* table.c - tables: cells, rows as bands of lines, rules, repeated heads. */
#include <string.h>

#include "write/pdf/layout/layout.h"
#include "write/pdf/layout/table.h"

#define RULE_HEAVY	800
#define RULE_THIN	400
#define RULE_HAIR	250
#define KEEP_SHARE	4	/* smaller parts of a page stay whole */
#define KEEP_COST	8000
#define EDGE_COST	4000	/* of a break beside the first or last row */

/*
 * How type gets smaller, in 1/1000, until the columns fit; the last is the
 * limit.  A little smaller reads better than words in parts.
 */
static const struct {
	int16_t	scale;
	bool	whole;		/* words are not hyphenated */
	bool	solid;		/* nor are facts parted */
	bool	told;		/* of by a warning */
} tries[] = {
	{ 1000, true, true, false },
	{ 900, true, true, false },
	{ 1000, false, true, false },
	{ 900, false, true, true },
	{ 800, false, true, true },
	{ 1000, false, false, true },
	{ 900, false, false, true },
	{ 800, false, false, true }
};

#define SMALL		900	/* the size in 1/1000 that is hardly seen */
#define SMALLEST	4	/* the try with the smallest type */
#define SMALL_STEP	50	/* on the way there, where it saves lines */
#define NARROW_SHARE	50	/* of the table, in 1/100, for a fact */
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

	p->solid = c->fact && t->solid;
	cell_collect(t->f->l, look, c->node, t->w / 2, &p->in);
	para_shape(p);
	return p;
}

int32_t
table_narrow(const struct table *t)
{
	return (int32_t)((int64_t)t->w * NARROW_SHARE / 100);
}

/* A number with its unit, a date, a name: nothing that may be parted. */
static bool
is_fact(const struct inlines *in)
{
	bool digit = false, space = false;
	size_t i;

	for (i = 0; i < in->len; i++) {
		if (in->text[i] == '\n')
			return false;
		digit = digit || (in->text[i] >= '0' && in->text[i] <= '9');
		space = space || in->text[i] == ' ';
	}
	return digit || !space;
}

static size_t
cells_count(const struct conv_node *table)
{
	const struct conv_node *row, *n;
	size_t count = 0;

	for (row = table->first; row != NULL; row = row->next)
		for (n = row->first; row->kind == CONV_ROW && n != NULL;
		    n = n->next)
			count++;
	return count;
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
	t->cells = conv_alloc(t->f->l->arena, cells_count(t->node) *
	    sizeof(*t->cells));
	for (row = t->node->first; row != NULL; row = row->next) {
		if (row->kind != CONV_ROW)
			continue;
		col = 0;
		for (n = row->first; n != NULL; n = n->next) {
			while (col < t->ncols && busy[col] > 0)
				busy[col++]--;
			if (col >= t->ncols)
				break;
			c = &t->cells[t->ncells++];
			*c = (struct cell){ .node = n, .row = t->nrows,
			    .col = col, .span = n->u.cell.colspan,
			    .rows = n->u.cell.rowspan };
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

/* What is one of facts is found where cells have their own size. */
static void
cells_measure(struct table *t, int16_t scale, bool solid)
{
	struct cell *c;
	struct para *p;

	t->scale = scale;
	t->solid = solid;
	looks_make(t, scale);
	for (c = t->cells; c < t->cells + t->ncells; c++) {
		p = table_cell(t, c);
		para_measure(p, &c->least, &c->words, &c->most);
		c->lines = p->in.len > 0 &&
		    memchr(p->in.text, '\n', p->in.len) != NULL;
		if (scale == tries[0].scale && solid) {
			c->fact = c->row >= t->node->u.table.nhead &&
			    c->most + 2 * t->gap <= table_narrow(t) &&
			    is_fact(&p->in);
			if (c->fact != p->solid) {
				p->solid = c->fact;
				para_items(p, 0);
				para_measure(p, &c->least, &c->words,
				    &c->most);
			}
		}
		para_done(p);
	}
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
list_append(struct table *t, struct vlist *to, const struct vlist *from)
{
	size_t i;

	for (i = 0; i < from->n; i++)
		*vlist_box(t->f->l->arena, to, 0) = from->v[i];
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

/* Does a row of the body have several lines? */
static bool
rows_wrap(const struct table *t)
{
	const struct cell *c;
	int64_t w;
	uint32_t i;

	for (c = t->cells; c < t->cells + t->ncells; c++) {
		if (c->row < t->node->u.table.nhead || c->rows > 1)
			continue;
		w = -2 * (int64_t)t->gap;
		for (i = c->col; i < c->col + c->span; i++)
			w += t->widths[i];
		if (c->lines || c->most > w)
			return true;
	}
	return false;
}

/* A head of nothing, as Markdown wants one: it is not shown. */
static bool
head_blank(const struct table *t)
{
	const struct cell *c = t->cells, *end = t->cells + t->ncells;

	while (c < end && c->row < t->node->u.table.nhead && c->most == 0)
		c++;
	return c < end && c->row == t->node->u.table.nhead;
}

/* The rows of the head; returns how many cells they have. */
static size_t
head_put(struct table *t, struct vlist *head)
{
	uint32_t row, nhead = t->node->u.table.nhead;
	const uint32_t *colors = t->f->l->geo->colors;
	bool blank = head_blank(t);
	size_t at = 0, n, from;

	table_rule(t, head, RULE_HEAVY, colors[HUE_TEXT]);
	table_hold(t, head, V_NEVER);
	for (row = 0; row < nhead && row < t->nrows; row++) {
		from = at;
		n = row_cells(t, row, &at);
		if (blank)
			continue;
		table_row(t, t->cells + from, n, head);
		table_hold(t, head, V_NEVER);
		if (row + 1 < nhead)
			table_spanners(t, t->cells + from, n, head);
	}
	if (nhead > 0 && !blank) {
		table_rule(t, head, RULE_THIN, colors[HUE_TEXT]);
		table_hold(t, head, V_NEVER);
	}
	return at;
}

/* What a row is made of where it is one line: row.c, and what parts it. */
#define ROW_ITEMS	8

/* The other rows, from a cell on. */
static void
body_put(struct table *t, size_t at, struct vlist *body)
{
	uint32_t row, nhead = t->node->u.table.nhead;
	const uint32_t *colors = t->f->l->geo->colors;
	bool wraps = rows_wrap(t);
	size_t n, from;

	if (t->nrows > nhead)
		vlist_reserve(t->f->l->arena, body, (t->nrows - nhead) *
		    (size_t)ROW_ITEMS);
	for (row = nhead; row < t->nrows; row++) {
		from = at;
		n = row_cells(t, row, &at);
		/* rows of several lines need a line between them */
		if (row > nhead && wraps) {
			table_hold(t, body, V_NEVER);
			table_rule(t, body, RULE_HAIR, colors[HUE_LIGHT]);
		}
		if (row > nhead)
			table_hold(t, body, row_penalty(t, row));
		table_row(t, t->cells + from, n, body);
	}
	table_hold(t, body, V_NEVER);
	table_rule(t, body, RULE_HEAVY, colors[HUE_TEXT]);
}

/* A small table would rather not be parted at all. */
static void
small_hold(struct table *t, const struct vlist *body)
{
	size_t i;

	if (vlist_height(body) > flow_height(t->f) / KEEP_SHARE)
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
	struct vlist head = { NULL, 0, 0 }, body;
	int32_t space = f->l->geo->leading * 3 / 4;
	const struct vlist *repeat = NULL;
	size_t first, i, at = head_put(t, &head);

	if (t->node->u.table.nhead > 0 &&
	    vlist_height(&head) < flow_height(f) / 3)
		repeat = head_again(t, &head);
	flow_space(f, space);
	first = f->list->n;
	list_append(t, f->list, &head);
	i = f->list->n;
	body_put(t, at, f->list);
	body = (struct vlist){ f->list->v + i, f->list->n - i, 0 };
	small_hold(t, &body);
	for (i = 0; i < body.n; i++)
		body.v[i].repeat = repeat;
	flow_finish(f, first, space);
}

/* Above the table or below it, and kept with it. */
static void
caption_put(struct flow *f, const struct conv_node *table, bool below)
{
	if (table->first == NULL || table->first->kind != CONV_CAPTION ||
	    below != (strcmp(conv_opt_str(f->l->pdf->job, "table-caption"),
	    "below") == 0))
		return;
	if (below) {
		f->forced = f->l->geo->leading / 4;
		f->keep = true;
	}
	flow_caption(f, table->first, LABEL_TABLE, table->u.table.number);
	if (!below) {
		f->forced = f->l->geo->leading / 4;
		f->keep = true;
	}
}

/*
 * Where all cells are single lines in type that is a little smaller, that
 * is better than some of them on two: the columns have their widths then.
 * Facts are worth the smallest type, but not beside other columns of text,
 * where the table can be as wide as all.  Cells are measured at their own
 * size.
 */
static bool
single_lines(struct table *t, size_t *try)
{
	int64_t most = columns_most(t);
	int16_t scale = SMALL, least = SMALL;

	if (t->f->l->geo->ncolumns == 1 && columns_facts(t))
		least = tries[SMALLEST].scale;
	for (; most > t->w && scale >= least; scale -= SMALL_STEP) {
		if (most * scale / 1000 > t->w)
			continue;
		cells_measure(t, scale, true);
		*try = scale < SMALL ? SMALLEST : 0;
		return columns_most(t) <= t->w && columns_fit(t, true);
	}
	return false;
}

/* Find the type in which the table fits into t->w; NTRIES: none. */
static size_t
table_fit(struct table *t)
{
	size_t i;

	cells_measure(t, tries[0].scale, true);
	if (!single_lines(t, &i))
		for (i = 0; i < NTRIES; i++) {
			if (t->scale != tries[i].scale ||
			    t->solid != tries[i].solid)
				cells_measure(t, tries[i].scale,
				    tries[i].solid);
			if (columns_fit(t, tries[i].whole))
				break;
		}
	if (i < NTRIES && tries[i].whole)
		t->looks[0]->hyphenate = t->looks[1]->hyphenate = false;
	return i;
}

static bool
is_bad(size_t try)
{
	return try == NTRIES || tries[try].told;
}

/*
 * The table where it stands; where it is too wide for that, over all columns
 * of the page, and, if that is asked for, on a page that lies across.
 */
static size_t
table_widen(struct table *t, struct vgroup *g)
{
	const struct pdf_geometry *geo = t->f->l->geo;
	size_t try = NTRIES;
	bool ask = strcmp(conv_opt_str(t->f->l->pdf->job, "wide-tables"),
	    "landscape") == 0;

	g->across = flow_class(t->node, "landscape");
	g->wide = g->across || (geo->ncolumns > 1 &&
	    flow_class(t->node, "wide"));
	if (!g->wide && !is_bad(try = table_fit(t)))
		return try;
	if (!g->across && geo->ncolumns > 1) {
		g->wide = true;
		t->w = geo->text_width;
		if (!is_bad(try = table_fit(t)))
			return try;
	}
	if (!g->across && !ask)
		return try;
	g->wide = g->across = true;
	t->w = geo->text_height;
	return table_fit(t);
}

static void
table_tell(struct table *t, size_t try)
{
	if (is_bad(try))
		conv_report(t->f->l->pdf->job, CONV_WARNING, t->node,
		    "wide-table", try < NTRIES ? "the table is too wide for "
		    "the page; it is set in smaller type" : "the table is "
		    "too wide for the page; words in it are broken");
	if (try == NTRIES)
		columns_squeeze(t);
}

/* What is parted anyway had better begin where it belongs. */
static void
group_close(struct flow *f)
{
	struct vlist part = { f->list->v + f->group_first,
	    f->list->n - f->group_first, 0 };

	f->group->floats = f->group->across ||
	    vlist_height(&part) <= f->l->geo->text_height;
	flow_group_end(f);
}

enum conv_step
flow_table(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	struct table t = { .f = f, .node = n, .ncols = n->u.table.ncols,
	    .w = flow_place(f)->w };
	struct vgroup g = { .node = n };
	size_t try;
	uint32_t i;

	cells_collect(&t);
	t.widths = conv_alloc(f->l->arena, t.ncols * sizeof(*t.widths));
	t.open = conv_alloc(f->l->arena, t.ncols * sizeof(*t.open));
	try = flow_open(f) ? table_widen(&t, &g) : table_fit(&t);
	table_tell(&t, try);
	if (g.wide)
		flow_group(f, &g);
	if (n->id != NULL || listof_has(f->l, n))
		flow_dest(f, n);
	caption_put(f, n, false);
	for (i = 0; i < t.ncols; i++)
		t.total += t.widths[i];
	t.x = flow_stand(f, n, t.total);
	if (t.ncells > 0)
		table_put(&t);
	caption_put(f, n, true);
	if (g.wide)
		group_close(f);
	return CONV_SKIP;
}
