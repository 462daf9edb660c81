/*
 * handout.c - exercises, room for answers, solutions, name lines.
 *
 * Before notes are numbered: what stands in a solution that is left out
 * is nowhere, as if it had not been written.
 */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "pass/pass.h"
#include "tree/tree.h"

#define LINES_DEFAULT	4
#define POINTS_UNIT	100	/* points are summed in hundredths */

struct handout {
	struct conv_job		*job;
	struct conv_doc		*doc;
	bool			 solutions;	/* they stay */
	bool			 shown;		/* there is one that stays */
	bool			 dropped;	/* one went, with calls of notes */
	bool			 comma;		/* points are written 1,5 */
	struct conv_node	**exercises;
	struct conv_node	**tables;	/* DIVs to hold one of points */
	size_t			 nexercises, exercises_cap;
	size_t			 ntables, tables_cap;
	uint32_t		 total;		/* points, in units */
};

static bool
has_class(const struct conv_node *n, const char *class)
{
	const char *s = conv_attr(n, "class");
	size_t len = strlen(class), k;

	for (; s != NULL && *s != '\0'; s += k + strspn(s + k, " ")) {
		k = strcspn(s, " ");
		if (k == len && memcmp(s, class, k) == 0)
			return true;
	}
	return false;
}

static const char *
word(const struct handout *h, enum label which)
{
	return label(h->doc->info.lang, which);
}

static void
bad_value(struct handout *h, const struct conv_node *n, const char *name)
{
	conv_report(h->job, CONV_WARNING, n, "bad-attribute",
	    "%s: '%s' can't be used here; it is left out", name,
	    conv_attr(n, name));
}

/* Solutions ---------------------------------------------------------- */

/* Calls in what is left out: nrefs of a note counts those for a while. */
static void
calls_drop(struct handout *h, const struct conv_node *root)
{
	const struct conv_node *n;

	for (n = root; n != NULL; n = node_next(n, root, true))
		if (n->kind == CONV_NOTE_REF && n->u.note_ref.note != NULL) {
			/* a pass owns what the reader shows as const */
			((struct conv_node *)n->u.note_ref.note)
			    ->u.note.nrefs = 1;
			h->dropped = true;
		}
}

/* Notes that are called in solutions only go with them. */
static void
notes_drop(struct handout *h)
{
	struct conv_doc *doc = h->doc;
	struct conv_node **roots, *n;
	size_t nroots, i, kept = 0;

	roots = doc_roots(doc, &nroots);
	for (i = 0; i < nroots; i++)
		for (n = roots[i]; n != NULL; n = node_next(n, roots[i],
		    true))
			if (n->kind == CONV_NOTE_REF &&
			    n->u.note_ref.note != NULL)
				((struct conv_node *)n->u.note_ref.note)
				    ->u.note.nrefs = 0;
	for (i = 0; i < doc->nnotes; i++) {
		if (doc->notes[i]->u.note.nrefs == 0)
			doc->notes[kept++] = doc->notes[i];
		doc->notes[i]->u.note.nrefs = 0;
	}
	doc->nnotes = kept;
}

/* Answers ------------------------------------------------------------ */

static bool
is_solution(const struct conv_node *n)
{
	return n != NULL && n->kind == CONV_DIV &&
	    n->u.div.role == CONV_ROLE_SOLUTION;
}

static void
answer_lines(struct handout *h, struct conv_node *n)
{
	const char *s = conv_attr(n, "lines");
	size_t len = s == NULL ? 0 : strspn(s, "0123456789");
	uint32_t v = 0;

	n->u.div.room = CONV_ROOM_LINES;
	n->u.div.lines = LINES_DEFAULT;
	if (s == NULL)
		return;
	if (len > 0 && len < 6 && s[len] == '\0')
		for (; *s != '\0'; s++)
			v = v * 10 + (uint32_t)(*s - '0');
	if (v > 0 && v <= LIMIT_ANSWER_LINES)
		n->u.div.lines = v;
	else
		bad_value(h, n, "lines");
}

/* A height says what kind of room there is, or a class beside it does. */
static void
answer_room(struct handout *h, struct conv_node *n)
{
	static const struct {
		const char	*name;
		enum conv_room	 room;
	} rooms[] = {
		{ "box", CONV_ROOM_BOX },
		{ "grid", CONV_ROOM_GRID },
		{ "height", CONV_ROOM_BLANK }
	};
	const char *s;
	int32_t v;
	size_t i;

	answer_lines(h, n);
	for (i = 0; i < sizeof(rooms) / sizeof(rooms[0]); i++) {
		if ((s = conv_attr(n, rooms[i].name)) == NULL)
			continue;
		v = length_parse(s);
		if (v <= 0 || v > LIMIT_ANSWER_HEIGHT) {
			bad_value(h, n, rooms[i].name);
			continue;
		}
		n->u.div.height = v;
		n->u.div.room = rooms[i].room;
		if (rooms[i].room == CONV_ROOM_BLANK)
			n->u.div.room = has_class(n, "grid") ?
			    CONV_ROOM_GRID : has_class(n, "box") ?
			    CONV_ROOM_BOX : CONV_ROOM_BLANK;
		return;
	}
}

/* Nothing is in it by now; a solution beside it takes its place. */
static void
answer_settle(struct handout *h, struct conv_node *n)
{
	if (h->solutions && (is_solution(n->next) || is_solution(n->prev)))
		node_unlink(n);
	else
		answer_room(h, n);
}

/* Exercises ---------------------------------------------------------- */

/* "4", "1.5" or "1,5" in units; -1: no such number. */
static int32_t
points_parse(struct handout *h, const char *s)
{
	int32_t v = 0, unit = POINTS_UNIT;
	bool digits = false;

	for (; *s >= '0' && *s <= '9' && v < 100000; s++, digits = true)
		v = v * 10 + (*s - '0');
	v *= unit;
	if (*s == '.' || *s == ',') {
		h->comma = h->comma || *s == ',';
		for (s++; *s >= '0' && *s <= '9' && unit > 1; s++)
			v += (*s - '0') * (unit /= 10);
	}
	return digits && *s == '\0' ? v : -1;
}

/* The decimal number, as the document writes them. */
static const char *
points_text(const struct handout *h, uint32_t units)
{
	unsigned whole = units / POINTS_UNIT, part = units % POINTS_UNIT;
	char mark = h->comma ? ',' : '.';

	if (part == 0)
		return conv_asprintf(h->doc->arena, "%u", whole);
	if (part % 10 == 0)
		return conv_asprintf(h->doc->arena, "%u%c%u", whole, mark,
		    part / 10);
	return conv_asprintf(h->doc->arena, "%u%c%02u", whole, mark, part);
}

static void
exercise_settle(struct handout *h, struct conv_node *n)
{
	const char *s = conv_attr(n, "points");
	int32_t points = s != NULL ? points_parse(h, s) : 0;

	h->exercises = arena_grow(h->doc->arena, h->exercises,
	    &h->exercises_cap, h->nexercises + 1, sizeof(*h->exercises));
	h->exercises[h->nexercises++] = n;
	n->u.div.number = (uint32_t)h->nexercises;
	if (points < 0)
		bad_value(h, n, "points");
	if (s == NULL || points < 0 || h->total > UINT32_MAX / 2)
		return;
	n->u.div.points = s;
	h->total += (uint32_t)points;
}

static void
table_note(struct handout *h, struct conv_node *div)
{
	h->tables = arena_grow(h->doc->arena, h->tables, &h->tables_cap,
	    h->ntables + 1, sizeof(*h->tables));
	h->tables[h->ntables++] = div;
}

/* What is still to be visited after a division, which may go or change. */
static struct conv_node *
role_settle(struct handout *h, struct conv_node *n,
    const struct conv_node *root)
{
	struct conv_node *next = node_next(n, root, false), *first = n->first;

	switch (n->u.div.role) {
	case CONV_ROLE_SOLUTION:
		if (h->solutions) {
			h->shown = true;
			return node_next(n, root, true);
		}
		calls_drop(h, n);
		node_unlink(n);
		return next;
	case CONV_ROLE_ANSWER:
		/* what stands in the room comes before it */
		while (n->first != NULL)
			node_insert_before(n, n->first);
		if (first != NULL)
			return first;
		answer_settle(h, n);
		return next;
	case CONV_ROLE_EXERCISE:
		exercise_settle(h, n);
		return node_next(n, root, true);
	case CONV_ROLE_NAME_LINE:
		name_line(h->doc, n);
		return node_next(n, root, false);
	case CONV_ROLE_PLAIN:
		if (has_class(n, "points-table"))
			table_note(h, n);
		return node_next(n, root, true);
	default:
		return node_next(n, root, true);
	}
}

static void
root_settle(struct handout *h, struct conv_node *root)
{
	struct conv_node *n = root;

	while (n != NULL)
		n = n->kind == CONV_DIV ? role_settle(h, n, root) :
		    node_next(n, root, true);
}

/* Tables have a ceiling in all, as each has a cell for each exercise. */
static void
tables_fill(const struct handout *h)
{
	struct points p = { .doc = h->doc, .exercises = h->exercises,
	    .n = h->nexercises, .total = points_text(h, h->total) };
	size_t i;

	for (i = 0; i < h->ntables; i++)
		if (i * h->nexercises < LIMIT_ADDED_CELLS)
			points_table(&p, h->tables[i]);
}

/* An instructor's edition says so below its title. */
static void
edition_mark(struct handout *h)
{
	struct conv_info *info = &h->doc->info;
	const char *s = word(h, LABEL_WITH_SOLUTIONS);

	info->subtitle_body = NULL;
	info->subtitle = info->subtitle == NULL ? s :
	    conv_asprintf(h->doc->arena, "%s \xE2\x80\x93 %s",
	    info->subtitle, s);
}

bool
pass_handout(struct conv_job *job, struct conv_doc *doc)
{
	struct handout h = { .job = job, .doc = doc };
	size_t i;

	h.solutions = conv_opt_flag(job, "with-solutions");
	root_settle(&h, doc->root);
	for (i = 0; i < doc->nnotes; i++)
		root_settle(&h, doc->notes[i]);
	if (h.dropped)
		notes_drop(&h);
	tables_fill(&h);
	if (h.shown)
		edition_mark(&h);
	return true;
}
