/* plan.c - which files are read and which written; nothing is done yet. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

/* A name of a file, for finding out what is the same file. */
struct place {
	const char	*real;	/* absolute, links resolved */
	const char	*path;	/* as it is to be shown */
	const char	*input;	/* the document it is made from, or NULL */
	const struct conv_backend *backend;	/* of an output */
};

/* Suffixes of Markdown files, which the output's suffix replaces. */
static const char *const suffixes[] = {
	".md", ".markdown", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mdtext",
	".text", ".txt"
};

/* Suffixes of output files that are not a back end's own. */
static const struct {
	const char	*suffix, *format;
} guesses[] = {
	{ "htm", "html" }, { "xhtml", "html" }
};

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/* "dir/a.md" and "html" make "dir/a.html". */
static const char *
with_suffix(struct conv_arena *a, const char *path, const char *suffix)
{
	const char *base = base_name(path), *dot = strrchr(base, '.');
	size_t i, n = strlen(path);

	for (i = 0; dot != NULL && dot > base &&
	    i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (strcasecmp(dot, suffixes[i]) == 0)
			n = (size_t)(dot - path);
	return conv_asprintf(a, "%.*s.%s", (int)n, path, suffix);
}

/*
 * A path's real name; what is not there yet is taken as written, below
 * what is.
 */
static const char *
real_name(struct conv_arena *a, const char *path)
{
	char *head = conv_strdup(a, path), *slash;
	char *real = realpath(path, NULL);
	const char *tail = "", *name;

	while (real == NULL && (slash = strrchr(head, '/')) != NULL &&
	    slash > head) {
		*slash = '\0';
		tail = path + (slash - head);
		real = realpath(head, NULL);
	}
	if (real == NULL) {
		if (path[0] == '/')
			return path;
		tail = path;
		real = realpath(".", NULL);
		name = conv_asprintf(a, "%s/%s", real == NULL ? "." : real,
		    tail);
	} else {
		name = conv_asprintf(a, "%s%s", real, tail);
	}
	free(real);
	return name;
}

static enum exit_code
find_backends(struct args *args, const struct conv_backend ***list, size_t *n)
{
	const struct conv_backend *b;
	struct strings names = { 0 };
	const char *near;
	size_t i, k;

	*list = conv_alloc(args->arena, (args->to.n + 1) * sizeof(**list));
	for (i = *n = 0; i < args->to.n; i++) {
		b = conv_find_backend(args->settings, args->to.v[i]);
		if (b == NULL)
			break;
		for (k = 0; k < *n && (*list)[k] != b; k++)
			;
		(*list)[k] = b;
		*n += k == *n;
	}
	if (i == args->to.n)
		return EXIT_DONE;
	for (k = 0; (b = conv_nth_backend(args->settings, k)) != NULL; k++)
		strings_add(args->arena, &names, b->name);
	near = conv_nearest(args->to.v[i], names.v, names.n);
	if (near != NULL)
		return fail(EXIT_WRITER, "unknown output format '%s'; did you "
		    "mean '%s'?", args->to.v[i], near);
	return fail(EXIT_WRITER, "unknown output format '%s'; see "
	    "--list-output-formats", args->to.v[i]);
}

/* The format that the name of the output file tells. */
static enum exit_code
guess_format(struct args *args)
{
	const char *dot = strrchr(base_name(args->output), '.');
	const struct conv_backend *b;
	const char *format = NULL;
	size_t i;

	for (i = 0; dot != NULL && format == NULL &&
	    (b = conv_nth_backend(args->settings, i)) != NULL; i++)
		if (strcasecmp(dot + 1, b->suffix) == 0)
			format = b->name;
	for (i = 0; dot != NULL && format == NULL &&
	    i < sizeof(guesses) / sizeof(guesses[0]); i++)
		if (strcasecmp(dot + 1, guesses[i].suffix) == 0)
			format = guesses[i].format;
	if (format == NULL)
		return fail(EXIT_WRITER, "the name %s tells no format; say "
		    "which with -t", args->output);
	strings_add(args->arena, &args->to, format);
	return EXIT_DONE;
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* What -t, -o, -D and the inputs can't be together. */
static enum exit_code
check_args(struct args *args)
{
	if (args->output != NULL && args->output_dir != NULL)
		return fail(EXIT_OPTION, "-o and -D can't be used together");
	if (args->dump && (args->to.n > 1 ||
	    strcmp(args->to.v[0], "tree") != 0))
		return fail(EXIT_OPTION, "--dump shows the tree; it can't be "
		    "written in another format");
	if (args->source_root != NULL && args->output_dir == NULL)
		return fail(EXIT_OPTION, "--source-root needs -D");
	if (args->output != NULL && args->to.n > 1)
		return fail(EXIT_OPTION, "-o names one file, but -t names %zu "
		    "formats; use -D for a folder", args->to.n);
	if (args->output != NULL && is_folder(args->output))
		return fail(EXIT_OPTION, "%s is a folder; use -D to write "
		    "into it", args->output);
	return EXIT_DONE;
}

/* The document's path below --source-root, or its name alone. */
static const char *
below_root(struct args *args, const char *input)
{
	const char *root, *real;
	size_t n;

	if (args->source_root == NULL)
		return base_name(input);
	root = real_name(args->arena, args->source_root);
	real = real_name(args->arena, input);
	n = strlen(root);
	while (n > 0 && root[n - 1] == '/')
		n--;
	if (strncmp(real, root, n) != 0 || real[n] != '/')
		return NULL;
	return real + n + 1;
}

static enum exit_code
target_path(struct args *args, const char *input,
    const struct conv_backend *b, const char **path)
{
	bool is_stdin = strcmp(input, "-") == 0;
	const char *below;

	*path = NULL;
	if (args->output != NULL) {
		if (strcmp(args->output, "-") != 0)
			*path = args->output;
	} else if (args->output_dir != NULL) {
		below = is_stdin ? "stdin" : below_root(args, input);
		if (below == NULL)
			return fail(EXIT_OPTION, "%s is not below the source "
			    "root %s", input, args->source_root);
		*path = conv_asprintf(args->arena, "%s/%s", args->output_dir,
		    with_suffix(args->arena, below, b->suffix));
	} else if (!is_stdin && !args->dump) {
		*path = with_suffix(args->arena, input, b->suffix);
	}
	if (*path == NULL && b->binary && args->output == NULL &&
	    isatty(STDOUT_FILENO))
		return fail(EXIT_IO, "%s is not written to a terminal; name a "
		    "file with -o, or use -o -", b->name);
	return EXIT_DONE;
}

static int
compare(const void *a, const void *b)
{
	const struct place *p = a, *q = b;

	return strcmp(p->real, q->real);
}

/* Two that are the same, of which at least one is written. */
static enum exit_code
clash(const struct place *p, const struct place *q)
{
	const struct place *t;

	if (p->input == NULL) {
		t = p;
		p = q;
		q = t;
	}
	if (q->input == NULL)
		return fail(EXIT_OPTION, "%s would be written over by its own "
		    "or another document's output", q->path);
	if (strcmp(p->input, q->input) != 0)
		return fail(EXIT_OPTION, "%s and %s would both be written to "
		    "%s; use --source-root to keep their folders", p->input,
		    q->input, p->path);
	if (p->backend == q->backend)
		return fail(EXIT_OPTION, "%s is given twice", p->input);
	return fail(EXIT_OPTION, "%s and %s would both be written to %s; "
	    "write one at a time, with -o", p->backend->name,
	    q->backend->name, p->path);
}

static bool
is_special(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

/* Places of the documents and of all that is written to files. */
static struct place *
list_places(struct conv_arena *a, const struct plan *plan, size_t *n)
{
	struct place *places = NULL, *p;
	const struct document *doc;
	const struct target *t;
	size_t cap = 0, i, k;

	for (i = *n = 0; i < plan->ndocs; i++) {
		doc = &plan->docs[i];
		for (k = 0; k < doc->ntargets + doc->npaths; k++) {
			t = k < doc->ntargets ? &doc->targets[k] : NULL;
			places = grow(a, places, &cap, *n + 1,
			    sizeof(*places));
			p = &places[*n];
			p->path = t != NULL ? t->path :
			    doc->paths[k - doc->ntargets];
			if (p->path == NULL || is_special(p->path) ||
			    strcmp(p->path, "-") == 0)
				continue;
			p->real = real_name(a, p->path);
			p->input = t != NULL ? doc->paths[0] : NULL;
			p->backend = t != NULL ? t->backend : NULL;
			++*n;
		}
	}
	return places;
}

/* Nothing is written twice, nor over a document. */
static enum exit_code
check_places(const struct plan *plan)
{
	struct conv_arena *a = mem_arena();
	enum exit_code code = EXIT_DONE;
	struct place *p;
	size_t n, i;

	p = list_places(a, plan, &n);
	qsort(p, n, sizeof(*p), compare);
	for (i = 1; i < n && code == EXIT_DONE; i++)
		if (strcmp(p[i].real, p[i - 1].real) == 0 &&
		    (p[i].input != NULL || p[i - 1].input != NULL))
			code = clash(&p[i - 1], &p[i]);
	conv_arena_free(a);
	return code;
}

/* Standard output takes one document in one format. */
static enum exit_code
check_stdout(const struct plan *plan)
{
	size_t i, k, n = 0;

	for (i = 0; i < plan->ndocs; i++)
		for (k = 0; k < plan->docs[i].ntargets; k++)
			n += plan->docs[i].targets[k].path == NULL;
	return n <= 1 ? EXIT_DONE : fail(EXIT_OPTION, "standard output can't "
	    "take %zu documents or formats; use -D", n);
}

static enum exit_code
plan_document(struct args *args, struct document *doc,
    const char *const *inputs, size_t ninputs,
    const struct conv_backend *const *list, size_t n)
{
	enum exit_code code;
	size_t i;

	doc->paths = inputs;
	doc->npaths = ninputs;
	doc->name = file_name(inputs[0]);
	doc->real = strcmp(inputs[0], "-") == 0 ? NULL :
	    real_name(args->arena, inputs[0]);
	doc->targets = conv_alloc(args->arena, n * sizeof(*doc->targets));
	doc->ntargets = n;
	for (i = 0; i < n; i++) {
		doc->targets[i].backend = list[i];
		code = target_path(args, inputs[0], list[i],
		    &doc->targets[i].path);
		if (code != EXIT_DONE)
			return code;
	}
	return EXIT_DONE;
}

static int
compare_real(const void *a, const void *b)
{
	const struct document *const *p = a, *const *q = b;

	return strcmp((*p)->real, (*q)->real);
}

static void
sort_real(struct conv_arena *a, struct plan *plan)
{
	size_t i;

	plan->by_real = conv_alloc(a, plan->ndocs * sizeof(*plan->by_real));
	for (i = 0; i < plan->ndocs; i++)
		if (plan->docs[i].real != NULL)
			plan->by_real[plan->nreal++] = &plan->docs[i];
	qsort(plan->by_real, plan->nreal, sizeof(*plan->by_real),
	    compare_real);
}

const struct document *
plan_find(const struct plan *plan, struct conv_arena *a, const char *path)
{
	const struct document key = { .real = real_name(a, path) };
	const struct document *p = &key, **found;

	found = bsearch(&p, plan->by_real, plan->nreal,
	    sizeof(*plan->by_real), compare_real);
	return found != NULL ? *found : NULL;
}

/* Links are followed: what they lead to is replaced, not they. */
static enum exit_code
prepare_targets(struct args *args, struct plan *plan)
{
	struct target *t;
	struct stat st;
	size_t i, k;

	for (i = 0; i < plan->ndocs; i++)
		for (k = 0; k < plan->docs[i].ntargets; k++) {
			t = &plan->docs[i].targets[k];
			if (t->path == NULL)
				continue;
			if (args->output_dir != NULL &&
			    !make_folders(args->arena, t->path))
				return fail(EXIT_IO, "the folder of %s can't "
				    "be made: %s", t->path, strerror(errno));
			if (lstat(t->path, &st) == 0 && S_ISLNK(st.st_mode) &&
			    !is_special(t->path))
				t->path = real_name(args->arena, t->path);
		}
	return EXIT_DONE;
}

enum exit_code
plan_make(struct args *args, struct plan *plan)
{
	const struct conv_backend **list;
	enum exit_code code;
	size_t n, i, each;

	if (args->inputs.n == 0)
		strings_add(args->arena, &args->inputs, "-");
	if (args->to.n == 0 && args->dump)
		strings_add(args->arena, &args->to, "tree");
	if (args->to.n == 0 && args->output != NULL && !args->dump &&
	    strcmp(args->output, "-") != 0 &&
	    (code = guess_format(args)) != EXIT_DONE)
		return code;
	if (args->to.n == 0)
		strings_add(args->arena, &args->to, "html");
	if ((code = find_backends(args, &list, &n)) != EXIT_DONE ||
	    (code = check_args(args)) != EXIT_DONE)
		return code;
	/* with -o, all inputs are one document */
	each = args->output != NULL ? args->inputs.n : 1;
	plan->ndocs = args->inputs.n / each;
	plan->docs = conv_alloc(args->arena,
	    plan->ndocs * sizeof(*plan->docs));
	for (i = 0; i < plan->ndocs; i++)
		if ((code = plan_document(args, &plan->docs[i],
		    args->inputs.v + i, each, list, n)) != EXIT_DONE)
			return code;
	if ((code = check_places(plan)) != EXIT_DONE ||
	    (code = check_stdout(plan)) != EXIT_DONE)
		return code;
	sort_real(args->arena, plan);
	return prepare_targets(args, plan);
}
