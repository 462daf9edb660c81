/* fakepdf.h - a struct pdf to test text with, without a document. */
#ifndef FAKEPDF_H
#define FAKEPDF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

struct fake {
	struct pdf		 pdf;
	struct conv_job		 job;
	struct conv_host	 host;
	struct conv_settings	*settings;
	char			 said[4096];	/* "code: message\n" each */
};

static inline void
fake_report(void *ctx, const struct conv_diag *d)
{
	struct fake *f = ctx;
	size_t n = strlen(f->said);

	snprintf(f->said + n, sizeof(f->said) - n, "%s: %s\n", d->code,
	    d->msg);
}

static inline bool
fake_load(void *ctx, struct conv_arena *a, const char *path,
    struct conv_blob *blob)
{
	FILE *file = fopen(path, "rb");
	unsigned char *data = NULL;
	size_t cap = 0, n = 0, got;

	(void)ctx;
	if (file == NULL)
		return false;
	do {
		data = arena_grow(a, data, &cap, n + 65536, 1);
		got = fread(data + n, 1, cap - n, file);
		n += got;
	} while (got > 0);
	fclose(file);
	*blob = (struct conv_blob){ data, n };
	return true;
}

/* The options stand in the back end's table; NULL: none. */
static inline void
fake_init(struct fake *f, const struct conv_backend *backend)
{
	memset(f, 0, sizeof(*f));
	f->host = (struct conv_host){ .ctx = f,
	    .report = fake_report, .load = fake_load };
	f->settings = conv_settings_new();
	f->job.settings = f->settings;
	f->job.host = &f->host;
	f->job.arena = arena_new(NULL);
	f->job.backend = backend;
	f->pdf.job = &f->job;
	f->pdf.arena = f->job.arena;
	assert_true(pdf_fonts_init(&f->pdf));
}

static inline void
fake_free(struct fake *f)
{
	pdf_fonts_free(f->pdf.fonts);
	conv_settings_free(f->settings);
	arena_free(f->job.arena);
}

#endif
