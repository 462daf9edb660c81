/* order.c - the order of reading where sheets hold pages out of order. */
#include <string.h>

#include "write/pdf/emit/tag.h"

#define PAGE_SHIFT	32	/* kids of one page before those of the next */

void
emit_tags_order(struct emit *e, size_t page)
{
	struct emit_tags *t = e->tags;
	uint64_t order = (uint64_t)page << PAGE_SHIFT;

	if (t == NULL)
		return;
	t->reorder = t->reorder || order < t->order;
	t->order = order;
}

static enum conv_step
note_ref_enter(void *w, const struct conv_node *n)
{
	emit_elem_for(w, n, PDF_PART_BODY);
	return CONV_SKIP;
}

void
emit_tags_notes(struct emit *e)
{
	static const struct conv_act acts[CONV_NKINDS] = {
		[CONV_NOTE_REF] = { .enter = note_ref_enter }
	};
	const struct conv_doc *doc = e->pdf->doc;
	size_t i;

	conv_walk(doc->root, acts, e->pdf->job->out, e);
	for (i = 0; i < doc->nnotes; i++)
		conv_walk(doc->notes[i], acts, e->pdf->job->out, e);
}

/* Merge two sorted lists; of equals, those of a come first. */
static struct kid *
merge(struct kid *a, struct kid *b)
{
	struct kid *head = NULL, **end = &head, **from;

	while (a != NULL && b != NULL) {
		from = b->order < a->order ? &b : &a;
		*end = *from;
		end = &(*from)->next;
		*from = *end;
	}
	*end = a != NULL ? a : b;
	return head;
}

#define RUNS	64	/* powers of two of kids that fit in memory */

/* Bottom-up merge sort of a list. */
static struct kid *
sort(struct kid *list)
{
	struct kid *runs[RUNS] = { NULL }, *next;
	int i;

	for (; list != NULL; list = next) {
		next = list->next;
		list->next = NULL;
		for (i = 0; runs[i] != NULL; i++) {
			list = merge(runs[i], list);
			runs[i] = NULL;
		}
		runs[i] = list;
	}
	for (i = 0; i < RUNS; i++)
		list = merge(runs[i], list);
	return list;
}

/* A table is tagged as a whole: what is in it is in order. */
static bool
is_table_part(const struct elem *el)
{
	static const char *const names[] = {
		"Table", "THead", "TBody", "TR", "TH", "TD"
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(el->role, names[i]) == 0)
			return true;
	return false;
}

static bool
is_cell(const struct elem *el)
{
	return strcmp(el->role, "TH") == 0 || strcmp(el->role, "TD") == 0;
}

static bool
is_role(const struct kid *k, const char *role)
{
	return k != NULL && k->elem != NULL &&
	    strcmp(k->elem->role, role) == 0;
}

static bool
is_note(const struct kid *k)
{
	return is_role(k, "Note") || is_role(k, "FENote");
}

/*
 * An element is read where its first content is, but a note right behind
 * its call, where it was hung.
 */
static void
elem_order(struct elem *el)
{
	struct kid *self = el->self, *k;

	if (self == NULL || is_note(self))
		return;
	if (!el->marked && (el->kids != NULL || is_table_part(el)))
		self->order = UINT64_MAX;	/* an empty cell: no matter */
	for (k = el->kids; k != NULL; k = k->next)
		if (k->order < self->order)
			self->order = k->order;
	if (is_role(self, "Reference") && is_note(self->next))
		self->next->order = self->order;
}

/*
 * Elements are gone through from the last made, so that those below come
 * before; an element's neighbours are still as they were made.
 */
void
emit_tags_sort(struct emit *e)
{
	struct emit_tags *t = e->tags;
	struct elem **all = NULL, *el;
	struct kid *k;
	size_t n = 0, cap = 0;

	if (!t->reorder)
		return;
	for (el = t->all; el != NULL; el = el->next) {
		all = arena_grow(e->arena, all, &cap, n + 1, sizeof(*all));
		all[n++] = el;
	}
	while (n > 0) {
		el = all[--n];
		if (!is_table_part(el) || is_cell(el))
			el->kids = sort(el->kids);
		el->end = &el->kids;
		for (k = el->kids; k != NULL; k = k->next)
			el->end = &k->next;
		elem_order(el);
	}
}
