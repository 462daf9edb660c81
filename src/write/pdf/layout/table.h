/* table.h - one table while it is laid out. */
#ifndef TABLE_H
#define TABLE_H

#include "write/pdf/layout/layout.h"

struct cell {
	const struct conv_node	*node;
	uint32_t		 row, col, span, rows;
	int32_t			 least, words, most;	/* widths */
	bool			 fact;		/* a number, a name: no prose */
	bool			 lines;		/* several, however wide it is */
};

/* A cell while its rows are put; at the first of its columns. */
struct open_cell {
	const struct cell	*cell;
	uint32_t		 left;		/* rows, with this one */
	struct vlist		 lines;
	size_t			 at;		/* the next of them */
};

struct table {
	struct flow		*f;
	const struct conv_node	*node;
	struct cell		*cells;		/* row by row */
	size_t			 ncells;
	uint32_t		 nrows, ncols;
	int16_t			 scale;		/* of the type */
	bool			 solid;		/* facts stay whole */
	struct look		*looks[2];	/* of body and of head cells */
	int32_t			 x, w;		/* there is room for */
	int32_t			 gap;		/* at both sides of a cell */
	int32_t			 pad;		/* above and below a row */
	int32_t			*widths;	/* of columns, with gaps */
	int32_t			 total;		/* of them all */
	bool			 squeezed;	/* words are broken */
	struct open_cell	*open;		/* by column */
};

/* table.c: a cell's text, shaped; to be given back by para_done(). */
struct para	*table_cell(struct table *, const struct cell *);

/* row.c */

/* Add a row's lines. */
void		 table_row(struct table *, const struct cell *, size_t n,
		    struct vlist *);
/* A rule below the last row, except where cells go on. */
void		 table_rule(struct table *, struct vlist *, int32_t thick,
		    uint32_t color);
/* Rules below the cells of a head's row that are over several columns. */
void		 table_spanners(struct table *, const struct cell *, size_t n,
		    struct vlist *);
void		 table_hold(struct table *, struct vlist *, int32_t penalty);

/* column.c */

/* The width up to which a cell's text may be a fact. */
int32_t	 table_narrow(const struct table *);
/* The width of all columns where each cell is a single line. */
int64_t	 columns_most(struct table *);
/* Do all hold facts only, below their heads? */
bool	 columns_facts(struct table *);
/* Give the columns their widths; false: words, or parts, would not fit. */
bool	 columns_fit(struct table *, bool whole);
/* Make them fit, whatever it takes. */
void	 columns_squeeze(struct table *);

#endif
