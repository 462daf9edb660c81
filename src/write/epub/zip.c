/* zip.c - a ZIP archive without anything that differs between two runs. */
#include <string.h>

#include <libdeflate.h>

#include "base/base.h"
#include "write/epub/epub.h"

#define LEVEL		7		/* libdeflate's, 1 to 12 */
#define ENTRIES_MAX	0xFFFEu		/* without Zip64, as the next */
#define BYTES_MAX	0xFFFFFFFEull
#define DOS_DATE	0x0021		/* 1980-01-01, the earliest */
#define UTF8_NAMES	0x0800		/* general purpose flag */
#define METHOD_DEFLATE	8

void
zip_init(struct zip *z, struct conv_job *job)
{
	memset(z, 0, sizeof(*z));
	z->job = job;
}

static void
put16(struct conv_out *o, uint32_t v)
{
	conv_putc(o, (char)(v & 0xFF));
	conv_putc(o, (char)(v >> 8 & 0xFF));
}

static void
put32(struct conv_out *o, uint32_t v)
{
	put16(o, v & 0xFFFF);
	put16(o, v >> 16);
}

/* What a local header and the directory have in common. */
static void
put_entry(struct conv_out *o, const struct zip_entry *e)
{
	put16(o, e->deflated ? 20 : 10);	/* version that reads it */
	put16(o, UTF8_NAMES);
	put16(o, e->deflated ? METHOD_DEFLATE : 0);
	put16(o, 0);				/* time */
	put16(o, DOS_DATE);
	put32(o, e->crc);
	put32(o, e->packed);
	put32(o, e->size);
	put16(o, (uint32_t)strlen(e->name));
	put16(o, 0);				/* extra field */
}

/* Deflate into the buffer; false where that is no gain. */
static bool
squeeze(struct zip *z, struct zip_entry *e, const void *data, size_t size)
{
	struct libdeflate_compressor *c;
	size_t n;

	if (size < 16 || (c = libdeflate_alloc_compressor(LEVEL)) == NULL)
		return false;
	z->buf = arena_grow(z->job->arena, z->buf, &z->bufcap, size, 1);
	n = libdeflate_deflate_compress(c, data, size, z->buf, size - 1);
	libdeflate_free_compressor(c);
	if (n == 0)
		return false;
	e->packed = (uint32_t)n;
	return true;
}

static bool
fits(struct zip *z, size_t size)
{
	if (z->failed)
		return false;
	if (z->n < ENTRIES_MAX && size <= BYTES_MAX &&
	    z->offset + size <= BYTES_MAX)
		return true;
	conv_report(z->job, CONV_ERROR, NULL, "too-large",
	    "the book is too large for a ZIP archive");
	z->failed = true;
	return false;
}

void
zip_add(struct zip *z, const char *name, const void *data, size_t size,
    bool stored)
{
	struct conv_out *o = z->job->out;
	struct zip_entry *e;

	if (!fits(z, size))
		return;
	z->entries = arena_grow(z->job->arena, z->entries, &z->cap, z->n + 1,
	    sizeof(*z->entries));
	e = &z->entries[z->n++];
	memset(e, 0, sizeof(*e));
	e->name = name;
	e->offset = (uint32_t)z->offset;
	e->size = e->packed = (uint32_t)size;
	e->crc = libdeflate_crc32(0, data, size);
	e->deflated = !stored && squeeze(z, e, data, size);
	put32(o, 0x04034B50);
	put_entry(o, e);
	conv_puts(o, name);
	conv_put(o, e->deflated ? (const char *)z->buf : data, e->packed);
	z->offset += 30 + strlen(name) + e->packed;
}

bool
zip_end(struct zip *z)
{
	struct conv_out *o = z->job->out;
	uint64_t start = z->offset;
	const struct zip_entry *e;
	size_t i;

	for (i = 0; i < z->n; i++) {
		e = &z->entries[i];
		put32(o, 0x02014B50);
		put16(o, 20);			/* version that wrote it */
		put_entry(o, e);
		put16(o, 0);			/* comment */
		put16(o, 0);			/* disk */
		put16(o, 0);			/* attributes: none */
		put32(o, 0);
		put32(o, e->offset);
		conv_puts(o, e->name);
		z->offset += 46 + strlen(e->name);
	}
	if (!fits(z, 0))
		return false;
	put32(o, 0x06054B50);
	put32(o, 0);				/* disks */
	put16(o, (uint32_t)z->n);
	put16(o, (uint32_t)z->n);
	put32(o, (uint32_t)(z->offset - start));
	put32(o, (uint32_t)start);
	put16(o, 0);				/* comment */
	return true;
}
