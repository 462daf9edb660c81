/* json.c - pandoc's document tree as JSON. */
#include <string.h>

#include "write/json/json.h"

const struct conv_act ast_acts[CONV_NKINDS] = {
	[CONV_DOCUMENT] = { .through = true },
	[CONV_SECTION] = { .through = true },
	[CONV_HEADING] = { .enter = ast_heading, .leave = ast_leave_attr },
	[CONV_PARA] = { .enter = ast_para, .leave = ast_leave },
	[CONV_QUOTE] = { .enter = ast_quote, .leave = ast_leave },
	[CONV_ALERT] = { .enter = ast_alert, .leave = ast_leave_attr },
	[CONV_LIST] = { .enter = ast_list, .leave = ast_list_leave },
	[CONV_ITEM] = { .enter = ast_item, .leave = ast_item_leave },
	[CONV_CODE_BLOCK] = { .enter = ast_code_block },
	[CONV_HTML_BLOCK] = { .enter = ast_html_block },
	[CONV_RULE] = { .enter = ast_rule },
	[CONV_TABLE] = { .enter = ast_table, .leave = ast_table_leave },
	[CONV_ROW] = { .enter = ast_row, .leave = ast_row_leave },
	[CONV_CELL] = { .enter = ast_cell, .leave = ast_cell_leave },
	[CONV_FIGURE] = { .enter = ast_figure },
	[CONV_CAPTION] = { .enter = ast_caption, .leave = ast_caption_leave },
	[CONV_DIV] = { .enter = ast_div, .leave = ast_leave_attr },
	[CONV_DEF_LIST] = { .enter = ast_def_list, .leave = ast_leave },
	[CONV_DEF_ENTRY] = { .enter = ast_def_entry,
	    .leave = ast_def_entry_leave },
	[CONV_TERM] = { .enter = ast_term },
	[CONV_DEFINITION] = { .enter = ast_definition,
	    .leave = ast_item_leave },
	[CONV_MATH_BLOCK] = { .enter = ast_math_block },
	[CONV_PAGE_BREAK] = { .enter = ast_page_break },
	[CONV_NOTE] = { .through = true },
	[CONV_TEXT] = { .enter = ast_text_node },
	[CONV_SOFT_BREAK] = { .enter = ast_break },
	[CONV_LINE_BREAK] = { .enter = ast_break },
	[CONV_CODE] = { .enter = ast_code },
	[CONV_EMPH] = { .enter = ast_span, .leave = ast_leave },
	[CONV_STRONG] = { .enter = ast_span, .leave = ast_leave },
	[CONV_STRIKE] = { .enter = ast_span, .leave = ast_leave },
	[CONV_UNDERLINE] = { .enter = ast_span, .leave = ast_leave },
	[CONV_MARK] = { .enter = ast_attr_span, .leave = ast_leave_attr },
	[CONV_SUPER] = { .enter = ast_span, .leave = ast_leave },
	[CONV_SUB] = { .enter = ast_span, .leave = ast_leave },
	[CONV_SMALLCAPS] = { .enter = ast_span, .leave = ast_leave },
	[CONV_SPAN] = { .enter = ast_attr_span, .leave = ast_leave_attr },
	[CONV_MATH] = { .enter = ast_math },
	[CONV_LINK] = { .enter = ast_link, .leave = ast_link_leave },
	[CONV_IMAGE] = { .enter = ast_image },
	[CONV_NOTE_REF] = { .enter = ast_note_ref },
	[CONV_HTML_INLINE] = { .enter = ast_html_inline }
};

void
ast_sep(struct json *w)
{
	if (!w->first)
		conv_putc(w->o, ',');
	w->first = false;
}

void
ast_open(struct json *w)
{
	ast_sep(w);
	conv_putc(w->o, '[');
	w->first = true;
}

void
ast_close(struct json *w)
{
	conv_putc(w->o, ']');
	w->first = false;
}

void
ast_void(struct json *w, const char *type)
{
	ast_sep(w);
	conv_puts(w->o, "{\"t\":\"");
	conv_puts(w->o, type);
	conv_puts(w->o, "\"}");
}

void
ast_begin(struct json *w, const char *type)
{
	ast_sep(w);
	conv_puts(w->o, "{\"t\":\"");
	conv_puts(w->o, type);
	conv_puts(w->o, "\",\"c\":");
	w->first = true;
}

void
ast_end(struct json *w)
{
	conv_putc(w->o, '}');
	w->first = false;
}

void
ast_string(struct json *w, const char *s, size_t len)
{
	ast_sep(w);
	conv_putc(w->o, '"');
	conv_put_escaped(w->o, CONV_ESC_JSON, s, len);
	conv_putc(w->o, '"');
}

void
ast_text(struct json *w, const char *s, size_t len)
{
	const char *end = s + len, *run;
	bool line;

	while (s < end) {
		for (run = s; s < end && *s != ' ' && *s != '\t' &&
		    *s != '\n'; s++)
			;
		if (s > run) {
			ast_begin(w, "Str");
			ast_string(w, run, (size_t)(s - run));
			ast_end(w);
		}
		run = s;
		for (line = false; s < end && (*s == ' ' || *s == '\t' ||
		    *s == '\n'); s++)
			line |= *s == '\n';
		if (s > run)
			ast_void(w, line ? "SoftBreak" : "Space");
	}
}

void
ast_inlines(struct json *w, const struct conv_node *n)
{
	for (n = n->first; n != NULL; n = n->next)
		conv_walk(n, ast_acts, w->o, w);
}

void
ast_children(struct json *w, const struct conv_node *n)
{
	ast_open(w);
	ast_inlines(w, n);
	ast_close(w);
}

/* The words of a class attribute as strings. */
static void
classes_put(struct json *w, const char *s)
{
	size_t n;

	for (; s != NULL && *s != '\0'; s += n) {
		s += strspn(s, " \t\n\r\f");
		n = strcspn(s, " \t\n\r\f");
		if (n > 0)
			ast_string(w, s, n);
	}
}

void
ast_attr(struct json *w, const struct conv_node *n, const char *class)
{
	ast_attr_id(w, n, n->id, class);
}

void
ast_attr_id(struct json *w, const struct conv_node *n, const char *id,
    const char *class)
{
	const struct conv_attr *a;

	ast_open(w);
	ast_string(w, id == NULL ? "" : id, id == NULL ? 0 : strlen(id));
	ast_open(w);
	classes_put(w, class);
	classes_put(w, conv_attr(n, "class"));
	ast_close(w);
	ast_open(w);
	for (a = n->attrs; a != NULL; a = a->next) {
		if (strcmp(a->name, "class") == 0 ||
		    strcmp(a->name, "id") == 0)
			continue;
		ast_open(w);
		ast_string(w, a->name, strlen(a->name));
		ast_string(w, a->value, strlen(a->value));
		ast_close(w);
	}
	ast_close(w);
	ast_close(w);
}

static bool
json_write(struct conv_job *job)
{
	const struct conv_doc *doc = job->doc;
	size_t n = doc->nnotes + 1;
	struct json w = {
		.job = job, .doc = doc, .o = job->out,
		.v22 = strcmp(conv_opt_str(job, "pandoc-api"), "1.22") == 0,
		.unsafe = conv_opt_flag(job, "unsafe"),
		.first = true
	};

	w.notes = conv_alloc(job->arena, n * sizeof(*w.notes));
	w.sizes = conv_alloc(job->arena, n * sizeof(*w.sizes));
	w.queue = conv_alloc(job->arena, n * sizeof(*w.queue));
	conv_printf(w.o, "{\"pandoc-api-version\":%s,\"meta\":",
	    w.v22 ? "[1,22,2,1]" : "[1,23,1]");
	ast_meta(&w);
	conv_puts(w.o, ",\"blocks\":");
	w.first = true;
	ast_children(&w, doc->root);
	conv_puts(w.o, "}\n");
	return true;
}

static const struct conv_option json_options[] = {
	{ .name = "pandoc-api", .kind = CONV_OPT_CHOICE, .arg = "1.23|1.22",
	  .def = "1.23",
	  .help = "version of pandoc's types; 1.22 for pandoc before 3.0" },
	{ .name = NULL }
};

CONV_BACKEND(json) = {
	.abi = CONV_ABI,
	.name = "json",
	.suffix = "json",
	.about = "pandoc's document tree as JSON",
	.options = json_options,
	.write = json_write
};
