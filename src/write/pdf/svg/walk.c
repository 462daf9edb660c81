/* walk.c - the elements of an SVG, one after the other. */
#include <string.h>
#include <strings.h>

#include "write/pdf/svg/svg.h"

struct svg_units
svg_units(const struct svg_frame *f)
{
	return (struct svg_units){ f->style.size, f->vw, f->vh };
}

/* A frame in another, with what it inherits. */
static struct svg_frame *
frame_new(struct svg *s, struct svg_frame *up, const struct svg_frame *like)
{
	struct svg_frame *f = s->spare;

	if (f != NULL)
		s->spare = f->up;
	else
		f = conv_alloc(s->arena, sizeof(*f));
	*f = *like;
	f->up = up;
	f->depth = like->depth + 1;
	f->child = NULL;
	f->one = false;
	f->group = NULL;
	return f;
}

static void
enter_group(struct svg *s, struct svg_frame *f)
{
	(void)s;
	f->child = f->node->children;
}

/* A new viewport of w, h at 0, 0 of the frame. */
static void
viewport(struct svg *s, struct svg_frame *f, double w, double h, bool clip)
{
	double size[4] = { 0, 0, w, h };

	if (clip)
		f->clip = svg_clip_rect(s, f->clip, &f->m, 0, 0, w, h);
	svg_view_box(svg_attr(s, f->node, "viewBox"), svg_attr(s, f->node,
	    "preserveAspectRatio"), w, h, &f->m, size);
	f->vw = size[2];
	f->vh = size[3];
}

/* An svg or symbol gets the size that a use around it gives. */
static double
size_of(struct svg *s, const struct svg_frame *f, const char *name,
    enum svg_axis axis)
{
	struct svg_units u = svg_units(f);
	double whole = axis == SVG_X ? f->vw : f->vh;
	double own = svg_is(f->node, "symbol") ? whole :
	    svg_attr_length(s, f->node, name, &u, axis, whole);

	return f->up != NULL && svg_is(f->up->node, "use") ?
	    svg_attr_length(s, f->up->node, name, &u, axis, own) : own;
}

static void
enter_svg(struct svg *s, struct svg_frame *f)
{
	struct svg_units u = svg_units(f);
	double w, h;

	f->child = f->node->children;
	if (f->up == NULL || f->up->node == NULL)	/* the root */
		return;
	w = size_of(s, f, "width", SVG_X);
	h = size_of(s, f, "height", SVG_Y);
	if (!(w > 0) || !(h > 0)) {
		f->child = NULL;
		return;
	}
	f->m = svg_translate(f->m,
	    svg_attr_length(s, f->node, "x", &u, SVG_X, 0),
	    svg_attr_length(s, f->node, "y", &u, SVG_Y, 0));
	viewport(s, f, w, h, !f->style.overflow);
}

static void
enter_symbol(struct svg *s, struct svg_frame *f)
{
	if (f->up == NULL || f->up->node == NULL ||
	    !svg_is(f->up->node, "use"))
		return;
	f->child = f->node->children;
	if (svg_attr(s, f->node, "viewBox") != NULL)
		viewport(s, f, size_of(s, f, "width", SVG_X),
		    size_of(s, f, "height", SVG_Y), !f->style.overflow);
}

static void
enter_use(struct svg *s, struct svg_frame *f)
{
	struct svg_units u = svg_units(f);
	const xmlNode *target = svg_href(s, f->node);
	const struct svg_frame *up;

	if (target == NULL) {
		svg_lost(s, "what a use names elsewhere");
		return;
	}
	for (up = f; up != NULL; up = up->up)
		if (up->node == target) {
			svg_lost(s, "a use within itself");
			return;
		}
	f->m = svg_translate(f->m,
	    svg_attr_length(s, f->node, "x", &u, SVG_X, 0),
	    svg_attr_length(s, f->node, "y", &u, SVG_Y, 0));
	f->child = target;
	f->one = true;
}

static bool
speaks(struct svg *s, const char *languages)
{
	const char *lang = s->pdf->doc != NULL &&
	    s->pdf->doc->info.lang != NULL ? s->pdf->doc->info.lang : "en";
	size_t n = strcspn(lang, "-");

	for (; *languages != '\0'; languages++)
		if (strncasecmp(languages, lang, n) == 0)
			return true;
	return false;
}

/* The first that can be drawn; foreign content only where nothing else. */
static void
enter_switch(struct svg *s, struct svg_frame *f)
{
	const xmlNode *c, *foreign = NULL;
	const char *v;

	for (c = svg_element(s, f->node->children); c != NULL;
	    c = svg_element(s, c->next)) {
		if ((v = svg_attr(s, c, "systemLanguage")) != NULL &&
		    !speaks(s, v))
			continue;
		if (svg_is(c, "foreignObject") || ((v = svg_attr(s, c,
		    "requiredExtensions")) != NULL && *v != '\0')) {
			foreign = foreign != NULL ? foreign : c;
			continue;
		}
		break;
	}
	f->child = c != NULL ? c : foreign;
	f->one = true;
}

static void
enter_shape(struct svg *s, struct svg_frame *f)
{
	struct svg_units u = svg_units(f);
	struct svg_path p;

	if (svg_shape(s, f->node, &u, &p))
		svg_draw_path(s, f, &p);
}

static void
enter_text(struct svg *s, struct svg_frame *f)
{
	svg_text_draw(s, f);
}

static void
enter_image(struct svg *s, struct svg_frame *f)
{
	svg_image(s, f);
}

static void
enter_foreign(struct svg *s, struct svg_frame *f)
{
	svg_foreign(s, f);
}

static void
enter_moving(struct svg *s, struct svg_frame *f)
{
	(void)f;
	svg_lost(s, "animation");
}

/* What draws nothing where it stands. */
static void
enter_nothing(struct svg *s, struct svg_frame *f)
{
	(void)s;
	(void)f;
}

static const struct row {
	const char	*name;
	void		(*enter)(struct svg *, struct svg_frame *);
} rows[] = {
	{ "a", enter_group },
	{ "animate", enter_moving },
	{ "animateMotion", enter_moving },
	{ "animateTransform", enter_moving },
	{ "circle", enter_shape },
	{ "clipPath", enter_nothing },
	{ "defs", enter_nothing },
	{ "desc", enter_nothing },
	{ "ellipse", enter_shape },
	{ "filter", enter_nothing },
	{ "foreignObject", enter_foreign },
	{ "g", enter_group },
	{ "image", enter_image },
	{ "line", enter_shape },
	{ "linearGradient", enter_nothing },
	{ "marker", enter_nothing },
	{ "mask", enter_nothing },
	{ "metadata", enter_nothing },
	{ "path", enter_shape },
	{ "pattern", enter_nothing },
	{ "polygon", enter_shape },
	{ "polyline", enter_shape },
	{ "radialGradient", enter_nothing },
	{ "rect", enter_shape },
	{ "script", enter_nothing },
	{ "set", enter_moving },
	{ "style", enter_nothing },
	{ "svg", enter_svg },
	{ "switch", enter_switch },
	{ "symbol", enter_symbol },
	{ "text", enter_text },
	{ "title", enter_nothing },
	{ "use", enter_use },
	{ "view", enter_nothing }
};

static const struct row *
row_of(struct svg *s, const xmlNode *n)
{
	size_t i;

	/* editors keep things of their own in other namespaces */
	if (n->ns != NULL && strcmp((const char *)n->ns->href,
	    "http://www.w3.org/2000/svg") != 0)
		return NULL;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (svg_is(n, rows[i].name))
			return &rows[i];
	svg_lost(s, conv_asprintf(s->arena, "<%s>", (const char *)n->name));
	return NULL;
}

/* The box of a shape, in the units of the frame. */
static bool
shape_box(struct svg *s, const struct svg_frame *f, struct svg_box *box)
{
	struct svg_units u = svg_units(f);
	struct svg_path p;

	if (!svg_shape(s, f->node, &u, &p))
		return false;
	svg_path_box(&p, box);
	return box->x0 <= box->x1;
}

/* From here on things are drawn into a group, to be put in as a whole. */
static void
group_open(struct svg *s, struct svg_frame *f)
{
	if (f->style.opacity >= 1 && f->style.mask == NULL)
		return;
	f->group = svg_drawing(s, f->into);
	f->into = f->group;
}

static bool
fold(struct pdf_drawing *group, struct pdf_drawing *into, int32_t opacity,
    struct conv_arena *a)
{
	struct pdf_draw *d = &group->ops[0];

	if (group->nops != 1 || d->kind == PDF_DRAW_GROUP ||
	    (d->fill.kind != PDF_PAINT_NONE &&
	    d->stroke.kind != PDF_PAINT_NONE))
		return false;
	d->fill.opacity = d->fill.opacity * opacity / 1000;
	d->stroke.opacity = d->stroke.opacity * opacity / 1000;
	*pdf_drawing_add(a, into, d->kind) = *d;
	return true;
}

static void
group_close(struct svg *s, struct svg_frame *f)
{
	int32_t opacity = (int32_t)(f->style.opacity * 1000 + 0.5);
	struct pdf_drawing *group = f->group, *mask = NULL;
	struct svg_box box;
	struct pdf_draw *d;

	if (group == NULL || group->nops == 0 || opacity <= 0)
		return;
	f->into = f->up->into;
	if (f->style.mask != NULL)
		mask = svg_mask(s, f, shape_box(s, f, &box) ? &box : NULL);
	if (mask == NULL && fold(group, f->into, opacity, s->arena))
		return;
	d = pdf_drawing_add(s->arena, f->into, PDF_DRAW_GROUP);
	d->u.group.inside = group;
	d->u.group.mask = mask;
	d->u.group.opacity = opacity;
}

static void
enter(struct svg *s, struct svg_frame *f)
{
	const struct row *row = row_of(s, f->node);
	struct svg_box box;

	if (row == NULL || row->enter == enter_nothing)
		return;
	s->vw = f->vw;
	s->vh = f->vh;
	svg_style(s, f->node, &f->up->style, &f->style);
	if (f->style.gone)
		return;
	if (f->style.transform != NULL)
		f->m = svg_transform(f->style.transform, f->m);
	if (f->style.clip != NULL)
		svg_clip(s, f, shape_box(s, f, &box) ? &box : NULL);
	group_open(s, f);
	row->enter(s, f);
}

void
svg_walk(struct svg *s, const xmlNode *n, const struct svg_frame *outer,
    bool inside)
{
	struct svg_frame *f, *g, *up;
	const xmlNode *c;

	if (s->nesting >= LIMIT_SVG_NESTING) {
		svg_lost(s, "patterns, masks and markers in each other");
		return;
	}
	s->nesting++;
	f = frame_new(s, NULL, outer);
	f->child = inside ? n->children : n;
	f->one = !inside;
	f->node = inside ? n : NULL;
	if (inside)
		svg_style_alone(s, n, &f->style);
	while (f != NULL) {
		c = svg_element(s, f->child);
		if (c == NULL || f->depth > LIMIT_SVG_DEPTH ||
		    !svg_spend(s, &s->elements, 1, LIMIT_SVG_ELEMENTS)) {
			up = f->up;
			if (f->group != NULL)
				group_close(s, f);
			f->up = s->spare;
			s->spare = f;
			f = up;
			continue;
		}
		f->child = f->one ? NULL : c->next;
		g = frame_new(s, f, f);
		g->node = c;
		enter(s, g);
		f = g;
	}
	s->nesting--;
}
