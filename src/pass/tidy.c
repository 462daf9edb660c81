/* tidy.c - a tree without leftovers of parsing, legal for all back ends. */
#include <string.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

/* Join a TEXT with those that follow it. */
static void
join_text(struct conv_arena *a, struct conv_node *n)
{
	struct conv_node *next;
	struct out_mem m;

	if (n->next == NULL || n->next->kind != CONV_TEXT)
		return;
	out_mem_init(&m, a);
	conv_put(&m.out, n->text, n->len);
	while ((next = n->next) != NULL && next->kind == CONV_TEXT) {
		conv_put(&m.out, next->text, next->len);
		node_unlink(next);
	}
	n->text = out_mem_str(&m);
	n->len = (size_t)m.out.flushed;
}

/* Kinds that say nothing when they hold nothing. */
static bool
is_hollow(const struct conv_node *n)
{
	if (n->first != NULL)
		return false;
	switch (n->kind) {
	case CONV_TEXT:
		return n->len == 0;
	case CONV_PARA:
	case CONV_EMPH:
	case CONV_STRONG:
	case CONV_STRIKE:
	case CONV_QUOTE:
	case CONV_ALERT:
	case CONV_LIST:
	case CONV_TABLE:
	case CONV_ROW:
		return true;
	case CONV_HTML_BLOCK:
		return n->text == NULL;
	default:
		return false;
	}
}

/* Both look no further up than the inlines reach. */
static bool
is_inside(const struct conv_node *n, enum conv_kind kind)
{
	for (n = n->parent; n->kind > CONV_TEXT; n = n->parent)
		if (n->kind == kind)
			return true;
	return false;
}

/* The outermost of those ancestors; it must exist. */
static struct conv_node *
outermost(struct conv_node *n, enum conv_kind kind)
{
	struct conv_node *found = NULL;

	for (n = n->parent; n->kind > CONV_TEXT; n = n->parent)
		if (n->kind == kind)
			found = n;
	return found;
}

/* An image's children are its alt text: no links, notes or images in it. */
static void
flatten_alt(struct conv_doc *doc, struct conv_node *image)
{
	char *alt = conv_plain_text(doc->arena, image);

	while (image->first != NULL)
		node_unlink(image->first);
	if (*alt != '\0')
		node_append(image, node_text(doc->arena, image->pos, alt,
		    strlen(alt)));
}

/* The image that is all a paragraph holds, maybe in a link; or NULL. */
static struct conv_node *
lone_image(const struct conv_node *para)
{
	struct conv_node *n = para->first;

	if (n == NULL || n->next != NULL)
		return NULL;
	return n->kind == CONV_IMAGE ? n : NULL;
}

/* An image alone in its paragraph with a title or alt text is a figure. */
static void
make_figure(struct conv_doc *doc, struct conv_node *para)
{
	struct conv_node *image = lone_image(para), *caption;
	const char *text;

	if (image == NULL || (para->parent->kind != CONV_DOCUMENT &&
	    para->parent->kind != CONV_ITEM &&
	    para->parent->kind != CONV_QUOTE))
		return;
	text = image->u.image.title;
	if (text == NULL && image->first != NULL)
		text = image->first->text;
	if (text == NULL)
		return;
	para->kind = CONV_FIGURE;
	caption = node_new(doc->arena, CONV_CAPTION, image->pos);
	node_append(caption, node_text(doc->arena, image->pos, text,
	    strlen(text)));
	node_append(para, caption);
}

/* Every row gets as many cells as the widest, at least those of the head. */
static void
square_table(struct conv_doc *doc, struct conv_node *table)
{
	struct conv_node *row, *cell;
	enum conv_align *align;
	uint32_t n, max = 0;

	for (row = table->first; row != NULL; row = row->next) {
		for (n = 0, cell = row->first; cell != NULL; cell = cell->next)
			n += cell->u.cell.colspan;
		if (n > max)
			max = n;
		row->u.table.ncols = n;
	}
	for (row = table->first; row != NULL; row = row->next)
		for (n = row->u.table.ncols; n < max; n++) {
			cell = node_new(doc->arena, CONV_CELL, row->pos);
			cell->u.cell.colspan = cell->u.cell.rowspan = 1;
			cell->u.cell.header = row->first != NULL &&
			    row->first->u.cell.header;
			if (n < table->u.table.ncols)
				cell->u.cell.align =
				    table->u.table.align[n];
			node_append(row, cell);
		}
	if (max <= table->u.table.ncols)
		return;
	align = conv_alloc(doc->arena, max * sizeof(*align));
	if (table->u.table.ncols > 0)
		memcpy(align, table->u.table.align, table->u.table.ncols *
		    sizeof(*align));
	table->u.table.ncols = max;
	table->u.table.align = align;
}

/* What a node needs once all below it is done. */
static void
finish(struct conv_doc *doc, struct conv_node *n)
{
	switch (n->kind) {
	case CONV_IMAGE:
		flatten_alt(doc, n);
		break;
	case CONV_LINK:
		if (is_inside(n, CONV_LINK))
			node_unwrap(n);
		break;
	case CONV_NOTE_REF:
		if (is_inside(n, CONV_LINK))
			node_insert_after(outermost(n, CONV_LINK), n);
		break;
	case CONV_PARA:
		if ((doc->ext & EXT_IMPLICIT_FIGURES) != 0)
			make_figure(doc, n);
		break;
	case CONV_TABLE:
		square_table(doc, n);
		break;
	default:
		break;
	}
}

/* In post-order; where to go next is known before n may be taken out. */
static void
tidy(struct conv_doc *doc, struct conv_node *root)
{
	struct conv_node *n = root, *next, *up;

	for (;;) {
		if (n->kind == CONV_TEXT)
			join_text(doc->arena, n);
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		for (;;) {
			next = n->next;
			up = n->parent;
			if (n == root)
				return;
			if (is_hollow(n))
				node_unlink(n);
			else
				finish(doc, n);
			if (next != NULL)
				break;
			n = up;
		}
		n = next;
	}
}

bool
pass_tidy(struct conv_job *job, struct conv_doc *doc)
{
	struct conv_node **roots;
	size_t n, i;

	(void)job;
	roots = doc_roots(doc, &n);
	for (i = 0; i < n; i++)
		tidy(doc, roots[i]);
	return true;
}
