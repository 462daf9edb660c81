/* struct.c - the structure tree as objects, and the way back to it. */
#include <stdlib.h>
#include <string.h>

#include "write/pdf/emit/tag.h"

/* What pages name by one word, see emit_tag_open(). */
static const char artifacts[] =
    "/Header<</Type/Pagination/Subtype/Header/Attached[/Top]>>"
    "/Footer<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>"
    "/Layout<</Type/Layout>>";

void
emit_tags_init(struct emit *e, size_t npages, bool sheets, bool dump)
{
	struct emit_tags *t = conv_alloc(e->arena, sizeof(*t));

	e->tags = t;
	t->npages = npages;
	t->dump = dump;
	t->nodes = map_new(e->arena);
	t->all_end = &t->all;
	t->page_ends = conv_alloc(e->arena, (npages + 1) *
	    sizeof(*t->page_ends));
	t->root = conv_alloc(e->arena, sizeof(*t->root));
	t->root->dict = emit_dict(e);
	t->artifacts = emit_dict(e);
	emit_dict_set(e, t->artifacts, artifacts, sizeof(artifacts) - 1);
	t->root->end = &t->root->kids;
	if (e->standard->version >= 20)
		t->namespace = emit_dict(e);
	t->document = emit_elem_new(e, t->root, "Document");
	if (sheets)
		emit_tags_notes(e);
}

void
emit_tags_page(struct emit *e, size_t index)
{
	struct emit_tags *t = e->tags;
	HPDF_Dict res = HPDF_Dict_GetItem(e->hpage, "Resources",
	    HPDF_OCLASS_DICT);

	if (t == NULL)
		return;
	HPDF_Dict_Add(res, "Properties", t->artifacts);
	t->page_index = index;
	t->mcid = 0;
	HPDF_Dict_AddNumber(e->hpage, "StructParents", (HPDF_INT32)index);
	HPDF_Dict_AddName(e->hpage, "Tabs", "S");
}

void
emit_tags_page_end(struct emit *e)
{
	struct emit_tags *t = e->tags;

	if (t == NULL)
		return;
	emit_tag_close(e);
	t->page_ends[t->page_index] = t->marks.n;
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
	if (page != SIZE_MAX) {
		conv_puts(o, "/Pg ");
		emit_ref(o, e->pages[page]);
	}
	conv_puts(o, "/K[");
	for (k = el->kids; k != NULL; k = k->next) {
		if (k->elem != NULL)
			emit_ref(o, k->elem->dict);
		else if (k->object != 0)
			conv_printf(o, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>",
			    emit_id(e->pages[k->page]), k->object);
		else if (k->page == page) {
			out_int(o, k->mcid);
			conv_putc(o, ' ');
		} else
			conv_printf(o, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
			    emit_id(e->pages[k->page]), (unsigned)k->mcid);
	}
	conv_putc(o, ']');
}

/* /Key<FEFF...>; nothing where there is no text. */
static void
put_string(struct conv_out *o, const char *key, const char *s)
{
	if (s == NULL)
		return;
	conv_printf(o, "/%s<FEFF", key);
	emit_utf16(o, s, strlen(s));
	conv_putc(o, '>');
}

/* ids with commas between as an array of strings */
static void
put_strings(struct conv_out *o, const char *s)
{
	size_t n;

	for (conv_putc(o, '['); *s != '\0'; s += n + (s[n] == ',')) {
		n = strcspn(s, ",");
		conv_putc(o, '(');
		conv_put(o, s, n);
		conv_putc(o, ')');
	}
	conv_putc(o, ']');
}

static void
put_attrs(struct conv_out *o, const struct elem *el)
{
	const struct attr *a;

	if (el->attrs == NULL && el->box == NULL)
		return;
	conv_printf(o, "/A<</O/%s", el->owner);
	for (a = el->attrs; a != NULL; a = a->next) {
		conv_printf(o, a->form == ATTR_NAME ? "/%s/" :
		    a->form == ATTR_NUMBER ? "/%s " : "/%s", a->key);
		if (a->form == ATTR_STRINGS)
			put_strings(o, a->value);
		else
			conv_puts(o, a->value);
	}
	if (el->box != NULL)
		emit_box(o, el->box);
	conv_puts(o, ">>");
}

static void
put_refs(struct emit *e, struct conv_out *o, const struct elem *el)
{
	const struct elem_list *l;

	if (el->refs == NULL && el->target == NULL)
		return;
	conv_puts(o, "/Ref[");
	if (el->target != NULL)
		conv_printf(o, "%u 0 R ", emit_id(emit_tags_elem(e,
		    el->target)));
	for (l = el->refs; l != NULL; l = l->next)
		conv_printf(o, "%u 0 R ", emit_id(l->elem->dict));
	conv_putc(o, ']');
}

static void
put_elem(struct emit *e, struct out_mem *m, const struct elem *el)
{
	struct conv_out *o = &m->out;
	const char *s;

	out_mem_clear(m);
	conv_puts(o, "/S/");
	conv_puts(o, el->role);
	conv_puts(o, "/P ");
	emit_ref(o, el->parent->dict);
	if (e->tags->namespace != NULL && emit_role_is_new(el->role))
		conv_printf(o, "/NS %u 0 R", emit_id(e->tags->namespace));
	put_kids(e, o, el);
	if (e->tags->namespace != NULL)
		put_refs(e, o, el);
	put_string(o, "Alt", el->alt);
	put_string(o, "E", el->expansion);
	put_string(o, "Lang", el->lang);
	if (el->id != NULL)
		conv_printf(o, "/ID(%s)", el->id);
	put_attrs(o, el);
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

/* No heading is more than a level below the one that is read before it. */
static void
level(struct elem *el, int *last)
{
	int n = el->role[1] - '0';

	if (n > *last + 1)
		n = *last + 1;
	el->role = emit_heading_roles[n - 1];
	*last = n;
}

/*
 * Objects stand in the order of reading and one behind the other: they
 * are alike, and deflate best so.
 */
void
emit_tags_settle(struct emit *e, bool objects)
{
	struct elem *el = e->tags->document;
	int last = 0;

	emit_tags_sort(e);
	for (; el != NULL; el = elem_next(el)) {
		if (el->role[0] == 'H')
			level(el, &last);
		if (objects)
			el->dict = emit_dict(e);
	}
}

static int
by_id(const void *a, const void *b)
{
	const struct elem *const *p = a, *const *q = b;

	return strcmp((*p)->id, (*q)->id);
}

/* The name tree of all ids, in one node; "" where there is none. */
static const char *
id_tree(struct emit *e)
{
	const struct elem **ids = NULL, *el;
	size_t n = 0, cap = 0, i;
	struct out_mem m;
	HPDF_Dict tree;
	const char *s;

	for (el = e->tags->all; el != NULL; el = el->next)
		if (el->id != NULL) {
			ids = arena_grow(e->arena, ids, &cap, n + 1,
			    sizeof(*ids));
			ids[n++] = el;
		}
	if (n == 0)
		return "";
	qsort(ids, n, sizeof(*ids), by_id);
	out_mem_init(&m, e->arena);
	conv_puts(&m.out, "/Names[");
	for (i = 0; i < n; i++)
		conv_printf(&m.out, "(%s)%u 0 R ", ids[i]->id,
		    emit_id(ids[i]->dict));
	conv_putc(&m.out, ']');
	s = out_mem_str(&m);
	tree = emit_dict(e);
	emit_dict_set(e, tree, s, m.out.flushed);
	return conv_asprintf(e->arena, "/IDTree %u 0 R", emit_id(tree));
}

/* PDF 2.0's roles have their namespace; "" where there is none. */
static const char *
namespaces(struct emit *e)
{
	static const char inside[] = "/Type/Namespace"
	    "/NS(http://iso.org/pdf2/ssn)";

	if (e->tags->namespace == NULL)
		return "";
	emit_dict_set(e, e->tags->namespace, inside, sizeof(inside) - 1);
	return conv_asprintf(e->arena, "/Namespaces[%u 0 R]",
	    emit_id(e->tags->namespace));
}

/* The ParentTree's Nums: the elements of pages, then of annotations. */
static void
put_parents(const struct emit_tags *t, struct conv_out *o)
{
	size_t i, k = 0;

	conv_puts(o, "/Nums[");
	for (i = 0; i < t->npages; i++) {
		conv_printf(o, "%zu[", i);
		for (; k < t->page_ends[i]; k++)
			emit_ref(o, t->marks.v[k]->dict);
		conv_puts(o, "]\n");
	}
	for (i = 0; i < t->annots.n; i++)
		conv_printf(o, "%zu %u 0 R\n", t->npages + i,
		    emit_id(t->annots.v[i]->dict));
	conv_puts(o, "]");
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
	emit_tags_settle(e, true);
	out_mem_init(&m, e->arena);
	for (el = t->all; el != NULL; el = el->next)
		put_elem(e, &m, el);
	out_mem_clear(&m);
	put_parents(t, &m.out);
	parents = emit_dict(e);
	s = out_mem_str(&m);
	emit_dict_set(e, parents, s, m.out.flushed);
	s = conv_asprintf(e->arena, "/Type/StructTreeRoot/K[%u 0 R]"
	    "/ParentTree %u 0 R/ParentTreeNextKey %zu%s%s",
	    emit_id(t->document->dict), emit_id(parents),
	    t->npages + t->annots.n, id_tree(e), namespaces(e));
	emit_dict_set(e, t->root->dict, s, strlen(s));
	HPDF_Dict_Add(e->doc->catalog, "StructTreeRoot", t->root->dict);
	mark = HPDF_Dict_New(e->doc->mmgr);
	HPDF_Dict_Add(e->doc->catalog, "MarkInfo", mark);
	HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
}
