/* notes.c - the bodies of footnotes, in small type, number first. */
#include "write/pdf/layout/layout.h"

#define INDENT		1500	/* of the body, 1/1000 of its size */

/* The number, raised, at the left of the first line; it leads back. */
static void
number_put(struct layout *l, const struct conv_node *note, struct vitem *box,
    int32_t indent)
{
	const struct look *body = style_look(l->pdf, STYLE_NOTE);
	struct look *k = conv_alloc(l->arena, sizeof(*k));
	const struct conv_node *caller =
	    l->callers[note->u.note.number - 1];
	struct vitem mark = { .kind = V_BOX };
	struct pdf_item *item;
	int32_t x = l->geo->rtl ? l->geo->column_width - indent : 0;
	int32_t gap = body->face.size * 4 / 10;
	int32_t y = box->baseline > 0 ? box->baseline : body->ascent;

	*k = *body;
	k->face.size = k->face.size * 72 / 100;
	item = vitem_add(l->arena, &mark, PDF_DEST, PDF_PART_BODY, note);
	item->x = x;
	text_line(l, &mark, k, conv_asprintf(l->arena, "%u",
	    (unsigned)note->u.note.number), PDF_PART_LABEL, note,
	    l->geo->rtl ? x + gap : x, indent - gap,
	    y - body->face.size * 30 / 100, CONV_ALIGN_RIGHT);
	if (caller != NULL) {
		item = vitem_add(l->arena, &mark, PDF_LINK, PDF_PART_LABEL,
		    note);
		item->x = x;
		item->w = indent;
		item->h = body->leading;
		item->u.link.target = caller;
	}
	vitem_prepend(l->arena, box, &mark);
}

static void
note_layout(struct layout *l, const struct conv_node *note)
{
	const struct look *k = style_look(l->pdf, STYLE_NOTE);
	struct vlist *list = &l->notes[note->u.note.number - 1];
	int32_t indent = k->face.size * INDENT / 1000;
	size_t i;

	/* notes follow each other at a small distance */
	if (note->u.note.number > 1) {
		vlist_box(l->arena, list, k->above);
		vlist_penalty(l->arena, list, V_NEVER);
	}
	block_children(l, note, STYLE_NOTE, l->geo->rtl ? 0 : indent,
	    l->geo->column_width - indent, list);
	for (i = 0; i < list->n; i++)
		if (list->v[i].kind == V_BOX && list->v[i].nitems > 0) {
			number_put(l, note, &list->v[i], indent);
			return;
		}
}

void
notes_layout(struct layout *l)
{
	const struct conv_doc *doc = l->pdf->doc;
	size_t i;

	l->notes = conv_alloc(l->arena, (doc->nnotes + 1) *
	    sizeof(*l->notes));
	for (i = 0; i < doc->nnotes; i++)
		note_layout(l, doc->notes[i]);
}
