/* block.c - blocks to a vertical list: a table of acts, one a kind. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define QUOTE_INDENT	1400	/* 1/1000 of the body's size */
#define RULE_SHARE	28	/* of the line's width, in 1/100 */
#define INDENT		1500	/* of first lines, 1/1000 of the size */
#define LEAD_COST	1500	/* of a page end after "as follows:" */
#define LABEL_COST	5000	/* after a line in bold */

/* The alignment that HTML asks for, of the node or what is around it. */
static enum conv_align
align_asked(const struct conv_node *n, enum conv_align own)
{
	const char *s = NULL;

	for (; n != NULL && s == NULL && n->kind != CONV_SECTION;
	    n = n->parent)
		s = conv_attr(n, "align");
	if (s == NULL)
		return own;
	return strcmp(s, "center") == 0 ? CONV_ALIGN_CENTER :
	    strcmp(s, "right") == 0 ? CONV_ALIGN_RIGHT : own;
}

int32_t
flow_stand(struct flow *f, const struct conv_node *n, int32_t w)
{
	const struct place *at = flow_place(f);
	enum conv_align align = align_asked(n, flow_look(f,
	    STYLE_CAPTION)->align);

	if (align == CONV_ALIGN_CENTER)
		return at->x + (at->w - w) / 2;
	return align == CONV_ALIGN_RIGHT || flow_is_rtl(f) ?
	    at->x + at->w - w : at->x;
}

void
text_line(struct layout *l, struct vitem *box, const struct look *look,
    const char *s, enum pdf_part part, const struct conv_node *node,
    int32_t x, int32_t w, int32_t y, enum conv_align align)
{
	struct para *p = para_new(l, look, node, part);
	struct para_set set = { .x = x, .w = w, .align = align };
	struct vlist list = { NULL, 0, 0 };
	struct pdf_item *item, *to;
	uint32_t i;

	inline_add(l, look, s, node, &p->in);
	para_shape(p);
	para_line(p, &set, &list);
	for (i = 0; list.n > 0 && i < list.v[0].nitems; i++) {
		item = &list.v[0].items[i];
		to = vitem_add(l->arena, box, item->kind, part, node);
		*to = *item;
		to->y += y - list.v[0].baseline;
	}
	para_done(p);
}

/* Places beside a picture that stands alone. */
static void
anchors_lead(struct flow *f, const struct conv_node *para)
{
	const struct conv_node *n;

	for (n = para->first; n != NULL; n = n->next)
		if (n->kind == CONV_SPAN && n->id != NULL)
			flow_dest(f, n);
}

static bool
ends_with(const struct inlines *in, const char *s)
{
	size_t len = strlen(s);

	return in->len >= len && memcmp(in->text + in->len - len, s,
	    len) == 0;
}

/* A line in bold is a heading in all but name; items begin at first. */
static bool
is_label(const struct flow *f, const struct conv_node *n, size_t first)
{
	size_t lines = 0;

	if (f->nlists > 0 || n->first->kind != CONV_STRONG ||
	    n->first->next != NULL)
		return false;
	for (; first < f->list->n; first++)
		lines += f->list->v[first].kind == V_BOX;
	return lines == 1;
}

static enum conv_step
para_enter(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	const struct look *look = flow_look(f, flow_place(f)->body);
	const struct conv_node *image = figure_lone(n);
	struct para *p;
	int32_t indent = 0;
	bool indented = f->l->geo->indent && n->prev != NULL &&
	    n->prev->kind == CONV_PARA;
	bool leads;
	size_t first;

	if (n->id != NULL)
		flow_dest(f, n);
	if (image != NULL && image->kind == CONV_IMAGE) {
		anchors_lead(f, n);
		figure_alone(f, image);
		return CONV_SKIP;
	}
	p = flow_para_new(f, look, n);
	inline_collect(f->l, look, n, flow_place(f)->w, &p->in);
	if (p->in.len == 0) {
		flow_dests(f, p->in.dests);
		para_done(p);
		return CONV_SKIP;
	}
	if (indented) {
		f->forced = 0;
		indent = look->face.size * INDENT / 1000;
	}
	para_shape(p);
	/* "as follows:", also with the wide colon of Chinese */
	leads = ends_with(&p->in, ":") || ends_with(&p->in, "\xEF\xBC\x9A");
	first = f->list->n;
	flow_para(f, p, indent, align_asked(n, look->align));
	f->leads = is_label(f, n, first) ? LABEL_COST : leads ? LEAD_COST : 0;
	return CONV_SKIP;
}

/* The number before a section's title, where it is wanted. */
static void
heading_number(struct layout *l, const struct look *look,
    const struct conv_node *n, struct inlines *in)
{
	const struct conv_node *up = n->parent;

	if (!l->geo->numbered || up == NULL || up->kind != CONV_SECTION ||
	    up->first != n || up->u.section.number == NULL)
		return;
	inline_add(l, look, conv_asprintf(l->arena, "%s\xE2\x80\x82",
	    up->u.section.number), n, in);
}

/* Does it begin a part of the document that pictures must not leave? */
static bool
is_chapter(const struct conv_node *heading)
{
	const struct conv_node *s = heading->parent;

	if (s == NULL || s->kind != CONV_SECTION || s->first != heading)
		return false;
	if (s->u.section.depth == 2) {
		s = s->parent;
		return s->next == NULL && (s->prev == NULL ||
		    s->prev->kind != CONV_SECTION);
	}
	return s->u.section.depth == 1;
}

/* A line below the heading, where its style has one. */
static void
heading_rule(struct flow *f, const struct conv_node *n)
{
	const struct pdf_geometry *g = f->l->geo;
	const struct place *at = flow_place(f);
	int32_t space = f->space, h;
	struct vitem *box;
	struct pdf_item *item;

	if (n->u.heading.level > 2)
		return;
	h = g->strokes[STROKE_H1 + n->u.heading.level - 1];
	if (h == 0)
		return;
	vlist_penalty(f->l->arena, f->list, V_NEVER);
	box = vlist_box(f->l->arena, f->list, g->leading / 4 + h);
	item = vitem_add(f->l->arena, box, PDF_RULE, PDF_PART_DECORATION, n);
	item->x = at->x;
	item->w = at->w;
	item->y = g->leading / 4;
	item->h = h;
	item->u.rule.color = g->colors[HUE_ACCENT];
	f->space = space;
}

static enum conv_step
heading_enter(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	const struct look *look = flow_look(f,
	    (enum style)(STYLE_H1 + n->u.heading.level - 1));
	struct para *p = flow_para_new(f, look, n);
	size_t first;

	if (n->id != NULL)
		flow_dest(f, n);
	p->even = true;
	heading_number(f->l, look, n, &p->in);
	inline_collect(f->l, look, n, flow_place(f)->w, &p->in);
	if (p->in.len == 0) {
		flow_dests(f, p->in.dests);
		para_done(p);
		return CONV_SKIP;
	}
	para_shape(p);
	/* a heading right below another one stands closer to it */
	if (f->keep && f->space > 0)
		f->forced = f->space;
	first = f->list->n;
	flow_para(f, p, 0, align_asked(n, card_front(f) ? CONV_ALIGN_CENTER :
	    look->align));
	while (first + 1 < f->list->n && f->list->v[first].kind != V_BOX)
		first++;
	f->list->v[first].barrier = is_chapter(n);
	heading_rule(f, n);
	f->keep = true;
	card_heading(f, n);
	return CONV_SKIP;
}

static enum conv_step
section_enter(void *w, const struct conv_node *n)
{
	struct flow *f = w;

	card_section(f);
	if (f->l->geo->chapters && n->u.section.depth == 1 && f->list->n > 0)
		vlist_page_end(f->l->arena, f->list, true);
	flow_dest(f, n);
	return CONV_DESCEND;
}

void
flow_bar(struct flow *f, const struct conv_node *n,
    const struct place *outer, uint32_t color)
{
	int32_t w = f->l->geo->strokes[STROKE_QUOTE];

	if (w > 0)
		flow_deco(f, n, flow_is_rtl(f) ? outer->x + outer->w - w :
		    outer->x, w, 0, color);
}

static enum conv_step
quote_enter(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	struct place outer = *flow_place(f);

	if (n->id != NULL)
		flow_dest(f, n);
	if (flow_push(f, f->l->geo->size * QUOTE_INDENT / 1000))
		flow_bar(f, n, &outer, f->l->geo->colors[HUE_LIGHT]);
	if (outer.body == STYLE_BODY)
		flow_place(f)->body = STYLE_QUOTE;
	return CONV_DESCEND;
}

void
flow_place_leave(void *w, const struct conv_node *n)
{
	struct flow *f = w;

	(void)n;
	flow_pop(f);
}

static enum conv_step
alert_enter(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	struct place outer = *flow_place(f);
	uint32_t color = f->l->geo->colors[HUE_NOTE + n->u.alert.type];
	struct look *look = conv_alloc(f->l->arena, sizeof(*look));
	struct para *p;

	if (n->id != NULL)
		flow_dest(f, n);
	if (flow_push(f, f->l->geo->size * QUOTE_INDENT / 1000))
		flow_bar(f, n, &outer, color);
	*look = *style_look(f->l->pdf, STYLE_ALERT);
	look->color = color;
	p = para_new(f->l, look, n, PDF_PART_LABEL);
	inline_add(f->l, look, label(look->face.lang, LABEL_NOTE +
	    n->u.alert.type), n, &p->in);
	para_shape(p);
	flow_para(f, p, 0, look->align);
	f->forced = 0;
	f->keep = true;
	return CONV_DESCEND;
}

static enum conv_step
rule_enter(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	const struct place *at = flow_place(f);
	struct pdf_item *item;
	struct vitem *box;
	size_t first;

	/* it ends what is above; alone it would be a page of nothing */
	f->keep = true;
	flow_space(f, f->l->geo->leading / 2);
	first = f->list->n;
	box = vlist_box(f->l->arena, f->list, f->l->geo->leading);
	item = vitem_add(f->l->arena, box, PDF_RULE, PDF_PART_DECORATION, n);
	item->w = at->w / 100 * RULE_SHARE;
	item->x = at->x + (at->w - item->w) / 2;
	item->h = f->l->geo->strokes[STROKE_BREAK];
	item->y = (box->height - item->h) / 2;
	item->u.rule.color = f->l->geo->colors[HUE_RULE];
	box->barrier = true;
	flow_finish(f, first, f->l->geo->leading / 2);
	return CONV_SKIP;
}

static const struct conv_act acts[CONV_NKINDS] = {
	[CONV_DOCUMENT] = { .through = true },
	[CONV_SECTION] = { .enter = section_enter },
	[CONV_HEADING] = { .enter = heading_enter },
	[CONV_PARA] = { .enter = para_enter },
	[CONV_QUOTE] = { .enter = quote_enter, .leave = flow_place_leave },
	[CONV_ALERT] = { .enter = alert_enter, .leave = flow_place_leave },
	[CONV_LIST] = { .enter = flow_list_enter, .leave = flow_list_leave },
	[CONV_ITEM] = { .enter = flow_item_enter, .leave = flow_item_leave },
	[CONV_CODE_BLOCK] = { .enter = flow_code },
	[CONV_HTML_BLOCK] = { .through = true },
	[CONV_RULE] = { .enter = rule_enter },
	[CONV_TABLE] = { .enter = flow_table },
	[CONV_FIGURE] = { .enter = flow_figure },
	[CONV_CAPTION] = { .enter = flow_term },
	[CONV_DIV] = { .enter = flow_div_enter, .leave = flow_div_leave },
	[CONV_DEF_LIST] = { .enter = flow_def_list },
	[CONV_DEF_ENTRY] = { .through = true },
	[CONV_TERM] = { .enter = flow_term },
	[CONV_DEFINITION] = { .enter = flow_definition,
	    .leave = flow_place_leave },
	[CONV_MATH_BLOCK] = { .enter = flow_math },
	[CONV_PAGE_BREAK] = { .enter = flow_page_break },
	[CONV_NOTE] = { .through = true }
};

void
block_children(struct layout *l, const struct conv_node *n, enum style body,
    int32_t x, int32_t w, struct vlist *list)
{
	struct flow f;
	size_t first;

	flow_init(&f, l, list, body, x, w);
	conv_walk(n, acts, NULL, &f);
	/* a heading without text at the very end can still be led to */
	if (f.ndests > 0) {
		first = list->n;
		vlist_box(l->arena, list, 0);
		flow_finish(&f, first, 0);
	}
}
