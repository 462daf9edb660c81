/* running.c - running heads and page numbers. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define GAP		2	/* em between the two sides of a head */

static int32_t
text_width(struct layout *l, const struct look *k, const char *s, size_t n)
{
	const struct pdf_run *run;
	int32_t w = 0;

	for (run = pdf_shape(l->pdf, &k->face, s, n, 0, NULL); run != NULL;
	    run = run->next)
		w += run->width;
	return w;
}

/* A word so long is wider than any page, and need not be measured. */
#define WORD_MAX	1000	/* bytes */

/* The text cut to w behind a word, an ellipsis at its end where it was. */
static const char *
text_fit(struct layout *l, const struct look *k, const char *s, int32_t w)
{
	size_t cut = 0, i, word;
	int32_t at = 0;

	for (i = 0; s[i] != '\0' && at <= w; i += word) {
		word = strcspn(s + i, " ");
		word += strspn(s + i + word, " ");
		at += word > WORD_MAX ? w + 1 : text_width(l, k, s + i, word);
		if (at <= w - k->face.size)
			cut = i + word;
	}
	if (at <= w)
		return s;
	while (cut > 0 && (s[cut - 1] == ' ' || s[cut - 1] == ',' ||
	    s[cut - 1] == ':'))
		cut--;
	return cut == 0 ? "" : conv_asprintf(l->arena, "%.*s\xE2\x80\xA6",
	    (int)cut, s);
}

/* Put one side's text; returns the width it takes. */
static int32_t
side_put(struct layout *l, struct pdf_page *page, const char *s,
    enum pdf_part part, int32_t w, int32_t y, enum conv_align align)
{
	const struct pdf_area *area = &page->area;
	const struct look *k = style_look(l->pdf, STYLE_PAGE);
	struct vitem box = { .kind = V_BOX };
	struct pdf_item *item;
	int32_t taken = 0, shift = 0;
	uint32_t i;

	s = text_fit(l, k, s, w);
	if (*s == '\0')
		return 0;
	text_line(l, &box, k, s, part, NULL, area->left, area->width, y,
	    align);
	/* left is left here, whichever way the text runs */
	if (align == CONV_ALIGN_LEFT && box.nitems > 0)
		shift = area->left - box.items[0].x;
	for (i = 0; i < box.nitems; i++) {
		item = pdf_item_add(l->pdf, page, box.items[i].kind, part,
		    NULL);
		*item = box.items[i];
		item->x += shift;
		taken = item->w > taken ? item->w : taken;
	}
	return taken;
}

/*
 * The depth of the sections that running heads name: where one section is
 * the whole document, those in it.
 */
static int
heads_depth(const struct conv_node *root)
{
	const struct conv_node *n;
	int count = 0;

	for (n = root->first; n != NULL; n = n->next)
		count += n->kind == CONV_SECTION;
	return count == 1 ? 2 : 1;
}

/* The section that begins on the page, else the one it continues. */
static const struct conv_node *
page_section(const struct pdf_page *page, int depth,
    const struct conv_node **now)
{
	const struct conv_node *first = NULL, *n;
	size_t i;

	for (i = 0; i < page->nitems; i++) {
		n = page->items[i].node;
		if (page->items[i].kind != PDF_DEST || n == NULL ||
		    n->kind != CONV_SECTION || n->u.section.depth != depth)
			continue;
		if (first == NULL)
			first = n;
		*now = n;
	}
	return first != NULL ? first : *now;
}

static const char *
section_title(struct layout *l, const struct conv_node *section)
{
	const char *s;

	if (section == NULL || section->first == NULL)
		return "";
	s = conv_plain_text(l->arena, section->first);
	if (l->geo->numbered && section->u.section.number != NULL)
		s = conv_asprintf(l->arena, "%s\xE2\x80\x82%s",
		    section->u.section.number, s);
	return s;
}

static void
head_put(struct layout *l, struct pdf_page *page, const char *title,
    int depth)
{
	const struct pdf_geometry *g = l->geo;
	const struct pdf_area *area = &page->area;
	const struct conv_info *info = &l->pdf->doc->info;
	int32_t gap = GAP * g->size, taken = 0;
	/* the section is named at the outer edge */
	bool left = g->twoside ? page->verso : g->rtl;
	struct pdf_item *rule;

	taken = side_put(l, page, title, PDF_PART_HEADER,
	    area->width / 2, area->header, left ? CONV_ALIGN_LEFT :
	    CONV_ALIGN_RIGHT);
	/* a first section's title is that of the whole if it is the whole */
	if (info->title_from == CONV_TITLE_GIVEN ||
	    (info->title_from == CONV_TITLE_HEADING && depth > 1))
		taken += side_put(l, page, info->title, PDF_PART_HEADER,
		    area->width - taken - gap, area->header, left ?
		    CONV_ALIGN_RIGHT : CONV_ALIGN_LEFT);
	if (taken == 0 || g->strokes[STROKE_HEAD] == 0)
		return;
	rule = pdf_item_add(l->pdf, page, PDF_RULE, PDF_PART_HEADER, NULL);
	rule->x = area->left;
	rule->w = area->width;
	rule->y = area->header + g->leading * 4 / 10;
	rule->h = g->strokes[STROKE_HEAD];
	rule->u.rule.color = g->colors[HUE_LIGHT];
}

void
running_add(struct layout *l, struct pdf_pages *pages)
{
	const struct pdf_geometry *g = l->geo;
	const struct conv_node *now = NULL, *section, *titled = NULL;
	const char *title = "";
	int depth = heads_depth(l->pdf->doc->root);
	struct pdf_page *page;
	size_t i;

	if (g->pagestyle == PAGE_EMPTY)
		return;
	for (i = 0; i < pages->npages; i++) {
		page = &pages->pages[i];
		section = page_section(page, depth, &now);
		if (section != titled)
			title = section_title(l, titled = section);
		if (g->pagestyle == PAGE_HEADINGS && i > 0)
			head_put(l, page, title, depth);
		/* with spaces, text from the right would swap the numbers */
		side_put(l, page, conv_asprintf(l->arena, g->rtl ?
		    "%zu/%zu" : "%zu / %zu", i + 1, pages->npages),
		    PDF_PART_FOOTER, page->area.width,
		    page->area.footer, CONV_ALIGN_CENTER);
	}
}
