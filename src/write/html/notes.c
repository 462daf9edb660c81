/* notes.c - footnotes: their calls, their texts, the way there and back. */
#include <string.h>

#include "base/base.h"
#include "write/html/html.h"

/* fnref1 for the first call, fnref1-2 for the second. */
static void
ref_id(struct html *h, const struct conv_node *note, uint32_t nth)
{
	conv_printf(h->out, "%sfnref%u", h->prefix,
	    (unsigned)note->u.note.number);
	if (nth > 1)
		conv_printf(h->out, "-%u", (unsigned)nth);
}

void
html_note_ref(struct html *h, const struct conv_node *n)
{
	const struct conv_node *note = n->u.note_ref.note;

	conv_puts(h->out, "<sup class=\"footnote-ref\"><a href=\"");
	if (h->xhtml)
		h->href(h, note);
	else
		conv_printf(h->out, "#%sfn%u", h->prefix,
		    (unsigned)note->u.note.number);
	conv_puts(h->out, "\" id=\"");
	ref_id(h, note, n->u.note_ref.nth);
	conv_puts(h->out, h->xhtml ? "\" epub:type=\"noteref\"" : "\"");
	conv_printf(h->out, " role=\"doc-noteref\">%u</a></sup>",
	    (unsigned)note->u.note.number);
}

void
html_backlinks(struct html *h, const struct conv_node *note)
{
	uint32_t i;

	for (i = 1; i <= note->u.note.nrefs; i++) {
		conv_puts(h->out, " <a href=\"#");
		ref_id(h, note, i);
		conv_puts(h->out, "\" class=\"footnote-back\""
		    " role=\"doc-backlink\"");
		html_attr(h, "aria-label", conv_asprintf(h->job->arena,
		    i > 1 ? "%s %u-%u" : "%s %u", label(h->lang, LABEL_BACK),
		    (unsigned)note->u.note.number, (unsigned)i));
		/* the arrow as text, not as an emoji */
		conv_puts(h->out, ">\xE2\x86\xA9\xEF\xB8\x8E</a>");
	}
}

void
html_note(struct html *h, const struct conv_node *note)
{
	conv_printf(h->out, "<li id=\"%sfn%u\"%s>\n", h->prefix,
	    (unsigned)note->u.note.number, h->xhtml ?
	    " epub:type=\"footnote\" role=\"doc-footnote\"" : "");
	html_node(h, note);
	if (note->last == NULL || note->last->kind != CONV_PARA) {
		conv_puts(h->out, "<p>");
		html_backlinks(h, note);
		conv_puts(h->out, "</p>\n");
	}
	conv_puts(h->out, "</li>\n");
}

void
html_notes(struct html *h)
{
	const struct conv_doc *doc = h->job->doc;
	size_t i;

	if (doc->nnotes == 0)
		return;
	conv_puts(h->out, "<section class=\"footnotes\" "
	    "role=\"doc-endnotes\"");
	html_attr(h, "aria-label", label(h->lang, LABEL_FOOTNOTES));
	conv_puts(h->out, ">\n<ol>\n");
	for (i = 0; i < doc->nnotes; i++)
		html_note(h, doc->notes[i]);
	conv_puts(h->out, "</ol>\n</section>\n");
}
