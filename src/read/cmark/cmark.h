/*
 * cmark.h - conv's own extensions of cmark-gfm.
 *
 * They use cmark's own types of nodes, which may stand wherever those may:
 * a block quote, an emphasis, a code span with a struct extra that says
 * what it really is.
 */
#ifndef CMARK_H
#define CMARK_H

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>

#include "conv.h"
#include "read/read.h"

/* How the items of a LIST of our own are numbered. */
struct numbering {
	char			 style;		/* an ol's type, or a MARKER_ */
	char			 delim;		/* as in the tree */
	uint32_t		 start;
	uint32_t		 n;		/* items so far */
};

/* The user data of a node. */
struct extra {
	enum conv_kind		 kind;
	const struct conv_attr	*attrs;
	bool			 closed;	/* DIV: its fence came */
	bool			 marker;	/* attributes of what is before,
						 * ^ before a note, or
						 * text of its own */
	bool			 loose;		/* DEFINITION: after a space */
	int			 indent;	/* DEFINITION, ITEM: of its text */
	bool			 again;		/* ITEM: its name is another's */
	struct numbering	*list;		/* LIST */
	const char		*last;		/* MATH_BLOCK: more text */
	const char		*emoji;		/* its name, or NULL */
};

/* One parse: from cmark's nodes to ours. */
struct reader {
	struct conv_job		*job;
	struct conv_doc		*doc;
	struct conv_arena	*arena;
	struct conv_node	*cur;		/* where children go */
	struct conv_node	*table;		/* the innermost */
	struct conv_node	**notes;	/* in cmark's order */
	size_t			 nnotes, notes_cap;
	struct conv_node	**refs;		/* all NOTE_REFs */
	size_t			 nrefs, refs_cap;
	unsigned		 found;		/* FOUND_ bits */
	uint32_t		 line;		/* of the text's first line */
	struct map		*abbrs;		/* or NULL */
	bool			 cited;		/* it was told */
	bool			 emoji;		/* since the last heading */
	bool			 kept;		/* what cmark holds */
	struct source_lines	 lines;
};

/* markdown.c, outside of this folder */
void		 reader_add_note(struct reader *, struct conv_node *);

/* convert.c */

/* Add what is below a node of cmark's to r->cur. */
void		 convert_all(struct reader *, cmark_node *root);
/* Add a node; with the text of cmark's; a LIST. */
struct conv_node *convert_node(struct reader *, enum conv_kind,
		    cmark_node *from);
struct conv_node *convert_verbatim(struct reader *, enum conv_kind,
		    cmark_node *from);
struct conv_node *convert_list(struct reader *, cmark_node *from);

/* own.c: what one of our own extensions made */
struct conv_node *own_node(struct reader *, cmark_node *from,
		    const struct extra *);

/* pool.c */

/*
 * The memory for the parse of a text so long, whose nodes are wanted until
 * pool_end().  kept: what they hold is there as long as the arena is.
 */
cmark_mem	*pool_begin(struct conv_arena *, size_t len, bool *kept);
void		 pool_end(void);

/* extend.c */

/* Make the extensions; once a process. */
void	 extend_init(void);
/*
 * Attach those that the EXT_ bits ask for.  What they make is in the arena,
 * which must stay the same until the parser is done.
 */
void	 extend_attach(cmark_parser *, uint64_t ext, struct conv_arena *,
	    cmark_mem *);
/* The arena, the memory and the extensions of the parse that goes on. */
struct conv_arena	*extend_arena(void);
cmark_mem	*extend_mem(void);
bool	 extend_has(uint64_t ext);
/* Say what a node is. */
struct extra	*extend_node(cmark_node *, enum conv_kind);

/* fence.c: ::: */
cmark_node	*fence_open(cmark_syntax_extension *, cmark_parser *,
		    cmark_node *parent, unsigned char *line, int len);
int		 fence_goes_on(cmark_parser *, unsigned char *line, int len,
		    cmark_node *div);

/* delim.c: ^x^ ~x~ ~~x~~ ==x==, and the mark of ^[x] */
cmark_node	*delim_match(cmark_syntax_extension *, cmark_parser *,
		    cmark_node *parent, unsigned char c,
		    cmark_inline_parser *);
delimiter	*delim_insert(cmark_syntax_extension *, cmark_parser *,
		    cmark_inline_parser *, delimiter *opener,
		    delimiter *closer);

/* brace.c: {.class} right behind ], ) or ` */
cmark_node	*brace_match(cmark_syntax_extension *, cmark_parser *,
		    cmark_node *parent, unsigned char c,
		    cmark_inline_parser *);

/* escape.c: \[ and \] */

/* Keep them apart from the text among a node and those before it. */
void		 escape_keep_before(cmark_node *);
/* The same behind the mark of a note, up to the next one. */
void		 escape_keep_behind(cmark_node *mark);

/* ref.c: @fig:x, [@x] */
cmark_node	*ref_match(cmark_syntax_extension *, cmark_parser *,
		    cmark_node *parent, unsigned char c,
		    cmark_inline_parser *);

/* emoji.c: :smile: */
cmark_node	*emoji_match(cmark_syntax_extension *, cmark_parser *,
		    cmark_node *parent, unsigned char c,
		    cmark_inline_parser *);

/* marker.c: a. A) (iv) #. (@name) */

#define MARKER_ANY	'#'
#define MARKER_EXAMPLE	'@'

struct marker {
	const char	*text;		/* in its line: a number and so on */
	size_t		 len;
	char		 delim;		/* as in the tree */
	size_t		 width;		/* with punctuation */
};

/* Could there be a marker at the start of a text, by its first letters? */
bool		 marker_may_be(const char *, int len);
/* Is there one? */
bool		 marker_read(const char *, size_t len, struct marker *);
/* The style that it stands for in a list's first item; '\0': none. */
char		 marker_style(const struct marker *);
/* Its number in a list of that style; false: it has none there. */
bool		 marker_number(const struct marker *, char style,
		    uint32_t *number);
/* May the character be in an example's name? */
bool		 marker_is_label(char);

/* fancy.c: lists with such markers */
void		 fancy_begin(void);
/* A line is empty. */
void		 fancy_blank(cmark_parser *);
cmark_node	*fancy_open(cmark_syntax_extension *, cmark_parser *,
		    cmark_node *parent, unsigned char *line, int len);
/* What an ITEM or a DEFINITION takes of a line; false: nothing. */
bool		 item_goes_on(cmark_parser *, const char *line, cmark_node *);
/* The number of the example with a name, or 0; are there names at all? */
uint32_t	 fancy_example(const char *, size_t len);
bool		 fancy_has_labels(void);

/* term.c: definitions */
cmark_node	*term_open(cmark_syntax_extension *, cmark_parser *,
		    cmark_node *parent, unsigned char *line, int len);

/* math.c: $x$ and $$x$$ */
void		 math_begin(void);
cmark_node	*math_match(cmark_syntax_extension *, cmark_parser *,
		    cmark_node *parent, unsigned char c,
		    cmark_inline_parser *);
cmark_node	*math_open(cmark_syntax_extension *, cmark_parser *,
		    cmark_node *parent, unsigned char *line, int len);
int		 math_goes_on(cmark_parser *, unsigned char *line, int len,
		    cmark_node *math);

#endif
