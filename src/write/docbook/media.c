/* media.c - pictures, in text and as figures. */
#include <string.h>

#include "write/docbook/docbook.h"

/* A width or height as DocBook takes it, or NULL: "300", "50%", "4cm". */
static const char *
measure(struct docbook *w, const char *s)
{
	static const char *const units[] = {
		"", "%", "px", "pt", "pc", "cm", "mm", "in", "em"
	};
	size_t n, i;

	if (s == NULL || (n = strspn(s, "0123456789.")) == 0)
		return NULL;
	if (s[n] == '\0')
		return conv_asprintf(w->job->arena, "%spx", s);
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strcmp(s + n, units[i]) == 0)
			return s;
	return NULL;
}

static void
put_size(struct docbook *w, const char *name, const char *value)
{
	if ((value = measure(w, value)) != NULL)
		xml_attr(w->x, name, value);
}

/*
 * The content of mediaobject, a part a line, and of inlinemediaobject;
 * ends the element.
 */
static void
media_write(struct docbook *w, const struct conv_node *n, bool block)
{
	const char *alt = conv_plain_text(w->job->arena, n);
	void (*start)(struct xml *, const char *) =
	    block ? xml_line : xml_start;

	put_common(w, n, NULL);
	start(w->x, "imageobject");
	xml_start(w->x, "imagedata");
	xml_attr(w->x, "fileref", uri_clean(w->job->arena, n->u.image.url));
	put_size(w, "contentwidth", conv_attr(n, "width"));
	put_size(w, "contentdepth", conv_attr(n, "height"));
	xml_end(w->x);
	xml_end(w->x);
	if (*alt != '\0') {
		start(w->x, "textobject");
		xml_start(w->x, "phrase");
		xml_puts(w->x, alt);
		xml_end(w->x);
		xml_end(w->x);
	}
	if (block)
		xml_end_block(w->x);
	else
		xml_end(w->x);
}

/* A table writes its own; a division's is a paragraph. */
enum conv_step
caption_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	if (n->parent->kind == CONV_TABLE)
		return CONV_SKIP;
	if (n->parent->kind == CONV_DIV) {
		block_begin(w, "para");
		put_common(w, n, "summary");
		xml_start(w->x, "emphasis");
		xml_attr(w->x, "role", "strong");
	}
	return CONV_DESCEND;
}

void
caption_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	if (n->parent->kind != CONV_DIV)
		return;
	xml_end(w->x);
	xml_end(w->x);
}

enum conv_step
image_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	xml_start(w->x, "inlinemediaobject");
	media_write(w, n, false);
	return CONV_SKIP;
}

/*
 * A figure that can't be one, in a footnote or without a caption: the
 * caption is a paragraph.
 */
static void
figure_parts(struct docbook *w, const struct conv_node *n)
{
	block_anchor(w, n);
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind == CONV_IMAGE) {
			block_begin(w, "mediaobject");
			media_write(w, n, true);
			continue;
		}
		block_begin(w, "para");
		if (n->kind == CONV_CAPTION)
			put_common(w, n, "caption");
		write_node(w, n);
		xml_end(w->x);
	}
}

/* The image, or the link that holds it: a paragraph, which 4.5 refuses. */
static void
figure_body(struct docbook *w, const struct conv_node *n)
{
	if (n->kind == CONV_IMAGE) {
		xml_line(w->x, "mediaobject");
		media_write(w, n, true);
		return;
	}
	xml_line(w->x, "para");
	write_node(w, n);
	xml_end(w->x);
}

enum conv_step
figure_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;
	const struct conv_node *body = n->first, *caption = n->last;

	if (w->in_note || caption == body ||
	    (body->kind != CONV_IMAGE && !w->dialect->namespaces)) {
		figure_parts(w, n);
		return CONV_SKIP;
	}
	block_begin(w, "figure");
	put_common(w, n, NULL);
	xml_line(w->x, "title");
	put_common(w, caption, NULL);
	write_node(w, caption);
	xml_end(w->x);
	figure_body(w, body);
	xml_end_block(w->x);
	return CONV_SKIP;
}
