/*
 * text.c - a message for people: file:line:col, text, code, and the source
 * line with a caret.  What a document puts into a message can't steer the
 * terminal.
 */
#include <string.h>

#include "cli.h"

#define TAB	8

static const struct {
	const char	*name;
	const char	*color;
} levels[] = {
	[CONV_INFO] = { "info", "\033[36m" },
	[CONV_WARNING] = { "warning", "\033[35m" },
	[CONV_ERROR] = { "error", "\033[1;31m" }
};

static void
paint(struct conv_out *out, bool color, const char *sgr)
{
	if (color)
		conv_puts(out, sgr);
}

/* A character as it may stand on a terminal. */
static void
put_glyph(struct conv_out *out, const char *s, const struct glyph *g)
{
	if (g->bad || g->c < 0x20 || (g->c >= 0x7F && g->c < 0xA0) ||
	    (g->c >= 0x202A && g->c <= 0x202E) ||
	    (g->c >= 0x2066 && g->c <= 0x2069))
		conv_puts(out, "\xEF\xBF\xBD");
	else
		conv_put(out, s, g->len);
}

static void
put_safe(struct conv_out *out, const char *s)
{
	const char *end = s + strlen(s);
	struct glyph g;

	for (; s < end; s += g.len) {
		g = glyph_at(s, end);
		put_glyph(out, s, &g);
	}
}

/*
 * The column where each character begins.  A message counts bytes of the
 * text as the library cleaned it: an ill-formed byte is three, U+FFFD.
 */
struct cursor {
	const char	*s;
	uint32_t	 byte;	/* of the cleaned line */
	size_t		 col;	/* on the terminal */
	struct glyph	 g;
	unsigned	 width;
};

static bool
cursor_next(struct cursor *at, const char *end)
{
	at->s += at->g.len;
	at->byte += at->g.bad || (at->g.len > 0 && at->g.c == 0) ? 3 :
	    (uint32_t)at->g.len;
	at->col += at->width;
	if (at->s >= end)
		return false;
	at->g = glyph_at(at->s, end);
	at->width = at->g.c == '\t' ? TAB - (unsigned)(at->col % TAB) :
	    at->g.width;
	return true;
}

/* The terminal column of a byte; columns count from 0. */
static size_t
column_of(const char *line, const char *end, uint32_t byte)
{
	struct cursor at = { .s = line };

	while (cursor_next(&at, end))
		if (at.byte >= byte)
			break;
	return at.col;
}

/* The part of the line around the caret, and the caret. */
static void
put_source(struct conv_out *out, const struct message *m, bool color)
{
	const char *end = m->source + strlen(m->source);
	size_t caret = m->col > 0 ? column_of(m->source, end, m->col - 1) : 0;
	size_t from = caret < CLI_LINE_COLS - 10 ? 0 :
	    caret - CLI_LINE_COLS / 2, i;
	struct cursor at = { .s = m->source };

	conv_puts(out, from > 0 ? " ..." : "    ");
	while (cursor_next(&at, end) && at.col < from + CLI_LINE_COLS) {
		if (at.col < from)
			continue;
		if (at.g.c == '\t')
			for (i = 0; i < at.width; i++)
				conv_putc(out, ' ');
		else
			put_glyph(out, at.s, &at.g);
	}
	conv_puts(out, at.s < end ? "...\n" : "\n");
	if (m->col == 0)
		return;
	for (i = 0; i < caret - from + 4; i++)
		conv_putc(out, ' ');
	paint(out, color, "\033[32m");
	conv_putc(out, '^');
	paint(out, color, "\033[0m");
	conv_putc(out, '\n');
}

void
text_message(struct conv_out *out, const struct message *m, bool color)
{
	put_safe(out, m->file != NULL ? m->file : "conv");
	if (m->line > 0)
		conv_printf(out, ":%u", (unsigned)m->line);
	if (m->line > 0 && m->col > 0)
		conv_printf(out, ":%u", (unsigned)m->col);
	conv_puts(out, ": ");
	paint(out, color, levels[m->level].color);
	conv_puts(out, levels[m->level].name);
	conv_puts(out, ": ");
	paint(out, color, "\033[0m");
	put_safe(out, m->text);
	conv_printf(out, " [%s]\n", m->code);
	if (m->source != NULL)
		put_source(out, m, color);
}
