/* div.c - divisions, which DocBook has no element for. */
#include "write/docbook/docbook.h"

enum conv_step
div_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	block_anchor(w, n);
	if (n->u.div.role != CONV_ROLE_ABSTRACT)
		return CONV_DESCEND;
	block_begin(w, "para");
	xml_attr(w->x, "role", "abstract-title");
	xml_start(w->x, "emphasis");
	xml_attr(w->x, "role", "strong");
	xml_puts(w->x, label(w->doc->info.lang, LABEL_ABSTRACT));
	xml_end(w->x);
	xml_end(w->x);
	return CONV_DESCEND;
}

/* The instruction that style sheets know for this. */
enum conv_step
page_break_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	(void)n;
	xml_pi_block(w->x, "hard-pagebreak");
	return CONV_SKIP;
}
