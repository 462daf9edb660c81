/* settings.c - values of options, and where they come from. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "lib/lib.h"
#include "tree/tree.h"

static const struct conv_option rows[] = {
	{ .name = "flag", .kind = CONV_OPT_FLAG },
	{ .name = "depth", .kind = CONV_OPT_INT, .def = "3", .min = 1,
	  .max = 6 },
	{ .name = "name", .kind = CONV_OPT_STRING },
	{ .name = "paper", .kind = CONV_OPT_CHOICE, .arg = "a4|letter",
	  .def = "a4" },
	{ .name = "margin", .kind = CONV_OPT_LENGTH },
	{ .name = "css", .kind = CONV_OPT_LIST },
	{ .name = "danger", .kind = CONV_OPT_FLAG, .caller = true },
	{ .name = NULL }
};

static bool
no_write(struct conv_job *job)
{
	(void)job;
	return true;
}

static const struct conv_backend back_end = {
	.abi = CONV_ABI, .name = "x", .suffix = "x", .about = "",
	.options = rows, .write = no_write
};

static void
test_length(void **state)
{
	static const struct {
		const char	*text;
		int32_t		 value;
	} cases[] = {
		{ "12pt", 12000 }, { "1in", 72000 }, { "2.54cm", 72000 },
		{ "25.4mm", 72000 }, { "1pc", 12000 }, { "4px", 3000 },
		{ "7", 7000 }, { "0", 0 }, { "1.5 in", 108000 },
		{ ".5in", 36000 }, { "", -1 }, { "cm", -1 }, { "1ell", -1 },
		{ "-1cm", -1 }, { "1..5cm", -1 }, { "1cm ", -1 },
		{ "99999999999999in", -1 }, { "1,5cm", -1 }
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(length_parse(cases[i].text),
		    cases[i].value);
}

static void
test_accepts(void **state)
{
	static const struct {
		const char	*name, *value, *why;
	} cases[] = {
		{ "flag", "yes", NULL }, { "flag", "false", NULL },
		{ "flag", "perhaps",
		    "flag: 'perhaps' is neither true nor false" },
		{ "depth", "6", NULL },
		{ "depth", "7", "depth: 7 is not between 1 and 6" },
		{ "depth", "3x", "depth: '3x' is not a whole number" },
		{ "depth", "", "depth: '' is not a whole number" },
		{ "paper", "letter", NULL },
		{ "paper", "leter", "paper: unknown value 'leter'; did you "
		    "mean 'letter'?" },
		{ "paper", "foolscap", "paper: unknown value 'foolscap'; it "
		    "takes a4|letter" },
		{ "margin", "2cm", NULL },
		{ "margin", "wide", "margin: 'wide' is not a length such as "
		    "2.5cm, 25mm, 1in or 12pt" }
	};
	struct conv_arena *a = arena_new(NULL);
	const char *why;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		why = NULL;
		assert_int_equal(conv_option_accepts(a,
		    option_find(rows, cases[i].name), cases[i].value, &why),
		    cases[i].why == NULL);
		if (cases[i].why != NULL)
			assert_string_equal(why, cases[i].why);
	}
	arena_free(a);
}

static void
meta_add(struct conv_doc *doc, const char *key, const char *text)
{
	struct conv_meta *m = conv_alloc(doc->arena, sizeof(*m));
	struct conv_meta *map = (struct conv_meta *)doc->meta;

	m->kind = CONV_META_STRING;
	m->key = key;
	m->text = text;
	m->next = map->first;
	map->first = m;
}

/* The caller's word, else the front matter's, else the default. */
static void
test_precedence(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct conv_doc *doc = doc_new(a, "dir/a.md");
	struct conv_settings *s = conv_settings_new();
	struct conv_job job = { .doc = doc, .backend = &back_end,
	    .settings = s, .arena = a };
	const char *why;

	(void)state;
	assert_int_equal(conv_opt_int(&job, "depth"), 3);
	assert_string_equal(conv_opt_str(&job, "paper"), "a4");
	assert_null(conv_opt_str(&job, "name"));
	assert_int_equal(conv_opt_length(&job, "margin"), -1);
	assert_false(conv_opt_flag(&job, "flag"));

	meta_add(doc, "paper", "letter");
	meta_add(doc, "margin", "1in");
	meta_add(doc, "flag", "true");
	meta_add(doc, "danger", "true");
	assert_string_equal(conv_opt_str(&job, "paper"), "letter");
	assert_int_equal(conv_opt_length(&job, "margin"), 72000);
	assert_true(conv_opt_flag(&job, "flag"));
	assert_false(conv_opt_flag(&job, "danger"));

	meta_add(doc, "top-level-division", "part");
	assert_string_equal(conv_opt_str(&job, "top-level-division"),
	    "part");
	assert_true(conv_set(s, "top-level-division", "chapter", &why));
	assert_string_equal(conv_opt_str(&job, "top-level-division"),
	    "chapter");
	conv_settings_free(s);
	arena_free(a);
}

/* A list holds the document's values, then the caller's. */
static void
test_list(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct conv_doc *doc = doc_new(a, "a.md");
	struct conv_settings *s = conv_settings_new();
	struct conv_job job = { .doc = doc, .backend = &back_end,
	    .settings = s, .arena = a };
	const char *const *v;
	const char *why;
	size_t n;

	(void)state;
	assert_null(conv_opt_list(&job, "css", &n));
	assert_int_equal(n, 0);
	meta_add(doc, "css", "one.css");
	assert_true(conv_set(s, "css", "two.css", &why));
	assert_true(conv_set(s, "css", "three.css", &why));
	v = conv_opt_list(&job, "css", &n);
	assert_int_equal(n, 3);
	assert_string_equal(v[0], "one.css");
	assert_string_equal(v[1], "two.css");
	assert_string_equal(v[2], "three.css");
	conv_settings_free(s);
	arena_free(a);
}

static void
test_unknown(void **state)
{
	struct conv_settings *s = conv_settings_new();
	const char *why;

	(void)state;
	assert_false(conv_set(s, "resorce-path", "x", &why));
	assert_string_equal(why,
	    "unknown option 'resorce-path'; did you mean 'resource-path'?");
	assert_false(conv_set(s, "quux-zyzzyva", "x", &why));
	assert_string_equal(why, "unknown option 'quux-zyzzyva'");
	conv_settings_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_length),
		cmocka_unit_test(test_accepts),
		cmocka_unit_test(test_precedence),
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_unknown)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
