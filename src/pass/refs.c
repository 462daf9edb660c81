/* refs.c - what references to numbered things say: "Figure 3". */
#include <string.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

#define NBSP	"\xC2\xA0"

/* The words of a reference, or NULL: what it names has no number. */
static const char *
words(struct conv_doc *doc, const struct conv_node *to)
{
	const char *lang = doc->info.lang;
	const char *s;
	enum label which;
	uint32_t number;

	switch (to->kind) {
	case CONV_SECTION:
		return to->u.section.number == NULL ?
		    conv_plain_text(doc->arena, to->first) :
		    conv_asprintf(doc->arena, "%s" NBSP "%s",
		    label(lang, LABEL_SECTION), to->u.section.number);
	case CONV_HEADING:	/* in a list and so on */
		s = conv_plain_text(doc->arena, to);
		return *s != '\0' ? s : NULL;
	case CONV_FIGURE:
		which = LABEL_FIGURE;
		number = to->u.figure.number;
		break;
	case CONV_TABLE:
		which = LABEL_TABLE;
		number = to->u.table.number;
		break;
	case CONV_MATH_BLOCK:
		which = LABEL_EQUATION;
		number = to->u.math.number;
		break;
	default:
		return NULL;
	}
	return number == 0 ? NULL : conv_asprintf(doc->arena, "%s" NBSP "%u",
	    label(lang, which), (unsigned)number);
}

/* The brackets of [@fig:x] say no more than that it is a reference. */
static void
brackets_drop(struct conv_arena *a, struct conv_node *ref)
{
	struct conv_node *before = ref->prev, *after = ref->next;

	if (before == NULL || before->kind != CONV_TEXT || after == NULL ||
	    after->kind != CONV_TEXT || before->text[before->len - 1] != '[' ||
	    after->text[0] != ']')
		return;
	before->text = conv_strndup(a, before->text, --before->len);
	after->text++;
	if (--after->len == 0)
		node_unlink(after);
	if (before->len == 0)
		node_unlink(before);
}

static void
resolve(struct conv_doc *doc, struct conv_node *ref)
{
	const struct conv_node *to = id_find(doc,
	    ref->pos.file, ref->u.link.url + 1);
	const char *s = to == NULL ? NULL : words(doc, to);

	brackets_drop(doc->arena, ref);
	if (s == NULL || ref->first == NULL)
		return;
	ref->first->text = s;
	ref->first->len = strlen(s);
}

bool
pass_refs(struct conv_job *job, struct conv_doc *doc)
{
	struct conv_node **roots, *n, *next;
	size_t nroots, i;

	(void)job;
	roots = doc_roots(doc, &nroots);
	for (i = 0; i < nroots; i++)
		for (n = roots[i]; n != NULL; n = next) {
			next = node_next(n, roots[i], true);
			if (n->kind == CONV_LINK && n->u.link.ref)
				resolve(doc, n);
		}
	return true;
}
