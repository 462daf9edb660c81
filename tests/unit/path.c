/* path.c - what leads from one file to another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/base.h"

static void
test_between(void **state)
{
	static const struct {
		const char	*from, *to, *way;	/* NULL: unknown */
	} cases[] = {
		{ "a.md", "b.md", "" },
		{ "a.md", "sub/b.md", "sub/" },
		{ "sub/a.md", "b.md", "../" },
		{ "sub/a.md", "sub/b.md", "" },
		{ "sub/a.md", "subway/b.md", "../subway/" },
		{ "x/y/a.md", "x/z/w/b.md", "../z/w/" },
		{ "./x/../a.md", "y//b.md", "y/" },
		{ "a.md", "../b.md", "../" },
		{ "../x/a.md", "../y/b.md", "../y/" },
		{ "/x/a.md", "/y/b.md", "../y/" },
		/* what the folder that one comes from is called */
		{ "../a.md", "b.md", NULL },
		{ "../../a.md", "../b.md", NULL },
		{ "/x/a.md", "b.md", NULL },
		{ "a.md", "/x/b.md", NULL }
	};
	struct conv_arena *a = arena_new(NULL);
	const char *way;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		way = path_between(a, cases[i].from, cases[i].to);
		if (cases[i].way == NULL)
			assert_null(way);
		else
			assert_string_equal(way, cases[i].way);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_between)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
