/* map.c - a hash table from strings to pointers. */
#include <string.h>

#include "base/base.h"

struct entry {
	const char	*key;
	void		*value;
	uint32_t	 len;		/* an arena holds no more */
	uint32_t	 hash;
};

struct map {
	struct conv_arena	*arena;
	struct entry		*slots;		/* cap of them, a power of 2 */
	size_t			 cap, used;
};

/* FNV-1a, 64 bits, then mixed so that the low bits depend on all. */
static uint32_t
hash_bytes(const char *s, size_t n)
{
	uint64_t h = 14695981039346656037u;

	for (; n > 0; n--)
		h = (h ^ (unsigned char)*s++) * 1099511628211u;
	h ^= h >> 32;
	h *= 0xD6E8FEB86659FD93u;
	return (uint32_t)(h ^ h >> 32);
}

struct map *
map_new(struct conv_arena *a)
{
	struct map *m = conv_alloc(a, sizeof(*m));

	m->arena = a;
	m->cap = 16;
	m->slots = conv_alloc(a, m->cap * sizeof(*m->slots));
	return m;
}

/* The entry of a key, or the empty one where it belongs. */
static struct entry *
find(const struct map *m, const char *key, size_t len, uint32_t h)
{
	size_t i = (size_t)h & (m->cap - 1);
	struct entry *e;

	for (;; i = (i + 1) & (m->cap - 1)) {
		e = &m->slots[i];
		if (e->key == NULL || (e->hash == h && e->len == len &&
		    memcmp(e->key, key, len) == 0))
			return e;
	}
}

static void
grow(struct map *m)
{
	struct entry *old = m->slots;
	size_t i, n = m->cap;

	m->cap *= 2;
	m->slots = conv_alloc(m->arena, m->cap * sizeof(*m->slots));
	for (i = 0; i < n; i++)
		if (old[i].key != NULL)
			*find(m, old[i].key, old[i].len, old[i].hash) = old[i];
}

void *
map_get(const struct map *m, const char *key, size_t len)
{
	return find(m, key, len, hash_bytes(key, len))->value;
}

void
map_put(struct map *m, const char *key, size_t len, void *value)
{
	uint32_t h = hash_bytes(key, len);
	struct entry *e;

	if (m->used * 4 >= m->cap * 3)
		grow(m);
	e = find(m, key, len, h);
	if (e->key == NULL) {
		m->used++;
		e->key = key;
		e->len = (uint32_t)len;
		e->hash = h;
	}
	e->value = value;
}
