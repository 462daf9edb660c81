/*
 * outline.c - an example of a back end: the headings, indented, with the
 * words below each.  As a plug-in:
 *
 *	cc -shared -fPIC -DCONV_PLUGIN -o outline.so outline.c
 *	conv --plugin ./outline.so -t outline article.md
 */
#include <string.h>

#include "conv.h"

struct outline {
	struct conv_job	*job;
	int		 depth;		/* no deeper sections than this */
};

static int
count_words(const char *s)
{
	int n = 0;

	for (s += strspn(s, " \n"); *s != '\0'; s += strspn(s, " \n")) {
		s += strcspn(s, " \n");
		n++;
	}
	return n;
}

static enum conv_step
section_enter(void *w, const struct conv_node *n)
{
	struct outline *o = w;
	struct conv_job *job = o->job;
	const struct conv_node *heading = n->first;
	int i;

	if (n->u.section.depth > o->depth)
		return CONV_SKIP;
	for (i = 1; i < n->u.section.depth; i++)
		conv_puts(job->out, "  ");
	if (conv_opt_flag(job, "number-sections") &&
	    n->u.section.number != NULL)
		conv_printf(job->out, "%s ", n->u.section.number);
	conv_puts(job->out, conv_plain_text(job->arena, heading));
	conv_printf(job->out, " (%d)\n",
	    count_words(conv_plain_text(job->arena, n)));
	return CONV_DESCEND;
}

static enum conv_step
skip(void *w, const struct conv_node *n)
{
	(void)w, (void)n;
	return CONV_SKIP;
}

/* Sections hold sections; nothing else matters here. */
static const struct conv_act acts[CONV_NKINDS] = {
	[CONV_DOCUMENT] = { .through = true },
	[CONV_SECTION] = { .enter = section_enter },
	[CONV_HEADING] = { .enter = skip },
	[CONV_PARA] = { .enter = skip },
	[CONV_QUOTE] = { .enter = skip },
	[CONV_ALERT] = { .enter = skip },
	[CONV_LIST] = { .enter = skip },
	[CONV_ITEM] = { .enter = skip },
	[CONV_CODE_BLOCK] = { .enter = skip },
	[CONV_HTML_BLOCK] = { .enter = skip },
	[CONV_RULE] = { .enter = skip },
	[CONV_TABLE] = { .enter = skip },
	[CONV_FIGURE] = { .enter = skip }
};

static bool
outline_write(struct conv_job *job)
{
	struct outline o = { job, conv_opt_int(job, "outline-depth") };

	conv_printf(job->out, "%s\n", job->doc->info.title);
	conv_walk(job->doc->root, acts, job->out, &o);
	return true;
}

static const struct conv_option outline_options[] = {
	CONV_ROW_NUMBER_SECTIONS,
	{ .name = "outline-depth", .kind = CONV_OPT_INT, .arg = "N",
	  .def = "6", .min = 1, .max = 6,
	  .help = "show no deeper headings" },
	{ .name = NULL }
};

CONV_BACKEND(outline) = {
	.abi = CONV_ABI,
	.name = "outline",
	.suffix = "outline",
	.about = "headings and the words below them",
	.options = outline_options,
	.write = outline_write
};
