/* object.c - raw objects over libharu's object layer. */
#include <inttypes.h>
#include <string.h>

#include "write/pdf/emit/emit.h"

/* Titles of which nobody reads the end are cut where libharu's limit is. */
#define TEXT_BYTES	HPDF_LIMIT_MAX_STRING_LEN

/* Bytes that stand between << and >>, kept in the job's arena. */
struct inside {
	size_t	len;
	char	bytes[];
};

static HPDF_STATUS
inside_write(HPDF_Dict d, HPDF_Stream s)
{
	const struct inside *in = d->attr;

	return HPDF_Stream_Write(s, (const HPDF_BYTE *)in->bytes,
	    (HPDF_UINT)in->len);
}

unsigned
emit_id(const void *obj)
{
	return ((const HPDF_Obj_Header *)obj)->obj_id & 0x00FFFFFF;
}

void
emit_ref(struct conv_out *o, const void *obj)
{
	out_int(o, emit_id(obj));
	conv_put(o, " 0 R ", 5);
}

HPDF_Dict
emit_dict(struct emit *e)
{
	HPDF_Dict d = HPDF_Dict_New(e->doc->mmgr);

	if (d == NULL || HPDF_Xref_Add(e->doc->xref, d) != HPDF_OK)
		arena_fail(e->arena);
	return d;
}

void
emit_dict_set(struct emit *e, HPDF_Dict d, const char *s, size_t n)
{
	struct inside *in = conv_alloc(e->arena, sizeof(*in) + n);

	in->len = n;
	memcpy(in->bytes, s, n);
	d->attr = in;
	d->write_fn = inside_write;
}

const char *
emit_dict_bytes(const void *obj, size_t *n)
{
	const HPDF_Dict_Rec *d = obj;
	const struct inside *in;

	if ((d->header.obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT ||
	    d->write_fn != inside_write || d->stream != NULL ||
	    d->list->count > 0)
		return NULL;
	in = d->attr;
	*n = in->len;
	return in->bytes;
}

/* Append to a libharu stream in pieces that its buffers take. */
static void
stream_put(struct emit *e, HPDF_Dict d, const void *p, size_t n)
{
	const unsigned char *s = p;
	HPDF_UINT part;

	for (; n > 0; n -= part, s += part) {
		part = n > 1u << 20 ? 1u << 20 : (HPDF_UINT)n;
		if (HPDF_Stream_Write(d->stream, s, part) != HPDF_OK)
			arena_fail(e->arena);
	}
}

/*
 * /Filter goes through write_fn because HPDF_Dict_Write() removes the key
 * from a stream that libharu is not to encode itself.
 */
void
emit_stream_fill(struct emit *e, HPDF_Dict d, const void *p, size_t n,
    const char *inside)
{
	size_t cap = libdeflate_zlib_compress_bound(e->deflate, n);
	size_t len;
	const char *dict = conv_asprintf(e->arena, "/Filter/FlateDecode%s%s\n",
	    *inside == '\0' || *inside == '/' ? "" : " ", inside);

	e->deflated = arena_grow(e->arena, e->deflated, &e->deflated_cap,
	    cap, 1);
	len = libdeflate_zlib_compress(e->deflate, p, n, e->deflated, cap);
	stream_put(e, d, e->deflated, len);
	emit_dict_set(e, d, dict, strlen(dict));
}

static HPDF_Dict
stream_new(struct emit *e)
{
	HPDF_Dict d = HPDF_DictStream_New(e->doc->mmgr, e->doc->xref);

	if (d == NULL)
		arena_fail(e->arena);
	return d;
}

HPDF_Dict
emit_stream(struct emit *e, const void *p, size_t n, const char *inside)
{
	HPDF_Dict d = stream_new(e);

	emit_stream_fill(e, d, p, n, inside);
	return d;
}

HPDF_Dict
emit_stream_raw(struct emit *e, const void *p, size_t n, const char *inside)
{
	HPDF_Dict d = stream_new(e);

	stream_put(e, d, p, n);
	emit_dict_set(e, d, inside, strlen(inside));
	return d;
}

HPDF_Binary
emit_text_string(struct emit *e, const char *s)
{
	const char *end = s + strlen(s);
	unsigned char *p = conv_alloc(e->arena, 2 + 2 * strlen(s)), *q = p;
	HPDF_Binary b;
	uint32_t c, unit[2];
	size_t i, n;

	*q++ = 0xFE;
	*q++ = 0xFF;
	while (s < end && (size_t)(q - p) <= TEXT_BYTES - 4) {
		c = utf8_next(&s, end);
		n = 1;
		unit[0] = c;
		if (c > 0xFFFF) {
			n = 2;
			unit[0] = 0xD800 | (c - 0x10000) >> 10;
			unit[1] = 0xDC00 | (c & 0x3FF);
		}
		for (i = 0; i < n; i++) {
			*q++ = (unsigned char)(unit[i] >> 8);
			*q++ = (unsigned char)unit[i];
		}
	}
	b = HPDF_Binary_New(e->doc->mmgr, p, (HPDF_UINT)(q - p));
	if (b == NULL)
		arena_fail(e->arena);
	return b;
}

void
emit_utf16(struct conv_out *o, const char *s, size_t len)
{
	const char *end = s + len;
	uint32_t c;

	while (s < end) {
		c = utf8_next(&s, end);
		if (c > 0xFFFF)
			conv_printf(o, "%04X%04X",
			    0xD800 | (unsigned)(c - 0x10000) >> 10,
			    0xDC00 | (unsigned)(c & 0x3FF));
		else
			conv_printf(o, "%04X", (unsigned)c);
	}
}

void
emit_literal(struct conv_out *o, const char *s, size_t n)
{
	for (; n > 0; n--, s++) {
		if (*s == '(' || *s == ')' || *s == '\\')
			conv_putc(o, '\\');
		conv_putc(o, *s);
	}
}

void
emit_text(struct conv_out *o, const char *s)
{
	const char *end = s, *stop = s + strlen(s);
	size_t n = 0;

	/* a character of UTF-16 has two units at most */
	while (end < stop && n++ < TEXT_BYTES / 4 - 1)
		utf8_next(&end, stop);
	conv_puts(o, "<FEFF");
	emit_utf16(o, s, (size_t)(end - s));
	conv_putc(o, '>');
}

/* digits: how many a unit has behind the point. */
static void
decimal(struct conv_out *o, int64_t v, unsigned unit, int digits)
{
	char buf[32], *p = buf + sizeof(buf);
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	unsigned frac = (unsigned)(u % unit);

	u /= unit;
	if (frac != 0) {
		for (; frac % 10 == 0; digits--)
			frac /= 10;
		for (; digits > 0; digits--, frac /= 10)
			*--p = (char)('0' + frac % 10);
		*--p = '.';
	}
	do
		*--p = (char)('0' + u % 10);
	while ((u /= 10) != 0);
	if (v < 0)
		*--p = '-';
	conv_put(o, p, (size_t)(buf + sizeof(buf) - p));
}

void
emit_milli(struct conv_out *o, int64_t v)
{
	decimal(o, v, 1000, 3);
}

void
emit_micro(struct conv_out *o, int64_t v)
{
	decimal(o, v, 1000000, 6);
}

void
emit_rgb(struct conv_out *o, uint32_t c)
{
	int shift;

	for (shift = 16; shift >= 0; shift -= 8) {
		if (shift < 16)
			conv_putc(o, ' ');
		emit_milli(o, ((c >> shift & 255) * 1000 + 127) / 255);
	}
}
