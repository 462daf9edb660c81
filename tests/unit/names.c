/* names.c - paths, language tags, data: URIs. */
#include "fakedoc.h"
#include "pass/pass.h"

static void
test_paths(void **state)
{
	static const struct {
		const char	*path, *normal;
		bool		 leaves;
	} cases[] = {
		{ "a.png", "a.png", false },
		{ "./a.png", "a.png", false },
		{ "x/../a.png", "a.png", false },
		{ "x//y/./a.png", "x/y/a.png", false },
		{ "../a.png", "../a.png", true },
		{ "../../a", "../../a", true },
		{ "x/../../a", "../a", true },
		{ "x/y/../../a", "a", false },
		{ "/x/../../a", "/a", true },
		{ "/", "/", true },
		{ "", "", false },
		{ "..a/..", "", false },
		{ "x/..y", "x/..y", false }
	};
	struct conv_arena *a = arena_new(NULL);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(path_normal(a, cases[i].path),
		    cases[i].normal);
		assert_int_equal(path_leaves(cases[i].path),
		    cases[i].leaves);
	}
	arena_free(a);
}

static void
test_languages(void **state)
{
	static const struct {
		const char	*written, *tag, *dir;
	} cases[] = {
		{ "en", "en", "ltr" },
		{ "EN-us", "en-US", "ltr" },
		{ "pt_BR.UTF-8", "pt-BR", "ltr" },
		{ "zh-hant-tw", "zh-Hant-TW", "ltr" },
		{ "de-1996", "de-1996", "ltr" },
		{ "sr@latin", "sr", "ltr" },
		{ "ar", "ar", "rtl" },
		{ "fa-IR", "fa-IR", "rtl" },
		{ "ar-latn", "ar-Latn", "ltr" },
		{ "az-Arab-IR", "az-Arab-IR", "rtl" },
		{ "arz", "arz", "rtl" },
		{ "arn", "arn", "ltr" },
		{ "x-klingon", "x-klingon", "ltr" },
		{ "english", NULL, NULL },
		{ "", NULL, NULL },
		{ "e", NULL, NULL },
		{ "x", NULL, NULL },
		{ "en-", NULL, NULL },
		{ "en-toolongpart", NULL, NULL },
		{ "en\"><script>", NULL, NULL },
		{ "en-x-\"", NULL, NULL }
	};
	struct conv_arena *a = arena_new(NULL);
	const char *tag;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		tag = lang_normal(a, cases[i].written);
		if (cases[i].tag == NULL) {
			assert_null(tag);
			continue;
		}
		assert_non_null(tag);
		assert_string_equal(tag, cases[i].tag);
		assert_string_equal(lang_dir(tag), cases[i].dir);
	}
	arena_free(a);
}

static void
test_data_uris(void **state)
{
	static const struct {
		const char	*uri, *data;
		size_t		 size;
	} cases[] = {
		{ "data:,a%20b%2", "a b%2", 5 },
		{ "data:x;base64,aGVsbG8=", "hello", 5 },
		{ "DATA:;BASE64,aGVs bG8", "hello", 5 },
		{ "data:;base64,%61GVsbG8%3D", "hello", 5 },
		{ "data:;base64,AAEC", "\0\1\2", 3 },
		{ "data:a,%00", "\0", 1 },
		{ "data:;base64,", "", 0 }
	};
	struct conv_arena *a = arena_new(NULL);
	struct conv_blob blob;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(datauri_decode(a, cases[i].uri, &blob));
		assert_int_equal(blob.size, cases[i].size);
		assert_memory_equal(blob.data, cases[i].data, blob.size);
	}
	assert_false(datauri_decode(a, "data:nothing", &blob));
	assert_false(datauri_decode(a, "x,y", &blob));
	arena_free(a);
}

/* A file is read once, by whatever name. */
static void
test_resources(void **state)
{
	static const struct fakefile files[] = {
		{ "doc/a.svg", "<svg width='3' height='2'/>", 27 },
		{ NULL, NULL, 0 }
	};
	struct fakedoc f = { .files = files };

	(void)state;
	fakedoc_read(&f, "![a](a.svg)\n\n![b](./a.svg)\n\n![c](a.svg?x)\n\n"
	    "![d](b.svg)\n\n![d](b.svg)\n", NULL, NULL);
	assert_non_null(f.doc->resources);
	assert_string_equal(f.doc->resources->url, "a.svg");
	assert_int_equal(f.doc->resources->width, 3);
	assert_string_equal(f.doc->resources->next->url, "b.svg");
	assert_null(f.doc->resources->next->next);
	assert_string_equal(f.said, "7:1 missing-image: b.svg: no such file\n");
	/* a.svg, a.svg?x as written, b.svg */
	assert_int_equal(f.nloads, 3);
	fakedoc_free(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_data_uris),
		cmocka_unit_test(test_resources)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
