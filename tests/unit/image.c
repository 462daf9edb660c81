/* image.c - images by their bytes, also when the bytes end too early. */
#include "fakedoc.h"

#define BYTES(s)	s, sizeof(s) - 1

static const struct {
	const char	*data;
	size_t		 size;
	const char	*name, *mime;
	uint32_t	 width, height, dpi;
} good[] = {
	{ BYTES("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\1\0\0\0\0\x80\x08\2\0\0\0"
	    "crc!\0\0\0\x09pHYs\0\0\x0B\x13\0\0\x0B\x13\1crc!"
	    "\0\0\0\0IDATcrc!"), "PNG", "image/png", 256, 128, 72 },
	{ BYTES("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\2\1\1\x2C\1\x2C\0\0"
	    "\xFF\xC2\0\x0B\x08\0\x20\0\x40\1\1\x11\0\xFF\xDA"),
	    "JPEG", "image/jpeg", 64, 32, 300 },
	/* Exif, little-endian, XResolution 240/1 */
	{ BYTES("\xFF\xD8\xFF\xE1\0\x2A" "Exif\0\0II*\0\x08\0\0\0\1\0"
	    "\x1A\1\5\0\1\0\0\0\x1A\0\0\0\0\0\0\0\xF0\0\0\0\1\0\0\0"
	    "\xFF\xC0\0\x0B\x08\0\x20\0\x40\1\1\x11\0"),
	    "JPEG", "image/jpeg", 64, 32, 240 },
	/* on its side: orientation 6 */
	{ BYTES("\xFF\xD8\xFF\xE1\0\x22" "Exif\0\0MM\0*\0\0\0\x08\0\1"
	    "\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
	    "\xFF\xC0\0\x0B\x08\0\x20\0\x40\1\1\x11\0"),
	    "JPEG", "image/jpeg", 32, 64, 0 },
	{ BYTES("GIF89a\x0A\0\x14\0\0\0\0"), "GIF", "image/gif", 10, 20, 0 },
	{ BYTES("RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x63\0\0\xC7\0\0"),
	    "WebP", "image/webp", 100, 200, 0 },
	{ BYTES("RIFF\0\0\0\0WEBPVP8L\x0A\0\0\0\x2F\x63\xC0\x31\0"
	    "\0\0\0\0\0\0\0"), "WebP", "image/webp", 100, 200, 0 },
	{ BYTES("RIFF\0\0\0\0WEBPVP8 \x0A\0\0\0\0\0\0\x9D\1\x2A\x64\0"
	    "\xC8\0"), "WebP", "image/webp", 100, 200, 0 },
	{ BYTES("<svg width='20' height='10.6px'/>"), "SVG",
	    "image/svg+xml", 20, 11, 96 },
	{ BYTES("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <svg> -->\n"
	    "<!DOCTYPE svg [ <!ENTITY x '>'> ]>\n<s:svg xmlns:s=\"u>v\"\n"
	    "\tviewBox=\"-5 -5,200 100\" width = \"1in\">"), "SVG",
	    "image/svg+xml", 96, 48, 96 },
	{ BYTES("<svg viewBox='0 0 30 40' width='100%' height='auto'>"),
	    "SVG", "image/svg+xml", 30, 40, 96 },
	{ BYTES("<svg height='9999999999cm' viewBox='0 0 9999999999 0.001'>"),
	    "SVG", "image/svg+xml", 65535, 65535, 96 },
	{ BYTES("<svg stroke-width='3'>"), "SVG", "image/svg+xml", 0, 0, 96 }
};

static void
test_good(void **state)
{
	struct image_info im;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		if (!image_sniff((const unsigned char *)good[i].data,
		    good[i].size, &im))
			fail_msg("image %zu was refused", i);
		assert_string_equal(im.name, good[i].name);
		assert_string_equal(im.mime, good[i].mime);
		assert_int_equal(im.width, good[i].width);
		assert_int_equal(im.height, good[i].height);
		assert_int_equal(im.dpi, good[i].dpi);
	}
}

/* Every beginning of an image, in memory that ends with it. */
static void
test_truncated(void **state)
{
	struct image_info im;
	unsigned char *p;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		for (n = 0; n < good[i].size; n++) {
			p = test_malloc(n > 0 ? n : 1);
			memcpy(p, good[i].data, n);
			image_sniff(p, n, &im);
			test_free(p);
		}
}

static void
test_bad(void **state)
{
	static const struct {
		const char	*data;
		size_t		 size;
		const char	*name;		/* or NULL */
		bool		 mime;
	} bad[] = {
		{ BYTES(""), NULL, false },
		{ BYTES("text"), NULL, false },
		{ BYTES("<html><svg></svg></html>"), NULL, false },
		{ BYTES("<!-- <svg>"), NULL, false },
		{ BYTES("<svgx>"), NULL, false },
		{ BYTES("\x89PNG\r\n\x1A\n"), "PNG", true },
		{ BYTES("\xFF\xD8\xFF\xD9"), "JPEG", true },
		{ BYTES("GIF89a\0\0\0\0"), "GIF", true },
		{ BYTES("II*\0\x08\0\0\0"), "TIFF", false },
		{ BYTES("\0\0\0\x20" "ftypavif"), "AVIF", false },
		{ BYTES("%PDF-1.7"), "PDF", false }
	};
	struct image_info im;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(image_sniff((const unsigned char *)bad[i].data,
		    bad[i].size, &im));
		if (bad[i].name == NULL)
			assert_null(im.name);
		else
			assert_string_equal(im.name, bad[i].name);
		assert_int_equal(im.mime != NULL, bad[i].mime);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_truncated),
		cmocka_unit_test(test_bad)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
