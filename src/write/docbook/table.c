/* table.c - tables in the CALS model. */
#include <inttypes.h>

#include "write/docbook/docbook.h"

/* Where the writer is in a table. */
struct table {
	const struct conv_node	*node;
	uint32_t		 nrows;
	uint32_t		 row;		/* the one being written */
	uint32_t		 col;		/* next column to be filled */
	uint32_t		*busy;		/* a column: rows from here that
						 * cells above reach into */
};

struct table *
table_new(struct conv_arena *a)
{
	return conv_alloc(a, sizeof(struct table));
}

static const char *const aligns[] = {
	[CONV_ALIGN_LEFT] = "left", [CONV_ALIGN_CENTER] = "center",
	[CONV_ALIGN_RIGHT] = "right"
};

static enum conv_step
call_enter(void *ctx, const struct conv_node *n)
{
	bool *found = ctx;

	(void)n;
	*found = true;
	return CONV_SKIP;
}

static const struct conv_act call_acts[CONV_NKINDS] = {
	[CONV_NOTE_REF] = { .enter = call_enter }
};

/*
 * A table with a title may hold no table, not even in a footnote, and
 * can't stand in a footnote itself.
 */
static bool
may_be_formal(struct docbook *w, const struct conv_node *n)
{
	bool calls = false;

	if (w->in_note)
		return false;
	if (w->note_tables)
		conv_walk(n, call_acts, w->job->out, &calls);
	return !calls;
}

static void
columns_write(struct docbook *w, const struct conv_node *n)
{
	struct conv_arena *a = w->job->arena;
	enum conv_align align;
	uint32_t i;

	xml_line(w->x, "tgroup");
	xml_attr(w->x, "cols", conv_asprintf(a, "%" PRIu32,
	    n->u.table.ncols));
	for (i = 0; i < n->u.table.ncols; i++) {
		xml_line(w->x, "colspec");
		xml_attr(w->x, "colname", conv_asprintf(a, "c%" PRIu32,
		    i + 1));
		align = n->u.table.align[i];
		if (align != CONV_ALIGN_NONE)
			xml_attr(w->x, "align", aligns[align]);
		xml_end(w->x);
	}
}

static void
title_write(struct docbook *w, const struct conv_node *caption, bool formal)
{
	if (formal) {
		xml_line(w->x, "title");
		put_common(w, caption, NULL);
	} else {
		block_begin(w, "para");
		put_common(w, caption, "caption");
	}
	write_children(w, caption);
	xml_end(w->x);
}

enum conv_step
table_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;
	const struct conv_node *row = n->first, *caption = NULL;
	struct table *t = w->table;
	bool formal;

	if (row != NULL && row->kind == CONV_CAPTION) {
		caption = row;
		row = row->next;
	}
	formal = caption != NULL && row != NULL && may_be_formal(w, n);
	if (caption != NULL && !formal)
		title_write(w, caption, false);
	if (row == NULL)
		return CONV_SKIP;
	*t = (struct table){ .node = n };
	for (; row != NULL; row = row->next)
		t->nrows++;
	t->busy = conv_alloc(w->job->arena,
	    (n->u.table.ncols + 1) * sizeof(*t->busy));
	block_begin(w, formal ? "table" : "informaltable");
	put_common(w, n, NULL);
	if (formal)
		title_write(w, caption, true);
	columns_write(w, n);
	return CONV_DESCEND;
}

/* A body has a row at least, whatever the source says. */
static void
empty_body(struct docbook *w, uint32_t ncols)
{
	xml_line(w->x, "tbody");
	xml_line(w->x, "row");
	for (; ncols > 0; ncols--) {
		xml_line(w->x, "entry");
		xml_end(w->x);
	}
	xml_end_block(w->x);
	xml_end_block(w->x);
}

void
table_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;
	struct table *t = w->table;

	if (t->node != n)		/* it had no rows */
		return;
	xml_end_block(w->x);		/* thead or tbody */
	if (t->nrows <= n->u.table.nhead)
		empty_body(w, n->u.table.ncols);
	xml_end_block(w->x);		/* tgroup */
	xml_end_block(w->x);
	t->node = NULL;
	w->empty = false;
}

/* Begin the part of the table that the row is in, if it is the first there. */
static void
part_begin(struct docbook *w, struct table *t)
{
	uint32_t i;

	if (t->row != 0 && t->row != t->node->u.table.nhead)
		return;
	if (t->row != 0)
		xml_end_block(w->x);
	xml_line(w->x, t->row < t->node->u.table.nhead ? "thead" : "tbody");
	for (i = 0; i < t->node->u.table.ncols; i++)
		t->busy[i] = 0;
}

enum conv_step
row_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	part_begin(w, w->table);
	xml_line(w->x, "row");
	put_common(w, n, NULL);
	w->table->col = 0;
	return CONV_DESCEND;
}

void
row_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;
	struct table *t = w->table;
	uint32_t i;

	if (n->first == NULL) {
		xml_line(w->x, "entry");
		xml_end(w->x);
	}
	for (i = 0; i < t->node->u.table.ncols; i++)
		if (t->busy[i] > 0)
			t->busy[i]--;
	t->row++;
	xml_end_block(w->x);
}

/* Rows below this one that the cell may reach into. */
static uint32_t
more_rows(const struct table *t, const struct conv_node *n)
{
	uint32_t head = t->node->u.table.nhead;
	uint32_t end = t->row < head && head < t->nrows ? head : t->nrows;
	uint32_t left = end - t->row - 1;

	return n->u.cell.rowspan - 1 < left ? n->u.cell.rowspan - 1 : left;
}

static void
put_spans(struct docbook *w, struct table *t, const struct conv_node *n)
{
	struct conv_arena *a = w->job->arena;
	uint32_t ncols = t->node->u.table.ncols, rows = more_rows(t, n);
	uint32_t first, last;

	while (t->col + 1 < ncols && t->busy[t->col] > 0)
		t->col++;
	first = t->col < ncols ? t->col : ncols - 1;
	last = n->u.cell.colspan - 1 < ncols - 1 - first ?
	    first + n->u.cell.colspan - 1 : ncols - 1;
	if (last > first) {
		xml_attr(w->x, "namest", conv_asprintf(a, "c%" PRIu32,
		    first + 1));
		xml_attr(w->x, "nameend", conv_asprintf(a, "c%" PRIu32,
		    last + 1));
	}
	if (rows > 0)
		xml_attr(w->x, "morerows", conv_asprintf(a, "%" PRIu32,
		    rows));
	for (t->col = first; t->col <= last; t->col++)
		t->busy[t->col] = rows + 1;
	if (n->u.cell.align != CONV_ALIGN_NONE &&
	    n->u.cell.align != t->node->u.table.align[first])
		xml_attr(w->x, "align", aligns[n->u.cell.align]);
}

enum conv_step
cell_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	xml_line(w->x, "entry");
	put_spans(w, w->table, n);
	put_common(w, n, n->u.cell.header &&
	    w->table->row >= w->table->node->u.table.nhead ? "header" : NULL);
	w->in_cell = true;
	return CONV_DESCEND;
}

void
cell_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	w->in_cell = false;
	if (n->first != NULL && n->first->kind < CONV_TEXT)
		xml_end_block(w->x);
	else
		xml_end(w->x);
}
