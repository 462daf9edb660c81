/* ids.c - slugs as github-slugger makes them, unique, none reserved. */
#include "fakedoc.h"
#include "pass/pass.h"

/* The ids of all sections in order, each with a newline. */
static char *
ids(const struct fakedoc *f)
{
	struct conv_node *n;
	struct out_mem m;

	out_mem_init(&m, f->doc->arena);
	for (n = f->doc->root; n != NULL;
	    n = node_next(n, f->doc->root, true)) {
		if (n->id == NULL)
			continue;
		assert_ptr_equal(conv_doc_find(f->doc, n->id), n);
		conv_puts(&m.out, n->id);
		conv_putc(&m.out, '\n');
	}
	return out_mem_str(&m);
}

static void
assert_ids(const char *text, const char *want)
{
	struct fakedoc f = { .files = NULL };

	fakedoc_read(&f, text, NULL, NULL);
	assert_non_null(f.doc);
	assert_string_equal(ids(&f), want);
	fakedoc_free(&f);
}

static void
test_slugs(void **state)
{
	static const struct {
		const char	*text, *slug;
	} cases[] = {
		{ "bravoCharlieDelta", "bravocharliedelta" },
		{ "\\_\\_proto\\_\\_", "__proto__" },
		{ "heading with a - dash", "heading-with-a---dash" },
		{ "heading with a period.txt", "heading-with-a-periodtxt" },
		{ "exchange.bind_headers(exchange, routing [, x])",
		    "exchangebind_headersexchange-routing--x" },
		{ "&#x20;a&#x20;", "-a-" },
		{ "apostrophe\u2019s", "apostrophes" },
		{ "I \u2665 unicode", "i--unicode" },
		{ "en\u2013dash", "endash" },
		{ "\U0001F604 unicode emoji", "-unicode-emoji" },
		{ "\U0001F604_\U0001F604 x", "_-x" },
		{ "\u041F\u0440\u0438\u0432\u0435\u0442 non-latin \u4F60",
		    "\u043F\u0440\u0438\u0432\u0435\u0442-non-latin-\u4F60" },
		{ "\u24B6 \u2167 \u00BD", "\u24D0-\u2177-" },
		{ "\u0130X", "i\u0307x" },
		{ "\u039F\u0394\u039F\u03A3 \u03A3\u0391",
		    "\u03BF\u03B4\u03BF\u03C2-\u03C3\u03B1" },
		{ "`code` and *emph*", "code-and-emph" },
		{ "![logo](x.png) Title", "-title" },
		{ "1. First", "1-first" },
		{ "!!!", "section" }
	};
	char text[200], want[200];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(text, sizeof(text), "# %s\n", cases[i].text);
		snprintf(want, sizeof(want), "%s\n", cases[i].slug);
		assert_ids(text, want);
	}
}

static void
test_unique(void **state)
{
	(void)state;
	assert_ids("# echo\n# echo\n# echo 1\n# echo-1\n# echo\n",
	    "echo\necho-1\necho-1-1\necho-1-2\necho-2\n");
	assert_ids("# foxtrot-1\n# foxtrot\n# foxtrot\n",
	    "foxtrot-1\nfoxtrot\nfoxtrot-2\n");
	assert_ids("#\n#\n", "section\nsection-1\n");
	assert_ids("> # In\n\n# In\n", "in\nin-1\n");
}

static void
test_given(void **state)
{
	struct fakedoc f = { .files = NULL };

	(void)state;
	/* what is given comes first, wherever it stands */
	assert_ids("# a\n# b {#a}\n", "a-1\na\n");
	fakedoc_read(&f, "# b {#a}\n# c {#a}\n", NULL, NULL);
	assert_string_equal(ids(&f), "a\na-1\n");
	assert_string_equal(f.said, "2:1 duplicate-id: the id 'a' is taken; "
	    "this one becomes 'a-1'\n");
	fakedoc_free(&f);
}

/* pass.h leaves some names to the back ends. */
static void
test_reserved(void **state)
{
	static const char *const text[] = {
		"# fn1", "# fnref2", "# fnref1-2", "# x {#TOC}",
		"# x {#TITLE-BLOCK}", "# fn1\n# fn1"
	};
	struct fakedoc f = { .files = NULL };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		fakedoc_read(&f, text[i], NULL, NULL);
		assert_null(conv_doc_find(f.doc, "fn1"));
		assert_null(conv_doc_find(f.doc, "fnref2"));
		assert_null(conv_doc_find(f.doc, "fnref1-2"));
		assert_null(conv_doc_find(f.doc, "TOC"));
		assert_null(conv_doc_find(f.doc, "TITLE-BLOCK"));
		fakedoc_free(&f);
	}
	assert_ids("# fn\n# fnord\n# toc\n", "fn\nfnord\ntoc\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slugs),
		cmocka_unit_test(test_unique),
		cmocka_unit_test(test_given),
		cmocka_unit_test(test_reserved)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
