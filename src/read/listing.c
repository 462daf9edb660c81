/* listing.c - what the info string of a code block says. */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/read.h"
#include "tree/tree.h"

#define NUMBERED	"numberLines"	/* pandoc's name */

/* The language of "c", "{.c .numbered}", "c,ignore", "{r, echo=F}". */
static const char *
language(struct conv_arena *a, const char *info)
{
	size_t n;

	if (*info == '{')
		info++;
	while (*info == '.' || *info == ' ')
		info++;
	n = strcspn(info, " \t},");
	if (n == 0 || *info == '#' || *info == '=')
		return NULL;
	return conv_strndup(a, info, n);
}

static bool
is_word(const char *s, size_t len, const char *word)
{
	return strlen(word) == len && strncmp(s, word, len) == 0;
}

static bool
is_numbered(const char *s, size_t len)
{
	return is_word(s, len, NUMBERED) || is_word(s, len, "numbered") ||
	    is_word(s, len, "number-lines");
}

/*
 * The classes without the language, which is the first one where nothing
 * else names it; those for numbers under one name.
 */
static const char *
classes(struct conv_arena *a, struct conv_node *n, const char *s)
{
	struct out_mem m;
	size_t len;
	bool any = false;

	out_mem_init(&m, a);
	for (; *s != '\0'; s += len, s += strspn(s, " ")) {
		len = strcspn(s, " ");
		if (is_numbered(s, len)) {
			if (n->u.code.numbered)
				continue;
			n->u.code.numbered = true;
		} else if (n->u.code.lang == NULL) {
			n->u.code.lang = conv_strndup(a, s, len);
			continue;
		} else if (is_word(s, len, n->u.code.lang))
			continue;
		if (any)
			conv_putc(&m.out, ' ');
		if (is_numbered(s, len))
			conv_puts(&m.out, NUMBERED);
		else
			conv_put(&m.out, s, len);
		any = true;
	}
	return any ? out_mem_str(&m) : NULL;
}

/* The number in a value; false: it is none. */
static bool
number(const char *s, uint32_t *n)
{
	uint32_t v = 0;

	if (*s == '\0' || strspn(s, "0123456789") != strlen(s))
		return false;
	for (; *s != '\0' && v < LIMIT_LINE_NUMBER; s++)
		v = v * 10 + (uint32_t)(*s - '0');
	*n = v < LIMIT_LINE_NUMBER ? v : LIMIT_LINE_NUMBER;
	return true;
}

/* Take over what the braces say, in the order in which they say it. */
static void
attrs(struct conv_arena *a, struct conv_node *n, const struct conv_attr *from)
{
	static const char *const starts[] = { "startFrom", "start-from",
	    "startfrom" };
	const char *value;
	size_t i;

	for (; from != NULL; from = from->next) {
		value = strcmp(from->name, "class") == 0 ?
		    classes(a, n, from->value) : from->value;
		for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
			if (strcmp(from->name, starts[i]) == 0 &&
			    number(value, &n->u.code.start))
				break;
		if (value != NULL)
			node_set_attr(a, n, i < sizeof(starts) /
			    sizeof(starts[0]) ? starts[0] : from->name, value);
	}
}

void
listing_read(struct conv_doc *doc, struct conv_node *n)
{
	const char *info = n->u.code.info, *open, *end;
	struct conv_node braces = { .kind = CONV_CODE_BLOCK };

	n->u.code.start = 1;
	if (info == NULL)
		return;
	open = (doc->ext & EXT_FENCED_CODE_ATTRIBUTES) != 0 ?
	    strchr(info, '{') : NULL;
	end = open != NULL ? attr_braces(doc->arena, &braces, open) : NULL;
	if (end == NULL || end[strspn(end, " ")] != '\0') {
		n->u.code.lang = language(doc->arena, info);
		return;
	}
	if (open > info)
		n->u.code.lang = language(doc->arena, info);
	attrs(doc->arena, n, braces.attrs);
}
