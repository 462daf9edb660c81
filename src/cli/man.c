/* man.c - the manual page, from the tables that parse the command line. */
#include <string.h>

#include "cli.h"

/* Text of a line; what roff would take for its own is escaped. */
static void
put_text(struct conv_out *out, const char *s)
{
	if (*s == '.' || *s == '\'')
		conv_puts(out, "\\&");
	for (; *s != '\0'; s++)
		switch (*s) {
		case '\\':
			conv_puts(out, "\\e");
			break;
		case '-':
			conv_puts(out, "\\-");
			break;
		default:
			conv_putc(out, *s);
		}
}

static void
put_row(struct args *args, struct conv_out *out,
    const struct conv_option *row, bool optional)
{
	conv_puts(out, ".TP\n.B ");
	if (row->letter != 0)
		conv_printf(out, "\\-%c, ", row->letter);
	put_text(out, row_synopsis(args->arena, row, optional));
	conv_putc(out, '\n');
	put_text(out, row->help);
	conv_puts(out, ".\n");
	if (row->def != NULL) {
		conv_puts(out, "The default is\n.BR ");
		put_text(out, row->def);
		conv_puts(out, " .\n");
	}
	if (row->kind == CONV_OPT_LIST)
		conv_puts(out, "May be given more than once.\n");
}

static void
put_intro(struct conv_out *out)
{
	conv_puts(out,
	    ".TH CONV 1 \"\" \"conv " CONV_VERSION "\"\n"
	    ".SH NAME\n"
	    "conv \\- convert Markdown into HTML, DocBook, EPUB and PDF\n"
	    ".SH SYNOPSIS\n"
	    ".B conv\n"
	    ".RI [ OPTION .\\|.\\|.]\n"
	    ".RI [ FILE .\\|.\\|.]\n"
	    ".SH DESCRIPTION\n"
	    "Reads each Markdown file once and writes it in each format that\n"
	    ".B \\-t\n"
	    "names.\n"
	    "The output goes beside the file and has the suffix of its\n"
	    "format, unless\n"
	    ".B \\-o\n"
	    "or\n"
	    ".B \\-D\n"
	    "says otherwise.\n"
	    "Without a file, or where it is\n"
	    ".BR \\- ,\n"
	    "standard input is read and standard output written.\n"
	    "An output file appears whole or not at all.\n"
	    "A flag is turned off by\n"
	    ".BR \\-\\-no\\-\\fINAME\\fP .\n");
}

static void
put_options(struct args *args, struct conv_out *out)
{
	const struct conv_option *row;
	const struct cli_option *o;
	int g;

	conv_puts(out, ".SH OPTIONS\n");
	for (g = 0; g < GROUP_HIDDEN; g++) {
		conv_printf(out, ".SS %s\n", group_names[g]);
		for (row = conv_doc_options(); g == GROUP_INPUT &&
		    row->name != NULL; row++)
			if (row_is_shown(row))
				put_row(args, out, row, false);
		for (o = cli_options; o->row.name != NULL; o++)
			if (o->group == (enum group)g)
				put_row(args, out, &o->row,
				    o->optional && o->row.arg != NULL);
	}
}

static void
put_backends(struct args *args, struct conv_out *out)
{
	const struct conv_backend *b, *first;
	const struct conv_option *row;
	size_t i, k;

	conv_puts(out, ".SH FORMATS\n"
	    "The options of a format can also be set with\n"
	    ".B \\-V\n"
	    "and, but for those that could harm whoever converts a stranger's\n"
	    "document, in its front matter.\n");
	for (i = 0; (b = conv_nth_backend(args->settings, i)) != NULL; i++) {
		conv_printf(out, ".SS %s\n", b->name);
		put_text(out, b->about);
		conv_printf(out, "; files end in\n.IR .%s .\n", b->suffix);
		for (k = 0; (first = conv_nth_backend(args->settings, k)) !=
		    b && first->options != b->options; k++)
			;
		if (first != b && b->options->name != NULL)
			conv_printf(out, "Its options are those of\n.BR %s "
			    ".\n", first->name);
		for (row = b->options; first == b && row->name != NULL; row++)
			put_row(args, out, row, false);
	}
}

static void
put_rest(struct conv_out *out)
{
	const struct exit_row *row;

	conv_puts(out, ".SH \"EXIT STATUS\"\n"
	    "Where several documents fail, the first one's counts.\n");
	for (row = exit_rows; row->about != NULL; row++) {
		conv_printf(out, ".TP\n.B %d\n", (int)row->code);
		put_text(out, row->about);
		conv_puts(out, ".\n");
	}
	conv_puts(out,
	    ".SH ENVIRONMENT\n"
	    ".TP\n.B NO_COLOR\n"
	    "If set and not empty, messages are not coloured.\n"
	    ".TP\n.B TERM\n"
	    "If\n.BR dumb ,\nmessages are not coloured.\n"
	    ".SH EXAMPLES\n"
	    ".EX\n"
	    "conv article.md \\-t html,pdf\n"
	    "conv \\-D out \\-j 0 \\-t epub chapters/*.md\n"
	    "conv \\-t html < notes.md > notes.html\n"
	    ".EE\n"
	    ".SH \"SEE ALSO\"\n"
	    ".BR pandoc (1)\n");
}

void
man_show(struct args *args, struct conv_out *out)
{
	put_intro(out);
	put_options(args, out);
	put_backends(args, out);
	put_rest(out);
}
