/* check.c - the content model: what may stand where. */
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

static bool
is_inline(const struct conv_node *n)
{
	return n->kind >= CONV_TEXT;
}

/* Kinds that stand under one kind of parent only. */
static bool
parent_fits(const struct conv_node *n)
{
	const struct conv_node *up = n->parent;

	switch (n->kind) {
	case CONV_DOCUMENT:
	case CONV_NOTE:
		return up == NULL;
	case CONV_SECTION:
		return up->kind == CONV_DOCUMENT || up->kind == CONV_SECTION;
	case CONV_ITEM:
		return up->kind == CONV_LIST;
	case CONV_ROW:
		return up->kind == CONV_TABLE;
	case CONV_CELL:
		return up->kind == CONV_ROW;
	case CONV_CAPTION:
		return up->kind == CONV_TABLE || up->kind == CONV_FIGURE;
	case CONV_IMAGE:
		return up->kind == CONV_FIGURE || classes[up->kind] == LEAF ||
		    classes[up->kind] == INLINE;
	default:
		return true;
	}
}

/* Kinds whose children are of one kind only. */
static bool
child_fits(const struct conv_node *up, const struct conv_node *n)
{
	switch (up->kind) {
	case CONV_LIST:
		return n->kind == CONV_ITEM;
	case CONV_TABLE:
		return n->kind == CONV_ROW || n->kind == CONV_CAPTION;
	case CONV_ROW:
		return n->kind == CONV_CELL;
	case CONV_FIGURE:
		return n->kind == CONV_IMAGE || n->kind == CONV_LINK ||
		    n->kind == CONV_CAPTION;
	case CONV_IMAGE:
		return n->kind == CONV_TEXT;
	default:
		break;
	}
	switch (classes[up->kind]) {
	case VOID:
	case VERBATIM:
		return false;
	case INLINE:
	case LEAF:
		return is_inline(n);
	case BLOCK:
		return !is_inline(n);
	}
	return false;
}

/* What is wrong with a node, or NULL. */
static const char *
fault(struct conv_arena *a, const struct conv_node *n)
{
	const struct conv_node *up = n->parent;

	if (!parent_fits(n))
		return conv_asprintf(a, "%s under %s",
		    conv_kind_name(n->kind), up == NULL ? "nothing" :
		    conv_kind_name(up->kind));
	if (up != NULL && !child_fits(up, n))
		return conv_asprintf(a, "%s holds %s",
		    conv_kind_name(up->kind), conv_kind_name(n->kind));
	if (classes[n->kind] == VERBATIM && n->text == NULL)
		return conv_asprintf(a, "%s without text",
		    conv_kind_name(n->kind));
	if (n->kind == CONV_SECTION && (n->first == NULL ||
	    n->first->kind != CONV_HEADING))
		return "section without heading";
	if (n->kind == CONV_LINK)
		for (; up != NULL && is_inline(up); up = up->parent)
			if (up->kind == CONV_LINK)
				return "link in a link";
	return NULL;
}

bool
tree_check(struct conv_arena *a, const struct conv_doc *doc,
    const struct conv_node **bad, const char **why)
{
	struct conv_node **roots, *n;
	size_t nroots, i;

	roots = doc_roots((struct conv_doc *)doc, &nroots);
	for (i = 0; i < nroots; i++)
		for (n = roots[i]; n != NULL;
		    n = node_next(n, roots[i], true))
			if ((*why = fault(a, n)) != NULL) {
				*bad = n;
				return false;
			}
	return true;
}
