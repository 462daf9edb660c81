/* tree.h - making, checking and showing the document tree. */
#ifndef TREE_H
#define TREE_H

#include "conv.h"

/* What the reader recognises, and the passes make of it: doc->ext. */
#define EXT(n)			((uint64_t)1 << (n))
#define EXT_ALERTS		EXT(0)
#define EXT_AUTO_IDENTIFIERS	EXT(1)
#define EXT_AUTOLINKS		EXT(2)
#define EXT_FOOTNOTES		EXT(3)
#define EXT_HEADER_ATTRIBUTES	EXT(4)
#define EXT_IMPLICIT_FIGURES	EXT(5)
#define EXT_TABLES		EXT(6)
#define EXT_SMART		EXT(7)
#define EXT_STRIKEOUT		EXT(8)
#define EXT_TAGFILTER		EXT(9)
#define EXT_TASK_LISTS		EXT(10)
#define EXT_YAML		EXT(11)
#define EXT_FENCED_DIVS		EXT(12)
#define EXT_BRACKETED_SPANS	EXT(13)
#define EXT_LINK_ATTRIBUTES	EXT(14)
#define EXT_INLINE_CODE_ATTRIBUTES	EXT(15)
#define EXT_SUPERSCRIPT		EXT(16)
#define EXT_SUBSCRIPT		EXT(17)
#define EXT_MARK		EXT(18)
#define EXT_TABLE_CAPTIONS	EXT(19)
#define EXT_DEFINITION_LISTS	EXT(20)
#define EXT_INLINE_NOTES	EXT(21)
#define EXT_TEX_MATH		EXT(22)
#define EXT_DIRECTIVES		EXT(23)
#define EXT_CROSS_REFERENCES	EXT(24)
#define EXT_COLUMN_SPANS	EXT(25)
#define EXT_FENCED_CODE_ATTRIBUTES EXT(26)
#define EXT_TOC_PLACE		EXT(27)
#define EXT_CITATIONS		EXT(28)
#define EXT_EMOJI		EXT(29)
#define EXT_ABBREVIATIONS	EXT(30)
#define EXT_LINE_BLOCKS		EXT(31)
#define EXT_INCLUDES		EXT(32)
#define EXT_FANCY_LISTS		EXT(32)
#define EXT_EXAMPLE_LISTS	EXT(33)
/* what the reader tells: typographic quotes stand in the source */
#define EXT_FILE_SCOPE		EXT(62)	/* ids are those of their file */
#define EXT_OWN_QUOTES		EXT(63)

/* tree.c */

/* A document with an empty root, a meta map and an id map. */
struct conv_doc		*doc_new(struct conv_arena *, const char *file);
struct conv_node	*node_new(struct conv_arena *, enum conv_kind,
			    struct conv_pos);
/* A TEXT node; the text is copied. */
struct conv_node	*node_text(struct conv_arena *, struct conv_pos,
			    const char *, size_t);
/* Each takes the node out of its old place first. */
void	 node_append(struct conv_node *parent, struct conv_node *);
void	 node_prepend(struct conv_node *parent, struct conv_node *);
void	 node_insert_before(struct conv_node *, struct conv_node *);
void	 node_insert_after(struct conv_node *, struct conv_node *);
void	 node_unlink(struct conv_node *);
/* Put a node's children in its place, and the node nowhere. */
void	 node_unwrap(struct conv_node *);
/* Move all children of one node to the end of another. */
void	 node_move_children(struct conv_node *from, struct conv_node *to);
/* Add or replace an attribute; "class" adds to what is there. */
void	 node_set_attr(struct conv_arena *, struct conv_node *,
	    const char *name, const char *value);
/* Give the node its id and make conv_doc_find() know it; id is free. */
void	 doc_set_id(struct conv_doc *, struct conv_node *, const char *id);

/*
 * The roots of all trees of a document, n of them: its root, its notes,
 * and what of the metadata has markup and stands in doc->info.
 */
struct conv_node	**doc_roots(struct conv_doc *, size_t *n);

/*
 * The next node in document order at or below root, or NULL; children
 * of a node where down is true.  For (n = root; n; n = node_next(n, root,
 * true)) visits all.
 */
static inline struct conv_node *
node_next(const struct conv_node *n, const struct conv_node *root, bool down)
{
	if (down && n->first != NULL)
		return n->first;
	for (; n != root; n = n->parent)
		if (n->next != NULL)
			return n->next;
	return NULL;
}

/* The same among blocks only, in a legal tree. */
static inline struct conv_node *
node_next_block(const struct conv_node *n, const struct conv_node *root)
{
	return node_next(n, root, n->first != NULL &&
	    n->first->kind < CONV_TEXT);
}

/* check.c */

/*
 * Is every node where the content model allows it?  Otherwise *bad is
 * the first that is not, and the message says why.
 */
bool	 tree_check(struct conv_arena *, const struct conv_doc *,
	    const struct conv_node **bad, const char **why);

/* dump.c */

/* The tree as text: a line a node, indented; the form of -t tree. */
void	 tree_dump(struct conv_out *, const struct conv_doc *);

#endif
