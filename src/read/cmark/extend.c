/* extend.c - which extensions there are, and the parse they work for. */
#include "base/base.h"
#include "read/cmark/cmark.h"
#include "tree/tree.h"

#define BRACES	(EXT_BRACKETED_SPANS | EXT_LINK_ATTRIBUTES | \
		    EXT_INLINE_CODE_ATTRIBUTES)

/* What a character may begin. */
static const cmark_match_inline_func marks[256] = {
	['$'] = math_match, ['@'] = ref_match, [':'] = emoji_match,
	['^'] = delim_match, ['='] = delim_match, ['~'] = delim_match,
	['{'] = brace_match
};

static cmark_node *match(cmark_syntax_extension *, cmark_parser *,
    cmark_node *, unsigned char, cmark_inline_parser *);
static cmark_node *open_block(cmark_syntax_extension *, int, cmark_parser *,
    cmark_node *, unsigned char *, int);
static int	 goes_on(cmark_syntax_extension *, cmark_parser *,
    unsigned char *, int, cmark_node *);

#define BLOCKS	(EXT_FENCED_DIVS | EXT_TEX_MATH | EXT_DEFINITION_LISTS | \
		    EXT_FANCY_LISTS | EXT_EXAMPLE_LISTS)

/*
 * A row is attached where one of its bits is on.  No two of them have the
 * same character, as cmark asks the first for what is between delimiters;
 * "sub" has one that cmark's own strikeout has as well.  cmark asks all
 * extensions about all characters that any of them has, "w" and ":" among
 * them, and about all lines: the fewer there are, the faster it reads.
 */
static struct own {
	const char		*name;
	uint64_t		 bits;
	const char		*chars;		/* that begin an inline */
	cmark_open_block_func	 open;
	cmark_match_block_func	 goes_on;
	cmark_match_inline_func	 match;
	cmark_inline_from_delim_func insert;
	cmark_syntax_extension	*ext;
} owns[] = {
	{ .name = "block", .bits = BLOCKS, .open = open_block,
	  .goes_on = goes_on },
	{ .name = "inline", .bits = EXT_TEX_MATH | EXT_CROSS_REFERENCES |
	  EXT_CITATIONS | EXT_EXAMPLE_LISTS | EXT_EMOJI | EXT_SUPERSCRIPT | EXT_INLINE_NOTES |
	  EXT_MARK | BRACES,
	  .chars = "$@:^={", .match = match, .insert = delim_insert },
	{ .name = "sub", .bits = EXT_SUBSCRIPT, .chars = "~",
	  .match = match, .insert = delim_insert }
};

#define NOWNS	(sizeof(owns) / sizeof(owns[0]))

/*
 * cmark hands its extensions no context of the caller's, hence these; set
 * for the length of one parse.
 */
static _Thread_local struct conv_arena *arena;
static _Thread_local cmark_mem *mem;
static _Thread_local uint64_t bits;

static cmark_node *
match(cmark_syntax_extension *self, cmark_parser *p, cmark_node *parent,
    unsigned char c, cmark_inline_parser *in)
{
	return marks[c] == NULL ? NULL : marks[c](self, p, parent, c, in);
}

/* What the first character of a line tells that it may begin. */
static cmark_node *
open_block(cmark_syntax_extension *self, int indented, cmark_parser *p,
    cmark_node *parent, unsigned char *line, int len)
{
	int at = cmark_parser_get_first_nonspace(p);
	cmark_node *n = NULL;

	if (at >= len || line[at] == '\n') {
		fancy_blank(p);
		return NULL;
	}
	if (indented)
		return NULL;
	switch (line[at]) {
	case ':':
		if (extend_has(EXT_FENCED_DIVS))
			n = fence_open(self, p, parent, line, len);
		/* FALLTHROUGH */
	case '~':
		if (n == NULL && extend_has(EXT_DEFINITION_LISTS))
			n = term_open(self, p, parent, line, len);
		return n;
	case '$':
		return extend_has(EXT_TEX_MATH) ?
		    math_open(self, p, parent, line, len) : NULL;
	default:
		return marker_may_be((const char *)line + at, len - at) ?
		    fancy_open(self, p, parent, line, len) : NULL;
	}
}

static int
goes_on(cmark_syntax_extension *self, cmark_parser *p, unsigned char *line,
    int len, cmark_node *n)
{
	const struct extra *x = cmark_node_get_user_data(n);

	(void)self;
	switch (x->kind) {
	case CONV_DIV:
		return fence_goes_on(p, line, len, n);
	case CONV_MATH_BLOCK:
		return math_goes_on(p, line, len, n);
	default:
		return item_goes_on(p, (const char *)line, n);
	}
}

void
extend_init(void)
{
	cmark_mem *heap = cmark_get_default_mem_allocator();
	cmark_llist *chars;
	const char *s;
	size_t i;

	for (i = 0; i < NOWNS; i++) {
		owns[i].ext = cmark_syntax_extension_new(owns[i].name);
		chars = NULL;
		for (s = owns[i].chars; s != NULL && *s != '\0'; s++)
			chars = cmark_llist_append(heap, chars,
			    (void *)(uintptr_t)(unsigned char)*s);
		cmark_syntax_extension_set_special_inline_chars(owns[i].ext,
		    chars);
		cmark_syntax_extension_set_open_block_func(owns[i].ext,
		    owns[i].open);
		cmark_syntax_extension_set_match_block_func(owns[i].ext,
		    owns[i].goes_on);
		cmark_syntax_extension_set_match_inline_func(owns[i].ext,
		    owns[i].match);
		cmark_syntax_extension_set_inline_from_delim_func(
		    owns[i].ext, owns[i].insert);
	}
}

void
extend_attach(cmark_parser *parser, uint64_t ext, struct conv_arena *a,
    cmark_mem *m)
{
	size_t i;

	arena = a;
	mem = m;
	bits = ext;
	math_begin();
	fancy_begin();
	for (i = 0; i < NOWNS; i++)
		if ((ext & owns[i].bits) != 0)
			cmark_parser_attach_syntax_extension(parser,
			    owns[i].ext);
}

struct conv_arena *
extend_arena(void)
{
	return arena;
}

cmark_mem *
extend_mem(void)
{
	return mem;
}

bool
extend_has(uint64_t ext)
{
	return (bits & ext) != 0;
}

struct extra *
extend_node(cmark_node *n, enum conv_kind kind)
{
	struct extra *x = conv_alloc(arena, sizeof(*x));

	x->kind = kind;
	cmark_node_set_user_data(n, x);
	return x;
}
