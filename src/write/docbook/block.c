/* block.c - paragraphs, lists, quotations, admonitions, code. */
#include <inttypes.h>

#include "write/docbook/docbook.h"

void
block_begin(struct docbook *w, const char *element)
{
	xml_line(w->x, element);
	w->empty = false;
}

void
fill(struct docbook *w)
{
	if (w->empty) {
		xml_line(w->x, "para");
		xml_end(w->x);
	}
	w->empty = false;
}

void
container_begin(struct docbook *w, const char *element)
{
	block_begin(w, element);
	w->empty = true;
}

void
container_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	(void)n;
	fill(w);
	xml_end_block(w->x);
}

static void
mark_write(struct docbook *w)
{
	if (w->mark != CONV_TASK_NONE)
		xml_puts(w->x, w->mark == CONV_TASK_DONE ?
		    "\xE2\x98\x91 " : "\xE2\x98\x90 ");	/* U+2611, U+2610 */
	w->mark = CONV_TASK_NONE;
}

enum conv_step
para_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	block_begin(w, "para");
	put_common(w, n, NULL);
	mark_write(w);
	return CONV_DESCEND;
}

void
leaf_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	(void)n;
	xml_end(w->x);
}

/* Does a quotation stand in an entry that can't hold it as one? */
static bool
is_bare(const struct docbook *w, const struct conv_node *n)
{
	if (!w->in_cell || w->dialect->cell_quotes)
		return false;
	do
		n = n->parent;
	while (n->kind == CONV_DIV || n->kind == CONV_QUOTE);
	return n->kind == CONV_CELL;
}

enum conv_step
quote_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	if (is_bare(w, n)) {
		block_anchor(w, n);
		return CONV_DESCEND;
	}
	container_begin(w, "blockquote");
	put_common(w, n, NULL);
	return CONV_DESCEND;
}

void
quote_leave(void *ctx, const struct conv_node *n)
{
	if (!is_bare(ctx, n))
		container_leave(ctx, n);
}

/* No admonition stands in another or in a footnote: a quotation does. */
enum conv_step
alert_enter(void *ctx, const struct conv_node *n)
{
	static const char *const names[] = {
		[CONV_ALERT_NOTE] = "note", [CONV_ALERT_TIP] = "tip",
		[CONV_ALERT_IMPORTANT] = "important",
		[CONV_ALERT_WARNING] = "warning",
		[CONV_ALERT_CAUTION] = "caution"
	};
	struct docbook *w = ctx;
	const char *name = names[n->u.alert.type];

	if (w->alerts > 0 || w->in_note) {
		container_begin(w, "blockquote");
		put_common(w, n, name);
	} else {
		container_begin(w, name);
		put_common(w, n, NULL);
	}
	w->alerts++;
	return CONV_DESCEND;
}

void
alert_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	w->alerts--;
	container_leave(w, n);
}

enum conv_step
list_enter(void *ctx, const struct conv_node *n)
{
	static const char *const numerations[] = {
		[CONV_NUMERAL_DECIMAL] = "arabic",
		[CONV_NUMERAL_LOWER_ALPHA] = "loweralpha",
		[CONV_NUMERAL_UPPER_ALPHA] = "upperalpha",
		[CONV_NUMERAL_LOWER_ROMAN] = "lowerroman",
		[CONV_NUMERAL_UPPER_ROMAN] = "upperroman"
	};
	struct docbook *w = ctx;

	if (n->first == NULL)
		return CONV_SKIP;
	block_begin(w, n->u.list.ordered ? "orderedlist" : "itemizedlist");
	put_common(w, n, NULL);
	if (n->u.list.numeral != CONV_NUMERAL_DECIMAL)
		xml_attr(w->x, "numeration", numerations[n->u.list.numeral]);
	if (n->u.list.tight)
		xml_attr(w->x, "spacing", "compact");
	if (n->u.list.ordered && n->u.list.start != 1 && w->dialect->starts)
		xml_attr(w->x, "startingnumber", conv_asprintf(w->job->arena,
		    "%" PRIu32, n->u.list.start));
	return CONV_DESCEND;
}

void
list_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	if (n->first != NULL)
		xml_end_block(w->x);
	w->empty = false;
}

/* Where lists have no starting number, their first item overrides its own. */
static void
put_override(struct docbook *w, const struct conv_node *n)
{
	const struct conv_node *list = n->parent;

	if (!w->dialect->starts && n->prev == NULL &&
	    list->u.list.ordered && list->u.list.start != 1)
		xml_attr(w->x, "override", conv_asprintf(w->job->arena,
		    "%" PRIu32, list->u.list.start));
}

enum conv_step
item_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	container_begin(w, "listitem");
	put_override(w, n);
	put_common(w, n, n->u.item.task != CONV_TASK_NONE ? "task" : NULL);
	w->mark = n->u.item.task;
	if (w->mark != CONV_TASK_NONE &&
	    (n->first == NULL || n->first->kind != CONV_PARA)) {
		block_begin(w, "para");
		mark_write(w);
		xml_end(w->x);
	}
	return CONV_DESCEND;
}

enum conv_step
code_block_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;
	size_t len = n->len;

	block_begin(w, "programlisting");
	put_common(w, n, NULL);
	if (n->u.code.lang != NULL)
		xml_attr(w->x, "language", n->u.code.lang);
	if (n->u.code.numbered)
		xml_attr(w->x, "linenumbering", "numbered");
	if (n->u.code.numbered && n->u.code.start != 1)
		xml_attr(w->x, "startinglinenumber", conv_asprintf(
		    w->job->arena, "%" PRIu32, n->u.code.start));
	if (len > 0 && n->text[len - 1] == '\n')
		len--;
	xml_text(w->x, n->text, len);
	xml_end(w->x);
	return CONV_SKIP;
}

void
block_anchor(struct docbook *w, const struct conv_node *n)
{
	if (n->id == NULL || w->foreign)
		return;
	block_begin(w, "para");
	xml_start(w->x, "anchor");
	put_id(w, n);
	xml_end(w->x);
	xml_end(w->x);
}

/* Tags are dropped, what was read out of them stays. */
enum conv_step
html_block_enter(void *ctx, const struct conv_node *n)
{
	block_anchor(ctx, n);
	return CONV_DESCEND;
}

/* DocBook has no rule; Asciidoctor's instruction, as for line breaks. */
enum conv_step
rule_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	(void)n;
	xml_pi_block(w->x, "asciidoc-hr");
	return CONV_SKIP;
}
