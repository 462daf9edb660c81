/* title.c - a document always has a title. */
#include <string.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

/*
 * The first heading with text: of the sections, else one in a quote, a
 * list or raw HTML.
 */
static const char *
from_heading(struct conv_doc *doc)
{
	const struct conv_node *n;
	const char *s, *found = NULL;

	for (n = doc->root; n != NULL; n = node_next(n, doc->root, true)) {
		if (n->kind != CONV_HEADING ||
		    (found != NULL && n->parent->kind != CONV_SECTION))
			continue;
		s = conv_plain_text(doc->arena, n);
		s += strspn(s, " ");
		if (*s == '\0')
			continue;
		if (n->parent->kind == CONV_SECTION)
			return s;
		found = s;
	}
	return found;
}

static const char *
from_file(struct conv_doc *doc)
{
	const char *base = strrchr(doc->file, '/'), *dot;

	base = base != NULL ? base + 1 : doc->file;
	dot = strrchr(base, '.');
	if (*base == '\0' || strcmp(base, "-") == 0 ||
	    strcmp(base, "stdin") == 0)
		return "Untitled";
	return conv_strndup(doc->arena, base, dot != NULL && dot > base ?
	    (size_t)(dot - base) : strlen(base));
}

bool
pass_title(struct conv_job *job, struct conv_doc *doc)
{
	(void)job;
	doc->info.title_from = CONV_TITLE_GIVEN;
	if (doc->info.title != NULL)
		return true;
	doc->info.title_from = CONV_TITLE_HEADING;
	if ((doc->info.title = from_heading(doc)) != NULL)
		return true;
	doc->info.title_from = CONV_TITLE_FILE;
	doc->info.title = from_file(doc);
	return true;
}
