/* table.c - rectangular tables: every row fills all columns. */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "pass/pass.h"
#include "tree/tree.h"

/* Which columns cells of rows above still cover. */
struct grid {
	struct conv_arena	*arena;
	bool			 spans;		/* is any rowspan above 1? */
	uint32_t		*below;		/* by column: rows to go */
	size_t			 cap;
	uint32_t		 ncols;		/* up to the last that a cell
						 * begins in */
	bool			 known;		/* ncols is final */
	bool			*begun;		/* by column: with a cell's
						 * first; NULL: not asked */
	uint32_t		 added;		/* cells */
};

static struct conv_node *
next_row(struct conv_node *n)
{
	while (n != NULL && n->kind != CONV_ROW)
		n = n->next;
	return n;
}

static uint32_t
clamp(uint32_t n, uint32_t max)
{
	return n < 1 ? 1 : n > max ? max : n;
}

/*
 * Spans as HTML limits them; no cell reaches out of the head or past the
 * last row.  The sum of all colspans is a bound for the columns.
 */
static uint64_t
clamp_spans(struct grid *g, struct conv_node *table, uint32_t nrows)
{
	struct conv_node *row, *cell;
	uint32_t i = 0, left;
	uint64_t sum = 0;

	for (row = next_row(table->first); row != NULL;
	    row = next_row(row->next), i++) {
		left = (i < table->u.table.nhead ? table->u.table.nhead :
		    nrows) - i;
		for (cell = row->first; cell != NULL; cell = cell->next) {
			cell->u.cell.colspan = clamp(cell->u.cell.colspan,
			    LIMIT_COLSPAN);
			cell->u.cell.rowspan = clamp(cell->u.cell.rowspan,
			    left);
			sum += cell->u.cell.colspan;
			g->spans = g->spans || cell->u.cell.rowspan > 1;
		}
	}
	return sum;
}

/* The rows are gone through one by one for each column when cells span. */
static void
drop_rowspans(struct grid *g, struct conv_node *table)
{
	struct conv_node *row, *cell;

	for (row = next_row(table->first); row != NULL;
	    row = next_row(row->next))
		for (cell = row->first; cell != NULL; cell = cell->next)
			cell->u.cell.rowspan = 1;
	g->spans = false;
}

static bool
is_free(const struct grid *g, uint32_t col)
{
	return !g->spans || col >= g->cap || g->below[col] == 0;
}

static uint32_t
free_column(const struct grid *g, uint32_t col)
{
	while (!is_free(g, col))
		col++;
	return col;
}

/* Free columns from col on, at most max. */
static uint32_t
free_run(const struct grid *g, uint32_t col, uint32_t max)
{
	uint32_t n = 0;

	if (!g->spans)
		return max;
	while (n < max && is_free(g, col + n))
		n++;
	return n;
}

/* Put a cell at a free column; returns the column after it. */
static uint32_t
place(struct grid *g, uint32_t col, struct conv_node *cell)
{
	uint32_t end, i;

	if (!g->known && col >= g->ncols)
		g->ncols = col + 1;
	if (g->known && cell->u.cell.colspan > g->ncols - col)
		cell->u.cell.colspan = g->ncols - col;
	cell->u.cell.colspan = free_run(g, col, cell->u.cell.colspan);
	if (g->begun != NULL)
		g->begun[col] = true;
	end = col + cell->u.cell.colspan;
	if (g->spans) {
		g->below = arena_grow(g->arena, g->below, &g->cap, end,
		    sizeof(*g->below));
		for (i = col; i < end; i++)
			g->below[i] = cell->u.cell.rowspan;
	}
	return end;
}

static uint32_t
place_row(struct grid *g, struct conv_node *row)
{
	struct conv_node *cell;
	uint32_t col = 0;

	for (cell = row->first; cell != NULL; cell = cell->next)
		col = place(g, free_column(g, col), cell);
	return col;
}

static void
end_row(struct grid *g)
{
	size_t i;

	for (i = 0; g->spans && i < g->cap; i++)
		if (g->below[i] > 0)
			g->below[i]--;
}

/* Empty cells for the columns that a row leaves out. */
static void
fill_row(struct grid *g, struct conv_node *row, uint32_t col)
{
	const struct conv_node *table = row->parent, *like = row->first;
	struct conv_node *cell;

	while ((col = free_column(g, col)) < g->ncols) {
		cell = node_new(g->arena, CONV_CELL, row->pos);
		/* many rows of few cells must not grow as the square */
		cell->u.cell.colspan = g->added++ < LIMIT_ADDED_CELLS ? 1 :
		    g->ncols - col;
		cell->u.cell.rowspan = 1;
		cell->u.cell.header = like != NULL && like->u.cell.header &&
		    row->last->u.cell.header;
		cell->u.cell.align = table->u.table.align[col];
		node_append(row, cell);
		col = place(g, col, cell);
	}
}

static void
widen_align(struct conv_arena *a, struct conv_node *table, uint32_t ncols)
{
	enum conv_align *align;

	if (ncols != table->u.table.ncols || table->u.table.align == NULL) {
		align = conv_alloc(a, ((size_t)ncols + 1) * sizeof(*align));
		if (table->u.table.align != NULL)
			memcpy(align, table->u.table.align,
			    (ncols < table->u.table.ncols ? ncols :
			    table->u.table.ncols) * sizeof(*align));
		table->u.table.align = align;
	}
	table->u.table.ncols = ncols;
}

/*
 * Columns that no cell begins in are none (HTML, 4.9.12): they join those
 * before them.
 */
static void
join_columns(struct grid *g, struct conv_node *table)
{
	uint32_t *nth = conv_alloc(g->arena, (g->ncols + 1) * sizeof(*nth));
	enum conv_align *align;
	struct conv_node *row, *cell;
	uint32_t i, col, end;

	for (i = 0; i < g->ncols; i++)
		nth[i + 1] = nth[i] + g->begun[i];
	if (nth[g->ncols] == g->ncols)
		return;
	align = conv_alloc(g->arena, g->ncols * sizeof(*align));
	for (i = 0; i < g->ncols; i++)
		if (g->begun[i])
			align[nth[i]] = table->u.table.align[i];
	if (g->spans)
		memset(g->below, 0, g->cap * sizeof(*g->below));
	for (row = next_row(table->first); row != NULL;
	    row = next_row(row->next)) {
		end = 0;
		for (cell = row->first; cell != NULL; cell = cell->next) {
			col = free_column(g, end);
			end = place(g, col, cell);
			cell->u.cell.colspan = nth[end] - nth[col];
		}
		end_row(g);
	}
	table->u.table.align = align;
	table->u.table.ncols = nth[g->ncols];
}

/* Rows without cells go; those that reach into them are the shorter. */
void
table_join_rows(struct conv_arena *a, struct conv_node *table)
{
	struct conv_node *row, *cell, *next;
	uint32_t nrows = 0, i = 0, end, *nth;

	for (row = next_row(table->first); row != NULL;
	    row = next_row(row->next))
		nrows++;
	nth = conv_alloc(a, (nrows + 1) * sizeof(*nth));
	for (row = next_row(table->first); row != NULL;
	    row = next_row(row->next), i++)
		nth[i + 1] = nth[i] + (row->first != NULL);
	if (nth[nrows] == nrows)
		return;
	i = 0;
	for (row = next_row(table->first); row != NULL; row = next, i++) {
		next = next_row(row->next);
		for (cell = row->first; cell != NULL; cell = cell->next) {
			end = cell->u.cell.rowspan > nrows - i ? nrows :
			    i + cell->u.cell.rowspan;
			cell->u.cell.rowspan = nth[end] - nth[i];
		}
		if (row->first == NULL)
			node_unlink(row);
	}
	if (table->u.table.nhead <= nrows)
		table->u.table.nhead = nth[table->u.table.nhead];
}

void
table_square(struct conv_arena *a, struct conv_node *table)
{
	struct grid g = { .arena = a };
	struct conv_node *row;
	uint32_t nrows = 0;

	for (row = next_row(table->first); row != NULL;
	    row = next_row(row->next))
		nrows++;
	if (table->u.table.nhead > nrows)
		table->u.table.nhead = nrows;
	if (clamp_spans(&g, table, nrows) * nrows > LIMIT_TABLE_GRID)
		drop_rowspans(&g, table);
	for (row = next_row(table->first); row != NULL;
	    row = next_row(row->next)) {
		place_row(&g, row);
		end_row(&g);
	}
	g.known = true;
	g.begun = conv_alloc(a, g.ncols + 1);
	widen_align(a, table, g.ncols);
	if (g.spans)
		memset(g.below, 0, g.cap * sizeof(*g.below));
	for (row = next_row(table->first); row != NULL;
	    row = next_row(row->next)) {
		fill_row(&g, row, place_row(&g, row));
		end_row(&g);
	}
	join_columns(&g, table);
}

/* What a header cell holds is its title; no format has others in it. */
static void
header_settle(struct conv_node *cell)
{
	struct conv_node *n;

	for (n = cell; n != NULL; n = node_next(n, cell, true))
		if (n->kind == CONV_HEADING) {
			n->kind = CONV_PARA;
			memset(&n->u, 0, sizeof(n->u));
		}
}

/* A paragraph alone in its cell is the cell's text. */
void
table_cell_settle(struct conv_node *cell)
{
	struct conv_node *para;
	const char *align;

	if (cell->u.cell.header)
		header_settle(cell);
	para = cell->first;

	if (para == NULL || para->next != NULL || para->kind != CONV_PARA ||
	    conv_attr(para, "id") != NULL)
		return;
	align = conv_attr(para, "align");
	if (cell->u.cell.align == CONV_ALIGN_NONE && align != NULL)
		cell->u.cell.align = *align == 'l' ? CONV_ALIGN_LEFT :
		    *align == 'c' ? CONV_ALIGN_CENTER : CONV_ALIGN_RIGHT;
	node_unwrap(para);
}

/* The inlines of a cell, behind those of the cells before it. */
static void
unroll_cell(struct conv_arena *a, struct conv_node *para,
    struct conv_node *cell)
{
	static const char mark[] = " \u00B7 ";

	if (para->first != NULL)
		node_append(para, node_text(a, cell->pos, mark,
		    sizeof(mark) - 1));
	node_move_children(cell, para);
}

/*
 * A table in a cell gives its content to the cell, a row a paragraph: few
 * formats nest tables.
 */
void
table_unroll(struct conv_arena *a, struct conv_node *table)
{
	struct conv_node *row, *cell, *para;

	if ((row = table->first) != NULL && row->kind == CONV_CAPTION) {
		node_insert_before(table, row);
		row->kind = CONV_PARA;
	}
	for (row = table->first; row != NULL; row = row->next) {
		para = NULL;
		for (cell = row->first; cell != NULL; cell = cell->next) {
			if (cell->first == NULL)
				continue;
			if (cell->first->kind < CONV_TEXT) {
				while (cell->first != NULL)
					node_insert_before(table,
					    cell->first);
				para = NULL;
				continue;
			}
			if (para == NULL) {
				para = node_new(a, CONV_PARA, cell->pos);
				node_insert_before(table, para);
			}
			unroll_cell(a, para, cell);
		}
	}
	node_unlink(table);
}
