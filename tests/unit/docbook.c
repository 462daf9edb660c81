/* docbook.c - the parts of the DocBook writer that need no document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "write/docbook/docbook.h"

static void
uris_are_references(void **state)
{
	static const char *const pairs[][2] = {
		{ "https://a.b/c?d=e&f#g", "https://a.b/c?d=e&f#g" },
		{ "a b", "a%20b" },
		{ "50%", "50%25" },
		{ "%zz%2F", "%25zz%2F" },
		{ "#a#b", "#a%23b" },
		{ "a b:c", "./a%20b:c" },
		{ ":x", "./:x" },
		{ "1:2", "./1:2" },
		{ "x/1:2", "x/1:2" },
		{ "[x]\\{|}^`<>\"", "%5Bx%5D%5C%7B%7C%7D%5E%60%3C%3E%22" },
		{ "\xC3\xBC", "%C3%BC" },
		{ "", "" }
	};
	struct conv_arena *a = arena_new(NULL);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		assert_string_equal(uri_clean(a, pairs[i][0]), pairs[i][1]);
	arena_free(a);
}

static void
name_characters(void **state)
{
	(void)state;
	assert_true(xml_is_name_char('a', true));
	assert_true(xml_is_name_char('_', true));
	assert_true(xml_is_name_char(0x65E5, true));
	assert_true(xml_is_name_char('1', false));
	assert_true(xml_is_name_char('-', false));
	assert_false(xml_is_name_char('1', true));
	assert_false(xml_is_name_char('-', true));
	assert_false(xml_is_name_char(':', false));
	assert_false(xml_is_name_char(' ', false));
	assert_false(xml_is_name_char(0x1F600, false));
}

static void
every_kind_has_an_act(void **state)
{
	(void)state;
	assert_int_equal(conv_acts_missing(docbook_acts), CONV_NKINDS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(uris_are_references),
		cmocka_unit_test(name_characters),
		cmocka_unit_test(every_kind_has_an_act)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
