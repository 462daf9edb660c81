/* tree.h - making, checking and showing the document tree. */
#ifndef TREE_H
#define TREE_H

#include "conv.h"

/* What the reader recognises, and the passes make of it: doc->ext. */
enum {
	EXT_ALERTS		= 1 << 0,
	EXT_AUTO_IDENTIFIERS	= 1 << 1,
	EXT_AUTOLINKS		= 1 << 2,
	EXT_FOOTNOTES		= 1 << 3,
	EXT_HEADER_ATTRIBUTES	= 1 << 4,
	EXT_IMPLICIT_FIGURES	= 1 << 5,
	EXT_TABLES		= 1 << 6,
	EXT_SMART		= 1 << 7,
	EXT_STRIKEOUT		= 1 << 8,
	EXT_TAGFILTER		= 1 << 9,
	EXT_TASK_LISTS		= 1 << 10,
	EXT_YAML		= 1 << 11,
	EXT_FENCED_DIVS		= 1 << 12,
	EXT_BRACKETED_SPANS	= 1 << 13,
	EXT_LINK_ATTRIBUTES	= 1 << 14,
	EXT_INLINE_CODE_ATTRIBUTES = 1 << 15,
	EXT_SUPERSCRIPT		= 1 << 16,
	EXT_SUBSCRIPT		= 1 << 17,
	EXT_MARK		= 1 << 18,
	EXT_TABLE_CAPTIONS	= 1 << 19,
	EXT_DEFINITION_LISTS	= 1 << 20,
	EXT_INLINE_NOTES	= 1 << 21,
	EXT_TEX_MATH		= 1 << 22,
	EXT_DIRECTIVES		= 1 << 23,
	EXT_CROSS_REFERENCES	= 1 << 24,
	EXT_COLUMN_SPANS	= 1 << 25,
	/* what the reader tells: typographic quotes stand in the source */
	EXT_OWN_QUOTES		= 1 << 30
};

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
struct conv_node	*node_next(const struct conv_node *,
			    const struct conv_node *root, bool down);

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
