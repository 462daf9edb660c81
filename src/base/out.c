/* out.c - the byte sink: buffered, the first error sticks. */
#include <stdio.h>
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
	conv_put(o, &c, 1);
}

void
conv_printf(struct conv_out *o, const char *fmt, ...)
{
	char tmp[512];
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
	if (len >= o->cap) {	/* not even an empty buffer holds it */
		o->failed = true;
		return;
	}
	if (len >= o->cap - o->len) {
		hand_over(o, o->buf, o->len);
		o->len = 0;
	}
	va_start(ap, fmt);
	vsnprintf(o->buf + o->len, o->cap - o->len, fmt, ap);
	va_end(ap);
	o->len += len;
}

bool
conv_out_flush(struct conv_out *o)
{
	hand_over(o, o->buf, o->len);
	o->len = 0;
	return !o->failed;
}

/* Most texts kept in memory are a line or so, and there are many. */
#define MEM_BUFFER	256

/* What the memory sink's small buffer hands over. */
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

void
out_mem_init(struct out_mem *m, struct conv_arena *a)
{
	struct mem *mem = conv_alloc(a, sizeof(*mem));

	mem->arena = a;
	m->arena = a;
	out_init(&m->out, mem_write, mem, conv_alloc(a, MEM_BUFFER),
	    MEM_BUFFER);
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
