/*
 * include.c - one {{#include}}: how it is written, as mdBook has it, and
 * which lines of its file it means.
 */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/read.h"
#include "tree/tree.h"

static const char *
blanks_skip(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	return p;
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_';
}

/* The end of a list item's mark and the space behind it, or p. */
static const char *
mark_skip(const char *p, const char *end)
{
	const char *s = p;

	if (s < end && strchr("-+*", *s) != NULL) {
		s++;
	} else {
		while (s < end && *s >= '0' && *s <= '9')
			s++;
		if (s == p || s == end || (*s != '.' && *s != ')'))
			return p;
		s++;
	}
	return s < end && (*s == ' ' || *s == '\t') ? s + 1 : p;
}

/* What stands before a line's text: of lists none in code. */
static const char *
prefix_skip(const char *p, const char *end, bool code)
{
	const char *s;

	for (;; p = s) {
		s = blanks_skip(p, end);
		if (s < end && *s == '>')
			s++;
		else if (!code)
			s = mark_skip(s, end);
		if (s == p)
			return p;
	}
}

/* The name behind "{{#", and what is behind that; NULL: it is none. */
static const char *
name_read(const char *p, const char *end, struct directive *d)
{
	if (end - p < 5 || p[0] != '{' || p[1] != '{')
		return NULL;
	p = blanks_skip(p + 2, end);
	if (p == end || *p++ != '#')
		return NULL;
	d->name = p;
	while (p < end && is_word(*p))
		p++;
	d->name_len = (size_t)(p - d->name);
	return d->name_len > 0 && p < end && (*p == ' ' || *p == '\t') ? p :
	    NULL;
}

static bool
is_named(const struct directive *d, const char *name)
{
	return strlen(name) == d->name_len &&
	    memcmp(name, d->name, d->name_len) == 0;
}

bool
directive_is_include(const struct directive *d)
{
	return is_named(d, "include") || is_named(d, "rustdoc_include");
}

const char *
directive_at(const char *p, const char *end, struct directive *d)
{
	const char *close;

	if ((p = name_read(p, end, d)) == NULL)
		return NULL;
	p = blanks_skip(p, end);
	if (end - p > LIMIT_DIRECTIVE)
		end = p + LIMIT_DIRECTIVE;
	if ((close = memchr(p, '}', (size_t)(end - p))) == NULL ||
	    end - close < 2 || close[1] != '}' || close == p)
		return NULL;
	d->path = p;
	while (p < close && *p != ' ' && *p != '\t')
		p++;
	d->end = p;
	for (p = d->path; p < d->end && *p != ':'; p++)
		;
	d->path_len = (size_t)(p - d->path);
	return close + 2;
}

bool
directive_line(const char *p, const char *end, bool code,
    struct directive *d)
{
	memset(d, 0, sizeof(*d));
	d->at = prefix_skip(p, end, code);
	d->escaped = d->at < end && *d->at == '\\';
	p = directive_at(d->at + d->escaped, end, d);
	return p != NULL && blanks_skip(p, end) == end &&
	    directive_is_include(d);
}

/* A line number, 0 where there is none. */
static const char *
number_read(const char *p, const char *end, uint32_t *n)
{
	uint64_t value = 0;

	for (; p < end && *p >= '0' && *p <= '9'; p++)
		if (value < UINT32_MAX)
			value = value * 10 + (uint64_t)(*p - '0');
	*n = value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
	return p;
}

/* ":10:20", ":10:", "::20", ":7", ":name" or nothing. */
void
directive_range(const struct directive *d, struct line_range *r)
{
	const char *p = d->path + d->path_len, *end = d->end, *rest;

	memset(r, 0, sizeof(*r));
	r->first = 1;
	r->last = UINT32_MAX;
	if (p == end || ++p == end)
		return;
	rest = number_read(p, end, &r->first);
	if (rest < end && *rest != ':') {
		r->name = p;
		while (p < end && *p != ':')
			p++;
		r->len = (size_t)(p - r->name);
		r->first = 1;
		return;
	}
	if (rest == p || r->first == 0)
		r->first = 1;
	if (rest == end) {
		r->last = r->first;
		return;
	}
	p = rest + 1;
	rest = number_read(p, end, &r->last);
	if (rest == p || rest < end)
		r->last = UINT32_MAX;
}

/* The name of "ANCHOR: name" in a line, or NULL; *len bytes of it. */
static const char *
anchor_in(const char *p, const char *end, const char *mark, size_t *len)
{
	size_t n = strlen(mark);
	const char *name, *s;

	for (; (size_t)(end - p) > n && (p = memchr(p, *mark,
	    (size_t)(end - p) - n)) != NULL; p++) {
		if (memcmp(p, mark, n) != 0)
			continue;
		s = name = blanks_skip(p + n, end);
		while (s < end && (is_word(*s) || *s == '-'))
			s++;
		if ((*len = (size_t)(s - name)) > 0)
			return name;
	}
	return NULL;
}

/* Between the anchors of a name, without the lines of any. */
static bool
anchored(struct line_range *r, const char *p, const char *end)
{
	const char *name;
	size_t len;
	bool start = false, stop;

	name = anchor_in(p, end, "ANCHOR_END:", &len);
	if ((stop = name != NULL) == false) {
		name = anchor_in(p, end, "ANCHOR:", &len);
		start = name != NULL;
	}
	if (name != NULL && len == r->len && memcmp(name, r->name, len) == 0) {
		if (stop && r->inside)
			r->done = true;
		if (start)
			r->inside = true;
		return false;
	}
	return r->inside && name == NULL;
}

bool
line_is_meant(struct line_range *r, uint32_t line, const char *p,
    const char *end)
{
	if (r->done)
		return false;
	if (r->name != NULL)
		return anchored(r, p, end);
	return line >= r->first && line <= r->last;
}

bool
directives_maybe(const char *p, size_t len)
{
	const char *end = p + len;

	for (; p < end && (p = memchr(p, '{', (size_t)(end - p))) != NULL;
	    p++)
		if (end - p > 2 && p[1] == '{' && strchr("# \t", p[2]) != NULL)
			return true;
	return false;
}

/* Those of mdBook's directives that are reported where they stay text. */
static const char *
left_why(const struct directive *d)
{
	if (directive_is_include(d))
		return "an include must stand alone on its line; it stays "
		    "text";
	if (is_named(d, "playground") || is_named(d, "playpen") ||
	    is_named(d, "title"))
		return "a directive that means nothing here; it stays text";
	return NULL;
}

/* The end of the code that begins with the backticks at p, or p's. */
static const char *
code_skip(const char *p, const char *end)
{
	const char *s = p, *run;
	size_t n;

	while (s < end && *s == '`')
		s++;
	n = (size_t)(s - p);
	for (p = s; s < end; s++) {
		if (*s != '`')
			continue;
		for (run = s; s < end && *s == '`'; s++)
			;
		if ((size_t)(s - run) == n)
			return s;
	}
	return p;
}

/* The first directive of a line's text, or NULL. */
static const char *
left_find(const char *p, const char *end, const char **why)
{
	struct directive d;

	while (p < end)
		if (*p == '`')
			p = code_skip(p, end);
		else if (*p == '\\')
			p += 2;
		else if (*p == '{' && directive_at(p, end, &d) != NULL &&
		    (*why = left_why(&d)) != NULL)
			return p;
		else
			p++;
	return NULL;
}

#define SOURCE_SHARE	8	/* bytes of a source to one of text, mostly */

/* In the line that a TEXT was read from. */
static void
left_tell(struct conv_job *job, const struct source_lines *ls, uint32_t line,
    const struct conv_node *text)
{
	struct conv_node at = { .kind = CONV_TEXT, .pos = text->pos };
	size_t i = text->pos.line - line;
	const char *p, *start, *end, *line_end, *why;
	struct directive d;

	if (text->pos.line < line || i >= ls->n)
		return;
	start = ls->start[i];
	end = line_end = i + 1 < ls->n ? ls->start[i + 1] - 1 : ls->end;
	p = start + text->pos.col - 1;
	/* no more than it was read from: others have the rest */
	if (end - p > (ptrdiff_t)text->len * SOURCE_SHARE)
		end = p + text->len * SOURCE_SHARE;
	if (p > end || directive_line(start, line_end, false, &d) ||
	    (p = left_find(p, end, &why)) == NULL)
		return;
	at.pos.col = (uint32_t)(p - start) + 1;
	conv_report(job, CONV_WARNING, &at, "bad-include", "%s", why);
}

void
directives_left(struct conv_job *job, struct conv_doc *doc,
    const struct source_lines *ls, uint32_t line)
{
	struct conv_node **roots, *n;
	size_t nroots, i;

	roots = doc_roots(doc, &nroots);
	for (i = 0; i < nroots; i++)
		for (n = roots[i]; n != NULL; n = node_next(n, roots[i], true))
			if (n->kind == CONV_TEXT &&
			    directives_maybe(n->text, n->len))
				left_tell(job, ls, line, n);
}
