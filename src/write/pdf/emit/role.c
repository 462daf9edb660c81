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
	[CONV_CELL] = { "TD" },			/* TH where it is a header */
	[CONV_FIGURE] = { "Div" },
	[CONV_CAPTION] = { "Caption" },
	[CONV_DIV] = { "Div" },
	[CONV_DEF_LIST] = { "L" },
	[CONV_DEF_ENTRY] = { "LI" },
	[CONV_TERM] = { "Lbl" },
	[CONV_DEFINITION] = { "LBody" },
	[CONV_MATH_BLOCK] = { "Formula" },
	[CONV_NOTE] = { "Note" },
	[CONV_CODE] = { "Code" },
	[CONV_MATH] = { "Formula" },
	[CONV_LINK] = { "Link" },
	[CONV_IMAGE] = { "Figure" },
	[CONV_NOTE_REF] = { "Reference", "Link" }
};

const char *const emit_heading_roles[HEADINGS] = {
	"H1", "H2", "H3", "H4", "H5", "H6"
};

/* By nesting, not by the level that the source gives. */
static const char *
heading_role(const struct conv_node *n)
{
	const struct conv_node *up = n->parent;
	int depth;

	while (up != NULL && up->kind != CONV_SECTION)
		up = up->parent;
	depth = up == NULL ? 1 : up->u.section.depth + (up->first != n);
	return emit_heading_roles[depth > HEADINGS ? HEADINGS - 1 : depth - 1];
}

/* A language that differs from what is around, where it can be one. */
static const char *
lang_of(const struct conv_node *n)
{
	const char *s = conv_attr(n, "lang");

	return s != NULL && strlen(s) >= 2 && strspn(s,
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "0123456789-") == strlen(s) ? s : NULL;
}

/* Room for an answer is a drawing of lines. */
static bool
is_room(const struct conv_node *n)
{
	return n->kind == CONV_DIV && n->u.div.role == CONV_ROLE_ANSWER;
}

/* What an abbreviation stands for, or NULL. */
static const char *
expansion_of(const struct conv_node *n)
{
	const char *class;

	if (n->kind != CONV_SPAN)
		return NULL;
	class = conv_attr(n, "class");
	return class != NULL && strcmp(class, "abbr") == 0 ?
	    conv_attr(n, "title") : NULL;
}

const char *
emit_role_lang(const struct conv_node *n)
{
	const char *lang = lang_of(n);

	/* sections stand in sections only */
	while (lang == NULL && n->kind == CONV_SECTION) {
		n = n->parent;
		lang = lang_of(n);
	}
	return lang;
}

/* What is in another language, or short for more, needs an element. */
const char *
emit_role(const struct conv_node *n, int i)
{
	const char *role = emit_roles[n->kind][i];

	if (i > 0)
		return role;
	if (role == NULL)
		return lang_of(n) != NULL || expansion_of(n) != NULL ?
		    "Span" : NULL;
	if (n->kind == CONV_HEADING)
		return heading_role(n);
	if (n->kind == CONV_CELL && n->u.cell.header)
		return "TH";
	if (n->kind == CONV_CAPTION && n->parent->kind == CONV_DIV)
		return "P";
	if (is_room(n))
		return "Figure";
	return role;
}

void
emit_attr(struct emit *e, struct elem *el, enum attr_form form, const char *key,
    const char *value)
{
	struct attr *a = conv_alloc(e->arena, sizeof(*a)), **end = &el->attrs;

	a->form = form;
	a->key = key;
	a->value = value;
	while (*end != NULL)
		end = &(*end)->next;
	*end = a;
}

/*
 * The roles that PDF 2.0's own namespace lacks: some have another name
 * there, the others belong to PDF 1.7's (ISO 32000-2, 14.8.6).
 */
static const struct {
	const char	*name, *new;
} old_roles[] = {
	{ "BlockQuote", NULL },
	{ "Code", NULL },
	{ "Note", "FENote" },
	{ "Reference", NULL },
	{ "TOC", NULL },
	{ "TOCI", NULL }
};

#define NOLD	(sizeof(old_roles) / sizeof(old_roles[0]))

const char *
emit_role_new(const char *role)
{
	size_t i;

	for (i = 0; i < NOLD; i++)
		if (old_roles[i].new != NULL &&
		    strcmp(old_roles[i].name, role) == 0)
			return old_roles[i].new;
	return role;
}

bool
emit_role_is_new(const char *role)
{
	size_t i;

	for (i = 0; i < NOLD; i++)
		if (strcmp(old_roles[i].name, role) == 0)
			return false;
	return true;
}

/* Bullets of nested lists differ, see layout/list.c. */
static const char *
numbering(const struct conv_node *list)
{
	static const char *const names[] = {
		[CONV_NUMERAL_DECIMAL] = "Decimal",
		[CONV_NUMERAL_LOWER_ALPHA] = "LowerAlpha",
		[CONV_NUMERAL_UPPER_ALPHA] = "UpperAlpha",
		[CONV_NUMERAL_LOWER_ROMAN] = "LowerRoman",
		[CONV_NUMERAL_UPPER_ROMAN] = "UpperRoman"
	};

	return list->u.list.ordered ? names[list->u.list.numeral] : "Disc";
}

const char *
emit_role_alt(const struct emit *e, const struct conv_node *image)
{
	const struct conv_node *up = image->parent;

	if (image->first != NULL)
		return image->first->text;
	if (up->kind == CONV_LINK)
		up = up->parent;
	return up->kind == CONV_FIGURE && up->last->kind == CONV_CAPTION ?
	    conv_plain_text(e->arena, up->last) : "";
}

/* The TeX source behind the number that stands before the formula. */
static const char *
formula_alt(const struct emit *e, const struct conv_node *n)
{
	return n->u.math.number == 0 ? n->text : conv_asprintf(e->arena,
	    "(%u) %s", (unsigned)n->u.math.number, n->text);
}

void
emit_role_describe(struct emit *e, struct elem *el, const struct conv_node *n)
{
	el->lang = lang_of(n);
	el->expansion = expansion_of(n);
	if (n->kind == CONV_IMAGE) {
		el->alt = emit_role_alt(e, n);
		el->owner = "Layout";
	} else if (is_room(n)) {
		el->alt = label(e->pdf->doc->info.lang, LABEL_ANSWER);
		el->owner = "Layout";
	} else if (n->kind == CONV_MATH || n->kind == CONV_MATH_BLOCK) {
		el->alt = formula_alt(e, n);
	} else if (n->kind == CONV_LIST) {
		el->owner = "List";
		emit_attr(e, el, ATTR_NAME, "ListNumbering", numbering(n));
	} else if (n->kind == CONV_DEF_LIST) {
		el->owner = "List";
		emit_attr(e, el, ATTR_NAME, "ListNumbering",
		    e->standard->version >= 20 ? "Description" : "None");
	} else if (n->kind == CONV_NOTE) {
		el->id = conv_asprintf(e->arena, "fn%u",
		    (unsigned)n->u.note.number);
		if (e->standard->version >= 20) {
			el->owner = "FENote";
			emit_attr(e, el, ATTR_NAME, "NoteType", "Footnote");
		}
	}
}
