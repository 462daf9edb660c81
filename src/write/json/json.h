/* json.h - what the files of the JSON back end share. */
#ifndef JSON_H
#define JSON_H

#include "base/base.h"

enum json_note {
	JSON_NOTE_NEW,
	JSON_NOTE_QUEUED,
	JSON_NOTE_OPEN,		/* being written */
	JSON_NOTE_WRITTEN
};

struct json {
	struct conv_job		*job;
	const struct conv_doc	*doc;
	struct conv_out		*o;
	bool			 v22;	/* API 1.22: no Figure block */
	bool			 unsafe; /* raw HTML passes */
	bool			 first;	/* nothing yet in this array */
	enum conv_task		 mark;	/* box for the next paragraph */
	enum json_note		*notes;	/* of doc->notes */
	uint64_t		*sizes;	/* of those written, in bytes */
	uint64_t		 repeated; /* bytes of repeated notes */
	const struct conv_node **queue;	/* notes in state QUEUED */
	size_t			 nqueue, queued; /* taken out, put in */
	unsigned		 note_depth;
	uint32_t		 row, col; /* in the table being written */
};

/* json.c */

extern const struct conv_act ast_acts[CONV_NKINDS];
/* A comma where the array has an element already. */
void	 ast_sep(struct json *);
void	 ast_open(struct json *);	/* [ */
void	 ast_close(struct json *);	/* ] */
/* An element {"t":"TYPE"}; one with content, as far as "c":. */
void	 ast_void(struct json *, const char *type);
void	 ast_begin(struct json *, const char *type);
void	 ast_end(struct json *);
/* A string, as an element of an array. */
void	 ast_string(struct json *, const char *, size_t);
/* Text as Str, Space and SoftBreak. */
void	 ast_text(struct json *, const char *, size_t);
/* A node's children; the array of them. */
void	 ast_inlines(struct json *, const struct conv_node *);
void	 ast_children(struct json *, const struct conv_node *);
/*
 * pandoc's Attr: id, classes, the rest.  class goes first of the classes,
 * where it isn't NULL.
 */
void	 ast_attr(struct json *, const struct conv_node *, const char *class);
/* The same with another id. */
void	 ast_attr_id(struct json *, const struct conv_node *, const char *id,
	    const char *class);

/* block.c */

enum conv_step	ast_heading(void *, const struct conv_node *);
enum conv_step	ast_para(void *, const struct conv_node *);
enum conv_step	ast_quote(void *, const struct conv_node *);
enum conv_step	ast_alert(void *, const struct conv_node *);
enum conv_step	ast_list(void *, const struct conv_node *);
void		ast_list_leave(void *, const struct conv_node *);
enum conv_step	ast_item(void *, const struct conv_node *);
void		ast_item_leave(void *, const struct conv_node *);
enum conv_step	ast_code_block(void *, const struct conv_node *);
enum conv_step	ast_html_block(void *, const struct conv_node *);
enum conv_step	ast_rule(void *, const struct conv_node *);
enum conv_step	ast_figure(void *, const struct conv_node *);
enum conv_step	ast_caption(void *, const struct conv_node *);
void		ast_caption_leave(void *, const struct conv_node *);
enum conv_step	ast_page_break(void *, const struct conv_node *);
enum conv_step	ast_div(void *, const struct conv_node *);
/* The ends of what has "c":[...] and of what has "c":[attr,[...]]. */
void		ast_leave(void *, const struct conv_node *);
void		ast_leave_attr(void *, const struct conv_node *);

/* deflist.c */

enum conv_step	ast_def_list(void *, const struct conv_node *);
enum conv_step	ast_def_entry(void *, const struct conv_node *);
void		ast_def_entry_leave(void *, const struct conv_node *);
enum conv_step	ast_term(void *, const struct conv_node *);
enum conv_step	ast_definition(void *, const struct conv_node *);

/* table.c */

enum conv_step	ast_table(void *, const struct conv_node *);
void		ast_table_leave(void *, const struct conv_node *);
enum conv_step	ast_row(void *, const struct conv_node *);
void		ast_row_leave(void *, const struct conv_node *);
enum conv_step	ast_cell(void *, const struct conv_node *);
void		ast_cell_leave(void *, const struct conv_node *);

/* inline.c */

enum conv_step	ast_span(void *, const struct conv_node *);
enum conv_step	ast_attr_span(void *, const struct conv_node *);
enum conv_step	ast_math(void *, const struct conv_node *);
enum conv_step	ast_math_block(void *, const struct conv_node *);
enum conv_step	ast_code(void *, const struct conv_node *);
enum conv_step	ast_link(void *, const struct conv_node *);
void		ast_link_leave(void *, const struct conv_node *);
enum conv_step	ast_image(void *, const struct conv_node *);
enum conv_step	ast_html_inline(void *, const struct conv_node *);
enum conv_step	ast_text_node(void *, const struct conv_node *);
enum conv_step	ast_break(void *, const struct conv_node *);
/* An image with what stands for its alt text and its title. */
void		ast_image_as(struct json *, const struct conv_node *,
		    const struct conv_node *alt, const char *title);

/* note.c */

enum conv_step	ast_note_ref(void *, const struct conv_node *);

/* meta.c */

/* The object of the metadata. */
void	 ast_meta(struct json *);

#endif
