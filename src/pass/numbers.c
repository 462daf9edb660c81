/* numbers.c - section and figure numbers. */
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

#define LEVELS	6	/* headings have no more */

struct numbers {
	unsigned long	count[LEVELS + 1];	/* by depth, from 1 */
	uint32_t	figures;
};

/* "1,4": what to add to the first number of each level. */
static void
offsets(struct conv_job *job, struct numbers *s)
{
	const char *p = conv_opt_str(job, "number-offset");
	char *end;
	int i;

	for (i = 1; p != NULL && i <= LEVELS; i++) {
		s->count[i] = strtoul(p, &end, 10);
		p = *end == ',' ? end + 1 : NULL;
	}
}

static bool
is_unnumbered(const struct conv_node *section)
{
	const char *class = conv_attr(section, "class");

	return class != NULL && strstr(class, "unnumbered") != NULL;
}

static void
number_section(struct conv_doc *doc, struct numbers *s, struct conv_node *n)
{
	const struct conv_node *up = n->parent;
	int depth = n->u.section.depth, i;

	if (is_unnumbered(n))
		return;
	s->count[depth]++;
	for (i = depth + 1; i <= LEVELS; i++)
		s->count[i] = 0;
	if (up->kind == CONV_SECTION && up->u.section.number != NULL)
		n->u.section.number = conv_asprintf(doc->arena, "%s.%lu",
		    up->u.section.number, s->count[depth]);
	else
		n->u.section.number = conv_asprintf(doc->arena, "%lu",
		    s->count[depth]);
}

bool
pass_numbers(struct conv_job *job, struct conv_doc *doc)
{
	struct numbers s = { { 0 }, 0 };
	struct conv_node *n;

	offsets(job, &s);
	for (n = doc->root; n != NULL; n = node_next(n, doc->root, true)) {
		if (n->kind == CONV_SECTION)
			number_section(doc, &s, n);
		if (n->kind == CONV_FIGURE)
			n->u.figure.number = ++s.figures;
	}
	return true;
}
