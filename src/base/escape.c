/* escape.c - the one escaper, by context. */
#include <string.h>

#include "base/base.h"

enum {
	T = 1 << CONV_ESC_TEXT,
	A = 1 << CONV_ESC_ATTR,
	U = 1 << CONV_ESC_URL,
	J = 1 << CONV_ESC_JSON
};

/*
 * The contexts in which a byte can't stand as it is.  URL: everything
 * outside of RFC 3986's unreserved and reserved characters and '%';
 * brackets too, as they may stand in a host only.
 */
static const unsigned char special[256] = {
	[0x00] = U | J, [0x01] = U | J, [0x02] = U | J, [0x03] = U | J,
	[0x04] = U | J, [0x05] = U | J, [0x06] = U | J, [0x07] = U | J,
	[0x08] = U | J, [0x09] = U | J, [0x0A] = U | J, [0x0B] = U | J,
	[0x0C] = U | J, [0x0D] = U | J, [0x0E] = U | J, [0x0F] = U | J,
	[0x10] = U | J, [0x11] = U | J, [0x12] = U | J, [0x13] = U | J,
	[0x14] = U | J, [0x15] = U | J, [0x16] = U | J, [0x17] = U | J,
	[0x18] = U | J, [0x19] = U | J, [0x1A] = U | J, [0x1B] = U | J,
	[0x1C] = U | J, [0x1D] = U | J, [0x1E] = U | J, [0x1F] = U | J,
	[' '] = U, ['"'] = T | A | U | J, ['&'] = T | A | U, ['\''] = U,
	['<'] = T | A | U, ['>'] = T | A | U, ['['] = U, ['\\'] = U | J,
	[']'] = U, ['^'] = U, ['`'] = U, ['{'] = U, ['|'] = U, ['}'] = U,
	[0x7F] = U,
#define R4(n) [n] = U, [n + 1] = U, [n + 2] = U, [n + 3] = U
#define R16(n) R4(n), R4(n + 4), R4(n + 8), R4(n + 12)
	R16(0x80), R16(0x90), R16(0xA0), R16(0xB0),
	R16(0xC0), R16(0xD0), R16(0xE0), R16(0xF0)
#undef R16
#undef R4
};

static void
put_one(struct conv_out *o, enum conv_escape ctx, unsigned char c)
{
	static const char hex[] = "0123456789ABCDEF";
	char buf[6] = { '%', hex[c >> 4], hex[c & 15] };

	if (ctx == CONV_ESC_JSON) {
		switch (c) {
		case '"':
			conv_put(o, "\\\"", 2);
			return;
		case '\\':
			conv_put(o, "\\\\", 2);
			return;
		case '\n':
			conv_put(o, "\\n", 2);
			return;
		case '\t':
			conv_put(o, "\\t", 2);
			return;
		}
		memcpy(buf, "\\u00", 4);
		buf[4] = hex[c >> 4];
		buf[5] = hex[c & 15];
		conv_put(o, buf, 6);
		return;
	}
	switch (c) {
	case '&':
		conv_put(o, "&amp;", 5);
		return;
	case '\'':
		conv_put(o, "&#x27;", 6);
		return;
	case '<':
		if (ctx != CONV_ESC_URL) {
			conv_put(o, "&lt;", 4);
			return;
		}
		break;
	case '>':
		if (ctx != CONV_ESC_URL) {
			conv_put(o, "&gt;", 4);
			return;
		}
		break;
	case '"':
		if (ctx != CONV_ESC_URL) {
			conv_put(o, "&quot;", 6);
			return;
		}
		break;
	}
	conv_put(o, buf, 3);
}

/* A '%' that begins no escape, and a '#' after the first. */
static bool
is_stray(const unsigned char *p, const unsigned char *end, bool *fragment)
{
	bool again = *fragment;

	if (*p == '%')
		return end - p < 3 || hex_digit((char)p[1]) < 0 ||
		    hex_digit((char)p[2]) < 0;
	if (*p != '#')
		return false;
	*fragment = true;
	return again;
}

/* Of a host that is a number: its brackets are none of RFC 3986's others. */
static bool
is_host_bracket(const unsigned char *url, const unsigned char *p, bool *host)
{
	if (*p == '[' && p - url > 2 && memcmp(p - 3, "://", 3) == 0)
		*host = true;
	else if (*p == ']' && *host)
		*host = false;
	else
		return false;
	return true;
}

const char *
bytes_skip(const char *s, const char *e, const unsigned char set[256],
    unsigned char bit)
{
	const unsigned char *p = (const unsigned char *)s;
	const unsigned char *end = (const unsigned char *)e;

	for (; end - p >= 8; p += 8)
		if (((set[p[0]] | set[p[1]] | set[p[2]] | set[p[3]] |
		    set[p[4]] | set[p[5]] | set[p[6]] | set[p[7]]) & bit) != 0)
			break;
	while (p < end && (set[*p] & bit) == 0)
		p++;
	return (const char *)p;
}

void
conv_put_escaped(struct conv_out *o, enum conv_escape ctx, const char *s,
    size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	const unsigned char *end = p + n, *run = p;
	unsigned char bit = (unsigned char)(1u << ctx);
	bool fragment = false, host = false;

	for (; p < end; p++) {
		if (ctx != CONV_ESC_URL &&
		    (p = (const unsigned char *)bytes_skip((const char *)p,
		    (const char *)end, special, bit)) == end)
			break;
		if ((special[*p] & bit) == 0 && (ctx != CONV_ESC_URL ||
		    !is_stray(p, end, &fragment)))
			continue;
		if (ctx == CONV_ESC_URL && is_host_bracket(
		    (const unsigned char *)s, p, &host))
			continue;
		conv_put(o, (const char *)run, (size_t)(p - run));
		put_one(o, ctx, *p);
		run = p + 1;
	}
	conv_put(o, (const char *)run, (size_t)(p - run));
}
