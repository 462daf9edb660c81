/* emit.c - laid-out pages to a PDF file through libharu. */
#include <string.h>

#include "write/pdf/emit/emit.h"

#define DEFLATE_LEVEL	4	/* 6: some 5 % smaller, half as fast */
#define PACK_LEVEL	5	/* of objects, which are less */
#define PAGES_PER_NODE	64	/* of the page tree */
#define CONTENT_BUFFER	4096	/* bytes that are appended at once */
#define XREF_BLOCK	(1u << 14) /* entries by which libharu's table grows */

static bool
emit_open(struct emit *e)
{
	e->doc = HPDF_NewEx(NULL, NULL, NULL, 0, NULL);
	e->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	e->pack = libdeflate_alloc_compressor(PACK_LEVEL);
	if (e->doc == NULL || e->deflate == NULL || e->pack == NULL)
		return false;
	e->doc->pdf_version = HPDF_VER_17;
	e->doc->xref->entries->items_per_block = XREF_BLOCK;
	HPDF_SetPagesConfiguration(e->doc, PAGES_PER_NODE);
	out_mem_init(&e->content, e->arena);
	out_mem_init(&e->bytes, e->arena);
	out_mem_buffer(&e->content, CONTENT_BUFFER);
	return true;
}

static void
emit_close(struct emit *e)
{
	if (e->doc != NULL)
		HPDF_Free(e->doc);
	libdeflate_free_compressor(e->deflate);
	libdeflate_free_compressor(e->pack);
}

/* All pages, empty: links lead forwards too. */
static void
pages_add(struct emit *e, const struct pdf_pages *pages)
{
	size_t i;

	e->font_res = emit_dict(e);
	e->pages = conv_alloc(e->arena, pages->npages * sizeof(HPDF_Page));
	for (i = 0; i < pages->npages; i++) {
		e->pages[i] = HPDF_AddPage(e->doc);
		if (e->pages[i] == NULL)
			arena_fail(e->arena);
	}
}

/* A box of the page, the same distance from all its edges. */
static void
box_add(struct emit *e, const char *key, int32_t inset)
{
	HPDF_Box box = { (float)inset / 1000, (float)inset / 1000,
	    (float)(e->page->width - inset) / 1000,
	    (float)(e->page->height - inset) / 1000 };

	HPDF_Dict_Add(e->hpage, key, HPDF_Box_Array_New(e->doc->mmgr, box));
}

static void
page_write(struct emit *e, const struct pdf_page *page, size_t index)
{
	HPDF_Page hpage = e->pages[index];
	HPDF_Dict res = HPDF_Dict_GetItem(hpage, "Resources",
	    HPDF_OCLASS_DICT);

	e->page = page;
	e->hpage = hpage;
	HPDF_Page_SetWidth(hpage, (HPDF_REAL)page->width / 1000);
	HPDF_Page_SetHeight(hpage, (HPDF_REAL)page->height / 1000);
	if (page->slug > 0) {
		box_add(e, "BleedBox", page->slug - page->bleed);
		box_add(e, "TrimBox", page->slug);
	}
	HPDF_Dict_Add(res, "Font", e->font_res);
	emit_tags_page(e, index);
	emit_page_content(e);
}

static bool
has_sheets(const struct pdf_pages *pages)
{
	size_t i;

	for (i = 0; pages->npages > 0 && i < pages->pages[0].nitems; i++)
		if (pages->pages[0].items[i].kind == PDF_PUSH)
			return true;
	return false;
}

/* The content of all pages, and what it needs. */
static void
pages_write(struct emit *e, const struct pdf_pages *pages, bool dump)
{
	size_t i;

	pages_add(e, pages);
	if (e->standard->tagged || dump)
		emit_tags_init(e, pages->npages, has_sheets(pages), dump);
	emit_dests(e, pages);
	for (i = 0; i < pages->npages; i++)
		page_write(e, &pages->pages[i], i);
}

static bool
file_put(struct emit *e, const struct pdf_pages *pages)
{
	pages_write(e, pages, false);
	if (!emit_fonts_finish(e))
		return false;
	emit_outline(e);
	emit_tags_finish(e);
	emit_dests_finish(e);
	if (has_sheets(pages))
		emit_page_labels(e, pages);
	emit_info(e);
	emit_xmp(e);
	emit_source(e);
	return emit_save(e);
}

static bool
tags_put(struct emit *e, const struct pdf_pages *pages)
{
	pages_write(e, pages, true);
	emit_tags_settle(e, false);
	emit_tags_dump(e, e->pdf->job->out);
	return true;
}

/*
 * libharu's objects are freed whatever happens: running out of memory
 * comes by here on its way to the library's caller.
 */
static bool
emit(struct pdf *pdf, const struct pdf_pages *pages,
    bool (*put)(struct emit *, const struct pdf_pages *))
{
	struct emit *e = conv_alloc(pdf->arena, sizeof(*e));
	jmp_buf failed, *outer;
	volatile bool ok = false;

	e->pdf = pdf;
	e->arena = pdf->arena;
	e->standard = &pdf->standard;
	outer = arena_on_failure(pdf->arena, &failed);
	if (setjmp(failed) != 0) {
		arena_on_failure(pdf->arena, outer);
		emit_close(e);
		arena_fail(pdf->arena);
	}
	if (!emit_open(e))
		arena_fail(pdf->arena);
	ok = put(e, pages);
	if (!ok)
		conv_report(pdf->job, CONV_ERROR, NULL, "pdf-write",
		    "the PDF could not be made (libharu error 0x%04lx)",
		    HPDF_GetError(e->doc));
	arena_on_failure(pdf->arena, outer);
	emit_close(e);
	return ok;
}

bool
pdf_emit(struct pdf *pdf, const struct pdf_pages *pages)
{
	return emit(pdf, pages, file_put);
}

bool
pdf_emit_tags(struct pdf *pdf, const struct pdf_pages *pages)
{
	return emit(pdf, pages, tags_put);
}
