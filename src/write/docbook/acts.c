/* acts.c - what becomes of each kind of node. */
#include <string.h>

#include "write/docbook/docbook.h"

const struct conv_act docbook_acts[CONV_NKINDS] = {
	[CONV_DOCUMENT] = { .enter = document_enter,
	    .leave = document_leave },
	[CONV_SECTION] = { .enter = section_enter, .leave = section_leave },
	[CONV_HEADING] = { .enter = heading_enter, .leave = heading_leave },
	[CONV_PARA] = { .enter = para_enter, .leave = leaf_leave },
	[CONV_QUOTE] = { .enter = quote_enter, .leave = quote_leave },
	[CONV_ALERT] = { .enter = alert_enter, .leave = alert_leave },
	[CONV_LIST] = { .enter = list_enter, .leave = list_leave },
	[CONV_ITEM] = { .enter = item_enter, .leave = container_leave },
	[CONV_CODE_BLOCK] = { .enter = code_block_enter },
	[CONV_HTML_BLOCK] = { .enter = html_block_enter },
	[CONV_RULE] = { .enter = rule_enter },
	[CONV_TABLE] = { .enter = table_enter, .leave = table_leave },
	[CONV_ROW] = { .enter = row_enter, .leave = row_leave },
	[CONV_CELL] = { .enter = cell_enter, .leave = cell_leave },
	[CONV_FIGURE] = { .enter = figure_enter },
	[CONV_CAPTION] = { .enter = caption_enter, .leave = caption_leave },
	[CONV_DIV] = { .enter = div_enter },
	[CONV_DEF_LIST] = { .enter = def_list_enter,
	    .leave = def_list_leave },
	[CONV_DEF_ENTRY] = { .enter = def_entry_enter,
	    .leave = def_entry_leave },
	[CONV_TERM] = { .enter = term_enter, .leave = leaf_leave },
	[CONV_DEFINITION] = { .enter = definition_enter,
	    .leave = definition_leave },
	[CONV_MATH_BLOCK] = { .enter = math_block_enter },
	[CONV_PAGE_BREAK] = { .enter = page_break_enter },
	[CONV_NOTE] = { .through = true },
	[CONV_TEXT] = { .enter = text_enter },
	[CONV_SOFT_BREAK] = { .enter = soft_break_enter },
	[CONV_LINE_BREAK] = { .enter = line_break_enter },
	[CONV_CODE] = { .enter = code_enter },
	[CONV_EMPH] = { .enter = span_enter, .leave = span_leave },
	[CONV_STRONG] = { .enter = span_enter, .leave = span_leave },
	[CONV_STRIKE] = { .enter = span_enter, .leave = span_leave },
	[CONV_UNDERLINE] = { .enter = span_enter, .leave = span_leave },
	[CONV_MARK] = { .enter = span_enter, .leave = span_leave },
	[CONV_SUPER] = { .enter = script_enter, .leave = span_leave },
	[CONV_SUB] = { .enter = script_enter, .leave = span_leave },
	[CONV_SMALLCAPS] = { .enter = span_enter, .leave = span_leave },
	[CONV_SPAN] = { .enter = span_enter, .leave = span_leave },
	[CONV_MATH] = { .enter = math_enter },
	[CONV_LINK] = { .enter = link_enter, .leave = span_leave },
	[CONV_IMAGE] = { .enter = image_enter },
	[CONV_NOTE_REF] = { .enter = note_ref_enter },
	[CONV_HTML_INLINE] = { .enter = html_inline_enter }
};

void
write_node(struct docbook *w, const struct conv_node *n)
{
	conv_walk(n, docbook_acts, w->job->out, w);
}

void
write_children(struct docbook *w, const struct conv_node *n)
{
	for (n = n->first; n != NULL; n = n->next)
		write_node(w, n);
}

/* Divisions have no element: what is in them has their attribute. */
static const char *
inherited(const struct conv_node *n, const char *name)
{
	const char *s = conv_attr(n, name);

	for (; s == NULL && n->parent != NULL && n->parent->kind == CONV_DIV;
	    s = conv_attr(n, name))
		n = n->parent;
	return s;
}

void
put_id(struct docbook *w, const struct conv_node *n)
{
	const char *id = n->id == NULL || w->foreign ? NULL :
	    ids_name(w, n);

	if (id != NULL)
		xml_attr(w->x, w->dialect->id, id);
}

void
put_common(struct docbook *w, const struct conv_node *n, const char *role)
{
	const char *lang, *dir;

	put_id(w, n);
	if ((lang = inherited(n, "lang")) != NULL && *lang != '\0')
		xml_attr(w->x, w->dialect->lang, lang);
	if ((dir = inherited(n, "dir")) != NULL &&
	    (strcmp(dir, "ltr") == 0 || strcmp(dir, "rtl") == 0))
		xml_attr(w->x, "dir", dir);
	if (role == NULL)
		role = conv_attr(n, "class");
	if (role != NULL)
		xml_attr(w->x, "role", role);
}
