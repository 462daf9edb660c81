/* markdown.c - Markdown to the raw tree, by cmark-gfm. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>

#include "base/base.h"
#include "read/cmark/cmark.h"
#include "read/read.h"
#include "tree/tree.h"

/* In front of a block of cmark's. */
struct header {
	_Alignas(max_align_t) size_t size;	/* of the block */
	struct header	*next;		/* of a free one */
};

#define POOL_STEP	16u		/* blocks are multiples of this */
#define POOL_MAX	256u		/* bytes of a block that is kept */
#define POOL_CHUNK	(64u << 10)	/* bytes that blocks are cut from */

/*
 * cmark's memory is the document's arena: what it parses stays where it
 * is, and running out of memory takes the arena's way instead of abort().
 * What cmark frees it is given again: the less memory a tree is spread
 * over, the faster it is walked.  cmark hands its allocator no context,
 * hence this variable; it is set for the length of one parse.
 */
static _Thread_local struct pool {
	struct conv_arena	*arena;
	struct header		*free[POOL_MAX / POOL_STEP + 1];
	char			*p, *end;	/* of the chunk's rest */
} pool;

/* A block that was never used: all zero. */
static struct header *
block_new(size_t size)
{
	struct header *h;

	size += sizeof(*h);
	if (size > (size_t)(pool.end - pool.p)) {
		if (size > POOL_MAX)
			return conv_alloc(pool.arena, size);
		pool.p = conv_alloc(pool.arena, POOL_CHUNK);
		pool.end = pool.p + POOL_CHUNK;
	}
	h = (struct header *)(void *)pool.p;
	pool.p += size;
	return h;
}

/* One of any size; *used: it is not zero. */
static struct header *
block_get(size_t size, bool *used)
{
	struct header *h;

	if (size > SIZE_MAX - sizeof(*h) - POOL_STEP)
		arena_fail(pool.arena);
	size = (size + POOL_STEP - 1) & ~(size_t)(POOL_STEP - 1);
	*used = size <= POOL_MAX &&
	    (h = pool.free[size / POOL_STEP]) != NULL;
	if (*used)
		pool.free[size / POOL_STEP] = h->next;
	else
		h = block_new(size);
	h->size = size;
	return h;
}

static void *
mem_calloc(size_t n, size_t size)
{
	struct header *h;
	bool used;

	if (n > 1 && size > SIZE_MAX / n)
		arena_fail(pool.arena);
	h = block_get(n * size, &used);
	return used ? memset(h + 1, 0, h->size) : h + 1;
}

static void
mem_free(void *p)
{
	struct header *h = p, **list;

	if (h == NULL || (--h)->size > POOL_MAX)
		return;			/* it goes with the arena */
	list = &pool.free[h->size / POOL_STEP];
	h->next = *list;
	*list = h;
}

static void *
mem_realloc(void *old, size_t size)
{
	struct header *h = old;
	void *p;
	bool used;

	if (h != NULL && size <= (--h)->size)
		return old;
	p = block_get(size, &used) + 1;
	if (h != NULL)
		memcpy(p, old, h->size);
	mem_free(old);
	return p;
}

static cmark_mem mem = { mem_calloc, mem_realloc, mem_free };

static pthread_once_t registered = PTHREAD_ONCE_INIT;

static void
register_all(void)
{
	cmark_gfm_core_extensions_ensure_registered();
	extend_init();
}

/* Ours come first: with EXT_SUBSCRIPT one reads all tildes. */
static void
attach(cmark_parser *parser, uint64_t ext, struct conv_arena *a)
{
	static const struct {
		uint64_t	 bit;
		const char	*name;
	} names[] = {
		{ EXT_TABLES, "table" },
		{ EXT_STRIKEOUT, "strikethrough" },
		{ EXT_AUTOLINKS, "autolink" },
		{ EXT_TASK_LISTS, "tasklist" }
	};
	size_t i;

	extend_attach(parser, ext, a, &mem);
	if ((ext & EXT_SUBSCRIPT) != 0)
		ext &= ~EXT_STRIKEOUT;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if ((ext & names[i].bit) != 0)
			cmark_parser_attach_syntax_extension(parser,
			    cmark_find_syntax_extension(names[i].name));
}

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
	struct source_lines	 lines;
};

/* cmark doesn't say where breaks and bare addresses stand: after what? */
static struct conv_pos
place_after(const struct conv_node *n)
{
	const struct conv_node *text = n->kind == CONV_LINK ? n->first : n;
	struct conv_pos pos = n->pos;

	if (n->kind == CONV_SOFT_BREAK || n->kind == CONV_LINE_BREAK) {
		pos.line++;
		pos.col = 1;
		return pos;
	}
	if (text != NULL && text->kind == CONV_TEXT)
		pos.col = text->pos.col + (uint32_t)text->len;
	return pos;
}

static struct conv_node *
make(struct reader *r, enum conv_kind kind, cmark_node *from)
{
	struct conv_pos pos = r->cur->pos;
	int line = cmark_node_get_start_line(from);
	int col = cmark_node_get_start_column(from);
	struct conv_node *n;

	if (line > 0) {
		pos.line = (uint32_t)line + r->line - 1;
		pos.col = col > 0 ? (uint32_t)col : 1;
	} else if (r->cur->last != NULL) {
		pos = place_after(r->cur->last);
	}
	n = node_new(r->arena, kind, pos);
	node_append(r->cur, n);
	return n;
}

static struct conv_node *
verbatim(struct reader *r, enum conv_kind kind, cmark_node *from)
{
	struct conv_node *n = make(r, kind, from);
	const char *s = cmark_node_get_literal(from);

	n->text = s != NULL ? s : "";
	n->len = strlen(n->text);
	return n;
}

static struct conv_node *
raw(struct reader *r, enum conv_kind kind, cmark_node *from)
{
	r->found |= FOUND_HTML;
	return verbatim(r, kind, from);
}

static const char *
or_null(const char *s)
{
	return s != NULL && *s != '\0' ? s : NULL;
}

static struct conv_node *
list(struct reader *r, cmark_node *from)
{
	struct conv_node *n = make(r, CONV_LIST, from);

	n->u.list.ordered = cmark_node_get_list_type(from) ==
	    CMARK_ORDERED_LIST;
	n->u.list.tight = cmark_node_get_list_tight(from) != 0;
	n->u.list.start = (uint32_t)cmark_node_get_list_start(from);
	n->u.list.delim = cmark_node_get_list_delim(from) ==
	    CMARK_PAREN_DELIM ? ')' : '.';
	return n;
}

static struct conv_node *
item(struct reader *r, cmark_node *from)
{
	struct conv_node *n = make(r, CONV_ITEM, from);

	if (strcmp(cmark_node_get_type_string(from), "tasklist") == 0)
		n->u.item.task =
		    cmark_gfm_extensions_get_tasklist_item_checked(from) ?
		    CONV_TASK_DONE : CONV_TASK_OPEN;
	return n;
}

static struct conv_node *
table(struct reader *r, cmark_node *from)
{
	struct conv_node *n = make(r, CONV_TABLE, from);
	uint16_t i, ncols = cmark_gfm_extensions_get_table_columns(from);
	const uint8_t *marks = cmark_gfm_extensions_get_table_alignments(from);
	enum conv_align *align = conv_alloc(r->arena,
	    (size_t)ncols * sizeof(*align));

	for (i = 0; i < ncols; i++)
		align[i] = marks[i] == 'l' ? CONV_ALIGN_LEFT :
		    marks[i] == 'c' ? CONV_ALIGN_CENTER :
		    marks[i] == 'r' ? CONV_ALIGN_RIGHT : CONV_ALIGN_NONE;
	n->u.table.ncols = ncols;
	n->u.table.align = align;
	r->table = n;
	return n;
}

static struct conv_node *
row(struct reader *r, cmark_node *from)
{
	struct conv_node *n = make(r, CONV_ROW, from);

	row_check(r->job, &r->lines, r->line, n, r->table->u.table.ncols);
	/* as with its cells: a field that only tables use */
	n->u.table.nhead = row_is_bare(&r->lines, r->line, n);
	r->table->u.table.nhead +=
	    cmark_gfm_extensions_get_table_row_is_header(from) != 0;
	return n;
}

static struct conv_node *
cell(struct reader *r, cmark_node *from)
{
	struct conv_node *n = make(r, CONV_CELL, from);
	const struct conv_node *t = r->table;
	uint32_t col = n->prev == NULL ? 0 : n->parent->u.table.ncols;

	/* a row counts its cells in a field that only tables use */
	n->parent->u.table.ncols = col + 1;
	n->u.cell.align = col < t->u.table.ncols ? t->u.table.align[col] :
	    CONV_ALIGN_NONE;
	n->u.cell.header = n->parent->prev == NULL &&
	    t->u.table.nhead > 0;
	n->u.cell.colspan = n->u.cell.rowspan = 1;
	if (col > 0 && (r->doc->ext & EXT_COLUMN_SPANS) != 0 &&
	    cmark_node_first_child(from) == NULL &&
	    cell_is_spanned(&r->lines, r->line, n, col))
		n->u.cell.colspan = 0;	/* see dialect.c */
	return n;
}

static struct conv_node *
link(struct reader *r, cmark_node *from, enum conv_kind kind)
{
	struct conv_node *n = make(r, kind, from);
	const char *url = cmark_node_get_url(from);

	url = url != NULL ? url : "";
	if (kind == CONV_LINK) {
		n->u.link.url = url;
		n->u.link.title = or_null(cmark_node_get_title(from));
	} else {
		n->u.image.url = url;
		n->u.image.title = or_null(cmark_node_get_title(from));
	}
	return n;
}

static void
note_add(struct reader *r, struct conv_node *n)
{
	r->notes = arena_grow(r->arena, r->notes, &r->notes_cap,
	    r->nnotes + 1, sizeof(*r->notes));
	r->notes[r->nnotes++] = n;
}

static struct conv_node *
note(struct reader *r, cmark_node *from)
{
	struct conv_node *n = make(r, CONV_NOTE, from);

	note_add(r, n);
	return n;
}

static struct conv_node *
note_ref(struct reader *r, cmark_node *from)
{
	struct conv_node *n = verbatim(r, CONV_NOTE_REF, from);

	r->refs = arena_grow(r->arena, r->refs, &r->refs_cap, r->nrefs + 1,
	    sizeof(*r->refs));
	r->refs[r->nrefs++] = n;
	return n;
}

/* Nodes of cmark's extensions, whose types have numbers only at run time. */
static struct conv_node *
extension_node(struct reader *r, cmark_node *from)
{
	const char *type = cmark_node_get_type_string(from);

	if (strcmp(type, "table") == 0)
		return table(r, from);
	if (strcmp(type, "table_row") == 0 ||
	    strcmp(type, "table_header") == 0)
		return row(r, from);
	if (strcmp(type, "table_cell") == 0)
		return cell(r, from);
	if (strcmp(type, "strikethrough") == 0)
		return make(r, CONV_STRIKE, from);
	return make(r, CONV_PARA, from);
}

static struct conv_node *
code_block(struct reader *r, cmark_node *from)
{
	struct conv_node *n = verbatim(r, CONV_CODE_BLOCK, from);

	n->u.code.info = or_null(cmark_node_get_fence_info(from));
	listing_read(r->doc, n);
	return n;
}

/* What may begin a caption, an alert, a directive and so on. */
static struct conv_node *
text(struct reader *r, cmark_node *from)
{
	struct conv_node *n = verbatim(r, CONV_TEXT, from);

	if (*n->text != '\0' && strchr(SOURCE_MARKS, *n->text) != NULL)
		n->u.text.escaped = source_is_escaped(&r->lines, r->line,
		    n->pos);
	return n;
}

/* Cut the braces at a heading's end off that a backslash makes text. */
static void
braces_cut(struct reader *r, struct conv_node *heading)
{
	struct conv_node *n = heading->last, *rest;
	struct conv_pos pos;
	const char *open;

	if (n == NULL || n->kind != CONV_TEXT || n->len == 0 ||
	    n->text[n->len - 1] != '}' || (open = strrchr(n->text, '{')) ==
	    NULL || !source_brace_is_escaped(&r->lines, r->line, n->pos))
		return;
	pos = n->pos;
	pos.col += (uint32_t)(open - n->text);
	rest = node_text(r->arena, pos, open, strlen(open));
	rest->u.text.escaped = true;
	n->len = (size_t)(open - n->text);
	n->text = conv_strndup(r->arena, n->text, n->len);
	node_append(heading, rest);
}

/* GitHub makes ids before it makes emoji of their names. */
static void
words_keep(struct reader *r, struct conv_node *heading)
{
	const struct conv_node *n;
	struct out_mem m;
	bool any = false;

	out_mem_init(&m, r->arena);
	for (n = heading; n != NULL;
	    n = node_next(n, heading, n->kind != CONV_IMAGE)) {
		if (n->kind == CONV_TEXT && n->u.text.emoji != NULL) {
			conv_puts(&m.out, n->u.text.emoji);
			any = true;
		} else if (n->kind == CONV_TEXT || n->kind == CONV_CODE ||
		    n->kind == CONV_MATH)
			conv_put(&m.out, n->text, n->len);
	}
	if (any)
		heading->u.heading.words = out_mem_str(&m);
}

static void
heading_end(struct reader *r, struct conv_node *heading)
{
	braces_cut(r, heading);
	if (r->emoji)
		words_keep(r, heading);
	r->emoji = false;
}

static struct conv_node *
heading(struct reader *r, cmark_node *from)
{
	struct conv_node *n = make(r, CONV_HEADING, from);

	n->u.heading.level = cmark_node_get_heading_level(from);
	return n;
}

/* A formula that nothing closed is text. */
static struct conv_node *
math_block(struct reader *r, cmark_node *from, const struct extra *x)
{
	struct conv_node *n = verbatim(r, CONV_MATH_BLOCK, from), *text;
	size_t len = n->len;

	if (cmark_node_get_type(from) != CMARK_NODE_CODE_BLOCK)
		return n;
	while (len > 0 && n->text[len - 1] == '\n')
		len--;
	if (len > 0 && *n->text == '\n') {	/* of the dollars' line */
		n->text++;
		len--;
	}
	n->text = conv_asprintf(r->arena, "%.*s%s%s", (int)len, n->text,
	    len > 0 && x->last != NULL && *x->last != '\0' ? "\n" : "",
	    x->last != NULL ? x->last : "");
	n->len = strlen(n->text);
	if (x->closed)
		return n;
	text = node_text(r->arena, n->pos, n->text, n->len);
	text->text = conv_asprintf(r->arena, "$$ %s", n->text);
	text->len += 3;
	n->kind = CONV_PARA;
	n->text = NULL;
	n->len = 0;
	node_append(n, text);
	return n;
}

/* "@fig:x", which leads there; pass/refs.c finds its words. */
static struct conv_node *
reference(struct reader *r, cmark_node *from)
{
	struct conv_node *n = make(r, CONV_LINK, from);
	const char *s = cmark_node_get_literal(from);
	char *url = conv_asprintf(r->arena, "#%s", s + 1);

	if (url[1] >= 'A' && url[1] <= 'Z')	/* at a sentence's start */
		url[1] += 'a' - 'A';
	n->u.link.url = url;
	n->u.link.ref = true;
	node_append(n, node_text(r->arena, n->pos, s, strlen(s)));
	return n;
}

/* Once a document; in a link it is none. */
static void
citation(struct reader *r, const struct conv_node *n, cmark_node *from)
{
	while (from != NULL && cmark_node_get_type(from) != CMARK_NODE_LINK)
		from = cmark_node_parent(from);
	if (r->cited || from != NULL)
		return;
	r->cited = true;
	conv_report(r->job, CONV_WARNING, n, "citation",
	    "citations are not resolved; they stay as they are");
}

/* A list that cmark doesn't know the numbers of. */
static struct conv_node *
own_list(struct reader *r, cmark_node *from, const struct numbering *l)
{
	static const char types[] = "1aAiI";	/* in the enum's order */
	struct conv_node *n = list(r, from);
	const char *type = strchr(types, l->style);

	n->u.list.ordered = true;
	n->u.list.start = l->start;
	n->u.list.delim = l->delim;
	if (type != NULL)
		n->u.list.numeral = (enum conv_numeral)(type - types);
	if (l->style == MARKER_EXAMPLE)
		node_set_attr(r->arena, n, "class", "example");
	return n;
}

/* What one of our own extensions made. */
static struct conv_node *
own_node(struct reader *r, cmark_node *from, const struct extra *x)
{
	struct conv_node *n;

	if (x->kind == CONV_LINK)
		return reference(r, from);
	if (x->kind == CONV_LIST)
		return own_list(r, from, x->list);
	if (x->kind == CONV_MATH_BLOCK)
		n = math_block(r, from, x);
	else if (x->marker || x->kind == CONV_MATH)
		n = verbatim(r, x->kind, from);
	else
		n = make(r, x->kind, from);
	n->attrs = x->attrs;
	if (x->marker)
		r->found |= FOUND_MARKS;
	if (x->kind == CONV_TEXT)
		n->u.text.escaped = n->attrs == NULL;
	if (x->kind == CONV_TEXT && *n->text == '@')
		citation(r, n, from);
	if (x->emoji != NULL) {
		n->u.text.emoji = x->emoji;
		r->emoji = true;
	}
	if (x->kind == CONV_DEFINITION)
		n->u.def_list.tight = !x->loose;
	if (x->again)
		conv_report(r->job, CONV_WARNING, n, "duplicate-example",
		    "an example before has this name; "
		    "references lead there");
	if (x->kind == CONV_DIV && !x->closed)
		conv_report(r->job, CONV_WARNING, n, "open-div",
		    "the division is not closed; it goes on to the end of "
		    "what it stands in");
	return n;
}

static struct conv_node *
node_from(struct reader *r, cmark_node *from)
{
	const struct extra *x = cmark_node_get_user_data(from);

	if (x != NULL)
		return own_node(r, from, x);
	switch (cmark_node_get_type(from)) {
	case CMARK_NODE_BLOCK_QUOTE:
		return make(r, CONV_QUOTE, from);
	case CMARK_NODE_LIST:
		return list(r, from);
	case CMARK_NODE_ITEM:
		return item(r, from);
	case CMARK_NODE_CODE_BLOCK:
		return code_block(r, from);
	case CMARK_NODE_HTML_BLOCK:
		return raw(r, CONV_HTML_BLOCK, from);
	case CMARK_NODE_PARAGRAPH:
		return make(r, CONV_PARA, from);
	case CMARK_NODE_HEADING:
		return heading(r, from);
	case CMARK_NODE_THEMATIC_BREAK:
		return make(r, CONV_RULE, from);
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		return note(r, from);
	case CMARK_NODE_TEXT:
		return text(r, from);
	case CMARK_NODE_SOFTBREAK:
		return make(r, CONV_SOFT_BREAK, from);
	case CMARK_NODE_LINEBREAK:
		return make(r, CONV_LINE_BREAK, from);
	case CMARK_NODE_CODE:
		return verbatim(r, CONV_CODE, from);
	case CMARK_NODE_HTML_INLINE:
		return raw(r, CONV_HTML_INLINE, from);
	case CMARK_NODE_EMPH:
		return make(r, CONV_EMPH, from);
	case CMARK_NODE_STRONG:
		return make(r, CONV_STRONG, from);
	case CMARK_NODE_LINK:
		return link(r, from, CONV_LINK);
	case CMARK_NODE_IMAGE:
		return link(r, from, CONV_IMAGE);
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		return note_ref(r, from);
	default:
		return extension_node(r, from);
	}
}

/* A link without text says where it leads: nobody could follow it else. */
static void
link_end(struct reader *r, struct conv_node *link)
{
	const char *url = link->u.link.url;
	struct conv_node *n = link->first;

	if ((r->doc->ext & EXT_CROSS_REFERENCES) == 0 || *url == '\0' ||
	    (n != NULL && (n->next != NULL || n->kind != CONV_TEXT ||
	    strspn(n->text, " ") < n->len)))
		return;
	if (n != NULL)
		node_unlink(n);
	link->u.link.ref = *url == '#';
	node_append(link, node_text(r->arena, link->pos, url, strlen(url)));
}

/* All below a node is read. */
static void
node_end(struct reader *r, struct conv_node *n)
{
	if (n->kind == CONV_HEADING)
		heading_end(r, n);
	else if (n->kind == CONV_LINK)
		link_end(r, n);
}

/* cmark's own iterator would do twice what this does. */
static void
convert(struct reader *r, cmark_node *root)
{
	cmark_node *from = cmark_node_first_child(root), *next;
	struct conv_node *n;

	while (from != NULL) {
		if (r->cur->parent == NULL)
			note_keep(&r->lines, cmark_node_get_start_line(from),
			    cmark_node_get_end_line(from));
		n = node_from(r, from);
		if ((next = cmark_node_first_child(from)) != NULL) {
			r->cur = n;
			from = next;
			continue;
		}
		node_end(r, n);
		while ((next = cmark_node_next(from)) == NULL &&
		    (from = cmark_node_parent(from)) != root) {
			node_end(r, r->cur);
			r->cur = r->cur->parent;
		}
		from = next;
	}
}

/*
 * cmark-gfm leaves in a reference the number of its definition, and the
 * definitions, ordered by that number, at the document's end.
 */
static void
resolve_notes(struct reader *r)
{
	size_t i;
	long k;

	for (i = 0; i < r->nrefs; i++) {
		k = strtol(r->refs[i]->text, NULL, 10);
		r->refs[i]->text = NULL;
		r->refs[i]->len = 0;
		if (k >= 1 && (size_t)k <= r->nnotes)
			r->refs[i]->u.note_ref.note = r->notes[k - 1];
	}
	for (i = 0; i < r->nnotes; i++)
		node_unlink(r->notes[i]);
}

static cmark_node *
parse(struct reader *r, const char *text, size_t len)
{
	int options = CMARK_OPT_DEFAULT;
	cmark_parser *parser;
	cmark_node *root;

	if ((r->doc->ext & EXT_SMART) != 0)
		options |= CMARK_OPT_SMART;
	if ((r->doc->ext & EXT_FOOTNOTES) != 0)
		options |= CMARK_OPT_FOOTNOTES;
	pthread_once(&registered, register_all);
	parser = cmark_parser_new_with_mem(options, &mem);
	attach(parser, r->doc->ext, r->arena);
	cmark_parser_feed(parser, text, len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static void
dialect(struct reader *r, struct conv_node *root)
{
	struct conv_node *found = NULL, *n;

	dialect_read(r->job, r->doc, root, r->found, &found, &r->abbrs);
	while ((n = found) != NULL) {
		found = n->next;
		n->next = NULL;
		note_add(r, n);
	}
}

/* Read text into root; the notes found are left in r. */
static void
read_into(struct reader *r, struct conv_node *root, const char *text,
    size_t len)
{
	size_t i;

	r->arena = r->doc->arena;
	r->cur = root;
	source_lines(r->arena, text, len, &r->lines);
	pool = (struct pool){ .arena = r->arena };
	convert(r, parse(r, text, len));
	pool = (struct pool){ .arena = NULL };
	resolve_notes(r);
	if ((r->doc->ext & EXT_FOOTNOTES) != 0)
		note_labels(r->job, r->doc, &r->lines, r->line, r->notes,
		    r->nnotes);
	dialect(r, root);
	for (i = 0; i < r->nnotes; i++)	/* more are found meanwhile */
		dialect(r, r->notes[i]);
	if (r->abbrs == NULL)
		return;
	abbr_mark(r->doc, r->abbrs, root);
	for (i = 0; i < r->nnotes; i++)
		abbr_mark(r->doc, r->abbrs, r->notes[i]);
}

static bool
text_read(struct conv_job *job, struct conv_doc *doc, const struct text *t,
    uint32_t line)
{
	struct reader r = { .job = job, .doc = doc, .line = line };
	struct conv_pos pos = { .file = doc->file, .line = line };

	if (!guard_check(job, doc, t->data, t->len, pos))
		return false;
	read_into(&r, doc->root, t->data, t->len);
	doc->notes = r.notes;
	doc->nnotes = r.nnotes;
	if ((doc->ext & EXT_INCLUDES) != 0 &&
	    directives_maybe(t->data, t->len))
		directives_left(job, doc, &r.lines, line);
	return true;
}

/* Put what is in the document now behind what was. */
static void
append(struct conv_doc *doc, struct conv_node *root, struct conv_node **notes,
    size_t nnotes)
{
	struct conv_node **all = conv_alloc(doc->arena,
	    (nnotes + doc->nnotes) * sizeof(struct conv_node *));
	size_t i;

	while (doc->root->first != NULL)
		node_append(root, doc->root->first);
	doc->root = root;
	for (i = 0; i < nnotes; i++)
		all[i] = notes[i];
	for (i = 0; i < doc->nnotes; i++)
		all[nnotes + i] = doc->notes[i];
	doc->notes = all;
	doc->nnotes += nnotes;
}

bool
markdown_read(struct conv_job *job, struct conv_doc *doc,
    const struct text *t)
{
	struct conv_node *root = doc->root, **notes = doc->notes;
	size_t nnotes = doc->nnotes;
	struct text_job tj;

	if (text_is_plain(t, doc))
		return text_read(job, doc, t, t->origins->from);
	doc->root = node_new(doc->arena, CONV_DOCUMENT, root->pos);
	if (!text_read(text_job(&tj, job, doc, t), doc, t, 1))
		return false;
	text_settle(doc, t);
	append(doc, root, notes, nnotes);
	return true;
}

static struct fence
fence_of(cmark_node *n)
{
	struct fence f = {
		.first = (uint32_t)cmark_node_get_start_line(n),
		.last = (uint32_t)cmark_node_get_end_line(n),
		.col = (uint32_t)cmark_node_get_start_column(n)
	};
	int len, offset;

	if (cmark_node_get_fenced(n, &len, &offset, &f.mark))
		f.len = (size_t)len;
	else
		f.mark = '\0';
	return f;
}

bool
markdown_fences(struct conv_job *job, struct conv_doc *doc,
    const struct text *t, struct fence **list, size_t *n)
{
	struct text_job tj;
	struct reader r = { .job = text_job(&tj, job, doc, t), .doc = doc,
	    .arena = doc->arena };
	cmark_node *root, *from, *next;
	struct conv_pos pos = { .file = doc->file, .line = 1 };
	size_t cap = 0;

	*list = NULL;
	*n = 0;
	if (!guard_check(r.job, doc, t->data, t->len, pos))
		return false;
	pool = (struct pool){ .arena = doc->arena };
	root = parse(&r, t->data, t->len);
	for (from = root; from != NULL; from = next) {
		if (cmark_node_get_type(from) == CMARK_NODE_CODE_BLOCK &&
		    cmark_node_get_user_data(from) == NULL) {
			*list = arena_grow(doc->arena, *list, &cap, *n + 1,
			    sizeof(**list));
			(*list)[(*n)++] = fence_of(from);
		}
		next = cmark_node_first_child(from);
		while (next == NULL && from != root &&
		    (next = cmark_node_next(from)) == NULL)
			from = cmark_node_parent(from);
	}
	pool = (struct pool){ .arena = NULL };
	return true;
}

struct conv_node *
markdown_read_string(struct conv_job *job, struct conv_doc *doc,
    const char *text, struct conv_pos pos)
{
	struct reader r = { .job = job, .doc = doc, .line = pos.line };
	struct conv_node *root = node_new(doc->arena, CONV_DOCUMENT, pos);
	uint64_t ext = doc->ext;

	doc->ext = ext & ~(EXT_FOOTNOTES | EXT_INLINE_NOTES | EXT_TOC_PLACE);
	if (guard_check(job, doc, text, strlen(text), pos))
		read_into(&r, root, text, strlen(text));
	else
		root = NULL;
	doc->ext = ext;
	return root;
}
