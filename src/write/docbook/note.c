/* note.c - footnotes. */
#include "write/docbook/docbook.h"

/* Is it one of the document's, and not one of a metadata string? */
static bool
is_known(const struct docbook *w, const struct conv_node *note)
{
	uint32_t i = note->u.note.number;

	return i >= 1 && i <= w->doc->nnotes && w->doc->notes[i - 1] == note;
}

static void
note_write(struct docbook *w, const struct conv_node *note)
{
	bool empty = w->empty;
	enum conv_task mark = w->mark;
	struct table *table = w->table;

	xml_start(w->x, "footnote");
	if (is_known(w, note)) {
		xml_attr(w->x, w->dialect->id,
		    w->note_names[note->u.note.number - 1]);
		w->notes[note->u.note.number - 1] = NOTE_WRITTEN;
	}
	w->in_note = w->empty = true;
	w->mark = CONV_TASK_NONE;
	w->table = table_new(w->job->arena);
	write_node(w, note);
	fill(w);
	xml_end_block(w->x);
	w->in_note = false;
	w->empty = empty;
	w->mark = mark;
	w->table = table;
}

static void
ref_write(struct docbook *w, const struct conv_node *note)
{
	xml_start(w->x, "footnoteref");
	xml_attr(w->x, "linkend", w->note_names[note->u.note.number - 1]);
	xml_end(w->x);
}

/*
 * DocBook has no footnote in a footnote: a note called by a note becomes
 * a footnote behind it, which the inner call refers to.
 */
static void
call_in_note(struct docbook *w, const struct conv_node *note)
{
	enum note_state *state;

	if (!is_known(w, note))
		return;
	state = &w->notes[note->u.note.number - 1];
	if (*state == NOTE_NEW) {
		*state = NOTE_QUEUED;
		w->queue[w->queued++] = note;
	}
	ref_write(w, note);
}

enum conv_step
note_ref_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;
	const struct conv_node *note = n->u.note_ref.note;

	if (w->in_note) {
		call_in_note(w, note);
		return CONV_SKIP;
	}
	if (is_known(w, note) &&
	    w->notes[note->u.note.number - 1] == NOTE_WRITTEN) {
		ref_write(w, note);
		return CONV_SKIP;
	}
	note_write(w, note);
	while (w->nqueue < w->queued)
		note_write(w, w->queue[w->nqueue++]);
	return CONV_SKIP;
}
