/* drawing.c - drawn pictures as lists of what is painted, and as text. */
#include "base/base.h"
#include "write/pdf/pdf.h"

struct pdf_draw *
pdf_drawing_add(struct conv_arena *a, struct pdf_drawing *d,
    enum pdf_draw_kind kind)
{
	struct pdf_draw *op;

	d->ops = arena_grow(a, d->ops, &d->cap, d->nops + 1,
	    sizeof(*d->ops));
	op = &d->ops[d->nops++];
	*op = (struct pdf_draw){ .kind = kind, .matrix = PDF_MATRIX_ONE };
	return op;
}

static void
dump_matrix(struct conv_out *o, const struct pdf_matrix *m)
{
	const struct pdf_matrix one = PDF_MATRIX_ONE;

	if (m->a == one.a && m->b == 0 && m->c == 0 && m->d == one.d &&
	    m->e == 0 && m->f == 0)
		return;
	conv_printf(o, " [%lld %lld %lld %lld %lld %lld]", (long long)m->a,
	    (long long)m->b, (long long)m->c, (long long)m->d,
	    (long long)m->e, (long long)m->f);
}

static void
dump_outline(struct conv_out *o, const struct pdf_outline *line)
{
	static const char names[] = "mlch";
	static const int points[] = { 1, 1, 3, 0 };
	const int32_t *xy = line->xy;
	size_t i;
	int k;

	for (i = 0; i < line->nops; i++) {
		conv_printf(o, " %c", names[line->ops[i]]);
		for (k = 0; k < points[line->ops[i]]; k++, xy += 2)
			conv_printf(o, "%s%d,%d", k > 0 ? " " : "",
			    (int)xy[0], (int)xy[1]);
	}
}

static void
dump_gradient(struct conv_out *o, const struct pdf_gradient *g)
{
	size_t i;

	conv_puts(o, g->radial ? " radial" : " linear");
	for (i = 0; i < 6; i++)
		if (g->radial || i % 3 != 2)
			conv_printf(o, " %d", (int)g->xy[i]);
	dump_matrix(o, &g->matrix);
	for (i = 0; i < g->nstops; i++)
		conv_printf(o, " %d#%06x@%d", (int)g->stops[i].at,
		    (unsigned)g->stops[i].rgb, (int)g->stops[i].opacity);
}

static void
dump_paint(struct conv_out *o, const char *name, const struct pdf_paint *p)
{
	if (p->kind == PDF_PAINT_NONE)
		return;
	conv_printf(o, " %s", name);
	if (p->kind == PDF_PAINT_COLOUR)
		conv_printf(o, "#%06x", (unsigned)p->rgb);
	else if (p->kind == PDF_PAINT_GRADIENT)
		dump_gradient(o, p->u.gradient);
	else
		conv_printf(o, " tiles %dx%d", (int)p->u.tiles->inside->w,
		    (int)p->u.tiles->inside->h);
	if (p->opacity != 1000)
		conv_printf(o, "@%d", (int)p->opacity);
}

static void
dump_pen(struct conv_out *o, const struct pdf_pen *pen)
{
	size_t i;

	conv_printf(o, " pen %d", (int)pen->width);
	if (pen->cap != 0 || pen->join != 0)
		conv_printf(o, " cap %d join %d", pen->cap, pen->join);
	for (i = 0; i < pen->ndashes; i++)
		conv_printf(o, "%s%d", i == 0 ? " dash " : ",",
		    (int)pen->dashes[i]);
}

static void
dump_clip(struct conv_out *o, const struct pdf_clip *c)
{
	for (; c != NULL; c = c->up) {
		conv_puts(o, c->evenodd ? " clip*" : " clip");
		dump_outline(o, &c->outline);
	}
}

static void
dump_op(struct conv_out *o, const struct pdf_draw *d)
{
	static const char *const names[] = {
		[PDF_DRAW_PATH] = "path", [PDF_DRAW_TEXT] = "text",
		[PDF_DRAW_IMAGE] = "image", [PDF_DRAW_GROUP] = "group"
	};

	conv_puts(o, names[d->kind]);
	dump_matrix(o, &d->matrix);
	dump_paint(o, d->evenodd ? "fill*" : "fill", &d->fill);
	dump_paint(o, "stroke", &d->stroke);
	if (d->stroke.kind != PDF_PAINT_NONE)
		dump_pen(o, &d->pen);
	dump_clip(o, d->clip);
	if (d->kind == PDF_DRAW_PATH) {
		conv_puts(o, " :");
		dump_outline(o, &d->u.outline);
	} else if (d->kind == PDF_DRAW_TEXT) {
		conv_printf(o, " %s@%d \"", pdf_font_name(d->u.run->font),
		    (int)d->u.run->size);
		conv_put_escaped(o, CONV_ESC_JSON, d->u.run->text,
		    d->u.run->len);
		conv_putc(o, '"');
	} else if (d->kind == PDF_DRAW_IMAGE) {
		conv_printf(o, " %ux%u", (unsigned)d->u.image->width,
		    (unsigned)d->u.image->height);
	} else {
		conv_printf(o, " @%d%s", (int)d->u.group.opacity,
		    d->u.group.mask != NULL ? " masked" : "");
	}
	conv_putc(o, '\n');
}

/* Bounded: a drawing nests no deeper than LIMIT_SVG_NESTING. */
void
pdf_drawing_dump(struct conv_out *o, const struct pdf_drawing *d)
{
	size_t i;

	for (i = 0; i < d->nops; i++) {
		dump_op(o, &d->ops[i]);
		if (d->ops[i].kind != PDF_DRAW_GROUP)
			continue;
		pdf_drawing_dump(o, d->ops[i].u.group.inside);
		conv_puts(o, "end\n");
	}
}

/* FNV-1a of what the dump writes. */
static bool
sum_write(void *ctx, const char *s, size_t n)
{
	uint32_t *h = ctx;

	for (; n > 0; n--)
		*h = (*h ^ (unsigned char)*s++) * 16777619u;
	return true;
}

uint32_t
pdf_drawing_sum(const struct pdf_drawing *d)
{
	uint32_t h = 2166136261u;
	char buf[4096];
	struct conv_out o;

	out_init(&o, sum_write, &h, buf, sizeof(buf));
	pdf_drawing_dump(&o, d);
	conv_out_flush(&o);
	return h;
}
