/* paper.c - the sizes of paper by their names. */
#include <string.h>

#include "write/pdf/layout/layout.h"

static const struct paper papers[] = {
	{ "a4", 595276, 841890 },
	{ "a3", 841890, 1190551 },
	{ "a5", 419528, 595276 },
	{ "a6", 297638, 419528 },
	{ "b4", 708661, 1000630 },
	{ "b5", 498898, 708661 },
	{ "letter", 612000, 792000 },
	{ "legal", 612000, 1008000 },
	{ "executive", 522000, 756000 }
};

const struct paper *
paper_find(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(papers) / sizeof(papers[0]); i++)
		if (strlen(papers[i].name) == len &&
		    memcmp(papers[i].name, name, len) == 0)
			return &papers[i];
	return NULL;
}
