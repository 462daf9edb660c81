/* body.c - nodes to HTML or XHTML, by a table of acts. */
#include <string.h>

#include "base/base.h"
#include "write/html/html.h"

void
html_text(struct html *h, const char *s)
{
	conv_put_escaped(h->out, CONV_ESC_TEXT, s, strlen(s));
}

void
html_attr(struct html *h, const char *name, const char *value)
{
	conv_putc(h->out, ' ');
	conv_puts(h->out, name);
	conv_put(h->out, "=\"", 2);
	conv_put_escaped(h->out, CONV_ESC_ATTR, value, strlen(value));
	conv_putc(h->out, '"');
}

static void
url_attr(struct html *h, const char *name, const char *url)
{
	conv_putc(h->out, ' ');
	conv_puts(h->out, name);
	conv_put(h->out, "=\"", 2);
	conv_put_escaped(h->out, CONV_ESC_URL, url, strlen(url));
	conv_putc(h->out, '"');
}

const char *
html_void(const struct html *h)
{
	return h->xhtml ? "/>" : ">";
}

static void
id_attr(struct html *h, const char *id)
{
	if (id == NULL)
		return;
	conv_puts(h->out, " id=\"");
	conv_puts(h->out, h->prefix);
	conv_put_escaped(h->out, CONV_ESC_ATTR, id, strlen(id));
	conv_putc(h->out, '"');
}

/* class and what else the source gave. */
static void
node_attrs(struct html *h, const struct conv_node *n)
{
	const char *class = conv_attr(n, "class");

	if (class != NULL)
		html_attr(h, "class", class);
}

static enum conv_step
section_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	if (h->section_divs) {
		conv_puts(h->out, "<section");
		id_attr(h, n->id);
		conv_puts(h->out, ">\n");
	}
	return CONV_DESCEND;
}

static void
section_leave(void *w, const struct conv_node *n)
{
	struct html *h = w;

	(void)n;
	if (h->section_divs)
		conv_puts(h->out, "</section>\n");
}

/*
 * The rank of a heading: its level, but for a fragment without the levels
 * that the source skips.
 */
static int
rank(const struct html *h, const struct conv_node *heading)
{
	const struct conv_node *chain[6], *up;
	int r = 0, level = heading->u.heading.level;
	size_t n = 0;

	if (!h->page && !h->xhtml)
		return level;
	if (h->page && h->job->doc->info.title_from == CONV_TITLE_GIVEN)
		r = 1;
	for (up = heading->parent; up != NULL && n < 6; up = up->parent)
		if (up->kind == CONV_SECTION && up->first != heading)
			chain[n++] = up;
	while (n > 0) {
		n--;
		if (r < chain[n]->u.section.level)
			r++;
	}
	return level < r + 1 ? level : r + 1;
}

static enum conv_step
heading_enter(void *w, const struct conv_node *n)
{
	const struct conv_node *up = n->parent;
	bool in_section = up != NULL && up->kind == CONV_SECTION;
	struct html *h = w;

	conv_printf(h->out, "<h%d", rank(h, n));
	if (!in_section || !h->section_divs)
		id_attr(h, in_section ? up->id : n->id);
	node_attrs(h, n);
	conv_putc(h->out, '>');
	if (h->numbers && in_section && up->u.section.number != NULL)
		conv_printf(h->out, "<span class=\"section-number\">%s</span> ",
		    up->u.section.number);
	return CONV_DESCEND;
}

static void
heading_leave(void *w, const struct conv_node *n)
{
	struct html *h = w;

	conv_printf(h->out, "</h%d>\n", rank(h, n));
}

/* Paragraphs of tight items are their text alone. */
static bool
is_tight(const struct conv_node *para)
{
	const struct conv_node *item = para->parent;

	return item != NULL && item->kind == CONV_ITEM &&
	    item->parent->u.list.tight;
}

static enum conv_step
para_enter(void *w, const struct conv_node *n)
{
	if (!is_tight(n))
		conv_put(((struct html *)w)->out, "<p>", 3);
	return CONV_DESCEND;
}

static void
para_leave(void *w, const struct conv_node *n)
{
	struct html *h = w;

	if (n->parent != NULL && n->parent->kind == CONV_NOTE &&
	    n->next == NULL)
		html_backlinks(h, n->parent);
	if (!is_tight(n))
		conv_put(h->out, "</p>\n", 5);
	else if (n->next != NULL)
		conv_putc(h->out, '\n');
}

static enum conv_step
alert_enter(void *w, const struct conv_node *n)
{
	static const char *const names[] = {
		[CONV_ALERT_NOTE] = "note",
		[CONV_ALERT_TIP] = "tip",
		[CONV_ALERT_IMPORTANT] = "important",
		[CONV_ALERT_WARNING] = "warning",
		[CONV_ALERT_CAUTION] = "caution"
	};
	struct html *h = w;

	conv_printf(h->out, "<div class=\"alert alert-%s\" role=\"note\">\n"
	    "<p class=\"alert-title\">", names[n->u.alert.type]);
	html_text(h, label(h->lang, LABEL_NOTE + n->u.alert.type));
	conv_puts(h->out, "</p>\n");
	return CONV_DESCEND;
}

static bool
has_tasks(const struct conv_node *list)
{
	const struct conv_node *n;

	for (n = list->first; n != NULL; n = n->next)
		if (n->u.item.task == CONV_TASK_NONE)
			return false;
	return list->first != NULL;
}

static enum conv_step
list_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	conv_puts(h->out, n->u.list.ordered ? "<ol" : "<ul");
	if (n->u.list.ordered && n->u.list.start != 1)
		conv_printf(h->out, " start=\"%u\"",
		    (unsigned)n->u.list.start);
	if (has_tasks(n))
		conv_puts(h->out, " class=\"task-list\"");
	conv_puts(h->out, ">\n");
	return CONV_DESCEND;
}

static void
list_leave(void *w, const struct conv_node *n)
{
	conv_puts(((struct html *)w)->out, n->u.list.ordered ? "</ol>\n" :
	    "</ul>\n");
}

/* Reading systems of EPUB show characters better than form fields. */
static void
task_box(struct html *h, bool done)
{
	if (h->xhtml) {
		conv_puts(h->out, done ? "\xE2\x98\x91 " : "\xE2\x98\x90 ");
		return;
	}
	conv_puts(h->out, "<input type=\"checkbox\" disabled");
	if (done)
		conv_puts(h->out, " checked");
	html_attr(h, "aria-label", label(h->lang, done ? LABEL_DONE :
	    LABEL_TODO));
	conv_puts(h->out, "> ");
}

static enum conv_step
item_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	conv_puts(h->out, "<li>");
	if (n->u.item.task != CONV_TASK_NONE)
		task_box(h, n->u.item.task == CONV_TASK_DONE);
	else if (n->first != NULL && (n->first->kind != CONV_PARA ||
	    !n->parent->u.list.tight))
		conv_putc(h->out, '\n');
	return CONV_DESCEND;
}

static enum conv_step
code_block_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	/* what may scroll must be reachable by keyboard */
	conv_puts(h->out, h->page && !h->xhtml ? "<pre tabindex=\"0\"><code" :
	    "<pre><code");
	if (n->u.code.lang != NULL) {
		conv_puts(h->out, " class=\"language-");
		conv_put_escaped(h->out, CONV_ESC_ATTR, n->u.code.lang,
		    strlen(n->u.code.lang));
		conv_putc(h->out, '"');
	}
	conv_putc(h->out, '>');
	conv_put_escaped(h->out, CONV_ESC_TEXT, n->text, n->len);
	conv_puts(h->out, "</code></pre>\n");
	return CONV_SKIP;
}

static enum conv_step
html_block_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	if (!h->unsafe || h->xhtml)
		return CONV_DESCEND;
	conv_put(h->out, n->text, n->len);
	return CONV_SKIP;
}

static enum conv_step
html_inline_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	if (h->unsafe && !h->xhtml)
		conv_put(h->out, n->text, n->len);
	return CONV_SKIP;
}

static enum conv_step
rule_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	(void)n;
	conv_printf(h->out, "<hr%s\n", html_void(h));
	return CONV_SKIP;
}

static enum conv_step
table_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	(void)n;
	h->row = 0;
	if (h->page && !h->xhtml)
		conv_puts(h->out, "<div class=\"table\" tabindex=\"0\">\n");
	conv_puts(h->out, "<table>\n");
	return CONV_DESCEND;
}

static void
table_leave(void *w, const struct conv_node *n)
{
	struct html *h = w;

	if (h->row > 0)
		conv_puts(h->out, h->row <= n->u.table.nhead ? "</thead>\n" :
		    "</tbody>\n");
	conv_puts(h->out, "</table>\n");
	if (h->page && !h->xhtml)
		conv_puts(h->out, "</div>\n");
}

static enum conv_step
row_enter(void *w, const struct conv_node *n)
{
	uint32_t nhead = n->parent->u.table.nhead;
	struct html *h = w;

	if (h->row == 0 && nhead > 0)
		conv_puts(h->out, "<thead>\n");
	if (h->row == nhead)
		conv_puts(h->out, nhead > 0 ? "</thead>\n<tbody>\n" :
		    "<tbody>\n");
	h->row++;
	conv_puts(h->out, "<tr>\n");
	return CONV_DESCEND;
}

static enum conv_step
cell_enter(void *w, const struct conv_node *n)
{
	static const char *const aligns[] = {
		[CONV_ALIGN_NONE] = "",
		[CONV_ALIGN_LEFT] = " style=\"text-align: left\"",
		[CONV_ALIGN_CENTER] = " style=\"text-align: center\"",
		[CONV_ALIGN_RIGHT] = " style=\"text-align: right\""
	};
	struct html *h = w;
	bool head = h->row <= n->parent->parent->u.table.nhead;

	conv_puts(h->out, !n->u.cell.header ? "<td" : head ?
	    "<th scope=\"col\"" : "<th scope=\"row\"");
	if (n->u.cell.colspan > 1)
		conv_printf(h->out, " colspan=\"%u\"",
		    (unsigned)n->u.cell.colspan);
	if (n->u.cell.rowspan > 1)
		conv_printf(h->out, " rowspan=\"%u\"",
		    (unsigned)n->u.cell.rowspan);
	conv_puts(h->out, aligns[n->u.cell.align]);
	conv_putc(h->out, '>');
	return CONV_DESCEND;
}

static void
cell_leave(void *w, const struct conv_node *n)
{
	conv_puts(((struct html *)w)->out, n->u.cell.header ? "</th>\n" :
	    "</td>\n");
}

static void
figure_leave(void *w, const struct conv_node *n)
{
	(void)n;
	conv_puts(((struct html *)w)->out, "</figure>\n");
}

static enum conv_step
text_enter(void *w, const struct conv_node *n)
{
	conv_put_escaped(((struct html *)w)->out, CONV_ESC_TEXT, n->text,
	    n->len);
	return CONV_SKIP;
}

static enum conv_step
code_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	conv_puts(h->out, "<code>");
	conv_put_escaped(h->out, CONV_ESC_TEXT, n->text, n->len);
	conv_puts(h->out, "</code>");
	return CONV_SKIP;
}

static enum conv_step
line_break_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	(void)n;
	conv_printf(h->out, "<br%s\n", html_void(h));
	return CONV_SKIP;
}

static enum conv_step
link_enter(void *w, const struct conv_node *n)
{
	struct html *h = w;

	if (!h->linked(h, n))
		return CONV_DESCEND;
	conv_puts(h->out, "<a");
	if (n->u.link.dest == CONV_DEST_INTERNAL && n->u.link.target != NULL) {
		conv_puts(h->out, " href=\"");
		h->href(h, n->u.link.target);
		conv_putc(h->out, '"');
	} else {
		url_attr(h, "href", n->u.link.url);
	}
	if (n->u.link.title != NULL)
		html_attr(h, "title", n->u.link.title);
	conv_putc(h->out, '>');
	return CONV_DESCEND;
}

static void
link_leave(void *w, const struct conv_node *n)
{
	struct html *h = w;

	if (h->linked(h, n))
		conv_puts(h->out, "</a>");
}

static enum conv_step
image_enter(void *w, const struct conv_node *n)
{
	const struct conv_resource *res = n->u.image.res;
	const char *alt = n->first != NULL ? n->first->text : "";
	struct html *h = w;

	conv_puts(h->out, "<img src=\"");
	if (!h->src(h, n))
		conv_put_escaped(h->out, CONV_ESC_URL, n->u.image.url,
		    strlen(n->u.image.url));
	conv_putc(h->out, '"');
	html_attr(h, "alt", alt);
	if (n->u.image.title != NULL)
		html_attr(h, "title", n->u.image.title);
	if (res != NULL && res->width > 0 && res->height > 0)
		conv_printf(h->out, " width=\"%u\" height=\"%u\"",
		    (unsigned)res->width, (unsigned)res->height);
	if (h->xhtml)
		conv_putc(h->out, '/');
	conv_putc(h->out, '>');
	if (n->parent != NULL && n->parent->kind == CONV_FIGURE)
		conv_putc(h->out, '\n');
	return CONV_SKIP;
}

static enum conv_step
note_ref_enter(void *w, const struct conv_node *n)
{
	html_note_ref(w, n);
	return CONV_SKIP;
}

static const struct conv_act acts[CONV_NKINDS] = {
	/* what is the same everywhere */
	[CONV_DOCUMENT] = { .through = true },
	[CONV_QUOTE] = { .pre = "<blockquote>\n", .post = "</blockquote>\n" },
	[CONV_FIGURE] = { .pre = "<figure>\n", .leave = figure_leave },
	[CONV_CAPTION] = { .pre = "<figcaption>",
	    .post = "</figcaption>\n" },
	[CONV_NOTE] = { .through = true },
	[CONV_SOFT_BREAK] = { .pre = "\n" },
	[CONV_EMPH] = { .pre = "<em>", .post = "</em>" },
	[CONV_STRONG] = { .pre = "<strong>", .post = "</strong>" },
	[CONV_STRIKE] = { .pre = "<del>", .post = "</del>" },
	/* what depends on the node */
	[CONV_SECTION] = { .enter = section_enter, .leave = section_leave },
	[CONV_HEADING] = { .enter = heading_enter, .leave = heading_leave },
	[CONV_PARA] = { .enter = para_enter, .leave = para_leave },
	[CONV_ALERT] = { .enter = alert_enter, .post = "</div>\n" },
	[CONV_LIST] = { .enter = list_enter, .leave = list_leave },
	[CONV_ITEM] = { .enter = item_enter, .post = "</li>\n" },
	[CONV_CODE_BLOCK] = { .enter = code_block_enter },
	[CONV_HTML_BLOCK] = { .enter = html_block_enter },
	[CONV_RULE] = { .enter = rule_enter },
	[CONV_TABLE] = { .enter = table_enter, .leave = table_leave },
	[CONV_ROW] = { .enter = row_enter, .post = "</tr>\n" },
	[CONV_CELL] = { .enter = cell_enter, .leave = cell_leave },
	[CONV_TEXT] = { .enter = text_enter },
	[CONV_LINE_BREAK] = { .enter = line_break_enter },
	[CONV_CODE] = { .enter = code_enter },
	[CONV_LINK] = { .enter = link_enter, .leave = link_leave },
	[CONV_IMAGE] = { .enter = image_enter },
	[CONV_NOTE_REF] = { .enter = note_ref_enter },
	[CONV_HTML_INLINE] = { .enter = html_inline_enter }
};

void
html_node(struct html *h, const struct conv_node *n)
{
	conv_walk(n, acts, h->out, h);
}

void
html_children(struct html *h, const struct conv_node *n)
{
	for (n = n->first; n != NULL; n = n->next)
		html_node(h, n);
}

void
html_inlines(struct html *h, const struct conv_node *body)
{
	const struct conv_node *n;

	for (n = body->first; n != NULL; n = n->next) {
		if (n != body->first)
			conv_putc(h->out, ' ');
		html_children(h, n);
	}
}

static void
href_default(struct html *h, const struct conv_node *target)
{
	const char *id = target->id != NULL ? target->id : "";

	conv_putc(h->out, '#');
	if (*id != '\0')
		conv_puts(h->out, h->prefix);
	conv_put_escaped(h->out, CONV_ESC_URL, id, strlen(id));
}

static bool
src_default(struct html *h, const struct conv_node *image)
{
	(void)h;
	(void)image;
	return false;
}

static bool
linked_default(struct html *h, const struct conv_node *link)
{
	(void)h;
	return link->u.link.dest != CONV_DEST_UNSAFE;
}

void
html_init(struct html *h, struct conv_job *job)
{
	h->job = job;
	h->out = job->out;
	h->lang = job->doc->info.lang;
	h->numbers = conv_opt_flag(job, "number-sections");
	h->prefix = "";
	h->href = href_default;
	h->src = src_default;
	h->linked = linked_default;
}
