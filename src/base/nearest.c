/* nearest.c - which known name did the user mean? */
#include <string.h>

#include "base/base.h"

#define LONGEST	40	/* bytes of a name that is worth comparing */

/*
 * Edit distance with transpositions (optimal string alignment; Damerau
 * 1964), for names of at most LONGEST bytes.
 */
static size_t
distance(const char *a, size_t na, const char *b, size_t nb)
{
	size_t row[3][LONGEST + 1], *p2, *p1 = row[1], *p0 = row[2];
	size_t i, j, d;

	for (j = 0; j <= nb; j++)
		p0[j] = j;
	for (i = 1; i <= na; i++) {
		p2 = p1;
		p1 = p0;
		p0 = row[(i - 1) % 3];
		p0[0] = i;
		for (j = 1; j <= nb; j++) {
			d = p1[j - 1] + (a[i - 1] != b[j - 1]);
			if (p1[j] + 1 < d)
				d = p1[j] + 1;
			if (p0[j - 1] + 1 < d)
				d = p0[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && p2[j - 2] + 1 < d)
				d = p2[j - 2] + 1;
			p0[j] = d;
		}
	}
	return p0[nb];
}

const char *
conv_nearest(const char *s, const char *const *names, size_t n)
{
	return nearest(s, names, n);
}

const char *
nearest(const char *s, const char *const *names, size_t n)
{
	size_t len = strlen(s), i, nlen, d, best;
	const char *found = NULL;

	if (len == 0 || len > LONGEST)
		return NULL;
	best = len / 3 + 2;	/* one more than may be wrong */
	for (i = 0; i < n; i++) {
		nlen = strlen(names[i]);
		/* each byte too many or too few is an edit */
		if (nlen > LONGEST || nlen >= len + best ||
		    len >= nlen + best)
			continue;
		d = distance(s, len, names[i], nlen);
		if (d < best) {
			best = d;
			found = names[i];
		}
	}
	return found;
}
