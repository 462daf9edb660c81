/* table.c - tables. */
#include <inttypes.h>

#include "write/json/json.h"

static const char *const aligns[] = {
	[CONV_ALIGN_NONE] = "AlignDefault", [CONV_ALIGN_LEFT] = "AlignLeft",
	[CONV_ALIGN_CENTER] = "AlignCenter",
	[CONV_ALIGN_RIGHT] = "AlignRight"
};

/* An Attr without anything. */
static void
no_attr(struct json *w)
{
	ast_sep(w);
	conv_puts(w->o, "[\"\",[],[]]");
}

static void
put_number(struct json *w, uint32_t n)
{
	ast_sep(w);
	conv_printf(w->o, "%" PRIu32, n);
}

static void
put_columns(struct json *w, const struct conv_node *n)
{
	uint32_t i;

	ast_open(w);
	for (i = 0; i < n->u.table.ncols; i++) {
		ast_open(w);
		ast_void(w, aligns[n->u.table.align[i]]);
		ast_void(w, "ColWidthDefault");
		ast_close(w);
	}
	ast_close(w);
}

static void
put_caption(struct json *w, const struct conv_node *n)
{
	ast_open(w);
	ast_sep(w);
	conv_puts(w->o, "null");
	ast_open(w);
	if (n->first != NULL && n->first->kind == CONV_CAPTION) {
		ast_begin(w, "Plain");
		ast_children(w, n->first);
		ast_end(w);
	}
	ast_close(w);
	ast_close(w);
}

static void
body_begin(struct json *w)
{
	ast_open(w);			/* bodies */
	ast_open(w);			/* the only one */
	no_attr(w);
	put_number(w, 0);		/* head columns */
	ast_open(w);			/* rows of its own head */
	ast_close(w);
	ast_open(w);			/* rows */
}

enum conv_step
ast_table(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	ast_begin(w, "Table");
	ast_open(w);
	ast_attr(w, n, NULL);
	put_caption(w, n);
	put_columns(w, n);
	ast_open(w);			/* head */
	no_attr(w);
	ast_open(w);			/* its rows */
	w->row = 0;
	return CONV_DESCEND;
}

/* Go from the head's rows to the body's. */
static void
head_end(struct json *w)
{
	ast_close(w);
	ast_close(w);
	body_begin(w);
}

void
ast_table_leave(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	if (w->row <= n->u.table.nhead)
		head_end(w);
	ast_close(w);			/* rows */
	ast_close(w);			/* body */
	ast_close(w);			/* bodies */
	ast_open(w);			/* foot */
	no_attr(w);
	ast_open(w);
	ast_close(w);
	ast_close(w);
	ast_close(w);
	ast_end(w);
}

enum conv_step
ast_row(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	if (w->row++ == n->parent->u.table.nhead)
		head_end(w);
	w->col = 0;
	ast_open(w);
	ast_attr(w, n, NULL);
	ast_open(w);
	return CONV_DESCEND;
}

void
ast_row_leave(void *ctx, const struct conv_node *n)
{
	(void)n;
	ast_close(ctx);
	ast_close(ctx);
}

/* A cell names its alignment where it is not that of its column. */
enum conv_step
ast_cell(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;
	const struct conv_node *table = n->parent->parent;
	uint32_t ncols = table->u.table.ncols;
	enum conv_align align = n->u.cell.align;

	if (w->col < ncols && table->u.table.align[w->col] == align)
		align = CONV_ALIGN_NONE;
	w->col += n->u.cell.colspan;
	ast_open(w);
	ast_attr(w, n, NULL);
	ast_void(w, aligns[align]);
	put_number(w, n->u.cell.rowspan);
	put_number(w, n->u.cell.colspan);
	ast_open(w);
	if (n->first != NULL && n->first->kind >= CONV_TEXT) {
		ast_begin(w, "Plain");
		ast_open(w);
	}
	return CONV_DESCEND;
}

void
ast_cell_leave(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	if (n->first != NULL && n->first->kind >= CONV_TEXT) {
		ast_close(w);
		ast_end(w);
	}
	ast_close(w);
	ast_close(w);
}
