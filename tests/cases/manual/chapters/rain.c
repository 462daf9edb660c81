/* rain.c - the rain of a month. */
#include <stddef.h>

int	 rain(const int *, size_t);

int
rain(const int *days, size_t n)
{
	int sum = 0;

	/* ANCHOR: total */
	while (n > 0)
		sum += days[--n];
	return sum;
	/* ANCHOR_END: total */
}
