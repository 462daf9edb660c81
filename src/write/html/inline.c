/* inline.c - the elements of inlines. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "write/html/html.h"

enum conv_step
html_text_enter(void *ctx, const struct conv_node *n)
{
	conv_put_escaped(((struct html *)ctx)->out, CONV_ESC_TEXT, n->text,
	    n->len);
	return CONV_SKIP;
}

/* The document's own id, or "#" for its beginning. */
static void
internal(struct html *w, const struct conv_node *target)
{
	if (target->id != NULL)
		html_anchor(w, target->id);
	else
		conv_puts(w->out, " href=\"#\"");
}

/* A page has no links that lead nowhere; a fragment is as its source. */
static bool
is_lost(struct html *w, const struct conv_node *n)
{
	if (!w->page || w->xml || n->u.link.dest != CONV_DEST_EXTERNAL ||
	    strncmp(n->u.link.url, "//", 2) == 0 ||
	    url_is_valid(n->u.link.url))
		return false;
	conv_report(w->job, CONV_WARNING, n, "lost-link",
	    "a page can't link to '%s'", n->u.link.url);
	return true;
}

/* The place of an id whose element is not written. */
static void
place(struct html *w, const struct conv_node *n)
{
	if (n->id == NULL || w->bare)
		return;
	conv_puts(w->out, "<span");
	html_id(w, n->id);
	conv_puts(w->out, "></span>");
}

enum conv_step
html_link_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;
	const char *url = conv_link_url(w->job, n);

	if (w->bare || n->u.link.dest == CONV_DEST_UNSAFE || is_lost(w, n) ||
	    (w->href != NULL && (url = w->href(w, n)) == NULL)) {
		place(w, n);
		return CONV_DESCEND;
	}
	w->closing = "</a>";
	conv_put(w->out, "<a", 2);
	if (w->href == NULL && n->u.link.dest == CONV_DEST_INTERNAL)
		internal(w, n->u.link.target);
	else
		html_url(w, "href", url);
	if (n->u.link.title != NULL)
		html_attr(w, "title", n->u.link.title);
	else if (w->page && !html_has_text(n))
		html_attr(w, "aria-label", n->u.link.url);
	html_own_attrs(w, n);
	conv_putc(w->out, '>');
	return CONV_DESCEND;
}

void
html_link_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	(void)n;
	if (w->closing != NULL)
		conv_puts(w->out, w->closing);
	w->closing = NULL;
}

/* Elements of HTML that a class stands for. */
static const struct {
	enum conv_kind	 kind;
	const char	*class, *element;
} elements[] = {
	{ CONV_CODE, "kbd", "kbd" },
	{ CONV_CODE, "samp", "samp" },
	{ CONV_CODE, NULL, "code" },
	{ CONV_UNDERLINE, "ins", "ins" },
	{ CONV_UNDERLINE, NULL, "u" },
	{ CONV_SPAN, "abbr", "abbr" },
	{ CONV_SPAN, "small", "small" },
	{ CONV_SPAN, NULL, "span" }
};

static const char *
element(const struct conv_node *n, bool *plain)
{
	const char *class = conv_attr(n, "class");
	size_t i = 0;

	while (elements[i].kind != n->kind || (elements[i].class != NULL &&
	    (class == NULL || strcmp(class, elements[i].class) != 0)))
		i++;
	*plain = elements[i].class == NULL;
	return elements[i].element;
}

/* A place that links lead to is one place, not in the TOC as well. */
static bool
is_bare_anchor(const struct html *w, const struct conv_node *n)
{
	return w->bare && n->kind == CONV_SPAN && n->first == NULL;
}

/* The element says what its class would. */
enum conv_step
html_element_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;
	bool plain;

	if (is_bare_anchor(w, n))
		return CONV_SKIP;
	conv_putc(w->out, '<');
	conv_puts(w->out, element(n, &plain));
	if (n->attrs != NULL) {
		if (n->id != NULL && !w->bare)
			html_id(w, n->id);
		html_attrs_but(w, n, plain ? "" : "class");
	}
	conv_putc(w->out, '>');
	return CONV_DESCEND;
}

void
html_element_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;
	bool plain;

	if (is_bare_anchor(w, n))
		return;
	conv_put(w->out, "</", 2);
	conv_puts(w->out, element(n, &plain));
	conv_putc(w->out, '>');
}

/* Most code has no attributes. */
enum conv_step
html_code_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	if (n->attrs != NULL)
		html_element_enter(w, n);
	else
		conv_put(w->out, "<code>", 6);
	html_text_enter(w, n);
	if (n->attrs != NULL)
		html_element_leave(w, n);
	else
		conv_put(w->out, "</code>", 7);
	return CONV_SKIP;
}

static void
alt_text(struct html *w, const struct conv_node *image)
{
	const struct conv_node *n;

	for (n = image->first; n != NULL; n = n->next)
		conv_put_escaped(w->out, CONV_ESC_ATTR, n->text, n->len);
}

/* Browsers fetch from these; anything else is not an image's address. */
static bool
is_fetched(const struct conv_resource *res)
{
	static const char *const schemes[] = {
		"http:", "https:", "ftp:", "cid:"
	};
	size_t i;

	if (res->state == CONV_RES_OK || url_scheme(res->url) == 0)
		return *res->url != '\0';
	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strncasecmp(schemes[i], res->url, strlen(schemes[i])) ==
		    0)
			return true;
	return false;
}

/* The side that text flows around an image on; a figure stays whole. */
static const char *
float_side(const struct conv_node *n)
{
	const char *side = conv_attr(n, "align");

	if (side == NULL || n->parent->kind == CONV_FIGURE ||
	    (strcmp(side, "left") != 0 && strcmp(side, "right") != 0))
		return NULL;
	return side;
}

/* Pixels, so that the page does not jump when the image comes. */
static void
image_size(struct html *w, const struct conv_node *n)
{
	const struct conv_resource *res = n->u.image.res;
	const char *width = conv_attr(n, "width");
	const char *height = conv_attr(n, "height");
	const char *side = float_side(n), *length = NULL, *size;

	if (height != NULL && (width == NULL ||
	    strspn(height, "0123456789px") == strlen(height)))
		length = html_length(w, "height", height);
	/* one style is enough: the other side follows */
	if (width != NULL && (size = html_length(w, "width", width)) != NULL)
		length = size;
	if (width == NULL && height == NULL && res->width > 0 &&
	    res->height > 0) {
		conv_puts(w->out, " width=\"");
		html_number(w, res->width);
		conv_puts(w->out, "\" height=\"");
		html_number(w, res->height);
		conv_putc(w->out, '"');
	}
	if (length != NULL || side != NULL)
		conv_printf(w->out, " style=\"%s%s%s%s\"",
		    length != NULL ? length : "",
		    length != NULL && side != NULL ? "; " : "",
		    side != NULL ? "float: " : "", side != NULL ? side : "");
}

enum conv_step
html_image_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;
	const struct conv_resource *res = n->u.image.res;
	const char *url = n->u.image.url;

	if (w->bare || !is_fetched(res)) {
		alt_text(w, n);
		return CONV_SKIP;
	}
	if (w->src != NULL && (url = w->src(w, n)) == NULL)
		return CONV_SKIP;
	conv_put(w->out, "<img", 4);
	if (w->embed && res->state == CONV_RES_OK)
		html_data(w, res);
	else
		html_url(w, "src", url);
	conv_put(w->out, " alt=\"", 6);
	alt_text(w, n);
	conv_putc(w->out, '"');
	if (n->u.image.title != NULL)
		html_attr(w, "title", n->u.image.title);
	html_own_attrs(w, n);
	image_size(w, n);
	conv_put(w->out, " />", 3);
	return CONV_SKIP;
}

enum conv_step
html_note_ref_enter(void *ctx, const struct conv_node *n)
{
	const struct conv_node *note = n->u.note_ref.note;
	struct html *w = ctx;

	if (w->bare)
		return CONV_SKIP;
	conv_puts(w->out, "<a class=\"footnote-ref\"");
	if (w->note != NULL)
		html_attr(w, "href", w->note(w, n));
	else
		html_anchor(w, conv_asprintf(w->job->arena, "fn%u",
		    note->u.note.number));
	html_id(w, html_ref_id(w, note, n->u.note_ref.nth));
	if (w->xml)
		conv_puts(w->out, " epub:type=\"noteref\"");
	conv_puts(w->out, " role=\"doc-noteref\"><sup>");
	html_number(w, note->u.note.number);
	conv_puts(w->out, "</sup></a>");
	return CONV_SKIP;
}

enum conv_step
html_raw_inline_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	if (w->unsafe && !w->bare)
		conv_put(w->out, n->text, n->len);
	return CONV_SKIP;
}
