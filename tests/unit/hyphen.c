/* hyphen.c - tests of hyphenation with known words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

/* A word with its hyphens as | in a language. */
static void
words(void **state)
{
	static const struct {
		const char	*lang, *word;
	} samples[] = {
		{ "en", "hy|phen|ation" },
		{ "en", "ta|ble" },
		{ "en", "well-known" },
		{ "en", "as|so|ciate" },
		{ "en", "don't" },
		{ "en-US", "al|go|rithm" },
		{ "EN_us", "TYPE|SET|TING" },
		{ "en-GB", "hy|phen|a|tion" },
		{ "en-GB", "pho|to|graph" },
		{ "de", "Sil|ben|tren|nung" },
		{ "de", "Do|nau|dampf|schiff|fahrt" },
		{ "de", "Recht|schreib|re|form" },
		/* Bä|cke|rei */
		{ "de", "B\xC3\xA4|cke|rei" },
		{ "de-AT", "STRAS|SEN|BAHN" },
		{ "fr", "l'abri|cot" },
		/* dé|ve|lop|pe|ment */
		{ "fr", "d\xC3\xA9|ve|lop|pe|ment" },
		/* ti|po|gra|fía */
		{ "es", "ti|po|gra|f\xC3\xAD" "a" },
		{ "es", "de|sa|rro|llo" },
		{ "it", "dell'ar|ti|co|lo" },
		{ "it", "svi|lup|po" },
		{ "pt", "de|sen|vol|vi|men|to" },
		{ "pt-BR", "de|sen|vol|vi|men|to" },
		{ "nl", "ont|wik|ke|ling" },
		{ "sv", "av|stav|ning" },
		{ "pl", "prze|no|sze|nie" },
		/* Пе|ре|но|сы */
		{ "ru", "\xD0\x9F\xD0\xB5|\xD1\x80\xD0\xB5"
		    "|\xD0\xBD\xD0\xBE|\xD1\x81\xD1\x8B" },
		/* ти|по|гра|фия */
		{ "ru", "\xD1\x82\xD0\xB8|\xD0\xBF\xD0\xBE"
		    "|\xD0\xB3\xD1\x80\xD0\xB0|\xD1\x84\xD0\xB8\xD1\x8F" },
		/* ти|по|графія */
		{ "uk", "\xD1\x82\xD0\xB8|\xD0\xBF\xD0\xBE"
		    "|\xD0\xB3\xD1\x80\xD0\xB0\xD1\x84\xD1\x96\xD1\x8F" },
		/* présen|ta|tion */
		{ "en", "pr\xC3\xA9sen|ta|tion" },
		{ "en", "abc123def" },
		{ "en", "user_names" },
		{ "en", "user@example" },
		{ "en", "ty|pog|ra|phy" },
		{ "ja", "typography" },
		{ "", "typography" },
		{ "eng", "typography" },
	};
	char text[128];
	uint32_t pos[64], want[64];
	const char *p;
	size_t i, n, k;

	(void)state;
	for (i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		for (p = samples[i].word, n = k = 0; *p != '\0'; p++)
			if (*p == '|')
				want[k++] = (uint32_t)n;
			else
				text[n++] = *p;
		text[n] = '\0';
		if (pdf_hyphenate(samples[i].lang, text, n, pos, 64) != k ||
		    memcmp(pos, want, k * sizeof(*pos)) != 0)
			fail_msg("%s: %s", samples[i].lang,
			    samples[i].word);
	}
}

/* Any bytes: places in order, between characters, and not too many. */
static void
chaos(void **state)
{
	static const char *const langs[] = { "en", "de", "ru", "uk", "fr" };
	uint32_t seed = 9, pos[8];
	char s[200];
	int round, i;
	size_t n, k;

	(void)state;
	for (round = 0; round < 20000; round++) {
		for (i = 0; i < 200; i++) {
			seed = seed * 1664525u + 1013904223u;
			s[i] = (round & 1) != 0 ? (char)(seed >> 24) :
			    (char)('a' + (seed >> 24) % 26);
		}
		n = pdf_hyphenate(langs[round % 5], s, (size_t)(round % 200),
		    pos, 8);
		assert_true(n <= 8);
		for (k = 0; k < n; k++)
			assert_true(pos[k] > (k == 0 ? 0 : pos[k - 1]) &&
			    pos[k] < (uint32_t)(round % 200));
	}
}

/* Two letters stay together at both ends of a word, three behind English. */
static void
edges(void **state)
{
	static const struct {
		const char	*lang;
		uint32_t	 behind;
	} langs[] = { { "en", 3 }, { "en-GB", 3 }, { "de", 2 }, { "fr", 2 },
	    { "nl", 2 }, { "sv", 2 } };
	static const char letters[] = "bcdlmnrstaeiou";
	uint32_t seed = 1, pos[32], n, found = 0;
	char word[16];
	size_t i, k, len, round;

	(void)state;
	for (round = 0; round < 20000; round++) {
		len = 5 + round % 8;
		for (i = 0; i < len; i++) {
			seed = seed * 1664525 + 1013904223;
			word[i] = letters[(i % 2 == 0 ? 0 : 9) +
			    (seed >> 16) % (i % 2 == 0 ? 9 : 5)];
		}
		for (k = 0; k < sizeof(langs) / sizeof(langs[0]); k++) {
			n = (uint32_t)pdf_hyphenate(langs[k].lang, word, len,
			    pos, 32);
			for (i = 0; i < n; i++)
				assert_in_range(pos[i], 2, len -
				    langs[k].behind);
			found += n > 0;
		}
	}
	assert_true(found > 20000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(chaos),
		cmocka_unit_test(edges)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
