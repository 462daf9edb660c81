/* emit.h - pages to bytes; the only part that knows libharu. */
#ifndef EMIT_H
#define EMIT_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include <libdeflate.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

struct emit_font;

/* The text state that the stream has set so far on this page. */
struct emit_pen {
	bool			 in_text;	/* between BT and ET */
	const struct emit_font	*font;
	unsigned		 part;		/* 1: as soft hyphens; of a
						 * colour font the part */
	int32_t			 size;
	int32_t			 rise;
	int32_t			 embolden;
	uint32_t		 fill, stroke;	/* colours */
	int32_t			 width;		/* of strokes */
	bool			 copies;	/* the text is said already */
	/* while a TJ array is open */
	bool			 in_array, in_string;
	int64_t			 at;		/* pen, 1/1,000,000 pt */
};

/* Where a page stands on its sheet. */
struct emit_place {
	int64_t		scale;		/* 1/1,000,000; 0: as it is */
	int32_t		x, y;		/* its corner */
};

/* One document on its way out. */
struct emit {
	struct pdf		*pdf;
	struct conv_arena	*arena;
	const struct pdf_standard *standard;
	HPDF_Doc		 doc;
	struct libdeflate_compressor *deflate;
	struct libdeflate_compressor *pack;	/* objects */
	HPDF_Page		*pages;		/* one a struct pdf_page */
	HPDF_Dict		 font_res;	/* /Font of every page */
	struct emit_font	**fonts;	/* by pdf_font_index() */
	size_t			 nfonts;
	struct map		*dests;		/* node -> struct emit_dest */
	struct emit_dest	*led_to;	/* those with an action */
	const struct pdf_page	*page;		/* being written */
	HPDF_Page		 hpage;
	struct emit_place	 place;		/* of what is being written */
	struct out_mem		 content;	/* of that page */
	void			*deflated;	/* a buffer; object.c */
	size_t			 deflated_cap;
	struct emit_pen		 *pen;
	struct emit_pen		*outer;		/* around a page on its sheet */
	const struct conv_node	*picture;	/* being drawn; NULL: told of */
	HPDF_Dict		 inks;		/* CMYK as RGB, or NULL */
	size_t			 nimages;	/* names /I1, /I2 ... */
	struct emit_tags	*tags;		/* NULL: an untagged file */
	struct out_mem		 bytes;		/* of an object, while it is made */
};

/* object.c: raw objects over libharu's object layer. */

/* The number of an object that stands in the cross-reference table. */
unsigned	 emit_id(const void *obj);
/* "N 0 R ", which refers to it. */
void		 emit_ref(struct conv_out *, const void *obj);
/* What is ASCII, to stand between ( and ). */
void		 emit_literal(struct conv_out *, const char *, size_t);
/* A text string of anything, cut where libharu's limit is. */
void		 emit_text(struct conv_out *, const char *);
/* An indirect dictionary, its inside as bytes (or set later). */
HPDF_Dict	 emit_dict(struct emit *);
void		 emit_dict_set(struct emit *, HPDF_Dict, const char *inside,
		    size_t);
/* That inside, of a dictionary that holds nothing else; else NULL. */
const char	*emit_dict_bytes(const void *obj, size_t *);
/* An indirect stream, deflated; inside: more of its dictionary. */
HPDF_Dict	 emit_stream(struct emit *, const void *, size_t,
		    const char *inside);
/* Fill a stream that libharu made, deflated. */
void		 emit_stream_fill(struct emit *, HPDF_Dict, const void *,
		    size_t, const char *inside);
/* An indirect stream of bytes that are encoded already. */
HPDF_Dict	 emit_stream_raw(struct emit *, const void *, size_t,
		    const char *inside);
/* The three components of a colour, a space between them. */
void		 emit_rgb(struct conv_out *, uint32_t);
/* A text string (UTF-16BE with BOM) for a dictionary. */
HPDF_Binary	 emit_text_string(struct emit *, const char *);
/* <FEFF...> of n bytes of UTF-8. */
void		 emit_utf16(struct conv_out *, const char *, size_t);
/* 1/1000 of a unit as a decimal number without trailing zeros. */
void		 emit_milli(struct conv_out *, int64_t);
/* The same of 1/1,000,000. */
void		 emit_micro(struct conv_out *, int64_t);

/* place.c: points of a page as those of its sheet. */
void	 emit_place_set(struct emit_place *, const struct pdf_item *push);
int32_t	 emit_place_x(const struct emit_place *, int64_t x);
int32_t	 emit_place_y(const struct emit_place *, int64_t y);

/* font.c */

/* The font's part in this document, made at first use. */
struct emit_font	*emit_font(struct emit *, struct pdf_font *);
/*
 * Note that a glyph is drawn for this text; false: the glyph already
 * stands for another text, so this use needs an ActualText.
 */
bool	 emit_font_use(struct emit *, struct emit_font *, uint32_t gid,
	    const char *text, size_t len);
/* Note that a glyph is drawn for a soft hyphen, in the font /Sn. */
void	 emit_font_use_soft(struct emit *, struct emit_font *, uint32_t gid);
/* The width of a glyph as the PDF has it, in 1/1000 of the size. */
int32_t	 emit_font_width(struct emit_font *, uint32_t gid);
uint32_t emit_font_number(const struct emit_font *);	/* n of /Fn */
/* A font for all pages, to be filled in. */
HPDF_Dict emit_font_dict(struct emit *, const char *name);
bool	 emit_font_is_colour(const struct emit_font *);
/* The code of a glyph of a colour font; false: it is none. */
bool	 emit_font_code(struct emit *, struct emit_font *, uint32_t gid,
	    uint32_t *code);
/* A ToUnicode for glyphs whose codes are bytes. */
HPDF_Dict emit_font_codes(struct emit *, const struct emit_font *,
	    const uint32_t *gids, size_t n);
/* Write subsets, widths and ToUnicode, when all pages are done. */
bool	 emit_fonts_finish(struct emit *);

/* colour.c: the i-th 256 glyphs of a colour font are /En-i. */
struct emit_colour;
struct emit_colour	*emit_colour_new(struct emit *, struct pdf_font *,
			    uint32_t number);
uint32_t emit_colour_code(struct emit *, struct emit_colour *, uint32_t gid);
void	 emit_colour_finish(struct emit *, struct emit_font *,
	    struct emit_colour *);

/* content.c: the content stream of a page. */
void	 emit_page_content(struct emit *);

/* pen.c: what is set in a content stream, once. */
void	 emit_pen_fill(struct emit *, uint32_t rgb);
void	 emit_pen_stroke(struct emit *, uint32_t rgb, int32_t width);
/* A number and a space; y upwards from the foot of the page. */
void	 emit_pen_number(struct emit *, int64_t milli);
int64_t	 emit_pen_y(const struct emit *, int64_t y);

/* text.c: lines of text in a content stream. */
void	 emit_text_put(struct emit *, const struct pdf_item *);
/* End what is shown, so that the text's state can be changed. */
void	 emit_text_pause(struct emit *);
/* End the text object, so that there can be what is not text. */
void	 emit_text_close(struct emit *);
/* A run's font and glyphs, into a text object of another stream. */
void	 emit_text_run(struct emit *, struct out_mem *,
	    const struct pdf_run *);

/* copy.c: what is copied where the page shows something else. */

/* Is the first character one whose meaning is private? */
bool	 emit_is_private(const char *, size_t);
/* Begin a span that is read as this text. */
void	 emit_actual(struct emit *, const char *, size_t);
/* The ActualText of an item with those that go on with it: their copy. */
void	 emit_copy(struct emit *, const struct pdf_item *);
/* The item that goes on with this one on the page, or NULL. */
const struct pdf_item	*emit_copy_next(const struct emit *,
		    const struct pdf_item *);

/* image.c: image XObjects. */

/* The number n of /In on this page's resources. */
size_t	 emit_image(struct emit *, struct pdf_image *);
/* The same for the resources of others: object is what to name. */
size_t	 emit_image_number(struct emit *, struct pdf_image *);
/* What turns a picture that its file has on its side; "cm" or nothing. */
void	 emit_image_turn(struct conv_out *, const struct pdf_image *);

/* drawing.c: a drawing as a form XObject. */
HPDF_Dict	 emit_drawing(struct emit *, const struct pdf_drawing *);

/* shading.c: a gradient as a shading; opacity: of how opaque it is. */
void	 emit_shading(struct conv_out *, const struct pdf_gradient *,
	    bool opacity);

/* link.c: destinations, link annotations, the outline. */
void	 emit_dests(struct emit *, const struct pdf_pages *);
void	 emit_link(struct emit *, const struct pdf_item *);
void	 emit_outline(struct emit *);
/* Once all elements are there: let destinations lead to them (PDF 2.0). */
void	 emit_dests_finish(struct emit *);

/* struct.c, tag.c: the structure tree; nothing happens in an untagged file. */
/*
 * sheets: pages stand on them, maybe out of order; dump: keep what
 * emit_tags_dump() shows.
 */
void	 emit_tags_init(struct emit *, size_t npages, bool sheets, bool dump);
void	 emit_tags_page(struct emit *, size_t index);
void	 emit_tags_page_end(struct emit *);
/* Content of this page follows: it is read in the order of pages. */
void	 emit_tags_order(struct emit *, size_t page);
/*
 * Once all content is there: mend heading levels (ISO 14289-1, 7.4.2), and
 * give each element an object.
 */
void	 emit_tags_settle(struct emit *, bool objects);
void	 emit_tags_finish(struct emit *);
/* The element of a node, or of the nearest one around it that has one. */
HPDF_Dict emit_tags_elem(struct emit *, const struct conv_node *);
/* Is the content that is open of this part of this node? */
bool	 emit_tag_same(struct emit *, const struct conv_node *,
	    enum pdf_part);
/* Close what is open and begin content of a part of a node. */
void	 emit_tag_open(struct emit *, const struct conv_node *,
	    enum pdf_part);
/* What comes is shown with the last glyph first, word by word. */
void	 emit_tag_turn(struct emit *, bool back);
bool	 emit_tag_reversed(const struct emit *);
/*
 * The same for a span that is read as something else, whose properties are
 * left open; false: such a span is to stand in what emit_tag_open() opens.
 */
bool	 emit_tag_span(struct emit *, const struct conv_node *,
	    enum pdf_part);
void	 emit_tag_close(struct emit *);
/* A picture is read here, wherever its content comes. */
void	 emit_tag_place(struct emit *, const struct conv_node *);
/* Begin an artifact: the background that an item paints. */
void	 emit_tag_background(struct emit *, const struct pdf_item *);
/* A node is read here, wherever it stands. */
void	 emit_tag_mark(struct emit *, const struct pdf_item *);
/* Text that is drawn in the content that is open; for dumps. */
void	 emit_tag_text(struct emit *, const char *, size_t);
/* A rectangle of the page that the open content covers, as in items. */
void	 emit_tag_box(struct emit *, int64_t x, int64_t y, int32_t w,
	    int32_t h);
/* An annotation's number among the structure's parents; -1: no tags. */
int64_t	 emit_tag_annot(struct emit *, HPDF_Dict,
	    const struct conv_node *, enum pdf_part);

/* dump.c */
void	 emit_tags_dump(struct emit *, struct conv_out *);

/* info.c: document information and the catalog. */
#define EMIT_CREATOR	"conv " CONV_VERSION
#define EMIT_PRODUCER	"conv " CONV_VERSION ", libharu " HPDF_VERSION_TEXT
void	 emit_info(struct emit *);
/* The authors with commas between; "" for none. */
const char	*emit_authors(struct emit *);
/* The keywords with commas between; "" for none. */
const char	*emit_keywords(struct emit *);
/* The document's date as a PDF date, or NULL where it is no ISO date. */
const char	*emit_date(struct emit *);

/* pagelabel.c: sheets are called by the pages that are on them. */
void	 emit_page_labels(struct emit *, const struct pdf_pages *sheets);

/* icc.c: the bytes of an sRGB profile; returns how many. */
size_t	 emit_icc_srgb(struct conv_arena *, const unsigned char **);

/* xmp.c: metadata and output intent. */
void	 emit_xmp(struct emit *);

/* attach.c: the document's source, where the standard has room for it. */
void	 emit_source(struct emit *);

/* save.c: the file's body, object streams, cross references. */
bool	 emit_save(struct emit *);

#endif
