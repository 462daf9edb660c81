/* xmp.c - XMP metadata and the standards that the file claims to meet. */
#include <string.h>

#include "write/pdf/emit/emit.h"

static void
text(struct conv_out *o, const char *s)
{
	conv_put_escaped(o, CONV_ESC_TEXT, s, strlen(s));
}

/* <name>value</name>; nothing where there is no value. */
static void
simple(struct conv_out *o, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	conv_printf(o, "<%s>", name);
	text(o, value);
	conv_printf(o, "</%s>\n", name);
}

static void
alternative(struct conv_out *o, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	conv_printf(o, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
	text(o, value);
	conv_printf(o, "</rdf:li></rdf:Alt></%s>\n", name);
}

/* PDF/A-1 wants the string that stands in the document information. */
static void
creators(struct emit *e, struct conv_out *o)
{
	const struct conv_info *info = &e->pdf->doc->info;
	size_t i;

	if (info->nauthors == 0)
		return;
	if (e->standard->part == 1) {
		conv_puts(o, "<dc:creator><rdf:Seq><rdf:li>");
		text(o, emit_authors(e));
		conv_puts(o, "</rdf:li></rdf:Seq></dc:creator>\n");
		return;
	}
	conv_puts(o, "<dc:creator><rdf:Seq>");
	for (i = 0; i < info->nauthors; i++) {
		conv_puts(o, "<rdf:li>");
		text(o, info->authors[i].name);
		conv_puts(o, "</rdf:li>");
	}
	conv_puts(o, "</rdf:Seq></dc:creator>\n");
}

static void
subjects(struct conv_out *o, const struct conv_info *info)
{
	size_t i;

	if (info->nkeywords == 0)
		return;
	conv_puts(o, "<dc:subject><rdf:Bag>");
	for (i = 0; i < info->nkeywords; i++) {
		conv_puts(o, "<rdf:li>");
		text(o, info->keywords[i]);
		conv_puts(o, "</rdf:li>");
	}
	conv_puts(o, "</rdf:Bag></dc:subject>\n");
}

/* PDF/A asks for a description of the schema that PDF/UA's mark is of. */
static const char ua_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

/* From their last editions on, the parts name the edition (rev). */
static void
standards(struct conv_out *o, const struct pdf_standard *st)
{
	if (st->part > 0)
		conv_printf(o, "<pdfaid:part>%d</pdfaid:part>\n", st->part);
	if (st->part >= 4)
		conv_puts(o, "<pdfaid:rev>2020</pdfaid:rev>\n");
	if (st->part > 0 && st->level != 0)
		conv_printf(o, "<pdfaid:conformance>%c</pdfaid:conformance>"
		    "\n", st->level);
	if (st->ua > 0)
		conv_printf(o, "<pdfuaid:part>%d</pdfuaid:part>\n", st->ua);
	if (st->ua >= 2)
		conv_puts(o, "<pdfuaid:rev>2024</pdfuaid:rev>\n");
	if (st->part > 0 && st->part < 4 && st->ua > 0)
		conv_puts(o, ua_schema);
}

static void
description(struct emit *e, struct conv_out *o)
{
	const struct conv_info *info = &e->pdf->doc->info;

	conv_puts(o, "<?xpacket begin=\"\xEF\xBB\xBF\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-"
	    "ns#\">\n<rdf:Description rdf:about=\"\"\n"
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
	    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	    "\n xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\""
	    ">\n");
	simple(o, "dc:format", "application/pdf");
	alternative(o, "dc:title", info->title);
	creators(e, o);
	alternative(o, "dc:description", info->description);
	subjects(o, info);
	alternative(o, "dc:rights", info->rights);
	conv_puts(o, "<dc:language><rdf:Bag><rdf:li>");
	text(o, info->lang);
	conv_puts(o, "</rdf:li></rdf:Bag></dc:language>\n");
	simple(o, "pdf:Keywords", emit_keywords(e));
	simple(o, "pdf:Producer", EMIT_PRODUCER);
	simple(o, "xmp:CreatorTool", EMIT_CREATOR);
	if (emit_date(e) != NULL)
		conv_printf(o, "<xmp:CreateDate>%sT00:00:00Z"
		    "</xmp:CreateDate>\n", info->date);
	standards(o, e->standard);
	conv_puts(o, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
	    "<?xpacket end=\"r\"?>");
}

static void
output_intent(struct emit *e)
{
	const unsigned char *icc;
	size_t n = emit_icc_srgb(e->arena, &icc);
	HPDF_Dict profile = emit_stream(e, icc, n, "/N 3"), intent;
	HPDF_Array list = HPDF_Array_New(e->doc->mmgr);
	const char *s = conv_asprintf(e->arena, "/Type/OutputIntent"
	    "/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
	    "/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R",
	    emit_id(profile));

	intent = emit_dict(e);
	emit_dict_set(e, intent, s, strlen(s));
	if (list == NULL)
		arena_fail(e->arena);
	HPDF_Array_Add(list, intent);
	HPDF_Dict_Add(e->doc->catalog, "OutputIntents", list);
}

void
emit_xmp(struct emit *e)
{
	struct out_mem m;
	HPDF_Dict d;
	char *s;

	out_mem_init(&m, e->arena);
	description(e, &m.out);
	s = out_mem_str(&m);
	/* readable without a PDF reader: not compressed */
	d = emit_stream_raw(e, s, m.out.flushed,
	    "/Type/Metadata/Subtype/XML");
	HPDF_Dict_Add(e->doc->catalog, "Metadata", d);
	if (e->standard->part > 0)
		output_intent(e);
}
