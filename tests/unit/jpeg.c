/* jpeg.c - JPEG files that lack a part of what makes a picture. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

#define BEGIN	"\xFF\xD8\xFF\xFE\0\4hi"
#define FRAME	"\xFF\xC0\0\x0B\x08\0\x20\0\x40\1\1\x11\0"
#define SCAN	"\xFF\xDA\0\x08\1\1\0\0\x3F\0\x12\x34"
#define END	"\xFF\xD9"
#define BYTES(s)	(const unsigned char *)s, sizeof(s) - 1

static void
test_parts(void **state)
{
	static const struct {
		const unsigned char	*data;
		size_t			 size;
		bool			 good;
	} files[] = {
		{ BYTES(BEGIN FRAME SCAN END), true },
		{ BYTES(BEGIN FRAME SCAN END "\0\0"), true },
		{ BYTES(BEGIN FRAME SCAN END "SEFT"), true },
		{ BYTES(BEGIN FRAME SCAN), false },
		{ BYTES(BEGIN FRAME END), false },
		{ BYTES(BEGIN SCAN END), false },
		{ BYTES(BEGIN END), false },
		{ BYTES("\xFF\xD8"), false }
	};
	struct conv_arena *a = arena_new(NULL);
	struct pdf pdf = { .arena = a };
	struct conv_resource res = { .mime = "image/jpeg" };
	struct pdf_image im;
	const char *why;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		res.data = files[i].data;
		res.size = files[i].size;
		im = (struct pdf_image){ .res = &res };
		if (pdf_jpeg_read(&pdf, &im, &why) != files[i].good)
			fail_msg("file %zu", i);
		if (files[i].good)
			assert_int_equal(im.width, 64);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
