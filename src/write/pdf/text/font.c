/* font.c - a font file as HarfBuzz objects, its metrics and glyphs. */
#include <hb-ot.h>
#include <hb.h>
#include <string.h>

#include "write/pdf/text/text.h"

bool
font_open(struct pdf_fonts *fonts, struct pdf_font *f)
{
	hb_blob_t *blob;

	if (f->face != NULL)
		return hb_face_get_glyph_count(f->face) > 0;
	blob = hb_blob_create((const char *)f->data, (unsigned)f->size,
	    HB_MEMORY_MODE_READONLY, NULL, NULL);
	f->face = hb_face_create(blob, f->number);
	hb_blob_destroy(blob);
	f->hb = hb_font_create(f->face);
	f->next = fonts->open;
	fonts->open = f;
	return hb_face_get_glyph_count(f->face) > 0;
}

hb_font_t *
font_at(struct pdf_font *f, int32_t size)
{
	if (f->scale != size) {
		hb_font_set_scale(f->hb, size, size);
		f->scale = size;
	}
	return f->hb;
}

bool
font_has(struct pdf_fonts *fonts, struct pdf_font *f, uint32_t c)
{
	hb_codepoint_t gid;

	return font_open(fonts, f) &&
	    hb_font_get_nominal_glyph(f->hb, c, &gid);
}

bool
font_capitals(struct pdf_font *f)
{
	hb_tag_t tags[32];
	unsigned from = 0, n, i;

	if (f->capitals != 0)
		return f->capitals > 0;
	f->capitals = -1;
	do {
		n = sizeof(tags) / sizeof(tags[0]);
		hb_ot_layout_table_get_feature_tags(f->face,
		    HB_OT_TAG_GSUB, from, &n, tags);
		for (i = 0; i < n; i++)
			if (tags[i] == HB_TAG('s', 'm', 'c', 'p'))
				f->capitals = 1;
		from += n;
	} while (n == sizeof(tags) / sizeof(tags[0]) && f->capitals < 0);
	return f->capitals > 0;
}

void
font_use(struct pdf_fonts *fonts, struct pdf_font *f)
{
	if (f->used)
		return;
	fonts->used = arena_grow(fonts->pdf->arena, fonts->used, &fonts->cap,
	    fonts->nused + 1, sizeof(struct pdf_font *));
	f->used = true;
	f->index = (uint32_t)fonts->nused;
	fonts->used[fonts->nused++] = f;
}

struct pdf_font *
family_style(const struct family *fam, bool bold, bool italic)
{
	unsigned want = (bold ? 1u : 0) + (italic ? 2u : 0);
	/* what else to try: give up the slant before the weight */
	static const unsigned char order[4][4] = {
		{ 0, 2, 1, 3 }, { 1, 0, 3, 2 }, { 2, 0, 3, 1 }, { 3, 1, 2, 0 }
	};
	unsigned i;

	for (i = 0; i < 4; i++)
		if (fam->style[order[want][i]] != NULL)
			return fam->style[order[want][i]];
	return NULL;
}

bool
pdf_fonts_init(struct pdf *pdf)
{
	struct pdf_fonts *fonts = conv_alloc(pdf->arena, sizeof(*fonts));

	fonts->pdf = pdf;
	fonts->lost = map_new(pdf->arena);
	pdf->fonts = fonts;
	shapes_init(fonts);
	return families_init(fonts);
}

void
pdf_fonts_free(struct pdf_fonts *fonts)
{
	struct pdf_font *f;

	if (fonts == NULL)
		return;
	for (f = fonts->open; f != NULL; f = f->next) {
		hb_font_destroy(f->hb);
		hb_face_destroy(f->face);
	}
	hb_buffer_destroy(fonts->buffer);
	system_free(fonts->system);
}

/* A metric at the font's scale, or a share of the size in 1/1000. */
static int32_t
metric(hb_font_t *font, hb_ot_metrics_tag_t tag, int32_t size, int share)
{
	hb_position_t v;

	if (hb_ot_metrics_get_position(font, tag, &v) && v != 0)
		return v < 0 ? -v : v;
	return (int32_t)((int64_t)size * share / 1000);
}

/* How high a letter is, for fonts whose OS/2 table doesn't tell. */
static int32_t
letter_height(hb_font_t *font, hb_ot_metrics_tag_t tag, uint32_t letter)
{
	hb_glyph_extents_t box;
	hb_codepoint_t gid;
	hb_position_t v;

	if (hb_ot_metrics_get_position(font, tag, &v) && v > 0)
		return v;
	if (hb_font_get_nominal_glyph(font, letter, &gid) &&
	    hb_font_get_glyph_extents(font, gid, &box))
		return box.y_bearing;
	return 0;
}

int32_t
font_xheight(struct pdf_font *f)
{
	if (!f->measured)
		f->xheight = letter_height(font_at(f, 1000),
		    HB_OT_METRICS_TAG_X_HEIGHT, 'x');
	f->measured = true;
	return f->xheight;
}

void
pdf_metrics(struct pdf *pdf, const struct pdf_face *face,
    struct pdf_metrics *m)
{
	struct pdf_font *f = family_style(pdf->fonts->chain[face->family][0],
	    face->bold, face->italic);
	int32_t s = face->size;
	hb_font_t *font;

	font_open(pdf->fonts, f);
	font = font_at(f, s);
	m->ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, s,
	    800);
	m->descent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, s,
	    200);
	m->xheight = letter_height(font, HB_OT_METRICS_TAG_X_HEIGHT, 'x');
	m->capheight = letter_height(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 'H');
	if (m->xheight <= 0)
		m->xheight = (int32_t)((int64_t)s * 480 / 1000);
	if (m->capheight <= 0)
		m->capheight = (int32_t)((int64_t)s * 680 / 1000);
	m->underline = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, s,
	    100);
	m->underline_width = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE,
	    s, 50);
}

struct pdf_font *
pdf_font_nth(struct pdf_fonts *fonts, uint32_t i)
{
	return i < fonts->nused ? fonts->used[i] : NULL;
}

bool
pdf_font_is_colour(const struct pdf_font *f)
{
	return f->colour;
}

const char *
pdf_font_name(const struct pdf_font *f)
{
	return f->name;
}

uint32_t
pdf_font_index(const struct pdf_font *f)
{
	return f->index;
}

hb_face_t *
pdf_font_hb(const struct pdf_font *f)
{
	return f->face;
}

uint32_t
pdf_font_upem(const struct pdf_font *f)
{
	return hb_face_get_upem(f->face);
}

/* hmtx through hb would round at the font's present scale: read it. */
int32_t
pdf_font_advance(const struct pdf_font *f, uint32_t gid)
{
	hb_blob_t *hhea = hb_face_reference_table(f->face,
	    HB_TAG('h', 'h', 'e', 'a'));
	hb_blob_t *hmtx = hb_face_reference_table(f->face,
	    HB_TAG('h', 'm', 't', 'x'));
	unsigned hlen, mlen;
	const unsigned char *h = (const unsigned char *)hb_blob_get_data(hhea,
	    &hlen);
	const unsigned char *m = (const unsigned char *)hb_blob_get_data(hmtx,
	    &mlen);
	uint32_t n = hlen >= 36 ? (uint32_t)(h[34] << 8 | h[35]) : 0;
	int32_t adv = 0;

	if (n > 0 && gid >= n)
		gid = n - 1;
	if (n > 0 && (uint64_t)gid * 4 + 2 <= mlen)
		adv = m[gid * 4] << 8 | m[gid * 4 + 1];
	hb_blob_destroy(hhea);
	hb_blob_destroy(hmtx);
	return adv;
}

#define FSTYPE_RESTRICTED	0x0002	/* OS/2, of the lowest 4 bits */
#define FSTYPE_BITMAP_ONLY	0x0200

bool
pdf_font_embeddable(const struct pdf_font *f)
{
	hb_blob_t *blob = hb_face_reference_table(f->face,
	    HB_TAG('O', 'S', '/', '2'));
	unsigned len, type = 0;
	const unsigned char *p = (const unsigned char *)hb_blob_get_data(blob,
	    &len);

	if (len >= 10)
		type = (unsigned)(p[8] << 8 | p[9]);
	hb_blob_destroy(blob);
	return (type & 0x000F) != FSTYPE_RESTRICTED &&
	    (type & FSTYPE_BITMAP_ONLY) == 0;
}
