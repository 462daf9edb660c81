/*
 * abbr.c - abbreviations, as in PHP Markdown Extra: a paragraph of lines
 * "*[HTML]: its long form" defines them, for the whole document.
 */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/read.h"
#include "tree/tree.h"

/* One of those that begin with the same word. */
struct abbr {
	const char	*name;
	size_t		 len;
	const char	*title;
	struct abbr	*next;
};

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static size_t
word_len(const char *s, size_t max)
{
	size_t n = 0;

	while (n < max && is_word(s[n]))
		n++;
	return n;
}

/* The bytes of the name in "*[name]: ", or 0. */
static size_t
name_len(const struct conv_node *n)
{
	const char *end;

	if (n->kind != CONV_TEXT || n->u.text.escaped ||
	    strncmp(n->text, "*[", 2) != 0 || !is_word(n->text[2]))
		return 0;
	end = strchr(n->text, ']');
	return end != NULL && end[1] == ':' && end[2] == ' ' ?
	    (size_t)(end - n->text) - 2 : 0;
}

static bool
is_break(const struct conv_node *n)
{
	return n->kind == CONV_SOFT_BREAK || n->kind == CONV_LINE_BREAK;
}

static bool
is_definition(const struct conv_node *para)
{
	const struct conv_node *n;

	for (n = para->first; n != NULL; n = n->next)
		if ((n->prev == NULL || is_break(n->prev)) &&
		    name_len(n) == 0)
			return false;
	return true;
}

/* The first definition of a name counts. */
static void
define(struct conv_doc *doc, struct map **abbrs, const char *name, size_t len,
    const char *title)
{
	size_t word = word_len(name, len), n = 0;
	struct abbr *list, *a;

	if (*abbrs == NULL)
		*abbrs = map_new(doc->arena);
	list = map_get(*abbrs, name, word);
	for (a = list; a != NULL; a = a->next, n++)
		if (a->len == len && memcmp(a->name, name, len) == 0)
			return;
	if (n >= LIMIT_ABBRS)
		return;
	a = conv_alloc(doc->arena, sizeof(*a));
	*a = (struct abbr){ name, len, title, NULL };
	if (list != NULL) {
		a->next = list->next;
		list->next = a;
	} else
		map_put(*abbrs, name, word, a);
}

void
abbr_define(struct conv_doc *doc, struct map **abbrs, struct conv_node *para)
{
	struct conv_node *n = para->first;
	const char *name;
	struct out_mem m;
	size_t len;

	if (!is_definition(para))
		return;
	while (n != NULL) {
		len = name_len(n);
		name = n->text + 2;
		out_mem_init(&m, doc->arena);
		conv_puts(&m.out, name + len + 3);
		for (n = n->next; n != NULL && !is_break(n); n = n->next)
			conv_puts(&m.out, conv_plain_text(doc->arena, n));
		define(doc, abbrs, name, len, out_mem_str(&m));
		if (n != NULL)
			n = n->next;
	}
	while (para->first != NULL)
		node_unlink(para->first);
}

/* The longest abbreviation that the text begins with, or NULL. */
static const struct abbr *
find(struct map *abbrs, const char *s, size_t len)
{
	const struct abbr *a, *best = NULL;

	for (a = map_get(abbrs, s, word_len(s, len)); a != NULL; a = a->next)
		if (a->len <= len && memcmp(a->name, s, a->len) == 0 &&
		    (a->len == len || !is_word(s[a->len]) ||
		    !is_word(s[a->len - 1])) &&
		    (best == NULL || a->len > best->len))
			best = a;
	return best;
}

/*
 * Cut a TEXT in two; the second part, from byte at on, is returned.  It is
 * not copied, as a text may be cut often.
 */
static struct conv_node *
cut(struct conv_arena *a, struct conv_node *n, size_t at)
{
	struct conv_pos pos = n->pos;
	struct conv_node *rest;

	pos.col += (uint32_t)at;
	rest = node_new(a, CONV_TEXT, pos);
	rest->text = n->text + at;
	rest->len = n->len - at;
	n->text = conv_strndup(a, n->text, at);
	n->len = at;
	node_insert_after(n, rest);
	return rest;
}

/* Mark the first one in a TEXT; gives the text behind it, or NULL. */
static struct conv_node *
mark(struct conv_doc *doc, struct map *abbrs, struct conv_node *n)
{
	struct conv_node *span, *text, *rest;
	const struct abbr *a = NULL;
	size_t i = 0, word;

	while (i < n->len && (a = find(abbrs, n->text + i, n->len - i)) ==
	    NULL) {
		word = word_len(n->text + i, n->len - i);
		i += word > 0 ? word : 1;
	}
	if (a == NULL || i >= n->len)
		return NULL;
	text = cut(doc->arena, n, i);
	rest = cut(doc->arena, text, a->len);
	span = node_new(doc->arena, CONV_SPAN, text->pos);
	node_set_attr(doc->arena, span, "class", "abbr");
	node_set_attr(doc->arena, span, "title", a->title);
	node_insert_before(text, span);
	node_append(span, text);
	return rest;
}

void
abbr_mark(struct conv_doc *doc, struct map *abbrs, struct conv_node *root)
{
	struct conv_node *n, *next, *rest;
	const char *class;
	bool down;

	for (n = root; n != NULL; n = next) {
		class = n->kind == CONV_SPAN ? conv_attr(n, "class") : NULL;
		down = n->kind != CONV_IMAGE && (class == NULL ||
		    strcmp(class, "abbr") != 0);
		next = node_next(n, root, down);
		if (n->kind == CONV_TEXT &&
		    (rest = mark(doc, abbrs, n)) != NULL)
			next = rest;
	}
}
