/* html.h - the body writer, for HTML and for EPUB's XHTML. */
#ifndef HTML_H
#define HTML_H

#include "conv.h"

/*
 * How one document's nodes are written.  Zeroed, then html_init(); EPUB
 * sets the functions by which it places things in files of its own.
 */
struct html {
	struct conv_job	*job;
	struct conv_out	*out;
	const char	*lang;		/* of the labels */
	bool		 xhtml;		/* XML syntax */
	bool		 page;		/* not --fragment */
	bool		 unsafe;	/* raw HTML passes */
	bool		 numbers;	/* of sections */
	bool		 section_divs;
	const char	*prefix;	/* of ids, "" for none */
	uint32_t	 row;		/* of the table being written */
	void		*ctx;
	/* The URL of a node of this document. */
	void		(*href)(struct html *, const struct conv_node *);
	/* The URL of an image; false: write its alt text instead. */
	bool		(*src)(struct html *, const struct conv_node *);
	/* May a link be written?  Otherwise only its text is. */
	bool		(*linked)(struct html *, const struct conv_node *);
};

/* body.c */

/* Defaults from the job's options. */
void	 html_init(struct html *, struct conv_job *);
/* A node and all below it. */
void	 html_node(struct html *, const struct conv_node *);
/* The children of a node, without the node itself. */
void	 html_children(struct html *, const struct conv_node *);
/* The children of the only paragraph of a metadata string. */
void	 html_inlines(struct html *, const struct conv_node *);
void	 html_text(struct html *, const char *);
/* name="value", with a space in front. */
void	 html_attr(struct html *, const char *name, const char *value);
/* The end of an element that has no content. */
const char *html_void(const struct html *);

/* notes.c */

/* One note as an item of a list, with its links back. */
void	 html_note(struct html *, const struct conv_node *note);
/* All notes of the document as a section. */
void	 html_notes(struct html *);
/* The links back from a note to its calls. */
void	 html_backlinks(struct html *, const struct conv_node *note);
void	 html_note_ref(struct html *, const struct conv_node *);

/* toc.c */

/* Nested lists of the sections down to a depth; false: there are none. */
bool	 html_toc(struct html *, int depth);

/* embed.c: for html.src; images that can't be embedded keep their URL. */
bool	 html_data_uri(struct html *, const struct conv_node *image);

/* page.c */

/* Title, subtitle, authors, date and abstract. */
void	 html_title_block(struct html *);

#endif
