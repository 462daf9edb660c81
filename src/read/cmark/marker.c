/* marker.c - what the items of lists begin with, besides cmark's numbers. */
#include <string.h>

#include "base/base.h"
#include "read/cmark/cmark.h"

#define DIGITS_MAX	9	/* of a number, as in CommonMark */
#define ROMAN_MAX	15	/* letters of one: mmmdccclxxxviii */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

bool
marker_is_label(char c)
{
	return is_digit(c) || is_lower(c) || is_upper(c) || c == '-' ||
	    c == '_' || (unsigned char)c >= 0x80;
}

/* The value of a Roman numeral, or 0: it is none. */
static uint32_t
roman(const char *s, size_t len, enum conv_numeral numeral_of)
{
	static const char letters[] = "ivxlcdm";
	static const uint32_t values[] = { 1, 5, 10, 50, 100, 500, 1000 };
	uint32_t sum = 0, v, last = 0;
	const char *at, *again;
	size_t i;

	if (len > ROMAN_MAX)
		return 0;
	for (i = len; i-- > 0;) {
		at = strchr(letters, s[i] | 0x20);
		if (at == NULL)
			return 0;
		v = values[at - letters];
		if (v >= last)
			sum += v;
		else if (sum > v)
			sum -= v;
		last = v > last ? v : last;
	}
	/* there is one way to write each */
	again = numeral(extend_arena(), numeral_of, sum);
	return strlen(again) == len && memcmp(again, s, len) == 0 ? sum : 0;
}

static uint32_t
decimal(const char *s, size_t len)
{
	uint32_t n = 0;
	size_t i;

	for (i = 0; i < len; i++)
		n = n * 10 + (uint32_t)(s[i] - '0');
	return n;
}

bool
marker_number(const struct marker *m, char style, uint32_t *number)
{
	const char *s = m->text;
	bool one = m->len == 1;

	*number = 1;
	switch (style) {
	case MARKER_ANY:
	case MARKER_EXAMPLE:
		return *s == style;
	case '1':
		*number = is_digit(*s) ? decimal(s, m->len) : 0;
		return is_digit(*s);
	case 'a':
		*number = one && is_lower(*s) ? (uint32_t)(*s - 'a' + 1) : 0;
		return *number > 0;
	case 'A':
		*number = one && is_upper(*s) ? (uint32_t)(*s - 'A' + 1) : 0;
		return *number > 0;
	default:
		*number = (style == 'i' ? is_lower(*s) : is_upper(*s)) ?
		    roman(s, m->len, style == 'i' ? CONV_NUMERAL_LOWER_ROMAN :
		    CONV_NUMERAL_UPPER_ROMAN) : 0;
		return *number > 0;
	}
}

char
marker_style(const struct marker *m)
{
	static const char all[] = { MARKER_ANY, MARKER_EXAMPLE, '1', 'a',
	    'A', 'i', 'I' };
	uint32_t number;
	size_t i;

	if (m->len == 1 && (*m->text | 0x20) == 'i')
		return *m->text;
	for (i = 0; i < sizeof(all); i++)
		if (marker_number(m, all[i], &number))
			return all[i];
	return '\0';
}

/* The bytes of what stands between the punctuation; 0: it is nothing. */
static size_t
body(const char *s, size_t len, bool open)
{
	size_t n = 0;

	if (len == 0)
		return 0;
	if (*s == MARKER_ANY)
		return 1;
	if (*s == MARKER_EXAMPLE && open) {
		for (n = 1; n < len && marker_is_label(s[n]); n++)
			;
		return n;
	}
	if (is_digit(*s)) {	/* without the first bracket they are cmark's */
		while (n < len && is_digit(s[n]))
			n++;
		return open && n <= DIGITS_MAX ? n : 0;
	}
	while (n < len && n <= ROMAN_MAX && (is_lower(s[n]) ||
	    is_upper(s[n])))
		n++;
	return n;
}

/* "B. Russell" is a name, "p. 7" a page, "(c) 2026" an owner. */
static bool
is_prose(const struct marker *m, const char *s, size_t len)
{
	bool space = len > 0 && *s == ' ';

	if (m->len != 1 || !space)
		return false;
	if (m->delim == '.' && is_upper(*m->text))
		return len < 2 || (s[1] != ' ' && s[1] != '\t');
	if (m->delim == '.' && *m->text == 'p')
		return len > 1 && is_digit(s[1]);
	return m->delim == '(' && (*m->text | 0x20) == 'c' && len > 1 &&
	    is_digit(s[1]);
}

bool
marker_may_be(const char *s, int len)
{
	if (*s == '(' || *s == MARKER_ANY)
		return true;
	/* the letters of Roman numerals, or one */
	return len > 1 && (is_lower(*s) || is_upper(*s)) && (s[1] == '.' ||
	    s[1] == ')' || strchr("ivxlcdmIVXLCDM", s[1]) != NULL);
}

bool
marker_read(const char *s, size_t len, struct marker *m)
{
	bool open = len > 0 && *s == '(';
	size_t at = open;

	m->text = s + at;
	m->len = body(m->text, len - at, open);
	at += m->len;
	if (m->len == 0 || at == len || (s[at] != ')' &&
	    (open || s[at] != '.')))
		return false;
	m->delim = open ? '(' : s[at];
	m->width = at + 1;
	if (m->width < len && strchr(" \t\r\n", s[m->width]) == NULL)
		return false;
	return !is_prose(m, s + m->width, len - m->width);
}
