/* points.c - the table of exercises and their points. */
#include <string.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

#define ACROSS	10	/* exercises beside each other; more go below */

static const char *
word(const struct points *p, enum label which)
{
	return label(p->doc->info.lang, which);
}

static void
cell_add(const struct points *p, struct conv_node *row, bool header,
    const char *s)
{
	struct conv_node *cell = node_new(p->doc->arena, CONV_CELL, row->pos);

	cell->u.cell.header = header || row->first == NULL;
	cell->u.cell.colspan = cell->u.cell.rowspan = 1;
	cell->u.cell.align = row->first == NULL ? CONV_ALIGN_LEFT :
	    CONV_ALIGN_CENTER;
	if (s != NULL && *s != '\0')
		node_append(cell, node_text(p->doc->arena, row->pos, s,
		    strlen(s)));
	node_append(row, cell);
}

static const enum label table_words[] = {
	LABEL_EXERCISE, LABEL_POINTS_ROW, LABEL_REACHED
};

#define NWORDS	(sizeof(table_words) / sizeof(table_words[0]))

/* What the table says of an exercise, or of all where n is NULL. */
static const char *
cell_text(const struct points *p, enum label what,
    const struct conv_node *n)
{
	switch (what) {
	case LABEL_EXERCISE:
		return n == NULL ? word(p, LABEL_TOTAL) :
		    conv_asprintf(p->doc->arena, "%u",
		    (unsigned)n->u.div.number);
	case LABEL_POINTS_ROW:
		return n == NULL ? p->total :
		    n->u.div.points;
	default:
		return NULL;
	}
}

static struct conv_node *
row_add(const struct points *p, struct conv_node *table)
{
	struct conv_node *row = node_new(p->doc->arena, CONV_ROW, table->pos);

	node_append(table, row);
	return row;
}

/* Exercises beside each other, what there is of them below. */
static void
table_across(const struct points *p, struct conv_node *table)
{
	struct conv_node *row;
	size_t r, i;

	for (r = 0; r < NWORDS; r++) {
		row = row_add(p, table);
		cell_add(p, row, r == 0, word(p, table_words[r]));
		for (i = 0; i < p->n; i++)
			cell_add(p, row, r == 0, cell_text(p, table_words[r],
			    p->exercises[i]));
		cell_add(p, row, r == 0, cell_text(p, table_words[r], NULL));
	}
}

/* The same turned. */
static void
table_down(const struct points *p, struct conv_node *table)
{
	struct conv_node *row = row_add(p, table);
	size_t r, i;

	for (r = 0; r < NWORDS; r++)
		cell_add(p, row, true, word(p, table_words[r]));
	for (i = 0; i <= p->n; i++) {
		row = row_add(p, table);
		for (r = 0; r < NWORDS; r++)
			cell_add(p, row, false, cell_text(p, table_words[r],
			    i < p->n ? p->exercises[i] : NULL));
	}
}

void
points_table(const struct points *p, struct conv_node *div)
{
	struct conv_arena *a = p->doc->arena;
	struct conv_node *table = node_new(a, CONV_TABLE, div->pos), *up, *n;
	bool across = p->n <= ACROSS;
	uint32_t ncols = across ? (uint32_t)p->n + 2 : NWORDS, i;
	enum conv_align *align = conv_alloc(a, ncols * sizeof(*align));

	for (i = 0; i < ncols; i++)
		align[i] = i == 0 ? CONV_ALIGN_LEFT : CONV_ALIGN_CENTER;
	table->u.table.ncols = ncols;
	table->u.table.nhead = 1;
	table->u.table.align = align;
	if (across)
		table_across(p, table);
	else
		table_down(p, table);
	while (div->first != NULL)
		node_unlink(div->first);
	node_append(div, table);
	for (up = div->parent; up != NULL && up->kind != CONV_CELL;
	    up = up->parent)
		continue;
	if (up == NULL)
		return;
	table_unroll(a, table);		/* no table stands in another */
	for (n = div->first; n != NULL; n = node_next(n, div, true))
		if (n->kind == CONV_TEXT)
			text_join(a, n);
}
