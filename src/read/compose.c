/*
 * compose.c - the text of a document: a file's, and in place of each
 * {{#include}} the lines that it names.
 *
 * Lines are put together before anything is parsed, as mdBook does it: so
 * what a file defines counts in all of the document, and a list, a table
 * or a block of code may come from several files.  What is code in a file
 * is asked of the parser, not guessed.
 */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/read.h"
#include "tree/tree.h"

/* Lines that are being put into the text. */
struct frame {
	struct text	 lines;
	const char	*p;		/* the next */
	uint32_t	 line;		/* the one in work */
	const struct included *file;
	const char	*first, *prefix; /* before the first line, all others */
	bool		 code;		/* in a block of code of a file below */
	struct fence	*fences;	/* that are not over */
	size_t		 nfences;
};

/* The block of code in work that others' lines are put into. */
struct open_fence {
	const struct frame *frame;	/* whose it is, or NULL */
	size_t		 at;		/* where its first fence ends */
	size_t		 len;
	size_t		 need;		/* how long it must be */
};

struct compose {
	struct conv_job	*job;
	struct conv_doc	*doc;
	struct text	*out;
	struct includes	 includes;
	size_t		 total;		/* bytes that were included */
	struct frame	 frames[LIMIT_INCLUDE_DEPTH + 1];
	size_t		 depth;
	struct open_fence open;
};

/* What is in a block of code has none. */
static bool
chunk_read(struct compose *c, struct chunk *k, bool code)
{
	k->read = true;
	return code || (c->doc->ext & EXT_INCLUDES) == 0 ||
	    !directives_maybe(k->lines.data, k->lines.len) ||
	    markdown_fences(c->job, c->doc, &k->lines, &k->fences,
	    &k->nfences);
}

static void
frame_push(struct compose *c, const struct chunk *k,
    const struct included *file, const char *first, const char *prefix,
    bool code)
{
	c->frames[c->depth++] = (struct frame){ .lines = k->lines,
	    .p = k->lines.data, .fences = k->fences, .nfences = k->nfences,
	    .file = file, .first = first, .prefix = prefix, .code = code };
}

/* The fence that the frame's line is in, or NULL. */
static const struct fence *
fence_at(struct frame *f)
{
	while (f->nfences > 0 && f->fences->last < f->line) {
		f->fences++;
		f->nfences--;
	}
	return f->nfences > 0 && f->fences->first <= f->line ? f->fences :
	    NULL;
}

/* The length of a line's fence, or 0; *at: where it begins. */
static size_t
fence_length(const char *p, size_t n, char mark, size_t *at)
{
	size_t i = 0, k;

	while (i < n && strchr(" \t>", p[i]) != NULL)
		i++;
	for (k = i; k < n && p[k] == mark; k++)
		;
	*at = i;
	k -= i;
	for (i += k; i < n && (p[i] == ' ' || p[i] == '\t'); i++)
		;
	return i == n ? k : 0;
}

/* What others' lines have in them can't close the fence: it grows. */
static void
fence_close(struct compose *c, char mark)
{
	struct open_fence *o = &c->open;

	if (o->frame != NULL && o->need > o->len)
		text_widen(c->out, o->at, mark, o->need - o->len);
	o->frame = NULL;
}

static void
line_put(struct compose *c, struct frame *f, const char *s, size_t n)
{
	struct conv_pos pos = { .line = f->line, .col = 1 };

	text_locate(&f->lines, &pos);
	text_add(c->out, pos, f->first != NULL ? f->first : f->prefix, s, n);
	f->first = NULL;
}

/* A line of a fenced block of code, of the file that has its fences. */
static void
fenced_put(struct compose *c, struct frame *f, const struct fence *fence,
    const char *s, size_t n)
{
	struct open_fence *o = &c->open;
	size_t at, len, more = o->need > o->len ? o->need - o->len : 0;

	if (f->line == fence->first) {
		len = c->out->len;
		at = fence->col - 1 + fence->len +
		    strlen(f->first != NULL ? f->first : f->prefix);
		line_put(c, f, s, n);
		*o = (struct open_fence){ .frame = NULL };
		if (len + at < c->out->len &&
		    c->out->data[len + at - 1] == fence->mark)
			*o = (struct open_fence){ .frame = f, .at = len + at,
			    .len = fence->len, .need = fence->len };
		return;
	}
	if (f->line == fence->last && (len = fence_length(s, n, fence->mark,
	    &at)) >= fence->len) {
		fence_close(c, fence->mark);
		line_put(c, f, s, n);
		text_widen(c->out, c->out->len - 1 - (n - at - len),
		    fence->mark, more);
		return;
	}
	line_put(c, f, s, n);
	if (f->line == fence->last)	/* nothing closes it */
		fence_close(c, fence->mark);
}

static void
report(struct compose *c, struct frame *f, const char *at, const char *code,
    const char *msg)
{
	struct conv_node n = { .kind = CONV_DOCUMENT };
	const char *p = at;

	while (p > f->lines.data && p[-1] != '\n')
		p--;
	n.pos.line = f->line;
	n.pos.col = (uint32_t)(at - p) + 1;
	text_locate(&f->lines, &n.pos);
	conv_report(c->job, CONV_WARNING, &n, code, "%s", msg);
}

/* Is the file among those that lead to this directive? */
static bool
is_cycle(const struct compose *c, const struct included *in)
{
	size_t i;

	for (i = 0; i < c->depth; i++)
		if (strcmp(c->frames[i].file->path, in->path) == 0)
			return true;
	return false;
}

static bool
is_whole(const struct line_range *r)
{
	return r->name == NULL && r->first == 1 && r->last == UINT32_MAX;
}

static void
lines_take(struct compose *c, const struct included *in,
    struct line_range *r, bool code, struct text *t)
{
	const char *p = (const char *)in->text.data, *nl;
	const char *end = p + in->text.size;
	struct conv_pos pos = { .file = in->path, .line = 1, .col = 1 };
	size_t skip = 0;

	text_init(t, c->doc->arena);
	if (!code && is_whole(r) && (c->doc->ext & EXT_YAML) != 0)
		skip = frontmatter_length(p, in->text.size);
	for (; p < end; p = nl + 1, pos.line++) {
		if ((nl = memchr(p, '\n', (size_t)(end - p))) == NULL)
			nl = end;
		if (skip > (size_t)(nl - (const char *)in->text.data))
			continue;
		if (line_is_meant(r, pos.line, p, nl))
			text_add(t, pos, "", p, (size_t)(nl - p));
	}
}

/* The lines of a file that a directive means; NULL: it is refused. */
static const struct chunk *
chunk_take(struct compose *c, struct included *in,
    const struct directive *d, bool code)
{
	struct line_range r;
	struct chunk *k;

	directive_range(d, &r);
	k = is_whole(&r) ? &in->whole[code] :
	    conv_alloc(c->doc->arena, sizeof(*k));
	if (k->read)
		return k;
	lines_take(c, in, &r, code, &k->lines);
	return chunk_read(c, k, code) ? k : NULL;
}

/* What stands before the directive goes before all lines, lists' as blanks. */
static const char *
prefix_of(struct compose *c, const char *outer, const char *s, size_t n,
    bool first)
{
	size_t i, len = strlen(outer);
	char *out = conv_alloc(c->doc->arena, len + n + 1);

	memcpy(out, outer, len);
	memcpy(out + len, s, n);
	for (i = len; !first && i < len + n; i++)
		if (strchr(" \t>", out[i]) == NULL)
			out[i] = ' ';
	return out;
}

/* What is wrong with taking the file here, or NULL; *code: what kind. */
static const char *
fault(const struct compose *c, const struct included *in,
    const char **code)
{
	*code = "bad-include";
	if (in->why != NULL) {
		if (!in->bad)
			*code = "missing-include";
		return in->why;
	}
	if (is_cycle(c, in))
		return "the file includes itself";
	if (c->depth > LIMIT_INCLUDE_DEPTH)
		return "files include each other too deeply";
	return NULL;
}

/* The work that including is. */
static bool
count(struct compose *c, size_t n)
{
	c->total += n;
	if (c->total <= LIMIT_INCLUDED)
		return true;
	conv_report(c->job, CONV_ERROR, NULL, "too-complex",
	    "more text is included than conv takes");
	return false;
}

static bool
lack(struct compose *c, struct frame *f, const struct directive *d,
    const char *name)
{
	const char *range = d->path + d->path_len + 1;
	struct line_range r;

	directive_range(d, &r);
	report(c, f, d->at, "missing-include", conv_asprintf(c->doc->arena,
	    "%s: no %s '%.*s' there", name, r.name != NULL ? "anchor" :
	    "lines", (int)(d->end - range), range));
	return true;
}

/* False: the document is refused.  *taken: the line is replaced. */
static bool
include(struct compose *c, struct frame *f, const char *line,
    const struct directive *d, bool code, bool *taken)
{
	struct conv_arena *a = c->doc->arena;
	const char *name = conv_strndup(a, d->path, d->path_len), *msg, *kind;
	const char *outer = f->first != NULL ? f->first : f->prefix;
	size_t len = (size_t)(d->at - line);
	struct included *in = include_find(&c->includes, f->file->path,
	    name);
	const struct chunk *k;

	*taken = false;
	if ((msg = fault(c, in, &kind)) != NULL) {
		report(c, f, d->at, kind, conv_asprintf(a, "%s: %s", name,
		    msg));
		return true;
	}
	if (!count(c, in->text.size) ||
	    (k = chunk_take(c, in, d, code)) == NULL)
		return false;
	if (k->lines.nlines == 0 && d->path + d->path_len < d->end)
		return lack(c, f, d, name);
	*taken = true;
	f->first = NULL;
	frame_push(c, k, in, prefix_of(c, outer, line, len, true),
	    prefix_of(c, f->prefix, line, len, false), code);
	return true;
}

/* Others' lines: they count, and no fence among them closes ours. */
static bool
others(struct compose *c, const struct frame *f, char mark, const char *s,
    size_t n)
{
	size_t at, len;

	if (!count(c, n + strlen(f->prefix)))
		return false;
	if (c->open.frame != NULL && c->open.frame != f &&
	    (len = fence_length(s, n, mark, &at)) >= c->open.need)
		c->open.need = len + 1;
	return true;
}

/* The fence of the block of code that is open, below or here. */
static char
open_mark(const struct compose *c)
{
	return c->open.frame != NULL ? c->open.frame->fences->mark : '\0';
}

static bool
line_take(struct compose *c, struct frame *f, const char *s, size_t n)
{
	const struct fence *fence = fence_at(f);
	bool code = f->code || (fence != NULL && (fence->mark == '\0' ||
	    f->line > fence->first)), taken;
	struct directive d;

	if ((c->doc->ext & EXT_INCLUDES) != 0 &&
	    directive_line(s, s + n, code, &d)) {
		if (!d.escaped) {
			if (!include(c, f, s, &d, code, &taken))
				return false;
			if (taken)
				return true;
		} else if (code) {	/* elsewhere Markdown does it */
			char *out = conv_strndup(c->doc->arena, s, n);
			size_t at = (size_t)(d.at - s);

			memmove(out + at, out + at + 1, n - at);
			s = out;
			n--;
		}
	}
	if (c->depth > 1 && !others(c, f, open_mark(c), s, n))
		return false;
	if (fence != NULL && fence->mark != '\0')
		fenced_put(c, f, fence, s, n);
	else
		line_put(c, f, s, n);
	return true;
}

static bool
run(struct compose *c)
{
	struct frame *f;
	const char *s, *nl, *end;

	while (c->depth > 0) {
		f = &c->frames[c->depth - 1];
		end = f->lines.data + f->lines.len;
		if (f->p == end) {
			if (c->open.frame == f)
				fence_close(c, open_mark(c));
			c->depth--;
			continue;
		}
		s = f->p;
		if ((nl = memchr(s, '\n', (size_t)(end - s))) == NULL)
			nl = end;
		f->p = nl < end ? nl + 1 : end;
		f->line++;
		if (!line_take(c, f, s, (size_t)(nl - s)))
			return false;
	}
	return true;
}

/* The empty line behind a file. */
static void
gap_put(struct text *out)
{
	struct conv_pos pos = { .line = out->nlines, .col = 1 };

	text_locate(out, &pos);
	pos.line++;
	text_add(out, pos, "", "", 0);
}

bool
text_compose(struct conv_job *job, struct conv_doc *doc,
    const struct text *files, size_t n, struct text *out)
{
	struct included *own;
	struct compose *c;
	struct chunk k;
	size_t i;

	if (n == 1 && ((doc->ext & EXT_INCLUDES) == 0 ||
	    !directives_maybe(files->data, files->len))) {
		*out = *files;
		return true;
	}
	text_init(out, doc->arena);
	c = conv_alloc(doc->arena, sizeof(*c));
	c->job = job;
	c->doc = doc;
	c->out = out;
	includes_init(&c->includes, job, doc, files, n);
	for (i = 0; i < n; i++) {
		if (out->nlines > 0)
			gap_put(out);
		own = conv_alloc(doc->arena, sizeof(*own));
		own->path = path_normal(doc->arena, files[i].origins->file);
		k = (struct chunk){ .lines = files[i] };
		if (!chunk_read(c, &k, false))
			return false;
		frame_push(c, &k, own, NULL, "", false);
		if (!run(c))
			return false;
	}
	return true;
}
