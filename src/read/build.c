/* build.c - the elements of a stream of raw HTML to blocks and inlines. */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/build.h"
#include "tree/tree.h"

static struct conv_pos
place(const struct build *b, const xmlNode *x)
{
	struct conv_pos pos = b->pos;
	long line = xmlGetLineNo(x);

	if (line > b->line)
		pos.line += (uint32_t)(line - b->line);
	return pos;
}

static struct frame *
top(struct build *b)
{
	return &b->frames[b->nframes - 1];
}

/*
 * Bold in bold is bold; and what is open is opened again in every
 * paragraph, hence the limit.
 */
static void
format_open(struct build *b, struct conv_node *n)
{
	size_t i;

	for (i = 0; i < b->nformats && n->attrs == NULL; i++)
		if (b->formats[i].node->kind == n->kind)
			return;
	if (b->nformats >= LIMIT_HTML_FORMATS)
		return;
	b->formats = arena_grow(b->arena, b->formats, &b->formats_cap,
	    b->nformats + 1, sizeof(*b->formats));
	b->formats[b->nformats++] = (struct format){ .node = n,
	    .code = n->kind == CONV_CODE };
}

/* An element without text that links lead to. */
static void
anchor(struct build *b, const char *id, struct conv_pos pos)
{
	struct conv_node *span;

	if (id == NULL)
		return;
	span = node_new(b->arena, CONV_SPAN, pos);
	node_set_attr(b->arena, span, "id", id);
	if (b->leaf != NULL) {
		leaf_begin(b, pos);
		node_append(b->cur, span);
		return;
	}
	b->anchors = arena_grow(b->arena, b->anchors, &b->anchors_cap,
	    b->nanchors + 1, sizeof(struct conv_node *));
	b->anchors[b->nanchors++] = span;
}

/* Inline elements end in the order in which they began. */
static void
formats_close(struct build *b, size_t n)
{
	struct format *f;

	while (b->nformats > n) {
		f = &b->formats[--b->nformats];
		if (f->here != NULL && b->leaf != NULL)
			b->cur = f->here->parent;
		if (!f->used)
			anchor(b, conv_attr(f->node, "id"), f->node->pos);
	}
}

/* A block with blocks in it. */
static void
block_open(struct build *b, struct conv_node *n)
{
	node_append(b->box, n);
	b->box = n;
}

static void
caption_open(struct build *b, struct conv_node *n)
{
	struct conv_node *before = b->box->first;

	leaf_open(b, n);
	b->fixed = true;
	if (before != NULL && b->box->kind != CONV_FIGURE)
		node_prepend(b->box, n);
}

/* False: pass over what is in the element. */
static bool
block(struct build *b, const struct tag *tag, xmlNode *x)
{
	struct conv_pos pos = place(b, x);
	struct conv_node *n;

	if (b->fixed && tag->kind == CONV_HEADING &&
	    b->leaf->kind != CONV_HEADING) {
		leaf_para_end(b);		/* as in <summary><h3> */
		format_open(b, node_new(b->arena, CONV_STRONG, pos));
		return true;
	}
	leaf_end(b);
	if (tag->kind == CONV_CODE_BLOCK && piece_is_in(x))
		return true;
	if (named(x, "caption"))
		box_climb(b, BIT(TABLE), ~UINT64_C(0));
	if (tag->kind == CONV_CAPTION && !box_fits_caption(b))
		return true;
	if (!box_find(b, tag->kind, pos))
		return true;
	n = element_node(b->s->doc, pos, tag, x);
	anchor(b, element_anchor(b->arena, x, n), pos);
	b->para = NULL;
	if (n->kind != CONV_CAPTION)
		top(b)->box = b->box;
	top(b)->node = n;
	switch (n->kind) {
	case CONV_CAPTION:
		caption_open(b, n);
		return true;
	case CONV_HEADING:
	case CONV_TERM:
		leaf_open(b, n);
		b->fixed = true;
		return true;
	case CONV_CODE_BLOCK:
	case CONV_RULE:
		node_append(b->box, n);
		return false;
	case CONV_ROW:
		n->u.table.number = b->part == PART_FOOT;
		break;
	case CONV_CELL:
		n->u.cell.header = n->u.cell.header ||
		    b->part == PART_HEAD;
		if (n->u.cell.align == CONV_ALIGN_NONE && b->align != NULL)
			n->u.cell.align = *b->align == 'l' ?
			    CONV_ALIGN_LEFT : *b->align == 'c' ?
			    CONV_ALIGN_CENTER : CONV_ALIGN_RIGHT;
		b->align = NULL;
		break;
	default:
		break;
	}
	block_open(b, n);
	return true;
}

/* A paragraph begins with the first text in it. */
static void
para(struct build *b, const struct tag *tag, xmlNode *x)
{
	struct conv_pos pos = place(b, x);

	leaf_para_end(b);
	anchor(b, element_anchor(b->arena, x, NULL), pos);
	if (x->properties != NULL)
		b->para = element_node(b->s->doc, pos, tag, x);
}

/* A division is a node where it says more than that it is one. */
static void
division(struct build *b, const struct tag *tag, xmlNode *x)
{
	struct conv_pos pos = place(b, x);
	struct conv_node *n;

	leaf_para_end(b);
	if (b->fixed)
		return;
	n = element_node(b->s->doc, pos, tag, x);
	if (n->attrs == NULL)
		return;
	box_make_room(b, CONV_DIV, pos);
	top(b)->box = b->box;
	top(b)->node = n;
	block_open(b, n);
}

/* An inline element. */
static void
phrase(struct build *b, const struct tag *tag, xmlNode *x)
{
	struct conv_pos pos = place(b, x);
	struct conv_node *n = element_node(b->s->doc, pos, tag, x);

	if (n != NULL)
		anchor(b, element_anchor(b->arena, x, n), pos);
	if (n != NULL)
		format_open(b, n);
}

static void
quote_put(struct build *b, bool opens, struct conv_pos pos)
{
	const char *s = tag_quote(b->s->doc, opens);

	leaf_put_text(b, s, strlen(s), pos);
}

/* False: pass over what is in the element. */
static bool
enter(struct build *b, xmlNode *x)
{
	const char *name = (const char *)x->name;
	struct conv_pos pos = place(b, x);
	const struct tag *tag = top(b)->tag;
	struct conv_node at = { .kind = CONV_HTML_BLOCK, .pos = pos };
	const char *align;

	if (!b->s->strip && tag_is_block(tag) && (align = element_align(b->arena, x)) != NULL)
		b->align = align;
	switch (tag->action) {
	case TAG_NODE:
		if (tag->kind < CONV_TEXT)
			return block(b, tag, x);
		phrase(b, tag, x);
		return true;
	case TAG_DIV:
		division(b, tag, x);
		return true;
	case TAG_PARA:
		para(b, tag, x);
		return true;
	case TAG_BREAK:
		if (b->leaf != NULL && b->leaf->first != NULL)
			leaf_put(b, node_new(b->arena, CONV_LINE_BREAK, pos),
			    pos);
		return true;
	case TAG_MEDIA:
		anchor(b, element_anchor(b->arena, x, NULL), pos);
		leaf_put(b, element_media(b->s->doc, pos, tag, x), pos);
		return false;
	case TAG_QUOTE:
		leaf_begin(b, pos);
		quote_put(b, true, pos);
		return true;
	case TAG_READING:
		leaf_begin(b, pos);
		leaf_put_text(b, "(", 1, pos);
		return true;
	case TAG_HIDE:
		return false;
	case TAG_DROP:
		tag_report(b->s->job, b->s->doc, &at, name, strlen(name));
		return true;
	case TAG_PLAIN:
		if (named(x, "thead"))
			b->part = PART_HEAD;
		else if (named(x, "tfoot"))
			b->part = PART_FOOT;
		return true;
	}
	return true;
}

/* After an element: back to where it was. */
static void
leave(struct build *b)
{
	const struct frame *f = top(b);
	const struct tag *tag = f->tag;
	bool block = tag_is_block(tag);

	if (tag->action == TAG_QUOTE && b->leaf != NULL)
		quote_put(b, false, b->pos);
	if (tag->action == TAG_READING && b->leaf != NULL)
		leaf_put_text(b, ")", 1, b->pos);
	formats_close(b, f->nformats);
	if (f->node != NULL)
		leaf_end(b);
	else if (block)
		leaf_para_end(b);
	b->box = f->box;
	b->align = f->align;
	b->para = f->para;
	b->part = f->part;
	b->nframes--;
}

/* Into a node; false: there is nothing below it to be visited. */
static bool
visit(struct build *b, xmlNode *x)
{
	const xmlNode *pi = piece_of(x);
	bool down = false;

	b->frames = arena_grow(b->arena, b->frames, &b->frames_cap,
	    b->nframes + 1, sizeof(*b->frames));
	b->frames[b->nframes++] = (struct frame){ .box = b->box,
	    .align = b->align, .para = b->para, .nformats = b->nformats,
	    .part = b->part };
	top(b)->tag = tag_find(x->name != NULL && pi == NULL ?
	    (const char *)x->name : "wbr", x->name != NULL && pi == NULL ?
	    strlen((const char *)x->name) : 3);
	if (b->s->strip)
		top(b)->tag = tag_strip(top(b)->tag);
	if (pi != NULL)
		piece_put(b, pi);
	else if (x->type == XML_TEXT_NODE ||
	    x->type == XML_CDATA_SECTION_NODE)
		leaf_text(b, x);
	else if (x->type == XML_ELEMENT_NODE)
		down = enter(b, x);
	return (down || x->type == XML_HTML_DOCUMENT_NODE) &&
	    x->children != NULL;
}

/* Anchors that no text came after. */
static void
anchors_put(struct build *b)
{
	struct conv_node *n;
	size_t i;

	if (b->nanchors == 0)
		return;
	n = b->s->root->last;
	if (n == NULL || n->kind != CONV_PARA) {
		leaf_open(b, node_new(b->arena, CONV_PARA,
		    b->anchors[0]->pos));
		leaf_end(b);
		return;
	}
	for (i = 0; i < b->nanchors; i++)
		node_append(n, b->anchors[i]);
}

void
build_read(struct stream *s, xmlNode *root, size_t end)
{
	struct build b = { .s = s, .arena = s->doc->arena, .end = end,
	    .box = s->root, .pos = s->items[0].node->pos };
	xmlNode *x = root;

	for (;;) {
		if (visit(&b, x) && !b.stop) {
			x = x->children;
			continue;
		}
		leave(&b);
		while (x != root && (x->next == NULL || b.stop)) {
			x = x->parent;
			leave(&b);
		}
		if (x == root)
			break;
		x = x->next;
	}
	leaf_end(&b);
	b.box = s->root;
	anchors_put(&b);
}
