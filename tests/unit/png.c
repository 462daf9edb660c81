/* png.c - PNG files that contradict themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

struct file {
	unsigned char	bytes[512];
	size_t		size;
};

static void
put32(struct file *f, uint32_t v)
{
	int shift;

	for (shift = 24; shift >= 0; shift -= 8)
		f->bytes[f->size++] = (unsigned char)(v >> shift);
}

static void
chunk(struct file *f, const char *name, const void *data, size_t n)
{
	size_t start = f->size + 4;

	put32(f, (uint32_t)n);
	memcpy(f->bytes + start, name, 4);
	memcpy(f->bytes + start + 4, data, n);
	f->size = start + 4 + n;
	put32(f, libdeflate_crc32(0, f->bytes + start, 4 + n));
}

static void
head(struct file *f, unsigned char side, unsigned char bits,
    unsigned char type)
{
	const unsigned char data[13] = { 0, 0, 0, side, 0, 0, 0, side, bits,
	    type };

	chunk(f, "IHDR", data, sizeof(data));
}

static void
rows(struct file *f, const unsigned char *data, size_t n)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(1);
	unsigned char packed[256];

	assert_non_null(c);
	n = libdeflate_zlib_compress(c, data, n, packed, sizeof(packed));
	libdeflate_free_compressor(c);
	chunk(f, "IDAT", packed, n);
}

static void
begin(struct file *f)
{
	memcpy(f->bytes, "\x89PNG\r\n\x1A\n", 8);
	f->size = 8;
}

static bool
read_file(struct conv_arena *a, const struct file *f, struct pdf_image *im)
{
	struct conv_resource *res = conv_alloc(a, sizeof(*res));
	struct pdf pdf = { .arena = a };
	const char *why = NULL;

	res->data = f->bytes;
	res->size = f->size;
	memset(im, 0, sizeof(*im));
	im->res = res;
	return pdf_png_read(&pdf, im, &why);
}

/* The second header would make rows of what is no memory of ours. */
static void
test_two_heads(void **state)
{
	static const unsigned char pixel[] = { 0, 1, 2, 3, 4 };
	struct conv_arena *a = arena_new(NULL);
	struct pdf_image im;
	struct file f;

	(void)state;
	begin(&f);
	head(&f, 1, 8, 6);
	rows(&f, pixel, sizeof(pixel));
	head(&f, 200, 8, 6);
	chunk(&f, "IEND", "", 0);
	assert_true(read_file(a, &f, &im));
	assert_int_equal(im.width, 1);
	assert_int_equal(im.height, 1);
	assert_int_equal(im.alpha.size, 2);
	arena_free(a);
}

/* Neither PNG nor PDF has samples of so many bits. */
static void
test_odd_bits(void **state)
{
	static const unsigned char data[64], bits[] = { 0, 3, 5, 7 };
	struct conv_arena *a = arena_new(NULL);
	struct pdf_image im;
	struct file f;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bits); i++) {
		begin(&f);
		head(&f, 8, bits[i], 0);
		rows(&f, data, (bits[i] + 1u) * 8);
		chunk(&f, "IEND", "", 0);
		assert_false(read_file(a, &f, &im));
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_two_heads),
		cmocka_unit_test(test_odd_bits)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
