/* image.c - image XObjects (PDF 1.7, 8.9). */
#include <string.h>

#include "write/pdf/emit/emit.h"

/* Indexed over RGB: the palette as a string in the colour space. */
static void
palette(struct conv_out *o, const struct pdf_samples *s)
{
	size_t n = s->npalette > 256 ? 256 : s->npalette, i;

	conv_printf(o, "/ColorSpace[/Indexed/DeviceRGB %zu<", n - 1);
	for (i = 0; i < 3 * n; i++)
		conv_printf(o, "%02X", s->palette[i]);
	conv_puts(o, ">]");
}

/*
 * PDF/A with a profile for RGB takes no DeviceCMYK (ISO 19005-2, 6.2.4.3):
 * the four inks by name, with what they make of red, green and blue.
 */
static const char *
inks(struct emit *e)
{
	static const char fn[] =
	    "{1 exch sub 3 index 1 exch sub 1 index mul 3 index 1 exch sub "
	    "2 index mul 3 index 1 exch sub 3 index mul 7 3 roll "
	    "pop pop pop pop}";

	if (e->inks == NULL)
		e->inks = emit_stream(e, fn, sizeof(fn) - 1, "/FunctionType 4"
		    "/Domain[0 1 0 1 0 1 0 1]/Range[0 1 0 1 0 1]");
	return conv_asprintf(e->arena, "/ColorSpace[/DeviceN[/Cyan/Magenta"
	    "/Yellow/Black]/DeviceRGB %u 0 R]", emit_id(e->inks));
}

static void
colour_space(struct emit *e, struct conv_out *o, const struct pdf_samples *s)
{
	if (s->palette != NULL)
		palette(o, s);
	else if (s->ncomp == 4 && e->standard->part > 0)
		conv_puts(o, inks(e));
	else
		conv_printf(o, "/ColorSpace/Device%s", s->ncomp == 1 ?
		    "Gray" : s->ncomp == 3 ? "RGB" : "CMYK");
}

static HPDF_Dict
xobject(struct emit *e, const struct pdf_image *im,
    const struct pdf_samples *s, HPDF_Dict mask)
{
	unsigned w = im->turn >= 5 ? im->height : im->width;
	unsigned h = im->turn >= 5 ? im->width : im->height;
	struct out_mem m;
	const char *dict;

	out_mem_init(&m, e->arena);
	conv_printf(&m.out, "/Type/XObject/Subtype/Image/Width %u/Height %u"
	    "/BitsPerComponent %d", w, h, s->bits);
	colour_space(e, &m.out, s);
	if (s->inverted)
		conv_puts(&m.out, "/Decode[1 0 1 0 1 0 1 0]");
	if (mask != NULL)
		conv_printf(&m.out, "/SMask %u 0 R", emit_id(mask));
	if (s->predictor)
		conv_printf(&m.out, "/DecodeParms<</Predictor 15/Colors %d"
		    "/BitsPerComponent %d/Columns %u>>", s->ncomp, s->bits,
		    w);
	if (s->filter == PDF_FILTER_FLATE)
		conv_puts(&m.out, "/Filter/FlateDecode");
	if (s->filter == PDF_FILTER_DCT)
		conv_puts(&m.out, "/Filter/DCTDecode");
	dict = out_mem_str(&m);
	return s->filter == PDF_FILTER_NONE ?
	    emit_stream(e, s->data, s->size, dict) :
	    emit_stream_raw(e, s->data, s->size, dict);
}

size_t
emit_image_number(struct emit *e, struct pdf_image *im)
{
	HPDF_Dict mask = NULL;

	if (im->object != NULL)
		return im->number;
	if (im->alpha.data != NULL)
		mask = xobject(e, im, &im->alpha, NULL);
	im->object = im->drawing != NULL ? emit_drawing(e, im->drawing) :
	    xobject(e, im, &im->color, mask);
	im->number = ++e->nimages;
	return im->number;
}

/* Exif's orientations 2 to 8: the unit square onto itself. */
void
emit_image_turn(struct conv_out *o, const struct pdf_image *im)
{
	static const char *const turns[] = { "-1 0 0 1 1 0", "-1 0 0 -1 1 1",
	    "1 0 0 -1 0 1", "0 -1 -1 0 1 1", "0 -1 1 0 0 1", "0 1 1 0 0 0",
	    "0 1 -1 0 1 0" };

	if (im->turn >= 2 && im->turn <= 8)
		conv_printf(o, "%s cm ", turns[im->turn - 2]);
}

size_t
emit_image(struct emit *e, struct pdf_image *im)
{
	HPDF_Dict res, dict;
	const char *name;

	emit_image_number(e, im);
	res = HPDF_Dict_GetItem(e->hpage, "Resources", HPDF_OCLASS_DICT);
	dict = HPDF_Dict_GetItem(res, "XObject", HPDF_OCLASS_DICT);
	if (dict == NULL) {
		if ((dict = HPDF_Dict_New(e->doc->mmgr)) == NULL)
			arena_fail(e->arena);
		HPDF_Dict_Add(res, "XObject", dict);
	}
	name = conv_asprintf(e->arena, "I%zu", im->number);
	if (HPDF_Dict_GetItem(dict, name, HPDF_OCLASS_DICT) == NULL)
		HPDF_Dict_Add(dict, name, im->object);
	return im->number;
}
