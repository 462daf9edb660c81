/* table.c - tables. */
#include "base/base.h"
#include "write/html/html.h"

#define SCROLL_COLUMNS	5	/* tables with as many may be too wide */

/* A wide table scrolls by itself, by keyboard as well. */
static void
scroll_begin(struct html *w)
{
	conv_puts(w->out, "<div class=\"scroll\" role=\"region\" "
	    "tabindex=\"0\" aria-label=\"");
	conv_puts(w->out, label(w->lang, LABEL_TABLE));
	conv_putc(w->out, ' ');
	html_number(w, ++w->tables);
	conv_puts(w->out, "\">\n");
}

static bool
scrolls(const struct html *w, const struct conv_node *table)
{
	return w->page && !w->xml && table->u.table.ncols >= SCROLL_COLUMNS;
}

enum conv_step
html_table_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	html_line(w, n);
	if (scrolls(w, n))
		scroll_begin(w);
	conv_puts(w->out, "<table");
	html_own_attrs(w, n);
	conv_put(w->out, ">\n", 2);
	w->row = 0;
	return CONV_DESCEND;
}

void
html_table_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	if (w->row > n->u.table.nhead)
		conv_puts(w->out, "</tbody>\n");
	else if (w->row > 0)
		conv_puts(w->out, "</thead>\n");
	conv_puts(w->out, "</table>\n");
	if (scrolls(w, n))
		conv_puts(w->out, "</div>\n");
}

enum conv_step
html_row_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;
	uint32_t nhead = n->parent->u.table.nhead;

	if (w->row == nhead)
		conv_puts(w->out, nhead > 0 ? "</thead>\n<tbody>\n" :
		    "<tbody>\n");
	else if (w->row == 0)
		conv_puts(w->out, "<thead>\n");
	conv_puts(w->out, "<tr>\n");
	return CONV_DESCEND;
}

void
html_row_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	(void)n;
	conv_puts(w->out, "</tr>\n");
	w->row++;
}

static void
span(struct html *w, const char *name, uint32_t n)
{
	if (n < 2)
		return;
	conv_puts(w->out, name);
	html_number(w, n);
	conv_putc(w->out, '"');
}

/* On a page, a header cell without text heads nothing. */
static bool
is_header(const struct html *w, const struct conv_node *cell)
{
	return cell->u.cell.header && (!w->page || cell->first != NULL);
}

enum conv_step
html_cell_enter(void *ctx, const struct conv_node *n)
{
	static const char *const styles[] = {
		[CONV_ALIGN_NONE] = "",
		[CONV_ALIGN_LEFT] = " style=\"text-align: left\"",
		[CONV_ALIGN_CENTER] = " style=\"text-align: center\"",
		[CONV_ALIGN_RIGHT] = " style=\"text-align: right\""
	};
	struct html *w = ctx;

	conv_puts(w->out, is_header(w, n) ? "<th" : "<td");
	if (w->page && is_header(w, n))
		conv_puts(w->out, w->row < n->parent->parent->u.table.nhead ?
		    " scope=\"col\"" : " scope=\"row\"");
	conv_puts(w->out, styles[n->u.cell.align]);
	span(w, " colspan=\"", n->u.cell.colspan);
	span(w, " rowspan=\"", n->u.cell.rowspan);
	conv_putc(w->out, '>');
	if (n->first != NULL && n->first->kind < CONV_TEXT)
		conv_putc(w->out, '\n');
	return CONV_DESCEND;
}

void
html_cell_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	conv_puts(w->out, is_header(w, n) ? "</th>\n" : "</td>\n");
}
