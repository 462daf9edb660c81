/* tree.c - the document tree as text, for tests and for the curious. */
#include "tree/tree.h"

static bool
tree_write(struct conv_job *job)
{
	tree_dump(job->out, job->doc);
	return true;
}

static const struct conv_option tree_options[] = {
	{ .name = NULL }
};

CONV_BACKEND(tree) = {
	.abi = CONV_ABI,
	.name = "tree",
	.suffix = "tree",
	.about = "the document tree as text",
	.options = tree_options,
	.write = tree_write
};
