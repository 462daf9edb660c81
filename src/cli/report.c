/* report.c - messages to where the user wants them, and the summary. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

/* One place that messages go to. */
struct channel {
	struct conv_out		*out;	/* NULL: none */
	enum message_format	 format;
	enum conv_level		 least;	/* nothing below it */
	size_t			 n;	/* messages so far */
	bool			 color;
};

struct reporter {
	struct args	*args;
	struct channel	 err;
	struct channel	 log;
	int		 error;		/* errno of a failed write */
	size_t		 ndocs;
	size_t		 nwarnings;
	struct strings	 failed;	/* names of documents */
	struct rule	*rules;		/* one a document */
	size_t		 rules_cap;
};

static enum message_format
format_of(const char *name)
{
	static const char *const names[] = {
		[FORMAT_TEXT] = "text", [FORMAT_JSON] = "json",
		[FORMAT_GITHUB] = "github", [FORMAT_SARIF] = "sarif"
	};
	size_t i;

	for (i = FORMAT_TEXT; i <= FORMAT_SARIF; i++)
		if (name != NULL && strcmp(name, names[i]) == 0)
			return (enum message_format)i;
	return FORMAT_UNSET;
}

static bool
want_color(const struct args *args)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (args->color != NULL && strcmp(args->color, "auto") != 0)
		return strcmp(args->color, "always") == 0;
	return isatty(STDERR_FILENO) && (no == NULL || *no == '\0') &&
	    (term == NULL || strcmp(term, "dumb") != 0);
}

/* With a log, --message-format is the log's; JSON if it isn't given. */
struct reporter *
report_new(struct args *args)
{
	struct reporter *r = conv_alloc(args->arena, sizeof(*r));
	enum message_format format = format_of(args->message_format);
	int fd;

	r->args = args;
	r->err.out = fd_out(args->arena, STDERR_FILENO, &r->error);
	r->err.format = FORMAT_TEXT;
	r->err.color = want_color(args);
	r->err.least = args->quiet ? CONV_ERROR :
	    args->verbose ? CONV_INFO : CONV_WARNING;
	if (args->log == NULL) {
		if (format != FORMAT_UNSET)
			r->err.format = format;
		return r;
	}
	fd = open(args->log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd == -1) {
		fail(EXIT_IO, "%s: can't be written: %s", args->log,
		    strerror(errno));
		return NULL;
	}
	r->log.out = fd_out(args->arena, fd, &r->error);
	r->log.format = format == FORMAT_UNSET ? FORMAT_JSON : format;
	return r;
}

static void
channel_message(struct channel *ch, const struct message *m)
{
	if (ch->out == NULL || m->level < ch->least)
		return;
	switch (ch->format) {
	case FORMAT_UNSET:
	case FORMAT_TEXT:
		text_message(ch->out, m, ch->color);
		break;
	case FORMAT_JSON:
		json_message(ch->out, m);
		break;
	case FORMAT_GITHUB:
		github_message(ch->out, m);
		break;
	case FORMAT_SARIF:
		sarif_message(ch->out, m, ch->n);
		break;
	}
	ch->n++;
	conv_out_flush(ch->out);
}

static void
on_message(void *ctx, const struct message *m)
{
	struct reporter *r = ctx;

	if (m->level == CONV_WARNING)
		r->nwarnings++;
	channel_message(&r->err, m);
	channel_message(&r->log, m);
}

static void
channel_wrote(struct channel *ch, const char *path)
{
	if (ch->out == NULL || ch->least > CONV_INFO)
		return;
	if (ch->format == FORMAT_TEXT) {
		conv_puts(ch->out, "wrote ");
		conv_puts(ch->out, path);
		conv_putc(ch->out, '\n');
	} else if (ch->format == FORMAT_JSON) {
		json_wrote(ch->out, path);
	}
	conv_out_flush(ch->out);
}

static void
on_file(void *ctx, enum file_use use, const char *path)
{
	struct reporter *r = ctx;
	struct rule *rule = &r->rules[r->ndocs - 1];

	if (use == FILE_READ) {
		strings_add(r->args->arena, &rule->inputs, path);
		return;
	}
	strings_add(r->args->arena, &rule->outputs, path);
	channel_wrote(&r->err, path);
	channel_wrote(&r->log, path);
}

struct listener
report_listener(struct reporter *r)
{
	struct listener l = { r, on_message, on_file };

	return l;
}

void
report_begin(struct reporter *r, const struct document *doc)
{
	(void)doc;
	r->rules = grow(r->args->arena, r->rules, &r->rules_cap,
	    r->ndocs + 1, sizeof(*r->rules));
	memset(&r->rules[r->ndocs++], 0, sizeof(*r->rules));
}

void
report_end(struct reporter *r, const struct document *doc,
    enum exit_code code)
{
	if (code != EXIT_DONE)
		strings_add(r->args->arena, &r->failed, doc->name);
}

/* "conv: 2 of 9 documents failed: a.md, b.md" */
static void
summary(struct reporter *r)
{
	struct conv_out *out = r->err.out;
	size_t i;

	if (r->ndocs < 2 || r->err.format != FORMAT_TEXT ||
	    (r->failed.n == 0 && !r->args->verbose))
		return;
	if (r->failed.n == 0)
		conv_printf(out, "conv: %zu documents", r->ndocs);
	else
		conv_printf(out, "conv: %zu of %zu documents failed: ",
		    r->failed.n, r->ndocs);
	for (i = 0; i < r->failed.n; i++) {
		conv_puts(out, i > 0 ? ", " : "");
		conv_puts(out, r->failed.v[i]);
	}
	conv_putc(out, '\n');
	conv_out_flush(out);
}

static bool
channel_end(struct channel *ch)
{
	if (ch->out == NULL)
		return true;
	if (ch->format == FORMAT_SARIF)
		sarif_end(ch->out, ch->n);
	return conv_out_flush(ch->out);
}

enum exit_code
report_finish(struct reporter *r, enum exit_code code)
{
	bool ok = true;

	summary(r);
	channel_end(&r->err);
	if (!channel_end(&r->log)) {
		fail(EXIT_IO, "%s: can't be written: %s", r->args->log,
		    strerror(r->error));
		ok = false;
	}
	if (r->args->deps != NULL)
		ok = deps_write(r->args, r->rules, r->ndocs) && ok;
	if (code == EXIT_DONE && !ok)
		return EXIT_IO;
	if (code == EXIT_DONE && r->args->fail_if_warnings &&
	    r->nwarnings > 0)
		return EXIT_WARNINGS;
	return code;
}
