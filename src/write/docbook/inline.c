/* inline.c - text and what stands in it. */
#include <string.h>

#include "write/docbook/docbook.h"

/* The elements of kinds that are an element and nothing else. */
static const struct span {
	const char	*element, *role;
} spans[CONV_NKINDS] = {
	[CONV_EMPH] = { "emphasis", NULL },
	[CONV_STRONG] = { "emphasis", "strong" },
	[CONV_STRIKE] = { "emphasis", "strikethrough" },
	[CONV_UNDERLINE] = { "emphasis", "underline" },
	[CONV_MARK] = { "emphasis", "marked" },
	[CONV_SMALLCAPS] = { "emphasis", "smallcaps" },
	[CONV_SPAN] = { "phrase", NULL },
	[CONV_CODE] = { "literal", NULL }
};

enum conv_step
text_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	xml_text(w->x, n->text, n->len);
	return CONV_SKIP;
}

enum conv_step
soft_break_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	(void)n;
	xml_puts(w->x, "\n");
	return CONV_SKIP;
}

/*
 * DocBook has no line break; this instruction is Asciidoctor's, and the
 * style sheets that know one know it.
 */
enum conv_step
line_break_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	(void)n;
	xml_pi(w->x, "asciidoc-br");
	xml_puts(w->x, "\n");
	return CONV_SKIP;
}

/* Elements that say what a class from raw HTML does. */
static const struct {
	enum conv_kind	 kind;
	const char	*class, *element;
} elements[] = {
	{ CONV_CODE, "kbd", "keycap" },
	{ CONV_CODE, "samp", "computeroutput" },
	{ CONV_SPAN, "abbr", "abbrev" }
};

/* These hold text, and what is short for it. */
static bool
is_abbrev(const struct conv_node *n)
{
	return n->kind != CONV_SPAN || (n->first != NULL &&
	    n->first == n->last && n->first->kind == CONV_TEXT);
}

enum conv_step
span_enter(void *ctx, const struct conv_node *n)
{
	const char *class = conv_attr(n, "class");
	const char *name = spans[n->kind].element, *title;
	struct docbook *w = ctx;
	size_t i;

	for (i = 0; class != NULL &&
	    i < sizeof(elements) / sizeof(elements[0]); i++)
		if (n->kind == elements[i].kind && is_abbrev(n) &&
		    strcmp(class, elements[i].class) == 0)
			name = elements[i].element;
	xml_start(w->x, name);
	put_common(w, n, spans[n->kind].role);
	if ((title = conv_attr(n, "title")) != NULL && w->dialect->alts &&
	    strcmp(name, "abbrev") == 0) {
		xml_start(w->x, "alt");
		xml_puts(w->x, title);
		xml_end(w->x);
	}
	return CONV_DESCEND;
}

void
span_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	(void)n;
	xml_end(w->x);
}

/* These elements hold text and hardly more. */
enum conv_step
script_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;
	const char *name = n->kind == CONV_SUPER ? "superscript" :
	    "subscript";
	bool text = n->first != NULL && n->first->kind == CONV_TEXT &&
	    n->first == n->last;

	xml_start(w->x, text ? name : "phrase");
	put_common(w, n, text ? NULL : name);
	return CONV_DESCEND;
}

enum conv_step
code_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	span_enter(w, n);
	xml_text(w->x, n->text, n->len);
	xml_end(w->x);
	return CONV_SKIP;
}

/* Schema and tools ask for addresses that are URIs. */
static bool
is_lost(struct docbook *w, const struct conv_node *n)
{
	const char *url = n->u.link.url;

	if (n->u.link.dest != CONV_DEST_EXTERNAL ||
	    strncmp(url, "//", 2) == 0 || url_is_valid(url))
		return false;
	conv_report(w->job, CONV_WARNING, n, "lost-link",
	    "DocBook can't link to '%s'", url);
	return true;
}

/* A link that leads nowhere is its text. */
enum conv_step
link_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;
	const struct dialect *d = w->dialect;
	const char *name = NULL;

	switch (n->u.link.dest) {
	case CONV_DEST_INTERNAL:
		name = ids_name(w, n->u.link.target);
		xml_start(w->x, name == NULL ? "phrase" : "link");
		if (name != NULL)
			xml_attr(w->x, "linkend", name);
		break;
	case CONV_DEST_EXTERNAL:
	case CONV_DEST_FILE:
		if (is_lost(w, n)) {
			xml_start(w->x, "phrase");
			break;
		}
		xml_start(w->x, d->link);
		xml_attr(w->x, d->href,
		    uri_clean(w->job->arena, conv_link_url(w->job, n)));
		if (d->href_title != NULL && n->u.link.title != NULL)
			xml_attr(w->x, d->href_title, n->u.link.title);
		break;
	default:
		xml_start(w->x, "phrase");
	}
	put_common(w, n, NULL);
	return CONV_DESCEND;
}

/* The tag is dropped; where it was the place of an id, that stays. */
enum conv_step
html_inline_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	if (n->id != NULL && !w->foreign) {
		xml_start(w->x, "anchor");
		put_id(w, n);
		xml_end(w->x);
	}
	return CONV_DESCEND;
}
