/* path.c - where the files are that a document names. */
#include <string.h>

#include "pass/pass.h"

const char *
path_beside(const struct conv_doc *doc, const char *path)
{
	const char *slash = strrchr(doc->file, '/');

	if (*path == '/' || slash == NULL)
		return path;
	return conv_asprintf(doc->arena, "%.*s/%s",
	    (int)(slash - doc->file), doc->file, path);
}
