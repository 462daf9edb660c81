/*
 * note.c - what cmark doesn't tell of footnotes: their labels, and the
 * definitions that it leaves out.
 */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

void
note_keep(struct source_lines *ls, int first, int last)
{
	size_t i;

	for (i = first > 0 ? (size_t)first - 1 : 0; i < ls->n &&
	    (int)i < last; i++)
		ls->kept[i] = true;
}

/* The length of the label of "[^label]:" at p, or 0. */
static size_t
label_at(const char *p, const char *end)
{
	const char *s;

	if (end - p < 5 || p[0] != '[' || p[1] != '^')
		return 0;
	for (s = p + 2; s < end && *s != ']'; s++)
		if (*s == ' ' || *s == '\t' || *s == '\n')
			return 0;
	return end - s >= 2 && s[1] == ':' ? (size_t)(s - p) - 2 : 0;
}

/* cmark's column of a definition is that of its text; its label is before. */
static void
label_read(struct conv_doc *doc, const struct source_lines *ls, uint32_t line,
    struct conv_node *note)
{
	size_t i = note->pos.line - line, len;
	const char *p, *start;

	note->u.note.label = "";
	if (i >= ls->n)
		return;
	start = ls->start[i];
	p = start + note->pos.col - 1;
	if (p > ls->end)
		return;
	while (p > start && label_at(p, ls->end) == 0)
		p--;
	if ((len = label_at(p, ls->end)) == 0)
		return;
	note->u.note.label = conv_strndup(doc->arena, p + 2, len);
	note->pos.col = (uint32_t)(p - start) + 1;
}

static char *
folded(struct conv_arena *a, const char *s, size_t len)
{
	char *key = conv_strndup(a, s, len), *p;

	for (p = key; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p += 32;
	return key;
}

/* A definition of which nothing is in the tree: no call, or the second. */
static void
dropped(struct conv_job *job, struct conv_doc *doc, struct map *seen,
    struct conv_pos pos, const char *label, size_t len)
{
	struct conv_node at = { .kind = CONV_NOTE, .pos = pos };
	char *key = folded(doc->arena, label, len);

	if (map_get(seen, key, len) != NULL)
		conv_report(job, CONV_WARNING, &at, "duplicate-note",
		    "footnote [^%.*s] is defined again; the first counts",
		    (int)len, label);
	else
		conv_report(job, CONV_WARNING, &at, "unused-note",
		    "footnote [^%.*s] is never called", (int)len, label);
	map_put(seen, key, len, doc);
}

void
note_labels(struct conv_job *job, struct conv_doc *doc,
    const struct source_lines *ls, uint32_t line, struct conv_node **notes,
    size_t n)
{
	struct map *seen = map_new(doc->arena);
	struct conv_pos pos = { .file = doc->file };
	const char *p, *label;
	size_t i, len;

	for (i = 0; i < n; i++) {
		label_read(doc, ls, line, notes[i]);
		label = notes[i]->u.note.label;
		len = strlen(label);
		map_put(seen, folded(doc->arena, label, len), len, notes[i]);
	}
	for (i = 0; i < ls->n; i++) {
		if (ls->kept[i])
			continue;
		for (p = ls->start[i]; p < ls->end && *p == ' '; p++)
			;
		if ((len = label_at(p, ls->end)) == 0)
			continue;
		pos.line = line + (uint32_t)i;
		pos.col = (uint32_t)(p - ls->start[i]) + 1;
		dropped(job, doc, seen, pos, p + 2, len);
	}
}
