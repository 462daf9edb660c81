/* old-abi.c - a plug-in that was made for another version of conv. */
#include "conv.h"

static bool
nothing_write(struct conv_job *job)
{
	(void)job;
	return true;
}

static const struct conv_option nothing_options[] = { { .name = NULL } };

CONV_BACKEND(old) = {
	.abi = CONV_ABI + 41,
	.name = "old",
	.suffix = "old",
	.about = "never loaded",
	.options = nothing_options,
	.write = nothing_write
};
