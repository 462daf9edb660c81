/* tag.h - the structure tree while it grows. */
#ifndef TAG_H
#define TAG_H

#include "write/pdf/emit/emit.h"

#define CHAIN	3	/* elements that one node may be tagged by */

/* A piece of content, an annotation or an element below an element. */
struct kid {
	const struct elem	*elem;
	unsigned		 object;	/* an annotation's, or 0 */
	size_t			 page;
	uint32_t		 mcid;
	struct out_mem		*text;		/* of content; dumps only */
	uint64_t		 order;		/* of reading */
	struct kid		*next;
};

struct elem {
	const char	*role;
	struct elem	*parent;
	const char	*extra;		/* more of the dictionary, or NULL */
	HPDF_Dict	 dict;
	struct kid	*kids, **end;
	struct kid	*self;		/* in the parent */
	struct elem	*next;		/* all, in order of creation */
};

/* The elements of one node, outermost first. */
struct tagged {
	struct elem	*chain[CHAIN];
	struct elem	*label;		/* Lbl, or NULL */
	struct elem	*toc;		/* the Link of a TOCI, or NULL */
	struct elem	*inner;		/* where content goes */
};

struct emit_tags {
	struct map	 *nodes;	/* node -> struct tagged */
	struct elem	 *root, *document, *toc, *title;
	struct elem	 *all, **all_end;
	struct out_mem	  parents;	/* the ParentTree's Nums */
	struct out_mem	  annots;	/* its part for annotations */
	struct out_mem	  page;		/* this page's part */
	size_t		  page_index;
	uint32_t	  mcid;		/* next on this page */
	size_t		  nannots, npages;
	bool		  dump;		/* keep the text of content */
	uint64_t	  order;	/* of the next kid */
	bool		  reorder;	/* a page came before an earlier one */
	/* content that is open: what it is of */
	bool		  open;
	const struct conv_node *node;
	enum pdf_part	  part;
	struct kid	 *kid;		/* NULL: an artifact */
};

/* elem.c */

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

/* How a kind of node is tagged; no roles: by what is around it. */
extern const char *const emit_roles[CONV_NKINDS][CHAIN];
extern const char *const emit_heading_roles[HEADINGS];
const char	*emit_heading_role(const struct conv_node *);
/* More of an outermost element's dictionary, or NULL. */
const char	*emit_role_extra(struct emit *, const struct conv_node *);

/* elem.c */

struct elem	*emit_elem_new(struct emit *, struct elem *parent,
		    const char *role, const char *extra);
/* The element for a part of a node, made with those around it. */
struct elem	*emit_elem_for(struct emit *, const struct conv_node *,
		    enum pdf_part);

#endif
