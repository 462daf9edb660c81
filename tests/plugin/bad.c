/* bad.c - a back end that hangs, crashes or eats memory when told to. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "conv.h"

/* What a taken-over worker would try; each line says what it could do. */
static void
escape(struct conv_job *job)
{
	int fd = open("escaped", O_WRONLY | O_CREAT, 0666);

	conv_printf(job->out, "write %s\n", fd == -1 ? "no" : "yes");
	if (fd != -1)
		close(fd);
	fd = socket(AF_INET, SOCK_STREAM, 0);
	conv_printf(job->out, "network %s\n", fd == -1 ? "no" : "yes");
	if (fd != -1)
		close(fd);
	conv_printf(job->out, "program %s\n",
	    system("true") == 0 ? "yes" : "no");
}

static bool
bad_write(struct conv_job *job)
{
	const struct conv_meta *m = conv_doc_meta(job->doc, "deed");
	const char *deed = m != NULL ? m->text : "none";

	conv_printf(job->out, "%s\n", job->doc->info.title);
	if (strcmp(deed, "crash") == 0) {
		signal(SIGSEGV, SIG_DFL);	/* a sanitizer's handler */
		raise(SIGSEGV);
	}
	if (strcmp(deed, "exit") == 0)
		_exit(9);
	if (strcmp(deed, "hang") == 0)
		pause();
	while (strcmp(deed, "eat") == 0)
		memset(conv_alloc(job->arena, 1u << 20), 1, 1u << 20);
	if (strcmp(deed, "escape") == 0)
		escape(job);
	if (strcmp(deed, "refuse") == 0) {
		conv_report(job, CONV_ERROR, job->doc->root, "refused",
		    "this document can't be written");
		return false;
	}
	return true;
}

static const struct conv_option bad_options[] = { { .name = NULL } };

CONV_BACKEND(bad) = {
	.abi = CONV_ABI,
	.name = "bad",
	.suffix = "tree",
	.about = "misbehaves as a document asks",
	.binary = true,
	.options = bad_options,
	.write = bad_write
};
