/* note.c - notes, which pandoc has where they are called. */
#include <inttypes.h>

#include "write/json/json.h"

#define DEPTH_MAX	8	/* notes in notes */
#define REPEAT_MAX	1024	/* bytes of a note that is repeated */

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
	uint64_t from = written(w);
	uint32_t row = w->row, col = w->col;
	enum json_note *state = NULL;

	if (is_known(w, note)) {
		state = &w->notes[note->u.note.number - 1];
		*state = JSON_NOTE_LONG;	/* a call in itself */
	}
	w->mark = CONV_TASK_NONE;
	w->note_depth++;
	ast_begin(w, "Note");
	ast_children(w, note);
	ast_end(w);
	w->note_depth--;
	w->mark = mark;
	w->row = row;
	w->col = col;
	if (state != NULL && written(w) - from <= REPEAT_MAX)
		*state = JSON_NOTE_SHORT;
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
 * The first call has the note, and so have the others where it is short:
 * pandoc repeats them all, which would let a small document become a huge
 * one.  A note deeper in notes than DEPTH_MAX stands behind them.
 */
enum conv_step
ast_note_ref(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;
	const struct conv_node *note = n->u.note_ref.note;
	enum json_note *state;

	if (!is_known(w, note)) {
		if (w->note_depth == 0)
			note_write(w, note);
		return CONV_SKIP;
	}
	state = &w->notes[note->u.note.number - 1];
	if (w->note_depth == 0 && (*state == JSON_NOTE_NEW ||
	    *state == JSON_NOTE_SHORT)) {
		note_write(w, note);
	} else if (*state == JSON_NOTE_NEW && w->note_depth < DEPTH_MAX) {
		note_write(w, note);
	} else {
		if (*state == JSON_NOTE_NEW) {
			*state = JSON_NOTE_QUEUED;
			w->queue[w->queued++] = note;
		}
		number_write(w, note);
	}
	while (w->note_depth == 0 && w->nqueue < w->queued)
		note_write(w, w->queue[w->nqueue++]);
	return CONV_SKIP;
}
