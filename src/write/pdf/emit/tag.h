/* tag.h - the structure tree while it grows. */
#ifndef TAG_H
#define TAG_H

#include "write/pdf/emit/emit.h"

#define CHAIN	3	/* elements that one node may be tagged by */

/* Where a figure stands on its page; y grows upwards. */
struct box {
	size_t		 page;
	int32_t		 x0, y0, x1, y1;
};

/* A piece of content, an annotation or an element below an element. */
struct kid {
	const struct elem	*elem;
	unsigned		 object;	/* an annotation's, or 0 */
	uint32_t		 page;
	uint32_t		 mcid;
	struct out_mem		*text;		/* of content; dumps only */
	uint64_t		 order;		/* of reading */
	struct kid		*next;
};

/* An entry of an element's attributes (PDF 1.7, 14.8.5). */
enum attr_form {
	ATTR_NAME,
	ATTR_NUMBER,
	ATTR_STRINGS			/* ids with commas between */
};

struct attr {
	enum attr_form	 form;
	const char	*key, *value;
	struct attr	*next;
};

struct elem;

struct elem_list {
	const struct elem	*elem;
	struct elem_list	*next;
};

struct elem {
	const char	*role;
	struct elem	*parent;
	const char	*alt, *lang, *id;	/* or NULL */
	const char	*expansion;	/* of an abbreviation, or NULL */
	struct elem_list *refs;		/* what it refers to; PDF 2.0 */
	const struct conv_node *target;	/* of an entry of the contents */
	const char	*owner;		/* of the attributes */
	struct attr	*attrs;
	struct box	*box;		/* of a figure's content, or NULL */
	HPDF_Dict	 dict;		/* once all elements are there */
	struct kid	*kids, **end;
	struct kid	*self;		/* in the parent */
	bool		 marked;	/* read where it was made */
	bool		 celled;	/* a cell, or a Div in one */
	struct elem	*next;		/* all, in order of creation */
};

/* The elements of one node, outermost first. */
struct tagged {
	const struct conv_node *node;
	struct elem	*chain[CHAIN];
	struct elem	*label;		/* Lbl, or NULL */
	struct elem	*toc;		/* entries below this one, or NULL */
	struct elem	*inner;		/* where content goes */
};

/* The way from content back to its elements. */
struct elems {
	const struct elem **v;
	size_t		 n, cap;
};

struct emit_tags {
	struct map	 *nodes;	/* node -> struct tagged */
	struct elem	 *root, *document, *title;
	struct elem	 *toc, *figures, *tables;	/* lists, or NULL */
	struct elem	 *all, **all_end;
	struct elems	  marks;	/* of marked content, page by page */
	size_t		 *page_ends;	/* in marks */
	struct elems	  annots;	/* of annotations */
	size_t		  page_index;
	uint32_t	  mcid;		/* next on this page */
	size_t		  npages;
	HPDF_Dict	  artifacts;	/* kinds of them, by name */
	HPDF_Dict	  namespace;	/* of PDF 2.0, or NULL */
	size_t		  nheads;	/* header cells with an id */
	bool		  dump;		/* keep the text of content */
	uint64_t	  order;	/* of the next kid */
	bool		  reorder;	/* a page came before an earlier one */
	/* content that is open: what it is of */
	bool		  open;
	bool		  background;	/* an artifact of one item */
	bool		  ended;	/* what follows is read after others */
	bool		  reversed;	/* glyphs are shown from its end */
	bool		  back;		/* so are those that come */
	const struct conv_node *node;
	const struct conv_node *last;	/* whose piece came last */
	enum pdf_part	  part;
	struct kid	 *kid;		/* NULL: an artifact */
	struct elem	 *elem;		/* that the kid is of */
};

/* tag.c: a box as /BBox[...] */
void		 emit_box(struct conv_out *, const struct box *);

/* elem.c */

void		 emit_elems_add(struct emit *, struct elems *,
		    const struct elem *);
/* Hang a kid below an element. */
void		 emit_kid_add(struct emit *, struct elem *, struct kid *);

/* order.c */

/*
 * Tag all notes at their calls, before there is any content: on sheets a
 * note may come before the page that calls it.
 */
void		 emit_tags_notes(struct emit *);
/* Put all kids in the order of reading. */
void		 emit_tags_sort(struct emit *);

/* role.c */

#define HEADINGS	6

/* How a kind of node is tagged. */
extern const char *const emit_roles[CONV_NKINDS][CHAIN];
extern const char *const emit_heading_roles[HEADINGS];
/* The i-th role of a node, outermost first; NULL: no more. */
const char	*emit_role(const struct conv_node *, int i);
/* The role's name in PDF 2.0. */
const char	*emit_role_new(const char *role);
/* Does the role belong to PDF 2.0's namespace? */
bool		 emit_role_is_new(const char *role);
/* What is spoken for a picture: its alt text, else its caption; or "". */
const char	*emit_role_alt(const struct emit *,
		    const struct conv_node *image);
/* The language of a node or the sections around it, or NULL. */
const char	*emit_role_lang(const struct conv_node *);
/* What else is to be said of a node's outermost element. */
void		 emit_role_describe(struct emit *, struct elem *,
		    const struct conv_node *);
/* Add an attribute to an element. */
void		 emit_attr(struct emit *, struct elem *, enum attr_form,
		    const char *key, const char *value);

/* elem.c */

struct elem	*emit_elem_new(struct emit *, struct elem *parent,
		    const char *role);
/* The elements of a node, made now; the tables' in table.c. */
struct tagged	*emit_tagged_new(struct emit *, struct elem *parent,
		    const struct conv_node *);
/* The element for a part of a node, made with those around it. */
struct elem	*emit_elem_for(struct emit *, const struct conv_node *,
		    enum pdf_part);

/* table.c: the rows and cells of a table, and which heads are whose. */
void		 emit_tags_table(struct emit *, struct tagged *,
		    const struct conv_node *);

#endif
