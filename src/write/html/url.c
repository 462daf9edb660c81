/* url.c - addresses that are none. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "write/html/html.h"

/* A host as in RFC 3986 with a port; names may be international. */
static bool
is_host(const char *s, size_t n)
{
	const char *end = s + n, *p;

	for (p = s; p < end; p++)
		if (*p == '@')
			s = p + 1;
	if (s < end && *s == '[')
		return memchr(s, ']', (size_t)(end - s)) != NULL;
	for (p = s; p < end && *p != ':'; p++)
		if (strchr(" \"#$%&'()*+,/;<=>?@[\\]^`{|}!~", *p) != NULL)
			return false;
	if (p == s)
		return false;
	while (p < end && (*p == ':' || (*p >= '0' && *p <= '9')))
		p++;
	return p == end;
}

/* Some of what RFC 3986 asks; the rest is escaped when it is written. */
bool
html_is_url(const char *url)
{
	size_t scheme = url_scheme(url);

	if (strncasecmp(url, "http:", 5) != 0 &&
	    strncasecmp(url, "https:", 6) != 0)
		return scheme > 0 && url[scheme] != '\0';
	url += scheme;
	return strncmp(url, "//", 2) == 0 &&
	    is_host(url + 2, strcspn(url + 2, "/?#"));
}
