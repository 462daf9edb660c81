/* handout.c - parts of a handout: labels, points, room for answers. */
#include "base/base.h"
#include "write/html/html.h"

void
html_exercise(struct html *w, const struct conv_node *n)
{
	struct conv_arena *a = w->job->arena;

	conv_puts(w->out, "<p class=\"exercise-title\"><strong>");
	html_text(w, label_exercise(a, w->lang, n));
	conv_puts(w->out, "</strong>");
	if (n->u.div.points != NULL) {
		conv_puts(w->out, " <span class=\"points\">");
		html_text(w, label_points(a, w->lang, n->u.div.points));
		conv_puts(w->out, "</span>");
	}
	conv_puts(w->out, "</p>\n");
}

void
html_solution(struct html *w)
{
	conv_puts(w->out, "<p class=\"solution-title\"><strong>");
	html_text(w, label(w->lang, LABEL_SOLUTION));
	conv_puts(w->out, "</strong></p>\n");
}

/* Lines are elements, as browsers print no backgrounds. */
void
html_answer(struct html *w, const struct conv_node *n)
{
	static const char *const classes[] = {
		[CONV_ROOM_LINES] = "answer-lines",
		[CONV_ROOM_BOX] = "answer-box",
		[CONV_ROOM_GRID] = "answer-grid",
		[CONV_ROOM_BLANK] = "answer-blank"
	};
	enum conv_room room = n->u.div.room;
	uint32_t i;

	conv_printf(w->out, "<div class=\"%s\" role=\"img\"", classes[room]);
	html_attr(w, "aria-label", label(w->lang, LABEL_ANSWER));
	if (room != CONV_ROOM_LINES)
		conv_printf(w->out, " style=\"height: %d.%03dpt\"",
		    (int)n->u.div.height / 1000, (int)n->u.div.height % 1000);
	conv_putc(w->out, '>');
	for (i = 0; room == CONV_ROOM_LINES && i < n->u.div.lines; i++)
		conv_puts(w->out, "<span></span>");
	conv_puts(w->out, "</div>\n");
}
