/* foot.c - notes: from their calls to the feet of the columns. */
#include "write/pdf/layout/page.h"

#define NOTE_SHARE	60	/* of a column, in 1/100, for old notes */
#define SHORT_NOTE	6	/* lines; it is better not parted */
#define RULE_SHARE	22	/* of the line's width, in 1/100 */

void
feet_init(struct maker *m)
{
	m->sep = m->l->geo->leading;
	m->queued = conv_alloc(m->l->arena, (m->l->pdf->doc->nnotes + 1) *
	    sizeof(*m->queued));
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

/* May a note go on elsewhere after item i? */
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
	size_t i;

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
	for (i = 0; i < r->list->n; i++)
		r->lines += r->list->v[i].nitems > 0;
}

void
foot_call(struct maker *m, const struct conv_node *note)
{
	const struct vlist *list;
	size_t i = m->nnotes, k;
	uint32_t j;

	note_queue(m, note);
	for (; i < m->nnotes; i++) {
		list = m->notes[i].list;
		for (k = 0; k < list->n; k++)
			for (j = 0; j < list->v[k].nnotes; j++)
				note_queue(m, list->v[k].notes[j]);
	}
}

void
foot_uncall(struct maker *m, size_t n)
{
	const struct vlist *base = m->l->notes;

	while (m->nnotes > n)
		m->queued[m->notes[--m->nnotes].list - base] = false;
}

/*
 * The new note that may go on elsewhere, or NULL: the last one.  lax: the
 * others may as well, and it is the first.
 */
static const struct rest *
note_last(const struct maker *m)
{
	const struct rest *r, *one = NULL;
	size_t i;

	for (i = m->first; i < m->nnotes; i++) {
		r = &m->notes[i];
		/* the queue is sorted only when the column is found */
		if (r->from == 0 && (one == NULL ||
		    (r->list > one->list) != m->lax))
			one = r;
	}
	return one;
}

bool
foot_is_short(const struct maker *m)
{
	const struct rest *r = note_last(m);

	return r != NULL && r->lines <= SHORT_NOTE;
}

void
foot_need(const struct maker *m, const struct room *room, int32_t *least,
    int32_t *full)
{
	int32_t cap = room->full * NOTE_SHARE / 100, carried, whole = 0;
	const struct rest *one = note_last(m);
	size_t i;

	*least = *full = 0;
	if (m->nnotes == m->first)
		return;
	for (i = m->first; i < m->nnotes; i++)
		if (m->notes[i].from == 0)
			whole += m->notes[i].height;
	carried = m->carried < cap ? m->carried : cap;
	*full = room->sep + carried + whole;
	*least = room->sep + carried;
	if (one != NULL)
		*least += m->lax ? one->least : whole - one->height +
		    one->least;
}

/* Calls in the cells of a row come in the order of its lines. */
void
foot_sort(struct maker *m, size_t n)
{
	struct rest *r = m->notes, note;
	size_t i, k;

	for (i = n + 1; i < m->nnotes; i++) {
		note = r[i];
		for (k = i; k > n && r[k - 1].list > note.list; k--)
			r[k] = r[k - 1];
		r[k] = note;
	}
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
rest_shorten(struct maker *m, size_t index, size_t to)
{
	struct rest *r = &m->notes[index];

	m->undos = arena_grow(m->l->arena, m->undos, &m->undos_cap,
	    m->nundos + 1, sizeof(*m->undos));
	m->undos[m->nundos++] = (struct undo){ index, *r };
	r->from = skip_discardable(r->list, to);
	r->height = rest_height(r);
}

static void
foot_add(struct maker *m, struct foot *foot, const struct rest *r, size_t to,
    int32_t height)
{
	foot->parts = arena_grow(m->l->arena, foot->parts, &foot->cap,
	    foot->n + 1, sizeof(*foot->parts));
	foot->parts[foot->n++] = (struct foot_part){ r->list, r->from, to };
	foot->height += height;
}

void
foot_take(struct maker *m, size_t column, int32_t height)
{
	struct foot *foot = &m->feet[column];
	int32_t h, sep = foot->n > 0 ? 0 : m->sep;
	struct rest *r;
	size_t to, i;
	bool alone = foot->n == 0 && height >= m->page->area.height;

	for (height -= sep; m->first < m->nnotes; m->first++) {
		r = &m->notes[m->first];
		to = note_fit(r, height, false, &h);
		/* a column for it alone has no room: the next one won't */
		if (to == r->from && alone && foot->n == 0)
			to = note_fit(r, height, true, &h);
		if (to > r->from) {
			foot_add(m, foot, r, to, h + sep);
			height -= h;
			sep = 0;
			rest_shorten(m, m->first, to);
		}
		if (r->from < r->list->n)
			break;
	}
	m->carried = 0;
	for (i = m->first; i < m->nnotes; i++)
		if (m->notes[i].from > 0)
			m->carried += m->notes[i].height;
}

void
feet_save(const struct maker *m, struct feet_state *s)
{
	size_t i;

	s->first = m->first;
	s->nnotes = m->nnotes;
	s->nundos = m->nundos;
	s->carried = m->carried;
	for (i = 0; i < COLUMNS_MAX; i++) {
		s->n[i] = m->feet[i].n;
		s->height[i] = m->feet[i].height;
	}
}

void
feet_restore(struct maker *m, const struct feet_state *s)
{
	size_t i;

	while (m->nundos > s->nundos) {
		m->nundos--;
		m->notes[m->undos[m->nundos].index] =
		    m->undos[m->nundos].rest;
	}
	foot_uncall(m, s->nnotes);
	m->first = s->first;
	m->carried = s->carried;
	for (i = 0; i < COLUMNS_MAX; i++) {
		m->feet[i].n = s->n[i];
		m->feet[i].height = s->height[i];
	}
}

static void
rule_put(struct maker *m, int32_t x, int32_t y)
{
	const struct pdf_geometry *g = m->l->geo;
	struct pdf_item *item = pdf_item_add(m->l->pdf, m->page, PDF_RULE,
	    PDF_PART_DECORATION, NULL);

	item->w = g->column_width * RULE_SHARE / 100;
	item->x = x + (g->rtl ? g->column_width - item->w : 0);
	item->y = y;
	item->h = g->strokes[STROKE_NOTES];
	item->u.rule.color = g->colors[HUE_RULE];
}

void
feet_put(struct maker *m)
{
	const struct pdf_area *area = &m->page->area;
	struct foot *foot;
	int32_t x, y;
	size_t k, i;

	for (k = 0; k < COLUMNS_MAX; k++) {
		foot = &m->feet[k];
		if (foot->n == 0)
			continue;
		x = area->left + column_x(m->l, k);
		y = area->top + area->height - foot->height + m->sep;
		rule_put(m, x, y - m->sep / 3);
		for (i = 0; i < foot->n; i++)
			y = list_put(m, foot->parts[i].list,
			    foot->parts[i].from, foot->parts[i].to, x, y, 0,
			    0);
		foot->n = 0;
		foot->height = 0;
	}
	m->nundos = 0;
}
