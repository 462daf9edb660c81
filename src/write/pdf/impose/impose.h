/* impose.h - finished pages on sheets: the parts and what they share. */
#ifndef IMPOSE_H
#define IMPOSE_H

#include "base/base.h"
#include "write/pdf/layout/layout.h"
#include "write/pdf/pdf.h"

#define IMPOSE_ONE	1000000		/* the scale of a page as it is */
#define IMPOSE_NONE	SIZE_MAX	/* no page stands here */

/* A way to put pages on sheets; impose.c has the table. */
struct way {
	const char	*name;		/* of --layout */
	int		 pages;		/* on a side of a sheet */
	bool		 notes;		/* room for notes at each */
	bool		 saddle;	/* folded and stitched in the middle */
	bool		 cards;		/* as many as the geometry says */
};

/* Pages of a card, or IMPOSE_NONE. */
struct card {
	size_t	front, back;
};

struct area {
	int32_t	x, y, w, h;
};

/* How a side is divided: a cell a page, with its room for notes. */
struct grid {
	int	columns, rows;
	bool	below;		/* the notes are below their page */
};

/* The sheets of one document. */
struct sheets {
	struct pdf		*pdf;
	const struct way	*way;
	const struct pdf_pages	*from;
	struct pdf_pages	*to;
	struct pdf_page		*page;		/* the side to be filled */
	int32_t			 w, h;		/* of a sheet when cut */
	struct grid		 grid;
	struct area		 inside;	/* of a page: what is on it */
	int32_t			 margin;	/* around that; -1: its own */
	int32_t			 slug, bleed;	/* as in struct pdf_page */
	bool			 marks;
	int32_t			 creep;		/* a sheet */
	size_t			 signature;	/* pages folded together */
	bool			 back_cover;
	bool			 rtl;
	enum cards_sides	 sides;		/* of cards */
	struct card		*cards;
	size_t			 ncards;
	bool			 backs;		/* any card has one */
};

/* order.c: which page stands where. */

/* How many sides there are. */
size_t	 order_sides(const struct sheets *);
/*
 * The page in a cell of a side, or IMPOSE_NONE; shift gets what it is
 * moved by towards the fold.
 */
size_t	 order_page(const struct sheets *, size_t side, int cell,
	    int32_t *shift);

/* grid.c: where the cells are. */

/* Turn the sheet and divide it so that pages get as large as can be. */
void	 grid_choose(struct sheets *);
/* Join an area with what is on a page; it begins with no size. */
void	 grid_content(const struct pdf_page *, struct area *);
/* What is on any page of the first one's size. */
void	 grid_inside(struct sheets *);
/* A cell; its page's part of it, and the part for notes. */
void	 grid_cell(const struct sheets *, int cell, struct area *page,
	    struct area *notes);
/* Where a page's corner is in an area, and its scale there. */
int32_t	 grid_place(const struct sheets *, const struct pdf_page *,
	    const struct area *, int32_t *x, int32_t *y);

/* cards.c: cards, their backs and where they are cut. */
void	 cards_find(struct sheets *);
size_t	 cards_sides(const struct sheets *);
size_t	 cards_page(const struct sheets *, size_t side, int cell);
void	 cards_place(const struct sheets *, const struct pdf_page *,
	    const struct area *, int32_t *x, int32_t *y);
void	 cards_marks(struct sheets *, size_t side);

/* lines.c: paper for notes. */
void	 lines_put(struct sheets *, const struct area *);

/* marks.c: what is outside of the sheet when it is cut. */

/* Read the options of marks: slug, bleed, marks. */
void	 marks_read(struct sheets *);
void	 marks_put(struct sheets *);
/* A page's rule that touches the edge goes on into the bleed. */
void	 marks_bleed(const struct sheets *, const struct pdf_page *,
	    const struct pdf_item *push, struct pdf_item *);

#endif
