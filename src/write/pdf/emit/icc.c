/*
 * icc.c - an sRGB colour profile (ICC.1:2001-04, IEC 61966-2-1), for the
 * output intent that PDF/A asks for.
 */
#include <math.h>
#include <string.h>

#include "write/pdf/emit/emit.h"

#define CURVE	1024	/* points of the tone curve */

struct bytes {
	unsigned char	*p;
	size_t		 n;
};

static void
u16(struct bytes *b, unsigned v)
{
	b->p[b->n++] = (unsigned char)(v >> 8);
	b->p[b->n++] = (unsigned char)v;
}

static void
u32(struct bytes *b, uint32_t v)
{
	u16(b, v >> 16);
	u16(b, v & 0xFFFF);
}

static void
sig(struct bytes *b, const char *s)
{
	memcpy(b->p + b->n, s, 4);
	b->n += 4;
}

static void
xyz(struct bytes *b, const uint32_t v[3])
{
	sig(b, "XYZ ");
	u32(b, 0);
	u32(b, v[0]);
	u32(b, v[1]);
	u32(b, v[2]);
}

/* The ASCII part of a description, then no Unicode, no ScriptCode. */
static void
desc(struct bytes *b, const char *s)
{
	size_t n = strlen(s) + 1;

	sig(b, "desc");
	u32(b, 0);
	u32(b, (uint32_t)n);
	memcpy(b->p + b->n, s, n);
	b->n += n + 4 + 4 + 2 + 1 + 67;
}

static void
text(struct bytes *b, const char *s)
{
	sig(b, "text");
	u32(b, 0);
	memcpy(b->p + b->n, s, strlen(s) + 1);
	b->n += strlen(s) + 1;
}

static void
curve(struct bytes *b)
{
	double v;
	int i;

	sig(b, "curv");
	u32(b, 0);
	u32(b, CURVE);
	for (i = 0; i < CURVE; i++) {
		v = (double)i / (CURVE - 1);
		v = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
		u16(b, (unsigned)(v * 65535 + 0.5));
	}
}

static void
header(struct bytes *b)
{
	u32(b, 0);			/* the size; set at the end */
	u32(b, 0);
	u32(b, 0x02100000);		/* version 2.1 */
	sig(b, "mntr");
	sig(b, "RGB ");
	sig(b, "XYZ ");
	u16(b, 2000);			/* a date, never today's */
	u16(b, 1);
	u16(b, 1);
	b->n += 6;
	sig(b, "acsp");
	b->n = 68;
	u32(b, 0xF6D6);			/* D50 */
	u32(b, 0x10000);
	u32(b, 0xD32D);
	b->n = 128;
}

size_t
emit_icc_srgb(struct conv_arena *a, const unsigned char **data)
{
	/* primaries adapted to D50, in 1/65536 */
	static const uint32_t white[3] = { 0xF351, 0x10000, 0x116CC };
	static const uint32_t red[3] = { 0x6FA2, 0x38F5, 0x0390 };
	static const uint32_t green[3] = { 0x6299, 0xB785, 0x18DA };
	static const uint32_t blue[3] = { 0x24A0, 0x0F84, 0xB6CF };
	static const char *const tags[] = {
		"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC",
		"gTRC", "bTRC"
	};
	struct bytes b = { conv_alloc(a, 8192), 0 }, table;
	size_t i, start;

	header(&b);
	u32(&b, 9);
	table = b;
	b.n += 9 * 12;
	for (i = 0; i < 9; i++) {
		b.n = (b.n + 3) / 4 * 4;
		start = b.n;
		switch (i) {
		case 0:
			desc(&b, "sRGB");
			break;
		case 1:
			text(&b, "No copyright, use freely");
			break;
		case 2:
			xyz(&b, white);
			break;
		case 3:
			xyz(&b, red);
			break;
		case 4:
			xyz(&b, green);
			break;
		case 5:
			xyz(&b, blue);
			break;
		case 6:
			curve(&b);
			break;
		default:	/* all three curves are one */
			start = (size_t)table.p[table.n - 6] << 8 |
			    table.p[table.n - 5];
			b.n = start + 12 + 2 * CURVE;
			break;
		}
		sig(&table, tags[i]);
		u32(&table, (uint32_t)start);
		u32(&table, (uint32_t)(b.n - start));
	}
	b.n = (b.n + 3) / 4 * 4;
	table.n = 0;
	u32(&table, (uint32_t)b.n);
	*data = b.p;
	return b.n;
}
