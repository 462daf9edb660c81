/* out.c - the byte sink buffers, and its first error sticks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"

struct sink {
	char	text[256];
	size_t	len, room;
	int	calls;
};

static bool
sink_write(void *ctx, const char *s, size_t n)
{
	struct sink *k = ctx;

	k->calls++;
	if (n > k->room - k->len)
		return false;
	memcpy(k->text + k->len, s, n);
	k->len += n;
	return true;
}

static void
test_buffer(void **state)
{
	struct sink k = { .room = sizeof(k.text) };
	struct conv_out o;
	char buf[8];

	(void)state;
	out_init(&o, sink_write, &k, buf, sizeof(buf));
	conv_puts(&o, "abc");
	assert_int_equal(k.calls, 0);
	conv_puts(&o, "defghijklm");
	conv_putc(&o, 'n');
	conv_put(&o, "", 0);
	assert_true(conv_out_flush(&o));
	assert_int_equal(o.flushed, 14);
	assert_memory_equal(k.text, "abcdefghijklmn", 14);
}

static void
test_error_sticks(void **state)
{
	struct sink k = { .room = 10 };
	struct conv_out o;
	char buf[4];
	int calls;

	(void)state;
	out_init(&o, sink_write, &k, buf, sizeof(buf));
	conv_puts(&o, "0123456789");
	assert_false(o.failed);
	conv_puts(&o, "abcdefgh");
	assert_true(o.failed);
	calls = k.calls;
	conv_puts(&o, "abcdefgh");
	assert_int_equal(k.calls, calls);
	assert_false(conv_out_flush(&o));
	assert_int_equal(o.flushed, 10);
}

static void
test_printf(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	char *s;

	(void)state;
	out_mem_init(&m, a);
	conv_printf(&m.out, "%d %s %c;", 42, "xyz", '!');
	conv_puts(&m.out, "end");
	s = out_mem_str(&m);
	assert_string_equal(s, "42 xyz !;end");
	assert_int_equal(m.out.flushed, 12);
	arena_free(a);
}

static void
test_memory_grows(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	char *s;
	int i;

	(void)state;
	out_mem_init(&m, a);
	for (i = 0; i < 10000; i++)
		conv_puts(&m.out, "abcdefg");
	s = out_mem_str(&m);
	assert_int_equal(strlen(s), 70000);
	assert_string_equal(s + 69993, "abcdefg");
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_buffer),
		cmocka_unit_test(test_error_sticks),
		cmocka_unit_test(test_printf),
		cmocka_unit_test(test_memory_grows)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
