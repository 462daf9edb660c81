/* marks.c - crop marks, fold marks and bleed around a sheet. */
#include "write/pdf/impose/impose.h"

#define GAP	8504	/* from where the sheet is cut: 3 mm */
#define LENGTH	14173	/* of a mark: 5 mm */
#define THICK	250
#define DASHES	3	/* of a mark where the sheet is folded */
#define COLOR	0x000000u

void
marks_read(struct sheets *s)
{
	const struct conv_job *job = s->pdf->job;

	s->bleed = conv_opt_length(job, "bleed");
	s->marks = conv_opt_flag(job, "crop-marks");
	s->slug = s->bleed;
	if (s->marks)
		s->slug = (s->bleed > GAP ? s->bleed : GAP) + LENGTH;
}

static void
rule(struct sheets *s, int32_t x, int32_t y, int32_t w, int32_t h)
{
	struct pdf_item *item = pdf_item_add(s->pdf, s->page, PDF_RULE,
	    PDF_PART_DECORATION, NULL);

	item->x = x;
	item->y = y;
	item->w = w;
	item->h = h;
	item->u.rule.color = COLOR;
}

/* Marks above and below, or left and right, of a line across the sheet. */
static void
mark(struct sheets *s, int32_t at, bool down, int dashes)
{
	int32_t end = (down ? s->page->height : s->page->width) - LENGTH;
	int32_t length = LENGTH / (2 * dashes - 1), from;
	int i, side;

	at += s->slug - THICK / 2;
	for (side = 0; side < 2; side++)
		for (i = 0; i < dashes; i++) {
			from = (side == 0 ? 0 : end) + 2 * i * length;
			if (down)
				rule(s, at, from, THICK, length);
			else
				rule(s, from, at, length, THICK);
		}
}

/* Sheets are cut between pages, but folded in a booklet. */
void
marks_put(struct sheets *s)
{
	int columns = s->way->notes ? 1 : s->grid.columns;
	int rows = s->way->notes ? 1 : s->grid.rows, i;
	bool inside;

	for (i = 0; i <= columns; i++) {
		inside = i > 0 && i < columns;
		mark(s, (int32_t)((int64_t)s->w * i / columns), true,
		    inside && s->way->saddle ? DASHES : 1);
	}
	for (i = 0; i <= rows; i++)
		mark(s, (int32_t)((int64_t)s->h * i / rows), false, 1);
}

void
marks_bleed(const struct sheets *s, const struct pdf_page *page,
    const struct pdf_item *push, struct pdf_item *item)
{
	int32_t more = (int32_t)((int64_t)s->bleed * IMPOSE_ONE /
	    push->u.push.scale);
	const struct pdf_page *to = s->page;

	if (item->kind != PDF_RULE)
		return;
	if (item->x + item->w >= page->width &&
	    push->x + push->w >= to->width - s->slug)
		item->w += more;
	if (item->y + item->h >= page->height &&
	    push->y + push->h >= to->height - s->slug)
		item->h += more;
	if (item->x <= 0 && push->x <= s->slug) {
		item->x -= more;
		item->w += more;
	}
	if (item->y <= 0 && push->y <= s->slug) {
		item->y -= more;
		item->h += more;
	}
}
