/*
 * conv.c - the fuzz target: read the data, write it in every format.
 *
 * What follows the first NUL byte is the content of every file that the
 * document or an option names: pictures of all kinds, themes, included text.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conv.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
report(void *ctx, const struct conv_diag *diag)
{
	(void)ctx;
	/* a tree that breaks the content model is a bug of ours */
	if (strcmp(diag->code, "internal") == 0) {
		fprintf(stderr, "%s:%u: %s\n", diag->pos.file,
		    (unsigned)diag->pos.line, diag->msg);
		abort();
	}
}

/* Files in files grow fast: some are enough. */
#define INCLUDES	32

struct files {
	struct conv_blob	 file;	/* the content of each */
	unsigned		 n;	/* that were included */
};

static bool
load(void *ctx, struct conv_arena *arena, const char *path,
    struct conv_blob *blob)
{
	const struct files *files = ctx;
	const struct conv_blob *file = &files->file;
	char *copy;

	(void)path;
	if (file->size == 0) {
		errno = ENOENT;
		return false;
	}
	copy = conv_alloc(arena, file->size + 1);
	memcpy(copy, file->data, file->size);
	blob->data = (const unsigned char *)copy;
	blob->size = file->size;
	return true;
}

static bool
include(void *ctx, struct conv_arena *arena, const char *path,
    const char *const *folders, size_t n, struct conv_blob *blob)
{
	struct files *files = ctx;

	(void)folders;
	(void)n;
	if (files->n++ >= INCLUDES) {
		errno = EXDEV;
		return false;
	}
	return load(ctx, arena, path, blob);
}

static bool
swallow(void *ctx, const char *data, size_t len)
{
	(void)ctx;
	(void)data;
	(void)len;
	return true;
}

/*
 * Options that lead through other code.  Each row is one of its values, or
 * none, by the data's length: so a change within the data stays with them.
 */
static const struct {
	const char	*name;
	const char	*values[10];
} options[] = {
	{ "from", { "markdown", "gfm", "commonmark", "gfm+includes" } },
	{ "toc", { "true" } },
	{ "number-sections", { "true" } },
	{ "raw-html", { "map", "strip", "escape" } },
	{ "with-solutions", { "true" } },
	{ "theme", { "modern", "classic", "large-print", "none",
	    "fuzz.yaml" } },
	{ "classoption", { "twocolumn", "twoside", "landscape" } },
	{ "columns", { "1", "2", "3", "4" } },
	{ "papersize", { "a6", "a5", "a3" } },
	{ "fontsize", { "6pt", "30pt", "100pt" } },
	{ "documentclass", { "report", "book" } },
	{ "layout", { "cards", "booklet", "notes", "notes3", "2up", "9up",
	    "twoside", "large-print" } },
	{ "cards", { "fold", "single" } },
	{ "crop-marks", { "true" } },
	{ "wide-tables", { "landscape" } },
	{ "lof", { "true" } },
	{ "lot", { "true" } },
	{ "pdfstandard", { "a-1b", "a-2u", "a-3a", "a-4", "a-4f", "ua-1",
	    "ua-2", "none" } },
	{ "indent", { "true" } },
	{ "embed-resources", { "true" } },
	{ "split-level", { "2", "6" } }
};

static void
choose(struct conv_settings *settings, size_t len)
{
	const size_t n = sizeof(options) / sizeof(options[0]);
	uint32_t mix = (uint32_t)len;
	const char *why;
	size_t i, k, count;

	for (i = 0; i < n; i++) {
		mix = mix * 1664525u + 1013904223u;
		for (count = 0; options[i].values[count] != NULL; count++)
			continue;
		k = (mix >> 8) % (2 * count);
		if (k < count && !conv_set(settings, options[i].name,
		    options[i].values[k], &why)) {
			fprintf(stderr, "%s: %s\n", options[i].name, why);
			abort();
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct conv_backend *backend;
	struct files files = { .n = 0 };
	struct conv_host host = { .ctx = &files, .report = report,
	    .load = load, .include = include };
	struct conv_settings *settings;
	struct conv_doc *doc;
	const uint8_t *nul;
	char buf[4096];
	size_t i, len = size;

	if (size > 0 && (nul = memchr(data, '\0', size)) != NULL) {
		len = (size_t)(nul - data);
		files.file.data = nul + 1;
		files.file.size = size - len - 1;
	}
	settings = conv_settings_new();
	if (settings == NULL)
		return 0;
	choose(settings, len);
	doc = conv_read(settings, &host, "fuzz.md", (const char *)data, len);
	for (i = 0; doc != NULL; i++) {
		struct conv_out out = {
			.write = swallow, .buf = buf, .cap = sizeof(buf)
		};

		backend = conv_nth_backend(settings, i);
		if (backend == NULL)
			break;
		conv_write(settings, &host, doc, backend, &out);
	}
	if (doc != NULL)
		conv_doc_free(doc);
	conv_settings_free(settings);
	return 0;
}
