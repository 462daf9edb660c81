/* ids.c - every heading gets an id: the one it was given, or a slug. */
#include <string.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

struct ids {
	struct conv_job	*job;
	struct conv_doc	*doc;
	struct map	*counts;	/* slug -> struct count */
};

/* How many ids were made from a slug so far. */
struct count {
	unsigned long	n;
};

static size_t
digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* The names that pass.h leaves to the back ends. */
static bool
is_reserved(const char *id)
{
	static const char *const names[] = {
		"CONTENT", "COVER", "NOTES", "TITLE-BLOCK", "TOC", "TOC-TITLE"
	};
	size_t n, i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(id, names[i]) == 0)
			return true;
	if (strncmp(id, "fn", 2) != 0)
		return false;
	id += strncmp(id, "fnref", 5) == 0 ? 5 : 2;
	if ((n = digits(id)) == 0)
		return false;
	if (id[n] == '-' && digits(id + n + 1) > 0)
		n += 1 + digits(id + n + 1);
	return id[n] == '\0';
}

/* The base itself where it is free, else with a number. */
static const char *
unique(struct ids *s, const char *base)
{
	struct conv_arena *a = s->doc->arena;
	struct count *count;
	const char *id;

	/* a number behind "fn1" gives a reserved name again */
	if (is_reserved(base))
		base = conv_asprintf(a, "%s-", base);
	count = map_get(s->counts, base, strlen(base));
	if (count == NULL) {
		count = conv_alloc(a, sizeof(*count));
		map_put(s->counts, base, strlen(base), count);
	}
	id = base;
	while (conv_doc_find(s->doc, id) != NULL)
		id = conv_asprintf(a, "%s-%lu", base, ++count->n);
	return id;
}

/* The node that carries a heading's id: its section, where it has one. */
static struct conv_node *
owner(struct conv_node *heading)
{
	struct conv_node *up = heading->parent;

	return up->kind == CONV_SECTION && up->first == heading ? up :
	    heading;
}

/*
 * An id as HTML and URLs can hold it: white space can't be in one.  NULL:
 * there is nothing left.
 */
static const char *
clean(struct conv_arena *a, const char *id)
{
	char *out = conv_strdup(a, id), *p;

	for (p = out; *p != '\0'; p++)
		if ((unsigned char)*p <= ' ')
			*p = '-';
	return *out != '\0' ? out : NULL;
}

/* Ids that were given are not changed for a slug's sake: they go first. */
static void
given(struct ids *s, struct conv_node *root)
{
	struct conv_node *n;
	const char *id, *free_id;

	for (n = root; n != NULL; n = node_next(n, root, true)) {
		if (n->attrs == NULL || n->kind == CONV_SECTION ||
		    n->id != NULL ||
		    (id = conv_attr(n, "id")) == NULL ||
		    (id = clean(s->doc->arena, id)) == NULL)
			continue;
		free_id = unique(s, id);
		if (free_id != id)
			conv_report(s->job, CONV_WARNING, n, "duplicate-id",
			    "the id '%s' is taken; this one becomes '%s'",
			    id, free_id);
		doc_set_id(s->doc, n->kind == CONV_HEADING ? owner(n) : n,
		    free_id);
	}
}

static void
slugs(struct ids *s, struct conv_node *root)
{
	struct conv_node *n, *at;

	for (n = root; n != NULL; n = node_next_block(n, root)) {
		if (n->kind != CONV_HEADING)
			continue;
		at = owner(n);
		if (at->id == NULL)
			doc_set_id(s->doc, at, unique(s,
			    slug_heading(s->doc->arena, n)));
	}
}

bool
pass_ids(struct conv_job *job, struct conv_doc *doc)
{
	struct ids s = { .job = job, .doc = doc };
	size_t i;

	s.counts = map_new(doc->arena);
	given(&s, doc->root);
	for (i = 0; i < doc->nnotes; i++)
		given(&s, doc->notes[i]);
	if ((doc->ext & EXT_AUTO_IDENTIFIERS) == 0)
		return true;
	slugs(&s, doc->root);
	for (i = 0; i < doc->nnotes; i++)
		slugs(&s, doc->notes[i]);
	return true;
}
