/* block.c - blocks. */
#include <inttypes.h>
#include <string.h>

#include "write/json/json.h"

void
ast_leave(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	(void)n;
	ast_close(w);
	ast_end(w);
}

void
ast_leave_attr(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	ast_close(w);
	ast_leave(w, n);
}

/* A section is its heading, which has the section's id. */
enum conv_step
ast_heading(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;
	const struct conv_node *up = n->parent;

	ast_begin(w, "Header");
	ast_open(w);
	ast_sep(w);
	conv_printf(w->o, "%d", n->u.heading.level);
	ast_attr(w, up != NULL && up->kind == CONV_SECTION &&
	    up->first == n ? up : n, NULL);
	ast_open(w);
	return CONV_DESCEND;
}

/* pandoc's readers have the box of a task in its text. */
static void
put_mark(struct json *w)
{
	if (w->mark == CONV_TASK_NONE)
		return;
	ast_text(w, w->mark == CONV_TASK_DONE ? "\xE2\x98\x92 " :
	    "\xE2\x98\x90 ", 4);	/* U+2612, U+2610 */
	w->mark = CONV_TASK_NONE;
}

static bool
is_tight(const struct conv_node *para)
{
	const struct conv_node *up = para->parent;

	if (up == NULL)
		return false;
	return up->kind == CONV_ITEM ? up->parent->u.list.tight :
	    up->kind == CONV_DEFINITION && up->parent->parent->u.def_list.tight;
}

enum conv_step
ast_para(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	ast_begin(w, is_tight(n) ? "Plain" : "Para");
	ast_open(w);
	put_mark(w);
	return CONV_DESCEND;
}

enum conv_step
ast_quote(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	(void)n;
	ast_begin(w, "BlockQuote");
	ast_open(w);
	return CONV_DESCEND;
}

/* The Div that pandoc's alerts extension makes. */
enum conv_step
ast_alert(void *ctx, const struct conv_node *n)
{
	static const struct {
		const char	*class, *title;
	} names[] = {
		[CONV_ALERT_NOTE] = { "note", "Note" },
		[CONV_ALERT_TIP] = { "tip", "Tip" },
		[CONV_ALERT_IMPORTANT] = { "important", "Important" },
		[CONV_ALERT_WARNING] = { "warning", "Warning" },
		[CONV_ALERT_CAUTION] = { "caution", "Caution" }
	};
	struct json *w = ctx;
	const char *title = names[n->u.alert.type].title;

	ast_begin(w, "Div");
	ast_open(w);
	ast_attr(w, n, names[n->u.alert.type].class);
	ast_open(w);
	ast_sep(w);
	conv_puts(w->o, "{\"t\":\"Div\",\"c\":[[\"\",[\"title\"],[]],"
	    "[{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"");
	conv_puts(w->o, title);
	conv_puts(w->o, "\"}]}]]}");
	return CONV_DESCEND;
}

enum conv_step
ast_list(void *ctx, const struct conv_node *n)
{
	static const char *const styles[] = {
		[CONV_NUMERAL_DECIMAL] = "Decimal",
		[CONV_NUMERAL_LOWER_ALPHA] = "LowerAlpha",
		[CONV_NUMERAL_UPPER_ALPHA] = "UpperAlpha",
		[CONV_NUMERAL_LOWER_ROMAN] = "LowerRoman",
		[CONV_NUMERAL_UPPER_ROMAN] = "UpperRoman"
	};
	struct json *w = ctx;

	ast_begin(w, n->u.list.ordered ? "OrderedList" : "BulletList");
	ast_open(w);
	if (!n->u.list.ordered)
		return CONV_DESCEND;
	ast_sep(w);
	conv_printf(w->o, "[%" PRIu32 ",{\"t\":\"%s\"},{\"t\":\"%s\"}]",
	    n->u.list.start, conv_attr(n, "class") != NULL ? "Example" :
	    styles[n->u.list.numeral],
	    n->u.list.delim == ')' ? "OneParen" :
	    n->u.list.delim == '(' ? "TwoParens" : "Period");
	ast_open(w);
	return CONV_DESCEND;
}

void
ast_list_leave(void *ctx, const struct conv_node *n)
{
	if (n->u.list.ordered)
		ast_leave_attr(ctx, n);
	else
		ast_leave(ctx, n);
}

enum conv_step
ast_item(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	ast_open(w);
	w->mark = n->u.item.task;
	if (w->mark != CONV_TASK_NONE &&
	    (n->first == NULL || n->first->kind != CONV_PARA)) {
		ast_begin(w, "Plain");
		ast_open(w);
		put_mark(w);
		ast_leave(w, n);
	}
	return CONV_DESCEND;
}

void
ast_item_leave(void *ctx, const struct conv_node *n)
{
	(void)n;
	ast_close(ctx);
}

enum conv_step
ast_code_block(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;
	size_t len = n->len;

	if (len > 0 && n->text[len - 1] == '\n')
		len--;
	ast_begin(w, "CodeBlock");
	ast_open(w);
	ast_attr(w, n, n->u.code.lang);
	ast_string(w, n->text, len);
	ast_leave(w, n);
	return CONV_SKIP;
}

enum conv_step
ast_html_block(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	if (!w->unsafe || n->text == NULL)
		return CONV_DESCEND;
	ast_begin(w, "RawBlock");
	ast_open(w);
	ast_string(w, "html", 4);
	ast_string(w, n->text, n->len);
	ast_leave(w, n);
	return CONV_SKIP;
}

enum conv_step
ast_rule(void *ctx, const struct conv_node *n)
{
	(void)n;
	ast_void(ctx, "HorizontalRule");
	return CONV_SKIP;
}

/* Of a division; a figure and a table write theirs. */
enum conv_step
ast_caption(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	if (n->parent->kind == CONV_TABLE)
		return CONV_SKIP;
	if (n->parent->kind != CONV_DIV)
		return CONV_DESCEND;
	ast_begin(w, "Div");
	ast_open(w);
	ast_attr(w, n, "summary");
	ast_open(w);
	ast_begin(w, "Plain");
	ast_open(w);
	return CONV_DESCEND;
}

void
ast_caption_leave(void *ctx, const struct conv_node *n)
{
	if (n->parent->kind != CONV_DIV)
		return;
	ast_leave(ctx, n);
	ast_leave_attr(ctx, n);
}

/* Its class is among its attributes, but where an element made it. */
enum conv_step
ast_div(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	ast_begin(w, "Div");
	ast_open(w);
	ast_attr(w, n, n->u.div.role == CONV_ROLE_DETAILS ? "details" :
	    n->u.div.role == CONV_ROLE_COLUMN && n->attrs == NULL ?
	    "column" : NULL);
	ast_open(w);
	return CONV_DESCEND;
}

enum conv_step
ast_page_break(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	(void)n;
	ast_sep(w);
	conv_puts(w->o, "{\"t\":\"Div\",\"c\":[[\"\",[\"page-break\"],[]],"
	    "[]]}");
	return CONV_SKIP;
}

/*
 * Before API 1.23 a figure is a paragraph with an image whose title begins
 * with "fig:" and whose alt text is the caption.
 */
static void
figure22(struct json *w, const struct conv_node *n)
{
	const struct conv_node *image = n->first, *caption = n->last;
	const char *title;

	ast_begin(w, "Para");
	ast_open(w);
	if (image->kind == CONV_IMAGE && caption != image) {
		title = image->u.image.title;
		ast_image_as(w, image, caption,
		    conv_asprintf(w->job->arena, "fig:%s",
		    title == NULL ? "" : title));
	} else
		conv_walk(image, ast_acts, w->o, w);
	ast_leave(w, n);
}

/* A Plain with a node, or with a node's children. */
static void
plain(struct json *w, const struct conv_node *n)
{
	ast_open(w);
	ast_begin(w, "Plain");
	ast_open(w);
	conv_walk(n, ast_acts, w->o, w);
	ast_leave(w, n);
	ast_close(w);
}

enum conv_step
ast_figure(void *ctx, const struct conv_node *n)
{
	struct json *w = ctx;

	if (w->v22) {
		figure22(w, n);
		return CONV_SKIP;
	}
	ast_begin(w, "Figure");
	ast_open(w);
	ast_attr(w, n, NULL);
	ast_open(w);
	ast_sep(w);
	conv_puts(w->o, "null");
	if (n->last != n->first)
		plain(w, n->last);
	else
		conv_puts(w->o, ",[]");
	ast_close(w);
	plain(w, n->first);
	ast_leave(w, n);
	return CONV_SKIP;
}
