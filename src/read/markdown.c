/* markdown.c - Markdown to the raw tree, by cmark-gfm. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>

#include "base/base.h"
#include "read/cmark/cmark.h"
#include "read/read.h"
#include "tree/tree.h"

static pthread_once_t registered = PTHREAD_ONCE_INIT;

static void
register_all(void)
{
	cmark_gfm_core_extensions_ensure_registered();
	extend_init();
}

/* Ours come first: with EXT_SUBSCRIPT one reads all tildes. */
static void
attach(cmark_parser *parser, uint64_t ext, struct conv_arena *a,
    cmark_mem *mem)
{
	static const struct {
		uint64_t	 bit;
		const char	*name;
	} names[] = {
		{ EXT_TABLES, "table" },
		{ EXT_STRIKEOUT, "strikethrough" },
		{ EXT_AUTOLINKS, "autolink" },
		{ EXT_TASK_LISTS, "tasklist" }
	};
	size_t i;

	extend_attach(parser, ext, a, mem);
	if ((ext & EXT_SUBSCRIPT) != 0)
		ext &= ~EXT_STRIKEOUT;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if ((ext & names[i].bit) != 0)
			cmark_parser_attach_syntax_extension(parser,
			    cmark_find_syntax_extension(names[i].name));
}

void
reader_add_note(struct reader *r, struct conv_node *n)
{
	r->notes = arena_grow(r->arena, r->notes, &r->notes_cap,
	    r->nnotes + 1, sizeof(*r->notes));
	r->notes[r->nnotes++] = n;
}

/*
 * cmark-gfm leaves in a reference the number of its definition, and the
 * definitions, ordered by that number, at the document's end.
 */
static void
resolve_notes(struct reader *r)
{
	size_t i;
	long k;

	for (i = 0; i < r->nrefs; i++) {
		k = strtol(r->refs[i]->text, NULL, 10);
		r->refs[i]->text = NULL;
		r->refs[i]->len = 0;
		if (k >= 1 && (size_t)k <= r->nnotes)
			r->refs[i]->u.note_ref.note = r->notes[k - 1];
	}
	for (i = 0; i < r->nnotes; i++)
		node_unlink(r->notes[i]);
}

/* cmark's tree, which is there until pool_end(). */
static cmark_node *
parse(struct reader *r, const char *text, size_t len)
{
	int options = CMARK_OPT_SOURCEPOS;
	cmark_mem *mem = pool_begin(r->arena, len, &r->kept);
	cmark_parser *parser;
	cmark_node *root;

	if ((r->doc->ext & EXT_SMART) != 0)
		options |= CMARK_OPT_SMART;
	if ((r->doc->ext & EXT_FOOTNOTES) != 0)
		options |= CMARK_OPT_FOOTNOTES;
	pthread_once(&registered, register_all);
	parser = cmark_parser_new_with_mem(options, mem);
	attach(parser, r->doc->ext, r->arena, mem);
	cmark_parser_feed(parser, text, len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static void
dialect(struct reader *r, struct conv_node *root)
{
	struct conv_node *found = NULL, *n;

	dialect_read(r->job, r->doc, root, r->found, &found, &r->abbrs);
	while ((n = found) != NULL) {
		found = n->next;
		n->next = NULL;
		reader_add_note(r, n);
	}
}

/* Read text into root; the notes found are left in r. */
static void
read_into(struct reader *r, struct conv_node *root, const char *text,
    size_t len)
{
	size_t i;

	r->arena = r->doc->arena;
	r->cur = root;
	source_lines(r->arena, text, len, &r->lines);
	convert_all(r, parse(r, text, len));
	pool_end();
	resolve_notes(r);
	if ((r->doc->ext & EXT_FOOTNOTES) != 0)
		note_labels(r->job, r->doc, &r->lines, r->line, r->notes,
		    r->nnotes);
	dialect(r, root);
	for (i = 0; i < r->nnotes; i++)	/* more are found meanwhile */
		dialect(r, r->notes[i]);
	if (r->abbrs == NULL)
		return;
	abbr_mark(r->doc, r->abbrs, root);
	for (i = 0; i < r->nnotes; i++)
		abbr_mark(r->doc, r->abbrs, r->notes[i]);
}

static bool
text_read(struct conv_job *job, struct conv_doc *doc, const struct text *t,
    uint32_t line)
{
	struct reader r = { .job = job, .doc = doc, .line = line };
	struct conv_pos pos = { .file = doc->file, .line = line };

	if (!guard_check(job, doc, t->data, t->len, pos))
		return false;
	read_into(&r, doc->root, t->data, t->len);
	doc->notes = r.notes;
	doc->nnotes = r.nnotes;
	if ((doc->ext & EXT_INCLUDES) != 0 &&
	    directives_maybe(t->data, t->len))
		directives_left(job, doc, &r.lines, line);
	return true;
}

/* Put what is in the document now behind what was. */
static void
append(struct conv_doc *doc, struct conv_node *root, struct conv_node **notes,
    size_t nnotes)
{
	struct conv_node **all = conv_alloc(doc->arena,
	    (nnotes + doc->nnotes) * sizeof(struct conv_node *));
	size_t i;

	while (doc->root->first != NULL)
		node_append(root, doc->root->first);
	doc->root = root;
	for (i = 0; i < nnotes; i++)
		all[i] = notes[i];
	for (i = 0; i < doc->nnotes; i++)
		all[nnotes + i] = doc->notes[i];
	doc->notes = all;
	doc->nnotes += nnotes;
}

bool
markdown_read(struct conv_job *job, struct conv_doc *doc,
    const struct text *t)
{
	struct conv_node *root = doc->root, **notes = doc->notes;
	size_t nnotes = doc->nnotes;
	struct text_job tj;

	if (text_is_plain(t, doc))
		return text_read(job, doc, t, t->origins->from);
	doc->root = node_new(doc->arena, CONV_DOCUMENT, root->pos);
	if (!text_read(text_job(&tj, job, doc, t), doc, t, 1))
		return false;
	text_settle(doc, t);
	append(doc, root, notes, nnotes);
	return true;
}

static struct fence
fence_of(cmark_node *n)
{
	struct fence f = {
		.first = (uint32_t)cmark_node_get_start_line(n),
		.last = (uint32_t)cmark_node_get_end_line(n),
		.col = (uint32_t)cmark_node_get_start_column(n)
	};
	int len, offset;

	if (cmark_node_get_fenced(n, &len, &offset, &f.mark))
		f.len = (size_t)len;
	else
		f.mark = '\0';
	return f;
}

bool
markdown_fences(struct conv_job *job, struct conv_doc *doc,
    const struct text *t, struct fence **list, size_t *n)
{
	struct text_job tj;
	struct reader r = { .job = text_job(&tj, job, doc, t), .doc = doc,
	    .arena = doc->arena };
	cmark_node *root, *from, *next;
	struct conv_pos pos = { .file = doc->file, .line = 1 };
	size_t cap = 0;

	*list = NULL;
	*n = 0;
	if (!guard_check(r.job, doc, t->data, t->len, pos))
		return false;
	root = parse(&r, t->data, t->len);
	for (from = root; from != NULL; from = next) {
		if (cmark_node_get_type(from) == CMARK_NODE_CODE_BLOCK &&
		    cmark_node_get_user_data(from) == NULL) {
			*list = arena_grow(doc->arena, *list, &cap, *n + 1,
			    sizeof(**list));
			(*list)[(*n)++] = fence_of(from);
		}
		next = cmark_node_first_child(from);
		while (next == NULL && from != root &&
		    (next = cmark_node_next(from)) == NULL)
			from = cmark_node_parent(from);
	}
	pool_end();
	return true;
}

struct conv_node *
markdown_read_string(struct conv_job *job, struct conv_doc *doc,
    const char *text, struct conv_pos pos)
{
	struct reader r = { .job = job, .doc = doc, .line = pos.line };
	struct conv_node *root = node_new(doc->arena, CONV_DOCUMENT, pos);
	uint64_t ext = doc->ext;

	doc->ext = ext & ~(EXT_FOOTNOTES | EXT_INLINE_NOTES | EXT_TOC_PLACE);
	if (guard_check(job, doc, text, strlen(text), pos))
		read_into(&r, root, text, strlen(text));
	else
		root = NULL;
	doc->ext = ext;
	return root;
}
