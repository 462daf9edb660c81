/* pagelabel.c - what a viewer calls a sheet: the pages that are on it. */
#include "write/pdf/emit/emit.h"

/* "8, 1", or "" for a blank side. */
static const char *
pages_on(struct emit *e, const struct pdf_page *sheet)
{
	struct out_mem m;
	bool any = false;
	size_t i;

	out_mem_init(&m, e->arena);
	for (i = 0; i < sheet->nitems; i++) {
		if (sheet->items[i].kind != PDF_PUSH)
			continue;
		conv_printf(&m.out, "%s%zu", any ? ", " : "",
		    sheet->items[i].u.push.page + 1);
		any = true;
	}
	return out_mem_str(&m);
}

/* A number tree of prefixes without numbers (PDF 1.7, 12.4.2). */
void
emit_page_labels(struct emit *e, const struct pdf_pages *sheets)
{
	HPDF_Dict labels = emit_dict(e);
	struct out_mem m;
	const char *s;
	size_t i;

	out_mem_init(&m, e->arena);
	conv_puts(&m.out, "/Nums[");
	for (i = 0; i < sheets->npages; i++) {
		s = pages_on(e, &sheets->pages[i]);
		conv_printf(&m.out, "%zu<</P(%s)>>\n", i, s);
	}
	conv_puts(&m.out, "]");
	s = out_mem_str(&m);
	emit_dict_set(e, labels, s, m.out.flushed);
	HPDF_Dict_Add(e->doc->catalog, "PageLabels", labels);
}
