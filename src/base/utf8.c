/* utf8.c - decoding, encoding and checking of UTF-8. */
#include <string.h>

#include "base/base.h"

/* Well-formed byte sequences, Unicode 15 table 3-7, by lead byte. */
static int
lead(unsigned char c, unsigned char *lo, unsigned char *hi)
{
	*lo = 0x80;
	*hi = 0xBF;
	if (c >= 0xC2 && c <= 0xDF)
		return 1;
	if (c >= 0xE0 && c <= 0xEF) {
		if (c == 0xE0)
			*lo = 0xA0;
		if (c == 0xED)
			*hi = 0x9F;
		return 2;
	}
	if (c >= 0xF0 && c <= 0xF4) {
		if (c == 0xF0)
			*lo = 0x90;
		if (c == 0xF4)
			*hi = 0x8F;
		return 3;
	}
	return 0;
}

uint32_t
utf8_next(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *)*p;
	const unsigned char *e = (const unsigned char *)end;
	unsigned char lo, hi;
	uint32_t c = *s++;
	int n;

	if (c < 0x80) {
		*p = (const char *)s;
		return c;
	}
	n = lead((unsigned char)c, &lo, &hi);
	c &= 0x3Fu >> n;
	for (; n > 0 && s < e && *s >= lo && *s <= hi; n--) {
		c = c << 6 | (*s++ & 0x3Fu);
		lo = 0x80;
		hi = 0xBF;
	}
	if (n > 0 || (unsigned char)**p < 0xC2 || (unsigned char)**p > 0xF4)
		c = UTF8_BAD;
	*p = (const char *)s;
	return c;
}

size_t
utf8_put(char *p, uint32_t c)
{
	if (c < 0x80) {
		p[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		p[0] = (char)(0xC0 | c >> 6);
		p[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		p[0] = (char)(0xE0 | c >> 12);
		p[1] = (char)(0x80 | (c >> 6 & 0x3F));
		p[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	p[0] = (char)(0xF0 | c >> 18);
	p[1] = (char)(0x80 | (c >> 12 & 0x3F));
	p[2] = (char)(0x80 | (c >> 6 & 0x3F));
	p[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

const char *
utf8_skip_ascii(const char *p, const char *end)
{
	uint64_t word;

	for (; end - p >= 8; p += 8) {
		memcpy(&word, p, sizeof(word));
		if ((word & 0x8080808080808080u) != 0)
			break;
	}
	while (p < end && (unsigned char)*p < 0x80)
		p++;
	return p;
}

size_t
utf8_valid(const char *s, size_t n)
{
	const char *p = s, *end = s + n, *start;

	while ((p = utf8_skip_ascii(p, end)) < end) {
		start = p;
		if (utf8_next(&p, end) == UTF8_BAD &&
		    (p - start != 3 || memcmp(start, "\xEF\xBF\xBD", 3) != 0))
			return (size_t)(start - s);
	}
	return n;
}

size_t
utf8_cut(const char *s, size_t n)
{
	while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
		n--;
	return n;
}
