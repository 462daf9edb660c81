/* page.c - the vertical list and its notes to pages. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define BAD		10000	/* the worst that a page's depth can be */
#define SPLIT_COST	300	/* of a note that goes on overleaf */
#define NOTE_SHARE	60	/* of a page, in 1/100, for old notes */
#define RULE_SHARE	22	/* of the line's width, in 1/100 */

/* What is still to be set of a note. */
struct rest {
	const struct vlist	*list;
	size_t			 from;
	int32_t			 height;
	int32_t			 least;		/* with which it may begin */
};

/* What a page that ends before item `end' would be. */
struct cut {
	size_t			 end;
	int32_t			 body;		/* height of it */
	int32_t			 stretch;
	int32_t			 least;		/* with notes that must be */
	int32_t			 full;		/* with all of all notes */
	size_t			 nnotes;	/* in the queue, then */
	int64_t			 cost;
	bool			 forced;
};

struct maker {
	struct layout		*l;
	const struct vlist	*list;
	struct pdf_pages	*pages;
	struct pdf_page		*page;
	bool			*queued;	/* notes, by number */
	struct rest		*notes;		/* a queue */
	size_t			 first, nnotes, cap;
	int32_t			 carried;	/* height of old notes */
	int32_t			 sep;		/* between body and notes */
	bool			 lax;		/* one new note begins, no more */
	struct strips		*strips;
	int32_t			*ys;		/* of the items of a page */
	size_t			 ys_cap;
};

static int32_t
area_height(const struct maker *m)
{
	return m->l->geo->text_height;
}

static int32_t
rest_height(const struct rest *r)
{
	struct vlist part = { NULL, r->list->n - r->from, 0 };

	if (part.n == 0)
		return 0;
	part.v = r->list->v + r->from;
	return vlist_height(&part);
}

static bool
may_end(const struct vlist *list, size_t i)
{
	const struct vitem *v = &list->v[i];

	if (v->kind == V_PENALTY)
		return v->penalty < V_NEVER;
	return v->kind == V_GLUE && i > 0 && v[-1].kind == V_BOX;
}

/* May a note go on overleaf after item i? */
static bool
note_may_end(const struct vlist *list, size_t i)
{
	return list->v[i].kind == V_BOX &&
	    (i + 1 == list->n || may_end(list, i + 1));
}

/* The height of a note's first lines, with which it may begin. */
static int32_t
note_least(const struct vlist *list)
{
	int32_t h = 0;
	size_t i;

	for (i = 0; i < list->n; i++) {
		if (list->v[i].kind != V_PENALTY)
			h += list->v[i].height;
		if (note_may_end(list, i))
			break;
	}
	return h;
}

static void
note_queue(struct maker *m, const struct conv_node *note)
{
	uint32_t number = note->u.note.number;
	struct rest *r;

	if (number == 0 || number > m->l->pdf->doc->nnotes ||
	    m->queued[number - 1])
		return;
	m->queued[number - 1] = true;
	m->notes = arena_grow(m->l->arena, m->notes, &m->cap, m->nnotes + 1,
	    sizeof(*m->notes));
	r = &m->notes[m->nnotes++];
	*r = (struct rest){ .list = &m->l->notes[number - 1] };
	r->height = rest_height(r);
	r->least = note_least(r->list);
}

/* Notes past the first n were only tried: they will be called again. */
static void
notes_unqueue(struct maker *m, size_t n)
{
	const struct vlist *base = m->l->notes;

	while (m->nnotes > n)
		m->queued[m->notes[--m->nnotes].list - base] = false;
}

/*
 * Room for the notes: all of them, and as little as is allowed.  That is
 * the new ones but for the last, which may go on overleaf.
 */
static void
notes_room(const struct maker *m, int32_t *least, int32_t *full)
{
	int32_t cap = area_height(m) * NOTE_SHARE / 100, carried, whole = 0;
	const struct rest *r, *one = NULL;
	size_t i;

	*least = *full = 0;
	if (m->nnotes == m->first)
		return;
	for (i = m->first; i < m->nnotes; i++) {
		r = &m->notes[i];
		if (r->from > 0)
			continue;
		whole += r->height;
		/* the queue is sorted only when the page is put */
		if (one == NULL || (r->list > one->list) != m->lax)
			one = r;
	}
	carried = m->carried < cap ? m->carried : cap;
	*full = m->sep + carried + whole;
	*least = m->sep + carried;
	if (one != NULL)
		*least += m->lax ? one->least : whole - one->height +
		    one->least;
}

static int64_t
cut_cost(const struct maker *m, const struct cut *c, int32_t penalty)
{
	int64_t left = area_height(m) - (c->full < area_height(m) ?
	    c->full : area_height(m));
	int64_t stretch = c->stretch + m->l->geo->leading / 4, r, bad;

	r = left * 1000 / stretch;
	bad = r > 5000 ? BAD : r * r / 1000 * r / 1000 / 10;
	if (bad > BAD)
		bad = BAD;
	return bad + penalty + (c->full > area_height(m) ? SPLIT_COST : 0);
}

static size_t
skip_discardable(const struct vlist *list, size_t i)
{
	while (i < list->n && list->v[i].kind != V_BOX &&
	    !(list->v[i].kind == V_PENALTY &&
	    list->v[i].penalty <= V_ALWAYS))
		i++;
	return i;
}

static int32_t
repeat_height(const struct vitem *v)
{
	return v->kind == V_BOX && v->repeat != NULL ?
	    vlist_height(v->repeat) : 0;
}

/*
 * The cheapest legal end that fits of the page that starts at item `start';
 * where there is none false, and the first box that does not fit.
 */
static bool
page_try(struct maker *m, size_t start, struct cut *found)
{
	const struct vlist *list = m->list;
	struct cut best = { .cost = INT64_MAX }, c = { 0 }, last = { 0 };
	const struct vitem *v;
	int32_t glue = 0, glue_stretch = 0, least, full;
	size_t i, k;

	c.body = repeat_height(&list->v[start]);
	for (i = start; i <= list->n; i++) {
		notes_room(m, &least, &full);
		c.end = i;
		c.nnotes = m->nnotes;
		c.least = c.body + least;
		c.full = c.body + full;
		/* one box at least: notes take what it leaves */
		if (c.least > area_height(m) && i > start)
			break;
		if (i == list->n) {
			c.forced = true;
			*found = c;
			return true;
		}
		v = &list->v[i];
		if (i > start && may_end(list, i)) {
			c.forced = v->kind == V_PENALTY &&
			    v->penalty <= V_ALWAYS;
			c.cost = cut_cost(m, &c, v->kind == V_PENALTY ?
			    v->penalty : 0);
			if (c.cost <= best.cost || c.forced)
				best = c;
			/* the less text, the more of the notes */
			if (c.forced || m->lax)
				break;
		}
		if (v->kind == V_GLUE) {
			glue += v->height;
			glue_stretch += v->stretch;
		} else if (v->kind == V_BOX) {
			if (i > start)
				last = c;
			c.body += glue + v->height;
			c.stretch += glue_stretch;
			glue = glue_stretch = 0;
			for (k = 0; k < v->nnotes; k++)
				note_queue(m, v->notes[k]);
		}
	}
	*found = best.cost < INT64_MAX ? best : last.end > start ? last : c;
	return best.cost < INT64_MAX;
}

/*
 * Find where a page is to end.  Where no place is good with all notes of
 * its text, it has as little text as can be, and the later notes may go on
 * overleaf as a whole; where that does not help and old notes take the
 * room, the page is theirs alone.
 */
static struct cut
page_cut(struct maker *m, size_t start)
{
	size_t nnotes = m->nnotes;
	struct cut strict, lax;

	if (page_try(m, start, &strict) || m->first == m->nnotes)
		return strict;
	notes_unqueue(m, nnotes);
	m->lax = true;
	if (!page_try(m, start, &lax))
		lax = m->first < nnotes ? (struct cut){ .end = start,
		    .nnotes = nnotes } : strict;
	m->lax = false;
	return lax;
}

static void
box_put(struct maker *m, const struct vitem *v, int32_t y)
{
	struct pdf_item *item;
	uint32_t i;

	for (i = 0; i < v->nitems; i++) {
		item = pdf_item_add(m->l->pdf, m->page, v->items[i].kind,
		    v->items[i].part, v->items[i].node);
		*item = v->items[i];
		item->x += m->page->area.left;
		item->y += y;
	}
}

/*
 * Put [from, to) at y; the glue in it grows by extra in all.  First the
 * places, then what lies behind, then the boxes.
 */
static int32_t
list_put(struct maker *m, const struct vlist *list, size_t from, size_t to,
    int32_t y, int32_t extra, int32_t stretch)
{
	const struct vitem *v;
	int64_t seen = 0, given = 0, grow;
	int32_t h;
	size_t i;

	m->ys = arena_grow(m->l->arena, m->ys, &m->ys_cap, to - from + 1,
	    sizeof(*m->ys));
	for (i = from; i < to; i++) {
		v = &list->v[i];
		m->ys[i - from] = y;
		if (v->kind == V_PENALTY)
			continue;
		h = v->height;
		if (v->kind == V_GLUE && extra > 0 && stretch > 0) {
			seen += v->stretch;
			grow = extra * seen / stretch - given;
			given += grow;
			h += (int32_t)grow;
		}
		strips_follow(m->l, m->strips, v->deco, y, y + h);
		y += h;
	}
	strips_put(m->l, m->strips, m->page);
	for (i = from; i < to; i++)
		if (list->v[i].kind == V_BOX)
			box_put(m, &list->v[i], m->ys[i - from]);
	return y;
}

/*
 * How much of a note fits: up to which item, and how high that is.  any:
 * it may be parted where it had better not.
 */
static size_t
note_fit(const struct rest *r, int32_t room, bool any, int32_t *height)
{
	const struct vitem *v;
	size_t i, end = r->from;
	int32_t h = 0;

	*height = 0;
	for (i = r->from; i < r->list->n; i++) {
		v = &r->list->v[i];
		if (v->kind == V_PENALTY)
			continue;
		h += v->height;
		if (h > room)
			break;
		if (v->kind == V_BOX && (any || note_may_end(r->list, i))) {
			end = i + 1;
			*height = h;
		}
	}
	return end;
}

static void
notes_called(struct maker *m, const struct rest *r, size_t to)
{
	size_t i;
	uint32_t k;

	for (i = r->from; i < to; i++)
		for (k = 0; k < r->list->v[i].nnotes; k++)
			note_queue(m, r->list->v[i].notes[k]);
}

static void
notes_rule(struct maker *m, int32_t y)
{
	const struct pdf_geometry *g = m->l->geo;
	struct pdf_item *item = pdf_item_add(m->l->pdf, m->page, PDF_RULE,
	    PDF_PART_DECORATION, NULL);

	item->w = g->text_width * RULE_SHARE / 100;
	item->x = m->page->area.left + (g->rtl ? g->text_width - item->w : 0);
	item->y = y;
	item->h = g->strokes[STROKE_NOTES];
	item->u.rule.color = g->colors[HUE_RULE];
}

/*
 * Put what fits of the queue at the foot of the page; the rest is carried
 * to the next one.  A note may call another: the queue grows meanwhile.
 */
static void
notes_put(struct maker *m, int32_t room)
{
	struct place_note {
		const struct vlist	*list;
		size_t			 from, to;
	} *puts = NULL;
	size_t n = 0, cap = 0, i, to;
	int32_t used = 0, h, y;
	struct rest *r;
	bool alone = room >= area_height(m);

	room -= m->sep;
	for (; m->first < m->nnotes; m->first++) {
		r = &m->notes[m->first];
		to = note_fit(r, room - used, false, &h);
		/* a page for it alone has no room: the next one won't */
		if (to == r->from && n == 0 && alone)
			to = note_fit(r, room, true, &h);
		if (to > r->from) {
			puts = arena_grow(m->l->arena, puts, &cap, n + 1,
			    sizeof(*puts));
			puts[n++] = (struct place_note){ r->list, r->from,
			    to };
			notes_called(m, r, to);
			r = &m->notes[m->first];
			used += h;
			r->from = skip_discardable(r->list, to);
		}
		if (r->from < r->list->n) {
			r->height = rest_height(r);
			break;
		}
	}
	if (n > 0) {
		y = m->l->geo->top + area_height(m) - used;
		notes_rule(m, y - m->sep / 3);
		for (i = 0; i < n; i++)
			y = list_put(m, puts[i].list, puts[i].from,
			    puts[i].to, y, 0, 0);
	}
	m->carried = 0;
	for (i = m->first; i < m->nnotes; i++)
		if (m->notes[i].from > 0)
			m->carried += m->notes[i].height;
}

static size_t
last_box(const struct vlist *list, size_t from, size_t to)
{
	while (to > from && list->v[to - 1].kind != V_BOX)
		to--;
	return to;
}

/* Calls in the cells of a row come in the order of its lines. */
static void
notes_sort(struct maker *m)
{
	struct rest *r = m->notes, note;
	size_t i, k;

	for (i = m->first + 1; i < m->nnotes; i++) {
		note = r[i];
		for (k = i; k > m->first && r[k - 1].from == 0 &&
		    r[k - 1].list > note.list; k--)
			r[k] = r[k - 1];
		r[k] = note;
	}
}

static void
page_fill(struct maker *m, size_t start, const struct cut *c)
{
	const struct pdf_geometry *g = m->l->geo;
	size_t end = last_box(m->list, start, c->end);
	int32_t y = g->top, extra = 0;

	m->page = geometry_page(m->l->pdf, m->pages, false);
	if (repeat_height(&m->list->v[start]) > 0)
		y = list_put(m, m->list->v[start].repeat, 0,
		    m->list->v[start].repeat->n, y, 0, 0);
	/* a page that is nearly full is made to end at the common depth */
	if (!c->forced && c->full < area_height(m) &&
	    area_height(m) - c->full <= 2 * c->stretch)
		extra = area_height(m) - c->full;
	list_put(m, m->list, start, end, y, extra, c->stretch);
	notes_sort(m);
	if (m->first < m->nnotes)
		notes_put(m, area_height(m) - c->body - extra);
}

/* A page of notes alone. */
static void
notes_page(struct maker *m)
{
	size_t before = m->first, from = m->notes[before].from;

	m->page = geometry_page(m->l->pdf, m->pages, false);
	notes_put(m, area_height(m));
	if (m->first == before && m->notes[before].from == from)
		m->notes[m->first].from++;	/* higher than a page */
}

void
pages_make(struct layout *l, const struct vlist *list,
    struct pdf_pages *pages)
{
	struct maker m = { .l = l, .list = list, .pages = pages,
	    .sep = l->geo->leading };
	struct cut c;
	size_t i;

	m.strips = strips_new(l);
	m.queued = conv_alloc(l->arena, (l->pdf->doc->nnotes + 1) *
	    sizeof(*m.queued));
	for (i = skip_discardable(list, 0); i < list->n;
	    i = skip_discardable(list, i)) {
		if (list->v[i].kind == V_PENALTY) {
			i++;
			continue;
		}
		c = page_cut(&m, i);
		notes_unqueue(&m, c.nnotes);
		if (c.end == i) {
			notes_page(&m);
			continue;
		}
		page_fill(&m, i, &c);
		i = c.end;
	}
	while (m.first < m.nnotes)
		notes_page(&m);
	if (pages->npages == 0)
		geometry_page(l->pdf, pages, false);
}
