/* caption.c - captions of tables: a line ": text" before or behind one. */
#include <string.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

/* The bytes that say that a text is a caption, or 0. */
static size_t
mark_len(const struct conv_node *n)
{
	static const char *const marks[] = { ":", "Table:", "table:" };
	size_t i, len, gap;

	if (n == NULL || n->kind != CONV_TEXT || n->u.text.escaped)
		return 0;
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		len = strlen(marks[i]);
		if (strncmp(n->text, marks[i], len) != 0)
			continue;
		gap = strspn(n->text + len, " ");
		if (gap > 0 || (i > 0 && n->text[len] == '\0'))
			return len + gap;
	}
	return 0;
}

static bool
is_caption(const struct conv_node *n)
{
	return n != NULL && n->kind == CONV_PARA && mark_len(n->first) > 0;
}

/* The table's last row is such a line, which cmark took for a row. */
static bool
is_bare_row(const struct conv_node *n)
{
	const struct conv_node *cell = n->first;

	return n->kind == CONV_ROW && n->prev != NULL && n->u.table.nhead > 0 &&
	    cell != NULL && mark_len(cell->first) > 0;
}

static void
take(struct conv_doc *doc, struct conv_node *table, struct conv_node *from)
{
	struct conv_node *caption = node_new(doc->arena, CONV_CAPTION,
	    from->pos), *text = from->first;
	size_t mark = mark_len(text);

	node_move_children(from, caption);
	text->text = conv_strdup(doc->arena, text->text + mark);
	text->len -= mark;
	text->pos.col += (uint32_t)mark;
	attr_take(doc, caption);
	/* they are the table's: its id, its class */
	table->attrs = caption->attrs;
	caption->attrs = NULL;
	node_prepend(table, caption);
}

void
caption_read(struct conv_doc *doc, struct conv_node *table)
{
	struct conv_node *row = table->last, *para = table->prev;

	if (row != NULL && is_bare_row(row)) {
		take(doc, table, row->first);
		node_unlink(row);
		return;
	}
	/* what a table before didn't take is this one's */
	if (!is_caption(para))
		para = table->next;
	if (is_caption(para)) {
		take(doc, table, para);
		node_unlink(para);
	}
}
