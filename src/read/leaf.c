/* leaf.c - what is open for inlines of raw HTML, and the text in it. */
#include <string.h>

#include "base/base.h"
#include "read/build.h"
#include "tree/tree.h"

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

void
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

void
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

void
leaf_para_end(struct build *b)
{
	if (b->fixed)
		b->gap = b->leaf->first != NULL;
	else
		leaf_end(b);
}

struct conv_node *
leaf_again(struct build *b, const struct conv_node *n)
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

void
leaf_begin(struct build *b, struct conv_pos pos)
{
	struct format *f;
	size_t i;

	if (b->leaf == NULL) {
		box_make_room(b, CONV_PARA, pos);
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
			f->here = f->used ? leaf_again(b, f->node) : f->node;
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

void
leaf_put_text(struct build *b, const char *s, size_t len, struct conv_pos pos)
{
	const struct conv_node *code = code_around(b);
	struct conv_node *n = node_text(b->arena, pos, s, len), *like;

	if (code != NULL) {
		like = leaf_again(b, code);
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

/* Is a text in a <pre> that holds Markdown as well? */
static bool
is_in_pre(struct build *b)
{
	const struct frame *f = b->nframes > 1 ?
	    &b->frames[b->nframes - 2] : NULL;

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
	box_make_room(b, CONV_CODE_BLOCK, pos);
	s += strspn(s, "\n");
	for (len = strlen(s); len > 0 && s[len - 1] == '\n'; len--)
		;
	n->text = conv_asprintf(b->arena, "%.*s\n", (int)len, s);
	n->len = len + 1;
	node_append(b->box, n);
}

void
leaf_text(struct build *b, const xmlNode *x)
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
	leaf_begin(b, pos);
	s = folded(b->arena, s);
	if (after_space(b->leaf))
		s += strspn(s, " ");
	if (*s != '\0')
		leaf_put_text(b, s, strlen(s), pos);
}

void
leaf_put(struct build *b, struct conv_node *n, struct conv_pos pos)
{
	size_t skip;

	if (n == NULL || (n->kind == CONV_SOFT_BREAK && b->leaf == NULL))
		return;
	leaf_begin(b, pos);
	if (n->kind == CONV_TEXT && after_space(b->leaf) &&
	    (skip = strspn(n->text, " ")) > 0) {
		n->text = conv_strdup(b->arena, n->text + skip);
		n->len -= skip;
	}
	node_append(b->cur, n);
}
