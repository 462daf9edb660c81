/* handout.c - parts of a handout, as text: DocBook has none of them. */
#include "write/docbook/docbook.h"

#define LINE	25512	/* of a room without lines: 9 mm, as in a PDF */

static const char rule[] = "________________________________________"
    "____________________";

/* A paragraph that is left open, its first words strong. */
static void
title_begin(struct docbook *w, const char *role, const char *text)
{
	block_begin(w, "para");
	xml_attr(w->x, "role", role);
	xml_start(w->x, "emphasis");
	xml_attr(w->x, "role", "strong");
	xml_puts(w->x, text);
	xml_end(w->x);
}

void
exercise_write(struct docbook *w, const struct conv_node *n)
{
	struct conv_arena *a = w->job->arena;
	const char *lang = w->doc->info.lang;

	title_begin(w, "exercise-title", label_exercise(a, lang, n));
	if (n->u.div.points != NULL)
		xml_puts(w->x, conv_asprintf(a, " (%s)", label_points(a, lang,
		    n->u.div.points)));
	xml_end(w->x);
}

void
solution_write(struct docbook *w)
{
	title_begin(w, "solution-title", label(w->doc->info.lang,
	    LABEL_SOLUTION));
	xml_end(w->x);
}

/* Lines of underscores, or lines that are kept although they are blank. */
void
answer_write(struct docbook *w, const struct conv_node *n)
{
	bool lines = n->u.div.room == CONV_ROOM_LINES;
	uint32_t count = lines ? n->u.div.lines :
	    (uint32_t)(n->u.div.height + LINE - 1) / LINE, i;

	block_begin(w, "literallayout");
	xml_attr(w->x, "role", "answer");
	for (i = 0; i < count; i++) {
		xml_puts(w->x, i > 0 ? "\n" : "");
		xml_puts(w->x, lines ? rule : "\xC2\xA0");
	}
	xml_end(w->x);
}

void
name_line_write(struct docbook *w, const struct conv_node *line)
{
	struct conv_arena *a = w->job->arena;
	const struct conv_node *n;

	block_begin(w, "para");
	put_common(w, line, NULL);
	for (n = line->first; n != NULL; n = n->next)
		xml_puts(w->x, conv_asprintf(a, "%s%s %.20s",
		    n->prev != NULL ? " " : "", conv_plain_text(a, n), rule));
	xml_end(w->x);
}
