/* style.c - the style that an element gets. */
#include <string.h>

#include "write/pdf/svg/svg.h"

void
svg_style_init(struct svg_style *st)
{
	memset(st, 0, sizeof(*st));
	st->fill.kind = SVG_COLOUR;
	st->fill.alpha = st->colour_alpha = 1000;
	st->fill_opacity = st->stroke_opacity = st->opacity = 1;
	st->stop_opacity = 1;
	st->width = 1;
	st->miter = 4;
	st->size = 16;
	st->family = PDF_SERIF;
	st->lang = "en";
}

/* What does not come from above. */
static void
reset_own(struct svg_style *st)
{
	st->gone = st->overflow = false;
	st->opacity = st->stop_opacity = 1;
	st->clip = st->mask = st->transform = NULL;
	st->rise = 0;
	st->stop = 0;
	st->back_alpha = 0;
}

/* The values that count so far. */
struct cascade {
	const char	*values[SVG_NPROPS];
	bool		 important[SVG_NPROPS];
};

static void
cascade_put(void *ctx, const struct svg_decl *d)
{
	struct cascade *c = ctx;

	if (c->important[d->prop] && !d->important)
		return;
	c->values[d->prop] = d->value;
	c->important[d->prop] = d->important;
}

static void
attributes(struct svg *s, const xmlNode *n, struct cascade *c)
{
	const xmlAttr *a;
	const char *name;
	int prop;

	for (a = n->properties; a != NULL; a = a->next) {
		name = (const char *)a->name;
		prop = a->ns == NULL ? svg_prop(s, name, strlen(name)) : -1;
		if (prop >= 0)
			c->values[prop] = svg_attr(s, n, name);
	}
}

void
svg_style(struct svg *s, const xmlNode *n, const struct svg_style *up,
    struct svg_style *st)
{
	struct svg_setting g = { s, st, up };
	struct cascade c = { { NULL }, { false } };
	struct svg_decls own = { NULL, 0, 0 };
	const char *v = svg_attr(s, n, "style");
	struct svg_text t;
	size_t i;

	*st = *up;
	reset_own(st);
	attributes(s, n, &c);
	svg_rules(s, n, cascade_put, &c);
	if (v != NULL) {
		t = svg_text(v);
		svg_decls(s, &t, &own);
		for (i = 0; i < own.n; i++)
			cascade_put(&c, &own.list[i]);
	}
	for (i = 0; i < SVG_NPROPS; i++)
		if (c.values[i] != NULL)
			svg_prop_set(&g, (int)i, c.values[i]);
	if ((v = svg_attr(s, n, "xml:space")) != NULL)
		st->preserve = strcmp(v, "preserve") == 0;
}

void
svg_style_alone(struct svg *s, const xmlNode *n, struct svg_style *st)
{
	const xmlNode *chain[LIMIT_SVG_DEPTH];
	struct svg_style up;
	size_t depth = 0;

	for (; n != NULL && n->type == XML_ELEMENT_NODE &&
	    depth < LIMIT_SVG_DEPTH; n = n->parent)
		chain[depth++] = n;
	svg_style_init(st);
	while (depth > 0) {
		up = *st;
		svg_style(s, chain[--depth], &up, st);
		svg_spend(s, &s->elements, 1, LIMIT_SVG_ELEMENTS);
	}
}
