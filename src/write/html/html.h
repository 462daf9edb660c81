/* html.h - the parts of the HTML back end; the body is EPUB's as well. */
#ifndef HTML_H
#define HTML_H

#include "conv.h"

#define HTML_RANKS	7	/* depths of sections, and none */

/* One run of the body writer; EPUB sets what differs there. */
struct html {
	struct conv_job		*job;
	struct conv_out		*out;
	const char		*lang;	/* of the labels */
	bool			 xml;	/* XHTML with EPUB's types */
	bool			 page;	/* more than the bare elements */
	bool			 sections; /* write <section> elements */
	bool			 numbers;
	bool			 unsafe;
	bool			 embed;	/* images as data: URIs */
	bool			 bare;	/* no links and notes: in a TOC */
	const char		*closing; /* end tag of the link, or NULL */
	int			 shift;	/* add to the ranks of headings */
	int			 ranks[HTML_RANKS]; /* around, by depth */
	int			 last;	/* rank of the last heading */
	int			 rank;	/* of the heading being written; 0: none */
	uint32_t		 row;	/* of the table being written */
	uint32_t		 tables; /* that scroll, so far */
	const char		*id_prefix;

	/* EPUB's: what a page of its own has no need to look up */
	void			*ctx;
	/* the id to be written for an id */
	const char	*(*id)(struct html *, const char *);
	/* an id for a section that has none */
	const char	*(*anon)(struct html *, const struct conv_node *);
	/* where a link leads, or NULL: only its text is written */
	const char	*(*href)(struct html *, const struct conv_node *);
	/* where an image is, or NULL: it was written otherwise */
	const char	*(*src)(struct html *, const struct conv_node *);
	/* where a note is that is called here */
	const char	*(*note)(struct html *, const struct conv_node *);
	/* where a note's call is, by its number among the calls */
	const char	*(*back)(struct html *, const struct conv_node *,
			    uint32_t);
	/* where a section is, for the TOC */
	const char	*(*section)(struct html *, const struct conv_node *);
};

/* body.c */

/* Write a node and all below it. */
void	 html_body(struct html *, const struct conv_node *);
/* Write what is in a block, but not the block. */
void	 html_inlines(struct html *, const struct conv_node *);
/* Write a DOCUMENT of one paragraph as inlines; false: it is not such. */
bool	 html_phrase(struct html *, const struct conv_node *);

/*
 * heading.c, block.c, div.c, deflist.c, table.c, inline.c: the rows of the
 * act table.
 */
enum conv_step	 html_section_enter(void *, const struct conv_node *);
void		 html_section_leave(void *, const struct conv_node *);
enum conv_step	 html_heading_enter(void *, const struct conv_node *);
void		 html_heading_leave(void *, const struct conv_node *);
enum conv_step	 html_para_enter(void *, const struct conv_node *);
void		 html_para_leave(void *, const struct conv_node *);
enum conv_step	 html_quote_enter(void *, const struct conv_node *);
enum conv_step	 html_alert_enter(void *, const struct conv_node *);
enum conv_step	 html_list_enter(void *, const struct conv_node *);
void		 html_list_leave(void *, const struct conv_node *);
enum conv_step	 html_item_enter(void *, const struct conv_node *);
enum conv_step	 html_code_block_enter(void *, const struct conv_node *);
enum conv_step	 html_raw_block_enter(void *, const struct conv_node *);
enum conv_step	 html_rule_enter(void *, const struct conv_node *);
enum conv_step	 html_figure_enter(void *, const struct conv_node *);
enum conv_step	 html_caption_enter(void *, const struct conv_node *);
void		 html_caption_leave(void *, const struct conv_node *);
enum conv_step	 html_table_enter(void *, const struct conv_node *);
void		 html_table_leave(void *, const struct conv_node *);
enum conv_step	 html_row_enter(void *, const struct conv_node *);
void		 html_row_leave(void *, const struct conv_node *);
enum conv_step	 html_cell_enter(void *, const struct conv_node *);
void		 html_cell_leave(void *, const struct conv_node *);
enum conv_step	 html_div_enter(void *, const struct conv_node *);
void		 html_div_leave(void *, const struct conv_node *);
enum conv_step	 html_page_break_enter(void *, const struct conv_node *);
enum conv_step	 html_def_list_enter(void *, const struct conv_node *);
enum conv_step	 html_term_enter(void *, const struct conv_node *);
enum conv_step	 html_definition_enter(void *, const struct conv_node *);
enum conv_step	 html_math_block_enter(void *, const struct conv_node *);
enum conv_step	 html_text_enter(void *, const struct conv_node *);
enum conv_step	 html_code_enter(void *, const struct conv_node *);
enum conv_step	 html_element_enter(void *, const struct conv_node *);
void		 html_element_leave(void *, const struct conv_node *);
enum conv_step	 html_link_enter(void *, const struct conv_node *);
void		 html_link_leave(void *, const struct conv_node *);
enum conv_step	 html_image_enter(void *, const struct conv_node *);
enum conv_step	 html_note_ref_enter(void *, const struct conv_node *);
enum conv_step	 html_raw_inline_enter(void *, const struct conv_node *);

/* handout.c: the inside of divisions of a handout. */
void	 html_exercise(struct html *, const struct conv_node *);
void	 html_solution(struct html *);
void	 html_answer(struct html *, const struct conv_node *);

/* Start a new line where a block does. */
void	 html_line(struct html *, const struct conv_node *);

/* note.c */

/* The id of a note's nth call. */
const char *html_ref_id(struct html *, const struct conv_node *note,
	    uint32_t nth);
/* The links back to where a note is called. */
void	 html_back_links(struct html *, const struct conv_node *note);
/* A note's number, for its first paragraph. */
void	 html_note_number(struct html *, const struct conv_node *note);
/* A note's blocks, with the links back at their end. */
void	 html_note(struct html *, const struct conv_node *note);
/* The notes of a page, at its end. */
void	 html_notes(struct html *);

/* toc.c */

/* Nested lists of links to the sections below a root. */
void	 html_toc(struct html *, const struct conv_node *root, int depth,
	    const char *list);
/* The table of contents, where one is asked for, and its title. */
void	 html_contents(struct html *);
/* The same in the place that the document gives it. */
void	 html_contents_here(struct html *, const struct conv_node *);
/* Does a table of contents come first, as --toc asks? */
bool	 html_has_contents(const struct conv_job *);
const char *html_contents_title(struct html *);
/* Is there any text in a heading or link? */
bool	 html_has_text(const struct conv_node *);
/* The first section right below a node, and the one after it, or NULL. */
const struct conv_node	*html_section_below(const struct conv_node *);
const struct conv_node	*html_section_after(const struct conv_node *);

/* tag.c */

/* Plain text. */
void	 html_text(struct html *, const char *);
void	 html_attr(struct html *, const char *name, const char *value);
/* An attribute that holds a URL. */
void	 html_url(struct html *, const char *name, const char *url);
/* The attribute href="#..." for an id of this page. */
void	 html_anchor(struct html *, const char *id);
/*
 * A width or height of an image: written as an attribute where it is one,
 * else given as a style, or NULL.
 */
const char *html_length(struct html *, const char *name, const char *value);
/* The attribute id="...", in the page's form. */
void	 html_id(struct html *, const char *id);
/* The attributes that a node was given, but its id; with it. */
void	 html_attrs(struct html *, const struct conv_node *);
void	 html_attrs_but(struct html *, const struct conv_node *,
	    const char *but);
void	 html_own_attrs(struct html *, const struct conv_node *);
/* A style for the alignment that a node asks for. */
void	 html_align(struct html *, const struct conv_node *);
/* A decimal number. */
void	 html_number(struct html *, uint32_t);

/* date.c */

/* Is it a date as YYYY, YYYY-MM or YYYY-MM-DD? */
bool	 html_is_date(const char *);

/* data.c */

/* The attribute src with an image's bytes. */
void	 html_data(struct html *, const struct conv_resource *);

/* page.c */

/* A whole page; false: a file that it needs can't be read, reported. */
bool	 html_page(struct html *);

/* head.c */

/* The page's beginning up to <body>; false as above. */
bool	 html_head(struct html *);
/* The content of the files that a LIST option names. */
bool	 html_files(struct html *, const char *option);

#endif
