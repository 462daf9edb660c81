/* property.c - the properties of style, and what their values mean. */
#include <string.h>
#include <strings.h>

#include "write/pdf/svg/svg.h"

static bool
is(const char *v, const char *word)
{
	return strcasecmp(v, word) == 0;
}

/* The id in url(#id), or NULL; past it. */
static const char *
url_id(struct svg *s, struct svg_text *t)
{
	const char *start, *end;

	svg_spaces(t);
	if (!svg_word(t, "url("))
		return NULL;
	while (t->p < t->end && (svg_is_space(*t->p) || *t->p == '"' ||
	    *t->p == '\''))
		t->p++;
	start = t->p;
	while (t->p < t->end && *t->p != ')' && *t->p != '"' &&
	    *t->p != '\'')
		t->p++;
	end = t->p;
	while (t->p < t->end && *t->p != ')')
		t->p++;
	t->p += t->p < t->end;
	return *start == '#' ? conv_strndup(s->arena, start + 1,
	    (size_t)(end - start - 1)) : NULL;
}

static const char *
url(struct svg *s, const char *v)
{
	struct svg_text t = svg_text(v);

	return url_id(s, &t);
}

static void
paint(struct svg *s, const char *v, struct svg_paint *p)
{
	struct svg_text t = svg_text(v);
	struct svg_paint got = { .kind = SVG_NONE, .alpha = 1000 };

	svg_spaces(&t);
	got.id = url_id(s, &t);
	svg_spaces(&t);
	if (svg_word(&t, "none"))
		got.kind = SVG_NONE;
	else if (svg_word(&t, "currentColor"))
		got.kind = SVG_CURRENT;
	else if (svg_colour(&t, &got.rgb, &got.alpha))
		got.kind = SVG_COLOUR;
	else if (got.id == NULL)
		return;		/* what is not known does not count */
	got.fallback = got.kind;
	if (got.id != NULL)
		got.kind = SVG_URL;
	*p = got;
}

static double
length(const struct svg_setting *g, const char *v, double missing)
{
	struct svg_units u = { g->style->size, g->s->vw, g->s->vh };
	struct svg_text t = svg_text(v);
	double got;

	return svg_length(&t, &u, SVG_BOTH, &got) ? got : missing;
}

static void
set_fill(struct svg_setting *g, const char *v)
{
	paint(g->s, v, &g->style->fill);
}

static void
set_stroke(struct svg_setting *g, const char *v)
{
	paint(g->s, v, &g->style->stroke);
}

static void
set_color(struct svg_setting *g, const char *v)
{
	struct svg_text t = svg_text(v);
	uint32_t rgb;
	int32_t alpha;

	if (svg_colour(&t, &rgb, &alpha)) {
		g->style->colour = rgb;
		g->style->colour_alpha = alpha;
	}
}

static void
set_background(struct svg_setting *g, const char *v)
{
	struct svg_text t = svg_text(v);
	uint32_t rgb;
	int32_t alpha;

	if (svg_colour(&t, &rgb, &alpha)) {
		g->style->back = rgb;
		g->style->back_alpha = alpha;
	}
}

static void
set_fill_opacity(struct svg_setting *g, const char *v)
{
	g->style->fill_opacity = svg_share(v, g->style->fill_opacity);
}

static void
set_stroke_opacity(struct svg_setting *g, const char *v)
{
	g->style->stroke_opacity = svg_share(v, g->style->stroke_opacity);
}

static void
set_width(struct svg_setting *g, const char *v)
{
	double w = length(g, v, -1);

	if (w >= 0)
		g->style->width = w;
}

static void
set_miter(struct svg_setting *g, const char *v)
{
	double m = length(g, v, 0);

	if (m >= 1)
		g->style->miter = m;
}

static void
set_phase(struct svg_setting *g, const char *v)
{
	g->style->phase = length(g, v, g->style->phase);
}

static void
set_dashes(struct svg_setting *g, const char *v)
{
	struct svg_units u = { g->style->size, g->s->vw, g->s->vh };
	struct svg_text t = svg_text(v);
	double *list = conv_alloc(g->s->arena, 2 * LIMIT_SVG_DASHES *
	    sizeof(*list)), sum = 0;
	size_t n = 0, i;

	while (n < LIMIT_SVG_DASHES && svg_length(&t, &u, SVG_BOTH,
	    &list[n]) && list[n] >= 0) {
		sum += list[n++];
		svg_comma(&t);
	}
	for (i = n; n % 2 != 0 && i < 2 * n; i++)
		list[i] = list[i - n];
	g->style->dashes = list;
	g->style->ndashes = !(sum > 0) ? 0 : n % 2 != 0 ? 2 * n : n;
}

static void
set_cap(struct svg_setting *g, const char *v)
{
	g->style->cap = is(v, "round") ? 1 : is(v, "square") ? 2 : 0;
}

static void
set_join(struct svg_setting *g, const char *v)
{
	g->style->join = is(v, "round") ? 1 : is(v, "bevel") ? 2 : 0;
}

static void
set_fill_rule(struct svg_setting *g, const char *v)
{
	g->style->evenodd = is(v, "evenodd");
}

static void
set_clip_rule(struct svg_setting *g, const char *v)
{
	g->style->clip_evenodd = is(v, "evenodd");
}

static void
set_visibility(struct svg_setting *g, const char *v)
{
	g->style->hidden = !is(v, "visible");
}

static void
set_display(struct svg_setting *g, const char *v)
{
	g->style->gone = is(v, "none");
}

static void
set_opacity(struct svg_setting *g, const char *v)
{
	g->style->opacity = svg_share(v, 1);
}

static void
set_clip(struct svg_setting *g, const char *v)
{
	g->style->clip = url(g->s, v);
	if (g->style->clip == NULL && !is(v, "none"))
		svg_lost(g->s, "clip-path without an element");
}

static void
set_mask(struct svg_setting *g, const char *v)
{
	g->style->mask = url(g->s, v);
}

static void
set_filter(struct svg_setting *g, const char *v)
{
	if (!is(v, "none") && *v != '\0')
		svg_lost(g->s, "filter");
}

static void
set_blend(struct svg_setting *g, const char *v)
{
	if (!is(v, "normal"))
		svg_lost(g->s, "mix-blend-mode");
}

static void
set_marker_start(struct svg_setting *g, const char *v)
{
	g->style->markers[0] = url(g->s, v);
}

static void
set_marker_mid(struct svg_setting *g, const char *v)
{
	g->style->markers[1] = url(g->s, v);
}

static void
set_marker_end(struct svg_setting *g, const char *v)
{
	g->style->markers[2] = url(g->s, v);
}

static void
set_marker(struct svg_setting *g, const char *v)
{
	g->style->markers[0] = g->style->markers[1] = g->style->markers[2] =
	    url(g->s, v);
}

static void
set_stop_color(struct svg_setting *g, const char *v)
{
	struct svg_text t = svg_text(v);
	uint32_t rgb;
	int32_t alpha;

	if (is(v, "currentColor")) {
		g->style->stop = g->style->colour;
	} else if (svg_colour(&t, &rgb, &alpha)) {
		g->style->stop = rgb;
		g->style->stop_opacity = alpha / 1000.0;
	}
}

static void
set_stop_opacity(struct svg_setting *g, const char *v)
{
	g->style->stop_opacity *= svg_share(v, 1);
}

static void
set_anchor(struct svg_setting *g, const char *v)
{
	g->style->anchor = is(v, "middle") ? SVG_MIDDLE :
	    is(v, "end") ? SVG_END : SVG_START;
}

static void
set_baseline(struct svg_setting *g, const char *v)
{
	static const struct {
		const char		*name;
		enum svg_baseline	 baseline;
	} names[] = {
		{ "middle", SVG_MIDDLE_LINE }, { "central", SVG_CENTRAL },
		{ "mathematical", SVG_CENTRAL }, { "hanging", SVG_HANGING },
		{ "text-before-edge", SVG_TOP }, { "before-edge", SVG_TOP },
		{ "text-top", SVG_TOP }, { "text-after-edge", SVG_BOTTOM },
		{ "after-edge", SVG_BOTTOM }, { "text-bottom", SVG_BOTTOM },
		{ "ideographic", SVG_BOTTOM }
	};
	size_t i;

	g->style->baseline = SVG_ALPHABETIC;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (is(v, names[i].name))
			g->style->baseline = names[i].baseline;
}

static void
set_rise(struct svg_setting *g, const char *v)
{
	struct svg_units u = { g->style->size, g->style->size,
	    g->style->size };
	struct svg_text t = svg_text(v);
	double got;

	if (is(v, "sub"))
		g->style->rise = -0.2 * g->up->size;
	else if (is(v, "super"))
		g->style->rise = 0.35 * g->up->size;
	else if (svg_length(&t, &u, SVG_X, &got))
		g->style->rise = got;
}

static void
set_spacing(struct svg_setting *g, const char *v)
{
	g->style->spacing = length(g, v, 0);
}

static void
set_order(struct svg_setting *g, const char *v)
{
	g->style->stroke_first = strncasecmp(v, "stroke", 6) == 0;
}

static void
set_overflow(struct svg_setting *g, const char *v)
{
	g->style->overflow = is(v, "visible") || is(v, "auto");
}

static void
set_transform(struct svg_setting *g, const char *v)
{
	g->style->transform = v;
}

static void
set_space(struct svg_setting *g, const char *v)
{
	g->style->preserve = strncasecmp(v, "pre", 3) == 0 ||
	    is(v, "break-spaces");
}

static void
set_decoration(struct svg_setting *g, const char *v)
{
	if (strncasecmp(v, "none", 4) != 0 && *v != '\0')
		svg_lost(g->s, "text-decoration");
}

/* In the order in which they are set: later ones may need earlier. */
static const struct {
	const char	*name;
	void		(*set)(struct svg_setting *, const char *);
} props[] = {
	{ "color", set_color },
	{ "font", svg_set_font },
	{ "font-size", svg_set_size },
	{ "font-family", svg_set_family },
	{ "font-weight", svg_set_weight },
	{ "font-style", svg_set_slant },
	{ "fill", set_fill },
	{ "stroke", set_stroke },
	{ "fill-opacity", set_fill_opacity },
	{ "stroke-opacity", set_stroke_opacity },
	{ "stroke-width", set_width },
	{ "stroke-miterlimit", set_miter },
	{ "stroke-dasharray", set_dashes },
	{ "stroke-dashoffset", set_phase },
	{ "stroke-linecap", set_cap },
	{ "stroke-linejoin", set_join },
	{ "fill-rule", set_fill_rule },
	{ "clip-rule", set_clip_rule },
	{ "visibility", set_visibility },
	{ "display", set_display },
	{ "opacity", set_opacity },
	{ "clip-path", set_clip },
	{ "mask", set_mask },
	{ "filter", set_filter },
	{ "mix-blend-mode", set_blend },
	{ "marker", set_marker },
	{ "marker-start", set_marker_start },
	{ "marker-mid", set_marker_mid },
	{ "marker-end", set_marker_end },
	{ "stop-color", set_stop_color },
	{ "stop-opacity", set_stop_opacity },
	{ "text-anchor", set_anchor },
	{ "dominant-baseline", set_baseline },
	{ "alignment-baseline", set_baseline },
	{ "baseline-shift", set_rise },
	{ "letter-spacing", set_spacing },
	{ "text-decoration", set_decoration },
	{ "paint-order", set_order },
	{ "overflow", set_overflow },
	{ "transform", set_transform },
	{ "white-space", set_space },
	{ "background-color", set_background }
};

_Static_assert(sizeof(props) / sizeof(props[0]) == SVG_NPROPS,
    "as many as svg.h says");

int
svg_prop(struct svg *s, const char *name, size_t len)
{
	const char *p;
	size_t i;

	if (s->props == NULL) {
		s->props = map_new(s->arena);
		for (i = 0; i < SVG_NPROPS; i++)
			map_put(s->props, props[i].name,
			    strlen(props[i].name),
			    (void *)(uintptr_t)&props[i]);
	}
	p = map_get(s->props, name, len);
	return p == NULL ? -1 : (int)((size_t)(p - (const char *)props) /
	    sizeof(props[0]));
}

void
svg_prop_set(struct svg_setting *g, int prop, const char *value)
{
	if (!is(value, "inherit") && !is(value, "unset") &&
	    !is(value, "initial"))
		props[prop].set(g, value);
}
