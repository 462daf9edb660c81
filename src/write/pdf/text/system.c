/* system.c - fonts that fontconfig knows. */
#include "write/pdf/text/text.h"

struct family *
system_family(struct pdf_fonts *fonts, const char *name)
{
	conv_report(fonts->pdf->job, CONV_WARNING, NULL, "missing-font",
	    "no font is called '%s'", name);
	return NULL;
}

struct pdf_font *
system_choose(struct pdf_fonts *fonts, const struct pdf_face *face,
    uint32_t c)
{
	(void)fonts;
	(void)face;
	(void)c;
	return NULL;
}

void
system_free(struct system *sys)
{
	(void)sys;
}
