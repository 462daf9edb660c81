/* block.c - the elements of blocks. */
#include <string.h>

#include "base/base.h"
#include "write/html/html.h"

#define CODE_COLUMNS	60	/* that are not wider than the text */

/* Paragraphs of tight lists are written without <p>. */
static bool
is_tight(const struct conv_node *n)
{
	const struct conv_node *up = n->parent;

	if (n->kind != CONV_PARA || up == NULL)
		return false;
	return up->kind == CONV_ITEM ? up->parent->u.list.tight :
	    up->kind == CONV_DEFINITION && up->parent->parent->u.def_list.tight;
}

/*
 * All blocks end with a new line, but for a tight list's paragraph, and
 * the tag of an item is followed by none.
 */
void
html_line(struct html *w, const struct conv_node *n)
{
	while (n->prev == NULL && n->parent != NULL &&
	    n->parent->kind == CONV_HTML_BLOCK)
		n = n->parent;
	if (n->prev != NULL ? is_tight(n->prev) :
	    n->parent != NULL && (n->parent->kind == CONV_ITEM ||
	    n->parent->kind == CONV_DEFINITION))
		conv_putc(w->out, '\n');
}

/* In books a character, as reading systems are poor at form fields. */
static void
task_box(struct html *w, bool done)
{
	if (w->xml) {
		conv_puts(w->out, done ? "\u2611 " : "\u2610 ");
		return;
	}
	conv_puts(w->out, "<input type=\"checkbox\" disabled=\"\"");
	if (done)
		conv_puts(w->out, " checked=\"\"");
	html_attr(w, "aria-label", label(w->lang, done ? LABEL_DONE :
	    LABEL_TODO));
	conv_puts(w->out, " /> ");
}

/* Is that the paragraph that a task's box stands in? */
static bool
is_task(const struct conv_node *n)
{
	return n->prev == NULL && n->parent != NULL &&
	    n->parent->kind == CONV_ITEM &&
	    n->parent->u.item.task != CONV_TASK_NONE;
}

enum conv_step
html_para_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	if (!is_tight(n)) {
		html_line(w, n);
		conv_put(w->out, "<p", 2);
		if (n->attrs != NULL)
			html_own_attrs(w, n);
		conv_putc(w->out, '>');
	}
	/* a note in a book is no item of a list, which would number it */
	if (w->xml && n->prev == NULL && n->parent != NULL &&
	    n->parent->kind == CONV_NOTE)
		html_note_number(w, n->parent);
	if (is_task(n))
		task_box(w, n->parent->u.item.task == CONV_TASK_DONE);
	return CONV_DESCEND;
}

void
html_para_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	if (n->next == NULL && n->parent != NULL &&
	    n->parent->kind == CONV_NOTE) {
		conv_putc(w->out, ' ');
		html_back_links(w, n->parent);
	}
	if (!is_tight(n))
		conv_put(w->out, "</p>\n", 5);
}

enum conv_step
html_quote_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	html_line(w, n);
	conv_puts(w->out, "<blockquote>\n");
	return CONV_DESCEND;
}

enum conv_step
html_alert_enter(void *ctx, const struct conv_node *n)
{
	static const char *const classes[] = {
		[CONV_ALERT_NOTE] = "note",
		[CONV_ALERT_TIP] = "tip",
		[CONV_ALERT_IMPORTANT] = "important",
		[CONV_ALERT_WARNING] = "warning",
		[CONV_ALERT_CAUTION] = "caution"
	};
	struct html *w = ctx;
	const char *class = conv_attr(n, "class");

	html_line(w, n);
	conv_puts(w->out, "<div class=\"alert ");
	conv_puts(w->out, classes[n->u.alert.type]);
	if (class != NULL) {
		conv_putc(w->out, ' ');
		conv_put_escaped(w->out, CONV_ESC_ATTR, class, strlen(class));
	}
	conv_puts(w->out, "\" role=\"note\"");
	html_own_attrs(w, n);
	conv_puts(w->out, ">\n<p class=\"alert-title\">");
	html_text(w, label(w->lang, LABEL_NOTE + n->u.alert.type));
	conv_puts(w->out, "</p>\n");
	return CONV_DESCEND;
}

static bool
has_tasks(const struct conv_node *list)
{
	const struct conv_node *n;

	for (n = list->first; n != NULL; n = n->next)
		if (n->u.item.task != CONV_TASK_NONE)
			return true;
	return false;
}

enum conv_step
html_list_enter(void *ctx, const struct conv_node *n)
{
	static const char *const types[] = {
		[CONV_NUMERAL_DECIMAL] = "1",
		[CONV_NUMERAL_LOWER_ALPHA] = "a",
		[CONV_NUMERAL_UPPER_ALPHA] = "A",
		[CONV_NUMERAL_LOWER_ROMAN] = "i",
		[CONV_NUMERAL_UPPER_ROMAN] = "I"
	};
	static const char *const parens[] = {
		[CONV_NUMERAL_DECIMAL] = "parens",
		[CONV_NUMERAL_LOWER_ALPHA] = "parens-a",
		[CONV_NUMERAL_UPPER_ALPHA] = "parens-A",
		[CONV_NUMERAL_LOWER_ROMAN] = "parens-i",
		[CONV_NUMERAL_UPPER_ROMAN] = "parens-I"
	};
	struct html *w = ctx;

	html_line(w, n);
	conv_puts(w->out, n->u.list.ordered ? "<ol" : "<ul");
	if (n->u.list.numeral != CONV_NUMERAL_DECIMAL)
		html_attr(w, "type", types[n->u.list.numeral]);
	if (n->u.list.ordered && n->u.list.start != 1) {
		conv_puts(w->out, " start=\"");
		html_number(w, n->u.list.start);
		conv_putc(w->out, '"');
	}
	if (n->u.list.delim == '(')
		html_attr(w, "class", conv_attr(n, "class") != NULL ?
		    "example parens" : parens[n->u.list.numeral]);
	if (has_tasks(n))
		conv_puts(w->out, " class=\"task-list\"");
	conv_put(w->out, ">\n", 2);
	return CONV_DESCEND;
}

void
html_list_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	conv_puts(w->out, n->u.list.ordered ? "</ol>\n" : "</ul>\n");
}

enum conv_step
html_item_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	conv_put(w->out, "<li>", 4);
	if (n->u.item.task != CONV_TASK_NONE &&
	    (n->first == NULL || n->first->kind != CONV_PARA))
		task_box(w, n->u.item.task == CONV_TASK_DONE);
	return CONV_DESCEND;
}

/* Is there a line that may not fit? */
static bool
is_wide(const struct conv_node *n)
{
	const char *p = n->text, *end = p + n->len, *nl;

	for (; p < end; p = nl + 1) {
		if ((nl = memchr(p, '\n', (size_t)(end - p))) == NULL)
			nl = end;
		if (nl - p > CODE_COLUMNS)
			return true;
	}
	return false;
}

/* Each line in an element, before which style sheets show its number. */
static void
put_lines(struct html *w, const struct conv_node *n)
{
	const char *p = n->text, *end = p + n->len, *nl;

	for (; p < end; p = nl + 1) {
		if ((nl = memchr(p, '\n', (size_t)(end - p))) == NULL)
			nl = end;
		conv_puts(w->out, "<span class=\"line\">");
		conv_put_escaped(w->out, CONV_ESC_TEXT, p, (size_t)(nl - p));
		conv_puts(w->out, "</span>");
		if (nl < end)
			conv_putc(w->out, '\n');
	}
}

enum conv_step
html_code_block_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	html_line(w, n);
	conv_puts(w->out, "<pre");
	/* what may have to scroll can be reached by keyboard */
	if (w->page && !w->xml && is_wide(n))
		conv_puts(w->out, " tabindex=\"0\"");
	/* code runs from left to right in all scripts */
	if (w->page && strcmp(w->job->doc->info.dir, "rtl") == 0 &&
	    conv_attr(n, "dir") == NULL)
		conv_puts(w->out, " dir=\"ltr\"");
	html_own_attrs(w, n);
	conv_puts(w->out, "><code");
	if (n->u.code.lang != NULL)
		html_attr(w, "class", conv_asprintf(w->job->arena,
		    "language-%s", n->u.code.lang));
	if (n->u.code.numbered && n->u.code.start != 1)
		conv_printf(w->out, " style=\"counter-reset: line %ld\"",
		    (long)n->u.code.start - 1);
	conv_putc(w->out, '>');
	if (n->u.code.numbered)
		put_lines(w, n);
	else
		conv_put_escaped(w->out, CONV_ESC_TEXT, n->text, n->len);
	return CONV_SKIP;
}

enum conv_step
html_math_block_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	html_line(w, n);
	conv_puts(w->out, "<pre class=\"math\"");
	if (n->id != NULL)
		html_id(w, n->id);
	if (w->page && !w->xml && is_wide(n))
		conv_puts(w->out, " tabindex=\"0\"");
	conv_putc(w->out, '>');
	if (n->u.math.number > 0) {
		conv_puts(w->out, "<span class=\"number\">(");
		html_number(w, n->u.math.number);
		conv_puts(w->out, ")</span> ");
	}
	conv_puts(w->out, "<code>");
	conv_put_escaped(w->out, CONV_ESC_TEXT, n->text, n->len);
	return CONV_SKIP;
}

enum conv_step
html_raw_block_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	if (!w->unsafe || n->text == NULL)
		return CONV_DESCEND;
	html_line(w, n);
	conv_put(w->out, n->text, n->len);
	if (n->len > 0 && n->text[n->len - 1] != '\n')
		conv_putc(w->out, '\n');
	return CONV_SKIP;
}

enum conv_step
html_rule_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	html_line(w, n);
	conv_puts(w->out, "<hr />\n");
	return CONV_DESCEND;
}

enum conv_step
html_figure_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	html_line(w, n);
	conv_puts(w->out, "<figure");
	if (n->id != NULL)
		html_id(w, n->id);
	conv_put(w->out, ">\n", 2);
	return CONV_DESCEND;
}

static bool
is_labelled(const struct conv_node *caption)
{
	const char *id = conv_attr(caption->parent, "id");

	return id != NULL && (caption->parent->kind == CONV_TABLE ||
	    caption->parent->kind == CONV_FIGURE) &&
	    (strncmp(id, "fig:", 4) == 0 || strncmp(id, "tbl:", 4) == 0);
}

/* A caption that repeats the image's description is not to be read twice. */
static bool
repeats_alt(const struct conv_node *caption)
{
	const struct conv_node *image = caption->prev, *a, *b;

	if (image == NULL || image->kind != CONV_IMAGE)
		return false;
	a = image->first;
	b = caption->first;
	return a != NULL && b != NULL && a->next == NULL && b->next == NULL &&
	    b->kind == CONV_TEXT && a->len == b->len &&
	    memcmp(a->text, b->text, a->len) == 0;
}

/*
 * "Figure 3:", where references may tell of it: what has a label as
 * pandoc-crossref has them.
 */
static void
caption_number(struct html *w, const struct conv_node *caption)
{
	const struct conv_node *up = caption->parent;
	bool table = up->kind == CONV_TABLE;
	uint32_t number = table ? up->u.table.number : up->u.figure.number;

	if (!is_labelled(caption) || number == 0)
		return;
	conv_puts(w->out, "<span class=\"number\">");
	html_text(w, label(w->lang, table ? LABEL_TABLE : LABEL_FIGURE));
	conv_puts(w->out, "\u00A0");
	html_number(w, number);
	conv_puts(w->out, ":</span> ");
}

enum conv_step
html_caption_enter(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	if (n->parent->kind == CONV_TABLE)
		conv_puts(w->out, "<caption>");
	else if (n->parent->kind == CONV_DIV)
		conv_puts(w->out, "<summary>");
	else
		conv_puts(w->out, repeats_alt(n) && !is_labelled(n) ?
		    "\n<figcaption aria-hidden=\"true\">" :
		    "\n<figcaption>");
	caption_number(w, n);
	return CONV_DESCEND;
}

void
html_caption_leave(void *ctx, const struct conv_node *n)
{
	struct html *w = ctx;

	conv_puts(w->out, n->parent->kind == CONV_TABLE ? "</caption>\n" :
	    n->parent->kind == CONV_DIV ? "</summary>\n" :
	    "</figcaption>\n");
}
