/* line.c - one line of a paragraph: glue set, words in visual order. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define STRETCH_MAX	3	/* times the stretch; beyond it: ragged */

/* A word, a piece of one, or a space on the line. */
struct bit {
	const struct piece	*piece;
	const struct pdf_run	*runs;		/* NULL: an image or a kern */
	size_t			 nruns;
	size_t			 from, to;	/* of the text */
	int32_t			 width, stretch, shrink;
	bool			 hyphen;
	bool			 trailing;	/* space past the line's end */
};

struct line {
	struct para		*p;
	const struct para_set	*set;
	struct bit		*bits;
	unsigned char		*levels;
	size_t			 nbits;
	int32_t			 width, stretch, shrink;
	/* what the items are made from */
	struct vitem		*box;
	int32_t			 x;		/* of the line */
	const struct conv_node	*link;		/* open, since link_x */
	int32_t			 link_x;
	struct {
		const struct span	*span;	/* open, or NULL */
		int32_t			 x;
	} bands[BAND_COUNT];
	struct vitem		 under;		/* what is behind the text */
};

static void
bit_width(struct bit *b)
{
	const struct pdf_run *run;

	b->width = 0;
	b->nruns = 0;
	for (run = b->runs; run != NULL; run = run->next) {
		b->width += run->width;
		b->nruns++;
	}
}

/* Boxes of one piece become one bit, so that it is shaped as a whole. */
static void
bits_collect(struct line *line, size_t from, size_t to)
{
	struct para *p = line->p;
	const struct pdf_lb_item *it;
	struct bit *b = NULL;
	size_t i;

	for (i = from; i < to; i++) {
		it = &p->items[i];
		if (it->kind == PDF_LB_PENALTY ||
		    (it->kind == PDF_LB_GLUE && p->refs[i].to == 0 &&
		    it->width == 0 && it->stretch > (1 << 24)))
			continue;
		if (it->kind == PDF_LB_BOX && b != NULL &&
		    b->piece == &p->pieces[p->refs[i].piece] &&
		    b->to == p->refs[i].from) {
			b->to = p->refs[i].to;
			continue;
		}
		b = &line->bits[line->nbits++];
		b->piece = &p->pieces[p->refs[i].piece];
		b->from = p->refs[i].from;
		b->to = p->refs[i].to;
		b->width = it->width;
		if (it->kind == PDF_LB_GLUE) {
			b->stretch = it->stretch;
			b->shrink = it->shrink;
		}
	}
}

static void
bits_shape(struct line *line)
{
	struct para *p = line->p;
	struct bit *b, *end = line->bits + line->nbits;
	const struct piece *q;

	for (b = line->bits; b < end; b++) {
		q = b->piece;
		if (b->to == 0 || q->kind == PIECE_IMAGE)
			continue;
		b->runs = q->runs;
		if (b->from != q->start || b->to != q->end)
			b->runs = pdf_shape(p->l->pdf, q->span->face,
			    p->in.text + b->from, b->to - b->from, q->level,
			    q->span->node);
		bit_width(b);
	}
}

/* The hyphen, where the line ends at one that the text does not have. */
static void
hyphen_add(struct line *line, size_t to)
{
	struct para *p = line->p;
	struct bit *b;

	if (to >= p->nitems || p->items[to].kind != PDF_LB_PENALTY ||
	    p->items[to].width == 0 || line->nbits == 0)
		return;
	b = &line->bits[line->nbits];
	b->piece = line->bits[line->nbits - 1].piece;
	b->runs = pdf_shape(p->l->pdf, b->piece->span->face, "-", 1,
	    b->piece->level, p->node);
	b->hyphen = true;
	bit_width(b);
	line->nbits++;
}

/*
 * The space at which the line ends is kept beyond its end, unseen: what
 * reads the page needs it between the words.  A line that ends where the
 * text says so gets one, but not where a block ends.
 */
static void
trailing_add(struct line *line, size_t to)
{
	struct para *p = line->p;
	struct bit *b = &line->bits[line->nbits];
	const struct pdf_lb_item *it = &p->items[to];
	bool forced;

	if (line->nbits == 0 || to + 1 >= p->nitems)
		return;
	forced = it->kind == PDF_LB_PENALTY &&
	    it->penalty <= -PDF_LB_INFINITE;
	b->piece = &p->pieces[p->refs[to].piece];
	if (forced ? b[-1].piece->kind == PIECE_SPACE ||
	    b->piece->span->node == NULL :
	    it->kind != PDF_LB_GLUE || p->refs[to].to == 0)
		return;
	b->from = p->refs[to].from;
	b->to = p->refs[to].to;
	b->runs = forced ? pdf_shape(p->l->pdf, b->piece->span->face, " ", 1,
	    b->piece->level, b->piece->span->node) : b->piece->runs;
	bit_width(b);
	b->trailing = true;
	line->nbits++;
}

/* Does the line have straight edges, and a word at this one? */
static bool
hangs(const struct line *line, const struct bit *b)
{
	return line->set->align == CONV_ALIGN_NONE && line->p->level == 0 &&
	    b->piece->kind == PIECE_WORD && !b->piece->span->code;
}

/* How far the first and the last character hang into the margins. */
static int32_t
start_hang(const struct line *line)
{
	const struct bit *b = line->bits;

	return line->nbits == 0 || !hangs(line, b) ? 0 :
	    hang_start(line->p->in.text + b->from, b->to - b->from,
	    b->piece->span->face->size);
}

static int32_t
end_hang(const struct line *line)
{
	const struct bit *b;

	if (line->nbits == 0 ||
	    !hangs(line, b = &line->bits[line->nbits - 1]))
		return 0;
	return b->hyphen ? b->width * 6 / 10 :
	    hang_end(line->p->in.text + b->from, b->to - b->from,
	    b->piece->span->face->size);
}

static void
line_measure(struct line *line)
{
	size_t i;

	for (i = 0; i < line->nbits; i++) {
		line->width += line->bits[i].width;
		line->stretch += line->bits[i].stretch;
		line->shrink += line->bits[i].shrink;
	}
}

/* Spread diff over the glue; the last glue takes what rounding left. */
static void
glue_spread(struct line *line, int32_t diff)
{
	int64_t total = diff > 0 ? line->stretch : line->shrink, done = 0;
	int64_t sum = 0;
	struct bit *b;
	size_t i;

	for (i = 0; i < line->nbits; i++) {
		b = &line->bits[i];
		sum += diff > 0 ? b->stretch : b->shrink;
		b->width += (int32_t)(diff * sum / total - done);
		done = diff * sum / total;
	}
	line->width += diff;
}

static void
glue_set(struct line *line, int32_t target, bool natural)
{
	int32_t diff = target - line->width;

	if (diff < 0 && line->shrink > 0)
		glue_spread(line, -diff > line->shrink ? -line->shrink :
		    diff);
	else if (diff > 0 && !natural && line->stretch > 0 &&
	    diff / STRETCH_MAX <= line->stretch)
		glue_spread(line, diff);
}

static void
link_close(struct line *line, int32_t x)
{
	const struct look *k = line->p->look;
	const struct conv_node *n = line->link;
	struct layout *l = line->p->l;
	struct pdf_item *item;

	if (n == NULL)
		return;
	item = vitem_add(l->arena, line->box, PDF_LINK, line->p->part, n);
	item->x = line->x + line->link_x;
	item->w = x - line->link_x;
	item->y = line->box->baseline - k->ascent;
	item->h = k->ascent + k->descent;
	if (n->kind == CONV_NOTE_REF)
		item->u.link.target = n->u.note_ref.note;
	else if (n->u.link.dest == CONV_DEST_INTERNAL)
		item->u.link.target = n->u.link.target;
	else
		item->u.link.uri = conv_link_url(line->p->l->pdf->job, n);
	line->link = NULL;
}

/* Where a band stands from its line's baseline, and how thick it is. */
static void
band_shape(const struct line *line, enum band kind, int32_t *y,
    int32_t *h)
{
	const struct look *k = line->p->look;
	int32_t size = line->bands[kind].span->face->size;

	switch (kind) {
	case BAND_MARK:
		*y = -k->ascent;
		*h = k->ascent + k->descent;
		break;
	case BAND_UNDERLINE:
		*y = size / 9;
		*h = size / 18;
		break;
	default:
		*h = size / 18;
		*y = -(k->xheight / 2) - *h / 2;
	}
}

static void
band_close(struct line *line, enum band kind, int32_t x)
{
	const struct span *s = line->bands[kind].span;
	struct pdf_item *item;
	int32_t y, h;

	if (s == NULL)
		return;
	band_shape(line, kind, &y, &h);
	item = vitem_add(line->p->l->arena, kind == BAND_MARK ?
	    &line->under : line->box, PDF_RULE, PDF_PART_DECORATION, s->node);
	item->x = line->x + line->bands[kind].x;
	item->w = x - line->bands[kind].x;
	item->h = h;
	item->y = line->box->baseline + y;
	item->u.rule.color = kind == BAND_MARK ?
	    line->p->l->geo->colors[HUE_MARK] : s->color;
	line->bands[kind].span = NULL;
}

/* Links and bands run on as long as neighbours share them. */
static void
spans_follow(struct line *line, const struct bit *b, int32_t x)
{
	const struct span *s = b->piece->span;
	const struct conv_node *link = b->trailing ? NULL : s->link;
	bool on;
	int i;

	if (line->link != link) {
		link_close(line, x);
		line->link = link;
		line->link_x = x;
	}
	for (i = 0; i < BAND_COUNT; i++) {
		on = (s->bands & 1u << i) != 0 && !b->trailing;
		if ((line->bands[i].span != NULL) == on)
			continue;
		band_close(line, (enum band)i, x);
		line->bands[i].span = on ? s : NULL;
		line->bands[i].x = x;
	}
}

static bool
is_call(const struct bit *b)
{
	return b->piece->span->node != NULL && b->to > 0 &&
	    b->piece->span->node->kind == CONV_NOTE_REF;
}

static void
dest_put(struct line *line, const struct conv_node *n)
{
	vitem_add(line->p->l->arena, line->box, PDF_DEST, PDF_PART_BODY,
	    n)->x = line->x;
}

/* At a span's first text, which may be behind a space at a line's end. */
static void
dests_put(struct line *line, const struct bit *b)
{
	const struct span *s = b->piece->span;
	const char *text = line->p->in.text;
	const struct dest *d;
	size_t i = s->start;

	while (i < b->from && (text[i] == ' ' || text[i] == '\n'))
		i++;
	for (d = i == b->from ? s->dests : NULL; d != NULL; d = d->next)
		dest_put(line, d->node);
}

static void
note_called(struct line *line, const struct conv_node *ref)
{
	struct layout *l = line->p->l;
	struct vitem *box = line->box;
	const struct conv_node *note = ref->u.note_ref.note;
	const struct conv_node **notes;

	if (l->callers == NULL || l->callers[note->u.note.number - 1] != ref)
		return;
	notes = conv_alloc(l->arena, (box->nnotes + 1) * sizeof(*notes));
	if (box->nnotes > 0)
		memcpy(notes, box->notes, box->nnotes * sizeof(*notes));
	notes[box->nnotes++] = note;
	box->notes = notes;
}

static void
image_put(struct line *line, const struct bit *b, int32_t x)
{
	const struct span *s = b->piece->span;
	struct pdf_item *item;

	item = vitem_add(line->p->l->arena, line->box, PDF_IMAGE,
	    PDF_PART_BODY, s->node);
	item->x = line->x + x;
	item->y = line->box->baseline - s->h;
	item->w = s->w;
	item->h = s->h;
	item->u.image = s->image;
}

/* The runs of a bit as segments, in the order of reading. */
static void
runs_put(const struct bit *b, int32_t x, struct pdf_seg *seg)
{
	const struct pdf_run *run;
	const struct span *s = b->piece->span;
	bool rtl = b->piece->level % 2 == 1;

	for (run = b->runs; rtl && run != NULL; run = run->next)
		x += run->width;
	for (run = b->runs; run != NULL; run = run->next, seg++) {
		seg->run = run;
		seg->node = s->node;
		seg->color = s->color;
		seg->rise = s->rise;
		seg->hyphen = b->hyphen;
		seg->x = rtl ? x - run->width : x;
		x += rtl ? -run->width : run->width;
	}
}

/* What stands in the text for a picture: its place in the reading. */
static const struct pdf_run nothing = { .text = "" };

/*
 * Text and pictures in the order of reading, whatever their places; the
 * line's text is the first item of its box.
 */
static void
bits_read(struct line *line, const int32_t *xs)
{
	struct pdf_seg *segs;
	const struct bit *b;
	size_t i, n = 0;

	for (i = 0; i < line->nbits; i++)
		n += line->bits[i].nruns + 1;
	segs = conv_alloc(line->p->l->arena, (n + 1) * sizeof(*segs));
	for (i = n = 0; i < line->nbits; i++) {
		b = &line->bits[i];
		if (b->piece->kind == PIECE_IMAGE) {
			image_put(line, b, xs[i]);
			segs[n].run = &nothing;
			segs[n++].node = b->piece->span->node;
			continue;
		}
		runs_put(b, xs[i], &segs[n]);
		n += b->nruns;
	}
	line->box->items[0].u.text.segs = segs;
	line->box->items[0].u.text.nsegs = (uint32_t)n;
}

/* What follows the eye along the line: links, bands, places to lead to. */
static void
bits_place(struct line *line, const uint32_t *order)
{
	struct conv_arena *a = line->p->l->arena;
	int32_t x = 0, *xs = conv_alloc(a, (line->nbits + 1) * sizeof(*xs));
	const struct bit *b;
	size_t i, at;
	int k;

	for (i = 0; i < line->nbits; i++) {
		at = order != NULL ? order[i] : i;
		xs[at] = x;
		x += line->bits[at].width;
	}
	bits_read(line, xs);
	for (i = 0; i < line->nbits; i++) {
		at = order != NULL ? order[i] : i;
		b = &line->bits[at];
		spans_follow(line, b, xs[at]);
		if (b->piece->span->dests != NULL && b->to > 0)
			dests_put(line, b);
		if (is_call(b))
			dest_put(line, b->piece->span->node);
	}
	/* notes are in the order of reading, not in that of the line */
	for (i = 0; i < line->nbits; i++)
		if (is_call(&line->bits[i]))
			note_called(line, line->bits[i].piece->span->node);
	link_close(line, x);
	for (k = 0; k < BAND_COUNT; k++)
		band_close(line, (enum band)k, x);
	vitem_prepend(a, line->box, &line->under);
}

/* The order on the page, or NULL where it is the logical one. */
static uint32_t *
visual_order(struct line *line)
{
	struct conv_arena *a = line->p->l->arena;
	unsigned char *levels;
	uint32_t *order;
	size_t i, any = 0;

	for (i = 0; i < line->nbits; i++)
		any += line->bits[i].piece->level;
	if (any == 0 && line->p->level == 0)
		return NULL;
	levels = conv_alloc(a, line->nbits + 1);
	order = conv_alloc(a, (line->nbits + 1) * sizeof(*order));
	for (i = 0; i < line->nbits; i++)
		levels[i] = line->bits[i].trailing ?
		    (unsigned char)line->p->level :
		    line->bits[i].piece->level;
	pdf_bidi_order(levels, line->nbits, order);
	return order;
}

/* Room above and below the baseline; pictures can need more. */
static void
box_size(struct line *line, int32_t *above, int32_t *below)
{
	const struct look *k = line->p->look;
	const struct bit *b;
	size_t i;

	*above = (k->leading - k->ascent - k->descent) / 2 + k->ascent;
	*below = k->leading - *above;
	for (i = 0; i < line->nbits; i++) {
		b = &line->bits[i];
		if (b->piece->kind == PIECE_IMAGE &&
		    b->piece->span->h + k->xheight / 2 > *above)
			*above = b->piece->span->h + k->xheight / 2;
	}
}

static int32_t
line_start(const struct line *line, int32_t target, int32_t indent,
    bool only)
{
	bool rtl = line->p->level % 2 == 1;
	enum conv_align align = line->set->align;
	int32_t x = line->set->x + (rtl ? 0 : indent);
	int32_t free = target - line->width;

	if (align == CONV_ALIGN_CENTER)
		return x + free / 2;
	if (align == CONV_ALIGN_RIGHT ||
	    (rtl && !(only && line->set->marked)))
		return x + free;
	return x;
}

void
line_box(struct para *p, const struct para_set *set, size_t from, size_t to,
    int32_t indent, bool last, struct vlist *list)
{
	struct line line = { .p = p, .set = set };
	struct conv_arena *a = p->l->arena;
	int32_t target = set->w - indent, above, below, start;
	struct pdf_item *text;
	size_t hang;
	bool only = last && from == 0;
	bool natural = last || set->align != CONV_ALIGN_NONE ||
	    (to < p->nitems && p->items[to].kind == PDF_LB_PENALTY &&
	    p->items[to].penalty <= -PDF_LB_INFINITE);

	while (from < to && p->items[from].kind != PDF_LB_BOX)
		from++;
	line.bits = p->l->bits = arena_grow(a, p->l->bits, &p->l->bits_cap,
	    to - from + 3, sizeof(*line.bits));
	memset(line.bits, 0, (to - from + 3) * sizeof(*line.bits));
	bits_collect(&line, from, to);
	bits_shape(&line);
	hyphen_add(&line, to);
	line_measure(&line);
	start = start_hang(&line);
	glue_set(&line, target + start + end_hang(&line), natural);
	line.x = line_start(&line, target, indent, only) - start;
	hang = line.nbits;
	trailing_add(&line, to);
	if (line.nbits > hang && p->level % 2 == 1)
		line.x -= line.bits[hang].width;
	box_size(&line, &above, &below);
	line.box = vlist_box(a, list, above + below);
	line.box->baseline = above;
	text = vitem_add(a, line.box, PDF_TEXT, p->part, p->node);
	text->x = line.x;
	text->y = above;
	text->w = line.width;
	bits_place(&line, visual_order(&line));
}
