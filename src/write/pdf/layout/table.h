/* table.h - one table while it is laid out. */
#ifndef TABLE_H
#define TABLE_H

#include "write/pdf/layout/layout.h"

struct cell {
	const struct conv_node	*node;
	uint32_t		 row, col, span;
	int32_t			 least, words, most;	/* widths */
};

struct table {
	struct flow		*f;
	const struct conv_node	*node;
	struct cell		*cells;		/* row by row */
	size_t			 ncells, cap;
	uint32_t		 nrows, ncols;
	struct look		*looks[2];	/* of body and of head cells */
	int32_t			 x, w;		/* there is room for */
	int32_t			 gap;		/* at both sides of a cell */
	int32_t			 pad;		/* above and below a row */
	int32_t			*widths;	/* of columns, with gaps */
	int32_t			 total;		/* of them all */
	bool			 squeezed;	/* words are broken */
	struct vlist		*lists;		/* lines of one row's cells */
};

/* table.c: a cell's text, shaped; to be given back by para_done(). */
struct para	*table_cell(struct table *, const struct cell *);

/* column.c */

/* The width of all columns where each cell is a single line. */
int64_t	 columns_most(struct table *);
/* Give the columns their widths; false: words, or parts, would not fit. */
bool	 columns_fit(struct table *, bool whole);
/* Make them fit, whatever it takes. */
void	 columns_squeeze(struct table *);

#endif
