/* handout.c - exercises, solutions, room for answers, name lines. */
#include "write/pdf/layout/layout.h"

#define LINE		25512	/* between lines to write on: 9 mm */
#define SQUARE		14173	/* of paper for sums: 5 mm */
#define THICK		400
#define FIELD_GAP	1000	/* between the fields of a line, 1/1000 em */
#define FIELD_SPACE	400	/* between a label and its line */
#define FIELD_LEAST	4000	/* of a line, for each share; one row else */

static int32_t
em(const struct flow *f, int32_t part)
{
	return (int32_t)((int64_t)f->l->geo->size * part / 1000);
}

static int32_t
text_width(struct flow *f, const struct look *look, const char *s)
{
	struct para *p = para_new(f->l, look, NULL, PDF_PART_LABEL);
	int32_t least = 0, words = 0, most = 0;

	inline_add(f->l, look, s, NULL, &p->in);
	para_shape(p);
	para_measure(p, &least, &words, &most);
	para_done(p);
	return most;
}

/* Points at the end of the first line from an item on. */
static void
points_put(struct flow *f, const struct conv_node *n, const char *s,
    size_t first)
{
	const struct look *look = flow_look(f, flow_place(f)->body);
	struct vitem *v;
	int32_t shift;
	uint32_t i;

	while (first < f->list->n && f->list->v[first].kind != V_BOX)
		first++;
	if (first == f->list->n)
		return;
	v = &f->list->v[first];
	i = v->nitems;
	text_line(f->l, v, look, s, PDF_PART_NUMBER, n, flow_place(f)->x,
	    flow_place(f)->w, v->baseline, CONV_ALIGN_RIGHT);
	/* the end of a line from the right is at the left */
	if (!flow_is_rtl(f) || i == v->nitems)
		return;
	for (shift = flow_place(f)->x - v->items[i].x; i < v->nitems; i++)
		v->items[i].x += shift;
}

void
handout_exercise(struct flow *f, const struct conv_node *n)
{
	const char *title = label_exercise(f->l->arena, flow_lang(f), n), *s;
	struct place *p = flow_place(f), whole = *p;
	int32_t w, above = f->l->geo->leading * 3 / 2;
	size_t first = f->list->n;

	if (f->space < above)
		f->space = above;
	if (n->u.div.points == NULL) {
		flow_label(f, n, title);
		return;
	}
	s = label_points(f->l->arena, flow_lang(f), n->u.div.points);
	w = text_width(f, flow_look(f, p->body), s) + em(f, FIELD_GAP);
	if (w < p->w / 2) {
		p->w -= w;
		p->x += flow_is_rtl(f) ? w : 0;
	}
	flow_label(f, n, title);
	*flow_place(f) = whole;
	points_put(f, n, s, first);
}

void
handout_solution(struct flow *f, const struct conv_node *n,
    const struct place *outer)
{
	if (outer != NULL)
		flow_bar(f, n, outer, f->l->geo->colors[HUE_TIP]);
	flow_label(f, n, label(flow_lang(f), LABEL_SOLUTION));
	f->forced = 0;
}

static void
rule(struct flow *f, struct vitem *box, const struct conv_node *n,
    const struct place *at, int32_t y)
{
	struct pdf_item *item = vitem_add(f->l->arena, box, PDF_RULE,
	    PDF_PART_BODY, n);

	item->x = at->x;
	item->y = y - THICK / 2;
	item->w = at->w;
	item->h = THICK;
	item->u.rule.color = f->l->geo->colors[HUE_RULE];
}

static void
upright(struct flow *f, struct vitem *box, const struct conv_node *n,
    int32_t x)
{
	struct pdf_item *item = vitem_add(f->l->arena, box, PDF_RULE,
	    PDF_PART_BODY, n);

	item->x = x - THICK / 2;
	item->w = THICK;
	item->y = -THICK / 2;
	item->h = box->height + THICK;
	item->u.rule.color = f->l->geo->colors[HUE_RULE];
}

/* A page may end behind any line but the first and before the last. */
static void
lines_put(struct flow *f, const struct conv_node *n, const struct place *at)
{
	uint32_t i, count = n->u.div.lines;

	for (i = 0; i < count; i++) {
		rule(f, vlist_box(f->l->arena, f->list, LINE), n, at, LINE);
		if (i + 1 < count)
			vlist_penalty(f->l->arena, f->list, i == 0 ||
			    i + 2 == count ? V_NEVER : 0);
	}
}

/* What is drawn as a whole is no higher than a page. */
static int32_t
height_of(const struct flow *f, const struct conv_node *n)
{
	int32_t most = f->l->geo->text_height - f->l->geo->leading;

	return n->u.div.height < most ? n->u.div.height : most;
}

static void
box_put(struct flow *f, const struct conv_node *n, const struct place *at)
{
	struct vitem *box = vlist_box(f->l->arena, f->list, height_of(f, n));

	rule(f, box, n, at, 0);
	rule(f, box, n, at, box->height);
	upright(f, box, n, at->x);
	upright(f, box, n, at->x + at->w);
}

/* Whole squares, in the middle of the line. */
static void
grid_put(struct flow *f, const struct conv_node *n, const struct place *at)
{
	struct place p = *at;
	int32_t rows = (height_of(f, n) + SQUARE / 2) / SQUARE, i;
	struct vitem *box;

	if (rows == 0)
		rows = 1;
	p.w = at->w / SQUARE * SQUARE;
	p.x += (at->w - p.w) / 2;
	box = vlist_box(f->l->arena, f->list, rows * SQUARE);
	for (i = 0; i <= rows; i++)
		rule(f, box, n, &p, i * SQUARE);
	for (i = 0; i <= p.w / SQUARE; i++)
		upright(f, box, n, p.x + i * SQUARE);
}

void
handout_answer(struct flow *f, const struct conv_node *n)
{
	const struct place at = *flow_place(f);
	int32_t space = f->l->geo->leading / 2;
	size_t first;

	/* it stays with what it answers */
	f->keep = n->prev == NULL || n->prev->kind != CONV_DIV ||
	    n->prev->u.div.role != CONV_ROLE_ANSWER;
	flow_space(f, n->u.div.room == CONV_ROOM_LINES ? 0 : space);
	first = f->list->n;
	if (n->u.div.room == CONV_ROOM_LINES)
		lines_put(f, n, &at);
	else if (n->u.div.room == CONV_ROOM_BOX)
		box_put(f, n, &at);
	else if (n->u.div.room == CONV_ROOM_GRID)
		grid_put(f, n, &at);
	else
		vlist_box(f->l->arena, f->list, height_of(f, n));
	flow_finish(f, first, f->l->geo->leading);
}

/* Name lines --------------------------------------------------------- */

/* Fields of a row: from one up to another, and what is left for lines. */
struct fields {
	const struct conv_node	*first, *end;
	int32_t			 rest;
	uint32_t		 shares;
};

static const char *
field_text(struct flow *f, const struct conv_node *field)
{
	return conv_plain_text(f->l->arena, field);
}

/* As many as fit with lines that one can write on, and one at least. */
static struct fields
fields_row(struct flow *f, const struct look *look,
    const struct conv_node *first)
{
	struct fields row = { .first = first, .end = first,
	    .rest = flow_place(f)->w };
	int32_t label, gap;
	const struct conv_node *n;

	for (n = first; n != NULL; n = n->next) {
		label = text_width(f, look, field_text(f, n)) +
		    em(f, FIELD_SPACE);
		gap = n == first ? 0 : em(f, FIELD_GAP);
		if (n != first && row.rest - label - gap <
		    em(f, FIELD_LEAST) * (int32_t)(row.shares > 0 ? 2 : 1))
			break;
		row.rest -= label + gap;
		row.shares += n->u.div.share;
		row.end = n->next;
	}
	if (row.rest < 0)
		row.rest = 0;
	return row;
}

/* A label and the line behind it; x is from where the line begins. */
static int32_t
field_put(struct flow *f, struct vitem *box, const struct look *look,
    const struct conv_node *n, int32_t x, int32_t w)
{
	const struct place *p = flow_place(f);
	const char *s = field_text(f, n);
	int32_t label = text_width(f, look, s);
	struct pdf_item *item;
	bool rtl = flow_is_rtl(f);

	if (*s != '\0')
		text_line(f->l, box, look, s, PDF_PART_BODY, n->first,
		    rtl ? p->x + p->w - x - label : p->x + x, label,
		    box->baseline, rtl ? CONV_ALIGN_RIGHT : CONV_ALIGN_LEFT);
	label += em(f, FIELD_SPACE);
	item = vitem_add(f->l->arena, box, PDF_RULE, PDF_PART_DECORATION,
	    NULL);
	item->x = rtl ? p->x + p->w - x - label - w : p->x + x + label;
	item->w = w;
	item->y = box->baseline + look->descent / 2;
	item->h = THICK;
	item->u.rule.color = f->l->geo->colors[HUE_RULE];
	return label + w + em(f, FIELD_GAP);
}

void
handout_name_line(struct flow *f, const struct conv_node *line)
{
	const struct look *look = flow_look(f, flow_place(f)->body);
	const struct conv_node *n = line->first;
	struct fields row;
	struct vitem *box;
	size_t first;
	int32_t x;

	while (n != NULL) {
		row = fields_row(f, look, n);
		flow_space(f, f->l->geo->leading / 2);
		first = f->list->n;
		box = vlist_box(f->l->arena, f->list, look->leading);
		box->baseline = (look->leading - look->ascent -
		    look->descent) / 2 + look->ascent;
		for (x = 0; n != row.end; n = n->next)
			x += field_put(f, box, look, n, x,
			    (int32_t)((int64_t)row.rest * n->u.div.share /
			    row.shares));
		flow_finish(f, first, f->l->geo->leading / 2);
	}
}
