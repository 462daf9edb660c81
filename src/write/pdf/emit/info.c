/* info.c - document information and the catalog. */
#include <string.h>

#include "write/pdf/emit/emit.h"

static void
info_set(struct emit *e, const char *key, const char *value)
{
	HPDF_Dict_RemoveElement(e->doc->info, key);
	if (value != NULL && *value != '\0')
		HPDF_Dict_Add(e->doc->info, key, emit_text_string(e, value));
}

static const char *
authors(struct emit *e)
{
	const struct conv_info *info = &e->pdf->doc->info;
	struct out_mem m;
	size_t i;

	out_mem_init(&m, e->arena);
	for (i = 0; i < info->nauthors; i++)
		conv_printf(&m.out, "%s%s", i > 0 ? ", " : "",
		    info->authors[i].name);
	return out_mem_str(&m);
}

static const char *
keywords(struct emit *e)
{
	const struct conv_info *info = &e->pdf->doc->info;
	struct out_mem m;
	size_t i;

	out_mem_init(&m, e->arena);
	for (i = 0; i < info->nkeywords; i++)
		conv_printf(&m.out, "%s%s", i > 0 ? ", " : "",
		    info->keywords[i]);
	return out_mem_str(&m);
}

/* YYYY-MM-DD as a PDF date, else NULL: the clock is never asked. */
static const char *
pdf_date(struct emit *e, const char *s)
{
	static const char form[] = "dddd-dd-dd";
	size_t i;

	if (s == NULL || strlen(s) != sizeof(form) - 1)
		return NULL;
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == 'd' ? s[i] < '0' || s[i] > '9' :
		    s[i] != form[i])
			return NULL;
	return conv_asprintf(e->arena, "D:%.4s%.2s%.2s000000Z", s, s + 5,
	    s + 8);
}

void
emit_info(struct emit *e)
{
	const struct conv_info *info = &e->pdf->doc->info;
	const char *date = pdf_date(e, info->date);
	HPDF_Dict view = HPDF_Dict_New(e->doc->mmgr);

	info_set(e, "Title", info->title);
	info_set(e, "Author", authors(e));
	info_set(e, "Subject", info->description);
	info_set(e, "Keywords", keywords(e));
	info_set(e, "Creator", "conv " CONV_VERSION);
	info_set(e, "Producer", "conv " CONV_VERSION ", libharu "
	    HPDF_VERSION_TEXT);
	if (date != NULL)
		HPDF_Dict_Add(e->doc->info, "CreationDate",
		    HPDF_String_New(e->doc->mmgr, date, NULL));
	HPDF_Dict_Add(e->doc->catalog, "Lang",
	    emit_text_string(e, info->lang));
	HPDF_Dict_Add(e->doc->catalog, "ViewerPreferences", view);
	HPDF_Dict_AddBoolean(view, "DisplayDocTitle", HPDF_TRUE);
	if (strcmp(info->dir, "rtl") == 0)
		HPDF_Dict_AddName(view, "Direction", "R2L");
}
