/* hang.c - optical margins: how far marks hang out of a justified text. */
#include <string.h>

#include "write/pdf/layout/layout.h"

/*
 * What begins or ends with little ink lets a straight edge look dented.
 * In 1/1000 of the size; about half of what the mark's own width is.
 */
static const struct hang {
	char		 mark[4];
	int16_t		 start, end;
} hangs[] = {
	{ ".", 0, 120 }, { ",", 0, 120 }, { "-", 0, 170 },
	{ ":", 0, 80 }, { ";", 0, 80 }, { "!", 0, 40 }, { "?", 0, 40 },
	{ "(", 60, 0 }, { ")", 0, 60 }, { "[", 40, 0 }, { "]", 0, 40 },
	{ "\"", 130, 130 }, { "'", 90, 90 },
	{ "\xE2\x80\x98", 110, 110 },	/* ‘ */
	{ "\xE2\x80\x99", 110, 110 },	/* ’ */
	{ "\xE2\x80\x9A", 110, 0 },	/* ‚ */
	{ "\xE2\x80\x9C", 190, 190 },	/* “ */
	{ "\xE2\x80\x9D", 190, 190 },	/* ” */
	{ "\xE2\x80\x9E", 190, 0 },	/* „ */
	{ "\xC2\xAB", 110, 110 },	/* « */
	{ "\xC2\xBB", 110, 110 },	/* » */
	{ "\xE2\x80\xB9", 80, 80 },	/* ‹ */
	{ "\xE2\x80\xBA", 80, 80 },	/* › */
	{ "\xE2\x80\x90", 0, 170 },	/* ‐ */
	{ "\xE2\x80\x93", 0, 150 },	/* – */
	{ "\xE2\x80\x94", 0, 120 },	/* — */
	{ "\xE2\x80\xA6", 0, 80 }	/* … */
};

static const struct hang *
hang_find(const char *s, size_t n)
{
	size_t i, len;

	for (i = 0; i < sizeof(hangs) / sizeof(hangs[0]); i++) {
		len = strlen(hangs[i].mark);
		if (len == n && memcmp(hangs[i].mark, s, n) == 0)
			return &hangs[i];
	}
	return NULL;
}

static int32_t
share(int32_t size, int32_t part)
{
	return (int32_t)((int64_t)size * part / 1000);
}

int32_t
hang_start(const char *s, size_t n, int32_t size)
{
	const struct hang *h;
	size_t len = 1;

	while (len < n && ((unsigned char)s[len] & 0xC0) == 0x80)
		len++;
	h = n > 0 ? hang_find(s, len) : NULL;
	return h != NULL ? share(size, h->start) : 0;
}

int32_t
hang_end(const char *s, size_t n, int32_t size)
{
	const struct hang *h;
	size_t len = 1;

	while (len < n && ((unsigned char)s[n - len] & 0xC0) == 0x80)
		len++;
	h = n > 0 ? hang_find(s + n - len, len) : NULL;
	return h != NULL ? share(size, h->end) : 0;
}
