/* sarif.c - messages as one SARIF 2.1.0 log, for code scanning. */
#include <string.h>

#include "cli.h"

static const char *const levels[] = {
	[CONV_INFO] = "note",
	[CONV_WARNING] = "warning",
	[CONV_ERROR] = "error"
};

static void
begin(struct conv_out *out)
{
	conv_puts(out, "{\"$schema\":\"https://json.schemastore.org/"
	    "sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":"
	    "{\"driver\":{\"name\":\"conv\",\"version\":\"" CONV_VERSION
	    "\"}},\"columnKind\":\"utf16CodeUnits\",\"results\":[\n");
}

/* A path as a URI reference. */
static void
put_uri(struct conv_out *out, const char *path)
{
	conv_putc(out, '"');
	if (path[0] == '/')
		conv_puts(out, "file://");
	for (; *path != '\0'; path++) {
		if (strchr("&'?#%", *path) != NULL)
			conv_printf(out, "%%%02X", (unsigned)*path);
		else
			conv_put_escaped(out, CONV_ESC_URL, path, 1);
	}
	conv_putc(out, '"');
}

/* SARIF counts columns in UTF-16 code units, conv in bytes. */
static unsigned
utf16_column(const struct message *m)
{
	const char *s = m->source, *end;
	unsigned col = 1;
	uint32_t byte = 1;
	struct glyph g;

	if (s == NULL)
		return m->col;
	for (end = s + strlen(s); s < end && byte < m->col; s += g.len) {
		g = glyph_at(s, end);
		byte += g.bad ? 3 : (uint32_t)g.len;
		col += !g.bad && g.c > 0xFFFF ? 2 : 1;
	}
	return col;
}

/* Code scanning refuses a result without a place. */
void
sarif_message(struct conv_out *out, const struct message *m, size_t before)
{
	if (before == 0)
		begin(out);
	conv_printf(out, "%s{\"ruleId\":", before > 0 ? "," : "");
	json_string(out, m->code);
	conv_printf(out, ",\"level\":\"%s\",\"message\":{\"text\":",
	    levels[m->level]);
	json_string(out, m->text);
	conv_puts(out, "},\"locations\":[{\"physicalLocation\":"
	    "{\"artifactLocation\":{\"uri\":");
	put_uri(out, m->file != NULL ? m->file : "conv");
	conv_puts(out, "}");
	if (m->line > 0)
		conv_printf(out, ",\"region\":{\"startLine\":%u",
		    (unsigned)m->line);
	if (m->line > 0 && m->col > 0)
		conv_printf(out, ",\"startColumn\":%u", utf16_column(m));
	conv_puts(out, m->line > 0 ? "}}}]}\n" : "}}]}\n");
}

void
sarif_end(struct conv_out *out, size_t nresults)
{
	if (nresults == 0)
		begin(out);
	conv_puts(out, "]}]}\n");
}
