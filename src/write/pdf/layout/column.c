/* column.c - the widths of a table's columns, from what is in them. */
#include "write/pdf/layout/table.h"

#define ROUNDS_MAX	1024	/* columns for which sharing is refined */

/* What a column needs: hyphenated, with whole words, on one line. */
struct need {
	int64_t	least, words, most;
	int64_t	head;		/* what most was with the heads */
	int64_t	body;		/* on one line, but for heads of whole words */
	int64_t	fact;		/* the widest fact of the body on one line */
	bool	prose;		/* a cell of the body is no fact */
};

static void
need_widen(int64_t *v, int64_t by)
{
	if (by > *v)
		*v = by;
}

/* A cell over several columns widens each by its part of what is lacking. */
static void
span_widen(struct need *needs, const struct cell *c, const struct need *own)
{
	struct need sum = { .prose = false };
	int64_t more;
	uint32_t i;

	for (i = 0; i < c->span; i++) {
		sum.least += needs[c->col + i].least;
		sum.words += needs[c->col + i].words;
		sum.most += needs[c->col + i].most;
	}
	for (i = 0; i < c->span; i++) {
		if (own->least > sum.least)
			needs[c->col + i].least += (own->least - sum.least +
			    c->span - 1) / c->span;
		if (own->words > sum.words)
			needs[c->col + i].words += (own->words - sum.words +
			    c->span - 1) / c->span;
		if (own->most <= sum.most)
			continue;
		more = (own->most - sum.most + c->span - 1) / c->span;
		needs[c->col + i].most += more;
		needs[c->col + i].body += own->body > 0 ? more : 0;
	}
}

/* A cell of the body alone in its column. */
static void
body_note(struct need *n, const struct cell *c, int64_t most)
{
	if (c->fact)
		need_widen(&n->fact, most);
	else
		n->prose = true;
}

static struct need *
needs_collect(const struct table *t)
{
	struct need *needs = conv_alloc(t->f->l->arena, t->ncols *
	    sizeof(*needs)), own;
	const struct cell *c;
	bool head;
	int pass;

	/* single cells first: spans share what those leave open */
	for (pass = 0; pass < 2; pass++)
		for (c = t->cells; c < t->cells + t->ncells; c++) {
			if ((c->span > 1) != (pass == 1))
				continue;
			own.least = c->least + 2 * t->gap;
			own.words = c->words + 2 * t->gap;
			/* rounding must not turn a line into two */
			own.most = c->most + 2 * t->gap + 2;
			if (own.words > own.most)
				own.words = own.most;
			if (own.least > own.words)
				own.least = own.words;
			head = c->row < t->node->u.table.nhead;
			own.body = head ? 0 : own.most;
			if (pass == 0 && !head)
				body_note(&needs[c->col], c, own.most);
			if (pass == 1) {
				span_widen(needs, c, &own);
				continue;
			}
			need_widen(&needs[c->col].least, own.least);
			need_widen(&needs[c->col].words, own.words);
			need_widen(&needs[c->col].most, own.most);
			need_widen(&needs[c->col].body, head ? own.words :
			    own.most);
		}
	return needs;
}

/* Facts stay on one line each where enough is left for prose. */
static void
facts_widen(const struct table *t, struct need *needs)
{
	int64_t low = 0, facts = 0, more;
	bool prose = false;
	uint32_t i;

	for (i = 0; i < t->ncols; i++) {
		low += needs[i].words;
		facts += needs[i].prose ? 0 : needs[i].words;
		prose = prose || needs[i].prose;
	}
	for (i = 0; i < t->ncols; i++) {
		more = needs[i].fact - needs[i].words;
		if (needs[i].prose || more <= 0 || low + more > t->w ||
		    (prose && facts + more > t->w - table_narrow(t)))
			continue;
		needs[i].words += more;
		low += more;
		facts += more;
	}
}

/*
 * Columns get at least whole words and at most one line; where that is too
 * much, at least hyphenated words and at most whole ones.  Those that are
 * narrow even so get the most; the others the rest of the room, by what
 * each would like more.
 */
static bool
spread(struct table *t, const struct need *needs, bool whole)
{
	bool *done = conv_alloc(t->f->l->arena, t->ncols * sizeof(*done));
	int64_t room = t->w, low = 0, more = 0, l, high;
	uint32_t left = t->ncols, i, before;

	for (i = 0; i < t->ncols; i++)
		low += whole ? needs[i].words : needs[i].least;
	if (low > room)
		return false;
	do {
		before = left;
		for (i = 0; i < t->ncols && left > 0; i++) {
			l = whole ? needs[i].words : needs[i].least;
			high = whole ? needs[i].most : needs[i].words;
			if (done[i] || high * left > room ||
			    low - l > room - high)
				continue;
			done[i] = true;
			t->widths[i] = (int32_t)high;
			room -= high;
			low -= l;
			left--;
		}
	} while (left > 0 && left < before && t->ncols < ROUNDS_MAX);
	for (i = 0; i < t->ncols; i++)
		if (!done[i])
			more += whole ? needs[i].most - needs[i].words :
			    needs[i].words - needs[i].least;
	for (i = 0; i < t->ncols; i++) {
		if (done[i])
			continue;
		l = whole ? needs[i].words : needs[i].least;
		high = whole ? needs[i].most : needs[i].words;
		t->widths[i] = (int32_t)(l + (more > 0 ?
		    (high - l) * (room - low) / more : 0));
		if (t->widths[i] > high)
			t->widths[i] = (int32_t)high;
	}
	return true;
}

/* Heads get what is left, as long as it makes one a single line. */
static void
heads_widen(struct table *t, const struct need *needs)
{
	int64_t left = t->w, more;
	uint32_t i;

	for (i = 0; i < t->ncols; i++)
		left -= t->widths[i];
	for (i = 0; i < t->ncols; i++) {
		more = needs[i].head - t->widths[i];
		if (more <= 0 || more > left)
			continue;
		t->widths[i] += (int32_t)more;
		left -= more;
	}
}

int64_t
columns_most(struct table *t)
{
	const struct need *needs = needs_collect(t);
	int64_t w = 0;
	uint32_t i;

	for (i = 0; i < t->ncols; i++)
		w += needs[i].most;
	return w;
}

bool
columns_facts(struct table *t)
{
	const struct need *needs = needs_collect(t);
	uint32_t i;

	for (i = 0; i < t->ncols; i++)
		if (needs[i].prose)
			return false;
	return true;
}

bool
columns_fit(struct table *t, bool whole)
{
	struct need *needs = needs_collect(t);
	int64_t most = 0;
	uint32_t i, prose = 0;

	for (i = 0; i < t->ncols; i++) {
		needs[i].head = needs[i].most;
		most += needs[i].most;
		prose += needs[i].prose;
	}
	/* a head is parted for the cells of others; one of prose has enough */
	for (i = 0; i < t->ncols && most > t->w && prose != 1; i++)
		needs[i].most = needs[i].body > needs[i].words ?
		    needs[i].body : needs[i].words;
	if (whole)
		facts_widen(t, needs);
	if (!spread(t, needs, whole))
		return false;
	heads_widen(t, needs);
	return true;
}

/*
 * Narrow columns keep what they need; the others share what is left, so
 * that none gets less than an even part.
 */
void
columns_squeeze(struct table *t)
{
	const struct need *needs = needs_collect(t);
	bool *done = conv_alloc(t->f->l->arena, t->ncols * sizeof(*done));
	int64_t room = t->w;
	uint32_t left = t->ncols, i, before;

	t->squeezed = true;
	do {
		before = left;
		for (i = 0; i < t->ncols; i++) {
			if (done[i] || needs[i].least * left > room)
				continue;
			done[i] = true;
			t->widths[i] = (int32_t)needs[i].least;
			room -= needs[i].least;
			left--;
		}
	} while (left > 0 && left < before && t->ncols < ROUNDS_MAX);
	for (i = 0; i < t->ncols; i++)
		if (!done[i])
			t->widths[i] = (int32_t)(room / left);
}
