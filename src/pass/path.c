/* path.c - where the files are that a document names. */
#include <string.h>

#include "pass/pass.h"

const char *
path_beside(struct conv_arena *a, const struct conv_doc *doc,
    const char *path)
{
	const char *slash = strrchr(doc->file, '/');

	if (*path == '/' || slash == NULL)
		return path;
	return conv_asprintf(a, "%.*s/%s", (int)(slash - doc->file),
	    doc->file, path);
}

static bool
is_part(const char *s, size_t n, const char *what)
{
	return strlen(what) == n && memcmp(s, what, n) == 0;
}

/*
 * Without asking the file system, so a folder that is a link to another
 * makes two names of one file: it is then read twice, no more.
 */
const char *
path_normal(struct conv_arena *a, const char *s)
{
	char *out = conv_alloc(a, strlen(s) + 2), *p = out, *floor, *last;
	size_t n;

	if (*s == '/')
		*p++ = '/';
	floor = p;	/* what ".." can't take away */
	for (; *s != '\0'; s += n + (s[n] == '/')) {
		n = strcspn(s, "/");
		if (n == 0 || is_part(s, n, "."))
			continue;
		if (is_part(s, n, "..") && *out == '/' && p == floor)
			continue;	/* the root's parent is the root */
		if (is_part(s, n, "..") && p > floor) {
			p[-1] = '\0';
			last = strrchr(floor, '/');
			p = last != NULL ? last + 1 : floor;
			continue;
		}
		memcpy(p, s, n);
		p += n;
		*p++ = '/';
		if (is_part(s, n, ".."))
			floor = p;
	}
	if (p > out + 1 || (p > out && *out != '/'))
		p--;
	*p = '\0';
	return out;
}

bool
path_leaves(const char *s)
{
	size_t n, depth = 0;

	if (*s == '/')
		return true;
	for (; *s != '\0'; s += n + (s[n] == '/')) {
		n = strcspn(s, "/");
		if (is_part(s, n, "..")) {
			if (depth-- == 0)
				return true;
		} else if (n > 0 && !is_part(s, n, ".")) {
			depth++;
		}
	}
	return false;
}
