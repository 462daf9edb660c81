/* included.c - the files that a document includes, each read once. */
#include <errno.h>
#include <string.h>

#include "base/base.h"
#include "read/read.h"

static bool
load(struct includes *s, struct included *in)
{
	const struct conv_host *host = s->job->host;
	struct conv_blob blob;

	if (host->include == NULL) {
		errno = ENOENT;
		return false;
	}
	if (!host->include(host->ctx, s->doc->arena, in->path, s->folders,
	    s->nfolders, &blob))
		return false;
	in->why = source_fault((const char *)blob.data, blob.size);
	in->bad = in->why != NULL;
	if (!in->bad)
		source_clean(s->job, s->doc, in->path,
		    (const char *)blob.data, blob.size, &in->text);
	return true;
}

static const char outside[] = "outside the document's folder";

/* The file of that path, new or known. */
static struct included *
ask(struct includes *s, const char *path)
{
	struct included *in;

	path = path_normal(s->doc->arena, path);
	if ((in = map_get(s->files, path, strlen(path))) != NULL)
		return in;
	in = conv_alloc(s->doc->arena, sizeof(*in));
	in->path = path;
	errno = 0;
	if (!load(s, in)) {
		in->bad = errno == EXDEV;
		in->why = in->bad ? outside :
		    errno == 0 || errno == ENOENT || errno == ENOTDIR ?
		    "no such file" :
		    conv_strdup(s->doc->arena, strerror(errno));
	}
	map_put(s->files, path, strlen(path), in);
	return in;
}

/* Beside the file that names it, then in each folder of --resource-path. */
struct included *
include_find(struct includes *s, const char *from, const char *name)
{
	struct conv_arena *a = s->doc->arena;
	struct included *first, *in;
	size_t i;

	if (*name == '/')
		return s->outside;
	first = in = ask(s, path_beside(a, from, name));
	for (i = 0; in->why != NULL && i < s->nsearched; i++)
		in = ask(s, conv_asprintf(a, "%s/%s", s->folders[i], name));
	return in->why == NULL ? in : first;
}

/* Where included files may be: --resource-path, beside the files. */
static void
folders_find(struct includes *s, const struct text *files, size_t n)
{
	const char *const *dirs, *file, *slash;
	size_t i;

	dirs = conv_opt_list(s->job, "resource-path", &s->nsearched);
	s->nfolders = s->nsearched + n;
	s->folders = conv_alloc(s->doc->arena, s->nfolders *
	    sizeof(*s->folders));
	for (i = 0; i < s->nsearched; i++)
		s->folders[i] = dirs[i];
	for (i = 0; i < n; i++) {
		file = files[i].origins->file;
		slash = strrchr(file, '/');
		s->folders[s->nsearched + i] = slash == NULL ? "." :
		    slash == file ? "/" : conv_strndup(s->doc->arena, file,
		    (size_t)(slash - file));
	}
}

void
includes_init(struct includes *s, struct conv_job *job, struct conv_doc *doc,
    const struct text *files, size_t n)
{
	s->job = job;
	s->doc = doc;
	s->files = map_new(doc->arena);
	s->outside = conv_alloc(doc->arena, sizeof(*s->outside));
	s->outside->bad = true;
	s->outside->why = outside;
	folders_find(s, files, n);
}
