/*
 * span.c - attributes behind inlines: [text]{.class}, ![](a.png){width=50%};
 * notes in the text: ^[text].
 *
 * The reader leaves a TEXT with attributes for each; whatever they can't be
 * given to makes it plain text again.
 */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/read.h"
#include "tree/tree.h"

/* An open bracket: at->text[from]; behind a note's mark, or not. */
struct bracket {
	struct conv_node	*at;
	size_t			 from;
	struct conv_node	*mark;
};

struct spans {
	struct conv_doc	*doc;
	struct bracket	*stack;
	size_t		 depth, cap;
	unsigned	 nested;	/* those of notes in the stack */
	bool		 closed;	/* the text just seen ends with "]" */
	struct bracket	 last;		/* where that one opened; at NULL:
					 * nowhere */
	struct conv_node *mark;		/* of a note, just before */
	struct conv_node **notes;	/* found */
};

/*
 * Cut a TEXT in two; the second part, from byte at on, is returned.  Both
 * stay where they are, for there may be many: text_end() ends the first
 * part, once the byte behind it belongs to nobody.
 */
static struct conv_node *
cut(struct conv_arena *a, struct conv_node *n, size_t at)
{
	struct conv_node *rest = node_new(a, CONV_TEXT, n->pos);

	rest->pos.col += (uint32_t)at;
	rest->text = n->text + at;
	rest->len = n->len - at;
	n->len = at;
	node_insert_after(n, rest);
	return rest;
}

static void
text_end(struct conv_node *n)
{
	char *text = (char *)(uintptr_t)n->text; /* the reader's own */

	text[n->len] = '\0';
}

static void
push(struct spans *s, struct conv_node *at, size_t from)
{
	s->stack = arena_grow(s->doc->arena, s->stack, &s->cap, s->depth + 1,
	    sizeof(*s->stack));
	s->stack[s->depth++] = (struct bracket){ at, from,
	    from == 0 ? s->mark : NULL };
	s->nested += from == 0 && s->mark != NULL;
}

/* All from the bracket to `end' (not with it) into another node. */
static void
enclose(struct spans *s, struct conv_node *to, const struct conv_node *end)
{
	struct conv_node *text = cut(s->doc->arena, s->last.at,
	    s->last.from), *last;

	to->pos = text->pos;
	while (text->next != end)
		node_append(to, text->next);
	node_prepend(to, text);
	text->text++;		/* the brackets go */
	text->len--;
	text_end(s->last.at);
	last = to->last;
	last->len--;
	text_end(last);
}

/* From the bracket to the marker: a SPAN. */
static void
wrap(struct spans *s, struct conv_node *marker)
{
	struct conv_node *span = node_new(s->doc->arena, CONV_SPAN,
	    marker->pos);

	span->attrs = marker->attrs;
	node_insert_before(marker, span);
	enclose(s, span, span);
	node_unlink(marker);
}

/* The bracket at the end of text is that of a note's text. */
static void
note_make(struct spans *s, struct conv_node *text)
{
	struct conv_arena *a = s->doc->arena;
	struct conv_node *ref = s->last.mark;
	struct conv_node *note = node_new(a, CONV_NOTE, ref->pos);
	struct conv_node *para = node_new(a, CONV_PARA, ref->pos);

	enclose(s, para, text->next);
	node_append(note, para);
	note->u.note.label = "";
	ref->text = NULL;
	ref->len = 0;
	ref->u.note_ref.note = note;
	note->next = *s->notes;		/* a list of its own, for now */
	*s->notes = note;
}

/* A "]"; the rest of a text that a note was in. */
static struct conv_node *
close(struct spans *s, struct conv_node *n, size_t at)
{
	struct conv_node *rest = NULL;

	s->last.at = NULL;
	if (s->depth > 0)
		s->last = s->stack[--s->depth];
	s->closed = at + 1 == n->len;
	if (s->last.at == NULL || s->last.mark == NULL)
		return NULL;
	if (--s->nested >= LIMIT_NOTES_NESTED) {
		s->last.mark->kind = CONV_TEXT;
		return NULL;
	}
	if (!s->closed)
		rest = cut(s->doc->arena, n, at + 1);
	note_make(s, n);
	s->closed = false;
	return rest;
}

/* Follow the brackets of a text; the rest of one that a note was in. */
static struct conv_node *
brackets(struct spans *s, struct conv_node *n)
{
	static const unsigned char set[256] = { ['['] = 1, [']'] = 1 };
	struct conv_node *rest = NULL;
	const char *p = n->text + n->u.text.escaped, *end = n->text + n->len;

	s->closed = s->closed && n->len == 0;
	for (; rest == NULL && (p = bytes_skip(p, end, set, 1)) < end; p++)
		if (*p == '[')
			push(s, n, (size_t)(p - n->text));
		else
			rest = close(s, n, (size_t)(p - n->text));
	s->mark = NULL;
	return rest;
}

static bool
takes_attrs(const struct spans *s, const struct conv_node *n)
{
	uint64_t ext = s->doc->ext;

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

static bool
is_mark(const struct conv_node *n)
{
	return n->kind == CONV_NOTE_REF && n->text != NULL;
}

/* Is there anything that the brackets among a node's inlines are for? */
static bool
has_marks(const struct conv_node *parent)
{
	const struct conv_node *n;

	for (n = parent->first; n != NULL; n = n->next)
		if (is_mark(n) || (n->kind == CONV_TEXT && n->attrs != NULL))
			return true;
	return false;
}

/* Marks that no bracket followed, or none closed. */
static void
marks_drop(struct conv_node *parent)
{
	struct conv_node *n;

	for (n = parent->first; n != NULL; n = n->next)
		if (is_mark(n))
			n->kind = CONV_TEXT;
}

void
spans_read(struct conv_doc *doc, struct conv_node *parent,
    struct conv_node **notes)
{
	struct spans s = { .doc = doc, .notes = notes };
	struct conv_node *n, *next, *rest;
	bool marked = false;

	if (!has_marks(parent))		/* most often */
		return;
	for (n = parent->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == CONV_TEXT && n->attrs != NULL) {
			next = marker_read(&s, n);
		} else if (n->kind == CONV_TEXT) {
			if ((rest = brackets(&s, n)) != NULL)
				next = rest;
		} else {
			s.closed = false;
			s.mark = is_mark(n) ? n : NULL;
			marked = marked || s.mark != NULL;
		}
	}
	if (marked)
		marks_drop(parent);
}
