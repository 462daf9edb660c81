/* mem.c - memory of the command line program: arenas, lists, sinks. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

#define OUT_BUFFER	(64u << 10)

static void
out_of_memory(void)
{
	static const char msg[] = "conv: error: out of memory\n";

	write_all(STDERR_FILENO, msg, sizeof(msg) - 1);
	cleanup_now();
	_exit(EXIT_OTHER);
}

struct conv_arena *
mem_arena(void)
{
	struct conv_arena *a = conv_arena_new(out_of_memory);

	if (a == NULL)
		out_of_memory();
	return a;
}

void *
grow(struct conv_arena *a, void *old, size_t *cap, size_t need, size_t size)
{
	size_t n = *cap == 0 ? 8 : *cap;
	void *p;

	if (need <= *cap)
		return old;
	while (n < need)
		n *= 2;
	p = conv_alloc(a, n * size);
	if (*cap > 0)
		memcpy(p, old, *cap * size);
	*cap = n;
	return p;
}

void
strings_add(struct conv_arena *a, struct strings *list, const char *s)
{
	list->v = grow(a, list->v, &list->cap, list->n + 1,
	    sizeof(*list->v));
	list->v[list->n++] = conv_strdup(a, s);
}

bool
write_all(int fd, const void *data, size_t n)
{
	const char *p = data;
	ssize_t done;

	while (n > 0) {
		if ((done = write(fd, p, n)) == -1) {
			if (errno == EINTR)
				continue;
			return false;
		}
		p += done;
		n -= (size_t)done;
	}
	return true;
}

struct fd_sink {
	int	 fd;
	int	*error;
};

static bool
fd_write(void *ctx, const char *s, size_t n)
{
	struct fd_sink *sink = ctx;

	if (write_all(sink->fd, s, n))
		return true;
	*sink->error = errno;
	return false;
}

struct conv_out *
fd_out(struct conv_arena *a, int fd, int *error)
{
	struct fd_sink *sink = conv_alloc(a, sizeof(*sink));
	struct conv_out *out = conv_alloc(a, sizeof(*out));

	sink->fd = fd;
	sink->error = error;
	out->write = fd_write;
	out->ctx = sink;
	out->buf = conv_alloc(a, OUT_BUFFER);
	out->cap = OUT_BUFFER;
	return out;
}
