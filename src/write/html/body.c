/* body.c - a document's content: what is written for each kind of node. */
#include "base/base.h"
#include "write/html/html.h"

static const struct conv_act acts[CONV_NKINDS] = {
	[CONV_DOCUMENT] = { .through = true },
	[CONV_SECTION] = { .enter = html_section_enter,
	    .leave = html_section_leave },
	[CONV_HEADING] = { .enter = html_heading_enter,
	    .leave = html_heading_leave },
	[CONV_PARA] = { .enter = html_para_enter, .leave = html_para_leave },
	[CONV_QUOTE] = { .enter = html_quote_enter,
	    .post = "</blockquote>\n" },
	[CONV_ALERT] = { .enter = html_alert_enter, .post = "</div>\n" },
	[CONV_LIST] = { .enter = html_list_enter, .leave = html_list_leave },
	[CONV_ITEM] = { .enter = html_item_enter, .post = "</li>\n" },
	[CONV_CODE_BLOCK] = { .enter = html_code_block_enter,
	    .post = "</code></pre>\n" },
	[CONV_HTML_BLOCK] = { .enter = html_raw_block_enter },
	[CONV_RULE] = { .enter = html_rule_enter },
	[CONV_TABLE] = { .enter = html_table_enter,
	    .leave = html_table_leave },
	[CONV_ROW] = { .enter = html_row_enter, .leave = html_row_leave },
	[CONV_CELL] = { .enter = html_cell_enter, .leave = html_cell_leave },
	[CONV_FIGURE] = { .enter = html_figure_enter,
	    .post = "</figure>\n" },
	[CONV_CAPTION] = { .enter = html_caption_enter,
	    .leave = html_caption_leave },
	[CONV_DIV] = { .enter = html_div_enter, .leave = html_div_leave },
	[CONV_DEF_LIST] = { .enter = html_def_list_enter,
	    .post = "</dl>\n" },
	[CONV_DEF_ENTRY] = { .through = true },
	[CONV_TERM] = { .enter = html_term_enter, .post = "</dt>\n" },
	[CONV_DEFINITION] = { .enter = html_definition_enter,
	    .post = "</dd>\n" },
	[CONV_MATH_BLOCK] = { .enter = html_math_block_enter,
	    .post = "</code></pre>\n" },
	[CONV_PAGE_BREAK] = { .enter = html_page_break_enter },
	[CONV_NOTE] = { .through = true },
	[CONV_TEXT] = { .enter = html_text_enter },
	[CONV_SOFT_BREAK] = { .pre = "\n" },
	[CONV_LINE_BREAK] = { .pre = "<br />\n" },
	[CONV_CODE] = { .enter = html_code_enter },
	[CONV_EMPH] = { .pre = "<em>", .post = "</em>" },
	[CONV_STRONG] = { .pre = "<strong>", .post = "</strong>" },
	[CONV_STRIKE] = { .pre = "<del>", .post = "</del>" },
	[CONV_UNDERLINE] = { .enter = html_element_enter,
	    .leave = html_element_leave },
	[CONV_MARK] = { .pre = "<mark>", .post = "</mark>" },
	[CONV_SUPER] = { .pre = "<sup>", .post = "</sup>" },
	[CONV_SUB] = { .pre = "<sub>", .post = "</sub>" },
	[CONV_SMALLCAPS] = { .pre = "<span class=\"smallcaps\">",
	    .post = "</span>" },
	[CONV_SPAN] = { .enter = html_element_enter,
	    .leave = html_element_leave },
	[CONV_MATH] = { .pre = "<code class=\"math\">",
	    .enter = html_text_enter, .post = "</code>" },
	[CONV_LINK] = { .enter = html_link_enter, .leave = html_link_leave },
	[CONV_IMAGE] = { .enter = html_image_enter },
	[CONV_NOTE_REF] = { .enter = html_note_ref_enter },
	[CONV_HTML_INLINE] = { .enter = html_raw_inline_enter }
};

void
html_body(struct html *w, const struct conv_node *n)
{
	conv_walk(n, acts, w->out, w);
}

void
html_inlines(struct html *w, const struct conv_node *block)
{
	const struct conv_node *n;

	for (n = block->first; n != NULL; n = n->next)
		conv_walk(n, acts, w->out, w);
}

bool
html_phrase(struct html *w, const struct conv_node *doc)
{
	const struct conv_node *para = doc != NULL ? doc->first : NULL;

	if (para == NULL || para->next != NULL || para->kind != CONV_PARA)
		return false;
	html_inlines(w, para);
	return true;
}
