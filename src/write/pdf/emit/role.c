/* role.c - how each kind of node is tagged (PDF 1.7, 14.8.4). */
#include <string.h>

#include "write/pdf/emit/tag.h"

const char *const emit_roles[CONV_NKINDS][CHAIN] = {
	[CONV_DOCUMENT] = { "Document" },
	[CONV_SECTION] = { "Sect" },
	[CONV_HEADING] = { "H1" },		/* see heading_role() */
	[CONV_PARA] = { "P" },
	[CONV_QUOTE] = { "BlockQuote" },
	[CONV_ALERT] = { "Div" },
	[CONV_LIST] = { "L" },
	[CONV_ITEM] = { "LI", "LBody" },
	[CONV_CODE_BLOCK] = { "P", "Code" },
	[CONV_TABLE] = { "Table" },
	[CONV_ROW] = { "TR" },
	[CONV_CELL] = { "TD" },			/* see cell_extra() */
	[CONV_FIGURE] = { "Div" },
	[CONV_CAPTION] = { "Caption" },
	[CONV_NOTE] = { "Note" },
	[CONV_CODE] = { "Code" },
	[CONV_LINK] = { "Link" },
	[CONV_IMAGE] = { "Figure" },
	[CONV_NOTE_REF] = { "Reference", "Link" }
};

const char *const emit_heading_roles[HEADINGS] = {
	"H1", "H2", "H3", "H4", "H5", "H6"
};

/* By nesting, not by the level that the source gives. */
const char *
emit_heading_role(const struct conv_node *n)
{
	const struct conv_node *up = n->parent;
	int depth;

	while (up != NULL && up->kind != CONV_SECTION)
		up = up->parent;
	depth = up == NULL ? 1 : up->u.section.depth + (up->first != n);
	return emit_heading_roles[depth > HEADINGS ? HEADINGS - 1 : depth - 1];
}

static const char *
alt_text(struct emit *e, const char *s)
{
	struct out_mem m;

	out_mem_init(&m, e->arena);
	conv_puts(&m.out, "/Alt<FEFF");
	emit_utf16(&m.out, s, strlen(s));
	conv_puts(&m.out, ">");
	return out_mem_str(&m);
}

static const char *
cell_extra(struct emit *e, const struct conv_node *n)
{
	const struct conv_node *row = n->parent;
	bool column = row->prev == NULL || (row->prev->kind == CONV_CAPTION) ||
	    n->prev != NULL;
	struct out_mem m;

	if (!n->u.cell.header && n->u.cell.colspan == 1 &&
	    n->u.cell.rowspan == 1)
		return NULL;
	out_mem_init(&m, e->arena);
	conv_puts(&m.out, "/A<</O/Table");
	if (n->u.cell.header)
		conv_puts(&m.out, column ? "/Scope/Column" : "/Scope/Row");
	if (n->u.cell.colspan > 1)
		conv_printf(&m.out, "/ColSpan %u",
		    (unsigned)n->u.cell.colspan);
	if (n->u.cell.rowspan > 1)
		conv_printf(&m.out, "/RowSpan %u",
		    (unsigned)n->u.cell.rowspan);
	conv_puts(&m.out, ">>");
	return out_mem_str(&m);
}

const char *
emit_role_extra(struct emit *e, const struct conv_node *n)
{
	switch (n->kind) {
	case CONV_IMAGE:
		return alt_text(e, n->first != NULL ? n->first->text : "");
	case CONV_LIST:
		return n->u.list.ordered ?
		    "/A<</O/List/ListNumbering/Decimal>>" :
		    "/A<</O/List/ListNumbering/Disc>>";
	case CONV_CELL:
		return cell_extra(e, n);
	case CONV_NOTE:
		return conv_asprintf(e->arena, "/ID(fn%u)",
		    (unsigned)n->u.note.number);
	default:
		return NULL;
	}
}
