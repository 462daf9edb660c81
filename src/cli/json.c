/* json.c - messages as JSON, one object a line. */
#include <string.h>

#include "cli.h"

static const char *const levels[] = {
	[CONV_INFO] = "info",
	[CONV_WARNING] = "warning",
	[CONV_ERROR] = "error"
};

void
json_string(struct conv_out *out, const char *s)
{
	const char *end = s + strlen(s);
	struct glyph g;

	conv_putc(out, '"');
	for (; s < end; s += g.len) {
		g = glyph_at(s, end);
		if (g.bad)
			conv_puts(out, "\xEF\xBF\xBD");
		else
			conv_put_escaped(out, CONV_ESC_JSON, s, g.len);
	}
	conv_putc(out, '"');
}

void
json_message(struct conv_out *out, const struct message *m)
{
	conv_printf(out, "{\"level\":\"%s\",\"code\":", levels[m->level]);
	json_string(out, m->code);
	if (m->file != NULL) {
		conv_puts(out, ",\"file\":");
		json_string(out, m->file);
	}
	if (m->line > 0)
		conv_printf(out, ",\"line\":%u", (unsigned)m->line);
	if (m->line > 0 && m->col > 0)
		conv_printf(out, ",\"column\":%u", (unsigned)m->col);
	conv_puts(out, ",\"message\":");
	json_string(out, m->text);
	conv_puts(out, "}\n");
}

void
json_wrote(struct conv_out *out, const char *path)
{
	conv_puts(out, "{\"level\":\"info\",\"code\":\"wrote\",\"file\":");
	json_string(out, path);
	conv_puts(out, ",\"message\":\"wrote the file\"}\n");
}
