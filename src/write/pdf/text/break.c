/* break.c - where a line may end. */
#include <hb.h>

#include "write/pdf/text/text.h"

const char *
pdf_grapheme_end(const char *s, const char *end)
{
	const char *p = s, *q;
	hb_unicode_general_category_t k;

	utf8_next(&p, end);
	for (q = p; q < end; p = q) {
		uint32_t c = utf8_next(&q, end);

		k = hb_unicode_general_category(
		    hb_unicode_funcs_get_default(), c);
		if (k < HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
		    k > HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK)
			break;
	}
	return p;
}
