/* docbook.h - what the files of the DocBook back end share. */
#ifndef DOCBOOK_H
#define DOCBOOK_H

#include "base/base.h"
#include "write/docbook/xml.h"

/* What differs between DocBook 5.0 and 4.5. */
struct dialect {
	bool		 namespaces;	/* 5: xmlns, xlink, version */
	const char	*id, *lang;	/* attributes */
	const char	*link;		/* element that leads outside */
	const char	*href, *href_title; /* its attributes; or NULL */
	bool		 starts;	/* startingnumber exists */
	bool		 alts;		/* abbreviations have an alt */
	bool		 cell_quotes;	/* blockquotes stand in entries */
};

enum note_state {
	NOTE_NEW,
	NOTE_QUEUED,	/* called by another note, to be written after it */
	NOTE_WRITTEN
};

struct docbook {
	struct conv_job		*job;
	const struct conv_doc	*doc;
	const struct dialect	*dialect;
	struct xml		*x;

	/* ids.c */
	struct map	*names;		/* id -> its NCName */
	struct map	*taken;		/* NCNames in use */
	const char	*root_name;	/* of the root, or NULL */
	const char	**note_names;	/* of doc->notes */
	bool		 note_tables;	/* there are tables in notes */

	/* division.c */
	enum division { ARTICLE, BOOK, BOOK_OF_PARTS } division;
	const struct conv_node	*lifted; /* SECTION that is the article */
	bool		 front;		/* a preface or partintro is open */

	/* block.c */
	bool		 empty;		/* no block yet in this container */
	unsigned	 alerts;	/* admonitions that are open */
	enum conv_task	 mark;		/* box for the next paragraph */
	bool		 in_cell;	/* of a table */
	bool		 in_note;	/* in a footnote, or in the abstract,
					 * where no more may stand */
	bool		 foreign;	/* ids here are not the document's */

	/* note.c */
	enum note_state	*notes;		/* of doc->notes */
	const struct conv_node **queue;	/* notes in state NOTE_QUEUED */
	size_t		 nqueue, queued; /* taken out, put in */

	/* table.c */
	struct table	*table;		/* a footnote in a cell has its own */
};

/* acts.c */

extern const struct conv_act docbook_acts[CONV_NKINDS];
/* Write a node; all the children of a node. */
void	 write_node(struct docbook *, const struct conv_node *);
void	 write_children(struct docbook *, const struct conv_node *);
/* xml:id alone; an anchor has no more. */
void	 put_id(struct docbook *, const struct conv_node *);
/* xml:id, language and direction; role, or the class where it is NULL. */
void	 put_common(struct docbook *, const struct conv_node *,
	    const char *role);

/* ids.c */

/* Find a name for every id that will be written. */
void		 ids_collect(struct docbook *);
/* The name of a link's target, or NULL where it has no place. */
const char	*ids_name(const struct docbook *, const struct conv_node *);

/* handout.c: the titles of divisions; what stands in their place. */

void	 exercise_write(struct docbook *, const struct conv_node *);
void	 solution_write(struct docbook *);
void	 answer_write(struct docbook *, const struct conv_node *);
void	 name_line_write(struct docbook *, const struct conv_node *);

/* info.c */

void	 info_write(struct docbook *);
/* The inlines of metadata; where there are none, the plain text. */
void	 write_title(struct docbook *, const struct conv_node *body,
	    const char *text);

/* division.c */

enum conv_step	document_enter(void *, const struct conv_node *);
void		document_leave(void *, const struct conv_node *);
enum conv_step	section_enter(void *, const struct conv_node *);
void		section_leave(void *, const struct conv_node *);
enum conv_step	heading_enter(void *, const struct conv_node *);
void		heading_leave(void *, const struct conv_node *);

/* block.c */

/* A block is about to be written; the container has one now. */
void	 block_begin(struct docbook *, const char *element);
/* The place of an id whose node has no element. */
void	 block_anchor(struct docbook *, const struct conv_node *);
/* Start an element that must hold a block. */
void	 container_begin(struct docbook *, const char *element);
/* Give a container without blocks the empty paragraph it must have. */
void	 fill(struct docbook *);
enum conv_step	para_enter(void *, const struct conv_node *);
void		leaf_leave(void *, const struct conv_node *);
enum conv_step	quote_enter(void *, const struct conv_node *);
void	 quote_leave(void *, const struct conv_node *);
enum conv_step	alert_enter(void *, const struct conv_node *);
void		alert_leave(void *, const struct conv_node *);
enum conv_step	list_enter(void *, const struct conv_node *);
void		list_leave(void *, const struct conv_node *);
enum conv_step	item_enter(void *, const struct conv_node *);
void		container_leave(void *, const struct conv_node *);
enum conv_step	code_block_enter(void *, const struct conv_node *);
enum conv_step	html_block_enter(void *, const struct conv_node *);
enum conv_step	rule_enter(void *, const struct conv_node *);

/* div.c */

enum conv_step	div_enter(void *, const struct conv_node *);
enum conv_step	page_break_enter(void *, const struct conv_node *);

/* deflist.c */

enum conv_step	def_list_enter(void *, const struct conv_node *);
void		def_list_leave(void *, const struct conv_node *);
enum conv_step	def_entry_enter(void *, const struct conv_node *);
void		def_entry_leave(void *, const struct conv_node *);
enum conv_step	term_enter(void *, const struct conv_node *);
enum conv_step	definition_enter(void *, const struct conv_node *);
void		definition_leave(void *, const struct conv_node *);

/* math.c */

enum conv_step	math_enter(void *, const struct conv_node *);
enum conv_step	math_block_enter(void *, const struct conv_node *);

/* media.c */

enum conv_step	image_enter(void *, const struct conv_node *);
enum conv_step	figure_enter(void *, const struct conv_node *);
enum conv_step	caption_enter(void *, const struct conv_node *);
void		caption_leave(void *, const struct conv_node *);

/* table.c */

struct table	*table_new(struct conv_arena *);
enum conv_step	table_enter(void *, const struct conv_node *);
void		table_leave(void *, const struct conv_node *);
enum conv_step	row_enter(void *, const struct conv_node *);
void		row_leave(void *, const struct conv_node *);
enum conv_step	cell_enter(void *, const struct conv_node *);
void		 cell_leave(void *, const struct conv_node *);

/* inline.c */

enum conv_step	text_enter(void *, const struct conv_node *);
enum conv_step	soft_break_enter(void *, const struct conv_node *);
enum conv_step	line_break_enter(void *, const struct conv_node *);
enum conv_step	code_enter(void *, const struct conv_node *);
enum conv_step	span_enter(void *, const struct conv_node *);
void		span_leave(void *, const struct conv_node *);
enum conv_step	script_enter(void *, const struct conv_node *);
enum conv_step	link_enter(void *, const struct conv_node *);
enum conv_step	html_inline_enter(void *, const struct conv_node *);

/* note.c */

enum conv_step	note_ref_enter(void *, const struct conv_node *);

/* uri.c */

/* The URL as xsd:anyURI takes it, in the arena where it is changed. */
const char	*uri_clean(struct conv_arena *, const char *);

#endif
