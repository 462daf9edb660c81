/* build.h - the parts of the reader of raw HTML. */
#ifndef BUILD_H
#define BUILD_H

#include <libxml/tree.h>

#include "read/read.h"

/* The target of the instructions that stand for what isn't HTML. */
#define STREAM_TARGET	"conv"

enum stream_kind {
	STREAM_HTML,		/* text of an HTML_BLOCK or HTML_INLINE */
	STREAM_BLOCK,		/* a block of Markdown */
	STREAM_INLINE,		/* an inline of a paragraph in pieces */
	STREAM_PARA,		/* where such a paragraph begins or ends */
};

/* A piece of the stream, in whose text <?conv NUMBER?> stands for it. */
struct stream_item {
	enum stream_kind	 kind;
	struct conv_node	*node;
	size_t			 offset;	/* in the text */
	bool			 placed;
};

/* A sequence of blocks as one text for libxml2's parser. */
struct stream {
	struct conv_job		*job;
	struct conv_doc		*doc;
	struct stream_item	*items;
	size_t			 n, cap;
	struct conv_node	*root;	/* what comes out, in its children */
	bool			 strip;	/* elements mean nothing */
};

/* html.c */

/* Are tags to be left out, only their text to stay? */
bool	 html_strips(const struct conv_job *);

/* build.c */

/*
 * Add what is below an element to the stream's root, up to item number
 * end.  Items that turn up are marked as placed.
 */
void	 build_read(struct stream *, xmlNode *, size_t end);

/* element.c */

/*
 * The node for an element that is a TAG_NODE, with what its attributes
 * say; NULL: it means nothing here.
 */
struct conv_node *element_node(struct conv_doc *, struct conv_pos,
	    const struct tag *, xmlNode *);
/* The IMAGE or LINK for an element that shows something, or NULL. */
struct conv_node *element_media(struct conv_doc *, struct conv_pos,
	    const struct tag *, xmlNode *);
/* "left", "center", "right" or NULL. */
const char	*element_align(struct conv_arena *, xmlNode *);
/* The id for an anchor before the node of an element, or NULL: the node,
 * which may be NULL, has it. */
const char	*element_anchor(struct conv_arena *, xmlNode *,
	    const struct conv_node *);

/* finish.c */

/*
 * Complete tables and figures below a stream's root; with sections,
 * divisions give way to headings.
 */
void	 finish_read(struct conv_arena *, struct conv_node *root,
	    bool sections);

#endif
