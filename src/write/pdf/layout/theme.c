/* theme.c - themes: found by name, read, put one above the other. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define THEMES_MAX	8	/* that extend one another */

#define THEMES(X)	X(classic) X(large_print) X(modern)

#define X(name) \
	extern const unsigned char theme_##name[], theme_##name##_end[];
THEMES(X)
#undef X

/* cmake/Data.cmake embeds the files of src/write/pdf/themes. */
static const struct builtin {
	const char		*name;
	const unsigned char	*data, *end;
} builtins[] = {
	{ "classic", theme_classic, theme_classic_end },
	{ "large-print", theme_large_print, theme_large_print_end },
	{ "modern", theme_modern, theme_modern_end },
	{ "default", NULL, NULL },
	{ "none", NULL, NULL }		/* HTML's word for no style sheet */
};

#define NBUILTINS	(sizeof(builtins) / sizeof(builtins[0]))

static const struct section {
	const char	*name;
	bool		(*read)(struct pdf *, const struct conv_meta *);
} sections[] = {
	{ "colors", theme_colors },
	{ "rules", theme_strokes },
	{ "styles", theme_styles }
};

#define NSECTIONS	(sizeof(sections) / sizeof(sections[0]))

static bool
key_unknown(struct pdf *pdf, const struct conv_meta *m)
{
	const struct conv_option *row;
	const char **names = NULL;
	size_t n = 0, cap = 0, i;

	for (i = 0; i < NSECTIONS + 1; i++) {
		names = arena_grow(pdf->arena, names, &cap, n + 1,
		    sizeof(*names));
		names[n++] = i < NSECTIONS ? sections[i].name : "extends";
	}
	for (row = pdf->job->backend->options; row->name != NULL; row++) {
		names = arena_grow(pdf->arena, names, &cap, n + 1,
		    sizeof(*names));
		if (strcmp(row->name, "theme") != 0)
			names[n++] = row->name;
	}
	if (strcmp(m->key, "theme") == 0)
		return theme_fail(pdf, m, "a theme names another one by "
		    "'extends'");
	return theme_unknown(pdf, m, "key of a theme", m->key, names, n);
}

/* A key that is an option of the back end: its value for this theme. */
static bool
option_read(struct pdf *pdf, const struct conv_meta *m,
    struct conv_meta *defaults)
{
	const struct conv_option *row = pdf->job->backend->options;
	struct conv_meta *copy;
	const char *why;

	while (row->name != NULL && strcmp(row->name, m->key) != 0)
		row++;
	if (row->name == NULL || strcmp(m->key, "theme") == 0)
		return key_unknown(pdf, m);
	if (row->kind != CONV_OPT_LIST && !theme_text(pdf, m))
		return false;
	if (m->kind == CONV_META_STRING &&
	    !conv_option_accepts(pdf->arena, row, m->text, &why))
		return theme_fail(pdf, m, why);
	copy = conv_alloc(pdf->arena, sizeof(*copy));
	*copy = *m;
	copy->next = defaults->first;	/* the first of a name counts */
	defaults->first = copy;
	return true;
}

static bool
key_read(struct pdf *pdf, const struct conv_meta *m,
    struct conv_meta *defaults)
{
	size_t i;

	if (strcmp(m->key, "extends") == 0)
		return true;
	for (i = 0; i < NSECTIONS; i++)
		if (strcmp(sections[i].name, m->key) == 0)
			return theme_map(pdf, m) && sections[i].read(pdf, m);
	return option_read(pdf, m, defaults);
}

/* Is it the name of a file, and not of a theme? */
static bool
is_file(const char *name)
{
	return strpbrk(name, "./") != NULL;
}

/* The theme's mapping, NULL where it failed, reported at m or nowhere. */
static const struct conv_meta *
theme_load(struct pdf *pdf, const char *name, const struct conv_meta *m)
{
	static const struct conv_meta empty = { .kind = CONV_META_MAP };
	const char *names[NBUILTINS];
	struct conv_blob blob;
	size_t i;

	for (i = 0; i < NBUILTINS; i++) {
		names[i] = builtins[i].name;
		if (strcmp(name, names[i]) != 0)
			continue;
		if (builtins[i].data == NULL)
			return &empty;
		blob.data = builtins[i].data;
		blob.size = (size_t)(builtins[i].end - builtins[i].data);
		return conv_job_yaml(pdf->job, name, &blob);
	}
	if (!is_file(name)) {
		theme_unknown(pdf, m, "theme; a file's name has a dot or a "
		    "slash", name, names, NBUILTINS);
		return NULL;
	}
	return conv_job_load(pdf->job, name, &blob) ?
	    conv_job_yaml(pdf->job, name, &blob) : NULL;
}

/* A file that a theme extends stands beside it. */
static const char *
beside(struct pdf *pdf, const char *theme, const char *name)
{
	const char *slash = strrchr(theme, '/');

	return slash == NULL || *name == '/' || !is_file(name) ? name :
	    conv_asprintf(pdf->arena, "%.*s%s", (int)(slash - theme + 1),
	    theme, name);
}

static bool
theme_read(struct pdf *pdf, const struct conv_meta *theme,
    struct conv_meta *defaults)
{
	const struct conv_meta *m;
	bool ok = true;

	for (m = theme->first; m != NULL; m = m->next)
		ok = key_read(pdf, m, defaults) && ok;
	return ok;
}

/* Large print is a theme, but people look for it among the layouts. */
static const char *
theme_name(const struct conv_job *job)
{
	const char *layout = conv_opt_str(job, "layout");

	return strcmp(layout, "large-print") == 0 ? layout :
	    conv_opt_str(job, "theme");
}

bool
theme_init(struct pdf *pdf)
{
	struct theme *t = conv_alloc(pdf->arena, sizeof(*t));
	struct conv_meta *defaults = conv_alloc(pdf->arena,
	    sizeof(*defaults));
	const char *name = theme_name(pdf->job);
	const struct conv_meta first = { .pos = style_place(pdf, "theme") };
	const struct conv_meta *chain[THEMES_MAX], *m;
	size_t n = 0;

	pdf->theme = t;
	memcpy(t->rows, style_rows, sizeof(t->rows));
	memcpy(t->colors, color_hues, sizeof(t->colors));
	memcpy(t->strokes, stroke_widths, sizeof(t->strokes));
	defaults->kind = CONV_META_MAP;
	for (m = &first; m != NULL; n++) {
		if (n == THEMES_MAX)
			return theme_fail(pdf, m, "themes extend one another "
			    "too deep or in a circle");
		chain[n] = theme_load(pdf, name, m);
		if (chain[n] == NULL)
			return false;
		m = conv_meta_get(chain[n], "extends");
		if (m != NULL && !theme_text(pdf, m))
			return false;
		name = m != NULL ? beside(pdf, name, m->text) : NULL;
	}
	while (n-- > 0)
		if (!theme_read(pdf, chain[n], defaults))
			return false;
	pdf->job->defaults = defaults;
	return true;
}
