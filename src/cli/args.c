/* args.c - the program's own options, a row each, and what they do. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

#define FIELD(name)	.field = offsetof(struct args, name)

enum exit_code
fail(enum exit_code code, const char *fmt, ...)
{
	va_list ap;

	fputs("conv: error: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return code;
}

/* Formats are separated by commas; one that is there already is no news. */
static enum exit_code
set_to(struct args *args, const char *value)
{
	const char *name;
	size_t n, i;

	for (;; value += n + 1) {
		n = strcspn(value, ",");
		name = conv_strndup(args->arena, value, n);
		for (i = 0; i < args->to.n; i++)
			if (strcmp(args->to.v[i], name) == 0)
				break;
		if (i == args->to.n)
			strings_add(args->arena, &args->to, name);
		if (value[n] == '\0')
			return EXIT_DONE;
	}
}

/* "key=value", "key:value", or "key" for true. */
static const char *
split_pair(struct args *args, const char *s, const char **value)
{
	size_t n = strcspn(s, "=:");

	*value = s[n] == '\0' ? "true" : s + n + 1;
	return conv_strndup(args->arena, s, n);
}

static enum exit_code
set_metadata(struct args *args, const char *s)
{
	const char *value, *key = split_pair(args, s, &value), *why;

	if (*key == '\0')
		return fail(EXIT_OPTION, "-M %s: there is no key", s);
	if (!conv_set_meta(args->settings, key, value, &why))
		return fail(EXIT_OPTION, "-M %s: %s", key, why);
	return EXIT_DONE;
}

static enum exit_code
set_variable(struct args *args, const char *s)
{
	const char *value, *name = split_pair(args, s, &value), *why;

	strings_add(args->arena, &args->paths, value);
	if (!conv_set(args->settings, name, value, &why))
		return fail(EXIT_OPTION, "-V %s: %s (metadata is set with "
		    "-M)", name, why);
	return EXIT_DONE;
}

/* Folders are separated by colons, as in PATH. */
static enum exit_code
set_resource_path(struct args *args, const char *value)
{
	const char *why;
	size_t n;

	for (;; value += n + 1) {
		n = strcspn(value, ":");
		if (!conv_set(args->settings, "resource-path", n == 0 ? "." :
		    conv_strndup(args->arena, value, n), &why))
			return fail(EXIT_OPTION, "%s", why);
		if (value[n] == '\0')
			return EXIT_DONE;
	}
}

static enum exit_code
set_plugin(struct args *args, const char *path)
{
	const char *why;

	if (!conv_load_plugin(args->settings, path, &why))
		return fail(EXIT_OPTION, "%s", why);
	strings_add(args->arena, &args->reads, path);
	return EXIT_DONE;
}

/* What --dump needs beside the library's option of that name. */
static enum exit_code
set_dump(struct args *args, const char *value)
{
	const char *why;

	args->dump = true;
	if (!conv_set(args->settings, "dump", value, &why))
		return fail(EXIT_OPTION, "%s", why);
	return EXIT_DONE;
}

static enum exit_code
show(struct args *args, enum show what, const char *value)
{
	args->show = what;
	args->show_what = value;
	return EXIT_DONE;
}

static enum exit_code
show_help(struct args *args, const char *value)
{
	return show(args, SHOW_HELP, value);
}

static enum exit_code
show_version(struct args *args, const char *value)
{
	return show(args, SHOW_VERSION, value);
}

static enum exit_code
show_inputs(struct args *args, const char *value)
{
	return show(args, SHOW_INPUT_FORMATS, value);
}

static enum exit_code
show_outputs(struct args *args, const char *value)
{
	return show(args, SHOW_OUTPUT_FORMATS, value);
}

static enum exit_code
show_options(struct args *args, const char *value)
{
	return show(args, SHOW_OPTIONS, value);
}

static enum exit_code
show_completion(struct args *args, const char *value)
{
	return show(args, SHOW_COMPLETION, value);
}

static enum exit_code
show_man(struct args *args, const char *value)
{
	return show(args, SHOW_MAN, value);
}

const struct cli_option cli_options[] = {
	{ .group = GROUP_INPUT, .set = defaults_read, .early = true,
	  .row = { .name = "defaults", .kind = CONV_OPT_FILE, .letter = 'd',
	  .arg = "FILE", .help = "read options from a YAML file; those of "
	  "the command line come after" } },
	{ .group = GROUP_INPUT, .set = set_metadata,
	  .row = { .name = "metadata", .kind = CONV_OPT_LIST, .letter = 'M',
	  .arg = "KEY[=VALUE]", .help = "set a key of the metadata, above "
	  "what the document says" } },
	{ .group = GROUP_INPUT, .set = set_resource_path,
	  .row = { .name = "resource-path", .kind = CONV_OPT_LIST,
	  .arg = "DIR[:DIR...]", .help = "look for pictures here too" } },

	{ .group = GROUP_OUTPUT, .set = set_to,
	  .row = { .name = "to", .kind = CONV_OPT_LIST, .letter = 't',
	  .arg = "FORMAT[,...]", .help = "write these formats; without it "
	  "the suffix of -o tells, else html" } },
	{ .group = GROUP_OUTPUT, FIELD(output),
	  .row = { .name = "output", .kind = CONV_OPT_STRING, .letter = 'o',
	  .arg = "FILE", .help = "write to this file; - is standard "
	  "output" } },
	{ .group = GROUP_OUTPUT, FIELD(output_dir),
	  .row = { .name = "output-dir", .kind = CONV_OPT_STRING,
	  .letter = 'D', .arg = "DIR", .help = "write into this folder, which "
	  "is made if need be" } },
	{ .group = GROUP_OUTPUT, FIELD(source_root),
	  .row = { .name = "source-root", .kind = CONV_OPT_STRING,
	  .arg = "DIR", .help = "with -D: keep the folders that the documents "
	  "have below this one" } },
	{ .group = GROUP_OUTPUT, .set = set_variable,
	  .row = { .name = "variable", .kind = CONV_OPT_LIST, .letter = 'V',
	  .arg = "NAME[=VALUE]", .help = "set any option of a format by "
	  "name, as pandoc's variables" } },
	{ .group = GROUP_OUTPUT, .set = set_plugin, .early = true,
	  .row = { .name = "plugin", .kind = CONV_OPT_FILE, .arg = "FILE",
	  .help = "load a back end from a shared object" } },

	{ .group = GROUP_RUN, FIELD(jobs),
	  .row = { .name = "jobs", .kind = CONV_OPT_INT, .letter = 'j',
	  .arg = "N", .def = "1", .max = CLI_JOBS_MAX, .help = "convert this "
	  "many documents at a time; 0: one on each CPU" } },
	{ .group = GROUP_RUN, FIELD(timeout),
	  .row = { .name = "timeout", .kind = CONV_OPT_INT, .arg = "SECONDS",
	  .max = 86400, .help = "give up a document after this time; 0: "
	  "never; one of several: after 300" } },
	{ .group = GROUP_RUN, FIELD(max_memory),
	  .row = { .name = "max-memory", .kind = CONV_OPT_INT, .arg = "MB",
	  .max = 1 << 20, .help = "give up a document that needs more; 0: "
	  "never; one of several: 4096" } },
	{ .group = GROUP_RUN, FIELD(fail_if_warnings),
	  .row = { .name = "fail-if-warnings", .kind = CONV_OPT_FLAG,
	  .help = "end with code 3 where there were warnings" } },
	{ .group = GROUP_RUN, FIELD(strict),
	  .row = { .name = "strict", .kind = CONV_OPT_FLAG,
	  .help = "take warnings as errors: write no file that there would "
	  "be one about" } },
	{ .group = GROUP_RUN, FIELD(deps),
	  .row = { .name = "deps", .kind = CONV_OPT_STRING, .arg = "FILE",
	  .help = "write which files each output was made from" } },
	{ .group = GROUP_RUN, FIELD(deps_format),
	  .row = { .name = "deps-format", .kind = CONV_OPT_CHOICE,
	  .arg = "make|json|zero", .def = "make", .help = "form of the "
	  "--deps file" } },

	{ .group = GROUP_MESSAGES, FIELD(quiet),
	  .row = { .name = "quiet", .kind = CONV_OPT_FLAG, .letter = 'q',
	  .help = "show errors only" } },
	{ .group = GROUP_MESSAGES, FIELD(verbose),
	  .row = { .name = "verbose", .kind = CONV_OPT_FLAG, .letter = 'v',
	  .help = "show also what is written and remarks" } },
	{ .group = GROUP_MESSAGES, FIELD(message_format),
	  .row = { .name = "message-format", .kind = CONV_OPT_CHOICE,
	  .arg = "text|json|github|sarif", .def = "text", .help = "form of "
	  "the messages" } },
	{ .group = GROUP_MESSAGES, FIELD(log),
	  .row = { .name = "log", .kind = CONV_OPT_STRING, .arg = "FILE",
	  .help = "write all messages here too, in --message-format, else "
	  "in JSON" } },
	{ .group = GROUP_MESSAGES, FIELD(color),
	  .row = { .name = "color", .kind = CONV_OPT_CHOICE,
	  .arg = "auto|always|never", .def = "auto", .help = "colour of "
	  "messages; auto: on a terminal, unless NO_COLOR is set" } },

	{ .group = GROUP_INFO, .set = show_help, .optional = true,
	  .row = { .name = "help", .kind = CONV_OPT_STRING, .letter = 'h',
	  .arg = "FORMAT", .help = "show all options, or those of a "
	  "format" } },
	{ .group = GROUP_INFO, .set = show_version, .optional = true,
	  .row = { .name = "version", .kind = CONV_OPT_FLAG,
	  .help = "show the version" } },
	{ .group = GROUP_INFO, .set = show_inputs, .optional = true,
	  .row = { .name = "list-input-formats", .kind = CONV_OPT_FLAG,
	  .help = "show what -f takes" } },
	{ .group = GROUP_INFO, .set = show_outputs, .optional = true,
	  .row = { .name = "list-output-formats", .kind = CONV_OPT_FLAG,
	  .help = "show what -t takes" } },
	{ .group = GROUP_INFO, .set = show_options, .optional = true,
	  .row = { .name = "list-options", .kind = CONV_OPT_FLAG,
	  .help = "show the names of all options" } },
	{ .group = GROUP_INFO, .set = show_completion,
	  .row = { .name = "completion", .kind = CONV_OPT_CHOICE,
	  .arg = "bash|zsh|fish", .help = "show a script that lets a shell "
	  "complete conv's options" } },
	{ .group = GROUP_INFO, .set = set_dump,
	  .row = { .name = "dump", .kind = CONV_OPT_STRING, .arg = "PASS",
	  .help = "show the tree after this pass; read: before the "
	  "first" } },
	{ .group = GROUP_HIDDEN, .set = show_man, .optional = true,
	  .row = { .name = "man", .kind = CONV_OPT_FLAG,
	  .help = "show the manual page in roff" } },
	{ .row = { .name = NULL } }
};

const struct alias aliases[] = {
	{ .name = "colour", .to = "color" },
	{ .name = "epub-chapter-level", .to = "split-level" },
	{ .name = "read", .to = "from" },
	{ .name = "self-contained", .to = "embed-resources" },
	{ .name = "standalone", .to = "fragment", .letter = 's',
	  .negated = true },
	{ .name = "table-of-contents", .to = "toc" },
	{ .name = "write", .to = "to" },
	{ .name = NULL }
};
