/* inline.c - raw HTML tags between inlines: <b>so</b>, <br>, <img ...>. */
#include <string.h>
#include <strings.h>

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

/* A start tag whose end tag has not come yet. */
struct open {
	struct conv_node	*node;		/* the HTML_INLINE */
	const struct tag	*tag;
	const char		*name;
	size_t			 len;
};

struct inlines {
	struct conv_job		*job;
	struct conv_doc		*doc;
	struct open		*stack;
	size_t			 depth, cap;
};

static size_t
name_len(const char *s)
{
	size_t n = 0;

	while ((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z') ||
	    (s[n] >= '0' && s[n] <= '9') || s[n] == '-')
		n++;
	return n;
}

/* The attributes of a tag, by libxml2: the value of one, or NULL. */
struct attrs {
	htmlDocPtr	 doc;
	xmlNodePtr	 element;
};

static xmlNodePtr
element_named(xmlNodePtr n, const char *name, size_t len)
{
	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE &&
		    strncasecmp((const char *)n->name, name, len) == 0 &&
		    n->name[len] == '\0')
			return n;
		n = n->children;
	}
	return NULL;
}

static void
attrs_read(struct attrs *a, const struct conv_node *n, const char *name,
    size_t len)
{
	a->doc = htmlReadMemory(n->text, (int)n->len, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	    HTML_PARSE_NONET);
	a->element = a->doc == NULL ? NULL :
	    element_named(xmlDocGetRootElement(a->doc), name, len);
}

static const char *
attr_get(struct conv_arena *arena, const struct attrs *a, const char *name)
{
	xmlChar *v;
	char *s;

	if (a->element == NULL || (v = xmlGetProp(a->element,
	    (const xmlChar *)name)) == NULL)
		return NULL;
	s = conv_strdup(arena, (const char *)v);
	xmlFree(v);
	return s;
}

static void
replace(struct conv_node *old, struct conv_node *n)
{
	node_insert_before(old, n);
	node_unlink(old);
}

static void
image(struct inlines *in, struct conv_node *n)
{
	struct conv_arena *a = in->doc->arena;
	const char *src, *alt, *title;
	struct attrs at;

	attrs_read(&at, n, "img", 3);
	src = attr_get(a, &at, "src");
	alt = attr_get(a, &at, "alt");
	title = attr_get(a, &at, "title");
	xmlFreeDoc(at.doc);
	replace(n, tag_image(in->doc, n->pos, src, alt, title));
}

static void
push(struct inlines *in, struct conv_node *n, const struct tag *tag,
    const char *name, size_t len)
{
	in->stack = arena_grow(in->doc->arena, in->stack, &in->cap,
	    in->depth + 1, sizeof(*in->stack));
	in->stack[in->depth++] = (struct open){ n, tag, name, len };
}

/* CODE holds text only. */
static void
to_code(struct conv_doc *doc, struct conv_node *n)
{
	n->text = conv_plain_text(doc->arena, n);
	n->len = strlen(n->text);
	while (n->first != NULL)
		node_unlink(n->first);
}

/* Everything from the start tag to the end tag becomes one node. */
static void
wrap(struct inlines *in, const struct open *o, struct conv_node *end)
{
	struct conv_arena *a = in->doc->arena;
	struct conv_node *n = node_new(a, o->tag->kind, o->node->pos);
	struct attrs at;

	if (n->kind == CONV_LINK) {
		attrs_read(&at, o->node, o->name, o->len);
		n->u.link.url = attr_get(a, &at, "href");
		n->u.link.title = attr_get(a, &at, "title");
		xmlFreeDoc(at.doc);
	}
	node_insert_before(o->node, n);
	while (o->node->next != end)
		node_append(n, o->node->next);
	node_unlink(o->node);
	node_unlink(end);
	if (n->kind == CONV_CODE)
		to_code(in->doc, n);
	if (n->kind == CONV_LINK && n->u.link.url == NULL)
		node_unwrap(n);
}

/* Can a node of that kind stand between inlines? */
static bool
is_inline(const struct tag *tag)
{
	return tag->action == TAG_NODE && tag->kind >= CONV_TEXT;
}

static void
end_tag(struct inlines *in, struct conv_node *n, const char *name,
    size_t len)
{
	size_t i = in->depth;
	const struct open *o;

	while (i > 0 && (in->stack[i - 1].len != len ||
	    strncasecmp(in->stack[i - 1].name, name, len) != 0))
		i--;
	if (i == 0) {
		node_unlink(n);
		return;
	}
	/* what was opened inside and not closed means nothing */
	while (in->depth > i)
		node_unlink(in->stack[--in->depth].node);
	o = &in->stack[--in->depth];
	if (is_inline(o->tag)) {
		wrap(in, o, n);
	} else {
		node_unlink(o->node);
		node_unlink(n);
	}
}

static void
start_tag(struct inlines *in, struct conv_node *n, const char *name,
    size_t len)
{
	const struct tag *tag = tag_find(name, len);
	bool empty = n->len >= 2 && n->text[n->len - 2] == '/';

	if (tag->action == TAG_BREAK)
		replace(n, node_new(in->doc->arena, CONV_LINE_BREAK, n->pos));
	else if (tag->action == TAG_IMAGE)
		image(in, n);
	else if (empty)
		node_unlink(n);
	else
		push(in, n, tag, name, len);
	if (tag->action == TAG_DROP)
		tag_report(in->job, in->doc, n, name, len);
}

void
html_inlines_read(struct conv_job *job, struct conv_doc *doc,
    struct conv_node *parent)
{
	struct inlines in = { .job = job, .doc = doc };
	struct conv_node *n, *next;
	const char *name;
	size_t len;

	for (n = parent->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind != CONV_HTML_INLINE)
			continue;
		name = n->text + 1 + (n->text[1] == '/');
		len = name_len(name);
		if (len == 0)		/* a comment or an instruction */
			node_unlink(n);
		else if (n->text[1] == '/')
			end_tag(&in, n, name, len);
		else
			start_tag(&in, n, name, len);
	}
	while (in.depth > 0)
		node_unlink(in.stack[--in.depth].node);
}
