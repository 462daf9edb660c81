/* source.c - source bytes to clean UTF-8. */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/read.h"

/* A place in the source, for reports. */
static struct conv_node
place(const char *file, const char *text, size_t at)
{
	struct conv_node n = { .kind = CONV_DOCUMENT };
	const char *p = text, *nl, *end = text + at;

	n.pos.file = file;
	n.pos.line = 1;
	while ((nl = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		n.pos.line++;
		p = nl + 1;
	}
	n.pos.col = (uint32_t)(end - p) + 1;
	return n;
}

/* How many ill-formed parts and NULs there are, and where the first is. */
struct faults {
	size_t	bad, nul;		/* how many */
	size_t	first_bad, first_nul;	/* offsets */
};

static void
faults_find(const char *s, size_t n, struct faults *f)
{
	const char *p = s, *end = s + n, *start;

	memset(f, 0, sizeof(*f));
	while (p < end) {
		start = p;
		if (*p == '\0' && f->nul++ == 0)
			f->first_nul = (size_t)(p - s);
		if (utf8_next(&p, end) == UTF8_BAD && (p - start != 3 ||
		    memcmp(start, "\xEF\xBF\xBD", 3) != 0) && f->bad++ == 0)
			f->first_bad = (size_t)(start - s);
	}
}

/* The text with U+FFFD for what is bad, and \n for every line end. */
static void
repair(struct conv_doc *doc, const char *s, size_t n, const struct faults *f,
    struct conv_blob *clean)
{
	char *out = conv_alloc(doc->arena, n + 2 * (f->bad + f->nul) + 1);
	const char *p = s, *end = s + n, *start;
	char *q = out;
	uint32_t c;

	while (p < end) {
		start = p;
		c = utf8_next(&p, end);
		if (c == '\r') {
			if (p < end && *p == '\n')
				p++;
			*q++ = '\n';
		} else if (c == 0 || c == UTF8_BAD) {
			q += utf8_put(q, UTF8_BAD);
		} else {
			memcpy(q, start, (size_t)(p - start));
			q += p - start;
		}
	}
	clean->data = (unsigned char *)out;
	clean->size = (size_t)(q - out);
}

static void
report_faults(struct conv_job *job, const char *file, const char *s,
    const struct faults *f)
{
	struct conv_node at;

	if (f->bad > 0) {
		at = place(file, s, f->first_bad);
		conv_report(job, CONV_WARNING, &at, "bad-utf8",
		    "not valid UTF-8; replaced by U+FFFD in %zu place%s",
		    f->bad, f->bad == 1 ? "" : "s");
	}
	if (f->nul > 0) {
		at = place(file, s, f->first_nul);
		conv_report(job, CONV_WARNING, &at, "nul-byte",
		    "NUL; replaced by U+FFFD in %zu place%s", f->nul,
		    f->nul == 1 ? "" : "s");
	}
}

const char *
source_fault(const char *s, size_t n)
{
	struct faults f;

	if (n > LIMIT_INPUT)
		return "the file is larger than conv takes";
	if (n >= 2 && (memcmp(s, "\xFF\xFE", 2) == 0 ||
	    memcmp(s, "\xFE\xFF", 2) == 0))
		return "the file is UTF-16; conv reads UTF-8";
	if (n == 0 || memchr(s, '\0', n) == NULL)
		return NULL;
	faults_find(s, n, &f);
	return f.nul + f.bad > n / 10 ? "the file is not text" : NULL;
}

void
source_clean(struct conv_job *job, struct conv_doc *doc, const char *file,
    const char *text, size_t len, struct conv_blob *clean)
{
	struct faults f;

	if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		text += 3;
		len -= 3;
	}
	if (len == 0 || (memchr(text, '\r', len) == NULL &&
	    memchr(text, '\0', len) == NULL && utf8_valid(text, len) == len)) {
		clean->data = (const unsigned char *)conv_strndup(doc->arena,
		    text, len);
		clean->size = len;
		return;
	}
	faults_find(text, len, &f);
	report_faults(job, file, text, &f);
	repair(doc, text, len, &f, clean);
}

void
source_lines(struct conv_arena *a, const char *text, size_t len,
    struct source_lines *ls)
{
	const char *p = text, *nl;
	size_t cap = 0;

	memset(ls, 0, sizeof(*ls));
	ls->end = text + len;
	while (p < ls->end) {
		ls->start = arena_grow(a, ls->start, &cap, ls->n + 1,
		    sizeof(*ls->start));
		ls->start[ls->n++] = p;
		nl = memchr(p, '\n', (size_t)(ls->end - p));
		p = nl != NULL ? nl + 1 : ls->end;
	}
	ls->kept = conv_alloc(a, ls->n + 1);
}

/* Quotes that are not the straight ones: ‘ “ ” „ ‚ « » ‹ ›. */
static bool
has_quotes(const char *s, size_t n)
{
	const char *end = s + n;

	for (; s < end && (s = memchr(s, '\xE2', (size_t)(end - s))) != NULL;
	    s++)
		if (end - s > 2 && s[1] == '\x80' &&
		    strchr("\x98\x9A\x9C\x9D\x9E\xB9\xBA", s[2]) != NULL)
			return true;
	return false;
}

static bool
has_guillemets(const char *s, size_t n)
{
	const char *end = s + n;

	for (; s < end && (s = memchr(s, '\xC2', (size_t)(end - s))) != NULL;
	    s++)
		if (end - s > 1 && (s[1] == '\xAB' || s[1] == '\xBB'))
			return true;
	return false;
}

bool
source_has_quotes(const char *s, size_t n)
{
	return has_quotes(s, n) || has_guillemets(s, n);
}

/* Where a place is in the text, or NULL; *end: of its line. */
static const char *
find(const struct source_lines *ls, uint32_t line, struct conv_pos pos,
    const char **end)
{
	size_t i = pos.line - line;
	const char *p;

	if (pos.line < line || i >= ls->n)
		return NULL;
	*end = i + 1 < ls->n ? ls->start[i + 1] - 1 : ls->end;
	p = ls->start[i] + pos.col - 1;
	return p < *end ? p : NULL;
}

bool
source_is_escaped(const struct source_lines *ls, uint32_t line,
    struct conv_pos pos)
{
	const char *end, *p = find(ls, line, pos, &end);

	return p != NULL && end - p > 1 && *p == '\\' &&
	    p[1] != '\0' && strchr(SOURCE_MARKS, p[1]) != NULL;
}

bool
source_brace_is_escaped(const struct source_lines *ls, uint32_t line,
    struct conv_pos pos)
{
	const char *end, *start = find(ls, line, pos, &end), *p;
	size_t n = 0;

	if (start == NULL)
		return false;
	for (p = end; p > start && p[-1] != '{'; p--)
		;
	for (p -= p > start; p > start && p[-1] == '\\'; p--)
		n++;
	return n % 2 == 1;
}
