/* map.c - strings to pointers, also many and with equal beginnings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"

static void
test_put_get(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct map *m = map_new(a);
	int one, two;

	(void)state;
	assert_null(map_get(m, "a", 1));
	map_put(m, "a", 1, &one);
	map_put(m, "ab", 2, &two);
	assert_ptr_equal(map_get(m, "a", 1), &one);
	assert_ptr_equal(map_get(m, "abc", 2), &two);
	assert_null(map_get(m, "abc", 3));
	assert_null(map_get(m, "", 0));
	map_put(m, "", 0, &two);
	assert_ptr_equal(map_get(m, "", 0), &two);
	map_put(m, "a", 1, &two);
	assert_ptr_equal(map_get(m, "a", 1), &two);
	arena_free(a);
}

static void
test_many(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct map *m = map_new(a);
	const char *key;
	uintptr_t i;

	(void)state;
	for (i = 1; i <= 100000; i++) {
		key = conv_asprintf(a, "same-%lu", (unsigned long)i);
		map_put(m, key, strlen(key), (void *)i);
	}
	for (i = 1; i <= 100000; i += 7) {
		key = conv_asprintf(a, "same-%lu", (unsigned long)i);
		assert_int_equal((uintptr_t)map_get(m, key, strlen(key)), i);
	}
	assert_null(map_get(m, "same-0", 6));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_put_get),
		cmocka_unit_test(test_many)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
