/* color.c - the colours of a page, by what they are for. */
#include <string.h>

#include "write/pdf/layout/layout.h"

const uint32_t color_hues[HUE_NHUES] = {
	[HUE_TEXT] = 0x141414,
	[HUE_SOFT] = 0x3A3A3A,
	[HUE_CAPTION] = 0x303030,
	[HUE_MUTED] = 0x5A5A5A,
	[HUE_ACCENT] = 0x141414,
	[HUE_RULE] = 0x8A8A8A,
	[HUE_LIGHT] = 0xC8C8C8,
	[HUE_CODE] = 0xF4F4F2,
	[HUE_MARK] = 0xFFF0A3,
	[HUE_NOTE] = 0x1F5FA8,
	[HUE_TIP] = 0x1B6E3C,
	[HUE_IMPORTANT] = 0x6A3FA0,
	[HUE_WARNING] = 0x8A5A00,
	[HUE_CAUTION] = 0xA82A2A
};

/* Three or six hexadecimal digits, or a name; -1: neither. */
int64_t
color_parse(const char *s)
{
	static const struct {
		const char	*name;
		uint32_t	 rgb;
	} names[] = {
		{ "black", 0x000000 }, { "blue", 0x0000CC },
		{ "darkblue", 0x00327D }, { "red", 0xB00000 },
		{ "green", 0x006B00 }, { "teal", 0x006666 },
		{ "purple", 0x660066 }, { "maroon", 0x800000 },
		{ "gray", 0x5A5A5A }, { "navy", 0x000080 }
	};
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *d;
	int64_t v = 0;
	size_t i, len;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].name, s) == 0)
			return names[i].rgb;
	s += *s == '#';
	len = strlen(s);
	if (len != 6 && len != 3)
		return -1;
	for (; *s != '\0'; s++) {
		if ((d = strchr(digits, *s)) == NULL)
			return -1;
		v = v * 16 + (d - digits) % 16;
		if (len == 3)
			v = v * 16 + (d - digits) % 16;
	}
	return v;
}

/* An option's colour; one that is not given is that of another. */
static bool
color_read(struct pdf *pdf, const char *option, uint32_t *color,
    uint32_t other)
{
	const char *s = conv_opt_str(pdf->job, option);
	int64_t rgb;

	*color = other;
	if (s == NULL || !conv_opt_flag(pdf->job, "colorlinks"))
		return true;
	if ((rgb = color_parse(s)) >= 0) {
		*color = (uint32_t)rgb;
		return true;
	}
	return style_refuse(pdf, option, conv_asprintf(pdf->arena,
	    "'%s' is neither a known name nor RRGGBB", s));
}

bool
colors_init(struct pdf *pdf)
{
	uint32_t *c = pdf->geometry->colors;

	memcpy(c, pdf->theme->colors, sizeof(pdf->theme->colors));
	return color_read(pdf, "linkcolor", &c[HUE_LINK], c[HUE_TEXT]) &&
	    color_read(pdf, "urlcolor", &c[HUE_URL], c[HUE_LINK]) &&
	    color_read(pdf, "filecolor", &c[HUE_FILE], c[HUE_URL]) &&
	    color_read(pdf, "citecolor", &c[HUE_CITE], c[HUE_LINK]) &&
	    color_read(pdf, "toccolor", &c[HUE_TOC], c[HUE_TEXT]);
}
