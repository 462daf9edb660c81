/* figure.c - pictures: their size, and a frame where there is none. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define DPI		96	/* where the file does not say */
#define ROOM		8	/* lines of a page, for heading and caption */
#define FRAME_PAD	700	/* 1/1000 of the size */

/* Missing and broken files are reported by others; remote ones here. */
struct pdf_image *
figure_picture(struct layout *l, const struct conv_node *n)
{
	const struct conv_resource *res = n->u.image.res;

	if (res == NULL)
		return NULL;
	if (res->state == CONV_RES_REMOTE && map_get(l->told,
	    (const char *)&res, sizeof(res)) == NULL) {
		map_put(l->told, (const char *)conv_strndup(l->arena,
		    (const char *)&res, sizeof(res)), sizeof(res), l);
		conv_report(l->pdf->job, CONV_WARNING, n, "remote-image",
		    "%s is not fetched; its text stands in its place",
		    n->u.image.url);
	}
	return res->state == CONV_RES_OK ? pdf_image_get(l->pdf, res, n) :
	    NULL;
}

/* "3" of "3em" or "3%", in 1/1000. */
static int64_t
factor(struct conv_arena *a, const char *s, const char *unit)
{
	return length_parse(conv_strndup(a, s, (size_t)(unit - s)));
}

/*
 * A width or height: "5cm" and the like, "3em" of the text, "50%" of what
 * there is; a number alone is pixels.  0: none.
 */
static int64_t
asked(const struct layout *l, const struct conv_node *n, const char *name,
    int32_t full)
{
	const char *s = conv_attr(n, name), *unit;
	int64_t v;

	if (s == NULL)
		return 0;
	unit = s + strspn(s, "0123456789.");
	unit += strspn(unit, " ");
	if (*unit == '%')
		v = full * factor(l->arena, s, unit) / 100000;
	else if (strcmp(unit, "em") == 0 || strcmp(unit, "rem") == 0)
		v = l->geo->size * factor(l->arena, s, unit) / 1000;
	else
		v = length_parse(*unit != '\0' ? s :
		    conv_asprintf(l->arena, "%spx", s));
	return v > 0 ? v : 0;
}

void
figure_fit(const struct layout *l, const struct conv_node *n,
    const struct pdf_image *im, int32_t max_w, int32_t max_h, int32_t *w,
    int32_t *h)
{
	int64_t dpi = im->res->dpi > 0 ? im->res->dpi : DPI;
	int64_t pw = im->width, ph = im->height;
	int64_t iw = pw * 72000 / dpi, ih = ph * 72000 / dpi;
	int64_t ask_w = asked(l, n, "width", max_w);
	int64_t ask_h = asked(l, n, "height", max_h);

	if (ask_w > 0 && ask_h > 0) {
		iw = ask_w;
		ih = ask_h;
	} else if (ask_w > 0) {
		iw = ask_w;
		ih = ask_w * ph / pw;
	} else if (ask_h > 0) {
		ih = ask_h;
		iw = ask_h * pw / ph;
	}
	if (iw > max_w) {
		ih = ih * max_w / iw;
		iw = max_w;
	}
	if (ih > max_h) {
		iw = iw * max_h / ih;
		ih = max_h;
	}
	*w = iw > 0 ? (int32_t)iw : 1;
	*h = ih > 0 ? (int32_t)ih : 1;
}

/* The node and no other, but for spaces and links around it. */
static const struct conv_node *
lone_child(const struct conv_node *n)
{
	const struct conv_node *c, *found = NULL;

	for (c = n->first; c != NULL; c = c->next) {
		if (c->kind == CONV_SOFT_BREAK ||
		    c->kind == CONV_LINE_BREAK ||
		    c->kind == CONV_HTML_INLINE ||
		    (c->kind == CONV_TEXT &&
		    c->len == strspn(c->text, " \n")))
			continue;
		if (found != NULL)
			return NULL;
		found = c;
	}
	return found;
}

const struct conv_node *
figure_lone(const struct conv_node *para)
{
	const struct conv_node *n = lone_child(para);

	if (n != NULL && n->kind == CONV_LINK)
		n = lone_child(n);
	return n != NULL && n->kind == CONV_IMAGE ? n : NULL;
}

static void
link_cover(struct flow *f, struct vitem *box, const struct conv_node *link,
    int32_t x, int32_t y, int32_t w, int32_t h)
{
	struct pdf_item *item;

	if (link == NULL || !link_leads(f->l, link))
		return;
	item = vitem_add(f->l->arena, box, PDF_LINK, PDF_PART_BODY, link);
	item->x = x;
	item->y = y;
	item->w = w;
	item->h = h;
	if (link->u.link.dest == CONV_DEST_INTERNAL)
		item->u.link.target = link->u.link.target;
	else
		item->u.link.uri = conv_link_url(f->l->pdf->job, link);
}

static const struct pdf_path *
frame_path(struct layout *l, int32_t w, int32_t h)
{
	static const unsigned char ops[] = { PDF_MOVE, PDF_LINE, PDF_LINE,
	    PDF_LINE, PDF_CLOSE };
	struct pdf_path *path = conv_alloc(l->arena, sizeof(*path));
	int32_t *xy = conv_alloc(l->arena, 8 * sizeof(*xy));

	xy[2] = xy[4] = w;
	xy[5] = xy[7] = h;
	path->ops = ops;
	path->nops = sizeof(ops);
	path->xy = xy;
	path->stroked = true;
	path->stroke = l->geo->colors[HUE_LIGHT];
	path->width = 500;
	return path;
}

/* The lines of the alt text into the frame, as many as there is room for. */
static void
frame_text(struct flow *f, struct vitem *box, const struct vlist *lines,
    int32_t pad)
{
	const struct vitem *v;
	struct pdf_item *item;
	int32_t y = pad;
	uint32_t k;
	size_t i;

	for (i = 0; i < lines->n; i++) {
		v = &lines->v[i];
		if (v->kind != V_BOX || y + v->height > box->height)
			continue;
		for (k = 0; k < v->nitems; k++) {
			item = vitem_add(f->l->arena, box, PDF_TEXT,
			    PDF_PART_BODY, v->items[k].node);
			*item = v->items[k];
			item->y += y;
		}
		y += v->height;
	}
}

/* Does the caption of an image say the same as its alt text? */
static bool
caption_says(struct flow *f, const struct conv_node *n, const char *alt)
{
	const struct conv_node *c;

	while (n->parent != NULL && n->kind != CONV_FIGURE)
		n = n->parent;
	for (c = n->kind == CONV_FIGURE ? n->first : NULL; c != NULL;
	    c = c->next)
		if (c->kind == CONV_CAPTION && strcmp(alt,
		    conv_plain_text(f->l->arena, c)) == 0)
			return true;
	return false;
}

/* Nothing is said twice: below a caption the file's name helps more. */
static const char *
frame_words(struct flow *f, const struct conv_node *n)
{
	const char *alt = conv_plain_text(f->l->arena, n), *name, *p;
	const char *url = n->u.image.url;
	size_t len;

	if (*alt != '\0' && !caption_says(f, n, alt))
		return alt;
	if (strncmp(url, "data:", 5) == 0)
		return *alt != '\0' ? alt : "data:";
	url += url_scheme(url);
	url += strspn(url, "/");
	len = strcspn(url, "?#");
	for (name = p = url; p < url + len; p++)
		if (*p == '/' && p[1] != '\0')
			name = p + 1;
	/* a name without an ending says little */
	if (memchr(name, '.', (size_t)(url + len - name)) == NULL)
		name = url;
	return url_decode(f->l->arena, conv_strndup(f->l->arena, name,
	    (size_t)(url + len - name)));
}

/* What is known of the picture, in a thin frame. */
static void
frame_put(struct flow *f, const struct conv_node *n,
    const struct conv_node *link)
{
	const struct look *look = style_look(f->l->pdf, STYLE_CAPTION);
	const struct place *at = flow_place(f);
	int32_t pad = look->face.size * FRAME_PAD / 1000, h, w, x;
	int32_t least, words, most;
	struct para *p = para_new(f->l, look, n, PDF_PART_BODY);
	struct para_set set = { .align = CONV_ALIGN_CENTER };
	struct vlist lines = { NULL, 0, 0 };
	struct vitem *box;
	struct pdf_item *item;

	inline_add(f->l, look, frame_words(f, n), n, &p->in);
	para_shape(p);
	para_measure(p, &least, &words, &most);
	w = most < at->w - 2 * pad ? most + 2 * pad + 2 : at->w;
	x = flow_stand(f, n, w);
	set.x = x + pad;
	set.w = w - 2 * pad;
	para_set(p, &set, &lines);
	para_done(p);
	h = vlist_height(&lines) + 2 * pad;
	if (h > flow_height(f) / 2)
		h = flow_height(f) / 2;
	box = vlist_box(f->l->arena, f->list, h);
	item = vitem_add(f->l->arena, box, PDF_PATH, PDF_PART_DECORATION, n);
	item->x = x;
	item->w = w;
	item->h = h;
	item->u.path = frame_path(f->l, w, h);
	frame_text(f, box, &lines, pad);
	link_cover(f, box, link, x, 0, w, h);
}

static void
image_put(struct flow *f, const struct conv_node *n, struct pdf_image *im,
    const struct conv_node *link)
{
	const struct place *at = flow_place(f);
	int32_t full = flow_height(f);
	int32_t max_h = full - ROOM * f->l->geo->leading;
	int32_t w, h;
	struct vitem *box;
	struct pdf_item *item;

	if (max_h < full / 2)
		max_h = full / 2;
	figure_fit(f->l, n, im, at->w, max_h, &w, &h);
	box = vlist_box(f->l->arena, f->list, h);
	item = vitem_add(f->l->arena, box, PDF_IMAGE, PDF_PART_BODY, n);
	item->x = flow_stand(f, n, w);
	item->w = w;
	item->h = h;
	item->u.image = im;
	link_cover(f, box, link, item->x, 0, w, h);
}

void
figure_image(struct flow *f, const struct conv_node *n,
    const struct conv_node *link)
{
	struct pdf_image *im = figure_picture(f->l, n);
	int32_t space = f->l->geo->leading / 2;
	size_t first;

	flow_space(f, space);
	first = f->list->n;
	if (im != NULL)
		image_put(f, n, im, link);
	else
		frame_put(f, n, link);
	flow_finish(f, first, space);
}

/* "Figure 3: what it shows"; 0: no number. */
void
flow_caption(struct flow *f, const struct conv_node *caption,
    enum label which, uint32_t number)
{
	struct look *bold = conv_alloc(f->l->arena, sizeof(*bold));
	const struct look *look = flow_look(f, STYLE_CAPTION);
	struct para *p = flow_para_new(f, look, caption);

	p->even = true;
	*bold = *look;
	bold->face.bold = true;
	if (number > 0)
		inline_add(f->l, bold, conv_asprintf(f->l->arena,
		    "%s\xC2\xA0%u:\xE2\x80\x82", label(
		    look->face.lang, which), (unsigned)number), caption,
		    &p->in);
	inline_collect(f->l, look, caption, flow_place(f)->w, &p->in);
	if (p->in.len == 0) {
		para_done(p);
		return;
	}
	para_shape(p);
	flow_para(f, p, 0, look->align);
}

#define WIDE_FROM	2	/* times a column: too much to be shrunk */

/* A picture that a column is too narrow for, or that asks for more. */
static bool
is_wide(struct layout *l, const struct conv_node *figure)
{
	const struct conv_node *image = figure->first;
	const struct pdf_geometry *g = l->geo;
	struct pdf_image *im;
	const char *asked_w;
	int32_t w, h;

	if (g->ncolumns == 1)
		return false;
	if (image != NULL && image->kind != CONV_IMAGE)
		image = figure_lone(image);
	if (flow_class(figure, "wide") || (image != NULL &&
	    flow_class(image, "wide")))
		return true;
	if (image == NULL || (im = figure_picture(l, image)) == NULL)
		return false;
	asked_w = conv_attr(image, "width");
	if (asked_w != NULL && strchr(asked_w, '%') != NULL)
		return false;
	figure_fit(l, image, im, INT32_MAX, INT32_MAX, &w, &h);
	return w > (asked_w != NULL ? 1 : WIDE_FROM) * g->column_width;
}

/* Does a figure, or the picture in it, ask for a page that lies across? */
static bool
is_across(const struct conv_node *n)
{
	const struct conv_node *c, *image;

	if (flow_class(n, "landscape"))
		return true;
	for (c = n->first; n->kind == CONV_FIGURE && c != NULL; c = c->next) {
		image = c->kind == CONV_IMAGE ? c : figure_lone(c);
		if (image != NULL && flow_class(image, "landscape"))
			return true;
	}
	return false;
}

void
figure_alone(struct flow *f, const struct conv_node *image)
{
	const struct conv_node *link = image->parent->kind == CONV_LINK ?
	    image->parent : NULL;
	bool across = flow_open(f) && is_across(image);

	if (across)
		flow_group(f, &(struct vgroup){ .node = image, .wide = true,
		    .across = true, .floats = f->leads == 0 });
	figure_image(f, image, link);
	if (across)
		flow_group_end(f);
}

/* Above the picture or below it, and kept with it. */
static void
captions_put(struct flow *f, const struct conv_node *figure, bool above)
{
	const struct conv_node *c;

	for (c = figure->first; c != NULL; c = c->next) {
		if (c->kind != CONV_CAPTION)
			continue;
		f->keep = f->keep || !above;
		flow_caption(f, c, LABEL_FIGURE, figure->u.figure.number);
		f->keep = f->keep || above;
	}
}

enum conv_step
flow_figure(void *w, const struct conv_node *n)
{
	struct flow *f = w;
	const struct conv_node *c, *link, *image;
	bool grouped = flow_open(f), across = grouped && is_across(n);
	bool above = strcmp(conv_opt_str(f->l->pdf->job, "figure-caption"),
	    "above") == 0;

	if (grouped)
		flow_group(f, &(struct vgroup){ .node = n,
		    .wide = across || is_wide(f->l, n), .across = across,
		    .floats = f->leads == 0 });
	if (n->id != NULL || listof_has(f->l, n))
		flow_dest(f, n);
	if (above)
		captions_put(f, n, true);
	for (c = n->first; c != NULL; c = c->next) {
		if (c->kind == CONV_CAPTION)
			continue;
		image = c->kind == CONV_IMAGE ? c : figure_lone(c);
		link = image != NULL && image->parent->kind == CONV_LINK ?
		    image->parent : c->kind == CONV_LINK ? c : NULL;
		if (image != NULL)
			figure_image(f, image, link);
	}
	if (!above)
		captions_put(f, n, false);
	if (grouped)
		flow_group_end(f);
	return CONV_SKIP;
}
