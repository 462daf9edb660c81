/*
 * elem.c - the elements of the structure tree (PDF 1.7, 14.7), made from
 * the document tree as its content is written; never from geometry.
 */
#include <string.h>

#include "write/pdf/emit/tag.h"

void
emit_elems_add(struct emit *e, struct elems *list, const struct elem *el)
{
	list->v = arena_grow(e->arena, list->v, &list->cap, list->n + 1,
	    sizeof(*list->v));
	list->v[list->n++] = el;
}

void
emit_kid_add(struct emit *e, struct elem *el, struct kid *kid)
{
	kid->order = e->tags->order++;
	*el->end = kid;
	el->end = &kid->next;
}

struct elem *
emit_elem_new(struct emit *e, struct elem *parent, const char *role)
{
	struct elem *el = conv_alloc(e->arena, sizeof(*el));
	struct kid *kid;

	el->role = e->standard->version >= 20 ? emit_role_new(role) : role;
	el->parent = parent;
	el->end = &el->kids;
	*e->tags->all_end = el;
	e->tags->all_end = &el->next;
	el->celled = strcmp(role, "TD") == 0 || strcmp(role, "TH") == 0 ||
	    (strcmp(role, "Div") == 0 && parent != NULL && parent->celled);
	if (parent != NULL) {
		kid = conv_alloc(e->arena, sizeof(*kid));
		kid->elem = el;
		emit_kid_add(e, parent, kid);
		el->self = kid;
	}
	return el;
}

static struct tagged *
tagged_get(struct emit *e, const struct conv_node *n)
{
	return map_get(e->tags->nodes, (const char *)&n, sizeof(n));
}

HPDF_Dict
emit_tags_elem(struct emit *e, const struct conv_node *n)
{
	const struct tagged *t = NULL;

	for (; n != NULL && t == NULL; n = n->parent)
		t = tagged_get(e, n);
	return t != NULL && t->chain[0] != NULL ? t->chain[0]->dict :
	    e->tags->document->dict;
}

/*
 * A caption is to be the first or the last in what it is of (ISO 14289-2,
 * 8.2.5.27), and a Div is looked through.
 */
static bool
has_caption(const struct conv_node *n)
{
	return n->kind == CONV_FIGURE || (n->kind == CONV_DIV &&
	    n->first != NULL && n->first->kind == CONV_CAPTION);
}

/* PDF 2.0 has no headings in notes. */
static bool
in_note(const struct conv_node *n)
{
	while (n != NULL && n->kind != CONV_NOTE)
		n = n->parent;
	return n != NULL;
}

struct tagged *
emit_tagged_new(struct emit *e, struct elem *parent,
    const struct conv_node *n)
{
	struct tagged *t = conv_alloc(e->arena, sizeof(*t));
	const char *role;
	int i;

	t->node = n;
	map_put(e->tags->nodes, (const char *)&t->node, sizeof(t->node), t);
	for (i = 0; i < CHAIN && (role = emit_role(n, i)) != NULL; i++) {
		if (e->standard->version >= 20 && has_caption(n))
			role = "Sect";
		if (n->kind == CONV_HEADING && e->standard->version >= 20 &&
		    in_note(n))
			role = "P";
		/* nor has it quotations in cells */
		if (n->kind == CONV_QUOTE && e->standard->version >= 20 &&
		    parent->celled)
			role = "Div";
		parent = t->chain[i] = emit_elem_new(e, parent, role);
		if (i == 0)
			emit_role_describe(e, parent, n);
	}
	t->inner = parent;
	return t;
}

static void
refer(struct emit *e, struct elem *from, const struct elem *to)
{
	struct elem_list *l = conv_alloc(e->arena, sizeof(*l));

	l->elem = to;
	l->next = from->refs;
	from->refs = l;
}

/* A note is read where it is called first. */
static void
note_tag(struct emit *e, struct elem *parent, const struct tagged *call)
{
	const struct conv_node *note = call->node->u.note_ref.note;
	struct tagged *t = tagged_get(e, note);

	if (t == NULL)
		t = emit_tagged_new(e, parent, note);
	if (e->tags->namespace == NULL)
		return;
	refer(e, call->chain[0], t->chain[0]);
	refer(e, t->chain[0], call->chain[0]);
}

/* The elements of a node, made with those around it where need be. */
static struct tagged *
tag_node(struct emit *e, const struct conv_node *n)
{
	const struct conv_node **up = NULL;
	struct tagged *t = NULL;
	size_t depth = 0, cap = 0;
	struct elem *parent = e->tags->document;

	for (; n != NULL && (t = tagged_get(e, n)) == NULL; n = n->parent) {
		if (n->kind == CONV_DOCUMENT || emit_role(n, 0) == NULL)
			continue;
		up = arena_grow(e->arena, up, &cap, depth + 1, sizeof(*up));
		up[depth++] = n;
	}
	if (t != NULL)
		parent = t->inner;
	while (depth > 0) {
		n = up[--depth];
		/* a table above may have made it meanwhile */
		if ((t = tagged_get(e, n)) == NULL) {
			t = emit_tagged_new(e, parent, n);
			if (n->kind == CONV_TABLE)
				emit_tags_table(e, t, n);
			if (n->kind == CONV_NOTE_REF)
				note_tag(e, parent, t);
		}
		parent = t->inner;
	}
	return t;
}

/* What stands for a node in the contents has a key of its own. */
static struct tagged *
toc_get(struct emit *e, const struct conv_node *section)
{
	const struct conv_node *key[2] = { section, section };

	return map_get(e->tags->nodes, (const char *)key, sizeof(key));
}

/* Where the contents stand. */
static struct elem *
toc_parent(struct emit *e)
{
	const struct conv_node *n = e->pdf->doc->contents;

	return n != NULL && n->parent->kind == CONV_SECTION ?
	    tag_node(e, n->parent)->inner : e->tags->document;
}

/* The contents, the list of figures, that of tables. */
static struct elem *
toc_root(struct emit *e, const struct conv_node *n)
{
	struct elem **root = n == NULL || n->kind == CONV_SECTION ?
	    &e->tags->toc : n->kind == CONV_FIGURE ? &e->tags->figures :
	    &e->tags->tables;

	if (*root == NULL)
		*root = emit_elem_new(e, n != NULL &&
		    n->kind == CONV_SECTION ? toc_parent(e) :
		    e->tags->document, "TOC");
	return *root;
}

/* The list that an entry stands in: below the nearest one around it. */
static struct elem *
toc_list(struct emit *e, const struct conv_node *section)
{
	struct tagged *up = NULL;
	const struct conv_node *n = section;

	if (section->kind != CONV_SECTION)
		return toc_root(e, section);

	while (up == NULL && (n = n->parent) != NULL)
		up = toc_get(e, n);
	if (up == NULL)
		return toc_root(e, section);
	if (up->toc == NULL)
		up->toc = emit_elem_new(e, up->chain[0]->parent, "TOC");
	return up->toc;
}

static struct elem *
toc_entry(struct emit *e, const struct conv_node *section)
{
	const struct conv_node **key;
	struct tagged *t;
	struct elem *el;

	if (section == NULL)	/* the word above it */
		return emit_elem_new(e, toc_root(e, NULL), "Caption");
	/* the section's own elements come later, at its place */
	if ((t = toc_get(e, section)) != NULL)
		return t->inner;
	key = conv_alloc(e->arena, 2 * sizeof(*key));
	key[0] = key[1] = section;
	t = conv_alloc(e->arena, sizeof(*t));
	t->chain[0] = emit_elem_new(e, toc_list(e, section), "TOCI");
	t->chain[0]->target = section;
	t->chain[0]->lang = emit_role_lang(section);
	map_put(e->tags->nodes, (const char *)key, 2 * sizeof(*key), t);
	el = emit_elem_new(e, t->chain[0], "Reference");
	return t->inner = emit_elem_new(e, el, "Link");
}

/* Make the kid that was added last the first. */
static void
last_to_front(struct elem *parent)
{
	struct kid **last = &parent->kids, *kid;

	while ((*last)->next != NULL)
		last = &(*last)->next;
	if (last == &parent->kids)
		return;
	kid = *last;
	*last = NULL;
	parent->end = last;
	kid->next = parent->kids;
	parent->kids = kid;
}

/* A label is read first; that of a note leads back to its call. */
static struct elem *
label_elem(struct emit *e, const struct conv_node *n)
{
	struct tagged *t = tag_node(e, n);

	if (t == NULL)
		return e->tags->document;
	if (t->label != NULL)
		return t->label;
	t->label = emit_elem_new(e, t->chain[0], n->kind == CONV_ALERT ||
	    n->kind == CONV_DIV ? "P" : "Lbl");
	last_to_front(t->chain[0]);
	if (n->kind == CONV_ITEM && n->u.item.task != CONV_TASK_NONE)
		t->label->alt = label(e->pdf->doc->info.lang,
		    n->u.item.task == CONV_TASK_DONE ? LABEL_DONE :
		    LABEL_TODO);	/* a drawn box */
	if (n->kind == CONV_NOTE)
		t->label = emit_elem_new(e, t->label, "Link");
	return t->label;
}

struct elem *
emit_elem_for(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	struct tagged *t;

	if (part == PDF_PART_TOC)
		return toc_entry(e, n);
	if (part == PDF_PART_TITLE && n == NULL) {
		if (e->tags->title == NULL)
			e->tags->title = emit_elem_new(e, e->tags->document, "P");
		return e->tags->title;
	}
	/* an item has blocks: only its marker in a cell is its own */
	if (part == PDF_PART_LABEL || (n != NULL && n->kind == CONV_ITEM))
		return label_elem(e, n);
	t = tag_node(e, n);
	if (t != NULL && part == PDF_PART_NUMBER)
		return emit_elem_new(e, t->chain[0], "P");
	return t != NULL ? t->inner : e->tags->document;
}
