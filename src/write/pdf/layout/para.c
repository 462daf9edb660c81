/* para.c - a paragraph's text to words, and items to lines. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define WORD_MAX	160	/* bytes of a word that are one piece */
#define LOOSE		100000	/* where nothing better is to be had */
#define EVEN_MAX	4	/* lines; of more the last hardly shows */
#define EVEN_STEP	1000

struct para *
para_new(struct layout *l, const struct look *look,
    const struct conv_node *node, enum pdf_part part)
{
	struct para *p = l->spare;

	l->spare = NULL;
	if (p == NULL)
		p = conv_alloc(l->arena, sizeof(*p));
	p->l = l;
	p->look = look;
	p->node = node;
	p->part = part;
	p->dir = l->geo->rtl ? DIR_RTL : DIR_AUTO;
	p->solid = p->even = false;
	p->in.len = p->in.nspans = p->npieces = p->nitems = 0;
	p->in.dests = NULL;
	return p;
}

void
para_done(struct para *p)
{
	p->l->spare = p;
}

/* U+2000 + c - 80: marks and embeddings of a direction. */
static bool
is_control(unsigned char c)
{
	return c == 0x8E || c == 0x8F || (c >= 0xAA && c <= 0xAE);
}

bool
para_needs_bidi(const char *text, size_t n)
{
	const unsigned char *s = (const unsigned char *)text, *end = s + n;

	for (; s < end; s++)
		if ((*s >= 0xD6 && *s <= 0xDF) ||
		    (*s == 0xE0 && s[1] < 0xA4) ||
		    (*s == 0xE2 && s[1] == 0x80 && is_control(s[2])) ||
		    (*s == 0xE2 && s[1] == 0x81 && s[2] >= 0xA6) ||
		    (*s == 0xEF && s[1] >= 0xAC && s[1] <= 0xBB) ||
		    (*s == 0xF0 && (s[1] == 0x90 || s[1] == 0x9E)))
			return true;
	return false;
}

static struct piece *
piece_add(struct para *p, enum piece_kind kind, const struct span *span,
    size_t start, size_t end)
{
	struct piece *q;

	p->pieces = arena_grow(p->l->arena, p->pieces, &p->pieces_cap,
	    p->npieces + 1, sizeof(*p->pieces));
	q = &p->pieces[p->npieces++];
	*q = (struct piece){ .kind = kind, .span = span,
	    .start = (uint32_t)start, .end = (uint32_t)end };
	return q;
}

static int32_t
runs_width(const struct pdf_run *run)
{
	int32_t w = 0;

	for (; run != NULL; run = run->next)
		w += run->width;
	return w;
}

static void
piece_shape(struct para *p, struct piece *q)
{
	const struct span *s = q->span;

	if (q->kind == PIECE_IMAGE) {
		q->width = s->w;
		return;
	}
	if (q->kind == PIECE_END)
		return;
	q->runs = pdf_shape(p->l->pdf, s->face, p->in.text + q->start,
	    q->end - q->start, q->level, s->node);
	q->width = runs_width(q->runs);
}

/* A space that lines can be stretched at; those of fixed width are not. */
static size_t
space_len(const char *s)
{
	if (*s == ' ')
		return 1;
	return s[0] == '\xC2' && s[1] == '\xA0' ? 2 : 0;
}

/*
 * A space at i that begins a line of the source, and can't be broken at, is
 * there to be seen, as in verse: it is a word of its own, as glue would go.
 */
static bool
is_indent(const struct para *p, size_t i)
{
	const struct piece *last = p->npieces == 0 ? NULL :
	    &p->pieces[p->npieces - 1];

	return p->in.text[i] != ' ' && (last == NULL ||
	    last->kind == PIECE_END || (last->kind == PIECE_WORD &&
	    space_len(p->in.text + last->start) > 0));
}

/* The end of the piece that starts at i: in one span, of one level. */
static size_t
word_end(const struct para *p, const struct span *s, size_t i,
    const unsigned char *brk, const unsigned char *levels)
{
	size_t k = i + 1;

	while (k < s->end && brk[k] == PDF_BREAK_NO &&
	    space_len(p->in.text + k) == 0 && p->in.text[k] != '\n' &&
	    (levels == NULL || levels[k] == levels[i]))
		k++;
	while (k < s->end && ((unsigned char)p->in.text[k] & 0xC0) == 0x80)
		k++;
	return k;
}

/*
 * Endless words are shaped in parts, so that all work on a word is
 * bounded.
 */
static size_t
word_limit(const struct para *p, size_t start, size_t end)
{
	const char *s = p->in.text + start, *stop = p->in.text + end;

	if (end - start <= WORD_MAX)
		return end;
	while (s < stop && (size_t)(s - p->in.text) - start < WORD_MAX)
		s = pdf_grapheme_end(s, stop);
	return (size_t)(s - p->in.text);
}

static void
span_pieces(struct para *p, const struct span *s, const unsigned char *brk,
    const unsigned char *levels)
{
	const char *text = p->in.text;
	size_t i, end, whole = 0, n;
	enum piece_kind kind;
	struct piece *q;

	for (i = s->start; i < s->end; i = end) {
		kind = PIECE_WORD;
		if ((n = space_len(text + i)) > 0) {
			kind = is_indent(p, i) ? PIECE_WORD : PIECE_SPACE;
			end = i + n;
		} else if (text[i] == '\n') {
			kind = PIECE_END;
			end = i + 1;
		} else if (s->image != NULL) {
			kind = PIECE_IMAGE;
			end = s->end;
		} else {
			/* the rest of a long word need not be sought again */
			if (i >= whole)
				whole = word_end(p, s, i, brk,
				    levels);
			end = word_limit(p, i, whole);
		}
		q = piece_add(p, kind, s, i, end);
		q->level = levels != NULL ? levels[i] : 0;
		q->brk = end < p->in.len ? brk[end] : PDF_BREAK_NO;
		q->cut = end < whole;
		piece_shape(p, q);
	}
}

/* A call stays with the word before it. */
static void
calls_join(const struct para *p, unsigned char *brk)
{
	size_t i;

	for (i = 0; i < p->in.nspans; i++)
		if (p->in.spans[i].node != NULL &&
		    p->in.spans[i].node->kind == CONV_NOTE_REF)
			brk[p->in.spans[i].start] = PDF_BREAK_NO;
}

/* "`a`,`b`,`c`" is no word, though it has no spaces. */
static void
codes_part(const struct para *p, unsigned char *brk)
{
	const struct span *s;

	for (s = p->in.spans; s < p->in.spans + p->in.nspans; s++)
		if (s->code && s->start > 0 &&
		    (p->in.text[s->start - 1] == ',' ||
		    p->in.text[s->start - 1] == ';') &&
		    brk[s->start] == PDF_BREAK_NO)
			brk[s->start] = PDF_BREAK_MAY;
}

void
para_shape(struct para *p)
{
	unsigned char *brk, *levels = NULL;
	size_t i;

	p->level = p->dir == DIR_RTL;
	if (p->in.len == 0)
		return;
	brk = p->l->brk = arena_grow(p->l->arena, p->l->brk, &p->l->brk_cap,
	    p->in.len + 1, 1);
	pdf_breaks(p->in.text, p->in.len, p->look->face.lang, brk);
	calls_join(p, brk);
	codes_part(p, brk);
	if (p->level > 0 || para_needs_bidi(p->in.text, p->in.len)) {
		levels = conv_alloc(p->l->arena, p->in.len + 1);
		p->level = pdf_bidi(p->l->arena, p->in.text, p->in.len,
		    (int)p->dir, levels);
	}
	for (i = 0; i < p->in.nspans; i++)
		span_pieces(p, &p->in.spans[i], brk, levels);
	p->hyphen = runs_width(pdf_shape(p->l->pdf, &p->look->face, "-", 1,
	    0, p->node));
	para_items(p, 0);
}

/* A line could end before item i, by hyphenation or without. */
static bool
is_end(const struct para *p, size_t i, bool hyphens)
{
	const struct pdf_lb_item *it = &p->items[i];

	if (it->kind == PDF_LB_GLUE)	/* unless a penalty fixes it */
		return i == 0 || p->items[i - 1].kind != PDF_LB_PENALTY ||
		    p->items[i - 1].penalty < PDF_LB_INFINITE;
	return it->kind == PDF_LB_PENALTY && it->penalty < PDF_LB_INFINITE &&
	    (hyphens || !it->flagged);
}

#define MEASURE_MAX	(1 << 30)	/* wider than any page is all one */

static void
widen(int32_t *w, int32_t by)
{
	*w = *w < MEASURE_MAX && by < MEASURE_MAX ? *w + by : MEASURE_MAX;
}

void
para_measure(const struct para *p, int32_t *least, int32_t *words,
    int32_t *most)
{
	const struct pdf_lb_item *it;
	int32_t part = 0, word = 0, line = 0;
	size_t i;

	*least = *words = *most = 0;
	for (i = 0; i < p->nitems; i++) {
		it = &p->items[i];
		if (is_end(p, i, true)) {
			widen(&part, it->kind == PDF_LB_PENALTY ?
			    it->width : 0);
			*least = part > *least ? part : *least;
			part = 0;
		}
		if (is_end(p, i, false)) {
			*words = word > *words ? word : *words;
			word = 0;
		}
		if (it->kind == PDF_LB_BOX || !is_end(p, i, true)) {
			widen(&part, it->kind == PDF_LB_PENALTY ? 0 :
			    it->width);
			widen(&word, it->kind == PDF_LB_PENALTY ? 0 :
			    it->width);
		}
		if (it->kind != PDF_LB_PENALTY) {
			widen(&line, it->width);
		} else if (it->penalty <= -PDF_LB_INFINITE) {
			*most = line > *most ? line : *most;
			line = 0;
		}
	}
}

static bool
any_overfull(const struct pdf_lb_line *lines, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (lines[i].overfull)
			return true;
	return false;
}

static struct pdf_lb_line *
lines_try(struct para *p, const struct para_set *set, int32_t w,
    int32_t tolerance, size_t *n)
{
	int32_t widths[2] = { w - set->indent, w };
	struct pdf_lb_params params = { .room = &p->l->lb_room,
	    .widths = widths, .nwidths = 2,
	    .tolerance = tolerance, .hyphen_demerits = 10000,
	    .fit_demerits = 5000, .max_hyphens = 2,
	    .ragged = set->align != CONV_ALIGN_NONE };

	return pdf_linebreak(p->l->arena, p->items, p->nitems, &params, n);
}

/* The same lines as narrow as they can be: the last is no single word. */
static struct pdf_lb_line *
lines_even(struct para *p, const struct para_set *set, size_t *n)
{
	int32_t tolerance = p->l->geo->tolerance;
	int32_t low = set->w / 2, high = set->w, mid;
	struct pdf_lb_line *lines;
	size_t now;

	while (high - low > EVEN_STEP) {
		mid = low + (high - low) / 2;
		lines = lines_try(p, set, mid, tolerance, &now);
		if (now <= *n && !any_overfull(lines, now))
			high = mid;
		else
			low = mid;
	}
	return lines_try(p, set, high, tolerance, n);
}

/* Break with ever less demand on beauty until all lines fit. */
static struct pdf_lb_line *
lines_choose(struct para *p, const struct para_set *set, size_t *n)
{
	int32_t first = set->w - set->indent;
	struct pdf_lb_line *lines;

	lines = lines_try(p, set, set->w, p->l->geo->tolerance, n);
	if (!any_overfull(lines, *n))
		return p->even && set->align != CONV_ALIGN_NONE && *n > 1 &&
		    *n <= EVEN_MAX ? lines_even(p, set, n) : lines;
	para_items(p, 0);
	lines = lines_try(p, set, set->w, LOOSE, n);
	if (!any_overfull(lines, *n))
		return lines;
	para_items(p, first < set->w ? first : set->w);
	return lines_try(p, set, set->w, LOOSE, n);
}

/* The price of a page's end between two lines of n, before the i-th. */
static void
lines_penalty(struct para *p, struct vlist *list, size_t i, size_t n,
    bool hyphen)
{
	/* neither the first nor the last line stands alone */
	if (i == 1 || i + 1 == n || (p->node != NULL &&
	    p->node->kind == CONV_HEADING))
		vlist_penalty(p->l->arena, list, V_NEVER);
	else
		vlist_penalty(p->l->arena, list, 0);
	list->v[list->n - 1].broken = hyphen;
}

/* What stands first on a line that begins at an item. */
static const struct conv_node *
line_node(const struct para *p, size_t item)
{
	const struct span *s;

	while (item + 1 < p->nitems && p->items[item].kind != PDF_LB_BOX)
		item++;
	s = p->pieces[p->refs[item].piece].span;
	return s != NULL && s->node != NULL && s->node->pos.line > 0 ?
	    s->node : p->node;
}

void
para_set(struct para *p, const struct para_set *set, struct vlist *list)
{
	struct pdf_lb_line *lines;
	size_t n, i, from = 0;

	if (p->nitems == 0)
		return;
	lines = lines_choose(p, set, &n);
	for (i = 0; i < n; i++) {
		if (i > 0)
			lines_penalty(p, list, i, n, p->items[from].flagged);
		line_box(p, set, from, lines[i].end, i == 0 ? set->indent :
		    0, i + 1 == n, list);
		if (lines[i].overfull && !set->quiet)
			conv_report(p->l->pdf->job, CONV_WARNING,
			    line_node(p, from), "overfull-line",
			    "a line is too wide for the text; it runs into "
			    "the margin");
		from = lines[i].end;
	}
}

void
para_line(struct para *p, const struct para_set *set, struct vlist *list)
{
	if (p->nitems > 0)
		line_box(p, set, 0, p->nitems - 1, 0, true, list);
}
