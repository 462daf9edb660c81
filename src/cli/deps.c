/* deps.c - which files a document was made from, for make and the like. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Each file once: the document first, the others sorted. */
static void
unique(struct strings *list)
{
	size_t i, n = 1;

	if (list->n < 2)
		return;
	qsort(list->v + 1, list->n - 1, sizeof(*list->v), compare);
	for (i = 1; i < list->n; i++)
		if (strcmp(list->v[i], list->v[n - 1]) != 0 &&
		    strcmp(list->v[i], list->v[0]) != 0)
			list->v[n++] = list->v[i];
	list->n = n;
}

/* A file name as GNU make and ninja read it. */
static void
put_make(struct conv_out *out, const char *s)
{
	const char *first = s, *p;

	for (; *s != '\0'; s++) {
		if (*s == ' ' || *s == '\t') {
			/* the backslashes before a blank count */
			for (p = s; p > first && p[-1] == '\\'; p--)
				conv_putc(out, '\\');
			conv_putc(out, '\\');
		} else if (*s == '#') {
			conv_putc(out, '\\');
		} else if (*s == '$') {
			conv_putc(out, '$');
		}
		conv_putc(out, *s);
	}
}

static void
make_rule(struct conv_out *out, const struct rule *r)
{
	size_t i;

	for (i = 0; i < r->outputs.n; i++) {
		conv_puts(out, i > 0 ? " " : "");
		put_make(out, r->outputs.v[i]);
	}
	conv_putc(out, ':');
	for (i = 0; i < r->inputs.n; i++) {
		conv_puts(out, " \\\n ");
		put_make(out, r->inputs.v[i]);
	}
	conv_putc(out, '\n');
}

static void
json_list(struct conv_out *out, const char *name, const struct strings *list)
{
	size_t i;

	conv_printf(out, "\"%s\":[", name);
	for (i = 0; i < list->n; i++) {
		conv_puts(out, i > 0 ? "," : "");
		json_string(out, list->v[i]);
	}
	conv_putc(out, ']');
}

static void
json_rule(struct conv_out *out, const struct rule *r)
{
	conv_putc(out, '{');
	json_list(out, "outputs", &r->outputs);
	conv_putc(out, ',');
	json_list(out, "inputs", &r->inputs);
	conv_puts(out, "}\n");
}

/* For redo: the inputs, each ended by NUL. */
static void
zero_rule(struct conv_out *out, const struct rule *r)
{
	size_t i;

	for (i = 0; i < r->inputs.n; i++)
		conv_put(out, r->inputs.v[i], strlen(r->inputs.v[i]) + 1);
}

/*
 * One rule for each document that was written.  Without any nothing is
 * written: an empty file would tell the build that nothing is needed.
 */
bool
deps_write(struct args *args, const struct rule *rules, size_t nrules)
{
	static void (*const put[])(struct conv_out *, const struct rule *) = {
		['j'] = json_rule, ['m'] = make_rule, ['z'] = zero_rule
	};
	const char *format = args->deps_format == NULL ? "make" :
	    args->deps_format;
	struct outfile o;
	struct rule r;
	size_t i, k, done = 0;
	bool ok;

	for (i = 0; i < nrules; i++)
		done += rules[i].outputs.n > 0;
	if (done == 0)
		return true;
	if ((ok = outfile_open(&o, args->arena, args->deps, 0))) {
		for (i = 0; i < nrules; i++) {
			r = rules[i];
			if (r.outputs.n == 0)
				continue;
			for (k = 0; k < args->reads.n; k++)
				strings_add(args->arena, &r.inputs,
				    args->reads.v[k]);
			unique(&r.inputs);
			put[(unsigned char)format[0]](o.out, &r);
		}
		ok = outfile_commit(&o);
	}
	if (!ok)
		fail(EXIT_IO, "%s: can't be written: %s", args->deps,
		    strerror(o.error));
	return ok;
}
