/* defaults.c - options from a YAML file, with pandoc's keys. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

static enum exit_code	set_item(struct args *, const char *,
			    const struct conv_meta *);

/* pandoc's keys that are not an option's name. */
static const struct {
	const char	*key, *option;
} keys[] = {
	{ "epub-fonts", "epub-embed-font" },
	{ "identifier-prefix", "id-prefix" },
	{ "log-file", "log" },
	{ "metadata-files", "metadata-file" },
	{ "output-file", "output" },
	{ "plugins", "plugin" },
	{ "reader", "from" },
	{ "writer", "to" }
};

/* ${.} is the file's folder, ${NAME} is taken from the environment. */
static const char *
expand(struct args *args, const char *s)
{
	const char *slash = strrchr(args->defaults, '/'), *end, *value, *name;
	const char *out = "";

	for (; (end = strstr(s, "${")) != NULL; s = end + 1) {
		out = conv_asprintf(args->arena, "%s%.*s", out,
		    (int)(end - s), s);
		s = end + 2;
		if ((end = strchr(s, '}')) == NULL)
			return conv_asprintf(args->arena, "%s${%s", out, s);
		name = conv_strndup(args->arena, s, (size_t)(end - s));
		if (strcmp(name, ".") != 0)
			value = getenv(name);
		else
			value = slash == NULL ? "." :
			    conv_strndup(args->arena, args->defaults,
			    (size_t)(slash - args->defaults));
		out = conv_asprintf(args->arena, "%s%s", out,
		    value == NULL ? "" : value);
	}
	return conv_asprintf(args->arena, "%s%s", out, s);
}

static enum exit_code
where(const struct conv_meta *m, enum exit_code code)
{
	if (code == EXIT_DONE)
		return code;
	return fail(code, "%s:%u: '%s' in a defaults file", m->pos.file,
	    (unsigned)m->pos.line, m->key);
}

static enum exit_code
set_metadata(struct args *args, const char *key, const struct conv_meta *m)
{
	const struct conv_meta *v;
	const char *why;
	enum exit_code code = EXIT_DONE;

	if (m->kind == CONV_META_MAP)
		return fail(EXIT_OPTION, "metadata %s: a mapping can't stand "
		    "here; use a metadata file", key);
	if (m->kind == CONV_META_STRING) {
		if (!conv_set_meta(args->settings, key, m->text, &why))
			return fail(EXIT_OPTION, "metadata %s: %s", key, why);
		return EXIT_DONE;
	}
	for (v = m->first; v != NULL && code == EXIT_DONE; v = v->next)
		code = set_metadata(args, key, v);
	return code;
}

/* A mapping of metadata or variables. */
static enum exit_code
set_map(struct args *args, const struct conv_meta *map, bool variables)
{
	const struct conv_meta *m;
	enum exit_code code = EXIT_DONE;

	for (m = map->first; m != NULL && code == EXIT_DONE; m = m->next)
		code = variables ? set_item(args, m->key, m) :
		    set_metadata(args, m->key, m);
	return code;
}

static enum exit_code
set_verbosity(struct args *args, const char *value)
{
	args->quiet = strcmp(value, "ERROR") == 0;
	args->verbose = strcmp(value, "INFO") == 0;
	if (args->quiet || args->verbose || strcmp(value, "WARNING") == 0)
		return EXIT_DONE;
	return fail(EXIT_OPTION, "verbosity is ERROR, WARNING or INFO");
}

static enum exit_code
set_value(struct args *args, const char *key, const struct conv_meta *m)
{
	const char *value = expand(args, m->text);
	size_t i;

	if (strcmp(key, "input-files") == 0 || strcmp(key, "input-file") == 0) {
		strings_add(args->arena, &args->inputs, value);
		return EXIT_DONE;
	}
	if (strcmp(key, "verbosity") == 0)
		return set_verbosity(args, value);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(key, keys[i].key) == 0)
			key = keys[i].option;
	return args_set(args, key, value);
}

/* One key: its value, or each of its list. */
static enum exit_code
set_item(struct args *args, const char *key, const struct conv_meta *m)
{
	const struct conv_meta *v;
	enum exit_code code = EXIT_DONE;

	if (m->kind == CONV_META_STRING)
		return set_value(args, key, m);
	if (m->kind == CONV_META_MAP)
		return fail(EXIT_OPTION, "%s can't be a mapping", key);
	for (v = m->first; v != NULL && code == EXIT_DONE; v = v->next)
		code = set_item(args, key, v);
	return code;
}

static enum exit_code
set_all(struct args *args, const struct conv_meta *map)
{
	const struct conv_meta *m;
	enum exit_code code = EXIT_DONE;

	for (m = map->first; m != NULL && code == EXIT_DONE; m = m->next) {
		if (m->kind == CONV_META_MAP &&
		    (strcmp(m->key, "metadata") == 0 ||
		    strcmp(m->key, "variables") == 0))
			code = where(m, set_map(args, m, m->key[0] == 'v'));
		else
			code = where(m, set_item(args, m->key, m));
	}
	return code;
}

struct reading {
	struct args	*args;
	enum exit_code	 code;
};

static void
on_report(void *ctx, const struct conv_diag *d)
{
	struct reading *r = ctx;

	r->code = exit_of(d->code);
	if (d->pos.line == 0) {
		fail(r->code, "%s", d->msg);
		return;
	}
	fail(r->code, "%s:%u:%u: %s", d->pos.file, (unsigned)d->pos.line,
	    (unsigned)d->pos.col, d->msg);
}

static bool
on_load(void *ctx, struct conv_arena *a, const char *path,
    struct conv_blob *blob)
{
	struct reading *r = ctx;

	if (!file_load(a, path, true, blob))
		return false;
	strings_add(r->args->arena, &r->args->reads, path);
	return true;
}

enum exit_code
defaults_read(struct args *args, const char *path)
{
	struct reading r = { args, EXIT_OPTION };
	const struct conv_host host = {
		.ctx = &r, .report = on_report, .load = on_load
	};
	const char *before = args->defaults;
	struct conv_doc *doc;
	enum exit_code code;

	if (args->deep == CLI_DEFAULTS_DEEP)
		return fail(EXIT_OPTION, "%s: defaults files read one another "
		    "too deeply", path);
	doc = conv_read_metadata(args->settings, &host, path);
	if (doc == NULL)
		return r.code;
	args->deep++;
	args->defaults = path;
	code = set_all(args, doc->meta);
	args->defaults = before;
	args->deep--;
	conv_doc_free(doc);
	return code;
}
