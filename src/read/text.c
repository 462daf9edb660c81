/*
 * text.c - what a document is read from: lines of one file, or of several,
 * and the place in its file that each has.
 *
 * The reader counts the lines of the text.  What it reports on the way is
 * told with the place in the file, and in the end so are the nodes.
 */
#include <string.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

void
text_init(struct text *t, struct conv_arena *a)
{
	memset(t, 0, sizeof(*t));
	t->arena = a;
	t->data = conv_strdup(a, "");
}

static void
put(struct text *t, const char *s, size_t n)
{
	t->data = arena_grow(t->arena, t->data, &t->cap, t->len + n, 1);
	if (n > 0)
		memcpy(t->data + t->len, s, n);
	t->len += n;
}

/* The next line comes from there. */
static void
origin_add(struct text *t, struct conv_pos from, uint32_t shift)
{
	struct text_origin *o = t->n > 0 ? &t->origins[t->n - 1] : NULL;

	if (o != NULL && o->file == from.file && o->shift == shift &&
	    from.line - o->from == t->nlines - (o->line - 1))
		return;
	t->origins = arena_grow(t->arena, t->origins, &t->origins_cap,
	    t->n + 1, sizeof(*t->origins));
	t->origins[t->n++] = (struct text_origin){ .file = from.file,
	    .line = t->nlines + 1, .from = from.line, .shift = shift };
}

void
text_add(struct text *t, struct conv_pos from, const char *prefix,
    const char *s, size_t n)
{
	size_t shift = strlen(prefix);

	origin_add(t, from, (uint32_t)shift);
	put(t, prefix, shift);
	put(t, s, n);
	put(t, "\n", 1);
	t->nlines++;
}

void
text_widen(struct text *t, size_t at, char c, size_t n)
{
	size_t rest = t->len - at;

	t->data = arena_grow(t->arena, t->data, &t->cap, t->len + n, 1);
	memmove(t->data + at + n, t->data + at, rest);
	memset(t->data + at, c, n);
	t->len += n;
}

void
text_whole(struct text *t, struct conv_pos from, const char *s, size_t n)
{
	t->data = (char *)s;
	t->len = t->cap = n;
	origin_add(t, from, 0);
}

bool
text_is_plain(const struct text *t, const struct conv_doc *doc)
{
	return t->n == 1 && t->origins->shift == 0 &&
	    t->origins->file == doc->file;
}

void
text_locate(const struct text *t, struct conv_pos *pos)
{
	size_t low = 0, high = t->n, mid;
	const struct text_origin *o;

	if (t->n == 0)
		return;
	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (t->origins[mid].line <= pos->line)
			low = mid;
		else
			high = mid;
	}
	o = &t->origins[low];
	pos->file = o->file;
	pos->line = o->from + (pos->line - o->line);
	pos->col = pos->col > o->shift ? pos->col - o->shift : 1;
}

static void
on_report(void *ctx, const struct conv_diag *d)
{
	const struct text_job *tj = ctx;
	struct conv_diag placed = *d;

	if (d->pos.file == tj->doc->file && d->pos.line > 0)
		text_locate(tj->text, &placed.pos);
	tj->outer->host->report(tj->outer->host->ctx, &placed);
}

struct conv_job *
text_job(struct text_job *tj, const struct conv_job *job,
    const struct conv_doc *doc, const struct text *t)
{
	*tj = (struct text_job){ .outer = job, .doc = doc, .text = t,
	    .inner = *job };
	tj->host = (struct conv_host){ .ctx = tj, .report = on_report };
	tj->inner.host = &tj->host;
	return &tj->inner;
}

/* What leads to the files beside that one, by its name. */
static const char *
base_of(struct conv_doc *doc, struct map *bases, const char *file)
{
	const char *base = map_get(bases, file, strlen(file));

	if (base != NULL)
		return base;
	base = path_between(doc->arena, doc->file, file);
	base = base == NULL ? "" : url_encode(doc->arena, base);
	map_put(bases, file, strlen(file), (void *)base);
	return base;
}

/* A URL behind what leads to its file's folder, "b/" or "../b/". */
static const char *
joined(struct conv_arena *a, const char *base, const char *url)
{
	size_t n = strlen(base);

	for (;;) {
		if (strncmp(url, "./", 2) == 0) {
			url += 2;
			continue;
		}
		if (strncmp(url, "../", 3) != 0 || n == 0 ||
		    (n >= 3 && memcmp(base + n - 3, "../", 3) == 0))
			break;
		url += 3;
		for (n--; n > 0 && base[n - 1] != '/'; n--)
			;
	}
	return conv_asprintf(a, "%.*s%s", (int)n, base, url);
}

/* A URL as the document's own file would write it. */
static void
rebase(struct conv_doc *doc, struct map *bases, struct conv_node *n)
{
	const char **url = n->kind == CONV_IMAGE ? &n->u.image.url :
	    n->kind == CONV_LINK ? &n->u.link.url : NULL;
	const char *base;

	if (url == NULL || n->pos.file == doc->file || **url == '\0' ||
	    strchr("#/?", **url) != NULL || url_scheme(*url) > 0)
		return;
	base = base_of(doc, bases, n->pos.file);
	if (*base != '\0')
		*url = joined(doc->arena, base, *url);
}

void
text_settle(struct conv_doc *doc, const struct text *t)
{
	struct map *bases = map_new(doc->arena);
	struct conv_node **roots, *n;
	size_t nroots, i;

	roots = doc_roots(doc, &nroots);
	for (i = 0; i < nroots; i++)
		for (n = roots[i]; n != NULL;
		    n = node_next(n, roots[i], true)) {
			if (n != doc->root)
				text_locate(t, &n->pos);
			rebase(doc, bases, n);
		}
}
