/* html.c - blocks of raw HTML to nodes, through libxml2's HTML parser. */
#include <string.h>
#include <strings.h>

#include <libxml/tree.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

/* The tree being built under one HTML_BLOCK. */
struct build {
	struct conv_job		*job;
	struct conv_doc		*doc;
	struct conv_node	*root;
	struct conv_node	*cur;		/* where children go */
};

static struct conv_pos
place(const struct build *b, const xmlNode *x)
{
	struct conv_pos pos = b->root->pos;
	long line = xmlGetLineNo(x);

	if (line > 1)
		pos.line += (uint32_t)line - 1;
	return pos;
}

static struct conv_node *
add(struct build *b, enum conv_kind kind, struct conv_pos pos)
{
	struct conv_node *n = node_new(b->doc->arena, kind, pos);

	node_append(b->cur, n);
	return n;
}

static bool
holds_inlines(const struct conv_node *n)
{
	return n->kind == CONV_PARA || n->kind == CONV_HEADING ||
	    n->kind == CONV_CELL || n->kind > CONV_TEXT;
}

/* White space at the end of a paragraph, heading or cell is nothing. */
static void
trim_end(struct build *b, const struct conv_node *n)
{
	struct conv_node *last = n->last;

	if (last == NULL || last->kind != CONV_TEXT ||
	    last->text[last->len - 1] != ' ')
		return;
	last->text = conv_strndup(b->doc->arena, last->text, last->len - 1);
	if (--last->len == 0)
		node_unlink(last);
}

/* Leave the paragraph, but not a cell or a heading. */
static void
para_end(struct build *b)
{
	struct conv_node *n = b->cur;

	while (n->kind > CONV_TEXT)
		n = n->parent;
	if (n->kind == CONV_PARA) {
		trim_end(b, n);
		b->cur = n->parent;
	}
}

/* Go up or add what is missing until a node of that kind may come here. */
static void
make_room(struct build *b, enum conv_kind kind, struct conv_pos pos)
{
	switch (b->cur->kind) {
	case CONV_LIST:
		if (kind != CONV_ITEM)
			b->cur = add(b, CONV_ITEM, pos);
		break;
	case CONV_TABLE:
		if (kind != CONV_ROW)
			b->cur = add(b, CONV_ROW, pos);
		if (kind == CONV_ROW || kind == CONV_CELL)
			break;
		/* FALLTHROUGH */
	case CONV_ROW:
		if (kind != CONV_CELL)
			b->cur = add(b, CONV_CELL, pos);
		break;
	default:
		break;
	}
}

/* A place for inlines. */
static void
inline_begin(struct build *b, struct conv_pos pos)
{
	make_room(b, CONV_TEXT, pos);
	if (!holds_inlines(b->cur))
		b->cur = add(b, CONV_PARA, pos);
}

/* Would a space here follow another, or begin a line? */
static bool
after_space(const struct conv_node *n)
{
	while (n != NULL && n->kind > CONV_TEXT && n->last != NULL)
		n = n->last;
	if (n == NULL || n->kind == CONV_LINE_BREAK)
		return true;
	return n->kind == CONV_TEXT && n->len > 0 &&
	    n->text[n->len - 1] == ' ';
}

/* Text with white space folded, and none at a paragraph's beginning. */
static void
text(struct build *b, const xmlNode *x)
{
	const char *s = (const char *)x->content, *p = s;
	struct conv_node *n;
	struct out_mem m;
	bool space;
	size_t len;

	if (s == NULL)
		return;
	len = strlen(s);
	if (strspn(s, " \t\n\r\f") == len &&
	    (!holds_inlines(b->cur) || b->cur->last == NULL))
		return;
	inline_begin(b, place(b, x));
	out_mem_init(&m, b->doc->arena);
	while (*p != '\0') {
		len = strspn(p, " \t\n\r\f");
		space = len > 0;
		p += len;
		len = strcspn(p, " \t\n\r\f");
		if (space)
			conv_putc(&m.out, ' ');
		conv_put(&m.out, p, len);
		p += len;
	}
	p = out_mem_str(&m);
	if (after_space(b->cur->last))
		p += strspn(p, " ");
	if (*p == '\0')
		return;
	n = node_text(b->doc->arena, place(b, x), p, strlen(p));
	node_append(b->cur, n);
}

static const char *
prop(struct build *b, xmlNode *x, const char *name)
{
	return dom_attr(b->doc->arena, x, name);
}

/* All text below an element, for CODE and CODE_BLOCK. */
static void
verbatim(struct build *b, struct conv_node *n, xmlNode *x)
{
	xmlChar *v = xmlNodeGetContent(x);
	const char *s = v != NULL ? (const char *)v : "";

	if (n->kind == CONV_CODE_BLOCK && *s == '\n')
		s++;
	n->text = conv_asprintf(b->doc->arena, "%s%s", s,
	    n->kind == CONV_CODE_BLOCK && *s != '\0' &&
	    s[strlen(s) - 1] != '\n' ? "\n" : "");
	n->len = strlen(n->text);
	xmlFree(v);
}

static void
image(struct build *b, xmlNode *x)
{
	struct conv_pos pos = place(b, x);

	inline_begin(b, pos);
	node_append(b->cur, tag_image(b->doc, pos, prop(b, x, "src"),
	    prop(b, x, "alt"), prop(b, x, "title")));
}

static enum conv_align
align(struct build *b, xmlNode *x)
{
	static const char *const names[] = {
		[CONV_ALIGN_LEFT] = "left",
		[CONV_ALIGN_CENTER] = "center",
		[CONV_ALIGN_RIGHT] = "right"
	};
	const char *s = prop(b, x, "align");
	enum conv_align i;

	for (i = CONV_ALIGN_LEFT; s != NULL && i <= CONV_ALIGN_RIGHT; i++)
		if (strcasecmp(s, names[i]) == 0)
			return i;
	return CONV_ALIGN_NONE;
}

/* <pre lang="c">, or <pre><code class="language-c"> */
static const char *
language(struct build *b, xmlNode *x)
{
	const char *s = prop(b, x, "lang");

	if (s != NULL || (x = x->children) == NULL ||
	    x->type != XML_ELEMENT_NODE ||
	    (s = prop(b, x, "class")) == NULL ||
	    (s = strstr(s, "language-")) == NULL)
		return s;
	s += strlen("language-");
	return conv_strndup(b->doc->arena, s, strcspn(s, " "));
}

/* A LINK needs a target, and can't stand in another. */
static bool
link_allowed(struct build *b, struct conv_node *n, xmlNode *x)
{
	const struct conv_node *up;

	for (up = b->cur; up != NULL && up->kind > CONV_TEXT; up = up->parent)
		if (up->kind == CONV_LINK)
			return false;
	n->u.link.url = prop(b, x, "href");
	n->u.link.title = prop(b, x, "title");
	return n->u.link.url != NULL;
}

/* A node for an element; false: pass over what is in the element. */
static bool
node(struct build *b, xmlNode *x, const struct tag *tag)
{
	struct conv_pos pos = place(b, x);
	struct conv_node *n;
	const char *id;

	if (tag->kind < CONV_TEXT) {
		para_end(b);
		if (tag->kind == CONV_ROW && b->cur->kind == CONV_ROW)
			b->cur = b->cur->parent;
		make_room(b, tag->kind, pos);
		if (tag->kind == CONV_CELL && b->cur->kind == CONV_ROW)
			x->_private = b->cur;	/* more cells may follow */
		if (holds_inlines(b->cur) && tag->kind != CONV_CELL)
			return true;	/* a block in a cell or heading */
	} else {
		inline_begin(b, pos);
	}
	if ((tag->kind == CONV_ITEM && b->cur->kind != CONV_LIST) ||
	    (tag->kind == CONV_ROW && b->cur->kind != CONV_TABLE) ||
	    (tag->kind == CONV_CELL && b->cur->kind != CONV_ROW))
		return true;
	n = node_new(b->doc->arena, tag->kind, pos);
	if (n->kind == CONV_LINK && !link_allowed(b, n, x))
		return true;
	node_append(b->cur, n);
	switch (n->kind) {
	case CONV_HEADING:
		n->u.heading.level = tag->level;
		if ((id = prop(b, x, "id")) != NULL && *id != '\0')
			node_set_attr(b->doc->arena, n, "id", id);
		break;
	case CONV_LIST:
		n->u.list.ordered = tag->level == 1;
		n->u.list.start = 1;
		n->u.list.delim = '.';
		n->u.list.tight = true;
		break;
	case CONV_CELL:
		n->u.cell.header = tag->level == 1;
		n->u.cell.align = align(b, x);
		n->u.cell.colspan = n->u.cell.rowspan = 1;
		break;
	case CONV_CODE_BLOCK:
		n->u.code.info = n->u.code.lang = language(b, x);
		/* FALLTHROUGH */
	case CONV_CODE:
		verbatim(b, n, x);
		return false;
	case CONV_RULE:
		return false;
	default:
		break;
	}
	b->cur = n;
	return true;
}

/* False: pass over what is in the element. */
static bool
enter(struct build *b, xmlNode *x)
{
	const char *name = (const char *)x->name;
	const struct tag *tag = tag_find(name, strlen(name));
	struct conv_node at = { .kind = CONV_HTML_BLOCK };

	switch (tag->action) {
	case TAG_NODE:
		return node(b, x, tag);
	case TAG_PARA:
		para_end(b);
		return true;
	case TAG_BREAK:
		if (holds_inlines(b->cur) && b->cur->last != NULL)
			add(b, CONV_LINE_BREAK, place(b, x));
		return true;
	case TAG_IMAGE:
		image(b, x);
		return true;
	case TAG_HIDE:
		return false;
	case TAG_DROP:
		at.pos = place(b, x);
		tag_report(b->job, b->doc, &at, name, strlen(name));
		return true;
	case TAG_PLAIN:
		return true;
	}
	return true;
}

/* A paragraph that an inline element began goes on after it. */
static void
inline_leave(struct build *b, struct conv_node *before)
{
	struct conv_node *n = b->cur;

	if (holds_inlines(before) || before->kind == CONV_LIST ||
	    before->kind == CONV_TABLE || before->kind == CONV_ROW) {
		b->cur = before;
		return;
	}
	while (n->kind > CONV_TEXT)
		n = n->parent;
	b->cur = n;
}

/* After an element: back to where it was, or to that paragraph's parent. */
static void
leave(struct build *b, xmlNode *x)
{
	const struct tag *tag = tag_find((const char *)x->name,
	    strlen((const char *)x->name));
	struct conv_node *before = x->_private;

	if (tag->action == TAG_NODE && tag->kind < CONV_TEXT) {
		para_end(b);
		if (holds_inlines(b->cur))
			trim_end(b, b->cur);
		b->cur = before;
		para_end(b);
	} else if (tag->action == TAG_NODE) {
		inline_leave(b, before);
	} else if (tag->action == TAG_PARA) {
		para_end(b);
	}
}

static void
build(void *ctx, xmlNode *root)
{
	struct build *b = ctx;
	xmlNode *x = root;

	for (;;) {
		x->_private = b->cur;
		if (x->type == XML_TEXT_NODE ||
		    x->type == XML_CDATA_SECTION_NODE)
			text(b, x);
		if (x->type == XML_ELEMENT_NODE && enter(b, x) &&
		    x->children != NULL) {
			x = x->children;
			continue;
		}
		if (x->type == XML_ELEMENT_NODE)
			leave(b, x);
		while (x != root && x->next == NULL) {
			x = x->parent;
			leave(b, x);
		}
		if (x == root)
			break;
		x = x->next;
	}
	para_end(b);
}

/* A table of raw HTML gets what one of Markdown has. */
static void
table_finish(struct conv_arena *a, struct conv_node *t)
{
	struct conv_node *row, *cell;
	uint32_t n;
	bool head = true;

	for (row = t->first; row != NULL; row = row->next) {
		n = 0;
		for (cell = row->first; cell != NULL; cell = cell->next) {
			head = head && cell->u.cell.header;
			n++;
		}
		if (head && n > 0)
			t->u.table.nhead++;
		if (n > t->u.table.ncols)
			t->u.table.ncols = n;
	}
	t->u.table.align = conv_alloc(a, (t->u.table.ncols + 1) *
	    sizeof(*t->u.table.align));
}

/* What is left of a table for looks around Markdown: one cell, empty. */
static bool
is_husk(const struct conv_node *t)
{
	const struct conv_node *row = t->first;

	return row == NULL || (row == t->last && (row->first == NULL ||
	    (row->first == row->last && row->first->first == NULL)));
}

/* Is the block one comment and nothing else? */
static bool
is_comment(const struct conv_node *block)
{
	const char *end;

	if (strncmp(block->text, "<!--", 4) != 0 ||
	    (end = strstr(block->text + 4, "-->")) == NULL)
		return false;
	return end[3 + strspn(end + 3, " \t\n")] == '\0';
}

void
html_block_read(struct conv_job *job, struct conv_doc *doc,
    struct conv_node *block)
{
	struct build b = { .job = job, .doc = doc, .root = block,
	    .cur = block };
	struct conv_node *n, *next;

	if (is_comment(block))
		return;
	if (!dom_read(doc->arena, block->text, block->len, build, &b))
		conv_report(job, CONV_WARNING, block, "raw-html",
		    "HTML nested too deeply; what is in it is left out");
	for (n = block; n != NULL; n = next) {
		next = node_next(n, block, n->kind != CONV_TABLE ||
		    !is_husk(n));
		if (n->kind != CONV_TABLE)
			continue;
		if (is_husk(n))
			node_unlink(n);
		else
			table_finish(doc->arena, n);
	}
}
