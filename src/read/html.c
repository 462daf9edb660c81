/* html.c - blocks with raw HTML between them, read as one stream. */
#include <string.h>

#include "base/base.h"
#include "read/build.h"
#include "tree/tree.h"

static size_t
name_len(const char *s)
{
	size_t n = 0;

	while ((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z') ||
	    (s[n] >= '0' && s[n] <= '9'))
		n++;
	return n;
}

/* Is it the tag of an element that holds or is a block? */
static bool
is_block_tag(const struct conv_node *n)
{
	const char *name;

	if (n->kind != CONV_HTML_INLINE)
		return false;
	name = n->text + 1 + (n->text[1] == '/');
	return tag_is_block(tag_find(name, name_len(name)));
}

/* Does raw HTML among the inlines begin or end blocks? */
static bool
has_block_tags(const struct conv_node *n)
{
	for (n = n->first; n != NULL; n = n->next)
		if (is_block_tag(n))
			return true;
	return false;
}

static bool
is_in_pieces(const struct conv_node *n)
{
	return n->kind == CONV_PARA && has_block_tags(n);
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

/* The stream's text. */

static void
item(struct stream *s, struct out_mem *m, enum stream_kind kind,
    struct conv_node *n)
{
	struct stream_item *it;

	s->items = arena_grow(s->doc->arena, s->items, &s->cap, s->n + 1,
	    sizeof(*s->items));
	it = &s->items[s->n];
	*it = (struct stream_item){ .kind = kind, .node = n,
	    .offset = (size_t)m->out.flushed };
	conv_printf(&m->out, kind == STREAM_BLOCK ?
	    "<div><?" STREAM_TARGET " %zu?></div>" :
	    "<?" STREAM_TARGET " %zu?>", s->n++);
}

/* A paragraph as what is in it. */
static void
pieces(struct stream *s, struct out_mem *m, struct conv_node *para)
{
	struct conv_node *n;

	item(s, m, STREAM_PARA, para);
	for (n = para->first; n != NULL; n = n->next)
		if (n->kind == CONV_HTML_INLINE) {
			item(s, m, STREAM_HTML, n);
			conv_put(&m->out, n->text, n->len);
		} else {
			item(s, m, STREAM_INLINE, n);
		}
	item(s, m, STREAM_PARA, para);
	conv_putc(&m->out, '\n');
}

static bool
begins_tag(const char *p, const char *end)
{
	return end - p > 1 && *p == '<' && (p[1] == '/' ||
	    ((p[1] | 32) >= 'a' && (p[1] | 32) <= 'z'));
}

/*
 * Does HTML end inside of a tag or a comment?  Then it ends in front of
 * it, lest that swallow what follows.
 */
static size_t
whole(const char *text, size_t len)
{
	const char *p = text, *end = text + len, *tag = NULL;
	char quote = 0;

	for (; p < end; p++)
		if (tag == NULL && strncmp(p, "<!--", 4) == 0) {
			if ((tag = strstr(p + 4, "-->")) == NULL)
				return (size_t)(p - text);
			p = tag + 2;
			tag = NULL;
		} else if (tag == NULL) {
			tag = begins_tag(p, end) ? p : NULL;
		} else if (quote != 0) {
			quote = *p == quote ? 0 : quote;
		} else if (*p == '"' || *p == '\'') {
			quote = p[-1] == '=' || p[-1] == ' ' ? *p : 0;
		} else if (*p == '>') {
			tag = NULL;
		}
	return tag != NULL ? (size_t)(tag - text) : len;
}

static void
collect(struct stream *s, struct out_mem *m, struct conv_node *n)
{
	if (n->kind == CONV_HTML_BLOCK) {
		item(s, m, STREAM_HTML, n);
		conv_put(&m->out, n->text, whole(n->text, n->len));
		conv_putc(&m->out, '\n');
	} else if (n->kind == CONV_CELL || is_in_pieces(n)) {
		pieces(s, m, n);
	} else {
		item(s, m, STREAM_BLOCK, n);
	}
}

/* Reading it. */

/* The last item that libxml2 came to, in the stream's order. */
static size_t
last_item(xmlNode *root)
{
	xmlNode *x = root;
	size_t last = 0, k;
	const char *s;

	for (;;) {
		if (x->type == XML_PI_NODE && x->content != NULL) {
			s = (const char *)x->content;
			for (k = 0; *s >= '0' && *s <= '9' &&
			    k < SIZE_MAX / 20; s++)
				k = k * 10 + (size_t)(*s - '0');
			last = k > last ? k : last;
		}
		if (x->children != NULL && (x == root ||
		    x->type == XML_ELEMENT_NODE)) {
			x = x->children;
			continue;
		}
		while (x != root && x->next == NULL)
			x = x->parent;
		if (x == root)
			return last;
		x = x->next;
	}
}

/* One run of the parser over the stream from an item on. */
struct run {
	struct stream	*s;
	size_t		 from, end;	/* items that are read */
};

static void
use(void *ctx, xmlNode *root, bool whole)
{
	struct run *r = ctx;
	size_t last;

	/* instructions may stand in front of the first element */
	root = (xmlNode *)root->doc;
	if (!whole && (last = last_item(root)) > r->from && last < r->s->n)
		r->end = last;
	build_read(r->s, root, r->end);
}

/* Nested too deeply for libxml2, a stream is read on from there. */
static void
parse(struct stream *s, const char *text, size_t len)
{
	struct run r = { .s = s };

	while (r.from < s->n) {
		r.end = s->n;
		if (dom_read(s->doc->arena, text + s->items[r.from].offset,
		    len - s->items[r.from].offset, use, &r))
			break;
		if (r.end == s->n) {
			conv_report(s->job, CONV_WARNING,
			    s->items[r.from].node, "raw-html",
			    "HTML nested too deeply; what is in it is "
			    "left out");
			r.end = r.from + 1;
		}
		r.from = r.end;
	}
}

/* Markdown that HTML swallowed, as in an attribute without an end. */
static void
rescue(struct stream *s)
{
	struct conv_node *at = NULL, *para = NULL, *last = NULL, *n;
	size_t i;

	for (i = 0; i < s->n; i++) {
		n = s->items[i].node;
		if (s->items[i].kind == STREAM_BLOCK) {
			if (s->items[i].placed) {
				at = n->parent != NULL ? n : at;
				continue;
			}
			if (at != NULL)
				node_insert_after(at, n);
			else
				node_prepend(s->root, n);
			at = n;
		} else if (s->items[i].kind != STREAM_INLINE) {
			continue;
		} else if (s->items[i].placed) {
			last = n->parent != NULL ? n : last;
		} else if (last != NULL) {
			node_insert_after(last, n);
			last = n;
		} else {
			if (para == NULL || para->next != NULL) {
				para = node_new(s->doc->arena, CONV_PARA,
				    n->pos);
				node_append(s->root, para);
			}
			node_append(para, n);
		}
	}
}

bool
html_strips(const struct conv_job *job)
{
	return strcmp(conv_opt_str(job, "raw-html"), "strip") == 0;
}

void
html_escape(struct conv_doc *doc, struct conv_node *n)
{
	const char *p = n->text, *end = p + n->len, *nl;

	if (n->kind == CONV_HTML_INLINE) {
		n->kind = CONV_TEXT;
		return;
	}
	n->kind = CONV_PARA;
	n->text = NULL;
	n->len = 0;
	for (; p < end; p = nl + 1) {
		if ((nl = memchr(p, '\n', (size_t)(end - p))) == NULL)
			nl = end;
		p += strspn(p, " \t");
		if (n->first != NULL)
			node_append(n, node_new(doc->arena, CONV_LINE_BREAK,
			    n->pos));
		if (nl > p)
			node_append(n, node_text(doc->arena, n->pos, p,
			    (size_t)(nl - p)));
	}
}

static void
read_stream(struct stream *s, struct conv_node *first,
    struct conv_node *last)
{
	bool sections = first->parent == s->doc->root;
	struct out_mem m;
	struct conv_node *n;

	s->strip = html_strips(s->job);
	out_mem_init(&m, s->doc->arena);
	for (n = first;; n = n->next) {
		collect(s, &m, n);
		if (n == last)
			break;
	}
	s->root = node_new(s->doc->arena, CONV_DOCUMENT, first->pos);
	parse(s, out_mem_str(&m), (size_t)m.out.flushed);
	rescue(s);
	finish_read(s->doc->arena, s->root, sections);
}

void
html_block_read(struct conv_job *job, struct conv_doc *doc,
    struct conv_node *block)
{
	struct stream s = { .job = job, .doc = doc };

	if (is_comment(block))
		return;
	read_stream(&s, block, block);
	node_move_children(s.root, block);
}

void
html_blocks_read(struct conv_job *job, struct conv_doc *doc,
    struct conv_node *parent)
{
	struct stream s = { .job = job, .doc = doc };
	struct conv_node *n, *next, *first = NULL, *last = NULL, *at;

	for (n = parent->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == CONV_HTML_BLOCK && is_comment(n)) {
			node_unlink(n);
		} else if (n->kind == CONV_HTML_BLOCK || is_in_pieces(n)) {
			first = first == NULL ? n : first;
			last = n;
		}
	}
	if (first == NULL)
		return;
	at = node_new(doc->arena, CONV_DOCUMENT, first->pos);
	node_insert_before(first, at);
	read_stream(&s, first, last);
	/* what is left are the pieces that gave their content */
	while (at->next != NULL && at->next != last)
		node_unlink(at->next);
	if (last->parent == parent)
		node_unlink(last);
	node_move_children(s.root, at);
	node_unwrap(at);
}

void
html_cell_read(struct conv_job *job, struct conv_doc *doc,
    struct conv_node *cell)
{
	struct stream s = { .job = job, .doc = doc };

	if (!has_block_tags(cell))
		return;
	read_stream(&s, cell, cell);
	while (cell->first != NULL)
		node_unlink(cell->first);
	node_move_children(s.root, cell);
}
