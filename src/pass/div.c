/* div.c - what divisions and spans are, by their classes. */
#include <string.h>

#include "base/base.h"
#include "base/limits.h"
#include "pass/pass.h"
#include "tree/tree.h"

/* Classes that mean something; the first of a division's that does counts. */
static const struct meaning {
	const char	*class;
	enum conv_kind	 kind;
	int		 which;		/* role of a DIV, type of an ALERT */
} meanings[] = {
	{ "abstract", CONV_DIV, CONV_ROLE_ABSTRACT },
	{ "answer", CONV_DIV, CONV_ROLE_ANSWER },
	{ "caution", CONV_ALERT, CONV_ALERT_CAUTION },
	{ "column", CONV_DIV, CONV_ROLE_COLUMN },
	{ "columns", CONV_DIV, CONV_ROLE_COLUMNS },
	{ "details", CONV_DIV, CONV_ROLE_DETAILS },
	{ "exercise", CONV_DIV, CONV_ROLE_EXERCISE },
	{ "important", CONV_ALERT, CONV_ALERT_IMPORTANT },
	{ "name-line", CONV_DIV, CONV_ROLE_NAME_LINE },
	{ "note", CONV_ALERT, CONV_ALERT_NOTE },
	{ "page-break", CONV_PAGE_BREAK, 0 },
	{ "solution", CONV_DIV, CONV_ROLE_SOLUTION },
	{ "toc", CONV_DIV, CONV_ROLE_CONTENTS },
	{ "tip", CONV_ALERT, CONV_ALERT_TIP },
	{ "warning", CONV_ALERT, CONV_ALERT_WARNING }
};

static const struct meaning *
meaning_of(const struct conv_node *n)
{
	const char *s = conv_attr(n, "class");
	size_t len, i;

	for (; s != NULL && *s != '\0'; s += len + strspn(s + len, " ")) {
		len = strcspn(s, " ");
		for (i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
			if (strlen(meanings[i].class) == len &&
			    memcmp(meanings[i].class, s, len) == 0)
				return &meanings[i];
	}
	return NULL;
}

/* An alert says by its kind what its class says. */
static void
class_drop(struct conv_arena *a, struct conv_node *n, const char *class)
{
	/* attributes are const for readers; the passes own them */
	struct conv_attr **attr = (struct conv_attr **)&n->attrs;
	const char *value, *at;
	size_t len = strlen(class);

	while (strcmp((*attr)->name, "class") != 0)
		attr = &(*attr)->next;
	at = value = (*attr)->value;
	while (strcspn(at, " ") != len || memcmp(at, class, len) != 0)
		at += strcspn(at, " ") + 1;
	if (strlen(value) == len)
		*attr = (*attr)->next;
	else if (at[len] == ' ')
		(*attr)->value = conv_asprintf(a, "%.*s%s",
		    (int)(at - value), value, at + len + 1);
	else
		(*attr)->value = conv_strndup(a, value,
		    (size_t)(at - value) - 1);
}

/* A summary that is given as an attribute. */
static void
summary_add(struct conv_arena *a, struct conv_node *n)
{
	const char *s = conv_attr(n, "summary");
	struct conv_node *caption;

	if (n->u.div.role != CONV_ROLE_DETAILS || s == NULL || *s == '\0' ||
	    (n->first != NULL && n->first->kind == CONV_CAPTION))
		return;
	caption = node_new(a, CONV_CAPTION, n->pos);
	node_append(caption, node_text(a, n->pos, s, strlen(s)));
	node_prepend(n, caption);
}

/* As pandoc has it, where the class is all there is. */
void
span_resolve(struct conv_node *n)
{
	static const struct {
		const char	*class;
		enum conv_kind	 kind;
	} kinds[] = {
		{ "mark", CONV_MARK },
		{ "smallcaps", CONV_SMALLCAPS },
		{ "sc", CONV_SMALLCAPS },
		{ "ul", CONV_UNDERLINE },
		{ "underline", CONV_UNDERLINE }
	};
	size_t i;

	if (n->attrs == NULL || n->attrs->next != NULL ||
	    strcmp(n->attrs->name, "class") != 0)
		return;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].class, n->attrs->value) == 0) {
			n->kind = kinds[i].kind;
			n->attrs = NULL;
			return;
		}
}

void
div_resolve(struct conv_doc *doc, struct conv_node *n)
{
	const struct meaning *m = n->u.div.role == CONV_ROLE_PLAIN ?
	    meaning_of(n) : NULL;

	if (m == NULL || (m->kind == CONV_DIV && m->which ==
	    CONV_ROLE_CONTENTS && (n->first != NULL ||
	    n->parent != doc->root)))
		return;
	if (m->kind == CONV_DIV) {
		n->u.div.role = (enum conv_role)m->which;
		summary_add(doc->arena, n);
	} else if (m->kind == CONV_ALERT && n->first != NULL) {
		class_drop(doc->arena, n, m->class);
		n->kind = CONV_ALERT;
		n->u.alert.type = (enum conv_alert)m->which;
	} else if (m->kind == CONV_PAGE_BREAK && n->first == NULL) {
		n->kind = CONV_PAGE_BREAK;
	}
}

static bool
is_column(const struct conv_node *n)
{
	return n->kind == CONV_DIV && n->u.div.role == CONV_ROLE_COLUMN;
}

static bool
has_columns(const struct conv_node *n)
{
	for (n = n->first; n != NULL; n = n->next)
		if (is_column(n))
			return true;
	return false;
}

/* What stands between the columns gets columns of its own. */
static void
fill_columns(struct conv_arena *a, struct conv_node *columns)
{
	struct conv_node *n, *next, *column = NULL;

	for (n = columns->first; n != NULL; n = next) {
		next = n->next;
		if (is_column(n)) {
			column = NULL;
			continue;
		}
		if (column == NULL) {
			column = node_new(a, CONV_DIV, n->pos);
			column->u.div.role = CONV_ROLE_COLUMN;
			node_insert_before(n, column);
		}
		node_append(column, n);
	}
}

/* Does a style break the page there ("before", "after")? */
static bool
breaks_page(const struct conv_node *n, const char *where)
{
	static const char *const values[] = {
		"always", "page", "left", "right", "recto", "verso"
	};
	const char *s = conv_attr(n, "style");
	size_t len, i;

	for (; s != NULL && *s != '\0'; s += len + (s[len] == ';')) {
		s += strspn(s, " \t\n");
		len = strcspn(s, ";");
		if (strncmp(s, "page-", 5) == 0) {
			s += 5;
			len -= 5;
		}
		if (strncmp(s, "break-", 6) != 0 ||
		    strncmp(s + 6, where, strlen(where)) != 0)
			continue;
		i = 6 + strlen(where);
		i += strspn(s + i, " \t:");
		s += i < len ? i : len;
		len -= i < len ? i : len;
		for (i = 0; i < sizeof(values) / sizeof(values[0]); i++)
			if (strncmp(s, values[i], strlen(values[i])) == 0)
				return true;
	}
	return false;
}

/* What a style asks for is a node of its own, which all formats know. */
static void
breaks_add(struct conv_arena *a, struct conv_node *n)
{
	bool before = breaks_page(n, "before"), after = breaks_page(n, "after");

	if (n->parent->kind == CONV_DIV &&
	    n->parent->u.div.role == CONV_ROLE_COLUMNS)
		return;
	if (before)
		node_insert_before(n, node_new(a, CONV_PAGE_BREAK, n->pos));
	if (after)
		node_insert_after(n, node_new(a, CONV_PAGE_BREAK, n->pos));
	if ((before || after) && n->first == NULL && n->u.div.role ==
	    CONV_ROLE_PLAIN && conv_attr(n, "id") == NULL)
		node_unlink(n);
}

void
div_settle(struct conv_arena *a, struct conv_node *n)
{
	const struct conv_node *up = n->parent;

	if (n->attrs != NULL)
		breaks_add(a, n);
	switch (n->u.div.role) {
	case CONV_ROLE_COLUMNS:
		if (has_columns(n))
			fill_columns(a, n);
		else
			n->u.div.role = CONV_ROLE_PLAIN;
		break;
	case CONV_ROLE_COLUMN:
		if (up->kind != CONV_DIV ||
		    up->u.div.role != CONV_ROLE_COLUMNS)
			n->u.div.role = CONV_ROLE_PLAIN;
		break;
	case CONV_ROLE_DETAILS:
		if (n->first == NULL || n->first->kind != CONV_CAPTION)
			n->u.div.role = CONV_ROLE_PLAIN;
		break;
	default:
		break;
	}
}
