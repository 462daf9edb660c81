/* impose.c - several pages on one sheet, for handouts and booklets. */
#include <string.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

#define ONE		1000000	/* the scale of a page as it is */

#define NOTE_LINE	24000	/* between the lines for notes */
#define NOTE_MARGIN	36000	/* around them */
#define NOTE_COLOR	0xB8B8B8u

/* A way to put pages on sheets. */
struct imposition {
	const char	*name;		/* of --layout */
	int		 columns, rows;	/* cells of a sheet */
	int		 pages;		/* on a side: cells with a page */
	bool		 turned;	/* the sheet lies across */
	bool		 saddle;	/* folded and stitched in the middle */
	bool		 lines;		/* in the cells without a page */
};

static const struct imposition impositions[] = {
	{ "2up", 2, 1, 2, true, false, false },
	{ "4up", 2, 2, 4, false, false, false },
	{ "booklet", 2, 1, 2, true, true, false },
	{ "notes", 2, 1, 1, true, false, true }
};

/*
 * Which page, from 0, stands in a cell of a side of n pages folded into
 * each other: 8 1 | 2 7 | 6 3 | 4 5 for eight pages.
 */
static size_t
saddle_page(size_t side, int cell, size_t n)
{
	bool low = (side % 2 == 0) == (cell == 1);

	return low ? side : n - 1 - side;
}

struct sheet {
	struct pdf			*pdf;
	const struct imposition		*way;
	struct pdf_page			*page;
	int32_t				 w, h;		/* of a cell */
};

/* The corner of a cell; right-to-left books begin at the right. */
static void
cell_place(const struct sheet *s, int cell, int32_t *x, int32_t *y)
{
	int column = cell % s->way->columns;

	if (strcmp(s->pdf->doc->info.dir, "rtl") == 0)
		column = s->way->columns - 1 - column;
	*x = column * s->w;
	*y = cell / s->way->columns * s->h;
}

/* A page into a cell: as large as fits, in the middle. */
static void
page_put(struct sheet *s, int cell, const struct pdf_page *from, size_t index)
{
	int64_t sx = (int64_t)s->w * ONE / from->width;
	int64_t sy = (int64_t)s->h * ONE / from->height;
	int64_t scale = sx < sy ? sx : sy;
	struct pdf_item *item;
	int32_t x, y;
	size_t i;

	cell_place(s, cell, &x, &y);
	item = pdf_item_add(s->pdf, s->page, PDF_PUSH, PDF_PART_DECORATION,
	    NULL);
	item->w = (int32_t)(from->width * scale / ONE);
	item->h = (int32_t)(from->height * scale / ONE);
	item->x = x + (s->w - item->w) / 2;
	item->y = y + (s->h - item->h) / 2;
	item->u.push.scale = (int32_t)scale;
	item->u.push.page = index;
	for (i = 0; i < from->nitems; i++) {
		item = pdf_item_add(s->pdf, s->page, from->items[i].kind,
		    from->items[i].part, from->items[i].node);
		*item = from->items[i];
	}
	pdf_item_add(s->pdf, s->page, PDF_POP, PDF_PART_DECORATION, NULL);
}

static void
lines_put(struct sheet *s, int cell)
{
	struct pdf_item *item;
	int32_t x, y, at;

	cell_place(s, cell, &x, &y);
	for (at = NOTE_MARGIN + NOTE_LINE; at <= s->h - NOTE_MARGIN;
	    at += NOTE_LINE) {
		item = pdf_item_add(s->pdf, s->page, PDF_RULE,
		    PDF_PART_DECORATION, NULL);
		item->x = x + NOTE_MARGIN;
		item->y = y + at;
		item->w = s->w - 2 * NOTE_MARGIN;
		item->h = 400;
		item->u.rule.color = NOTE_COLOR;
	}
}

static void
side_put(struct sheet *s, const struct pdf_pages *from, size_t side, size_t n)
{
	size_t page;
	int cell;

	for (cell = 0; cell < s->way->columns * s->way->rows; cell++) {
		if (cell >= s->way->pages) {
			if (s->way->lines)
				lines_put(s, cell);
			continue;
		}
		page = s->way->saddle ? saddle_page(side, cell, n) :
		    side * (size_t)s->way->pages + (size_t)cell;
		if (page < from->npages)
			page_put(s, cell, &from->pages[page], page);
	}
}

static const struct imposition *
imposition_of(const struct conv_job *job)
{
	const char *name = conv_opt_str(job, "layout");
	size_t i;

	for (i = 0; i < sizeof(impositions) / sizeof(impositions[0]); i++)
		if (name != NULL && strcmp(impositions[i].name, name) == 0)
			return &impositions[i];
	return NULL;
}

void
pdf_impose(struct pdf *pdf, const struct pdf_pages *from,
    struct pdf_pages *to)
{
	const struct imposition *way = imposition_of(pdf->job);
	struct sheet s = { .pdf = pdf, .way = way };
	size_t n = from->npages, side, sides, per;
	int32_t w, h;

	if (way == NULL || n == 0) {
		*to = *from;
		return;
	}
	per = (size_t)way->pages;
	if (way->saddle)
		n = (n + 3) / 4 * 4;
	sides = (n + per - 1) / per;
	w = from->pages[0].width;
	h = from->pages[0].height;
	for (side = 0; side < sides; side++) {
		s.page = way->turned ? pdf_page_add(pdf, to, h, w) :
		    pdf_page_add(pdf, to, w, h);
		s.w = s.page->width / way->columns;
		s.h = s.page->height / way->rows;
		side_put(&s, from, side, n);
	}
}
