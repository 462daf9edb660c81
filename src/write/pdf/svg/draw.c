/* draw.c - paths in a drawing: from a double to 1/1000 px. */
#include <string.h>

#include "write/pdf/svg/svg.h"

struct pdf_drawing *
svg_drawing(struct svg *s, const struct pdf_drawing *like)
{
	struct pdf_drawing *d = conv_alloc(s->arena, sizeof(*d));

	d->x = like->x;
	d->y = like->y;
	d->w = like->w;
	d->h = like->h;
	return d;
}

void
svg_outline(struct svg *s, const struct svg_path *p,
    const struct svg_matrix *m, struct pdf_outline *o)
{
	unsigned char *ops = conv_alloc(s->arena, p->nops);
	int32_t *xy = conv_alloc(s->arena, p->nxy * sizeof(*xy));
	double x, y;
	size_t i;

	if (p->nops > 0)
		memcpy(ops, p->ops, p->nops);
	for (i = 0; i + 1 < p->nxy; i += 2) {
		x = p->xy[i];
		y = p->xy[i + 1];
		svg_apply(m, &x, &y);
		xy[i] = svg_milli(x);
		xy[i + 1] = svg_milli(y);
	}
	*o = (struct pdf_outline){ ops, p->nops, xy };
}

struct pdf_draw *
svg_draw(struct svg *s, const struct svg_frame *f, enum pdf_draw_kind kind)
{
	struct pdf_drawing *into = f->into;
	const struct pdf_clip *last = into->nops > 0 ?
	    into->ops[into->nops - 1].clip : NULL;
	struct pdf_draw *d;

	if (!svg_spend(s, &s->segments, 1 + (f->clip != NULL &&
	    f->clip != last ? f->clip->nops : 0), LIMIT_SVG_SEGMENTS))
		return NULL;
	d = pdf_drawing_add(s->arena, into, kind);
	d->clip = f->clip;
	return d;
}

bool
svg_draw_pen(struct svg *s, const struct svg_style *st, double scale,
    struct pdf_pen *pen)
{
	int32_t *dashes;
	int64_t sum = 0;
	size_t i;

	memset(pen, 0, sizeof(*pen));
	pen->width = svg_milli(st->width * scale);
	pen->cap = st->cap;
	pen->join = st->join;
	pen->miter = svg_milli(st->miter);
	if (st->ndashes > 0) {
		dashes = conv_alloc(s->arena, st->ndashes * sizeof(*dashes));
		for (i = 0; i < st->ndashes; i++)
			sum += dashes[i] = svg_milli(st->dashes[i] * scale);
		/* what can't be seen would take a viewer forever */
		if (sum >= 50) {
			pen->dashes = dashes;
			pen->ndashes = st->ndashes;
			pen->phase = (int32_t)(((int64_t)svg_milli(st->phase *
			    scale) % sum + sum) % sum);
		}
	}
	return pen->width > 0;
}

/* The box of a path as the picture sees it, with its stroke. */
static void
seen(struct svg *s, const struct svg_frame *f, const struct svg_box *b,
    double more)
{
	double xs[2] = { b->x0 - more, b->x1 + more };
	double ys[2] = { b->y0 - more, b->y1 + more }, x, y;
	int i;

	if (b->x0 > b->x1)
		return;
	for (i = 0; i < 4; i++) {
		x = xs[i & 1];
		y = ys[i >> 1];
		svg_apply(&f->m, &x, &y);
		svg_box_add(&s->seen, x, y);
	}
}

static void
put_fill(struct svg *s, const struct svg_frame *f, const struct svg_path *p,
    const struct pdf_paint *paint)
{
	struct pdf_draw *d = paint->kind != PDF_PAINT_NONE ?
	    svg_draw(s, f, PDF_DRAW_PATH) : NULL;

	if (d == NULL)
		return;
	d->fill = *paint;
	d->evenodd = f->style.evenodd;
	svg_outline(s, p, &f->m, &d->u.outline);
}

/*
 * A stroke is as uneven as its matrix: then the pen gets that, and the
 * points are those before it.
 */
static void
put_stroke(struct svg *s, const struct svg_frame *f, const struct svg_path *p,
    const struct pdf_paint *paint)
{
	struct svg_matrix rest, even;
	double scale = svg_split(f->m, &rest);
	struct pdf_pen pen;
	struct pdf_draw *d;

	if (paint->kind == PDF_PAINT_NONE || scale == 0 ||
	    !svg_draw_pen(s, &f->style, scale, &pen) ||
	    (d = svg_draw(s, f, PDF_DRAW_PATH)) == NULL)
		return;
	d->stroke = *paint;
	d->pen = pen;
	if (svg_is_even(&f->m)) {
		svg_outline(s, p, &f->m, &d->u.outline);
		return;
	}
	even = svg_zoom(SVG_ONE, scale, scale);
	d->matrix = svg_fixed(&rest);
	svg_outline(s, p, &even, &d->u.outline);
}

/* Has it no inside?  A viewer would fill it as a thin line. */
static bool
is_flat(const struct svg_path *p, const struct svg_box *b)
{
	return b->x0 >= b->x1 || b->y0 >= b->y1 ||
	    (p->nops == 2 && p->ops[1] != PDF_CURVE);
}

void
svg_draw_path(struct svg *s, const struct svg_frame *f,
    const struct svg_path *p)
{
	const struct svg_style *st = &f->style;
	struct pdf_paint fill, stroke;
	struct svg_box box;

	if (p->nops < 2 || st->hidden)
		return;
	svg_path_box(p, &box);
	svg_paint(s, f, &st->fill, st->fill_opacity, &box, &fill);
	if (is_flat(p, &box))
		fill.kind = PDF_PAINT_NONE;
	svg_paint(s, f, &st->stroke, st->stroke_opacity, &box, &stroke);
	seen(s, f, &box, stroke.kind != PDF_PAINT_NONE ? st->width / 2 : 0);
	if (st->stroke_first)
		put_stroke(s, f, p, &stroke);
	put_fill(s, f, p, &fill);
	if (!st->stroke_first)
		put_stroke(s, f, p, &stroke);
	if (st->markers[0] != NULL || st->markers[1] != NULL ||
	    st->markers[2] != NULL)
		svg_markers(s, f, p);
}
