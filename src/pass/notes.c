/* notes.c - footnotes in the order of their first call. */
#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

struct notes {
	struct conv_doc		 *doc;
	struct conv_node	**called;	/* in order of first call */
	size_t			  n;
};

/* Number the calls below a root, and note which notes are called. */
static void
calls(struct notes *s, struct conv_node *root)
{
	struct conv_node *n, *next, *note;

	for (n = root; n != NULL; n = next) {
		next = node_next(n, root, true);
		if (n->kind != CONV_NOTE_REF)
			continue;
		/* a pass owns what the reader shows as const */
		note = (struct conv_node *)n->u.note_ref.note;
		if (note == NULL) {
			node_unlink(n);
			continue;
		}
		if (note->u.note.number == 0) {
			s->called[s->n++] = note;
			note->u.note.number = (uint32_t)s->n;
		}
		n->u.note_ref.nth = ++note->u.note.nrefs;
	}
}

/* The list of the called grows while it is gone through: notes in notes. */
bool
pass_notes(struct conv_job *job, struct conv_doc *doc)
{
	struct notes s = { .doc = doc };
	size_t i;

	s.called = conv_alloc(doc->arena, (doc->nnotes + 1) *
	    sizeof(*s.called));
	calls(&s, doc->root);
	for (i = 0; i < s.n; i++)
		calls(&s, s.called[i]);
	for (i = 0; i < doc->nnotes; i++)
		if (doc->notes[i]->u.note.number == 0)
			conv_report(job, CONV_WARNING, doc->notes[i],
			    "unused-note", "footnote %s is never called",
			    doc->notes[i]->u.note.label != NULL ?
			    doc->notes[i]->u.note.label : "text");
	doc->notes = s.called;
	doc->nnotes = s.n;
	return true;
}
