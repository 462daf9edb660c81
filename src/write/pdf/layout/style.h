/* style.h - how pages and what is on them look: themes, styles, paper. */
#ifndef STYLE_H
#define STYLE_H

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

#endif
