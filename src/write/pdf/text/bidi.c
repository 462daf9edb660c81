/* bidi.c - levels and order of text in both directions, by FriBidi. */
#include <fribidi.h>

#include "write/pdf/text/text.h"

#define LINE_SEPARATOR	0x2028

int
pdf_bidi(struct conv_arena *arena, const char *text, size_t n, int dir,
    unsigned char *levels)
{
	FriBidiChar *chars = conv_alloc(arena, (n + 1) * sizeof(*chars));
	FriBidiCharType *types = conv_alloc(arena, (n + 1) * sizeof(*types));
	FriBidiBracketType *brackets = conv_alloc(arena,
	    (n + 1) * sizeof(*brackets));
	FriBidiLevel *found = conv_alloc(arena, (n + 1) * sizeof(*found));
	FriBidiParType par = dir == 0 ? FRIBIDI_PAR_ON : dir == 1 ?
	    FRIBIDI_PAR_LTR : FRIBIDI_PAR_RTL;
	const char *p = text, *end = text + n, *q;
	FriBidiStrIndex len = 0, i;

	/* a line break ends no paragraph: what follows keeps its direction */
	for (; p < end; len++)
		if ((chars[len] = utf8_next(&p, end)) == '\n')
			chars[len] = LINE_SEPARATOR;
	fribidi_get_bidi_types(chars, len, types);
	fribidi_get_bracket_types(chars, len, types, brackets);
	if (len > 0 && fribidi_get_par_embedding_levels_ex(types, brackets,
	    len, &par, found) == 0)
		arena_fail(arena);
	for (p = text, i = 0; p < end; i++) {
		q = p;
		utf8_next(&p, end);
		for (; q < p; q++)
			levels[q - text] = found[i] < 0 ? 0 :
			    (unsigned char)found[i];
	}
	return FRIBIDI_IS_RTL(par) ? 1 : 0;
}

static void
reverse(uint32_t *order, size_t from, size_t to)
{
	uint32_t t;

	for (; from + 1 < to; from++, to--) {
		t = order[from];
		order[from] = order[to - 1];
		order[to - 1] = t;
	}
}

/* Rule L2, from the highest level down to the lowest odd one. */
void
pdf_bidi_order(const unsigned char *levels, size_t n, uint32_t *order)
{
	unsigned high = 0, low = 255, level;
	size_t i, from;

	for (i = 0; i < n; i++) {
		order[i] = (uint32_t)i;
		if (levels[i] > high)
			high = levels[i];
		if ((levels[i] & 1) != 0 && levels[i] < low)
			low = levels[i];
	}
	for (level = high; level >= low; level--)
		for (i = 0; i < n; i++) {
			for (from = i; i < n && levels[i] >= level; i++)
				continue;
			reverse(order, from, i);
		}
}
