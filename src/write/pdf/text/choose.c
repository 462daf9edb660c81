/* choose.c - which font draws a cluster. */
#include <hb.h>
#include <string.h>

#include "write/pdf/text/text.h"

/* Spaces that HarfBuzz makes from the plain one where a font lacks them. */
static bool
is_space(uint32_t c)
{
	return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
	    c == 0x205F || c == 0x3000;
}

static bool
has_char(struct pdf_fonts *fonts, struct pdf_font *f, uint32_t c)
{
	return font_has(fonts, f, c) || script_ignorable(c) || is_space(c);
}

/*
 * Has the font all of a cluster, if need be in its composed form?  The
 * shaper composes in the same way.
 */
static bool
has_cluster(struct pdf_fonts *fonts, struct pdf_font *f, const char *s,
    const char *end)
{
	hb_unicode_funcs_t *ucd = hb_unicode_funcs_get_default();
	uint32_t base, c;
	hb_codepoint_t both, a, b;

	base = utf8_next(&s, end);
	if (!has_char(fonts, f, base) &&
	    !(hb_unicode_decompose(ucd, base, &a, &b) &&
	    has_char(fonts, f, a) && (b == 0 || has_char(fonts, f, b))))
		return false;
	while (s < end) {
		c = utf8_next(&s, end);
		if (hb_unicode_compose(ucd, base, c, &both) &&
		    font_has(fonts, f, both))
			base = both;
		else if (!has_char(fonts, f, c))
			return false;
	}
	return true;
}

static bool
is_cjk(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0xA4CF) ||
	    (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) ||
	    (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) ||
	    (c >= 0x1B000 && c <= 0x1B16F) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Ask the families for a style; NULL: none has the cluster. */
static struct pdf_font *
ask(struct pdf_fonts *fonts, const struct pdf_face *face, bool bold,
    bool italic, const char *s, const char *end)
{
	struct family **fam;
	struct pdf_font *f;

	for (fam = fonts->chain[face->family]; *fam != NULL; fam++) {
		f = family_style(*fam, bold, italic);
		if (f != NULL && has_cluster(fonts, f, s, end))
			return f;
	}
	return NULL;
}

/*
 * Is a cluster one that is drawn in colour where it can be?  Those of the
 * planes of pictographs, and those that ask for it (UTS #51), but for those
 * that ask for outlines.
 */
static bool
is_emoji(const char *s, const char *end)
{
	const char *p = s;
	uint32_t c = utf8_next(&p, end);
	bool found = c >= 0x1F000 && c <= 0x1FAFF;

	while (p < end) {
		c = utf8_next(&p, end);
		if (c == 0xFE0E)
			return false;
		found = found || c == 0xFE0F || c == 0x20E3;
	}
	return found;
}

/* Of the same line some emoji in colour and some not look wrong. */
static struct pdf_font *
choose_colour(struct pdf_fonts *fonts, const struct pdf_face *face,
    const char *s, const char *end)
{
	const char *p = s;
	struct pdf_font *f = system_choose(fonts, face, utf8_next(&p, end),
	    true);

	return f != NULL && f->colour && has_cluster(fonts, f, s, end) ? f :
	    NULL;
}

struct pdf_font *
choose_font(struct pdf_fonts *fonts, const struct pdf_face *face,
    const char *s, size_t len, bool *missing)
{
	const char *end = s + len, *p = s;
	uint32_t c = utf8_next(&p, end);
	bool emoji = is_emoji(s, end);
	struct pdf_font *f, *colour;

	*missing = false;
	if (fonts->cjk != NULL && is_cjk(c)) {
		f = family_style(fonts->cjk, face->bold, face->italic);
		if (f != NULL && has_cluster(fonts, f, s, end))
			return f;
	}
	f = ask(fonts, face, face->bold, face->italic, s, end);
	if (emoji && (f == NULL || f->embedded) && (colour =
	    choose_colour(fonts, face, s, end)) != NULL)
		return colour;
	if (f != NULL)
		return f;
	/* upright fonts have more, and can be slanted */
	if (face->italic &&
	    (f = ask(fonts, face, face->bold, false, s, end)) != NULL)
		return f;
	if (face->bold && (f = ask(fonts, face, false, false, s, end)) != NULL)
		return f;
	if ((f = system_choose(fonts, face, c, emoji)) != NULL &&
	    has_cluster(fonts, f, s, end))
		return f;
	*missing = true;
	if ((f = ask(fonts, face, false, false, MISSING_BOX,
	    &MISSING_BOX[strlen(MISSING_BOX)])) != NULL)
		return f;
	return family_style(fonts->chain[face->family][0], face->bold,
	    face->italic);
}
