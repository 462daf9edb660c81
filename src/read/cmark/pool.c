/* pool.c - memory for cmark, of an arena. */
#include <string.h>

#include "base/base.h"
#include "read/cmark/cmark.h"

/* In front of a block of cmark's. */
struct header {
	_Alignas(max_align_t) size_t size;	/* of the block */
	struct header	*next;		/* of a free one */
};

#define POOL_STEP	16u		/* blocks are multiples of this */
#define POOL_MAX	256u		/* bytes of a block that is kept */
#define POOL_CHUNK	(64u << 10)	/* bytes that blocks are cut from */
#define LONG_TEXT	(256u << 10)	/* bytes; its pool is not kept */

/*
 * cmark's memory is the document's arena: what it parses stays where it
 * is, and running out of memory takes the arena's way instead of abort().
 * Of a long text, it has more than the tree needs, so that it is freed then.
 * What cmark frees it is given again: the less memory a tree is spread
 * over, the faster it is walked.  cmark hands its allocator no context,
 * hence this variable; it is set for the length of one parse.
 */
static _Thread_local struct pool {
	struct conv_arena	*arena;
	struct conv_arena	*outer;		/* or NULL: it is kept */
	struct header		*free[POOL_MAX / POOL_STEP + 1];
	char			*p, *end;	/* of the chunk's rest */
} pool;

/* A block that was never used: all zero. */
static struct header *
block_new(size_t size)
{
	struct header *h;

	size += sizeof(*h);
	if (size > (size_t)(pool.end - pool.p)) {
		if (size > POOL_MAX)
			return conv_alloc(pool.arena, size);
		pool.p = conv_alloc(pool.arena, POOL_CHUNK);
		pool.end = pool.p + POOL_CHUNK;
	}
	h = (struct header *)(void *)pool.p;
	pool.p += size;
	return h;
}

/* One of any size; *used: it is not zero. */
static struct header *
block_get(size_t size, bool *used)
{
	struct header *h;

	if (size > SIZE_MAX - sizeof(*h) - POOL_STEP)
		arena_fail(pool.arena);
	size = (size + POOL_STEP - 1) & ~(size_t)(POOL_STEP - 1);
	*used = size <= POOL_MAX &&
	    (h = pool.free[size / POOL_STEP]) != NULL;
	if (*used)
		pool.free[size / POOL_STEP] = h->next;
	else
		h = block_new(size);
	h->size = size;
	return h;
}

static void *
mem_calloc(size_t n, size_t size)
{
	struct header *h;
	bool used;

	if (n > 1 && size > SIZE_MAX / n)
		arena_fail(pool.arena);
	h = block_get(n * size, &used);
	return used ? memset(h + 1, 0, h->size) : h + 1;
}

static void
mem_free(void *p)
{
	struct header *h = p, **list;

	if (h == NULL || (--h)->size > POOL_MAX)
		return;			/* it goes with the arena */
	list = &pool.free[h->size / POOL_STEP];
	h->next = *list;
	*list = h;
}

static void *
mem_realloc(void *old, size_t size)
{
	struct header *h = old;
	void *p;
	bool used;

	if (h != NULL && size <= (--h)->size)
		return old;
	p = block_get(size, &used) + 1;
	if (h != NULL)
		memcpy(p, old, h->size);
	mem_free(old);
	return p;
}

cmark_mem *
pool_begin(struct conv_arena *a, size_t len, bool *kept)
{
	static cmark_mem mem = { mem_calloc, mem_realloc, mem_free };

	*kept = len < LONG_TEXT;
	pool = *kept ? (struct pool){ .arena = a } :
	    (struct pool){ .arena = arena_inner(a), .outer = a };
	return &mem;
}

void
pool_end(void)
{
	if (pool.outer != NULL)
		arena_inner_free(pool.outer);
	pool = (struct pool){ .arena = NULL };
}
