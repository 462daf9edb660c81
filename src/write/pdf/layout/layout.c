/* layout.c - from the document to its pages. */
#include "write/pdf/layout/layout.h"

/* What is there so far stands above all columns. */
static void
across_columns(struct layout *l, struct vlist *list)
{
	struct vgroup *g;
	size_t i;

	if (l->geo->ncolumns == 1)
		return;
	g = conv_alloc(l->arena, sizeof(*g));
	g->wide = true;
	for (i = 0; i < list->n; i++)
		list->v[i].group = g;
}

bool
pdf_layout(struct pdf *pdf, struct pdf_pages *pages)
{
	const struct conv_doc *doc = pdf->doc;
	const struct pdf_geometry *geo = pdf->geometry;
	struct layout l = { .pdf = pdf, .arena = pdf->arena, .geo = geo };
	struct vlist list = { NULL, 0, 0 };

	l.hyphens = map_new(l.arena);
	l.told = map_new(l.arena);
	l.callers = conv_alloc(l.arena, (doc->nnotes + 1) *
	    sizeof(*l.callers));
	code_size(&l);
	head_block(&l, &list);
	if (conv_opt_flag(pdf->job, "toc") && doc->contents == NULL &&
	    geo->cards.columns == 0)
		toc_block(&l, &list);
	listof_blocks(&l, &list);
	across_columns(&l, &list);
	l.body = &list;
	block_children(&l, doc->root, STYLE_BODY, 0, geo->column_width,
	    &list);
	notes_layout(&l);
	pages_make(&l, &list, pages);
	if (pages->npages > 0)	/* where a link to "#" leads */
		pdf_item_add(pdf, &pages->pages[0], PDF_DEST,
		    PDF_PART_BODY, doc->root);
	toc_number(&l, pages);
	running_add(&l, pages);
	return true;
}
