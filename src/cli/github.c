/* github.c - messages as GitHub's workflow commands, shown in its diffs. */
#include <string.h>

#include "cli.h"

static const char *const levels[] = {
	[CONV_INFO] = "notice",
	[CONV_WARNING] = "warning",
	[CONV_ERROR] = "error"
};

/* Text of a command; a property can't hold ':' and ',' either. */
static void
put_escaped(struct conv_out *out, const char *s, bool property)
{
	for (; *s != '\0'; s++) {
		if (strchr("%\r\n", *s) != NULL ||
		    (property && strchr(":,", *s) != NULL))
			conv_printf(out, "%%%02X", (unsigned)*s);
		else
			conv_putc(out, *s);
	}
}

void
github_message(struct conv_out *out, const struct message *m)
{
	conv_printf(out, "::%s ", levels[m->level]);
	if (m->file != NULL) {
		conv_puts(out, "file=");
		put_escaped(out, m->file, true);
		conv_putc(out, ',');
	}
	if (m->line > 0)
		conv_printf(out, "line=%u,", (unsigned)m->line);
	if (m->line > 0 && m->col > 0)
		conv_printf(out, "col=%u,", (unsigned)m->col);
	conv_puts(out, "title=");
	put_escaped(out, m->code, true);
	conv_puts(out, "::");
	put_escaped(out, m->text, false);
	conv_putc(out, '\n');
}
