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

/* The user data of a node. */
struct extra {
	enum conv_kind		 kind;
	const struct conv_attr	*attrs;
	bool			 closed;	/* DIV: its fence came */
	bool			 marker;	/* attributes of what is before,
						 * ^ before a note, or
						 * text of its own */
	bool			 loose;		/* DEFINITION: after a space */
	int			 indent;	/* DEFINITION: of its text */
	const char		*last;		/* MATH_BLOCK: more text */
	const char		*emoji;		/* its name, or NULL */
};

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
cmark_node	*fence_open(cmark_syntax_extension *, int indented,
		    cmark_parser *, cmark_node *parent, unsigned char *line,
		    int len);
int		 fence_goes_on(cmark_syntax_extension *, cmark_parser *,
		    unsigned char *line, int len, cmark_node *div);

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

/* term.c: definitions */
cmark_node	*term_open(cmark_syntax_extension *, int indented,
		    cmark_parser *, cmark_node *parent, unsigned char *line,
		    int len);
int		 term_goes_on(cmark_syntax_extension *, cmark_parser *,
		    unsigned char *line, int len, cmark_node *definition);

/* math.c: $x$ and $$x$$ */
void		 math_begin(void);
cmark_node	*math_match(cmark_syntax_extension *, cmark_parser *,
		    cmark_node *parent, unsigned char c,
		    cmark_inline_parser *);
cmark_node	*math_open(cmark_syntax_extension *, int indented,
		    cmark_parser *, cmark_node *parent, unsigned char *line,
		    int len);
int		 math_goes_on(cmark_syntax_extension *, cmark_parser *,
		    unsigned char *line, int len, cmark_node *math);

#endif
