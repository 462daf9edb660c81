/* tidy.c - a tree without leftovers of parsing, legal for all back ends. */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "pass/pass.h"
#include "tree/tree.h"

/* Where the walk is. */
struct tidy {
	struct conv_doc		*doc;
	struct conv_node	*link;	/* the outermost that is open */
	struct conv_node	*after;	/* what leaves the link goes after it */
	struct conv_node	*html;	/* the outermost HTML_BLOCK */
	unsigned		 divs;	/* DIVs that are open */
	unsigned		 cells;	/* CELLs that are open */
	bool			 figures;
	bool			 unsafe; /* HTML_BLOCKs stay */
};

/* Is there nothing but spaces and breaks in a paragraph? */
static bool
is_blank(const struct conv_node *para)
{
	const struct conv_node *n;

	for (n = para->first; n != NULL; n = n->next) {
		if (n->kind == CONV_SOFT_BREAK || n->kind == CONV_LINE_BREAK)
			continue;
		if (n->kind != CONV_TEXT || strspn(n->text, " \t\n") < n->len)
			return false;
	}
	return true;
}

/*
 * Does it say nothing, as it holds nothing?  An empty QUOTE, ITEM, HEADING
 * or LINK is what the author wrote, and stays.
 */
static bool
is_hollow(const struct conv_node *n)
{
	switch (n->kind) {
	case CONV_TEXT:
		return n->len == 0;
	case CONV_PARA:
		return is_blank(n);
	case CONV_EMPH:
	case CONV_STRONG:
	case CONV_STRIKE:
	case CONV_UNDERLINE:
	case CONV_MARK:
	case CONV_SUPER:
	case CONV_SUB:
	case CONV_SMALLCAPS:
	case CONV_ALERT:
	case CONV_LIST:
	case CONV_DEF_LIST:
	case CONV_DEF_ENTRY:
	case CONV_TABLE:
	case CONV_ROW:
	case CONV_FIGURE:
	case CONV_CAPTION:
		return n->first == NULL;
	case CONV_DIV:
		return n->first == NULL && n->attrs == NULL;
	case CONV_SPAN:
		return n->first == NULL && conv_attr(n, "id") == NULL;
	default:
		return false;
	}
}

static bool
is_break(const struct conv_node *n)
{
	return n != NULL &&
	    (n->kind == CONV_SOFT_BREAK || n->kind == CONV_LINE_BREAK);
}

void
text_join(struct conv_arena *a, struct conv_node *n)
{
	struct conv_node *next;
	size_t len = n->len;
	char *text, *p;

	for (next = n->next; next != NULL && next->kind == CONV_TEXT;
	    next = next->next)
		len += next->len;
	if (len == n->len && (n->next == NULL || n->next->kind != CONV_TEXT))
		return;
	p = text = conv_alloc(a, len + 1);
	memcpy(p, n->text, n->len);
	p += n->len;
	while ((next = n->next) != NULL && next->kind == CONV_TEXT) {
		memcpy(p, next->text, next->len);
		p += next->len;
		node_unlink(next);
	}
	n->text = text;
	n->len = len;
}

/* Spaces in front of a break that went. */
static void
trim_end(struct conv_arena *a, struct conv_node *n)
{
	size_t len = n->len;

	while (len > 0 && n->text[len - 1] == ' ')
		len--;
	if (len == n->len || len == 0)
		return;
	n->text = conv_strndup(a, n->text, len);
	n->len = len;
}

/* Breaks at a paragraph's ends and a soft one beside another say nothing. */
static void
sweep_breaks(struct conv_arena *a, struct conv_node *up)
{
	struct conv_node *n, *next;
	bool trim = is_break(up->last);

	while (is_break(up->first))
		node_unlink(up->first);
	while (is_break(up->last))
		node_unlink(up->last);
	if (trim && up->last != NULL && up->last->kind == CONV_TEXT)
		trim_end(a, up->last);
	for (n = up->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == CONV_SOFT_BREAK &&
		    (is_break(n->prev) || is_break(n->next)))
			node_unlink(n);
	}
}

/* Children that say nothing go; TEXTs side by side become one. */
static void
sweep(struct tidy *t, struct conv_node *up)
{
	struct conv_node *n, *next;

	for (n = up->first; n != NULL; n = next) {
		next = n->next;
		if (is_hollow(n))
			node_unlink(n);
	}
	for (n = up->first; n != NULL; n = n->next)
		if (n->kind == CONV_TEXT)
			text_join(t->doc->arena, n);
	if (up->kind < CONV_TEXT && up->first != NULL &&
	    up->first->kind >= CONV_TEXT)
		sweep_breaks(t->doc->arena, up);
}

/*
 * An image's children are its alt text: one TEXT at most.  Calls of notes
 * in it go behind the image.
 */
static void
flatten_alt(struct conv_doc *doc, struct conv_node *image)
{
	char *alt = conv_plain_text(doc->arena, image);
	struct conv_node *n, *next, *after = image;

	for (n = image; n != NULL; n = next) {
		next = node_next(n, image, true);
		if (n->kind == CONV_NOTE_REF) {
			node_insert_after(after, n);
			after = n;
		}
	}
	while (image->first != NULL)
		node_unlink(image->first);
	if (*alt != '\0')
		node_append(image, node_text(doc->arena, image->pos, alt,
		    strlen(alt)));
}

/*
 * May a figure stand here?  Not where it would be in the way: in a tight
 * list, in raw HTML, which has its own element for figures, nor where raw
 * HTML around has put the picture in its place.
 */
static bool
figure_fits(const struct tidy *t, const struct conv_node *para)
{
	const struct conv_node *up = para->parent;

	if (!t->figures || t->html != NULL || para->u.para.html ||
	    conv_attr(para, "align") != NULL)
		return false;
	return up->kind == CONV_DOCUMENT || up->kind == CONV_QUOTE ||
	    up->kind == CONV_ALERT || up->kind == CONV_DIV ||
	    (up->kind == CONV_ITEM && !up->parent->u.list.tight);
}

/* The id of an image is its figure's. */
static void
move_id(struct conv_arena *a, struct conv_node *from, struct conv_node *to)
{
	/* attributes are const for readers; the passes own them */
	struct conv_attr **attr = (struct conv_attr **)&from->attrs;

	for (; *attr != NULL; attr = &(*attr)->next)
		if (strcmp((*attr)->name, "id") == 0) {
			node_set_attr(a, to, "id", (*attr)->value);
			*attr = (*attr)->next;
			return;
		}
}

/* A backslash behind an image is there to make it no figure. */
static bool
is_stop(const struct conv_node *n)
{
	return n->next == NULL && n->kind == CONV_TEXT && n->len == 1 &&
	    *n->text == '\\' && !n->u.text.escaped;
}

/*
 * An image alone in its paragraph is a figure, with its title as caption,
 * else its alt text with all markup; without either it stays what it is.
 */
static void
make_figure(struct tidy *t, struct conv_node *para)
{
	struct conv_arena *a = t->doc->arena;
	struct conv_node *image = para->first, *caption;
	const char *title;
	char *alt;

	if (image == NULL || image->kind != CONV_IMAGE ||
	    !figure_fits(t, para))
		return;
	if (image->next != NULL) {
		if (is_stop(image->next))
			node_unlink(image->next);
		return;
	}
	title = image->u.image.title;
	if (title == NULL && image->first == NULL)
		return;
	caption = node_new(a, CONV_CAPTION, image->pos);
	if (title != NULL) {
		node_append(caption, node_text(a, image->pos, title,
		    strlen(title)));
		/* calls of notes in the alt text have no other place */
		flatten_alt(t->doc, image);
		while (image->next != NULL)
			node_append(caption, image->next);
	} else {
		alt = conv_plain_text(a, image);
		node_move_children(image, caption);
		node_append(image, node_text(a, image->pos, alt,
		    strlen(alt)));
	}
	para->kind = CONV_FIGURE;
	move_id(a, image, para);
	node_append(para, caption);
}

/* Does a paragraph hold nothing but places that links lead to? */
static bool
is_anchors(const struct conv_node *para)
{
	const struct conv_node *n;

	for (n = para->first; n != NULL; n = n->next)
		if (!(n->kind == CONV_SPAN && n->first == NULL) &&
		    !is_break(n) && !(n->kind == CONV_TEXT &&
		    strspn(n->text, " ") == n->len))
			return false;
	return para->first != NULL;
}

/* The text that a block begins with, or NULL. */
static struct conv_node *
first_text(struct conv_node *n)
{
	unsigned i;

	for (i = 0; n != NULL && i < LIMIT_ANCHOR_DEPTH; i++, n = n->first)
		if (n->kind == CONV_PARA || n->kind == CONV_HEADING ||
		    (n->first != NULL && n->first->kind >= CONV_TEXT))
			return n;
	return NULL;
}

/*
 * A paragraph of anchors would be an empty line: they go to the text that
 * follows.  The last first, so that none goes twice.
 */
static void
pass_anchors(struct conv_node *up)
{
	struct conv_node *para, *prev, *to, *n;

	for (para = up->last; para != NULL; para = prev) {
		prev = para->prev;
		if (para->kind != CONV_PARA || !is_anchors(para) ||
		    (to = first_text(para->next)) == NULL)
			continue;
		while ((n = para->last) != NULL) {
			node_unlink(n);
			if (n->kind == CONV_SPAN)
				node_prepend(to, n);
		}
		node_unlink(para);
	}
}

/* What must be known or done before the children's turn. */
static void
enter(struct tidy *t, struct conv_node *n)
{
	switch (n->kind) {
	case CONV_LINK:
		if (t->link == NULL)
			t->link = t->after = n;
		break;
	case CONV_HTML_BLOCK:
		if (t->html == NULL)
			t->html = n;
		break;
	case CONV_IMAGE:
		flatten_alt(t->doc, n);
		break;
	case CONV_PARA:
		make_figure(t, n);
		break;
	case CONV_SPAN:
		span_resolve(n);
		break;
	case CONV_CELL:
		t->cells++;
		break;
	case CONV_DIV:
		div_resolve(t->doc, n);
		t->divs += n->kind == CONV_DIV;
		break;
	default:
		break;
	}
}

/* Nobody sees a link without text; it may be a place to lead to. */
static void
link_drop(struct conv_node *link)
{
	while (link->first != NULL)
		node_unlink(link->first);
	memset(&link->u, 0, sizeof(link->u));
	link->kind = CONV_SPAN;
}

/*
 * A table in a cell, or of a caption alone: that and its rows become
 * paragraphs, and are tidied as such.
 */
static void
unroll(struct tidy *t, struct conv_node *table)
{
	struct conv_node *n = table->prev, *end = table->next;
	struct conv_node *up = table->parent;

	table_unroll(t->doc->arena, table);
	for (n = n != NULL ? n->next : up->first; n != end; n = n->next)
		sweep(t, n);
}

/* What a node needs once all below it is done; it may be gone then. */
static void
leave(struct tidy *t, struct conv_node *n)
{
	if (n->kind == CONV_TABLE)
		table_join_rows(t->doc->arena, n);
	if (n->first != NULL)
		sweep(t, n);
	if (n->first != NULL && n->first->kind < CONV_TEXT)
		pass_anchors(n);
	switch (n->kind) {
	case CONV_LINK:
		if (t->link != n) {
			node_unwrap(n);
			break;
		}
		t->link = NULL;
		/* of raw HTML, as the reader gave its own ones a text */
		if ((t->doc->ext & EXT_CROSS_REFERENCES) != 0 && is_blank(n))
			link_drop(n);
		break;
	case CONV_NOTE_REF:
		if (t->link != NULL) {
			node_insert_after(t->after, n);
			t->after = n;
		}
		break;
	case CONV_HTML_BLOCK:
		if (t->html == n)
			t->html = NULL;
		if (!t->unsafe)
			node_unwrap(n);
		break;
	case CONV_CELL:
		t->cells--;
		table_cell_settle(n);
		break;
	case CONV_TABLE:
		if (t->cells > 0 ||
		    (n->last != NULL && n->last->kind == CONV_CAPTION))
			unroll(t, n);
		else
			table_square(t->doc->arena, n);
		break;
	case CONV_DIV:
		if (t->divs-- > LIMIT_DIV_DEPTH &&
		    n->u.div.role == CONV_ROLE_PLAIN)
			node_unwrap(n);
		else
			div_settle(t->doc->arena, n);
		break;
	case CONV_DEF_ENTRY:
		if (n->first != NULL)
			deflist_entry(t->doc->arena, n);
		break;
	default:
		break;
	}
}

static void
tidy(struct tidy *t, struct conv_node *root)
{
	struct conv_node *n = root, *next, *up;

	for (;;) {
		enter(t, n);
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		for (;;) {
			next = n->next;
			up = n->parent;
			leave(t, n);
			if (n == root)
				return;
			if (next != NULL)
				break;
			n = up;
		}
		n = next;
	}
}

bool
pass_tidy(struct conv_job *job, struct conv_doc *doc)
{
	struct tidy t = { .doc = doc, .unsafe = conv_opt_flag(job, "unsafe") };
	struct conv_node **roots;
	size_t n, i;

	roots = doc_roots(doc, &n);
	for (i = 0; i < n; i++) {
		/* a note or an abstract has no room for figures */
		t.figures = i == 0 && (doc->ext & EXT_IMPLICIT_FIGURES) != 0;
		tidy(&t, roots[i]);
	}
	return true;
}
