/* json.c - notes in JSON: repeated, but not without end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"
#include "base/limits.h"

static void
quiet(void *ctx, const struct conv_diag *d)
{
	(void)ctx;
	(void)d;
}

static bool
nothing(void *ctx, struct conv_arena *a, const char *path,
    struct conv_blob *blob)
{
	(void)ctx;
	(void)a;
	(void)path;
	(void)blob;
	return false;
}

/* The JSON of a document, in the arena. */
static char *
convert(struct conv_arena *a, const char *text)
{
	const struct conv_host host = { .report = quiet, .load = nothing };
	struct conv_settings *s = conv_settings_new();
	struct conv_doc *doc = conv_read(s, &host, "x.md", text,
	    strlen(text));
	struct out_mem m;

	assert_non_null(doc);
	out_mem_init(&m, a);
	assert_true(conv_write(s, &host, doc, conv_find_backend(s, "json"),
	    &m.out));
	conv_doc_free(doc);
	conv_settings_free(s);
	return out_mem_str(&m);
}

static size_t
count(const char *s, const char *what)
{
	size_t n = 0;

	for (; (s = strstr(s, what)) != NULL; s += strlen(what))
		n++;
	return n;
}

static void
repeats_have_an_end(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	char *json;
	int i;

	(void)state;
	out_mem_init(&m, a);
	for (i = 0; i < 2000; i++)
		conv_puts(&m.out, "x[^a] ");
	conv_puts(&m.out, "\n\n[^a]:");
	for (i = 0; i < 100; i++)
		conv_puts(&m.out, " word");
	json = convert(a, out_mem_str(&m));
	assert_true(strlen(json) > LIMIT_NOTE_REPEATS / 2);
	assert_true(strlen(json) < LIMIT_NOTE_REPEATS * 2);
	assert_int_equal(count(json, "\"Note\"") +
	    count(json, "\"Superscript\""), 2000);
	arena_free(a);
}

/* Each of a chain of notes is there once, however long the chain. */
static void
chains_are_whole(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	int i;

	(void)state;
	out_mem_init(&m, a);
	conv_puts(&m.out, "x[^0]\n\n");
	for (i = 0; i < 1000; i++)
		conv_printf(&m.out, "[^%d]: n[^%d]\n\n", i, i + 1);
	conv_puts(&m.out, "[^1000]: end[^0]\n");
	assert_int_equal(count(convert(a, out_mem_str(&m)), "\"Note\""),
	    1001);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(repeats_have_an_end),
		cmocka_unit_test(chains_are_whole)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
