/* slug.c - GitHub's slugs, as the library github-slugger makes them. */
#include <string.h>

#include <utf8proc.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

/* Letters, marks, digits, "_" and the like, and what counts as a letter. */
static bool
is_kept(uint32_t c)
{
	static const struct {
		uint32_t	first, last;
	} letters[] = {		/* circled and squared letters */
		{ 0x24B6, 0x24E9 }, { 0x1F130, 0x1F149 },
		{ 0x1F150, 0x1F169 }, { 0x1F170, 0x1F189 }
	};
	size_t i;

	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_PC:
		return true;
	case UTF8PROC_CATEGORY_SO:
		for (i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
			if (c >= letters[i].first && c <= letters[i].last)
				return true;
		return false;
	default:
		return c == '-';
	}
}

static bool
is_letter(uint32_t c)
{
	utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

	return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LL ||
	    k == UTF8PROC_CATEGORY_LT;
}

#define DOTTED_I	0x130u	/* in lower case an i and a dot above */
#define DOT_ABOVE	0x307u
#define SIGMA		0x3A3u
#define FINAL_SIGMA	0x3C2u

/* The slug of one TEXT; last is the code point before it. */
static char *
slug_text(char *p, const char *s, size_t len, uint32_t *last)
{
	const char *end = s + len, *peek;
	uint32_t c, low;

	while (s < end) {
		c = utf8_next(&s, end);
		low = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
		peek = s;
		if (c == SIGMA && is_letter(*last) &&
		    (s == end || !is_letter(utf8_next(&peek, end))))
			low = FINAL_SIGMA;
		*last = c;
		if (c == ' ')
			*p++ = '-';
		else if (is_kept(c))
			p += utf8_put(p, c == DOTTED_I ? 'i' : low);
		if (c == DOTTED_I)
			p += utf8_put(p, DOT_ABOVE);
	}
	return p;
}

/* GitHub leaves out line breaks and the alt text of images. */
const char *
slug_heading(struct conv_arena *a, const struct conv_node *heading)
{
	const struct conv_node *n;
	uint32_t last = 0;
	const char *words = heading->u.heading.words;
	size_t len = words != NULL ? strlen(words) : 0;
	char *out, *p;

	for (n = heading; n != NULL; n = node_next(n, heading, true))
		len += n->len;
	/* no code point takes more than 3/2 of its bytes in lower case */
	p = out = conv_alloc(a, len + len / 2 + UTF8_MAX + 1);
	if (words != NULL)
		p = slug_text(p, words, strlen(words), &last);
	for (n = words != NULL ? NULL : heading; n != NULL;
	    n = node_next(n, heading, n->kind != CONV_IMAGE))
		if (n->kind == CONV_TEXT || n->kind == CONV_CODE ||
		    n->kind == CONV_MATH)
			p = slug_text(p, n->text, n->len, &last);
	return *out != '\0' ? out : "section";
}

/*
 * What is left of a slug without hyphens at its ends and in a row, and
 * without the variation selectors that emoji leave behind.
 */
const char *
slug_key(struct conv_arena *a, const char *s)
{
	static const char emoji[] = "\xEF\xB8\x8F";	/* U+FE0F */
	size_t len = strlen(s);
	char *out = conv_alloc(a, len + len / 2 + UTF8_MAX + 1), *p, *q;
	uint32_t last = 0;

	*slug_text(out, s, len, &last) = '\0';
	for (p = q = out; *p != '\0'; p++)
		if (strncmp(p, emoji, 3) == 0)
			p += 2;
		else if (*p != '-' || (q > out && q[-1] != '-'))
			*q++ = *p;
	if (q > out && q[-1] == '-')
		q--;
	*q = '\0';
	return out;
}
