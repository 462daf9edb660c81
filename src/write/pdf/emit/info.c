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

const char *
emit_authors(struct emit *e)
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

const char *
emit_keywords(struct emit *e)
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

/* YYYY-MM-DD; the clock is never asked. */
const char *
emit_date(struct emit *e)
{
	static const char form[] = "dddd-dd-dd";
	const char *s = e->pdf->doc->info.date;
	int month, day;
	size_t i;

	if (s == NULL || strlen(s) != sizeof(form) - 1)
		return NULL;
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == 'd' ? s[i] < '0' || s[i] > '9' :
		    s[i] != form[i])
			return NULL;
	month = (s[5] - '0') * 10 + s[6] - '0';
	day = (s[8] - '0') * 10 + s[9] - '0';
	if (month < 1 || month > 12 || day < 1 || day > 31)
		return NULL;
	return conv_asprintf(e->arena, "D:%.4s%.2s%.2s000000Z", s, s + 5,
	    s + 8);
}

void
emit_info(struct emit *e)
{
	const struct conv_info *info = &e->pdf->doc->info;
	const char *date = emit_date(e);
	HPDF_Dict view = HPDF_Dict_New(e->doc->mmgr);

	info_set(e, "Title", info->title);
	info_set(e, "Author", emit_authors(e));
	info_set(e, "Subject", info->description);
	info_set(e, "Keywords", emit_keywords(e));
	info_set(e, "Creator", EMIT_CREATOR);
	info_set(e, "Producer", EMIT_PRODUCER);
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
