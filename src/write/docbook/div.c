/* div.c - divisions, which DocBook has no element for. */
#include "write/docbook/docbook.h"

static void
abstract_title(struct docbook *w)
{
	block_begin(w, "para");
	xml_attr(w->x, "role", "abstract-title");
	xml_start(w->x, "emphasis");
	xml_attr(w->x, "role", "strong");
	xml_puts(w->x, label(w->doc->info.lang, LABEL_ABSTRACT));
	xml_end(w->x);
	xml_end(w->x);
}

enum conv_step
div_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	block_anchor(w, n);
	switch (n->u.div.role) {
	case CONV_ROLE_ABSTRACT:
		abstract_title(w);
		return CONV_DESCEND;
	case CONV_ROLE_EXERCISE:
		exercise_write(w, n);
		return CONV_DESCEND;
	case CONV_ROLE_SOLUTION:
		solution_write(w);
		return CONV_DESCEND;
	case CONV_ROLE_ANSWER:
		answer_write(w, n);
		return CONV_SKIP;
	case CONV_ROLE_NAME_LINE:
		name_line_write(w, n);
		return CONV_SKIP;
	case CONV_ROLE_CONTENTS:	/* style sheets make one */
		return CONV_SKIP;
	default:
		return CONV_DESCEND;
	}
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
