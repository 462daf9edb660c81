/*
 * json.c - what JSON has that YAML lacks: characters beyond U+FFFF as two
 * escapes.
 */
#include <string.h>

#include "base/base.h"
#include "read/read.h"

/* The value of the four hexadecimal digits of "\uXXXX", or 0. */
static uint32_t
unicode_escape(const char *p, const char *end)
{
	static const char digits[] = "0123456789abcdef";
	const char *at;
	uint32_t c = 0;
	int i;

	if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
		return 0;
	for (i = 2; i < 6; i++) {
		if ((at = strchr(digits, p[i] | ('A' <= p[i] && p[i] <= 'F' ?
		    0x20 : 0))) == NULL || p[i] == '\0')
			return 0;
		c = c << 4 | (uint32_t)(at - digits);
	}
	return c;
}

void
json_to_yaml(struct conv_arena *a, struct conv_blob *blob)
{
	const char *p = (const char *)blob->data, *end = p + blob->size;
	char *out, *q;
	uint32_t hi, lo;

	q = out = conv_alloc(a, blob->size + 1);
	while (p < end) {
		hi = unicode_escape(p, end);
		lo = hi >> 10 == 0x36 ? unicode_escape(p + 6, end) : 0;
		if (lo >> 10 == 0x37) {
			q += utf8_put(q, 0x10000 + ((hi & 0x3FF) << 10) +
			    (lo & 0x3FF));
			p += 12;
		} else {
			/* an escaped backslash begins no escape */
			if (*p == '\\' && end - p > 1)
				*q++ = *p++;
			*q++ = *p++;
		}
	}
	blob->data = (unsigned char *)out;
	blob->size = (size_t)(q - out);
}
