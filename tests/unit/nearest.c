/* nearest.c - a slip of the finger finds its name, nonsense finds none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"

static void
test_nearest(void **state)
{
	static const char *const names[] = {
		"toc", "toc-depth", "number-sections", "html", "docbook",
		"introduction", "epub"
	};
	static const struct {
		const char	*typed, *meant;
	} cases[] = {
		{ "htlm", "html" },
		{ "tocdepth", "toc-depth" },
		{ "number-section", "number-sections" },
		{ "intorduction", "introduction" },
		{ "docbok", "docbook" },
		{ "toc", "toc" },
		{ "zzzzzz", NULL },
		{ "", NULL },
		{ "a-name-that-is-far-too-long-to-be-one-of-them-all", NULL }
	};
	const char *got;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		got = nearest(cases[i].typed, names,
		    sizeof(names) / sizeof(names[0]));
		if (cases[i].meant == NULL)
			assert_null(got);
		else
			assert_string_equal(got, cases[i].meant);
	}
	assert_null(nearest("html", names, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nearest)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
