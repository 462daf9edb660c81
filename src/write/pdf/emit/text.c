/* text.c - lines of text in a content stream: runs, clusters, glyphs. */
#include <string.h>

#include "write/pdf/emit/emit.h"

static struct conv_out *
out(struct emit *e)
{
	return &e->content.out;
}

static void
string_close(struct emit *e)
{
	if (e->pen->in_string)
		conv_putc(out(e), ')');
	e->pen->in_string = false;
}

void
emit_text_pause(struct emit *e)
{
	string_close(e);
	if (e->pen->in_array)
		conv_puts(out(e), "]TJ\n");
	e->pen->in_array = false;
}

/*
 * Marked content stands inside of one text object or around none (PDF 1.7,
 * 14.6): a line with a link in it needs one text object only.
 */
static void
text_open(struct emit *e)
{
	if (e->pen->in_text)
		return;
	emit_tag_close(e);
	conv_puts(out(e), "BT\n");
	e->pen->in_text = true;
}

void
emit_text_close(struct emit *e)
{
	emit_text_pause(e);
	if (!e->pen->in_text)
		return;
	emit_tag_close(e);
	conv_puts(out(e), "ET\n");
	e->pen->in_text = false;
}

/* Text render mode 2 strokes the outline too: a synthetic bold. */
static void
set_embolden(struct emit *e, const struct pdf_seg *seg)
{
	if (e->pen->embolden == seg->run->embolden)
		return;
	emit_text_pause(e);
	e->pen->embolden = seg->run->embolden;
	if (seg->run->embolden == 0) {
		conv_puts(out(e), "0 Tr\n");
		return;
	}
	emit_pen_stroke(e, seg->color, seg->run->embolden);
	conv_puts(out(e), "2 Tr\n");
}

static void
set_rise(struct emit *e, int32_t rise)
{
	if (e->pen->rise == rise)
		return;
	emit_text_pause(e);
	e->pen->rise = rise;
	emit_milli(out(e), rise);
	conv_puts(out(e), " Ts\n");
}

static void
set_font(struct emit *e, struct emit_font *f, int32_t size, unsigned part)
{
	unsigned n = emit_font_number(f);

	if (e->pen->font == f && e->pen->size == size && e->pen->part == part)
		return;
	emit_text_pause(e);
	e->pen->font = f;
	e->pen->size = size;
	e->pen->part = part;
	if (emit_font_is_colour(f))
		conv_printf(out(e), "/E%u-%u ", n, part);
	else
		conv_printf(out(e), "/%c%u ", part > 0 ? 'S' : 'F', n);
	emit_milli(out(e), size);
	conv_puts(out(e), " Tf\n");
}

/* Move the pen inside the TJ array to x (1/1000 pt from the line's start). */
static void
pen_to(struct emit *e, int64_t x)
{
	struct emit_pen *p = e->pen;
	int64_t size = p->size, diff = p->at - x * 1000, adj;

	if (size <= 0)
		return;
	adj = (diff >= 0 ? diff + size / 2 : diff - size / 2) / size;
	if (!p->in_array)
		conv_putc(out(e), '[');
	p->in_array = true;
	if (adj == 0)
		return;
	string_close(e);
	out_int(out(e), adj);
	p->at -= adj * size;
}

static void
put_code(struct emit *e, const char *b, int len)
{
	char s[6];
	size_t n = 0;
	int i;

	if (!e->pen->in_array)
		s[n++] = '[';
	if (!e->pen->in_string)
		s[n++] = '(';
	e->pen->in_array = e->pen->in_string = true;
	for (i = 0; i < len; i++) {
		if (b[i] == '(' || b[i] == ')' || b[i] == '\\' ||
		    b[i] == '\r')
			s[n++] = '\\';
		s[n++] = b[i] == '\r' ? 'r' : b[i];
	}
	conv_put(out(e), s, n);
}

static void
put_glyph(struct emit *e, struct emit_font *f, uint32_t gid)
{
	char b[2] = { (char)(gid >> 8), (char)gid };
	uint32_t code;

	if (emit_font_code(e, f, gid, &code)) {
		set_font(e, f, e->pen->size, code >> 8);
		b[0] = (char)code;
		put_code(e, b, 1);
	} else {
		put_code(e, b, 2);
	}
	e->pen->at += (int64_t)emit_font_width(f, gid) * e->pen->size;
}

static void
actual_text(struct emit *e, const char *s, size_t n)
{
	emit_text_pause(e);
	emit_actual(e, s, n);
}

static void
actual_end(struct emit *e)
{
	emit_text_pause(e);
	conv_puts(out(e), "EMC\n");
}

/* The glyphs [i, j) of one cluster, which stand for text[0, len). */
struct cluster {
	uint32_t	 i, j;
	const char	*text;
	size_t		 len;
};

/*
 * Glyphs come in visual order; the text of a cluster ends where the next
 * one in logical order starts.
 */
static struct cluster
cluster_at(const struct pdf_run *run, uint32_t i)
{
	struct cluster c = { .i = i, .j = i + 1 };
	uint32_t start = run->glyphs[i].cluster, end = run->len;

	while (c.j < run->nglyphs && run->glyphs[c.j].cluster == start)
		c.j++;
	if (!run->rtl && c.j < run->nglyphs)
		end = run->glyphs[c.j].cluster;
	if (run->rtl && i > 0)
		end = run->glyphs[i - 1].cluster;
	c.text = run->text + start;
	c.len = end > start ? end - start : 0;
	return c;
}

/* The bytes of the first code point. */
static size_t
first_char(const char *s, size_t n)
{
	const char *p = s;

	if (n == 0)
		return 0;
	utf8_next(&p, s + n);
	return (size_t)(p - s);
}

/*
 * Note what each glyph stands for; true: the glyphs of the cluster need
 * an ActualText to be read as its text, where the line has none.
 */
static bool
note_cluster(struct emit *e, struct emit_font *f, const struct pdf_run *run,
    const struct cluster *c)
{
	uint32_t i;

	if (c->j - c->i == 1)
		return (!emit_font_use(e, f, run->glyphs[c->i].gid, c->text,
		    c->len) || emit_is_private(c->text, c->len)) &&
		    !e->pen->copies;
	for (i = c->i; i < c->j; i++)
		emit_font_use(e, f, run->glyphs[i].gid, c->text,
		    first_char(c->text, c->len));
	return c->len > 0 && !e->pen->copies;
}

/* Glyphs [i, j) of a segment, the first of them at x; returns the end. */
static int64_t
put_glyphs(struct emit *e, const struct pdf_seg *seg, uint32_t i, uint32_t j,
    int64_t x)
{
	struct emit_font *f = emit_font(e, seg->run->font);
	const struct pdf_glyph *g;

	for (; i < j; i++) {
		g = &seg->run->glyphs[i];
		set_rise(e, seg->rise + g->dy);
		pen_to(e, x + g->dx);
		put_glyph(e, f, g->gid);
		x += g->adv;
	}
	return x;
}

/* A cluster that is read as its text, whatever its glyphs are. */
static int64_t
put_actual(struct emit *e, const struct pdf_seg *seg, const struct cluster *c,
    int64_t x)
{
	actual_text(e, c->text, c->len);
	x = put_glyphs(e, seg, c->i, c->j, x);
	actual_end(e);
	return x;
}

/* Among reversed glyphs each piece is shown by an operator of its own. */
static int64_t
put_piece(struct emit *e, const struct pdf_seg *seg, uint32_t i, uint32_t j,
    int64_t x)
{
	if (emit_tag_reversed(e))
		emit_text_pause(e);
	return put_glyphs(e, seg, i, j, x);
}

/* The cluster that ends before glyph j. */
static struct cluster
cluster_before(const struct pdf_run *run, uint32_t j)
{
	uint32_t i = j - 1;

	while (i > 0 && run->glyphs[i - 1].cluster == run->glyphs[i].cluster)
		i--;
	return cluster_at(run, i);
}

/*
 * From the right: what one operator shows is in the order of the page, one
 * piece and the next in that of reading (PDF 1.7, 14.8.2.3.3).
 */
static void
put_rtl_run(struct emit *e, const struct pdf_seg *seg)
{
	const struct pdf_run *run = seg->run;
	struct emit_font *f = emit_font(e, run->font);
	struct cluster c;
	int64_t x = seg->x + (int64_t)run->width;
	uint32_t i, k, end = run->nglyphs;
	bool actual;

	for (i = end; i > 0; i = c.i) {
		c = cluster_before(run, i);
		actual = note_cluster(e, f, run, &c);
		if (i < end && (actual || emit_font_is_colour(f) ||
		    run->glyphs[c.i].dy != run->glyphs[i].dy)) {
			put_piece(e, seg, i, end, x);
			end = i;
		}
		for (k = c.i; k < c.j; k++)
			x -= run->glyphs[k].adv;
		if (actual) {
			put_actual(e, seg, &c, x);
			end = c.i;
		}
	}
	if (end > 0)
		put_piece(e, seg, 0, end, x);
}

static void
put_run(struct emit *e, const struct pdf_seg *seg)
{
	const struct pdf_run *run = seg->run;
	struct emit_font *f = emit_font(e, run->font);
	struct cluster c;
	int64_t x = seg->x;
	uint32_t i;

	if (run->rtl) {
		put_rtl_run(e, seg);
		return;
	}
	if (emit_tag_reversed(e))
		emit_text_pause(e);
	for (i = 0; i < run->nglyphs; i = c.j) {
		c = cluster_at(run, i);
		x = note_cluster(e, f, run, &c) ?
		    put_actual(e, seg, &c, x) :
		    put_glyphs(e, seg, c.i, c.j, x);
	}
}

/* Tm for a line; a slanted run gets a matrix of its own. */
static void
set_matrix(struct emit *e, int64_t x, int64_t y, int16_t slant)
{
	conv_puts(out(e), "1 0 ");
	emit_pen_number(e, slant);
	conv_puts(out(e), "1 ");
	emit_pen_number(e, x);
	emit_pen_number(e, emit_pen_y(e, y));
	conv_puts(out(e), "Tm\n");
}

/*
 * A hyphen of the line break is read as a soft hyphen, through a font that
 * differs in its ToUnicode only: readers that take no heed of an ActualText
 * inside of a paragraph understand that too.
 */
static void
put_hyphen(struct emit *e, const struct pdf_seg *seg)
{
	const struct pdf_run *run = seg->run;
	struct emit_font *f = emit_font(e, run->font);
	int64_t x = seg->x;
	uint32_t i;

	set_font(e, f, run->size, 1);
	for (i = 0; i < run->nglyphs; i++) {
		emit_font_use_soft(e, f, run->glyphs[i].gid);
		pen_to(e, x + run->glyphs[i].dx);
		put_glyph(e, f, run->glyphs[i].gid);
		x += run->glyphs[i].adv;
	}
}

/*
 * What is copied where the text is: for a line of code that is turned over
 * once, up to where it ends or the page does; for decoration nothing.
 */
static bool
has_copy(const struct emit *e, const struct pdf_item *item)
{
	return !e->pen->copies && (item->u.text.copy != 0 ||
	    item->part == PDF_PART_DECORATION);
}

/* Content of its own where there are tags: see put_hyphen(). */
static void
copy_open(struct emit *e, const struct pdf_item *item,
    const struct conv_node *node)
{
	emit_text_pause(e);
	if (!emit_tag_span(e, node, item->part)) {
		if (!emit_tag_same(e, node, item->part))
			emit_tag_open(e, node, item->part);
		conv_puts(out(e), "/Span<<");
	}
	emit_copy(e, item);
	e->pen->copies = true;
}

static void
copy_close(struct emit *e, const struct pdf_item *item)
{
	if (!e->pen->copies)
		return;
	emit_text_pause(e);
	if (e->tags == NULL || item->part == PDF_PART_DECORATION)
		conv_puts(out(e), "EMC\n");
	else
		emit_tag_close(e);
	e->pen->copies = false;
}

void
emit_text_put(struct emit *e, const struct pdf_item *item)
{
	const struct pdf_seg *seg = item->u.text.segs;
	const struct pdf_seg *end = seg + item->u.text.nsegs;
	const struct conv_node *node;
	int16_t slant = 0;

	text_open(e);
	set_matrix(e, item->x, item->y, 0);
	e->pen->at = 0;
	for (; seg < end; seg++) {
		node = seg->node != NULL ? seg->node : item->node;
		if (seg->run->nglyphs == 0) {
			/* the picture itself is drawn after the line */
			if (node->kind == CONV_IMAGE)
				emit_tag_place(e, node);
			continue;
		}
		if (seg->apart)
			copy_close(e, item);
		if (seg->run->nglyphs > 1)
			emit_tag_turn(e, seg->run->rtl &&
			    item->u.text.copy == 0);
		if (has_copy(e, item) && !seg->apart) {
			copy_open(e, item, node);
		} else if (!emit_tag_same(e, node, item->part)) {
			emit_text_pause(e);
			emit_tag_open(e, node, item->part);
		}
		if (seg->run->slant != slant) {
			emit_text_pause(e);
			slant = seg->run->slant;
			set_matrix(e, (int64_t)item->x + seg->x, item->y,
			    slant);
			e->pen->at = (int64_t)seg->x * 1000;
		}
		emit_pen_fill(e, seg->color);
		set_embolden(e, seg);
		if (node != NULL && node->kind == CONV_IMAGE)
			emit_tag_box(e, (int64_t)item->x + seg->x, item->y -
			    seg->run->size, seg->run->width,
			    seg->run->size + seg->run->size / 3);
		if (seg->hyphen) {
			put_hyphen(e, seg);
			continue;
		}
		set_font(e, emit_font(e, seg->run->font), seg->run->size, 0);
		if (item->u.text.copy == 0 || seg->apart)
			emit_tag_text(e, seg->run->text, seg->run->len);
		put_run(e, seg);
	}
	emit_text_pause(e);
	if (emit_copy_next(e, item) == NULL)
		copy_close(e, item);
}

void
emit_text_run(struct emit *e, struct out_mem *to, const struct pdf_run *run)
{
	struct emit_pen pen = { .in_text = true }, *page_pen = e->pen;
	struct out_mem page = e->content;
	struct pdf_seg seg = { .run = run };

	e->pen = &pen;
	e->content = *to;
	set_font(e, emit_font(e, run->font), run->size, 0);
	put_run(e, &seg);
	emit_text_pause(e);
	set_rise(e, 0);
	*to = e->content;
	e->content = page;
	e->pen = page_pen;
}
