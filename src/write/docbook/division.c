/* division.c - article or book, and the sections in it. */
#include "write/docbook/docbook.h"

#define NO_BREAK_SPACE	"\xC2\xA0"

static bool
is_kind(const struct conv_node *n, enum conv_kind kind)
{
	return n != NULL && n->kind == kind;
}

/* Does a part, or a book, hold this as a part? */
static bool
is_part(const struct docbook *w, const struct conv_node *n)
{
	return w->division == BOOK_OF_PARTS && is_kind(n, CONV_SECTION) &&
	    n->parent == w->doc->root && is_kind(n->last, CONV_SECTION);
}

/*
 * Parts hold chapters only, so a section that would be a part without
 * chapters is a chapter.
 */
static const char *
section_element(const struct docbook *w, const struct conv_node *n)
{
	if (w->division == ARTICLE)
		return "section";
	if (is_part(w, n))
		return "part";
	return n->parent == w->doc->root || is_part(w, n->parent) ?
	    "chapter" : "section";
}

/* The blocks in front of the first chapter need an element of their own. */
static void
front_begin(struct docbook *w, const char *element)
{
	block_begin(w, element);
	w->empty = w->front = true;
}

static void
front_end(struct docbook *w)
{
	if (!w->front)
		return;
	fill(w);
	xml_end_block(w->x);
	w->front = false;
}

static void
put_root_attrs(struct docbook *w)
{
	const struct conv_info *info = &w->doc->info;

	if (w->dialect->namespaces) {
		xml_attr(w->x, "xmlns", "http://docbook.org/ns/docbook");
		xml_attr(w->x, "xmlns:xlink", "http://www.w3.org/1999/xlink");
		xml_attr(w->x, "version", "5.0");
	}
	xml_attr(w->x, w->dialect->lang, info->lang);
	if (info->dir[0] == 'r')
		xml_attr(w->x, "dir", info->dir);
	if (w->root_name != NULL)
		xml_attr(w->x, w->dialect->id, w->root_name);
}

enum conv_step
document_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;
	const char *root = w->division == ARTICLE ? "article" : "book";

	if (n != w->doc->root)		/* a metadata string */
		return CONV_DESCEND;
	if (!w->dialect->namespaces)
		xml_doctype(w->x, root, "-//OASIS//DTD DocBook XML V4.5//EN",
		    "http://www.oasis-open.org/docbook/xml/4.5/"
		    "docbookx.dtd");
	xml_line(w->x, root);
	put_root_attrs(w);
	info_write(w);
	w->empty = true;
	if (w->division != ARTICLE && n->first != NULL &&
	    n->first->kind != CONV_SECTION) {
		front_begin(w, "preface");
		xml_line_text(w->x, "title", w->doc->info.title);
	}
	return CONV_DESCEND;
}

void
document_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	if (n != w->doc->root)
		return;
	front_end(w);
	if (w->division == ARTICLE)
		fill(w);
	xml_end_block(w->x);
}

enum conv_step
section_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	front_end(w);
	if (n == w->lifted)
		return CONV_DESCEND;
	block_begin(w, section_element(w, n));
	put_common(w, n, NULL);
	w->empty = true;
	if (!is_kind(n->first, CONV_HEADING))
		xml_line_text(w->x, "title", NO_BREAK_SPACE);
	return CONV_DESCEND;
}

void
section_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	if (n == w->lifted)
		return;
	front_end(w);
	fill(w);
	xml_end_block(w->x);
}

static bool
is_title(const struct conv_node *n)
{
	return is_kind(n->parent, CONV_SECTION) && n->prev == NULL;
}

/* A heading outside of the section tree. */
static void
bridgehead_begin(struct docbook *w, const struct conv_node *n)
{
	static const char *const levels[] = {
		"sect1", "sect2", "sect3", "sect4", "sect5"
	};
	int level = n->u.heading.level;

	if (w->in_note || w->in_cell) {
		block_begin(w, "para");
		put_common(w, n, "heading");
		xml_start(w->x, "emphasis");
		xml_attr(w->x, "role", "strong");
		return;
	}
	block_begin(w, "bridgehead");
	put_common(w, n, NULL);
	xml_attr(w->x, "renderas", levels[level < 1 ? 0 :
	    level > 5 ? 4 : level - 1]);
}

enum conv_step
heading_enter(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	if (is_title(n) && n->parent == w->lifted)
		return CONV_SKIP;	/* info_write() has written it */
	if (is_title(n)) {
		xml_line(w->x, "title");
		put_common(w, n, NULL);
	} else
		bridgehead_begin(w, n);
	if (n->first == NULL)
		xml_puts(w->x, NO_BREAK_SPACE);
	return CONV_DESCEND;
}

void
heading_leave(void *ctx, const struct conv_node *n)
{
	struct docbook *w = ctx;

	if (is_title(n) && n->parent == w->lifted)
		return;
	if (!is_title(n) && (w->in_note || w->in_cell))
		xml_end(w->x);		/* the emphasis */
	xml_end(w->x);
	if (is_title(n) && is_part(w, n->parent) &&
	    !is_kind(n->next, CONV_SECTION))
		front_begin(w, "partintro");
}
