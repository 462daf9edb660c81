/* date.c - dates that machines read. */
#include "write/html/html.h"

static int
number(const char *s, size_t n)
{
	int v = 0;

	while (n-- > 0)
		v = v * 10 + *s++ - '0';
	return v;
}

/* Is there such a day? */
static bool
is_day(int year, int month, int day)
{
	static const int days[] = {
		31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return year >= 1 && month >= 1 && month <= 12 && day >= 1 &&
	    day <= days[month - 1] && (leap || month != 2 || day < 29);
}

bool
html_is_date(const char *s)
{
	static const char form[] = "dddd-dd-dd";
	size_t i;

	for (i = 0; s[i] != '\0'; i++)
		if (i >= sizeof(form) - 1 || (form[i] == 'd' ?
		    s[i] < '0' || s[i] > '9' : s[i] != form[i]))
			return false;
	return (i == 4 || i == 7 || i == 10) && is_day(number(s, 4),
	    i > 4 ? number(s + 5, 2) : 1, i > 7 ? number(s + 8, 2) : 1);
}
