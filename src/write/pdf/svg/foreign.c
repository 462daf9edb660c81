/* foreign.c - foreignObject: of the HTML in it, the text. */
#include <string.h>
#include <strings.h>

#include "write/pdf/svg/svg.h"

#define LEADING	1.3		/* of lines, times the size */

struct lines {
	struct svg		*s;
	const struct svg_frame	*f;
	struct svg_style	 style;
	bool			 styled;	/* by the first text */
	bool			 centred;
	double			 width;		/* of the box */
	const char		**line;
	size_t			 n, cap;
	char			*now;		/* the line being filled */
	size_t			 len, now_cap;
	double			 now_width;
};

static bool
is_block(const xmlNode *n)
{
	static const char *const names[] = { "div", "p", "br", "li", "ul",
	    "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "tr", "table" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp((const char *)n->name, names[i]) == 0)
			return true;
	return false;
}

static void
line_end(struct lines *l)
{
	l->now_width = 0;
	while (l->len > 0 && l->now[l->len - 1] == ' ')
		l->len--;
	if (l->len == 0)
		return;
	l->line = arena_grow(l->s->arena, l->line, &l->cap, l->n + 1,
	    sizeof(char *));
	l->line[l->n++] = conv_strndup(l->s->arena, l->now, l->len);
	l->len = 0;
}

static double
measure(struct lines *l, const char *s, size_t n)
{
	return svg_piece(l->s, l->f, &l->style, s, n, 0, 0, 1, false);
}

/* One more word, on the line or the next; measured once, by itself. */
static void
word(struct lines *l, const char *s, size_t n, bool spaced)
{
	size_t from = l->len, to;
	double w;

	l->now = arena_grow(l->s->arena, l->now, &l->now_cap, from + n + 2,
	    1);
	to = from + (spaced && from > 0);
	l->now[from] = ' ';
	memcpy(l->now + to, s, n);
	to += n;
	w = measure(l, l->now + from, to - from);
	if (to - from > n && l->now_width + w > l->width * 1.05) {
		line_end(l);
		memcpy(l->now, s, n);
		to = n;
		w = measure(l, s, n);
	}
	l->len = to;
	l->now_width += w;
}

static void
text(struct lines *l, const xmlNode *n)
{
	const char *s = (const char *)n->content;
	bool spaced;
	size_t k;

	if (!l->styled && s[strspn(s, " \t\n\r")] != '\0') {
		svg_style_alone(l->s, n->parent, &l->style);
		l->style.fill.kind = SVG_CURRENT;
		l->style.stroke.kind = SVG_NONE;
		l->style.anchor = SVG_START;
		l->style.baseline = SVG_ALPHABETIC;
		l->styled = true;
	}
	while (*s != '\0' && svg_spend(l->s, &l->s->elements, 1,
	    LIMIT_SVG_ELEMENTS)) {
		k = strspn(s, " \t\n\r");
		spaced = k > 0;
		s += k;
		k = strcspn(s, " \t\n\r");
		if (k > 0)
			word(l, s, k, spaced);
		else if (spaced && l->len > 0)
			word(l, "", 0, true);
		s += k;
	}
}

static void
look(struct lines *l, const xmlNode *n)
{
	const char *style = svg_attr(l->s, n, "style");

	if (style != NULL && strstr(style, "center") != NULL)
		l->centred = true;
	if (svg_is(n, "img") || svg_is(n, "table") || svg_is(n, "input"))
		svg_lost(l->s, (const char *)n->name);
	if (is_block(n))
		line_end(l);
}

/* The text in lines, in the order of the document. */
static void
collect(struct lines *l, const xmlNode *root)
{
	const xmlNode *n = root->children;

	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE)
			look(l, n);
		else if ((n->type == XML_TEXT_NODE ||
		    n->type == XML_CDATA_SECTION_NODE) && n->content != NULL)
			text(l, n);
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != root && n->next == NULL) {
			n = n->parent;
			if (n != root && is_block(n))
				line_end(l);
		}
		n = n == root ? NULL : n->next;
	}
	line_end(l);
}

/* What stands behind a line, so that it can be read on what is drawn. */
static void
line_back(struct lines *l, double x, double y, double w)
{
	struct svg_path p = { .arena = l->s->arena };
	struct svg_frame at = *l->f;

	if (l->style.back_alpha == 0)
		return;
	svg_move(&p, x - 2, y);
	svg_line(&p, x + w + 2, y);
	svg_line(&p, x + w + 2, y + LEADING * l->style.size);
	svg_line(&p, x - 2, y + LEADING * l->style.size);
	svg_close(&p);
	svg_style_init(&at.style);
	at.style.fill.rgb = l->style.back;
	at.style.fill.alpha = l->style.back_alpha;
	svg_draw_path(l->s, &at, &p);
}

void
svg_foreign(struct svg *s, const struct svg_frame *f)
{
	struct svg_units u = svg_units(f);
	struct lines l = { .s = s, .f = f, .style = f->style };
	double x = svg_attr_length(s, f->node, "x", &u, SVG_X, 0);
	double y = svg_attr_length(s, f->node, "y", &u, SVG_Y, 0);
	double h = svg_attr_length(s, f->node, "height", &u, SVG_Y, 0);
	double w, most = 0, at;
	size_t i;

	l.width = svg_attr_length(s, f->node, "width", &u, SVG_X, 0);
	collect(&l, f->node);
	for (i = 0; i < l.n; i++) {
		w = measure(&l, l.line[i], strlen(l.line[i]));
		most = w > most ? w : most;
	}
	/* a box made for another font */
	if (most > l.width && l.width > 0 && l.width > most * 0.6)
		l.style.size *= l.width / most;
	at = LEADING * l.style.size * (double)l.n;
	if (l.centred || (h > 0 && h < at * 1.5))
		y += (h - at) / 2;
	for (i = 0; i < l.n; i++) {
		w = measure(&l, l.line[i], strlen(l.line[i]));
		at = l.centred || w > l.width * 0.8 ? x + (l.width - w) / 2 :
		    x;
		line_back(&l, at, y, w);
		svg_piece(s, f, &l.style, l.line[i], strlen(l.line[i]), at,
		    y + l.style.size * (LEADING / 2 + 0.35), 1, true);
		y += LEADING * l.style.size;
	}
}
