/* ids.c - ids of the document as names that XML allows, each once. */
#include <string.h>

#include "write/docbook/docbook.h"

/* Nodes with an id, and what else is to be known of the whole document. */
struct found {
	struct docbook		*w;
	const struct conv_node	**nodes;
	size_t			 n, cap;
	bool			 in_notes;
	bool			 root_linked;
};

static enum conv_step
any_enter(void *ctx, const struct conv_node *n)
{
	struct found *f = ctx;

	if (n->kind == CONV_LINK && n->u.link.dest == CONV_DEST_INTERNAL &&
	    n->u.link.target == f->w->doc->root)
		f->root_linked = true;
	if (n->kind == CONV_TABLE && f->in_notes)
		f->w->note_tables = true;
	if (n->id != NULL && n != f->w->doc->root) {
		f->nodes = arena_grow(f->w->job->arena, f->nodes, &f->cap,
		    f->n + 1, sizeof(*f->nodes));
		f->nodes[f->n++] = n;
	}
	return n->kind == CONV_IMAGE ? CONV_SKIP : CONV_DESCEND;
}

static const struct conv_act find_acts[CONV_NKINDS] = {
#define X(NAME, name, class) [CONV_##NAME] = { .enter = any_enter },
	CONV_KINDS(X)
#undef X
};

static bool
is_ncname(const char *s)
{
	const char *end = s + strlen(s);
	bool first = true;

	for (; s < end; first = false)
		if (!xml_is_name_char(utf8_next(&s, end), first))
			return false;
	return !first;
}

/* The id with an underscore for all that a name can't hold. */
static char *
to_ncname(struct conv_arena *a, const char *s)
{
	const char *end = s + strlen(s), *at = s;
	struct out_mem m;
	uint32_t c;

	out_mem_init(&m, a);
	if (s == end || !xml_is_name_char(utf8_next(&at, end), true))
		conv_putc(&m.out, '_');
	while (s < end) {
		at = s;
		c = utf8_next(&s, end);
		if (xml_is_name_char(c, false))
			conv_put(&m.out, at, (size_t)(s - at));
		else
			conv_putc(&m.out, '_');
	}
	return out_mem_str(&m);
}

/* Take the name, with a number behind it where it is taken. */
static const char *
take(struct docbook *w, const char *base)
{
	struct conv_arena *a = w->job->arena;
	size_t len = strlen(base);
	uint32_t *used = map_get(w->taken, base, len);
	const char *name = base;

	while (used != NULL &&
	    map_get(w->taken, name, strlen(name)) != NULL)
		name = conv_asprintf(a, "%s-%u", base, ++*used);
	map_put(w->taken, name, strlen(name),
	    conv_alloc(a, sizeof(*used)));
	return name;
}

static void
name_put(struct docbook *w, const char *id, const char *name)
{
	map_put(w->names, id, strlen(id), (void *)name);
}

/* Ids that are names keep them, so they come first. */
static void
name_all(struct found *f)
{
	const char *id;
	size_t i;

	for (i = 0; i < f->n; i++)
		if (is_ncname(id = f->nodes[i]->id))
			name_put(f->w, id, take(f->w, id));
	for (i = 0; i < f->n; i++)
		if (!is_ncname(id = f->nodes[i]->id))
			name_put(f->w, id, take(f->w,
			    to_ncname(f->w->job->arena, id)));
}

void
ids_collect(struct docbook *w)
{
	const struct conv_doc *doc = w->doc;
	struct found f = { .w = w };
	size_t i;

	w->names = map_new(w->job->arena);
	w->taken = map_new(w->job->arena);
	conv_walk(doc->root, find_acts, w->job->out, &f);
	f.in_notes = true;
	for (i = 0; i < doc->nnotes; i++)
		conv_walk(doc->notes[i], find_acts, w->job->out, &f);
	name_all(&f);
	if (w->lifted != NULL && w->lifted->id != NULL)
		w->root_name = ids_name(w, w->lifted);
	else if (doc->root->id != NULL || f.root_linked)
		w->root_name = take(w, doc->root->id == NULL ? "top" :
		    to_ncname(w->job->arena, doc->root->id));
	w->note_names = conv_alloc(w->job->arena,
	    (doc->nnotes + 1) * sizeof(*w->note_names));
	for (i = 0; i < doc->nnotes; i++)
		w->note_names[i] = doc->notes[i]->id != NULL ?
		    ids_name(w, doc->notes[i]) : take(w, conv_asprintf(w->job->arena,
		    "fn%zu", i + 1));
}

const char *
ids_name(const struct docbook *w, const struct conv_node *n)
{
	if (n == w->doc->root)
		return w->root_name;
	return n->id == NULL ? NULL :
	    map_get(w->names, n->id, strlen(n->id));
}
