/* plugin.c - back ends in shared objects. */
#include <dlfcn.h>
#include <string.h>

#include "base/base.h"
#include "lib/lib.h"

/* A path without a slash is a file here, not a library of the system. */
static const char *
plugin_path(struct conv_arena *a, const char *path)
{
	return strchr(path, '/') != NULL ? path :
	    conv_asprintf(a, "./%s", path);
}

/* Why dlopen() failed, without the path that it begins with. */
static const char *
reason(const char *path)
{
	const char *s = dlerror();
	size_t n = strlen(path);

	return strncmp(s, path, n) == 0 && s[n] == ':' ? s + n + 2 : s;
}

/* The object stays loaded: its back end may be used until exit. */
const struct conv_backend *
plugin_open(struct conv_arena *a, const char *path, const char **why)
{
	const struct conv_backend *b;
	const char *file = plugin_path(a, path);
	void *so;

	if ((so = dlopen(file, RTLD_NOW | RTLD_LOCAL)) == NULL) {
		*why = conv_asprintf(a, "%s: not a plug-in: %s", path,
		    reason(file));
		return NULL;
	}
	if ((b = dlsym(so, "conv_plugin")) == NULL)
		*why = conv_asprintf(a, "%s: not a plug-in: it has no symbol "
		    "conv_plugin", path);
	else if (b->abi != CONV_ABI)
		*why = conv_asprintf(a, "%s: made for another version of "
		    "conv: its ABI is %u, this one's is %u", path,
		    (unsigned)b->abi, CONV_ABI);
	else if (b->name == NULL || b->suffix == NULL || b->about == NULL ||
	    b->options == NULL || b->write == NULL)
		*why = conv_asprintf(a, "%s: the back end is not complete",
		    path);
	else
		return b;
	dlclose(so);
	return NULL;
}
