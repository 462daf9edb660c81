/* script.c - what a character is to shaping: its script, or nothing. */
#include <hb.h>

#include "write/pdf/text/text.h"

/* Default_Ignorable_Code_Point of Unicode 15. */
bool
script_ignorable(uint32_t c)
{
	static const uint32_t ranges[][2] = {
		{ 0x00AD, 0x00AD }, { 0x034F, 0x034F }, { 0x061C, 0x061C },
		{ 0x115F, 0x1160 }, { 0x17B4, 0x17B5 }, { 0x180B, 0x180F },
		{ 0x200B, 0x200F }, { 0x202A, 0x202E }, { 0x2060, 0x206F },
		{ 0x3164, 0x3164 }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
		{ 0xFFA0, 0xFFA0 }, { 0xFFF0, 0xFFF8 },
		{ 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A },
		{ 0xE0000, 0xE0FFF }
	};
	size_t lo = 0, hi = sizeof(ranges) / sizeof(ranges[0]), mid;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		if (c < ranges[mid][0])
			hi = mid;
		else if (c > ranges[mid][1])
			lo = mid + 1;
		else
			return true;
	}
	return false;
}

hb_script_t
script_run(const char *s, const char *end, hb_script_t neutral,
    const char **next)
{
	hb_unicode_funcs_t *ucd = hb_unicode_funcs_get_default();
	hb_script_t found = HB_SCRIPT_COMMON, sc;
	const char *p = s;

	for (*next = s; p < end; *next = p) {
		sc = hb_unicode_script(ucd, utf8_next(&p, end));
		if (sc == HB_SCRIPT_COMMON || sc == HB_SCRIPT_INHERITED ||
		    sc == HB_SCRIPT_UNKNOWN || sc == found)
			continue;
		if (found != HB_SCRIPT_COMMON)
			return found;
		found = sc;
	}
	return found == HB_SCRIPT_COMMON ? neutral : found;
}
