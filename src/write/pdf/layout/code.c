/* code.c - code blocks: wrapped with a mark, never cut. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define TAB		8
#define PAD_X		550	/* inside of the background, 1/1000 em */
#define PAD_Y		450
#define RADIUS		2500
#define HANG		2	/* columns that a wrapped line hangs in */
#define HANG_MAX	40	/* its own indent counts up to here */
#define FITTING		20	/* one line in this many may be turned over */
#define SHORT		8	/* lines; such a block is better not parted */
#define SHORT_COST	7000
#define MEDIUM		15	/* this one neither, but for a large gap */
#define MEDIUM_COST	2500

/* Sizes that code may have in a document, in 1/1000 of the usual one. */
static const int16_t scales[] = { 1000, 940, 880, 840 };

#define NSCALES		(sizeof(scales) / sizeof(scales[0]))

/* "Turn over": a line that goes on in the next one ends with this. */
static const char turn_over[] = "\xE2\x86\xA9";

struct code {
	struct flow		*f;
	const struct conv_node	*node;
	const struct look	*look;
	int32_t			 x, w;		/* inside of the padding */
	int32_t			 advance;	/* of one column */
	const struct pdf_run	*space;
	size_t			 nlines;	/* boxes so far */
	/* the source line, from what is not on the page yet */
	const char		*source;
	size_t			 nsource;
	size_t			 column;	/* where that begins */
	size_t			 ahead;		/* of a tab, taken already */
	/* numbers of lines, where they are asked for */
	uint32_t		 number;	/* of the next line, or 0 */
	int32_t			 gutter;	/* their width */
};

/* Text of one direction, in runs. */
struct part {
	const struct pdf_run	*runs;
	size_t			 nruns;
	int32_t			 x, width;
};

/* The end of the part at i: words from the right stand by themselves. */
static size_t
part_end(const char *s, size_t n, const unsigned char *levels, size_t i)
{
	size_t end = i + 1;

	while (end < n && levels[end] == levels[i] && (levels[i] % 2 == 0 ||
	    (s[end] == ' ') == (s[i] == ' ')))
		end++;
	return end < n ? end : n;
}

/* Places on the page, by the level of each part. */
static void
parts_place(struct code *c, struct part *parts, unsigned char *levels,
    size_t n)
{
	uint32_t *order = conv_alloc(c->f->l->arena, n * sizeof(*order));
	int32_t x = 0;
	size_t i;

	pdf_bidi_order(levels, n, order);
	for (i = 0; i < n; i++) {
		parts[order[i]].x = x;
		x += parts[order[i]].width;
	}
}

/*
 * The parts of a line in the order of reading; code begins at the left,
 * whatever is in it.
 */
static struct part *
parts_shape(struct code *c, const char *s, size_t n, size_t *nparts)
{
	struct conv_arena *a = c->f->l->arena;
	unsigned char *levels = conv_alloc(a, n + 1);
	struct part *parts, *p;
	const struct pdf_run *run;
	size_t i, k = 0, end;

	if (para_needs_bidi(s, n))
		pdf_bidi(a, s, n, 1, levels);
	/* an empty line is one part as well */
	for (i = 0; i < n || k == 0; i = part_end(s, n, levels, i))
		k++;
	*nparts = k;
	p = parts = conv_alloc(a, k * sizeof(*parts));
	for (i = 0; p < parts + k; i = end, p++) {
		end = part_end(s, n, levels, i);
		p->runs = pdf_shape(c->f->l->pdf, &c->look->face, s + i,
		    end - i, levels[i], c->node);
		for (run = p->runs; run != NULL; run = run->next) {
			p->nruns++;
			p->width += run->width;
		}
		levels[p - parts] = levels[i];
	}
	parts_place(c, parts, levels, k);
	return parts;
}

static int32_t
run_width(struct code *c, const char *s, size_t n)
{
	const struct part *parts;
	size_t i, k;
	int32_t w = 0;

	parts = parts_shape(c, s, n, &k);
	for (i = 0; i < k; i++)
		w += parts[i].width;
	return w;
}

/* Tabs to spaces; what is no text, and spaces at the end, are dropped. */
static char *
line_expand(struct code *c, const char *s, size_t n, size_t *len)
{
	char *out = conv_alloc(c->f->l->arena, n * TAB + 1);
	size_t i, at = 0, col = 0;

	for (i = 0; i < n; i++) {
		if (s[i] == '\t') {
			do
				out[at++] = ' ';
			while (++col % TAB != 0);
			continue;
		}
		if ((unsigned char)s[i] < ' ')
			continue;
		out[at++] = s[i];
		col += ((unsigned char)s[i] & 0xC0) != 0x80;
	}
	while (at > 0 && out[at - 1] == ' ')
		at--;
	*len = at;
	return out;
}

/* The runs of a part as segments. */
static struct pdf_seg *
part_put(struct code *c, const struct part *p, struct pdf_seg *seg)
{
	const struct pdf_run *run;
	int32_t x = p->x;
	bool rtl = p->runs != NULL && p->runs->rtl;

	for (run = p->runs; rtl && run != NULL; run = run->next)
		x += run->width;
	for (run = p->runs; run != NULL; run = run->next, seg++) {
		*seg = (struct pdf_seg){ .run = run, .node = c->node,
		    .color = c->look->color };
		seg->x = rtl ? x - run->width : x;
		x += rtl ? -run->width : run->width;
	}
	return seg;
}

/*
 * The text of a line.  turned: it goes on below, as a mark at its right end
 * says; more: there is another one, and a space beyond the end, unseen, is
 * for what reads the page.
 */
static void
text_put(struct code *c, struct pdf_item *item, const char *s, size_t n,
    bool turned, bool more)
{
	const struct pdf_run *run;
	const struct part *parts;
	struct pdf_seg *seg;
	size_t k, i, nsegs = 1;

	parts = parts_shape(c, s, n, &k);
	for (i = 0; i < k; i++)
		nsegs += parts[i].nruns;
	seg = conv_alloc(c->f->l->arena, nsegs * sizeof(*seg));
	item->u.text.segs = seg;
	for (i = 0; i < k; i++) {
		seg = part_put(c, &parts[i], seg);
		item->w += parts[i].width;
	}
	if (turned) {	/* like a hyphen, it parts no words */
		run = pdf_shape(c->f->l->pdf, &c->look->face, turn_over,
		    sizeof(turn_over) - 1, 0, c->node);
		item->w = c->x + c->w - item->x;
		*seg++ = (struct pdf_seg){ .run = run, .node = c->node,
		    .x = item->w - run->width, .hyphen = true,
		    .color = c->f->l->geo->colors[HUE_RULE] };
	} else if (more && n > 0) {
		*seg++ = (struct pdf_seg){ .run = c->space, .node = c->node,
		    .x = item->w, .color = c->look->color, .apart = true };
	}
	item->u.text.nsegs = (uint32_t)(seg - item->u.text.segs);
}

static struct vitem *
code_box(struct code *c)
{
	struct vitem *box;

	if (c->nlines > 0)
		vlist_penalty(c->f->l->arena, c->f->list, 0);
	box = vlist_box(c->f->l->arena, c->f->list, c->look->leading);
	box->baseline = (c->look->leading - c->look->ascent -
	    c->look->descent) / 2 + c->look->ascent;
	c->nlines++;
	return box;
}

/* The line's number, before it; no part of the text. */
static void
number_put(struct code *c, struct vitem *box)
{
	struct look *look = conv_alloc(c->f->l->arena, sizeof(*look));

	*look = *c->look;
	look->color = c->f->l->geo->colors[HUE_MUTED];
	text_line(c->f->l, box, look, conv_asprintf(c->f->l->arena, "%u",
	    (unsigned)c->number++), PDF_PART_DECORATION, c->node,
	    c->x - c->gutter, c->gutter - 2 * c->advance, box->baseline,
	    CONV_ALIGN_RIGHT);
}

/* Take from the source line what n bytes of the expanded one stand for. */
static size_t
source_take(struct code *c, size_t n)
{
	size_t i = 0, w;
	char ch;

	for (; i < c->nsource && c->ahead < n; i++) {
		ch = c->source[i];
		w = ch == '\t' ? TAB - c->column % TAB :
		    (unsigned char)ch >= ' ';
		c->ahead += w;
		c->column += ((unsigned char)ch & 0xC0) != 0x80 ? w : 0;
	}
	c->ahead -= n;
	c->source += i;
	c->nsource -= i;
	return i;
}

/* One line on the page; turned: the source line goes on; more: others. */
static void
piece_put(struct code *c, const char *s, size_t n, int32_t indent,
    bool turned, bool more)
{
	struct vitem *box = code_box(c);
	struct pdf_item *item;
	struct pdf_copy copy = { .goes_on = turned };

	if (c->column == 0 && c->node->u.code.numbered)
		number_put(c, box);
	item = vitem_add(c->f->l->arena, box, PDF_TEXT, PDF_PART_BODY,
	    c->node);
	item->x = c->x + indent;
	item->y = box->baseline;
	text_put(c, item, s, n, turned, more);
	copy.text = c->source;
	copy.len = source_take(c, n);
	/* what is said is taken for the order of the page by some readers */
	if (copy.len > 0 && !para_needs_bidi(copy.text, copy.len))
		pdf_copy_add(c->f->l->pdf, item, &copy);
}

/*
 * How much of the text fits into w: up to the last space or joint if one
 * is in the second half, else up to the last character; at least one.
 */
static size_t
fit(struct code *c, const char *s, size_t n, int32_t w)
{
	const char *p = s, *end = s + n, *next, *good = NULL;
	int32_t at = 0;

	while (p < end) {
		next = pdf_grapheme_end(p, end);
		at += next - p == 1 ? c->advance :
		    run_width(c, p, (size_t)(next - p));
		if (at > w && p > s)
			break;
		if (strchr(" ,;/)&|", *p) != NULL && *p != '\0')
			good = next;
		p = next;
	}
	if (p < end && good != NULL && good - s > (p - s) / 2)
		return (size_t)(good - s);
	return (size_t)(p - s);
}

static void
line_put(struct code *c, const char *s, size_t n, bool more)
{
	int32_t indent = 0, mark = 2 * c->advance;
	size_t len, cols = 0, k, bound;
	char *text = line_expand(c, s, n, &len);

	c->source = s;
	c->nsource = n;
	c->column = c->ahead = 0;
	if (len <= (size_t)(c->w / c->advance) &&
	    run_width(c, text, len) <= c->w) {
		piece_put(c, text, len, 0, false, more);
		return;
	}
	while (cols < len && text[cols] == ' ' && cols < HANG_MAX)
		cols++;
	/* what is longer in any script is not worth being measured */
	bound = 4 * (size_t)(c->w / c->advance + 1);
	for (;;) {
		if (len <= bound &&
		    run_width(c, text, len) <= c->w - indent) {
			piece_put(c, text, len, indent, false, more);
			return;
		}
		k = fit(c, text, len, c->w - indent - mark);
		piece_put(c, text, k, indent, true, false);
		text += k;
		len -= k;
		indent = (int32_t)(cols + HANG) * c->advance;
		if (indent > c->w / 2)
			indent = c->w / 2;
	}
}

static void
pad(struct code *c)
{
	vlist_box(c->f->l->arena, c->f->list, c->look->face.size * PAD_Y /
	    1000);
}

/* Two lines at least stay together at both ends, with the padding. */
static void
ends_hold(struct code *c, struct vlist *list, size_t first)
{
	size_t n = list->n, i, seen;
	int32_t cost = c->nlines <= SHORT ? SHORT_COST :
	    c->nlines <= MEDIUM ? MEDIUM_COST : 0;

	for (i = first; i < n; i++)
		if (list->v[i].kind == V_PENALTY && list->v[i].penalty == 0)
			list->v[i].penalty = cost;
	for (i = first, seen = 0; i < n && seen < 3; i++)
		if (list->v[i].kind == V_PENALTY) {
			list->v[i].penalty = V_NEVER;
			seen++;
		}
	for (i = n, seen = 0; i-- > first && seen < 3; )
		if (list->v[i].kind == V_PENALTY) {
			list->v[i].penalty = V_NEVER;
			seen++;
		}
}

static void
lines_put(struct code *c)
{
	const char *s = c->node->text, *end = s + c->node->len, *nl;

	if (end > s && end[-1] == '\n')
		end--;
	for (;; s = nl + 1) {
		nl = memchr(s, '\n', (size_t)(end - s));
		line_put(c, s, (size_t)((nl != NULL ? nl : end) - s),
		    nl != NULL);
		if (nl == NULL)
			return;
	}
}

static void
numbers_init(struct code *c)
{
	const char *s, *end;
	uint32_t last, digits = 1;

	if (!c->node->u.code.numbered)
		return;
	c->number = c->node->u.code.start;
	last = c->number;
	for (s = c->node->text, end = s + c->node->len; s < end; s++)
		last += *s == '\n';
	for (last -= last > 0; last >= 10; last /= 10)
		digits++;
	c->gutter = (int32_t)(digits + 2) * c->advance;
	c->x += c->gutter;
	c->w -= c->gutter;
}

/* Lines wider than each number of columns, and lines in all. */
static void
lines_count(const struct conv_node *n, const size_t *columns, size_t *over,
    size_t *all)
{
	const char *s = n->text, *end = s + n->len, *nl;
	size_t k, len;

	for (; s < end; s = nl + 1) {
		if ((nl = memchr(s, '\n', (size_t)(end - s))) == NULL)
			nl = end;
		len = (size_t)(nl - s);
		for (k = 0; k < NSCALES; k++)
			over[k] += len > columns[k];
		(*all)++;
	}
}

/* All nodes below root, in the document's order. */
static const struct conv_node *
node_after(const struct conv_node *n, const struct conv_node *root)
{
	if (n->first != NULL)
		return n->first;
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

/*
 * One size for all code of the document: the largest at which nearly all
 * lines fit; where no size does that, the usual one.
 */
void
code_size(struct layout *l)
{
	const struct look *look = style_look(l->pdf, STYLE_CODE);
	const struct conv_node *n, *root = l->pdf->doc->root;
	size_t columns[NSCALES], over[NSCALES] = { 0 }, all = 0, k;
	const struct pdf_run *run = pdf_shape(l->pdf, &look->face, "0", 1, 0,
	    NULL);

	for (k = 0; k < NSCALES; k++)
		columns[k] = (size_t)((int64_t)(l->geo->column_width - 2 *
		    look->face.size * PAD_X / 1000) * 1000 / scales[k] /
		    (run->width > 0 ? run->width : 1));
	for (n = root; n != NULL; n = node_after(n, root))
		if (n->kind == CONV_CODE_BLOCK)
			lines_count(n, columns, over, &all);
	for (k = 0; k + 1 < NSCALES && over[k] > all / FITTING; k++)
		;
	if (over[k] > over[0] / 2)
		k = 0;
	style_scale(l->pdf, STYLE_CODE, scales[k],
	    &l->pdf->geometry->looks[STYLE_CODE]);
}

enum conv_step
flow_code(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	const struct look *look = style_look(f->l->pdf, STYLE_CODE);
	const struct place outer = *flow_place(f);
	int32_t padding = look->face.size * PAD_X / 1000;
	struct code c = { .f = f, .node = n, .look = look,
	    .x = outer.x + padding, .w = outer.w - 2 * padding };
	size_t first;

	if (n->id != NULL)
		flow_dest(f, n);
	c.advance = run_width(&c, "0", 1);
	c.space = pdf_shape(f->l->pdf, &look->face, " ", 1, 0, n);
	numbers_init(&c);
	flow_space(f, look->above);
	flow_push(f, 0);
	flow_deco(f, n, outer.x, outer.w, RADIUS,
	    f->l->geo->colors[HUE_CODE]);
	first = f->list->n;
	pad(&c);
	vlist_penalty(f->l->arena, f->list, V_NEVER);
	lines_put(&c);
	vlist_penalty(f->l->arena, f->list, V_NEVER);
	pad(&c);
	ends_hold(&c, f->list, first);
	flow_finish(f, first, look->below);
	flow_pop(f);
	f->last_deco = flow_place(f)->deco;
	return CONV_SKIP;
}
