/* check.c - the content model: what may stand where. */
#include <string.h>

#include "base/base.h"
#include "tree/tree.h"

enum class {
	VOID,		/* nothing */
	VERBATIM,	/* text */
	INLINE,		/* an inline that holds inlines */
	LEAF,		/* a block that holds inlines */
	BLOCK		/* a block that holds blocks */
};

static const enum class classes[CONV_NKINDS] = {
#define X(NAME, name, class) [CONV_##NAME] = class,
	CONV_KINDS(X)
#undef X
};

#define BIT(KIND)	(UINT64_C(1) << CONV_##KIND)

_Static_assert(CONV_NKINDS <= 64, "a set of kinds is a uint64_t");

/* Kinds that stand only under some others; 0: a root. */
static const struct {
	bool		bound;
	uint64_t	parents;
} bound[CONV_NKINDS] = {
	[CONV_DOCUMENT] = { true, 0 },
	[CONV_NOTE] = { true, 0 },
	[CONV_SECTION] = { true, BIT(DOCUMENT) | BIT(SECTION) },
	[CONV_ITEM] = { true, BIT(LIST) },
	[CONV_ROW] = { true, BIT(TABLE) },
	[CONV_CELL] = { true, BIT(ROW) },
	[CONV_CAPTION] = { true, BIT(TABLE) | BIT(FIGURE) | BIT(DIV) },
	[CONV_DEF_ENTRY] = { true, BIT(DEF_LIST) },
	[CONV_TERM] = { true, BIT(DEF_ENTRY) },
	[CONV_DEFINITION] = { true, BIT(DEF_ENTRY) }
};

/* Kinds that hold only some others. */
static const uint64_t children[CONV_NKINDS] = {
	[CONV_LIST] = BIT(ITEM),
	[CONV_TABLE] = BIT(CAPTION) | BIT(ROW),
	[CONV_ROW] = BIT(CELL),
	[CONV_FIGURE] = BIT(IMAGE) | BIT(LINK) | BIT(CAPTION),
	[CONV_IMAGE] = BIT(TEXT),
	[CONV_DEF_LIST] = BIT(DEF_ENTRY),
	[CONV_DEF_ENTRY] = BIT(TERM) | BIT(DEFINITION)
};

/* Where the walk is. */
struct check {
	struct conv_arena	*arena;
	const struct conv_doc	*doc;
	const struct conv_node	*link;	/* the LINK that is open */
	const char		*why;
};

static bool
is_inline(const struct conv_node *n)
{
	return n->kind >= CONV_TEXT;
}

static bool
parent_fits(const struct conv_node *n)
{
	const struct conv_node *up = n->parent;

	if (!bound[n->kind].bound)
		return up != NULL;
	return up == NULL ? bound[n->kind].parents == 0 :
	    (bound[n->kind].parents & UINT64_C(1) << up->kind) != 0;
}

static bool
child_fits(const struct conv_node *up, const struct conv_node *n)
{
	if (children[up->kind] != 0)
		return (children[up->kind] & UINT64_C(1) << n->kind) != 0;
	switch (classes[up->kind]) {
	case VOID:
	case VERBATIM:
		return false;
	case INLINE:
		return is_inline(n);
	case LEAF:
		/* a cell holds inlines, or blocks but for tables */
		return up->kind == CONV_CELL && !is_inline(up->first) ?
		    !is_inline(n) && n->kind != CONV_TABLE : is_inline(n);
	case BLOCK:
		return !is_inline(n);
	}
	return false;
}

/* Do a node and its neighbours know each other? */
static bool
is_linked(const struct conv_node *n)
{
	if (n->parent == NULL)
		return n->prev == NULL && n->next == NULL;
	return (n->prev != NULL ? n->prev->next : n->parent->first) == n &&
	    (n->next != NULL ? n->next->prev : n->parent->last) == n;
}

static const char *
section_fault(const struct conv_node *n)
{
	const struct conv_node *up = n->parent;

	if (n->first == NULL || n->first->kind != CONV_HEADING)
		return "section without heading";
	if (n->first->u.heading.level != n->u.section.level)
		return "section of another level than its heading";
	if (n->u.section.depth != (up->kind == CONV_SECTION ?
	    up->u.section.depth + 1 : 1))
		return "section with a wrong depth";
	if (up->kind == CONV_SECTION &&
	    up->u.section.level >= n->u.section.level)
		return "section under one of no lower level";
	return NULL;
}

static const char *
heading_fault(const struct check *c, const struct conv_node *n)
{
	const struct conv_node *up = n->parent;

	if (n->u.heading.level < 1 || n->u.heading.level > 6)
		return "heading of an unknown level";
	if (up == c->doc->root ||
	    (up->kind == CONV_SECTION && up->first != n))
		return "heading without section";
	return NULL;
}

static const char *
table_fault(const struct conv_node *n)
{
	const struct conv_node *row;
	uint32_t nrows = 0;

	for (row = n->first; row != NULL; row = row->next)
		if (row->kind == CONV_ROW)
			nrows++;
		else if (row->prev != NULL)
			return "caption behind a table's rows";
	if (nrows == 0)
		return "table without rows";
	if (n->u.table.nhead > nrows)
		return "table with more heads than rows";
	if (n->u.table.ncols == 0 || n->u.table.align == NULL)
		return "table without columns";
	return NULL;
}

/* With spans over rows, fewer cells are right in the rows below. */
static const char *
row_fault(const struct conv_node *n)
{
	const struct conv_node *cell;
	uint64_t sum = 0;

	for (cell = n->first; cell != NULL; cell = cell->next)
		sum += cell->u.cell.colspan;
	if (sum > n->parent->u.table.ncols)
		return "row wider than its table";
	return NULL;
}

static const char *
figure_fault(const struct conv_node *n)
{
	const struct conv_node *image = n->first;

	if (image != NULL && image->kind == CONV_LINK)
		image = image->first;
	if (image == NULL || image->kind != CONV_IMAGE ||
	    (image->parent != n && image->next != NULL))
		return "figure that does not begin with its image";
	if (n->first->next != NULL && (n->first->next != n->last ||
	    n->last->kind != CONV_CAPTION))
		return "figure with more than an image and a caption";
	return NULL;
}

static bool
has_role(const struct conv_node *n, enum conv_role role)
{
	return n->kind == CONV_DIV && n->u.div.role == role;
}

static const char *
div_fault(const struct conv_node *n)
{
	const struct conv_node *c;

	if (has_role(n, CONV_ROLE_COLUMN) !=
	    has_role(n->parent, CONV_ROLE_COLUMNS))
		return "column outside of columns";
	if (has_role(n, CONV_ROLE_DETAILS) != (n->first != NULL &&
	    n->first->kind == CONV_CAPTION))
		return "details without a summary";
	if (has_role(n, CONV_ROLE_CONTENTS) && (n->first != NULL ||
	    (n->parent->kind != CONV_DOCUMENT &&
	    n->parent->kind != CONV_SECTION)))
		return "contents with content, or in the wrong place";
	for (c = n->first; c != NULL; c = c->next)
		if ((c->kind == CONV_CAPTION && c->prev != NULL) ||
		    (has_role(n, CONV_ROLE_COLUMNS) && c->kind != CONV_DIV))
			return "division that holds what its role forbids";
	return NULL;
}

static const char *
def_entry_fault(const struct conv_node *n)
{
	const struct conv_node *c;

	if (n->first == NULL || n->first->kind != CONV_TERM ||
	    n->last->kind != CONV_DEFINITION)
		return "entry without a term or a definition";
	for (c = n->first; c->next != NULL; c = c->next)
		if (c->kind == CONV_DEFINITION && c->next->kind == CONV_TERM)
			return "term behind a definition";
	return NULL;
}

static const char *
link_fault(const struct conv_node *n)
{
	if (n->u.link.url == NULL)
		return "link without URL";
	if ((n->u.link.dest == CONV_DEST_INTERNAL) !=
	    (n->u.link.target != NULL))
		return "link whose target does not fit its kind";
	return NULL;
}

static const char *
image_fault(const struct conv_node *n)
{
	if (n->first != n->last)
		return "image with more than one text";
	if (n->u.image.url == NULL || n->u.image.res == NULL)
		return "image without resource";
	return NULL;
}

static const char *
note_ref_fault(const struct check *c, const struct conv_node *n)
{
	const struct conv_node *note = n->u.note_ref.note;

	if (c->link != NULL)
		return "note called in a link";
	if (note == NULL || note->u.note.number < 1 ||
	    note->u.note.number > c->doc->nnotes ||
	    c->doc->notes[note->u.note.number - 1] != note)
		return "call of a note that is not the document's";
	if (n->u.note_ref.nth < 1 || n->u.note_ref.nth > note->u.note.nrefs)
		return "call that its note does not count";
	return NULL;
}

/* What each kind must hold beyond its class. */
static const char *
kind_fault(const struct check *c, const struct conv_node *n)
{
	switch (n->kind) {
	case CONV_SECTION:
		return section_fault(n);
	case CONV_HEADING:
		return heading_fault(c, n);
	case CONV_LIST:
	case CONV_DEF_LIST:
		return n->first == NULL ? "list without items" : NULL;
	case CONV_DIV:
		return div_fault(n);
	case CONV_DEF_ENTRY:
		return def_entry_fault(n);
	case CONV_TABLE:
		return table_fault(n);
	case CONV_ROW:
		return row_fault(n);
	case CONV_CELL:
		return n->u.cell.colspan < 1 || n->u.cell.rowspan < 1 ?
		    "cell without a span" : NULL;
	case CONV_FIGURE:
		return figure_fault(n);
	case CONV_TEXT:
		if (n->len == 0)
			return "empty text";
		return n->prev != NULL && n->prev->kind == CONV_TEXT ?
		    "text beside text" : NULL;
	case CONV_LINK:
		return c->link != NULL ? "link in a link" : link_fault(n);
	case CONV_IMAGE:
		return image_fault(n);
	case CONV_NOTE_REF:
		return note_ref_fault(c, n);
	default:
		return NULL;
	}
}

/* What is wrong with a node, or NULL. */
static const char *
fault(struct check *c, const struct conv_node *n)
{
	const struct conv_node *up = n->parent;

	if (!is_linked(n))
		return "node that its neighbours do not know";
	if (!parent_fits(n))
		return conv_asprintf(c->arena, "%s under %s",
		    conv_kind_name(n->kind), up == NULL ? "nothing" :
		    conv_kind_name(up->kind));
	if (up != NULL && !child_fits(up, n))
		return conv_asprintf(c->arena, "%s in %s",
		    conv_kind_name(n->kind), conv_kind_name(up->kind));
	if (classes[n->kind] == VERBATIM && (n->text == NULL ||
	    strlen(n->text) != n->len))
		return conv_asprintf(c->arena, "%s without text",
		    conv_kind_name(n->kind));
	if (n->id != NULL && conv_doc_find(c->doc, n->id) != n)
		return "id that the document does not know";
	return kind_fault(c, n);
}

/* Check all below a root; the first that is wrong, or NULL. */
static const struct conv_node *
check(struct check *c, const struct conv_node *root)
{
	const struct conv_node *n = root;

	for (;;) {
		if ((c->why = fault(c, n)) != NULL)
			return n;
		if (n->kind == CONV_LINK)
			c->link = n;
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		for (;; n = n->parent) {
			if (n == c->link)
				c->link = NULL;
			if (n == root)
				return NULL;
			if (n->next != NULL)
				break;
		}
		n = n->next;
	}
}

bool
tree_check(struct conv_arena *a, const struct conv_doc *doc,
    const struct conv_node **bad, const char **why)
{
	struct check c = { .arena = a, .doc = doc };
	struct conv_node **roots;
	size_t n, i;

	roots = doc_roots((struct conv_doc *)doc, &n);
	for (i = 0; i < n; i++)
		if ((*bad = check(&c, roots[i])) != NULL) {
			*why = c.why;
			return false;
		}
	return true;
}
