/* sections.c - headings of the root become nested sections. */
#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

/* Move a heading's level; below 1 it is a paragraph, as with pandoc. */
static void
shift(struct conv_node *n, int by)
{
	int level = n->u.heading.level + by;

	if (level < 1) {
		n->kind = CONV_PARA;
		if (n->first == NULL)
			node_unlink(n);
		return;
	}
	n->u.heading.level = level > 6 ? 6 : level;
}

/* With -1, a heading of level 1 that begins the document is its title. */
static void
take_title(struct conv_doc *doc)
{
	struct conv_node *n = doc->root->first, *body, *para;

	if (n == NULL || n->kind != CONV_HEADING || n->first == NULL ||
	    n->u.heading.level != 1 || doc->info.title != NULL)
		return;
	doc->info.title = conv_plain_text(doc->arena, n);
	body = node_new(doc->arena, CONV_DOCUMENT, n->pos);
	para = node_new(doc->arena, CONV_PARA, n->pos);
	node_unlink(n);
	node_move_children(n, para);
	node_append(body, para);
	doc->info.title_body = body;
}

static void
shift_all(struct conv_doc *doc, int by)
{
	struct conv_node *n, *next;

	if (by == -1)
		take_title(doc);
	for (n = doc->root; n != NULL; n = next) {
		next = node_next(n, doc->root, true);
		if (n->kind == CONV_HEADING)
			shift(n, by);
	}
}

/* The section that a heading of that level belongs under. */
static struct conv_node *
under(struct conv_node *section, int level)
{
	while (section->kind == CONV_SECTION &&
	    section->u.section.level >= level)
		section = section->parent;
	return section;
}

/* The contents stand in one place. */
static void
contents(struct conv_job *job, struct conv_doc *doc, struct conv_node *n)
{
	if (doc->contents == NULL) {
		doc->contents = n;
		return;
	}
	conv_report(job, CONV_WARNING, n, "duplicate-toc",
	    "the table of contents stands in line %u already",
	    (unsigned)doc->contents->pos.line);
	node_unlink(n);
}

bool
pass_sections(struct conv_job *job, struct conv_doc *doc)
{
	struct conv_node *cur = doc->root, *n, *next, *s;
	int by = conv_opt_int(job, "shift-heading-level-by");

	if (by != 0)
		shift_all(doc, by);
	for (n = doc->root->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == CONV_DIV && n->u.div.role == CONV_ROLE_CONTENTS) {
			contents(job, doc, n);
			if (n != doc->contents)
				continue;
		}
		if (n->kind != CONV_HEADING) {
			if (cur != doc->root)
				node_append(cur, n);
			continue;
		}
		cur = under(cur, n->u.heading.level);
		s = node_new(doc->arena, CONV_SECTION, n->pos);
		s->attrs = n->attrs;
		s->u.section.level = n->u.heading.level;
		s->u.section.depth = cur->kind == CONV_SECTION ?
		    cur->u.section.depth + 1 : 1;
		if (cur == doc->root)
			node_insert_before(n, s);
		else
			node_append(cur, s);
		node_append(s, n);
		cur = s;
	}
	return true;
}
