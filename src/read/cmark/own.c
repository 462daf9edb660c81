/* own.c - from the nodes that our own extensions made to ours. */
#include <string.h>

#include "base/base.h"
#include "read/cmark/cmark.h"
#include "tree/tree.h"

/* A formula that nothing closed is text. */
static struct conv_node *
math_block(struct reader *r, cmark_node *from, const struct extra *x)
{
	struct conv_node *n = convert_verbatim(r, CONV_MATH_BLOCK, from), *text;
	size_t len = n->len;

	if (cmark_node_get_type(from) != CMARK_NODE_CODE_BLOCK)
		return n;
	while (len > 0 && n->text[len - 1] == '\n')
		len--;
	if (len > 0 && *n->text == '\n') {	/* of the dollars' line */
		n->text++;
		len--;
	}
	n->text = conv_asprintf(r->arena, "%.*s%s%s", (int)len, n->text,
	    len > 0 && x->last != NULL && *x->last != '\0' ? "\n" : "",
	    x->last != NULL ? x->last : "");
	n->len = strlen(n->text);
	if (x->closed)
		return n;
	text = node_text(r->arena, n->pos, n->text, n->len);
	text->text = conv_asprintf(r->arena, "$$ %s", n->text);
	text->len += 3;
	n->kind = CONV_PARA;
	n->text = NULL;
	n->len = 0;
	node_append(n, text);
	return n;
}

/* "@fig:x", which leads there; pass/refs.c finds its words. */
static struct conv_node *
reference(struct reader *r, cmark_node *from)
{
	struct conv_node *n = convert_node(r, CONV_LINK, from);
	const char *s = cmark_node_get_literal(from);
	char *url = conv_asprintf(r->arena, "#%s", s + 1);

	if (url[1] >= 'A' && url[1] <= 'Z')	/* at a sentence's start */
		url[1] += 'a' - 'A';
	n->u.link.url = url;
	n->u.link.ref = true;
	node_append(n, node_text(r->arena, n->pos, s, strlen(s)));
	return n;
}

/* Once a document; in a link it is none. */
static void
citation(struct reader *r, const struct conv_node *n, cmark_node *from)
{
	while (from != NULL && cmark_node_get_type(from) != CMARK_NODE_LINK)
		from = cmark_node_parent(from);
	if (r->cited || from != NULL)
		return;
	r->cited = true;
	conv_report(r->job, CONV_WARNING, n, "citation",
	    "citations are not resolved; they stay as they are");
}

/* A list that cmark doesn't know the numbers of. */
static struct conv_node *
own_list(struct reader *r, cmark_node *from, const struct numbering *l)
{
	static const char types[] = "1aAiI";	/* in the enum's order */
	struct conv_node *n = convert_list(r, from);
	const char *type = strchr(types, l->style);

	n->u.list.ordered = true;
	n->u.list.start = l->start;
	n->u.list.delim = l->delim;
	if (type != NULL)
		n->u.list.numeral = (enum conv_numeral)(type - types);
	if (l->style == MARKER_EXAMPLE)
		node_set_attr(r->arena, n, "class", "example");
	return n;
}

struct conv_node *
own_node(struct reader *r, cmark_node *from, const struct extra *x)
{
	struct conv_node *n;

	if (x->kind == CONV_LINK)
		return reference(r, from);
	if (x->kind == CONV_LIST)
		return own_list(r, from, x->list);
	if (x->kind == CONV_MATH_BLOCK)
		n = math_block(r, from, x);
	else if (x->marker || x->kind == CONV_MATH)
		n = convert_verbatim(r, x->kind, from);
	else
		n = convert_node(r, x->kind, from);
	n->attrs = x->attrs;
	if (x->marker)
		r->found |= FOUND_MARKS;
	if (x->kind == CONV_TEXT)
		n->u.text.escaped = n->attrs == NULL;
	if (x->kind == CONV_TEXT && *n->text == '@')
		citation(r, n, from);
	if (x->emoji != NULL) {
		n->u.text.emoji = x->emoji;
		r->emoji = true;
	}
	if (x->kind == CONV_DEFINITION)
		n->u.def_list.tight = !x->loose;
	if (x->again)
		conv_report(r->job, CONV_WARNING, n, "duplicate-example",
		    "an example before has this name; "
		    "references lead there");
	if (x->kind == CONV_DIV && !x->closed)
		conv_report(r->job, CONV_WARNING, n, "open-div",
		    "the division is not closed; it goes on to the end of "
		    "what it stands in");
	return n;
}
