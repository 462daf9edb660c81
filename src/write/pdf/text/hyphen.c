/* hyphen.c - where words may be hyphenated, by Liang's patterns. */
#include <string.h>
#include <utf8proc.h>

#include "write/pdf/text/text.h"

/* One language; see tools/gen-hyphen.py for the automata. */
struct dictionary {
	const char	*name;
	uint32_t	 compound;	/* automaton of compounds, or 0 */
	uint32_t	 words;		/* of words and parts of compounds */
	uint32_t	 base;		/* first character of its letters */
	uint32_t	 letters, nletters;
	unsigned char	 left, right;	/* letters that stay together */
	unsigned char	 part_left, part_right;
};

#include "text_hyphen.h"

/*
 * Which dictionary a language tag means: the first row that fits.  The
 * build may leave dictionaries out.
 */
static const struct {
	const char	*tag;
	const char	*name;
	bool		 longest;	/* see values_find() */
} languages[] = {
	{ "en-gb", "en-gb", false }, { "en-au", "en-gb", false },
	{ "en-ie", "en-gb", false }, { "en-in", "en-gb", false },
	{ "en-nz", "en-gb", false }, { "en-za", "en-gb", false },
	{ "en", "en-us", false }, { "de", "de", true },
	{ "es", "es", false }, { "fr", "fr", false },
	{ "it", "it", false }, { "nl", "nl", false },
	{ "pl", "pl", false }, { "pt-br", "pt-br", false },
	{ "pt", "pt-pt", false }, { "ru", "ru", false },
	{ "sv", "sv", false }, { "uk", "uk", true }
};

#define LETTERS_MAX	100	/* of a word; longer ones are none */
#define MARK		1	/* the letter before and after a word */
#define FOREIGN		127	/* a letter that no pattern has */

/* Letters, a mark on either side, and where in the text each starts. */
struct word {
	unsigned char	letters[LETTERS_MAX + 2];
	uint32_t	at[LETTERS_MAX + 2];
	size_t		n;		/* without the marks */
	bool		odd;		/* beside digits: not a word */
	bool		longest;	/* see values_find() */
};

/* Is tag the other or does it start with it and a hyphen? */
static bool
tag_fits(const char *tag, const char *with)
{
	for (; *with != '\0'; tag++, with++)
		if ((*tag >= 'A' && *tag <= 'Z' ? *tag + 32 :
		    *tag == '_' ? '-' : *tag) != *with)
			return false;
	return *tag == '\0' || *tag == '-' || *tag == '_';
}

/* The dictionary of a language, or NULL. */
static const struct dictionary *
dictionary_find(const char *lang, bool *longest)
{
	size_t i, k;

	for (i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (tag_fits(lang, languages[i].tag))
			break;
	if (i == sizeof(languages) / sizeof(languages[0]))
		return NULL;
	*longest = languages[i].longest;
	for (k = 0; k < sizeof(dictionaries) / sizeof(dictionaries[0]); k++)
		if (strcmp(dictionaries[k].name, languages[i].name) == 0)
			return &dictionaries[k];
	return NULL;
}

static bool
is_letter(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return true;
	default:
		return false;
	}
}

static unsigned char
letter_of(const struct dictionary *d, uint32_t c)
{
	if (c < 0x80)
		c = c >= 'A' && c <= 'Z' ? c + 32 : c;
	else
		c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
	if (c - d->base < d->nletters &&
	    hyphen_letters[d->letters + c - d->base] != 0)
		return hyphen_letters[d->letters + c - d->base];
	return is_letter(c) ? FOREIGN : 0;
}

/* The state after an edge, or 0. */
static uint32_t
follow(uint32_t state, unsigned letter)
{
	const unsigned *w = &hyphen_words[state];

	if ((*w & 1) != 0)
		return 0;
	do
		w++;
	while ((*w & 127) != letter && (*w & 128) == 0);
	return (*w & 127) == letter ? *w >> 8 : 0;
}

/*
 * The values between the letters of a word from its mark on: values[i] is
 * that before letters[i].  By Liang's rule all patterns count.  By that of
 * libhyphen, for which some dictionaries are made, only the longest of
 * the patterns and beginnings of patterns that end at a letter does.
 */
static void
values_find(uint32_t start, bool longest, const unsigned char *letters,
    size_t n, unsigned char *values)
{
	const unsigned char *op;
	size_t i, k, at, reached = 0;
	uint32_t state;

	memset(values, 0, n + 1);
	for (i = 0; i < n; i++)
		for (k = i, state = start; k < n; k++) {
			if ((state = follow(state, letters[k])) == 0)
				break;
			if (longest && k < reached)
				continue;
			reached = k + 1;
			op = &hyphen_ops[hyphen_words[state] >> 1];
			for (at = *op++; at > 0; at--, op += 2)
				if (values[k + 1 - op[0]] < op[1])
					values[k + 1 - op[0]] = op[1];
		}
}

/*
 * The values of letters [from, to) as a word of their own: values[i] is
 * that before letter from + i.
 */
static void
part_values(uint32_t start, struct word *w, size_t from, size_t to,
    unsigned char *values)
{
	unsigned char before = w->letters[from], after = w->letters[to + 1];
	unsigned char marked[LETTERS_MAX + 3];

	/* the marks are in the place of the neighbours for a while */
	w->letters[from] = w->letters[to + 1] = MARK;
	values_find(start, w->longest, w->letters + from, to - from + 2,
	    marked);
	w->letters[from] = before;
	w->letters[to + 1] = after;
	memcpy(values, marked + 1, to - from);
}

/* A part that is no compound. */
static void
part_cut(const struct dictionary *d, struct word *w, size_t from, size_t to,
    bool *cuts)
{
	unsigned char values[LETTERS_MAX];
	size_t i;

	part_values(d->words, w, from, to, values);
	for (i = from + 1; i < to; i++)
		if ((values[i - from] & 1) != 0 &&
		    i - from >= (from == 0 ? d->left : d->part_left) &&
		    to - i >= (to == w->n ? d->right : d->part_right))
			cuts[i] = true;
}

/* cuts[i]: before letter i.  The parts of compounds may be compounds. */
static void
word_cut(const struct dictionary *d, struct word *w, bool *cuts)
{
	unsigned char values[LETTERS_MAX];
	size_t ends[LETTERS_MAX];	/* of the parts still to be seen */
	size_t n = 0, from = 0, to, i;
	bool whole;

	memset(cuts, 0, w->n * sizeof(*cuts));
	ends[n++] = w->n;
	while (n > 0) {
		to = ends[n - 1];
		whole = true;
		if (d->compound != 0)
			part_values(d->compound, w, from, to, values);
		for (i = to - d->part_right; d->compound != 0 &&
		    i >= from + d->part_left && i < to; i--)
			if ((values[i - from] & 1) != 0) {
				cuts[i] = true;
				ends[n++] = i;
				whole = false;
			}
		if (whole) {
			part_cut(d, w, from, to, cuts);
			from = to;
			n--;
		}
	}
}

/* What may stand beside a word, for it to be one. */
static bool
is_odd(uint32_t c)
{
	return (c >= '0' && c <= '9') || c == '_' || c == '@' || c == '/' ||
	    c == '\\';
}

/* The next run of letters from *p on; false: there is none. */
static bool
word_next(const struct dictionary *d, const char *text, const char **p,
    const char *end, struct word *w)
{
	const char *from;
	unsigned char letter;
	uint32_t c;

	w->n = 0;
	w->odd = false;
	while (*p < end) {
		from = *p;
		c = utf8_next(p, end);
		letter = letter_of(d, c);
		if (letter == 0 && w->n > 0) {
			w->odd |= is_odd(c);
			*p = from;
			return true;
		}
		if (letter == 0) {
			w->odd = is_odd(c);
			continue;
		}
		if (w->n < LETTERS_MAX) {
			w->letters[w->n + 1] = letter;
			w->at[w->n] = (uint32_t)(from - text);
			w->n++;
		} else {
			w->odd = true;
		}
	}
	return w->n > 0;
}

size_t
pdf_hyphenate(const char *lang, const char *text, size_t n, uint32_t *pos,
    size_t max)
{
	const char *p = text, *end = text + n;
	const struct dictionary *d;
	bool cuts[LETTERS_MAX];
	struct word w;
	size_t i, found = 0;

	if ((d = dictionary_find(lang, &w.longest)) == NULL)
		return 0;
	while (word_next(d, text, &p, end, &w)) {
		if (w.odd || w.n < (size_t)(d->left + d->right))
			continue;
		word_cut(d, &w, cuts);
		for (i = 1; i < w.n && found < max; i++)
			if (cuts[i])
				pos[found++] = w.at[i];
	}
	return found;
}
