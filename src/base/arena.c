/* arena.c - memory by lifetime: many allocations, freed at once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/base.h"
#include "base/limits.h"

#define ALIGN		_Alignof(max_align_t)
#define LARGE_PAGE	((uintptr_t)2 << 20)

struct block {
	struct block	*next;
	max_align_t	 data[];
};

struct conv_arena {
	struct block	*blocks;
	char		*p, *end;	/* what is free of the newest block */
	size_t		 size;		/* of the next block */
	uint64_t	 total;
	jmp_buf		*oom;
	void		(*fail)(void);	/* of an arena without oom */
	struct conv_arena *inner, *outer;	/* or NULL */
};

struct conv_arena *
arena_new(jmp_buf *oom)
{
	struct conv_arena *a;

	if ((a = calloc(1, sizeof(*a))) == NULL)
		return NULL;
	a->size = LIMIT_ARENA_BLOCK;
	a->oom = oom;
	return a;
}

struct conv_arena *
conv_arena_new(void (*fail)(void))
{
	struct conv_arena *a = arena_new(NULL);

	if (a != NULL)
		a->fail = fail;
	return a;
}

void
conv_arena_free(struct conv_arena *a)
{
	arena_free(a);
}

void
arena_free(struct conv_arena *a)
{
	struct block *b, *next;

	if (a == NULL)
		return;
	arena_free(a->inner);
	for (b = a->blocks; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

struct conv_arena *
arena_inner(struct conv_arena *a)
{
	if (a->inner == NULL && (a->inner = arena_new(NULL)) == NULL)
		arena_fail(a);
	a->inner->outer = a;
	return a->inner;
}

void
arena_inner_free(struct conv_arena *a)
{
	if (a->inner == NULL)
		return;
	a->total -= a->inner->total;
	arena_free(a->inner);
	a->inner = NULL;
}

jmp_buf *
arena_on_failure(struct conv_arena *a, jmp_buf *oom)
{
	jmp_buf *old = a->oom;

	a->oom = oom;
	return old;
}

_Noreturn void
arena_fail(struct conv_arena *a)
{
	if (a->outer != NULL)
		a = a->outer;
	if (a->oom != NULL)
		longjmp(*a->oom, 1);
	if (a->fail != NULL)
		a->fail();
	abort();
}

/*
 * Ask for large pages where a block has room for them: a tree of a long
 * document lies on thousands of small ones, each of which costs a fault and
 * later a miss on every way through the tree.
 */
static void
block_advise(struct block *b, size_t size)
{
#ifdef MADV_HUGEPAGE
	uintptr_t from = ((uintptr_t)b + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
	uintptr_t to = ((uintptr_t)b + size) & ~(LARGE_PAGE - 1);

	if (from < to)
		(void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#else
	(void)b;
	(void)size;
#endif
}

/*
 * A block of at least n bytes.  A large request gets a block of its own
 * behind the newest, whose free rest stays in use.
 */
static void *
block_add(struct conv_arena *a, size_t n)
{
	size_t size = n > a->size / 4 ? n : a->size;
	struct conv_arena *all = a->outer != NULL ? a->outer : a;
	struct block *b;

	if (all->total + size > LIMIT_ARENA_TOTAL)
		arena_fail(a);
	/* zeroed: large blocks are so already as they come from the system */
	if ((b = calloc(1, sizeof(*b) + size)) == NULL)
		arena_fail(a);
	block_advise(b, sizeof(*b) + size);
	a->total += size;
	if (all != a)
		all->total += size;
	if (size == n && a->blocks != NULL) {
		b->next = a->blocks->next;
		a->blocks->next = b;
		return b->data;
	}
	b->next = a->blocks;
	a->blocks = b;
	a->p = (char *)b->data + n;
	a->end = (char *)b->data + size;
	if (a->size < LIMIT_ARENA_BLOCK_MAX)
		a->size *= 4;
	return b->data;
}

void *
conv_alloc(struct conv_arena *a, size_t n)
{
	void *p;

	if (n > SIZE_MAX / 2)
		arena_fail(a);
	n = (n + ALIGN - 1) / ALIGN * ALIGN;
	if (n == 0)
		n = ALIGN;
	if (n > (size_t)(a->end - a->p))
		return block_add(a, n);
	p = a->p;
	a->p += n;
	return p;
}

char *
conv_strndup(struct conv_arena *a, const char *s, size_t n)
{
	char *p = conv_alloc(a, n + 1);

	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
conv_strdup(struct conv_arena *a, const char *s)
{
	return conv_strndup(a, s, strlen(s));
}

char *
arena_vprintf(struct conv_arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *p;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		arena_fail(a);
	p = conv_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	return p;
}

char *
conv_asprintf(struct conv_arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

void *
arena_grow(struct conv_arena *a, void *old, size_t *cap, size_t need,
    size_t size)
{
	size_t n = *cap == 0 ? 8 : *cap;
	void *p;

	if (need <= *cap)
		return old;
	while (n < need) {
		if (n > SIZE_MAX / 2)
			arena_fail(a);
		n *= 2;
	}
	if (n > SIZE_MAX / 2 / size)
		arena_fail(a);
	p = conv_alloc(a, n * size);
	if (*cap > 0)
		memcpy(p, old, *cap * size);
	*cap = n;
	return p;
}
