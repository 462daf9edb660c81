/* uri.c - URLs as people write them, made into URI references. */
#include <string.h>

#include "write/docbook/docbook.h"

static bool
is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * Is there a colon in front of any of / ? # that does not end a scheme?
 * Then what stands before it is the start of a path.
 */
static bool
has_false_scheme(const char *s)
{
	size_t n = strcspn(s, ":/?#"), i;

	if (s[n] != ':')
		return false;
	if (n == 0 || !is_alpha(s[0]))
		return true;
	for (i = 1; i < n; i++)
		if (!is_alpha(s[i]) && (s[i] < '0' || s[i] > '9') &&
		    s[i] != '+' && s[i] != '-' && s[i] != '.')
			return true;
	return false;
}

/* Characters that stand for themselves; letters and digits aside. */
static bool
is_plain(char c)
{
	return is_alpha(c) || (c >= '0' && c <= '9') ||
	    (c != '\0' && strchr("-._~:/?@!$&'()*+,;=", c) != NULL);
}

const char *
uri_clean(struct conv_arena *a, const char *s)
{
	static const char hex[] = "0123456789ABCDEF";
	struct out_mem m;
	bool fragment = false;
	unsigned char c;

	out_mem_init(&m, a);
	if (has_false_scheme(s))
		conv_puts(&m.out, "./");
	for (; *s != '\0'; s++) {
		if (is_plain(*s) || (*s == '#' && !fragment) ||
		    (*s == '%' && hex_digit(s[1]) >= 0 &&
		    hex_digit(s[2]) >= 0)) {
			fragment |= *s == '#';
			conv_putc(&m.out, *s);
			continue;
		}
		c = (unsigned char)*s;
		conv_putc(&m.out, '%');
		conv_putc(&m.out, hex[c >> 4]);
		conv_putc(&m.out, hex[c & 15]);
	}
	return out_mem_str(&m);
}
