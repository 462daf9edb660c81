/* cut.c - where a column ends, and what is put off to a later one. */
#include "write/pdf/layout/page.h"

#define BAD		10000	/* the worst that a column's depth can be */
#define SPLIT_COST	300	/* of a note that goes on overleaf */
#define BROKEN_COST	150	/* of an end within a word */
#define GAP_SHARE	20	/* of a column, in 1/100: too large a gap */

/* A walk over the list from a column's start. */
struct walk {
	struct cut		 c, best;
	size_t			 i;
	int32_t			 glue, glue_stretch;
	size_t			 last;		/* before the last box; or 0 */
	struct cut		 last_cut;
	/* as it was where the group began that the walk is in */
	const struct vgroup	*group;
	size_t			 group_start;
	struct cut		 group_cut;
	bool			 any;		/* a box is there */
	bool			 late;		/* something was passed over */
	bool			 deferred;	/* here for the first time */
	bool			 closed;	/* no more can be put off */
	bool			 bare;		/* no box came since, and what
						 * came before leads to one */
};

bool
may_end(const struct vlist *list, size_t i)
{
	const struct vitem *v = &list->v[i];

	if (v->kind == V_PENALTY)
		return v->penalty < V_NEVER;
	return v->kind == V_GLUE && i > 0 && v[-1].kind == V_BOX;
}

/* What the column leaves empty, of what it may fill. */
static int32_t
room_left(const struct room *room, const struct cut *c)
{
	int32_t left = room->full - c->full, body = room->body - c->body;

	left = left < body ? left : body;
	return left > 0 ? left : 0;
}

static int64_t
cut_cost(const struct maker *m, const struct room *room, const struct cut *c,
    int32_t penalty)
{
	int64_t left = room_left(room, c);
	int64_t stretch = c->stretch + m->l->geo->leading / 4, r, bad;

	r = left * 1000 / stretch;
	bad = r > 5000 ? BAD : r * r / 1000 * r / 1000 / 10;
	if (bad > BAD)
		bad = BAD;
	return bad + penalty + (c->full > room->full ? SPLIT_COST : 0) +
	    (c->broken ? BROKEN_COST : 0);
}

/*
 * Rather than part a short note, or a word at the end of a page, a column is
 * left with a little room.
 */
static bool
is_worse(const struct maker *m, const struct room *room, const struct cut *c,
    const struct cut *best)
{
	int32_t left = room_left(room, best);

	if (c->forced || best->cost == INT64_MAX || best->forced)
		return false;
	if (c->parted && !best->parted &&
	    left <= room->full / 100 * GAP_SHARE)
		return true;
	return c->broken && !best->broken && m->l->geo->ncolumns == 1 &&
	    left - room_left(room, c) < m->l->geo->leading * 3 / 2;
}

int32_t
repeat_height(const struct vitem *v)
{
	return v->kind == V_BOX && v->repeat != NULL ?
	    vlist_height(v->repeat) : 0;
}

bool
late_add(struct maker *m, struct vgroup *g)
{
	if (m->nlate == LATE_MAX)
		return false;
	m->late[m->nlate++] = g;
	m->stop = 0;
	return g->late = true;
}

void
late_clear(struct maker *m, bool wide)
{
	size_t i, n = 0;

	for (i = 0; i < m->nlate; i++)
		if (m->late[i]->wide && !wide)
			m->late[n++] = m->late[i];
		else
			m->late[i]->late = false;
	if (n < m->nlate)
		m->stop = 0;
	m->nlate = n;
}

static size_t
group_end(const struct vlist *list, size_t i)
{
	const struct vgroup *g = list->v[i].group;

	while (i < list->n && list->v[i].group == g)
		i++;
	return i;
}

/* Pass over a group; at its tail the list may part. */
static void
group_skip(const struct vlist *list, struct walk *w, size_t start)
{
	size_t end = group_end(list, start);

	w->group = list->v[start].group;
	w->late = true;
	w->bare = w->bare || !may_end(list, start);
	w->i = may_end(list, start) && list->v[end - 1].tail ? end - 1 : end;
	w->glue = w->glue_stretch = 0;
}

/* The group that the walk is in does not fit: can it be put off? */
static bool
group_defer(struct maker *m, const struct room *room, struct walk *w,
    size_t start)
{
	struct vgroup *g = m->list->v[w->i - 1].group;

	if (g == NULL || g != w->group || !g->floats || g->late ||
	    w->group_start <= start || w->group_cut.body == 0 ||
	    room_left(room, &w->group_cut) < room->full / 100 * GAP_SHARE ||
	    !late_add(m, g))
		return false;
	w->c = w->last_cut = w->group_cut;
	w->last = w->group_start;
	w->deferred = true;
	foot_uncall(m, w->c.nnotes);
	group_skip(m->list, w, w->group_start);
	return true;
}

/* At the first item of a group; true: it was passed over. */
static bool
group_enter(struct maker *m, struct walk *w)
{
	struct vgroup *g = m->list->v[w->i].group;

	if (g == w->group)
		return false;
	w->group = g;
	w->group_start = w->i;
	w->group_cut = w->c;
	if (g == NULL)
		return false;
	/* pictures stay in their order */
	if (!g->late && w->late && g->floats && w->any) {
		w->deferred = late_add(m, g) || w->deferred;
		w->closed = !g->late;
	}
	if (!g->late)
		return false;
	group_skip(m->list, w, w->i);
	return true;
}

/* Does it belong to what stays where it is, after "as follows:"? */
static bool
is_fixed(const struct vitem *v)
{
	return v->group != NULL && v->group->node != NULL &&
	    !v->group->floats;
}

static void
walk_box(struct maker *m, struct walk *w, const struct vitem *v)
{
	uint32_t k;

	if (w->any) {
		w->last = w->i;
		w->last_cut = w->c;
		w->c.body += w->glue + v->height;
		w->c.stretch += w->glue_stretch;
	} else {
		w->c.body = repeat_height(v) + v->height;
	}
	w->any = true;
	w->bare = false;
	w->glue = w->glue_stretch = 0;
	for (k = 0; k < v->nnotes; k++)
		foot_call(m, v->notes[k]);
}

/* May the column end here?  At what cost? */
static void
walk_end(const struct maker *m, const struct room *room, struct walk *w)
{
	const struct vitem *v = &m->list->v[w->i];

	if (w->bare || !may_end(m->list, w->i))
		return;
	w->c.forced = v->kind == V_PENALTY && v->penalty <= V_ALWAYS;
	w->c.broken = v->kind == V_PENALTY && v->broken;
	w->c.parted = w->c.full > room->full && foot_is_short(m);
	w->c.cost = cut_cost(m, room, &w->c, v->kind == V_PENALTY ?
	    v->penalty : 0);
	if (w->c.forced || (w->c.cost <= w->best.cost &&
	    !is_worse(m, room, &w->c, &w->best)))
		w->best = w->c;
}

static void
walk_room(const struct maker *m, const struct room *room, struct walk *w)
{
	int32_t least, full;

	foot_need(m, room, &least, &full);
	w->c.end = w->i;
	w->c.nnotes = m->nnotes;
	w->c.least = w->c.body + least;
	w->c.full = w->c.body + full;
}

/*
 * The cheapest legal place of those that fit; where none does false, and
 * before the first box that does not fit.
 */
static bool
column_try(struct maker *m, size_t start, size_t stop,
    const struct room *room, struct cut *found)
{
	const struct vlist *list = m->list;
	struct walk w = { .best = { .cost = INT64_MAX }, .i = start };
	const struct vitem *v;

	for (;;) {
		walk_room(m, room, &w);
		/* one box at least: notes take what it leaves */
		if ((w.c.least > room->full || w.c.body > room->body) &&
		    w.any) {
			if (!group_defer(m, room, &w, start))
				break;
			continue;
		}
		if (w.i == stop && w.bare)
			break;
		if (w.i == stop) {
			w.c.forced = true;
			*found = w.c;
			return true;
		}
		if (group_enter(m, &w))
			continue;
		v = &list->v[w.i];
		if (w.deferred && (v->barrier || is_fixed(v)))
			break;
		if (w.any || w.late)
			walk_end(m, room, &w);
		/* the less text, the more of the notes */
		if (w.closed || w.best.forced ||
		    (m->lax && w.best.cost < INT64_MAX))
			break;
		if (v->kind == V_GLUE) {
			w.glue += v->height;
			w.glue_stretch += v->stretch;
		} else if (v->kind == V_BOX) {
			walk_box(m, &w, v);
		}
		w.i++;
	}
	*found = w.best.cost < INT64_MAX ? w.best : w.last > 0 ? w.last_cut :
	    w.c;
	return w.best.cost < INT64_MAX;
}

/*
 * Where no place is good with all notes of its text, a column has as little
 * text as can be, and the later notes may go on elsewhere as a whole; where
 * that does not help and old notes take the room, it is theirs alone.
 */
struct cut
column_cut(struct maker *m, size_t start, size_t stop,
    const struct room *room)
{
	size_t nnotes = m->nnotes;
	struct cut strict, lax;

	if (column_try(m, start, stop, room, &strict) ||
	    m->first == m->nnotes)
		return strict;
	foot_uncall(m, nnotes);
	late_clear(m, false);
	m->lax = true;
	if (!column_try(m, start, stop, room, &lax))
		lax = m->first < nnotes ? (struct cut){ .end = start,
		    .nnotes = nnotes } : strict;
	m->lax = false;
	lax.lax = true;
	return lax;
}

/* Where groups were that are put off, their nodes are read all the same. */
static void
groups_mark(struct maker *m, size_t n, struct vitem *before)
{
	struct vgroup *g;
	size_t i;

	for (i = 0; i < n && before != NULL; i++) {
		g = m->moved[i].group;
		if (g->marked || g->node == NULL)
			continue;
		g->marked = true;
		vitem_add(m->l->arena, before, PDF_MARK, PDF_PART_BODY,
		    g->node);
	}
}

/* What follows a group in the middle of a paragraph stands off from it. */
static void
tail_set(struct vlist *list, size_t i)
{
	struct vitem *v = &list->v[i];

	v->kind = V_PENALTY;
	v->stretch = 0;
	for (i++; i < list->n && list->v[i].kind == V_PENALTY; i++)
		;
	if (i == list->n || list->v[i].kind != V_BOX)
		return;
	v->kind = V_GLUE;
	v->stretch = v->height / 3;
}

/* The box before item i, or NULL. */
static struct vitem *
box_before(struct vlist *list, size_t i)
{
	while (i > 0)
		if (list->v[--i].kind == V_BOX)
			return &list->v[i];
	return NULL;
}

void
late_move(struct maker *m, size_t start, size_t *end)
{
	struct vlist *list = m->list;
	struct vitem *v;
	size_t i, k, to = start, n = 0;

	for (i = start; i < *end; i++) {
		v = &list->v[i];
		if (v->group != NULL && v->group->late) {
			/* the space before it goes as well: group_skip() */
			for (k = to; k > start &&
			    list->v[k - 1].kind == V_GLUE; k--)
				list->v[k - 1].height =
				    list->v[k - 1].stretch = 0;
			m->moved = arena_grow(m->l->arena, m->moved,
			    &m->moved_cap, n + 1, sizeof(*m->moved));
			m->moved[n++] = *v;
			continue;
		}
		if (v->kind == V_BOX)
			groups_mark(m, n, box_before(list, to));
		list->v[to++] = *v;
	}
	for (i = 0; i < n; i++)
		list->v[to + i] = m->moved[i];
	for (i = to; n > 0 && i < list->n && i <= *end; i++)
		if (list->v[i].tail)
			tail_set(list, i);
	*end = to;
}
