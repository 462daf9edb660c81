/* inline.c - raw HTML tags between inlines: <b>so</b>, <br>, <img ...>. */
#include <string.h>

#include "base/base.h"
#include "read/build.h"
#include "tree/tree.h"

/* How many elements of one name are open. */
struct name {
	size_t	nopen;
};

/* A start tag whose end tag has not come yet. */
struct open {
	struct conv_node	*tag;		/* the HTML_INLINE */
	struct conv_node	*node;		/* what it becomes, or NULL */
	struct name		*name;
};

struct inlines {
	struct conv_job		*job;
	struct conv_doc		*doc;
	struct open		*stack;
	size_t			 depth, cap;
	struct map		*names;
	bool			 strip;		/* elements mean nothing */
	size_t			 nlinks;	/* LINKs that are open */
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

static struct name *
name_of(struct inlines *in, const char *s, size_t len)
{
	char *key = conv_strndup(in->doc->arena, s, len), *p;
	struct name *name;

	for (p = key; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p += 32;
	if ((name = map_get(in->names, key, len)) == NULL) {
		name = conv_alloc(in->doc->arena, sizeof(*name));
		map_put(in->names, key, len, name);
	}
	return name;
}

static const struct tag *
find(const struct inlines *in, const char *s, size_t len)
{
	const struct tag *tag = tag_find(s, len);

	return in->strip ? tag_strip(tag) : tag;
}

/* A start tag read by libxml2. */
struct element {
	struct conv_doc		*doc;
	struct conv_pos		 pos;
	const struct tag	*tag;
	struct conv_node	*node;	/* what it becomes */
	const char		*anchor; /* an id in front of it, or NULL */
};

static void
element_use(void *ctx, xmlNode *x, bool whole)
{
	struct element *e = ctx;

	(void)whole;
	while (x != NULL && (x->type != XML_ELEMENT_NODE ||
	    tag_find((const char *)x->name, strlen((const char *)x->name)) !=
	    e->tag))
		x = x->children;
	if (x == NULL)
		return;
	e->node = e->tag->action == TAG_MEDIA ?
	    element_media(e->doc, e->pos, e->tag, x) :
	    element_node(e->doc, e->pos, e->tag, x);
	if (e->node != NULL)
		e->anchor = element_anchor(e->doc->arena, x, e->node);
}

/* A place that links lead to, in front of a node. */
static void
anchor(struct inlines *in, struct conv_node *at, const char *id)
{
	struct conv_node *span;

	if (id == NULL)
		return;
	span = node_new(in->doc->arena, CONV_SPAN, at->pos);
	node_set_attr(in->doc->arena, span, "id", id);
	node_insert_before(at, span);
}

/* The node for a start tag, or NULL. */
static struct conv_node *
element(struct inlines *in, const struct tag *tag, struct conv_node *from)
{
	struct element e = { .doc = in->doc, .pos = from->pos, .tag = tag };

	dom_read(in->doc->arena, from->text, from->len, element_use, &e);
	anchor(in, from, e.anchor);
	return e.node;
}

static void
replace(struct conv_node *old, struct conv_node *n)
{
	if (n != NULL)
		node_insert_before(old, n);
	node_unlink(old);
}

/* The node that a start tag and its end tag stand for, or NULL. */
static struct conv_node *
node_for(struct inlines *in, const struct tag *tag, struct conv_node *from,
    size_t len)
{
	struct conv_node *n;

	if (tag->action != TAG_NODE || tag->kind < CONV_TEXT)
		return NULL;
	if (from->len > len + 2 || tag->class != NULL ||
	    tag->kind == CONV_LINK || tag->kind == CONV_SPAN)
		n = element(in, tag, from);
	else
		n = node_new(in->doc->arena, tag->kind, from->pos);
	if (n == NULL || n->kind != CONV_LINK)
		return n;
	if (in->nlinks > 0)
		return NULL;
	in->nlinks++;
	return n;
}

static struct open
pop(struct inlines *in)
{
	struct open o = in->stack[--in->depth];

	o.name->nopen--;
	if (o.node != NULL && o.node->kind == CONV_LINK)
		in->nlinks--;
	return o;
}

/* Text below a node becomes CODE like it; markup stays around it. */
static void
to_code(struct conv_node *code)
{
	struct conv_node *n;

	for (n = code->first; n != NULL; n = node_next(n, code, true))
		if (n->kind == CONV_TEXT) {
			n->kind = CONV_CODE;
			n->attrs = code->attrs;
		}
}

/* CODE holds text only: what else was in it takes its place. */
static void
wrap_code(struct conv_doc *doc, struct conv_node *code)
{
	struct conv_node *n;

	for (n = code->first; n != NULL; n = n->next)
		if (n->kind != CONV_TEXT && n->kind != CONV_CODE &&
		    n->kind != CONV_SOFT_BREAK)
			break;
	if (n != NULL) {
		to_code(code);
		node_unwrap(code);
		return;
	}
	code->text = conv_plain_text(doc->arena, code);
	code->len = strlen(code->text);
	while (code->first != NULL)
		node_unlink(code->first);
}

/* Everything from the start tag to the end tag becomes one node. */
static void
wrap(struct inlines *in, const struct open *o, struct conv_node *end)
{
	node_insert_before(o->tag, o->node);
	while (o->tag->next != end)
		node_append(o->node, o->tag->next);
	if (o->node->kind == CONV_CODE)
		wrap_code(in->doc, o->node);
}

/* Text for a tag: a quotation mark, a parenthesis. */
static void
mark(struct inlines *in, const struct tag *tag, struct conv_node *n,
    bool opens)
{
	const char *s = tag->action == TAG_READING ? (opens ? "(" : ")") :
	    tag_quote(in->doc, opens);

	node_insert_before(n, node_text(in->doc->arena, n->pos, s,
	    strlen(s)));
}

static bool
is_mark(const struct tag *tag)
{
	return tag->action == TAG_QUOTE || tag->action == TAG_READING;
}

/* A place that links lead to stays, where its element has no end. */
static void
drop(struct inlines *in, const struct open *o)
{
	if (o->node != NULL)
		anchor(in, o->tag, conv_attr(o->node, "id"));
	node_unlink(o->tag);
}

/* What is between a start tag and its end tag goes with them. */
static void
hide(const struct open *o, const struct conv_node *end)
{
	while (o->tag->next != end)
		node_unlink(o->tag->next);
}

static void
end_tag(struct inlines *in, struct conv_node *n, const char *s, size_t len)
{
	const struct tag *tag = find(in, s, len);
	struct name *name = name_of(in, s, len);
	struct open o = { .name = NULL };

	/* what was opened inside and not closed means nothing */
	while (name->nopen > 0 && o.name != name) {
		if (o.tag != NULL)
			drop(in, &o);
		o = pop(in);
	}
	if (o.tag != NULL && is_mark(tag))
		mark(in, tag, n, false);
	else if (o.tag != NULL && (tag->action == TAG_HIDE ||
	    tag->action == TAG_MEDIA))
		hide(&o, n);
	else if (o.node != NULL)
		wrap(in, &o, n);
	if (o.tag != NULL)
		node_unlink(o.tag);
	node_unlink(n);
}

/* Is it an element without an end tag, by its kind or by a slash? */
static bool
is_void(const struct tag *tag, const struct conv_node *n)
{
	return (tag->action == TAG_MEDIA && tag->kind == CONV_IMAGE) ||
	    (n->len >= 2 && n->text[n->len - 2] == '/');
}

static void
start_tag(struct inlines *in, struct conv_node *n, const char *s, size_t len)
{
	const struct tag *tag = find(in, s, len);
	struct conv_node *media = NULL;
	struct open *o;

	if (tag->action == TAG_DROP)
		tag_report(in->job, in->doc, n, s, len);
	if (tag->action == TAG_MEDIA &&
	    (media = element(in, tag, n)) != NULL)
		node_insert_before(n, media);
	if (tag->action == TAG_BREAK) {
		replace(n, node_new(in->doc->arena, CONV_LINE_BREAK, n->pos));
	} else if (is_void(tag, n)) {
		node_unlink(n);
	} else {
		if (is_mark(tag))
			mark(in, tag, n, true);
		in->stack = arena_grow(in->doc->arena, in->stack, &in->cap,
		    in->depth + 1, sizeof(*in->stack));
		o = &in->stack[in->depth++];
		o->tag = n;
		o->node = node_for(in, tag, n, len);
		o->name = name_of(in, s, len);
		o->name->nopen++;
	}
}

/* Where a tag stood between two spaces, one is left. */
static void
fold_spaces(struct conv_doc *doc, struct conv_node *parent)
{
	struct conv_node *n, *before;
	size_t skip;

	for (n = parent->first; n != NULL; n = n->next) {
		before = n->prev;
		if (n->kind != CONV_TEXT || before == NULL ||
		    before->kind != CONV_TEXT || before->len == 0 ||
		    before->text[before->len - 1] != ' ')
			continue;
		skip = strspn(n->text, " ");
		n->text = conv_strdup(doc->arena, n->text + skip);
		n->len -= skip;
	}
}

void
html_inlines_read(struct conv_job *job, struct conv_doc *doc,
    struct conv_node *parent)
{
	struct inlines in = { .job = job, .doc = doc };
	struct conv_node *n, *next;
	struct open last;
	const char *name;
	size_t len;

	for (n = parent->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind != CONV_HTML_INLINE)
			continue;
		if (in.names == NULL) {
			in.names = map_new(doc->arena);
			in.strip = html_strips(job);
		}
		name = n->text + 1 + (n->text[1] == '/');
		len = name_len(name);
		if (len == 0)		/* a comment or an instruction */
			node_unlink(n);
		else if (n->text[1] == '/')
			end_tag(&in, n, name, len);
		else
			start_tag(&in, n, name, len);
	}
	while (in.depth > 0) {
		last = pop(&in);
		drop(&in, &last);
	}
	if (in.names != NULL)
		fold_spaces(doc, parent);
}
