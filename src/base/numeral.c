/* numeral.c - numbers as letters and as the Romans had them. */
#include "base/base.h"

#define ROMAN_MAX	3999u	/* without lines above the letters */
#define ALPHA_LETTERS	26u
#define ALPHA_MAX	8	/* letters of a number, and the end */

static const char *
alpha(struct conv_arena *a, char first, uint32_t n)
{
	char buf[ALPHA_MAX], *p = buf + sizeof(buf);

	*--p = '\0';
	for (; n > 0; n = (n - 1) / ALPHA_LETTERS)
		*--p = (char)(first + (int)((n - 1) % ALPHA_LETTERS));
	return conv_strdup(a, p);
}

static const char *
roman(struct conv_arena *a, bool upper, uint32_t n)
{
	static const struct {
		uint32_t	 value;
		const char	*lower, *upper;
	} rows[] = {
		{ 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" },
		{ 400, "cd", "CD" }, { 100, "c", "C" }, { 90, "xc", "XC" },
		{ 50, "l", "L" }, { 40, "xl", "XL" }, { 10, "x", "X" },
		{ 9, "ix", "IX" }, { 5, "v", "V" }, { 4, "iv", "IV" },
		{ 1, "i", "I" }
	};
	struct out_mem m;
	size_t i;

	out_mem_init(&m, a);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (; n >= rows[i].value; n -= rows[i].value)
			conv_puts(&m.out, upper ? rows[i].upper :
			    rows[i].lower);
	return out_mem_str(&m);
}

const char *
numeral(struct conv_arena *a, enum conv_numeral which, uint32_t n)
{
	bool upper = which == CONV_NUMERAL_UPPER_ALPHA ||
	    which == CONV_NUMERAL_UPPER_ROMAN;

	if (n > 0 && (which == CONV_NUMERAL_LOWER_ALPHA ||
	    which == CONV_NUMERAL_UPPER_ALPHA))
		return alpha(a, upper ? 'A' : 'a', n);
	if (n > 0 && n <= ROMAN_MAX && which != CONV_NUMERAL_DECIMAL)
		return roman(a, upper, n);
	return conv_asprintf(a, "%u", (unsigned)n);
}

const char *
numeral_mark(struct conv_arena *a, const struct conv_node *list, uint32_t n)
{
	const char *s = numeral(a, list->u.list.numeral, n);

	if (list->u.list.delim == '(')
		return conv_asprintf(a, "(%s)", s);
	return conv_asprintf(a, "%s%c", s, list->u.list.delim == ')' ? ')' :
	    '.');
}
