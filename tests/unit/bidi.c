/* bidi.c - tests of text in both directions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

#define ALEF	"\xD7\x90"
#define BET	"\xD7\x91"

static void
levels(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	static const char mixed[] = "ab " ALEF BET " 12 c";
	static const unsigned char ltr[] = { 0, 0, 0, 1, 1, 1, 1, 1, 2, 2,
	    0, 0 };
	static const unsigned char rtl[] = { 2, 2, 1, 1, 1, 1, 1, 1, 2, 2,
	    1, 2 };
	unsigned char got[32];

	(void)state;
	assert_int_equal(pdf_bidi(a, mixed, 12, 0, got), 0);
	assert_memory_equal(got, ltr, 12);
	assert_int_equal(pdf_bidi(a, mixed, 12, 2, got), 1);
	assert_memory_equal(got, rtl, 12);
	assert_int_equal(pdf_bidi(a, ALEF "a", 3, 0, got), 1);
	assert_int_equal(pdf_bidi(a, ALEF "a", 3, 1, got), 0);
	/* a line break within a paragraph changes no direction */
	assert_int_equal(pdf_bidi(a, ALEF "\na b", 6, 2, got), 1);
	assert_int_equal(got[3], 2);
	assert_int_equal(got[4], 2);
	assert_int_equal(pdf_bidi(a, "", 0, 0, got), 0);
	assert_int_equal(pdf_bidi(a, "", 0, 2, got), 1);
	arena_free(a);
}

static void
order(void **state)
{
	static const unsigned char in[] = { 0, 1, 1, 2, 2, 1, 0 };
	static const uint32_t want[] = { 0, 5, 3, 4, 2, 1, 6 };
	static const unsigned char plain[] = { 0, 0, 2, 2 };
	uint32_t got[7];

	(void)state;
	pdf_bidi_order(in, 7, got);
	assert_memory_equal(got, want, sizeof(want));
	pdf_bidi_order(plain, 4, got);
	assert_int_equal(got[2], 2);
	assert_int_equal(got[3], 3);
	pdf_bidi_order(plain, 0, got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(levels),
		cmocka_unit_test(order)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
