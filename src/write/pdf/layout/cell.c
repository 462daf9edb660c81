/* cell.c - what a cell holds as one text: its blocks as lines. */
#include <string.h>

#include "write/pdf/layout/layout.h"

/* A list around, with the number of its next item. */
struct numbering {
	const struct conv_node	*list;
	uint32_t		 next;
};

struct cells {
	struct layout		*l;
	const struct look	*look;
	struct inlines		*in;
	int32_t			 width;
	bool			 labelled;	/* the line has a marker */
	struct numbering	*lists;		/* a stack */
	size_t			 n, cap;
};

/* Begin a block's line, but not behind an item's marker. */
static void
line_begin(struct cells *c)
{
	if (c->in->len > 0 && !c->labelled)
		inline_add(c->l, c->look, "\n", NULL, c->in);
	c->labelled = false;
}

static enum conv_step
leaf_enter(void *w, const struct conv_node *n)
{
	struct cells *c = w;

	line_begin(c);
	inline_collect(c->l, c->look, n, c->width, c->in);
	return CONV_SKIP;
}

static enum conv_step
heading_enter(void *w, const struct conv_node *n)
{
	struct cells *c = w;
	struct look *look = conv_alloc(c->l->arena, sizeof(*look));

	*look = *c->look;
	look->face.bold = true;
	line_begin(c);
	inline_collect(c->l, look, n, c->width, c->in);
	return CONV_SKIP;
}

static enum conv_step
code_enter(void *w, const struct conv_node *n)
{
	struct cells *c = w;
	struct look *look = conv_alloc(c->l->arena, sizeof(*look));

	*look = *c->look;
	look->face.family = PDF_MONO;
	look->face.size = look->face.size * 86 / 100;
	line_begin(c);
	inline_lines(c->l, look, n, c->in);
	return CONV_SKIP;
}

static enum conv_step
list_enter(void *w, const struct conv_node *n)
{
	struct cells *c = w;

	c->lists = arena_grow(c->l->arena, c->lists, &c->cap, c->n + 1,
	    sizeof(*c->lists));
	c->lists[c->n++] = (struct numbering){ n, n->u.list.start };
	return CONV_DESCEND;
}

static void
list_leave(void *w, const struct conv_node *n)
{
	(void)n;
	((struct cells *)w)->n--;
}

static enum conv_step
item_enter(void *w, const struct conv_node *n)
{
	struct cells *c = w;
	struct numbering *at = &c->lists[c->n - 1];
	const char *s = "\xE2\x80\xA2\xC2\xA0";	/* U+2022, U+00A0 */

	line_begin(c);
	if (at->list->u.list.ordered)
		s = conv_asprintf(c->l->arena, "%s\xC2\xA0",
		    numeral_mark(c->l->arena, at->list, at->next++));
	inline_add(c->l, c->look, s, n, c->in);
	c->labelled = true;
	return CONV_DESCEND;
}

static const struct conv_act acts[CONV_NKINDS] = {
	[CONV_CELL] = { .through = true },
	[CONV_HEADING] = { .enter = heading_enter },
	[CONV_PARA] = { .enter = leaf_enter },
	[CONV_CAPTION] = { .enter = leaf_enter },
	[CONV_TERM] = { .enter = leaf_enter },
	[CONV_IMAGE] = { .enter = leaf_enter },
	[CONV_LINK] = { .enter = leaf_enter },
	[CONV_CODE_BLOCK] = { .enter = code_enter },
	[CONV_MATH_BLOCK] = { .enter = code_enter },
	[CONV_LIST] = { .enter = list_enter, .leave = list_leave },
	[CONV_ITEM] = { .enter = item_enter },
	[CONV_QUOTE] = { .through = true },
	[CONV_ALERT] = { .through = true },
	[CONV_DIV] = { .through = true },
	[CONV_FIGURE] = { .through = true },
	[CONV_HTML_BLOCK] = { .through = true },
	[CONV_DEF_LIST] = { .through = true },
	[CONV_DEF_ENTRY] = { .through = true },
	[CONV_DEFINITION] = { .through = true }
};

void
cell_collect(struct layout *l, const struct look *look,
    const struct conv_node *cell, int32_t width, struct inlines *in)
{
	struct cells c = { .l = l, .look = look, .in = in, .width = width };

	if (cell->first != NULL && cell->first->kind < CONV_TEXT)
		conv_walk(cell, acts, NULL, &c);
	else
		inline_collect(l, look, cell, width, in);
}
