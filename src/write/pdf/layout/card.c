/* card.c - pages as cards: a paper divided, a heading on each front. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define COUNT_MAX	9	/* cards beside or below each other */

/* "2x4": columns and rows, a digit each. */
static bool
grid_parse(const char *s, struct pdf_cards *c)
{
	if (strlen(s) != 3 || s[1] != 'x' || s[0] < '1' || s[2] < '1' ||
	    s[0] > '0' + COUNT_MAX || s[2] > '0' + COUNT_MAX)
		return false;
	c->columns = s[0] - '0';
	c->rows = s[2] - '0';
	return true;
}

bool
cards_init(struct pdf *pdf)
{
	static const char *const sides[] = {
		[CARDS_DUPLEX] = "duplex",
		[CARDS_FOLD] = "fold",
		[CARDS_SINGLE] = "single"
	};
	struct pdf_geometry *g = pdf->geometry;
	struct pdf_cards *c = &g->cards;
	const char *s = conv_opt_str(pdf->job, "card-grid");

	if (strcmp(conv_opt_str(pdf->job, "layout"), "cards") != 0)
		return true;
	if (!grid_parse(s, c))
		return style_refuse(pdf, "card-grid", conv_asprintf(
		    pdf->arena, "'%s' is not two numbers from 1 to 9 such "
		    "as 2x4", s));
	s = conv_opt_str(pdf->job, "cards");
	while (strcmp(sides[c->sides], s) != 0)
		c->sides++;
	if (c->sides == CARDS_FOLD && c->columns % 2 != 0)
		return style_refuse(pdf, "card-grid", "cards to be folded "
		    "need an even number of columns");
	c->width = g->width;
	c->height = g->height;
	g->width /= c->columns;
	g->height /= c->rows;
	g->pagestyle = PAGE_EMPTY;
	g->ragged = true;
	return true;
}

/* What comes next begins a card, or its other side. */
static void
side_begin(struct flow *f)
{
	vlist_page_end(f->l->arena, f->list, false);
	f->fresh = true;
	f->keep = false;
	f->leads = 0;
	f->space = 0;
	f->forced = -1;
}

void
card_section(struct flow *f)
{
	if (f->l->geo->cards.columns > 0)
		side_begin(f);
}

bool
card_front(const struct flow *f)
{
	return f->l->geo->cards.columns > 0 &&
	    f->l->geo->cards.sides != CARDS_SINGLE;
}

void
card_heading(struct flow *f, const struct conv_node *heading)
{
	if (card_front(f) && heading->parent->kind == CONV_SECTION &&
	    heading->next != NULL && heading->next->kind != CONV_SECTION)
		side_begin(f);
}
