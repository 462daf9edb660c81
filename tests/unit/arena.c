/* arena.c - memory is zeroed, aligned, kept, and runs out in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"

static void
test_alloc(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	unsigned char *p, *old = NULL;
	size_t size, i;

	(void)state;
	for (size = 0; size < 300000; size = size * 3 + 1) {
		p = conv_alloc(a, size);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, size);
		assert_ptr_not_equal(p, old);
		old = p;
	}
	arena_free(a);
	arena_free(NULL);
}

/* An arena in another one goes before it, or with it. */
static void
test_inner(void **state)
{
	struct conv_arena *a = arena_new(NULL), *in;
	volatile bool failed = false;
	jmp_buf oom;
	int i;

	(void)state;
	for (i = 0; i < 3; i++) {
		in = arena_inner(a);
		assert_ptr_equal(in, arena_inner(a));
		memset(conv_alloc(in, 1 << 20), 1, 1 << 20);
		conv_alloc(a, 100);
		arena_inner_free(a);
	}
	arena_inner_free(a);
	in = arena_inner(a);
	conv_alloc(in, 100);
	arena_on_failure(a, &oom);
	if (setjmp(oom) == 0)
		arena_fail(in);
	else
		failed = true;
	assert_true(failed);
	arena_free(a);
}

static void
test_strings(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	char *big;

	(void)state;
	assert_string_equal(conv_strdup(a, ""), "");
	assert_string_equal(conv_strndup(a, "abcdef", 3), "abc");
	assert_string_equal(conv_asprintf(a, "%d-%s", 7, "x"), "7-x");
	big = conv_asprintf(a, "%0100000d", 1);
	assert_int_equal(strlen(big), 100000);
	arena_free(a);
}

static void
test_grow(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	uint32_t *v = NULL, i;
	size_t cap = 0;

	(void)state;
	for (i = 0; i < 100000; i++) {
		v = arena_grow(a, v, &cap, i + 1, sizeof(*v));
		v[i] = i;
	}
	for (i = 0; i < 100000; i++)
		assert_int_equal(v[i], i);
	arena_free(a);
}

static void
test_failure(void **state)
{
	struct conv_arena *volatile a;
	jmp_buf oom;

	(void)state;
	a = arena_new(&oom);
	if (setjmp(oom) == 0) {
		conv_alloc(a, SIZE_MAX - 3);
		fail();
	}
	assert_ptr_equal(arena_on_failure(a, NULL), &oom);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alloc),
		cmocka_unit_test(test_inner),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_grow),
		cmocka_unit_test(test_failure)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
