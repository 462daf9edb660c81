/* url.c - the parts of URLs that several floors look at. */
#include <strings.h>
#include <string.h>

#include "base/base.h"

#define PORT_MAX	65535u

int
hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ?
	    c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

const char *
url_decode(struct conv_arena *a, const char *s)
{
	char *out = conv_strdup(a, s), *p = out;
	const char *whole = s;

	for (; *s != '\0'; s++) {
		/* %00 stays: text ends at a NUL */
		if (*s == '%' && hex_digit(s[1]) >= 0 &&
		    hex_digit(s[2]) >= 0 && (s[1] != '0' || s[2] != '0')) {
			*p++ = (char)(hex_digit(s[1]) << 4 | hex_digit(s[2]));
			s += 2;
		} else {
			*p++ = *s;
		}
	}
	*p = '\0';
	return utf8_valid(out, (size_t)(p - out)) == (size_t)(p - out) ?
	    out : whole;
}

const char *
url_encode(struct conv_arena *a, const char *path)
{
	struct out_mem m;

	if (strpbrk(path, "%?#") == NULL)
		return path;
	out_mem_init(&m, a);
	for (; *path != '\0'; path++)
		if (strchr("%?#", *path) != NULL)
			conv_printf(&m.out, "%%%02X", (unsigned)*path);
		else
			conv_putc(&m.out, *path);
	return out_mem_str(&m);
}

size_t
url_scheme(const char *s)
{
	size_t n = 0;

	if (!((s[0] >= 'a' && s[0] <= 'z') || (s[0] >= 'A' && s[0] <= 'Z')))
		return 0;
	while ((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z') ||
	    (s[n] >= '0' && s[n] <= '9') || s[n] == '+' || s[n] == '-' ||
	    s[n] == '.')
		n++;
	/* one letter is a drive of Windows */
	return s[n] == ':' && n > 1 ? n + 1 : 0;
}

/* ":80", or nothing. */
static bool
is_port(const char *p, const char *end)
{
	unsigned port = 0;

	if (p < end && *p == ':')
		p++;
	for (; p < end && *p >= '0' && *p <= '9' && port <= PORT_MAX; p++)
		port = port * 10 + (unsigned)(*p - '0');
	return p == end && port <= PORT_MAX;
}

/* A host as in RFC 3986 with a port; names may be international. */
static bool
is_host(const char *s, size_t n)
{
	const char *end = s + n, *p;

	for (p = s; p < end; p++)
		if (*p == '@')
			s = p + 1;
	if (s < end && *s == '[') {
		for (p = s + 1; p < end && (hex_digit(*p) >= 0 || *p == ':' ||
		    *p == '.'); p++)
			;
		return p > s + 2 && p < end && *p == ']' &&
		    is_port(p + 1, end);
	}
	for (p = s; p < end && *p != ':'; p++)
		if (strchr(" \"#$%&'()*+,/;<=>?@[\\]^`{|}!~", *p) != NULL)
			return false;
	return p != s && is_port(p, end);
}

/* Some of what RFC 3986 asks; the rest is escaped when it is written. */
bool
url_is_valid(const char *url)
{
	size_t scheme = url_scheme(url);

	if (strncasecmp(url, "http:", 5) != 0 &&
	    strncasecmp(url, "https:", 6) != 0)
		return scheme > 0 && url[scheme] != '\0';
	url += scheme;
	return strncmp(url, "//", 2) == 0 &&
	    is_host(url + 2, strcspn(url + 2, "/?#"));
}
