/*
 * fancy.c - lists as pandoc numbers them: a. A) (iv) (1) #. and examples,
 * (@) and (@name), which are numbered through the document.
 */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/cmark/cmark.h"
#include "tree/tree.h"

#define GAP_MAX		4	/* columns between mark and text; more: code */
#define INDENT_MAX	4	/* that an item asks of its lines, as in pandoc */
#define TAB		4

/* Of the parse that goes on. */
static _Thread_local struct {
	int		 blank;		/* the last empty line's number */
	uint32_t	 examples;	/* so far */
	struct map	*labels;	/* of examples, to their numbers */
} state;

void
fancy_begin(void)
{
	memset(&state, 0, sizeof(state));
}

void
fancy_blank(cmark_parser *p)
{
	state.blank = cmark_parser_get_line_number(p);
}

static struct extra *
extra_of(cmark_node *n, enum conv_kind kind)
{
	struct extra *x = n == NULL ? NULL : cmark_node_get_user_data(n);

	return x != NULL && x->kind == kind ? x : NULL;
}

static bool
is_too_deep(cmark_node *n)
{
	unsigned depth = 0;

	for (; n != NULL && depth < LIMIT_LIST_DEPTH;
	    n = cmark_node_parent(n))
		depth += extra_of(n, CONV_LIST) != NULL;
	return depth >= LIMIT_LIST_DEPTH;
}

static bool
is_wanted(const struct marker *m)
{
	return extend_has(*m->text == MARKER_EXAMPLE ? EXT_EXAMPLE_LISTS :
	    EXT_FANCY_LISTS);
}

/* The columns between a marker and what follows it; 0: nothing does. */
static int
gap(const char *s, size_t len, int column)
{
	int start = column;
	size_t i;

	for (i = 0; i < len && (s[i] == ' ' || s[i] == '\t'); i++)
		column += s[i] == ' ' ? 1 : TAB - column % TAB;
	return i == len || s[i] == '\n' || s[i] == '\r' ? 0 : column - start;
}

/*
 * May a list begin here, without an empty line before it?  (@name) in a
 * paragraph is rather somebody who is mentioned.
 */
static bool
may_follow(cmark_parser *p, cmark_node *parent, const struct marker *m,
    uint32_t number)
{
	cmark_node *last = cmark_node_last_child(parent);
	const struct extra *x;

	/* as where cmark's own lists break into paragraphs */
	if (cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH)
		return number == 1 && (*m->text != MARKER_EXAMPLE ||
		    m->len == 1) && cmark_node_get_type(
		    cmark_node_parent(parent)) == CMARK_NODE_ITEM;
	if (last == NULL || state.blank == cmark_parser_get_line_number(p) - 1)
		return true;
	if (extra_of(parent, CONV_LIST) != NULL)
		return true;
	if ((x = extra_of(last, CONV_DIV)) != NULL)
		return x->closed;
	return cmark_node_get_type(last) == CMARK_NODE_HEADING ||
	    cmark_node_get_type(last) == CMARK_NODE_CODE_BLOCK ||
	    cmark_node_get_type(last) == CMARK_NODE_HTML_BLOCK ||
	    cmark_node_get_type(last) == CMARK_NODE_THEMATIC_BREAK;
}

/* Does an item with this marker belong to a list? */
static bool
goes_with(const struct numbering *list, const struct marker *m)
{
	uint32_t number;

	if (list->delim != m->delim || !marker_number(m, list->style,
	    &number))
		return false;
	/* an example within the last item took the next number */
	return list->style != MARKER_EXAMPLE ||
	    list->start + list->n == state.examples + 1;
}

static cmark_node *
list_begin(cmark_parser *p, cmark_node *parent, const struct marker *m,
    uint32_t number)
{
	cmark_node *list = cmark_parser_add_child(p, parent, CMARK_NODE_LIST,
	    cmark_parser_get_first_nonspace(p) + 1);
	struct numbering *l = conv_alloc(extend_arena(), sizeof(*l));

	l->style = marker_style(m);
	l->delim = m->delim;
	l->start = l->style == MARKER_EXAMPLE ? state.examples + 1 : number;
	extend_node(list, CONV_LIST)->list = l;
	return list;
}

/* Count an example; false: another one has its name. */
static bool
example(const struct marker *m)
{
	struct conv_arena *a = extend_arena();
	const char *label = conv_strndup(a, m->text + 1, m->len - 1);
	uint32_t *number = conv_alloc(a, sizeof(*number));

	*number = ++state.examples;
	if (*label == '\0')
		return true;
	if (state.labels == NULL)
		state.labels = map_new(a);
	if (map_get(state.labels, label, m->len - 1) != NULL)
		return false;
	map_put(state.labels, label, m->len - 1, number);
	return true;
}

/* The list that an item with this marker belongs to, or NULL. */
static cmark_node *
list_of(cmark_parser *p, cmark_node *parent, const struct marker *m,
    int space)
{
	const struct extra *x = extra_of(parent, CONV_LIST);
	uint32_t number;

	if (x != NULL && goes_with(x->list, m))
		return parent;
	if (space == 0 || !marker_number(m, marker_style(m), &number) ||
	    !may_follow(p, parent, m, number) || is_too_deep(parent))
		return NULL;
	return list_begin(p, parent, m, number);
}

static cmark_node *
item_begin(cmark_syntax_extension *self, cmark_parser *p, cmark_node *list,
    const struct marker *m, int space)
{
	cmark_node *item = cmark_parser_add_child(p, list, CMARK_NODE_ITEM,
	    cmark_parser_get_first_nonspace(p) + 1);
	struct extra *x = extend_node(item, CONV_ITEM);
	int width = (int)m->width + space;

	cmark_node_set_syntax_extension(item, self);
	extra_of(list, CONV_LIST)->list->n++;
	x->indent = cmark_parser_get_indent(p) +
	    (width > INDENT_MAX ? INDENT_MAX : width);
	x->again = *m->text == MARKER_EXAMPLE && !example(m);
	return item;
}

cmark_node *
fancy_open(cmark_syntax_extension *self, cmark_parser *p,
    cmark_node *parent, unsigned char *line, int len)
{
	const char *s = (const char *)line;
	int at = cmark_parser_get_first_nonspace(p), space;
	struct marker m;
	cmark_node *item;

	if (!marker_read(s + at, (size_t)(len - at), &m) || !is_wanted(&m))
		return NULL;
	space = gap(s + at + m.width, (size_t)(len - at) - m.width,
	    cmark_parser_get_first_nonspace_column(p) + (int)m.width);
	if ((parent = list_of(p, parent, &m, space)) == NULL)
		return NULL;
	if (space == 0 || space > GAP_MAX)
		space = 1;
	item = item_begin(self, p, parent, &m, space);
	cmark_parser_advance_offset(p, s, at + (int)m.width -
	    cmark_parser_get_offset(p), 0);
	if (s[cmark_parser_get_offset(p)] != '\n')
		cmark_parser_advance_offset(p, s, space, 1);
	return item;
}

bool
item_goes_on(cmark_parser *p, const char *line, cmark_node *item)
{
	const struct extra *x = cmark_node_get_user_data(item);

	if (cmark_parser_get_indent(p) >= x->indent)
		cmark_parser_advance_offset(p, line, x->indent, 1);
	else if (cmark_parser_is_blank(p) &&
	    cmark_node_first_child(item) != NULL)
		cmark_parser_advance_offset(p, line,
		    cmark_parser_get_first_nonspace(p) -
		    cmark_parser_get_offset(p), 0);
	else
		return false;
	return true;
}

uint32_t
fancy_example(const char *label, size_t len)
{
	const uint32_t *number = state.labels == NULL ? NULL :
	    map_get(state.labels, label, len);

	return number == NULL ? 0 : *number;
}

bool
fancy_has_labels(void)
{
	return state.labels != NULL;
}
