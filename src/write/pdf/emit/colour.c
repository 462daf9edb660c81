/*
 * colour.c - fonts of pictures and of coloured layers, as Type 3 fonts
 * (PDF 1.7, 9.6.5): each glyph is drawn once, and read as any text is.
 */
#include <hb.h>
#include <hb-ot.h>
#include <string.h>

#include "write/pdf/emit/emit.h"

#define PART	255		/* glyphs of one font, whose codes are bytes */

/*
 * Poppler guesses from the width of a glyph named m how large the letters
 * of a Type 3 font are, and from that what stands on a line with them.
 */
#define M_WIDTH	600

struct emit_colour {
	struct pdf_font	*font;
	hb_face_t	*face;
	uint32_t	*codes;		/* of glyphs; 0: none, else 1 more */
	uint32_t	*gids;		/* by code */
	size_t		 n, cap;
	uint32_t	 number;
	HPDF_Dict	*parts;
	size_t		 nparts, parts_cap;
};

/* One part while its glyphs are drawn. */
struct part {
	struct emit		*e;
	struct emit_colour	*c;
	hb_font_t		*hb;		/* at 1000 an em */
	hb_draw_funcs_t		*draw;
	struct out_mem		 procs, names, widths, images;
	struct out_mem		 glyph;		/* the one that is drawn */
};

struct emit_colour *
emit_colour_new(struct emit *e, struct pdf_font *font, uint32_t number)
{
	struct emit_colour *c = conv_alloc(e->arena, sizeof(*c));

	c->font = font;
	c->face = pdf_font_hb(font);
	c->codes = conv_alloc(e->arena, hb_face_get_glyph_count(c->face) *
	    sizeof(*c->codes));
	c->number = number;
	return c;
}

/* One more than the next code; a font more where the last is full. */
static uint32_t
code_new(struct emit *e, struct emit_colour *c, uint32_t gid)
{
	if (c->n % PART == 0) {
		c->parts = arena_grow(e->arena, c->parts, &c->parts_cap,
		    c->nparts + 1, sizeof(*c->parts));
		c->parts[c->nparts] = emit_font_dict(e, conv_asprintf(
		    e->arena, "E%u-%zu", (unsigned)c->number, c->nparts));
		c->nparts++;
	}
	c->gids = arena_grow(e->arena, c->gids, &c->cap, c->n + 1,
	    sizeof(*c->gids));
	c->gids[c->n++] = gid;
	return (uint32_t)c->n;
}

uint32_t
emit_colour_code(struct emit *e, struct emit_colour *c, uint32_t gid)
{
	uint32_t *code = &c->codes[gid];

	if (*code == 0)
		*code = code_new(e, c, gid);
	return (*code - 1) / PART << 8 | (*code - 1) % PART;
}

static void
point(struct part *p, float x, float y)
{
	emit_milli(&p->glyph.out, (int64_t)((double)x * 1000));
	conv_putc(&p->glyph.out, ' ');
	emit_milli(&p->glyph.out, (int64_t)((double)y * 1000));
	conv_putc(&p->glyph.out, ' ');
}

static void
draw_move(hb_draw_funcs_t *f, void *ctx, hb_draw_state_t *st, float x,
    float y, void *user)
{
	(void)f;
	(void)st;
	(void)user;
	point(ctx, x, y);
	conv_puts(&((struct part *)ctx)->glyph.out, "m\n");
}

static void
draw_line(hb_draw_funcs_t *f, void *ctx, hb_draw_state_t *st, float x,
    float y, void *user)
{
	(void)f;
	(void)st;
	(void)user;
	point(ctx, x, y);
	conv_puts(&((struct part *)ctx)->glyph.out, "l\n");
}

static void
draw_cubic(hb_draw_funcs_t *f, void *ctx, hb_draw_state_t *st, float x1,
    float y1, float x2, float y2, float x, float y, void *user)
{
	(void)f;
	(void)st;
	(void)user;
	point(ctx, x1, y1);
	point(ctx, x2, y2);
	point(ctx, x, y);
	conv_puts(&((struct part *)ctx)->glyph.out, "c\n");
}

static hb_draw_funcs_t *
draw_funcs(void)
{
	hb_draw_funcs_t *f = hb_draw_funcs_create();

	/* quadratic curves become cubic ones where they have no function */
	hb_draw_funcs_set_move_to_func(f, draw_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(f, draw_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(f, draw_cubic, NULL, NULL);
	return f;
}

static void
outline(struct part *p, uint32_t gid)
{
	hb_font_get_glyph_shape(p->hb, gid, p->draw, p);
	conv_puts(&p->glyph.out, "f\n");
}

/* The layers of a COLR table, the lowest first; false: it has none. */
static bool
layers(struct part *p, uint32_t gid)
{
	hb_ot_color_layer_t layer;
	hb_color_t colour;
	unsigned i, n, total;

	n = 0;
	total = hb_ot_color_glyph_get_layers(p->c->face, gid, 0, &n, NULL);
	for (i = 0; i < total; i++) {
		n = 1;
		hb_ot_color_glyph_get_layers(p->c->face, gid, i, &n, &layer);
		if (n == 0)
			break;
		n = 1;
		hb_ot_color_palette_get_colors(p->c->face, 0,
		    layer.color_index, &n, &colour);
		conv_puts(&p->glyph.out, "q\n");
		if (n == 1 && layer.color_index != 0xFFFF) {
			emit_rgb(&p->glyph.out,
			    (uint32_t)hb_color_get_red(colour) << 16 |
			    (uint32_t)hb_color_get_green(colour) << 8 |
			    hb_color_get_blue(colour));
			conv_puts(&p->glyph.out, " rg\n");
		}
		outline(p, layer.glyph);
		conv_puts(&p->glyph.out, "Q\n");
	}
	return total > 0;
}

/* The PNG of a glyph's largest picture; false: it has none. */
static bool
picture(struct part *p, uint32_t gid)
{
	struct emit *e = p->e;
	hb_blob_t *blob = hb_ot_color_glyph_reference_png(p->hb, gid);
	struct conv_resource *res = conv_alloc(e->arena, sizeof(*res));
	struct pdf_image *im = conv_alloc(e->arena, sizeof(*im));
	hb_glyph_extents_t box;
	const char *data, *why;
	unsigned len;
	size_t n;

	data = hb_blob_get_data(blob, &len);
	res->data = (const unsigned char *)conv_strndup(e->arena,
	    len > 0 ? data : "", len);
	res->size = len;
	hb_blob_destroy(blob);
	im->res = res;
	if (len == 0 || !pdf_png_read(e->pdf, im, &why) ||
	    !hb_font_get_glyph_extents(p->hb, gid, &box))
		return false;
	n = emit_image_number(e, im);
	conv_printf(&p->images.out, "/I%zu %u 0 R", n, emit_id(im->object));
	conv_printf(&p->glyph.out, "q %d 0 0 %d %d %d cm /I%zu Do Q\n",
	    (int)box.width, -(int)box.height, (int)box.x_bearing,
	    (int)(box.y_bearing + box.height), n);
	return true;
}

static void
glyph(struct part *p, struct emit_font *f, size_t code, uint32_t gid)
{
	int32_t width = emit_font_width(f, gid);
	HPDF_Dict proc;
	const char *s;

	out_mem_init(&p->glyph, p->e->arena);
	conv_printf(&p->glyph.out, "%d 0 d0\n", (int)width);
	if (!layers(p, gid) && !picture(p, gid))
		outline(p, gid);
	s = out_mem_str(&p->glyph);
	proc = emit_stream(p->e, s, p->glyph.out.flushed, "");
	conv_printf(&p->procs.out, "/g%zu %u 0 R", code, emit_id(proc));
	conv_printf(&p->names.out, "/g%zu", code);
	conv_printf(&p->widths.out, "%d ", (int)width);
}

static void
glyph_m(struct part *p)
{
	const char *s = conv_asprintf(p->e->arena, "%d 0 d0\n", M_WIDTH);
	HPDF_Dict proc = emit_stream(p->e, s, strlen(s), "");

	conv_printf(&p->procs.out, "/m %u 0 R", emit_id(proc));
	conv_puts(&p->names.out, "/m");
	conv_printf(&p->widths.out, "%d", M_WIDTH);
}

static HPDF_Dict
descriptor(struct emit *e, const char *name)
{
	HPDF_Dict d = emit_dict(e);
	const char *s = conv_asprintf(e->arena, "/Type/FontDescriptor"
	    "/FontName/%s/Flags 4/FontBBox[0 -300 1500 1000]/ItalicAngle 0"
	    "/Ascent 1000/Descent -300/CapHeight 1000/StemV 80\n", name);

	emit_dict_set(e, d, s, strlen(s));
	return d;
}

static void
part_finish(struct part *p, struct emit_font *f, size_t index)
{
	struct emit *e = p->e;
	size_t from = index * PART, to = from + PART, i;
	const char *name = conv_asprintf(e->arena, "Colour%u-%zu",
	    (unsigned)p->c->number, index), *s;

	to = to < p->c->n ? to : p->c->n;
	out_mem_init(&p->procs, e->arena);
	out_mem_init(&p->names, e->arena);
	out_mem_init(&p->widths, e->arena);
	out_mem_init(&p->images, e->arena);
	for (i = from; i < to; i++)
		glyph(p, f, i - from, p->c->gids[i]);
	glyph_m(p);
	s = conv_asprintf(e->arena, "/Type/Font/Subtype/Type3/FontBBox"
	    "[0 -300 1500 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 0"
	    "/LastChar %zu/Widths[%s]/Encoding<</Type/Encoding/Differences"
	    "[0%s]>>/CharProcs<<%s>>/Resources<</XObject<<%s>>>>"
	    "/FontDescriptor %u 0 R/ToUnicode %u 0 R\n", to - from,
	    out_mem_str(&p->widths), out_mem_str(&p->names),
	    out_mem_str(&p->procs), out_mem_str(&p->images),
	    emit_id(descriptor(e, name)),
	    emit_id(emit_font_codes(e, f, p->c->gids + from, to - from)));
	emit_dict_set(e, p->c->parts[index], s, strlen(s));
}

/* HarfBuzz's objects are freed whatever happens. */
void
emit_colour_finish(struct emit *e, struct emit_font *f,
    struct emit_colour *c)
{
	struct part p = { .e = e, .c = c };
	jmp_buf failed, *outer;
	size_t i;

	p.hb = hb_font_create(c->face);
	hb_font_set_scale(p.hb, 1000, 1000);
	p.draw = draw_funcs();
	outer = arena_on_failure(e->arena, &failed);
	if (setjmp(failed) != 0) {
		arena_on_failure(e->arena, outer);
		hb_font_destroy(p.hb);
		hb_draw_funcs_destroy(p.draw);
		arena_fail(e->arena);
	}
	for (i = 0; i < c->nparts; i++)
		part_finish(&p, f, i);
	arena_on_failure(e->arena, outer);
	hb_font_destroy(p.hb);
	hb_draw_funcs_destroy(p.draw);
}
