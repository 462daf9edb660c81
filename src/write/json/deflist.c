/* deflist.c - definition lists: [([Inline], [[Block]])]. */
#include "write/json/json.h"

enum conv_step
ast_def_list(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	(void)n;
	ast_begin(w, "DefinitionList");
	ast_open(w);
	return CONV_DESCEND;
}

/* An entry has one term: more of them are its lines, as pandoc has it. */
enum conv_step
ast_def_entry(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	ast_open(w);
	ast_open(w);
	for (n = n->first; n->kind == CONV_TERM; n = n->next) {
		if (n->prev != NULL)
			ast_void(w, "LineBreak");
		ast_inlines(w, n);
	}
	ast_close(w);
	ast_open(w);
	return CONV_DESCEND;
}

void
ast_def_entry_leave(void *ctx, const struct conv_node *n)
{
	(void)n;
	ast_close(ctx);
	ast_close(ctx);
}

/* Its entry has written it. */
enum conv_step
ast_term(void *ctx, const struct conv_node *n)
{
	(void)ctx;
	(void)n;
	return CONV_SKIP;
}

enum conv_step
ast_definition(void *ctx, const struct conv_node *n)
{
	(void)n;
	ast_open(ctx);
	return CONV_DESCEND;
}
