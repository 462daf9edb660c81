/* linebreak.c - tests of Knuth and Plass's algorithm, on integers alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

#define WORDS_MAX	14
#define ITEMS_MAX	(WORDS_MAX * 4 + 4)
#define HYPHEN		3000
#define NONE		INT64_MIN	/* demerits of what can't be set */

struct para {
	struct pdf_lb_item	 items[ITEMS_MAX];
	size_t			 n;
	struct pdf_lb_params	 params;
	int32_t			 widths[3];
};

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void
add(struct para *p, struct pdf_lb_item it)
{
	p->items[p->n++] = it;
}

static void
finish(struct para *p)
{
	add(p, (struct pdf_lb_item){ .kind = PDF_LB_PENALTY,
	    .penalty = PDF_LB_INFINITE });
	add(p, (struct pdf_lb_item){ .kind = PDF_LB_GLUE,
	    .stretch = 1 << 28 });
	add(p, (struct pdf_lb_item){ .kind = PDF_LB_PENALTY,
	    .penalty = -PDF_LB_INFINITE });
}

/* Words of one or two syllables, and up to three widths. */
static void
random_para(struct para *p, uint32_t *seed)
{
	size_t words = 4 + next(seed) % (WORDS_MAX - 4), i;

	memset(p, 0, sizeof(*p));
	for (i = 0; i < words; i++) {
		if (i > 0)
			add(p, (struct pdf_lb_item){ .kind = PDF_LB_GLUE,
			    .width = 2500, .stretch = 1250,
			    .shrink = 833 });
		add(p, (struct pdf_lb_item){ .kind = PDF_LB_BOX,
		    .width = (int32_t)(2000 + next(seed) % 18000) });
		if (next(seed) % 2 != 0)
			continue;
		/* a few places are good to break at, without a hyphen */
		if (next(seed) % 8 == 0)
			add(p, (struct pdf_lb_item){ .kind = PDF_LB_PENALTY,
			    .penalty = -(int32_t)(next(seed) % 60) });
		else
			add(p, (struct pdf_lb_item){ .kind = PDF_LB_PENALTY,
			    .width = HYPHEN, .flagged = true,
			    .penalty = 50 });
		add(p, (struct pdf_lb_item){ .kind = PDF_LB_BOX,
		    .width = (int32_t)(2000 + next(seed) % 18000) });
	}
	finish(p);
	p->params = (struct pdf_lb_params){ .widths = p->widths,
	    .nwidths = 1 + next(seed) % 3,
	    .tolerance = (int32_t)(1000 + next(seed) % 4000),
	    .hyphen_demerits = (int32_t)(next(seed) % 20000),
	    .fit_demerits = (int32_t)(next(seed) % 20000) };
	for (i = 0; i < 3; i++)
		p->widths[i] = (int32_t)(35000 + next(seed) % 30000);
}

/*
 * The paper's text, written again: demerits of one line, or NONE.  They are
 * (1 + b + p)^2 for the badness b = 100 |r|^3 and a penalty p >= 0, and
 * (1 + b)^2 - p^2 for one below; more where two flagged penalties follow
 * each other, and where the classes of two lines are not neighbours.
 */
static int64_t
line(const struct para *p, size_t from, size_t to, size_t nth,
    int *class, bool *flagged)
{
	const struct pdf_lb_item *it = p->items, *end = &p->items[to];
	int64_t w = 0, y = 0, z = 0, r, beta, pi, d;
	size_t i = from;
	int c;

	while (from > 0 && i < to && it[i].kind != PDF_LB_BOX &&
	    !(i > from && it[i].penalty == -PDF_LB_INFINITE))
		i++;
	for (; i < to; i++)
		if (it[i].kind != PDF_LB_PENALTY) {
			w += it[i].width;
			y += it[i].stretch;
			z += it[i].shrink;
		}
	if (end->kind == PDF_LB_PENALTY)
		w += end->width;
	w = p->widths[nth < p->params.nwidths ? nth : p->params.nwidths - 1] -
	    w;
	if (w < 0 && -w > z)
		return NONE;
	if (w > 0 && (y == 0 || w * 1000 / y > p->params.tolerance))
		return NONE;
	r = w == 0 ? 0 : w > 0 ? w * 1000 / y : (-w * 1000 + z - 1) / z;
	c = w < 0 && r > 500 ? 0 : w < 0 || r <= 500 ? 1 : r <= 1000 ? 2 : 3;
	beta = r * r * r / 10000000;
	pi = end->kind == PDF_LB_PENALTY ? end->penalty : 0;
	d = pi == -PDF_LB_INFINITE ? (1 + beta) * (1 + beta) : pi < 0 ?
	    (1 + beta) * (1 + beta) - pi * pi :
	    (1 + beta + pi) * (1 + beta + pi);
	if (end->flagged && *flagged)
		d += p->params.hyphen_demerits;
	if (c - *class > 1 || *class - c > 1)
		d += p->params.fit_demerits;
	*class = c;
	*flagged = end->flagged;
	return d;
}

static bool
legal(const struct para *p, size_t i)
{
	if (p->items[i].kind == PDF_LB_GLUE)
		return i > 0 && p->items[i - 1].kind == PDF_LB_BOX;
	return p->items[i].kind == PDF_LB_PENALTY &&
	    p->items[i].penalty < PDF_LB_INFINITE;
}

/* The least demerits of all ways from an item on, or NONE. */
static int64_t
search(const struct para *p, size_t from, size_t nth, int class,
    bool flagged)
{
	int64_t best = NONE, d, rest;
	size_t i;

	for (i = nth == 0 ? 0 : from + 1; i < p->n; i++) {
		int c = class;
		bool f = flagged;

		if (!legal(p, i) ||
		    (d = line(p, from, i, nth, &c, &f)) == NONE)
			continue;
		rest = i + 1 == p->n ? 0 : search(p, i, nth + 1, c, f);
		if (rest != NONE && (best == NONE || d + rest < best))
			best = d + rest;
	}
	return best;
}

/* What the optimum had to weigh, so that the comparison is not idle. */
struct weighed {
	int	hyphens, pairs, gaps, good, later;
};

static void
weigh(struct weighed *w, const struct para *p, const struct pdf_lb_line *l,
    size_t n)
{
	int class = 1, before, hyphens = 0, pairs = 0, gaps = 0, good = 0;
	bool flagged = false, was;
	size_t i, k, first = 0;

	for (i = 0; i < n; i++) {
		before = class;
		was = flagged;
		line(p, i == 0 ? 0 : l[i - 1].end, l[i].end, i, &class,
		    &flagged);
		hyphens += flagged;
		pairs += flagged && was;
		gaps += class - before > 1 || before - class > 1;
		good += i + 1 < n && p->items[l[i].end].penalty < 0;
	}
	w->hyphens += hyphens > 0;
	w->pairs += pairs > 0;
	w->gaps += gaps > 0;
	w->good += good > 0;
	/* the first line could have held more */
	class = 1;
	flagged = false;
	for (k = l[0].end + 1; k < p->n && n > 1; k++)
		first += legal(p, k) && line(p, 0, k, 0, &class, &flagged) !=
		    NONE;
	w->later += first > 0;
}

static void
brute_force(void **state)
{
	struct weighed seen = { 0, 0, 0, 0, 0 };
	struct conv_arena *a = arena_new(NULL);
	uint32_t seed = 42;
	int round, feasible = 0;

	(void)state;
	for (round = 0; round < 20000 && feasible < 1000; round++) {
		struct para p;
		struct pdf_lb_line *lines;
		int64_t best, ours = 0, d = 0;
		size_t n, i;
		int class = 1;
		bool flagged = false;

		random_para(&p, &seed);
		best = search(&p, 0, 0, 1, false);
		lines = pdf_linebreak(a, p.items, p.n, &p.params, &n);
		assert_true(n > 0);
		assert_int_equal(lines[n - 1].end, p.n - 1);
		if (best == NONE)
			continue;
		feasible++;
		for (i = 0; i < n; i++) {
			d = line(&p, i == 0 ? 0 : lines[i - 1].end,
			    lines[i].end, i, &class, &flagged);
			assert_true(d != NONE);
			ours += d;
			assert_false(lines[i].overfull);
		}
		assert_int_equal(ours, best);
		weigh(&seen, &p, lines, n);
	}
	assert_int_equal(feasible, 1000);
	assert_true(seen.hyphens > 300);
	assert_true(seen.pairs > 50);
	assert_true(seen.gaps > 300);
	assert_true(seen.good > 40);
	assert_true(seen.later > 40);
	arena_free(a);
}

static size_t
hyphens_in_row(const struct para *p, const struct pdf_lb_line *lines,
    size_t n)
{
	size_t i, row = 0, most = 0;

	for (i = 0; i < n; i++) {
		row = p->items[lines[i].end].flagged ? row + 1 : 0;
		most = row > most ? row : most;
	}
	return most;
}

/* A limit of hyphens in a row is kept where there is a way to keep it. */
static void
hyphens(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	uint32_t seed = 11;
	int round, more = 0, less = 0;

	(void)state;
	for (round = 0; round < 3000; round++) {
		struct para p;
		struct pdf_lb_line *lines;
		size_t n, before;

		random_para(&p, &seed);
		p.params.hyphen_demerits = 0;
		lines = pdf_linebreak(a, p.items, p.n, &p.params, &n);
		before = hyphens_in_row(&p, lines, n);
		p.params.max_hyphens = 2;
		lines = pdf_linebreak(a, p.items, p.n, &p.params, &n);
		assert_true(hyphens_in_row(&p, lines, n) <= before);
		more += before > 2;
		less += before > 2 && hyphens_in_row(&p, lines, n) <= 2;
	}
	assert_true(more > 20);
	assert_true(less * 2 > more);
	arena_free(a);
}

/* What fits nowhere is marked, alone; what is only loose is not. */
static void
overfull(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	static const int32_t sizes[] = { 10, 95, 20, 300, 20, 30 };
	struct pdf_lb_line *lines;
	struct para p = { .n = 0 };
	size_t n, i;

	(void)state;
	for (i = 0; i < 6; i++) {
		if (i > 0)
			add(&p, (struct pdf_lb_item){ .kind = PDF_LB_GLUE,
			    .width = 5, .stretch = 2, .shrink = 1 });
		add(&p, (struct pdf_lb_item){ .kind = PDF_LB_BOX,
		    .width = sizes[i] });
	}
	finish(&p);
	p.widths[0] = 100;
	p.params = (struct pdf_lb_params){ .widths = p.widths, .nwidths = 1,
	    .tolerance = 1000 };
	lines = pdf_linebreak(a, p.items, p.n, &p.params, &n);
	assert_int_equal(n, 5);
	for (i = 0; i < n; i++)
		assert_int_equal(lines[i].overfull, i == 3);
	p.params.ragged = true;
	lines = pdf_linebreak(a, p.items, p.n, &p.params, &n);
	assert_int_equal(n, 5);
	for (i = 0; i < n; i++)
		assert_int_equal(lines[i].overfull, i == 3);
	arena_free(a);
}

/* No line is too wide for its width, whatever the words are. */
static void
fits(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	uint32_t seed = 7;
	int round;

	(void)state;
	for (round = 0; round < 2000; round++) {
		struct para p;
		struct pdf_lb_line *lines;
		size_t n, i, k, from = 0;

		random_para(&p, &seed);
		p.params.ragged = round & 1;
		p.params.tolerance = 500;
		lines = pdf_linebreak(a, p.items, p.n, &p.params, &n);
		for (i = 0; i < n; from = lines[i++].end) {
			int64_t w = 0, z = 0;
			bool box = i == 0;

			for (k = from; k < lines[i].end; k++) {
				box |= p.items[k].kind == PDF_LB_BOX;
				if (!box || p.items[k].kind == PDF_LB_PENALTY)
					continue;
				w += p.items[k].width;
				z += p.params.ragged ? 0 : p.items[k].shrink;
			}
			if (p.items[k].kind == PDF_LB_PENALTY)
				w += p.items[k].width;
			k = i < p.params.nwidths ? i : p.params.nwidths - 1;
			assert_false(lines[i].overfull);
			assert_true(w - z <= p.widths[k]);
			assert_true(w > 0);
		}
	}
	arena_free(a);
}

static size_t
long_para(struct pdf_lb_item *items, size_t words, bool wide)
{
	uint32_t seed = 3;
	size_t n = 0, i;

	for (i = 0; i < words; i++) {
		items[n++] = (struct pdf_lb_item){ .kind = PDF_LB_BOX,
		    .width = wide ? (int32_t)(5000 + next(&seed) % 40000) :
		    0 };
		items[n++] = (struct pdf_lb_item){ .kind = PDF_LB_GLUE,
		    .width = wide ? 2500 : 0, .stretch = wide ? 1250 : 0,
		    .shrink = wide ? 833 : 0 };
	}
	items[n - 1].stretch = 1 << 28;
	items[n++] = (struct pdf_lb_item){ .kind = PDF_LB_PENALTY,
	    .penalty = -PDF_LB_INFINITE };
	return n;
}

/* 100,000 words in one paragraph, and as many of no width. */
static void
long_paragraphs(void **state)
{
	const size_t words = 100000;
	struct conv_arena *a = arena_new(NULL);
	struct pdf_lb_item *items = conv_alloc(a,
	    (words * 2 + 1) * sizeof(*items));
	int32_t width = 345000;
	struct pdf_lb_params params = { .widths = &width, .nwidths = 1,
	    .tolerance = 2000, .hyphen_demerits = 10000,
	    .fit_demerits = 5000 };
	clock_t start = clock();
	size_t n, lines;
	int way;

	(void)state;
	for (way = 0; way < 4; way++) {
		n = long_para(items, words, (way & 1) == 0);
		params.ragged = way >= 2;
		pdf_linebreak(a, items, n, &params, &lines);
		assert_true(lines > 0);
	}
	assert_true((clock() - start) / CLOCKS_PER_SEC < 10);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(brute_force),
		cmocka_unit_test(hyphens),
		cmocka_unit_test(overfull),
		cmocka_unit_test(fits),
		cmocka_unit_test(long_paragraphs)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
