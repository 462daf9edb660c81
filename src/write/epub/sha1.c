/* sha1.c - SHA-1 (RFC 3174), for names made from content. */
#include <string.h>

#include "write/epub/epub.h"

static uint32_t
rotate(uint32_t v, int n)
{
	return v << n | v >> (32 - n);
}

void
sha1_init(struct sha1 *s)
{
	static const uint32_t start[5] = {
		0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0
	};

	memset(s, 0, sizeof(*s));
	memcpy(s->h, start, sizeof(s->h));
}

static void
mix(struct sha1 *s)
{
	static const uint32_t k[4] = {
		0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6
	};
	uint32_t w[80], a = s->h[0], b = s->h[1], c = s->h[2], d = s->h[3];
	uint32_t e = s->h[4], f, t;
	int i;

	for (i = 0; i < 16; i++)
		w[i] = (uint32_t)s->block[4 * i] << 24 |
		    (uint32_t)s->block[4 * i + 1] << 16 |
		    (uint32_t)s->block[4 * i + 2] << 8 |
		    s->block[4 * i + 3];
	for (; i < 80; i++)
		w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	for (i = 0; i < 80; i++) {
		f = i < 20 ? (b & c) | (~b & d) :
		    i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d) :
		    b ^ c ^ d;
		t = rotate(a, 5) + f + e + k[i / 20] + w[i];
		e = d;
		d = c;
		c = rotate(b, 30);
		b = a;
		a = t;
	}
	s->h[0] += a;
	s->h[1] += b;
	s->h[2] += c;
	s->h[3] += d;
	s->h[4] += e;
}

void
sha1_add(struct sha1 *s, const void *data, size_t n)
{
	const unsigned char *p = data;
	size_t have = s->len % 64, take;

	s->len += n;
	while (n > 0) {
		take = 64 - have < n ? 64 - have : n;
		memcpy(s->block + have, p, take);
		p += take;
		n -= take;
		have += take;
		if (have == 64) {
			mix(s);
			have = 0;
		}
	}
}

void
sha1_end(struct sha1 *s, unsigned char digest[20])
{
	uint64_t bits = s->len * 8;
	unsigned char tail[8];
	int i;

	sha1_add(s, "\x80", 1);
	while (s->len % 64 != 56)
		sha1_add(s, "", 1);
	for (i = 0; i < 8; i++)
		tail[i] = (unsigned char)(bits >> (56 - 8 * i));
	sha1_add(s, tail, 8);
	for (i = 0; i < 20; i++)
		digest[i] = (unsigned char)(s->h[i / 4] >>
		    (24 - 8 * (i % 4)));
}
