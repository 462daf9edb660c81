/* help.c - the text of --help, from the tables. */
#include <string.h>

#include "cli.h"

#define HELP_NAME	6	/* where an option's name begins */
#define HELP_COLUMN	28	/* where the explanations begin */
#define HELP_WIDTH	79

const char *const group_names[NGROUPS] = {
	[GROUP_INPUT] = "Input",
	[GROUP_OUTPUT] = "Output",
	[GROUP_RUN] = "The run",
	[GROUP_MESSAGES] = "Messages",
	[GROUP_INFO] = "Information"
};

const char *
row_synopsis(struct conv_arena *a, const struct conv_option *row,
    bool optional)
{
	if (row->kind == CONV_OPT_FLAG || row->arg == NULL)
		return conv_asprintf(a, "--%s", row->name);
	return conv_asprintf(a, optional ? "--%s[=%s]" : "--%s=%s",
	    row->name, row->arg);
}

/* Words from column col on, later lines begin at indent. */
static void
put_words(struct conv_out *out, const char *s, size_t *col, size_t indent)
{
	size_t n, i;

	for (; *s != '\0'; s += n + (s[n] == ' ')) {
		n = strcspn(s, " ");
		if (*col + n + 1 > HELP_WIDTH) {
			conv_putc(out, '\n');
			for (i = 0; i < indent; i++)
				conv_putc(out, ' ');
			*col = indent;
		} else if (*col > indent) {
			conv_putc(out, ' ');
			++*col;
		}
		conv_put(out, s, n);
		*col += n;
	}
}

/* A name and its choices, on more lines where there are many. */
static void
put_name(struct conv_out *out, const char *s)
{
	size_t col = HELP_NAME, n;

	for (; *s != '\0'; s += n) {
		n = strcspn(s, "|");
		n += s[n] == '|';
		if (col + n > HELP_WIDTH) {
			conv_printf(out, "\n%*s", HELP_NAME + 4, "");
			col = HELP_NAME + 4;
		}
		conv_put(out, s, n);
		col += n;
	}
}

static void
put_row(struct args *args, struct conv_out *out,
    const struct conv_option *row, bool optional, const char *formats)
{
	const char *name = row_synopsis(args->arena, row, optional);
	size_t col = HELP_NAME + strlen(name), i;

	if (row->letter != 0)
		conv_printf(out, "  -%c, ", row->letter);
	else
		conv_printf(out, "%*s", HELP_NAME, "");
	put_name(out, name);
	if (col > HELP_COLUMN - 2) {
		conv_putc(out, '\n');
		col = 0;
	}
	for (i = col; i < HELP_COLUMN; i++)
		conv_putc(out, ' ');
	col = HELP_COLUMN;
	put_words(out, row->help, &col, HELP_COLUMN);
	if (row->def != NULL)
		put_words(out, conv_asprintf(args->arena, "[%s]", row->def),
		    &col, HELP_COLUMN);
	if (formats != NULL)
		put_words(out, formats, &col, HELP_COLUMN);
	conv_putc(out, '\n');
}

static const struct conv_option *
in_table(const struct conv_option *rows, const char *name)
{
	for (; rows->name != NULL; rows++)
		if (strcmp(rows->name, name) == 0)
			return rows;
	return NULL;
}

/* Is the i-th format the first that has its table of options? */
static bool
first_of_table(const struct args *args, size_t i)
{
	const struct conv_backend *b = conv_nth_backend(args->settings, i);
	size_t k;

	for (k = 0; k < i; k++)
		if (conv_nth_backend(args->settings, k)->options ==
		    b->options)
			return false;
	return true;
}

/*
 * The formats that have an option, as "html, pdf"; *n of them, where those
 * with one table are one.
 */
static const char *
formats_with(struct args *args, const char *name, size_t *n)
{
	const struct conv_backend *b;
	const char *list = "";
	size_t i;

	for (i = *n = 0; (b = conv_nth_backend(args->settings, i)) != NULL;
	    i++) {
		if (in_table(b->options, name) == NULL)
			continue;
		list = conv_asprintf(args->arena, "%s%s%s", list,
		    *list != '\0' ? ", " : "", b->name);
		*n += first_of_table(args, i);
	}
	return list;
}

static void
put_own_groups(struct args *args, struct conv_out *out)
{
	const struct conv_option *row;
	const struct cli_option *o;
	int g;

	for (g = 0; g < GROUP_HIDDEN; g++) {
		conv_printf(out, "\n%s:\n", group_names[g]);
		for (row = conv_doc_options(); g == GROUP_INPUT &&
		    row->name != NULL; row++)
			if (row_is_shown(row))
				put_row(args, out, row, false, NULL);
		for (o = cli_options; o->row.name != NULL; o++)
			if (o->group == (enum group)g)
				put_row(args, out, &o->row, o->optional &&
				    o->row.arg != NULL, NULL);
	}
}

/* Options that more than one format has, each once. */
static void
put_shared(struct args *args, struct conv_out *out)
{
	const struct conv_backend *b, *first;
	const struct conv_option *row;
	const char *formats;
	size_t i, k, n;
	bool head = false;

	for (i = 0; (b = conv_nth_backend(args->settings, i)) != NULL; i++)
		for (row = b->options; row->name != NULL; row++) {
			formats = formats_with(args, row->name, &n);
			for (k = 0; (first = conv_nth_backend(args->settings,
			    k)) != b; k++)
				if (in_table(first->options, row->name))
					break;
			if (n < 2 || first != b)
				continue;
			if (!head)
				conv_puts(out, "\nSeveral formats:\n");
			head = true;
			put_row(args, out, row, false, conv_asprintf(
			    args->arena, "(%s)", formats));
		}
}

/* A format's options; all, or those that it shares with no other. */
static void
put_backend(struct args *args, struct conv_out *out,
    const struct conv_backend *b, bool all)
{
	const struct conv_option *row;
	const char *formats;
	bool head = false;
	size_t n;

	for (row = b->options; row->name != NULL; row++) {
		formats = formats_with(args, row->name, &n);
		if (n > 1 && !all)
			continue;
		if (!head && !all)
			conv_putc(out, '\n');
		if (!head)
			conv_printf(out, "%s: %s\n", all ? b->name :
			    formats, b->about);
		head = true;
		put_row(args, out, row, false, NULL);
	}
	if (!head && all)
		conv_printf(out, "%s: %s\n      no options of its own\n",
		    b->name, b->about);
}

static void
put_intro(struct args *args, struct conv_out *out)
{
	const struct conv_backend *b;
	size_t i;

	conv_puts(out, "Usage: conv [OPTION...] [FILE...]\n\n"
	    "Converts Markdown. A file's output goes beside it, with the "
	    "suffix of its\nformat; standard input goes to standard output. "
	    "Formats (-t):\n\n");
	for (i = 0; (b = conv_nth_backend(args->settings, i)) != NULL; i++)
		conv_printf(out, "  %-10s %s\n", b->name, b->about);
}

static enum exit_code
help_format(struct args *args, struct conv_out *out, const char *name)
{
	const struct conv_backend *b = conv_find_backend(args->settings,
	    name);
	struct strings names = { 0 };
	const char *near;
	size_t i;

	if (b != NULL) {
		put_backend(args, out, b, true);
		return EXIT_DONE;
	}
	for (i = 0; (b = conv_nth_backend(args->settings, i)) != NULL; i++)
		strings_add(args->arena, &names, b->name);
	near = conv_nearest(name, names.v, names.n);
	if (near == NULL)
		return fail(EXIT_WRITER, "unknown output format '%s'", name);
	return fail(EXIT_WRITER, "unknown output format '%s'; did you mean "
	    "'%s'?", name, near);
}

enum exit_code
help_show(struct args *args, struct conv_out *out)
{
	const struct conv_backend *b;
	size_t i;

	if (args->show_what != NULL)
		return help_format(args, out, args->show_what);
	put_intro(args, out);
	put_own_groups(args, out);
	put_shared(args, out);
	for (i = 0; (b = conv_nth_backend(args->settings, i)) != NULL; i++)
		if (first_of_table(args, i))
			put_backend(args, out, b, false);
	conv_puts(out, "\nA flag is turned off by --no-NAME. The options of "
	    "a format can also be set by\n-V NAME=VALUE and in the front "
	    "matter. --help=FORMAT shows one format's.\nMore: man conv\n");
	return EXIT_DONE;
}
