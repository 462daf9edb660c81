/* impose.c - finished pages onto sheets, for handouts and booklets. */
#include <string.h>

#include "write/pdf/impose/impose.h"

static const struct way ways[] = {
	{ "pages", 1, false, false, false },
	{ "2up", 2, false, false, false },
	{ "4up", 4, false, false, false },
	{ "6up", 6, false, false, false },
	{ "8up", 8, false, false, false },
	{ "9up", 9, false, false, false },
	{ "16up", 16, false, false, false },
	{ "booklet", 2, false, true, false },
	{ "notes", 1, true, false, false },
	{ "notes3", 3, true, false, false },
	{ "cards", 0, false, false, true }
};

static const struct way *
way_of(const struct conv_job *job)
{
	const char *name = conv_opt_str(job, "layout");
	size_t i;

	for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (strcmp(ways[i].name, name) == 0)
			return &ways[i];
	return &ways[0];
}

/* The items of a page between PUSH and POP. */
static void
page_put(struct sheets *s, const struct area *at, size_t index, int32_t shift)
{
	const struct pdf_page *from = &s->from->pages[index];
	struct pdf_item push = { .kind = PDF_PUSH,
	    .part = PDF_PART_DECORATION }, *item;
	int64_t scale = IMPOSE_ONE;
	size_t i;

	if (s->way->cards)
		cards_place(s, from, at, &push.x, &push.y);
	else
		scale = grid_place(s, from, at, &push.x, &push.y);
	push.x += shift;
	push.w = (int32_t)(from->width * scale / IMPOSE_ONE);
	push.h = (int32_t)(from->height * scale / IMPOSE_ONE);
	push.u.push.scale = (int32_t)scale;
	push.u.push.page = index;
	*pdf_item_add(s->pdf, s->page, PDF_PUSH, push.part, NULL) = push;
	for (i = 0; i < from->nitems; i++) {
		item = pdf_item_add(s->pdf, s->page, from->items[i].kind,
		    from->items[i].part, from->items[i].node);
		*item = from->items[i];
		if (s->bleed > 0)
			marks_bleed(s, from, &push, item);
	}
	pdf_item_add(s->pdf, s->page, PDF_POP, PDF_PART_DECORATION, NULL);
}

static void
side_put(struct sheets *s, size_t side)
{
	struct area at, notes;
	int32_t shift;
	size_t page;
	int cell;

	s->page = pdf_page_add(s->pdf, s->to, s->w + 2 * s->slug,
	    s->h + 2 * s->slug);
	s->page->slug = s->slug;
	s->page->bleed = s->bleed;
	for (cell = 0; cell < s->grid.columns * s->grid.rows; cell++) {
		page = order_page(s, side, cell, &shift);
		if (page == IMPOSE_NONE)
			continue;
		grid_cell(s, cell, &at, &notes);
		page_put(s, &at, page, shift);
		if (s->way->notes)
			lines_put(s, &notes);
	}
	if (s->marks)
		marks_put(s);
	if (s->way->cards)
		cards_marks(s, side);
}

static void
options_read(struct sheets *s)
{
	const struct conv_job *job = s->pdf->job;

	s->rtl = strcmp(s->pdf->doc->info.dir, "rtl") == 0;
	s->margin = conv_opt_length(job, "sheet-margin");
	s->creep = conv_opt_length(job, "creep");
	s->signature = (size_t)conv_opt_int(job, "signature");
	s->back_cover = conv_opt_flag(job, "back-cover");
	s->sides = s->pdf->geometry->cards.sides;
	marks_read(s);
}

/* The paper of the sheets, and how it is divided. */
static void
sheet_set(struct sheets *s, const struct pdf_page *page)
{
	const struct pdf_cards *cards = &s->pdf->geometry->cards;
	const char *name = conv_opt_str(s->pdf->job, "sheetsize");
	const struct paper *paper;

	if (s->way->cards) {
		s->w = cards->width;
		s->h = cards->height;
		s->grid.columns = cards->columns;
		s->grid.rows = cards->rows;
		return;
	}
	s->w = page->width;
	s->h = page->height;
	if (name != NULL) {
		paper = paper_find(name, strlen(name));
		s->w = paper->width;
		s->h = paper->height;
	}
	grid_inside(s);
	grid_choose(s);
}

void
pdf_impose(struct pdf *pdf, const struct pdf_pages *from,
    struct pdf_pages *to)
{
	struct sheets s = { .pdf = pdf, .way = way_of(pdf->job),
	    .from = from, .to = to };
	/* each page has a sheet of its own size */
	bool own = s.way == &ways[0] &&
	    conv_opt_str(pdf->job, "sheetsize") == NULL;
	size_t side, sides;

	options_read(&s);
	if (from->npages == 0 || (own && s.slug == 0)) {
		*to = *from;
		return;
	}
	sheet_set(&s, &from->pages[0]);
	if (s.way->cards)
		cards_find(&s);
	sides = order_sides(&s);
	for (side = 0; side < sides; side++) {
		if (own)
			sheet_set(&s, &from->pages[side]);
		side_put(&s, side);
	}
}
