/* convert.c - one document: read once, written in each of its formats. */
#include <errno.h>
#include <string.h>

#include "cli.h"

#define HELD_BUFFER	(64u << 10)

/* A text that messages show lines of: the document, what it includes. */
struct shown {
	const char		*name;
	struct conv_blob	 text;
	size_t			*lines;	/* offsets, once they are asked for */
	size_t			 nlines;
};

struct conversion {
	const struct args	*args;
	const struct plan	*plan;
	const struct document	*doc;
	const struct listener	*to;
	struct conv_arena	*arena;
	struct shown		*texts;
	size_t			 ntexts, texts_cap;
	char			 line[CLI_LINE_MAX + 1];	/* shown last */
	enum exit_code		 code;	/* of the first error */
	bool			 refused; /* by --strict */
};

/* A sink in memory: what --strict has not yet allowed to be written. */
struct held {
	struct conv_out		 out;
	struct conv_arena	*arena;
	char			*text;
	size_t			 len, cap;
};

static bool
held_write(void *ctx, const char *s, size_t n)
{
	struct held *h = ctx;

	h->text = grow(h->arena, h->text, &h->cap, h->len + n, 1);
	memcpy(h->text + h->len, s, n);
	h->len += n;
	return true;
}

static void
shown_add(struct conversion *c, const char *name,
    const struct conv_blob *text)
{
	c->texts = grow(c->arena, c->texts, &c->texts_cap, c->ntexts + 1,
	    sizeof(*c->texts));
	c->texts[c->ntexts++] = (struct shown){ .name = name, .text = *text };
}

static void
index_lines(struct conv_arena *a, struct shown *t)
{
	const char *text = (const char *)t->text.data;
	const char *end = text + t->text.size, *p = text, *q;
	size_t cap = 0;

	if (t->text.size >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		p += 3;
	while (p < end) {
		t->lines = grow(a, t->lines, &cap, t->nlines + 1,
		    sizeof(*t->lines));
		t->lines[t->nlines++] = (size_t)(p - text);
		for (q = p; q < end && *q != '\n' && *q != '\r'; q++)
			;
		p = q + 1 < end && q[0] == '\r' && q[1] == '\n' ? q + 2 :
		    q + 1;
	}
}

/*
 * The line that a message is about, without its end, or NULL; a very long
 * one would cost its length again for every message.
 */
static const char *
source_line(struct conversion *c, const struct conv_diag *d)
{
	const char *text, *p, *q;
	struct shown *t;
	size_t i;

	if (d->pos.file == NULL || d->pos.line == 0)
		return NULL;
	for (i = 0; i < c->ntexts &&
	    strcmp(d->pos.file, c->texts[i].name) != 0; i++)
		;
	if (i == c->ntexts)
		return NULL;
	t = &c->texts[i];
	text = (const char *)t->text.data;
	if (t->lines == NULL)
		index_lines(c->arena, t);
	if (d->pos.line > t->nlines)
		return NULL;
	p = text + t->lines[d->pos.line - 1];
	for (q = p; q < text + t->text.size && *q != '\n' && *q != '\r'; q++)
		if (q - p == CLI_LINE_MAX)
			return NULL;
	memcpy(c->line, p, (size_t)(q - p));
	c->line[q - p] = '\0';
	return c->line;
}

static void
on_report(void *ctx, const struct conv_diag *d)
{
	struct conversion *c = ctx;
	struct message m = {
		.level = d->level, .code = d->code, .file = d->pos.file,
		.line = d->pos.line, .col = d->pos.col, .text = d->msg
	};

	if (d->level == CONV_WARNING && c->args->strict) {
		m.level = CONV_ERROR;
		c->refused = true;
		if (c->code == EXIT_DONE)
			c->code = EXIT_WARNINGS;
	} else if (d->level == CONV_ERROR && c->code == EXIT_DONE) {
		c->code = exit_of(d->code);
	}
	m.source = source_line(c, d);
	c->to->message(c->to->ctx, &m);
}

/* A pipe is read where the user has named it, never for a document. */
static bool
user_named(const struct args *args, const char *path)
{
	size_t i;

	for (i = 0; i < args->paths.n; i++)
		if (strcmp(args->paths.v[i], path) == 0)
			return true;
	return false;
}

static bool
on_load(void *ctx, struct conv_arena *a, const char *path,
    struct conv_blob *blob)
{
	struct conversion *c = ctx;

	if (strcmp(path, "-") == 0 ||
	    !file_load(a, path, user_named(c->args, path), blob))
		return false;
	c->to->file(c->to->ctx, FILE_READ, path);
	return true;
}

static bool
on_include(void *ctx, struct conv_arena *a, const char *path,
    const char *const *folders, size_t n, struct conv_blob *blob)
{
	struct conversion *c = ctx;

	if (!file_load_below(a, path, folders, n, blob))
		return false;
	shown_add(c, path, blob);
	c->to->file(c->to->ctx, FILE_READ, path);
	return true;
}

static bool
on_exists(void *ctx, const char *path)
{
	(void)ctx;
	return file_exists(path);
}

static const char *
on_output(void *ctx, struct conv_arena *a, const char *path,
    const struct conv_backend *backend)
{
	const struct conversion *c = ctx;
	const struct document *doc = plan_find(c->plan, a, path);
	size_t i;

	for (i = 0; doc != NULL && i < doc->ntargets; i++)
		if (doc->targets[i].backend == backend)
			return doc->targets[i].path;
	return NULL;
}

/* An error about a file as a whole. */
static void
file_error(struct conversion *c, const char *code, const char *file,
    const char *what, int error)
{
	struct conv_diag d = {
		.level = CONV_ERROR, .code = code, .pos = { .file = file },
		.msg = conv_asprintf(c->arena, "%s: %s", what,
		    strerror(error))
	};

	on_report(c, &d);
}

/* With --strict nothing goes out before it is known that all may. */
static bool
target_put(struct conversion *c, const struct conv_host *host,
    const struct conv_doc *doc, const struct target *t, struct conv_out *out)
{
	struct held h = { .arena = c->arena };

	if (!c->args->strict)
		return conv_write(c->args->settings, host, doc, t->backend,
		    out);
	h.out = (struct conv_out){ .write = held_write, .ctx = &h,
	    .buf = conv_alloc(c->arena, HELD_BUFFER), .cap = HELD_BUFFER };
	if (!conv_write(c->args->settings, host, doc, t->backend, &h.out) ||
	    !conv_out_flush(&h.out) || c->refused)
		return false;
	conv_put(out, h.text, h.len);
	return true;
}

static void
target_write(struct conversion *c, const struct conv_host *host,
    const struct conv_doc *doc, const struct target *t)
{
	size_t nth = (size_t)(t - c->doc->targets);
	const char *name = t->path == NULL ? "standard output" : t->path;
	struct outfile o;

	if (!outfile_open(&o, c->arena, t->path, nth)) {
		file_error(c, "write-error", name, "can't be written",
		    o.error);
		return;
	}
	if (!target_put(c, host, doc, t, o.out)) {
		outfile_abort(&o);
		if (c->code == EXIT_DONE)
			c->code = EXIT_OTHER;
		return;
	}
	if (!outfile_commit(&o)) {
		file_error(c, "write-error", name, "can't be written",
		    o.error);
		return;
	}
	if (t->path != NULL)
		c->to->file(c->to->ctx, FILE_WROTE, t->path);
}

/* The document's files, or NULL. */
static const struct conv_source *
sources_load(struct conversion *c)
{
	struct conv_source *files = conv_alloc(c->arena, c->doc->npaths *
	    sizeof(*files));
	struct conv_blob text;
	const char *path, *name;
	size_t i;

	for (i = 0; i < c->doc->npaths; i++) {
		path = c->doc->paths[i];
		name = file_name(path);
		if (!file_load(c->arena, path, true, &text)) {
			file_error(c, "read-error", name, "can't be read",
			    errno);
			return NULL;
		}
		if (strcmp(path, "-") != 0)
			c->to->file(c->to->ctx, FILE_READ, path);
		shown_add(c, name, &text);
		files[i] = (struct conv_source){ .name = name,
		    .text = (const char *)text.data, .len = text.size };
	}
	return files;
}

static void
run(struct conversion *c)
{
	const struct conv_host host = {
		.ctx = c, .report = on_report, .load = on_load,
		.exists = on_exists, .include = on_include,
		.output = c->plan->ndocs > 1 ? on_output : NULL
	};
	const struct conv_source *files = sources_load(c);
	struct conv_doc *doc;
	bool refused;
	size_t i;

	if (files == NULL)
		return;
	doc = conv_read_all(c->args->settings, &host, files, c->doc->npaths);
	if (doc == NULL) {
		if (c->code == EXIT_DONE)
			c->code = EXIT_OTHER;
		return;
	}
	refused = c->refused;	/* by what concerns all formats */
	for (i = 0; i < c->doc->ntargets; i++) {
		c->refused = refused;
		target_write(c, &host, doc, &c->doc->targets[i]);
	}
	conv_doc_free(doc);
}

enum exit_code
convert(const struct args *args, const struct plan *plan,
    const struct document *doc, const struct listener *to)
{
	struct conversion c = {
		.args = args, .plan = plan, .doc = doc, .to = to, .arena = mem_arena()
	};

	run(&c);
	conv_arena_free(c.arena);
	return c.code;
}
