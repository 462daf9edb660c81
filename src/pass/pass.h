/* pass.h - what is resolved once, between reader and back ends. */
#ifndef PASS_H
#define PASS_H

#include "conv.h"

/*
 * A pass changes the document in place.  job has no back end and no
 * output; it gives the options of conv_doc_options(), reports and loads.
 * False: reported, the document is not to be used.
 */
struct pass {
	const char	*name;		/* as in --dump=NAME */
	bool		(*run)(struct conv_job *, struct conv_doc *);
};

/* All passes in their order, ending with name NULL. */
extern const struct pass passes[];

/*
 * One file a pass; what each leaves behind:
 *
 * chars.c	U+FFFD for controls and code points that are no characters
 * meta.c	doc->info, but for a title that must come from a heading
 * tidy.c	what tree_check() demands of all but sections: no empty or
 *		adjacent TEXT, no empty inlines or paragraphs, no breaks at
 *		a paragraph's ends, no link in a link, FIGUREs, rectangular
 *		tables, alt text as one TEXT; the roles of DIVs, some of
 *		which become ALERTs and PAGE_BREAKs; HTML_BLOCKs only with
 *		--unsafe
 * handout.c	exercises with numbers, ANSWERs with their room and nothing in
 *		it, NAME_LINEs of FIELDs; no SOLUTION but --with-solutions
 * sections.c	SECTIONs from HEADINGs that are the root's children
 * notes.c	doc->notes in order of first call, numbered; unused reported
 * ids.c	unique ids on sections and headings, GitHub's slugs; none is
 *		a name that back ends use for their own: fnN, fnN-N, fnrefN,
 *		fnrefN-N (N: digits), CONTENT, COVER, NOTES, TITLE-BLOCK,
 *		TOC, TOC-TITLE (no slug has a capital)
 * quotes.c	quotation marks of the text's language
 * numbers.c	section, figure and table numbers
 * refs.c	the text of references: "Figure 3"
 * title.c	info.title is set
 * links.c	dest and target of every LINK
 * resources.c	doc->resources; image.res of every IMAGE; those without alt
 *		text reported
 */
bool	 pass_chars(struct conv_job *, struct conv_doc *);
bool	 pass_meta(struct conv_job *, struct conv_doc *);
bool	 pass_tidy(struct conv_job *, struct conv_doc *);
bool	 pass_handout(struct conv_job *, struct conv_doc *);
bool	 pass_sections(struct conv_job *, struct conv_doc *);
bool	 pass_notes(struct conv_job *, struct conv_doc *);
bool	 pass_ids(struct conv_job *, struct conv_doc *);
bool	 pass_quotes(struct conv_job *, struct conv_doc *);
bool	 pass_numbers(struct conv_job *, struct conv_doc *);
bool	 pass_refs(struct conv_job *, struct conv_doc *);
bool	 pass_title(struct conv_job *, struct conv_doc *);
bool	 pass_links(struct conv_job *, struct conv_doc *);
bool	 pass_resources(struct conv_job *, struct conv_doc *);

/* lang.c */

/* A language tag in its usual form, from "pt_br" and the like, or NULL. */
const char	*lang_normal(struct conv_arena *, const char *);
/* "ltr" or "rtl", by the tag's script or language. */
const char	*lang_dir(const char *);
/*
 * The language that the script of most letters of a document tells, or
 * NULL, and the direction that most of them are written in.
 */
const char	*text_lang(const struct conv_doc *, const char **dir);

/* ids.c, for what comes later */

/*
 * The node that an id means where it stands in a file: one of that file,
 * if it has it.  Or NULL.
 */
const struct conv_node *id_find(const struct conv_doc *, const char *file,
		    const char *id);
/* Is a file, by its normal name, one of several that the document has? */
bool		 file_is_own(const struct conv_doc *, const char *file);
/*
 * Where a link to such a file leads: to what its text begins with,
 * which gets an id if it has none; or NULL.
 */
const struct conv_node *file_top(struct conv_doc *, const char *file);

/* slug.c: the one pass that uses utf8proc */

/* The slug of a heading's text, not yet unique; never empty. */
const char	*slug_heading(struct conv_arena *, const struct conv_node *);
/* What ids that differ in case, emoji and hyphens only have in common. */
const char	*slug_key(struct conv_arena *, const char *);

/* div.c, for tidy.c: before and after the children's turn. */
void	 span_resolve(struct conv_node *);
void	 div_resolve(struct conv_doc *, struct conv_node *);
void	 div_settle(struct conv_arena *, struct conv_node *);

/* points.c, for handout.c: in place of what a DIV holds. */
struct points {
	struct conv_doc		*doc;
	struct conv_node	**exercises;	/* in their order */
	size_t			 n;
	const char		*total;		/* of all points */
};
void	 points_table(const struct points *, struct conv_node *div);

/* nameline.c, for handout.c: a NAME_LINE's paragraphs to FIELDs. */
void	 name_line(struct conv_doc *, struct conv_node *div);

/* deflist.c, for tidy.c: a DEF_ENTRY that has both, terms first. */
void	 deflist_entry(struct conv_arena *, struct conv_node *entry);

/* table.c, for tidy.c: rows without cells go, with what spans them. */
void	 table_join_rows(struct conv_arena *, struct conv_node *table);
/* Spans that fit and cells for all columns. */
void	 table_square(struct conv_arena *, struct conv_node *table);
/* A cell that holds one paragraph holds its inlines; a header no headings. */
void	 table_cell_settle(struct conv_node *cell);
/* Put what is in a table in its place; its texts may stand beside texts. */
void	 table_unroll(struct conv_arena *, struct conv_node *table);
/* tidy.c: join a TEXT with those that follow it. */
void	 text_join(struct conv_arena *, struct conv_node *);

#endif
