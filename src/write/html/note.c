/* note.c - footnotes, and the links between them and their calls. */
#include "base/base.h"
#include "write/html/html.h"

const char *
html_ref_id(struct html *w, const struct conv_node *note, uint32_t nth)
{
	return nth <= 1 ?
	    conv_asprintf(w->job->arena, "fnref%u", note->u.note.number) :
	    conv_asprintf(w->job->arena, "fnref%u-%u", note->u.note.number,
	    nth);
}

void
html_back_links(struct html *w, const struct conv_node *note)
{
	uint32_t i;

	for (i = 1; i <= note->u.note.nrefs; i++) {
		if (i > 1)
			conv_putc(w->out, ' ');
		conv_puts(w->out, "<a class=\"footnote-back\"");
		if (w->back != NULL)
			html_url(w, "href", w->back(w, note, i));
		else
			html_anchor(w, html_ref_id(w, note, i));
		if (w->xml)
			conv_puts(w->out, " epub:type=\"backlink\"");
		conv_puts(w->out, " role=\"doc-backlink\" aria-label=\"");
		conv_puts(w->out, label(w->lang, LABEL_BACK));
		conv_putc(w->out, ' ');
		html_number(w, note->u.note.number);
		if (i > 1) {
			conv_putc(w->out, '-');
			html_number(w, i);
		}
		/* U+FE0E: an arrow, not an emoji */
		conv_puts(w->out, "\">\u21A9\uFE0E");
		if (i > 1) {
			conv_puts(w->out, "<sup>");
			html_number(w, i);
			conv_puts(w->out, "</sup>");
		}
		conv_puts(w->out, "</a>");
	}
}

void
html_note_number(struct html *w, const struct conv_node *note)
{
	html_number(w, note->u.note.number);
	conv_puts(w->out, ".\u00A0");
}

void
html_note(struct html *w, const struct conv_node *note)
{
	if (w->xml && (note->first == NULL || note->first->kind != CONV_PARA)) {
		conv_puts(w->out, "<p>");
		html_note_number(w, note);
		conv_puts(w->out, "</p>\n");
	}
	html_body(w, note);
	if (note->last != NULL && note->last->kind == CONV_PARA)
		return;
	conv_puts(w->out, "<p>");
	html_back_links(w, note);
	conv_puts(w->out, "</p>\n");
}

void
html_notes(struct html *w)
{
	const struct conv_doc *doc = w->job->doc;
	const struct conv_node *note;
	size_t i;

	if (doc->nnotes == 0)
		return;
	conv_puts(w->out, "<section class=\"footnotes\" "
	    "role=\"doc-endnotes\"");
	html_attr(w, "aria-label", label(w->lang, LABEL_FOOTNOTES));
	conv_puts(w->out, ">\n<ol>\n");
	for (i = 0; i < doc->nnotes; i++) {
		note = doc->notes[i];
		conv_puts(w->out, "<li");
		html_id(w, conv_asprintf(w->job->arena, "fn%u",
		    note->u.note.number));
		conv_puts(w->out, ">\n");
		html_note(w, note);
		conv_puts(w->out, "</li>\n");
	}
	conv_puts(w->out, "</ol>\n</section>\n");
}
