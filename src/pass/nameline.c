/* nameline.c - the fields of a handout's line for name, class and date. */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "pass/pass.h"
#include "tree/tree.h"

#define SHARE_FIRST	2	/* of a list of fields: names are long */

static struct conv_node *
para_new(struct conv_doc *doc, struct conv_pos pos, const char *s,
    size_t len)
{
	struct conv_node *n = node_new(doc->arena, CONV_PARA, pos);

	node_append(n, node_text(doc->arena, pos, s, len));
	return n;
}

static void
field_add(struct conv_doc *doc, struct conv_node *line, const char *s,
    size_t len, uint32_t share)
{
	struct conv_node *n = node_new(doc->arena, CONV_DIV, line->pos);

	/* what parts it from the field before it */
	while (len > 0 && (*s == ' ' || *s == ',' || *s == ';')) {
		s++;
		len--;
	}
	while (len > 0 && s[len - 1] == ' ')
		len--;
	if (len == 0 && share == 0)
		return;
	n->u.div.role = CONV_ROLE_FIELD;
	n->u.div.share = share > 0 ? share : 1;
	node_set_attr(doc->arena, n, "class", "field");
	if (len > 0)
		node_append(n, para_new(doc, line->pos, s, len));
	node_append(line, n);
}

/* "Name ______ Class ___": as long as the underscores are in proportion. */
static void
fields_drawn(struct conv_doc *doc, struct conv_node *line, const char *s)
{
	const char *run;
	size_t n;

	for (; (run = strstr(s, "__")) != NULL; s = run + n) {
		n = strspn(run, "_");
		field_add(doc, line, s, (size_t)(run - s),
		    n < LIMIT_FIELD_SHARE ? (uint32_t)n : LIMIT_FIELD_SHARE);
	}
	field_add(doc, line, s, strlen(s), 0);
}

/* "Name, Class, Date" */
static void
fields_listed(struct conv_doc *doc, struct conv_node *line, const char *s)
{
	size_t n;

	for (;; s += n + 1) {
		n = strcspn(s, ",");
		field_add(doc, line, s, n, line->first == NULL ? SHARE_FIRST : 1);
		if (s[n] == '\0')
			return;
	}
}

/* Each paragraph is a line; all else in it follows as it is. */
void
name_line(struct conv_doc *doc, struct conv_node *div)
{
	struct conv_node *all = node_new(doc->arena, CONV_DIV, div->pos);
	struct conv_node *n, *line = div, *after = div;
	const char *s;

	/* one that was made here is met again */
	if (div->first == NULL || (div->first->kind == CONV_DIV &&
	    div->first->u.div.role == CONV_ROLE_FIELD))
		return;
	node_move_children(div, all);
	while ((n = all->first) != NULL) {
		node_insert_after(after, n);
		after = n;
		if (n->kind != CONV_PARA)
			continue;
		if (line == NULL) {
			line = node_new(doc->arena, CONV_DIV, n->pos);
			line->u.div.role = CONV_ROLE_NAME_LINE;
			line->attrs = div->attrs;
			node_insert_after(n, line);
			after = line;
		}
		s = conv_plain_text(doc->arena, n);
		if (strstr(s, "__") != NULL)
			fields_drawn(doc, line, s);
		else
			fields_listed(doc, line, s);
		after = after == n ? n->prev : after;
		node_unlink(n);
		line = NULL;
	}
}
