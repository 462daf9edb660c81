/*
 * pdf.h - the parts of the PDF back end and the seams between them.
 *
 * style, text (font, shape, linebreak) -> para, block, table -> page ->
 * frames -> emit.  Everything above emit runs without libharu.
 *
 * Every length is an int32_t in 1/1000 pt.  On a page x grows to the
 * right and y downwards from the top left corner.
 */
#ifndef PDF_H
#define PDF_H

#include "conv.h"

struct pdf_fonts;
struct pdf_font;

/* standard.c: what the file claims to meet, and what follows from that. */
struct pdf_standard {
	int	 part;		/* of PDF/A (ISO 19005), or 0 */
	char	 level;		/* its conformance level, or 0 */
	int	 ua;		/* part of PDF/UA (ISO 14289), or 0 */
	int	 version;	/* of PDF, times 10; 14 has no transparency */
	bool	 tagged;
	bool	 source;	/* hold the document's source */
};

/* One write(): what all parts share. */
struct pdf {
	struct conv_job		*job;
	struct conv_arena	*arena;
	const struct conv_doc	*doc;
	struct pdf_standard	 standard;
	struct pdf_fonts	*fonts;
	struct theme		*theme;		/* theme.c */
	struct pdf_geometry	*geometry;	/* style.c */
	struct pdf_image	*images;	/* image.c: those asked for */
	struct pdf_copy		*copies;	/* frame.c */
	size_t			 ncopies, copies_cap;
};

/* Fill in pdf->standard from the options; false: reported. */
bool	 pdf_standard_init(struct pdf *);

/* font.c: faces, their metrics and which of them has a character. */

enum pdf_family {
	PDF_SERIF,
	PDF_SANS,
	PDF_MONO,
	PDF_NFAMILIES
};

enum pdf_figures {
	PDF_FIGURES_DEFAULT,	/* as the font has them */
	PDF_FIGURES_LINING,
	PDF_FIGURES_OLDSTYLE,
	PDF_FIGURES_TABULAR	/* lining, all of one width */
};

/* What text looks like, apart from its colour. */
struct pdf_face {
	enum pdf_family	 family;
	bool		 bold, italic;
	bool		 smallcaps;
	enum pdf_figures figures;
	int32_t		 tracking;	/* after each letter, 1/1000 em */
	int32_t		 size;
	const char	*lang;		/* BCP 47, never NULL */
};

/* Metrics at a size; ascent and descent are both positive. */
struct pdf_metrics {
	int32_t	ascent, descent, xheight, capheight;
	int32_t	underline, underline_width;	/* below the baseline */
};

/* The options of fonts, for the back end's table. */
#define PDF_ROWS_FONTS \
	{ .name = "mainfont", .kind = CONV_OPT_STRING, .arg = "FONT", \
	  .help = "font of the text: a name, or a path to a file" }, \
	{ .name = "sansfont", .kind = CONV_OPT_STRING, .arg = "FONT", \
	  .help = "font without serifs" }, \
	{ .name = "monofont", .kind = CONV_OPT_STRING, .arg = "FONT", \
	  .help = "font of code" }, \
	{ .name = "CJKmainfont", .kind = CONV_OPT_STRING, .arg = "FONT", \
	  .help = "font of Chinese, Japanese and Korean" }, \
	{ .name = "mainfontfallback", .kind = CONV_OPT_LIST, .arg = "FONT", \
	  .help = "font of characters that the text's font lacks" }, \
	{ .name = "sansfontfallback", .kind = CONV_OPT_LIST, .arg = "FONT", \
	  .help = "the same for sansfont" }, \
	{ .name = "monofontfallback", .kind = CONV_OPT_LIST, .arg = "FONT", \
	  .help = "the same for monofont" }, \
	{ .name = "font-path", .kind = CONV_OPT_LIST, .arg = "DIR", \
	  .files = true, .help = "look for fonts by name here as well" }, \
	{ .name = "system-fonts", .kind = CONV_OPT_FLAG, .def = "true", \
	  .help = "use installed fonts for characters that no other has" }

/*
 * The fonts of one job: embedded families, and what the options name.
 * False: reported.  pdf_fonts_free() frees HarfBuzz's objects.
 */
bool	 pdf_fonts_init(struct pdf *);
void	 pdf_fonts_free(struct pdf_fonts *);
void	 pdf_metrics(struct pdf *, const struct pdf_face *,
	    struct pdf_metrics *);

/* What emit needs of a font; the i-th in order of first use, or NULL. */
struct pdf_font	*pdf_font_nth(struct pdf_fonts *, uint32_t i);
/* The family's name as its file or an option has it. */
const char	*pdf_font_name(const struct pdf_font *);
uint32_t	 pdf_font_index(const struct pdf_font *);
struct hb_face_t *pdf_font_hb(const struct pdf_font *);
/* The advance of a glyph in font units, as the file has it. */
int32_t		 pdf_font_advance(const struct pdf_font *, uint32_t gid);
uint32_t	 pdf_font_upem(const struct pdf_font *);
bool		 pdf_font_embeddable(const struct pdf_font *);
/* Are its glyphs pictures, or made of coloured layers? */
bool		 pdf_font_is_colour(const struct pdf_font *);

/* shape.c: text to glyphs. */

struct pdf_glyph {
	uint32_t	 gid;
	int32_t		 adv;		/* at the run's size */
	int32_t		 dx, dy;	/* offset; dy upwards */
	uint32_t	 cluster;	/* byte offset in the run's text */
};

/* Text in one font, one direction; glyphs in visual order. */
struct pdf_run {
	struct pdf_font		*font;
	int32_t			 size;
	const char		*text;		/* in logical order */
	uint32_t		 len;
	uint32_t		 nglyphs;
	const struct pdf_glyph	*glyphs;
	int32_t			 width;
	bool			 rtl;
	int16_t			 slant;		/* 1/1000, synthetic italic */
	int32_t			 embolden;	/* stroke, synthetic bold */
	struct pdf_run		*next;		/* in logical order */
};

/*
 * Shape a piece of text without line breaks (a word, a space) at an
 * embedding level (odd: right to left): a list of runs, split where the
 * font must change to have a glyph.  What no font has is drawn as a box
 * and reported once per character as `missing-glyph' at node.  Cached per
 * text and face: the result is shared and must not be changed.
 */
const struct pdf_run	*pdf_shape(struct pdf *, const struct pdf_face *,
		    const char *, size_t, int level,
		    const struct conv_node *node);

/* break.c: where a line may end (UAX #14), where a cluster ends (#29). */

enum pdf_break {
	PDF_BREAK_NO,
	PDF_BREAK_MAY,
	PDF_BREAK_MUST
};

/* brk[i]: may a line end before byte i of the text?  n + 1 values. */
void	 pdf_breaks(const char *, size_t n, const char *lang,
	    unsigned char *brk);
/* The end of the grapheme cluster that starts at s. */
const char	*pdf_grapheme_end(const char *s, const char *end);

/* hyphen.c: Liang's patterns, compiled in. */

/*
 * Where a word of one script may be hyphenated: pos[] gets byte offsets,
 * at most max; returns how many.  0 for a language without patterns.
 */
size_t	 pdf_hyphenate(const char *lang, const char *word, size_t n,
	    uint32_t *pos, size_t max);

/* tall.c: is most of the text in a script that wants space above, below? */
bool	 pdf_is_tall(const struct conv_doc *);

/* bidi.c: UAX #9 by FriBidi. */

/*
 * The embedding level of each byte of a paragraph of text; returns the
 * paragraph's own level.  dir: 0 from the first strong character, 1 ltr,
 * 2 rtl.
 */
int	 pdf_bidi(struct conv_arena *, const char *, size_t, int dir,
	    unsigned char *levels);
/* Visual order of n pieces with the given levels: order[i] is logical. */
void	 pdf_bidi_order(const unsigned char *levels, size_t n,
	    uint32_t *order);

/* linebreak.c: Knuth and Plass, Breaking Paragraphs into Lines (1981). */

enum pdf_lb_kind {
	PDF_LB_BOX,
	PDF_LB_GLUE,
	PDF_LB_PENALTY
};

#define PDF_LB_INFINITE	10000	/* penalty: never; minus it: always */

struct pdf_lb_item {
	enum pdf_lb_kind kind;
	bool		 flagged;	/* PENALTY: a hyphen */
	int32_t		 width;		/* PENALTY: of the hyphen */
	int32_t		 stretch, shrink;	/* GLUE */
	int32_t		 penalty;
};

/* Memory of the line breaker that serves one paragraph after the other. */
struct pdf_lb_room {
	struct lb_node	*nodes;		/* linebreak.c */
	uint32_t	*active;
	struct candidate *best;
	size_t		 nodes_cap, active_cap, best_cap;
	struct lb_lines {
		struct pdf_lb_line	*v;
		size_t			 cap;
	} lines[2];			/* of the first try and another one */
};

struct pdf_lb_params {
	struct pdf_lb_room *room;	/* or NULL: it takes its own */
	const int32_t	*widths;	/* of the first lines ... */
	size_t		 nwidths;	/* ... the last for all others */
	int32_t		 tolerance;	/* 1/1000 of the stretch ratio */
	int32_t		 hyphen_demerits;	/* two hyphens in a row */
	int32_t		 fit_demerits;	/* tight beside loose */
	size_t		 max_hyphens;	/* in a row where it can be had; 0: any */
	bool		 ragged;	/* no stretch: left-aligned */
};

struct pdf_lb_line {
	size_t		 end;		/* item at which the line breaks */
	int32_t		 ratio;		/* 1/1000; what glue stretches */
	bool		 overfull;
};

/*
 * The breaks of least total demerits; n lines, in the room.  Where no
 * setting is feasible lines are set looser than the tolerance, and one
 * that can't be set at all is marked overfull.  The items must end with
 * a penalty of -PDF_LB_INFINITE.
 */
struct pdf_lb_line	*pdf_linebreak(struct conv_arena *,
		    const struct pdf_lb_item *, size_t nitems,
		    const struct pdf_lb_params *, size_t *n);

/* drawing.c: drawn pictures, as lists of what is painted. */

enum pdf_path_op {
	PDF_MOVE,		/* 1 point */
	PDF_LINE,		/* 1 */
	PDF_CURVE,		/* 3 */
	PDF_CLOSE		/* 0 */
};

/* x' = a x + c y + e: a to d in 1/1,000,000, e and f in 1/1000. */
struct pdf_matrix {
	int64_t	a, b, c, d, e, f;
};

struct pdf_outline {
	const unsigned char	*ops;
	size_t			 nops;
	const int32_t		*xy;
};

/* Painting stays within the outline, and within those above it. */
struct pdf_clip {
	struct pdf_outline	 outline;
	bool			 evenodd;
	const struct pdf_clip	*up;
	size_t			 nops;		/* of all */
};

struct pdf_stop {
	int32_t		at;		/* 0 to 1,000,000 */
	uint32_t	rgb;
	int32_t		opacity;	/* 1/1000 */
};

struct pdf_gradient {
	bool			 radial;
	bool			 faded;		/* stops that are not opaque */
	int32_t			 xy[6];		/* x0 y0 (r0) x1 y1 (r1) */
	struct pdf_matrix	 matrix;	/* to the drawing */
	const struct pdf_stop	*stops;
	size_t			 nstops;	/* 2 or more */
};

/* A drawing repeated; its box is w, h, the next one is that far away. */
struct pdf_tiles {
	struct pdf_drawing	*inside;
	struct pdf_matrix	 matrix;	/* to the drawing */
};

enum pdf_paint_kind {
	PDF_PAINT_NONE,
	PDF_PAINT_COLOUR,
	PDF_PAINT_GRADIENT,
	PDF_PAINT_TILES
};

struct pdf_paint {
	enum pdf_paint_kind	 kind;
	uint32_t		 rgb;
	int32_t			 opacity;	/* 1/1000 */
	union {
		const struct pdf_gradient	*gradient;
		const struct pdf_tiles		*tiles;
	} u;
};

/* The pen that strokes; lengths in 1/1000. */
struct pdf_pen {
	int32_t		 width;
	int		 cap, join;	/* as PDF numbers them */
	int32_t		 miter;
	const int32_t	*dashes;
	size_t		 ndashes;
	int32_t		 phase;
};

enum pdf_draw_kind {
	PDF_DRAW_PATH,
	PDF_DRAW_TEXT,
	PDF_DRAW_IMAGE,
	PDF_DRAW_GROUP		/* painted as a whole */
};

struct pdf_draw {
	enum pdf_draw_kind	 kind;
	const struct pdf_clip	*clip;		/* or NULL */
	struct pdf_matrix	 matrix;	/* of what is drawn */
	struct pdf_paint	 fill, stroke;	/* PATH TEXT */
	struct pdf_pen		 pen;
	bool			 evenodd;
	bool			 stroke_first;
	union {
		struct pdf_outline	 outline;
		const struct pdf_run	*run;	/* at the matrix' origin */
		struct pdf_image	*image;	/* fills 0, 0 to 1, 1 */
		struct {
			struct pdf_drawing	*inside;
			struct pdf_drawing	*mask;	/* or NULL */
			int32_t			 opacity;
		} group;
	} u;
};

/* Points are 1/1000 px from the top left corner, y downwards. */
struct pdf_drawing {
	int32_t		 x, y, w, h;	/* what of it is seen */
	struct pdf_draw	*ops;
	size_t		 nops, cap;
};

#define PDF_MATRIX_ONE	((struct pdf_matrix){ 1000000, 0, 0, 1000000, 0, 0 })

struct pdf_draw	*pdf_drawing_add(struct conv_arena *, struct pdf_drawing *,
		    enum pdf_draw_kind);
/* As text: a line for each thing that is drawn. */
void	 pdf_drawing_dump(struct conv_out *, const struct pdf_drawing *);
/* A number that another drawing would hardly have. */
uint32_t pdf_drawing_sum(const struct pdf_drawing *);

/* image.c, png.c, jpeg.c, gif.c, webp.c, svg/: pictures in the form that emit writes. */

enum pdf_filter {
	PDF_FILTER_NONE,	/* samples, still to be deflated */
	PDF_FILTER_FLATE,	/* zlib data */
	PDF_FILTER_DCT		/* a whole JPEG file */
};

/* Samples of one image XObject (PDF 1.7, 8.9.5). */
struct pdf_samples {
	const unsigned char	*data;
	size_t			 size;
	enum pdf_filter		 filter;
	bool			 predictor;	/* rows filtered as in PNG */
	int			 ncomp;		/* 1 gray, 3 RGB, 4 CMYK */
	int			 bits;		/* of a component */
	bool			 inverted;	/* Adobe's CMYK */
	const unsigned char	*palette;	/* RGB triples, or NULL */
	size_t			 npalette;
};

struct pdf_image {
	const struct conv_resource *res;
	uint32_t		 width, height;	/* as shown, in pixels */
	unsigned		 turn;		/* Exif's orientation, 2 to 8 */
	struct pdf_samples	 color;
	struct pdf_samples	 alpha;		/* data NULL: opaque */
	struct pdf_drawing	*drawing;	/* instead of samples */
	bool			 flattened;	/* what was clear is white */
	size_t			 number;	/* n of /In; 0: not written */
	void			*object;	/* emit's */
	struct pdf_image	*next;
};

/* samples.c: nc bytes a pixel, of which the 2nd or 4th is its alpha. */
void	 pdf_samples(struct pdf *, struct pdf_image *, unsigned char *,
	    int nc);

/* NULL: the data is broken; reported as `bad-image' at node. */
struct pdf_image	*pdf_image_get(struct pdf *,
		    const struct conv_resource *, const struct conv_node *);
/* Fill in an image from a file; false with *why where it is broken. */
bool	 pdf_png_read(struct pdf *, struct pdf_image *, const char **why);
bool	 pdf_jpeg_read(struct pdf *, struct pdf_image *, const char **why);
bool	 pdf_gif_read(struct pdf *, struct pdf_image *, const char **why);
bool	 pdf_webp_read(struct pdf *, struct pdf_image *, const char **why);
/* What of it can't be drawn is reported as `svg-partial' at node. */
bool	 pdf_svg_read(struct pdf *, struct pdf_image *,
	    const struct conv_node *node, const char **why);

/* frame.c: pages as positioned items; the form of -t layout. */

enum pdf_item_kind {
	PDF_TEXT,
	PDF_RULE,		/* a filled rectangle */
	PDF_PATH,		/* a drawn shape */
	PDF_IMAGE,
	PDF_LINK,		/* an area that leads somewhere */
	PDF_DEST,		/* a place that can be led to */
	PDF_MARK,		/* here a node is read that stands later */
	PDF_PUSH,		/* up to PDF_POP: a page made smaller */
	PDF_POP
};

/* What an item is of its node; the tags are made from it. */
enum pdf_part {
	PDF_PART_BODY,		/* the node's own content */
	PDF_PART_LABEL,		/* marker of an item, number of a note */
	PDF_PART_NUMBER,	/* points of an exercise */
	PDF_PART_TITLE,		/* title block; node NULL */
	PDF_PART_TOC,		/* entry of the contents: node SECTION */
	PDF_PART_DECORATION,	/* rules, backgrounds: an artifact */
	PDF_PART_HEADER,	/* running head: an artifact */
	PDF_PART_FOOTER		/* page number: an artifact */
};

/* A run or a space on a line, x from the item's x. */
struct pdf_seg {
	const struct pdf_run	*run;
	const struct conv_node	*node;		/* TEXT, CODE ... */
	int32_t			 x;
	uint32_t		 color;		/* 0xRRGGBB */
	int32_t			 rise;		/* of the baseline */
	bool			 hyphen;	/* of a line break: a soft one */
	bool			 apart;		/* not in its item's copy */
};

struct pdf_path {
	const unsigned char	*ops;
	size_t			 nops;
	const int32_t		*xy;		/* from the item's x, y */
	bool			 filled, stroked;
	uint32_t		 fill, stroke;
	int32_t			 width;		/* of the stroke */
};

struct pdf_item {
	enum pdf_item_kind	 kind;
	enum pdf_part		 part;
	const struct conv_node	*node;		/* or NULL */
	int32_t			 x, y;		/* TEXT: of the baseline */
	int32_t			 w, h;		/* RULE IMAGE LINK */
	union {
		struct {
			const struct pdf_seg	*segs;	/* as they are read */
			uint32_t		 nsegs;
			uint32_t		 copy;	/* see pdf_item_copy() */
		} text;
		struct {
			uint32_t		 color;
		} rule;
		const struct pdf_path		*path;
		struct pdf_image		*image;
		struct {
			const char		*uri;	/* or NULL */
			const struct conv_node	*target; /* or NULL */
		} link;
		struct {
			int32_t			 scale;	/* 1/1,000,000 */
			size_t			 page;	/* that is here */
		} push;
	} u;
};

/* What is copied where an item shows something else. */
struct pdf_copy {
	const char	*text;
	size_t		 len;
	bool		 goes_on;	/* in one piece with the next item's */
};

/* Where a page has its text. */
struct pdf_area {
	int32_t		 left, top;
	int32_t		 width, height;
	int32_t		 header, footer;	/* baselines */
};

/*
 * A sheet to be cut is a page with something around it: its slug from
 * the page's edge to the cut, and its bleed, a part of that, up to where
 * what is cut through goes on.
 */
struct pdf_page {
	int32_t		 width, height;
	int32_t		 slug, bleed;	/* on each side; 0: none */
	struct pdf_area	 area;		/* of a sheet: nothing */
	bool		 verso;		/* bound at the other side */
	bool		 blank;		/* and stays so */
	struct pdf_item	*items;		/* in painting order */
	size_t		 nitems, cap;
};

struct pdf_pages {
	struct pdf_page	*pages;
	size_t		 npages, cap;
};

struct pdf_page	*pdf_page_add(struct pdf *, struct pdf_pages *, int32_t w,
		    int32_t h);
/* Say what is copied where an item of text is. */
void	 pdf_copy_add(struct pdf *, struct pdf_item *,
		    const struct pdf_copy *);
/* That, or NULL: what is shown. */
const struct pdf_copy	*pdf_item_copy(const struct pdf *,
		    const struct pdf_item *);
/* Room for n items at once. */
void	 pdf_page_reserve(struct pdf *, struct pdf_page *, size_t n);
struct pdf_item	*pdf_item_add(struct pdf *, struct pdf_page *,
		    enum pdf_item_kind, enum pdf_part,
		    const struct conv_node *);
void	 pdf_frame_dump(struct conv_out *, const struct pdf_pages *);

/* page.c: the whole layout, from document to pages. */
bool	 pdf_layout(struct pdf *, struct pdf_pages *);

/* impose/: the options of sheets, for the back end's table. */
#define PDF_ROWS_SHEETS \
	{ .name = "sheetsize", .kind = CONV_OPT_CHOICE, \
	  .arg = "a4|letter|a5|legal|a3|a6|b4|b5|executive", \
	  .help = "paper of the sheets; without it, that of the pages" }, \
	{ .name = "sheet-margin", .kind = CONV_OPT_LENGTH, .arg = "LENGTH", \
	  .help = "cut the margins of pages on a sheet down to this" }, \
	{ .name = "notepaper", .kind = CONV_OPT_CHOICE, \
	  .arg = "lines|dots|grid|blank", .def = "lines", \
	  .help = "what the room for notes is ruled with" }, \
	{ .name = "signature", .kind = CONV_OPT_INT, .arg = "PAGES", \
	  .def = "0", .min = 0, .max = 10000, .caller = true, \
	  .help = "pages of a booklet that are folded together; 0: all" }, \
	{ .name = "creep", .kind = CONV_OPT_LENGTH, .arg = "LENGTH", \
	  .def = "0pt", \
	  .help = "move each sheet of a booklet by this more to the fold" }, \
	{ .name = "back-cover", .kind = CONV_OPT_FLAG, \
	  .help = "keep a booklet's last page outside, behind blank ones" }, \
	{ .name = "cards", .kind = CONV_OPT_CHOICE, \
	  .arg = "duplex|fold|single", .def = "duplex", \
	  .help = "where backs of cards are: overleaf, beside, nowhere" }, \
	{ .name = "card-grid", .kind = CONV_OPT_STRING, .arg = "CxR", \
	  .def = "2x4", \
	  .help = "cards on a sheet, beside and below each other" }, \
	{ .name = "crop-marks", .kind = CONV_OPT_FLAG, \
	  .help = "show where sheets are cut and folded" }, \
	{ .name = "bleed", .kind = CONV_OPT_LENGTH, .arg = "LENGTH", \
	  .def = "0pt", \
	  .help = "let what touches the edge go on by this" }

/* impose/: finished pages onto sheets, as --layout says. */
void	 pdf_impose(struct pdf *, const struct pdf_pages *from,
	    struct pdf_pages *to);

/* emit.c: pages to bytes, the only user of libharu. */
bool	 pdf_emit(struct pdf *, const struct pdf_pages *);
/* The structure tree as text instead; the form of -t tags. */
bool	 pdf_emit_tags(struct pdf *, const struct pdf_pages *);

#endif
