/* epub.h - the parts of the EPUB back end. */
#ifndef EPUB_H
#define EPUB_H

#include "conv.h"
#include "write/html/html.h"

/* zip.c */

struct zip_entry {
	const char	*name;
	uint32_t	 crc, size, packed, offset;
	bool		 deflated;
};

/*
 * A ZIP archive as it is written: the same files give the same bytes.
 * The first problem sticks, as with struct conv_out.
 */
struct zip {
	struct conv_job		*job;
	struct zip_entry	*entries;
	size_t			 n, cap;
	uint64_t		 offset;	/* bytes written so far */
	unsigned char		*buf;		/* for deflated data */
	size_t			 bufcap;
	bool			 failed;	/* reported */
};

void	 zip_init(struct zip *, struct conv_job *);
/* Add a file; deflated where that makes it smaller, unless stored. */
void	 zip_add(struct zip *, const char *name, const void *, size_t,
	    bool stored);
/* Write the directory; false: there was a problem, reported. */
bool	 zip_end(struct zip *);

/* sha1.c */

struct sha1 {
	uint32_t	h[5];
	uint64_t	len;
	unsigned char	block[64];
};

void	 sha1_init(struct sha1 *);
void	 sha1_add(struct sha1 *, const void *, size_t);
void	 sha1_end(struct sha1 *, unsigned char digest[20]);

/* epub.c */

/* A file of the book, as the package document lists it. */
struct epub_item {
	const char	*id;
	const char	*name;
	const char	*mime;
	const char	*properties;	/* or NULL */
	bool		 spine;		/* part of the text */
};

/* A file of the text: a section, or what stands before the first. */
struct epub_chapter {
	const char		*name;
	const struct conv_node	*section;	/* or NULL */
	bool			 whole;		/* with its sections */
	size_t			 number;
	size_t			 notes;		/* number of its first, or 0 */
};

/* Where a note stands, and where its calls do, by chapter. */
struct epub_note {
	size_t	 home;
	size_t	*calls;		/* from 1 */
	size_t	 next;		/* number of the chapter's next, or 0 */
};

struct epub {
	struct conv_job		*job;
	struct conv_arena	*arena;
	struct zip		 zip;
	struct sha1		 hash;		/* of text and images */
	const char		*uid;
	struct epub_item	*items;
	size_t			 nitems, items_cap;
	struct epub_chapter	*chapters;
	size_t			 nchapters, chapters_cap;
	struct map		*where;		/* section -> chapter */
	struct map		*images;	/* resource -> name */
	struct map		*ids;		/* id -> XML name */
	struct map		*names;		/* XML names in use */
	struct map		*anon;		/* section -> id made up */
	struct map		*cleaned;	/* resources that lost parts */
	struct map		*told;		/* resources reported */
	struct html		 html;		/* writes the text */
	size_t			 cur;		/* chapter being written, or
						 * SIZE_MAX */
	struct epub_note	*notes;		/* as doc->notes */
	const char		*styles;	/* <link> elements */
	size_t			 nimages;
	bool			 has_images, has_gif, lacks_alt;
};

/* Add a file; its name is relative to the package document. */
void	 epub_add(struct epub *, const struct epub_item *, const void *,
	    size_t);
/* Maps with pointers as keys. */
void	*epub_get(const struct map *, const void *key);
void	 epub_set(struct epub *, struct map *, const void *key, void *);

/* chunk.c */

/* Make the list of chapters, and place the notes. */
void	 epub_split(struct epub *);
/* The chapter that a node is in. */
size_t	 epub_chapter_of(const struct epub *, const struct conv_node *);
/* The URL of a node as seen from the chapters' folder. */
const char *epub_url(struct epub *, const struct conv_node *);

/* text.c */

/* Write all chapters with their notes. */
void	 epub_text(struct epub *);
/* The beginning and the end of a file of the text. */
void	 epub_page_begin(struct epub *, struct conv_out *, const char *title,
	    const char *type);
void	 epub_page_end(struct conv_out *);

/* link.c */

/* Set the functions by which the body writer asks where things are. */
void	 epub_links(struct epub *);

/* id.c */

/* An id as an XML name, unique in the book. */
const char *epub_id(struct epub *, const char *);

/* image.c */

/* Add the pictures that the book holds. */
void	 epub_images(struct epub *);
/* The name of a picture in the book, or NULL. */
const char *epub_image(struct epub *, const struct conv_resource *);
/* The suffix for a type of image that books may hold, or NULL. */
const char *epub_suffix(const char *mime);

/* svg.c */

#define EPUB_CLEANED	"%s: scripts and what comes from elsewhere are left out"

/*
 * Leave out of an SVG image what a book can't hold; *lost: there was such.
 * False: it is not well-formed.
 */
bool	 epub_svg(struct epub *, struct conv_blob *, bool *lost);

/* file.c */

/* Style sheets and fonts; false: one can't be read, reported. */
bool	 epub_files(struct epub *);

/* cover.c */

bool	 epub_cover(struct epub *);

/* front.c */

void	 epub_title_page(struct epub *);

/* nav.c */

void	 epub_nav(struct epub *);
void	 epub_ncx(struct epub *);

/* opf.c */

void	 epub_container(struct epub *);
void	 epub_opf(struct epub *);
/* Make the identifier, where none is given, from the content's hash. */
const char *epub_uid(struct epub *);

/* access.c */

/* The accessibility metadata. */
void	 epub_access(struct epub *, struct conv_out *);

#endif
