/* chunk.c - the text in files: one for each section of the first levels. */
#include "base/base.h"
#include "write/epub/epub.h"

static void
chapter(struct epub *e, const struct conv_node *section, bool whole)
{
	struct epub_chapter *c;
	size_t *number;

	e->chapters = arena_grow(e->arena, e->chapters, &e->chapters_cap,
	    e->nchapters + 1, sizeof(*e->chapters));
	c = &e->chapters[e->nchapters++];
	c->name = conv_asprintf(e->arena, "text-%03zu.xhtml", e->nchapters);
	c->section = section;
	c->whole = whole;
	c->number = e->nchapters - 1;
	if (section == NULL)
		return;
	number = conv_alloc(e->arena, sizeof(*number));
	*number = c->number;
	epub_set(e, e->where, section, number);
}

static void
split(struct epub *e)
{
	const struct conv_node *root = e->job->doc->root, *n, *next;
	int level = conv_opt_int(e->job, "split-level"), depth = 1;

	n = html_section_below(root);
	if (root->first != n || n == NULL)
		chapter(e, NULL, false);
	while (n != NULL) {
		chapter(e, n, depth == level);
		if (depth < level && (next = html_section_below(n)) != NULL) {
			n = next;
			depth++;
			continue;
		}
		while ((next = html_section_after(n)) == NULL) {
			n = n->parent;
			if (n == root)
				return;
			depth--;
		}
		n = next;
	}
}

size_t
epub_chapter_of(const struct epub *e, const struct conv_node *n)
{
	const size_t *found;

	for (; n != NULL; n = n->parent)
		if (n->kind == CONV_SECTION && (found = epub_get(e->where,
		    n)) != NULL)
			return *found;
	return 0;
}

const char *
epub_url(struct epub *e, const struct conv_node *n)
{
	size_t c = epub_chapter_of(e, n);
	const char *name = e->chapters[c].name, *id = n->id;

	if (id == NULL)
		id = epub_get(e->anon, n);
	if (id == NULL || n == e->chapters[c].section)
		return name;
	return conv_asprintf(e->arena, "%s#%s", c == e->cur ? "" : name,
	    epub_id(e, id));
}

static const struct conv_node *
next_node(const struct conv_node *n, const struct conv_node *root)
{
	if (n->first != NULL)
		return n->first;
	for (; n != root; n = n->parent)
		if (n->next != NULL)
			return n->next;
	return NULL;
}

/* A call of a note: the first brings the note into its chapter. */
static void
call(struct epub *e, const struct conv_node *ref, size_t chapter)
{
	const struct conv_node *note = ref->u.note_ref.note;
	struct epub_note *en = &e->notes[note->u.note.number - 1];

	if (en->calls == NULL) {
		en->home = chapter;
		en->calls = conv_alloc(e->arena, (note->u.note.nrefs + 1) *
		    sizeof(*en->calls));
	}
	en->calls[ref->u.note_ref.nth] = chapter;
}

/* Without ids, a table of contents could not lead into a chapter. */
static void
name_section(struct epub *e, const struct conv_node *n, size_t number)
{
	char *id;

	if (n->id != NULL)
		return;
	id = conv_asprintf(e->arena, "SECTION-%zu", number);
	while (conv_doc_find(e->job->doc, id) != NULL)
		id = conv_asprintf(e->arena, "%s-", id);
	epub_set(e, e->anon, n, id);
}

/* Notes that are called in notes stand where those are. */
static void
place_notes(struct epub *e)
{
	const struct conv_doc *doc = e->job->doc;
	const struct conv_node *n;
	const size_t *found;
	size_t cur = 0, sections = 0, i;

	e->notes = conv_alloc(e->arena, (doc->nnotes + 1) *
	    sizeof(*e->notes));
	for (n = doc->root; n != NULL; n = next_node(n, doc->root)) {
		if (n->kind == CONV_SECTION) {
			name_section(e, n, ++sections);
			if ((found = epub_get(e->where, n)) != NULL)
				cur = *found;
		}
		if (n->kind == CONV_NOTE_REF)
			call(e, n, cur);
	}
	for (i = 0; i < doc->nnotes; i++)
		for (n = doc->notes[i]; n != NULL;
		    n = next_node(n, doc->notes[i]))
			if (n->kind == CONV_NOTE_REF)
				call(e, n, e->notes[i].home);
	/* last first, as each goes to the beginning of its list */
	for (i = doc->nnotes; i > 0; i--) {
		e->notes[i - 1].next = e->chapters[e->notes[i - 1].home].notes;
		e->chapters[e->notes[i - 1].home].notes = i;
	}
}

void
epub_split(struct epub *e)
{
	split(e);
	place_notes(e);
}
