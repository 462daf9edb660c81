/* attr.c - attributes in braces: {#id .class key=value}. */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/read.h"
#include "tree/tree.h"

/* Quotes around a value, also those that cmark made smart. */
static const struct {
	const char	*open, *close;
} quotes[] = {
	{ "\"", "\"" },
	{ "'", "'" },
	{ "\xE2\x80\x9C", "\xE2\x80\x9D" },
	{ "\xE2\x80\x98", "\xE2\x80\x99" }
};

/* A value in quotes at *p, its length in *len; NULL: there is none. */
static const char *
quoted(const char **p, size_t *len)
{
	const char *s, *end;
	size_t i, n;

	for (i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++) {
		n = strlen(quotes[i].open);
		if (strncmp(*p, quotes[i].open, n) != 0)
			continue;
		s = *p + n;
		if ((end = strstr(s, quotes[i].close)) == NULL)
			return NULL;
		*len = (size_t)(end - s);
		*p = end + strlen(quotes[i].close);
		return s;
	}
	return NULL;
}

/* Where attributes go. */
struct attrs {
	struct conv_arena	*a;
	struct conv_node	*n;
	bool			 smart;	/* cmark has been over the text */
};

/* A copy without what smart punctuation made of it. */
static char *
plain(struct conv_arena *a, const char *s, size_t len)
{
	static const struct {
		const char	*smart, *plain;
	} marks[] = {
		{ "\xE2\x80\x93", "--" },
		{ "\xE2\x80\x94", "---" },
		{ "\xE2\x80\xA6", "..." },
		{ "\xE2\x80\x98", "'" },
		{ "\xE2\x80\x99", "'" },
		{ "\xE2\x80\x9C", "\"" },
		{ "\xE2\x80\x9D", "\"" }
	};
	const size_t nmarks = sizeof(marks) / sizeof(marks[0]);
	const char *end = s + len;
	struct out_mem m;
	size_t i;

	out_mem_init(&m, a);
	while (s < end) {
		for (i = 0; i < nmarks; i++)
			if (end - s >= 3 && memcmp(s, marks[i].smart, 3) == 0)
				break;
		if (i < nmarks) {
			conv_puts(&m.out, marks[i].plain);
			s += 3;
		} else {
			conv_putc(&m.out, *s++);
		}
	}
	return out_mem_str(&m);
}

static void
attr_set(const struct attrs *at, const char *key, const char *s, size_t len)
{
	node_set_attr(at->a, at->n, key, at->smart ? plain(at->a, s, len) :
	    conv_strndup(at->a, s, len));
}

/* One attribute at *p; false: it is none. */
static bool
attr_one(const struct attrs *at, const char **p)
{
	const char *s = *p, *value;
	size_t len;
	char *key;

	if (*s == '#' || *s == '.') {
		len = strcspn(s + 1, *s == '#' ? " \t\n}" : " \t\n}.#");
		if (len == 0)
			return false;
		attr_set(at, *s == '#' ? "id" : "class", s + 1, len);
		*p = s + 1 + len;
		return true;
	}
	if (*s == '-' && (s[1] == '}' || s[1] == ' ')) {
		node_set_attr(at->a, at->n, "class", "unnumbered");
		*p = s + 1;
		return true;
	}
	len = strcspn(s, "= \t\n}");
	if (len == 0 || s[len] != '=')
		return false;
	key = conv_strndup(at->a, s, len);
	s += len + 1;
	if ((value = quoted(&s, &len)) == NULL) {
		value = s;
		len = strcspn(s, " \t\n}");
		s += len;
	}
	attr_set(at, key, value, len);
	*p = s;
	return true;
}

/* All of { ... } at s; the text behind it, or NULL. */
static const char *
attr_all(const struct attrs *at, const char *s)
{
	size_t left = LIMIT_ATTRS;

	for (s++;; left--) {
		s += strspn(s, " \t\n");
		if (*s == '}')
			return s + 1;
		if (*s == '\0' || left == 0 || !attr_one(at, &s))
			return NULL;
	}
}

const char *
attr_braces(struct conv_arena *a, struct conv_node *n, const char *s)
{
	const struct attrs at = { .a = a, .n = n };
	const struct conv_attr *old = n->attrs;
	const char *end = attr_all(&at, s);

	if (end == NULL)
		n->attrs = old;
	return end;
}

/* Join the TEXTs at the end of a node; NULL where there is none. */
static struct conv_node *
last_text(struct conv_arena *a, struct conv_node *parent)
{
	struct conv_node *first = NULL, *n;
	struct out_mem m;

	for (n = parent->last; n != NULL && n->kind == CONV_TEXT; n = n->prev) {
		first = n;
		if (n->u.text.escaped)
			break;
	}
	if (first == NULL || first == parent->last)
		return first;
	out_mem_init(&m, a);
	for (n = first; n != NULL; n = n->next)
		conv_put(&m.out, n->text, n->len);
	first->text = out_mem_str(&m);
	first->len = (size_t)m.out.flushed;
	while (parent->last != first)
		node_unlink(parent->last);
	return first;
}

void
attr_take(struct conv_doc *doc, struct conv_node *heading)
{
	const struct attrs at = { .a = doc->arena, .n = heading,
	    .smart = true };
	const struct conv_attr *old = heading->attrs;
	struct conv_node *n;
	const char *open, *end, *words;
	size_t len;

	if (heading->last == NULL || heading->last->kind != CONV_TEXT ||
	    heading->last->len == 0 ||
	    heading->last->text[heading->last->len - 1] != '}')
		return;
	n = last_text(doc->arena, heading);
	if ((open = strrchr(n->text, '{')) == NULL ||
	    (open == n->text && n->u.text.escaped))
		return;
	end = attr_all(&at, open);
	if (end == NULL || *end != '\0') {
		heading->attrs = old;
		return;
	}
	for (len = (size_t)(open - n->text); len > 0 &&
	    n->text[len - 1] == ' '; len--)
		;
	n->text = conv_strndup(doc->arena, n->text, len);
	n->len = len;
	if (len == 0)
		node_unlink(n);
	words = heading->kind == CONV_HEADING ? heading->u.heading.words :
	    NULL;
	if (words == NULL || (open = strrchr(words, '{')) == NULL)
		return;
	while (open > words && open[-1] == ' ')
		open--;
	heading->u.heading.words = conv_strndup(doc->arena, words,
	    (size_t)(open - words));
}
