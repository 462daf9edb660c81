/* list.c - lists: indents, numbers, bullets and boxes to tick. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define INDENT_MIN	1700	/* 1/1000 of the size */
#define MARKER_GAP	500	/* between marker and text */
#define TIGHT_SPACE	150	/* between items, 1/1000 of the leading */
#define LOOSE_SPACE	500
#define BOX_SIDE	640	/* of a task's box, 1/1000 of the size */

static struct list_state *
top(struct flow *f)
{
	return &f->lists[f->nlists - 1];
}

/* A marker's width, as a line of its own. */
static int32_t
marker_width(struct flow *f, const char *s)
{
	const struct look *look = style_look(f->l->pdf, flow_place(f)->body);
	const struct pdf_run *run;
	int32_t w = 0;

	for (run = pdf_shape(f->l->pdf, &look->face, s, strlen(s), 0, NULL);
	    run != NULL; run = run->next)
		w += run->width;
	return w;
}

/* Wide enough for the widest number; of decimal ones the last is that. */
static int32_t
list_indent(struct flow *f, const struct conv_node *list)
{
	const struct conv_node *n;
	int32_t least = f->l->geo->size * INDENT_MIN / 1000, w;
	uint32_t number = list->u.list.start;

	if (!list->u.list.ordered)
		return least;
	for (n = list->first; n != NULL; n = n->next, number++) {
		if (n->next != NULL && list->u.list.numeral ==
		    CONV_NUMERAL_DECIMAL)
			continue;
		w = marker_width(f, numeral_mark(f->l->arena, list, number)) +
		    f->l->geo->size * MARKER_GAP / 1000;
		if (w > least)
			least = w;
	}
	return least;
}

enum conv_step
flow_list_enter(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	struct list_state *s;
	int depth = 0;

	if (n->id != NULL)
		flow_dest(f, n);
	if (f->nlists > 0)
		depth = top(f)->list->u.list.ordered == n->u.list.ordered ?
		    top(f)->depth + 1 : 0;
	f->lists = arena_grow(f->l->arena, f->lists, &f->lists_cap,
	    f->nlists + 1, sizeof(*f->lists));
	s = &f->lists[f->nlists++];
	*s = (struct list_state){ .list = n, .number = n->u.list.start,
	    .indent = list_indent(f, n), .depth = depth };
	return CONV_DESCEND;
}

void
flow_list_leave(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	int32_t after = f->l->geo->leading * LOOSE_SPACE / 1000;

	(void)n;
	f->nlists--;
	if (f->nlists == 0 && f->space < after)
		f->space = after;
}

/* Where markers stand: before the text, even where no indent was left. */
static void
marker_span(struct flow *f, int32_t *x, int32_t *w)
{
	const struct place *at = flow_place(f);
	int32_t gap = f->l->geo->size * MARKER_GAP / 1000;

	*w = top(f)->indent - gap;
	*x = flow_is_rtl(f) ? at->x + at->w + gap : at->x - top(f)->indent;
}

static void
text_marker(struct flow *f, const struct conv_node *n, const char *s)
{
	const struct look *look = style_look(f->l->pdf, flow_place(f)->body);
	struct vitem box = { .kind = V_BOX };
	int32_t x, w;
	uint32_t i;

	marker_span(f, &x, &w);
	if (flow_is_rtl(f))
		w = marker_width(f, s);
	text_line(f->l, &box, look, s, PDF_PART_LABEL, n, x, w, 0,
	    CONV_ALIGN_RIGHT);
	for (i = 0; i < box.nitems; i++)
		*flow_marker(f, PDF_TEXT, PDF_PART_LABEL, n) = box.items[i];
}

/* A square, and a tick in it where the task is done. */
static void
task_marker(struct flow *f, const struct conv_node *n)
{
	static const unsigned char square[] = { PDF_MOVE, PDF_LINE, PDF_LINE,
	    PDF_LINE, PDF_CLOSE };
	static const unsigned char ticked[] = { PDF_MOVE, PDF_LINE, PDF_LINE,
	    PDF_LINE, PDF_CLOSE, PDF_MOVE, PDF_LINE, PDF_LINE };
	int32_t a = f->l->geo->size * BOX_SIDE / 1000, x, w;
	bool done = n->u.item.task == CONV_TASK_DONE;
	struct pdf_path *path = conv_alloc(f->l->arena, sizeof(*path));
	int32_t *xy = conv_alloc(f->l->arena, 14 * sizeof(*xy));
	struct pdf_item *item;
	const int32_t points[14] = { 0, 0, a, 0, a, a, 0, a,
	    a * 20 / 100, a * 52 / 100, a * 42 / 100, a * 74 / 100,
	    a * 82 / 100, a * 24 / 100 };

	memcpy(xy, points, sizeof(points));
	path->ops = done ? ticked : square;
	path->nops = done ? sizeof(ticked) : sizeof(square);
	path->xy = xy;
	path->stroked = true;
	path->stroke = f->l->geo->colors[HUE_MUTED];
	path->width = f->l->geo->size * 65 / 1000;
	marker_span(f, &x, &w);
	item = flow_marker(f, PDF_PATH, PDF_PART_LABEL, n);
	item->x = flow_is_rtl(f) ? x : x + w - a;
	item->y = -a;
	item->w = item->h = a;
	item->u.path = path;
}

static void
item_marker(struct flow *f, const struct conv_node *n)
{
	static const char *const bullets[] = { "\xE2\x80\xA2",
	    "\xE2\x80\x93", "\xC2\xB7" };
	struct list_state *s = top(f);

	if (n->u.item.task != CONV_TASK_NONE)
		task_marker(f, n);
	else if (s->list->u.list.ordered)
		text_marker(f, n, numeral_mark(f->l->arena, s->list,
		    s->number));
	else
		text_marker(f, n, bullets[s->depth % 3]);
	s->number++;
}

static int32_t
item_space(const struct flow *f, const struct conv_node *list)
{
	return f->l->geo->leading * (list->u.list.tight ? TIGHT_SPACE :
	    LOOSE_SPACE) / 1000;
}

enum conv_step
flow_item_enter(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	struct list_state *s = top(f);

	flow_push(f, s->indent);
	if (n->id != NULL)
		flow_dest(f, n);
	/* the first item stands as its list does, the others closer */
	if (n->prev != NULL)
		f->forced = item_space(f, s->list);
	else if (f->nlists > 1 && s[-1].list->u.list.tight)
		f->forced = item_space(f, s[-1].list);
	item_marker(f, n);
	return CONV_DESCEND;
}

/* An item without content still has its marker, on a line of its own. */
void
flow_item_leave(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	const struct look *look = style_look(f->l->pdf, flow_place(f)->body);
	struct vitem *box;
	size_t first;

	(void)n;
	if (f->nmarkers > 0) {
		flow_space(f, 0);
		first = f->list->n;
		box = vlist_box(f->l->arena, f->list, look->leading);
		box->baseline = (look->leading - look->ascent -
		    look->descent) / 2 + look->ascent;
		flow_finish(f, first, 0);
	}
	flow_pop(f);
}
