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
    const struct conv_blob *file, struct text *body)
{
	struct conv_pos from = { .file = doc->file, .line = 1, .col = 1 };
	const char *why, *text;
	struct conv_blob clean;
	size_t used, i;

	why = source_fault((const char *)file->data, file->size);
	if (why != NULL) {
		conv_report(job, CONV_ERROR, NULL, "not-text", "%s", why);
		return false;
	}
	source_clean(job, doc, doc->file, (const char *)file->data,
	    file->size, &clean);
	text = (const char *)clean.data;
	if (!frontmatter_read(job, doc, text, clean.size, &used))
		return false;
	for (i = 0; i < used; i++)
		from.line += text[i] == '\n';
	if (source_has_quotes(text, used))
		doc->ext |= EXT_OWN_QUOTES;
	text_init(body, doc->arena);
	text_whole(body, from, text + used, clean.size - used);
	return true;
}

/* Source text to a raw tree with metadata. */
static bool
doc_parse(struct conv_job *job, struct conv_doc *doc,
    const struct conv_blob *file)
{
	struct text body, text;

	if (!file_parse(job, doc, file, &body) ||
	    !settings_metadata(job, doc) ||
	    !text_compose(job, doc, &body, &text) ||
	    !markdown_read(job, doc, &text))
		return false;
	doc->text = text.data;
	doc->text_len = text.len;
	if (source_has_quotes(text.data, text.len))
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
    const struct conv_blob *text)
{
	doc->source = conv_strndup(doc->arena, (const char *)text->data,
	    text->size);
	doc->source_len = text->size;
	return dump_check(job) &&
	    doc_parse(job, doc, text) &&
	    doc_resolve(job, doc);
}

static bool
fill_metadata(struct conv_job *job, struct conv_doc *doc,
    const struct conv_blob *text)
{
	(void)text;
	return frontmatter_read_file(job, doc, doc->file);
}

static bool
fill_nothing(struct conv_job *job, struct conv_doc *doc,
    const struct conv_blob *text)
{
	uint64_t bits;

	(void)doc, (void)text;
	return format_parse(job, conv_opt_str(job, "from"), &bits) &&
	    dump_check(job);
}

/* A new document, filled, or NULL; reports when memory runs out. */
static struct conv_doc *
doc_make(const struct conv_settings *settings, const struct conv_host *host,
    const char *name, bool (*fill)(struct conv_job *, struct conv_doc *,
    const struct conv_blob *), const struct conv_blob *text)
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
	if (!fill(&job, doc, text)) {
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
	struct conv_blob blob = { (const unsigned char *)text, len };

	return doc_make(settings, host, name, fill_document, &blob);
}

struct conv_doc *
conv_read_metadata(const struct conv_settings *settings,
    const struct conv_host *host, const char *path)
{
	return doc_make(settings, host, path, fill_metadata, NULL);
}

bool
conv_settings_check(const struct conv_settings *settings,
    const struct conv_host *host)
{
	struct conv_doc *doc = doc_make(settings, host, "", fill_nothing,
	    NULL);

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
