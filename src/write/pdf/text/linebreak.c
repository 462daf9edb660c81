/*
 * linebreak.c - Knuth and Plass, Breaking Paragraphs into Lines (1981).
 *
 * The best way to each feasible break is kept for each class of fitness;
 * what differs from the paper is said where it is done.
 */
#include <string.h>

#include "write/pdf/text/text.h"

#define NCLASSES	4
#define ACTIVE_MAX	1024	/* breaks that a line may start from */
#define RATIO_MAX	100000	/* in 1/1000; badness is capped before */
#define BADNESS_MAX	1000000
#define FINAL_STRETCH	(1 << 24)	/* more is glue that fills a line */
#define HYPHENS_STERN	1000000	/* demerits of two in a row */
#define RAGGED		10	/* part of a line that may stay empty */

/* Widths up to some item. */
struct sums {
	int64_t	width, stretch, shrink;
};

/* A line may end here, and this is the best way to it. */
struct lb_node {
	struct sums	 after;		/* up to where the next line starts */
	int64_t		 demerits;	/* of all lines so far */
	size_t		 item;
	uint32_t	 prev;		/* a node */
	uint32_t	 line;		/* the next one; nwidths - 1 at most */
	int16_t		 class;
	bool		 flagged;
	bool		 overfull;	/* the line that ends here, as is */
	int32_t		 ratio;
};

/* The best line found that ends at one item, in one class. */
struct candidate {
	int64_t		 demerits;
	uint32_t	 from;		/* a node, or NONE */
	int		 class;
};

#define NONE	UINT32_MAX

struct breaker {
	struct conv_arena	*arena;
	const struct pdf_lb_item *items;
	size_t			 nitems;
	const struct pdf_lb_params *params;
	/* of this pass */
	int32_t			 tolerance;	/* negative: none */
	int			 emergency;	/* stretch: 1/n of a line; or 0 */
	bool			 last;		/* something must be found */
	struct sums		 sums;		/* up to the present item */
	struct pdf_lb_room	*room;		/* the nodes, and of them ... */
	size_t			 nnodes;
	size_t			 nactive;	/* ... active, oldest first */
	struct candidate	*best;		/* NCLASSES for each width */
};

static bool
is_forced(const struct pdf_lb_item *it)
{
	return it->kind == PDF_LB_PENALTY && it->penalty <= -PDF_LB_INFINITE;
}

static void
sums_add(struct sums *s, const struct pdf_lb_item *it)
{
	if (it->kind == PDF_LB_PENALTY)
		return;
	s->width += it->width;
	if (it->kind == PDF_LB_GLUE) {
		s->stretch += it->stretch;
		s->shrink += it->shrink;
	}
}

static int64_t
clamp(int64_t v, int64_t max)
{
	return v > max ? max : v < -max ? -max : v;
}

/*
 * How much glue stretches (1/1000) in the line from a node to the present
 * item, with a hyphen and some more stretch; below -1000 the line does
 * not fit.
 */
static int64_t
ratio_of(const struct breaker *b, const struct lb_node *a, int64_t hyphen,
    int64_t more)
{
	int64_t spare = b->params->widths[a->line] -
	    (b->sums.width - a->after.width) - hyphen;
	int64_t stretch = b->sums.stretch - a->after.stretch;
	int64_t shrink = b->sums.shrink - a->after.shrink;

	if (b->params->ragged && stretch < FINAL_STRETCH)
		stretch = 0;
	if (b->params->ragged)
		shrink = 0;
	stretch += more;
	if (spare == 0)
		return 0;
	if (spare > 0)
		return stretch <= 0 ? RATIO_MAX :
		    clamp(spare * 1000 / stretch, RATIO_MAX);
	/* rounded away from zero: more than all shrink is too much */
	return shrink <= 0 ? -RATIO_MAX :
	    clamp((spare * 1000 - shrink + 1) / shrink, RATIO_MAX);
}

static int64_t
hyphen_width(const struct breaker *b, size_t item)
{
	const struct pdf_lb_item *it = &b->items[item];

	return it->kind == PDF_LB_PENALTY ? it->width : 0;
}

static int
class_of(const struct breaker *b, int64_t ratio)
{
	if (b->params->ragged)
		return 1;
	return ratio < -500 ? 0 : ratio <= 500 ? 1 : ratio <= 1000 ? 2 : 3;
}

static int64_t
line_demerits(const struct breaker *b, const struct lb_node *a, size_t item,
    int64_t ratio)
{
	const struct pdf_lb_item *it = &b->items[item];
	int64_t r = ratio < 0 ? -ratio : ratio;
	int64_t bad = r * r * r / 10000000;
	int64_t penalty = it->kind == PDF_LB_PENALTY ? it->penalty : 0;
	int64_t d;
	int gap = class_of(b, ratio) - a->class;

	if (bad > BADNESS_MAX)
		bad = BADNESS_MAX;
	if (penalty >= 0)
		d = (1 + bad + penalty) * (1 + bad + penalty);
	else if (penalty > -PDF_LB_INFINITE)
		d = (1 + bad) * (1 + bad) - penalty * penalty;
	else
		d = (1 + bad) * (1 + bad);
	if (it->kind == PDF_LB_PENALTY && it->flagged && a->flagged)
		d += b->params->hyphen_demerits;
	if (gap > 1 || gap < -1)
		d += b->params->fit_demerits;
	return d;
}

/* A new node; its line starts at the first box after the break. */
static void
node_add(struct breaker *b, size_t item, const struct candidate *c,
    bool overfull)
{
	const struct lb_node *from = &b->room->nodes[c->from];
	struct lb_node n = { .demerits = c->demerits, .item = item,
	    .prev = c->from, .class = (int16_t)c->class,
	    .overfull = overfull, .after = b->sums };
	size_t i;

	n.line = from->line + 1 < b->params->nwidths ? from->line + 1 :
	    (uint32_t)b->params->nwidths - 1;
	n.ratio = b->params->ragged ? 0 :
	    (int32_t)ratio_of(b, from, hyphen_width(b, item), 0);
	n.flagged = b->items[item].kind == PDF_LB_PENALTY &&
	    b->items[item].flagged;
	for (i = item; i < b->nitems; i++) {
		if (b->items[i].kind == PDF_LB_BOX ||
		    (i > item && is_forced(&b->items[i])))
			break;
		sums_add(&n.after, &b->items[i]);
	}
	b->room->nodes = arena_grow(b->arena, b->room->nodes, &b->room->nodes_cap,
	    b->nnodes + 1, sizeof(*b->room->nodes));
	b->room->active = arena_grow(b->arena, b->room->active, &b->room->active_cap,
	    b->nactive + 1, sizeof(*b->room->active));
	b->room->active[b->nactive++] = (uint32_t)b->nnodes;
	b->room->nodes[b->nnodes++] = n;
}

static void
best_clear(struct breaker *b)
{
	size_t i;

	for (i = 0; i < b->params->nwidths * NCLASSES; i++)
		b->best[i].from = NONE;
}

/*
 * Weigh each line that could end at an item, and forget the starts from
 * which no line can end here or later.  The one that came nearest is left
 * in *near.
 */
static void
weigh(struct breaker *b, size_t item, struct candidate *near)
{
	bool forced = is_forced(&b->items[item]);
	int64_t ratio, more, nearest = -RATIO_MAX - 1;
	int64_t hyphen = hyphen_width(b, item);
	size_t i, kept = 0;
	struct candidate *c, line;
	const struct lb_node *a;

	near->from = NONE;
	for (i = 0; i < b->nactive; i++) {
		a = &b->room->nodes[b->room->active[i]];
		more = b->emergency == 0 ? 0 :
		    b->params->widths[a->line] / b->emergency;
		ratio = ratio_of(b, a, hyphen, more);
		if (ratio >= -1000 && (b->tolerance < 0 ||
		    ratio <= b->tolerance)) {
			line.class = class_of(b, ratio);
			line.from = b->room->active[i];
			line.demerits = a->demerits +
			    line_demerits(b, a, item, ratio);
			c = &b->best[a->line * NCLASSES +
			    (unsigned)line.class];
			if (c->from == NONE || line.demerits < c->demerits)
				*c = line;
		}
		/* without the hyphen a later break may still fit */
		if (hyphen > 0)
			ratio = ratio_of(b, a, 0, more);
		if (ratio >= -1000 && !forced) {
			b->room->active[kept++] = b->room->active[i];
		} else if (ratio >= nearest) {
			nearest = ratio;
			near->from = b->room->active[i];
			near->class = 0;
			near->demerits = a->demerits;
		}
	}
	b->nactive = kept;
}

/* Every break that is good enough becomes a node. */
static void
break_at(struct breaker *b, size_t item)
{
	struct candidate near;
	size_t i;
	bool any = false;

	best_clear(b);
	weigh(b, item, &near);
	for (i = 0; i < b->params->nwidths * NCLASSES; i++)
		if (b->best[i].from != NONE) {
			node_add(b, item, &b->best[i], false);
			any = true;
		}
	/* no way on: the line that is too long by the least */
	if (!any && b->nactive == 0 && b->last && near.from != NONE)
		node_add(b, item, &near, true);
	/* thousands of breaks on one line are no text; keep the work small */
	if (b->nactive > ACTIVE_MAX) {
		memmove(b->room->active, b->room->active + b->nactive - ACTIVE_MAX / 2,
		    ACTIVE_MAX / 2 * sizeof(*b->room->active));
		b->nactive = ACTIVE_MAX / 2;
	}
}

/* Before the first line only boxes and glue matter: nothing is dropped. */
static void
pass_start(struct breaker *b)
{
	struct lb_node first = { .prev = NONE, .class = 1 };
	struct pdf_lb_room *room = b->room;

	room->nodes = arena_grow(b->arena, room->nodes, &room->nodes_cap, 1,
	    sizeof(*room->nodes));
	room->active = arena_grow(b->arena, room->active, &room->active_cap,
	    1, sizeof(*room->active));
	room->nodes[0] = first;
	b->nnodes = 1;
	room->active[0] = 0;
	b->nactive = 1;
	b->sums = (struct sums){ 0 };
}

/* The node of least demerits at the end, or NONE. */
static uint32_t
pass_run(struct breaker *b)
{
	uint32_t best = NONE, k;
	size_t i;

	pass_start(b);
	for (i = 0; i < b->nitems && b->nactive > 0; i++) {
		const struct pdf_lb_item *it = &b->items[i];

		if ((it->kind == PDF_LB_GLUE && i > 0 &&
		    b->items[i - 1].kind == PDF_LB_BOX) ||
		    (it->kind == PDF_LB_PENALTY &&
		    it->penalty < PDF_LB_INFINITE))
			break_at(b, i);
		sums_add(&b->sums, it);
	}
	for (i = 0; i < b->nactive; i++) {
		k = b->room->active[i];
		if (b->room->nodes[k].item + 1 == b->nitems &&
		    (best == NONE || b->room->nodes[k].demerits <
		    b->room->nodes[best].demerits))
			best = k;
	}
	return best;
}

/* The lines on the way to a node. */
static struct pdf_lb_line *
lines_of(struct breaker *b, uint32_t k, bool again, size_t *n)
{
	struct lb_lines *room = &b->room->lines[again];
	struct pdf_lb_line *lines;
	size_t i;
	uint32_t at;

	*n = 0;
	for (at = k; b->room->nodes[at].prev != NONE; at = b->room->nodes[at].prev)
		++*n;
	lines = room->v = arena_grow(b->arena, room->v, &room->cap, *n + 1,
	    sizeof(*lines));
	for (i = *n, at = k; i > 0; at = b->room->nodes[at].prev) {
		i--;
		lines[i].end = b->room->nodes[at].item;
		lines[i].overfull = b->room->nodes[at].overfull;
		lines[i].ratio = b->room->nodes[at].ratio;
	}
	return lines;
}

/*
 * First with the tolerance that was asked for; then as if each line could
 * stretch some more; at last anything that is not too wide.
 */
static uint32_t
passes_run(struct breaker *b)
{
	uint32_t end;

	if (!b->params->ragged) {
		b->tolerance = b->params->tolerance;
		b->emergency = 0;
		b->last = false;
		if ((end = pass_run(b)) != NONE)
			return end;
		b->emergency = 10;
		if ((end = pass_run(b)) != NONE)
			return end;
	}
	b->emergency = b->params->ragged ? RAGGED : 4;
	b->tolerance = -1;
	b->last = true;
	return pass_run(b);
}

/* The most hyphens at the ends of lines that follow each other. */
static size_t
hyphens_in_row(const struct breaker *b, const struct pdf_lb_line *lines,
    size_t n)
{
	size_t i, row = 0, most = 0;

	for (i = 0; i < n; i++) {
		row = b->items[lines[i].end].flagged ? row + 1 : 0;
		most = row > most ? row : most;
	}
	return most;
}

/*
 * The paper weighs hyphens in pairs.  Where that leaves more in a row than
 * is wanted, a pair is made to weigh more than most lines can, which may
 * yet not help: in a narrow column there may be no other way.
 */
struct pdf_lb_line *
pdf_linebreak(struct conv_arena *arena, const struct pdf_lb_item *items,
    size_t nitems, const struct pdf_lb_params *params, size_t *n)
{
	struct breaker b = { .arena = arena, .items = items,
	    .nitems = nitems, .params = params };
	struct pdf_lb_params stern = *params;
	struct pdf_lb_room own = { .nodes = NULL };
	struct pdf_lb_line *lines, *again;
	size_t found, row;

	*n = 0;
	if (nitems == 0 || !is_forced(&items[nitems - 1]))
		return NULL;
	b.room = params->room != NULL ? params->room : &own;
	b.best = b.room->best = arena_grow(arena, b.room->best,
	    &b.room->best_cap, params->nwidths * NCLASSES, sizeof(*b.best));
	lines = lines_of(&b, passes_run(&b), false, n);
	row = hyphens_in_row(&b, lines, *n);
	if (params->max_hyphens == 0 || row <= params->max_hyphens)
		return lines;
	stern.hyphen_demerits = HYPHENS_STERN;
	b.params = &stern;
	again = lines_of(&b, passes_run(&b), true, &found);
	if (hyphens_in_row(&b, again, found) >= row)
		return lines;
	*n = found;
	return again;
}
