/* tree.c - nodes: making them, linking them, asking them. */
#include <string.h>

#include "base/base.h"
#include "tree/tree.h"

struct conv_doc *
doc_new(struct conv_arena *a, const char *file)
{
	struct conv_doc *doc = conv_alloc(a, sizeof(*doc));
	struct conv_meta *meta = conv_alloc(a, sizeof(*meta));
	struct conv_pos pos = { .file = conv_strdup(a, file), .line = 1,
	    .col = 1 };

	meta->kind = CONV_META_MAP;
	meta->pos = pos;
	doc->arena = a;
	doc->file = pos.file;
	doc->meta = meta;
	doc->root = node_new(a, CONV_DOCUMENT, pos);
	doc->ids = (struct conv_idmap *)map_new(a);
	return doc;
}

struct conv_node *
node_new(struct conv_arena *a, enum conv_kind kind, struct conv_pos pos)
{
	struct conv_node *n = conv_alloc(a, sizeof(*n));

	n->kind = kind;
	n->pos = pos;
	return n;
}

struct conv_node *
node_text(struct conv_arena *a, struct conv_pos pos, const char *s,
    size_t len)
{
	struct conv_node *n = node_new(a, CONV_TEXT, pos);

	n->text = conv_strndup(a, s, len);
	n->len = len;
	return n;
}

void
node_unlink(struct conv_node *n)
{
	if (n->prev != NULL)
		n->prev->next = n->next;
	else if (n->parent != NULL)
		n->parent->first = n->next;
	if (n->next != NULL)
		n->next->prev = n->prev;
	else if (n->parent != NULL)
		n->parent->last = n->prev;
	n->parent = n->prev = n->next = NULL;
}

/* Link n under parent between prev and next, either of which may be NULL. */
static void
link_between(struct conv_node *parent, struct conv_node *prev,
    struct conv_node *next, struct conv_node *n)
{
	n->parent = parent;
	n->prev = prev;
	n->next = next;
	if (prev != NULL)
		prev->next = n;
	else
		parent->first = n;
	if (next != NULL)
		next->prev = n;
	else
		parent->last = n;
}

void
node_append(struct conv_node *parent, struct conv_node *n)
{
	node_unlink(n);
	link_between(parent, parent->last, NULL, n);
}

void
node_prepend(struct conv_node *parent, struct conv_node *n)
{
	node_unlink(n);
	link_between(parent, NULL, parent->first, n);
}

void
node_insert_before(struct conv_node *at, struct conv_node *n)
{
	node_unlink(n);
	link_between(at->parent, at->prev, at, n);
}

void
node_insert_after(struct conv_node *at, struct conv_node *n)
{
	node_unlink(n);
	link_between(at->parent, at, at->next, n);
}

void
node_unwrap(struct conv_node *n)
{
	struct conv_node *child;

	while ((child = n->first) != NULL)
		node_insert_before(n, child);
	node_unlink(n);
}

void
node_move_children(struct conv_node *from, struct conv_node *to)
{
	struct conv_node *child;

	while ((child = from->first) != NULL)
		node_append(to, child);
}

void
node_set_attr(struct conv_arena *a, struct conv_node *n, const char *name,
    const char *value)
{
	struct conv_attr *attr, *last = NULL;

	/* Attributes are const for readers; the tree's builders own them. */
	for (attr = (struct conv_attr *)n->attrs; attr != NULL;
	    attr = attr->next) {
		last = attr;
		if (strcmp(attr->name, name) != 0)
			continue;
		if (strcmp(name, "class") == 0)
			attr->value = conv_asprintf(a, "%s %s", attr->value,
			    value);
		else
			attr->value = conv_strdup(a, value);
		return;
	}
	attr = conv_alloc(a, sizeof(*attr));
	attr->name = conv_strdup(a, name);
	attr->value = conv_strdup(a, value);
	if (last == NULL)
		n->attrs = attr;
	else
		last->next = attr;
}

void
doc_set_id(struct conv_doc *doc, struct conv_node *n, const char *id)
{
	n->id = conv_strdup(doc->arena, id);
	map_put((struct map *)doc->ids, n->id, strlen(n->id), n);
}

struct conv_node **
doc_roots(struct conv_doc *doc, size_t *n)
{
	/* the tree's builders own what info shows as const */
	struct conv_node *more[] = {
		(struct conv_node *)doc->info.title_body,
		(struct conv_node *)doc->info.subtitle_body,
		(struct conv_node *)doc->info.abstract
	};
	struct conv_node **roots = conv_alloc(doc->arena,
	    (doc->nnotes + 4) * sizeof(struct conv_node *));
	size_t i;

	*n = 0;
	roots[(*n)++] = doc->root;
	for (i = 0; i < doc->nnotes; i++)
		roots[(*n)++] = doc->notes[i];
	for (i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		if (more[i] != NULL)
			roots[(*n)++] = more[i];
	return roots;
}

const struct conv_node *
conv_doc_find(const struct conv_doc *doc, const char *id)
{
	return map_get((const struct map *)doc->ids, id, strlen(id));
}

const struct conv_meta *
conv_doc_meta(const struct conv_doc *doc, const char *key)
{
	return conv_meta_get(doc->meta, key);
}

const struct conv_meta *
conv_meta_get(const struct conv_meta *map, const char *key)
{
	const struct conv_meta *m = map->kind == CONV_META_MAP ? map->first :
	    NULL;

	while (m != NULL && strcmp(m->key, key) != 0)
		m = m->next;
	return m;
}

const char *
conv_kind_name(enum conv_kind kind)
{
	static const char *const names[CONV_NKINDS] = {
#define X(NAME, name, class) [CONV_##NAME] = #name,
		CONV_KINDS(X)
#undef X
	};

	return names[kind];
}

const char *
conv_attr(const struct conv_node *n, const char *name)
{
	const struct conv_attr *attr;

	for (attr = n->attrs; attr != NULL; attr = attr->next)
		if (strcmp(attr->name, name) == 0)
			return attr->value;
	return NULL;
}

/* What a node itself adds to the plain text; *len bytes of it. */
static const char *
plain_part(const struct conv_node *n, const struct conv_node *root,
    size_t *len)
{
	*len = 1;
	switch (n->kind) {
	case CONV_TEXT:
	case CONV_CODE:
	case CONV_CODE_BLOCK:
	case CONV_MATH:
	case CONV_MATH_BLOCK:
		*len = n->len;
		return n->len > 0 ? n->text : "";
	case CONV_SOFT_BREAK:
	case CONV_LINE_BREAK:
		return " ";
	default:
		/* words of neighbouring blocks stay apart */
		if (n->kind < CONV_TEXT && n->prev != NULL && n != root)
			return " ";
		*len = 0;
		return "";
	}
}

char *
conv_plain_text(struct conv_arena *a, const struct conv_node *root)
{
	const struct conv_node *n;
	const char *s;
	size_t total = 0, len;
	char *text, *p;

	for (n = root; n != NULL; n = node_next(n, root, true)) {
		plain_part(n, root, &len);
		total += len;
	}
	p = text = conv_alloc(a, total + 1);
	for (n = root; n != NULL; n = node_next(n, root, true)) {
		s = plain_part(n, root, &len);
		if (len > 0)
			memcpy(p, s, len);
		p += len;
	}
	return text;
}
