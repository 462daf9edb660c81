/* frame.c - pages as positioned items, and their form as text. */
#include <string.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

struct pdf_page *
pdf_page_add(struct pdf *pdf, struct pdf_pages *pages, int32_t w, int32_t h)
{
	struct pdf_page *page;

	pages->pages = arena_grow(pdf->arena, pages->pages, &pages->cap,
	    pages->npages + 1, sizeof(*pages->pages));
	page = &pages->pages[pages->npages++];
	*page = (struct pdf_page){ .width = w, .height = h };
	return page;
}

#define PAGE_MORE	16	/* items: running heads and their like */

void
pdf_page_reserve(struct pdf *pdf, struct pdf_page *page, size_t n)
{
	struct pdf_item *old = page->items;

	if (n <= page->cap - page->nitems)
		return;
	page->cap = page->nitems + n + PAGE_MORE;
	page->items = conv_alloc(pdf->arena, page->cap *
	    sizeof(*page->items));
	if (page->nitems > 0)
		memcpy(page->items, old, page->nitems * sizeof(*old));
}

struct pdf_item *
pdf_item_add(struct pdf *pdf, struct pdf_page *page, enum pdf_item_kind kind,
    enum pdf_part part, const struct conv_node *node)
{
	struct pdf_item *item;

	page->items = arena_grow(pdf->arena, page->items, &page->cap,
	    page->nitems + 1, sizeof(*page->items));
	item = &page->items[page->nitems++];
	*item = (struct pdf_item){ .kind = kind, .part = part,
	    .node = node };
	return item;
}

void
pdf_copy_add(struct pdf *pdf, struct pdf_item *item,
    const struct pdf_copy *copy)
{
	pdf->copies = arena_grow(pdf->arena, pdf->copies, &pdf->copies_cap,
	    pdf->ncopies + 1, sizeof(*pdf->copies));
	pdf->copies[pdf->ncopies++] = *copy;
	item->u.text.copy = (uint32_t)pdf->ncopies;
}

const struct pdf_copy *
pdf_item_copy(const struct pdf *pdf, const struct pdf_item *item)
{
	return item->u.text.copy == 0 ? NULL :
	    &pdf->copies[item->u.text.copy - 1];
}

static const char *const part_names[] = {
	[PDF_PART_BODY] = "body",
	[PDF_PART_LABEL] = "label",
	[PDF_PART_NUMBER] = "number",
	[PDF_PART_TITLE] = "title",
	[PDF_PART_TOC] = "toc",
	[PDF_PART_DECORATION] = "decoration",
	[PDF_PART_HEADER] = "header",
	[PDF_PART_FOOTER] = "footer"
};

static const char *const kind_names[] = {
	[PDF_TEXT] = "text",
	[PDF_RULE] = "rule",
	[PDF_PATH] = "path",
	[PDF_IMAGE] = "image",
	[PDF_LINK] = "link",
	[PDF_DEST] = "dest",
	[PDF_MARK] = "mark",
	[PDF_PUSH] = "push",
	[PDF_POP] = "pop"
};

static void
quoted(struct conv_out *o, const char *s, size_t n)
{
	conv_putc(o, '"');
	conv_put_escaped(o, CONV_ESC_JSON, s, n);
	conv_putc(o, '"');
}

/*
 * Runs with their fonts, and the text of each; a font is named where it
 * changes, x where it is not where the last run ended.
 */
static void
dump_text(struct conv_out *o, const struct pdf_item *item)
{
	const struct pdf_seg *s = item->u.text.segs;
	const struct pdf_seg *end = s + item->u.text.nsegs;
	const struct pdf_font *font = NULL;
	int32_t size = 0;

	for (; s < end; s++) {
		if (s->run->font == NULL)
			continue;	/* a picture's place */
		if (s->run->font != font || s->run->size != size) {
			font = s->run->font;
			size = s->run->size;
			conv_printf(o, " %s@%d", pdf_font_name(font),
			    (int)size);
		}
		conv_printf(o, " %d", (int)s->x);
		if (s->rise != 0)
			conv_printf(o, "^%d", (int)s->rise);
		if (s->color != 0)
			conv_printf(o, "#%06x", (unsigned)s->color);
		quoted(o, s->run->text, s->run->len);
		if (s->hyphen)
			conv_putc(o, '~');
	}
}

/* A drawing by what is in it: the number of things, and their sum. */
static void
dump_image(struct conv_out *o, const struct pdf_image *im)
{
	conv_printf(o, " %s", im->res->url);
	if (im->drawing != NULL)
		conv_printf(o, " %zu drawn, sum %08x", im->drawing->nops,
		    (unsigned)pdf_drawing_sum(im->drawing));
}

static void
dump_item(struct conv_out *o, const struct pdf_item *item)
{
	conv_printf(o, "%s %d,%d", kind_names[item->kind], (int)item->x,
	    (int)item->y);
	if (item->kind != PDF_DEST && item->kind != PDF_MARK)
		conv_printf(o, " %dx%d", (int)item->w, (int)item->h);
	conv_printf(o, " %s", part_names[item->part]);
	if (item->node != NULL)
		conv_printf(o, " %s:%u", conv_kind_name(item->node->kind),
		    (unsigned)item->node->pos.line);
	if (item->kind == PDF_TEXT)
		dump_text(o, item);
	else if (item->kind == PDF_RULE)
		conv_printf(o, " #%06x", (unsigned)item->u.rule.color);
	else if (item->kind == PDF_PUSH)
		conv_printf(o, " page %zu at %d.%06d", item->u.push.page + 1,
		    (int)(item->u.push.scale / 1000000),
		    (int)(item->u.push.scale % 1000000));
	else if (item->kind == PDF_IMAGE)
		dump_image(o, item->u.image);
	else if (item->kind == PDF_LINK && item->u.link.uri != NULL)
		conv_printf(o, " %s", item->u.link.uri);
	else if (item->kind == PDF_LINK && item->u.link.target != NULL)
		conv_printf(o, " #%s", item->u.link.target->id != NULL ?
		    item->u.link.target->id : "");
	conv_putc(o, '\n');
}

void
pdf_frame_dump(struct conv_out *o, const struct pdf_pages *pages)
{
	const struct pdf_page *page;
	size_t i, k;

	for (i = 0; i < pages->npages; i++) {
		page = &pages->pages[i];
		conv_printf(o, "page %zu %dx%d", i + 1, (int)page->width,
		    (int)page->height);
		if (page->slug > 0)
			conv_printf(o, " slug %d bleed %d", (int)page->slug,
			    (int)page->bleed);
		conv_putc(o, '\n');
		for (k = 0; k < page->nitems; k++)
			dump_item(o, &page->items[k]);
	}
}
