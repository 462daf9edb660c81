/*
 * ids.c - every heading gets an id: the one it was given, or GitHub's slug
 * (as in the JavaScript library github-slugger).
 */
#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

/* Characters that a slug keeps: letters, marks, numbers, _ and the like. */
static bool
is_kept(uint32_t c)
{
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_PC:
		return true;
	default:
		return c == '-';
	}
}

static const char *
slug(struct conv_arena *a, const char *text)
{
	const char *end = text + strlen(text);
	/* lower case may take more bytes than upper case */
	char *out = conv_alloc(a, 2 * strlen(text) + UTF8_MAX + 1), *p = out;
	uint32_t c;

	while (text < end) {
		c = utf8_next(&text, end);
		if (c == ' ')
			*p++ = '-';
		else if (is_kept(c))
			p += utf8_put(p, (uint32_t)utf8proc_tolower(
			    (utf8proc_int32_t)c));
	}
	return *out != '\0' ? out : "section";
}

/* How many ids were made from a slug so far. */
struct count {
	unsigned long	n;
};

static void
unique(struct conv_doc *doc, struct map *counts, struct conv_node *n,
    const char *base)
{
	struct count *count = map_get(counts, base, strlen(base));
	const char *id = base;

	if (count == NULL) {
		count = conv_alloc(doc->arena, sizeof(*count));
		map_put(counts, base, strlen(base), count);
	}
	while (conv_doc_find(doc, id) != NULL)
		id = conv_asprintf(doc->arena, "%s-%lu", base, ++count->n);
	doc_set_id(doc, n, id);
}

/*
 * The node that carries a heading's id: its section.
 */
static struct conv_node *
owner(struct conv_node *heading)
{
	struct conv_node *up = heading->parent;

	return up->kind == CONV_SECTION && up->first == heading ? up :
	    heading;
}

/* Ids that were given are never changed, so they are taken first. */
static void
given(struct conv_job *job, struct conv_doc *doc, struct conv_node *root)
{
	struct conv_node *n;
	const char *id;

	for (n = root; n != NULL; n = node_next(n, root, true)) {
		if (n->kind != CONV_HEADING ||
		    (id = conv_attr(n, "id")) == NULL)
			continue;
		if (conv_doc_find(doc, id) == NULL)
			doc_set_id(doc, owner(n), id);
		else
			conv_report(job, CONV_WARNING, n, "duplicate-id",
			    "the id '%s' is taken", id);
	}
}

static void
slugs(struct conv_doc *doc, struct map *counts, struct conv_node *root)
{
	struct conv_node *n, *at;

	for (n = root; n != NULL; n = node_next(n, root, true)) {
		if (n->kind != CONV_HEADING)
			continue;
		at = owner(n);
		if (at->id == NULL)
			unique(doc, counts, at, slug(doc->arena,
			    conv_plain_text(doc->arena, n)));
	}
}

bool
pass_ids(struct conv_job *job, struct conv_doc *doc)
{
	struct map *counts = map_new(doc->arena);
	size_t i;

	given(job, doc, doc->root);
	for (i = 0; i < doc->nnotes; i++)
		given(job, doc, doc->notes[i]);
	if ((doc->ext & EXT_AUTO_IDENTIFIERS) == 0)
		return true;
	slugs(doc, counts, doc->root);
	for (i = 0; i < doc->nnotes; i++)
		slugs(doc, counts, doc->notes[i]);
	return true;
}
