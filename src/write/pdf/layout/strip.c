/* strip.c - bars and backgrounds, as far as they go on one page. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define DECOS_MAX	64	/* bars and backgrounds in each other */

/* A bar's or background's part of one page. */
struct strip {
	const struct deco	*deco;
	int32_t			 y0, y1;
};

struct strips {
	struct strip	 open[DECOS_MAX];	/* by depth */
	struct strip	*done;
	size_t		 n, cap;
};

struct strips *
strips_new(struct layout *l)
{
	return conv_alloc(l->arena, sizeof(struct strips));
}

static void
strip_close(struct layout *l, struct strips *st, size_t depth)
{
	if (st->open[depth].deco == NULL)
		return;
	st->done = arena_grow(l->arena, st->done, &st->cap,
	    st->n + 1, sizeof(*st->done));
	st->done[st->n++] = st->open[depth];
	st->open[depth].deco = NULL;
}

/* What lies behind [y0, y1): strips that go on, begin and end. */
void
strips_follow(struct layout *l, struct strips *st, const struct deco *deco,
    int32_t y0, int32_t y1)
{
	size_t depth = deco != NULL ? deco->depth + 1 : 0, i;
	struct strip *s;

	for (i = depth; i < DECOS_MAX && st->open[i].deco != NULL; i++)
		strip_close(l, st, i);
	for (; deco != NULL; deco = deco->up) {
		if (deco->depth >= DECOS_MAX)
			continue;
		s = &st->open[deco->depth];
		if (s->deco != deco) {
			strip_close(l, st, deco->depth);
			*s = (struct strip){ .deco = deco, .y0 = y0 };
		}
		s->y1 = y1;
	}
}

#define KAPPA(r)	((r) * 448 / 1000)	/* of a quarter circle */

/* A rectangle with round corners, from 0, 0. */
static const struct pdf_path *
round_path(struct conv_arena *a, int32_t w, int32_t h, int32_t r,
    uint32_t color)
{
	static const unsigned char ops[] = { PDF_MOVE, PDF_LINE, PDF_CURVE,
	    PDF_LINE, PDF_CURVE, PDF_LINE, PDF_CURVE, PDF_LINE, PDF_CURVE,
	    PDF_CLOSE };
	struct pdf_path *path = conv_alloc(a, sizeof(*path));
	int32_t k = KAPPA(r), *xy = conv_alloc(a, 34 * sizeof(*xy));
	const int32_t points[34] = {
		r, 0, w - r, 0,
		w - k, 0, w, k, w, r, w, h - r,
		w, h - k, w - k, h, w - r, h, r, h,
		k, h, 0, h - k, 0, h - r, 0, r,
		0, k, k, 0, r, 0
	};

	memcpy(xy, points, sizeof(points));
	path->ops = ops;
	path->nops = sizeof(ops);
	path->xy = xy;
	path->filled = true;
	path->fill = color;
	return path;
}

static void
strip_put(struct layout *l, struct pdf_page *page, const struct strip *s,
    int32_t x)
{
	const struct deco *d = s->deco;
	struct pdf_item *item = pdf_item_add(l->pdf, page,
	    d->radius > 0 ? PDF_PATH : PDF_RULE, PDF_PART_DECORATION,
	    d->node);

	item->x = x + d->x;
	item->y = s->y0;
	item->w = d->w;
	item->h = s->y1 - s->y0;
	if (d->radius == 0)
		item->u.rule.color = d->color;
	else
		item->u.path = round_path(l->arena, item->w, item->h,
		    2 * d->radius < item->h ? d->radius : item->h / 2,
		    d->color);
}

/* Outer ones first, as the inner ones lie upon them. */
void
strips_put(struct layout *l, struct strips *st, struct pdf_page *page,
    int32_t x)
{
	size_t i, depth, left = st->n;

	for (i = 0; i < DECOS_MAX; i++)
		strip_close(l, st, i);
	left = st->n;
	for (depth = 0; left > 0 && depth < DECOS_MAX; depth++)
		for (i = 0; i < st->n; i++)
			if (st->done[i].deco->depth == depth) {
				strip_put(l, page, &st->done[i], x);
				left--;
			}
	st->n = 0;
}
