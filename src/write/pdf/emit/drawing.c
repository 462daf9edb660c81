/* drawing.c - drawings as form XObjects (PDF 1.7, 8.10 and 11.6.6). */
#include <string.h>

#include "write/pdf/emit/emit.h"

/* A form on its way: its content, and what that names. */
struct form {
	struct emit		*e;
	struct out_mem		 content;
	struct out_mem		 xobjects, states, patterns;
	struct map		*have;		/* names in these */
	const struct pdf_clip	*clip;		/* that is set now */
	const struct pdf_drawing *drawing;
};

static HPDF_Dict form_new(struct emit *, const struct pdf_drawing *,
    const char *more);

static struct conv_out *
out(struct form *f)
{
	return &f->content.out;
}

static void
milli(struct form *f, int64_t v)
{
	emit_milli(out(f), v);
	conv_putc(out(f), ' ');
}

static void
matrix(struct conv_out *o, const struct pdf_matrix *m)
{
	const int64_t v[4] = { m->a, m->b, m->c, m->d };
	int i;

	for (i = 0; i < 4; i++) {
		emit_micro(o, v[i]);
		conv_putc(o, ' ');
	}
	emit_milli(o, m->e);
	conv_putc(o, ' ');
	emit_milli(o, m->f);
}

static bool
is_one(const struct pdf_matrix *m)
{
	return m->a == 1000000 && m->b == 0 && m->c == 0 &&
	    m->d == 1000000 && m->e == 0 && m->f == 0;
}

/* Name a resource once. */
static void
name(struct form *f, struct out_mem *list, const char *key, const char *value)
{
	if (map_get(f->have, key, strlen(key)) != NULL)
		return;
	map_put(f->have, key, strlen(key), f);
	conv_printf(&list->out, "/%s %s", key, value);
}

static void
name_object(struct form *f, struct out_mem *list, const char *key,
    const void *object)
{
	name(f, list, key, conv_asprintf(f->e->arena, "%u 0 R",
	    emit_id(object)));
}

/* Tell once of a picture that it is drawn without its opacities. */
static void
opaque(struct form *f)
{
	const struct conv_node *n = f->e->picture;

	f->e->picture = NULL;
	if (n != NULL)
		conv_report(f->e->pdf->job, CONV_WARNING, n,
		    "image-flattened", "%s: a-1b knows no transparency; what "
		    "is clear is drawn as solid", n->u.image.url);
}

/* Opacities, and a mask's form, as a graphics state. */
static void
state(struct form *f, int32_t fill, int32_t stroke, HPDF_Dict mask)
{
	struct out_mem m;
	const char *key;

	if (fill >= 1000 && stroke >= 1000 && mask == NULL)
		return;
	if (f->e->standard->version < 15) {
		opaque(f);
		return;
	}
	key = conv_asprintf(f->e->arena, "G%d-%d-%u", (int)fill, (int)stroke,
	    mask != NULL ? emit_id(mask) : 0);
	out_mem_init(&m, f->e->arena);
	conv_puts(&m.out, "<</ca ");
	emit_milli(&m.out, fill);
	conv_puts(&m.out, "/CA ");
	emit_milli(&m.out, stroke);
	if (mask != NULL)
		conv_printf(&m.out, "/SMask<</S/Luminosity/G %u 0 R>>",
		    emit_id(mask));
	conv_puts(&m.out, ">>");
	name(f, &f->states, key, out_mem_str(&m));
	conv_printf(out(f), "/%s gs\n", key);
}

/* The opacities of a gradient's stops as a mask. */
static HPDF_Dict
fading(struct form *f, const struct pdf_gradient *g)
{
	const struct pdf_drawing *d = f->drawing;
	struct out_mem m, s;

	out_mem_init(&m, f->e->arena);
	out_mem_init(&s, f->e->arena);
	matrix(&s.out, &g->matrix);
	conv_puts(&s.out, " cm /S sh\n");
	out_mem_str(&s);
	conv_puts(&m.out, "/Type/XObject/Subtype/Form/Group<</S/Transparency"
	    "/CS/DeviceGray>>/BBox[");
	emit_milli(&m.out, d->x);
	conv_putc(&m.out, ' ');
	emit_milli(&m.out, d->y);
	conv_putc(&m.out, ' ');
	emit_milli(&m.out, (int64_t)d->x + d->w);
	conv_putc(&m.out, ' ');
	emit_milli(&m.out, (int64_t)d->y + d->h);
	conv_puts(&m.out, "]/Resources<</Shading<</S ");
	emit_shading(&m.out, g, true);
	conv_puts(&m.out, ">>>>");
	return emit_stream(f->e, out_mem_str(&s), s.out.flushed,
	    out_mem_str(&m));
}

static HPDF_Dict
gradient(struct form *f, const struct pdf_gradient *g)
{
	HPDF_Dict d = emit_dict(f->e);
	struct out_mem m;
	const char *s;

	out_mem_init(&m, f->e->arena);
	conv_puts(&m.out, "/PatternType 2/Matrix[");
	matrix(&m.out, &g->matrix);
	conv_puts(&m.out, "]/Shading");
	emit_shading(&m.out, g, false);
	s = out_mem_str(&m);
	emit_dict_set(f->e, d, s, m.out.flushed);
	return d;
}

static HPDF_Dict
tiles(struct form *f, const struct pdf_tiles *t)
{
	struct out_mem m;

	out_mem_init(&m, f->e->arena);
	conv_puts(&m.out, "/PatternType 1/PaintType 1/TilingType 1/XStep ");
	emit_milli(&m.out, t->inside->w);
	conv_puts(&m.out, "/YStep ");
	emit_milli(&m.out, t->inside->h);
	conv_puts(&m.out, "/Matrix[");
	matrix(&m.out, &t->matrix);
	conv_puts(&m.out, "]");
	return form_new(f->e, t->inside, out_mem_str(&m));
}

/* Set the colour or pattern that ops ("rg", "scn") paint with. */
static void
paint(struct form *f, const struct pdf_paint *p, bool stroke)
{
	HPDF_Dict d;
	const char *key;

	if (p->kind == PDF_PAINT_NONE)
		return;
	if (p->kind == PDF_PAINT_COLOUR) {
		emit_rgb(out(f), p->rgb);
		conv_puts(out(f), stroke ? " RG\n" : " rg\n");
		return;
	}
	d = p->kind == PDF_PAINT_TILES ? tiles(f, p->u.tiles) :
	    gradient(f, p->u.gradient);
	key = conv_asprintf(f->e->arena, "P%u", emit_id(d));
	name_object(f, &f->patterns, key, d);
	conv_printf(out(f), stroke ? "/Pattern CS /%s SCN\n" :
	    "/Pattern cs /%s scn\n", key);
}

static void
pen(struct form *f, const struct pdf_pen *p)
{
	size_t i;

	milli(f, p->width);
	conv_printf(out(f), "w %d J %d j ", p->cap, p->join);
	milli(f, p->miter);
	conv_puts(out(f), "M [");
	for (i = 0; i < p->ndashes; i++)
		milli(f, p->dashes[i]);
	conv_puts(out(f), "] ");
	milli(f, p->phase);
	conv_puts(out(f), "d\n");
}

static void
outline(struct form *f, const struct pdf_outline *o)
{
	static const struct {
		int	 points;
		char	 op;
	} ops[] = {
		[PDF_MOVE] = { 1, 'm' },
		[PDF_LINE] = { 1, 'l' },
		[PDF_CURVE] = { 3, 'c' },
		[PDF_CLOSE] = { 0, 'h' }
	};
	const int32_t *xy = o->xy;
	size_t i;
	int k;

	for (i = 0; i < o->nops; i++) {
		for (k = 0; k < ops[o->ops[i]].points; k++, xy += 2) {
			milli(f, xy[0]);
			milli(f, xy[1]);
		}
		conv_putc(out(f), ops[o->ops[i]].op);
		conv_putc(out(f), '\n');
	}
}

/* One clip at a time, so that q and Q do not nest (ISO 19005-2, 6.1.13). */
static void
clip(struct form *f, const struct pdf_clip *c)
{
	if (c == f->clip)
		return;
	if (f->clip != NULL)
		conv_puts(out(f), "Q\n");
	f->clip = c;
	if (c != NULL)
		conv_puts(out(f), "q\n");
	for (; c != NULL; c = c->up) {
		outline(f, &c->outline);
		conv_puts(out(f), c->evenodd ? "W* n\n" : "W n\n");
	}
}

static HPDF_Dict
mask_of(struct form *f, const struct pdf_paint *p)
{
	return p->kind == PDF_PAINT_GRADIENT && p->u.gradient->faded ?
	    fading(f, p->u.gradient) : NULL;
}

static void
put_path(struct form *f, const struct pdf_draw *d)
{
	bool filled = d->fill.kind != PDF_PAINT_NONE;
	const struct pdf_paint *p = filled ? &d->fill : &d->stroke;

	state(f, p->opacity, p->opacity, mask_of(f, p));
	if (!is_one(&d->matrix)) {
		matrix(out(f), &d->matrix);
		conv_puts(out(f), " cm\n");
	}
	paint(f, p, !filled);
	if (!filled)
		pen(f, &d->pen);
	outline(f, &d->u.outline);
	conv_puts(out(f), !filled ? "S\n" : d->evenodd ? "f*\n" : "f\n");
}

/* The drawing has y downwards; letters have it upwards. */
static void
put_run(struct form *f, const struct pdf_draw *d, int mode)
{
	const struct pdf_run *run = d->u.run;
	struct pdf_matrix m = d->matrix;

	m.c = m.a * run->slant / 1000 - m.c;
	m.d = m.b * run->slant / 1000 - m.d;
	conv_printf(out(f), "BT %d Tr ", mode);
	matrix(out(f), &m);
	conv_puts(out(f), " Tm\n");
	emit_text_run(f->e, &f->content, run);
	conv_puts(out(f), "ET\n");
}

static void
put_text(struct form *f, const struct pdf_draw *d)
{
	bool filled = d->fill.kind != PDF_PAINT_NONE;
	bool stroked = d->stroke.kind != PDF_PAINT_NONE;

	state(f, filled ? d->fill.opacity : 1000, stroked ?
	    d->stroke.opacity : filled ? d->fill.opacity : 1000,
	    mask_of(f, filled ? &d->fill : &d->stroke));
	paint(f, &d->fill, false);
	paint(f, stroked ? &d->stroke : &d->fill, true);
	if (stroked) {
		pen(f, &d->pen);
	} else if (d->u.run->embolden > 0) {
		milli(f, d->u.run->embolden);
		conv_puts(out(f), "w\n");
	}
	if (filled && stroked && d->stroke_first) {
		/* read once */
		conv_puts(out(f), "/Span<</ActualText<FEFF>>>BDC\n");
		put_run(f, d, 1);
		conv_puts(out(f), "EMC\n");
		stroked = false;
		put_run(f, d, 0);
		return;
	}
	put_run(f, d, !filled ? 1 : stroked || d->u.run->embolden > 0 ? 2 :
	    0);
}

static void
put_image(struct form *f, const struct pdf_draw *d)
{
	struct pdf_matrix m = d->matrix;
	size_t n = emit_image_number(f->e, d->u.image);
	const char *key = conv_asprintf(f->e->arena, "I%zu", n);

	m.e += m.c / 1000;
	m.f += m.d / 1000;
	m.c = -m.c;
	m.d = -m.d;
	state(f, d->fill.opacity, 1000, NULL);
	matrix(out(f), &m);
	conv_puts(out(f), " cm\n");
	emit_image_turn(out(f), d->u.image);
	name_object(f, &f->xobjects, key, d->u.image->object);
	conv_printf(out(f), "/%s Do\n", key);
}

/* More of a group's dictionary. */
static const char *
group(const struct form *f)
{
	return f->e->standard->version < 15 ? "" :
	    "/Group<</S/Transparency/CS/DeviceRGB>>";
}

static void
put_group(struct form *f, const struct pdf_draw *d)
{
	HPDF_Dict form, mask = NULL;
	const char *key;

	form = form_new(f->e, d->u.group.inside, group(f));
	if (d->u.group.mask != NULL)
		mask = form_new(f->e, d->u.group.mask, group(f));
	key = conv_asprintf(f->e->arena, "X%u", emit_id(form));
	state(f, d->u.group.opacity, 1000, mask);
	name_object(f, &f->xobjects, key, form);
	conv_printf(out(f), "/%s Do\n", key);
}

static void
content(struct form *f)
{
	static void (*const put[])(struct form *, const struct pdf_draw *) = {
		[PDF_DRAW_PATH] = put_path,
		[PDF_DRAW_TEXT] = put_text,
		[PDF_DRAW_IMAGE] = put_image,
		[PDF_DRAW_GROUP] = put_group
	};
	const struct pdf_draw *d;
	size_t i;

	for (i = 0; i < f->drawing->nops; i++) {
		d = &f->drawing->ops[i];
		clip(f, d->clip);
		conv_puts(out(f), "q\n");
		put[d->kind](f, d);
		conv_puts(out(f), "Q\n");
	}
	clip(f, NULL);
}

static void
resources(struct form *f, struct conv_out *o)
{
	const struct {
		const char	*name;
		struct out_mem	*list;
	} all[] = {
		{ "XObject", &f->xobjects }, { "ExtGState", &f->states },
		{ "Pattern", &f->patterns }
	};
	const char *s;
	size_t i;

	conv_printf(o, "/Resources<</Font %u 0 R", emit_id(f->e->font_res));
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		s = out_mem_str(all[i].list);
		if (*s != '\0')
			conv_printf(o, "/%s<<%s>>", all[i].name, s);
	}
	conv_puts(o, ">>");
}

/* Drawings nest in each other no deeper than LIMIT_SVG_NESTING. */
static HPDF_Dict
form_new(struct emit *e, const struct pdf_drawing *d, const char *more)
{
	struct form f = { .e = e, .drawing = d };
	bool pattern = strncmp(more, "/PatternType", 12) == 0;
	struct out_mem m;
	const char *s;

	f.have = map_new(e->arena);
	out_mem_init(&f.content, e->arena);
	out_mem_init(&f.xobjects, e->arena);
	out_mem_init(&f.states, e->arena);
	out_mem_init(&f.patterns, e->arena);
	content(&f);
	out_mem_init(&m, e->arena);
	conv_printf(&m.out, "%s%s/BBox[", pattern ? "/Type/Pattern" :
	    "/Type/XObject/Subtype/Form", more);
	emit_milli(&m.out, d->x);
	conv_putc(&m.out, ' ');
	emit_milli(&m.out, d->y);
	conv_putc(&m.out, ' ');
	emit_milli(&m.out, (int64_t)d->x + d->w);
	conv_putc(&m.out, ' ');
	emit_milli(&m.out, (int64_t)d->y + d->h);
	conv_puts(&m.out, "]");
	resources(&f, &m.out);
	s = out_mem_str(&f.content);
	return emit_stream(e, s, f.content.out.flushed, out_mem_str(&m));
}

HPDF_Dict
emit_drawing(struct emit *e, const struct pdf_drawing *d)
{
	return form_new(e, d, "");
}
