/* layout.h - from the document tree to pages; see pdf.h for the seams. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "base/base.h"
#include "write/pdf/layout/para.h"
#include "write/pdf/layout/style.h"
#include "write/pdf/pdf.h"

/* vlist.c: what stands below each other, before it is cut into pages. */

/* A background or bar behind all boxes and glue that carry it. */
struct deco {
	int32_t			 x, w;
	int32_t			 radius;
	uint32_t		 color;
	const struct conv_node	*node;
	const struct deco	*up;	/* painted before this one */
	uint32_t		 depth;	/* how many are before it */
};

enum v_kind {
	V_BOX,
	V_GLUE,			/* dropped where a page starts */
	V_PENALTY
};

#define V_NEVER		10000	/* a penalty: no page ends here */
#define V_ALWAYS	(-10000)

#define COLUMNS_MAX	4
#define LATE_MAX	4	/* groups put off on one page */

/*
 * Boxes that stand together, and not always where the text has them: wider
 * than a column, on a page that lies across, or later because they do not
 * fit.  They begin with their space above, if any, and end with a tail: a
 * penalty that becomes glue where they have to stand off from a paragraph.
 */
struct vgroup {
	const struct conv_node	*node;
	bool			 wide;		/* over all columns */
	bool			 across;	/* on pages that are turned */
	bool			 floats;	/* may stand later */
	bool			 late;		/* put off just now */
	bool			 marked;	/* its place is known to the tags */
};

struct vitem {
	enum v_kind		 kind;
	int32_t			 height;	/* BOX; GLUE: natural */
	int32_t			 stretch;	/* GLUE */
	int32_t			 penalty;
	int32_t			 baseline;	/* BOX: of its first line */
	uint32_t		 nitems, nnotes;
	/* y from the box's top, x from the text area's left */
	struct pdf_item		*items;
	const struct conv_node	**notes;	/* called here */
	const struct deco	*deco;
	const struct vlist	*repeat;	/* above it on a new page */
	struct vgroup		*group;
	bool			 tail;		/* the last item of its group */
	bool			 barrier;	/* no group is put off past it */
	bool			 broken;	/* PENALTY: within a word */
	bool			 opens;		/* V_ALWAYS: a page on the right
						 * comes next */
};

struct vlist {
	struct vitem	*v;
	size_t		 n, cap;
};

struct vitem	*vlist_box(struct conv_arena *, struct vlist *,
		    int32_t height);
struct vitem	*vlist_glue(struct conv_arena *, struct vlist *,
		    int32_t height, int32_t stretch);
void		 vlist_penalty(struct conv_arena *, struct vlist *,
		    int32_t penalty);
/* A page ends; opens: what comes next may need one on the right. */
void		 vlist_page_end(struct conv_arena *, struct vlist *,
		    bool opens);
/* Add an item to a box; the box's array grows. */
struct pdf_item	*vitem_add(struct conv_arena *, struct vitem *,
		    enum pdf_item_kind, enum pdf_part,
		    const struct conv_node *);
/* Room for n items in a box that has none. */
void		 vitem_reserve(struct conv_arena *, struct vitem *,
		    uint32_t n);
/* Room for n more in a list, where that is much of it. */
void		 vlist_reserve(struct conv_arena *, struct vlist *, size_t n);
/* Put the items of another box before those that a box has. */
void		 vitem_prepend(struct conv_arena *, struct vitem *,
		    const struct vitem *before);
/* The height of all, glue at its natural size. */
/* Higher than any page is as good as any more. */
int32_t		 vlist_height(const struct vlist *);

/* The state of one layout. */
struct layout {
	struct pdf		*pdf;
	struct conv_arena	*arena;
	const struct pdf_geometry *geo;
	struct map		*hyphens;	/* word -> struct hyphens */
	struct map		*told;		/* what was reported */
	const struct conv_node	**callers;	/* first call of each note */
	struct vlist		*notes;		/* their bodies, by number */
	struct vlist		*body;		/* the text itself */
	bool			 beside;	/* in blocks beside each other */
	struct toc_number	*toc;		/* numbers to fill in */
	struct para		*spare;		/* buffers to be used again */
	struct pdf_lb_room	 lb_room;	/* the same for lines */
	struct bit		*bits;		/* of a line; line.c */
	size_t			 bits_cap;
	unsigned char		*brk;		/* para.c */
	size_t			 brk_cap;
};

/* flow.c: blocks below each other in places that nest. */

/* Where a block stands. */
struct place {
	int32_t			 x, w;
	enum style		 body;
	const char		*lang;		/* or NULL: the document's */
	enum text_dir		 dir;
	const struct deco	*deco;
};

/* A list around; list.c. */
struct list_state {
	const struct conv_node	*list;
	uint32_t		 number;	/* of the next item */
	int32_t			 indent;
	int			 depth;		/* of its kind, from 0 */
	bool			 open;		/* an item is in a place */
};

struct flow {
	struct layout		*l;
	struct vlist		*list;
	struct vgroup		*group;		/* that is open, or NULL */
	size_t			 group_first;	/* where it begins */
	const struct conv_node	*group_div;	/* all of which it is */
	struct place		*places;	/* a stack */
	size_t			 nplaces, places_cap;
	int32_t			 space;		/* wanted below the last */
	int32_t			 forced;	/* space above, or -1 */
	int32_t			 min_width;	/* no indent goes below */
	const struct deco	*last_deco;	/* of the last block */
	bool			 fresh;		/* nothing came yet */
	bool			 keep;		/* the next with the last */
	int32_t			 leads;		/* the last leads to the next:
						 * what to part them costs */
	struct list_state	*lists;		/* a stack */
	size_t			 nlists, lists_cap;
	struct pdf_item		*markers;	/* for the next box; y is
						 * from its baseline */
	size_t			 nmarkers, markers_cap;
	const struct conv_node	**dests;	/* for the next box */
	size_t			 ndests, dests_cap;
};

/* card.c: where cards begin, and their backs; nothing on other pages. */
/* Do headings stand alone on the fronts of cards? */
bool		 card_front(const struct flow *);
void		 card_section(struct flow *);
void		 card_heading(struct flow *, const struct conv_node *);

void		 flow_init(struct flow *, struct layout *, struct vlist *,
		    enum style body, int32_t x, int32_t w);
struct place	*flow_place(struct flow *);
/* Does the place begin on the right? */
bool		 flow_is_rtl(struct flow *);
/* A style in the place's language. */
const struct look	*flow_look(struct flow *, enum style);
/* A paragraph in the place's style and direction. */
struct para	*flow_para_new(struct flow *, const struct look *,
		    const struct conv_node *);
/* Open a place that starts later by indent; false: no room, no indent. */
bool		 flow_push(struct flow *, int32_t indent);
void		 flow_pop(struct flow *);
/* A bar or background for all that stands in the place on top. */
void		 flow_deco(struct flow *, const struct conv_node *,
		    int32_t x, int32_t w, int32_t radius, uint32_t color);
/* Lead to this node with the next box. */
void		 flow_dest(struct flow *, const struct conv_node *);
void		 flow_dests(struct flow *, const struct dest *);
/* A marker for the next box, to be filled in. */
struct pdf_item	*flow_marker(struct flow *, enum pdf_item_kind,
		    enum pdf_part, const struct conv_node *);
/* Space above a block: the larger of this and what the last one wants. */
void		 flow_space(struct flow *, int32_t above);
/* Finish a block: its boxes from first on get markers and decos. */
void		 flow_finish(struct flow *, size_t first, int32_t below);
/*
 * What follows up to flow_group_end() stays together and may stand
 * elsewhere.  Only outside of lists and quotes; wide groups get a place of
 * their own.
 */
void		 flow_group(struct flow *, const struct vgroup *);
void		 flow_group_end(struct flow *);
/* The height of the pages that the open group is for. */
int32_t		 flow_height(const struct flow *);
/* Does a node have a class? */
bool		 flow_class(const struct conv_node *, const char *);
/* Is it the text itself, nothing around? */
bool		 flow_open(const struct flow *);
/* A paragraph that is collected and shaped, with space around. */
void		 flow_para(struct flow *, struct para *, int32_t indent,
		    enum conv_align);

/* block.c: blocks to a vertical list. */

/* Lay out the children of a node in the text area's part x, w. */
void	 block_children(struct layout *, const struct conv_node *,
	    enum style body, int32_t x, int32_t w, struct vlist *);
/*
 * Where a picture or table of this width begins: as HTML asks, else as
 * captions are aligned.
 */
int32_t	 flow_stand(struct flow *, const struct conv_node *, int32_t w);
/* One line of plain text in x, w, its baseline at y of the box. */
void	 text_line(struct layout *, struct vitem *, const struct look *,
	    const char *, enum pdf_part, const struct conv_node *,
	    int32_t x, int32_t w, int32_t y, enum conv_align);

/* handout.c: parts of a handout, in a place of their own. */
void		 handout_exercise(struct flow *, const struct conv_node *);
/* outer: where its bar stands, or NULL. */
void		 handout_solution(struct flow *, const struct conv_node *,
		    const struct place *outer);
void		 handout_answer(struct flow *, const struct conv_node *);
void		 handout_name_line(struct flow *, const struct conv_node *);
/* The bar at the side of a quote, an alert or a solution. */
void		 flow_bar(struct flow *, const struct conv_node *,
		    const struct place *outer, uint32_t color);
/* The language of what comes next. */
const char	*flow_lang(const struct flow *);
/* What is above all else of a division, kept with it. */
void		 flow_label(struct flow *, const struct conv_node *,
		    const char *);
/* div.c: divisions, definition lists, formulas, page breaks. */
enum conv_step	 flow_div_enter(void *, const struct conv_node *);
void		 flow_div_leave(void *, const struct conv_node *);
void		 flow_place_leave(void *, const struct conv_node *);
enum conv_step	 flow_page_break(void *, const struct conv_node *);
enum conv_step	 flow_def_list(void *, const struct conv_node *);
enum conv_step	 flow_term(void *, const struct conv_node *);
enum conv_step	 flow_definition(void *, const struct conv_node *);
enum conv_step	 flow_math(void *, const struct conv_node *);

/* beside.c: a division's columns; false: they don't fit on a page. */
bool		 flow_beside(struct flow *, const struct conv_node *);

/* list.c */
enum conv_step	 flow_list_enter(void *, const struct conv_node *);
void		 flow_list_leave(void *, const struct conv_node *);
enum conv_step	 flow_item_enter(void *, const struct conv_node *);
void		 flow_item_leave(void *, const struct conv_node *);

/* code.c, table.c, figure.c */
enum conv_step	 flow_code(void *, const struct conv_node *);
/* Choose the size of code from how wide its lines are. */
void		 code_size(struct layout *);
enum conv_step	 flow_table(void *, const struct conv_node *);
enum conv_step	 flow_figure(void *, const struct conv_node *);
/* A picture, or its frame where it is missing, as one box. */
void		 figure_image(struct flow *, const struct conv_node *image,
		    const struct conv_node *link);
/* The only picture of a paragraph, on a page of its own if it asks so. */
void		 figure_alone(struct flow *, const struct conv_node *image);
/* A caption with its number; 0: it has none. */
void		 flow_caption(struct flow *, const struct conv_node *caption,
		    enum label, uint32_t number);
/* The only image of a paragraph without other text, or NULL. */
const struct conv_node	*figure_lone(const struct conv_node *para);

/* head.c: the title block. */
void	 head_block(struct layout *, struct vlist *);

/* toc.c */
struct toc_number;
void	 toc_block(struct layout *, struct vlist *);
/* Its entries, where there are any below a title. */
void	 toc_put(struct flow *, bool titled);
/* An entry with leaders and, later, the page where the node is. */
void	 toc_entry(struct flow *, const struct conv_node *, const char *text,
	    int depth);
/* What stands above a list: a metadata key's text, or the word for it. */
void	 toc_title(struct flow *, const char *key, enum label,
	    const struct conv_node *);
/* Write the page numbers, when they are known. */
void	 toc_number(struct layout *, const struct pdf_pages *);

/* listof.c: lists of figures and tables, where they are asked for. */
void	 listof_blocks(struct layout *, struct vlist *);
/* Does one of them name this node?  Then it must be a destination. */
bool	 listof_has(const struct layout *, const struct conv_node *);

/* notes.c */
void	 notes_layout(struct layout *);

/* strip.c: bars and backgrounds of the page that is being filled. */
struct strips;
struct strips	*strips_new(struct layout *);
/* What lies behind [y0, y1): strips that go on, begin and end. */
void		 strips_follow(struct layout *, struct strips *,
		    const struct deco *, int32_t y0, int32_t y1);
/* Put all that were seen on the page from x on, the outer ones first. */
void		 strips_put(struct layout *, struct strips *,
		    struct pdf_page *, int32_t x);

/* page.c */
void	 pages_make(struct layout *, struct vlist *,
	    struct pdf_pages *);

/* slot.c */

/* Facts of one page, for the fields of a slot's text. */
struct slot_facts {
	size_t		 page, npages;
	int		 depth;		/* of the sections that are named */
	const char	*section, *chapter;
	bool		 opens;		/* a chapter begins here */
};

/* A slot's text with its fields filled in; "" where there is none. */
const char	*slot_text(const struct layout *, enum slot,
		    const struct slot_facts *);

/* running.c: running heads and page numbers. */
void	 running_add(struct layout *, struct pdf_pages *);

#endif
