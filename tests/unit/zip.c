/* zip - archives and hashes of the EPUB back end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "write/epub/epub.h"

static jmp_buf oom;

struct fixture {
	struct conv_arena	*arena;
	struct out_mem		 mem;
	struct conv_job		 job;
	struct conv_host	 host;
	int			 reports;
};

static void
count_report(void *ctx, const struct conv_diag *d)
{
	struct fixture *f = ctx;

	assert_string_equal(d->code, "too-large");
	f->reports++;
}

static int
set_up(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->arena = arena_new(&oom);
	out_mem_init(&f->mem, f->arena);
	f->host.ctx = f;
	f->host.report = count_report;
	f->job.host = &f->host;
	f->job.arena = f->arena;
	f->job.out = &f->mem.out;
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	test_free(f);
	return 0;
}

static uint32_t
get32(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

static void
test_layout(void **state)
{
	struct fixture *f = *state;
	struct zip z;
	char big[1000];
	const unsigned char *p;
	size_t len;

	memset(big, 'a', sizeof(big));
	zip_init(&z, &f->job);
	zip_add(&z, "mimetype", "application/epub+zip", 20, true);
	zip_add(&z, "big", big, sizeof(big), false);
	zip_add(&z, "empty", "", 0, false);
	assert_true(zip_end(&z));
	p = (const unsigned char *)out_mem_str(&f->mem);
	len = (size_t)f->mem.out.flushed;
	/* EPUB's own magic: the type as text at offset 38, no extra field */
	assert_int_equal(get32(p), 0x04034B50);
	assert_memory_equal(p + 30, "mimetypeapplication/epub+zip", 28);
	assert_int_equal(get32(p + 14), 0x2CAB616F);	/* CRC-32 */
	/* the end names the directory, which names the first file */
	p += len - 22;
	assert_int_equal(get32(p), 0x06054B50);
	assert_int_equal(p[10], 3);
	p = p + 22 - len + get32(p + 16);
	assert_int_equal(get32(p), 0x02014B50);
	assert_int_equal(get32(p + 42), 0);
	assert_true(z.entries[1].deflated);
	assert_true(z.entries[1].packed < 100);
	assert_false(z.entries[2].deflated);
	assert_int_equal(f->reports, 0);
}

static void
test_too_many(void **state)
{
	struct fixture *f = *state;
	struct zip z;
	int i;

	zip_init(&z, &f->job);
	for (i = 0; i < 0x10000; i++)
		zip_add(&z, "x", "", 0, true);
	assert_false(zip_end(&z));
	assert_int_equal(f->reports, 1);
}

static void
check_sha1(const char *s, size_t times, const char *want)
{
	unsigned char d[20];
	char hex[41];
	struct sha1 h;
	size_t i;

	sha1_init(&h);
	for (i = 0; i < times; i++)
		sha1_add(&h, s, strlen(s));
	sha1_end(&h, d);
	for (i = 0; i < 20; i++) {
		hex[2 * i] = "0123456789abcdef"[d[i] >> 4];
		hex[2 * i + 1] = "0123456789abcdef"[d[i] & 15];
	}
	hex[40] = '\0';
	assert_string_equal(hex, want);
}

/* The examples of RFC 3174 and FIPS 180. */
static void
test_sha1(void **state)
{
	(void)state;
	check_sha1("", 1, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
	check_sha1("abc", 1, "a9993e364706816aba3e25717850c26c9cd0d89d");
	check_sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnop"
	    "nopq", 1, "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
	check_sha1("a", 1000000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_layout, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(test_too_many, set_up,
		    tear_down),
		cmocka_unit_test(test_sha1)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
