/* length.c - "2.5cm", "1in", "12pt" in 1/1000 pt. */
#include <string.h>

#include "base/base.h"

/*
 * A number with a unit, without strtod(), whose decimal point depends on
 * the locale; a number alone is in points.
 */
int32_t
length_parse(const char *s)
{
	static const struct {
		char	name[3];
		int64_t	num, den;	/* 1/1000 pt in one unit */
	} units[] = {
		{ "pt", 1000, 1 }, { "in", 72000, 1 }, { "cm", 7200000, 254 },
		{ "mm", 720000, 254 }, { "pc", 12000, 1 }, { "px", 750, 1 },
		{ "", 1000, 1 }
	};
	int64_t v = 0, scale = 1;
	size_t i;
	bool digits = false, point = false;

	for (; (*s >= '0' && *s <= '9') || (*s == '.' && !point); s++) {
		if (*s == '.') {
			point = true;
			continue;
		}
		digits = true;
		if (scale >= 1000)
			continue;
		if (v > 100000000)
			return -1;
		v = v * 10 + (*s - '0');
		if (point)
			scale *= 10;
	}
	while (*s == ' ')
		s++;
	for (i = 0; digits && i < sizeof(units) / sizeof(units[0]); i++)
		if (strcmp(s, units[i].name) == 0) {
			scale *= units[i].den;
			v = (v * units[i].num + scale / 2) / scale;
			return v <= 20000000 ? (int32_t)v : -1;
		}
	return -1;
}
