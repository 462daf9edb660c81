/* lang.c - language tags (BCP 47) and the direction they are written in. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

/* One part of a tag, in its usual case: zh-Hant-TW. */
static bool
subtag(char *s, size_t n, size_t nth)
{
	bool letters = true;
	size_t i;

	if (n < 1 || n > 8)
		return false;
	for (i = 0; i < n; i++) {
		s[i] = (char)tolower((unsigned char)s[i]);
		if (!isalnum((unsigned char)s[i]))
			return false;
		letters = letters && isalpha((unsigned char)s[i]);
	}
	if (nth == 0)	/* no language of 4 letters or more is registered */
		return letters && (n == 2 || n == 3 ||
		    (n == 1 && (*s == 'x' || *s == 'i')));
	if (n == 4 && letters)
		s[0] = (char)toupper((unsigned char)s[0]);
	if (n == 2 && letters)
		for (i = 0; i < n; i++)
			s[i] = (char)toupper((unsigned char)s[i]);
	return true;
}

const char *
lang_normal(struct conv_arena *a, const char *s)
{
	char *tag, *p;
	size_t n, nth = 0;

	/* en_US.UTF-8 and sr@latin are how POSIX says it */
	tag = conv_strndup(a, s, strcspn(s, ".@"));
	for (p = tag; p != NULL; p = p[n] != '\0' ? p + n + 1 : NULL) {
		n = strcspn(p, "-_");
		if (!subtag(p, n, nth++))
			return NULL;
		if (p[n] != '\0')
			p[n] = '-';
	}
	return strlen(tag) < 2 ? NULL : tag;
}

static bool
is_one_of(const char *s, size_t n, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strlen(*names) == n && strncasecmp(s, *names, n) == 0)
			return true;
	return false;
}

const char *
lang_dir(const char *lang)
{
	static const char *const scripts[] = {
		"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg",
		"Samr", "Syrc", "Thaa", NULL
	};
	static const char *const langs[] = {
		"ar", "arc", "arz", "ary", "ckb", "dv", "fa", "glk", "he",
		"iw", "khw", "ks", "mzn", "nqo", "pnb", "prs", "ps", "rhg",
		"sd", "skr", "syr", "ug", "ur", "yi", NULL
	};
	size_t first = strcspn(lang, "-"), n;
	const char *p;

	for (p = lang + first; *p == '-'; p += n) {
		n = strcspn(++p, "-");
		if (n == 4 && isalpha((unsigned char)*p))
			return is_one_of(p, n, scripts) ? "rtl" : "ltr";
	}
	return is_one_of(lang, first, langs) ? "rtl" : "ltr";
}

/* The letters of scripts that run from the right; U+05D0 is the first. */
static bool
is_rtl(uint32_t c)
{
	static const struct {
		uint32_t	from, to;
	} blocks[] = {
		{ 0x5D0, 0x8FF }, { 0xFB1D, 0xFDFF }, { 0xFE70, 0xFEFE },
		{ 0x10800, 0x10FFF }, { 0x1E800, 0x1EFFF }
	};
	size_t i;

	for (i = 0; i < sizeof(blocks) / sizeof(*blocks); i++)
		if (c >= blocks[i].from && c <= blocks[i].to)
			return true;
	return false;
}

const char *
text_dir(const struct conv_node *root)
{
	const struct conv_node *n;
	const char *p, *end;
	size_t left = 0, right = 0;
	uint32_t c;

	for (n = root; n != NULL; n = node_next(n, root, true)) {
		if (n->kind != CONV_TEXT)
			continue;
		for (p = n->text, end = p + n->len; p < end; ) {
			c = utf8_next(&p, end);
			if (is_rtl(c))
				right++;
			else if (c < 0x80 ? isalpha((int)c) :
			    c >= 0xC0 && (c < 0x2000 || c >= 0x2E80))
				left++;
		}
	}
	return right > left ? "rtl" : "ltr";
}
