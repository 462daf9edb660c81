/* flow.c - blocks below each other: places, spaces, markers, bars. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define GLUE_STRETCH	3	/* of its height, a third */

void
flow_init(struct flow *f, struct layout *l, struct vlist *list,
    enum style body, int32_t x, int32_t w)
{
	*f = (struct flow){ .l = l, .list = list, .fresh = true,
	    .forced = -1 };
	f->places = arena_grow(l->arena, NULL, &f->places_cap, 8,
	    sizeof(*f->places));
	f->places[f->nplaces++] = (struct place){ .x = x, .w = w,
	    .body = body };
	/* however deep it gets, more than half of the line is for text */
	f->min_width = w * 55 / 100;
}

struct place *
flow_place(struct flow *f)
{
	return &f->places[f->nplaces - 1];
}

bool
flow_is_rtl(struct flow *f)
{
	enum text_dir dir = flow_place(f)->dir;

	return dir == DIR_RTL || (dir == DIR_AUTO && f->l->geo->rtl);
}

const struct look *
flow_look(struct flow *f, enum style style)
{
	const struct look *look = style_look(f->l->pdf, style);
	const char *lang = flow_place(f)->lang;
	struct look *own;

	if (lang == NULL)
		return look;
	own = conv_alloc(f->l->arena, sizeof(*own));
	*own = *look;
	own->face.lang = lang;
	return own;
}

struct para *
flow_para_new(struct flow *f, const struct look *look,
    const struct conv_node *n)
{
	struct para *p = para_new(f->l, look, n, PDF_PART_BODY);

	if (flow_place(f)->dir != DIR_AUTO)
		p->dir = flow_place(f)->dir;
	return p;
}

bool
flow_push(struct flow *f, int32_t indent)
{
	struct place *p;
	bool room = flow_place(f)->w - indent >= f->min_width;

	f->places = arena_grow(f->l->arena, f->places, &f->places_cap,
	    f->nplaces + 1, sizeof(*f->places));
	p = &f->places[f->nplaces++];
	*p = p[-1];
	if (room) {
		p->w -= indent;
		if (!flow_is_rtl(f))
			p->x += indent;
	}
	return room;
}

void
flow_pop(struct flow *f)
{
	f->nplaces--;
}

void
flow_deco(struct flow *f, const struct conv_node *node, int32_t x, int32_t w,
    int32_t radius, uint32_t color)
{
	struct place *p = flow_place(f);
	struct deco *d = conv_alloc(f->l->arena, sizeof(*d));

	*d = (struct deco){ .x = x, .w = w, .radius = radius,
	    .color = color, .node = node, .up = p->deco,
	    .depth = p->deco != NULL ? p->deco->depth + 1 : 0 };
	p->deco = d;
}

void
flow_dest(struct flow *f, const struct conv_node *n)
{
	f->dests = arena_grow(f->l->arena, f->dests, &f->dests_cap,
	    f->ndests + 1, sizeof(*f->dests));
	f->dests[f->ndests++] = n;
}

void
flow_dests(struct flow *f, const struct dest *d)
{
	for (; d != NULL; d = d->next)
		flow_dest(f, d->node);
}

struct pdf_item *
flow_marker(struct flow *f, enum pdf_item_kind kind, enum pdf_part part,
    const struct conv_node *n)
{
	struct pdf_item *item;

	f->markers = arena_grow(f->l->arena, f->markers, &f->markers_cap,
	    f->nmarkers + 1, sizeof(*f->markers));
	item = &f->markers[f->nmarkers++];
	*item = (struct pdf_item){ .kind = kind, .part = part, .node = n };
	return item;
}

/* What lies behind two neighbours lies behind the space between, too. */
static const struct deco *
deco_common(const struct deco *a, const struct deco *b)
{
	while (a != b) {
		if (a == NULL || b == NULL)
			return NULL;
		if (a->depth >= b->depth)
			a = a->up;
		else
			b = b->up;
	}
	return a;
}

void
flow_space(struct flow *f, int32_t above)
{
	struct vitem *glue;
	int32_t h = above > f->space ? above : f->space, stretch;

	if (f->forced >= 0)
		h = f->forced;
	f->forced = -1;
	f->space = 0;
	if (f->fresh) {
		f->fresh = false;
		f->keep = false;
		return;
	}
	/* a heading does not part from its text */
	stretch = f->keep ? 0 : h / GLUE_STRETCH;
	if (f->keep)
		vlist_penalty(f->l->arena, f->list, V_NEVER);
	else if (f->leads > 0)
		vlist_penalty(f->l->arena, f->list, f->leads);
	f->keep = false;
	f->leads = 0;
	glue = vlist_glue(f->l->arena, f->list, h, stretch);
	glue->deco = deco_common(f->last_deco, flow_place(f)->deco);
}

/* Where text would stand in a box that has none. */
static int32_t
body_baseline(const struct flow *f)
{
	const struct look *k = style_look(f->l->pdf, STYLE_BODY);

	return (k->leading - k->ascent - k->descent) / 2 + k->ascent;
}

/*
 * Markers and destinations go to the first box of a block, before what it
 * holds: that is the order in which it is read.
 */
static void
box_mark(struct flow *f, struct vitem *box)
{
	int32_t y = box->baseline > 0 ? box->baseline : body_baseline(f);
	struct vitem marks = { .kind = V_BOX };
	struct pdf_item *item;
	size_t i;

	for (i = 0; i < f->ndests; i++) {
		item = vitem_add(f->l->arena, &marks, PDF_DEST,
		    PDF_PART_BODY, f->dests[i]);
		item->x = flow_place(f)->x;
	}
	for (i = 0; i < f->nmarkers; i++) {
		item = vitem_add(f->l->arena, &marks, f->markers[i].kind,
		    f->markers[i].part, f->markers[i].node);
		*item = f->markers[i];
		item->y += y;
	}
	vitem_prepend(f->l->arena, box, &marks);
	f->nmarkers = f->ndests = 0;
}

void
flow_finish(struct flow *f, size_t first, int32_t below)
{
	const struct deco *deco = flow_place(f)->deco;
	struct vitem *v;
	size_t i;
	bool marked = false;

	for (i = first; i < f->list->n; i++) {
		v = &f->list->v[i];
		if (v->deco == NULL && v->kind != V_PENALTY)
			v->deco = deco;
		if (v->kind == V_BOX && !marked) {
			box_mark(f, v);
			marked = true;
		}
	}
	f->last_deco = deco;
	f->space = below;
}

void
flow_para(struct flow *f, struct para *p, int32_t indent,
    enum conv_align align)
{
	struct para_set set = { .x = flow_place(f)->x,
	    .w = flow_place(f)->w, .indent = indent, .align = align,
	    .marked = f->nlists > 0 && !flow_is_rtl(f) };
	size_t first;

	flow_space(f, p->look->above);
	first = f->list->n;
	para_set(p, &set, f->list);
	flow_finish(f, first, p->look->below);
	para_done(p);
}

int32_t
flow_height(const struct flow *f)
{
	return f->group != NULL && f->group->across ? f->l->geo->text_width :
	    f->l->geo->text_height;
}

bool
flow_open(const struct flow *f)
{
	return f->nplaces == 1 && f->list == f->l->body;
}

bool
flow_class(const struct conv_node *n, const char *name)
{
	const char *s = conv_attr(n, "class");
	size_t len = strlen(name), k;

	for (; s != NULL && *s != '\0'; s += k) {
		s += strspn(s, " \t\n");
		k = strcspn(s, " \t\n");
		if (k == len && memcmp(s, name, k) == 0)
			return true;
	}
	return false;
}

void
flow_group(struct flow *f, const struct vgroup *g)
{
	f->group = conv_alloc(f->l->arena, sizeof(*f->group));
	*f->group = *g;
	f->group_first = f->list->n;
	flow_push(f, 0);
	if (!g->wide)
		return;
	flow_place(f)->x = 0;
	flow_place(f)->w = g->across ? f->l->geo->text_height :
	    f->l->geo->text_width;
}

void
flow_group_end(struct flow *f)
{
	struct vlist *list = f->list;
	size_t i = f->group_first;

	flow_pop(f);
	while (i < list->n && list->v[i].kind == V_PENALTY)
		i++;
	if (i < list->n) {
		vlist_penalty(f->l->arena, list, 0);
		list->v[list->n - 1].height = f->space >
		    f->l->geo->leading ? f->space : f->l->geo->leading;
		list->v[list->n - 1].tail = true;
	}
	for (; i < list->n; i++)
		list->v[i].group = f->group;
	f->group = NULL;
}
