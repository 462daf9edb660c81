/* build.h - the parts of the reader of raw HTML. */
#ifndef BUILD_H
#define BUILD_H

#include <string.h>

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

/* An inline element that is open. */
struct format {
	struct conv_node	*node;	/* with its attributes */
	struct conv_node	*here;	/* it in the leaf that is open, or NULL */
	bool			 used;	/* node itself is in the tree */
	bool			 code;	/* text in it becomes CODE */
};

/* Rows of a table's foot stand where they like. */
enum table_part { PART_BODY, PART_HEAD, PART_FOOT };

/* An element that is open. */
struct frame {
	const struct tag	*tag;
	struct conv_node	*node;	/* a block of its own, or NULL */
	struct conv_node	*box;	/* where blocks go after it */
	const char		*align;	/* around it */
	const struct conv_node	*para;	/* the paragraph around it */
	size_t			 nformats;	/* around it */
	enum table_part		 part;	/* around it */
};

struct build {
	struct stream		*s;
	struct conv_arena	*arena;
	size_t			 end;	/* the item to stop at */
	bool			 stop;
	struct conv_node	*box;	/* holds blocks: where they go */
	struct conv_node	*leaf;	/* holds inlines: the open one, or NULL */
	struct conv_node	*cur;	/* where inlines go, in the leaf */
	bool			 fixed;	/* the leaf ends with its element */
	bool			 gap;	/* a line ends in it here */
	const char		*align;
	const struct conv_node	*para;	/* whose attributes count, or NULL */
	enum table_part		 part;	/* of the table that is open */
	struct frame		*frames;
	size_t			 nframes, frames_cap;
	struct format		*formats;
	size_t			 nformats, formats_cap;
	struct conv_node	**anchors;	/* SPANs that wait for text */
	size_t			 nanchors, anchors_cap;
	struct conv_pos		 pos;	/* of the piece of HTML being read */
	long			 line;	/* of the stream, where it begins */
};

#define BIT(KIND)	(UINT64_C(1) << CONV_##KIND)

/* Is it an element of that name? */
static inline bool
named(const xmlNode *x, const char *name)
{
	return strcmp((const char *)x->name, name) == 0;
}

/*
 * Add what is below an element to the stream's root, up to item number
 * end.  Items that turn up are marked as placed.
 */
void	 build_read(struct stream *, xmlNode *, size_t end);

/* leaf.c */

void	 leaf_open(struct build *, struct conv_node *leaf);
void	 leaf_end(struct build *);
/* Where a paragraph would begin or end: a heading has lines instead. */
void	 leaf_para_end(struct build *);
/* A place for inlines, in all inline elements that are open. */
void	 leaf_begin(struct build *, struct conv_pos);
/* Add an inline, a text of HTML, a text that is ready for the leaf. */
void	 leaf_put(struct build *, struct conv_node *, struct conv_pos);
void	 leaf_text(struct build *, const xmlNode *);
void	 leaf_put_text(struct build *, const char *, size_t len,
	    struct conv_pos);
/* The same node once more, but for its children and its id. */
struct conv_node *leaf_again(struct build *, const struct conv_node *);

/* box.c */

/*
 * Go up to the nearest box of such a kind through boxes of others.  What
 * was open below ends with that: nothing comes back to it.
 */
bool	 box_climb(struct build *, uint64_t to, uint64_t through);
/* Add the boxes that are missing around a block. */
void	 box_make_room(struct build *, enum conv_kind, struct conv_pos);
/* Find or make the place for a block; false: there can be none. */
bool	 box_find(struct build *, enum conv_kind, struct conv_pos);
/* A caption is the first of its table, figure or details, and alone. */
bool	 box_fits_caption(struct build *);

/* piece.c */

/* The instruction that stands for an item, or NULL. */
const xmlNode *piece_of(const xmlNode *);
/* Is there Markdown in an element? */
bool	 piece_is_in(const xmlNode *);
void	 piece_put(struct build *, const xmlNode *instruction);

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
