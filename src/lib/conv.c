/* conv.c - the library's calls: read a document, write a document. */
#include <errno.h>
#include <string.h>

#include "base/base.h"
#include "lib/lib.h"
#include "pass/pass.h"
#include "read/read.h"
#include "tree/tree.h"

static void
report_oom(const struct conv_host *host, const char *file)
{
	struct conv_diag d = {
		.level = CONV_ERROR,
		.code = "out-of-memory",
		.pos = { .file = file },
		.msg = "out of memory"
	};

	host->report(host->ctx, &d);
}

/* A file's text without what is read as metadata. */
static bool
file_parse(struct conv_job *job, struct conv_doc *doc,
    const struct conv_source *file, const char *name, struct text *body)
{
	struct conv_pos from = { .file = name, .line = 1, .col = 1 };
	struct conv_node at = { .kind = CONV_DOCUMENT };
	const char *why = source_fault(file->text, file->len), *text;
	struct conv_blob clean;
	size_t used, i;

	if (why != NULL) {
		at.pos.file = name;
		conv_report(job, CONV_ERROR, &at, "not-text", "%s", why);
		return false;
	}
	source_clean(job, doc, name, file->text, file->len, &clean);
	text = (const char *)clean.data;
	if (!frontmatter_read(job, doc, name, text, clean.size, &used))
		return false;
	for (i = 0; i < used; i++)
		from.line += text[i] == '\n';
	if (source_has_quotes(text, used))
		doc->ext |= EXT_OWN_QUOTES;
	text_init(body, doc->arena);
	text_whole(body, from, text + used, clean.size - used);
	return true;
}

/* Files that make one text. */
static bool
text_parse(struct conv_job *job, struct conv_doc *doc,
    const struct text *bodies, size_t n)
{
	struct text text;

	if (!text_compose(job, doc, bodies, n, &text))
		return false;
	if (!text_is_plain(&text, doc))
		doc->places = (struct conv_idmap *)map_new(doc->arena);
	if (!markdown_read(job, doc, &text))
		return false;
	doc->text = text.data;
	doc->text_len = text.len;
	return true;
}

/* With --file-scope, each is a text by itself. */
static bool
texts_parse(struct conv_job *job, struct conv_doc *doc,
    const struct text *bodies, size_t n)
{
	struct out_mem all;
	size_t i;

	doc->ext |= EXT_FILE_SCOPE;
	out_mem_init(&all, doc->arena);
	for (i = 0; i < n; i++) {
		if (!text_parse(job, doc, &bodies[i], 1))
			return false;
		conv_put(&all.out, doc->text, doc->text_len);
	}
	doc->text = out_mem_str(&all);
	doc->text_len = (size_t)all.out.flushed;
	return true;
}

/* Source texts to a raw tree with metadata. */
static bool
doc_parse(struct conv_job *job, struct conv_doc *doc,
    const struct conv_source *files, size_t n)
{
	struct text *bodies = conv_alloc(doc->arena, n * sizeof(*bodies));
	bool scope = n > 1 && conv_opt_flag(job, "file-scope");
	uint64_t quotes = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!file_parse(job, doc, &files[i], i == 0 ? doc->file :
		    conv_strdup(doc->arena, files[i].name), &bodies[i]))
			return false;
		quotes |= doc->ext & EXT_OWN_QUOTES;
	}
	if (!settings_metadata(job, doc))
		return false;
	doc->ext |= quotes;
	if (!(scope ? texts_parse : text_parse)(job, doc, bodies, n))
		return false;
	if (source_has_quotes(doc->text, doc->text_len))
		doc->ext |= EXT_OWN_QUOTES;
	return true;
}

static bool
doc_check(struct conv_job *job, struct conv_doc *doc)
{
	const struct conv_node *bad;
	const char *why;

	if (tree_check(doc->arena, doc, &bad, &why))
		return true;
	conv_report(job, CONV_ERROR, bad, "internal",
	    "the tree is not legal: %s", why);
	return false;
}

/* Is the pass that --dump names there?  Otherwise reported. */
static bool
dump_check(struct conv_job *job)
{
	const char *name = conv_opt_str(job, "dump"), *near;
	const char **names = NULL;
	size_t n = 0, cap = 0;
	const struct pass *p;

	if (name == NULL || strcmp(name, "read") == 0)
		return true;
	for (p = passes; p->name != NULL; p++) {
		if (strcmp(name, p->name) == 0)
			return true;
		names = arena_grow(job->arena, names, &cap, n + 1,
		    sizeof(*names));
		names[n++] = p->name;
	}
	near = nearest(name, names, n);
	conv_report(job, CONV_ERROR, NULL, "unknown-pass",
	    near != NULL ? "unknown pass '%s'; did you mean '%s'?" :
	    "unknown pass '%s'", name, near);
	return false;
}

/* Run the passes up to the one that --dump names, or all. */
static bool
doc_resolve(struct conv_job *job, struct conv_doc *doc)
{
	const char *last = conv_opt_str(job, "dump");
	const struct pass *p;

	if (last != NULL && strcmp(last, "read") == 0)
		return true;
	for (p = passes; p->name != NULL; p++) {
		if (!p->run(job, doc))
			return false;
		if (last != NULL && strcmp(last, p->name) == 0)
			return true;
	}
	return doc_check(job, doc);
}

static bool
fill_document(struct conv_job *job, struct conv_doc *doc,
    const struct conv_source *files, size_t n)
{
	size_t i, len = 0;
	char *source;

	for (i = 0; i < n; i++)
		len += files[i].len;
	doc->source = source = conv_alloc(doc->arena, len + 1);
	doc->source_len = len;
	for (i = 0; i < n; source += files[i++].len)
		if (files[i].len > 0)
			memcpy(source, files[i].text, files[i].len);
	return dump_check(job) && doc_parse(job, doc, files, n) &&
	    doc_resolve(job, doc);
}

static bool
fill_metadata(struct conv_job *job, struct conv_doc *doc,
    const struct conv_source *files, size_t n)
{
	(void)files, (void)n;
	return frontmatter_read_file(job, doc, doc->file);
}

static bool
fill_nothing(struct conv_job *job, struct conv_doc *doc,
    const struct conv_source *files, size_t n)
{
	uint64_t bits;

	(void)doc, (void)files, (void)n;
	return format_parse(job, conv_opt_str(job, "from"), &bits) &&
	    dump_check(job);
}

/* A new document, filled, or NULL; reports when memory runs out. */
static struct conv_doc *
doc_make(const struct conv_settings *settings, const struct conv_host *host,
    const char *name, bool (*fill)(struct conv_job *, struct conv_doc *,
    const struct conv_source *, size_t), const struct conv_source *files,
    size_t n)
{
	struct conv_job job = { .settings = settings, .host = host };
	struct conv_arena *arena;
	struct conv_doc *doc;
	jmp_buf oom;

	if ((arena = arena_new(&oom)) == NULL) {
		report_oom(host, name);
		return NULL;
	}
	if (setjmp(oom) != 0) {
		report_oom(host, name);
		arena_free(arena);
		return NULL;
	}
	doc = doc_new(arena, name);
	job.doc = doc;
	job.arena = arena;
	if (!fill(&job, doc, files, n)) {
		arena_free(arena);
		return NULL;
	}
	arena_on_failure(arena, NULL);
	return doc;
}

struct conv_doc *
conv_read(const struct conv_settings *settings, const struct conv_host *host,
    const char *name, const char *text, size_t len)
{
	struct conv_source file = { .name = name, .text = text, .len = len };

	return conv_read_all(settings, host, &file, 1);
}

struct conv_doc *
conv_read_all(const struct conv_settings *settings,
    const struct conv_host *host, const struct conv_source *files, size_t n)
{
	return doc_make(settings, host, files->name, fill_document, files, n);
}

struct conv_doc *
conv_read_metadata(const struct conv_settings *settings,
    const struct conv_host *host, const char *path)
{
	return doc_make(settings, host, path, fill_metadata, NULL, 0);
}

bool
conv_settings_check(const struct conv_settings *settings,
    const struct conv_host *host)
{
	struct conv_doc *doc = doc_make(settings, host, "", fill_nothing,
	    NULL, 0);

	conv_doc_free(doc);
	return doc != NULL;
}

void
conv_doc_free(struct conv_doc *doc)
{
	if (doc != NULL)
		arena_free(doc->arena);
}

bool
conv_write(const struct conv_settings *settings, const struct conv_host *host,
    const struct conv_doc *doc, const struct conv_backend *backend,
    struct conv_out *out)
{
	struct conv_job job = { .doc = doc, .backend = backend,
	    .settings = settings, .host = host, .out = out };
	jmp_buf oom;
	bool ok;

	if ((job.arena = arena_new(&oom)) == NULL) {
		report_oom(host, doc->file);
		return false;
	}
	if (setjmp(oom) != 0) {
		report_oom(host, doc->file);
		arena_free(job.arena);
		return false;
	}
	ok = settings_check(&job) && backend->write(&job);
	arena_free(job.arena);
	return ok;
}

void
conv_report(const struct conv_job *job, enum conv_level level,
    const struct conv_node *node, const char *code, const char *fmt, ...)
{
	struct conv_diag d = { .level = level, .code = code };
	va_list ap;

	va_start(ap, fmt);
	d.msg = arena_vprintf(job->arena, fmt, ap);
	va_end(ap);
	if (node != NULL)
		d.pos = node->pos;
	else if (job->doc != NULL)
		d.pos.file = job->doc->file;
	job->host->report(job->host->ctx, &d);
}

/* Where the front matter gives a key, or one of its list, this value. */
static struct conv_pos
meta_place(const struct conv_doc *doc, const char *value)
{
	const struct conv_meta *m, *v;
	struct conv_pos none = { .file = doc->file };

	for (m = doc->meta->first; m != NULL; m = m->next)
		for (v = m->kind == CONV_META_LIST ? m->first : m; v != NULL;
		    v = v == m ? NULL : v->next)
			if (v->kind == CONV_META_STRING &&
			    strcmp(v->text, value) == 0)
				return v->pos;
	return none;
}

bool
conv_job_load(struct conv_job *job, const char *path, struct conv_blob *blob)
{
	struct conv_node at = { .kind = CONV_DOCUMENT };

	if (!settings_names(job, path) && path != job->doc->file) {
		at.pos = meta_place(job->doc, path);
		if (conv_opt_flag(job, "sandbox") && path_leaves(path)) {
			conv_report(job, CONV_ERROR, &at, "missing-file",
			    "%s: outside the document's folder", path);
			return false;
		}
		path = path_beside(job->arena, job->doc->file, path);
	}
	if (job->host->load(job->host->ctx, job->arena, path, blob))
		return true;
	conv_report(job, CONV_ERROR, at.pos.file != NULL ? &at : NULL,
	    "missing-file", "%s can't be read: %s", path, strerror(errno));
	return false;
}

const struct conv_meta *
conv_job_yaml(struct conv_job *job, const char *name,
    const struct conv_blob *blob)
{
	return frontmatter_parse(job, name, blob);
}
