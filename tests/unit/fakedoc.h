/*
 * fakedoc.h - read a document with files and messages in memory.
 */
#ifndef FAKEDOC_H
#define FAKEDOC_H

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"
#include "tree/tree.h"

struct fakefile {
	const char	*path;
	const char	*data;
	size_t		 size;
};

struct fakedoc {
	struct conv_host	 host;
	struct conv_settings	*settings;
	struct conv_doc		*doc;
	const struct fakefile	*files;		/* ends with path NULL */
	unsigned		 nloads;
	char			 said[4096];	/* "line:col code: msg\n" */
};

static inline void
fakedoc_report(void *ctx, const struct conv_diag *d)
{
	struct fakedoc *f = ctx;
	size_t n = strlen(f->said);

	snprintf(f->said + n, sizeof(f->said) - n, "%u:%u %s: %s\n",
	    (unsigned)d->pos.line, (unsigned)d->pos.col, d->code, d->msg);
}

static inline const struct fakefile *
fakedoc_file(const struct fakedoc *f, const char *path)
{
	const struct fakefile *file;

	for (file = f->files; file != NULL && file->path != NULL; file++)
		if (strcmp(file->path, path) == 0)
			return file;
	return NULL;
}

static inline bool
fakedoc_load(void *ctx, struct conv_arena *a, const char *path,
    struct conv_blob *blob)
{
	struct fakedoc *f = ctx;
	const struct fakefile *file = fakedoc_file(f, path);

	f->nloads++;
	if (file == NULL) {
		errno = ENOENT;
		return false;
	}
	blob->data = (const unsigned char *)conv_strndup(a, file->data,
	    file->size);
	blob->size = file->size;
	return true;
}

static inline bool
fakedoc_exists(void *ctx, const char *path)
{
	return fakedoc_file(ctx, path) != NULL;
}

/* option and value, or NULL; the document is doc/test.md. */
static inline void
fakedoc_read(struct fakedoc *f, const char *text, const char *option,
    const char *value)
{
	const struct fakefile *files = f->files;
	const char *why = "";

	memset(f, 0, sizeof(*f));
	f->files = files;
	f->host = (struct conv_host){ .ctx = f, .report = fakedoc_report,
	    .load = fakedoc_load, .exists = fakedoc_exists };
	f->settings = conv_settings_new();
	if (option != NULL && !conv_set(f->settings, option, value, &why))
		fail_msg("%s", why);
	f->doc = conv_read(f->settings, &f->host, "doc/test.md", text,
	    strlen(text));
}

static inline void
fakedoc_free(struct fakedoc *f)
{
	conv_doc_free(f->doc);
	conv_settings_free(f->settings);
}

/* The first node of a kind in the document's tree, or NULL. */
static inline struct conv_node *
fakedoc_first(const struct fakedoc *f, enum conv_kind kind)
{
	struct conv_node *n;

	for (n = f->doc->root; n != NULL; n = node_next(n, f->doc->root, true))
		if (n->kind == kind)
			return n;
	return NULL;
}

#endif
