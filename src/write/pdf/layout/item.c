/* item.c - the words of a paragraph as boxes, glue and penalties. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define HYPHEN_PENALTY	130
#define RAGGED_PENALTY	2000	/* a hyphen where lines need not be full */
#define DASH_PENALTY	30	/* a hyphen that stands in the text */
#define URL_PENALTY	400
#define ANYWHERE_PENALTY 3000
#define FORCED_PENALTY	9000	/* where no line may end, but must */
#define FILL		100000000	/* stretch of a last line */
#define LAST_LINE	2000	/* its least width, 1/1000 of the size */
#define HYPHEN_MIN	5	/* bytes; shorter words stay whole */
#define HYPHENS_MAX	16	/* in one word */

/* Where a word may be hyphenated, worked out once a word. */
struct hyphens {
	size_t		 n;
	uint32_t	 pos[HYPHENS_MAX];
};

static struct pdf_lb_item *
item_add(struct para *p, enum pdf_lb_kind kind, size_t piece, size_t from,
    size_t to)
{
	p->items = arena_grow(p->l->arena, p->items, &p->items_cap,
	    p->nitems + 1, sizeof(*p->items));
	p->refs = arena_grow(p->l->arena, p->refs, &p->refs_cap,
	    p->nitems + 1, sizeof(*p->refs));
	p->refs[p->nitems] = (struct lb_ref){ .piece = (uint32_t)piece,
	    .from = (uint32_t)from, .to = (uint32_t)to };
	p->items[p->nitems] = (struct pdf_lb_item){ .kind = kind };
	return &p->items[p->nitems++];
}

static void
penalty_add(struct para *p, size_t piece, int32_t penalty)
{
	item_add(p, PDF_LB_PENALTY, piece, 0, 0)->penalty = penalty;
}

static void
end_add(struct para *p, size_t piece)
{
	struct pdf_lb_item *it;

	penalty_add(p, piece, PDF_LB_INFINITE);
	it = item_add(p, PDF_LB_GLUE, piece, 0, 0);
	it->stretch = FILL;
	penalty_add(p, piece, -PDF_LB_INFINITE);
}

/* The width of the part of a word before byte `to' of the text. */
static int32_t
width_until(const struct piece *q, size_t to)
{
	const struct pdf_run *run;
	size_t at = q->start;
	int32_t w = 0;
	uint32_t i;

	for (run = q->runs; run != NULL; at += run->len, run = run->next)
		for (i = 0; i < run->nglyphs; i++)
			if (at + run->glyphs[i].cluster < to)
				w += run->glyphs[i].adv;
	return w;
}

static bool
is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* General punctuation: quotes, dashes, ellipses. */
static bool
is_mark(const char *s)
{
	return s[0] == '\xE2' && (s[1] == '\x80' || s[1] == '\x81');
}

/* The key of a word in a language other than the document's. */
static const char *
foreign_key(struct layout *l, const char *lang, const char *word, size_t *n)
{
	const char *key;

	key = conv_asprintf(l->arena, "%s %.*s", lang, (int)*n, word);
	*n += strlen(lang) + 1;
	return key;
}

static const struct hyphens *
hyphens_of(struct layout *l, const char *lang, const char *word, size_t n)
{
	const char *key = word, *own = l->pdf->doc->info.lang;
	size_t len = n;
	struct hyphens *h;

	if (lang != own && strcmp(lang, own) != 0)
		key = foreign_key(l, lang, word, &len);
	if ((h = map_get(l->hyphens, key, len)) != NULL)
		return h;
	h = conv_alloc(l->arena, sizeof(*h));
	h->n = pdf_hyphenate(lang, word, n, h->pos, HYPHENS_MAX);
	map_put(l->hyphens, conv_strndup(l->arena, key, len), len, h);
	return h;
}

/* A box up to `at', and a penalty there, to be filled in. */
static struct pdf_lb_item *
cut_add(struct para *p, size_t piece, size_t at, size_t *from, int32_t *done)
{
	const struct piece *q = &p->pieces[piece];
	int32_t w = width_until(q, at);

	item_add(p, PDF_LB_BOX, piece, *from, at)->width = w - *done;
	*from = at;
	*done = w;
	return item_add(p, PDF_LB_PENALTY, piece, 0, 0);
}

/* The next run of letters of a word from *start on; false: no more. */
static bool
letters_next(const struct para *p, const struct piece *q, size_t *start,
    size_t *end)
{
	const char *t = p->in.text;
	size_t i = *start;

	while (i < q->end && (!is_letter((unsigned char)t[i]) ||
	    is_mark(t + i)))
		i += is_mark(t + i) ? 3 : 1;
	*start = i;
	while (i < q->end && is_letter((unsigned char)t[i]) &&
	    !is_mark(t + i))
		i++;
	*end = i;
	return *start < q->end;
}

/* The word as boxes with a hyphen's penalty at each place that has one. */
static void
hyphenated_add(struct para *p, size_t piece)
{
	const struct piece *q = &p->pieces[piece];
	const struct hyphens *h;
	struct pdf_lb_item *it;
	size_t start = q->start, end, i, from = q->start;
	int32_t done = 0, penalty = p->look->align == CONV_ALIGN_NONE ?
	    HYPHEN_PENALTY : RAGGED_PENALTY;

	for (; letters_next(p, q, &start, &end); start = end) {
		if (end < start + HYPHEN_MIN)
			continue;
		h = hyphens_of(p->l, q->span->face->lang, p->in.text +
		    start, end - start);
		for (i = 0; i < h->n; i++) {
			it = cut_add(p, piece, start + h->pos[i], &from,
			    &done);
			it->width = p->hyphen;
			it->penalty = penalty;
			it->flagged = true;
		}
		/* a word with a hyphen of its own is better cut there */
		penalty = RAGGED_PENALTY / 4;
	}
	item_add(p, PDF_LB_BOX, piece, from, q->end)->width =
	    q->width - done;
}

/* An address or a name in code: it may end a line behind these. */
static bool
is_joint(const char *s)
{
	return strchr("/._-:?&=#,+@(", *s) != NULL && *s != '\0' &&
	    strchr("/._-:?&=#,+@()", s[1]) == NULL;
}

#define JOINT_MIN	10	/* shorter words are not cut at joints */

static void
jointed_add(struct para *p, size_t piece)
{
	const struct piece *q = &p->pieces[piece];
	const char *t = p->in.text;
	size_t i, from = q->start;
	int32_t done = 0;

	if (q->end - q->start >= JOINT_MIN)
		for (i = q->start + 2; i + 3 < q->end; i++)
			if (is_joint(t + i))
				cut_add(p, piece, i + 1, &from,
				    &done)->penalty = URL_PENALTY;
	item_add(p, PDF_LB_BOX, piece, from, q->end)->width = q->width -
	    done;
}

/* A word that is too wide for its line: cut between any two characters. */
static void
graphemes_add(struct para *p, size_t piece)
{
	const struct piece *q = &p->pieces[piece];
	const char *t = p->in.text, *s = t + q->start, *end = t + q->end;
	size_t from = q->start;
	int32_t done = 0;

	for (s = pdf_grapheme_end(s, end); s < end;
	    s = pdf_grapheme_end(s, end))
		cut_add(p, piece, (size_t)(s - t), &from, &done)->penalty =
		    is_joint(s - 1) ? URL_PENALTY : ANYWHERE_PENALTY;
	item_add(p, PDF_LB_BOX, piece, from, q->end)->width = q->width -
	    done;
}

static bool
has_joints(const char *s, size_t n)
{
	size_t i;

	for (i = 1; i + 1 < n; i++)
		if (s[i] == '/' || s[i] == '_' || (s[i] == '.' && n > 20))
			return true;
	return false;
}

/* The first character of a word, or its last; 0: no word. */
static uint32_t
edge_char(const struct para *p, const struct piece *q, bool last)
{
	const char *start = p->in.text + q->start, *s = start;
	const char *end = p->in.text + q->end;

	if (q->kind != PIECE_WORD)
		return 0;
	if (last)
		for (s = end - 1; s > start && (*s & 0xC0) == 0x80; s--)
			;
	return utf8_next(&s, end);
}

/* Chinese or Japanese, which is set solid; with its variation selectors. */
static bool
is_wide(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0xA4CF) ||
	    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
	    (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF) ||
	    (c >= 0xE0100 && c <= 0xE01EF);
}

/* Its letters; its punctuation has space of its own. */
static bool
is_ideograph(uint32_t c)
{
	return is_wide(c) && !((c >= 0x3000 && c <= 0x303F) ||
	    (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60 &&
	    !(c >= 0xFF10 && c <= 0xFF19) && !(c >= 0xFF21 && c <= 0xFF3A) &&
	    !(c >= 0xFF41 && c <= 0xFF5A)));
}

/* A figure or a letter of an alphabet, which no punctuation is. */
static bool
is_alnum(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000);
}

/* A break after a dash, or at a soft hyphen, which only then is seen. */
static void
dash_add(struct para *p, size_t i)
{
	const struct piece *q = &p->pieces[i];
	const char *end = p->in.text + q->end;
	struct pdf_lb_item *it = item_add(p, PDF_LB_PENALTY, i, 0, 0);

	if (end[-1] == '-') {
		it->penalty = DASH_PENALTY;
	} else if (q->end - q->start > 2 && end[-2] == '\xC2' &&
	    end[-1] == '\xAD') {
		it->penalty = HYPHEN_PENALTY;
		it->width = p->hyphen;
		it->flagged = true;
	}
}

/* What stands between two words that no space parts. */
static void
between_add(struct para *p, size_t i, bool forced)
{
	const struct piece *q = &p->pieces[i], *next = q + 1;
	struct pdf_lb_item *it;
	int32_t size = q->span->face->size;
	uint32_t c = edge_char(p, q, true), d = edge_char(p, next, false);

	if (is_wide(c) || is_wide(d)) {
		if (q->brk == PDF_BREAK_NO)
			penalty_add(p, i, PDF_LB_INFINITE);
		it = item_add(p, PDF_LB_GLUE, i, 0, 0);
		it->stretch = size / 16;
		/* a little space between scripts */
		if ((is_ideograph(c) && is_alnum(d)) ||
		    (is_alnum(c) && is_ideograph(d))) {
			it->width = size / 5;
			it->stretch = size / 8;
			it->shrink = size / 10;
		}
	} else if (q->brk == PDF_BREAK_MAY && i < p->hold) {
		if (!p->solid || is_letter((unsigned char)
		    p->in.text[q->end - 1]))
			dash_add(p, i);
	} else if (q->cut) {
		penalty_add(p, i, p->in.text[q->end - 1] == '/' ?
		    URL_PENALTY : ANYWHERE_PENALTY);
	} else if (forced) {
		penalty_add(p, i, FORCED_PENALTY);
	}
}

static void
space_add(struct para *p, size_t i, bool forced)
{
	const struct piece *q = &p->pieces[i];
	struct pdf_lb_item *it;
	/* code's spaces are wide as they are */
	bool wide = q->span->face->family == PDF_MONO;

	if (q->brk == PDF_BREAK_NO || p->in.text[q->start] != ' ' ||
	    i >= p->hold)
		penalty_add(p, i, PDF_LB_INFINITE);
	if (forced && q->brk == PDF_BREAK_NO)
		penalty_add(p, i, FORCED_PENALTY);
	it = item_add(p, PDF_LB_GLUE, i, q->start, q->end);
	it->width = q->width;
	it->stretch = q->width / (wide ? 5 : 2);
	it->shrink = q->width / (wide ? 6 : 3);
}

static void
word_add(struct para *p, size_t i, int32_t width)
{
	const struct piece *q = &p->pieces[i];
	const char *s = p->in.text + q->start;
	size_t n = q->end - q->start;

	if (width > 0 && q->width > width)
		graphemes_add(p, i);
	else if (p->solid)
		item_add(p, PDF_LB_BOX, i, q->start, q->end)->width =
		    q->width;
	else if (i < p->hold && (q->span->code || has_joints(s, n)))
		jointed_add(p, i);
	else if (p->look->hyphenate && n >= HYPHEN_MIN && i < p->hold)
		hyphenated_add(p, i);
	else
		item_add(p, PDF_LB_BOX, i, q->start, q->end)->width =
		    q->width;
}

/*
 * The last line is not to be a short word alone: from this piece on, no
 * line ends before the paragraph does.
 */
static size_t
last_line_start(const struct para *p)
{
	int32_t least = (int32_t)((int64_t)p->look->face.size * LAST_LINE /
	    1000), w = 0;
	size_t i = p->npieces;

	if (p->look->align != CONV_ALIGN_NONE)
		return i;
	while (i > 0 && w < least && p->pieces[i - 1].kind != PIECE_END)
		w += p->pieces[--i].width;
	return i;
}

void
para_items(struct para *p, int32_t width)
{
	const struct piece *q;
	size_t i;

	p->nitems = 0;
	p->hold = width > 0 ? p->npieces : last_line_start(p);
	for (i = 0; i < p->npieces; i++) {
		q = &p->pieces[i];
		if (q->kind == PIECE_END) {
			end_add(p, i);
			continue;
		}
		if (q->kind == PIECE_SPACE) {
			space_add(p, i, width > 0);
			continue;
		}
		if (q->kind == PIECE_IMAGE)
			item_add(p, PDF_LB_BOX, i, q->start, q->end)->width =
			    q->width;
		else
			word_add(p, i, width);
		if (i + 1 < p->npieces && (q[1].kind == PIECE_WORD ||
		    q[1].kind == PIECE_IMAGE))
			between_add(p, i, width > 0);
	}
	if (p->npieces > 0)
		end_add(p, p->npieces - 1);
}
