/* text.c - text: chunks that are anchored, in pieces of one style. */
#include <string.h>

#include "write/pdf/svg/svg.h"

/* Values for single characters, as x="1 2 3" gives them. */
struct list {
	double	*v;
	size_t	 n;
};

enum { X, Y, DX, DY };

/* A text or tspan that is open. */
struct level {
	const xmlNode		*node;
	struct svg_style	*style;
	struct list		 lists[4];
	size_t			 chars;		/* that it had so far */
	double			 length;	/* textLength, or 0 */
};

struct piece {
	const char		*text;
	size_t			 len;
	const struct svg_style	*style;
	double			 x, y, stretch;
};

struct writer {
	struct svg		*s;
	const struct svg_frame	*f;
	struct level		*levels;
	size_t			 nlevels, levels_cap;
	struct piece		*pieces;	/* of the chunk */
	size_t			 npieces, pieces_cap;
	double			 x, y;		/* the pen */
	double			 start;		/* of the chunk */
	bool			 spaced;	/* the last is a space */
};

/* Draw a run at a place, y down to the line. */
static void
run_draw(struct svg *s, const struct svg_frame *f, const struct svg_style *st,
    const struct pdf_run *run, double x, double y, double stretch)
{
	struct svg_frame at = *f;
	struct svg_matrix rest;
	double scale = svg_split(f->m, &rest);
	double w = run->width / 1000.0 / scale * stretch;
	struct svg_box box = { x, y - st->size, x + w, y + st->size * 0.3 };
	struct pdf_paint fill, stroke;
	struct pdf_draw *d;

	at.style = *st;
	svg_paint(s, &at, &st->fill, st->fill_opacity, &box, &fill);
	svg_paint(s, &at, &st->stroke, st->stroke_opacity, &box, &stroke);
	if (run->nglyphs == 0 || st->hidden ||
	    (fill.kind == PDF_PAINT_NONE && stroke.kind == PDF_PAINT_NONE) ||
	    (d = svg_draw(s, f, PDF_DRAW_TEXT)) == NULL)
		return;
	d->fill = fill;
	if (svg_draw_pen(s, st, scale, &d->pen))
		d->stroke = stroke;
	d->stroke_first = st->stroke_first;
	d->u.run = run;
	svg_apply(&f->m, &x, &y);
	rest.a *= stretch;
	rest.b *= stretch;
	rest.e = x;
	rest.f = y;
	d->matrix = svg_fixed(&rest);
	svg_box_add(&s->seen, x, y);
	svg_box_add(&s->seen, x + w * scale, y - st->size * scale);
}

/* The same with the glyphs further apart. */
static const struct pdf_run *
run_space(struct svg *s, const struct pdf_run *run, int32_t extra)
{
	struct pdf_run *r = conv_alloc(s->arena, sizeof(*r));
	struct pdf_glyph *g;
	uint32_t i;

	g = conv_alloc(s->arena, run->nglyphs * sizeof(*g));
	*r = *run;
	r->glyphs = g;
	for (i = 0; i < r->nglyphs; i++) {
		g[i] = run->glyphs[i];
		if (g[i].adv == 0)	/* a mark on the last one */
			continue;
		g[i].adv += extra;
		r->width += extra;
	}
	return r;
}

/* Text of one direction at x; returns the width. */
static double
runs_draw(struct svg *s, const struct svg_frame *f, const struct svg_style *st,
    const struct pdf_run *runs, bool rtl, double x, double y, double stretch,
    bool draw)
{
	const struct pdf_run *r, *run, *last = NULL;
	struct svg_matrix rest;
	double scale = svg_split(f->m, &rest), w = 0;
	int32_t extra = svg_milli(st->spacing * scale);

	/* from right to left, the last run stands first */
	for (r = runs; r != last; r = rtl ? runs : r->next) {
		if (rtl)
			while (r->next != last)
				r = r->next;
		run = extra != 0 ? run_space(s, r, extra) : r;
		if (draw)
			run_draw(s, f, st, run, x + w, y, stretch);
		w += run->width / 1000.0 / scale * stretch;
		if (rtl)
			last = r;
	}
	return w;
}

double
svg_piece(struct svg *s, const struct svg_frame *f, const struct svg_style *st,
    const char *text, size_t n, double x, double y, double stretch, bool draw)
{
	unsigned char *levels = conv_alloc(s->arena, 2 * n + 2), *of;
	uint32_t *starts = conv_alloc(s->arena, 2 * (n + 1) * sizeof(*starts));
	uint32_t *order = starts + n + 1, i, k, count = 0;
	struct svg_matrix rest;
	double scale = svg_split(f->m, &rest), w = 0;
	struct pdf_face face = { .family = st->family, .bold = st->bold,
	    .italic = st->italic, .lang = st->lang };

	face.size = svg_milli(st->size * scale);
	if (n == 0 || scale == 0 || face.size < 10)
		return 0;
	if (face.size > LIMIT_SVG_TYPE) {
		svg_lost(s, "very large type");
		return 0;
	}
	of = levels + n + 1;
	pdf_bidi(s->arena, text, n, 0, levels);
	for (i = 0; i < n; i++)
		if (i == 0 || levels[i] != levels[i - 1]) {
			of[count] = levels[i];
			starts[count++] = i;
		}
	starts[count] = (uint32_t)n;
	pdf_bidi_order(of, count, order);
	for (i = 0; i < count; i++) {
		k = order[i];
		w += runs_draw(s, f, st, pdf_shape(s->pdf, &face,
		    text + starts[k], starts[k + 1] - starts[k], of[k],
		    s->node), (of[k] & 1) != 0, x + w, y, stretch, draw);
	}
	return w;
}

/* How far below the place that y names the line is. */
static double
lowered(struct svg *s, const struct svg_style *st)
{
	struct pdf_face face = { .family = st->family, .bold = st->bold,
	    .italic = st->italic, .size = 1000, .lang = st->lang };
	struct pdf_metrics m;
	double v = 0;

	if (st->baseline != SVG_ALPHABETIC) {
		pdf_metrics(s->pdf, &face, &m);
		v = st->baseline == SVG_MIDDLE_LINE ? m.xheight / 2 :
		    st->baseline == SVG_CENTRAL ? (m.ascent - m.descent) / 2 :
		    st->baseline == SVG_HANGING ? m.capheight :
		    st->baseline == SVG_TOP ? m.ascent : -m.descent;
	}
	return v / 1000 * st->size - st->rise;
}

/* Draw the chunk, now that its width is known. */
static void
chunk_end(struct writer *w)
{
	struct piece *p = w->npieces > 0 ? &w->pieces[w->npieces - 1] : NULL;
	double width = w->x - w->start, shift = 0;
	enum svg_anchor anchor;
	size_t i;

	if (p != NULL && p->len > 0 && p->text[p->len - 1] == ' ' &&
	    !p->style->preserve) {
		width -= svg_piece(w->s, w->f, p->style, " ", 1, 0, 0,
		    p->stretch, false);
		p->len--;
	}
	anchor = p != NULL ? w->pieces[0].style->anchor : SVG_START;
	if (anchor != SVG_START)
		shift = anchor == SVG_MIDDLE ? -width / 2 : -width;
	for (i = 0; i < w->npieces; i++) {
		p = &w->pieces[i];
		svg_piece(w->s, w->f, p->style, p->text, p->len,
		    p->x + shift, p->y + lowered(w->s, p->style), p->stretch,
		    true);
	}
	w->npieces = 0;
	w->start = w->x;
	w->spaced = true;
}

static double
letters(const char *s, size_t n)
{
	double k = 0;

	for (; n > 0; n--)
		k += (*s++ & 0xC0) != 0x80;
	return k;
}

static void
piece_add(struct writer *w, const char *text, size_t n, double length)
{
	const struct svg_style *st = w->levels[w->nlevels - 1].style;
	double width = svg_piece(w->s, w->f, st, text, n, 0, 0, 1, false);
	double stretch = length > 0 && width > 0 ? length / width : 1;
	struct svg_style *wider;
	struct piece *p;

	if (stretch < 0.5 || stretch > 2)
		stretch = 1;
	if (stretch > 1) {		/* rather between the letters */
		wider = conv_alloc(w->s->arena, sizeof(*wider));
		*wider = *st;
		wider->spacing += (length - width) / letters(text, n);
		st = wider;
		width = length;
		stretch = 1;
	}
	w->pieces = arena_grow(w->s->arena, w->pieces, &w->pieces_cap,
	    w->npieces + 1, sizeof(*w->pieces));
	p = &w->pieces[w->npieces++];
	*p = (struct piece){ text, n, st, w->x, w->y, stretch };
	w->x += width * stretch;
}

/* The value for the next character, of the innermost that has one. */
static const double *
value(const struct writer *w, int which)
{
	const struct level *l;

	for (l = w->levels + w->nlevels; l-- > w->levels; )
		if (l->chars < l->lists[which].n)
			return &l->lists[which].v[l->chars];
	return NULL;
}

/* Move to where the next character stands; true: it goes alone. */
static bool
place(struct writer *w)
{
	const double *x = value(w, X), *y = value(w, Y), *d;
	size_t i, k;

	if (x != NULL || y != NULL) {
		chunk_end(w);
		w->x = w->start = x != NULL ? *x : w->x;
		w->y = y != NULL ? *y : w->y;
	}
	if ((d = value(w, DX)) != NULL)
		w->x += *d;
	if ((d = value(w, DY)) != NULL)
		w->y += *d;
	for (i = 0; i < w->nlevels; i++)
		for (k = 0; k < 4; k++)
			if (w->levels[i].chars + 1 < w->levels[i].lists[k].n)
				return true;
	return false;
}

/* Spaces as the style has them; a chunk does not begin with one. */
static const char *
collapse(struct writer *w, const char *s, size_t *len)
{
	bool keep = w->levels[w->nlevels - 1].style->preserve;
	char *out = conv_strdup(w->s->arena, s), *q = out;

	for (; *s != '\0'; s++) {
		if (!svg_is_space(*s)) {
			*q++ = *s;
			w->spaced = false;
			continue;
		}
		if (!keep && w->spaced)
			continue;
		*q++ = ' ';
		w->spaced = true;
	}
	*len = (size_t)(q - out);
	return out;
}

static void
text_add(struct writer *w, const xmlNode *n)
{
	struct level *top = &w->levels[w->nlevels - 1];
	bool lone = n->prev == NULL && n->next == NULL, alone, fresh;
	const char *p, *end, *next;
	size_t len, i;

	fresh = top->chars == 0 && (value(w, X) != NULL ||
	    value(w, Y) != NULL);
	if (fresh)
		w->spaced = true;
	p = collapse(w, (const char *)n->content, &len);
	for (end = p + len; p < end; p = next) {
		if (!svg_spend(w->s, &w->s->elements, 1, LIMIT_SVG_ELEMENTS))
			return;
		alone = place(w);
		next = end;
		if (alone) {
			next = p;
			utf8_next(&next, end);
		}
		piece_add(w, p, (size_t)(next - p), lone && !alone ?
		    top->length : 0);
		w->spaced = next[-1] == ' ';
		for (; p < next; p++)
			for (i = 0; i < w->nlevels && (*p & 0xC0) != 0x80; i++)
				w->levels[i].chars++;
	}
}

static struct list
list_read(struct writer *w, const xmlNode *n, const char *name,
    const struct svg_units *u, enum svg_axis axis)
{
	const char *v = svg_attr(w->s, n, name);
	struct svg_text t = svg_text(v != NULL ? v : "");
	struct list list = { NULL, 0 };
	size_t cap = 0;
	double got;

	while (svg_comma(&t), svg_length(&t, u, axis, &got)) {
		list.v = arena_grow(w->s->arena, list.v, &cap, list.n + 1,
		    sizeof(*list.v));
		list.v[list.n++] = got;
	}
	return list;
}

static void
level_push(struct writer *w, const xmlNode *n, struct svg_style *style)
{
	struct svg_units u = svg_units(w->f);
	struct level *l;

	w->levels = arena_grow(w->s->arena, w->levels, &w->levels_cap,
	    w->nlevels + 1, sizeof(*w->levels));
	l = &w->levels[w->nlevels++];
	memset(l, 0, sizeof(*l));
	l->node = n;
	l->style = style;
	u.em = style->size;
	l->lists[X] = list_read(w, n, "x", &u, SVG_X);
	l->lists[Y] = list_read(w, n, "y", &u, SVG_Y);
	l->lists[DX] = list_read(w, n, "dx", &u, SVG_X);
	l->lists[DY] = list_read(w, n, "dy", &u, SVG_Y);
	l->length = svg_attr_length(w->s, n, "textLength", &u, SVG_X, 0);
	if (svg_attr(w->s, n, "rotate") != NULL)
		svg_lost(w->s, "rotated letters");
}

/* Open a tspan and the like; false: nothing of it is drawn. */
static bool
element_open(struct writer *w, const xmlNode *n)
{
	struct svg_style *st;

	if (svg_is(n, "title") || svg_is(n, "desc") ||
	    !svg_spend(w->s, &w->s->elements, 1, LIMIT_SVG_ELEMENTS))
		return false;
	if (svg_is(n, "textPath"))
		svg_lost(w->s, "the path of a text");
	st = conv_alloc(w->s->arena, sizeof(*st));
	svg_style(w->s, n, w->levels[w->nlevels - 1].style, st);
	if (!st->gone)
		level_push(w, n, st);
	return !st->gone;
}

void
svg_text_draw(struct svg *s, const struct svg_frame *f)
{
	struct writer w = { .s = s, .f = f, .spaced = true };
	struct svg_style *st = conv_alloc(s->arena, sizeof(*st));
	const xmlNode *n = f->node->children;

	*st = f->style;
	level_push(&w, f->node, st);
	while (w.nlevels > 0) {
		if (n == NULL) {
			n = w.levels[--w.nlevels].node->next;
			continue;
		}
		if (n->type == XML_ELEMENT_NODE && element_open(&w, n)) {
			n = n->children;
			continue;
		}
		if ((n->type == XML_TEXT_NODE ||
		    n->type == XML_CDATA_SECTION_NODE) && n->content != NULL)
			text_add(&w, n);
		n = n->next;
	}
	chunk_end(&w);
}
