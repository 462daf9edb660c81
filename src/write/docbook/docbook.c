/* docbook.c - DocBook 5.0 and 4.5: two rows, one writer. */
#include <string.h>

#include "write/docbook/docbook.h"

static const struct dialect dialect5 = {
	.namespaces = true, .id = "xml:id", .lang = "xml:lang",
	.link = "link", .href = "xlink:href", .href_title = "xlink:title",
	.starts = true, .alts = true, .cell_quotes = true
};

static const struct dialect dialect4 = {
	.id = "id", .lang = "lang", .link = "ulink", .href = "url"
};

/*
 * The section that holds the whole document under a heading that gave it
 * its title: it becomes the article.  NULL where there is none.
 */
static const struct conv_node *
find_lifted(const struct docbook *w)
{
	const struct conv_node *n = w->doc->root->last;

	if (w->division != ARTICLE ||
	    w->doc->info.title_from != CONV_TITLE_HEADING ||
	    n == NULL || n->kind != CONV_SECTION ||
	    (n->prev != NULL && n->prev->kind == CONV_SECTION) ||
	    n->first == NULL || n->first->kind != CONV_HEADING ||
	    n->first->first == NULL)
		return NULL;
	return n;
}

static void
docbook_init(struct docbook *w, struct conv_job *job, const struct dialect *d)
{
	const char *top = conv_opt_str(job, "top-level-division");
	size_t n = job->doc->nnotes + 1;

	w->job = job;
	w->doc = job->doc;
	w->dialect = d;
	w->division = strcmp(top, "part") == 0 ? BOOK_OF_PARTS :
	    strcmp(top, "chapter") == 0 ? BOOK : ARTICLE;
	w->lifted = find_lifted(w);
	w->notes = conv_alloc(job->arena, n * sizeof(*w->notes));
	w->queue = conv_alloc(job->arena, n * sizeof(*w->queue));
	w->table = table_new(job->arena);
	ids_collect(w);
}

/*
 * libxml2's memory is not the arena's: whatever fails, the writer is
 * freed here.
 */
static bool
docbook_write(struct conv_job *job, const struct dialect *d)
{
	struct docbook w = { 0 };
	jmp_buf oom, *up;

	docbook_init(&w, job, d);
	if ((w.x = xml_open(job)) == NULL)
		arena_fail(job->arena);
	up = arena_on_failure(job->arena, &oom);
	if (setjmp(oom) != 0) {
		arena_on_failure(job->arena, up);
		xml_abandon(w.x);
		arena_fail(job->arena);
	}
	write_node(&w, w.doc->root);
	arena_on_failure(job->arena, up);
	if (!xml_close(w.x))
		arena_fail(job->arena);
	return true;
}

static bool
docbook5_write(struct conv_job *job)
{
	return docbook_write(job, &dialect5);
}

static bool
docbook4_write(struct conv_job *job)
{
	return docbook_write(job, &dialect4);
}

static const struct conv_option docbook_options[] = {
	{ .name = NULL }
};

CONV_BACKEND(docbook) = {
	.abi = CONV_ABI,
	.name = "docbook",
	.suffix = "xml",
	.about = "DocBook 5.0 XML",
	.options = docbook_options,
	.write = docbook5_write
};

CONV_BACKEND(docbook4) = {
	.abi = CONV_ABI,
	.name = "docbook4",
	.suffix = "dbk",
	.about = "DocBook 4.5 XML",
	.options = docbook_options,
	.write = docbook4_write
};
