/* tag.c - marked content: which element each piece of a page is of. */
#include <string.h>

#include "write/pdf/emit/tag.h"

/* A picture that nothing speaks for is there for decoration only. */
static bool
is_artifact(const struct emit *e, const struct conv_node *n,
    enum pdf_part part)
{
	return (n != NULL && n->kind == CONV_IMAGE &&
	    *emit_role_alt(e, n) == '\0') ||
	    part == PDF_PART_DECORATION || part == PDF_PART_HEADER ||
	    part == PDF_PART_FOOTER || (n == NULL && part != PDF_PART_TOC &&
	    part != PDF_PART_TITLE);
}

void
emit_tag_close(struct emit *e)
{
	if (e->tags == NULL || !e->tags->open)
		return;
	conv_puts(&e->content.out, e->tags->reversed ? "EMC\nEMC\n" :
	    "EMC\n");
	e->tags->open = e->tags->background = e->tags->ended = false;
	e->tags->reversed = false;
}

void
emit_tag_turn(struct emit *e, bool back)
{
	if (e->tags != NULL)
		e->tags->back = back;
}

void
emit_tag_place(struct emit *e, const struct conv_node *n)
{
	if (e->tags == NULL || is_artifact(e, n, PDF_PART_BODY))
		return;
	emit_elem_for(e, n, PDF_PART_BODY)->marked = true;
	if (e->tags->open)
		e->tags->ended = true;
}

static bool
same_element(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	const struct emit_tags *t = e->tags;

	if (is_artifact(e, n, part) || is_artifact(e, t->node, t->part))
		return is_artifact(e, n, part) && t->part == part &&
		    is_artifact(e, t->node, t->part);
	if (t->node == n && t->part == part)
		return true;
	if (t->part != part)
		return false;
	/* text beside text in one paragraph; cheap before exact */
	while (n != NULL && emit_role(n, 0) == NULL)
		n = n->parent;
	return n != NULL && t->node == n;
}

bool
emit_tag_reversed(const struct emit *e)
{
	return e->tags != NULL && e->tags->reversed;
}

/* Two pieces in a row are of the same element; most are of one node. */
bool
emit_tag_same(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	struct emit_tags *t = e->tags;

	if (t == NULL)
		return true;
	if (!t->open || t->background || t->ended ||
	    (t->kid != NULL && t->reversed != t->back))
		return false;
	if (t->last == n && t->part == part)
		return true;
	if (!same_element(e, n, part))
		return false;
	t->last = n;
	return true;
}

static bool
open_artifact(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	if (!is_artifact(e, n, part))
		return false;
	conv_puts(&e->content.out, part == PDF_PART_HEADER ?
	    "/Artifact/Header BDC\n" : part == PDF_PART_FOOTER ?
	    "/Artifact/Footer BDC\n" : "/Artifact/Layout BDC\n");
	return true;
}

/* A piece of content of the element that is open. */
static const struct kid *
kid_open(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	struct emit_tags *t = e->tags;
	struct kid *kid = conv_alloc(e->arena, sizeof(*kid));

	while (t->node != NULL && part != PDF_PART_TOC &&
	    emit_role(t->node, 0) == NULL && t->node->parent != NULL)
		t->node = t->node->parent;
	kid->page = (uint32_t)t->page_index;
	kid->mcid = t->mcid++;
	t->kid = kid;
	t->elem = emit_elem_for(e, n, part);
	emit_kid_add(e, t->elem, kid);
	emit_elems_add(e, &t->marks, t->elem);
	return kid;
}

static void
begin(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	struct emit_tags *t = e->tags;

	emit_tag_close(e);
	t->open = true;
	t->part = part;
	t->node = t->last = n;
	t->kid = NULL;
}

static void
put_mcid(struct emit *e, const char *tag, const struct kid *kid)
{
	conv_putc(&e->content.out, '/');
	conv_puts(&e->content.out, tag);
	conv_puts(&e->content.out, "<</MCID ");
	out_int(&e->content.out, kid->mcid);
}

void
emit_tag_open(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	const struct kid *kid;

	if (e->tags == NULL)
		return;
	begin(e, n, part);
	if (open_artifact(e, n, part))
		return;
	kid = kid_open(e, n, part);
	/* around it: some readers take the first end for that of content */
	e->tags->reversed = e->tags->back;
	if (e->tags->reversed)
		conv_puts(&e->content.out, "/ReversedChars BMC\n");
	put_mcid(e, e->tags->elem->role, kid);
	conv_puts(&e->content.out, ">>BDC\n");
}

bool
emit_tag_span(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	if (e->tags == NULL || is_artifact(e, n, part))
		return false;
	begin(e, n, part);
	put_mcid(e, "Span", kid_open(e, n, part));
	return true;
}

void
emit_tag_mark(struct emit *e, const struct pdf_item *item)
{
	struct elem *el;

	if (e->tags == NULL)
		return;
	el = emit_elem_for(e, item->node, item->part);
	el->marked = true;
	/* on sheets what it holds may have come before */
	el->self->order = e->tags->order++;
}

void
emit_tag_text(struct emit *e, const char *s, size_t n)
{
	struct kid *kid;

	if (e->tags == NULL || !e->tags->dump ||
	    (kid = e->tags->kid) == NULL)
		return;
	if (kid->text == NULL) {
		kid->text = conv_alloc(e->arena, sizeof(*kid->text));
		out_mem_init(kid->text, e->arena);
	}
	conv_put(&kid->text->out, s, n);
}

/* A rectangle of items as one of the sheet. */
static struct box
box_of(const struct emit *e, int64_t x, int64_t y, int32_t w, int32_t h)
{
	const struct emit_place *p = &e->place;

	return (struct box){ .page = e->tags->page_index,
	    .x0 = emit_place_x(p, x), .x1 = emit_place_x(p, x + w),
	    .y0 = e->page->height - emit_place_y(p, y + h),
	    .y1 = e->page->height - emit_place_y(p, y) };
}

void
emit_box(struct conv_out *o, const struct box *b)
{
	conv_puts(o, "/BBox[");
	emit_milli(o, b->x0);
	conv_putc(o, ' ');
	emit_milli(o, b->y0);
	conv_putc(o, ' ');
	emit_milli(o, b->x1);
	conv_putc(o, ' ');
	emit_milli(o, b->y1);
	conv_putc(o, ']');
}

void
emit_tag_background(struct emit *e, const struct pdf_item *item)
{
	struct conv_out *o = &e->content.out;
	struct box b;

	if (e->tags == NULL)
		return;
	emit_tag_close(e);
	e->tags->open = e->tags->background = true;
	e->tags->kid = NULL;
	b = box_of(e, item->x, item->y, item->w, item->h);
	conv_puts(o, "/Artifact<</Type/Background");
	emit_box(o, &b);
	conv_puts(o, ">>BDC\n");
}

void
emit_tag_box(struct emit *e, int64_t x, int64_t y, int32_t w, int32_t h)
{
	const struct emit_tags *t = e->tags;
	struct box b, *have;

	if (t == NULL || !t->open || t->kid == NULL ||
	    strcmp(t->elem->role, "Figure") != 0)
		return;
	b = box_of(e, x, y, w, h);
	have = t->elem->box;
	if (have == NULL) {
		have = t->elem->box = conv_alloc(e->arena, sizeof(*have));
		*have = b;
	} else if (have->page == b.page) {
		have->x0 = have->x0 < b.x0 ? have->x0 : b.x0;
		have->y0 = have->y0 < b.y0 ? have->y0 : b.y0;
		have->x1 = have->x1 > b.x1 ? have->x1 : b.x1;
		have->y1 = have->y1 > b.y1 ? have->y1 : b.y1;
	}
}

/* An annotation belongs to the Link element of its node. */
int64_t
emit_tag_annot(struct emit *e, HPDF_Dict a, const struct conv_node *n,
    enum pdf_part part)
{
	struct emit_tags *t = e->tags;
	struct elem *el;
	struct kid *kid;

	if (t == NULL)
		return -1;
	el = emit_elem_for(e, n, part);
	kid = conv_alloc(e->arena, sizeof(*kid));
	kid->page = (uint32_t)t->page_index;
	kid->object = emit_id(a);
	emit_kid_add(e, el, kid);
	emit_elems_add(e, &t->annots, el);
	return (int64_t)(t->npages + t->annots.n - 1);
}
