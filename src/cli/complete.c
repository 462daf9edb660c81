/* complete.c - scripts that let shells complete conv's options. */
#include <string.h>

#include "cli.h"

/* What may follow an option, as words, or NULL. */
static const char *
choices(struct args *args, const struct conv_option *row)
{
	const struct conv_backend *b;
	const char *list = "", *name;
	char *s;
	size_t i;

	if (strcmp(row->name, "to") == 0 || strcmp(row->name, "help") == 0) {
		for (i = 0; (b = conv_nth_backend(args->settings, i)) != NULL;
		    i++)
			list = conv_asprintf(args->arena, "%s%s%s", list,
			    i > 0 ? " " : "", b->name);
		return list;
	}
	if (strcmp(row->name, "from") == 0) {
		for (i = 0; (name = conv_nth_input_format(i)) != NULL; i++)
			list = conv_asprintf(args->arena, "%s%s%s", list,
			    i > 0 ? " " : "", name);
		return list;
	}
	if (row->kind != CONV_OPT_CHOICE)
		return NULL;
	s = conv_strdup(args->arena, row->arg);
	for (i = 0; s[i] != '\0'; i++)
		if (s[i] == '|')
			s[i] = ' ';
	return s;
}

static void
bash(struct args *args, struct conv_out *out)
{
	const struct conv_option *row;
	const char *words;
	size_t i;

	conv_puts(out, "_conv() {\n"
	    "\tlocal cur=${COMP_WORDS[COMP_CWORD]}\n"
	    "\tlocal prev=${COMP_WORDS[COMP_CWORD-1]}\n"
	    "\t# bash takes '=' for a word of its own\n"
	    "\tif [ \"$cur\" = = ]; then cur=; "
	    "elif [ \"$prev\" = = ]; then "
	    "prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
	    "\tcase $prev in\n");
	for (i = 0; (row = args_row(args, i)) != NULL; i++) {
		words = choices(args, row);
		if (words == NULL || !row_is_first(args, i) ||
		    strcmp(row->name, "help") == 0)
			continue;
		conv_printf(out, "\t--%s", row->name);
		if (row->letter != 0)
			conv_printf(out, "|-%c", row->letter);
		conv_printf(out, ")\n\t\tCOMPREPLY=($(compgen -W \"%s\" -- "
		    "\"$cur\"))\n\t\treturn;;\n", words);
	}
	conv_puts(out, "\tesac\n\tcase $cur in\n"
	    "\t-*)\tCOMPREPLY=($(compgen -W \"");
	for (i = 0; (row = args_row(args, i)) != NULL; i++)
		if (row_is_first(args, i))
			conv_printf(out, "%s--%s", i > 0 ? " " : "",
			    row->name);
	conv_puts(out, "\" -- \"$cur\"));;\n"
	    "\t*)\tCOMPREPLY=($(compgen -f -- \"$cur\"));;\n"
	    "\tesac\n}\ncomplete -o filenames -F _conv conv\n");
}

/* Text inside '...[...]' of zsh's _arguments, or '...' of fish. */
static void
put_quoted(struct conv_out *out, const char *s, const char *special)
{
	for (; *s != '\0'; s++) {
		if (*s == '\'')
			conv_puts(out, "'\\'");
		else if (strchr(special, *s) != NULL)
			conv_putc(out, '\\');
		conv_putc(out, *s);
	}
}

static void
zsh_row(struct args *args, struct conv_out *out,
    const struct conv_option *row)
{
	const char *words = choices(args, row);
	bool value = row->kind != CONV_OPT_FLAG;

	conv_puts(out, " \\\n\t'*'");
	if (row->letter != 0)
		conv_printf(out, "{-%c,--%s%s}", row->letter, row->name,
		    value ? "=" : "");
	else
		conv_printf(out, "--%s%s", row->name, value ? "=" : "");
	conv_puts(out, "'[");
	put_quoted(out, row->help, "[]:\\");
	conv_putc(out, ']');
	if (value) {
		conv_putc(out, ':');
		put_quoted(out, row->arg, "[]:\\");
		if (words != NULL)
			conv_printf(out, ":(%s)", words);
		else
			conv_puts(out, ":_files");
	}
	conv_putc(out, '\'');
}

static void
zsh(struct args *args, struct conv_out *out)
{
	const struct conv_option *row;
	size_t i;

	conv_puts(out, "#compdef conv\n_arguments -s");
	for (i = 0; (row = args_row(args, i)) != NULL; i++)
		if (row_is_first(args, i))
			zsh_row(args, out, row);
	conv_puts(out, " \\\n\t'*:file:_files'\n");
}

static void
fish(struct args *args, struct conv_out *out)
{
	const struct conv_option *row;
	const char *words;
	size_t i;

	for (i = 0; (row = args_row(args, i)) != NULL; i++) {
		if (!row_is_first(args, i))
			continue;
		conv_printf(out, "complete -c conv -l %s", row->name);
		if (row->letter != 0)
			conv_printf(out, " -s %c", row->letter);
		if ((words = choices(args, row)) != NULL)
			conv_printf(out, " -x -a '%s'", words);
		else if (row->kind != CONV_OPT_FLAG)
			conv_puts(out, " -r");
		conv_puts(out, " -d '");
		put_quoted(out, row->help, "\\");
		conv_puts(out, "'\n");
	}
}

enum exit_code
complete_show(struct args *args, struct conv_out *out)
{
	switch (args->show_what[0]) {
	case 'b':
		bash(args, out);
		break;
	case 'z':
		zsh(args, out);
		break;
	case 'f':
		fish(args, out);
		break;
	}
	return EXIT_DONE;
}
