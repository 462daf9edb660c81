/* inline.c - raw HTML tags between inlines: <b>so</b>, <br>, <img ...>. */
#include <string.h>

#include <libxml/tree.h>

#include "base/base.h"
#include "read/read.h"
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

/* The attributes that a start tag has, of those that matter. */
struct attrs {
	struct conv_arena	*arena;
	const char		*element;
	const char		*src, *alt, *href, *title;
};

static void
attrs_find(void *ctx, xmlNode *n)
{
	struct attrs *at = ctx;

	while (n != NULL && (n->type != XML_ELEMENT_NODE ||
	    strcmp((const char *)n->name, at->element) != 0))
		n = n->children;
	if (n == NULL)
		return;
	at->src = dom_attr(at->arena, n, "src");
	at->alt = dom_attr(at->arena, n, "alt");
	at->href = dom_attr(at->arena, n, "href");
	at->title = dom_attr(at->arena, n, "title");
}

static struct attrs
attrs_read(struct inlines *in, const struct conv_node *tag,
    const char *element)
{
	struct attrs at = { .arena = in->doc->arena, .element = element };

	dom_read(at.arena, tag->text, tag->len, attrs_find, &at);
	return at;
}

static void
replace(struct conv_node *old, struct conv_node *n)
{
	node_insert_before(old, n);
	node_unlink(old);
}

static void
image(struct inlines *in, struct conv_node *tag)
{
	struct attrs at = attrs_read(in, tag, "img");

	replace(tag, tag_image(in->doc, tag->pos, at.src, at.alt, at.title));
}

/* The node that a start tag and its end tag stand for, or NULL. */
static struct conv_node *
node_for(struct inlines *in, const struct tag *tag, struct conv_node *from)
{
	struct conv_node *n;
	struct attrs at;

	if (tag->action != TAG_NODE || tag->kind < CONV_TEXT)
		return NULL;
	n = node_new(in->doc->arena, tag->kind, from->pos);
	if (tag->kind == CONV_LINK) {
		at = attrs_read(in, from, "a");
		if (at.href == NULL || in->nlinks > 0)
			return NULL;
		in->nlinks++;
		n->u.link.url = at.href;
		n->u.link.title = at.title;
	}
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
	node_insert_before(o->tag, o->node);
	while (o->tag->next != end)
		node_append(o->node, o->tag->next);
	if (o->node->kind == CONV_CODE)
		to_code(in->doc, o->node);
}

static void
end_tag(struct inlines *in, struct conv_node *n, const char *s, size_t len)
{
	struct name *name = name_of(in, s, len);
	struct open o = { .name = NULL };

	/* what was opened inside and not closed means nothing */
	while (name->nopen > 0 && o.name != name) {
		if (o.tag != NULL)
			node_unlink(o.tag);
		o = pop(in);
	}
	if (o.node != NULL)
		wrap(in, &o, n);
	if (o.tag != NULL)
		node_unlink(o.tag);
	node_unlink(n);
}

static void
start_tag(struct inlines *in, struct conv_node *n, const char *s, size_t len)
{
	const struct tag *tag = tag_find(s, len);
	struct open *o;

	if (tag->action == TAG_DROP)
		tag_report(in->job, in->doc, n, s, len);
	if (tag->action == TAG_BREAK) {
		replace(n, node_new(in->doc->arena, CONV_LINE_BREAK, n->pos));
	} else if (tag->action == TAG_IMAGE) {
		image(in, n);
	} else if (n->len >= 2 && n->text[n->len - 2] == '/') {
		node_unlink(n);
	} else {
		in->stack = arena_grow(in->doc->arena, in->stack, &in->cap,
		    in->depth + 1, sizeof(*in->stack));
		o = &in->stack[in->depth++];
		o->tag = n;
		o->node = node_for(in, tag, n);
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
	const char *name;
	size_t len;

	for (n = parent->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind != CONV_HTML_INLINE)
			continue;
		if (in.names == NULL)
			in.names = map_new(doc->arena);
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
		node_unlink(pop(&in).tag);
	if (in.names != NULL)
		fold_spaces(doc, parent);
}
