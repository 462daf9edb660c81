/* laid.h - Markdown laid out to pages, to test what is on them. */
#ifndef LAID_H
#define LAID_H

#include "fakepdf.h"
#include "write/pdf/layout/layout.h"

extern const struct conv_backend conv_backend_layout;

struct laid {
	struct fake		 f;
	struct conv_doc		*doc;
	struct pdf_pages	 pages;
};

/* options: name, value, name, value ... NULL; or NULL. */
static inline void
lay(struct laid *l, const char *md, const char *const *options)
{
	const char *why = NULL;

	memset(l, 0, sizeof(*l));
	fake_init(&l->f, &conv_backend_layout);
	for (; options != NULL && *options != NULL; options += 2)
		if (!conv_set(l->f.settings, options[0], options[1], &why))
			fail_msg("%s", why);
	l->doc = conv_read(l->f.settings, &l->f.host, "test.md", md,
	    strlen(md));
	assert_non_null(l->doc);
	l->f.job.doc = l->f.pdf.doc = l->doc;
	assert_true(theme_init(&l->f.pdf));
	assert_true(style_init(&l->f.pdf));
	assert_true(pdf_layout(&l->f.pdf, &l->pages));
}

static inline void
laid_free(struct laid *l)
{
	conv_doc_free(l->doc);
	fake_free(&l->f);
}

/* Is the node in a footnote? */
static inline bool
in_note(const struct conv_node *n)
{
	for (; n != NULL; n = n->parent)
		if (n->kind == CONV_NOTE)
			return true;
	return false;
}

/* Is it text of the document, in the flow of its pages? */
static inline bool
is_body(const struct pdf_item *item)
{
	return item->kind == PDF_TEXT && item->part == PDF_PART_BODY;
}

/* The text of an item without spaces, hyphens of lines and calls. */
static inline void
item_text(const struct pdf *pdf, const struct pdf_item *item,
    struct out_mem *m)
{
	const struct pdf_copy *copy = pdf_item_copy(pdf, item);
	const struct pdf_seg *s = item->u.text.segs;
	const struct pdf_seg *end = s + item->u.text.nsegs;
	size_t i;

	for (i = 0; copy != NULL && i < copy->len; i++)
		if (copy->text[i] != ' ')
			conv_putc(&m->out, copy->text[i]);
	for (; s < end && copy == NULL; s++) {
		if (s->hyphen || (s->node != NULL &&
		    s->node->kind == CONV_NOTE_REF))
			continue;
		for (i = 0; i < s->run->len; i++)
			if (s->run->text[i] != ' ')
				conv_putc(&m->out, s->run->text[i]);
	}
}

/* All such text, of notes or of what is not in them. */
static inline char *
pages_text(struct laid *l, bool notes)
{
	const struct pdf_page *page;
	struct out_mem m;
	size_t i, k;

	out_mem_init(&m, l->f.job.arena);
	for (i = 0; i < l->pages.npages; i++) {
		page = &l->pages.pages[i];
		for (k = 0; k < page->nitems; k++)
			if (is_body(&page->items[k]) &&
			    in_note(page->items[k].node) == notes)
				item_text(&l->f.pdf, &page->items[k], &m);
	}
	return out_mem_str(&m);
}

#endif
