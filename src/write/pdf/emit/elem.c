/*
 * elem.c - the elements of the structure tree (PDF 1.7, 14.7), made from
 * the document tree as its content is written; never from geometry.
 */
#include "write/pdf/emit/tag.h"

void
emit_kid_add(struct emit *e, struct elem *el, struct kid *kid)
{
	kid->order = e->tags->order++;
	*el->end = kid;
	el->end = &kid->next;
}

struct elem *
emit_elem_new(struct emit *e, struct elem *parent, const char *role,
    const char *extra)
{
	struct elem *el = conv_alloc(e->arena, sizeof(*el));
	struct kid *kid;

	el->role = role;
	el->parent = parent;
	el->extra = extra;
	el->dict = emit_dict(e);
	el->end = &el->kids;
	*e->tags->all_end = el;
	e->tags->all_end = &el->next;
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

static struct tagged *
tagged_new(struct emit *e, struct elem *parent, const struct conv_node *n)
{
	const struct conv_node **key = conv_alloc(e->arena, sizeof(*key));
	struct tagged *t = conv_alloc(e->arena, sizeof(*t));
	const char *role;
	int i;

	*key = n;
	map_put(e->tags->nodes, (const char *)key, sizeof(*key), t);
	for (i = 0; i < CHAIN && (role = emit_roles[n->kind][i]) != NULL; i++) {
		if (n->kind == CONV_HEADING)
			role = emit_heading_role(n);
		if (n->kind == CONV_CELL && n->u.cell.header)
			role = "TH";
		parent = t->chain[i] = emit_elem_new(e, parent, role,
		    i == 0 ? emit_role_extra(e, n) : NULL);
	}
	t->inner = parent;
	return t;
}

/*
 * Rows and cells are tagged with their table, so that empty ones are
 * there too; head and body rows in elements of their own.
 */
static void
table_tag(struct emit *e, struct tagged *t, const struct conv_node *table)
{
	struct elem *group = NULL;
	const struct conv_node *row, *cell;
	struct tagged *tr;
	uint32_t i = 0, nhead = table->u.table.nhead;

	for (row = table->first; row != NULL; row = row->next)
		i += row->kind == CONV_ROW;
	if (nhead >= i)
		nhead = 0;	/* a THead needs a TBody beside it */
	i = 0;
	for (row = table->first; row != NULL; row = row->next) {
		if (row->kind != CONV_ROW) {
			tagged_new(e, t->inner, row);
			continue;
		}
		if (i == 0 && nhead > 0)
			group = emit_elem_new(e, t->inner, "THead", NULL);
		if (i == nhead)
			group = emit_elem_new(e, t->inner, "TBody", NULL);
		i++;
		tr = tagged_new(e, group, row);
		for (cell = row->first; cell != NULL; cell = cell->next)
			tagged_new(e, tr->inner, cell);
	}
}

/* A note is read where it is called first. */
static void
note_tag(struct emit *e, struct elem *parent, const struct conv_node *ref)
{
	const struct conv_node *note = ref->u.note_ref.note;

	if (tagged_get(e, note) == NULL)
		tagged_new(e, parent, note);
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
		if (emit_roles[n->kind][0] == NULL || n->kind == CONV_DOCUMENT)
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
			t = tagged_new(e, parent, n);
			if (n->kind == CONV_TABLE)
				table_tag(e, t, n);
			if (n->kind == CONV_NOTE_REF)
				note_tag(e, parent, n);
		}
		parent = t->inner;
	}
	return t;
}

static struct elem *
toc_entry(struct emit *e, const struct conv_node *section)
{
	const struct conv_node **key;
	struct tagged *t;
	struct elem *el;

	if (e->tags->toc == NULL)
		e->tags->toc = emit_elem_new(e, e->tags->document, "TOC", NULL);
	if (section == NULL)	/* the word above it */
		return emit_elem_new(e, e->tags->toc, "Caption", NULL);
	/* the section's own elements come later, at its place */
	key = conv_alloc(e->arena, 2 * sizeof(*key));
	key[0] = section;
	if ((t = map_get(e->tags->nodes, (const char *)key,
	    2 * sizeof(*key))) != NULL)
		return t->inner;
	t = conv_alloc(e->arena, sizeof(*t));
	map_put(e->tags->nodes, (const char *)key, 2 * sizeof(*key), t);
	el = emit_elem_new(e, e->tags->toc, "TOCI", NULL);
	el = emit_elem_new(e, el, "Reference", NULL);
	return t->inner = emit_elem_new(e, el, "Link", NULL);
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
	t->label = emit_elem_new(e, t->chain[0], n->kind == CONV_ALERT ? "P" :
	    "Lbl", NULL);
	last_to_front(t->chain[0]);
	if (n->kind == CONV_NOTE)
		t->label = emit_elem_new(e, t->label, "Link", NULL);
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
			e->tags->title = emit_elem_new(e, e->tags->document, "P",
			    NULL);
		return e->tags->title;
	}
	if (part == PDF_PART_LABEL)
		return label_elem(e, n);
	t = tag_node(e, n);
	return t != NULL ? t->inner : e->tags->document;
}
