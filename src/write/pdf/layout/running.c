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

/*
 * Three texts on one line.  The one in the middle takes what it needs, up
 * to half of the line where it is not alone; then that on the outer side,
 * up to half of the rest.  Returns whether there is any.
 */
static bool
line_put(struct layout *l, struct pdf_page *page, const char *const *texts,
    enum pdf_part part, int32_t y)
{
	const struct pdf_geometry *g = l->geo;
	/* what is on the right stands at the outer edge */
	bool mirrored = g->twoside ? page->verso : g->rtl;
	enum conv_align left = mirrored ? CONV_ALIGN_RIGHT : CONV_ALIGN_LEFT;
	enum conv_align right = mirrored ? CONV_ALIGN_LEFT :
	    CONV_ALIGN_RIGHT;
	bool sides = *texts[0] != '\0' || *texts[2] != '\0';
	int32_t w = page->area.width, gap = GAP * g->size, mid, taken;

	mid = side_put(l, page, texts[1], part, sides ? w / 2 : w, y,
	    CONV_ALIGN_CENTER);
	if (mid > 0) {
		w = (w - mid) / 2 - gap;
		taken = side_put(l, page, texts[2], part, w, y, right);
		return side_put(l, page, texts[0], part, w, y, left) +
		    taken + mid > 0;
	}
	taken = side_put(l, page, texts[2], part, *texts[0] != '\0' ? w / 2 :
	    w, y, right);
	if (taken > 0)
		w -= taken + gap;
	return side_put(l, page, texts[0], part, w, y, left) + taken > 0;
}

static void
rule_put(struct layout *l, struct pdf_page *page, enum pdf_part part,
    enum stroke stroke, int32_t y)
{
	struct pdf_item *rule;

	if (l->geo->strokes[stroke] == 0)
		return;
	rule = pdf_item_add(l->pdf, page, PDF_RULE, part, NULL);
	rule->x = page->area.left;
	rule->w = page->area.width;
	rule->y = y;
	rule->h = l->geo->strokes[stroke];
	rule->u.rule.color = l->geo->colors[HUE_LIGHT];
}

static void
page_put(struct layout *l, struct pdf_page *page,
    const struct slot_facts *facts)
{
	const struct pdf_area *area = &page->area;
	const struct look *k = style_look(l->pdf, STYLE_PAGE);
	const char *texts[SLOT_NSLOTS];
	int i;

	for (i = 0; i < SLOT_NSLOTS; i++)
		texts[i] = slot_text(l, (enum slot)i, facts);
	if (line_put(l, page, texts, PDF_PART_HEADER, area->header))
		rule_put(l, page, PDF_PART_HEADER, STROKE_HEAD,
		    area->header + l->geo->leading * 4 / 10);
	if (line_put(l, page, texts + SLOT_FOOTER_LEFT, PDF_PART_FOOTER,
	    area->footer))
		rule_put(l, page, PDF_PART_FOOTER, STROKE_FOOT,
		    area->footer - k->ascent - l->geo->leading * 4 / 10);
}

/* What names a section, worked out where it changes. */
struct named {
	int			 depth;
	const struct conv_node	*now, *titled;
	const char		*title;
	bool			 opens;		/* it begins on this page */
};

static const char *
named_title(struct layout *l, const struct pdf_page *page, struct named *n)
{
	const struct conv_node *before = n->now;
	const struct conv_node *section = page_section(page, n->depth,
	    &n->now);

	n->opens = n->now != before;
	if (section != n->titled || n->title == NULL)
		n->title = section_title(l, n->titled = section);
	return n->title;
}

void
running_add(struct layout *l, struct pdf_pages *pages)
{
	struct named section = { .depth = heads_depth(l->pdf->doc->root) };
	struct named chapter = { .depth = 1 };
	struct slot_facts facts = { .npages = pages->npages,
	    .depth = section.depth };
	struct pdf_page *page;
	size_t i;

	for (i = 0; i < pages->npages; i++) {
		page = &pages->pages[i];
		if (page->blank)
			continue;
		facts.page = i + 1;
		facts.section = named_title(l, page, &section);
		facts.chapter = named_title(l, page, &chapter);
		facts.opens = l->geo->chapters && chapter.opens;
		page_put(l, page, &facts);
	}
}
