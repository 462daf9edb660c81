/* prop.c - what a theme sets of styles, colours and strokes. */
#include <string.h>

#include "write/pdf/layout/layout.h"

static const char *const style_names[STYLE_NSTYLES] = {
	"body", "h1", "h2", "h3", "h4", "h5", "h6", "code", "quote",
	"alert", "cell", "head-cell", "caption", "note", "title",
	"subtitle", "author", "affiliation", "date", "thanks",
	"abstract-title", "abstract", "keywords", "toc-title", "toc-top",
	"toc", "page"
};

static const char *const hue_names[HUE_NHUES] = {
	"text", "soft", "caption", "muted", "accent", "rule", "light",
	"code", "mark", "link", "url", "file", "cite", "toc", "note", "tip",
	"important", "warning", "caution"
};

static const char *const stroke_names[STROKE_NSTROKES] = {
	"title", "head", "foot", "notes", "quote", "break", "h1", "h2"
};

/* Names for many styles at once, as bits. */
#define BIT(style)	(1u << (style))
#define HEADINGS	(BIT(STYLE_H1) | BIT(STYLE_H2) | BIT(STYLE_H3) | \
			BIT(STYLE_H4) | BIT(STYLE_H5) | BIT(STYLE_H6))

static const struct group {
	const char	*name;
	uint32_t	 styles;
} groups[] = {
	{ "all", (BIT(STYLE_NSTYLES) - 1) & ~BIT(STYLE_CODE) },
	{ "headings", HEADINGS },
	{ "titles", HEADINGS | BIT(STYLE_TITLE) | BIT(STYLE_TOC_TITLE) },
	{ "tables", BIT(STYLE_CELL) | BIT(STYLE_HEAD_CELL) }
};

#define NGROUPS		(sizeof(groups) / sizeof(groups[0]))

enum prop_kind {
	PROP_FLAG,
	PROP_SHARE,		/* a number, kept in 1/1000 */
	PROP_WORD,
	PROP_COLOR
};

/* What can be set of a style; words end with NULL. */
static const struct prop {
	const char		*name;
	enum prop_kind		 kind;
	size_t			 at;
	int32_t			 min, max;
	const char *const	*words;		/* in the enum's order */
} props[] = {
#define PROP(name, kind, field, ...) \
	{ name, kind, offsetof(struct style_row, field), __VA_ARGS__ }
	PROP("font", PROP_WORD, family, 0, 0,
	    (const char *const []){ "serif", "sans", "mono", NULL }),
	PROP("bold", PROP_FLAG, bold, 0, 0, NULL),
	PROP("italic", PROP_FLAG, italic, 0, 0, NULL),
	PROP("size", PROP_SHARE, size, 300, 8000, NULL),
	PROP("leading", PROP_SHARE, leading, 800, 4000, NULL),
	PROP("above", PROP_SHARE, above, 0, 20000, NULL),
	PROP("below", PROP_SHARE, below, 0, 20000, NULL),
	PROP("color", PROP_COLOR, hue, 0, 0, NULL),
	PROP("align", PROP_WORD, align, 0, 0,
	    (const char *const []){ "justify", "left", "center", "right",
	    NULL }),
	PROP("hyphenate", PROP_FLAG, hyphenate, 0, 0, NULL),
	PROP("small-caps", PROP_FLAG, smallcaps, 0, 0, NULL),
	PROP("figures", PROP_WORD, figures, 0, 0,
	    (const char *const []){ "default", "lining", "oldstyle",
	    "tabular", NULL }),
	PROP("letter-spacing", PROP_SHARE, tracking, 0, 500, NULL)
#undef PROP
};

#define NPROPS		(sizeof(props) / sizeof(props[0]))

bool
theme_fail(struct pdf *pdf, const struct conv_meta *m, const char *msg)
{
	struct conv_node at = { .kind = CONV_DOCUMENT, .pos = m->pos };

	conv_report(pdf->job, CONV_ERROR, &at, "bad-theme", "%s", msg);
	return false;
}

bool
theme_unknown(struct pdf *pdf, const struct conv_meta *m, const char *what,
    const char *name, const char *const *names, size_t n)
{
	const char *near = conv_nearest(name, names, n);

	return theme_fail(pdf, m, near == NULL ?
	    conv_asprintf(pdf->arena, "'%s' is no %s", name, what) :
	    conv_asprintf(pdf->arena, "'%s' is no %s; did you mean '%s'?",
	    name, what, near));
}

static int
word_find(const char *s, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(words[i], s) == 0)
			return (int)i;
	return -1;
}

bool
theme_text(struct pdf *pdf, const struct conv_meta *m)
{
	return m->kind == CONV_META_STRING || theme_fail(pdf, m,
	    conv_asprintf(pdf->arena, "%s: a single value is expected",
	    m->key));
}

bool
theme_map(struct pdf *pdf, const struct conv_meta *m)
{
	return m->kind == CONV_META_MAP || theme_fail(pdf, m,
	    conv_asprintf(pdf->arena, "%s: a mapping is expected", m->key));
}

static bool
flag_set(struct pdf *pdf, const struct conv_meta *m, bool *v)
{
	const char *s = m->text;

	*v = strcmp(s, "true") == 0 || strcmp(s, "yes") == 0;
	return *v || strcmp(s, "false") == 0 || strcmp(s, "no") == 0 ||
	    theme_fail(pdf, m, conv_asprintf(pdf->arena,
	    "%s: '%s' is neither true nor false", m->key, s));
}

static bool
share_set(struct pdf *pdf, const struct conv_meta *m, const struct prop *p,
    int32_t *v)
{
	*v = number_parse(m->text);
	return (*v >= p->min && *v <= p->max) || theme_fail(pdf, m,
	    conv_asprintf(pdf->arena, "%s: '%s' is not a number from %g to "
	    "%g", m->key, m->text, p->min / 1000.0, p->max / 1000.0));
}

static bool
word_set(struct pdf *pdf, const struct conv_meta *m, const struct prop *p,
    int32_t *v)
{
	size_t n = 0;

	while (p->words[n] != NULL)
		n++;
	*v = word_find(m->text, p->words, n);
	return *v >= 0 || theme_unknown(pdf, m, conv_asprintf(pdf->arena,
	    "value of %s", m->key), m->text, p->words, n);
}

/* One of the theme's own colours, a name, or digits. */
static bool
hue_set(struct pdf *pdf, const struct conv_meta *m, int32_t *v)
{
	int64_t rgb;

	if ((*v = word_find(m->text, hue_names, HUE_NHUES)) >= 0)
		return true;
	if ((rgb = color_parse(m->text)) < 0)
		return theme_unknown(pdf, m, "color: it takes a name or RRGGBB",
		    m->text, hue_names, HUE_NHUES);
	*v = (int32_t)rgb | HUE_OWN;
	return true;
}

static bool
prop_set(struct pdf *pdf, const struct conv_meta *m, const struct prop *p,
    struct style_row *row)
{
	void *field = (char *)row + p->at;

	switch (p->kind) {
	case PROP_FLAG:
		return flag_set(pdf, m, field);
	case PROP_SHARE:
		return share_set(pdf, m, p, field);
	case PROP_WORD:
		return word_set(pdf, m, p, field);
	case PROP_COLOR:
		return hue_set(pdf, m, field);
	}
	return true;
}

static bool
prop_read(struct pdf *pdf, const struct conv_meta *m, uint32_t styles)
{
	const char *names[NPROPS];
	size_t i;
	int k, s;

	for (i = 0; i < NPROPS; i++)
		names[i] = props[i].name;
	if ((k = word_find(m->key, names, NPROPS)) < 0)
		return theme_unknown(pdf, m, "property of a style", m->key,
		    names, NPROPS);
	if (!theme_text(pdf, m))
		return false;
	/* what is wrong for one style is wrong for all */
	for (s = 0; s < STYLE_NSTYLES; s++)
		if ((styles & BIT(s)) != 0 && !prop_set(pdf, m, &props[k],
		    &pdf->theme->rows[s]))
			return false;
	return true;
}

/* The styles of a name, as bits; 0: none, reported. */
static uint32_t
styles_of(struct pdf *pdf, const struct conv_meta *m)
{
	const char *names[STYLE_NSTYLES + NGROUPS];
	size_t i;
	int k;

	memcpy(names, style_names, sizeof(style_names));
	for (i = 0; i < NGROUPS; i++)
		names[STYLE_NSTYLES + i] = groups[i].name;
	k = word_find(m->key, names, STYLE_NSTYLES + NGROUPS);
	if (k >= STYLE_NSTYLES)
		return groups[k - STYLE_NSTYLES].styles;
	if (k >= 0)
		return BIT(k);
	theme_unknown(pdf, m, "style", m->key, names, STYLE_NSTYLES + NGROUPS);
	return 0;
}

bool
theme_styles(struct pdf *pdf, const struct conv_meta *map)
{
	const struct conv_meta *m, *p;
	uint32_t styles;
	bool ok = true;

	for (m = map->first; m != NULL; m = m->next) {
		if ((styles = styles_of(pdf, m)) == 0 || !theme_map(pdf, m)) {
			ok = false;
			continue;
		}
		for (p = m->first; p != NULL; p = p->next)
			ok = prop_read(pdf, p, styles) && ok;
	}
	return ok;
}

static bool
color_read(struct pdf *pdf, const struct conv_meta *m)
{
	int k = word_find(m->key, hue_names, HUE_NHUES);
	int64_t rgb;

	if (k < 0)
		return theme_unknown(pdf, m, "color", m->key, hue_names,
		    HUE_NHUES);
	if (k >= HUE_LINK && k <= HUE_TOC)
		return theme_fail(pdf, m, conv_asprintf(pdf->arena,
		    "%s: that is the option %scolor", m->key, m->key));
	if (!theme_text(pdf, m))
		return false;
	if ((rgb = color_parse(m->text)) < 0)
		return theme_fail(pdf, m, conv_asprintf(pdf->arena,
		    "%s: '%s' is neither a known name nor RRGGBB", m->key,
		    m->text));
	pdf->theme->colors[k] = (uint32_t)rgb;
	return true;
}

static bool
stroke_read(struct pdf *pdf, const struct conv_meta *m)
{
	int k = word_find(m->key, stroke_names, STROKE_NSTROKES);
	int32_t v;

	if (k < 0)
		return theme_unknown(pdf, m, "rule", m->key, stroke_names,
		    STROKE_NSTROKES);
	if (!theme_text(pdf, m))
		return false;
	if ((v = length_parse(m->text)) < 0 || v > STROKE_MAX)
		return theme_fail(pdf, m, conv_asprintf(pdf->arena,
		    "%s: '%s' is not a length from 0 to 20pt", m->key,
		    m->text));
	pdf->theme->strokes[k] = v;
	return true;
}

bool
theme_colors(struct pdf *pdf, const struct conv_meta *map)
{
	const struct conv_meta *m;
	bool ok = true;

	for (m = map->first; m != NULL; m = m->next)
		ok = color_read(pdf, m) && ok;
	return ok;
}

bool
theme_strokes(struct pdf *pdf, const struct conv_meta *map)
{
	const struct conv_meta *m;
	bool ok = true;

	for (m = map->first; m != NULL; m = m->next)
		ok = stroke_read(pdf, m) && ok;
	return ok;
}
