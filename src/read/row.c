/* row.c - the lines of the rows of a table. */
#include "base/base.h"
#include "read/read.h"

/* How many cells a line of a table has. */
static uint32_t
cells(const char *p, const char *end)
{
	uint32_t n = 0;
	bool blank = true;

	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	for (p += p < end && *p == '|'; p < end && *p != '\n'; p++) {
		if (*p == '|') {
			n++;
			blank = true;
		} else if (*p != ' ' && *p != '\t') {
			blank = false;
			p += *p == '\\' && end - p > 1 && p[1] == '|';
		}
	}
	return n + !blank;
}

void
row_check(struct conv_job *job, const struct source_lines *ls, uint32_t line,
    const struct conv_node *row, uint32_t ncols)
{
	size_t i = row->pos.line - line;
	uint32_t n;

	if (i >= ls->n || row->pos.col > (size_t)(ls->end - ls->start[i]))
		return;
	n = cells(ls->start[i] + row->pos.col - 1, ls->end);
	if (n > ncols)
		conv_report(job, CONV_WARNING, row, "table-cells",
		    "%u cells where the table has %u column%s; "
		    "the last are left out", (unsigned)n, (unsigned)ncols,
		    ncols == 1 ? "" : "s");
}

bool
row_is_bare(const struct source_lines *ls, uint32_t line,
    const struct conv_node *row)
{
	size_t i = row->pos.line - line;
	const char *p;

	if (i >= ls->n)
		return false;
	for (p = ls->start[i]; p < ls->end && *p != '\n'; p++)
		if (*p == '|')
			return false;
	return true;
}

bool
cell_is_spanned(const struct source_lines *ls, uint32_t line,
    const struct conv_node *cell, uint32_t col)
{
	const struct conv_node *row = cell->parent;
	size_t i = row->pos.line - line;
	const char *p, *end = ls->end;

	if (i >= ls->n || row->pos.col > (size_t)(end - ls->start[i]))
		return false;
	p = ls->start[i] + row->pos.col - 1;
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	for (p += p < end && *p == '|'; p < end && *p != '\n' && col > 0;
	    p++) {
		if (*p == '|')
			col--;
		else
			p += *p == '\\' && end - p > 1 && p[1] == '|';
	}
	return col == 0 && p < end && *p == '|';
}
