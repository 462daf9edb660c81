/*
 * chars.c - no characters that XML, HTML or a page can't hold: controls,
 * as raw bytes or by entity, and code points that are no characters.
 */
#include <string.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

/* What was found so far. */
struct chars {
	struct conv_doc	*doc;
	struct conv_pos	 pos;		/* of the first */
	uint32_t	 first;		/* the first, or 0 */
	size_t		 n;		/* how many */
};

/* What a character becomes: itself, a space or U+FFFD. */
static uint32_t
legal(uint32_t c)
{
	if (c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7F))
		return c;
	if (c == '\v' || c == '\f' || c == '\r' || c == 0x85)
		return ' ';
	if (c < 0xA0 || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
		return UTF8_BAD;
	return c;
}

/* May the character that begins at s be one to be replaced? */
static bool
suspect(const unsigned char *s)
{
	/* cmark gives the bytes FE and FF for &#xFFFE; and &#xFFFF; */
	return s[0] >= 0xFE || (s[0] < 0x20 && s[0] != '\n' && s[0] != '\t') ||
	    s[0] == 0x7F || (s[0] == 0xC2 && s[1] < 0xA0) ||
	    (s[0] == 0xEF && (s[1] == 0xB7 || s[1] == 0xBF)) ||
	    (s[0] >= 0xF0 && (s[1] & 0x0F) == 0x0F && s[2] == 0xBF);
}

/* Are the eight bytes at s all from space to tilde?  Most are. */
static bool
is_printable(const char *s)
{
	const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
	uint64_t v;

	memcpy(&v, s, sizeof(v));
	/* a byte below space borrows, DEL carries, both into the high bit */
	return ((v | (v - ones * 0x20) | (v + ones)) & high) == 0;
}

/* Replace what is illegal; the same string where nothing is. */
static const char *
clean(struct chars *w, struct conv_pos pos, const char *s, size_t *len)
{
	const char *p = s, *end = s + *len, *start;
	char *made, *q;
	uint32_t c, to;

	while (p < end && !suspect((const unsigned char *)p))
		p += end - p >= 8 && is_printable(p) ? 8 : 1;
	if (p == end)
		return s;
	made = q = conv_alloc(w->doc->arena, 3 * *len + 1);
	for (p = s; p < end; ) {
		start = p;
		c = utf8_next(&p, end);
		if (p - start == 1 && (unsigned char)*start >= 0xFE)
			c = 0xFF00u + (unsigned char)*start;
		to = legal(c);
		if (to == c) {
			memcpy(q, start, (size_t)(p - start));
			q += p - start;
			continue;
		}
		q += utf8_put(q, to);
		if (to == UTF8_BAD && w->n++ == 0) {
			w->first = c;
			w->pos = pos;
		}
	}
	*len = (size_t)(q - made);
	return made;
}

static void
clean_string(struct chars *w, struct conv_pos pos, const char **s)
{
	size_t len;

	if (*s == NULL)
		return;
	len = strlen(*s);
	*s = clean(w, pos, *s, &len);
}

static void
clean_node(struct chars *w, struct conv_node *n)
{
	struct conv_attr *a;

	if (n->text != NULL)
		n->text = clean(w, n->pos, n->text, &n->len);
	/* attributes were made by the reader, in the arena */
	for (a = (struct conv_attr *)n->attrs; a != NULL; a = a->next)
		clean_string(w, n->pos, &a->value);
	switch (n->kind) {
	case CONV_CODE_BLOCK:
		clean_string(w, n->pos, &n->u.code.info);
		clean_string(w, n->pos, &n->u.code.lang);
		break;
	case CONV_LINK:
		clean_string(w, n->pos, &n->u.link.url);
		clean_string(w, n->pos, &n->u.link.title);
		break;
	case CONV_IMAGE:
		clean_string(w, n->pos, &n->u.image.url);
		clean_string(w, n->pos, &n->u.image.title);
		break;
	default:
		break;
	}
}

#define R8(n) [n] = 1, [n + 1] = 1, [n + 2] = 1, [n + 3] = 1, \
	[n + 4] = 1, [n + 5] = 1, [n + 6] = 1, [n + 7] = 1

/* Bytes that suspect() may be true for, and what a number begins with. */
static const unsigned char looked_at[256] = {
	R8(0), [0x08] = 1, [0x0B] = 1, [0x0C] = 1, [0x0D] = 1, [0x0E] = 1,
	[0x0F] = 1,
	R8(0x10), R8(0x18), ['&'] = 1, [0x7F] = 1, [0xC2] = 1, [0xEF] = 1,
	R8(0xF0), R8(0xF8)
};
#undef R8

/*
 * May there be anything to replace in what was read?  It comes from the
 * source as it is or by a number; no name of a character gives one.
 */
static bool
source_is_suspect(const struct conv_doc *doc)
{
	const char *p = doc->text, *end = p + doc->text_len;

	for (; (p = bytes_skip(p, end, looked_at, 1)) < end; p++)
		if (suspect((const unsigned char *)p) ||
		    (p[0] == '&' && p[1] == '#'))
			return true;
	return false;
}

static void
clean_tree(struct chars *w, struct conv_node *root)
{
	struct conv_node *n;

	for (n = root; n != NULL; n = node_next(n, root, true))
		clean_node(w, n);
}

/* The metadata, in any order; a stack, as it may be deep. */
static void
clean_meta(struct chars *w, struct conv_meta *meta)
{
	struct conv_meta **stack = NULL, *m;
	size_t n = 0, cap = 0;

	stack = arena_grow(w->doc->arena, stack, &cap, 1, sizeof(*stack));
	stack[n++] = meta;
	while (n > 0) {
		for (m = stack[--n]; m != NULL; m = m->next) {
			clean_string(w, m->pos, &m->key);
			clean_string(w, m->pos, &m->text);
			if (m->body != NULL)
				clean_tree(w, (struct conv_node *)m->body);
			if (m->first == NULL)
				continue;
			stack = arena_grow(w->doc->arena, stack, &cap, n + 1,
			    sizeof(*stack));
			stack[n++] = m->first;
		}
	}
}

bool
pass_chars(struct conv_job *job, struct conv_doc *doc)
{
	struct conv_node at = { .kind = CONV_DOCUMENT };
	struct chars w = { .doc = doc };
	size_t i;

	if (source_is_suspect(doc)) {
		clean_tree(&w, doc->root);
		for (i = 0; i < doc->nnotes; i++)
			clean_tree(&w, doc->notes[i]);
	}
	clean_meta(&w, (struct conv_meta *)doc->meta);
	if (w.n == 0)
		return true;
	at.pos = w.pos;
	if (w.n == 1)
		conv_report(job, CONV_WARNING, &at, "bad-character",
		    "U+%04X can't stand in a document", (unsigned)w.first);
	else
		conv_report(job, CONV_WARNING, &at, "bad-character",
		    "U+%04X and %zu more can't stand in a document",
		    (unsigned)w.first, w.n - 1);
	return true;
}
