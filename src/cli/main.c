/* main.c - conv: what the command line asks for. */
#include <string.h>
#include <unistd.h>

#include "cli.h"

/* What one of several documents may take unless an option says so. */
#define BATCH_SECONDS	300
#define BATCH_MEGABYTES	4096

static void
list_inputs(struct conv_out *out)
{
	const char *name;
	size_t i;

	for (i = 0; (name = conv_nth_input_format(i)) != NULL; i++)
		conv_printf(out, "%s\n", name);
}

static void
list_outputs(const struct args *args, struct conv_out *out)
{
	const struct conv_backend *b;
	size_t i;

	for (i = 0; (b = conv_nth_backend(args->settings, i)) != NULL; i++)
		conv_printf(out, "%s\n", b->name);
}

static void
list_options(const struct args *args, struct conv_out *out)
{
	const struct conv_option *row;
	size_t i;

	for (i = 0; (row = args_row(args, i)) != NULL; i++)
		if (row_is_first(args, i))
			conv_printf(out, "--%s\n", row->name);
}

static enum exit_code
show(struct args *args)
{
	int error = 0;
	struct conv_out *out = fd_out(args->arena, STDOUT_FILENO, &error);
	enum exit_code code = EXIT_DONE;

	switch (args->show) {
	case SHOW_NOTHING:
		break;
	case SHOW_HELP:
		code = help_show(args, out);
		break;
	case SHOW_VERSION:
		conv_puts(out, "conv " CONV_VERSION "\n");
		break;
	case SHOW_INPUT_FORMATS:
		list_inputs(out);
		break;
	case SHOW_OUTPUT_FORMATS:
		list_outputs(args, out);
		break;
	case SHOW_OPTIONS:
		list_options(args, out);
		break;
	case SHOW_COMPLETION:
		code = complete_show(args, out);
		break;
	case SHOW_MAN:
		man_show(args, out);
		break;
	}
	if (!conv_out_flush(out))
		return fail(EXIT_IO, "standard output can't be written: %s",
		    strerror(error));
	return code;
}

/* A message about the options, before there is a document. */
static void
on_report(void *ctx, const struct conv_diag *d)
{
	enum exit_code *code = ctx;

	*code = fail(exit_of(d->code), "%s", d->msg);
}

static enum exit_code
check_settings(const struct args *args)
{
	enum exit_code code = EXIT_OTHER;
	const struct conv_host host = { .ctx = &code, .report = on_report };

	return conv_settings_check(args->settings, &host) ? EXIT_DONE : code;
}

/* A document alone needs no process of its own, unless it is limited. */
static enum exit_code
run(struct args *args, const struct plan *plan, struct reporter *reporter)
{
	struct listener listener = report_listener(reporter);
	enum exit_code code;

	if (plan->ndocs == 1 && args->timeout <= 0 && args->max_memory <= 0) {
		report_begin(reporter, plan->docs);
		code = convert(args, plan, plan->docs, &listener);
		report_end(reporter, plan->docs, code);
		return code;
	}
	if (args->timeout == -1)
		args->timeout = BATCH_SECONDS;
	if (args->max_memory == -1)
		args->max_memory = BATCH_MEGABYTES;
	return batch_run(args, plan, reporter);
}

int
main(int argc, char **argv)
{
	struct conv_arena *arena = mem_arena();
	struct args *args = args_new(arena);
	struct reporter *reporter;
	struct plan plan = { 0 };
	enum exit_code code;

	if (args == NULL)
		return (int)fail(EXIT_OTHER, "out of memory");
	code = args_parse(args, argc, argv);
	if (code == EXIT_DONE && args->show != SHOW_NOTHING) {
		code = show(args);
	} else if (code == EXIT_DONE &&
	    (code = check_settings(args)) == EXIT_DONE &&
	    (code = plan_make(args, &plan)) == EXIT_DONE) {
		cleanup_install();
		reporter = report_new(args);
		code = reporter == NULL ? EXIT_IO :
		    report_finish(reporter, run(args, &plan, reporter));
	}
	conv_settings_free(args->settings);
	conv_arena_free(arena);
	return (int)code;
}
