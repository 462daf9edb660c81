/* convert.c - from cmark's nodes to ours. */
#include <string.h>

#include <cmark-gfm-core-extensions.h>

#include "base/base.h"
#include "read/cmark/cmark.h"
#include "tree/tree.h"

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

/* cmark gives links the line of their end. */
static int
line_of(enum conv_kind kind, cmark_node *from)
{
	int line = cmark_node_get_start_line(from), first = 0;

	if (kind == CONV_LINK || kind == CONV_IMAGE)
		first = cmark_node_get_start_line(
		    cmark_node_first_child(from));
	return first > 0 && first < line ? first : line;
}

struct conv_node *
convert_node(struct reader *r, enum conv_kind kind, cmark_node *from)
{
	struct conv_pos pos = r->cur->pos;
	int line = line_of(kind, from);
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

/* A text of cmark's, as long as the tree is there; NULL: "". */
static const char *
kept(const struct reader *r, const char *s)
{
	return s == NULL || *s == '\0' ? "" : r->kept ? s :
	    conv_strdup(r->arena, s);
}

struct conv_node *
convert_verbatim(struct reader *r, enum conv_kind kind, cmark_node *from)
{
	struct conv_node *n = convert_node(r, kind, from);

	n->text = kept(r, cmark_node_get_literal(from));
	n->len = strlen(n->text);
	return n;
}

static struct conv_node *
raw(struct reader *r, enum conv_kind kind, cmark_node *from)
{
	r->found |= FOUND_HTML;
	return convert_verbatim(r, kind, from);
}

static const char *
or_null(const char *s)
{
	return s != NULL && *s != '\0' ? s : NULL;
}

struct conv_node *
convert_list(struct reader *r, cmark_node *from)
{
	struct conv_node *n = convert_node(r, CONV_LIST, from);

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
	struct conv_node *n = convert_node(r, CONV_ITEM, from);

	if (strcmp(cmark_node_get_type_string(from), "tasklist") == 0)
		n->u.item.task =
		    cmark_gfm_extensions_get_tasklist_item_checked(from) ?
		    CONV_TASK_DONE : CONV_TASK_OPEN;
	return n;
}

static struct conv_node *
table(struct reader *r, cmark_node *from)
{
	struct conv_node *n = convert_node(r, CONV_TABLE, from);
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
	struct conv_node *n = convert_node(r, CONV_ROW, from);

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
	struct conv_node *n = convert_node(r, CONV_CELL, from);
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
	struct conv_node *n = convert_node(r, kind, from);
	const char *url = kept(r, cmark_node_get_url(from));
	const char *title = or_null(kept(r, cmark_node_get_title(from)));

	if (kind == CONV_LINK) {
		n->u.link.url = url;
		n->u.link.title = title;
	} else {
		n->u.image.url = url;
		n->u.image.title = title;
	}
	return n;
}

static struct conv_node *
note(struct reader *r, cmark_node *from)
{
	struct conv_node *n = convert_node(r, CONV_NOTE, from);

	reader_add_note(r, n);
	return n;
}

static struct conv_node *
note_ref(struct reader *r, cmark_node *from)
{
	struct conv_node *n = convert_verbatim(r, CONV_NOTE_REF, from);

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
		return convert_node(r, CONV_STRIKE, from);
	return convert_node(r, CONV_PARA, from);
}

static struct conv_node *
code_block(struct reader *r, cmark_node *from)
{
	struct conv_node *n = convert_verbatim(r, CONV_CODE_BLOCK, from);

	n->u.code.info = or_null(kept(r, cmark_node_get_fence_info(from)));
	listing_read(r->doc, n);
	return n;
}

/* What may begin a caption, an alert, a directive and so on. */
static struct conv_node *
text(struct reader *r, cmark_node *from)
{
	struct conv_node *n = convert_verbatim(r, CONV_TEXT, from);

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
	struct conv_node *n = convert_node(r, CONV_HEADING, from);

	n->u.heading.level = cmark_node_get_heading_level(from);
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
		return convert_node(r, CONV_QUOTE, from);
	case CMARK_NODE_LIST:
		return convert_list(r, from);
	case CMARK_NODE_ITEM:
		return item(r, from);
	case CMARK_NODE_CODE_BLOCK:
		return code_block(r, from);
	case CMARK_NODE_HTML_BLOCK:
		return raw(r, CONV_HTML_BLOCK, from);
	case CMARK_NODE_PARAGRAPH:
		return convert_node(r, CONV_PARA, from);
	case CMARK_NODE_HEADING:
		return heading(r, from);
	case CMARK_NODE_THEMATIC_BREAK:
		return convert_node(r, CONV_RULE, from);
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		return note(r, from);
	case CMARK_NODE_TEXT:
		return text(r, from);
	case CMARK_NODE_SOFTBREAK:
		return convert_node(r, CONV_SOFT_BREAK, from);
	case CMARK_NODE_LINEBREAK:
		return convert_node(r, CONV_LINE_BREAK, from);
	case CMARK_NODE_CODE:
		return convert_verbatim(r, CONV_CODE, from);
	case CMARK_NODE_HTML_INLINE:
		return raw(r, CONV_HTML_INLINE, from);
	case CMARK_NODE_EMPH:
		return convert_node(r, CONV_EMPH, from);
	case CMARK_NODE_STRONG:
		return convert_node(r, CONV_STRONG, from);
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
void
convert_all(struct reader *r, cmark_node *root)
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
