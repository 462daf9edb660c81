/* numbers.c - numbers of sections, figures and tables. */
#include <string.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

#define LEVELS		6	/* headings have no more */
#define OFFSET_MAX	10000000ul

struct numbers {
	unsigned long	count[LEVELS + 1];	/* by depth, from 1 */
	bool		begun[LEVELS + 1];	/* was there such a section? */
	uint32_t	figures, tables, formulas;
};

/* "1,4": what to add to the first number of each depth. */
static bool
offsets(struct conv_job *job, struct numbers *s)
{
	const char *option = conv_opt_str(job, "number-offset"), *p = option;
	int i;

	for (i = 1; p != NULL && i <= LEVELS; i++) {
		for (; *p >= '0' && *p <= '9' && s->count[i] < OFFSET_MAX; p++)
			s->count[i] = s->count[i] * 10 +
			    (unsigned long)(*p - '0');
		if (*p != ',' && *p != '\0') {
			conv_report(job, CONV_ERROR, NULL, "bad-option",
			    "number-offset: '%s' is not a list of numbers "
			    "such as 1,4", option);
			return false;
		}
		p = *p == ',' ? p + 1 : NULL;
	}
	return true;
}

/* Is it marked so, or below one that is? */
static bool
is_unnumbered(const struct conv_node *section)
{
	const struct conv_node *up = section->parent;
	const char *s = conv_attr(section, "class");
	size_t n;

	if (up->kind == CONV_SECTION && up->u.section.number == NULL)
		return true;
	for (; s != NULL && *s != '\0'; s += n + strspn(s + n, " ")) {
		n = strcspn(s, " ");
		if (n == 10 && memcmp(s, "unnumbered", n) == 0)
			return true;
	}
	return false;
}

static void
number_section(struct conv_doc *doc, struct numbers *s, struct conv_node *n)
{
	const struct conv_node *up = n->parent;
	int depth = n->u.section.depth, i;

	if (is_unnumbered(n))
		return;
	s->count[depth]++;
	/* an offset counts for the first sections of a depth only */
	for (i = depth + 1; s->begun[depth] && i <= LEVELS; i++)
		s->count[i] = 0;
	s->begun[depth] = true;
	if (up->kind == CONV_SECTION)
		n->u.section.number = conv_asprintf(doc->arena, "%s.%lu",
		    up->u.section.number, s->count[depth]);
	else
		n->u.section.number = conv_asprintf(doc->arena, "%lu",
		    s->count[depth]);
}

bool
pass_numbers(struct conv_job *job, struct conv_doc *doc)
{
	struct numbers s = { .figures = 0 };
	struct conv_node *n;
	const char *id;

	if (!offsets(job, &s))
		return false;
	for (n = doc->root; n != NULL; n = node_next_block(n, doc->root)) {
		if (n->kind == CONV_SECTION)
			number_section(doc, &s, n);
		if (n->kind == CONV_FIGURE)
			n->u.figure.number = ++s.figures;
		/* as with pandoc-crossref, those with a label */
		if (n->kind == CONV_MATH_BLOCK &&
		    (id = conv_attr(n, "id")) != NULL &&
		    strncmp(id, "eq:", 3) == 0)
			n->u.math.number = ++s.formulas;
		if (n->kind == CONV_TABLE && n->first != NULL &&
		    n->first->kind == CONV_CAPTION)
			n->u.table.number = ++s.tables;
	}
	return true;
}
