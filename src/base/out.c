/* out.c - the byte sink: buffered, the first error sticks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

void
out_init(struct conv_out *o, bool (*write)(void *, const char *, size_t),
    void *ctx, char *buf, size_t cap)
{
	memset(o, 0, sizeof(*o));
	o->write = write;
	o->ctx = ctx;
	o->buf = buf;
	o->cap = cap;
}

static void
hand_over(struct conv_out *o, const char *s, size_t n)
{
	if (o->failed || n == 0)
		return;
	if (o->write(o->ctx, s, n))
		o->flushed += n;
	else
		o->failed = true;
}

void
conv_put(struct conv_out *o, const char *s, size_t n)
{
	if (n > o->cap - o->len) {
		hand_over(o, o->buf, o->len);
		o->len = 0;
		if (n > o->cap) {
			hand_over(o, s, n);
			return;
		}
	}
	if (n == 0)
		return;
	memcpy(o->buf + o->len, s, n);
	o->len += n;
}

void
conv_puts(struct conv_out *o, const char *s)
{
	conv_put(o, s, strlen(s));
}

void
conv_putc(struct conv_out *o, char c)
{
	if (o->len < o->cap)
		o->buf[o->len++] = c;
	else
		conv_put(o, &c, 1);
}

void
out_int(struct conv_out *o, int64_t v)
{
	char digits[20], *p = digits + sizeof(digits);
	uint64_t u = v < 0 ? -(uint64_t)v : (uint64_t)v;

	do
		*--p = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	if (v < 0)
		*--p = '-';
	conv_put(o, p, (size_t)(digits + sizeof(digits) - p));
}

void
conv_printf(struct conv_out *o, const char *fmt, ...)
{
	char tmp[512], *long_text;
	va_list ap;
	size_t len;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(tmp, sizeof(tmp), fmt, ap);
	va_end(ap);
	if (n < 0) {
		o->failed = true;
		return;
	}
	len = (size_t)n;
	if (len < sizeof(tmp)) {
		conv_put(o, tmp, len);
		return;
	}
	if ((long_text = malloc(len + 1)) == NULL) {
		o->failed = true;
		return;
	}
	va_start(ap, fmt);
	vsnprintf(long_text, len + 1, fmt, ap);
	va_end(ap);
	conv_put(o, long_text, len);
	free(long_text);
}

bool
conv_out_flush(struct conv_out *o)
{
	hand_over(o, o->buf, o->len);
	o->len = 0;
	return !o->failed;
}

/* What the memory sink has been given. */
struct mem {
	struct conv_arena	*arena;
	char			*p;
	size_t			 len, cap;
};

static bool
mem_write(void *ctx, const char *s, size_t n)
{
	struct mem *m = ctx;

	m->p = arena_grow(m->arena, m->p, &m->cap, m->len + n + 1, 1);
	memcpy(m->p + m->len, s, n);
	m->len += n;
	return true;
}

/* Without a buffer in front: many of these are made for a few bytes. */
void
out_mem_init(struct out_mem *m, struct conv_arena *a)
{
	struct mem *mem = conv_alloc(a, sizeof(*mem));

	mem->arena = a;
	out_init(&m->out, mem_write, mem, NULL, 0);
}

void
out_mem_clear(struct out_mem *m)
{
	struct mem *mem = m->out.ctx;

	mem->len = 0;
	m->out.flushed = m->out.len = 0;
}

void
out_mem_buffer(struct out_mem *m, size_t size)
{
	struct mem *mem = m->out.ctx;

	m->out.buf = conv_alloc(mem->arena, size);
	m->out.cap = size;
}

char *
out_mem_str(struct out_mem *m)
{
	struct mem *mem = m->out.ctx;

	conv_out_flush(&m->out);
	mem->p = arena_grow(mem->arena, mem->p, &mem->cap, mem->len + 1, 1);
	mem->p[mem->len] = '\0';
	return mem->p;
}
