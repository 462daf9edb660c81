/* math.c - formulas, as their source. */
#include "write/docbook/docbook.h"

static void
phrase_write(struct docbook *w, const struct conv_node *n)
{
	xml_start(w->x, "mathphrase");
	xml_attr(w->x, "role", "tex");
	xml_text(w->x, n->text, n->len);
	xml_end(w->x);
	xml_end(w->x);
}

enum conv_step
math_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	xml_start(w->x, "inlineequation");
	put_common(w, n, NULL);
	phrase_write(w, n);
	return CONV_SKIP;
}

enum conv_step
math_block_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	block_begin(w, "informalequation");
	put_common(w, n, NULL);
	phrase_write(w, n);
	return CONV_SKIP;
}
