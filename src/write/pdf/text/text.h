/* text.h - fonts and shaping inside the PDF back end; see pdf.h. */
#ifndef TEXT_H
#define TEXT_H

#include <hb.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

/* font.c */

struct pdf_font {
	const char		*name;		/* for messages */
	const unsigned char	*data;
	size_t			 size;
	unsigned		 number;	/* in a collection */
	bool			 bold, italic;
	bool			 colour;	/* pictures or layers */
	bool			 embedded;	/* part of the program */
	hb_face_t		*face;		/* NULL until it is used */
	hb_font_t		*hb;
	int32_t			 scale;		/* of hb at this moment */
	int32_t			 xheight;	/* see font_xheight() */
	bool			 measured;
	signed char		 capitals;	/* small ones: 1, none: -1 */
	uint32_t		 index;		/* in order of first use */
	bool			 used;
	struct pdf_font		*next;		/* with HarfBuzz objects */
};

/* The styles of a family; what it lacks is NULL and will be drawn. */
struct family {
	struct pdf_font	*style[4];	/* bold is 1, italic is 2 */
};

struct pdf_fonts {
	struct pdf		*pdf;
	struct pdf_font		*open;		/* those with a face */
	struct pdf_font		**used;		/* in order of first use */
	size_t			 nused, cap;
	/* families in the order in which they are asked, ending in NULL */
	struct family		**chain[PDF_NFAMILIES];
	struct family		*cjk;		/* CJKmainfont, or NULL */
	struct system		*system;	/* NULL until it is needed */
	struct map		*lost;		/* characters without a glyph */
	unsigned		 nlost;
	hb_buffer_t		*buffer;
	struct shapes		*shapes;	/* shape.c's cache */
};

/* Make HarfBuzz's objects; false: the data is no font. */
bool		 font_open(struct pdf_fonts *, struct pdf_font *);
/* The font object, at a size. */
hb_font_t	*font_at(struct pdf_font *, int32_t size);
/* In 1/1000 em; 0 unknown. */
int32_t		 font_xheight(struct pdf_font *);
bool		 font_has(struct pdf_fonts *, struct pdf_font *, uint32_t);
/* Does it have small capitals? */
bool		 font_capitals(struct pdf_font *);
/* A font that is going to be drawn with. */
void		 font_use(struct pdf_fonts *, struct pdf_font *);
/* The font of a family that comes nearest to a style. */
struct pdf_font	*family_style(const struct family *, bool bold, bool italic);

/* family.c: the embedded families, and the order they are asked in. */
bool		 families_init(struct pdf_fonts *);	/* false: reported */

/* choose.c: which font draws a cluster. */

/*
 * U+25A1, drawn for what no font has.  It is a glyph like others, as
 * .notdef may not be shown in PDF/A (ISO 19005-2, 6.2.11.8).
 */
#define MISSING_BOX	"\xE2\x96\xA1"
#define MISSING_CHAR	0x25A1


/* Never NULL; *missing: it has no glyph for c. */
struct pdf_font	*choose_font(struct pdf_fonts *, const struct pdf_face *,
		    const char *cluster, size_t len, bool *missing);

/* system.c: fonts that fontconfig knows. */

/*
 * The family of that name, or the font in that file; NULL: there is none
 * that can be used, as a warning says.  False: reported as an error.
 */
bool		 system_family(struct pdf_fonts *, const char *name,
		    struct family **);
/* The best font for a character, rather in colour or not; or NULL. */
struct pdf_font	*system_choose(struct pdf_fonts *, const struct pdf_face *,
		    uint32_t c, bool colour);
void		 system_free(struct system *);

/* shape.c */

void		 shapes_init(struct pdf_fonts *);

/* script.c */

/* Neither drawn nor wide: joiners, selectors, marks of direction. */
bool		 script_ignorable(uint32_t);
/* The script of each character, common ones resolved (UAX #24). */
hb_script_t	 script_run(const char *, const char *end, hb_script_t,
		    const char **next);

/* break.c */

/* As pdf_breaks(), by UAX #14 alone. */
void		 breaks_find(const char *, size_t n, unsigned char *brk);

#endif
