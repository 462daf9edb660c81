/*
 * svg.h - SVG images to drawings (see pdf.h), as SVG 1.1 and what tools
 * write of SVG 2 have it.
 *
 * number, matrix, colour -> css, style -> path, shape -> paint, clip,
 * marker, text -> walk.  Numbers are doubles here and become 1/1000 in
 * draw.c; no function of libm is used but those that round exactly.
 */
#ifndef SVG_H
#define SVG_H

#include <libxml/tree.h>

#include "base/base.h"
#include "base/limits.h"
#include "write/pdf/pdf.h"

/* number.c */

/* What is left of a text. */
struct svg_text {
	const char	*p, *end;
};

enum svg_axis {
	SVG_X,
	SVG_Y,
	SVG_BOTH		/* of the viewport's diagonal */
};

/* What relative lengths refer to. */
struct svg_units {
	double	em, vw, vh;
};

struct svg_text	 svg_text(const char *);
bool	 svg_is_space(char);
/* Past spaces; past spaces and one comma. */
void	 svg_spaces(struct svg_text *);
void	 svg_comma(struct svg_text *);
/* Is this next?  Then move past it.  Case does not count. */
bool	 svg_word(struct svg_text *, const char *);
/* Never NaN, and at most 1e9 either way. */
bool	 svg_number(struct svg_text *, double *);
/* A number with a unit or "%". */
bool	 svg_length(struct svg_text *, const struct svg_units *,
	    enum svg_axis, double *);
/* A number or a percentage, from 0 to 1. */
double	 svg_share(const char *, double missing);
/* 1/1000 of v, rounded, and no more than a PDF holds. */
int32_t	 svg_milli(double v);
double	 svg_sqrt(double);
double	 svg_abs(double);
/* Degrees. */
void	 svg_sincos(double angle, double *sine, double *cosine);

/* matrix.c */

struct svg_matrix {
	double	a, b, c, d, e, f;
};

#define SVG_ONE	((struct svg_matrix){ 1, 0, 0, 1, 0, 0 })

/* First b, then a. */
struct svg_matrix	svg_multiply(struct svg_matrix a,
			    struct svg_matrix b);
struct svg_matrix	svg_translate(struct svg_matrix, double x, double y);
struct svg_matrix	svg_zoom(struct svg_matrix, double x, double y);
void			svg_apply(const struct svg_matrix *, double *x,
			    double *y);
/* What a transform attribute does after m. */
struct svg_matrix	svg_transform(const char *, struct svg_matrix m);
/*
 * m as a matrix about as large as one, after an even scale; 0: it leaves
 * nothing to be seen.
 */
double			svg_split(struct svg_matrix m,
			    struct svg_matrix *rest);
bool			svg_is_even(const struct svg_matrix *);
struct pdf_matrix	svg_fixed(const struct svg_matrix *);
/* A viewBox in w, h as preserveAspectRatio says; false: no viewBox. */
bool			svg_view_box(const char *box, const char *ratio,
			    double w, double h, struct svg_matrix *,
			    double size[4]);

/* colour.c */

/* A CSS colour; *alpha in 1/1000. */
bool	 svg_colour(struct svg_text *, uint32_t *rgb, int32_t *alpha);

/* css.c */

struct svg_decl {
	int		 prop;		/* see svg_prop() */
	const char	*value;
	bool		 important;
};

struct svg_decls {
	struct svg_decl	*list;
	size_t		 n, cap;
};

struct svg;
/* Declarations up to a closing brace or the end. */
void	 svg_decls(struct svg *, struct svg_text *, struct svg_decls *);
void	 svg_sheet(struct svg *, const char *text);
/* Sort the rules of all sheets. */
void	 svg_sheets_done(struct svg *);
/* Call for each rule that fits, the weakest first. */
void	 svg_rules(struct svg *, const xmlNode *,
	    void (*)(void *, const struct svg_decl *), void *);

/* style.c */

enum svg_paint_kind {
	SVG_NONE,
	SVG_COLOUR,
	SVG_CURRENT,		/* currentColor */
	SVG_URL
};

struct svg_paint {
	enum svg_paint_kind	 kind;
	uint32_t		 rgb;
	int32_t			 alpha;
	const char		*id;		/* URL */
	enum svg_paint_kind	 fallback;
};

enum svg_anchor {
	SVG_START,
	SVG_MIDDLE,
	SVG_END
};

enum svg_baseline {
	SVG_ALPHABETIC,
	SVG_CENTRAL,
	SVG_MIDDLE_LINE,
	SVG_HANGING,
	SVG_TOP,
	SVG_BOTTOM
};

struct svg_style {
	/* inherited */
	struct svg_paint	 fill, stroke;
	double			 fill_opacity, stroke_opacity;
	double			 width, miter, phase;
	const double		*dashes;
	size_t			 ndashes;
	int			 cap, join;
	bool			 evenodd, clip_evenodd;
	bool			 hidden;	/* visibility */
	bool			 stroke_first;
	bool			 preserve;	/* white space */
	uint32_t		 colour;
	int32_t			 colour_alpha;
	const char		*markers[3];	/* start, mid, end */
	enum pdf_family		 family;
	bool			 bold, italic;
	double			 size, spacing;
	enum svg_anchor		 anchor;
	enum svg_baseline	 baseline;
	const char		*lang;
	/* of the element alone */
	bool			 gone;		/* display: none */
	double			 opacity;
	const char		*clip, *mask;
	double			 rise;
	bool			 overflow;	/* seen outside as well */
	uint32_t		 stop;
	double			 stop_opacity;
	const char		*transform;
	uint32_t		 back;		/* background of HTML */
	int32_t			 back_alpha;
};

void	 svg_style_init(struct svg_style *);
/* The style of an element; what it inherits from is *up. */
void	 svg_style(struct svg *, const xmlNode *, const struct svg_style *up,
	    struct svg_style *);

/* property.c */

#define SVG_NPROPS	42

/* What a property is set in: an element, and the one around it. */
struct svg_setting {
	struct svg		*s;
	struct svg_style	*style;
	const struct svg_style	*up;
};

/* The row of a property, or -1. */
int	 svg_prop(struct svg *, const char *name, size_t len);
void	 svg_prop_set(struct svg_setting *, int prop, const char *value);

/* font.c: the properties of fonts, as rows of property.c. */
void	 svg_set_size(struct svg_setting *, const char *);
void	 svg_set_family(struct svg_setting *, const char *);
void	 svg_set_weight(struct svg_setting *, const char *);
void	 svg_set_slant(struct svg_setting *, const char *);
void	 svg_set_font(struct svg_setting *, const char *);

/* As svg_style(), of an element by itself: from the root down. */
void	 svg_style_alone(struct svg *, const xmlNode *, struct svg_style *);

/* path.c */

struct svg_path {
	struct conv_arena	*arena;
	unsigned char		*ops;
	double			*xy;
	size_t			 nops, ops_cap, nxy, xy_cap;
	double			 x0, y0, x, y;	/* start, pen */
};

void	 svg_move(struct svg_path *, double x, double y);
void	 svg_line(struct svg_path *, double x, double y);
void	 svg_curve(struct svg_path *, double, double, double, double,
	    double x, double y);
void	 svg_arc(struct svg_path *, double rx, double ry, double angle,
	    bool large, bool sweep, double x, double y);
void	 svg_close(struct svg_path *);
/* The d of a path; false: it ends in an error. */
bool	 svg_path_data(struct svg *, struct svg_path *, const char *);

/* shape.c */

struct svg_box {
	double	x0, y0, x1, y1;
};

/* The outline of a shape element; false: it is no shape. */
bool	 svg_shape(struct svg *, const xmlNode *, const struct svg_units *,
	    struct svg_path *);
void	 svg_path_box(const struct svg_path *, struct svg_box *);
void	 svg_box_add(struct svg_box *, double x, double y);
#define SVG_NO_BOX	((struct svg_box){ 1e30, 1e30, -1e30, -1e30 })

/* svg.c: the whole of one image. */

struct svg {
	struct pdf		*pdf;
	struct conv_arena	*arena;
	const struct conv_node	*node;		/* for messages */
	const char		*url;
	struct map		*ids;		/* -> xmlNode */
	struct map		*props;		/* style.c */
	struct map		*images;	/* xmlNode -> pdf_image */
	struct svg_rule		**rules;
	size_t			 nrules, rules_cap;
	struct svg_frame	*spare;		/* walk.c */
	const char		*lost[16];	/* what is not drawn */
	size_t			 nlost;
	unsigned		 nesting;	/* of walks */
	double			 vw, vh;	/* around what gets a style */
	/* spent of what LIMIT_SVG_* allow */
	size_t			 elements, segments, matches;
	struct svg_box		 seen;		/* of all that is drawn */
};

/* Note what is not drawn; name must last. */
void		 svg_lost(struct svg *, const char *name);
/* Spend so many; false: there are too many, as is noted. */
bool		 svg_spend(struct svg *, size_t *spent, size_t n,
		    size_t limit);
/* An attribute without namespace, or NULL. */
const char	*svg_attr(struct svg *, const xmlNode *, const char *);
/* The element that href or xlink:href names here, or NULL. */
const xmlNode	*svg_href(struct svg *, const xmlNode *);
const xmlNode	*svg_by_id(struct svg *, const char *id);
bool		 svg_is(const xmlNode *, const char *name);
/* The next element from here among siblings, or NULL; each is spent. */
const xmlNode	*svg_element(struct svg *, const xmlNode *);
/* A length that an attribute gives. */
double		 svg_attr_length(struct svg *, const xmlNode *,
		    const char *, const struct svg_units *, enum svg_axis,
		    double missing);

/* walk.c */

/* An element that is open. */
struct svg_frame {
	const xmlNode		*node;
	const xmlNode		*child;		/* the next one */
	bool			 one;		/* no siblings of it */
	struct svg_style	 style;
	struct svg_matrix	 m;		/* to the picture */
	const struct pdf_clip	*clip;
	double			 vw, vh;	/* of the viewport */
	struct pdf_drawing	*into;
	struct pdf_drawing	*group;		/* what it becomes, or NULL */
	const struct pdf_clip	*group_clip;
	struct svg_box		 box;		/* of the content, as m has it */
	struct svg_frame	*up;
	unsigned		 depth;
};

/* Draw an element (or only what it holds) as if it stood in a frame. */
void	 svg_walk(struct svg *, const xmlNode *, const struct svg_frame *,
	    bool inside);
struct svg_units	svg_units(const struct svg_frame *);

/* draw.c: things in a drawing. */

/* An empty drawing as large as another. */
struct pdf_drawing	*svg_drawing(struct svg *, const struct pdf_drawing *);

/* The outline at a matrix. */
void	 svg_outline(struct svg *, const struct svg_path *,
	    const struct svg_matrix *, struct pdf_outline *);
/* Fill, stroke and mark a path as a frame's style says. */
void	 svg_draw_path(struct svg *, const struct svg_frame *,
	    const struct svg_path *);
/* A thing in a frame's drawing; NULL: there are too many. */
struct pdf_draw	*svg_draw(struct svg *, const struct svg_frame *,
		    enum pdf_draw_kind);
/* False: it draws nothing. */
bool	 svg_draw_pen(struct svg *, const struct svg_style *, double scale,
	    struct pdf_pen *);

/* paint.c, gradient.c, tiles.c */

/* An attribute of the element, or of those that its href leads to. */
const char	*svg_chain_attr(struct svg *, const xmlNode *, const char *);

void	 svg_paint(struct svg *, const struct svg_frame *,
	    const struct svg_paint *, double opacity,
	    const struct svg_box *, struct pdf_paint *);
/* False: it paints nothing. */
bool	 svg_gradient(struct svg *, const struct svg_frame *,
	    const xmlNode *, const struct svg_box *, struct pdf_paint *);
bool	 svg_tiles(struct svg *, const struct svg_frame *, const xmlNode *,
	    const struct svg_box *, struct pdf_paint *);

/* clip.c */

/* The clip of a rectangle within another. */
const struct pdf_clip	*svg_clip_rect(struct svg *, const struct pdf_clip *,
			    const struct svg_matrix *, double x, double y,
			    double w, double h);
/* What clip-path names, for a frame whose content is in a box. */
void	 svg_clip(struct svg *, struct svg_frame *, const struct svg_box *);
/* What mask names, as a drawing; NULL: nothing. */
struct pdf_drawing	*svg_mask(struct svg *, const struct svg_frame *,
			    const struct svg_box *);

/* marker.c */
void	 svg_markers(struct svg *, const struct svg_frame *,
	    const struct svg_path *);

/* text.c, foreign.c */
void	 svg_text_draw(struct svg *, const struct svg_frame *);
/* A piece of text at a place; returns its width in the frame's units. */
double	 svg_piece(struct svg *, const struct svg_frame *,
	    const struct svg_style *, const char *, size_t, double x,
	    double y, double width, bool draw);
void	 svg_foreign(struct svg *, const struct svg_frame *);

/* picture.c: <image> */
void	 svg_image(struct svg *, const struct svg_frame *);

#endif
