/* order.c - which page stands where on which side of which sheet. */
#include "write/pdf/impose/impose.h"

#define FOLDED	4	/* pages of a sheet that is folded once */

static size_t
round_up(size_t n, size_t unit)
{
	return (n + unit - 1) / unit * unit;
}

/* Pages folded into each other; all of them where nothing else is asked. */
static size_t
signature(const struct sheets *s)
{
	size_t n = s->signature > 0 ? s->signature : s->from->npages;

	return round_up(n, FOLDED);
}

size_t
order_sides(const struct sheets *s)
{
	size_t n = s->from->npages, per = (size_t)s->way->pages;

	if (s->way->cards)
		return cards_sides(s);
	return s->way->saddle ? round_up(n, FOLDED) / per :
	    (n + per - 1) / per;
}

/* Blank pages are at the end, or before what is the cover's back. */
static size_t
page_of(const struct sheets *s, size_t leaf, size_t leaves)
{
	size_t n = s->from->npages;

	if (s->back_cover && leaf == leaves - 1)
		return n - 1;
	if (s->back_cover && leaf == n - 1)
		return IMPOSE_NONE;
	return leaf < n ? leaf : IMPOSE_NONE;
}

/*
 * A side of a signature of n pages, in the order 8 1 | 2 7 | 6 3 | 4 5
 * for eight.  The paper of each sheet pushes those in it outwards, so
 * each is moved by one creep more to the fold.
 */
static size_t
saddle_page(const struct sheets *s, size_t side, int cell, int32_t *shift)
{
	size_t leaves = round_up(s->from->npages, FOLDED);
	size_t sig = signature(s), first = side * 2 / sig * sig;
	size_t n = leaves - first < sig ? leaves - first : sig;
	size_t t = side - first / 2;
	bool low = (t % 2 == 0) == (cell == 1);
	int64_t creep = (int64_t)s->creep * (int64_t)(t / 2);

	if (creep > s->w / 8)
		creep = s->w / 8;
	*shift = (int32_t)((cell == 0) != s->rtl ? creep : -creep);
	return page_of(s, first + (low ? t : n - 1 - t), leaves);
}

size_t
order_page(const struct sheets *s, size_t side, int cell, int32_t *shift)
{
	size_t page = side * (size_t)s->way->pages + (size_t)cell;

	*shift = 0;
	if (s->way->cards)
		return cards_page(s, side, cell);
	if (s->way->saddle)
		return saddle_page(s, side, cell, shift);
	return page < s->from->npages ? page : IMPOSE_NONE;
}
