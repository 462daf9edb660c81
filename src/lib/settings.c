/*
 * settings.c - values of options: what the caller set, else the front
 * matter, else the default.
 */
#include <stdio.h>
#include <string.h>

#include "base/base.h"
#include "lib/lib.h"
#include "read/read.h"

#define PLUGINS_MAX	64

/* All values that the caller gave for one option or metadata key. */
struct setting {
	const char	*name;
	const char	**values;
	size_t		 n, cap;
	struct setting	*next;
};

struct conv_settings {
	struct conv_arena	*arena;
	struct setting		*options, **options_end;
	struct setting		*meta, **meta_end;
	const struct conv_backend *plugins[PLUGINS_MAX];
	size_t			 nplugins;
	jmp_buf			 oom;
};

struct conv_settings *
conv_settings_new(void)
{
	struct conv_arena *a = arena_new(NULL);
	struct conv_settings *s;
	jmp_buf oom;

	if (a == NULL)
		return NULL;
	arena_on_failure(a, &oom);
	if (setjmp(oom) != 0) {
		arena_free(a);
		return NULL;
	}
	s = conv_alloc(a, sizeof(*s));
	arena_on_failure(a, NULL);
	s->arena = a;
	s->options_end = &s->options;
	s->meta_end = &s->meta;
	return s;
}

void
conv_settings_free(struct conv_settings *s)
{
	if (s != NULL)
		arena_free(s->arena);
}

const struct conv_option *
conv_doc_options(void)
{
	return doc_options;
}

const struct conv_backend *
conv_nth_backend(const struct conv_settings *s, size_t i)
{
	size_t n = 0;

	while (backends[n] != NULL)
		n++;
	if (i < n)
		return backends[i];
	return i - n < s->nplugins ? s->plugins[i - n] : NULL;
}

/* A plug-in may take the place of a built-in back end: the last counts. */
const struct conv_backend *
conv_find_backend(const struct conv_settings *s, const char *name)
{
	const struct conv_backend *b, *found = NULL;
	size_t i;

	for (i = 0; (b = conv_nth_backend(s, i)) != NULL; i++)
		if (strcmp(b->name, name) == 0)
			found = b;
	return found;
}

/* The first row of that name in any table, or NULL. */
static const struct conv_option *
row_find(const struct conv_settings *s, const char *name)
{
	const struct conv_option *row = option_find(doc_options, name);
	const struct conv_backend *b;
	size_t i;

	for (i = 0; row == NULL && (b = conv_nth_backend(s, i)) != NULL; i++)
		row = option_find(b->options, name);
	return row;
}

static const char *
unknown_option(struct conv_settings *s, const char *name)
{
	const struct conv_option *row = doc_options;
	const char **names = NULL, *near;
	const struct conv_backend *b;
	size_t n = 0, cap = 0, i = 0;

	for (;; row = b->options) {
		for (; row->name != NULL; row++) {
			names = arena_grow(s->arena, names, &cap, n + 1,
			    sizeof(*names));
			names[n++] = row->name;
		}
		if ((b = conv_nth_backend(s, i++)) == NULL)
			break;
	}
	near = nearest(name, names, n);
	return near == NULL ?
	    conv_asprintf(s->arena, "unknown option '%s'", name) :
	    conv_asprintf(s->arena, "unknown option '%s'; did you mean '%s'?",
	    name, near);
}

static struct setting *
setting_find(struct setting *list, const char *name)
{
	for (; list != NULL; list = list->next)
		if (strcmp(list->name, name) == 0)
			return list;
	return NULL;
}

static void
setting_add(struct conv_settings *s, struct setting **list,
    struct setting ***end, const char *name, const char *value)
{
	struct setting *it = setting_find(*list, name);

	if (it == NULL) {
		it = conv_alloc(s->arena, sizeof(*it));
		it->name = conv_strdup(s->arena, name);
		**end = it;
		*end = &it->next;
	}
	it->values = arena_grow(s->arena, it->values, &it->cap, it->n + 1,
	    sizeof(*it->values));
	it->values[it->n++] = conv_strdup(s->arena, value);
}

bool
conv_set(struct conv_settings *s, const char *name, const char *value,
    const char **why)
{
	const struct conv_option *row;
	bool ok = true;

	arena_on_failure(s->arena, &s->oom);
	if (setjmp(s->oom) != 0) {
		*why = "out of memory";
		return false;
	}
	if ((row = row_find(s, name)) == NULL) {
		*why = unknown_option(s, name);
		ok = false;
	} else if ((ok = conv_option_accepts(s->arena, row, value, why))) {
		setting_add(s, &s->options, &s->options_end, name, value);
	}
	arena_on_failure(s->arena, NULL);
	return ok;
}

bool
conv_set_meta(struct conv_settings *s, const char *key, const char *value,
    const char **why)
{
	arena_on_failure(s->arena, &s->oom);
	if (setjmp(s->oom) != 0) {
		*why = "out of memory";
		return false;
	}
	setting_add(s, &s->meta, &s->meta_end, key, value);
	arena_on_failure(s->arena, NULL);
	return true;
}

bool
conv_load_plugin(struct conv_settings *s, const char *path, const char **why)
{
	const struct conv_backend *volatile b = NULL;

	arena_on_failure(s->arena, &s->oom);
	if (setjmp(s->oom) != 0) {
		*why = "out of memory";
		return false;
	}
	if (s->nplugins == PLUGINS_MAX)
		*why = "too many plug-ins";
	else
		b = plugin_open(s->arena, path, why);
	arena_on_failure(s->arena, NULL);
	if (b == NULL)
		return false;
	s->plugins[s->nplugins++] = b;
	return true;
}

/* -M as metadata: a key given more than once is a list. */
static void
meta_set(struct conv_job *job, struct conv_doc *doc,
    const struct setting *set)
{
	struct conv_pos pos = { .file = "command line" };
	struct conv_meta *map = (struct conv_meta *)doc->meta;
	struct conv_meta *m = conv_alloc(job->arena, sizeof(*m)), **at, *v;
	size_t i;

	m->kind = set->n > 1 ? CONV_META_LIST : CONV_META_STRING;
	m->key = set->name;
	m->pos = pos;
	m->text = set->values[0];
	m->plain = true;
	if (set->n == 1)
		frontmatter_markup(job, doc, m);
	for (i = 0, at = &m->first; set->n > 1 && i < set->n; i++) {
		*at = v = conv_alloc(job->arena, sizeof(*v));
		v->pos = pos;
		v->text = set->values[i];
		v->plain = true;
		frontmatter_markup(job, doc, v);
		at = &v->next;
	}
	for (at = &map->first; *at != NULL; at = &(*at)->next)
		if (strcmp((*at)->key, set->name) == 0) {
			m->next = (*at)->next;
			break;
		}
	*at = m;
}

static bool
meta_checks(struct conv_job *job, const struct conv_option *rows)
{
	const struct conv_option *row;
	const struct conv_meta *m;
	struct conv_node at = { .kind = CONV_DOCUMENT };
	const char *why;
	bool ok = true;

	for (m = job->doc->meta->first; m != NULL; m = m->next) {
		row = option_find(rows, m->key);
		if (row == NULL || row->caller || (m->kind ==
		    CONV_META_STRING ? conv_option_accepts(job->arena, row,
		    m->text, &why) : row->kind == CONV_OPT_LIST &&
		    m->kind == CONV_META_LIST))
			continue;
		at.pos = m->pos;
		if (m->kind != CONV_META_STRING) {
			conv_report(job, CONV_WARNING, &at, "bad-metadata",
			    "%s: %s is expected", m->key,
			    row->kind == CONV_OPT_LIST ? "a value or a list" :
			    "a single value");
			continue;
		}
		if (row->shared) {
			conv_report(job, CONV_WARNING, &at, "unused-option",
			    "%s; it is left out", why);
			continue;
		}
		conv_report(job, CONV_ERROR, &at, "bad-option", "%s", why);
		ok = false;
	}
	return ok;
}

bool
settings_metadata(struct conv_job *job, struct conv_doc *doc)
{
	const char *const *files;
	const struct setting *set;
	size_t n, i;

	files = conv_opt_list(job, "metadata-file", &n);
	/* what is there already stays: the last file counts most */
	for (i = n; i-- > 0; )
		if (!frontmatter_read_file(job, doc, files[i]))
			return false;
	for (set = job->settings->meta; set != NULL; set = set->next)
		meta_set(job, doc, set);
	return meta_checks(job, doc_options);
}

bool
settings_names(const struct conv_job *job, const char *value)
{
	const struct setting *set;
	size_t i;

	for (set = job->settings->options; set != NULL; set = set->next)
		for (i = 0; i < set->n; i++)
			if (strcmp(set->values[i], value) == 0)
				return true;
	return false;
}

bool
settings_check(struct conv_job *job)
{
	return meta_checks(job, job->backend->options);
}

static const struct conv_option *
job_row(const struct conv_job *job, const char *name)
{
	const struct conv_option *row = NULL;

	if (job->backend != NULL)
		row = option_find(job->backend->options, name);
	return row != NULL ? row : option_find(doc_options, name);
}

/* What the front matter says of an option, or NULL. */
static const struct conv_meta *
row_meta(const struct conv_job *job, const struct conv_option *row)
{
	const struct conv_meta *m;
	const char *why;

	if (row->caller || job->doc == NULL)
		return NULL;
	m = conv_doc_meta(job->doc, row->name);
	if (m != NULL && row->shared && m->kind == CONV_META_STRING &&
	    !conv_option_accepts(job->arena, row, m->text, &why))
		return NULL;
	return m;
}

/* What the back end falls back on, or NULL. */
static const struct conv_meta *
row_default(const struct conv_job *job, const struct conv_option *row)
{
	return job->defaults != NULL ?
	    conv_meta_get(job->defaults, row->name) : NULL;
}

/*
 * The value as written: the caller's last, the front matter's, the
 * back end's, the default.
 */
static const char *
job_value(const struct conv_job *job, const char *name)
{
	const struct conv_option *row = job_row(job, name);
	const struct setting *set;
	const struct conv_meta *m;

	if (row == NULL)
		return NULL;
	set = setting_find(job->settings->options, name);
	if (set != NULL)
		return set->values[set->n - 1];
	if ((m = row_meta(job, row)) == NULL || m->kind != CONV_META_STRING)
		m = row_default(job, row);
	return m != NULL && m->kind == CONV_META_STRING ? m->text : row->def;
}

bool
conv_opt_flag(const struct conv_job *job, const char *name)
{
	const char *s = job_value(job, name);
	bool v = false;

	return s != NULL && option_flag(s, &v) && v;
}

int
conv_opt_int(const struct conv_job *job, const char *name)
{
	const char *s = job_value(job, name);
	long v = 0;

	return s != NULL && option_int(s, &v) ? (int)v : 0;
}

const char *
conv_opt_str(const struct conv_job *job, const char *name)
{
	return job_value(job, name);
}

int32_t
conv_opt_length(const struct conv_job *job, const char *name)
{
	const char *s = job_value(job, name);

	return s != NULL ? length_parse(s) : -1;
}

/* What pandoc does: the command line's values come after the document's. */
const char *const *
conv_opt_list(const struct conv_job *job, const char *name, size_t *n)
{
	const struct setting *set = setting_find(job->settings->options, name);
	const struct conv_option *row = job_row(job, name);
	const struct conv_meta *m, *v;
	const char **list = NULL;
	size_t cap = 0, i;

	*n = 0;
	if (row == NULL)
		return NULL;
	if ((m = row_meta(job, row)) == NULL && set == NULL)
		m = row_default(job, row);
	if (m != NULL)
		for (v = m->kind == CONV_META_LIST ? m->first : m; v != NULL;
		    v = v == m ? NULL : v->next) {
			if (v->kind != CONV_META_STRING)
				continue;
			list = arena_grow(job->arena, list, &cap, *n + 1,
			    sizeof(*list));
			list[(*n)++] = v->text;
		}
	for (i = 0; set != NULL && i < set->n; i++) {
		list = arena_grow(job->arena, list, &cap, *n + 1,
		    sizeof(*list));
		list[(*n)++] = set->values[i];
	}
	return list;
}
