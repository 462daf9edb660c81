/* finish.c - what raw HTML made, as Markdown would have made it. */
#include "base/base.h"
#include "read/build.h"
#include "tree/tree.h"

/* What is left of a table for looks: one cell, empty. */
static bool
is_husk(const struct conv_node *t)
{
	const struct conv_node *row = t->first;

	return row == NULL || (row == t->last && row->kind == CONV_ROW &&
	    (row->first == NULL || (row->first == row->last &&
	    row->first->first == NULL)));
}

/* The rows of the foot, which the builder numbered, come last. */
static void
foot(struct conv_node *t)
{
	struct conv_node *row, *next, *last = t->last;
	bool end = last == NULL;

	for (row = t->first; !end; row = next) {
		next = row->next;
		end = row == last;
		if (row->kind != CONV_ROW || row->u.table.number == 0)
			continue;
		row->u.table.number = 0;
		node_append(t, row);
	}
}

static void
table(struct conv_arena *a, struct conv_node *t)
{
	struct conv_node *row, *cell;
	uint32_t n;
	bool head = true;

	foot(t);
	for (row = t->first; row != NULL; row = row->next) {
		if (row->kind != CONV_ROW)
			continue;
		n = 0;
		for (cell = row->first; cell != NULL; cell = cell->next) {
			head = head && cell->u.cell.header;
			n++;
		}
		if (head && n > 0)
			t->u.table.nhead++;
		if (n > t->u.table.ncols)
			t->u.table.ncols = n;
	}
	t->u.table.align = conv_alloc(a, (t->u.table.ncols + 1) *
	    sizeof(*t->u.table.align));
}

/* Is it one row around other tables, to put them beside each other? */
static bool
is_frame(const struct conv_node *t)
{
	const struct conv_node *n;
	size_t rows = 0;

	for (n = t->first; n != NULL; n = n->next)
		rows += n->kind == CONV_ROW;
	for (n = t; n != NULL && rows == 1; n = node_next(n, t, true))
		if (n->kind == CONV_TABLE && n != t)
			return true;
	return false;
}

/* Put what its cells hold in its place; gives what comes next. */
static struct conv_node *
frame(struct conv_node *t, const struct conv_node *root)
{
	struct conv_node *n, *cell, *next = node_next(t, root, false);
	struct conv_node *before = t->prev, *up = t->parent;

	for (n = t->first; n != NULL; n = n->next)
		for (cell = n->first; cell != NULL && n->kind == CONV_ROW;
		    cell = cell->next)
			while (cell->first != NULL)
				node_insert_before(t, cell->first);
	if ((n = t->first) != NULL && n->kind == CONV_CAPTION) {
		node_insert_before(t, n);
		n->kind = CONV_PARA;
	}
	node_unlink(t);
	n = before != NULL ? before->next : up->first;
	return n != NULL ? n : next;
}

bool
finish_has_paras(const struct conv_node *n)
{
	for (n = n->first; n != NULL && n->next != NULL; n = n->next)
		if (n->kind == CONV_PARA && n->next->kind == CONV_PARA)
			return true;
	return false;
}

static void
list(struct conv_node *l)
{
	const struct conv_node *item;

	for (item = l->first; item != NULL; item = item->next)
		if (finish_has_paras(item))
			l->u.list.tight = false;
}

/* The only thing in a paragraph but for white space, or NULL. */
static struct conv_node *
only(const struct conv_node *para)
{
	struct conv_node *n, *found = NULL;

	for (n = para->first; n != NULL; n = n->next) {
		if (n->kind == CONV_LINE_BREAK || n->kind == CONV_SOFT_BREAK ||
		    (n->kind == CONV_TEXT && n->len == 1 && *n->text == ' '))
			continue;
		if (found != NULL)
			return NULL;
		found = n;
	}
	return found;
}

/* The picture of a figure that holds nothing else but a caption. */
static struct conv_node *
picture(const struct conv_node *figure)
{
	struct conv_node *n, *found = NULL;

	for (n = figure->first; n != NULL; n = n->next) {
		if (n->kind == CONV_CAPTION)
			continue;
		if (n->kind != CONV_PARA || found != NULL ||
		    (found = only(n)) == NULL)
			return NULL;
	}
	if (found == NULL)
		return NULL;
	n = found->kind == CONV_LINK ? only(found) : found;
	return n != NULL && n->kind == CONV_IMAGE ? found : NULL;
}

/* A FIGURE has one picture; another is a division like any. */
static void
figure(struct conv_node *f)
{
	struct conv_node *found = picture(f), *n, *next;

	for (n = f->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == CONV_CAPTION && found != NULL)
			node_append(f, n);
		else if (n->kind == CONV_CAPTION)
			n->kind = CONV_PARA;
		else if (found != NULL)
			node_unlink(n);
	}
	if (found == NULL) {
		f->kind = CONV_DIV;
		f->u.div.role = CONV_ROLE_PLAIN;
		return;
	}
	if (found->kind == CONV_LINK) {
		n = only(found);
		while (found->first != NULL)
			node_unlink(found->first);
		node_append(found, n);
	}
	node_prepend(f, found);
}

/* Give what a division says to what is in it. */
static void
division_yield(struct conv_arena *a, struct conv_node *div)
{
	static const char *const passed[] = { "lang", "dir" };
	const char *id = conv_attr(div, "id"), *value;
	struct conv_node *n, *span;
	size_t i;

	for (i = 0; i < sizeof(passed) / sizeof(passed[0]); i++) {
		if ((value = conv_attr(div, passed[i])) == NULL)
			continue;
		for (n = div->first; n != NULL; n = n->next)
			if (conv_attr(n, passed[i]) == NULL)
				node_set_attr(a, n, passed[i], value);
	}
	for (n = div->first; n != NULL && n->kind != CONV_PARA &&
	    n->kind != CONV_HEADING; n = node_next(n, div, true))
		;
	if (id != NULL && n != NULL) {
		span = node_new(a, CONV_SPAN, div->pos);
		node_set_attr(a, span, "id", id);
		node_prepend(n, span);
	}
	node_unwrap(div);
}

/* Sections begin with headings that are in nothing. */
static void
heading(struct conv_arena *a, struct conv_node *h, struct conv_node *root)
{
	struct conv_node *up = h->parent;

	while (up != root && up->kind == CONV_DIV &&
	    up->u.div.role == CONV_ROLE_PLAIN)
		up = up->parent;
	if (up != root)
		return;
	while (h->parent != root)
		division_yield(a, h->parent);
}

void
finish_read(struct conv_arena *a, struct conv_node *root, bool sections)
{
	struct conv_node *n, *next;

	for (n = root; n != NULL; n = next) {
		if (n->kind == CONV_FIGURE)
			figure(n);
		if (n->kind == CONV_LIST)
			list(n);
		/* one without a list yet gets it in deflist.c */
		if (n->kind == CONV_DEFINITION &&
		    n->parent->kind == CONV_DEF_ENTRY && finish_has_paras(n))
			n->parent->parent->u.def_list.tight = false;
		next = node_next(n, root, n->kind != CONV_TABLE ||
		    !is_husk(n));
		if (n->kind == CONV_HEADING && sections)
			heading(a, n, root);
		if (n->kind != CONV_TABLE)
			continue;
		if (n->u.table.align == NULL && is_frame(n))
			next = frame(n, root);
		else if (is_husk(n))
			node_unlink(n);
		else if (n->u.table.align == NULL)
			table(a, n);
	}
}
