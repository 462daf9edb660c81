/* datauri.c - what a data: URI holds. */
#include <string.h>
#include <strings.h>

#include "base/base.h"

static int
base64_digit(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ?
	    c - 'a' + 26 : c >= '0' && c <= '9' ? c - '0' + 52 :
	    c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* The next byte, percent-decoded, at *s, which is not the end. */
static unsigned char
next_byte(const char **s)
{
	const char *p = *s;

	*s = p + 1;
	if (*p != '%' || hex_digit(p[1]) < 0 || hex_digit(p[2]) < 0)
		return (unsigned char)*p;
	*s = p + 3;
	return (unsigned char)(hex_digit(p[1]) << 4 | hex_digit(p[2]));
}

/* White space and padding are passed over. */
static size_t
base64_decode(const char *s, unsigned char *out)
{
	uint32_t bits = 0;
	size_t len = 0;
	int n = 0, d;

	while (*s != '\0') {
		if ((d = base64_digit((char)next_byte(&s))) < 0)
			continue;
		bits = bits << 6 | (uint32_t)d;
		n += 6;
		if (n >= 8) {
			n -= 8;
			out[len++] = (unsigned char)(bits >> n);
		}
	}
	return len;
}

bool
datauri_decode(struct conv_arena *a, const char *uri, struct conv_blob *blob)
{
	static const char base64[] = ";base64";
	const size_t n = sizeof(base64) - 1;
	const char *comma = strchr(uri, ','), *s;
	unsigned char *out;

	if (strncasecmp(uri, "data:", 5) != 0 || comma == NULL)
		return false;
	s = comma + 1;
	out = conv_alloc(a, strlen(s) + 1);
	blob->data = out;
	blob->size = 0;
	if (comma - uri >= (ptrdiff_t)n &&
	    strncasecmp(comma - n, base64, n) == 0)
		blob->size = base64_decode(s, out);
	else
		while (*s != '\0')
			out[blob->size++] = next_byte(&s);
	return true;
}
