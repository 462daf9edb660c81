/*
 * system.c - fonts that fontconfig knows.
 *
 * fontconfig only lists the fonts and what they have; where it looks and
 * which is taken is decided here, so that neither depends on the user's
 * configuration.
 */
#include <dirent.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "write/pdf/text/text.h"

struct installed {
	const FcPattern	*pattern;
	const char	*file, *family;
	int		 number;	/* in a collection */
	int		 weight, slant, width;
	bool		 colour;
	const FcCharSet	*chars;
	struct pdf_font	*font;		/* NULL: not loaded yet */
	bool		 bad;		/* it can't be used */
};

/* The folders of Debian, and the caches that make reading them fast. */
static const char where[] =
	"<fontconfig><dir>/usr/share/fonts</dir>"
	"<dir>/usr/local/share/fonts</dir><dir prefix=\"xdg\">fonts</dir>"
	"<cachedir>/var/cache/fontconfig</cachedir>"
	"<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";

#define NWAYS	(PDF_NFAMILIES * 8)
#define BLOCKS	(0x110000 >> 8)

struct system {
	FcConfig		*config;	/* NULL: no installed fonts */
	FcFontSet		*own;		/* in the folders of font-path */
	struct installed	*fonts;	/* sorted by file */
	size_t			 n, cap;
	/* for each way to look, what was taken for 256 characters */
	struct installed	**taken[NWAYS];
};

static int
by_file(const void *a, const void *b)
{
	const struct installed *x = a, *y = b;
	int d = strcmp(x->file, y->file);

	return d != 0 ? d : x->number - y->number;
}

static int
number(const FcPattern *p, const char *key, int missing)
{
	int v;

	return FcPatternGetInteger(p, key, 0, &v) == FcResultMatch ? v :
	    missing;
}

static bool
flag(const FcPattern *p, const char *key)
{
	FcBool v = FcFalse;

	FcPatternGetBool(p, key, 0, &v);
	return v;
}

/* Outlines or colours are what a PDF takes, and no named instances. */
static bool
is_usable(const FcPattern *p)
{
	return (flag(p, FC_OUTLINE) || flag(p, FC_COLOR)) &&
	    number(p, FC_INDEX, 0) <= 0xFFFF;
}

static void
system_add(struct system *sys, struct conv_arena *a, const FcFontSet *set)
{
	struct installed *f;
	FcChar8 *file, *family;
	FcCharSet *chars;
	int i;

	for (i = 0; set != NULL && i < set->nfont; i++) {
		const FcPattern *p = set->fonts[i];

		if (!is_usable(p) ||
		    FcPatternGetString(p, FC_FILE, 0, &file) !=
		    FcResultMatch ||
		    FcPatternGetString(p, FC_FAMILY, 0, &family) !=
		    FcResultMatch ||
		    FcPatternGetCharSet(p, FC_CHARSET, 0, &chars) !=
		    FcResultMatch)
			continue;
		sys->fonts = arena_grow(a, sys->fonts, &sys->cap, sys->n + 1,
		    sizeof(*sys->fonts));
		f = &sys->fonts[sys->n++];
		*f = (struct installed){ .pattern = p,
		    .file = (const char *)file,
		    .family = (const char *)family, .chars = chars,
		    .number = number(p, FC_INDEX, 0),
		    .colour = flag(p, FC_COLOR),
		    .weight = number(p, FC_WEIGHT, FC_WEIGHT_REGULAR),
		    .slant = number(p, FC_SLANT, FC_SLANT_ROMAN),
		    .width = number(p, FC_WIDTH, FC_WIDTH_NORMAL) };
	}
}

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);

	return n >= k && strcmp(s + n - k, end) == 0;
}

static bool
is_font_name(const char *s)
{
	return ends_with(s, ".ttf") || ends_with(s, ".otf") ||
	    ends_with(s, ".ttc") || ends_with(s, ".TTF") ||
	    ends_with(s, ".OTF");
}

static void
file_add(FcFontSet *set, const char *path)
{
	FcPattern *p;
	int count = 1, i;

	for (i = 0; i < count; i++) {
		p = FcFreeTypeQuery((const FcChar8 *)path, (unsigned)i, NULL,
		    &count);
		if (p == NULL)
			return;
		if (!FcFontSetAdd(set, p))
			FcPatternDestroy(p);
	}
}

/*
 * The fonts in a folder.  They are read each time: fontconfig would keep
 * what it finds in a cache in the user's home.
 */
static void
folder_add(struct conv_arena *a, FcFontSet *set, const char *path)
{
	const struct dirent *e;
	DIR *dir = opendir(path);

	if (dir == NULL)
		return;
	while ((e = readdir(dir)) != NULL)
		if (is_font_name(e->d_name))
			file_add(set, conv_asprintf(a, "%s/%s", path,
			    e->d_name));
	closedir(dir);
}

static FcConfig *
config_new(void)
{
	FcConfig *config = FcConfigCreate();

	if (config != NULL && FcConfigParseAndLoadFromMemory(config,
	    (const FcChar8 *)where, FcTrue) && FcConfigBuildFonts(config))
		return config;
	if (config != NULL)
		FcConfigDestroy(config);
	return NULL;
}

/* The list of fonts, made when the first is asked for. */
static struct system *
system_get(struct pdf_fonts *fonts)
{
	struct pdf *pdf = fonts->pdf;
	struct system *sys = fonts->system;
	const char *const *dirs;
	size_t n, i;

	if (sys != NULL)
		return sys;
	sys = fonts->system = conv_alloc(pdf->arena, sizeof(*sys));
	sys->own = FcFontSetCreate();
	dirs = conv_opt_list(pdf->job, "font-path", &n);
	for (i = 0; i < n && sys->own != NULL; i++)
		folder_add(pdf->arena, sys->own, dirs[i]);
	system_add(sys, pdf->arena, sys->own);
	if (conv_opt_flag(pdf->job, "system-fonts"))
		sys->config = config_new();
	if (sys->config != NULL)
		system_add(sys, pdf->arena, FcConfigGetFonts(sys->config,
		    FcSetSystem));
	if (sys->n > 0)
		qsort(sys->fonts, sys->n, sizeof(*sys->fonts), by_file);
	return sys;
}

void
system_free(struct system *sys)
{
	if (sys == NULL)
		return;
	if (sys->own != NULL)
		FcFontSetDestroy(sys->own);
	if (sys->config != NULL)
		FcConfigDestroy(sys->config);
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool yes = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return yes;
}

/* A font from a file's bytes; NULL: reported. */
static struct pdf_font *
font_load(struct pdf_fonts *fonts, const char *name,
    const struct conv_blob *blob, unsigned nth)
{
	struct pdf *pdf = fonts->pdf;
	struct pdf_font *f = conv_alloc(pdf->arena, sizeof(*f));

	f->name = conv_strdup(pdf->arena, name);
	f->data = blob->data;
	f->size = blob->size;
	f->number = nth;
	f->colour = font_open(fonts, f) &&
	    (hb_ot_color_has_png(f->face) ||
	    hb_ot_color_has_layers(f->face));
	if (!f->colour && !has_table(f->face, HB_TAG('g', 'l', 'y', 'f')) &&
	    !has_table(f->face, HB_TAG('C', 'F', 'F', ' '))) {
		conv_report(pdf->job, CONV_WARNING, NULL, "bad-font",
		    "%s: not a font with outlines", name);
		return NULL;
	}
	if (!pdf_font_embeddable(f)) {
		conv_report(pdf->job, CONV_WARNING, NULL, "bad-font",
		    "%s: its licence bits forbid embedding", name);
		return NULL;
	}
	return f;
}

/* The font of a listed file, or NULL. */
static struct pdf_font *
installed_font(struct pdf_fonts *fonts, struct installed *in)
{
	const struct conv_host *host = fonts->pdf->job->host;
	struct conv_blob blob;

	if (in->font != NULL || in->bad)
		return in->font;
	if (host->load(host->ctx, fonts->pdf->arena, in->file, &blob))
		in->font = font_load(fonts, in->file, &blob,
		    (unsigned)in->number);
	in->bad = in->font == NULL;
	if (!in->bad) {
		in->font->bold = in->weight >= FC_WEIGHT_DEMIBOLD;
		in->font->italic = in->slant > FC_SLANT_ROMAN;
	}
	return in->font;
}

static int
style_cost(const struct installed *in, bool bold, bool italic)
{
	int weight = bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;

	return abs(in->weight - weight) / 4 +
	    ((in->slant > FC_SLANT_ROMAN) != italic ? 8 : 0) +
	    (in->width != FC_WIDTH_NORMAL ? 20 : 0);
}

/* The same ideographs are drawn differently in each of these. */
static int
region_cost(const struct installed *in, const char *lang)
{
	static const struct {
		const char	*lang, *end;
	} regions[] = {
		{ "zh-TW", " TC" }, { "zh-Hant", " TC" }, { "zh-HK", " HK" },
		{ "ja", " JP" }, { "ko", " KR" }, { "", " SC" }
	};
	size_t i, n = sizeof(regions) / sizeof(regions[0]);
	bool regional = false;

	for (i = 0; i < n; i++)
		regional |= ends_with(in->family, regions[i].end);
	if (!regional)
		return 0;
	for (i = 0; i < n; i++)
		if (strncmp(lang, regions[i].lang,
		    strlen(regions[i].lang)) == 0)
			return ends_with(in->family, regions[i].end) ? 0 : 30;
	return 30;
}

/*
 * Fonts of other scripts have a few ideographs or Chinese signs: these do
 * not go with those of a font that has the most frequent one, U+7684.
 */
static bool
is_foreign(const struct installed *in, uint32_t c)
{
	return ((c >= 0x2E80 && c <= 0x9FFF) ||
	    (c >= 0xFF00 && c <= 0xFFEF)) &&
	    !FcCharSetHasChar(in->chars, 0x7684);
}

/* How ill a font stands in for a face: the least is taken. */
static int
cost(const struct installed *in, const struct pdf_face *face, uint32_t c,
    bool colour)
{
	static const char *const special[] = { "Display", " UI", "Condensed",
	    "Kufi", "Nastaliq", "Looped", "Unjoined", "Rashi", "Mono" };
	int v = style_cost(in, face->bold, face->italic) +
	    region_cost(in, face->lang);
	bool serif = strstr(in->family, "Serif") != NULL;
	size_t i;

	if (in->colour != colour)
		v += 1000;
	/* made to go together, and for all scripts */
	if (strncmp(in->family, "Noto ", 5) != 0)
		v += 100;
	if (serif != (face->family == PDF_SERIF))
		v += 10;
	if (is_foreign(in, c))
		v += 200;
	for (i = 0; i < sizeof(special) / sizeof(special[0]); i++)
		if (strstr(in->family, special[i]) != NULL)
			v += 15;
	return v;
}

struct pdf_font *
system_choose(struct pdf_fonts *fonts, const struct pdf_face *face,
    uint32_t c, bool colour)
{
	struct system *sys = system_get(fonts);
	unsigned way = (unsigned)face->family * 8 + (face->bold ? 1u : 0) +
	    (face->italic ? 2u : 0) + (colour ? 4u : 0);
	struct installed *in, *best, **taken;
	struct pdf_font *f;

	if (sys->n == 0 || c > 0x10FFFF)
		return NULL;
	if (sys->taken[way] == NULL)
		sys->taken[way] = conv_alloc(fonts->pdf->arena,
		    BLOCKS * sizeof(*sys->taken[way]));
	taken = &sys->taken[way][c >> 8];
	if (*taken != NULL && FcCharSetHasChar((*taken)->chars, c))
		return installed_font(fonts, *taken);
	do {
		best = NULL;
		for (in = sys->fonts; in < sys->fonts + sys->n; in++)
			if (!in->bad && FcCharSetHasChar(in->chars, c) &&
			    (best == NULL || cost(in, face, c, colour) <
			    cost(best, face, c, colour)))
				best = in;
		f = best != NULL ? installed_font(fonts, best) : NULL;
	} while (best != NULL && f == NULL);
	if (f != NULL)
		*taken = best;
	return f;
}

static bool
is_named(const struct installed *in, const char *name)
{
	FcChar8 *family;
	int i;

	for (i = 0; FcPatternGetString(in->pattern, FC_FAMILY, i, &family) ==
	    FcResultMatch; i++)
		if (FcStrCmpIgnoreCase(family, (const FcChar8 *)name) == 0)
			return true;
	return false;
}

/* The font of a family for a style, if one has it. */
static struct pdf_font *
named_style(struct pdf_fonts *fonts, const char *name, bool bold,
    bool italic)
{
	struct system *sys = system_get(fonts);
	struct installed *in, *best = NULL;

	for (in = sys->fonts; in < sys->fonts + sys->n; in++)
		if (!in->bad && is_named(in, name) &&
		    (in->slant > FC_SLANT_ROMAN) == italic &&
		    (in->weight >= FC_WEIGHT_DEMIBOLD) == bold &&
		    (best == NULL || style_cost(in, bold, italic) <
		    style_cost(best, bold, italic)))
			best = in;
	return best != NULL ? installed_font(fonts, best) : NULL;
}

/* A font file has one style; what is missing will be drawn. */
static bool
file_family(struct pdf_fonts *fonts, const char *path, struct family *fam)
{
	struct conv_blob blob;

	if (!conv_job_load(fonts->pdf->job, path, &blob))
		return false;
	fam->style[0] = font_load(fonts, path, &blob, 0);
	return true;
}

bool
system_family(struct pdf_fonts *fonts, const char *name,
    struct family **found)
{
	struct pdf *pdf = fonts->pdf;
	struct family *fam = conv_alloc(pdf->arena, sizeof(*fam));
	unsigned i;

	*found = NULL;
	if (strchr(name, '/') != NULL || is_font_name(name)) {
		if (!file_family(fonts, name, fam))
			return false;
	} else {
		for (i = 0; i < 4; i++)
			fam->style[i] = named_style(fonts, name,
			    (i & 1) != 0, (i & 2) != 0);
		if (family_style(fam, false, false) == NULL)
			conv_report(pdf->job, CONV_WARNING, NULL,
			    "missing-font", "no font is called '%s'", name);
	}
	if (family_style(fam, false, false) != NULL)
		*found = fam;
	return true;
}
