/*
 * embed.c - the library as another program uses it: conv.h alone, linked
 * with the shared library; no file is opened, nothing is printed.
 */
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "conv.h"

#define NOTES	256

static const unsigned char png[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03\x08\x02\0\0\0"
    "\0\0\0\0";

/* Everything that the library asks of its host. */
struct world {
	struct conv_host	 host;
	char			 codes[NOTES];	/* of what was reported */
	char			 loaded[NOTES];
	char			 text[65536];	/* what was written */
	size_t			 len;
};

/* Add a word to a list of NOTES bytes. */
static void
note(char *list, const char *word)
{
	size_t len = strlen(list);

	snprintf(list + len, NOTES - len, "%s ", word);
}

static void
on_report(void *ctx, const struct conv_diag *d)
{
	struct world *w = ctx;

	note(w->codes, d->code);
}

static bool
on_load(void *ctx, struct conv_arena *a, const char *path,
    struct conv_blob *blob)
{
	struct world *w = ctx;

	(void)a;
	note(w->loaded, path);
	if (strcmp(path, "books/dot.png") != 0) {
		errno = ENOENT;
		return false;
	}
	blob->data = png;
	blob->size = sizeof(png) - 1;
	return true;
}

static bool
on_write(void *ctx, const char *s, size_t n)
{
	struct world *w = ctx;

	if (n >= sizeof(w->text) - w->len)
		return false;
	memcpy(w->text + w->len, s, n);
	w->len += n;
	return true;
}

static void
world_init(struct world *w)
{
	memset(w, 0, sizeof(*w));
	w->host.ctx = w;
	w->host.report = on_report;
	w->host.load = on_load;
}

/* Read and write; false where either fails. */
static bool
world_convert(struct world *w, const struct conv_settings *s,
    const char *format, const char *text)
{
	char buf[512];
	struct conv_out out = {
		.write = on_write, .ctx = w, .buf = buf, .cap = sizeof(buf)
	};
	struct conv_doc *doc = conv_read(s, &w->host, "books/a.md", text,
	    strlen(text));
	bool ok;

	if (doc == NULL)
		return false;
	ok = conv_write(s, &w->host, doc, conv_find_backend(s, format),
	    &out) && conv_out_flush(&out);
	conv_doc_free(doc);
	return ok;
}

static void
test_convert(void **state)
{
	struct conv_settings *s = conv_settings_new();
	struct world w;
	const char *why = NULL;

	(void)state;
	world_init(&w);
	assert_true(conv_set(s, "fragment", "true", &why));
	assert_true(world_convert(&w, s, "html", "# One\n\ntwo\n"));
	assert_non_null(strstr(w.text, "<p>two</p>"));
	assert_string_equal(w.codes, "");
	assert_string_equal(w.loaded, "");
	conv_settings_free(s);
}

static void
test_load(void **state)
{
	struct conv_settings *s = conv_settings_new();
	struct world w;

	(void)state;
	world_init(&w);
	assert_true(world_convert(&w, s, "html",
	    "![a](dot.png) ![b](no.png)\n"));
	assert_non_null(strstr(w.loaded, "books/dot.png "));
	assert_string_equal(w.codes, "missing-image ");
	conv_settings_free(s);
}

static void
test_report(void **state)
{
	struct conv_settings *s = conv_settings_new();
	struct world w;

	(void)state;
	world_init(&w);
	assert_false(world_convert(&w, s, "html", "---\na: [\n---\n"));
	assert_string_equal(w.codes, "bad-yaml ");
	world_init(&w);
	assert_false(world_convert(&w, s, "html",
	    "---\ntoc-depth: deep\n---\n"));
	assert_string_equal(w.codes, "bad-option ");
	conv_settings_free(s);
}

static bool
full(void *ctx, const char *s, size_t n)
{
	(void)ctx, (void)s, (void)n;
	return false;
}

/* An error of the sink is found by the caller, when it flushes. */
static void
test_full(void **state)
{
	struct conv_settings *s = conv_settings_new();
	struct conv_out out = { .write = full };
	struct conv_doc *doc;
	struct world w;

	(void)state;
	world_init(&w);
	doc = conv_read(s, &w.host, "a.md", "x", 1);
	assert_non_null(doc);
	conv_write(s, &w.host, doc, conv_find_backend(s, "html"), &out);
	assert_false(conv_out_flush(&out));
	conv_doc_free(doc);
	conv_settings_free(s);
}

static void
test_settings(void **state)
{
	struct conv_settings *s = conv_settings_new();
	const char *why = NULL;

	(void)state;
	assert_false(conv_set(s, "fragmnt", "true", &why));
	assert_string_equal(why,
	    "unknown option 'fragmnt'; did you mean 'fragment'?");
	assert_null(conv_find_backend(s, "nothing"));
	assert_non_null(conv_nth_backend(s, 0));
	assert_null(conv_nth_backend(s, 1000));
	assert_string_equal(conv_nth_input_format(0), "markdown");
	assert_null(conv_nth_input_format(1000));
	conv_settings_free(s);
}

static void
unreachable(void)
{
	fail_msg("out of memory");
}

static void
test_arena(void **state)
{
	struct conv_arena *a = conv_arena_new(unreachable);
	char *p;

	(void)state;
	assert_non_null(a);
	p = conv_asprintf(a, "%d-%s", 7, conv_strdup(a, "x"));
	assert_string_equal(p, "7-x");
	conv_arena_free(a);
	conv_arena_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_convert),
		cmocka_unit_test(test_load),
		cmocka_unit_test(test_report),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_settings),
		cmocka_unit_test(test_arena)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
