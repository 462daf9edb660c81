/*
 * fence.c - fenced divisions, as in pandoc: a line of three colons or more
 * and a class or {attributes} opens one, a line of colons closes the
 * innermost.
 */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/cmark/cmark.h"
#include "read/read.h"
#include "tree/tree.h"

#define FENCE_MIN	3
#define INDENT_MAX	3	/* more is code */

static size_t
skip(const char *s, size_t len, size_t i, const char *what)
{
	while (i < len && strchr(what, s[i]) != NULL && s[i] != '\0')
		i++;
	return i;
}

/* Where the text behind the colons of a fence begins; 0: it is none. */
static size_t
colons(const char *s, size_t len, size_t from)
{
	size_t i;

	if (from >= len || s[from] != ':')	/* most often */
		return 0;
	i = skip(s, len, from, ":");
	return i >= from + FENCE_MIN ? skip(s, len, i, " \t") : 0;
}

static bool
is_closing(cmark_parser *p, const char *line, size_t len)
{
	size_t i = colons(line, len, (size_t)
	    cmark_parser_get_first_nonspace(p));

	return i != 0 && cmark_parser_get_indent(p) <= INDENT_MAX &&
	    skip(line, len, i, "\r\n") == len;
}

/* The attributes or the class of an opening fence's text, into n. */
static bool
opening(struct conv_arena *a, struct conv_node *n, const char *s, size_t len)
{
	const char *text = conv_strndup(a, s, len), *end;
	size_t word;

	if (*text == '{') {
		if ((end = attr_braces(a, n, text)) == NULL)
			return false;
	} else {
		word = strcspn(text, " \t\r\n{}");
		if (word == 0)
			return false;
		node_set_attr(a, n, "class", conv_strndup(a, text, word));
		end = text + word;
	}
	end += strspn(end, " \t");
	end += strspn(end, ":");
	return end[strspn(end, " \t\r\n")] == '\0';
}

static struct extra *
div_of(cmark_node *n)
{
	struct extra *x = cmark_node_get_user_data(n);

	return x != NULL && x->kind == CONV_DIV ? x : NULL;
}

static bool
is_too_deep(cmark_node *n)
{
	unsigned depth = 0;

	for (; n != NULL && depth < LIMIT_DIV_DEPTH;
	    n = cmark_node_parent(n))
		depth += div_of(n) != NULL;
	return depth >= LIMIT_DIV_DEPTH;
}

cmark_node *
fence_open(cmark_syntax_extension *self, cmark_parser *p,
    cmark_node *parent, unsigned char *line, int len)
{
	const char *s = (const char *)line;
	size_t start = (size_t)cmark_parser_get_first_nonspace(p), at;
	struct conv_node n = { .kind = CONV_DIV };
	cmark_node *div;

	if ((at = colons(s, (size_t)len, start)) == 0 ||
	    !opening(extend_arena(), &n, s + at, (size_t)len - at) ||
	    is_too_deep(parent))
		return NULL;
	div = cmark_parser_add_child(p, parent, CMARK_NODE_BLOCK_QUOTE,
	    (int)start + 1);
	cmark_node_set_syntax_extension(div, self);
	extend_node(div, CONV_DIV)->attrs = n.attrs;
	cmark_parser_advance_offset(p, s, len - 1 -
	    cmark_parser_get_offset(p), 0);
	return div;
}

/* The column at which an item's content stands. */
static int
content_column(cmark_node *item)
{
	cmark_node *first = cmark_node_first_child(item);

	return first == NULL ? cmark_node_get_start_column(item) + 2 :
	    cmark_node_get_start_column(first);
}

/*
 * A closing fence is for the innermost division.  Lists are gone through
 * where the fence is indented as their items are; other containers have
 * a mark before the fence, and it wouldn't be seen as one.
 */
static bool
is_for_inner(cmark_node *div, int column)
{
	cmark_node *n = div;

	while ((n = cmark_node_last_child(n)) != NULL) {
		if (div_of(n) != NULL)
			return !div_of(n)->closed;
		if (cmark_node_get_type(n) == CMARK_NODE_ITEM) {
			if (column < content_column(n))
				return false;
		} else if (cmark_node_get_type(n) != CMARK_NODE_LIST)
			return false;
	}
	return false;
}

int
fence_goes_on(cmark_parser *p, unsigned char *line, int len,
    cmark_node *div)
{
	const char *s = (const char *)line;

	if (!is_closing(p, s, (size_t)len) || is_for_inner(div,
	    cmark_parser_get_first_nonspace_column(p) + 1))
		return 1;
	div_of(div)->closed = true;
	cmark_parser_advance_offset(p, s, len - 1 -
	    cmark_parser_get_offset(p), 0);
	return 0;
}
