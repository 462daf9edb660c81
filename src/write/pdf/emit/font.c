/* font.c - subset fonts with widths and ToUnicode (PDF 1.7, 9.7). */
#include <hb.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "write/pdf/emit/emit.h"

/* What a glyph stands for in this document. */
struct meaning {
	const char	*text;
	uint32_t	 len;
	bool		 used;
	bool		 soft;		/* for a soft hyphen as well */
};

struct emit_font {
	struct pdf_font	*font;
	hb_face_t	*face;
	HPDF_Dict	 dict;		/* the Type0 font */
	HPDF_Dict	 soft;		/* the same for soft hyphens, or NULL */
	struct meaning	*glyphs;	/* nglyphs of them */
	int32_t		*widths;	/* in 1/1000 em; -1 not asked yet */
	uint32_t	 nglyphs, number;
	unsigned char	*kept;		/* a bit a glyph of the subset */
	size_t		 nkept;
	bool		 cff;
	struct emit_colour *colour;	/* then it is no Type0 font; or NULL */
};

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool yes = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return yes;
}

HPDF_Dict
emit_font_dict(struct emit *e, const char *name)
{
	HPDF_Dict d = emit_dict(e);

	if (HPDF_Dict_Add(e->font_res, name, d) != HPDF_OK)
		arena_fail(e->arena);
	return d;
}

static struct emit_font *
font_new(struct emit *e, struct pdf_font *font, uint32_t index)
{
	struct emit_font *f = conv_alloc(e->arena, sizeof(*f));
	uint32_t i;

	f->font = font;
	f->face = pdf_font_hb(font);
	f->number = index + 1;
	f->nglyphs = hb_face_get_glyph_count(f->face);
	f->glyphs = conv_alloc(e->arena, f->nglyphs * sizeof(*f->glyphs));
	f->widths = conv_alloc(e->arena, f->nglyphs * sizeof(*f->widths));
	for (i = 0; i < f->nglyphs; i++)
		f->widths[i] = -1;
	f->cff = has_table(f->face, HB_TAG('C', 'F', 'F', ' '));
	if (pdf_font_is_colour(font))
		f->colour = emit_colour_new(e, font, f->number);
	else
		f->dict = emit_font_dict(e, conv_asprintf(e->arena, "F%u",
		    (unsigned)f->number));
	return f;
}

struct emit_font *
emit_font(struct emit *e, struct pdf_font *font)
{
	uint32_t i = pdf_font_index(font);

	e->fonts = arena_grow(e->arena, e->fonts, &e->nfonts, i + 1,
	    sizeof(struct emit_font *));
	if (e->fonts[i] == NULL)
		e->fonts[i] = font_new(e, font, i);
	return e->fonts[i];
}

uint32_t
emit_font_number(const struct emit_font *f)
{
	return f->number;
}

bool
emit_font_is_colour(const struct emit_font *f)
{
	return f->colour != NULL;
}

bool
emit_font_code(struct emit *e, struct emit_font *f, uint32_t gid,
    uint32_t *code)
{
	if (f->colour == NULL)
		return false;
	*code = emit_colour_code(e, f->colour, gid < f->nglyphs ? gid : 0);
	return true;
}

int32_t
emit_font_width(struct emit_font *f, uint32_t gid)
{
	int64_t upem = pdf_font_upem(f->font);

	if (gid >= f->nglyphs)
		return 0;
	if (f->widths[gid] < 0)
		f->widths[gid] = (int32_t)((2000 * (int64_t)pdf_font_advance(
		    f->font, gid) + upem) / (2 * upem));
	return f->widths[gid];
}

bool
emit_font_use(struct emit *e, struct emit_font *f, uint32_t gid,
    const char *text, size_t len)
{
	struct meaning *m;

	if (gid >= f->nglyphs)
		return true;
	m = &f->glyphs[gid];
	m->used = true;
	if (len == 0)
		return true;
	if (m->text == NULL) {
		m->text = conv_strndup(e->arena, text, len);
		m->len = (uint32_t)len;
		return true;
	}
	return m->len == len && memcmp(m->text, text, len) == 0;
}

void
emit_font_use_soft(struct emit *e, struct emit_font *f, uint32_t gid)
{
	if (gid >= f->nglyphs)
		return;
	if (f->soft == NULL)
		f->soft = emit_font_dict(e, conv_asprintf(e->arena, "S%u",
		    (unsigned)f->number));
	f->glyphs[gid].used = f->glyphs[gid].soft = true;
}

/* Tables that a viewer has no use for. */
static void
drop_tables(hb_subset_input_t *in)
{
	static const char tags[][5] = {
		"GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "cmap", "DSIG",
		"kern", "gasp", "hdmx", "VDMX", "LTSH", "FFTM", "STAT", "meta",
		"MATH", "BASE", "JSTF", "PCLT", "vhea", "vmtx", "VORG", "TeX "
	};
	hb_set_t *set = hb_subset_input_set(in,
	    HB_SUBSET_SETS_DROP_TABLE_TAG);
	size_t i;

	for (i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		hb_set_add(set, HB_TAG(tags[i][0], tags[i][1], tags[i][2],
		    tags[i][3]));
}

/* Note which glyphs the subset has, also those that others are made of. */
static void
note_kept(struct emit *e, struct emit_font *f, hb_subset_plan_t *plan)
{
	const hb_map_t *kept = hb_subset_plan_old_to_new_glyph_mapping(plan);
	uint32_t i;

	f->kept = conv_alloc(e->arena, f->nglyphs / 8 + 1);
	f->nkept = f->nglyphs / 8 + 1;
	for (i = 0; i < f->nglyphs; i++)
		if (hb_map_has(kept, i))
			f->kept[i / 8] |= (unsigned char)(0x80 >> i % 8);
}

/* The font file with the used glyphs only, numbered as before; or NULL. */
static hb_blob_t *
subset(struct emit *e, struct emit_font *f)
{
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan;
	hb_face_t *face = NULL;
	hb_blob_t *blob;
	uint32_t i;

	if (in == NULL)
		return NULL;
	hb_set_add(hb_subset_input_glyph_set(in), 0);
	for (i = 0; i < f->nglyphs; i++)
		if (f->glyphs[i].used)
			hb_set_add(hb_subset_input_glyph_set(in), i);
	drop_tables(in);
	hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_RETAIN_GIDS |
	    HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	plan = hb_subset_plan_create_or_fail(f->face, in);
	hb_subset_input_destroy(in);
	if (plan != NULL) {
		face = hb_subset_plan_execute_or_fail(plan);
		note_kept(e, f, plan);
		hb_subset_plan_destroy(plan);
	}
	if (face == NULL)
		return NULL;
	blob = f->cff ? hb_face_reference_table(face,
	    HB_TAG('C', 'F', 'F', ' ')) : hb_face_reference_blob(face);
	hb_face_destroy(face);
	return blob;
}

/* ABCDEF+Name: the tag of a subset comes from its glyphs. */
static const char *
subset_name(struct emit *e, const struct emit_font *f)
{
	char tag[7] = "", name[96];
	unsigned len = sizeof(name), i, n = 0;
	uint64_t h = 14695981039346656037u;
	uint32_t g;

	for (g = 0; g < f->nglyphs; g++)
		if (f->glyphs[g].used)
			h = (h ^ g) * 1099511628211u;
	for (i = 0; i < 6; i++, h /= 26)
		tag[i] = (char)('A' + h % 26);
	hb_ot_name_get_utf8(f->face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    HB_LANGUAGE_INVALID, &len, name);
	/* a PostScript name is made of ASCII letters, digits and - */
	for (i = 0; i < len; i++)
		if ((name[i] >= '0' && name[i] <= '9') || name[i] == '-' ||
		    (name[i] >= 'A' && name[i] <= 'Z') ||
		    (name[i] >= 'a' && name[i] <= 'z'))
			name[n++] = name[i];
	name[n] = '\0';
	return conv_asprintf(e->arena, "%s+%s", tag, n > 0 ? name : "Font");
}

static int32_t
table_i16(hb_face_t *face, hb_tag_t tag, unsigned at)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	unsigned len;
	const unsigned char *p = (const unsigned char *)hb_blob_get_data(blob,
	    &len);
	int32_t v = 0;

	if (at + 2 <= len)
		v = (int16_t)(p[at] << 8 | p[at + 1]);
	hb_blob_destroy(blob);
	return v;
}

/* A font unit value in 1/1000 em. */
static int
em(const struct emit_font *f, int32_t v)
{
	return (int)((int64_t)v * 1000 / (int64_t)pdf_font_upem(f->font));
}

/* PDF/A-1 wants to know which glyphs there are, later parts don't care. */
static const char *
cid_set(struct emit *e, const struct emit_font *f)
{
	if (e->standard->part != 1)
		return "";
	return conv_asprintf(e->arena, "/CIDSet %u 0 R",
	    emit_id(emit_stream(e, f->kept, f->nkept, "")));
}

static HPDF_Dict
descriptor(struct emit *e, const struct emit_font *f, const char *name,
    HPDF_Dict file)
{
	const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd');
	const hb_tag_t os2 = HB_TAG('O', 'S', '/', '2');
	const hb_tag_t hhea = HB_TAG('h', 'h', 'e', 'a');
	HPDF_Dict d = emit_dict(e);
	int cap = em(f, table_i16(f->face, os2, 88));
	/* bit 3 symbolic, bit 7 italic (PDF 1.7, table 123) */
	int angle = table_i16(f->face, HB_TAG('p', 'o', 's', 't'), 4);
	const char *s = conv_asprintf(e->arena, "/Type/FontDescriptor"
	    "/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d"
	    "/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile%c %u 0 R"
	    "%s\n",
	    name, angle != 0 ? 68 : 4,
	    em(f, table_i16(f->face, head, 36)),
	    em(f, table_i16(f->face, head, 38)),
	    em(f, table_i16(f->face, head, 40)),
	    em(f, table_i16(f->face, head, 42)), angle,
	    em(f, table_i16(f->face, hhea, 4)),
	    em(f, table_i16(f->face, hhea, 6)), cap > 0 ? cap : 700,
	    table_i16(f->face, os2, 4) >= 600 ? 140 : 80,
	    f->cff ? '3' : '2', emit_id(file), cid_set(e, f));

	emit_dict_set(e, d, s, strlen(s));
	return d;
}

/* The CID font with the widths of the used glyphs. */
static HPDF_Dict
cid_font(struct emit *e, struct emit_font *f, const char *name,
    HPDF_Dict desc)
{
	HPDF_Dict d = emit_dict(e);
	uint32_t g, last = UINT32_MAX - 1;
	struct out_mem m;

	out_mem_init(&m, e->arena);
	conv_printf(&m.out, "/Type/Font/Subtype/CIDFontType%d/BaseFont/%s"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
	    "/Supplement 0>>/FontDescriptor %u 0 R%s/DW 0/W[",
	    f->cff ? 0 : 2, name, emit_id(desc),
	    f->cff ? "" : "/CIDToGIDMap/Identity");
	for (g = 0; g < f->nglyphs; g++) {
		if (!f->glyphs[g].used && g != 0)
			continue;
		if (g != last + 1)
			conv_printf(&m.out, "%s%u[", g == 0 ? "" : "]\n",
			    (unsigned)g);
		conv_printf(&m.out, "%s%d", g == last + 1 ? " " : "",
		    (int)emit_font_width(f, g));
		last = g;
	}
	conv_puts(&m.out, "]]\n");
	out_mem_str(&m);
	emit_dict_set(e, d, out_mem_str(&m), m.out.flushed);
	return d;
}

#define BFCHAR_MAX	100	/* entries in one block, Adobe TN 5411 */

/* What a glyph is read as in the font or in that of soft hyphens. */
static const char *
reading(const struct emit_font *f, uint32_t g, bool soft, size_t *len)
{
	static const char soft_hyphen[] = "\xC2\xAD";
	const struct meaning *m = &f->glyphs[g];

	*len = soft ? sizeof(soft_hyphen) - 1 : m->len;
	if (soft)
		return m->soft ? soft_hyphen : NULL;
	return m->used ? m->text : NULL;
}

#define CMAP_HEAD \
	"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" \
	"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" \
	"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" \
	"1 begincodespacerange\n"
#define CMAP_TAIL \
	"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"

HPDF_Dict
emit_font_codes(struct emit *e, const struct emit_font *f,
    const uint32_t *gids, size_t n)
{
	const struct meaning *m;
	struct out_mem o;
	const char *s;
	size_t i;

	out_mem_init(&o, e->arena);
	conv_puts(&o.out, CMAP_HEAD "<00><FF>\nendcodespacerange\n");
	for (i = 0; i < n; i++) {
		m = &f->glyphs[gids[i]];
		if (m->text == NULL)
			continue;
		conv_printf(&o.out, "1 beginbfchar\n<%02X><", (unsigned)i);
		emit_utf16(&o.out, m->text, m->len);
		conv_puts(&o.out, ">\nendbfchar\n");
	}
	conv_puts(&o.out, CMAP_TAIL);
	s = out_mem_str(&o);
	return emit_stream(e, s, o.out.flushed, "");
}

static HPDF_Dict
to_unicode(struct emit *e, const struct emit_font *f, bool soft)
{
	uint32_t g = 0, n, end;
	const char *text;
	struct out_mem m;
	size_t len;
	char *s;

	out_mem_init(&m, e->arena);
	conv_puts(&m.out, CMAP_HEAD "<0000><FFFF>\nendcodespacerange\n");
	while (g < f->nglyphs) {
		for (n = 0, end = g; end < f->nglyphs && n < BFCHAR_MAX; end++)
			n += reading(f, end, soft, &len) != NULL;
		if (n > 0)
			conv_printf(&m.out, "%u beginbfchar\n", (unsigned)n);
		for (; g < end; g++) {
			if ((text = reading(f, g, soft, &len)) == NULL)
				continue;
			conv_printf(&m.out, "<%04X><", (unsigned)g);
			emit_utf16(&m.out, text, len);
			conv_puts(&m.out, ">\n");
		}
		if (n > 0)
			conv_puts(&m.out, "endbfchar\n");
	}
	conv_puts(&m.out, CMAP_TAIL);
	s = out_mem_str(&m);
	return emit_stream(e, s, m.out.flushed, "");
}

/* A Type0 font over the CID font, and how its glyphs are read. */
static void
type0(struct emit *e, const struct emit_font *f, const char *name,
    HPDF_Dict cid, bool soft)
{
	HPDF_Dict uni = to_unicode(e, f, soft);
	const char *s = conv_asprintf(e->arena, "/Type/Font/Subtype/Type0"
	    "/BaseFont/%s%s/Encoding/Identity-H/DescendantFonts[%u 0 R]"
	    "/ToUnicode %u 0 R\n", name, f->cff ? "-Identity-H" : "",
	    emit_id(cid), emit_id(uni));

	emit_dict_set(e, soft ? f->soft : f->dict, s, strlen(s));
}

static bool
font_finish(struct emit *e, struct emit_font *f)
{
	HPDF_Dict file, cid;
	const char *name;
	hb_blob_t *blob;
	unsigned len;
	const char *data;

	if (f->colour != NULL) {
		emit_colour_finish(e, f, f->colour);
		return true;
	}
	blob = subset(e, f);
	if (blob == NULL) {
		conv_report(e->pdf->job, CONV_ERROR, NULL, "font-subset",
		    "a font could not be subset");
		return false;
	}
	name = subset_name(e, f);
	data = hb_blob_get_data(blob, &len);
	file = emit_stream(e, data, len, f->cff ? "/Subtype/CIDFontType0C" :
	    conv_asprintf(e->arena, "/Length1 %u", len));
	hb_blob_destroy(blob);
	cid = cid_font(e, f, name, descriptor(e, f, name, file));
	type0(e, f, name, cid, false);
	if (f->soft != NULL)
		type0(e, f, name, cid, true);
	return true;
}

bool
emit_fonts_finish(struct emit *e)
{
	size_t i;

	for (i = 0; i < e->nfonts; i++)
		if (e->fonts[i] != NULL && !font_finish(e, e->fonts[i]))
			return false;
	return true;
}
