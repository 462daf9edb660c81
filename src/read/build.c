/* build.c - the elements of a stream of raw HTML to blocks and inlines. */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/build.h"
#include "tree/tree.h"

/* An inline element that is open. */
struct format {
	struct conv_node	*node;	/* with its attributes */
	struct conv_node	*here;	/* it in the leaf that is open, or NULL */
	bool			 used;	/* node itself is in the tree */
	bool			 code;	/* text in it becomes CODE */
};

/* An element that is open. */
struct frame {
	const struct tag	*tag;
	struct conv_node	*node;	/* a block of its own, or NULL */
	struct conv_node	*box;	/* where blocks go after it */
	const char		*align;	/* around it */
	const struct conv_node	*para;	/* the paragraph around it */
	size_t			 nformats;	/* around it */
	bool			 head;	/* is it in a table's head? */
};

struct build {
	struct stream		*s;
	struct conv_arena	*arena;
	size_t			 end;	/* the item to stop at */
	bool			 stop;
	struct conv_node	*box;	/* holds blocks: where they go */
	struct conv_node	*leaf;	/* holds inlines: the open one, or NULL */
	struct conv_node	*cur;	/* where inlines go, in the leaf */
	bool			 fixed;	/* the leaf ends with its element */
	bool			 gap;	/* a line ends in it here */
	const char		*align;
	const struct conv_node	*para;	/* whose attributes count, or NULL */
	bool			 head;	/* in a table's head */
	struct frame		*frames;
	size_t			 nframes, frames_cap;
	struct format		*formats;
	size_t			 nformats, formats_cap;
	struct conv_node	**anchors;	/* SPANs that wait for text */
	size_t			 nanchors, anchors_cap;
	struct conv_pos		 pos;	/* of the piece of HTML being read */
	long			 line;	/* of the stream, where it begins */
};

static struct conv_pos
place(const struct build *b, const xmlNode *x)
{
	struct conv_pos pos = b->pos;
	long line = xmlGetLineNo(x);

	if (line > b->line)
		pos.line += (uint32_t)(line - b->line);
	return pos;
}

/* libxml2 gives the line where a text ends. */
static struct conv_pos
text_place(const struct build *b, const xmlNode *x)
{
	const char *s = (const char *)x->content, *p;
	size_t skip = strspn(s, " \t\n\r\f"), lines = 0;
	long line = xmlGetLineNo(x), up = b->line;
	struct conv_pos pos = b->pos;

	for (p = s + skip; *p != '\0'; p++)
		lines += *p == '\n';
	if (x->prev != NULL && x->prev->type == XML_ELEMENT_NODE)
		up = xmlGetLineNo(x->prev);
	else if (x->prev == NULL && x->parent != NULL)
		up = xmlGetLineNo(x->parent);
	line -= (long)lines;
	line = line < up ? up : line;
	if (line > b->line)
		pos.line += (uint32_t)(line - b->line);
	return pos;
}

static bool
named(const xmlNode *x, const char *name)
{
	return strcmp((const char *)x->name, name) == 0;
}

static struct frame *
top(struct build *b)
{
	return &b->frames[b->nframes - 1];
}

/* Leaves: what is open for inlines. */

/* White space at the end of a leaf is nothing. */
static void
trim_end(struct build *b, const struct conv_node *leaf)
{
	struct conv_node *last = leaf->last;

	if (last == NULL || last->kind != CONV_TEXT || last->len == 0 ||
	    last->text[last->len - 1] != ' ')
		return;
	last->text = conv_strndup(b->arena, last->text, last->len - 1);
	if (--last->len == 0)
		node_unlink(last);
}

static void
leaf_end(struct build *b)
{
	size_t i;

	if (b->leaf == NULL)
		return;
	trim_end(b, b->leaf);
	b->leaf = b->cur = NULL;
	b->fixed = b->gap = false;
	for (i = 0; i < b->nformats; i++)
		b->formats[i].here = NULL;
}

static void
leaf_open(struct build *b, struct conv_node *leaf)
{
	const struct conv_attr *attr;
	size_t i;

	node_append(b->box, leaf);
	if (leaf->kind == CONV_PARA)
		leaf->u.para.html = true;
	for (attr = b->para != NULL && leaf->kind == CONV_PARA ?
	    b->para->attrs : NULL; attr != NULL; attr = attr->next)
		node_set_attr(b->arena, leaf, attr->name, attr->value);
	if (b->align != NULL && conv_attr(leaf, "align") == NULL &&
	    (leaf->kind == CONV_PARA || leaf->kind == CONV_HEADING))
		node_set_attr(b->arena, leaf, "align", b->align);
	b->leaf = b->cur = leaf;
	for (i = 0; i < b->nanchors; i++)
		node_append(leaf, b->anchors[i]);
	b->nanchors = 0;
}

/* Where a paragraph would begin or end: a heading has lines instead. */
static void
para_end(struct build *b)
{
	if (b->fixed)
		b->gap = b->leaf->first != NULL;
	else
		leaf_end(b);
}

/* Boxes: what is open for blocks. */

#define BIT(KIND)	(UINT64_C(1) << CONV_##KIND)

static bool
is_kind(const struct conv_node *n, uint64_t kinds)
{
	return (kinds & UINT64_C(1) << n->kind) != 0;
}

/*
 * Go up to the nearest box of such a kind through boxes of others.  What
 * was open below ends with that: nothing comes back to it.
 */
static bool
climb(struct build *b, uint64_t to, uint64_t through)
{
	struct conv_node *n = b->box, *low;
	size_t i;

	while (!is_kind(n, to)) {
		if (n == b->s->root || !is_kind(n, through))
			return false;
		n = n->parent;
	}
	for (i = b->nframes; i > 0; i--) {
		for (low = b->frames[i - 1].box; low != n &&
		    low != b->s->root; low = low->parent)
			;
		if (low != n || b->frames[i - 1].box == n)
			break;
		b->frames[i - 1].box = n;
	}
	b->box = n;
	return true;
}

static void
box_open(struct build *b, enum conv_kind kind, struct conv_pos pos)
{
	struct conv_node *n = node_new(b->arena, kind, pos);

	if (kind == CONV_CELL)
		n->u.cell.colspan = n->u.cell.rowspan = 1;
	if (kind == CONV_LIST)
		n->u.list.tight = true;
	node_append(b->box, n);
	b->box = n;
}

/* Add the boxes that are missing around a block. */
static void
make_room(struct build *b, enum conv_kind kind, struct conv_pos pos)
{
	if (b->box->kind == CONV_LIST && kind != CONV_ITEM)
		box_open(b, CONV_ITEM, pos);
	if (b->box->kind == CONV_DEF_LIST && kind != CONV_DEF_ENTRY)
		box_open(b, CONV_DEF_ENTRY, pos);
	if (b->box->kind == CONV_DEF_ENTRY && kind != CONV_TERM &&
	    kind != CONV_DEFINITION)
		box_open(b, CONV_DEFINITION, pos);
	if (b->box->kind == CONV_TABLE && kind != CONV_ROW &&
	    kind != CONV_CAPTION)
		box_open(b, CONV_ROW, pos);
	if (b->box->kind == CONV_ROW && kind != CONV_CELL)
		box_open(b, CONV_CELL, pos);
}

/* A definition's term begins a new entry where one has a definition. */
static bool
entry_find(struct build *b, enum conv_kind kind, struct conv_pos pos)
{
	if (!climb(b, BIT(DEF_LIST), BIT(DEF_ENTRY) | BIT(DEFINITION) |
	    BIT(DIV)))
		return false;
	if (b->box->last == NULL || (kind == CONV_TERM &&
	    b->box->last->last != NULL &&
	    b->box->last->last->kind == CONV_DEFINITION))
		node_append(b->box, node_new(b->arena, CONV_DEF_ENTRY, pos));
	b->box = b->box->last;
	return true;
}

/* Find or make the place for a block; false: there can be none. */
static bool
box_find(struct build *b, enum conv_kind kind, struct conv_pos pos)
{
	switch (kind) {
	case CONV_ITEM:
		if (!climb(b, BIT(LIST), BIT(ITEM) | BIT(DIV))) {
			make_room(b, CONV_LIST, pos);
			if (b->box->last != NULL &&
			    b->box->last->kind == CONV_LIST)
				b->box = b->box->last;
			else
				box_open(b, CONV_LIST, pos);
		}
		return true;
	case CONV_TERM:
	case CONV_DEFINITION:
		return entry_find(b, kind, pos);
	case CONV_ROW:
		return climb(b, BIT(TABLE), ~UINT64_C(0));
	case CONV_CELL:
		if (!climb(b, BIT(TABLE) | BIT(ROW), ~UINT64_C(0)))
			return false;
		make_room(b, kind, pos);
		return true;
	default:
		make_room(b, kind, pos);
		return true;
	}
}

/* A caption is the first of its table, figure or details, and alone. */
static bool
caption_fits(struct build *b)
{
	struct conv_node *n = b->box;

	if (n->kind == CONV_DIV && n->u.div.role == CONV_ROLE_DETAILS)
		return n->first == NULL || n->first->kind != CONV_CAPTION;
	return (n->kind == CONV_TABLE || n->kind == CONV_FIGURE) &&
	    (n->first == NULL || n->first->kind != CONV_CAPTION) &&
	    (n->last == NULL || n->last->kind != CONV_CAPTION);
}

/* Inlines. */

/* The same node once more, but for its children and its id. */
static struct conv_node *
again(struct build *b, const struct conv_node *n)
{
	struct conv_node *copy = node_new(b->arena, n->kind, n->pos);
	const struct conv_attr *attr;

	copy->u = n->u;
	for (attr = n->attrs; attr != NULL; attr = attr->next)
		if (strcmp(attr->name, "id") != 0)
			node_set_attr(b->arena, copy, attr->name,
			    attr->value);
	return copy;
}

/* A place for inlines, in all inline elements that are open. */
static void
inline_begin(struct build *b, struct conv_pos pos)
{
	struct format *f;
	size_t i;

	if (b->leaf == NULL) {
		make_room(b, CONV_PARA, pos);
		leaf_open(b, node_new(b->arena, CONV_PARA, pos));
	} else if (b->gap) {
		trim_end(b, b->leaf);
		b->cur = b->leaf;
		node_append(b->leaf, node_new(b->arena, CONV_LINE_BREAK,
		    pos));
		for (i = 0; i < b->nformats; i++)
			b->formats[i].here = NULL;
		b->gap = false;
	}
	for (i = 0; i < b->nformats; i++) {
		f = &b->formats[i];
		if (f->here == NULL && !f->code) {
			f->here = f->used ? again(b, f->node) : f->node;
			f->used = true;
			node_append(b->cur, f->here);
			b->cur = f->here;
		}
	}
}

static const struct conv_node *
code_around(const struct build *b)
{
	size_t i;

	for (i = b->nformats; i > 0; i--)
		if (b->formats[i - 1].code)
			return b->formats[i - 1].node;
	return NULL;
}

/* Would a space here follow another, or begin a line? */
static bool
after_space(const struct conv_node *leaf)
{
	const struct conv_node *n = leaf->last;

	while (n != NULL && n->last != NULL)
		n = n->last;
	/* what was opened and is empty yet has its neighbour's answer */
	while (n != NULL && n->first == NULL && n != leaf &&
	    n->kind != CONV_TEXT && n->kind != CONV_CODE &&
	    n->kind != CONV_IMAGE && n->kind != CONV_LINE_BREAK &&
	    n->kind != CONV_NOTE_REF && n->kind != CONV_SOFT_BREAK)
		n = n->prev != NULL ? n->prev : n->parent;
	if (n == NULL || n == leaf || n->kind == CONV_LINE_BREAK ||
	    n->kind == CONV_SOFT_BREAK)
		return true;
	return n->kind == CONV_TEXT && n->len > 0 &&
	    n->text[n->len - 1] == ' ';
}

static void
text_put(struct build *b, const char *s, size_t len, struct conv_pos pos)
{
	const struct conv_node *code = code_around(b);
	struct conv_node *n = node_text(b->arena, pos, s, len), *like;

	if (code != NULL) {
		like = again(b, code);
		n->kind = CONV_CODE;
		n->attrs = like->attrs;
	}
	node_append(b->cur, n);
}

/* White space folded. */
static char *
folded(struct conv_arena *a, const char *p)
{
	struct out_mem m;
	size_t len;

	out_mem_init(&m, a);
	while (*p != '\0') {
		if ((len = strspn(p, " \t\n\r\f")) > 0)
			conv_putc(&m.out, ' ');
		p += len;
		len = strcspn(p, " \t\n\r\f");
		conv_put(&m.out, p, len);
		p += len;
	}
	return out_mem_str(&m);
}

/* Is a text in a <pre> that holds Markdown as well? */
static bool
is_in_pre(struct build *b)
{
	const struct frame *f = b->nframes > 1 ? top(b) - 1 : NULL;

	return f != NULL && f->node == NULL && f->tag->action == TAG_NODE &&
	    f->tag->kind == CONV_CODE_BLOCK;
}

/* Each line of it stays one. */
static void
code_put(struct build *b, const char *s, struct conv_pos pos)
{
	struct conv_node *n = node_new(b->arena, CONV_CODE_BLOCK, pos);
	size_t len;

	leaf_end(b);
	make_room(b, CONV_CODE_BLOCK, pos);
	s += strspn(s, "\n");
	for (len = strlen(s); len > 0 && s[len - 1] == '\n'; len--)
		;
	n->text = conv_asprintf(b->arena, "%.*s\n", (int)len, s);
	n->len = len + 1;
	node_append(b->box, n);
}

static void
text(struct build *b, const xmlNode *x)
{
	const char *s = (const char *)x->content;
	struct conv_pos pos;

	if (s == NULL || *s == '\0')
		return;
	if (is_in_pre(b) && s[strspn(s, " \t\n\r\f")] != '\0') {
		code_put(b, s, text_place(b, x));
		return;
	}
	if (s[strspn(s, " \t\n\r\f")] == '\0' && (b->leaf == NULL || b->gap))
		return;
	pos = text_place(b, x);
	inline_begin(b, pos);
	s = folded(b->arena, s);
	if (after_space(b->leaf))
		s += strspn(s, " ");
	if (*s != '\0')
		text_put(b, s, strlen(s), pos);
}

/* Elements. */

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
		inline_begin(b, pos);
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

/* The instruction that stands for an item, or NULL. */
static const xmlNode *
instruction(const xmlNode *x)
{
	if (x->type == XML_ELEMENT_NODE && x->children != NULL &&
	    named(x, "div") && x->properties == NULL)
		x = x->children;
	return x->type == XML_PI_NODE && named(x, STREAM_TARGET) ? x : NULL;
}

/* Is there Markdown in an element? */
static bool
has_pieces(const xmlNode *root)
{
	const xmlNode *x = root;

	for (;;) {
		if (instruction(x) != NULL)
			return true;
		if (x->children != NULL) {
			x = x->children;
			continue;
		}
		while (x != root && x->next == NULL)
			x = x->parent;
		if (x == root)
			return false;
		x = x->next;
	}
}

/* False: pass over what is in the element. */
static bool
block(struct build *b, const struct tag *tag, xmlNode *x)
{
	struct conv_pos pos = place(b, x);
	struct conv_node *n;

	if (b->fixed && tag->kind == CONV_HEADING &&
	    b->leaf->kind != CONV_HEADING) {
		para_end(b);		/* as in <summary><h3> */
		format_open(b, node_new(b->arena, CONV_STRONG, pos));
		return true;
	}
	leaf_end(b);
	if (tag->kind == CONV_CODE_BLOCK && has_pieces(x))
		return true;
	if (named(x, "caption"))
		climb(b, BIT(TABLE), ~UINT64_C(0));
	if (tag->kind == CONV_CAPTION && !caption_fits(b))
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
	case CONV_CELL:
		n->u.cell.header = n->u.cell.header || b->head;
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

	para_end(b);
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

	para_end(b);
	if (b->fixed)
		return;
	n = element_node(b->s->doc, pos, tag, x);
	if (n->attrs == NULL)
		return;
	make_room(b, CONV_DIV, pos);
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
inline_put(struct build *b, struct conv_node *n, struct conv_pos pos)
{
	size_t skip;

	if (n == NULL || (n->kind == CONV_SOFT_BREAK && b->leaf == NULL))
		return;
	inline_begin(b, pos);
	if (n->kind == CONV_TEXT && after_space(b->leaf) &&
	    (skip = strspn(n->text, " ")) > 0) {
		n->text = conv_strdup(b->arena, n->text + skip);
		n->len -= skip;
	}
	node_append(b->cur, n);
}

static void
quote_put(struct build *b, bool opens, struct conv_pos pos)
{
	const char *s = tag_quote(b->s->doc, opens);

	text_put(b, s, strlen(s), pos);
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
			inline_put(b, node_new(b->arena, CONV_LINE_BREAK, pos),
			    pos);
		return true;
	case TAG_MEDIA:
		anchor(b, element_anchor(b->arena, x, NULL), pos);
		inline_put(b, element_media(b->s->doc, pos, tag, x), pos);
		return false;
	case TAG_QUOTE:
		inline_begin(b, pos);
		quote_put(b, true, pos);
		return true;
	case TAG_READING:
		inline_begin(b, pos);
		text_put(b, "(", 1, pos);
		return true;
	case TAG_HIDE:
		return false;
	case TAG_DROP:
		tag_report(b->s->job, b->s->doc, &at, name, strlen(name));
		return true;
	case TAG_PLAIN:
		b->head = b->head || named(x, "thead");
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
		text_put(b, ")", 1, b->pos);
	formats_close(b, f->nformats);
	if (f->node != NULL)
		leaf_end(b);
	else if (block)
		para_end(b);
	b->box = f->box;
	b->align = f->align;
	b->para = f->para;
	b->head = f->head;
	b->nframes--;
}

/* Pieces that are not HTML. */

/* Put all that a leaf holds into the inline elements that are open. */
static void
wrap_leaf(struct build *b, struct conv_node *leaf)
{
	struct conv_node *outer = leaf, *n, *last = leaf->last;
	struct format *f;
	size_t i;

	for (i = 0; i < b->nformats; i++) {
		f = &b->formats[i];
		if (f->code)
			continue;
		n = f->used ? again(b, f->node) : f->node;
		f->used = true;
		node_append(outer, n);
		outer = n;
	}
	while (outer != leaf && last != NULL && leaf->first != last)
		node_append(outer, leaf->first);
	if (outer != leaf && last != NULL)
		node_append(outer, last);
}

static bool
is_leaf(const struct conv_node *n)
{
	return n->kind == CONV_PARA || n->kind == CONV_HEADING ||
	    n->kind == CONV_CELL || n->kind == CONV_TERM;
}

/* What is around a block of Markdown counts for the text in it. */
static void
adopt(struct build *b, struct conv_node *block)
{
	struct conv_node *n, *next;

	for (n = block; n != NULL; n = next) {
		next = node_next(n, block, !is_leaf(n));
		if (!is_leaf(n))
			continue;
		while (b->nanchors > 0)
			node_prepend(n, b->anchors[--b->nanchors]);
		if (b->nformats > 0 && n->first != NULL)
			wrap_leaf(b, n);
		if (b->align == NULL)
			continue;
		if (n->kind != CONV_CELL)
			node_set_attr(b->arena, n, "align", b->align);
	}
}

static void
markdown(struct build *b, struct conv_node *n)
{
	if (b->fixed && (n->kind == CONV_PARA || n->kind == CONV_HEADING)) {
		para_end(b);
		inline_begin(b, n->pos);
		node_move_children(n, b->cur);
		para_end(b);
		return;
	}
	leaf_end(b);
	make_room(b, n->kind, n->pos);
	if (b->nformats > 0 || b->align != NULL || b->nanchors > 0)
		adopt(b, n);
	node_append(b->box, n);
}

static void
piece(struct build *b, const xmlNode *x)
{
	const char *s = (const char *)x->content;
	struct stream_item *it;
	size_t k = 0;

	for (; s != NULL && *s >= '0' && *s <= '9' && k < b->s->n; s++)
		k = k * 10 + (size_t)(*s - '0');
	if (k >= b->s->n || b->s->items[k].placed)
		return;
	if (k >= b->end) {
		b->stop = true;
		return;
	}
	it = &b->s->items[k];
	it->placed = true;
	b->pos = it->node->pos;
	b->line = xmlGetLineNo(x);
	switch (it->kind) {
	case STREAM_HTML:
		break;
	case STREAM_BLOCK:
		markdown(b, it->node);
		break;
	case STREAM_INLINE:
		inline_put(b, it->node, b->pos);
		break;
	case STREAM_PARA:
		para_end(b);
		break;
	}
}

/* Into a node; false: there is nothing below it to be visited. */
static bool
visit(struct build *b, xmlNode *x)
{
	const xmlNode *pi = instruction(x);
	bool down = false;

	b->frames = arena_grow(b->arena, b->frames, &b->frames_cap,
	    b->nframes + 1, sizeof(*b->frames));
	b->frames[b->nframes++] = (struct frame){ .box = b->box,
	    .align = b->align, .para = b->para, .nformats = b->nformats, .head = b->head };
	top(b)->tag = tag_find(x->name != NULL && pi == NULL ?
	    (const char *)x->name : "wbr", x->name != NULL && pi == NULL ?
	    strlen((const char *)x->name) : 3);
	if (b->s->strip)
		top(b)->tag = tag_strip(top(b)->tag);
	if (pi != NULL)
		piece(b, pi);
	else if (x->type == XML_TEXT_NODE ||
	    x->type == XML_CDATA_SECTION_NODE)
		text(b, x);
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
