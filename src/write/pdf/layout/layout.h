/* layout.h - from the document tree to pages; see pdf.h for the seams. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "base/base.h"
#include "write/pdf/pdf.h"

/* theme.c: what a theme sets, before sizes are known. */

/* Colours by what they are for. */
enum hue {
	HUE_TEXT,
	HUE_SOFT,		/* a little lighter: quotes, subtitle */
	HUE_CAPTION,
	HUE_MUTED,		/* what stands beside the text */
	HUE_ACCENT,		/* of headings, where they are coloured */
	HUE_RULE,
	HUE_LIGHT,		/* hair lines, frames, bars */
	HUE_CODE,		/* behind code */
	HUE_MARK,		/* behind highlighted words */
	HUE_LINK,		/* within the document */
	HUE_URL, HUE_FILE,	/* out of it */
	HUE_CITE,		/* that say what they lead to: @fig:x */
	HUE_TOC,		/* of the contents; HUE_TEXT: as styled */
	HUE_NOTE,		/* alerts, in the order of conv_alert */
	HUE_TIP, HUE_IMPORTANT, HUE_WARNING, HUE_CAUTION,
	HUE_NHUES
};

#define HUE_OWN		(1 << 24)	/* the rest is 0xRRGGBB itself */

/* Lines that are drawn, by what they are for; 0 is none. */
enum stroke {
	STROKE_TITLE,		/* below the title block */
	STROKE_HEAD,		/* below running heads */
	STROKE_FOOT,		/* above page numbers */
	STROKE_NOTES,		/* above footnotes */
	STROKE_QUOTE,		/* the bar beside quotes and alerts */
	STROKE_BREAK,		/* a thematic break */
	STROKE_H1, STROKE_H2,	/* below headings */
	STROKE_NSTROKES
};

enum style {
	STYLE_BODY,
	STYLE_H1, STYLE_H2, STYLE_H3, STYLE_H4, STYLE_H5, STYLE_H6,
	STYLE_CODE,
	STYLE_QUOTE,
	STYLE_ALERT,		/* its label */
	STYLE_CELL,
	STYLE_HEAD_CELL,
	STYLE_CAPTION,
	STYLE_NOTE,
	STYLE_TITLE, STYLE_SUBTITLE, STYLE_AUTHOR, STYLE_AFFILIATION,
	STYLE_DATE, STYLE_THANKS,
	STYLE_ABSTRACT_TITLE,	/* and the word before keywords */
	STYLE_ABSTRACT,
	STYLE_KEYWORDS,
	STYLE_TOC_TITLE,
	STYLE_TOC1, STYLE_TOC,
	STYLE_PAGE,		/* running head and page number */
	STYLE_NSTYLES
};

/* A row of the table of styles; looks.c tells the units. */
struct style_row {
	int32_t	 family;		/* enum pdf_family */
	bool	 bold, italic;
	int32_t	 size;
	int32_t	 leading;
	int32_t	 above, below;
	int32_t	 hue;			/* enum hue, or HUE_OWN */
	int32_t	 align;			/* enum conv_align; NONE: justified */
	bool	 hyphenate;
	bool	 smallcaps;
	int32_t	 figures;		/* enum pdf_figures */
	int32_t	 tracking;
};

struct theme {
	struct style_row rows[STYLE_NSTYLES];
	uint32_t	 colors[HUE_NHUES];	/* 0xRRGGBB */
	int32_t		 strokes[STROKE_NSTROKES];
};

/*
 * Read the theme that the options name, and what it extends; its options
 * become the job's defaults.  False: reported.
 */
bool	 theme_init(struct pdf *);

/* prop.c: keys of a theme's mappings; false: reported. */
bool	 theme_styles(struct pdf *, const struct conv_meta *);
bool	 theme_colors(struct pdf *, const struct conv_meta *);
bool	 theme_strokes(struct pdf *, const struct conv_meta *);
/* Report at a value's place, and return false. */
bool	 theme_fail(struct pdf *, const struct conv_meta *, const char *msg);
/* The same of a name that none is; what it should have been, which. */
bool	 theme_unknown(struct pdf *, const struct conv_meta *,
	    const char *what, const char *name, const char *const *which,
	    size_t n);
/* Is it a string, a mapping? */
bool	 theme_text(struct pdf *, const struct conv_meta *);
bool	 theme_map(struct pdf *, const struct conv_meta *);

/* color.c */

extern const uint32_t color_hues[HUE_NHUES];
/* Three or six hexadecimal digits, or a name; -1: neither. */
int64_t	 color_parse(const char *);
bool	 colors_init(struct pdf *);

/* looks.c */

extern const struct style_row style_rows[STYLE_NSTYLES];
extern const int32_t stroke_widths[STROKE_NSTROKES];
#define STROKE_MAX	20000

/* A style at this document's size. */
struct look {
	struct pdf_face	 face;
	int32_t		 leading;
	int32_t		 above, below;
	int32_t		 ascent;	/* of the face, as the next two */
	int32_t		 descent, xheight;
	uint32_t	 color;
	enum conv_align	 align;		/* NONE: justified */
	bool		 hyphenate;
};

enum page_style {
	PAGE_EMPTY,
	PAGE_PLAIN,		/* page number only */
	PAGE_HEADINGS
};

enum cards_sides {
	CARDS_DUPLEX,		/* backs on the other side of the sheet */
	CARDS_FOLD,		/* beside their fronts */
	CARDS_SINGLE		/* no backs */
};

/* Pages that are cards; columns 0: they are not. */
struct pdf_cards {
	int			 columns, rows;	/* on a sheet */
	enum cards_sides	 sides;
	int32_t			 width, height;	/* of the sheet */
};

/* Places at the head and foot of a page; left and right change sides. */
enum slot {
	SLOT_HEADER_LEFT, SLOT_HEADER_CENTER, SLOT_HEADER_RIGHT,
	SLOT_FOOTER_LEFT, SLOT_FOOTER_CENTER, SLOT_FOOTER_RIGHT,
	SLOT_NSLOTS
};

#define SLOT_ROW(slot, text) \
	{ .name = slot, .kind = CONV_OPT_STRING, .arg = "TEXT", .help = text }
#define PDF_ROWS_SLOTS \
	SLOT_ROW("header-left", "text above each page, with {page} {pages} " \
	    "{title} {section} {author} {date}"), \
	SLOT_ROW("header-center", "the same in the middle"), \
	SLOT_ROW("header-right", "the same on the right"), \
	SLOT_ROW("footer-left", "the same below each page"), \
	SLOT_ROW("footer-center", "the same in the middle"), \
	SLOT_ROW("footer-right", "the same on the right")

struct pdf_geometry {
	int32_t		 width, height;		/* of the paper */
	int32_t		 left, top;		/* of the text area */
	int32_t		 text_width, text_height;
	int32_t		 header, footer;	/* baselines */
	bool		 landscape;
	bool		 twoside;		/* left is at the binding */
	int32_t		 ncolumns, column_width, column_gap;
	int32_t		 size, leading;		/* of the body */
	int32_t		 linestretch;		/* in 1/1000, but of code */
	int32_t		 codestretch;		/* the same of code */
	bool		 indent;		/* first lines, no space */
	bool		 rtl;
	bool		 numbered;		/* section numbers */
	bool		 titlepage;		/* the title on its own */
	bool		 chapters;		/* begin a page */
	bool		 openright;		/* one on the right */
	bool		 ragged;
	int		 figures;	/* for all, or -1 */
	int32_t		 tolerance;	/* of lines, in 1/1000 */
	enum page_style	 pagestyle;
	const char	*slots[SLOT_NSLOTS];	/* as written, or NULL */
	struct pdf_cards cards;
	uint32_t	 colors[HUE_NHUES];	/* 0xRRGGBB */
	int32_t		 strokes[STROKE_NSTROKES];
	struct look	 looks[STYLE_NSTYLES];
};

/* All styles at this document's sizes. */
void	 looks_init(struct pdf *);
const struct look	*style_look(const struct pdf *, enum style);
/* A style at a part of its size, in 1/1000. */
void	 style_scale(struct pdf *, enum style, int32_t scale, struct look *);

/* paper.c */

struct paper {
	const char	*name;
	int32_t		 width, height;
};

const struct paper	*paper_find(const char *name, size_t len);

/* geometry.c: paper, margins, text area; false: reported. */
bool	 geometry_init(struct pdf *);
/* Add a page, turned where it lies across. */
struct pdf_page	*geometry_page(struct pdf *, struct pdf_pages *, bool across);

/* card.c: cards, if --layout asks for them; false: reported. */
bool	 cards_init(struct pdf *);

/* slot.c: the options of slots; false: reported. */
bool	 slots_init(struct pdf *);

/* style.c: options to geometry and looks; false: reported. */

/* A metadata key's text, or conv's own word. */
const char	*style_words(const struct pdf *, const char *key,
		    enum label);
/* Where the front matter gives an option's value, if it counts. */
struct conv_pos	 style_place(struct pdf *, const char *option);
/* Report a value that an option does not take, at its place; false. */
bool		 style_refuse(struct pdf *, const char *option,
		    const char *why);

/* "1.25" in 1/1000, or -1: no number from 0 on. */
int32_t	 number_parse(const char *);
bool	 style_init(struct pdf *);

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

/* inline.c: inline nodes to text with attributes. */

/* What runs along with text, over as many spans as share it. */
enum band {
	BAND_MARK,		/* a background */
	BAND_UNDERLINE,
	BAND_STRIKE,
	BAND_COUNT
};

/* Nodes that links lead to. */
struct dest {
	const struct conv_node	*node;
	const struct dest	*next;
};

struct span {
	uint32_t		 start, end;	/* of the text */
	const struct pdf_face	*face;
	uint32_t		 color;
	int32_t			 rise;
	const struct conv_node	*node;		/* TEXT, CODE ... */
	const struct conv_node	*link;		/* LINK, NOTE_REF, NULL */
	const struct dest	*dests;		/* places at its start */
	unsigned char		 bands;		/* a bit each */
	bool			 code;		/* never hyphenated */
	/* a picture in the line: the text is U+FFFC */
	struct pdf_image	*image;
	int32_t			 w, h;
};

struct inlines {
	char			*text;
	size_t			 len, cap;
	struct span		*spans;
	size_t			 nspans, spans_cap;
	const struct dest	*dests;		/* where there is no span */
	struct tint		*tints;		/* inline.c, while it collects */
	size_t			 tints_cap;
};

/* Collect the children of a node. */
void	 inline_collect(struct layout *, const struct look *,
	    const struct conv_node *, int32_t width, struct inlines *);
/* Add text that stands in no node. */
void	 inline_add(struct layout *, const struct look *, const char *,
	    const struct conv_node *, struct inlines *);
/* Add the text of a VERBATIM node, line by line. */
void	 inline_lines(struct layout *, const struct look *,
	    const struct conv_node *, struct inlines *);
/* cell.c: the same for a table's cell, blocks in it as lines. */
void	 cell_collect(struct layout *, const struct look *,
	    const struct conv_node *, int32_t width, struct inlines *);
/* Does a LINK lead anywhere?  Reports where it can't in a PDF. */
bool	 link_leads(struct layout *, const struct conv_node *);
/* A picture's size in the text, at most w x h; never enlarged. */
void	 figure_fit(const struct layout *, const struct conv_node *,
	    const struct pdf_image *, int32_t max_w, int32_t max_h,
	    int32_t *w, int32_t *h);
/* The picture of an IMAGE node, or NULL; reports what is missing. */
struct pdf_image	*figure_picture(struct layout *,
		    const struct conv_node *);

/* para.c: text to lines. */

enum text_dir {
	DIR_AUTO,		/* as the document, or its letters, say */
	DIR_LTR,
	DIR_RTL
};

enum piece_kind {
	PIECE_WORD,
	PIECE_SPACE,
	PIECE_IMAGE,
	PIECE_END		/* a forced line end */
};

/* Text between two possible ends of a line, in one look. */
struct piece {
	enum piece_kind		 kind;
	unsigned char		 level;		/* of bidi */
	unsigned char		 brk;		/* enum pdf_break after it */
	bool			 cut;		/* the word goes on */
	uint32_t		 start, end;
	const struct span	*span;
	const struct pdf_run	*runs;
	int32_t			 width;
};

/* What an item of the line breaker stands for. */
struct lb_ref {
	uint32_t	 piece;
	uint32_t	 from, to;	/* of the text; to 0: nothing */
};

struct para {
	struct layout		*l;
	const struct look	*look;
	const struct conv_node	*node;
	enum pdf_part		 part;
	enum text_dir		 dir;
	struct inlines		 in;
	int			 level;		/* of the paragraph */
	bool			 solid;		/* lines end at spaces only */
	bool			 even;		/* a heading: few lines, alike */
	struct piece		*pieces;
	size_t			 npieces, pieces_cap;
	struct pdf_lb_item	*items;
	struct lb_ref		*refs;		/* one an item */
	size_t			 nitems, items_cap, refs_cap;
	size_t			 hold;		/* piece of the last line */
	int32_t			 hyphen;	/* width of "-" */
};

/* What fixes the lines of a paragraph. */
struct para_set {
	int32_t		 x, w;		/* in the text area */
	int32_t		 indent;	/* of the first line */
	enum conv_align	 align;
	bool		 marked;	/* a single line stays at a marker
					 * on the left */
	bool		 quiet;		/* what doesn't fit is known */
};

struct para	*para_new(struct layout *, const struct look *,
		    const struct conv_node *, enum pdf_part);
/* It is not needed any more: the next one gets its buffers. */
void	 para_done(struct para *);
/* Shape the paragraph: in is filled already. */
void	 para_shape(struct para *);
/* Could text hold a character that is written from the right? */
bool	 para_needs_bidi(const char *, size_t);
/* Its width with all hyphens, of its widest word, on one line. */
void	 para_measure(const struct para *, int32_t *least, int32_t *words,
	    int32_t *most);
/* Break it into lines: one box a line, with penalties between. */
void	 para_set(struct para *, const struct para_set *, struct vlist *);
/* Set it all on one line. */
void	 para_line(struct para *, const struct para_set *, struct vlist *);

/* item.c */

/*
 * Items of all pieces.  Where width is not 0, words wider than it are cut
 * and lines may end where they should not: nothing else fits.
 */
void	 para_items(struct para *, int32_t width);

/* hang.c: how far a text's first, last mark may stand in the margin. */
int32_t	 hang_start(const char *, size_t, int32_t size);
int32_t	 hang_end(const char *, size_t, int32_t size);

/* line.c */

/* The box of the items [from, to) of a paragraph; last: its last line. */
void	 line_box(struct para *, const struct para_set *, size_t from,
	    size_t to, int32_t indent, bool last, struct vlist *);

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
