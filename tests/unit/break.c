/* break.c - Unicode's own tests of line breaks and clusters, and ours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"
#include "write/pdf/text/text.h"

#define FOLDER	"/usr/share/unicode/auxiliary/"
#define BREAK	"\xC3\xB7"	/* the division sign */

/* One line of a test file: text, and where it may be broken. */
struct sample {
	char	 text[512];
	size_t	 n;
	bool	 brk[513];
};

static bool
sample_read(struct sample *s, char *line)
{
	char *word;

	line[strcspn(line, "#\n")] = '\0';
	s->n = 0;
	memset(s->brk, 0, sizeof(s->brk));
	for (word = line; *word != '\0'; word += strcspn(word, " \t")) {
		word += strspn(word, " \t");
		if ((unsigned char)*word >= 0x80)
			s->brk[s->n] = strncmp(word, BREAK, 2) == 0;
		else if (*word != '\0')
			s->n += utf8_put(s->text + s->n,
			    (uint32_t)strtoul(word, NULL, 16));
	}
	return s->n > 0;
}

/* Call check for each sample of a file; the number of samples. */
static int
each_sample(const char *path, void (*check)(const struct sample *))
{
	struct sample s;
	char line[4096];
	FILE *f = fopen(path, "r");
	int n = 0;

	if (f == NULL) {
		assert_null(getenv("CI"));
		skip();
	}
	while (fgets(line, sizeof(line), f) != NULL)
		/* surrogates are no text */
		if (strstr(line, "D800") == NULL && sample_read(&s, line)) {
			check(&s);
			n++;
		}
	fclose(f);
	return n;
}

static void
check_lines(const struct sample *s)
{
	unsigned char brk[513];
	size_t i;

	breaks_find(s->text, s->n, brk);
	for (i = 0; i <= s->n; i++)
		if ((brk[i] != PDF_BREAK_NO) != s->brk[i])
			fail_msg("%s at byte %zu", s->text, i);
}

static void
check_clusters(const struct sample *s)
{
	const char *p, *end = s->text + s->n;
	bool brk[513] = { true };
	size_t i;

	for (p = s->text; p < end;) {
		p = pdf_grapheme_end(p, end);
		brk[p - s->text] = true;
	}
	for (i = 0; i <= s->n; i++)
		if (brk[i] != s->brk[i])
			fail_msg("%s at byte %zu", s->text, i);
}

static void
unicode_lines(void **state)
{
	(void)state;
	assert_true(each_sample(FOLDER "LineBreakTest.txt", check_lines) >
	    7000);
}

static void
unicode_clusters(void **state)
{
	(void)state;
	assert_true(each_sample(FOLDER "GraphemeBreakTest.txt",
	    check_clusters) > 590);
}

/* Text with | where a line may end and ! where it must. */
static void
ours(void **state)
{
	static const char *const samples[] = {
		"plain |words |here",
		"well-|known, |e-mail, |a-b, |--verbose |-x",
		"10 |000\xC2\xA0km |3.5% |$5 |-7",
		"one\n!two",
		"\xE3\x80\x8C\xE6\x97\xA5|\xE6\x9C\xAC\xE3\x80\x8D",
		"\xE6\x97\xA5|\xE2\x80\x9C\xE6\x9C\xAC\xE2\x80\x9D|"
		"\xE6\x97\xA5",
		"it |\xE2\x80\x9Cis\xE2\x80\x9D |so",
		"\xE3\x82\xAB\xE3\x83\xBC|\xE3\x83\x89\xE3\x80\x82",
		""
	};
	char text[128];
	unsigned char brk[129], want[129];
	const char *p;
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		memset(want, PDF_BREAK_NO, sizeof(want));
		for (p = samples[i], n = 0; *p != '\0'; p++)
			if (*p == '|')
				want[n] = PDF_BREAK_MAY;
			else if (*p == '!')
				want[n] = PDF_BREAK_MUST;
			else
				text[n++] = *p;
		text[n] = '\0';
		want[n] = PDF_BREAK_MUST;
		pdf_breaks(text, n, "en", brk);
		for (; n > 0; n--)
			if (brk[n] != want[n])
				fail_msg("%s at byte %zu", text, n);
	}
}

/* Every cluster goes on, whatever the bytes are. */
static void
chaos(void **state)
{
	uint32_t seed = 5;
	unsigned char brk[65];
	char s[65];
	const char *p;
	int round, i;

	(void)state;
	for (round = 0; round < 20000; round++) {
		for (i = 0; i < 64; i++) {
			seed = seed * 1664525u + 1013904223u;
			s[i] = (char)(seed >> (round & 1 ? 24 : 16));
		}
		pdf_breaks(s, 64, "en", brk);
		assert_int_equal(brk[0], PDF_BREAK_NO);
		for (p = s; p < s + 64;) {
			const char *q = pdf_grapheme_end(p, s + 64);

			assert_true(q > p);
			p = q;
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unicode_lines),
		cmocka_unit_test(unicode_clusters),
		cmocka_unit_test(ours),
		cmocka_unit_test(chaos)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
