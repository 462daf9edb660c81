/* frontmatter.c - YAML metadata; the only user of libyaml. */
#include <string.h>

#include <yaml.h>

#include "base/base.h"
#include "base/limits.h"
#include "read/read.h"
#include "tree/tree.h"

/* One YAML stream on its way into metadata. */
struct yaml {
	struct conv_job		*job;
	struct conv_doc		*doc;		/* for markup, or NULL */
	struct conv_arena	*arena;
	const char		*file;
	uint32_t		 line;		/* of its first line */
	yaml_parser_t		 parser;
	yaml_event_t		 event;		/* all 0 between two */
	struct conv_meta	*stack[LIMIT_YAML_DEPTH];
	struct conv_meta	*last[LIMIT_YAML_DEPTH];	/* child */
	struct map		*keys[LIMIT_YAML_DEPTH];	/* of a MAP */
	size_t			 depth;
	const char		*key;		/* read, its value not yet */
	struct conv_pos		 key_pos;
	struct conv_meta	*root;
	const char		*text, *end;
	const char		*at;		/* where place() was last */
	size_t			 at_line, at_col;	/* from 0; characters */
	const char		*line_start;
};

/*
 * libyaml counts columns in characters.  Marks come in order, so that all
 * of this is one way through the text; a step back begins anew.
 */
static struct conv_pos
place(struct yaml *y, yaml_mark_t mark)
{
	struct conv_pos pos = { .file = y->file };
	const char *nl;

	if (y->at == NULL || mark.line < y->at_line ||
	    (mark.line == y->at_line && mark.column < y->at_col)) {
		y->at = y->line_start = y->text;
		y->at_line = y->at_col = 0;
	}
	while (y->at_line < mark.line && (nl = memchr(y->at, '\n',
	    (size_t)(y->end - y->at))) != NULL) {
		y->at = y->line_start = nl + 1;
		y->at_line++;
		y->at_col = 0;
	}
	for (; y->at_col < mark.column && y->at < y->end; y->at_col++)
		utf8_next(&y->at, y->end);
	pos.line = y->line + (uint32_t)mark.line;
	pos.col = (uint32_t)(y->at - y->line_start) + 1;
	return pos;
}

static bool
fail(struct yaml *y, struct conv_pos pos, const char *why)
{
	struct conv_node at = { .kind = CONV_DOCUMENT, .pos = pos };

	conv_report(y->job, CONV_ERROR, &at, "bad-yaml", "%s", why);
	return false;
}

/* What people mean when libyaml says one of these. */
static const struct {
	const char	*says;
	const char	*hint;
} hints[] = {
	{ "mapping values are not allowed",
	    "a value with a colon in it must stand in quotes" },
	{ "scanning an alias", "a value that begins with * must stand in "
	    "quotes" },
	{ "scanning an anchor", "a value that begins with & must stand in "
	    "quotes" },
	{ "cannot start any token", "tabs can't indent, and a value that "
	    "begins with @, ` or % must stand in quotes" },
	{ "expected <block end>", "is something wrongly indented, or a quote "
	    "inside quotes?" }
};

/* Bytes that are no text have an offset instead of a mark. */
static yaml_mark_t
problem_mark(const struct yaml *y)
{
	yaml_mark_t mark = { 0, 0, 0 };
	const char *p = y->text, *bad = y->text + y->parser.problem_offset;

	if (y->parser.error != YAML_READER_ERROR)
		return y->parser.problem_mark;
	while (p < bad && p < y->end) {
		mark.column++;
		if (*p == '\n') {
			mark.line++;
			mark.column = 0;
		}
		utf8_next(&p, y->end);
	}
	return mark;
}

static bool
parser_fail(struct yaml *y)
{
	const yaml_parser_t *p = &y->parser;
	struct conv_arena *a = y->arena;
	const char *why = p->problem != NULL ? p->problem : "malformed YAML";
	size_t i;

	if (p->error == YAML_MEMORY_ERROR)
		arena_fail(a);
	if (p->context != NULL)
		why = conv_asprintf(a, "%s, %s", why, p->context);
	for (i = 0; i < sizeof(hints) / sizeof(hints[0]); i++)
		if (strstr(why, hints[i].says) != NULL) {
			why = conv_asprintf(a, "%s (%s)", why, hints[i].hint);
			break;
		}
	return fail(y, place(y, problem_mark(y)), why);
}

/* A key that stands in a mapping twice: the earlier value is dead. */
static void
note_key(struct yaml *y, struct conv_meta *m)
{
	struct conv_node at = { .kind = CONV_DOCUMENT, .pos = y->key_pos };
	struct map *keys = y->keys[y->depth - 1];
	size_t len = strlen(m->key);
	struct conv_meta *old = map_get(keys, m->key, len);

	if (old != NULL) {
		conv_report(y->job, CONV_WARNING, &at, "duplicate-key",
		    "the key '%s' stands here again; the last counts",
		    m->key);
		old->key = NULL;
	}
	map_put(keys, m->key, len, m);
}

/* Take the dead out of a mapping that is complete. */
static void
sweep(struct conv_meta *m)
{
	struct conv_meta **p = &m->first;

	if (m->kind != CONV_META_MAP)
		return;
	while (*p != NULL)
		if ((*p)->key == NULL)
			*p = (*p)->next;
		else
			p = &(*p)->next;
}

/* Hang a value into the list or mapping that is open. */
static bool
attach(struct yaml *y, struct conv_meta *m)
{
	struct conv_meta *up;

	if (y->depth == 0 && y->root == NULL) {
		y->root = m;
		return true;
	}
	if (y->depth == 0)	/* a last --- begins an empty one */
		return (m->kind == CONV_META_STRING && *m->text == '\0') ||
		    fail(y, m->pos, "a second YAML document");
	up = y->stack[y->depth - 1];
	if (up->kind == CONV_META_MAP) {
		m->key = y->key;
		y->key = NULL;
	}
	if (up->first == NULL)
		up->first = m;
	else
		y->last[y->depth - 1]->next = m;
	y->last[y->depth - 1] = m;
	if (up->kind == CONV_META_MAP)
		note_key(y, m);
	return true;
}

static struct conv_meta *
meta_new(struct yaml *y, enum conv_meta_kind kind, const yaml_event_t *ev)
{
	struct conv_meta *m = conv_alloc(y->arena, sizeof(*m));

	m->kind = kind;
	m->pos = place(y, ev->start_mark);
	return m;
}

static bool
scalar(struct yaml *y, const yaml_event_t *ev)
{
	const char *s = (const char *)ev->data.scalar.value;
	size_t len = ev->data.scalar.length;
	struct conv_meta *m;
	char *text;

	if (memchr(s, '\0', len) != NULL)
		return fail(y, place(y, ev->start_mark), "a NUL in a string");
	text = conv_strndup(y->arena, s, len);
	if (y->depth > 0 && y->stack[y->depth - 1]->kind == CONV_META_MAP &&
	    y->key == NULL) {
		y->key = text;
		y->key_pos = place(y, ev->start_mark);
		return true;
	}
	m = meta_new(y, CONV_META_STRING, ev);
	m->text = text;
	m->plain = ev->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (m->plain && (strcmp(text, "null") == 0 || strcmp(text, "~") == 0))
		m->text = "";
	if (y->doc != NULL)
		frontmatter_markup(y->job, y->doc, m);
	return attach(y, m);
}

static bool
container(struct yaml *y, const yaml_event_t *ev, enum conv_meta_kind kind)
{
	struct conv_meta *m;

	if (y->depth > 0 && y->stack[y->depth - 1]->kind == CONV_META_MAP &&
	    y->key == NULL)
		return fail(y, place(y, ev->start_mark),
		    "a key must be a string");
	if (y->depth == LIMIT_YAML_DEPTH)
		return fail(y, place(y, ev->start_mark),
		    "nested deeper than conv takes");
	m = meta_new(y, kind, ev);
	if (!attach(y, m))
		return false;
	y->stack[y->depth] = m;
	y->keys[y->depth] = kind == CONV_META_MAP ?
	    map_new(y->arena) : NULL;
	y->last[y->depth++] = NULL;
	return true;
}

/* False: stop; *done tells whether it is the end or an error. */
static bool
event(struct yaml *y, const yaml_event_t *ev, bool *done)
{
	switch (ev->type) {
	case YAML_SCALAR_EVENT:
		return scalar(y, ev);
	case YAML_SEQUENCE_START_EVENT:
		return container(y, ev, CONV_META_LIST);
	case YAML_MAPPING_START_EVENT:
		return container(y, ev, CONV_META_MAP);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		sweep(y->stack[--y->depth]);
		return true;
	case YAML_ALIAS_EVENT:
		return fail(y, place(y, ev->start_mark),
		    "aliases (*name) are not supported in metadata");
	case YAML_STREAM_END_EVENT:
		*done = true;
		return false;
	default:
		return true;
	}
}

static bool
events(struct yaml *y)
{
	bool done = false, more = true;

	while (more) {
		if (!yaml_parser_parse(&y->parser, &y->event))
			return parser_fail(y);
		more = event(y, &y->event, &done);
		yaml_event_delete(&y->event);
	}
	return done;
}

/* Parse text into y->root; NULL where there is nothing in it. */
static bool
yaml_read(struct yaml *y, const char *text, size_t len)
{
	struct conv_arena *a = y->arena;
	jmp_buf *volatile up;
	jmp_buf oom;
	bool ok;

	y->text = text;
	y->end = text + len;
	if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		y->text += 3;
	if (!yaml_parser_initialize(&y->parser))
		arena_fail(a);
	up = arena_on_failure(a, &oom);
	if (setjmp(oom) != 0) {
		yaml_event_delete(&y->event);
		yaml_parser_delete(&y->parser);
		arena_on_failure(a, up);
		arena_fail(a);
	}
	yaml_parser_set_encoding(&y->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&y->parser,
	    (const unsigned char *)y->text, (size_t)(y->end - y->text));
	ok = events(y);
	arena_on_failure(a, up);
	yaml_parser_delete(&y->parser);
	return ok;
}

/* The length of a line that is nothing but this fence, or 0. */
static size_t
fence(const char *p, const char *end, const char *mark)
{
	const char *s = p;

	if (end - s < 3 || memcmp(s, mark, 3) != 0)
		return 0;
	for (s += 3; s < end && (*s == ' ' || *s == '\t'); s++)
		;
	if (s < end && *s != '\n')
		return 0;
	return (size_t)(s - p) + (s < end);
}

/* The start of the closing fence's line, or NULL. */
static const char *
closing(const char *p, const char *end)
{
	const char *nl;

	while (p < end && fence(p, end, "---") == 0 &&
	    fence(p, end, "...") == 0) {
		if ((nl = memchr(p, '\n', (size_t)(end - p))) == NULL)
			return NULL;
		p = nl + 1;
	}
	return p < end ? p : NULL;
}

/*
 * Does the block look like a mapping, or empty, and not like text between
 * rules?  A rule has an empty line below it.
 */
static bool
looks_like_mapping(const char *p, const char *end)
{
	const char *nl, *colon;

	if (p < end && *p == '\n')
		return false;

	for (; p < end; p = nl + 1) {
		if ((nl = memchr(p, '\n', (size_t)(end - p))) == NULL)
			nl = end - 1;
		while (p < nl && (*p == ' ' || *p == '\t'))
			p++;
		if (*p == '#')
			continue;
		if (*p == '\n')
			continue;
		colon = memchr(p, ':', (size_t)(nl - p));
		return *p == '{' || (colon != NULL && (colon[1] == ' ' ||
		    colon[1] == '\n' || colon[1] == '\t'));
	}
	return true;
}

size_t
frontmatter_length(const char *text, size_t len)
{
	const char *end = text + len, *close;
	size_t n = fence(text, end, "---");

	if (n == 0 || (close = closing(text + n, end)) == NULL ||
	    !looks_like_mapping(text + n, close))
		return 0;
	return (size_t)(close - text) +
	    fence(close, end, *close == '-' ? "---" : "...");
}

/* Add the keys that the document's metadata lacks. */
static void
merge(struct conv_doc *doc, const struct conv_meta *from)
{
	struct conv_meta *to = (struct conv_meta *)doc->meta, **end, *m, *next;
	struct map *own = map_new(doc->arena);

	for (end = &to->first; *end != NULL; end = &(*end)->next)
		map_put(own, (*end)->key, strlen((*end)->key), *end);
	for (m = from->first; m != NULL; m = next) {
		next = m->next;
		m->next = NULL;
		if (map_get(own, m->key, strlen(m->key)) != NULL)
			continue;
		*end = m;
		end = &m->next;
	}
}

bool
frontmatter_read(struct conv_job *job, struct conv_doc *doc,
    const char *file, const char *text, size_t len, size_t *used)
{
	const char *end = text + len, *body, *close, *rest;
	const struct conv_meta *before = doc->meta;
	struct yaml *y;
	size_t n;

	*used = 0;
	if (!format_parse(job, conv_opt_str(job, "from"), &doc->ext))
		return false;
	if ((doc->ext & EXT_YAML) == 0 || (n = fence(text, end, "---")) == 0)
		return true;
	body = text + n;
	if ((close = closing(body, end)) == NULL ||
	    !looks_like_mapping(body, close))
		return true;
	y = conv_alloc(doc->arena, sizeof(*y));
	y->job = job;
	y->doc = doc;
	y->arena = doc->arena;
	y->file = file;
	y->line = 2;
	if (!yaml_read(y, body, (size_t)(close - body)))
		return false;
	rest = close + fence(close, end, *close == '-' ? "---" : "...");
	if (y->root == NULL ? rest == end : y->root->kind != CONV_META_MAP)
		return true;	/* two rules; something else than metadata */
	if (y->root != NULL) {
		doc->meta = y->root;
		merge(doc, before);
	}
	*used = (size_t)(rest - text);
	return true;
}

/* A file of nothing but metadata, read to y->root or NULL. */
static bool
file_read(struct yaml *y, const char *path, struct conv_blob blob)
{
	struct conv_pos top = { .file = path, .line = 1, .col = 1 };

	json_to_yaml(y->arena, &blob);
	y->file = path;
	y->line = 1;
	if (!yaml_read(y, (const char *)blob.data, blob.size))
		return false;
	return y->root == NULL || y->root->kind == CONV_META_MAP ||
	    fail(y, top, "metadata must be a mapping");
}

bool
frontmatter_read_file(struct conv_job *job, struct conv_doc *doc,
    const char *path)
{
	struct yaml *y = conv_alloc(doc->arena, sizeof(*y));
	struct conv_blob blob;

	if (!conv_job_load(job, path, &blob))
		return false;
	y->job = job;
	y->doc = doc;
	y->arena = doc->arena;
	if (!file_read(y, path, blob))
		return false;
	if (y->root != NULL)
		merge(doc, y->root);
	return true;
}

const struct conv_meta *
frontmatter_parse(struct conv_job *job, const char *name,
    const struct conv_blob *blob)
{
	struct yaml *y = conv_alloc(job->arena, sizeof(*y));

	y->job = job;
	y->arena = job->arena;
	if (!file_read(y, name, *blob))
		return NULL;
	if (y->root == NULL) {
		y->root = conv_alloc(job->arena, sizeof(*y->root));
		y->root->kind = CONV_META_MAP;
	}
	return y->root;
}

void
frontmatter_markup(struct conv_job *job, struct conv_doc *doc,
    struct conv_meta *m)
{
	if (strpbrk(m->text, "*_[]`<>&\\!~\"'\n") != NULL)
		m->body = markdown_read_string(job, doc, m->text, m->pos);
}
