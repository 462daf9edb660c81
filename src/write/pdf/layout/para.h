/* para.h - from inlines to lines; included by layout.h. */
#ifndef PARA_H
#define PARA_H

#include "write/pdf/layout/style.h"

struct layout;
struct vlist;

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

#endif
