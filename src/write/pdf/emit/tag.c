/*
 * tag.c - the structure tree (PDF 1.7, 14.7 and 14.8), made from the
 * document tree as its content is written; never from geometry.
 */
#include <string.h>

#include "write/pdf/emit/emit.h"
#include "write/pdf/emit/tag.h"

#define HEADINGS 6

static struct elem *
elem_new(struct emit *e, struct elem *parent, const char *role,
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
		*parent->end = kid;
		parent->end = &kid->next;
		el->self = kid;
	}
	return el;
}

/* How a kind of node is tagged; no roles: by what is around it. */
static const char *const roles[CONV_NKINDS][CHAIN] = {
	[CONV_DOCUMENT] = { "Document" },
	[CONV_SECTION] = { "Sect" },
	[CONV_HEADING] = { "H1" },		/* see heading_role() */
	[CONV_PARA] = { "P" },
	[CONV_QUOTE] = { "BlockQuote" },
	[CONV_ALERT] = { "Div" },
	[CONV_LIST] = { "L" },
	[CONV_ITEM] = { "LI", "LBody" },
	[CONV_CODE_BLOCK] = { "P", "Code" },
	[CONV_TABLE] = { "Table" },
	[CONV_ROW] = { "TR" },
	[CONV_CELL] = { "TD" },			/* see cell_extra() */
	[CONV_FIGURE] = { "Div" },
	[CONV_CAPTION] = { "Caption" },
	[CONV_NOTE] = { "Note" },
	[CONV_CODE] = { "Code" },
	[CONV_LINK] = { "Link" },
	[CONV_IMAGE] = { "Figure" },
	[CONV_NOTE_REF] = { "Reference", "Link" }
};

static const char *const heading_names[HEADINGS] = {
	"H1", "H2", "H3", "H4", "H5", "H6"
};

/* By nesting, not by the level that the source gives. */
static const char *
heading_role(const struct conv_node *n)
{
	const struct conv_node *up = n->parent;
	int depth;

	while (up != NULL && up->kind != CONV_SECTION)
		up = up->parent;
	depth = up == NULL ? 1 : up->u.section.depth + (up->first != n);
	return heading_names[depth > HEADINGS ? HEADINGS - 1 : depth - 1];
}

static const char *
alt_text(struct emit *e, const char *s)
{
	struct out_mem m;

	out_mem_init(&m, e->arena);
	conv_puts(&m.out, "/Alt<FEFF");
	emit_utf16(&m.out, s, strlen(s));
	conv_puts(&m.out, ">");
	return out_mem_str(&m);
}

static const char *
cell_extra(struct emit *e, const struct conv_node *n)
{
	const struct conv_node *row = n->parent;
	bool column = row->prev == NULL || (row->prev->kind == CONV_CAPTION) ||
	    n->prev != NULL;
	struct out_mem m;

	if (!n->u.cell.header && n->u.cell.colspan == 1 &&
	    n->u.cell.rowspan == 1)
		return NULL;
	out_mem_init(&m, e->arena);
	conv_puts(&m.out, "/A<</O/Table");
	if (n->u.cell.header)
		conv_puts(&m.out, column ? "/Scope/Column" : "/Scope/Row");
	if (n->u.cell.colspan > 1)
		conv_printf(&m.out, "/ColSpan %u",
		    (unsigned)n->u.cell.colspan);
	if (n->u.cell.rowspan > 1)
		conv_printf(&m.out, "/RowSpan %u",
		    (unsigned)n->u.cell.rowspan);
	conv_puts(&m.out, ">>");
	return out_mem_str(&m);
}

/* More of an outermost element's dictionary. */
static const char *
extra(struct emit *e, const struct conv_node *n)
{
	switch (n->kind) {
	case CONV_IMAGE:
		return alt_text(e, n->first != NULL ? n->first->text : "");
	case CONV_LIST:
		return n->u.list.ordered ?
		    "/A<</O/List/ListNumbering/Decimal>>" :
		    "/A<</O/List/ListNumbering/Disc>>";
	case CONV_CELL:
		return cell_extra(e, n);
	case CONV_NOTE:
		return conv_asprintf(e->arena, "/ID(fn%u)",
		    (unsigned)n->u.note.number);
	default:
		return NULL;
	}
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
	for (i = 0; i < CHAIN && (role = roles[n->kind][i]) != NULL; i++) {
		if (n->kind == CONV_HEADING)
			role = heading_role(n);
		if (n->kind == CONV_CELL && n->u.cell.header)
			role = "TH";
		parent = t->chain[i] = elem_new(e, parent, role,
		    i == 0 ? extra(e, n) : NULL);
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
			group = elem_new(e, t->inner, "THead", NULL);
		if (i == nhead)
			group = elem_new(e, t->inner, "TBody", NULL);
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
		if (roles[n->kind][0] == NULL || n->kind == CONV_DOCUMENT)
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
		e->tags->toc = elem_new(e, e->tags->document, "TOC", NULL);
	if (section == NULL)	/* the word above it */
		return elem_new(e, e->tags->toc, "Caption", NULL);
	/* the section's own elements come later, at its place */
	key = conv_alloc(e->arena, 2 * sizeof(*key));
	key[0] = section;
	if ((t = map_get(e->tags->nodes, (const char *)key,
	    2 * sizeof(*key))) != NULL)
		return t->inner;
	t = conv_alloc(e->arena, sizeof(*t));
	map_put(e->tags->nodes, (const char *)key, 2 * sizeof(*key), t);
	el = elem_new(e, e->tags->toc, "TOCI", NULL);
	el = elem_new(e, el, "Reference", NULL);
	return t->inner = elem_new(e, el, "Link", NULL);
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
	t->label = elem_new(e, t->chain[0], n->kind == CONV_ALERT ? "P" :
	    "Lbl", NULL);
	last_to_front(t->chain[0]);
	if (n->kind == CONV_NOTE)
		t->label = elem_new(e, t->label, "Link", NULL);
	return t->label;
}

/* The element for a part of a node. */
static struct elem *
elem_for(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	struct tagged *t;

	if (part == PDF_PART_TOC)
		return toc_entry(e, n);
	if (part == PDF_PART_TITLE && n == NULL) {
		if (e->tags->title == NULL)
			e->tags->title = elem_new(e, e->tags->document, "P",
			    NULL);
		return e->tags->title;
	}
	if (part == PDF_PART_LABEL)
		return label_elem(e, n);
	t = tag_node(e, n);
	return t != NULL ? t->inner : e->tags->document;
}

/* A picture without alternative text is there for decoration only. */
static bool
is_artifact(const struct conv_node *n, enum pdf_part part)
{
	return (n != NULL && n->kind == CONV_IMAGE && n->first == NULL) ||
	    part == PDF_PART_DECORATION || part == PDF_PART_HEADER ||
	    part == PDF_PART_FOOTER || (n == NULL && part != PDF_PART_TOC &&
	    part != PDF_PART_TITLE);
}

void
emit_tag_close(struct emit *e)
{
	if (e->tags == NULL || !e->tags->open)
		return;
	conv_puts(&e->content.out, "EMC\n");
	e->tags->open = false;
}

/* Two pieces in a row are of the same element. */
bool
emit_tag_same(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	struct emit_tags *t = e->tags;

	if (t == NULL)
		return true;
	if (!t->open)
		return false;
	if (is_artifact(n, part) || is_artifact(t->node, t->part))
		return is_artifact(n, part) && t->part == part &&
		    is_artifact(t->node, t->part);
	if (t->node == n && t->part == part)
		return true;
	if (t->part != part)
		return false;
	/* text beside text in one paragraph; cheap before exact */
	while (n != NULL && roles[n->kind][0] == NULL)
		n = n->parent;
	return n != NULL && t->node == n;
}

void
emit_tag_open(struct emit *e, const struct conv_node *n, enum pdf_part part)
{
	static const char *const artifacts[] = {
		[PDF_PART_HEADER] = "/Artifact<</Type/Pagination"
		    "/Subtype/Header>>BDC\n",
		[PDF_PART_FOOTER] = "/Artifact<</Type/Pagination"
		    "/Subtype/Footer>>BDC\n",
		[PDF_PART_DECORATION] = "/Artifact<</Type/Layout>>BDC\n"
	};
	struct emit_tags *t = e->tags;
	struct elem *el;
	struct kid *kid;

	if (t == NULL)
		return;
	emit_tag_close(e);
	t->open = true;
	t->part = part;
	t->node = n;
	t->kid = NULL;
	if (is_artifact(n, part)) {
		conv_puts(&e->content.out, part == PDF_PART_HEADER ||
		    part == PDF_PART_FOOTER ? artifacts[part] :
		    artifacts[PDF_PART_DECORATION]);
		return;
	}
	while (t->node != NULL && part != PDF_PART_TOC &&
	    roles[t->node->kind][0] == NULL && t->node->parent != NULL)
		t->node = t->node->parent;
	el = elem_for(e, n, part);
	kid = conv_alloc(e->arena, sizeof(*kid));
	kid->page = t->page_index;
	kid->mcid = t->mcid++;
	t->kid = kid;
	*el->end = kid;
	el->end = &kid->next;
	conv_printf(&t->page.out, "%u 0 R ", emit_id(el->dict));
	conv_printf(&e->content.out, "/%s<</MCID %u>>BDC\n", el->role,
	    (unsigned)kid->mcid);
}

void
emit_tag_text(struct emit *e, const char *s, size_t n)
{
	struct kid *kid;

	if (e->tags == NULL || !e->tags->dump ||
	    (kid = e->tags->kid) == NULL)
		return;
	if (kid->text == NULL) {
		kid->text = conv_alloc(e->arena, sizeof(*kid->text));
		out_mem_init(kid->text, e->arena);
	}
	conv_put(&kid->text->out, s, n);
}

/* An annotation belongs to the Link element of its node. */
void
emit_tag_annot(struct emit *e, HPDF_Annotation a,
    const struct conv_node *n, enum pdf_part part)
{
	struct emit_tags *t = e->tags;
	struct elem *el;
	struct kid *kid;

	if (t == NULL)
		return;
	el = elem_for(e, n, part);
	kid = conv_alloc(e->arena, sizeof(*kid));
	kid->page = t->page_index;
	kid->object = emit_id(a);
	*el->end = kid;
	el->end = &kid->next;
	HPDF_Dict_AddNumber(a, "StructParent",
	    (HPDF_INT32)(t->npages + t->nannots));
	conv_printf(&t->annots.out, "%zu %u 0 R\n", t->npages + t->nannots,
	    emit_id(el->dict));
	t->nannots++;
}

void
emit_tags_init(struct emit *e, size_t npages, bool dump)
{
	struct emit_tags *t = conv_alloc(e->arena, sizeof(*t));

	e->tags = t;
	t->npages = npages;
	t->dump = dump;
	t->nodes = map_new(e->arena);
	t->all_end = &t->all;
	out_mem_init(&t->parents, e->arena);
	out_mem_init(&t->annots, e->arena);
	t->root = conv_alloc(e->arena, sizeof(*t->root));
	t->root->dict = emit_dict(e);
	t->root->end = &t->root->kids;
	t->document = elem_new(e, t->root, "Document", NULL);
}

void
emit_tags_page(struct emit *e, size_t index)
{
	struct emit_tags *t = e->tags;

	if (t == NULL)
		return;
	t->page_index = index;
	t->mcid = 0;
	out_mem_init(&t->page, e->arena);
	HPDF_Dict_AddNumber(e->hpage, "StructParents", (HPDF_INT32)index);
	HPDF_Dict_AddName(e->hpage, "Tabs", "S");
}

void
emit_tags_page_end(struct emit *e)
{
	struct emit_tags *t = e->tags;
	const char *s;

	if (t == NULL)
		return;
	emit_tag_close(e);
	s = out_mem_str(&t->page);
	conv_printf(&t->parents.out, "%zu[", t->page_index);
	conv_puts(&t->parents.out, s);
	conv_puts(&t->parents.out, "]\n");
}

static void
put_kids(struct emit *e, struct conv_out *o, const struct elem *el)
{
	const struct kid *k;
	size_t page = SIZE_MAX;

	for (k = el->kids; k != NULL; k = k->next)
		if (k->elem == NULL && k->object == 0) {
			page = k->page;
			break;
		}
	if (page != SIZE_MAX)
		conv_printf(o, "/Pg %u 0 R", emit_id(e->pages[page]));
	conv_puts(o, "/K[");
	for (k = el->kids; k != NULL; k = k->next) {
		if (k->elem != NULL)
			conv_printf(o, "%u 0 R ", emit_id(k->elem->dict));
		else if (k->object != 0)
			conv_printf(o, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>",
			    emit_id(e->pages[k->page]), k->object);
		else if (k->page == page)
			conv_printf(o, "%u ", (unsigned)k->mcid);
		else
			conv_printf(o, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
			    emit_id(e->pages[k->page]), (unsigned)k->mcid);
	}
	conv_putc(o, ']');
}

static void
put_elem(struct emit *e, struct out_mem *m, const struct elem *el)
{
	const char *s;

	out_mem_clear(m);
	conv_printf(&m->out, "/S/%s/P %u 0 R", el->role,
	    emit_id(el->parent->dict));
	put_kids(e, &m->out, el);
	if (el->extra != NULL)
		conv_puts(&m->out, el->extra);
	s = out_mem_str(m);
	emit_dict_set(e, el->dict, s, m->out.flushed);
}

/* The element after el in reading order, or NULL. */
static struct elem *
elem_next(struct elem *el)
{
	const struct kid *k = el->kids;

	for (;;) {
		for (; k != NULL; k = k->next)
			if (k->elem != NULL)
				return (struct elem *)k->elem;
		if (el->self == NULL)
			return NULL;
		k = el->self->next;
		el = el->parent;
	}
}

/*
 * No heading is more than a level below the one that is read before it,
 * wherever the two stand (ISO 14289-1, 7.4.2).
 */
void
emit_tags_levels(struct emit *e)
{
	struct elem *el = e->tags->document;
	int last = 0, level;

	for (; el != NULL; el = elem_next(el)) {
		if (el->role[0] != 'H')
			continue;
		level = el->role[1] - '0';
		if (level > last + 1)
			level = last + 1;
		el->role = heading_names[level - 1];
		last = level;
	}
}

void
emit_tags_finish(struct emit *e)
{
	struct emit_tags *t = e->tags;
	HPDF_Dict parents, mark;
	const struct elem *el;
	struct out_mem m;
	const char *s;

	if (t == NULL)
		return;
	emit_tags_levels(e);
	out_mem_init(&m, e->arena);
	for (el = t->all; el != NULL; el = el->next)
		put_elem(e, &m, el);
	out_mem_clear(&m);
	conv_puts(&m.out, "/Nums[");
	conv_puts(&m.out, out_mem_str(&t->parents));
	conv_puts(&m.out, out_mem_str(&t->annots));
	conv_puts(&m.out, "]");
	parents = emit_dict(e);
	s = out_mem_str(&m);
	emit_dict_set(e, parents, s, m.out.flushed);
	s = conv_asprintf(e->arena, "/Type/StructTreeRoot/K[%u 0 R]"
	    "/ParentTree %u 0 R/ParentTreeNextKey %zu",
	    emit_id(t->document->dict), emit_id(parents),
	    t->npages + t->nannots);
	emit_dict_set(e, t->root->dict, s, strlen(s));
	HPDF_Dict_Add(e->doc->catalog, "StructTreeRoot", t->root->dict);
	mark = HPDF_Dict_New(e->doc->mmgr);
	HPDF_Dict_Add(e->doc->catalog, "MarkInfo", mark);
	HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
}
