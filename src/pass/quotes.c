/*
 * quotes.c - quotation marks as the text's language has them.
 *
 * cmark makes English ones of straight quotes.  Where the source has
 * typographic marks of its own, its author has taken care of them, and
 * all stay as they are.
 */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

#define NNBSP	"\xE2\x80\xAF"	/* U+202F */

enum mark {
	MARK_OPEN, MARK_CLOSE,
	MARK_OPEN_INNER, MARK_CLOSE_INNER,
	MARK_NMARKS
};

/* By CLDR 42, but for Spanish and German as their typographers have it. */
static const struct marks {
	const char	*lang;		/* more exact ones first */
	const char	*marks[MARK_NMARKS];
} languages[] = {
	{ "be", { "«", "»", "„", "“" } },
	{ "bg", { "„", "“", "‚", "‘" } },
	{ "ca", { "«", "»", "“", "”" } },
	{ "cs", { "„", "“", "‚", "‘" } },
	{ "da", { "»", "«", "›", "‹" } },
	{ "de-CH", { "«", "»", "‹", "›" } },
	{ "de-LI", { "«", "»", "‹", "›" } },
	{ "de", { "„", "“", "‚", "‘" } },
	{ "el", { "«", "»", "“", "”" } },
	{ "es", { "«", "»", "“", "”" } },
	{ "et", { "„", "“", "‚", "‘" } },
	{ "eu", { "«", "»", "“", "”" } },
	{ "fa", { "«", "»", "‹", "›" } },
	{ "fi", { "”", "”", "’", "’" } },
	{ "fr-CH", { "«", "»", "‹", "›" } },
	{ "fr", { "«" NNBSP, NNBSP "»", "“", "”" } },
	{ "he", { "”", "”", "’", "’" } },
	{ "hr", { "„", "”", "‚", "’" } },
	{ "hu", { "„", "”", "»", "«" } },
	{ "is", { "„", "“", "‚", "‘" } },
	{ "it", { "«", "»", "“", "”" } },
	{ "ja", { "「", "」", "『", "』" } },
	{ "lt", { "„", "“", "‚", "‘" } },
	{ "nb", { "«", "»", "‘", "’" } },
	{ "nn", { "«", "»", "‘", "’" } },
	{ "no", { "«", "»", "‘", "’" } },
	{ "pl", { "„", "”", "‚", "’" } },
	{ "pt-PT", { "«", "»", "“", "”" } },
	{ "ro", { "„", "”", "«", "»" } },
	{ "ru", { "«", "»", "„", "“" } },
	{ "sk", { "„", "“", "‚", "‘" } },
	{ "sl", { "„", "“", "‚", "‘" } },
	{ "sr", { "„", "“", "‚", "‘" } },
	{ "sv", { "”", "”", "’", "’" } },
	{ "uk", { "«", "»", "„", "“" } }
};

/* A language that some node has, for all below it. */
struct scope {
	const struct conv_node	*node;
	const struct marks	*marks;		/* or NULL: as they are */
};

struct quoter {
	struct conv_arena	*arena;
	struct scope		*scopes;	/* a stack */
	size_t			 n, cap;
	size_t			 open;		/* inner ones, in this block */
};

/* NULL: as in English. */
static const struct marks *
marks_of(const char *lang)
{
	size_t i, len;

	for (i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		len = strlen(languages[i].lang);
		if (strncasecmp(languages[i].lang, lang, len) == 0 &&
		    (lang[len] == '\0' || lang[len] == '-'))
			return &languages[i];
	}
	return NULL;
}

/* Is a letter or digit there?  Then what is before it is no end. */
static bool
is_word(const char *s, const char *end)
{
	unsigned char c = s < end ? (unsigned char)*s : ' ';

	return (c >= '0' && c <= '9') ||
	    ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
	    (c >= 0xC3 && c != 0xE2);	/* that one is punctuation */
}

/* Which mark is it that cmark wrote at s; MARK_NMARKS: none. */
static enum mark
mark_at(struct quoter *q, const char *s, const char *end)
{
	if (end - s < 3 || memcmp(s, "\xE2\x80", 2) != 0)
		return MARK_NMARKS;
	switch ((unsigned char)s[2]) {
	case 0x9C:
		return MARK_OPEN;
	case 0x9D:
		return MARK_CLOSE;
	case 0x98:
		q->open++;
		return MARK_OPEN_INNER;
	case 0x99:	/* the apostrophe, too */
		if (q->open == 0 || is_word(s + 3, end))
			return MARK_NMARKS;
		q->open--;
		return MARK_CLOSE_INNER;
	default:
		return MARK_NMARKS;
	}
}

/* The text in other marks, or itself where it has none. */
static const char *
convert(struct quoter *q, const struct marks *m, const char *s, size_t *len)
{
	const char *end = s + *len, *from = s, *p;
	struct out_mem out;
	enum mark mark;

	if (m == NULL || memchr(s, '\xE2', *len) == NULL)
		return s;
	out_mem_init(&out, q->arena);
	for (p = s; p < end; ) {
		if ((mark = mark_at(q, p, end)) == MARK_NMARKS) {
			p++;
			continue;
		}
		conv_put(&out.out, from, (size_t)(p - from));
		conv_puts(&out.out, m->marks[mark]);
		from = p += 3;
	}
	conv_put(&out.out, from, (size_t)(end - from));
	s = out_mem_str(&out);
	*len = strlen(s);
	return s;
}

static void
scope_push(struct quoter *q, const struct conv_node *n, const char *lang)
{
	q->scopes = arena_grow(q->arena, q->scopes, &q->cap, q->n + 1,
	    sizeof(*q->scopes));
	q->scopes[q->n++] = (struct scope){ n, marks_of(lang) };
}

/* Inner quotes end with the block that they are in. */
static bool
is_leaf(const struct conv_node *n)
{
	return n->kind == CONV_PARA || n->kind == CONV_HEADING ||
	    n->kind == CONV_CELL || n->kind == CONV_CAPTION ||
	    n->kind == CONV_TERM;
}

static void
node_enter(struct quoter *q, struct conv_node *n)
{
	const char *lang = n->attrs == NULL ? NULL : conv_attr(n, "lang");

	if (lang != NULL)
		scope_push(q, n, lang);
	if (is_leaf(n))
		q->open = 0;
	if (n->kind == CONV_TEXT)
		n->text = convert(q, q->scopes[q->n - 1].marks, n->text,
		    &n->len);
}

/* The next node in order; languages end with their nodes. */
static struct conv_node *
node_after(struct quoter *q, struct conv_node *n,
    const struct conv_node *root)
{
	if (n->first != NULL)
		return n->first;
	for (;;) {
		if (q->n > 1 && q->scopes[q->n - 1].node == n)
			q->n--;
		if (n == root)
			return NULL;
		if (n->next != NULL)
			return n->next;
		n = n->parent;
	}
}

static void
string_convert(struct quoter *q, const char **s)
{
	size_t len;

	if (*s == NULL)
		return;
	len = strlen(*s);
	q->open = 0;
	*s = convert(q, q->scopes[0].marks, *s, &len);
}

bool
pass_quotes(struct conv_job *job, struct conv_doc *doc)
{
	struct quoter q = { .arena = doc->arena };
	struct conv_node **roots, *n;
	size_t i, nroots;

	(void)job;
	if ((doc->ext & EXT_SMART) == 0 || (doc->ext & EXT_OWN_QUOTES) != 0)
		return true;
	scope_push(&q, NULL, doc->info.lang);
	roots = doc_roots(doc, &nroots);
	for (i = 0; i < nroots; i++)
		for (n = roots[i]; n != NULL; n = node_after(&q, n, roots[i]))
			node_enter(&q, n);
	string_convert(&q, &doc->info.title);
	string_convert(&q, &doc->info.subtitle);
	string_convert(&q, &doc->info.description);
	return true;
}
