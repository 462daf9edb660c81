/*
 * span.c - attributes behind inlines: [text]{.class}, ![](a.png){width=50%}.
 *
 * The reader leaves a TEXT with attributes for each; whatever they can't be
 * given to makes it plain text again.
 */
#include <string.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

/* An open bracket: at->text[from]. */
struct bracket {
	struct conv_node	*at;
	size_t			 from;
};

struct spans {
	struct conv_doc	*doc;
	struct bracket	*stack;
	size_t		 depth, cap;
	bool		 closed;	/* the text just seen ends with "]" */
	struct bracket	 last;		/* where that one opened; at NULL:
					 * nowhere */
};

/* Follow the brackets of a text. */
static void
brackets(struct spans *s, struct conv_node *n)
{
	size_t i;

	for (i = 0; i < n->len; i++) {
		s->closed = false;
		if (n->text[i] == '[') {
			s->stack = arena_grow(s->doc->arena, s->stack,
			    &s->cap, s->depth + 1, sizeof(*s->stack));
			s->stack[s->depth++] = (struct bracket){ n, i };
		} else if (n->text[i] == ']') {
			s->closed = true;
			s->last.at = NULL;
			if (s->depth > 0)
				s->last = s->stack[--s->depth];
		}
	}
}

/* Cut a TEXT in two; the second part, from byte at on, is returned. */
static struct conv_node *
cut(struct conv_arena *a, struct conv_node *n, size_t at)
{
	struct conv_pos pos = n->pos;
	struct conv_node *rest;

	pos.col += (uint32_t)at;
	rest = node_text(a, pos, n->text + at, n->len - at);
	n->text = conv_strndup(a, n->text, at);
	n->len = at;
	node_insert_after(n, rest);
	return rest;
}

/* From the bracket to the marker: a SPAN. */
static void
wrap(struct spans *s, struct conv_node *marker)
{
	struct conv_arena *a = s->doc->arena;
	struct conv_node *text = cut(a, s->last.at, s->last.from);
	struct conv_node *span = node_new(a, CONV_SPAN, text->pos), *last;

	span->attrs = marker->attrs;
	node_insert_before(text, span);
	while (span->next != marker)
		node_append(span, span->next);
	node_unlink(marker);
	text->text++;		/* the brackets go */
	text->len--;
	last = span->last;
	last->text = conv_strndup(a, last->text, --last->len);
}

static bool
takes_attrs(const struct spans *s, const struct conv_node *n)
{
	unsigned ext = s->doc->ext;

	if (n == NULL)
		return false;
	return n->kind == CONV_CODE ?
	    (ext & EXT_INLINE_CODE_ATTRIBUTES) != 0 :
	    (n->kind == CONV_LINK || n->kind == CONV_IMAGE) &&
	    (ext & EXT_LINK_ATTRIBUTES) != 0;
}

/* Brackets inside what became a span, or before it, have no more to do. */
static struct conv_node *
marker_read(struct spans *s, struct conv_node *n)
{
	struct conv_node *before = n->prev, *next = n->next;

	if (takes_attrs(s, before)) {
		before->attrs = n->attrs;
		node_unlink(n);
	} else if (before != NULL && before->kind == CONV_TEXT && s->closed &&
	    s->last.at != NULL &&
	    (s->doc->ext & EXT_BRACKETED_SPANS) != 0) {
		wrap(s, n);
	} else {
		n->attrs = NULL;	/* no more than text */
	}
	s->closed = false;
	return next;
}

void
spans_read(struct conv_doc *doc, struct conv_node *parent)
{
	struct spans s = { .doc = doc };
	struct conv_node *n, *next;

	for (n = parent->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == CONV_TEXT && n->attrs != NULL)
			next = marker_read(&s, n);
		else if (n->kind == CONV_TEXT)
			brackets(&s, n);
		else
			s.closed = false;
	}
}
