/* shape.c - tests of fonts and shaping. */
#include "fakepdf.h"

#define SIZE	10000

static const struct pdf_face serif = { .family = PDF_SERIF, .size = SIZE,
    .lang = "en" };
static const struct pdf_face mono = { .family = PDF_MONO, .size = SIZE,
    .lang = "en" };

static const struct pdf_run *
shape(struct fake *f, const struct pdf_face *face, const char *s, int level)
{
	return pdf_shape(&f->pdf, face, s, strlen(s), level, NULL);
}

/* Widths, glyphs and clusters agree with each other and with the font. */
static void
check_run(const struct pdf_run *r)
{
	int32_t width = 0;
	uint32_t i;

	for (i = 0; i < r->nglyphs; i++) {
		width += r->glyphs[i].adv;
		assert_true(r->glyphs[i].cluster < r->len);
		if (i > 0 && r->rtl)
			assert_true(r->glyphs[i].cluster <=
			    r->glyphs[i - 1].cluster);
		if (i > 0 && !r->rtl)
			assert_true(r->glyphs[i].cluster >=
			    r->glyphs[i - 1].cluster);
	}
	assert_int_equal(width, r->width);
}

static void
words(void **state)
{
	struct fake f;
	const struct pdf_run *r;
	uint32_t i;

	(void)state;
	fake_init(&f, NULL);
	r = shape(&f, &serif, "Hamburg", 0);
	assert_null(r->next);
	assert_int_equal(r->nglyphs, 7);
	assert_memory_equal(r->text, "Hamburg", 7);
	check_run(r);
	assert_ptr_equal(r, shape(&f, &serif, "Hamburg", 0));
	assert_ptr_not_equal(r, shape(&f, &mono, "Hamburg", 0));
	for (i = 0; i < r->nglyphs; i++)
		assert_int_not_equal(r->glyphs[i].gid, 0);
	/* kerning */
	assert_true(shape(&f, &serif, "AV", 0)->width <
	    shape(&f, &serif, "A", 0)->width +
	    shape(&f, &serif, "V", 0)->width);
	/* ligatures in text, none in code */
	assert_true(shape(&f, &serif, "ffi", 0)->nglyphs < 3);
	assert_int_equal(shape(&f, &mono, "ffi", 0)->nglyphs, 3);
	assert_int_equal(shape(&f, &mono, "MMM", 0)->width,
	    shape(&f, &mono, "iii", 0)->width);
	assert_string_equal(f.said, "");
	fake_free(&f);
}

static void
scripts(void **state)
{
	struct fake f;
	const struct pdf_run *r;

	(void)state;
	fake_init(&f, NULL);
	r = shape(&f, &serif, "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7", 1);
	assert_true(r->rtl);
	check_run(r);
	/* Greek and Cyrillic are in the same font as Latin */
	r = shape(&f, &serif, "\xCE\xB1\xD0\xB6z", 0);
	assert_ptr_equal(r->font, shape(&f, &serif, "z", 0)->font);
	/* U+2713 is in another, set at a size that agrees */
	r = shape(&f, &serif, "x\xE2\x9C\x93y", 0);
	assert_non_null(r->next);
	assert_ptr_not_equal(r->font, r->next->font);
	assert_memory_equal(r->next->text, "\xE2\x9C\x93", 3);
	assert_true(r->next->size < SIZE);
	assert_ptr_equal(r->font, r->next->next->font);
	assert_int_equal(pdf_font_index(pdf_font_nth(f.pdf.fonts, 1)), 1);
	assert_null(pdf_font_nth(f.pdf.fonts, 100));
	assert_string_equal(f.said, "");
	fake_free(&f);
}

static void
nothing_to_see(void **state)
{
	struct fake f;
	const struct pdf_run *r;

	(void)state;
	fake_init(&f, NULL);
	/* soft hyphen, zero width space, byte order mark, marks of bidi */
	r = shape(&f, &serif, "a\xC2\xAD\xE2\x80\x8B" "b\xEF\xBB\xBF"
	    "\xE2\x80\x8F", 0);
	assert_null(r->next);
	assert_int_equal(r->nglyphs, 2);
	assert_int_equal(r->len, 2);
	r = shape(&f, &serif, "\xE2\x80\x8B", 0);
	assert_int_equal(r->nglyphs, 0);
	assert_int_equal(r->width, 0);
	r = shape(&f, &serif, "", 0);
	assert_int_equal(r->width, 0);
	/* joiner and selector without anything to join */
	r = shape(&f, &serif, "a\xE2\x80\x8D" "b\xEF\xB8\x8E", 0);
	assert_int_equal(r->width, shape(&f, &serif, "a", 0)->width +
	    shape(&f, &serif, "b", 0)->width);
	assert_int_equal(shape(&f, &mono, "\t", 0)->width,
	    shape(&f, &mono, " ", 0)->width);
	assert_string_equal(f.said, "");
	fake_free(&f);
}

static void
styles(void **state)
{
	struct pdf_face face = serif;
	struct fake f;
	const struct pdf_run *plain, *r;

	(void)state;
	fake_init(&f, NULL);
	plain = shape(&f, &face, "Hand", 0);
	face.smallcaps = true;
	r = shape(&f, &face, "Hand", 0);
	assert_int_not_equal(r->glyphs[1].gid, plain->glyphs[1].gid);
	assert_int_equal(r->glyphs[0].gid, plain->glyphs[0].gid);
	face = serif;
	face.bold = face.italic = true;
	r = shape(&f, &face, "Hand", 0);
	assert_ptr_not_equal(r->font, plain->font);
	assert_int_equal(r->slant, 0);
	assert_int_equal(r->embolden, 0);
	/* the font with U+2713 has no italic: slanted */
	r = shape(&f, &face, "\xE2\x9C\x93", 0);
	assert_int_equal(r->slant, 200);
	fake_free(&f);
}

static void
lengths(void **state)
{
	struct fake f;
	struct pdf_metrics m;
	const struct pdf_run *r;
	struct pdf_face big = serif;

	(void)state;
	fake_init(&f, NULL);
	pdf_metrics(&f.pdf, &serif, &m);
	assert_in_range(m.ascent, SIZE * 6 / 10, SIZE * 12 / 10);
	assert_in_range(m.descent, SIZE / 10, SIZE / 2);
	assert_in_range(m.xheight, SIZE * 4 / 10, SIZE * 6 / 10);
	assert_in_range(m.capheight, m.xheight + 1, SIZE * 8 / 10);
	assert_in_range(m.underline, 1, SIZE / 4);
	assert_in_range(m.underline_width, 1, SIZE / 10);
	/* a hundred times the size is a hundred times the width */
	r = shape(&f, &serif, "m", 0);
	big.size *= 100;
	assert_in_range(shape(&f, &big, "m", 0)->width,
	    (r->width - 1) * 100, (r->width + 1) * 100);
	assert_in_range((int64_t)pdf_font_advance(r->font, r->glyphs[0].gid) *
	    SIZE / pdf_font_upem(r->font), r->width - 1, r->width + 1);
	assert_true(pdf_font_embeddable(r->font));
	fake_free(&f);
}

static void
lost(void **state)
{
	struct fake f;
	const struct pdf_run *r;

	(void)state;
	fake_init(&f, NULL);
	r = shape(&f, &serif, "a\xF4\x8F\xBF\xBDz", 0);
	assert_non_null(r->next);
	assert_int_equal(r->next->nglyphs, 1);
	/* a box, which is not .notdef */
	assert_int_not_equal(r->next->glyphs[0].gid, 0);
	assert_true(r->next->width > 0);
	shape(&f, &mono, "\xF4\x8F\xBF\xBD", 0);
	assert_string_equal(f.said,
	    "missing-glyph: U+10FFFD has no glyph in any font\n");
	fake_free(&f);
}

/* Any code points, in any order: no crash, and runs that hold together. */
static void
chaos(void **state)
{
	static const uint32_t blocks[] = { 0x20, 0x300, 0x590, 0x600, 0x900,
	    0xE00, 0x1100, 0x2000, 0x2190, 0x3040, 0xFE00, 0x1F300 };
	struct pdf_face face = serif;
	const struct pdf_run *r;
	uint32_t seed = 1, c;
	struct fake f;
	char s[64];
	size_t n;
	int i;

	(void)state;
	fake_init(&f, NULL);
	for (i = 0; i < 3000; i++) {
		for (n = 0; n < 40;) {
			seed = seed * 1664525u + 1013904223u;
			c = i % 10 == 0 ? seed >> 11 & 0x1FFFFF :
			    blocks[seed >> 20 & 7] + (seed >> 12 & 0x7F);
			if (c == 0 || c > 0x10FFFF ||
			    (c >= 0xD800 && c <= 0xDFFF))
				break;
			n += utf8_put(s + n, c);
		}
		face.family = (enum pdf_family)(seed >> 9 & 1);
		face.bold = seed >> 10 & 1;
		face.italic = seed >> 11 & 1;
		for (r = pdf_shape(&f.pdf, &face, s, n, i & 1, NULL);
		    r != NULL; r = r->next)
			check_run(r);
	}
	fake_free(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(scripts),
		cmocka_unit_test(nothing_to_see),
		cmocka_unit_test(styles),
		cmocka_unit_test(lengths),
		cmocka_unit_test(lost),
		cmocka_unit_test(chaos)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
