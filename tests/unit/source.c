/* source.c - source bytes to clean UTF-8: what is kept, mended, refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

#define LIT(s)	s, sizeof(s) - 1

/* All messages of one call, "line:col code" each. */
struct log {
	char	text[256];
	size_t	len;
};

static void
note(void *ctx, const struct conv_diag *d)
{
	struct log *log = ctx;

	log->len += (size_t)snprintf(log->text + log->len,
	    sizeof(log->text) - log->len, "%u:%u %s\n",
	    (unsigned)d->pos.line, (unsigned)d->pos.col, d->code);
}

static void
clean(const char *text, size_t len, struct log *log, char *out, size_t *n)
{
	struct conv_host host = { .ctx = log, .report = note };
	struct conv_job job = { .host = &host };
	struct conv_blob blob = { 0 };

	job.arena = arena_new(NULL);
	log->text[0] = '\0';
	log->len = 0;
	source_clean(&job, doc_new(job.arena, "x.md"), "x.md", text, len,
	    &blob);
	*n = blob.size;
	if (*n > 0)
		memcpy(out, blob.data, *n);
	arena_free(job.arena);
}

static void
test_mended(void **state)
{
	static const struct {
		const char	*in;
		size_t		 len;
		const char	*out;
		const char	*log;
	} cases[] = {
		{ LIT(""), "", "" },
		{ LIT("a"), "a", "" },
		{ LIT("a\nb"), "a\nb", "" },
		{ LIT("\xEF\xBB\xBF" "a\n"), "a\n", "" },
		{ LIT("\xEF\xBB\xBF"), "", "" },
		{ LIT("a\r\nb\rc\n\r\n"), "a\nb\nc\n\n", "" },
		{ LIT("a\r"), "a\n", "" },
		{ LIT("a\r\r\n"), "a\n\n", "" },
		{ LIT("long enough to be text, \0 it is\n"),
		  "long enough to be text, \xEF\xBF\xBD it is\n",
		  "1:25 nul-byte\n" },
		{ LIT("\xC3\xA9\nb\xE9" "c\xFF"),
		  "\xC3\xA9\nb\xEF\xBF\xBD" "c\xEF\xBF\xBD",
		  "2:2 bad-utf8\n" },
		/* one mark for each maximal subpart; surrogates are none */
		{ LIT("x\xF0\x9F\x98"), "x\xEF\xBF\xBD", "1:2 bad-utf8\n" },
		{ LIT("x\xED\xA0\x80"),
		  "x\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "1:2 bad-utf8\n" },
		{ LIT("x\xC0\xAF"), "x\xEF\xBF\xBD\xEF\xBF\xBD",
		  "1:2 bad-utf8\n" },
		/* U+FFFD that the author wrote is no fault */
		{ LIT("a\xEF\xBF\xBD\r\n"), "a\xEF\xBF\xBD\n", "" }
	};
	struct log log;
	char out[256];
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_null(source_fault(cases[i].in, cases[i].len));
		clean(cases[i].in, cases[i].len, &log, out, &n);
		assert_int_equal(n, strlen(cases[i].out));
		assert_memory_equal(out, cases[i].out, n);
		assert_string_equal(log.text, cases[i].log);
	}
}

static void
test_refused(void **state)
{
	static const struct {
		const char	*in;
		size_t		 len;
	} cases[] = {
		{ LIT("\xFF\xFE" "a\0") },
		{ LIT("\xFE\xFF\0a") },
		{ LIT("a\0b\0c\0\n\0") },
		{ LIT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01") }
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_non_null(source_fault(cases[i].in, cases[i].len));
}

/* Behind what the reader gets stands a NUL, whatever does so in the source. */
static void
test_ended(void **state)
{
	struct log log = { .len = 0 };
	struct conv_host host = { .ctx = &log, .report = note };
	struct conv_job job = { .host = &host };
	struct conv_blob blob;

	(void)state;
	job.arena = arena_new(NULL);
	source_clean(&job, doc_new(job.arena, "x.md"), "x.md",
	    "clean&#xB;", 6, &blob);
	assert_int_equal(blob.size, 6);
	assert_string_equal(blob.data, "clean&");
	arena_free(job.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mended),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_ended)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
