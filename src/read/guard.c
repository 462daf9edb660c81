/*
 * guard.c - refuse what the parser would take too long for.
 *
 * cmark-gfm's cost is linear but for a few things that no document of
 * people has: thousands of brackets, declarations or quotes without their
 * other half in one paragraph, very wide tables, and tables whose short
 * rows are filled up with millions of cells.  All of it is counted here in
 * one way through the text.
 */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/read.h"
#include "tree/tree.h"

struct guard {
	struct conv_job	*job;
	struct conv_doc	*doc;
	struct conv_pos	 pos;		/* of the line */
	size_t		 brackets;	/* open in this paragraph */
	size_t		 markup;	/* "<!" and "<?" open in it */
	size_t		 quotes;	/* in this block */
	size_t		 stars;		/* runs of * and _ in it */
	size_t		 links;		/* "](" in it */
	size_t		 columns;	/* of the table above, or 0 */
	size_t		 filled;	/* cells that its rows lack */
	char		 fence;		/* of an open code block, or 0 */
	size_t		 fence_len;
};

static bool
refuse(const struct guard *g, const char *why)
{
	struct conv_node at = { .kind = CONV_DOCUMENT, .pos = g->pos };

	conv_report(g->job, CONV_ERROR, &at, "too-complex", "%s", why);
	return false;
}

/* Smart quotes are not worth refusing a document. */
static void
leave_quotes(const struct guard *g)
{
	struct conv_node at = { .kind = CONV_DOCUMENT, .pos = g->pos };

	conv_report(g->job, CONV_WARNING, &at, "too-complex",
	    "too many quotation marks in one paragraph; "
	    "they stay straight in this document");
	g->doc->ext &= ~EXT_SMART;
}

/* Is it the line below a table's head?  Then it has that many columns. */
static size_t
delimiter_row(const char *p, const char *end)
{
	size_t n = 0, bars = 0;
	bool dash = false;

	for (; p < end; p++)
		switch (*p) {
		case '-':
			n += !dash;
			dash = true;
			break;
		case '|':
			bars++;
			dash = false;
			break;
		case ':':
		case ' ':
		case '\t':
		case '>':
			break;
		default:
			return 0;
		}
	return bars > 0 ? n : 0;
}

static bool
table_line(struct guard *g, const char *p, const char *end)
{
	size_t n = delimiter_row(p, end), bars = 1;

	if (n > LIMIT_TABLE_COLUMNS)
		return refuse(g, "a table with more columns than conv takes");
	if (n > 0 && g->columns == 0) {
		g->columns = n;
		return true;
	}
	if (g->columns == 0)
		return true;
	for (; p < end && (p = memchr(p, '|', (size_t)(end - p))) != NULL; p++)
		bars++;
	if (g->columns > bars)
		g->filled += g->columns - bars;
	return g->filled <= LIMIT_TABLE_FILLED ||
	    refuse(g, "a table that lacks more cells than conv fills in");
}

/* The bytes that inline_count() counts. */
static const unsigned char counted[256] = {
	['\\'] = 1, ['['] = 1, [']'] = 1, ['*'] = 1, ['_'] = 1, ['<'] = 1,
	['>'] = 1, ['"'] = 1, ['\''] = 1
};

static void
inline_count(struct guard *g, const char *p, const char *end)
{
	for (; (p = bytes_skip(p, end, counted, 1)) < end; p++)
		switch (*p) {
		case '\\':
			if (++p == end)
				return;
			break;
		case '[':
			g->brackets++;
			break;
		case ']':
			g->brackets -= g->brackets > 0;
			g->links += end - p > 1 && p[1] == '(';
			break;
		case '*':
		case '_':
			g->stars += end - p < 2 || p[1] != *p;
			break;
		case '<':
			g->markup += end - p > 1 &&
			    (p[1] == '!' || p[1] == '?');
			break;
		case '>':
			g->markup -= g->markup > 0;
			break;
		default:
			g->quotes++;
			break;
		}
}

/* How many ")" the last word of a line has. */
static size_t
closers(const char *p, const char *end)
{
	size_t n = 0;

	while (end > p && *--end != ' ')
		n += *end == ')' && (end == p || end[-1] != '\\');
	return n;
}

static bool
inline_line(struct guard *g, const char *p, const char *end)
{
	inline_count(g, p, end);
	if (g->brackets > LIMIT_OPEN_BRACKETS ||
	    closers(p, end) > LIMIT_OPEN_BRACKETS)
		return refuse(g, "more brackets without their other half in "
		    "one paragraph than conv takes");
	if (g->markup > LIMIT_OPEN_MARKUP)
		return refuse(g, "more comments or declarations without an "
		    "end in one paragraph than conv takes");
	if (g->stars * g->links > LIMIT_STARS_LINKS)
		return refuse(g, "more emphasis and links in one paragraph "
		    "than conv takes");
	if (g->quotes > LIMIT_QUOTES && (g->doc->ext & EXT_SMART) != 0)
		leave_quotes(g);
	return true;
}

/* Does the line begin, continue or end a block of code? */
static bool
fence_line(struct guard *g, const char *p, const char *end)
{
	const char *s;
	size_t n = 0;

	for (s = p; s < end && *s == ' '; s++)
		;
	if (s - p < 4 && s < end && (*s == '`' || *s == '~') &&
	    (g->fence == 0 || g->fence == *s))
		while (s + n < end && s[n] == *s)
			n++;
	if (g->fence == 0) {
		if (n < 3 || (*s == '`' &&
		    memchr(s + n, '`', (size_t)(end - s) - n) != NULL))
			return false;
		g->fence = *s;
		g->fence_len = n;
	} else if (n >= g->fence_len) {
		g->fence = 0;
	}
	return true;
}

/* Does the line begin a list's item, a heading or a table's row? */
static bool
begins_block(const struct guard *g, const char *p, const char *end)
{
	while (p < end && *p == ' ')
		p++;
	if (p == end)
		return false;
	if (*p == '|' || g->columns > 0)
		return g->columns > 0;
	if (*p == '#')
		return true;
	if (end - p < 2 || (p[1] != ' ' && (*p < '0' || *p > '9')))
		return false;
	if (strchr("-+*", *p) == NULL)
		while (p < end && *p >= '0' && *p <= '9')
			p++;
	return end - p > 1 && p[1] == ' ' && strchr("-+*.)", *p) != NULL;
}

/* A paragraph ends at the latest at an empty line. */
static bool
is_empty(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '>'))
		p++;
	return p == end;
}

/* Small enough for a byte to count in, and for compilers to count fast. */
#define COUNT_STEP	240u

/* How many bytes of a text are one of two. */
static size_t
count(const char *p, size_t len, char c, char other)
{
	size_t n = 0, i, j, k;
	unsigned char sum;

	for (i = 0; i < len; i += k) {
		k = len - i < COUNT_STEP ? len - i : COUNT_STEP;
		sum = 0;
		for (j = 0; j < k; j++)
			sum = (unsigned char)(sum + ((p[i + j] == c) |
			    (p[i + j] == other)));
		n += sum;
	}
	return n;
}

/* Is there too little in all of the text for a paragraph to have too much? */
static bool
is_harmless(const char *p, size_t len)
{
	return count(p, len, '[', '[') <= LIMIT_OPEN_BRACKETS &&
	    count(p, len, ')', ')') <= LIMIT_OPEN_BRACKETS &&
	    count(p, len, '<', '<') <= LIMIT_OPEN_MARKUP &&
	    count(p, len, '"', '\'') <= LIMIT_QUOTES &&
	    count(p, len, '*', '_') * count(p, len, ']', ']') <=
	    LIMIT_STARS_LINKS;
}

bool
guard_check(struct conv_job *job, struct conv_doc *doc, const char *text,
    size_t len, struct conv_pos pos)
{
	struct guard g = { .job = job, .doc = doc, .pos = pos };
	const char *p = text, *end = text + len, *nl;
	bool harmless = is_harmless(text, len);

	g.pos.col = 1;
	for (; p < end; p = nl + 1, g.pos.line++) {
		if ((nl = memchr(p, '\n', (size_t)(end - p))) == NULL)
			nl = end;
		if (is_empty(p, nl)) {
			g.brackets = g.markup = g.quotes = 0;
			g.columns = g.filled = g.stars = g.links = 0;
		} else if (!fence_line(&g, p, nl)) {
			if (!harmless && begins_block(&g, p, nl))
				g.stars = g.links = g.quotes = 0;
			if (!harmless && !inline_line(&g, p, nl))
				return false;
			if ((doc->ext & EXT_TABLES) != 0 &&
			    !table_line(&g, p, nl))
				return false;
		}
		if (nl == end)
			break;
	}
	return true;
}
