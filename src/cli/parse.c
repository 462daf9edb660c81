/* parse.c - the command line, by the tables of options. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* An option by its name: the program's own, or one of the library. */
struct match {
	const struct cli_option	 *cli;	/* NULL: the library's */
	const struct conv_option *row;	/* NULL: unknown */
	bool			  negated;
};

struct args *
args_new(struct conv_arena *a)
{
	struct args *args = conv_alloc(a, sizeof(*args));

	args->arena = a;
	args->settings = conv_settings_new();
	args->jobs = 1;
	args->timeout = -1;
	args->max_memory = -1;
	return args->settings == NULL ? NULL : args;
}

/* The i-th of a table's rows; else NULL, and *i less the table's length. */
static const struct conv_option *
table_row(const struct conv_option *rows, size_t *i)
{
	for (; rows->name != NULL; rows++)
		if ((*i)-- == 0)
			return rows;
	return NULL;
}

const struct conv_option *
args_row(const struct args *args, size_t i)
{
	const struct conv_option *row;
	const struct conv_backend *b;
	const struct cli_option *o;
	size_t k;

	for (o = cli_options; o->row.name != NULL; o++)
		if (i-- == 0)
			return &o->row;
	row = table_row(conv_doc_options(), &i);
	for (k = 0; row == NULL &&
	    (b = conv_nth_backend(args->settings, k)) != NULL; k++)
		row = table_row(b->options, &i);
	return row;
}

static const struct cli_option *
own_option(const struct conv_option *row)
{
	const struct cli_option *o;

	for (o = cli_options; o->row.name != NULL; o++)
		if (&o->row == row)
			return o;
	return NULL;
}

bool
row_is_shown(const struct conv_option *row)
{
	const struct cli_option *o;

	for (o = cli_options; o->row.name != NULL; o++)
		if (strcmp(o->row.name, row->name) == 0)
			return &o->row == row && o->group != GROUP_HIDDEN;
	return true;
}

bool
row_is_first(const struct args *args, size_t i)
{
	const char *name = args_row(args, i)->name;
	size_t k;

	for (k = 0; k < i; k++)
		if (strcmp(args_row(args, k)->name, name) == 0)
			return false;
	return row_is_shown(args_row(args, i));
}

/* A row by its name, or else by its letter. */
static const struct conv_option *
row_find(const struct args *args, const char *name, char letter)
{
	const struct conv_option *row;
	size_t i;

	for (i = 0; (row = args_row(args, i)) != NULL; i++)
		if (name != NULL ? strcmp(row->name, name) == 0 :
		    row->letter == letter)
			return row;
	return NULL;
}

static struct match
match_find(const struct args *args, const char *name, char letter)
{
	struct match m = { .row = row_find(args, name, letter) };
	const struct alias *al;

	for (al = aliases; m.row == NULL && al->name != NULL; al++)
		if (name != NULL ? strcmp(al->name, name) == 0 :
		    al->letter == letter) {
			m.row = row_find(args, al->to, 0);
			m.negated = al->negated;
		}
	if (m.row == NULL && name != NULL && strncmp(name, "no-", 3) == 0) {
		m = match_find(args, name + 3, 0);
		m.negated = !m.negated;
		if (m.row != NULL && m.row->kind != CONV_OPT_FLAG)
			m.row = NULL;
	}
	if (m.row != NULL)
		m.cli = own_option(m.row);
	return m;
}

static enum exit_code
unknown(const struct args *args, const char *name)
{
	const struct conv_option *row;
	const struct alias *al;
	struct strings names = { 0 };
	const char *near;
	size_t i;

	for (i = 0; (row = args_row(args, i)) != NULL; i++)
		strings_add(args->arena, &names, row->name);
	for (al = aliases; al->name != NULL; al++)
		strings_add(args->arena, &names, al->name);
	near = conv_nearest(name, names.v, names.n);
	if (near != NULL)
		return fail(EXIT_OPTION, "unknown option --%s; did you mean "
		    "--%s?", name, near);
	return fail(EXIT_OPTION, "unknown option --%s; see conv --help", name);
}

static bool
is_true(const char *s)
{
	return strcmp(s, "true") == 0 || strcmp(s, "yes") == 0 ||
	    strcmp(s, "on") == 0 || strcmp(s, "1") == 0;
}

/* Store a value, which the row takes, in the option's field. */
static void
store(struct args *args, const struct cli_option *o, const char *value)
{
	char *field = (char *)args + o->field;

	switch (o->row.kind) {
	case CONV_OPT_FLAG:
		*(bool *)field = is_true(value);
		break;
	case CONV_OPT_INT:
		*(int *)field = (int)strtol(value, NULL, 10);
		break;
	case CONV_OPT_LIST:
		strings_add(args->arena, (struct strings *)field, value);
		break;
	case CONV_OPT_STRING:
	case CONV_OPT_CHOICE:
	case CONV_OPT_LENGTH:
	case CONV_OPT_FILE:
		*(const char **)field = conv_strdup(args->arena, value);
		break;
	}
}

static enum exit_code
apply(struct args *args, const struct match *m, const char *value)
{
	const char *why;

	if (m->row->kind == CONV_OPT_FLAG && m->negated)
		value = is_true(value) ? "false" : "true";
	if (m->cli == NULL) {
		strings_add(args->arena, &args->paths, value);
		if (!conv_set(args->settings, m->row->name, value, &why))
			return fail(EXIT_OPTION, "--%s", why);
		return EXIT_DONE;
	}
	if (value != NULL && !conv_option_accepts(args->arena, m->row, value,
	    &why))
		return fail(EXIT_OPTION, "--%s", why);
	if (m->cli->set != NULL)
		return m->cli->set(args, value);
	store(args, m->cli, value);
	return EXIT_DONE;
}

enum exit_code
args_set(struct args *args, const char *name, const char *value)
{
	struct match m = match_find(args, name, 0);

	if (m.row == NULL)
		return unknown(args, name);
	return apply(args, &m, value);
}

/* Where in the command line we are. */
struct cursor {
	char	**argv;
	int	  argc, i;
	bool	  early;	/* only the options that come before others */
	bool	  only_files;	/* after -- */
};

static bool
takes_value(const struct match *m)
{
	return m->row->kind != CONV_OPT_FLAG &&
	    (m->cli == NULL || !m->cli->optional);
}

static enum exit_code
use(struct args *args, struct cursor *at, const struct match *m,
    const char *value)
{
	if (at->early != (m->cli != NULL && m->cli->early))
		return EXIT_DONE;
	if (value == NULL && m->row->kind == CONV_OPT_FLAG)
		value = "true";
	return apply(args, m, value);
}

static enum exit_code
parse_long(struct args *args, struct cursor *at, const char *s)
{
	size_t n = strcspn(s, "=");
	const char *name = conv_strndup(args->arena, s, n);
	const char *value = s[n] == '=' ? s + n + 1 : NULL;
	struct match m = match_find(args, name, 0);

	if (m.row == NULL)
		return at->early ? EXIT_DONE : unknown(args, name);
	if (value == NULL && takes_value(&m)) {
		if (++at->i >= at->argc)
			return fail(EXIT_OPTION, "--%s needs a value: %s",
			    name, row_synopsis(args->arena, m.row, false));
		value = at->argv[at->i];
	}
	return use(args, at, &m, value);
}

/* Letters may stand together; the last may have its value behind it. */
static enum exit_code
parse_letters(struct args *args, struct cursor *at, const char *s)
{
	enum exit_code code;
	struct match m;

	for (; *s != '\0'; s++) {
		m = match_find(args, NULL, *s);
		if (m.row == NULL)
			return at->early ? EXIT_DONE : fail(EXIT_OPTION,
			    "unknown option -%c; see conv --help", *s);
		if (takes_value(&m)) {
			if (s[1] != '\0')
				return use(args, at, &m, s + 1);
			if (++at->i >= at->argc)
				return fail(EXIT_OPTION, "-%c needs a value: "
				    "%s", *s, row_synopsis(args->arena,
				    m.row, false));
			return use(args, at, &m, at->argv[at->i]);
		}
		if ((code = use(args, at, &m, NULL)) != EXIT_DONE)
			return code;
	}
	return EXIT_DONE;
}

static enum exit_code
parse_one(struct args *args, struct cursor *at)
{
	const char *s = at->argv[at->i];

	if (s[0] != '-' || s[1] == '\0' || at->only_files) {
		if (!at->early)
			strings_add(args->arena, &args->inputs, s);
		return EXIT_DONE;
	}
	if (s[1] != '-')
		return parse_letters(args, at, s + 1);
	if (s[2] == '\0') {
		at->only_files = true;
		return EXIT_DONE;
	}
	return parse_long(args, at, s + 2);
}

/* Twice: plug-ins and defaults files come first, wherever they stand. */
enum exit_code
args_parse(struct args *args, int argc, char **argv)
{
	struct cursor at = { .argv = argv, .argc = argc, .early = true };
	enum exit_code code;

	do {
		at.only_files = false;
		for (at.i = 1; at.i < argc; at.i++)
			if ((code = parse_one(args, &at)) != EXIT_DONE)
				return code;
		at.early = !at.early;
	} while (!at.early);
	return EXIT_DONE;
}
