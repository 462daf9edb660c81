/* dialect.c - what GitHub and we add to Markdown as cmark reads it. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

static bool
alert_type(const char *s, size_t n, enum conv_alert *type)
{
	static const char *const names[] = {
		[CONV_ALERT_NOTE] = "[!note]",
		[CONV_ALERT_TIP] = "[!tip]",
		[CONV_ALERT_IMPORTANT] = "[!important]",
		[CONV_ALERT_WARNING] = "[!warning]",
		[CONV_ALERT_CAUTION] = "[!caution]"
	};
	size_t i, k;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strlen(names[i]) != n)
			continue;
		for (k = 0; k < n; k++)
			if ((s[k] >= 'A' && s[k] <= 'Z' ? s[k] + 32 : s[k]) !=
			    names[i][k])
				break;
		if (k == n) {
			*type = (enum conv_alert)i;
			return true;
		}
	}
	return false;
}

#define ALERT_LONGEST	12	/* bytes of "[!IMPORTANT]" */

/* A quote that begins with [!NOTE] alone on its line is an alert. */
static void
quote_to_alert(struct conv_node *quote)
{
	struct conv_node *para = quote->first, *n, *next;
	char mark[ALERT_LONGEST];
	enum conv_alert type;
	size_t len = 0;

	if (para == NULL || para->kind != CONV_PARA ||
	    (para->first != NULL && para->first->kind == CONV_TEXT &&
	    para->first->u.text.escaped))
		return;
	for (n = para->first; n != NULL && n->kind == CONV_TEXT;
	    n = n->next) {
		if (n->len > sizeof(mark) - len)
			return;
		memcpy(mark + len, n->text, n->len);
		len += n->len;
	}
	if ((n != NULL && n->kind != CONV_SOFT_BREAK &&
	    n->kind != CONV_LINE_BREAK) || !alert_type(mark, len, &type))
		return;
	if (n == NULL && para->next == NULL)
		return;		/* nothing to be alerted of */
	if (n != NULL)
		n = n->next;
	while ((next = para->first) != n)
		node_unlink(next);
	if (para->first == NULL)
		node_unlink(para);
	quote->kind = CONV_ALERT;
	quote->u.alert.type = type;
}

/* GFM's tag filter: "<" of elements that change how a page is read. */
static void
filter_tags(struct conv_arena *a, struct conv_node *n)
{
	static const char *const names[] = {
		"title", "textarea", "style", "xmp", "iframe", "noembed",
		"noframes", "script", "plaintext"
	};
	const char *p = n->text, *lt, *name;
	struct out_mem m;
	size_t i, len;

	if (memchr(p, '<', n->len) == NULL)
		return;
	out_mem_init(&m, a);
	while ((lt = strchr(p, '<')) != NULL) {
		conv_put(&m.out, p, (size_t)(lt - p));
		name = lt[1] == '/' ? lt + 2 : lt + 1;
		len = strcspn(name, " \t\n/>");
		for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			if (strlen(names[i]) == len && strncasecmp(names[i],
			    name, len) == 0)
				break;
		conv_puts(&m.out, i < sizeof(names) / sizeof(names[0]) ?
		    "&lt;" : "<");
		p = lt + 1;
	}
	conv_puts(&m.out, p);
	n->text = out_mem_str(&m);
	n->len = (size_t)m.out.flushed;
}

#define EXT_SPANS	(EXT_BRACKETED_SPANS | EXT_LINK_ATTRIBUTES | \
			    EXT_INLINE_CODE_ATTRIBUTES | EXT_INLINE_NOTES)

/* A page break alone in its paragraph, as TeX has it. */
static void
page_break(struct conv_node *para)
{
	const struct conv_node *text = para->first;

	if (text == NULL || text->next != NULL || text->kind != CONV_TEXT ||
	    text->u.text.escaped ||
	    (strcmp(text->text, "\\newpage") != 0 &&
	    strcmp(text->text, "\\pagebreak") != 0))
		return;
	node_unlink(para->first);
	para->kind = CONV_PAGE_BREAK;
}

/* The text of a TEXT, or of an inline around one; "" of others. */
static const char *
text_of(const struct conv_node *n, enum conv_kind kind)
{
	if (n == NULL || n->kind != kind)
		return "";
	if (kind == CONV_TEXT)
		return n->u.text.escaped ? "" : n->text;
	return n->first == n->last ? text_of(n->first, CONV_TEXT) : "";
}

/* [TOC] or [[_TOC_]] alone in a paragraph that stands in nothing. */
static void
contents(struct conv_doc *doc, struct conv_node *para)
{
	struct conv_node *n = para->first;

	if (para->parent->kind != CONV_DOCUMENT || n == NULL || *text_of(n,
	    CONV_TEXT) != '[')
		return;
	if (n->next == NULL) {
		if (strcasecmp(n->text, "[toc]") != 0)
			return;
	} else if (strcmp(n->text, "[[") != 0 ||
	    strcmp(text_of(n->next, CONV_EMPH), "TOC") != 0 ||
	    strcmp(text_of(n->next->next, CONV_TEXT), "]]") != 0 ||
	    n->next->next->next != NULL)
		return;
	while (para->first != NULL)
		node_unlink(para->first);
	para->kind = CONV_DIV;
	node_set_attr(doc->arena, para, "class", "toc");
}

/* A cell that is nothing but two bars is the one's before it. */
static void
spans_join(struct conv_node *table)
{
	struct conv_node *row, *cell, *next;

	for (row = table->first; row != NULL; row = row->next)
		for (cell = row->first; cell != NULL; cell = next) {
			next = cell->next;
			if (cell->kind != CONV_CELL ||
			    cell->u.cell.colspan != 0)
				continue;
			if (cell->first == NULL && cell->prev != NULL) {
				cell->prev->u.cell.colspan++;
				node_unlink(cell);
			} else
				cell->u.cell.colspan = 1;
		}
}

/* What a paragraph is by what it begins with. */
static void
para_read(struct conv_doc *doc, struct conv_node *n, struct map **abbrs)
{
	const struct conv_node *text = n->first;

	if (text == NULL || text->kind != CONV_TEXT)
		return;
	switch (*text->text) {
	case '\\':
		if ((doc->ext & EXT_DIRECTIVES) != 0)
			page_break(n);
		break;
	case '[':
		if ((doc->ext & EXT_TOC_PLACE) != 0)
			contents(doc, n);
		break;
	case '*':
		if ((doc->ext & EXT_ABBREVIATIONS) != 0)
			abbr_define(doc, abbrs, n);
		break;
	case '|':
		if ((doc->ext & EXT_LINE_BLOCKS) != 0)
			lineblock_read(doc, n);
		break;
	default:
		break;
	}
}

/* What a node means by its neighbours, once its inlines are read. */
static void
node_read(struct conv_doc *doc, struct conv_node *n, struct map **abbrs)
{
	uint64_t ext = doc->ext;

	switch (n->kind) {
	case CONV_QUOTE:
		if ((ext & EXT_ALERTS) != 0)
			quote_to_alert(n);
		break;
	case CONV_TABLE:
		if ((ext & EXT_COLUMN_SPANS) != 0)
			spans_join(n);
		if ((ext & EXT_TABLE_CAPTIONS) != 0)
			caption_read(doc, n);
		break;
	case CONV_HEADING:
		if ((ext & EXT_HEADER_ATTRIBUTES) != 0)
			attr_take(doc, n);
		break;
	case CONV_PARA:
		if (n->next == NULL || n->next->kind != CONV_DEFINITION ||
		    !deflist_read(doc, n))
			para_read(doc, n, abbrs);
		break;
	case CONV_DEFINITION:
		/* its term was a link's definition, and is gone */
		if (n->parent->kind != CONV_DEF_ENTRY)
			n->kind = CONV_DIV;
		break;
	case CONV_MATH_BLOCK:
		formula_read(doc, n);
		break;
	default:
		break;
	}
}

/* What raw HTML below a node becomes; it stays with --unsafe. */
static void
raw_html(struct conv_job *job, struct conv_doc *doc, struct conv_node *n)
{
	if (n->first == NULL)
		return;
	if (n->first->kind < CONV_TEXT)
		html_blocks_read(job, doc, n);
	if (n->kind == CONV_CELL)
		html_cell_read(job, doc, n);
	if (n->first != NULL && n->first->kind >= CONV_TEXT)
		html_inlines_read(job, doc, n);
}

static bool
is_raw(const struct conv_node *n)
{
	return n->kind == CONV_HTML_BLOCK || n->kind == CONV_HTML_INLINE;
}

void
dialect_read(struct conv_job *job, struct conv_doc *doc,
    struct conv_node *root, unsigned found, struct conv_node **notes,
    struct map **abbrs)
{
	bool html = (found & FOUND_HTML) != 0;
	bool spans = found != 0 && (doc->ext & EXT_SPANS) != 0;
	bool unsafe = conv_opt_flag(job, "unsafe");
	bool filter = unsafe && (doc->ext & EXT_TAGFILTER) != 0;
	bool escape = !unsafe && strcmp(conv_opt_str(job, "raw-html"),
	    "escape") == 0;
	struct conv_node *n, *next;

	for (n = root; n != NULL; n = next) {
		/* first what is raw, as it is replaced */
		if (escape && is_raw(n))
			html_escape(doc, n);
		else if (html && !unsafe && !escape)
			raw_html(job, doc, n);
		if (n->first != NULL && spans)
			spans_read(doc, n, notes);
		if (filter && is_raw(n))
			filter_tags(doc->arena, n);
		node_read(doc, n, abbrs);
		next = node_next(n, root, true);
		if (n->kind == CONV_HTML_BLOCK)
			html_block_read(job, doc, n);
	}
}
