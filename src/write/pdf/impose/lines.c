/* lines.c - paper for notes: lines, dots, squares. */
#include <string.h>

#include "write/pdf/impose/impose.h"

#define LINE		24000	/* between lines: 8.5 mm */
#define SQUARE		14173	/* a side of a square: 5 mm */
#define MARGIN		36000	/* around, but not in small cells */
#define MARGIN_SHARE	10	/* then this part of the lesser side */
#define COLOR		0xB0B0B0u
#define THICK		400
#define DOT		450	/* its radius */
#define DOT_CURVE	249	/* of the curve's handles: 0.5523 of it */

static void
rule(struct sheets *s, int32_t x, int32_t y, int32_t w, int32_t h)
{
	struct pdf_item *item = pdf_item_add(s->pdf, s->page, PDF_RULE,
	    PDF_PART_DECORATION, NULL);

	item->x = x;
	item->y = y;
	item->w = w;
	item->h = h;
	item->u.rule.color = COLOR;
}

static void
lines(struct sheets *s, const struct area *a)
{
	int32_t y;

	for (y = LINE; y <= a->h; y += LINE)
		rule(s, a->x, a->y + y, a->w, THICK);
}

/* Whole squares, in the middle. */
static void
fit_squares(struct area *a)
{
	int32_t w = a->w / SQUARE * SQUARE, h = a->h / SQUARE * SQUARE;

	*a = (struct area){ a->x + (a->w - w) / 2, a->y + (a->h - h) / 2,
	    w, h };
}

static void
squares(struct sheets *s, struct area *a)
{
	int32_t at;

	fit_squares(a);
	for (at = 0; at <= a->h; at += SQUARE)
		rule(s, a->x - THICK / 2, a->y + at - THICK / 2,
		    a->w + THICK, THICK);
	for (at = 0; at <= a->w; at += SQUARE)
		rule(s, a->x + at - THICK / 2, a->y - THICK / 2, THICK,
		    a->h + THICK);
}

/* A row of circles, each of four curves. */
static struct pdf_path *
dots_row(struct sheets *s, int32_t w)
{
	static const unsigned char ops[] = {
		PDF_MOVE, PDF_CURVE, PDF_CURVE, PDF_CURVE, PDF_CURVE
	};
	static const int32_t circle[] = {
		DOT, 0, DOT, DOT_CURVE, DOT_CURVE, DOT, 0, DOT,
		-DOT_CURVE, DOT, -DOT, DOT_CURVE, -DOT, 0,
		-DOT, -DOT_CURVE, -DOT_CURVE, -DOT, 0, -DOT,
		DOT_CURVE, -DOT, DOT, -DOT_CURVE, DOT, 0
	};
	const size_t points = sizeof(circle) / sizeof(circle[0]);
	struct pdf_path *path = conv_alloc(s->pdf->arena, sizeof(*path));
	size_t n = (size_t)(w / SQUARE) + 1, i, k;
	unsigned char *to = conv_alloc(s->pdf->arena, n * sizeof(ops));
	int32_t *xy = conv_alloc(s->pdf->arena, n * sizeof(circle));

	for (i = 0; i < n; i++) {
		memcpy(to + i * sizeof(ops), ops, sizeof(ops));
		for (k = 0; k < points; k++)
			xy[i * points + k] = circle[k] +
			    (k % 2 == 0 ? (int32_t)i * SQUARE : 0);
	}
	*path = (struct pdf_path){ .ops = to, .nops = n * sizeof(ops),
	    .xy = xy, .filled = true, .fill = COLOR };
	return path;
}

static void
dots(struct sheets *s, struct area *a)
{
	const struct pdf_path *row;
	struct pdf_item *item;
	int32_t y;

	fit_squares(a);
	row = dots_row(s, a->w);
	for (y = 0; y <= a->h; y += SQUARE) {
		item = pdf_item_add(s->pdf, s->page, PDF_PATH,
		    PDF_PART_DECORATION, NULL);
		item->x = a->x;
		item->y = a->y + y;
		item->u.path = row;
	}
}

void
lines_put(struct sheets *s, const struct area *notes)
{
	const char *paper = conv_opt_str(s->pdf->job, "notepaper");
	int32_t least = notes->w < notes->h ? notes->w : notes->h;
	int32_t margin = least / MARGIN_SHARE < MARGIN ?
	    least / MARGIN_SHARE : MARGIN;
	struct area a = { notes->x + margin, notes->y + margin,
	    notes->w - 2 * margin, notes->h - 2 * margin };

	if (strcmp(paper, "lines") == 0)
		lines(s, &a);
	else if (strcmp(paper, "grid") == 0)
		squares(s, &a);
	else if (strcmp(paper, "dots") == 0)
		dots(s, &a);
}
