/*
 * table.c - the elements of a table.  Rows and cells are tagged with their
 * table, so that empty ones are there too; head and body rows stand in
 * elements of their own.
 */
#include <string.h>

#include "write/pdf/emit/tag.h"

#define HEADS	8	/* header cells that one cell may name */

/* Header cells: of a column from above, of a row from the left. */
struct heads {
	const char	*ids[HEADS];
	uint32_t	 left[HEADS];	/* rows that it counts for still */
	size_t		 n;
};

struct grid {
	struct emit	*e;
	uint32_t	 ncols, nrows, nhead;
	uint32_t	 row, column;	/* of the next cell */
	uint32_t	*busy;		/* rows that a cell above reaches into */
	bool		 by_id;		/* Scope does not say it all */
	struct heads	*columns;	/* ncols of them */
	struct heads	 rows;
};

static const struct conv_node *
next_row(const struct conv_node *n)
{
	while (n != NULL && n->kind != CONV_ROW)
		n = n->next;
	return n;
}

/*
 * Scope tells which cells a header is of where one row of headers stands
 * above and one column of them at the left, each a cell wide and high.
 */
static bool
needs_ids(const struct conv_node *table)
{
	const struct conv_node *row, *cell;
	uint32_t i = 0;

	if (table->u.table.nhead > 1)
		return true;
	for (row = next_row(table->first); row != NULL;
	    row = next_row(row->next), i++)
		for (cell = row->first; cell != NULL; cell = cell->next)
			if (cell->u.cell.header && (cell->u.cell.colspan > 1 ||
			    cell->u.cell.rowspan > 1 ||
			    (i >= table->u.table.nhead && cell->prev != NULL)))
				return true;
	return false;
}

static void
heads_add(struct heads *h, const char *id, uint32_t rows)
{
	if (h->n == HEADS)
		return;
	h->left[h->n] = rows;
	h->ids[h->n++] = id;
}

/* The header cells of a row end with the rows that they span. */
static void
heads_age(struct heads *h)
{
	size_t i, n = 0;

	for (i = 0; i < h->n; i++)
		if (--h->left[i] > 0) {
			h->ids[n] = h->ids[i];
			h->left[n++] = h->left[i];
		}
	h->n = n;
}

static bool
heads_have(const struct heads *h, const char *id)
{
	size_t i;

	for (i = 0; h != NULL && i < h->n; i++)
		if (h->ids[i] == id)
			return true;
	return false;
}

/* All but those that the column before names as well. */
static void
names_put(struct conv_out *o, const struct heads *h,
    const struct heads *before)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		if (!heads_have(before, h->ids[i]))
			conv_printf(o, "%s,", h->ids[i]);
}

/* The ids of all header cells above and at the left, "" for none. */
static const char *
names_of(struct grid *g, const struct conv_node *cell)
{
	uint32_t c = g->column, end = c + cell->u.cell.colspan;
	struct out_mem m;
	char *s;

	out_mem_init(&m, g->e->arena);
	for (; c < end && c < g->ncols && c - g->column < HEADS; c++)
		names_put(&m.out, &g->columns[c], c > g->column ?
		    &g->columns[c - 1] : NULL);
	names_put(&m.out, &g->rows, NULL);
	s = out_mem_str(&m);
	if (m.out.flushed > 0)
		s[m.out.flushed - 1] = '\0';
	return s;
}

static void
header_tag(struct grid *g, struct elem *el, const struct conv_node *cell)
{
	bool column = g->row < g->nhead || g->nhead == 0 ||
	    g->nhead >= g->nrows;
	uint32_t c, end = g->column + cell->u.cell.colspan;

	/* a table without head rows may have a head column */
	if (g->nhead == 0 && cell->prev == NULL && (cell->next == NULL ||
	    !cell->next->u.cell.header))
		column = false;
	emit_attr(g->e, el, ATTR_NAME, "Scope", column ? "Column" : "Row");
	if (!g->by_id)
		return;
	el->id = conv_asprintf(g->e->arena, "th%zu", ++g->e->tags->nheads);
	if (!column)
		heads_add(&g->rows, el->id, cell->u.cell.rowspan);
	for (c = g->column; column && c < end && c < g->ncols; c++)
		heads_add(&g->columns[c], el->id, UINT32_MAX);
}

static void
cell_tag(struct grid *g, struct elem *row, const struct conv_node *cell)
{
	struct elem *el = emit_tagged_new(g->e, row, cell)->chain[0];
	struct conv_arena *a = g->e->arena;
	uint32_t c, end;
	const char *names;

	while (g->column < g->ncols && g->busy[g->column] > 0)
		g->column++;
	el->owner = "Table";
	if (cell->u.cell.colspan > 1)
		emit_attr(g->e, el, ATTR_NUMBER, "ColSpan",
		    conv_asprintf(a, "%u", (unsigned)cell->u.cell.colspan));
	if (cell->u.cell.rowspan > 1)
		emit_attr(g->e, el, ATTR_NUMBER, "RowSpan",
		    conv_asprintf(a, "%u", (unsigned)cell->u.cell.rowspan));
	if (g->by_id && *(names = names_of(g, cell)) != '\0')
		emit_attr(g->e, el, ATTR_STRINGS, "Headers", names);
	if (cell->u.cell.header)
		header_tag(g, el, cell);
	end = g->column + cell->u.cell.colspan;
	for (c = g->column; c < end && c < g->ncols; c++)
		g->busy[c] = cell->u.cell.rowspan;
	g->column = end;
}

static void
row_tag(struct grid *g, struct elem *group, const struct conv_node *row)
{
	struct elem *el = emit_tagged_new(g->e, group, row)->inner;
	const struct conv_node *cell;
	uint32_t c;

	g->column = 0;
	for (cell = row->first; cell != NULL; cell = cell->next)
		cell_tag(g, el, cell);
	for (c = 0; c < g->ncols; c++)
		g->busy[c] -= g->busy[c] > 0;
	heads_age(&g->rows);
	g->row++;
}

static void
grid_init(struct grid *g, const struct conv_node *table)
{
	const struct conv_node *row;

	g->ncols = table->u.table.ncols;
	for (row = next_row(table->first); row != NULL;
	    row = next_row(row->next))
		g->nrows++;
	g->nhead = table->u.table.nhead;
	g->by_id = needs_ids(table);
	g->busy = conv_alloc(g->e->arena, g->ncols * sizeof(*g->busy));
	if (g->by_id)
		g->columns = conv_alloc(g->e->arena, g->ncols *
		    sizeof(*g->columns));
}

void
emit_tags_table(struct emit *e, struct tagged *t,
    const struct conv_node *table)
{
	struct grid g = { .e = e };
	struct elem *group = NULL;
	const struct conv_node *row;
	uint32_t split;

	grid_init(&g, table);
	/* a THead needs a TBody beside it */
	split = g.nhead >= g.nrows ? 0 : g.nhead;
	for (row = table->first; row != NULL; row = row->next) {
		if (row->kind != CONV_ROW) {
			emit_tagged_new(e, t->inner, row);
			continue;
		}
		if (g.row == 0 && split > 0)
			group = emit_elem_new(e, t->inner, "THead");
		if (g.row == split)
			group = emit_elem_new(e, t->inner, "TBody");
		row_tag(&g, group, row);
	}
}
