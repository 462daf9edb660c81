/* struct.c - the structure tree as objects, and the way back to it. */
#include <string.h>

#include "write/pdf/emit/tag.h"

void
emit_tags_init(struct emit *e, size_t npages, bool sheets, bool dump)
{
	struct emit_tags *t = conv_alloc(e->arena, sizeof(*t));

	e->tags = t;
	t->npages = npages;
	t->dump = dump;
	t->nodes = map_new(e->arena);
	t->all_end = &t->all;
	out_mem_init(&t->parents, e->arena);
	out_mem_init(&t->annots, e->arena);
	t->root = conv_alloc(e->arena, sizeof(*t->root));
	t->root->dict = emit_dict(e);
	t->root->end = &t->root->kids;
	t->document = emit_elem_new(e, t->root, "Document", NULL);
	if (sheets)
		emit_tags_notes(e);
}

void
emit_tags_page(struct emit *e, size_t index)
{
	struct emit_tags *t = e->tags;

	if (t == NULL)
		return;
	t->page_index = index;
	t->mcid = 0;
	out_mem_init(&t->page, e->arena);
	HPDF_Dict_AddNumber(e->hpage, "StructParents", (HPDF_INT32)index);
	HPDF_Dict_AddName(e->hpage, "Tabs", "S");
}

void
emit_tags_page_end(struct emit *e)
{
	struct emit_tags *t = e->tags;
	const char *s;

	if (t == NULL)
		return;
	emit_tag_close(e);
	s = out_mem_str(&t->page);
	conv_printf(&t->parents.out, "%zu[", t->page_index);
	conv_puts(&t->parents.out, s);
	conv_puts(&t->parents.out, "]\n");
}

static void
put_kids(struct emit *e, struct conv_out *o, const struct elem *el)
{
	const struct kid *k;
	size_t page = SIZE_MAX;

	for (k = el->kids; k != NULL; k = k->next)
		if (k->elem == NULL && k->object == 0) {
			page = k->page;
			break;
		}
	if (page != SIZE_MAX)
		conv_printf(o, "/Pg %u 0 R", emit_id(e->pages[page]));
	conv_puts(o, "/K[");
	for (k = el->kids; k != NULL; k = k->next) {
		if (k->elem != NULL)
			conv_printf(o, "%u 0 R ", emit_id(k->elem->dict));
		else if (k->object != 0)
			conv_printf(o, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>",
			    emit_id(e->pages[k->page]), k->object);
		else if (k->page == page)
			conv_printf(o, "%u ", (unsigned)k->mcid);
		else
			conv_printf(o, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
			    emit_id(e->pages[k->page]), (unsigned)k->mcid);
	}
	conv_putc(o, ']');
}

static void
put_elem(struct emit *e, struct out_mem *m, const struct elem *el)
{
	const char *s;

	out_mem_clear(m);
	conv_printf(&m->out, "/S/%s/P %u 0 R", el->role,
	    emit_id(el->parent->dict));
	put_kids(e, &m->out, el);
	if (el->extra != NULL)
		conv_puts(&m->out, el->extra);
	s = out_mem_str(m);
	emit_dict_set(e, el->dict, s, m->out.flushed);
}

/* The element after el in reading order, or NULL. */
static struct elem *
elem_next(struct elem *el)
{
	const struct kid *k = el->kids;

	for (;;) {
		for (; k != NULL; k = k->next)
			if (k->elem != NULL)
				return (struct elem *)k->elem;
		if (el->self == NULL)
			return NULL;
		k = el->self->next;
		el = el->parent;
	}
}

/*
 * No heading is more than a level below the one that is read before it,
 * wherever the two stand (ISO 14289-1, 7.4.2).
 */
void
emit_tags_levels(struct emit *e)
{
	struct elem *el = e->tags->document;
	int last = 0, level;

	emit_tags_sort(e);
	for (; el != NULL; el = elem_next(el)) {
		if (el->role[0] != 'H')
			continue;
		level = el->role[1] - '0';
		if (level > last + 1)
			level = last + 1;
		el->role = emit_heading_roles[level - 1];
		last = level;
	}
}

void
emit_tags_finish(struct emit *e)
{
	struct emit_tags *t = e->tags;
	HPDF_Dict parents, mark;
	const struct elem *el;
	struct out_mem m;
	const char *s;

	if (t == NULL)
		return;
	emit_tags_levels(e);
	out_mem_init(&m, e->arena);
	for (el = t->all; el != NULL; el = el->next)
		put_elem(e, &m, el);
	out_mem_clear(&m);
	conv_puts(&m.out, "/Nums[");
	conv_puts(&m.out, out_mem_str(&t->parents));
	conv_puts(&m.out, out_mem_str(&t->annots));
	conv_puts(&m.out, "]");
	parents = emit_dict(e);
	s = out_mem_str(&m);
	emit_dict_set(e, parents, s, m.out.flushed);
	s = conv_asprintf(e->arena, "/Type/StructTreeRoot/K[%u 0 R]"
	    "/ParentTree %u 0 R/ParentTreeNextKey %zu",
	    emit_id(t->document->dict), emit_id(parents),
	    t->npages + t->nannots);
	emit_dict_set(e, t->root->dict, s, strlen(s));
	HPDF_Dict_Add(e->doc->catalog, "StructTreeRoot", t->root->dict);
	mark = HPDF_Dict_New(e->doc->mmgr);
	HPDF_Dict_Add(e->doc->catalog, "MarkInfo", mark);
	HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
}
