/* div.c - divisions, definition lists, formulas and page breaks. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define DEFINITION_INDENT 1700	/* 1/1000 of the body's size */
#define SOLUTION_INDENT	1400	/* the same */
#define TIGHT_SPACE	150	/* 1/1000 of the leading */

static enum text_dir
dir_of(const struct conv_node *n, enum text_dir own)
{
	const char *s = conv_attr(n, "dir");

	return s == NULL ? own : strcmp(s, "rtl") == 0 ? DIR_RTL :
	    strcmp(s, "ltr") == 0 ? DIR_LTR : DIR_AUTO;
}

static const struct look *
bold_look(struct flow *f)
{
	struct look *look = conv_alloc(f->l->arena, sizeof(*look));

	*look = *flow_look(f, flow_place(f)->body);
	look->face.bold = true;
	look->align = CONV_ALIGN_LEFT;
	look->hyphenate = false;
	return look;
}

const char *
flow_lang(const struct flow *f)
{
	const char *lang = f->places[f->nplaces - 1].lang;

	return lang != NULL ? lang : f->l->pdf->doc->info.lang;
}

void
flow_label(struct flow *f, const struct conv_node *n, const char *text)
{
	const struct look *look = bold_look(f);
	struct para *p = flow_para_new(f, look, n);

	p->part = PDF_PART_LABEL;
	inline_add(f->l, look, text, n, &p->in);
	para_shape(p);
	flow_para(f, p, 0, look->align);
	f->keep = true;
}

/*
 * A division on pages that lie across.  The text goes on meanwhile where it
 * holds a table or figure alone.
 */
static void
group_across(struct flow *f, const struct conv_node *n)
{
	const struct conv_node *c = n->first;
	bool alone = c != NULL && c->next == NULL &&
	    (c->kind == CONV_TABLE || c->kind == CONV_FIGURE);

	flow_group(f, &(struct vgroup){ .node = alone ? c : n, .wide = true,
	    .across = true, .floats = alone && f->leads == 0 });
	f->group_div = n;
}

void
flow_div_leave(void *w, const struct conv_node *n)
{
	struct flow *f = w;

	flow_pop(f);
	if (f->group == NULL || f->group_div != n)
		return;
	flow_group_end(f);
	f->group_div = NULL;
}

enum conv_step
flow_div_enter(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	const char *lang = conv_attr(n, "lang");
	struct place outer, *p;
	bool room;

	if (flow_open(f) && flow_class(n, "landscape"))
		group_across(f, n);
	outer = *flow_place(f);
	if (n->id != NULL)
		flow_dest(f, n);
	room = flow_push(f, n->u.div.role == CONV_ROLE_SOLUTION ?
	    f->l->geo->size * SOLUTION_INDENT / 1000 : 0);
	p = flow_place(f);
	if (lang != NULL)
		p->lang = lang;
	p->dir = dir_of(n, p->dir);
	switch (n->u.div.role) {
	case CONV_ROLE_COLUMNS:
		return flow_beside(f, n) ? CONV_SKIP : CONV_DESCEND;
	case CONV_ROLE_ABSTRACT:
		flow_label(f, n, label(flow_lang(f), LABEL_ABSTRACT));
		return CONV_DESCEND;
	case CONV_ROLE_EXERCISE:
		handout_exercise(f, n);
		return CONV_DESCEND;
	case CONV_ROLE_SOLUTION:
		handout_solution(f, n, room ? &outer : NULL);
		return CONV_DESCEND;
	case CONV_ROLE_ANSWER:
		handout_answer(f, n);
		return CONV_SKIP;
	case CONV_ROLE_NAME_LINE:
		handout_name_line(f, n);
		return CONV_SKIP;
	case CONV_ROLE_CONTENTS:
		if (f->l->geo->cards.columns == 0)
			toc_put(f, false);
		return CONV_SKIP;
	default:
		return CONV_DESCEND;
	}
}

enum conv_step
flow_def_list(void *w, const struct conv_node *n)
{
	if (n->id != NULL)
		flow_dest(w, n);
	return CONV_DESCEND;
}

/* A term, or a division's caption: in bold, kept with what follows. */
enum conv_step
flow_term(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	const struct look *look = bold_look(f);
	struct para *p = flow_para_new(f, look, n);

	if (n->id != NULL)
		flow_dest(f, n);
	inline_collect(f->l, look, n, flow_place(f)->w, &p->in);
	if (p->in.len == 0) {
		flow_dests(f, p->in.dests);
		para_done(p);
		return CONV_SKIP;
	}
	if (n->kind == CONV_TERM && n->prev != NULL)
		f->forced = 0;
	para_shape(p);
	flow_para(f, p, 0, look->align);
	f->keep = true;
	return CONV_SKIP;
}

enum conv_step
flow_definition(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	const struct conv_node *list = n->parent->parent;

	flow_push(f, f->l->geo->size * DEFINITION_INDENT / 1000);
	if (n->id != NULL)
		flow_dest(f, n);
	if (n->prev->kind == CONV_TERM)
		f->forced = 0;
	else if (list->u.def_list.tight)
		f->forced = f->l->geo->leading * TIGHT_SPACE / 1000;
	return CONV_DESCEND;
}

/*
 * A formula's number: it is read first, stands at the end of the first line,
 * and leaves as much free at the beginning, so that the formula is in the
 * middle.
 */
static void
formula_number(struct flow *f, const struct conv_node *n)
{
	const struct look *look = flow_look(f, flow_place(f)->body);
	struct place *at = flow_place(f);
	struct vitem box = { .kind = V_BOX };
	int32_t x = at->x + at->w, room, space;
	uint32_t i;

	/* the space parts it from what is read next */
	text_line(f->l, &box, look, conv_asprintf(f->l->arena, "(%u) ",
	    (unsigned)n->u.math.number), PDF_PART_BODY, n, at->x, at->w, 0,
	    CONV_ALIGN_RIGHT);
	for (i = 0; i < box.nitems; i++)
		x = box.items[i].x < x ? box.items[i].x : x;
	room = at->x + at->w - x + f->l->geo->size;
	space = pdf_shape(f->l->pdf, &look->face, " ", 1, 0, NULL)->width;
	for (i = 0; i < box.nitems; i++) {
		/* the end of a line from the right is at the left */
		box.items[i].x += flow_is_rtl(f) ? at->x - x - space : space;
		*flow_marker(f, PDF_TEXT, PDF_PART_BODY, n) = box.items[i];
	}
	if (room < at->w / 4) {
		at->x += room;
		at->w -= 2 * room;
	}
}

enum conv_step
flow_math(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	const struct look *look = flow_look(f, STYLE_CODE);
	struct para *p = flow_para_new(f, look, n);
	struct place whole = *flow_place(f);

	p->dir = DIR_LTR;
	if (n->id != NULL)
		flow_dest(f, n);
	inline_lines(f->l, look, n, &p->in);
	if (p->in.len == 0) {
		para_done(p);
		return CONV_SKIP;
	}
	para_shape(p);
	if (n->u.math.number > 0)
		formula_number(f, n);
	flow_para(f, p, 0, CONV_ALIGN_CENTER);
	*flow_place(f) = whole;
	return CONV_SKIP;
}

enum conv_step
flow_page_break(void *w, const struct conv_node *n)
{
	struct flow *f = w;

	(void)n;
	vlist_page_end(f->l->arena, f->list, false);
	f->keep = false;
	f->leads = 0;
	return CONV_SKIP;
}
