/* toc.c - the table of contents; its page numbers come last. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define INDENT		1500	/* of a level, 1/1000 of the size */
#define NUMBER		2200	/* width of the column of page numbers */

/* An entry whose page number is still open. */
struct toc_number {
	const struct conv_node	*node;		/* what is listed */
	struct pdf_seg		*segs;		/* a space, the number */
	int32_t			 w;		/* room for it */
	const struct look	*look;
	struct toc_number	*next;
};

/* Dots from x to the column of numbers, each at a multiple of its width. */
static void
leader_put(struct layout *l, struct vitem *box, const struct look *k,
    const struct conv_node *node, int32_t x, int32_t end)
{
	const struct pdf_run *run = pdf_shape(l->pdf, &k->face, ".", 1, 0,
	    NULL);
	int32_t step = k->face.size / 2;
	uint32_t color = l->geo->colors[HUE_RULE];
	struct pdf_seg *segs;
	struct pdf_item *item;
	size_t n = 0;

	x = (x / step + 1) * step;
	if (run == NULL || x >= end - step)
		return;
	segs = conv_alloc(l->arena, (size_t)((end - x) / step + 1) *
	    sizeof(*segs));
	item = vitem_add(l->arena, box, PDF_TEXT, PDF_PART_DECORATION,
	    node);
	item->x = x;
	item->y = box->baseline;
	for (; x + run->width < end; x += step)
		segs[n++] = (struct pdf_seg){ .run = run,
		    .x = x - item->x, .color = color };
	item->w = x - step + run->width - item->x;
	item->u.text.segs = segs;
	item->u.text.nsegs = (uint32_t)n;
}

static void
number_put(struct layout *l, struct vitem *box, const struct look *k,
    const struct conv_node *n, int32_t x, int32_t w)
{
	struct toc_number *e = conv_alloc(l->arena, sizeof(*e));
	struct pdf_item *item;

	e->node = n;
	e->look = k;
	e->w = w;
	e->segs = conv_alloc(l->arena, 2 * sizeof(*e->segs));
	item = vitem_add(l->arena, box, PDF_TEXT, PDF_PART_TOC, n);
	item->x = x;
	item->y = box->baseline;
	item->w = w;
	item->u.text.segs = e->segs;
	item->u.text.nsegs = 2;
	e->next = l->toc;
	l->toc = e;
}

static int32_t
text_end(const struct vitem *box)
{
	return box->items[0].x + box->items[0].w;
}

/* A colour of links in the contents counts above that of the style. */
static const struct look *
entry_look(struct layout *l, const struct conv_node *n, int depth)
{
	const struct look *k = style_look(l->pdf, n->kind == CONV_SECTION &&
	    depth == 1 ? STYLE_TOC1 : STYLE_TOC);
	struct look *own;

	if (l->geo->colors[HUE_TOC] == l->geo->colors[HUE_TEXT])
		return k;
	own = conv_alloc(l->arena, sizeof(*own));
	*own = *k;
	own->color = l->geo->colors[HUE_TOC];
	return own;
}

/* Title, leaders and number of one entry, and a link over all of it. */
void
toc_entry(struct flow *f, const struct conv_node *n, const char *text,
    int depth)
{
	struct layout *l = f->l;
	const struct look *k = entry_look(l, n, depth);
	int32_t column = k->face.size * NUMBER / 1000, x, w;
	struct para *p = para_new(l, k, n, PDF_PART_TOC);
	struct vitem *box;
	struct pdf_item *item;
	size_t first = f->list->n;
	bool rtl = l->geo->rtl;

	inline_add(l, k, text, n, &p->in);
	flow_push(f, (depth - 1) * l->geo->size * INDENT / 1000);
	x = flow_place(f)->x;
	w = flow_place(f)->w;
	flow_place(f)->w -= column + k->face.size;
	if (rtl)
		flow_place(f)->x += column + k->face.size;
	para_shape(p);
	flow_para(f, p, 0, CONV_ALIGN_LEFT);
	flow_pop(f);
	while (f->list->n > first &&
	    f->list->v[f->list->n - 1].kind != V_BOX)
		f->list->n--;
	if (f->list->n == first)
		return;
	box = &f->list->v[f->list->n - 1];
	if (!rtl)
		leader_put(l, box, k, n, text_end(box) + k->face.size / 4,
		    x + w - column);
	else
		leader_put(l, box, k, n, x + column, box->items[0].x -
		    k->face.size / 4);
	number_put(l, box, k, n, rtl ? x : x + w - column, column);
	item = vitem_add(l->arena, box, PDF_LINK, PDF_PART_TOC, n);
	item->x = x;
	item->w = w;
	item->h = box->height;
	item->u.link.target = n;
}

void
toc_title(struct flow *f, const char *key, enum label word,
    const struct conv_node *n)
{
	const struct look *k = style_look(f->l->pdf, STYLE_TOC_TITLE);
	struct para *p = para_new(f->l, k, n, PDF_PART_TITLE);

	inline_add(f->l, k, style_words(f->l->pdf, key, word), NULL, &p->in);
	para_shape(p);
	flow_para(f, p, 0, k->align);
	f->keep = true;
}

static void
section_put(struct flow *f, const struct conv_node *n)
{
	const char *text = conv_plain_text(f->l->arena, n->first);

	if (f->l->geo->numbered && n->u.section.number != NULL)
		text = conv_asprintf(f->l->arena, "%s\xE2\x80\x82%s",
		    n->u.section.number, text);
	toc_entry(f, n, text, n->u.section.depth);
}

/* Sections stand in sections only. */
void
toc_put(struct flow *f, bool titled)
{
	const struct conv_node *root = f->l->pdf->doc->root, *n = root->first;
	int deepest = conv_opt_int(f->l->pdf->job, "toc-depth");

	while (n != NULL) {
		if (n->kind == CONV_SECTION && n->first != NULL &&
		    n->u.section.depth <= deepest) {
			if (titled)
				toc_title(f, "toc-title", LABEL_CONTENTS,
				    NULL);
			titled = false;
			section_put(f, n);
			n = n->first;
			continue;
		}
		while (n->next == NULL && n->parent != root)
			n = n->parent;
		n = n->next;
	}
}

void
toc_block(struct layout *l, struct vlist *list)
{
	struct flow f;

	flow_init(&f, l, list, STYLE_BODY, 0, l->geo->text_width);
	toc_put(&f, true);
	if (!f.fresh)
		vlist_glue(l->arena, list, 2 * l->geo->leading,
		    l->geo->leading);
}

static bool
is_listed(const struct conv_node *n)
{
	return n->kind == CONV_SECTION || n->kind == CONV_FIGURE ||
	    n->kind == CONV_TABLE;
}

/* The page on which each node that is listed begins, by its address. */
static struct map *
pages_of(struct layout *l, const struct pdf_pages *pages)
{
	struct map *map = map_new(l->arena);
	const struct pdf_item *item;
	size_t i, k, *number;

	for (i = 0; i < pages->npages; i++)
		for (k = 0; k < pages->pages[i].nitems; k++) {
			item = &pages->pages[i].items[k];
			if (item->kind != PDF_DEST || item->node == NULL ||
			    !is_listed(item->node))
				continue;
			number = conv_alloc(l->arena, sizeof(*number));
			*number = i + 1;
			map_put(map, (const char *)&item->node,
			    sizeof(item->node), number);
		}
	return map;
}

/* At the end of its column, behind a space that parts it from the text. */
static void
number_set(struct layout *l, struct toc_number *e, size_t page)
{
	const char *s = conv_asprintf(l->arena, "%zu", page);
	struct pdf_seg *space = &e->segs[0], *number = &e->segs[1];

	space->run = pdf_shape(l->pdf, &e->look->face, " ", 1, 0, e->node);
	number->run = pdf_shape(l->pdf, &e->look->face, s, strlen(s), 0,
	    e->node);
	number->color = space->color = e->look->color;
	number->node = space->node = e->node;
	number->x = l->geo->rtl ? 0 : e->w - number->run->width;
	space->x = l->geo->rtl ? number->run->width :
	    number->x - space->run->width;
}

void
toc_number(struct layout *l, const struct pdf_pages *pages)
{
	struct map *map;
	struct toc_number *e;
	const size_t *number;

	if (l->toc == NULL)
		return;
	map = pages_of(l, pages);
	for (e = l->toc; e != NULL; e = e->next) {
		number = map_get(map, (const char *)&e->node,
		    sizeof(e->node));
		number_set(l, e, number != NULL ? *number : 1);
	}
}
