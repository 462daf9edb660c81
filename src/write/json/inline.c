/* inline.c - inlines. */
#include <string.h>

#include "write/json/json.h"

enum conv_step
ast_text_node(void *ctx, const struct conv_node *n)
{
	ast_text(ctx, n->text, n->len);
	return CONV_SKIP;
}

enum conv_step
ast_break(void *ctx, const struct conv_node *n)
{
	ast_void(ctx, n->kind == CONV_SOFT_BREAK ? "SoftBreak" :
	    "LineBreak");
	return CONV_SKIP;
}

enum conv_step
ast_span(void *ctx, const struct conv_node *n)
{
	static const char *const names[CONV_NKINDS] = {
		[CONV_EMPH] = "Emph", [CONV_STRONG] = "Strong",
		[CONV_STRIKE] = "Strikeout", [CONV_UNDERLINE] = "Underline",
		[CONV_SUPER] = "Superscript", [CONV_SUB] = "Subscript",
		[CONV_SMALLCAPS] = "SmallCaps"
	};
	struct json *w = ctx;

	ast_begin(w, names[n->kind]);
	ast_open(w);
	return CONV_DESCEND;
}

enum conv_step
ast_attr_span(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	ast_begin(w, "Span");
	ast_open(w);
	ast_attr(w, n, n->kind == CONV_MARK ? "mark" : NULL);
	ast_open(w);
	return CONV_DESCEND;
}

static void
math_put(struct json *w, const struct conv_node *n, const char *type)
{
	ast_begin(w, "Math");
	ast_open(w);
	ast_void(w, type);
	ast_string(w, n->text, n->len);
	ast_close(w);
	ast_end(w);
}

enum conv_step
ast_math(void *ctx, const struct conv_node *n)
{
	math_put(ctx, n, "InlineMath");
	return CONV_SKIP;
}

enum conv_step
ast_math_block(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	ast_begin(w, "Para");
	ast_open(w);
	math_put(w, n, "DisplayMath");
	ast_leave(w, n);
	return CONV_SKIP;
}

enum conv_step
ast_code(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	ast_begin(w, "Code");
	ast_open(w);
	ast_attr(w, n, NULL);
	ast_string(w, n->text, n->len);
	ast_close(w);
	ast_end(w);
	return CONV_SKIP;
}

/* A URL and a title as one array. */
static void
put_target(struct json *w, const char *url, const char *title)
{
	ast_open(w);
	ast_string(w, url, strlen(url));
	ast_string(w, title == NULL ? "" : title,
	    title == NULL ? 0 : strlen(title));
	ast_close(w);
}

/* An unsafe link is a Span, so that its text stays. */
enum conv_step
ast_link(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	ast_begin(w, n->u.link.dest == CONV_DEST_UNSAFE ? "Span" : "Link");
	ast_open(w);
	ast_attr(w, n, NULL);
	ast_open(w);
	return CONV_DESCEND;
}

void
ast_link_leave(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;
	const struct conv_node *to = n->u.link.target;
	const char *url = n->u.link.url;

	ast_close(w);
	if (n->u.link.dest == CONV_DEST_INTERNAL)
		url = conv_asprintf(w->job->arena, "#%s",
		    to->id == NULL ? "" : to->id);
	if (n->u.link.dest != CONV_DEST_UNSAFE)
		put_target(w, url, n->u.link.title);
	ast_close(w);
	ast_end(w);
}

void
ast_image_as(struct json *w, const struct conv_node *n,
    const struct conv_node *alt, const char *title)
{
	/* a figure has no place of its own for its id before API 1.23 */
	bool figure = w->v22 && n->id == NULL &&
	    n->parent->kind == CONV_FIGURE;

	ast_begin(w, "Image");
	ast_open(w);
	ast_attr_id(w, n, figure ? n->parent->id : n->id, NULL);
	ast_children(w, alt);
	put_target(w, n->u.image.url, title);
	ast_close(w);
	ast_end(w);
}

enum conv_step
ast_image(void *ctx, const struct conv_node *n)
{
	ast_image_as(ctx, n, n, n->u.image.title);
	return CONV_SKIP;
}

enum conv_step
ast_html_inline(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	if (w->unsafe) {
		ast_begin(w, "RawInline");
		ast_open(w);
		ast_string(w, "html", 4);
		ast_string(w, n->text, n->len);
		ast_close(w);
		ast_end(w);
	} else if (n->id != NULL) {	/* the place of an id */
		ast_begin(w, "Span");
		ast_open(w);
		ast_attr(w, n, NULL);
		ast_open(w);
		ast_close(w);
		ast_close(w);
		ast_end(w);
	}
	return CONV_SKIP;
}
