/* ids.c - every heading gets an id: the one it was given, or a slug. */
#include <string.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

struct ids {
	struct conv_job	*job;
	struct conv_doc	*doc;
	struct map	*counts;	/* slug -> struct count */
	struct map	*places;	/* doc->places */
	struct map	*files;		/* name -> normal name */
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

/* The name of a node's file, as links to it have it. */
static const char *
file_of(struct ids *s, const struct conv_node *n)
{
	const char *name = n->pos.file;
	const char *normal = map_get(s->files, name, strlen(name));

	if (normal == NULL) {
		normal = path_normal(s->doc->arena, name);
		map_put(s->files, name, strlen(name), (void *)normal);
	}
	return normal;
}

/* A file's name in an id: "sub__a.md", as pandoc has it. */
static const char *
file_id(struct conv_arena *a, const char *file)
{
	struct out_mem m;

	out_mem_init(&m, a);
	for (; *file != '\0'; file++)
		if (*file == '/')
			conv_puts(&m.out, "__");
		else
			conv_putc(&m.out, (unsigned char)*file <= ' ' ? '-' :
			    *file);
	return out_mem_str(&m);
}

/* The id as the whole document has it, if it is free. */
static const char *
scoped(struct ids *s, const struct conv_node *n, const char *id)
{
	struct conv_arena *a = s->doc->arena;

	return (s->doc->ext & EXT_FILE_SCOPE) == 0 ? id :
	    conv_asprintf(a, "%s__%s", file_id(a, file_of(s, n)), id);
}

static const char *
place_key(struct ids *s, const char *file, const char *id)
{
	return conv_asprintf(s->doc->arena, "%s#%s", file, id);
}

static void
place_put(struct ids *s, const char *key, struct conv_node *n)
{
	if (map_get(s->places, key, strlen(key)) == NULL)
		map_put(s->places, key, strlen(key), n);
}

/* Where several files are one document, links of each go on leading there. */
static void
place_id(struct ids *s, struct conv_node *n, const char *id)
{
	if (s->places == NULL)
		return;
	place_put(s, place_key(s, file_of(s, n), id), n);
	place_put(s, place_key(s, "", id), n);
}

/* The slug that the heading would have, were its file alone. */
static const char *
place_slug(struct ids *s, struct conv_node *n, const char *slug)
{
	const char *file, *key;
	struct count *count;

	if (s->places == NULL)
		return slug;
	file = file_of(s, n);
	key = place_key(s, file, slug);
	count = map_get(s->counts, key, strlen(key));
	if (count == NULL) {
		count = conv_alloc(s->doc->arena, sizeof(*count));
		map_put(s->counts, key, strlen(key), count);
	}
	while (map_get(s->places, key, strlen(key)) != NULL)
		key = conv_asprintf(s->doc->arena, "%s#%s-%lu", file, slug,
		    ++count->n);
	return key + strlen(file) + 1;
}

/* The first text of each file, or its section: where links to it lead. */
static void
place_files(struct ids *s)
{
	static const bool leads[CONV_NKINDS] = {
		[CONV_SECTION] = true, [CONV_HEADING] = true,
		[CONV_PARA] = true, [CONV_TERM] = true, [CONV_CAPTION] = true
	};
	struct conv_node *n;

	for (n = s->doc->root; n != NULL; n = node_next_block(n,
	    s->doc->root))
		if (leads[n->kind])
			place_put(s, place_key(s, file_of(s, n), ""), n);
}

/* Ids that were given are not changed for a slug's sake: they go first. */
static void
given(struct ids *s, struct conv_node *root)
{
	struct conv_node *n, *at;
	const char *id, *free_id;

	for (n = root; n != NULL; n = node_next(n, root, true)) {
		if (n->attrs == NULL || n->kind == CONV_SECTION ||
		    n->id != NULL ||
		    (id = conv_attr(n, "id")) == NULL ||
		    (id = clean(s->doc->arena, id)) == NULL)
			continue;
		at = n->kind == CONV_HEADING ? owner(n) : n;
		place_id(s, at, id);
		id = scoped(s, n, id);
		free_id = unique(s, id);
		if (free_id != id)
			conv_report(s->job, CONV_WARNING, n, "duplicate-id",
			    "the id '%s' is taken; this one becomes '%s'",
			    id, free_id);
		doc_set_id(s->doc, at, free_id);
	}
}

static void
slugs(struct ids *s, struct conv_node *root)
{
	struct conv_node *n, *at;
	const char *slug;

	for (n = root; n != NULL; n = node_next_block(n, root)) {
		if (n->kind != CONV_HEADING)
			continue;
		at = owner(n);
		if (at->id != NULL)
			continue;
		slug = slug_heading(s->doc->arena, n);
		place_id(s, at, place_slug(s, at, slug));
		doc_set_id(s->doc, at, unique(s, scoped(s, at, slug)));
	}
}

bool
pass_ids(struct conv_job *job, struct conv_doc *doc)
{
	struct ids s = { .job = job, .doc = doc };
	size_t i;

	s.counts = map_new(doc->arena);
	s.places = (struct map *)doc->places;
	s.files = map_new(doc->arena);
	if (s.places != NULL)
		place_files(&s);
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

const struct conv_node *
id_find(const struct conv_doc *doc, const char *file, const char *id)
{
	const struct map *places = (const struct map *)doc->places;
	const struct conv_node *to;
	const char *key;

	if (places == NULL)
		return conv_doc_find(doc, id);
	key = conv_asprintf(doc->arena, "%s#%s",
	    path_normal(doc->arena, file), id);
	if ((to = map_get(places, key, strlen(key))) == NULL)
		to = conv_doc_find(doc, id);
	if (to == NULL) {
		key = conv_asprintf(doc->arena, "#%s", id);
		to = map_get(places, key, strlen(key));
	}
	return to;
}

bool
file_is_own(const struct conv_doc *doc, const char *file)
{
	const char *key = conv_asprintf(doc->arena, "%s#", file);

	return doc->places != NULL && map_get((const struct map *)
	    doc->places, key, strlen(key)) != NULL;
}

/* An id for a file's first text, that is free. */
static const char *
id_for_file(const struct conv_doc *doc, const char *file)
{
	const char *base = file_id(doc->arena, file), *id = base;
	unsigned long n = 0;

	while (is_reserved(id) || conv_doc_find(doc, id) != NULL)
		id = conv_asprintf(doc->arena, "%s-%lu", base, ++n);
	return id;
}

const struct conv_node *
file_top(struct conv_doc *doc, const char *file)
{
	struct map *places = (struct map *)doc->places;
	const char *key = conv_asprintf(doc->arena, "%s#", file);
	struct conv_node *to = NULL, *mark;
	const char *id;

	if (places == NULL || (to = map_get(places, key, strlen(key))) ==
	    NULL || to->id != NULL)
		return to;
	mark = node_new(doc->arena, CONV_SPAN, to->pos);
	node_prepend(to, mark);
	id = id_for_file(doc, file);
	node_set_attr(doc->arena, mark, "id", id);
	doc_set_id(doc, mark, id);
	map_put(places, key, strlen(key), mark);
	return mark;
}
