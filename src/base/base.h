/* base.h - what every floor stands on; needs nothing but libc. */
#ifndef BASE_H
#define BASE_H

#include <setjmp.h>

#include "conv.h"

/* arena.c */

/*
 * A new arena, or NULL.  When an allocation fails it jumps to *oom with
 * the value 1; whoever owns the jump buffer frees the arena.
 */
struct conv_arena	*arena_new(jmp_buf *oom);
void			 arena_free(struct conv_arena *);	/* or NULL */
/*
 * An arena for a while, which fails as the one around it does and is freed
 * with it, if not before.
 */
struct conv_arena	*arena_inner(struct conv_arena *);
void			 arena_inner_free(struct conv_arena *);
/* Change where a failure jumps to; returns the old target. */
jmp_buf			*arena_on_failure(struct conv_arena *, jmp_buf *);
/* Behave as if memory had run out. */
_Noreturn void		 arena_fail(struct conv_arena *);
char			*arena_vprintf(struct conv_arena *, const char *,
			    va_list);
/*
 * Grow an array of *cap elements to hold at least need; old content is
 * kept, *cap doubles at least, so that n appends cost O(n).
 */
void			*arena_grow(struct conv_arena *, void *old,
			    size_t *cap, size_t need, size_t size);

/* out.c */

/* A sink over write(ctx, ...); buf of cap bytes is the caller's. */
void	 out_init(struct conv_out *, bool (*)(void *, const char *, size_t),
	    void *, char *, size_t);

/* A number in digits: faster than conv_printf(). */
void	 out_int(struct conv_out *, int64_t);

/* A sink that keeps all in an arena. */
struct out_mem {
	struct conv_out		 out;
};
void	 out_mem_init(struct out_mem *, struct conv_arena *);
/* Collect in a buffer first: for much that comes in small parts. */
void	 out_mem_buffer(struct out_mem *, size_t);
/* Forget the bytes, keep the memory: what out_mem_str() gave is void. */
void	 out_mem_clear(struct out_mem *);
/* The bytes so far, NUL-terminated, in the arena; out.flushed of them. */
char	*out_mem_str(struct out_mem *);

/* utf8.c */

#define UTF8_MAX	4
#define UTF8_BAD	0xFFFDu		/* U+FFFD replacement character */

/*
 * Decode one code point at *p (< end) and move on; ill-formed bytes give
 * UTF8_BAD and move past the maximal subpart (Unicode 15, section 3.9).
 */
uint32_t utf8_next(const char **p, const char *end);
/* Encode; returns the number of bytes, at most UTF8_MAX. */
size_t	 utf8_put(char *, uint32_t);
/* The offset of the first ill-formed byte, or n. */
size_t	 utf8_valid(const char *, size_t n);
/* The first byte that is not ASCII, or end. */
const char *utf8_skip_ascii(const char *p, const char *end);

/* The most of the first n bytes that does not end inside a character. */
size_t	 utf8_cut(const char *, size_t n);

/* escape.c */

/*
 * The first byte for which set[] has the bit, or end; eight are looked at
 * at once.
 */
const char *bytes_skip(const char *p, const char *end,
	    const unsigned char set[256], unsigned char bit);

/* map.c: strings to pointers; nothing is ever removed. */

struct map;
struct map	*map_new(struct conv_arena *);
/* NULL where the key is not there. */
void		*map_get(const struct map *, const char *key, size_t len);
/* Adds or replaces; the key is not copied. */
void		 map_put(struct map *, const char *key, size_t len, void *);

/* image.c */

struct image_info {
	const char	*name;		/* "PNG"; NULL: no image at all */
	const char	*mime;		/* NULL: a kind that conv can't use */
	uint32_t	 width, height;	/* pixels; SVG: CSS px, 0 unknown */
	uint32_t	 dpi;		/* 0 unknown */
	uint32_t	 turn;		/* 2 to 8: how Exif turns what is
					 * stored; sizes are those after */
};
/*
 * Tell an image by its bytes; false: none that conv can use.  It is then
 * damaged where mime is set, of another kind where name is.
 */
bool	 image_sniff(const unsigned char *, size_t, struct image_info *);

/* svg.c: the size in CSS px, 0 where the image does not say. */
bool	 svg_sniff(const unsigned char *, size_t, uint32_t *width,
	    uint32_t *height);

/*
 * xml.c: the tree of an XML file, for xmlFreeDoc(), or NULL where it is not
 * well-formed.  Internal entities are replaced; nothing else is opened.
 */
struct _xmlDoc	*xml_read(const unsigned char *, size_t);

/* url.c */

/* The value of a hexadecimal digit, or -1. */
int		 hex_digit(char);
/* The bytes that %41 and the like stand for; as it is where that is no
 * UTF-8. */
const char	*url_decode(struct conv_arena *, const char *);
/* A path such that it is read as one in a URL. */
const char	*url_encode(struct conv_arena *, const char *path);
/* The length of a URL's scheme with its colon, or 0. */
size_t		 url_scheme(const char *);
/* Is it an absolute URL that a program can read? */
bool		 url_is_valid(const char *);

/* path.c */

/* A path as the folder of a file sees it. */
const char	*path_beside(struct conv_arena *, const char *file,
		    const char *path);
/* The path without "./", "x/.." and the like: equal for equal files. */
const char	*path_normal(struct conv_arena *, const char *);
/* Does it lead out of the folder that it starts in? */
bool		 path_leaves(const char *);
/*
 * What leads from a file's folder to that of another: "", "b/" or "../b/".
 * NULL: the names don't tell.
 */
const char	*path_between(struct conv_arena *, const char *from,
		    const char *to);

/* datauri.c */

/* The bytes of a data: URI (RFC 2397); false: it is none. */
bool		 datauri_decode(struct conv_arena *, const char *,
		    struct conv_blob *);

/* numeral.c */

/* A number as the items of such a list have it. */
const char	*numeral(struct conv_arena *, enum conv_numeral, uint32_t);
/* The same with what stands around it: "4.", "d)", "(iv)". */
const char	*numeral_mark(struct conv_arena *, const struct conv_node *list,
		    uint32_t);

/* label.c */

enum label {
	LABEL_CONTENTS, LABEL_FOOTNOTES, LABEL_BACK, LABEL_SKIP,
	/* in the order of enum conv_alert */
	LABEL_NOTE, LABEL_TIP, LABEL_IMPORTANT, LABEL_WARNING, LABEL_CAUTION,
	LABEL_ABSTRACT, LABEL_KEYWORDS, LABEL_TABLE, LABEL_FIGURE,
	LABEL_DONE, LABEL_TODO, LABEL_COVER, LABEL_TITLE_PAGE, LABEL_IMAGE,
	LABEL_FIGURES, LABEL_TABLES, LABEL_SECTION, LABEL_EQUATION,
	/* of handouts */
	LABEL_EXERCISE, LABEL_SOLUTION, LABEL_POINT, LABEL_POINTS,
	LABEL_TOTAL, LABEL_REACHED, LABEL_ANSWER, LABEL_WITH_SOLUTIONS,
	LABEL_POINTS_ROW,
	LABEL_COUNT
};
/* A word in a BCP 47 language, English where conv does not know it. */
const char	*label(const char *lang, enum label);
/* "4 points", of points as they are written. */
char	*label_points(struct conv_arena *, const char *lang,
	    const char *points);
/* "Exercise 1", or "Exercise 1: Title", of a DIV. */
char	*label_exercise(struct conv_arena *, const char *lang,
	    const struct conv_node *);

/* length.c */

/* A length such as "2cm" in 1/1000 pt, or -1 where s is none. */
int32_t	 length_parse(const char *);

/* nearest.c */

/*
 * Of n names, the one nearest to a misspelt one by edit distance, or NULL
 * where none is near enough to be worth suggesting.
 */
const char	*nearest(const char *, const char *const *, size_t n);

#endif
