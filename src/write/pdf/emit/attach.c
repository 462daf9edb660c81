/* attach.c - the document's source as an associated file (PDF/A-3). */
#include <string.h>

#include "write/pdf/emit/emit.h"

/* The source's name without folders; a plain one where it is no file. */
static const char *
source_name(const struct conv_doc *doc)
{
	const char *slash = strrchr(doc->file, '/');
	const char *name = slash != NULL ? slash + 1 : doc->file;

	return strchr(name, '.') != NULL ? name : "document.md";
}

/* A name in ASCII without what a PDF string or a file system minds. */
static const char *
plain(struct emit *e, const char *name)
{
	char *s = conv_strdup(e->arena, name), *p;

	for (p = s; *p != '\0'; p++)
		if (*p <= ' ' || *p >= 0x7F || strchr("()\\:", *p) != NULL)
			*p = '_';
	return s;
}

static HPDF_Dict
embedded(struct emit *e)
{
	const struct conv_doc *doc = e->pdf->doc;
	const char *date = emit_date(e);

	return emit_stream(e, doc->source, doc->source_len,
	    conv_asprintf(e->arena, "/Type/EmbeddedFile"
	    "/Subtype/text#2Fmarkdown/Params<</Size %zu%s%s%s>>",
	    doc->source_len, date != NULL ? "/ModDate(" : "",
	    date != NULL ? date : "", date != NULL ? ")" : ""));
}

static void
names_set(struct emit *e, HPDF_Dict names, const char *name, HPDF_Dict spec)
{
	const char *s = conv_asprintf(e->arena,
	    "/EmbeddedFiles<</Names[(%s)%u 0 R]>>", name, emit_id(spec));

	emit_dict_set(e, names, s, strlen(s));
	HPDF_Dict_Add(e->doc->catalog, "Names", names);
}

void
emit_source(struct emit *e)
{
	const char *name, *ascii, *inside;
	HPDF_Array list;
	HPDF_Dict spec;
	struct out_mem m;
	unsigned file;

	if (!e->standard->source)
		return;
	name = source_name(e->pdf->doc);
	ascii = plain(e, name);
	file = emit_id(embedded(e));
	out_mem_init(&m, e->arena);
	conv_printf(&m.out, "/Type/Filespec/AFRelationship/Source/F(%s)"
	    "/UF<FEFF", ascii);
	emit_utf16(&m.out, name, strlen(name));
	conv_printf(&m.out, ">/EF<</F %u 0 R/UF %u 0 R>>", file, file);
	spec = emit_dict(e);
	inside = out_mem_str(&m);
	emit_dict_set(e, spec, inside, m.out.flushed);
	names_set(e, emit_dict(e), ascii, spec);
	if ((list = HPDF_Array_New(e->doc->mmgr)) == NULL)
		arena_fail(e->arena);
	HPDF_Array_Add(list, spec);
	HPDF_Dict_Add(e->doc->catalog, "AF", list);
}
