/*
 * conv.h - the whole public interface of libconv.
 *
 * A program that embeds conv calls conv_settings_new(), conv_read() and
 * conv_write().  A back end, built in or loaded from a shared object,
 * reads a struct conv_doc and writes through a struct conv_job: that
 * struct holds every effect it may have.
 *
 * All text is UTF-8, NUL-terminated and well-formed.  All strings and
 * nodes of a document live in its arena until conv_doc_free().
 */
#ifndef CONV_H
#define CONV_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CONV_VERSION	"0.1.0"
#define CONV_ABI	3	/* changes whenever a struct below changes */

#if defined(__GNUC__)
#define CONV_API	__attribute__((visibility("default")))
#define CONV_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define CONV_API
#define CONV_PRINTF(f, a)
#endif

/* Memory ------------------------------------------------------------ */

/*
 * An arena gives memory that is freed all at once.  An allocation never
 * returns NULL: when memory runs out, the library call in progress
 * reports `out-of-memory' and returns false.
 */
struct conv_arena;

CONV_API void	*conv_alloc(struct conv_arena *, size_t);	/* zeroed */
CONV_API char	*conv_strdup(struct conv_arena *, const char *);
CONV_API char	*conv_strndup(struct conv_arena *, const char *, size_t);
CONV_API char	*conv_asprintf(struct conv_arena *, const char *, ...)
		    CONV_PRINTF(2, 3);
/*
 * An arena of the caller's own, or NULL.  When it runs out of memory it
 * calls fail(), which must not return.
 */
CONV_API struct conv_arena *conv_arena_new(void (*fail)(void));
CONV_API void	 conv_arena_free(struct conv_arena *);	/* or NULL */

/* Output ------------------------------------------------------------ */

/*
 * A byte sink.  The first error sticks, later calls do nothing, and
 * conv_out_flush() tells at the end.
 */
struct conv_out {
	bool		(*write)(void *, const char *, size_t);
	void		 *ctx;		/* first argument of write */
	char		 *buf;		/* bytes not yet handed to write */
	size_t		  len, cap;
	uint64_t	  flushed;	/* bytes handed to write */
	bool		  failed;
};

enum conv_escape {
	CONV_ESC_TEXT,		/* & < > in HTML and XML text */
	CONV_ESC_ATTR,		/* the same and " in attribute values */
	CONV_ESC_URL,		/* percent-encode what a URL can't hold,
				 * then as CONV_ESC_ATTR */
	CONV_ESC_JSON		/* inside a JSON string */
};

CONV_API void	 conv_put(struct conv_out *, const char *, size_t);
CONV_API void	 conv_puts(struct conv_out *, const char *);
CONV_API void	 conv_putc(struct conv_out *, char);
CONV_API void	 conv_printf(struct conv_out *, const char *, ...)
		    CONV_PRINTF(2, 3);
CONV_API void	 conv_put_escaped(struct conv_out *, enum conv_escape,
		    const char *, size_t);
CONV_API bool	 conv_out_flush(struct conv_out *);	/* false: failed */

/* Diagnostics -------------------------------------------------------- */

/* A place in a source file; line and column count from 1, 0 is unknown. */
struct conv_pos {
	const char	*file;
	uint32_t	 line;
	uint32_t	 col;		/* in bytes */
};

enum conv_level {
	CONV_INFO,
	CONV_WARNING,
	CONV_ERROR
};

struct conv_diag {
	enum conv_level	 level;
	const char	*code;		/* stable: "missing-image" */
	struct conv_pos	 pos;
	const char	*msg;		/* one line, no final full stop */
};

/* The tree ----------------------------------------------------------- */

/*
 * X(NAME, name, class): every kind of node there is.
 * Block kinds hold blocks, LEAF kinds hold inlines, VERBATIM kinds hold
 * text only; the classes are those of the content model in tree/check.c.
 */
#define CONV_KINDS(X) \
	X(DOCUMENT,	document,	BLOCK)	\
	X(SECTION,	section,	BLOCK)	/* heading, then content */ \
	X(HEADING,	heading,	LEAF)	\
	X(PARA,		para,		LEAF)	\
	X(QUOTE,	quote,		BLOCK)	\
	X(ALERT,	alert,		BLOCK)	/* note, tip, warning ... */ \
	X(LIST,		list,		BLOCK)	/* items only */ \
	X(ITEM,		item,		BLOCK)	\
	X(CODE_BLOCK,	code_block,	VERBATIM) \
	X(HTML_BLOCK,	html_block,	BLOCK)	/* children: its meaning */ \
	X(RULE,		rule,		VOID)	/* thematic break */ \
	X(TABLE,	table,		BLOCK)	/* caption? rows */ \
	X(ROW,		row,		BLOCK)	/* cells only */ \
	X(CELL,		cell,		LEAF)	/* inlines, or blocks */ \
	X(FIGURE,	figure,		BLOCK)	/* image, caption? */ \
	X(DIV,		div,		BLOCK)	/* division with a role */ \
	X(DEF_LIST,	def_list,	BLOCK)	/* entries only */ \
	X(DEF_ENTRY,	def_entry,	BLOCK)	/* terms, definitions */ \
	X(TERM,		term,		LEAF)	\
	X(DEFINITION,	definition,	BLOCK)	\
	X(MATH_BLOCK,	math_block,	VERBATIM) /* TeX, on its own line */ \
	X(PAGE_BREAK,	page_break,	VOID)	\
	X(CAPTION,	caption,	LEAF)	\
	X(NOTE,		note,		BLOCK)	/* footnote body; doc->notes */ \
	X(TEXT,		text,		VERBATIM) \
	X(SOFT_BREAK,	soft_break,	VOID)	\
	X(LINE_BREAK,	line_break,	VOID)	\
	X(CODE,		code,		VERBATIM) \
	X(EMPH,		emph,		INLINE)	\
	X(STRONG,	strong,		INLINE)	\
	X(STRIKE,	strike,		INLINE)	\
	X(UNDERLINE,	underline,	INLINE)	\
	X(MARK,		mark,		INLINE)	/* highlighted */ \
	X(SUPER,	super,		INLINE)	\
	X(SUB,		sub,		INLINE)	\
	X(SMALLCAPS,	smallcaps,	INLINE)	\
	X(SPAN,		span,		INLINE)	/* only its attributes */ \
	X(MATH,		math,		VERBATIM) /* TeX */ \
	X(LINK,		link,		INLINE)	\
	X(IMAGE,	image,		INLINE)	/* children: its alt text */ \
	X(NOTE_REF,	note_ref,	VOID)	\
	X(HTML_INLINE,	html_inline,	VERBATIM)

enum conv_kind {
#define X(NAME, name, class) CONV_##NAME,
	CONV_KINDS(X)
#undef X
	CONV_NKINDS
};

enum conv_align {
	CONV_ALIGN_NONE,
	CONV_ALIGN_LEFT,
	CONV_ALIGN_CENTER,
	CONV_ALIGN_RIGHT
};

/* How the items of a list are numbered. */
enum conv_numeral {
	CONV_NUMERAL_DECIMAL,
	CONV_NUMERAL_LOWER_ALPHA,
	CONV_NUMERAL_UPPER_ALPHA,
	CONV_NUMERAL_LOWER_ROMAN,
	CONV_NUMERAL_UPPER_ROMAN
};

enum conv_task {
	CONV_TASK_NONE,		/* not a task */
	CONV_TASK_OPEN,
	CONV_TASK_DONE
};

enum conv_alert {
	CONV_ALERT_NOTE,
	CONV_ALERT_TIP,
	CONV_ALERT_IMPORTANT,
	CONV_ALERT_WARNING,
	CONV_ALERT_CAUTION
};

/* What a division is, decided once by pass/div.c from its classes. */
enum conv_role {
	CONV_ROLE_PLAIN,	/* no more than its attributes say */
	CONV_ROLE_COLUMNS,	/* holds COLUMNs, beside each other */
	CONV_ROLE_COLUMN,	/* its attribute width: "40%", or none */
	CONV_ROLE_DETAILS,	/* begins with a CAPTION, its summary */
	CONV_ROLE_ABSTRACT,
	CONV_ROLE_NAME_LINE,	/* of a handout: name, class, date */
	CONV_ROLE_EXERCISE,	/* its attribute points */
	CONV_ROLE_ANSWER,	/* room for it: attributes lines, height */
	CONV_ROLE_SOLUTION,
	CONV_ROLE_FIELD,	/* of a NAME_LINE: its label, or nothing */
	CONV_ROLE_CONTENTS	/* the place of the table of contents, in the
				 * root or a SECTION, empty; one at most */
};

/* What the room for an answer looks like. */
enum conv_room {
	CONV_ROOM_LINES,	/* to write on */
	CONV_ROOM_BOX,
	CONV_ROOM_GRID,
	CONV_ROOM_BLANK
};

/* Where a link leads, decided once by pass/links.c. */
enum conv_dest {
	CONV_DEST_EXTERNAL,	/* a URL, used as it is */
	CONV_DEST_INTERNAL,	/* u.link.target */
	CONV_DEST_FILE,		/* a file beside the document */
	CONV_DEST_DEAD,		/* #anchor that nothing has; reported */
	CONV_DEST_UNSAFE	/* javascript: and the like; reported */
};

struct conv_attr {
	const char		*name;		/* "class", "lang", any */
	const char		*value;
	struct conv_attr	*next;
};

enum conv_resource_state {
	CONV_RES_OK,		/* data and type are known */
	CONV_RES_MISSING,	/* no such file; reported */
	CONV_RES_REMOTE,	/* http: and the like; never fetched */
	CONV_RES_BAD		/* not an image that conv knows; reported */
};

/* An image file that the document names; each file once. */
struct conv_resource {
	const char	*url;		/* as the document writes it */
	const char	*path;		/* as it was opened, or NULL */
	const char	*mime;		/* from its bytes, or NULL */
	const unsigned char *data;	/* the file, or NULL */
	size_t		 size;
	uint32_t	 width;		/* pixels; SVG: CSS px; 0 unknown */
	uint32_t	 height;
	uint32_t	 dpi;		/* pixels an inch, 0 unknown */
	enum conv_resource_state state;
	struct conv_resource *next;	/* in order of first use */
};

struct conv_node {
	enum conv_kind		 kind;
	struct conv_pos		 pos;
	struct conv_node	*parent, *prev, *next, *first, *last;
	const char		*id;	/* unique in the document, or NULL */
	const struct conv_attr	*attrs;
	const char		*text;	/* VERBATIM kinds; else NULL */
	size_t			 len;	/* bytes in text */
	union {
		struct {
			int		 level;	 /* of its heading, 1 to 6 */
			int		 depth;	 /* nesting, from 1 */
			const char	*number; /* "2.1", or NULL */
		} section;
		struct {
			int		 level;	 /* 1 to 6 */
			const char	*words;	 /* for its slug, with the
						  * names of emoji, or NULL */
		} heading;
		struct {
			bool		 html;	 /* made by raw HTML */
		} para;
		struct {
			bool		 escaped; /* for the reader: its first
						  * byte is no markup */
			const char	*emoji;	 /* the same: its name */
		} text;
		struct {
			enum conv_alert	 type;
		} alert;
		struct {
			bool		 ordered;
			bool		 tight;	 /* no space between items */
			char		 delim;	 /* '.', ')', '(' for (1) */
			enum conv_numeral numeral;
			uint32_t	 start;
		} list;
		struct {
			enum conv_task	 task;
		} item;
		struct {
			bool		 tight;	 /* no space in its entries */
		} def_list;
		struct {
			enum conv_role	 role;
			uint32_t	 number; /* EXERCISE, from 1 */
			const char	*points; /* EXERCISE: or NULL */
			enum conv_room	 room;	 /* ANSWER, which is empty */
			uint32_t	 lines;	 /* ANSWER: LINES, how many */
			int32_t		 height; /* ANSWER: others, 1/1000 pt */
			uint32_t	 share;	 /* FIELD: of its line's width */
		} div;
		struct {
			const char	*info;	 /* whole info string or NULL */
			const char	*lang;	 /* its first word or NULL */
			bool		 numbered; /* show lines' numbers */
			uint32_t	 start;	 /* that of the first line */
		} code;
		struct {
			uint32_t	 ncols;	 /* of every row */
			uint32_t	 nhead;	 /* rows that are headers */
			uint32_t	 number; /* from 1; 0: no caption */
			const enum conv_align *align;	/* ncols of them */
		} table;
		struct {
			enum conv_align	 align;
			bool		 header;
			uint32_t	 colspan, rowspan; /* 1 or more */
		} cell;
		struct {
			uint32_t	 number; /* from 1 in the document */
		} figure;
		struct {
			uint32_t	 number; /* MATH_BLOCK with a label */
		} math;
		struct {
			const char	*label;	 /* as in the source */
			uint32_t	 number; /* order of first call */
			uint32_t	 nrefs;	 /* how often it is called */
		} note;
		struct {
			const struct conv_node *note;
			uint32_t	 nth;	 /* which call, from 1 */
		} note_ref;
		struct {
			const char	*url;
			const char	*title;	 /* or NULL */
			enum conv_dest	 dest;
			const struct conv_node *target;	/* INTERNAL only */
			bool		 ref;	 /* its text is made of what
						  * the target is: "Figure 3" */
			bool		 missing; /* FILE: none; reported */
		} link;
		struct {
			const char	*url;
			const char	*title;	 /* or NULL */
			const struct conv_resource *res; /* never NULL */
			bool		 no_alt; /* raw HTML says nothing of
						  * its alt text; reported */
		} image;
	} u;
};

/* A value of the front matter: a string, a list or a mapping. */
enum conv_meta_kind {
	CONV_META_STRING,
	CONV_META_LIST,
	CONV_META_MAP
};

struct conv_meta {
	enum conv_meta_kind	 kind;
	struct conv_pos		 pos;
	const char		*key;	/* in a mapping, else NULL */
	const char		*text;	/* STRING: the scalar as written */
	bool			 plain;	/* STRING: unquoted, may be a bool
					 * or a number */
	const struct conv_node	*body;	/* STRING: the text read as
					 * Markdown, a DOCUMENT, or NULL
					 * where it holds no markup */
	struct conv_meta	*first, *next;	/* LIST and MAP; siblings */
};

struct conv_author {
	const char	*name;		/* never NULL */
	const char	*email;		/* or NULL, as the next two */
	const char	*affiliation;
	const char	*url;
};

enum conv_title_from {
	CONV_TITLE_GIVEN,	/* front matter or -M: show a title block */
	CONV_TITLE_HEADING,	/* the first heading's text */
	CONV_TITLE_FILE		/* the file's name without its suffix */
};

/* What the metadata says, checked and in plain text; NULL where unset. */
struct conv_info {
	const char		*title;		/* never NULL */
	enum conv_title_from	 title_from;
	const char		*subtitle;
	const char		*date;		/* as written */
	const char		*lang;		/* BCP 47; never NULL */
	const char		*dir;		/* "ltr" or "rtl"; never NULL */
	const char		*description;
	const char		*rights;
	const char		*publisher;
	const char		*identifier;
	const char		*cover_image;	/* path as written */
	const struct conv_author *authors;
	size_t			 nauthors;
	const char *const	*keywords;
	size_t			 nkeywords;
	/* the same with markup, as children of a DOCUMENT; or NULL */
	const struct conv_node	*title_body;
	const struct conv_node	*subtitle_body;
	const struct conv_node	*abstract;	/* blocks */
};

struct conv_doc {
	struct conv_node	 *root;		/* a DOCUMENT */
	struct conv_info	  info;
	const struct conv_meta	 *meta;		/* a MAP; never NULL */
	struct conv_node	**notes;	/* in order of first call */
	size_t			  nnotes;
	const struct conv_node	 *contents;	/* a DIV of that role */
	struct conv_resource	 *resources;
	const char		 *file;		/* name for messages */
	const char		 *source;	/* the bytes of its files */
	size_t			  source_len;
	const char		 *text;		/* what the tree was read from:
						 * with all that it includes */
	size_t			  text_len;
	uint64_t		  ext;		/* the dialect, for the passes */
	struct conv_arena	 *arena;
	struct conv_idmap	 *ids;		/* see conv_doc_find() */
	struct conv_idmap	 *dropped;	/* elements reported as such */
	struct conv_idmap	 *places;	/* "file#id" to nodes; NULL:
						 * there is one file only */
};

/* The node with that id, or NULL. */
CONV_API const struct conv_node *conv_doc_find(const struct conv_doc *,
		    const char *);
/* The value of a top-level metadata key, or NULL. */
CONV_API const struct conv_meta *conv_doc_meta(const struct conv_doc *,
		    const char *);
CONV_API const char	*conv_kind_name(enum conv_kind);
/* The value of a node's attribute, or NULL. */
CONV_API const char	*conv_attr(const struct conv_node *, const char *);
/* The text of a node and all below it, breaks as spaces, in the arena. */
CONV_API char	*conv_plain_text(struct conv_arena *,
		    const struct conv_node *);

/* What a walk does at a node; see conv_walk(). */
enum conv_step {
	CONV_DESCEND,		/* go on with the children */
	CONV_SKIP		/* pass them over; leave is still called */
};

struct conv_act {
	const char	*pre;	/* written before enter, or NULL */
	const char	*post;	/* written after leave, or NULL */
	enum conv_step	(*enter)(void *, const struct conv_node *);
	void		(*leave)(void *, const struct conv_node *);
	bool		 through;	/* nothing of its own, children only */
};

/*
 * Visit the node and all below it, in order, without recursion: write
 * pre, call enter(w), visit the children, call leave(w), write post.
 * A row without anything is a kind that the table's author forgot.
 */
CONV_API void	 conv_walk(const struct conv_node *,
		    const struct conv_act [CONV_NKINDS], struct conv_out *,
		    void *);
/* The first kind without a row in a table, or CONV_NKINDS. */
CONV_API enum conv_kind	conv_acts_missing(
		    const struct conv_act [CONV_NKINDS]);

/* Options ------------------------------------------------------------ */

enum conv_option_kind {
	CONV_OPT_FLAG,		/* true or false */
	CONV_OPT_INT,
	CONV_OPT_STRING,
	CONV_OPT_CHOICE,	/* one of arg, "a|b|c" */
	CONV_OPT_LENGTH,	/* "2cm", "1in", "12pt", "10mm", "3pc" */
	CONV_OPT_FILE,		/* a path; its content is what counts */
	CONV_OPT_LIST		/* strings; each use adds one */
};

/*
 * One option: gives --name on the command line, -V name=value, the key
 * in the front matter, the line of --help and of the man page.
 */
struct conv_option {
	const char		*name;
	enum conv_option_kind	 kind;
	const char		*arg;	/* metavariable or choices, or NULL */
	const char		*def;	/* default as written, or NULL */
	const char		*help;	/* one line, no final full stop */
	char			 letter; /* short form, or 0 */
	bool			 files;	/* LIST: of paths */
	int32_t			 min, max; /* INT; both 0: no bounds */
	bool			 caller; /* the front matter has no say */
	bool			 shared; /* other programs have this key too: a
					  * value there that is unknown is
					  * left out */
};

/* Options that several back ends share, to be named in their tables. */
#define CONV_ROW_TOC \
	{ .name = "toc", .kind = CONV_OPT_FLAG, \
	  .help = "write a table of contents" }
#define CONV_ROW_TOC_DEPTH \
	{ .name = "toc-depth", .kind = CONV_OPT_INT, .arg = "N", .def = "3", \
	  .min = 1, .max = 6, \
	  .help = "heading levels in the table of contents" }
/* HTML and EPUB know none and default; other names are as default there. */
#define CONV_ROW_THEME \
	{ .name = "theme", .kind = CONV_OPT_STRING, .arg = "NAME", \
	  .def = "default", \
	  .help = "default or none; for PDF modern, classic, large-print " \
	  "or a YAML file, too" }
#define CONV_ROW_NUMBER_SECTIONS \
	{ .name = "number-sections", .kind = CONV_OPT_FLAG, .letter = 'N', \
	  .help = "show section numbers" }

/* Values of options; front matter fills in what the caller left unset. */
struct conv_settings;

/* Back ends ---------------------------------------------------------- */

struct conv_blob {
	const unsigned char	*data;
	size_t			 size;
};

struct conv_backend;

/* What the embedding program does for the library. */
struct conv_host {
	void	 *ctx;
	/* Take a diagnostic; its strings live for the call only. */
	void	(*report)(void *ctx, const struct conv_diag *);
	/*
	 * Read a file whole into the arena.  False: it can't be read, and
	 * errno tells why; nothing was reported.
	 */
	bool	(*load)(void *ctx, struct conv_arena *, const char *path,
		    struct conv_blob *);
	/*
	 * Is there a file or folder of that name?  May be NULL: then links
	 * to files are not looked at.
	 */
	bool	(*exists)(void *ctx, const char *path);
	/*
	 * As load(), of a text that the document includes.  The file must
	 * be in one of n folders once all symbolic links are followed;
	 * where it isn't, errno is EXDEV.  May be NULL: then nothing is
	 * included.
	 */
	bool	(*include)(void *ctx, struct conv_arena *, const char *path,
		    const char *const *folders, size_t n,
		    struct conv_blob *);
	/*
	 * The file that this back end writes of the document with that
	 * path, or NULL.  May be NULL: then links to other documents stay.
	 */
	const char *(*output)(void *ctx, struct conv_arena *,
		    const char *path, const struct conv_backend *);
};

struct conv_job {
	const struct conv_doc		*doc;
	const struct conv_backend	*backend;
	const struct conv_settings	*settings;
	const struct conv_host		*host;
	struct conv_out			*out;
	struct conv_arena		*arena;	/* for this job's duration */
	/*
	 * A MAP with values for options that neither the caller nor the
	 * document gives, or NULL.  write() may set it.
	 */
	const struct conv_meta		*defaults;
};

/*
 * A back end.  write() returns false when the document could not be
 * written; it has then reported why.  Errors of job->out are found by
 * the caller.
 */
struct conv_backend {
	uint32_t	 abi;		/* CONV_ABI */
	const char	*name;		/* as in -t name */
	const char	*suffix;	/* of its files, without the dot */
	const char	*about;		/* one line */
	bool		 binary;	/* not to be shown on a terminal */
	const struct conv_option *options;	/* ends with name NULL */
	bool		(*write)(struct conv_job *);
};

/*
 * CONV_BACKEND(x) = { ... }; defines a back end in its file.  Compiled
 * with -DCONV_PLUGIN, the same file makes a shared object for --plugin.
 */
#ifdef CONV_PLUGIN
#define CONV_BACKEND(x) \
	extern CONV_API const struct conv_backend conv_plugin; \
	CONV_API const struct conv_backend conv_plugin
#else
#define CONV_BACKEND(x) \
	extern const struct conv_backend conv_backend_##x; \
	const struct conv_backend conv_backend_##x
#endif

/* An option's value; the name must stand in the back end's table. */
CONV_API bool		 conv_opt_flag(const struct conv_job *, const char *);
CONV_API int		 conv_opt_int(const struct conv_job *, const char *);
/* STRING, CHOICE, FILE (the path): NULL where unset without default. */
CONV_API const char	*conv_opt_str(const struct conv_job *, const char *);
/* LENGTH in 1/1000 pt; -1 where unset without default. */
CONV_API int32_t	 conv_opt_length(const struct conv_job *, const char *);
/* LIST: the values, *n of them. */
CONV_API const char *const *conv_opt_list(const struct conv_job *,
		    const char *, size_t *n);
/*
 * Load the file that an option names, looked up as the option's origin
 * says (set by the caller: as it is; front matter: beside the document).
 * Reports `missing-file' and returns false where it can't be read.
 */
CONV_API bool		 conv_job_load(struct conv_job *, const char *path,
		    struct conv_blob *);
/*
 * The URL that a LINK is written with: of a document that the same run
 * converts it is the output's, where the host knows it.
 */
CONV_API const char	*conv_link_url(const struct conv_job *,
		    const struct conv_node *);
/*
 * The mapping in a YAML or JSON text, in the job's arena; name stands in
 * messages and places.  Its strings have no body.  NULL: reported.
 */
CONV_API const struct conv_meta *conv_job_yaml(struct conv_job *,
		    const char *name, const struct conv_blob *);
/* The value of a key of a MAP, or NULL. */
CONV_API const struct conv_meta *conv_meta_get(const struct conv_meta *,
		    const char *key);
/* Report at a node's place; node may be NULL. */
CONV_API void		 conv_report(const struct conv_job *, enum conv_level,
		    const struct conv_node *, const char *code,
		    const char *, ...) CONV_PRINTF(5, 6);

/* The library -------------------------------------------------------- */

CONV_API struct conv_settings *conv_settings_new(void);
CONV_API void	 conv_settings_free(struct conv_settings *);
/*
 * Set an option by name; it counts above the front matter, and a LIST
 * grows by each call.  False: unknown name or bad value; *why then says
 * so, with the nearest known name, and lives as long as the settings.
 * conv_set_meta() sets a metadata key likewise; set again, it is a list.
 */
CONV_API bool	 conv_set(struct conv_settings *, const char *name,
		    const char *value, const char **why);
CONV_API bool	 conv_set_meta(struct conv_settings *, const char *key,
		    const char *value, const char **why);
/* Make a plug-in's back end known; false with *why as in conv_set(). */
CONV_API bool	 conv_load_plugin(struct conv_settings *, const char *path,
		    const char **why);
/* The back end of that name, or NULL. */
CONV_API const struct conv_backend *conv_find_backend(
		    const struct conv_settings *, const char *name);
/* The i-th back end, plug-ins last, or NULL. */
CONV_API const struct conv_backend *conv_nth_backend(
		    const struct conv_settings *, size_t i);
/* The options of reading and of the passes; ends with name NULL. */
CONV_API const struct conv_option *conv_doc_options(void);
/* Does the option take this value?  Otherwise *why, in the arena. */
CONV_API bool	 conv_option_accepts(struct conv_arena *,
		    const struct conv_option *, const char *value,
		    const char **why);
/* The i-th input format, or NULL. */
CONV_API const char *conv_nth_input_format(size_t i);
/*
 * Would conv_read() take the options of reading?  False: reported, with
 * `unknown-format', `unknown-extension' or `unknown-pass'.
 */
CONV_API bool	 conv_settings_check(const struct conv_settings *,
		    const struct conv_host *);
/*
 * Of n names, the one nearest to a misspelt one, or NULL where none is
 * near enough to be worth suggesting.
 */
CONV_API const char *conv_nearest(const char *, const char *const *,
		    size_t n);

/*
 * Read a document and resolve it.  name is used in messages, and its
 * folder is where relative paths start.  NULL: reported through host.
 */
CONV_API struct conv_doc *conv_read(const struct conv_settings *,
		    const struct conv_host *, const char *name,
		    const char *text, size_t len);

/* One of the files that a document is read from. */
struct conv_source {
	const char	*name;
	const char	*text;
	size_t		 len;
};

/*
 * The same for n files, one at least, that are one document.  The first
 * gives it its name; relative paths start in the folder of the file that
 * has them.
 */
CONV_API struct conv_doc *conv_read_all(const struct conv_settings *,
		    const struct conv_host *, const struct conv_source *,
		    size_t n);
CONV_API void	 conv_doc_free(struct conv_doc *);
/*
 * Read a YAML or JSON file that holds a mapping: a document without
 * content whose meta is the mapping.  NULL: reported through host.
 */
CONV_API struct conv_doc *conv_read_metadata(const struct conv_settings *,
		    const struct conv_host *, const char *path);
/* Write a document; false: reported, and what is in out is no document. */
CONV_API bool	 conv_write(const struct conv_settings *,
		    const struct conv_host *, const struct conv_doc *,
		    const struct conv_backend *, struct conv_out *);

#ifdef __cplusplus
}
#endif

#endif
