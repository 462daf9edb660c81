/* pen.c - the colours, widths and numbers of a content stream. */
#include "write/pdf/emit/emit.h"

static void
colour(struct emit *e, uint32_t rgb, const char *op)
{
	emit_rgb(&e->content.out, rgb);
	conv_putc(&e->content.out, ' ');
	conv_puts(&e->content.out, op);
}

void
emit_pen_fill(struct emit *e, uint32_t rgb)
{
	if (e->pen->fill == rgb)
		return;
	emit_text_pause(e);
	e->pen->fill = rgb;
	colour(e, rgb, "rg\n");
}

void
emit_pen_stroke(struct emit *e, uint32_t rgb, int32_t width)
{
	if (e->pen->stroke != rgb) {
		e->pen->stroke = rgb;
		colour(e, rgb, "RG\n");
	}
	if (e->pen->width != width) {
		e->pen->width = width;
		emit_milli(&e->content.out, width);
		conv_puts(&e->content.out, " w\n");
	}
}

void
emit_pen_number(struct emit *e, int64_t v)
{
	emit_milli(&e->content.out, v);
	conv_putc(&e->content.out, ' ');
}

int64_t
emit_pen_y(const struct emit *e, int64_t y)
{
	return e->page->height - y;
}
