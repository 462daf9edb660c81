/* id.c - ids as XML wants them: names without a colon (NCName). */
#include <string.h>

#include "base/base.h"
#include "write/epub/epub.h"

/* Characters of names, XML 1.0 section 2.3; the last are no first ones. */
static const struct {
	uint32_t	first, last;
	bool		start;
} ranges[] = {
	{ 'A', 'Z', true }, { '_', '_', true }, { 'a', 'z', true },
	{ 0xC0, 0xD6, true }, { 0xD8, 0xF6, true }, { 0xF8, 0x2FF, true },
	{ 0x370, 0x37D, true }, { 0x37F, 0x1FFF, true },
	{ 0x200C, 0x200D, true }, { 0x2070, 0x218F, true },
	{ 0x2C00, 0x2FEF, true }, { 0x3001, 0xD7FF, true },
	{ 0xF900, 0xFDCF, true }, { 0xFDF0, 0xFFFD, true },
	{ 0x10000, 0xEFFFF, true },
	{ '-', '.', false }, { '0', '9', false }, { 0xB7, 0xB7, false },
	{ 0x300, 0x36F, false }, { 0x203F, 0x2040, false }
};

static bool
is_name_char(uint32_t c, bool start)
{
	size_t i;

	for (i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return ranges[i].start || !start;
	return false;
}

/* The id with "_" for what a name can't hold, and in front if need be. */
static const char *
to_name(struct conv_arena *a, const char *id)
{
	const char *end = id + strlen(id), *p = id;
	char *out = conv_alloc(a, strlen(id) + 2), *q = out;
	uint32_t c;

	if (p == end || !is_name_char(utf8_next(&p, end), true))
		*q++ = '_';
	for (p = id; p < end; ) {
		c = utf8_next(&p, end);
		q += utf8_put(q, is_name_char(c, false) ? c : '_');
	}
	return out;
}

const char *
epub_id(struct epub *e, const char *id)
{
	const char *name = map_get(e->ids, id, strlen(id)), *base;
	unsigned n = 1;

	if (name != NULL)
		return name;
	name = base = to_name(e->arena, id);
	while (strcmp(name, id) != 0 &&
	    (conv_doc_find(e->job->doc, name) != NULL ||
	    map_get(e->names, name, strlen(name)) != NULL))
		name = conv_asprintf(e->arena, "%s_%u", base, ++n);
	map_put(e->ids, id, strlen(id), (char *)name);
	map_put(e->names, name, strlen(name), e);
	return name;
}
