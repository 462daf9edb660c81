/* utf8.c - decoding by the book: Unicode 15, tables 3-7 to 3-11. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"

/* The code points of some bytes, as many as there are; returns how many. */
static size_t
decode(const char *s, size_t len, uint32_t *c, size_t max)
{
	const char *end = s + len;
	size_t n = 0;

	while (s < end && n < max)
		c[n++] = utf8_next(&s, end);
	assert_ptr_equal(s, end);
	return n;
}

static void
test_round_trip(void **state)
{
	char buf[UTF8_MAX];
	const char *p;
	uint32_t c;
	size_t n;

	(void)state;
	for (c = 0; c < 0x110000; c++) {
		if (c >= 0xD800 && c < 0xE000)
			continue;
		n = utf8_put(buf, c);
		assert_int_equal(utf8_valid(buf, n), n);
		p = buf;
		assert_int_equal(utf8_next(&p, buf + n), c);
		assert_ptr_equal(p, buf + n);
	}
}

static void
test_ill_formed(void **state)
{
	static const struct {
		const char	*bytes;
		size_t		 len;
		uint32_t	 want[10];
		size_t		 n;
	} cases[] = {
		/* overlong forms, table 3-8 */
		{ "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", 9,
		    { UTF8_BAD, UTF8_BAD, UTF8_BAD, UTF8_BAD, UTF8_BAD,
		    UTF8_BAD, UTF8_BAD, UTF8_BAD, 'A' }, 9 },
		/* surrogates, table 3-9 */
		{ "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", 9,
		    { UTF8_BAD, UTF8_BAD, UTF8_BAD, UTF8_BAD, UTF8_BAD,
		    UTF8_BAD, UTF8_BAD, UTF8_BAD, 'A' }, 9 },
		/* other, table 3-10 */
		{ "\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", 9,
		    { UTF8_BAD, UTF8_BAD, UTF8_BAD, UTF8_BAD, UTF8_BAD, 'A',
		    UTF8_BAD, UTF8_BAD, 'B' }, 9 },
		/* truncated, table 3-11 */
		{ "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", 9,
		    { UTF8_BAD, UTF8_BAD, UTF8_BAD, UTF8_BAD, 'A' }, 5 },
		{ "\xE2\x82", 2, { UTF8_BAD }, 1 }
	};
	uint32_t got[10];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(decode(cases[i].bytes, cases[i].len, got,
		    10), cases[i].n);
		assert_memory_equal(got, cases[i].want,
		    cases[i].n * sizeof(got[0]));
		assert_int_not_equal(utf8_valid(cases[i].bytes,
		    cases[i].len), cases[i].len);
	}
	assert_int_equal(utf8_valid("ab\xC3\xA9\xFFz", 6), 4);
}

static void
test_cut(void **state)
{
	(void)state;
	assert_int_equal(utf8_cut("ab\xC3\xA9z", 2), 2);
	assert_int_equal(utf8_cut("ab\xC3\xA9z", 3), 2);
	assert_int_equal(utf8_cut("ab\xC3\xA9z", 4), 4);
	assert_int_equal(utf8_cut("\xF0\x9F\x98\x80", 3), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_ill_formed),
		cmocka_unit_test(test_cut)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
