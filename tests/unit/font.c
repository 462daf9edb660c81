/* font.c - tests of fonts that the options name and of installed ones. */
#include <errno.h>
#include <stdlib.h>

#include "fakepdf.h"
#include "write/pdf/text/text.h"

#define DEJAVU	"/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
#define NOTO	"/usr/share/fonts/truetype/noto/NotoSerifDevanagari-Regular.ttf"

#define GEORGIAN	"\xE1\x83\x90"		/* U+10D0 */
#define DEVANAGARI	"\xE0\xA4\x95"		/* U+0915 */

extern const struct conv_backend conv_backend_pdf;

/* A font file that a test can't do without. */
static void
need(const char *path)
{
	FILE *f = fopen(path, "rb");

	if (f == NULL) {
		assert_null(getenv("CI"));
		skip();
	}
	fclose(f);
}

struct option {
	const char	*name, *value;
};

/* A fake with options, a table that ends with name NULL. */
static void
start(struct fake *f, const struct option *o)
{
	const char *why;

	memset(f, 0, sizeof(*f));
	f->host = (struct conv_host){ .ctx = f,
	    .report = fake_report, .load = fake_load };
	f->settings = conv_settings_new();
	for (; o->name != NULL; o++)
		assert_true(conv_set(f->settings, o->name, o->value, &why));
	f->job.settings = f->settings;
	f->job.host = &f->host;
	f->job.arena = arena_new(NULL);
	f->job.backend = &conv_backend_pdf;
	f->pdf.job = &f->job;
	f->pdf.arena = f->job.arena;
}

static const char *
font_of(struct fake *f, const char *s, bool bold)
{
	struct pdf_face face = { .family = PDF_SERIF, .size = 10000,
	    .lang = "en", .bold = bold };

	return pdf_shape(&f->pdf, &face, s, strlen(s), 0, NULL)->font->name;
}

static void
by_path(void **state)
{
	static const struct option o[] = { { "mainfont", DEJAVU },
	    { "system-fonts", "false" }, { NULL, NULL } };
	struct pdf_face face = { .family = PDF_SERIF, .size = 10000,
	    .lang = "en", .bold = true, .italic = true };
	const struct pdf_run *r;
	struct fake f;

	(void)state;
	need(DEJAVU);
	start(&f, o);
	assert_true(pdf_fonts_init(&f.pdf));
	assert_string_equal(font_of(&f, "a", false), DEJAVU);
	/* the file has one style: the others are drawn from it */
	r = pdf_shape(&f.pdf, &face, "a", 1, 0, NULL);
	assert_string_equal(r->font->name, DEJAVU);
	assert_true(r->slant > 0);
	assert_true(r->embolden > 0);
	assert_string_equal(f.said, "");
	fake_free(&f);
}

static void
by_name(void **state)
{
	static const struct option o[] = { { "mainfont", "dejavu serif" },
	    { "system-fonts", "false" },
	    { "font-path", "/usr/share/fonts/truetype/dejavu" },
	    { NULL, NULL } };
	struct fake f;

	(void)state;
	need(DEJAVU);
	start(&f, o);
	assert_true(pdf_fonts_init(&f.pdf));
	assert_string_equal(font_of(&f, "a", false), DEJAVU);
	assert_non_null(strstr(font_of(&f, "a", true), "DejaVuSerif-Bold"));
	assert_string_equal(f.said, "");
	fake_free(&f);
}

/* What stands in comes after the family and before those embedded. */
static void
fallback(void **state)
{
	static const struct option o[] = { { "mainfontfallback", DEJAVU },
	    { "system-fonts", "false" }, { NULL, NULL } };
	struct fake f;

	(void)state;
	need(DEJAVU);
	start(&f, o);
	assert_true(pdf_fonts_init(&f.pdf));
	assert_string_equal(font_of(&f, "a", false), "Linux Libertine");
	assert_string_equal(font_of(&f, GEORGIAN, false), DEJAVU);
	fake_free(&f);
}

static void
wrong(void **state)
{
	static const struct option o[] = { { "mainfont", "No Such Font" },
	    { "sansfont", "./unit/font.c" },
	    { "system-fonts", "false" }, { NULL, NULL } };
	static const struct option unreadable[] = {
	    { "monofont", "unit/none.ttf" }, { NULL, NULL } };
	struct fake f;

	(void)state;
	start(&f, o);
	assert_true(pdf_fonts_init(&f.pdf));
	assert_string_equal(font_of(&f, "a", false), "Linux Libertine");
	assert_non_null(strstr(f.said,
	    "missing-font: no font is called 'No Such Font'\n"));
	assert_non_null(strstr(f.said,
	    "bad-font: ./unit/font.c: not a font with outlines\n"));
	fake_free(&f);
	start(&f, unreadable);
	assert_false(pdf_fonts_init(&f.pdf));
	assert_non_null(strstr(f.said, "missing-file: "));
	fake_free(&f);
}

/* The file with fsType, bytes 8 and 9 of OS/2, "restricted". */
static bool
load_restricted(void *ctx, struct conv_arena *a, const char *path,
    struct conv_blob *blob)
{
	unsigned char *p, *table;
	size_t i, at;

	if (!fake_load(ctx, a, path, blob))
		return false;
	p = conv_alloc(a, blob->size);
	memcpy(p, blob->data, blob->size);
	for (i = 0; i < (size_t)(p[4] << 8 | p[5]); i++) {
		table = p + 12 + i * 16;
		at = (size_t)table[8] << 24 | (size_t)table[9] << 16 |
		    (size_t)table[10] << 8 | table[11];
		if (memcmp(table, "OS/2", 4) == 0)
			p[at + 9] = 2;
	}
	blob->data = p;
	return true;
}

static void
restricted(void **state)
{
	static const struct option o[] = { { "mainfont", DEJAVU },
	    { "system-fonts", "false" }, { NULL, NULL } };
	struct fake f;

	(void)state;
	need(DEJAVU);
	start(&f, o);
	f.host.load = load_restricted;
	assert_true(pdf_fonts_init(&f.pdf));
	assert_string_equal(font_of(&f, "a", false), "Linux Libertine");
	assert_string_equal(f.said, "bad-font: " DEJAVU
	    ": its licence bits forbid embedding\n");
	fake_free(&f);
}

static void
installed(void **state)
{
	static const struct option on[] = { { NULL, NULL } };
	static const struct option off[] = { { "system-fonts", "false" },
	    { NULL, NULL } };
	struct fake f;

	(void)state;
	need(NOTO);
	start(&f, on);
	assert_true(pdf_fonts_init(&f.pdf));
	assert_string_equal(font_of(&f, "a" , false), "Linux Libertine");
	assert_null(f.pdf.fonts->system);	/* slow, so not before */
	assert_string_equal(font_of(&f, DEVANAGARI, false), NOTO);
	assert_string_equal(f.said, "");
	fake_free(&f);
	start(&f, off);
	assert_true(pdf_fonts_init(&f.pdf));
	font_of(&f, DEVANAGARI, false);
	assert_string_equal(f.said,
	    "missing-glyph: U+0915 has no glyph in any font\n");
	fake_free(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_path),
		cmocka_unit_test(by_name),
		cmocka_unit_test(fallback),
		cmocka_unit_test(wrong),
		cmocka_unit_test(restricted),
		cmocka_unit_test(installed)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
