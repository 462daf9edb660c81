/* content.c - the content stream of a page: text, rules, shapes, images. */
#include <stdio.h>

#include "write/pdf/emit/emit.h"

static struct conv_out *
out(struct emit *e)
{
	return &e->content.out;
}

#define BACKGROUND	3000	/* what is thinner is a line */

static bool
is_background(const struct pdf_item *item)
{
	return item->part == PDF_PART_DECORATION && item->w > BACKGROUND &&
	    item->h > BACKGROUND && (item->kind == PDF_RULE ||
	    (item->kind == PDF_PATH && item->u.path->filled));
}

/* What is not text: outside of a text object, in content of its own. */
static void
graphics(struct emit *e, const struct pdf_item *item)
{
	emit_text_close(e);
	emit_tag_turn(e, false);
	if (is_background(item))
		emit_tag_background(e, item);
	else if (!emit_tag_same(e, item->node, item->part))
		emit_tag_open(e, item->node, item->part);
}

static void
put_rule(struct emit *e, const struct pdf_item *item)
{
	graphics(e, item);
	emit_tag_box(e, item->x, item->y, item->w, item->h);
	emit_pen_fill(e, item->u.rule.color);
	emit_pen_number(e, item->x);
	emit_pen_number(e, emit_pen_y(e, (int64_t)item->y + item->h));
	emit_pen_number(e, item->w);
	emit_pen_number(e, item->h);
	conv_puts(out(e), "re f\n");
}

static void
put_path(struct emit *e, const struct pdf_item *item)
{
	static const struct {
		int	 points;
		char	 op[3];
	} ops[] = {
		[PDF_MOVE] = { 1, "m" },
		[PDF_LINE] = { 1, "l" },
		[PDF_CURVE] = { 3, "c" },
		[PDF_CLOSE] = { 0, "h" }
	};
	const struct pdf_path *path = item->u.path;
	const int32_t *xy = path->xy;
	size_t i;
	int k;

	if (!path->filled && !path->stroked)
		return;
	graphics(e, item);
	if (path->filled)
		emit_pen_fill(e, path->fill);
	if (path->stroked)
		emit_pen_stroke(e, path->stroke, path->width);
	for (i = 0; i < path->nops; i++) {
		for (k = 0; k < ops[path->ops[i]].points; k++, xy += 2) {
			emit_pen_number(e, (int64_t)item->x + xy[0]);
			emit_pen_number(e, emit_pen_y(e,
			    (int64_t)item->y + xy[1]));
		}
		conv_puts(out(e), ops[path->ops[i]].op);
		conv_putc(out(e), '\n');
	}
	conv_puts(out(e), path->filled && path->stroked ? "B\n" :
	    path->filled ? "f\n" : "S\n");
}

/* A drawing has y downwards from its own corner. */
static void
put_drawing(struct emit *e, const struct pdf_item *item,
    const struct pdf_drawing *d)
{
	int64_t sx = (int64_t)item->w * 1000000 / d->w;
	int64_t sy = (int64_t)item->h * 1000000 / d->h;

	conv_puts(out(e), "q ");
	emit_micro(out(e), sx);
	conv_puts(out(e), " 0 0 ");
	emit_micro(out(e), -sy);
	conv_putc(out(e), ' ');
	emit_pen_number(e, item->x - d->x * sx / 1000000);
	emit_pen_number(e, emit_pen_y(e, item->y) + d->y * sy / 1000000);
	conv_printf(out(e), "cm /I%zu Do Q\n", emit_image(e, item->u.image));
}

static void
put_image(struct emit *e, const struct pdf_item *item)
{
	struct pdf_image *im = item->u.image;

	graphics(e, item);
	emit_tag_box(e, item->x, item->y, item->w, item->h);
	e->picture = item->node;
	if (im->drawing != NULL) {
		put_drawing(e, item, im->drawing);
		return;
	}
	conv_puts(out(e), "q ");
	emit_pen_number(e, item->w);
	conv_puts(out(e), "0 0 ");
	emit_pen_number(e, item->h);
	emit_pen_number(e, item->x);
	emit_pen_number(e, emit_pen_y(e, (int64_t)item->y + item->h));
	conv_puts(out(e), "cm ");
	emit_image_turn(out(e), im);
	conv_printf(out(e), "/I%zu Do Q\n", emit_image(e, im));
}

/* The text state goes back with the graphics state (PDF 1.7, 8.4.2). */
static void
put_push(struct emit *e, const struct pdf_item *item)
{
	int64_t scale = item->u.push.scale, h = e->page->height;
	char factor[32];

	emit_text_close(e);
	emit_tag_close(e);
	emit_place_set(&e->place, item);
	emit_tags_order(e, item->u.push.page);
	*e->outer = *e->pen;
	snprintf(factor, sizeof(factor), "%d.%06d", (int)(scale / 1000000),
	    (int)(scale % 1000000));
	conv_printf(out(e), "q %s 0 0 %s ", factor, factor);
	emit_pen_number(e, item->x);
	emit_pen_number(e, h - h * scale / 1000000 - item->y);
	conv_puts(out(e), "cm\n");
}

static void
put_pop(struct emit *e, const struct pdf_item *item)
{
	(void)item;
	emit_text_close(e);
	emit_tag_close(e);
	e->place = (struct emit_place){ 0, 0, 0 };
	*e->pen = *e->outer;
	conv_puts(out(e), "Q\n");
}

void
emit_page_content(struct emit *e)
{
	static void (*const put[])(struct emit *, const struct pdf_item *) = {
		[PDF_TEXT] = emit_text_put,
		[PDF_RULE] = put_rule,
		[PDF_PATH] = put_path,
		[PDF_IMAGE] = put_image,
		[PDF_LINK] = emit_link,
		[PDF_DEST] = NULL,	/* see emit_dests() */
		[PDF_MARK] = emit_tag_mark,
		[PDF_PUSH] = put_push,
		[PDF_POP] = put_pop
	};
	/* the state of a new page, PDF 1.7 table 52; black, 1 pt */
	struct emit_pen pen = { .width = 1000 }, outer;
	const struct pdf_item *item;
	char *s;
	size_t i;

	e->pen = &pen;
	e->outer = &outer;
	out_mem_clear(&e->content);
	for (i = 0; i < e->page->nitems; i++) {
		item = &e->page->items[i];
		if (put[item->kind] != NULL)
			put[item->kind](e, item);
	}
	emit_text_close(e);
	emit_tags_page_end(e);
	s = out_mem_str(&e->content);
	emit_stream_fill(e, ((HPDF_PageAttr)e->hpage->attr)->contents, s,
	    e->content.out.flushed, "");
	e->pen = e->outer = NULL;
}
