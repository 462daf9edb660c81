/* link.c - links to documents that are converted in the same run. */
#include <string.h>

#include "base/base.h"

/* The file that a document of that name is written to, or NULL. */
static const char *
output(const struct conv_job *job, const char *path)
{
	return job->host->output(job->host->ctx, job->arena, path,
	    job->backend);
}

const char *
conv_link_url(const struct conv_job *job, const struct conv_node *link)
{
	struct conv_arena *a = job->arena;
	const char *url = link->u.link.url, *path, *mine, *theirs, *slash;
	size_t len = strcspn(url, "?#");

	if (link->u.link.dest != CONV_DEST_FILE || len == 0 || *url == '/' ||
	    job->host->output == NULL ||
	    (mine = output(job, job->doc->file)) == NULL)
		return url;
	path = path_beside(a, job->doc->file, url_decode(a,
	    conv_strndup(a, url, len)));
	if ((theirs = output(job, path)) == NULL ||
	    (path = path_between(a, mine, theirs)) == NULL)
		return url;
	slash = strrchr(theirs, '/');
	path = conv_asprintf(a, "%s%s", path, slash == NULL ? theirs :
	    slash + 1);
	return conv_asprintf(a, "%s%s", url_encode(a, path), url + len);
}
