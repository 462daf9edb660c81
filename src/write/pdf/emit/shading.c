/* shading.c - the colours of a gradient (PDF 1.7, 8.7.4.5). */
#include "write/pdf/emit/emit.h"

/* A stop's colour, or how opaque it is. */
static void
stop(struct conv_out *o, const struct pdf_stop *s, bool opacity)
{
	if (opacity)
		emit_milli(o, s->opacity);
	else
		emit_rgb(o, s->rgb);
}

/* Functions between each two stops that are apart, stitched together. */
static void
function(struct conv_out *o, const struct pdf_gradient *g, bool opacity)
{
	const struct pdf_stop *s = g->stops;
	size_t i;

	conv_puts(o, "/Function<</FunctionType 3/Domain[0 1]/Functions[");
	for (i = 0; i + 1 < g->nstops; i++) {
		if (s[i].at == s[i + 1].at)
			continue;
		conv_puts(o, "<</FunctionType 2/N 1/Domain[0 1]/C0[");
		stop(o, &s[i], opacity);
		conv_puts(o, "]/C1[");
		stop(o, &s[i + 1], opacity);
		conv_puts(o, "]>>");
	}
	conv_puts(o, "]/Bounds[");
	for (i = 1; i + 1 < g->nstops; i++) {
		if (s[i].at == s[i + 1].at || s[i].at == 0)
			continue;
		emit_micro(o, s[i].at);
		conv_putc(o, ' ');
	}
	conv_puts(o, "]/Encode[");
	for (i = 0; i + 1 < g->nstops; i++)
		if (s[i].at != s[i + 1].at)
			conv_puts(o, "0 1 ");
	conv_puts(o, "]>>");
}

void
emit_shading(struct conv_out *o, const struct pdf_gradient *g, bool opacity)
{
	int i;

	conv_printf(o, "<</ShadingType %d/ColorSpace/Device%s/Extend"
	    "[true true]/Coords[", g->radial ? 3 : 2, opacity ? "Gray" :
	    "RGB");
	for (i = 0; i < 6; i++) {
		if (!g->radial && i % 3 == 2)
			continue;
		emit_milli(o, g->xy[i]);
		conv_putc(o, ' ');
	}
	conv_puts(o, "]");
	function(o, g, opacity);
	conv_puts(o, ">>");
}
