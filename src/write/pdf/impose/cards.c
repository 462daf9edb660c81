/* cards.c - cards on sheets: fronts, their backs, where to cut. */
#include "write/pdf/impose/impose.h"

#define CROSS	17008	/* a cross between four cards: 6 mm */
#define TICK	19842	/* at the edge, past what printers leave: 7 mm */
#define DASH	8504	/* of a fold, and as much between: 3 mm */
#define THICK	250
#define COLOR	0x808080u

/* The section that begins on a page, or NULL. */
static const struct conv_node *
page_section(const struct pdf_page *page)
{
	const struct pdf_item *item;
	size_t i;

	for (i = 0; i < page->nitems; i++) {
		item = &page->items[i];
		if (item->kind == PDF_DEST && item->node != NULL &&
		    item->node->kind == CONV_SECTION)
			return item->node;
	}
	return NULL;
}

static struct card *
card_add(struct sheets *s, size_t *cap)
{
	struct card *c;

	s->cards = arena_grow(s->pdf->arena, s->cards, cap, s->ncards + 1,
	    sizeof(*s->cards));
	c = &s->cards[s->ncards++];
	*c = (struct card){ IMPOSE_NONE, IMPOSE_NONE };
	return c;
}

/*
 * A heading's page is a front, the one behind it its back.  What neither
 * holds goes on on cards of its own.
 */
void
cards_find(struct sheets *s)
{
	const struct conv_node *section = NULL, *told = NULL, *begins;
	struct card *c = NULL;
	size_t cap = 0, i;

	for (i = 0; i < s->from->npages; i++) {
		begins = page_section(&s->from->pages[i]);
		if (begins == NULL && c != NULL && section != NULL &&
		    c->back == IMPOSE_NONE && s->sides != CARDS_SINGLE) {
			c->back = i;
			s->backs = true;
			continue;
		}
		c = card_add(s, &cap);
		c->front = i;
		if (begins != NULL)
			section = begins;
		else if (section != NULL && told != section)
			conv_report(s->pdf->job, CONV_WARNING,
			    told = section, "card-overflow",
			    "this does not fit on a card; it goes on on "
			    "another");
	}
}

static size_t
cards_per_side(const struct sheets *s)
{
	size_t cells = (size_t)(s->grid.columns * s->grid.rows);

	return s->sides == CARDS_FOLD ? cells / 2 : cells;
}

size_t
cards_sides(const struct sheets *s)
{
	size_t per = cards_per_side(s), n = (s->ncards + per - 1) / per;

	return s->sides == CARDS_DUPLEX && s->backs ? 2 * n : n;
}

/* Backs are mirrored: the sheet is turned on its long edge, like a page. */
size_t
cards_page(const struct sheets *s, size_t side, int cell)
{
	int columns = s->grid.columns, column = cell % columns;
	int row = cell / columns;
	bool back = false;
	size_t card;

	if (s->sides == CARDS_FOLD) {
		back = column % 2 == 1;
		column /= 2;
		columns /= 2;
	} else if (s->sides == CARDS_DUPLEX && s->backs) {
		back = side % 2 == 1;
		side /= 2;
		if (back)
			column = columns - 1 - column;
	}
	card = side * cards_per_side(s) + (size_t)(row * columns + column);
	if (card >= s->ncards)
		return IMPOSE_NONE;
	return back ? s->cards[card].back : s->cards[card].front;
}

/* In the middle of its cell: a question both ways, an answer upright. */
void
cards_place(const struct sheets *s, const struct pdf_page *page,
    const struct area *at, int32_t *x, int32_t *y)
{
	struct area in = { 0, 0, 0, 0 };

	*x = at->x;
	*y = at->y;
	grid_content(page, &in);
	if (in.h > 0)
		*y += (at->h - in.h) / 2 - in.y;
	if (in.w > 0 && s->sides != CARDS_SINGLE &&
	    page_section(page) != NULL)
		*x += (at->w - in.w) / 2 - in.x;
}

static void
rule(struct sheets *s, int64_t x, int64_t y, int32_t w, int32_t h)
{
	struct pdf_item *item = pdf_item_add(s->pdf, s->page, PDF_RULE,
	    PDF_PART_DECORATION, NULL);

	item->x = (int32_t)x + s->slug;
	item->y = (int32_t)y + s->slug;
	item->w = w;
	item->h = h;
	item->u.rule.color = COLOR;
}

/* Across the sheet at x, marks at each row; folded: a dashed line. */
static void
cut_down(struct sheets *s, int32_t x, bool folded)
{
	int64_t y;
	int i;

	for (y = TICK; folded && y < s->h - TICK; y += 2 * DASH)
		rule(s, x - THICK / 2, y, THICK, DASH);
	if (folded)
		return;
	rule(s, x - THICK / 2, 0, THICK, TICK);
	rule(s, x - THICK / 2, s->h - TICK, THICK, TICK);
	for (i = 1; i < s->grid.rows; i++) {
		y = (int64_t)s->h * i / s->grid.rows;
		rule(s, x - THICK / 2, y - CROSS / 2, THICK, CROSS);
	}
}

static void
cut_across(struct sheets *s, int32_t y)
{
	int64_t x;
	int i;

	rule(s, 0, y - THICK / 2, TICK, THICK);
	rule(s, s->w - TICK, y - THICK / 2, TICK, THICK);
	for (i = 1; i < s->grid.columns; i++) {
		x = (int64_t)s->w * i / s->grid.columns;
		rule(s, x - CROSS / 2, y - THICK / 2, CROSS, THICK);
	}
}

/* On the fronts: printers don't put both sides of a sheet alike. */
void
cards_marks(struct sheets *s, size_t side)
{
	int i;

	if (s->sides == CARDS_DUPLEX && s->backs && side % 2 == 1)
		return;
	for (i = 1; i < s->grid.columns; i++)
		cut_down(s, (int32_t)((int64_t)s->w * i / s->grid.columns),
		    s->sides == CARDS_FOLD && i % 2 == 1);
	for (i = 1; i < s->grid.rows; i++)
		cut_across(s, (int32_t)((int64_t)s->h * i / s->grid.rows));
}
