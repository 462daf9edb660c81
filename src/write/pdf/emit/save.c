/*
 * save.c - the file: body, object streams, cross-reference stream; before
 * PDF 1.5 every object by itself and a table.
 *
 * libharu's own saver keeps the file in memory, writes no object streams
 * and misses errors of short writes.  This one walks its cross-reference
 * table and writes to the job's sink (PDF 1.7, 7.5.7 and 7.5.8).
 */
#include <string.h>

#include "write/pdf/emit/emit.h"

#define PER_STREAM	500	/* objects in one object stream */

/* Where an object stands. */
struct place {
	unsigned char	type;	/* 1 at an offset, 2 in an object stream */
	uint64_t	at;	/* offset, or number of the object stream */
	uint32_t	index;	/* in the object stream */
	bool		unused;	/* written as a free entry */
};

struct saver {
	struct emit	*e;
	struct conv_out	*out;
	uint64_t	 start;		/* bytes in out before the file */
	uint64_t	 hash[2];	/* of all bytes, for /ID */
	struct place	*places;	/* one an object */
	unsigned	 n;		/* objects of libharu */
	unsigned	 next;		/* next free number */
	bool		 failed;	/* libharu could not write */
	/* for one object stream after the other */
	struct out_mem	 head, body;
	char		*z;		/* compressed */
	size_t		 z_cap;
};

static uint64_t
offset(const struct saver *s)
{
	return s->out->flushed + s->out->len - s->start;
}

/* FNV-1a and a second hash with another basis: 128 bits for /ID. */
static void
save_put(struct saver *s, const char *p, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		s->hash[0] = (s->hash[0] ^ (unsigned char)p[i]) *
		    1099511628211u;
		s->hash[1] = (s->hash[1] + (unsigned char)p[i]) *
		    0xD6E8FEB86659FD93u;
	}
	conv_put(s->out, p, n);
}

static void
save_puts(struct saver *s, const char *p)
{
	save_put(s, p, strlen(p));
}

static HPDF_STATUS
to_saver(HPDF_Stream stream, const HPDF_BYTE *p, HPDF_UINT n)
{
	save_put(stream->attr, (const char *)p, n);
	return HPDF_OK;
}

static HPDF_STATUS
to_memory(HPDF_Stream stream, const HPDF_BYTE *p, HPDF_UINT n)
{
	conv_put(stream->attr, (const char *)p, n);
	return HPDF_OK;
}

/* Write an object's value through libharu to a callback. */
static void
value(struct saver *s, void *obj, HPDF_Stream_Write_Func fn, void *ctx)
{
	HPDF_Stream stream = HPDF_CallbackWriter_New(s->e->doc->mmgr, fn, ctx);

	if (stream == NULL || HPDF_Obj_WriteValue(obj, stream, NULL) !=
	    HPDF_OK)
		s->failed = true;
	HPDF_Stream_Free(stream);
}

static void *
object(const struct saver *s, unsigned i)
{
	return HPDF_Xref_GetEntry(s->e->doc->xref, i)->obj;
}

static bool
is_stream(const void *obj)
{
	const HPDF_Obj_Header *h = obj;

	return (h->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
	    ((const HPDF_Dict_Rec *)obj)->stream != NULL;
}

/*
 * A stream with its length in its dictionary.  libharu keeps lengths in
 * objects of their own, which would be read before the object streams
 * that hold them.
 */
static void
save_stream(struct saver *s, unsigned id, HPDF_Dict d)
{
	HPDF_Stream data = d->stream;
	HPDF_UINT i, n;
	HPDF_BYTE *p;

	s->places[emit_id(HPDF_Dict_GetItem(d, "Length",
	    HPDF_OCLASS_NUMBER))].unused = true;
	HPDF_Dict_RemoveElement(d, "Length");
	HPDF_Dict_AddNumber(d, "Length", (HPDF_INT32)data->size);
	s->places[id] = (struct place){ 1, offset(s), 0, false };
	save_puts(s, conv_asprintf(s->e->arena, "%u 0 obj\n", id));
	d->stream = NULL;
	value(s, d, to_saver, s);
	d->stream = data;
	save_puts(s, "\nstream\n");
	for (i = 0; i < HPDF_MemStream_GetBufCount(data); i++) {
		p = HPDF_MemStream_GetBufPtr(data, i, &n);
		save_put(s, (const char *)p, n);
	}
	save_puts(s, "\nendstream\nendobj\n");
}

/* Streams can't stand in an object stream. */
static void
save_streams(struct saver *s)
{
	unsigned i;

	for (i = 1; i < s->n; i++)
		if (is_stream(object(s, i)))
			save_stream(s, i, object(s, i));
}

/* All other objects, each by itself. */
static void
save_objects(struct saver *s)
{
	unsigned i;

	for (i = 1; i < s->n; i++) {
		if (s->places[i].type != 0 || s->places[i].unused)
			continue;
		s->places[i] = (struct place){ 1, offset(s), 0, false };
		save_puts(s, conv_asprintf(s->e->arena, "%u 0 obj\n", i));
		value(s, object(s, i), to_saver, s);
		save_puts(s, "\nendobj\n");
	}
}

/* A stream object of the saver's own, under the next number. */
static void
save_own(struct saver *s, const char *dict, const char *p, size_t n)
{
	struct conv_arena *a = s->e->arena;
	size_t len = libdeflate_zlib_compress_bound(s->e->pack, n);

	s->z = arena_grow(a, s->z, &s->z_cap, len, 1);
	len = libdeflate_zlib_compress(s->e->pack, p, n, s->z, s->z_cap);
	save_puts(s, conv_asprintf(a, "%u 0 obj\n<<%s/Filter/FlateDecode"
	    "/Length %zu>>\nstream\n", s->next, dict, len));
	save_put(s, s->z, len);
	save_puts(s, "\nendstream\nendobj\n");
	s->next++;
}

/* An object's value; those of our own need no help of libharu. */
static void
save_value(struct saver *s, unsigned i, struct conv_out *o)
{
	size_t n;
	const char *inside = emit_dict_bytes(object(s, i), &n);

	if (inside == NULL) {
		value(s, object(s, i), to_memory, o);
		return;
	}
	conv_put(o, "<<", 2);
	conv_put(o, inside, n);
	conv_put(o, ">>", 2);
}

/* One object stream from object *i on; moves *i past what it holds. */
static void
save_pack(struct saver *s, unsigned *i)
{
	struct out_mem *head = &s->head, *body = &s->body;
	uint32_t k = 0;
	uint64_t first, len;

	out_mem_clear(head);
	out_mem_clear(body);
	for (; *i < s->n && k < PER_STREAM; ++*i) {
		if (s->places[*i].type != 0 || s->places[*i].unused)
			continue;
		s->places[*i] = (struct place){ 2, s->next, k++, false };
		out_int(&head->out, *i);
		conv_putc(&head->out, ' ');
		out_int(&head->out, (int64_t)(body->out.flushed +
		    body->out.len));
		conv_putc(&head->out, ' ');
		save_value(s, *i, &body->out);
		conv_putc(&body->out, '\n');
	}
	if (k == 0)
		return;
	out_mem_str(head);
	first = head->out.flushed;
	out_mem_str(body);
	len = body->out.flushed;
	conv_put(&head->out, out_mem_str(body), (size_t)len);
	s->places[s->next] = (struct place){ 1, offset(s), 0, false };
	save_own(s, conv_asprintf(s->e->arena, "/Type/ObjStm/N %u/First %llu",
	    (unsigned)k, (unsigned long long)first), out_mem_str(head),
	    (size_t)(first + len));
}

#define ROW	8	/* bytes of an entry: 1, 5, 2 */

/* The entries with PNG's Up predictor, which they compress well under. */
static char *
xref_rows(struct saver *s, size_t *len)
{
	unsigned char row[ROW], prev[ROW] = { 0 };
	unsigned char *rows = conv_alloc(s->e->arena,
	    (size_t)s->next * (ROW + 1));
	unsigned char *p = rows;
	const struct place *pl;
	unsigned i;
	int k;

	for (i = 0; i < s->next; i++) {
		pl = &s->places[i];
		row[0] = pl->type;
		for (k = 0; k < 5; k++)
			row[1 + k] = (unsigned char)(pl->at >> (32 - 8 * k));
		row[6] = (unsigned char)(pl->index >> 8);
		row[7] = (unsigned char)pl->index;
		*p++ = 2;
		for (k = 0; k < ROW; k++)
			*p++ = (unsigned char)(row[k] - prev[k]);
		memcpy(prev, row, ROW);
	}
	*len = (size_t)(p - rows);
	return (char *)rows;
}

/* What the trailer says of the whole file. */
static const char *
trailer(struct saver *s)
{
	HPDF_Doc doc = s->e->doc;
	struct conv_arena *a = s->e->arena;
	const char *id, *info = "";

	id = conv_asprintf(a, "<%016llX%016llX>",
	    (unsigned long long)s->hash[0], (unsigned long long)s->hash[1]);
	if (s->e->standard->part < 4)
		info = conv_asprintf(a, "/Info %u 0 R", emit_id(doc->info));
	return conv_asprintf(a, "/Root %u 0 R%s/ID[%s%s]",
	    emit_id(doc->catalog), info, id, id);
}

/* The table of PDF 1.4: 20 bytes an object. */
static void
save_table(struct saver *s)
{
	struct conv_arena *a = s->e->arena;
	const char *end = trailer(s);
	uint64_t at = offset(s);
	unsigned i;

	save_puts(s, conv_asprintf(a, "xref\n0 %u\n0000000000 65535 f \n",
	    s->n));
	for (i = 1; i < s->n; i++)
		save_puts(s, s->places[i].unused ?
		    "0000000000 65535 f \n" :
		    conv_asprintf(a, "%010llu 00000 n \n",
		    (unsigned long long)s->places[i].at));
	save_puts(s, conv_asprintf(a, "trailer\n<</Size %u%s>>\nstartxref\n"
	    "%llu\n%%%%EOF\n", s->n, end, (unsigned long long)at));
}

static void
save_xref(struct saver *s)
{
	uint64_t at = offset(s);
	struct conv_arena *a = s->e->arena;
	const char *end = trailer(s), *dict;
	size_t len;
	char *rows;

	s->places[0] = (struct place){ 0, 0, 65535, false };
	s->places[s->next] = (struct place){ 1, at, 0, false };
	s->next++;
	rows = xref_rows(s, &len);
	s->next--;
	dict = conv_asprintf(a, "/Type/XRef/Size %u/W[1 5 2]%s"
	    "/DecodeParms<</Predictor 12/Columns %d>>", s->next + 1, end,
	    ROW);
	save_own(s, dict, rows, len);
	save_puts(s, conv_asprintf(a, "startxref\n%llu\n%%%%EOF\n",
	    (unsigned long long)at));
}

bool
emit_save(struct emit *e)
{
	struct saver s = { .e = e, .out = e->pdf->job->out };
	int version = e->standard->version;
	unsigned i = 1;

	s.start = s.out->flushed + s.out->len;
	s.n = e->doc->xref->entries->count;
	s.next = s.n;
	s.hash[0] = 14695981039346656037u;
	s.hash[1] = 0x9E3779B97F4A7C15u;
	s.places = conv_alloc(e->arena, ((size_t)s.n + s.n / PER_STREAM + 4) *
	    sizeof(*s.places));
	save_puts(&s, conv_asprintf(e->arena, "%%PDF-%d.%d\n", version / 10,
	    version % 10));
	save_puts(&s, "%\xE2\xE3\xCF\xD3\n");
	/* PDF/A-4 has metadata only */
	s.places[emit_id(e->doc->info)].unused = e->standard->part >= 4;
	save_streams(&s);
	if (version < 15) {
		save_objects(&s);
		save_table(&s);
		return !s.failed && e->doc->error.error_no == HPDF_OK;
	}
	out_mem_init(&s.head, e->arena);
	out_mem_init(&s.body, e->arena);
	while (i < s.n)
		save_pack(&s, &i);
	save_xref(&s);
	return !s.failed && e->doc->error.error_no == HPDF_OK;
}
