/* impose.c - finished pages onto sheets, for handouts and booklets. */
#include <string.h>

#include "write/pdf/impose/impose.h"
#include "write/pdf/layout/layout.h"

static const struct way ways[] = {
	{ "pages", 1, false, false },
	{ "2up", 2, false, false },
	{ "4up", 4, false, false },
	{ "6up", 6, false, false },
	{ "8up", 8, false, false },
	{ "9up", 9, false, false },
	{ "16up", 16, false, false },
	{ "booklet", 2, false, true },
	{ "notes", 1, true, false },
	{ "notes3", 3, true, false }
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
	int64_t scale;
	size_t i;

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

/* A side of a sheet; a page of its own size has a sheet of that size. */
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
	for (cell = 0; cell < s->way->pages; cell++) {
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
	marks_read(s);
}

static void
paper_set(struct sheets *s, const char *name)
{
	const struct paper *paper = paper_find(name, strlen(name));

	s->w = paper->width;
	s->h = paper->height;
}

void
pdf_impose(struct pdf *pdf, const struct pdf_pages *from,
    struct pdf_pages *to)
{
	struct sheets s = { .pdf = pdf, .way = way_of(pdf->job),
	    .from = from, .to = to };
	const char *paper = conv_opt_str(pdf->job, "sheetsize");
	size_t side, sides;

	options_read(&s);
	if (from->npages == 0 || (s.way == &ways[0] && paper == NULL &&
	    s.slug == 0)) {
		*to = *from;
		return;
	}
	sides = order_sides(&s);
	for (side = 0; side < sides; side++) {
		if (side == 0 || (s.way == &ways[0] && paper == NULL)) {
			s.w = from->pages[side].width;
			s.h = from->pages[side].height;
			if (paper != NULL)
				paper_set(&s, paper);
			grid_inside(&s);
			grid_choose(&s);
		}
		side_put(&s, side);
	}
}
