/* dump.c - the tree as text, a line a node. */
#include <string.h>

#include "base/limits.h"
#include "tree/tree.h"

/* name="value", or the value alone; nothing where it is NULL. */
static void
quoted(struct conv_out *o, const char *name, const char *s)
{
	if (s == NULL)
		return;
	if (name != NULL)
		conv_printf(o, " %s=\"", name);
	else
		conv_puts(o, " \"");
	conv_put_escaped(o, CONV_ESC_JSON, s, strlen(s));
	conv_putc(o, '"');
}

static const char *const aligns[] = {
	[CONV_ALIGN_NONE] = "none",
	[CONV_ALIGN_LEFT] = "left",
	[CONV_ALIGN_CENTER] = "center",
	[CONV_ALIGN_RIGHT] = "right"
};

static void
dump_link(struct conv_out *o, const struct conv_node *n)
{
	static const char *const dests[] = {
		[CONV_DEST_EXTERNAL] = "external",
		[CONV_DEST_INTERNAL] = "internal",
		[CONV_DEST_FILE] = "file",
		[CONV_DEST_DEAD] = "dead",
		[CONV_DEST_UNSAFE] = "unsafe"
	};

	quoted(o, "url", n->u.link.url);
	quoted(o, "title", n->u.link.title);
	conv_printf(o, " dest=%s", dests[n->u.link.dest]);
	if (n->u.link.target != NULL)
		conv_printf(o, " target=%u:%u",
		    (unsigned)n->u.link.target->pos.line,
		    (unsigned)n->u.link.target->pos.col);
}

static void
dump_image(struct conv_out *o, const struct conv_node *n)
{
	static const char *const states[] = {
		[CONV_RES_OK] = "ok",
		[CONV_RES_MISSING] = "missing",
		[CONV_RES_REMOTE] = "remote",
		[CONV_RES_BAD] = "bad"
	};
	const struct conv_resource *res = n->u.image.res;

	quoted(o, "url", n->u.image.url);
	quoted(o, "title", n->u.image.title);
	if (n->u.image.no_alt)
		conv_puts(o, " no-alt");
	if (res == NULL)
		return;
	conv_printf(o, " %s", states[res->state]);
	if (res->state == CONV_RES_OK)
		conv_printf(o, " %s %ux%u", res->mime, (unsigned)res->width,
		    (unsigned)res->height);
}

static void
dump_table(struct conv_out *o, const struct conv_node *n)
{
	uint32_t i;

	if (n->u.table.number > 0)
		conv_printf(o, " number=%u", (unsigned)n->u.table.number);
	conv_printf(o, " head=%u columns=", (unsigned)n->u.table.nhead);
	for (i = 0; i < n->u.table.ncols; i++)
		conv_printf(o, "%s%s", i > 0 ? "," : "",
		    aligns[n->u.table.align[i]]);
}

static void
dump_cell(struct conv_out *o, const struct conv_node *n)
{
	if (n->u.cell.header)
		conv_puts(o, " header");
	if (n->u.cell.align != CONV_ALIGN_NONE)
		conv_printf(o, " %s", aligns[n->u.cell.align]);
	if (n->u.cell.colspan != 1 || n->u.cell.rowspan != 1)
		conv_printf(o, " span=%ux%u", (unsigned)n->u.cell.colspan,
		    (unsigned)n->u.cell.rowspan);
}

static void
dump_list(struct conv_out *o, const struct conv_node *n)
{
	static const char *const numerals[] = {
		[CONV_NUMERAL_DECIMAL] = "decimal",
		[CONV_NUMERAL_LOWER_ALPHA] = "alpha",
		[CONV_NUMERAL_UPPER_ALPHA] = "ALPHA",
		[CONV_NUMERAL_LOWER_ROMAN] = "roman",
		[CONV_NUMERAL_UPPER_ROMAN] = "ROMAN"
	};

	if (n->u.list.ordered)
		conv_printf(o, " ordered start=%u delim=%c",
		    (unsigned)n->u.list.start, n->u.list.delim);
	if (n->u.list.numeral != CONV_NUMERAL_DECIMAL)
		conv_printf(o, " numeral=%s", numerals[n->u.list.numeral]);
	conv_puts(o, n->u.list.tight ? " tight" : " loose");
}

static void
dump_div(struct conv_out *o, const struct conv_node *n)
{
	static const char *const roles[] = {
		[CONV_ROLE_PLAIN] = "plain",
		[CONV_ROLE_COLUMNS] = "columns",
		[CONV_ROLE_COLUMN] = "column",
		[CONV_ROLE_DETAILS] = "details",
		[CONV_ROLE_ABSTRACT] = "abstract",
		[CONV_ROLE_NAME_LINE] = "name-line",
		[CONV_ROLE_EXERCISE] = "exercise",
		[CONV_ROLE_ANSWER] = "answer",
		[CONV_ROLE_SOLUTION] = "solution",
		[CONV_ROLE_FIELD] = "field",
		[CONV_ROLE_CONTENTS] = "contents"
	};

	static const char *const rooms[] = {
		[CONV_ROOM_LINES] = "lines",
		[CONV_ROOM_BOX] = "box",
		[CONV_ROOM_GRID] = "grid",
		[CONV_ROOM_BLANK] = "blank"
	};

	if (n->u.div.role != CONV_ROLE_PLAIN)
		conv_printf(o, " role=%s", roles[n->u.div.role]);
	if (n->u.div.role == CONV_ROLE_EXERCISE)
		conv_printf(o, " number=%u", (unsigned)n->u.div.number);
	if (n->u.div.role == CONV_ROLE_ANSWER)
		conv_printf(o, " room=%s %d", rooms[n->u.div.room],
		    n->u.div.room == CONV_ROOM_LINES ?
		    (int)n->u.div.lines : (int)n->u.div.height);
	if (n->u.div.role == CONV_ROLE_FIELD)
		conv_printf(o, " share=%u", (unsigned)n->u.div.share);
}

static void
dump_payload(struct conv_out *o, const struct conv_node *n)
{
	static const char *const tasks[] = {
		[CONV_TASK_NONE] = "",
		[CONV_TASK_OPEN] = " task=open",
		[CONV_TASK_DONE] = " task=done"
	};
	static const char *const alerts[] = {
		[CONV_ALERT_NOTE] = "note",
		[CONV_ALERT_TIP] = "tip",
		[CONV_ALERT_IMPORTANT] = "important",
		[CONV_ALERT_WARNING] = "warning",
		[CONV_ALERT_CAUTION] = "caution"
	};

	switch (n->kind) {
	case CONV_SECTION:
		conv_printf(o, " level=%d depth=%d", n->u.section.level,
		    n->u.section.depth);
		quoted(o, "number", n->u.section.number);
		break;
	case CONV_HEADING:
		conv_printf(o, " level=%d", n->u.heading.level);
		break;
	case CONV_ALERT:
		conv_printf(o, " %s", alerts[n->u.alert.type]);
		break;
	case CONV_LIST:
		dump_list(o, n);
		break;
	case CONV_ITEM:
		conv_puts(o, tasks[n->u.item.task]);
		break;
	case CONV_DEF_LIST:
		conv_puts(o, n->u.def_list.tight ? " tight" : " loose");
		break;
	case CONV_DIV:
		dump_div(o, n);
		break;
	case CONV_MATH_BLOCK:
		if (n->u.math.number > 0)
			conv_printf(o, " number=%u",
			    (unsigned)n->u.math.number);
		break;
	case CONV_CODE_BLOCK:
		quoted(o, "info", n->u.code.info);
		if (n->u.code.numbered)
			conv_printf(o, " from=%u",
			    (unsigned)n->u.code.start);
		break;
	case CONV_TABLE:
		dump_table(o, n);
		break;
	case CONV_CELL:
		dump_cell(o, n);
		break;
	case CONV_FIGURE:
		conv_printf(o, " number=%u", (unsigned)n->u.figure.number);
		break;
	case CONV_NOTE:
		quoted(o, "label", n->u.note.label);
		conv_printf(o, " number=%u refs=%u",
		    (unsigned)n->u.note.number, (unsigned)n->u.note.nrefs);
		break;
	case CONV_NOTE_REF:
		if (n->u.note_ref.note != NULL)
			quoted(o, "label", n->u.note_ref.note->u.note.label);
		conv_printf(o, " nth=%u", (unsigned)n->u.note_ref.nth);
		break;
	case CONV_LINK:
		dump_link(o, n);
		break;
	case CONV_IMAGE:
		dump_image(o, n);
		break;
	default:
		break;
	}
}

static void
dump_node(struct conv_out *o, const struct conv_node *n, int depth)
{
	const struct conv_attr *attr;
	int i;

	for (i = 0; i < depth && i < LIMIT_DUMP_INDENT; i++)
		conv_puts(o, "  ");
	conv_printf(o, "%s %u:%u", conv_kind_name(n->kind),
	    (unsigned)n->pos.line, (unsigned)n->pos.col);
	if (n->id != NULL)
		conv_printf(o, " #%s", n->id);
	dump_payload(o, n);
	for (attr = n->attrs; attr != NULL; attr = attr->next)
		if (strcmp(attr->name, "id") != 0)
			quoted(o, attr->name, attr->value);
	if (n->text != NULL) {
		conv_puts(o, " \"");
		conv_put_escaped(o, CONV_ESC_JSON, n->text, n->len);
		conv_putc(o, '"');
	}
	conv_putc(o, '\n');
}

static void
dump_tree(struct conv_out *o, const struct conv_node *root)
{
	const struct conv_node *n = root, *next;
	int depth = 0;

	while (n != NULL) {
		dump_node(o, n, depth);
		next = node_next(n, root, true);
		if (n->first != NULL)
			depth++;
		else if (next != NULL)
			for (; n->parent != next->parent; n = n->parent)
				depth--;
		n = next;
	}
}

/* A line of the metadata, where it is set. */
static void
dump_line(struct conv_out *o, const char *name, const char *s)
{
	if (s == NULL)
		return;
	conv_puts(o, name);
	quoted(o, NULL, s);
	conv_putc(o, '\n');
}

static void
dump_info(struct conv_out *o, const struct conv_info *info)
{
	static const char *const froms[] = {
		[CONV_TITLE_GIVEN] = "given",
		[CONV_TITLE_HEADING] = "heading",
		[CONV_TITLE_FILE] = "file"
	};
	const struct conv_author *a;
	size_t i;

	conv_puts(o, "title");
	quoted(o, froms[info->title_from], info->title);
	conv_printf(o, " lang=%s dir=%s\n",
	    info->lang != NULL ? info->lang : "",
	    info->dir != NULL ? info->dir : "");
	dump_line(o, "subtitle", info->subtitle);
	for (i = 0; i < info->nauthors; i++) {
		a = &info->authors[i];
		conv_puts(o, "author");
		quoted(o, NULL, a->name);
		quoted(o, "email", a->email);
		quoted(o, "affiliation", a->affiliation);
		quoted(o, "url", a->url);
		conv_putc(o, '\n');
	}
	dump_line(o, "date", info->date);
	dump_line(o, "description", info->description);
	dump_line(o, "rights", info->rights);
	dump_line(o, "publisher", info->publisher);
	dump_line(o, "identifier", info->identifier);
	dump_line(o, "cover-image", info->cover_image);
	for (i = 0; i < info->nkeywords; i++)
		dump_line(o, "keyword", info->keywords[i]);
}

/* What of the metadata is more than one text. */
static void
dump_body(struct conv_out *o, const char *name, const struct conv_node *body)
{
	const struct conv_node *para;

	if (body == NULL)
		return;
	para = body->first;
	if (para != NULL && para == body->last && para->kind == CONV_PARA &&
	    para->first == para->last && para->first != NULL &&
	    para->first->kind == CONV_TEXT && strcmp(name, "abstract") != 0)
		return;
	conv_printf(o, "%s:\n", name);
	dump_tree(o, body);
}

void
tree_dump(struct conv_out *o, const struct conv_doc *doc)
{
	const struct conv_info *info = &doc->info;
	size_t i;

	dump_info(o, info);
	dump_body(o, "title", info->title_body);
	dump_body(o, "subtitle", info->subtitle_body);
	dump_body(o, "abstract", info->abstract);
	dump_tree(o, doc->root);
	for (i = 0; i < doc->nnotes; i++)
		dump_tree(o, doc->notes[i]);
}
