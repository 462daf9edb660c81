/* nohyphen.c - words stay whole where no patterns are built in. */
#include "write/pdf/pdf.h"

__attribute__((weak)) size_t
pdf_hyphenate(const char *lang, const char *word, size_t n, uint32_t *pos,
    size_t max)
{
	(void)lang;
	(void)word;
	(void)n;
	(void)pos;
	(void)max;
	return 0;
}
