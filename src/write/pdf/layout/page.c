/* page.c - the vertical list to pages, band by band. */
#include "write/pdf/layout/page.h"

#define BALANCE_ROUNDS	14	/* of halving the height to be found */

size_t
skip_discardable(const struct vlist *list, size_t i)
{
	while (i < list->n && list->v[i].kind != V_BOX &&
	    !(list->v[i].kind == V_PENALTY &&
	    list->v[i].penalty <= V_ALWAYS))
		i++;
	return i;
}

static const struct vgroup *
group_at(const struct maker *m, size_t i)
{
	return i < m->list->n ? m->list->v[i].group : NULL;
}

static bool
is_wide(const struct maker *m, size_t i)
{
	const struct vgroup *g = group_at(m, i);

	return g != NULL && g->wide;
}

static bool
is_across(const struct maker *m, size_t i)
{
	const struct vgroup *g = group_at(m, i);

	return g != NULL && g->across;
}

static bool
is_late(const struct maker *m, size_t i)
{
	const struct vgroup *g = group_at(m, i);

	return g != NULL && g->late;
}

static void
page_open(struct maker *m, bool across)
{
	if (m->page == NULL)
		m->page = geometry_page(m->l->pdf, m->pages, across);
	m->y = 0;
}

static void
page_close(struct maker *m)
{
	if (m->page != NULL)
		feet_put(m);
	m->page = NULL;
	late_clear(m, true);
}

/* The height of the highest foot. */
static int32_t
feet_height(const struct maker *m)
{
	int32_t h = 0;
	size_t i;

	for (i = 0; i < COLUMNS_MAX; i++)
		if (m->feet[i].height > h)
			h = m->feet[i].height;
	return h;
}

/* The last column with notes: what is wide has its own behind them. */
static size_t
foot_last(const struct maker *m)
{
	size_t i = COLUMNS_MAX;

	while (i > 1 && m->feet[i - 1].n == 0)
		i--;
	return i - 1;
}

/* What is left for a column above a foot, and for its text alone. */
static struct room
room_below(const struct maker *m, size_t column, int32_t foot, int32_t body)
{
	struct room r;

	r.full = m->page->area.height - m->y - foot;
	r.body = body < r.full ? body : r.full;
	r.sep = m->feet[column].n > 0 ? 0 : m->sep;
	return r;
}

/* Find a column and give it its notes. */
static void
part_find(struct maker *m, struct part *p, size_t stop, size_t column,
    const struct room *room)
{
	struct cut *c = &p->cut;
	size_t nnotes = m->nnotes;
	int32_t left;

	*c = column_cut(m, p->start, stop, room);
	foot_uncall(m, c->nnotes);
	foot_sort(m, nnotes);
	p->end = c->end;
	late_move(m, p->start, &p->end);
	late_clear(m, false);
	left = room->full - c->full;
	if (room->body - c->body < left)
		left = room->body - c->body;
	/* one that is nearly full is made to end at the common depth */
	p->extra = !c->forced && left > 0 && left <= c->stretch ? left : 0;
	foot_take(m, column, room->full - c->body - p->extra);
}

static void
part_put(struct maker *m, const struct part *p, int32_t x)
{
	const struct pdf_area *area = &m->page->area;
	const struct vlist *list = m->list, *head;
	size_t start = skip_discardable(list, p->start), end = p->end;
	int32_t y = area->top + m->y;

	while (end > start && list->v[end - 1].kind != V_BOX)
		end--;
	if (end <= start)
		return;
	head = list->v[start].repeat;
	if (head != NULL)
		y = list_put(m, head, 0, head->n, area->left + x, y, 0, 0);
	list_put(m, list, start, end, area->left + x, y, p->extra,
	    p->cut.stretch);
}

/* Up to where items are as wide as the one at start. */
static size_t
run_stop(struct maker *m, size_t start)
{
	const struct vlist *list = m->list;
	const struct vgroup *g;
	bool wide = is_wide(m, start), across = is_across(m, start);
	size_t i;

	if (start < m->stop)
		return m->stop;
	for (i = start; i < list->n; i++) {
		g = list->v[i].group;
		if (g != NULL && g->late)
			continue;
		if ((g != NULL && g->wide) != wide ||
		    (g != NULL && g->across) != across)
			break;
	}
	return m->stop = i;
}

/* Below something else nothing stands that is parted where it must not. */
static bool
part_bad(const struct maker *m, const struct part *p, const struct room *r)
{
	return m->y > 0 && (p->cut.body > r->body || (!p->cut.forced &&
	    !may_end(m->list, p->cut.end)));
}

/* Text over the whole width; returns where it ends. */
static size_t
band_wide(struct maker *m, size_t start, bool *full)
{
	struct part p = { .start = start };
	size_t stop = run_stop(m, start), column = foot_last(m);
	struct room room = room_below(m, column, feet_height(m), INT32_MAX);
	struct feet_state before;

	feet_save(m, &before);
	part_find(m, &p, stop, column, &room);
	if (part_bad(m, &p, &room)) {
		feet_restore(m, &before);
		*full = true;
		return start;
	}
	part_put(m, &p, 0);
	m->y += p.cut.body;
	*full = p.end < stop || is_across(m, start);
	return p.end;
}

/* What was found of the columns of a band. */
struct columns {
	struct part	 parts[COLUMNS_MAX];
	size_t		 n;
	int32_t		 height;	/* of the highest */
	bool		 whole;		/* all that is up to the stop */
	bool		 broken;	/* where it must not be */
	bool		 lax;		/* notes of it may be elsewhere */
};

/* Fill columns up to a height; the parts are not put anywhere yet. */
static void
columns_find(struct maker *m, struct columns *cs, size_t start, size_t stop,
    int32_t height)
{
	struct part *p;
	struct room room;
	size_t k, at = start;

	*cs = (struct columns){ .n = 0 };
	for (k = 0; k < (size_t)m->l->geo->ncolumns && at < stop; k++) {
		p = &cs->parts[cs->n++];
		*p = (struct part){ .start = at };
		room = room_below(m, k, m->feet[k].height, height);
		part_find(m, p, stop, k, &room);
		if (p->cut.body + p->extra > cs->height)
			cs->height = p->cut.body + p->extra;
		at = p->end;
		cs->broken = cs->broken || (!p->cut.forced &&
		    !may_end(m->list, at));
		cs->lax = cs->lax || p->cut.lax;
		cs->whole = at >= stop || p->cut.forced;
		if (cs->whole || skip_discardable(m->list, at) >= stop)
			break;
	}
	if (skip_discardable(m->list, at) >= stop)
		cs->whole = true;
}

/* The least height at which the columns hold all of it. */
static void
columns_balance(struct maker *m, struct columns *cs, size_t start,
    size_t stop, const struct feet_state *before)
{
	int32_t low = 0, high = 0, mid;
	size_t i;
	int round;

	for (i = 0; i < cs->n; i++)
		low += cs->parts[i].cut.body;
	high = cs->height;
	low /= m->l->geo->ncolumns;
	for (round = 0; round < BALANCE_ROUNDS && low < high; round++) {
		mid = low + (high - low) / 2;
		feet_restore(m, before);
		columns_find(m, cs, start, stop, mid);
		if (cs->whole && !cs->broken && cs->height <= mid)
			high = mid;
		else
			low = mid + 1;
	}
	feet_restore(m, before);
	columns_find(m, cs, start, stop, high);
}

/* The height of a group that is not to be parted. */
static int32_t
group_height(const struct maker *m, size_t i)
{
	struct vlist part = { m->list->v + i, 0, 0 };

	while (group_at(m, i + part.n) == group_at(m, i))
		part.n++;
	return vlist_height(&part);
}

/* The space between bands that part of the list is. */
static int32_t
glue_height(const struct vlist *list, size_t from, size_t to)
{
	int32_t h = 0;

	for (; from < to; from++)
		if (list->v[from].kind == V_GLUE)
			h += list->v[from].height;
	return h;
}

/*
 * Where the columns end before what is to stand below them: headings of
 * it, where not even its beginning has room here, go with it.
 */
static size_t
leads_start(const struct maker *m, size_t start, size_t stop, int32_t left)
{
	const struct vlist *list = m->list;
	struct vlist part;
	size_t i = stop, end = stop + 1;

	if (!is_wide(m, stop) || is_across(m, stop) || may_end(list, stop))
		return stop;
	while (end < list->n && !may_end(list, end))
		end++;
	part = (struct vlist){ list->v + stop, end - stop, 0 };
	if (vlist_height(&part) <= left)
		return stop;
	while (i > start && !may_end(list, i))
		i--;
	/* a walk may pass over a group, but not end in it */
	while (i < stop && group_at(m, i) != NULL)
		i++;
	return i > skip_discardable(list, start) ? i : stop;
}

/* Is what stops the columns better put off to the next page? */
static bool
stop_defer(struct maker *m, size_t stop, const struct columns *cs)
{
	struct vgroup *g = stop < m->list->n ? m->list->v[stop].group : NULL;
	int32_t left;

	if (g == NULL || !g->floats || !g->wide)
		return false;
	left = m->page->area.height - m->y - cs->height - feet_height(m);
	if (!g->across && group_height(m, stop) <= left &&
	    may_end(m->list, stop))
		return false;
	return late_add(m, g);
}

/* Columns beside each other; returns where they end. */
static size_t
band_columns(struct maker *m, size_t start, bool *full)
{
	struct feet_state before;
	struct columns cs;
	struct room room = room_below(m, 0, m->feet[0].height, INT32_MAX);
	size_t stop, k, end;
	bool leads = false;

	feet_save(m, &before);
	for (;;) {
		stop = run_stop(m, start);
		columns_find(m, &cs, start, stop, INT32_MAX);
		if (cs.whole && m->l->geo->ncolumns > 1)
			columns_balance(m, &cs, start, stop, &before);
		end = cs.parts[cs.n - 1].end;
		if (!cs.whole || skip_discardable(m->list, end) < stop ||
		    !stop_defer(m, stop, &cs))
			break;
		feet_restore(m, &before);
	}
	if (cs.whole && stop < m->list->n && (k = leads_start(m, start, stop,
	    m->page->area.height - m->y - cs.height - feet_height(m))) <
	    stop) {
		feet_restore(m, &before);
		columns_find(m, &cs, start, k, INT32_MAX);
		end = cs.parts[cs.n - 1].end;
		leads = true;
	}
	/* notes, and lines that stay together, have no room here */
	if (part_bad(m, &cs.parts[0], &room) || (m->y > 0 &&
	    (cs.broken || cs.lax))) {
		feet_restore(m, &before);
		*full = true;
		return start;
	}
	for (k = 0; k < cs.n; k++)
		part_put(m, &cs.parts[k], column_x(m->l, k));
	m->y += cs.height;
	*full = !cs.whole || leads;
	return end;
}

static bool
is_page_end(const struct vlist *list, size_t i)
{
	return i < list->n && list->v[i].kind == V_PENALTY;
}

/* A page of notes alone. */
static void
notes_page(struct maker *m)
{
	size_t k;

	page_open(m, false);
	for (k = 0; k < (size_t)m->l->geo->ncolumns; k++)
		foot_take(m, k, m->page->area.height);
	page_close(m);
}

/*
 * The page ends.  Where a chapter opens on the right, the page before it
 * has what is left of notes, or nothing.
 */
static void
page_end(struct maker *m, bool opens)
{
	page_close(m);
	if (!opens || !m->l->geo->openright || m->pages->npages % 2 == 0)
		return;
	if (m->first < m->nnotes)
		notes_page(m);
	else
		geometry_page(m->l->pdf, m->pages, false)->blank = true;
}

/* Put one band on the page, or close it; returns where the next begins. */
static size_t
band_put(struct maker *m, size_t start)
{
	size_t i = skip_discardable(m->list, start), end;
	bool full = false, across = is_across(m, i);

	if (i == m->list->n)
		return i;
	if (is_page_end(m->list, i)) {
		page_end(m, m->list->v[i].opens);
		return i + 1;
	}
	if (m->page != NULL && (across || is_late(m, i))) {
		page_close(m);
		return i;
	}
	if (m->page == NULL)
		page_open(m, across);
	else
		m->y += glue_height(m->list, start, i);
	if (m->y > 0 && m->y + m->l->geo->leading > m->page->area.height -
	    feet_height(m)) {
		page_close(m);
		return i;
	}
	end = is_wide(m, i) ? band_wide(m, i, &full) :
	    band_columns(m, i, &full);
	if (full)
		page_close(m);
	/* what is dropped where a page starts parts bands on one */
	while (end > i && m->list->v[end - 1].kind != V_BOX)
		end--;
	return end > i ? end : i;
}

void
pages_make(struct layout *l, struct vlist *list, struct pdf_pages *pages)
{
	struct maker m = { .l = l, .list = list, .pages = pages };
	size_t i = 0;

	m.strips = strips_new(l);
	feet_init(&m);
	while (i < list->n)
		i = band_put(&m, i);
	page_close(&m);
	while (m.first < m.nnotes)
		notes_page(&m);
	if (pages->npages == 0)
		geometry_page(l->pdf, pages, false);
}
