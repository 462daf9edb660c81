/* looks.c - how each kind of text looks: the table of styles. */
#include <string.h>

#include "write/pdf/layout/layout.h"

/*
 * Sizes are in 1/1000 of the body's size, leading in 1/1000 of the
 * style's own size, spaces in 1/1000 of the body's leading, so that
 * nearly all heights are multiples of half a line.
 */
const struct style_row style_rows[STYLE_NSTYLES] = {
	[STYLE_BODY] = { PDF_SERIF, false, false, 1000, 1273, 500, 500,
	    HUE_TEXT, CONV_ALIGN_NONE, true, false, 0, 0 },
	[STYLE_H1] = { PDF_SERIF, true, false, 1727, 1105, 2000, 500,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_H2] = { PDF_SERIF, true, false, 1364, 1167, 1250, 500,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_H3] = { PDF_SERIF, true, false, 1136, 1120, 1000, 500,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_H4] = { PDF_SERIF, true, false, 1000, 1273, 1000, 500,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_H5] = { PDF_SERIF, true, true, 1000, 1273, 1000, 500,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_H6] = { PDF_SERIF, false, true, 1000, 1273, 1000, 500,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_CODE] = { PDF_MONO, false, false, 800, 1364, 500, 500,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_QUOTE] = { PDF_SERIF, false, false, 1000, 1273, 500, 500,
	    HUE_SOFT, CONV_ALIGN_NONE, true, false, 0, 0 },
	[STYLE_ALERT] = { PDF_SERIF, true, false, 1000, 1273, 500, 0,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_CELL] = { PDF_SERIF, false, false, 930, 1270, 0, 0,
	    HUE_TEXT, CONV_ALIGN_LEFT, true, false, 0, 0 },
	[STYLE_HEAD_CELL] = { PDF_SERIF, true, false, 930, 1270, 0, 0,
	    HUE_TEXT, CONV_ALIGN_LEFT, true, false, 0, 0 },
	[STYLE_CAPTION] = { PDF_SERIF, false, false, 920, 1285, 500, 500,
	    HUE_CAPTION, CONV_ALIGN_CENTER, true, false, 0, 0 },
	[STYLE_NOTE] = { PDF_SERIF, false, false, 840, 1250, 150, 150,
	    HUE_TEXT, CONV_ALIGN_NONE, true, false, 0, 0 },
	[STYLE_TITLE] = { PDF_SERIF, true, false, 2273, 1120, 0, 0,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_SUBTITLE] = { PDF_SERIF, false, true, 1364, 1167, 500, 0,
	    HUE_SOFT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_AUTHOR] = { PDF_SERIF, false, false, 1091, 1250, 1000, 0,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_AFFILIATION] = { PDF_SERIF, false, false, 930, 1370, 0, 0,
	    HUE_MUTED, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_DATE] = { PDF_SERIF, false, false, 1000, 1273, 250, 0,
	    HUE_MUTED, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_THANKS] = { PDF_SERIF, false, true, 930, 1270, 500, 0,
	    HUE_SOFT, CONV_ALIGN_LEFT, true, false, 0, 0 },
	[STYLE_ABSTRACT_TITLE] = { PDF_SERIF, true, false, 930, 1270, 1000, 0,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_ABSTRACT] = { PDF_SERIF, false, false, 930, 1270, 500, 500,
	    HUE_TEXT, CONV_ALIGN_NONE, true, false, 0, 0 },
	[STYLE_KEYWORDS] = { PDF_SERIF, false, false, 930, 1270, 500, 0,
	    HUE_TEXT, CONV_ALIGN_LEFT, true, false, 0, 0 },
	[STYLE_TOC_TITLE] = { PDF_SERIF, true, false, 1364, 1167, 1250, 500,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_TOC1] = { PDF_SERIF, true, false, 1000, 1273, 350, 0,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_TOC] = { PDF_SERIF, false, false, 1000, 1273, 0, 0,
	    HUE_TEXT, CONV_ALIGN_LEFT, false, false, 0, 0 },
	[STYLE_PAGE] = { PDF_SERIF, false, false, 840, 1300, 0, 0,
	    HUE_MUTED, CONV_ALIGN_LEFT, false, false, 0, 0 }
};

const int32_t stroke_widths[STROKE_NSTROKES] = {
	[STROKE_TITLE] = 600,
	[STROKE_HEAD] = 300,
	[STROKE_NOTES] = 400,
	[STROKE_QUOTE] = 2000,
	[STROKE_BREAK] = 500
};

static void
look_make(struct pdf *pdf, const struct style_row *r, struct look *k)
{
	const struct pdf_geometry *g = pdf->geometry;
	struct pdf_metrics m;

	k->face.family = (enum pdf_family)r->family;
	k->face.bold = r->bold;
	k->face.italic = r->italic;
	k->face.smallcaps = r->smallcaps;
	k->face.figures = g->figures >= 0 && r->family != PDF_MONO ?
	    (enum pdf_figures)g->figures : (enum pdf_figures)r->figures;
	k->face.tracking = r->tracking;
	k->face.size = (int32_t)((int64_t)g->size * r->size / 1000);
	k->face.lang = pdf->doc->info.lang;
	/* a whole number of 1/1000 of half the body's leading */
	k->leading = (int32_t)((int64_t)k->face.size * r->leading / 1000 *
	    (r->family == PDF_MONO ? g->codestretch : g->linestretch) / 1000);
	k->above = (int32_t)((int64_t)g->leading * r->above / 1000);
	k->below = (int32_t)((int64_t)g->leading * r->below / 1000);
	k->color = r->hue >= HUE_OWN ? (uint32_t)(r->hue - HUE_OWN) :
	    g->colors[r->hue];
	k->align = (enum conv_align)r->align;
	k->hyphenate = r->hyphenate && !g->ragged;
	if (k->align == CONV_ALIGN_NONE && g->ragged)
		k->align = CONV_ALIGN_LEFT;
	pdf_metrics(pdf, &k->face, &m);
	k->ascent = m.ascent;
	k->descent = m.descent;
	k->xheight = m.xheight;
}

void
looks_init(struct pdf *pdf)
{
	int i;

	memcpy(pdf->geometry->strokes, pdf->theme->strokes,
	    sizeof(pdf->theme->strokes));
	for (i = 0; i < STYLE_NSTYLES; i++)
		look_make(pdf, &pdf->theme->rows[i], &pdf->geometry->looks[i]);
}

const struct look *
style_look(const struct pdf *pdf, enum style style)
{
	return &pdf->geometry->looks[style];
}

void
style_scale(struct pdf *pdf, enum style style, int32_t scale,
    struct look *look)
{
	struct pdf_metrics m;

	/* look may be the style's own */
	*look = *style_look(pdf, style);
	look->face.size = (int32_t)((int64_t)look->face.size * scale / 1000);
	look->leading = (int32_t)((int64_t)look->leading * scale / 1000);
	pdf_metrics(pdf, &look->face, &m);
	look->ascent = m.ascent;
	look->descent = m.descent;
	look->xheight = m.xheight;
}
