/* shape.c - text to glyphs by HarfBuzz, each piece of text once. */
#include <hb.h>
#include <string.h>
#include <utf8proc.h>

#include "base/limits.h"
#include "write/pdf/text/text.h"

/* A piece of text that was shaped, and in which way. */
struct shape {
	const struct pdf_run	*runs;		/* NULL: a free slot */
	uint64_t		 hash;
	const char		*text;
	uint32_t		 len;
	int32_t			 size;
	const char		*lang;
	unsigned		 way;		/* family, style, direction */
};

struct shapes {
	struct shape	*slots;		/* cap of them, a power of 2 */
	size_t		 cap, used;
};

/* One piece on its way to runs. */
struct shaper {
	struct pdf_fonts	*fonts;
	const struct pdf_face	*face;
	const struct conv_node	*node;
	const char		*text, *end;
	bool			 rtl;
	bool			 lowered;	/* of the present run */
	struct pdf_run		*first, *last;
};

#define SLANT		200	/* of synthetic italics, in 1/1000 */
#define EMBOLDEN	32	/* stroke of synthetic bold, in 1/1000 em */
#define COLOUR_SIZE	850	/* of emoji, in 1/1000: no taller than a line */
#define CAPITALS	800	/* size of small capitals that a font lacks */
#define SHRINK_MIN	800	/* of a fallback font, in 1/1000 */

void
shapes_init(struct pdf_fonts *fonts)
{
	struct shapes *t = conv_alloc(fonts->pdf->arena, sizeof(*t));

	t->cap = 1024;
	t->slots = conv_alloc(fonts->pdf->arena, t->cap * sizeof(*t->slots));
	fonts->shapes = t;
	fonts->buffer = hb_buffer_create();
}

static void
shapes_grow(struct pdf_fonts *fonts)
{
	struct shapes *t = fonts->shapes;
	struct shape *old = t->slots;
	size_t n = t->cap, i, k;

	t->cap *= 2;
	t->slots = conv_alloc(fonts->pdf->arena, t->cap * sizeof(*t->slots));
	for (i = 0; i < n; i++) {
		if (old[i].runs == NULL)
			continue;
		k = (size_t)old[i].hash & (t->cap - 1);
		while (t->slots[k].runs != NULL)
			k = (k + 1) & (t->cap - 1);
		t->slots[k] = old[i];
	}
}

/* Eight bytes at a time; words are short. */
static uint64_t
hash_text(const char *s, size_t n, uint64_t h)
{
	const uint64_t mix = 0x9E3779B97F4A7C15u;
	uint64_t v;

	for (; n > 0; n -= n < 8 ? n : 8, s += 8) {
		v = 0;
		memcpy(&v, s, n < 8 ? n : 8);
		h = (h ^ v) * mix;
		h ^= h >> 29;
	}
	h *= mix;
	return h ^ h >> 32;
}

static bool
same(const struct shape *a, const struct shape *key)
{
	return a->hash == key->hash && a->len == key->len &&
	    a->size == key->size && a->way == key->way &&
	    memcmp(a->text, key->text, key->len) == 0 &&
	    (a->lang == key->lang || strcmp(a->lang, key->lang) == 0);
}

/* What is dropped before shaping: it would only confuse extracted text. */
static bool
is_dropped(uint32_t c)
{
	return c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E ||
	    c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
	    (c >= 0xFFF0 && c <= 0xFFF8);
}

static bool
is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 ||
	    c == 0x2029;
}

/* The text without what is not drawn; controls are spaces. */
static const char *
text_clean(struct conv_arena *a, const char *s, size_t n, size_t *len)
{
	char *copy = conv_strndup(a, s, n), *to = copy;
	const char *p = s, *end = s + n, *from;
	uint32_t c;

	while (p < end) {
		from = p;
		c = utf8_next(&p, end);
		if (is_dropped(c))
			continue;
		if (is_control(c)) {
			*to++ = ' ';
			continue;
		}
		if (c == UTF8_BAD && p - from < 3)
			continue;	/* not UTF-8: the caller's fault */
		memcpy(to, from, (size_t)(p - from));
		to += p - from;
	}
	*to = '\0';
	*len = (size_t)(to - copy);
	return copy;
}

static void
feature_add(hb_feature_t *list, unsigned *n, hb_tag_t tag, unsigned value)
{
	list[(*n)++] = (hb_feature_t){ tag, value, HB_FEATURE_GLOBAL_START,
	    HB_FEATURE_GLOBAL_END };
}

static unsigned
features(const struct pdf_face *face, hb_feature_t *list)
{
	static const hb_tag_t ligatures[] = {
		HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g'),
		HB_TAG('c', 'a', 'l', 't'), HB_TAG('d', 'l', 'i', 'g')
	};
	unsigned n = 0, i;

	if (face->family == PDF_MONO)
		for (i = 0; i < 4; i++)
			feature_add(list, &n, ligatures[i], 0);
	/* letters that stand apart don't join */
	else if (face->tracking > 0)
		feature_add(list, &n, ligatures[0], 0);
	if (face->smallcaps)
		feature_add(list, &n, HB_TAG('s', 'm', 'c', 'p'), 1);
	if (face->figures == PDF_FIGURES_OLDSTYLE)
		feature_add(list, &n, HB_TAG('o', 'n', 'u', 'm'), 1);
	else if (face->figures != PDF_FIGURES_DEFAULT)
		feature_add(list, &n, HB_TAG('l', 'n', 'u', 'm'), 1);
	if (face->figures == PDF_FIGURES_TABULAR)
		feature_add(list, &n, HB_TAG('t', 'n', 'u', 'm'), 1);
	return n;
}

static struct pdf_glyph *
glyphs_copy(struct conv_arena *a, hb_buffer_t *buf, uint32_t start,
    int32_t tracking, struct pdf_run *r)
{
	unsigned n, i;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buf, &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(buf,
	    &n);
	struct pdf_glyph *g = conv_alloc(a, n * sizeof(*g));

	r->glyphs = g;
	r->nglyphs = n;
	for (i = 0; i < n; i++) {
		g[i].gid = info[i].codepoint;
		g[i].adv = pos[i].x_advance;
		if (g[i].adv > 0)
			g[i].adv += tracking;
		g[i].dx = pos[i].x_offset;
		g[i].dy = pos[i].y_offset;
		g[i].cluster = info[i].cluster - start;
		r->width += g[i].adv;
	}
	return g;
}

/* Boxes in place of the glyphs that the font lacks. */
static void
glyphs_box(hb_font_t *font, struct pdf_run *r, struct pdf_glyph *g)
{
	hb_codepoint_t box;
	uint32_t i;

	if (!hb_font_get_nominal_glyph(font, MISSING_CHAR, &box))
		return;
	for (i = 0; i < r->nglyphs; i++) {
		if (g[i].gid != 0)
			continue;
		r->width -= g[i].adv;
		g[i].gid = box;
		g[i].adv = hb_font_get_glyph_h_advance(font, box);
		r->width += g[i].adv;
	}
}

static bool
is_latin(hb_script_t script)
{
	return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK ||
	    script == HB_SCRIPT_CYRILLIC || script == HB_SCRIPT_COMMON;
}

/* A fallback font with large letters is set smaller, to agree. */
static int32_t
fitted_size(struct shaper *s, struct pdf_font *f, hb_script_t script)
{
	const struct pdf_face *face = s->face;
	struct pdf_font *own = family_style(s->fonts->chain[face->family][0],
	    face->bold, face->italic);
	int64_t share;

	if (f->colour)
		return (int32_t)((int64_t)face->size * COLOUR_SIZE / 1000);
	if (f == own || !is_latin(script) || !font_open(s->fonts, own) ||
	    font_xheight(own) <= 0 || font_xheight(f) <= font_xheight(own))
		return face->size;
	share = font_xheight(own) * 1000 / font_xheight(f);
	if (share < SHRINK_MIN)
		share = SHRINK_MIN;
	return (int32_t)(face->size * share / 1000);
}

/* Scripts whose letters join or carry marks must not be spaced out. */
static int32_t
tracking(const struct pdf_face *face, hb_script_t script)
{
	return is_latin(script) ? (int32_t)((int64_t)face->size *
	    face->tracking / 1000) : 0;
}

/* A small letter that the font has no small capital for. */
static bool
is_lowered(struct shaper *s, struct pdf_font *f, const char *p,
    const char *end)
{
	utf8proc_int32_t c;

	if (!s->face->smallcaps || font_capitals(f))
		return false;
	c = (utf8proc_int32_t)utf8_next(&p, end);
	return utf8proc_toupper(c) != c;
}

/* The run's text for HarfBuzz, in capitals where it is lowered. */
static void
buffer_fill(struct shaper *s, hb_buffer_t *buf, const struct pdf_run *r)
{
	const char *p = r->text, *end = r->text + r->len;
	unsigned at;
	uint32_t c;

	if (!s->lowered) {
		hb_buffer_add_utf8(buf, s->text, (int)(s->end - s->text),
		    (unsigned)(r->text - s->text), (int)r->len);
		return;
	}
	while (p < end) {
		at = (unsigned)(p - s->text);
		c = utf8_next(&p, end);
		hb_buffer_add(buf, (hb_codepoint_t)utf8proc_toupper(
		    (utf8proc_int32_t)c), at);
	}
	hb_buffer_set_content_type(buf, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

/* Shape from p to end of one script in one font. */
static void
run_add(struct shaper *s, struct pdf_font *f, const char *p, const char *end,
    hb_script_t script, bool missing)
{
	struct conv_arena *a = s->fonts->pdf->arena;
	struct pdf_run *r = conv_alloc(a, sizeof(*r));
	const struct pdf_face *face = s->face;
	hb_buffer_t *buf = s->fonts->buffer;
	uint32_t start = (uint32_t)(p - s->text);
	hb_feature_t list[8];
	struct pdf_glyph *g;

	font_open(s->fonts, f);
	font_use(s->fonts, f);
	r->font = f;
	r->size = fitted_size(s, f, script);
	if (s->lowered)
		r->size = (int32_t)((int64_t)r->size * CAPITALS / 1000);
	r->text = p;
	r->len = (uint32_t)(end - p);
	r->rtl = s->rtl;
	if (face->italic && !f->italic && !s->rtl && !missing && !f->colour)
		r->slant = SLANT;
	if (face->bold && !f->bold && !missing && !f->colour)
		r->embolden = (int32_t)((int64_t)r->size * EMBOLDEN / 1000);
	hb_buffer_reset(buf);
	hb_buffer_set_cluster_level(buf,
	    HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_flags(buf, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	buffer_fill(s, buf, r);
	hb_buffer_set_direction(buf, s->rtl ? HB_DIRECTION_RTL :
	    HB_DIRECTION_LTR);
	hb_buffer_set_script(buf, script);
	hb_buffer_set_language(buf, hb_language_from_string(face->lang, -1));
	hb_shape(font_at(f, r->size), buf, list, features(face, list));
	g = glyphs_copy(a, buf, start, tracking(face, script), r);
	if (missing)
		glyphs_box(font_at(f, r->size), r, g);
	if (s->last != NULL)
		s->last->next = r;
	else
		s->first = r;
	s->last = r;
}

static void
report_missing(struct shaper *s, const char *p, const char *end)
{
	uint32_t c;
	const char *from;

	while (p < end) {
		from = p;
		c = utf8_next(&p, end);
		if (script_ignorable(c) || map_get(s->fonts->lost, from,
		    (size_t)(p - from)) != NULL)
			continue;
		map_put(s->fonts->lost, from, (size_t)(p - from), s->fonts);
		if (++s->fonts->nlost <= LIMIT_MISSING_GLYPHS)
			conv_report(s->fonts->pdf->job, CONV_WARNING,
			    s->node, "missing-glyph",
			    "U+%04X has no glyph in any font%s", (unsigned)c,
			    s->fonts->nlost < LIMIT_MISSING_GLYPHS ? "" :
			    ", as others after it, which are not reported");
	}
}

/*
 * The font of the cluster at p, whose end becomes *end.  A cluster that no
 * font has as a whole is taken apart.
 */
static struct pdf_font *
cluster_font(struct shaper *s, const char *p, const char **end,
    bool *missing)
{
	struct pdf_font *f = choose_font(s->fonts, s->face, p,
	    (size_t)(*end - p), missing);
	const char *q = p;

	if (!*missing)
		return f;
	utf8_next(&q, *end);
	if (q < *end) {
		*end = q;
		f = choose_font(s->fonts, s->face, p, (size_t)(q - p),
		    missing);
	}
	if (*missing)
		report_missing(s, p, q);
	return f;
}

/*
 * Where a cluster must end at the latest.  HarfBuzz takes quadratic time
 * for marks upon marks; no text has this many (UAX #15, Stream-Safe Text
 * Format, allows 30).
 */
static const char *
cluster_limit(const char *p, const char *end)
{
	if (end - p <= LIMIT_CLUSTER)
		return end;
	for (p += LIMIT_CLUSTER; (*p & 0xC0) == 0x80; p--)
		;
	return p;
}

/* Clusters of one script, a run for each change of the font. */
static void
script_add(struct shaper *s, const char *p, const char *end,
    hb_script_t script)
{
	struct pdf_font *f, *now = NULL;
	const char *from = p, *stop, *limit;
	bool missing, was = false, lowered;

	for (; p < end; p = stop) {
		limit = cluster_limit(p, end);
		stop = pdf_grapheme_end(p, limit);
		f = cluster_font(s, p, &stop, &missing);
		lowered = !missing && is_lowered(s, f, p, stop);
		if (now != NULL && (f != now || missing != was ||
		    lowered != s->lowered)) {
			run_add(s, now, from, p, script, was);
			from = p;
		}
		now = f;
		was = missing;
		s->lowered = lowered;
		if (stop == limit && stop < end) {	/* cut short */
			run_add(s, now, from, stop, script, was);
			from = stop;
			now = NULL;
		}
	}
	if (now != NULL)
		run_add(s, now, from, end, script, was);
}

static const struct pdf_run *
shape_text(struct pdf *pdf, const struct pdf_face *face, const char *text,
    size_t n, bool rtl, const struct conv_node *node)
{
	struct shaper s = { .fonts = pdf->fonts, .face = face, .node = node,
	    .rtl = rtl };
	const char *p, *next;
	hb_script_t script;
	size_t len;

	s.text = text_clean(pdf->arena, text, n, &len);
	s.end = s.text + len;
	for (p = s.text; p < s.end; p = next) {
		script = script_run(p, s.end, HB_SCRIPT_LATIN, &next);
		script_add(&s, p, next, script);
	}
	/* nothing to be seen is a run without glyphs */
	if (s.first == NULL)
		run_add(&s, family_style(pdf->fonts->chain[face->family][0],
		    face->bold, face->italic), s.text, s.text,
		    HB_SCRIPT_LATIN, true);
	return s.first;
}

const struct pdf_run *
pdf_shape(struct pdf *pdf, const struct pdf_face *face, const char *text,
    size_t n, int level, const struct conv_node *node)
{
	struct shapes *t = pdf->fonts->shapes;
	struct shape key = { .text = text, .len = (uint32_t)n,
	    .size = face->size, .lang = face->lang };
	size_t i;

	key.way = (unsigned)face->family << 4 | (face->bold ? 1u : 0) |
	    (face->italic ? 2u : 0) | (face->smallcaps ? 4u : 0) |
	    ((level & 1) != 0 ? 8u : 0) | (unsigned)face->figures << 6 |
	    (unsigned)face->tracking << 8;
	key.hash = hash_text(text, n, (uint64_t)key.size << 8 | key.way);
	for (i = (size_t)key.hash & (t->cap - 1); t->slots[i].runs != NULL;
	    i = (i + 1) & (t->cap - 1))
		if (same(&t->slots[i], &key))
			return t->slots[i].runs;
	key.runs = shape_text(pdf, face, text, n, (level & 1) != 0, node);
	key.text = conv_strndup(pdf->arena, text, n);
	key.lang = conv_strdup(pdf->arena, face->lang);
	t->slots[i] = key;
	if (++t->used * 2 > t->cap)
		shapes_grow(pdf->fonts);
	return key.runs;
}
