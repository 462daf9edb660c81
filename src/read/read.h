/* read.h - from source text to a raw tree. */
#ifndef READ_H
#define READ_H

#include "conv.h"

struct map;

/* source.c */

/* Why a file can't be read as text (no text at all, too large), or NULL. */
const char *source_fault(const char *, size_t);
/*
 * Such a file as the readers want it, in the document's arena and with a
 * NUL behind it: no BOM, line ends as \n, NUL and ill-formed UTF-8 as U+FFFD
 * (`bad-utf8', `nul-byte': one warning each, at the first place, with the
 * count).
 */
void	 source_clean(struct conv_job *, struct conv_doc *, const char *file,
	    const char *text, size_t len, struct conv_blob *clean);

/* Does it have quotation marks that are not the straight ones? */
bool	 source_has_quotes(const char *, size_t);

/* The lines of a text, and which of them are in blocks that cmark kept. */
struct source_lines {
	const char	**start;	/* n of them */
	size_t		  n;
	bool		 *kept;
	const char	 *end;		/* of the text */
};

void	 source_lines(struct conv_arena *, const char *text, size_t len,
	    struct source_lines *);

/*
 * Does a backslash stand at a place, and what it makes text behind it?
 * Does one stand before the last opening brace of the place's line?  The
 * text starts at line `line' of the file.
 */
#define SOURCE_MARKS	":[\\*|"	/* they begin something */
bool	 source_is_escaped(const struct source_lines *, uint32_t line,
	    struct conv_pos);
bool	 source_brace_is_escaped(const struct source_lines *, uint32_t line,
	    struct conv_pos);

/* text.c */

/* From a line of the text on, its lines are those of a file. */
struct text_origin {
	const char	*file;
	uint32_t	 line;		/* of the text, from 1 */
	uint32_t	 from;		/* the same line in the file */
	uint32_t	 shift;		/* bytes that the text has before it */
};

/* Lines of one file or of several. */
struct text {
	struct conv_arena *arena;
	char		*data;
	size_t		 len, cap;
	uint32_t	 nlines;	/* that text_add() added */
	struct text_origin *origins;	/* one at least, where it has lines */
	size_t		 n, origins_cap;
};

void	 text_init(struct text *, struct conv_arena *);
/* Add a line that stands there, with something before it. */
void	 text_add(struct text *, struct conv_pos from, const char *prefix,
	    const char *s, size_t n);
/* All of the text, which is empty, stands there; it is not copied. */
void	 text_whole(struct text *, struct conv_pos from, const char *s,
	    size_t n);
/* Put n times c at an offset, which moves no line. */
void	 text_widen(struct text *, size_t at, char c, size_t n);
/* Are all lines of the document's own file, one behind the other? */
bool	 text_is_plain(const struct text *, const struct conv_doc *);
/* A place in the text becomes one in its file. */
void	 text_locate(const struct text *, struct conv_pos *);

/* A job whose reports name places in the text. */
struct text_job {
	struct conv_job		 inner;
	struct conv_host	 host;
	const struct conv_job	*outer;
	const struct conv_doc	*doc;
	const struct text	*text;
};
struct conv_job *text_job(struct text_job *, const struct conv_job *outer,
	    const struct conv_doc *, const struct text *);
/*
 * Give the nodes that were read from the text their places in the files,
 * and URLs that start in an included file's folder one from the document's.
 */
void	 text_settle(struct conv_doc *, const struct text *);

/* included.c */

/* A block of code in a text. */
struct fence {
	uint32_t	 first, last;	/* its lines, from 1, with fences */
	uint32_t	 col;		/* of the first fence */
	size_t		 len;		/* of it, at least */
	char		 mark;		/* '`' or '~'; NUL: it is indented */
};
/* Lines of a file, and what of them is code. */
struct chunk {
	struct text	 lines;
	struct fence	*fences;
	size_t		 nfences;
	bool		 read;		/* all this is there */
};

/* A file that was asked for; each once. */
struct included {
	const char	*path;		/* as it is shown */
	struct conv_blob text;
	const char	*why;		/* it can't be included, or NULL */
	bool		 bad;		/* it is there, but can't be taken */
	struct chunk	 whole[2];	/* all of it, as text and as code */
};

/* All of them. */
struct includes {
	struct conv_job	*job;
	struct conv_doc	*doc;
	struct map	*files;		/* path -> struct included */
	const char	**folders;	/* that files may be in, */
	size_t		 nfolders;
	size_t		 nsearched;	/* and be looked for: the first */
	struct included	*outside;	/* every file by its absolute path */
};

/* For a document of n files. */
void	 includes_init(struct includes *, struct conv_job *,
	    struct conv_doc *, const struct text *files, size_t n);
/* The file that another one names, which may be one with a fault. */
struct included *include_find(struct includes *, const char *from,
	    const char *name);

/* compose.c */

/*
 * The text of n files, an empty line between them, with what they include
 * (`missing-include', `bad-include' where it can't).  Of all the document's
 * files some may be in one folder with what is included.  False: too much,
 * reported.
 */
bool	 text_compose(struct conv_job *, struct conv_doc *,
	    const struct text *files, size_t n, struct text *out);

/* include.c */

/* {{#name path:range}} */
struct directive {
	const char	*at;		/* where it begins in its line */
	bool		 escaped;	/* with a backslash */
	const char	*name;
	size_t		 name_len;
	const char	*path;
	size_t		 path_len;
	const char	*end;		/* of its range, or of the path */
};

/* Which lines are meant: by number, or between anchors. */
struct line_range {
	uint32_t	 first, last;
	const char	*name;		/* of the anchors, or NULL */
	size_t		 len;
	bool		 inside, done;	/* for line_is_meant() */
};

/* May a text have directives? */
bool	 directives_maybe(const char *, size_t);
/* The end of the directive at p, or NULL. */
const char *directive_at(const char *p, const char *end, struct directive *);
bool	 directive_is_include(const struct directive *);
/* Is the line an include and nothing else, but for what is before blocks? */
bool	 directive_line(const char *p, const char *end, bool code,
	    struct directive *);
void	 directive_range(const struct directive *, struct line_range *);
/* To be asked for each line in turn. */
bool	 line_is_meant(struct line_range *, uint32_t line, const char *p,
	    const char *end);
/* Report what is still text; lines as for note_labels(). */
void	 directives_left(struct conv_job *, struct conv_doc *,
	    const struct source_lines *, uint32_t line);

/* format.c */

/* The extensions (EXT_ bits) of "gfm+smart-footnotes"; false: reported. */
bool	 format_parse(struct conv_job *, const char *, uint64_t *bits);

/* frontmatter.c: the only user of libyaml. */

/*
 * Read a YAML block between --- and --- or ... at the start of the
 * source into doc->meta; *used is its length in bytes with both fences, 0
 * where there is none.  Keys that meta has already are replaced.  False:
 * malformed, reported with its line.
 */
bool	 frontmatter_read(struct conv_job *, struct conv_doc *,
	    const char *file, const char *text, size_t len, size_t *used);
/* The length of such a block, which is not looked into; or 0. */
size_t	 frontmatter_length(const char *text, size_t len);
/* Read a YAML or JSON file; keys that meta has already stay as they are. */
bool	 frontmatter_read_file(struct conv_job *, struct conv_doc *,
	    const char *path);
/* What conv_job_yaml() does. */
const struct conv_meta *frontmatter_parse(struct conv_job *,
	    const char *name, const struct conv_blob *);
/* Give a STRING its body, where its text holds markup. */
void	 frontmatter_markup(struct conv_job *, struct conv_doc *,
	    struct conv_meta *);

/* json.c */

/* Make JSON such that libyaml reads it; YAML stays what it is. */
void	 json_to_yaml(struct conv_arena *, struct conv_blob *);

/* guard.c */

/*
 * Would cmark take too long for this text, which begins there?  False: so
 * it is; reported.  May switch EXT_SMART off in doc->ext instead.
 */
bool	 guard_check(struct conv_job *, struct conv_doc *, const char *text,
	    size_t len, struct conv_pos);

/* markdown.c: the only user of cmark-gfm. */

/* Add Markdown in the dialect doc->ext to doc->root and doc->notes. */
bool	 markdown_read(struct conv_job *, struct conv_doc *,
	    const struct text *);

/* A text's blocks of code, in their order; false: see guard_check(). */
bool	 markdown_fences(struct conv_job *, struct conv_doc *,
	    const struct text *, struct fence **, size_t *n);
/*
 * Read a metadata string at pos: a DOCUMENT whose children are blocks.
 * Notes and ids in it are not the document's.  NULL: reported.
 */
struct conv_node *markdown_read_string(struct conv_job *, struct conv_doc *,
	    const char *text, struct conv_pos pos);

/* note.c */

/* A block from line first to last (from 1) is in the tree. */
void	 note_keep(struct source_lines *, int first, int last);
/*
 * Give the notes their labels and places, and report definitions on lines
 * that no block has.  The text starts at line `line' of the file.
 */
void	 note_labels(struct conv_job *, struct conv_doc *,
	    const struct source_lines *, uint32_t line,
	    struct conv_node **notes, size_t n);

/* span.c */

/*
 * Give the attributes among a node's inlines, which are TEXTs with attrs,
 * to what stands before them: a link, an image, code, [text].  A NOTE_REF
 * with text before [text] gets a NOTE, which is linked to *notes.
 */
void	 spans_read(struct conv_doc *, struct conv_node *parent,
	    struct conv_node **notes);

/* dialect.c */

/* What a text has: without it, nobody need look for it. */
enum {
	FOUND_HTML	= 1 << 0,	/* raw */
	FOUND_MARKS	= 1 << 1	/* what spans_read() is for */
};

/*
 * What the dialect adds to cmark's reading, at and below a root.  Notes
 * that stand in the text are linked to *notes by their next; abbreviations
 * are added to *abbrs.
 */
void	 dialect_read(struct conv_job *, struct conv_doc *,
	    struct conv_node *root, unsigned found,
	    struct conv_node **notes, struct map **abbrs);

/* listing.c */

/* The language, attributes and numbers of lines that an info string names. */
void	 listing_read(struct conv_doc *, struct conv_node *code_block);

/* row.c */

/* Report a table's row whose line has more cells than ncols. */
void	 row_check(struct conv_job *, const struct source_lines *,
	    uint32_t line, const struct conv_node *row, uint32_t ncols);

/* Are there two bars, and nothing between them, where a cell should be? */
bool	 cell_is_spanned(const struct source_lines *, uint32_t line,
	    const struct conv_node *cell, uint32_t col);
/* Is there no bar in the line that a row was read from? */
bool	 row_is_bare(const struct source_lines *, uint32_t line,
	    const struct conv_node *row);

/* caption.c */

/* Take a line ": text" beside a table for its caption. */
void	 caption_read(struct conv_doc *, struct conv_node *table);

/* abbr.c */

/* Add what a paragraph defines, and empty it; *abbrs is NULL at first. */
void	 abbr_define(struct conv_doc *, struct map **abbrs,
	    struct conv_node *para);
/* Make a SPAN of each place where one stands. */
void	 abbr_mark(struct conv_doc *, struct map *abbrs,
	    struct conv_node *root);

/* lineblock.c */

/* Keep the lines of a paragraph whose lines begin with bars. */
void	 lineblock_read(struct conv_doc *, struct conv_node *para);

/* finish.c */

/* Does an item or a definition hold paragraphs one after the other? */
bool	 finish_has_paras(const struct conv_node *);

/* deflist.c */

/*
 * Make an entry of a PARA and the DEFINITIONs behind it; false: of that the
 * caption of a table was made.
 */
bool	 deflist_read(struct conv_doc *, struct conv_node *term);

/* formula.c */

/* Put a MATH_BLOCK among inlines behind its paragraph; elsewhere, a MATH. */
void	 formula_read(struct conv_doc *, struct conv_node *math);

/* attr.c */

/*
 * Read {#id .class key=value} at s into n; the text behind it, or NULL:
 * it is none, and n is as it was.
 */
const char *attr_braces(struct conv_arena *, struct conv_node *n,
	    const char *s);
/* Take a trailing {#id .class key=value} off a heading's text. */
void	 attr_take(struct conv_doc *, struct conv_node *heading);

/* dom.c */

struct _xmlNode;

/*
 * Parse HTML and hand its root, where there is one, to use(); the tree is
 * gone afterwards, also when memory runs out.  False, for use() as well:
 * nested so deeply that the rest was left out.
 */
bool	 dom_read(struct conv_arena *, const char *text, size_t len,
	    void (*use)(void *, struct _xmlNode *root, bool whole), void *);
/* The value of an attribute, or NULL. */
const char *dom_attr(struct conv_arena *, struct _xmlNode *,
	    const char *name);

/* html.c */

/* Give an HTML_BLOCK the children that carry its content. */
void	 html_block_read(struct conv_job *, struct conv_doc *,
	    struct conv_node *);
/*
 * Put what raw HTML means in its place among a node's blocks, and the
 * Markdown between its tags into what they make.
 */
void	 html_blocks_read(struct conv_job *, struct conv_doc *,
	    struct conv_node *parent);

/* The same for blocks that raw HTML makes in a cell of Markdown. */
void	 html_cell_read(struct conv_job *, struct conv_doc *,
	    struct conv_node *cell);

/* Show the source of an HTML_BLOCK or HTML_INLINE as text. */
void	 html_escape(struct conv_doc *, struct conv_node *);

/* inline.c */

/*
 * Turn the raw HTML among a node's inlines into nodes where there are
 * such; other tags are dropped, what they enclose stays.
 */
void	 html_inlines_read(struct conv_job *, struct conv_doc *,
	    struct conv_node *parent);

/* tag.c: what HTML's elements mean, for both. */

enum tag_action {
	TAG_DROP,		/* unknown: the content stays; reported */
	TAG_PLAIN,		/* means nothing here: the content stays */
	TAG_HIDE,		/* the content goes too */
	TAG_PARA,		/* begins and ends a paragraph */
	TAG_DIV,		/* so too, or a DIV where it has attributes */
	TAG_NODE,		/* a node of that kind */
	TAG_MEDIA,		/* an IMAGE, or a LINK to what is not one */
	TAG_BREAK,
	TAG_QUOTE,		/* between quotation marks */
	TAG_READING		/* of ruby, in parentheses */
};

struct tag {
	const char	*name;
	enum tag_action	 action;
	enum conv_kind	 kind;		/* of a TAG_NODE or TAG_MEDIA */
	int		 level;		/* of a HEADING; its role; 1: is it an
					 * ordered list, a header cell */
	const char	*class;		/* that the node gets, or NULL */
};

/* Never NULL: an unknown element is a TAG_DROP. */
const struct tag *tag_find(const char *name, size_t len);
/* The same without all meaning but where paragraphs and lines end. */
const struct tag *tag_strip(const struct tag *);
/* Is it an element that is or holds blocks? */
bool	 tag_is_block(const struct tag *);
/* Report an element that was dropped, once a document. */
void	 tag_report(struct conv_job *, struct conv_doc *,
	    const struct conv_node *at, const char *name, size_t len);
/* The quotation mark of the document's language. */
const char *tag_quote(const struct conv_doc *, bool opens);

#endif
