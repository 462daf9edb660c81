/* note.c - notes, which pandoc has where they are called. */
#include <inttypes.h>

#include "base/limits.h"
#include "write/json/json.h"

static bool
is_known(const struct json *w, const struct conv_node *note)
{
	uint32_t i = note->u.note.number;

	return i >= 1 && i <= w->doc->nnotes && w->doc->notes[i - 1] == note;
}

static uint64_t
written(const struct json *w)
{
	return w->o->flushed + w->o->len;
}

static void
note_write(struct json *w, const struct conv_node *note)
{
	enum conv_task mark = w->mark;
	uint32_t row = w->row, col = w->col, i = note->u.note.number - 1;
	uint64_t from = written(w);
	bool known = is_known(w, note);

	if (known)
		w->notes[i] = JSON_NOTE_OPEN;
	w->mark = CONV_TASK_NONE;
	w->note_depth++;
	ast_begin(w, "Note");
	ast_children(w, note);
	ast_end(w);
	w->note_depth--;
	w->mark = mark;
	w->row = row;
	w->col = col;
	if (known) {
		w->notes[i] = JSON_NOTE_WRITTEN;
		w->sizes[i] = written(w) - from;
	}
}

/* The note's number, where its text can't stand. */
static void
number_write(struct json *w, const struct conv_node *note)
{
	ast_sep(w);
	conv_printf(w->o, "{\"t\":\"Superscript\",\"c\":[{\"t\":\"Str\","
	    "\"c\":\"%" PRIu32 "\"}]}", note->u.note.number);
}

/*
 * pandoc repeats a note for each of its calls; so do we, outside of other
 * notes, as long as that doesn't make a huge document of a small one.
 */
static bool
may_repeat(struct json *w, uint32_t i)
{
	if (w->note_depth > 0 || w->notes[i] != JSON_NOTE_WRITTEN ||
	    w->repeated + w->sizes[i] > LIMIT_NOTE_REPEATS)
		return false;
	w->repeated += w->sizes[i];
	return true;
}

/* A note too deep in other notes stands behind them. */
static void
call_write(struct json *w, const struct conv_node *note)
{
	uint32_t i = note->u.note.number - 1;

	if ((w->notes[i] == JSON_NOTE_NEW &&
	    w->note_depth < LIMIT_NOTE_DEPTH) || may_repeat(w, i)) {
		note_write(w, note);
		return;
	}
	if (w->notes[i] == JSON_NOTE_NEW) {
		w->notes[i] = JSON_NOTE_QUEUED;
		w->queue[w->queued++] = note;
	}
	number_write(w, note);
}

enum conv_step
ast_note_ref(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;
	const struct conv_node *note = n->u.note_ref.note;

	if (is_known(w, note))
		call_write(w, note);
	else if (w->note_depth == 0)
		note_write(w, note);
	while (w->note_depth == 0 && w->nqueue < w->queued)
		note_write(w, w->queue[w->nqueue++]);
	return CONV_SKIP;
}
