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

/* Scripts that tell the language, by the most of what is written in them. */
static const struct teller {
	uint32_t	 from, to;
	const char	*lang;
} tellers[] = {
	{ 0x370, 0x3FF, "el" }, { 0x400, 0x52F, "ru" },
	{ 0x531, 0x58F, "hy" }, { 0x5D0, 0x5F4, "he" },
	{ 0x620, 0x6FF, "ar" }, { 0x750, 0x77F, "ar" },
	{ 0x904, 0x97F, "hi" }, { 0x985, 0x9FF, "bn" },
	{ 0xA05, 0xA7F, "pa" }, { 0xA85, 0xAFF, "gu" },
	{ 0xB85, 0xBFF, "ta" }, { 0xC05, 0xC7F, "te" },
	{ 0xC85, 0xCFF, "kn" }, { 0xD05, 0xD7F, "ml" },
	{ 0xD85, 0xDFF, "si" }, { 0xE01, 0xE5B, "th" },
	{ 0xE81, 0xEDF, "lo" }, { 0xF00, 0xFFF, "bo" },
	{ 0x1000, 0x109F, "my" }, { 0x10A0, 0x10FF, "ka" },
	{ 0x1100, 0x11FF, "ko" }, { 0x1200, 0x139F, "am" },
	{ 0x1780, 0x17FF, "km" }, { 0x3041, 0x30FF, "ja" },
	{ 0x3400, 0x4DBF, "zh" }, { 0x4E00, 0x9FFF, "zh" },
	{ 0xAC00, 0xD7A3, "ko" }, { 0xF900, 0xFAFF, "zh" },
	{ 0x20000, 0x3FFFF, "zh" }
};

#define NTELLERS	(sizeof(tellers) / sizeof(tellers[0]))
#define CJK_WEIGHT	3	/* a character says as much as so many letters */
#define KANA_SHARE	10	/* Japanese has one kana in so many at least */

/* Letters by script; those of none of them are Latin. */
struct letters {
	size_t	counts[NTELLERS];
	size_t	all;
	size_t	left, right;	/* by direction */
};

/*
 * Is there a letter behind the Latin ones, U+0370 being the first?  What
 * is from U+2000 to U+2E7F is no letter.
 */
static bool
has_other(const char *p, const char *end)
{
	const unsigned char *s;

	while ((p = utf8_skip_ascii(p, end)) < end) {
		s = (const unsigned char *)p;
		if (s[0] >= 0xCD && (s[0] != 0xE2 || s[1] >= 0xBA))
			return true;
		p++;
	}
	return false;
}

/* May there be a character by its name or number, but for XML's own? */
static bool
has_reference(const char *p, const char *end)
{
	static const char *const known[] = { "amp;", "lt;", "gt;", "quot;" };
	size_t i;

	for (; (p = memchr(p, '&', (size_t)(end - p))) != NULL; p++) {
		if (p[1] != '#' && !isalpha((unsigned char)p[1]))
			continue;
		for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
			if (strncmp(p + 1, known[i], strlen(known[i])) == 0)
				break;
		if (i == sizeof(known) / sizeof(known[0]))
			return true;
	}
	return false;
}

static void
count_script(struct letters *l, uint32_t c, size_t weight)
{
	size_t lo = 0, hi = NTELLERS, mid;

	while (c >= tellers[0].from && lo < hi) {
		mid = (lo + hi) / 2;
		if (c > tellers[mid].to)
			lo = mid + 1;
		else if (c < tellers[mid].from)
			hi = mid;
		else {
			l->counts[mid] += weight;
			return;
		}
	}
}

static void
letters_count(struct letters *l, const char *p, const char *end)
{
	size_t weight, n;
	uint32_t c;

	while (p < end) {
		if ((unsigned char)*p < 0x80) {
			n = (unsigned)(*p++ | 0x20) - 'a' < 26;
			l->all += n;
			l->left += n;
			continue;
		}
		c = utf8_next(&p, end);
		if (c < 0xC0 || (c >= 0x2000 && c < 0x2E80))
			continue;
		weight = c >= 0x2E80 ? CJK_WEIGHT : 1;
		l->all += weight;
		if (is_rtl(c))
			l->right++;
		else
			l->left++;
		count_script(l, c, weight);
	}
}

/* How many letters are of a language's scripts. */
static size_t
letters_of(const struct letters *l, const char *lang)
{
	size_t i, n = 0;

	for (i = 0; i < NTELLERS; i++)
		if (strcmp(tellers[i].lang, lang) == 0)
			n += l->counts[i];
	return n;
}

/* The language that more than half of the letters tell, or NULL. */
static const char *
letters_lang(const struct letters *l)
{
	size_t i, kana = letters_of(l, "ja"), han = letters_of(l, "zh");

	if ((kana + han) * 2 > l->all)
		return kana * KANA_SHARE >= kana + han ? "ja" : "zh";
	for (i = 0; i < NTELLERS; i++)
		if (letters_of(l, tellers[i].lang) * 2 > l->all)
			return tellers[i].lang;
	return NULL;
}

const char *
text_lang(const struct conv_doc *doc, const char **dir)
{
	const char *end = doc->text + doc->text_len;
	struct letters l = { .all = 0 };
	const struct conv_node *n;

	*dir = "ltr";
	/* Latin letters decide nothing */
	if (!has_other(doc->text, end) && !has_reference(doc->text, end))
		return NULL;
	for (n = doc->root; n != NULL; n = node_next(n, doc->root, true))
		if (n->kind == CONV_TEXT)
			letters_count(&l, n->text, n->text + n->len);
	if (l.right > l.left)
		*dir = "rtl";
	return letters_lang(&l);
}
