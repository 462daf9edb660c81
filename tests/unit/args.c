/* args.c - the command line's parts: options, characters, dependencies. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "cli/cli.h"

#include <cmocka.h>	/* last: it has a macro fail() */

static struct args *
parse(struct conv_arena *a, const char *const *words, enum exit_code want)
{
	struct args *args = args_new(a);
	char *argv[16] = { conv_strdup(a, "conv") };
	int argc;

	for (argc = 1; *words != NULL; words++)
		argv[argc++] = conv_strdup(a, *words);
	assert_int_equal(args_parse(args, argc, argv), want);
	return args;
}

#define PARSE(a, want, ...) \
	parse(a, (const char *const []){ __VA_ARGS__, NULL }, want)

static void
test_values(void **state)
{
	struct conv_arena *a = mem_arena();
	struct args *args;

	(void)state;
	args = PARSE(a, EXIT_DONE, "-qj3", "-o", "x", "--to=html,tree",
	    "-ttree,epub", "a.md", "--", "-b", "--");
	assert_true(args->quiet);
	assert_int_equal(args->jobs, 3);
	assert_string_equal(args->output, "x");
	assert_int_equal(args->to.n, 3);
	assert_string_equal(args->to.v[0], "html");
	assert_string_equal(args->to.v[1], "tree");
	assert_string_equal(args->to.v[2], "epub");
	assert_int_equal(args->inputs.n, 3);
	assert_string_equal(args->inputs.v[0], "a.md");
	assert_string_equal(args->inputs.v[1], "-b");
	assert_string_equal(args->inputs.v[2], "--");
	conv_settings_free(args->settings);
	conv_arena_free(a);
}

static void
test_flags(void **state)
{
	struct conv_arena *a = mem_arena();
	struct args *args;

	(void)state;
	args = PARSE(a, EXIT_DONE, "-v", "--no-verbose", "--quiet=yes");
	assert_false(args->verbose);
	assert_true(args->quiet);
	conv_settings_free(args->settings);
	args = PARSE(a, EXIT_DONE, "--no-quiet=false", "--verbose=0");
	assert_true(args->quiet);
	assert_false(args->verbose);
	conv_settings_free(args->settings);
	conv_arena_free(a);
}

/* Every row has what --help needs, and no letter stands for two names. */
static void
test_rows(void **state)
{
	struct conv_arena *a = mem_arena();
	struct args *args = args_new(a);
	const struct conv_option *row, *other;
	size_t i, k;

	(void)state;
	for (i = 0; (row = args_row(args, i)) != NULL; i++) {
		assert_non_null(row->help);
		assert_true(row->help[strlen(row->help) - 1] != '.');
		if (row->kind != CONV_OPT_FLAG)
			assert_non_null(row->arg);
		for (k = 0; k < i; k++) {
			other = args_row(args, k);
			if (row->letter != 0 && row->letter == other->letter)
				assert_string_equal(row->name, other->name);
			if (strcmp(row->name, other->name) == 0)
				assert_int_equal(row->letter, other->letter);
		}
	}
	assert_true(i > 40);
	conv_settings_free(args->settings);
	conv_arena_free(a);
}

/* The program decodes as the library does, also what is ill-formed. */
static void
test_glyphs(void **state)
{
	char s[8];
	const char *p, *end = s + sizeof(s);
	struct glyph g;
	uint32_t c;
	size_t i;
	int n;

	(void)state;
	srand(7);
	for (n = 0; n < 200000; n++) {
		for (i = 0; i < sizeof(s); i++)
			s[i] = (char)(rand() >> 7);
		s[0] = (char)(s[0] | 0x80);
		if (n % 2)
			s[1] = (char)((s[1] & 0x3F) | 0x80);
		p = s;
		c = utf8_next(&p, end);
		g = glyph_at(s, end);
		assert_int_equal(g.len, p - s);
		assert_int_equal(g.bad ? UTF8_BAD : g.c, c);
	}
}

static void
test_widths(void **state)
{
	static const struct {
		const char	*s;
		unsigned	 width;
	} cases[] = {
		{ "a", 1 }, { "é", 1 }, { "日", 2 }, { "한", 2 }, { "😀", 2 },
		{ "\xCC\x81", 0 }, { "\xE2\x80\x8D", 0 }, { "─", 1 },
		{ "\xFF", 1 }
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(glyph_at(cases[i].s, cases[i].s +
		    strlen(cases[i].s)).width, cases[i].width);
}

static void
test_exit_codes(void **state)
{
	const struct exit_row *row, *other;

	(void)state;
	assert_int_equal(exit_of("bad-yaml"), EXIT_PARSE);
	assert_int_equal(exit_of("anything"), EXIT_OTHER);
	for (row = exit_rows; row->about != NULL; row++)
		for (other = exit_rows; other < row; other++)
			assert_true(other->code < row->code);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_flags),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_glyphs),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_exit_codes)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
