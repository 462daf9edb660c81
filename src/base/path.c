/* path.c - where the files are that a document names. */
#include <string.h>

#include "base/base.h"

const char *
path_beside(struct conv_arena *a, const char *file, const char *path)
{
	const char *slash = strrchr(file, '/');

	if (*path == '/' || slash == NULL)
		return path;
	return conv_asprintf(a, "%.*s/%s", (int)(slash - file), file, path);
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

/* The length of what two paths begin with, up to a slash. */
static size_t
common(const char *a, const char *b)
{
	size_t i, n = 0;

	for (i = 0; a[i] != '\0' && a[i] == b[i]; i++)
		if (a[i] == '/')
			n = i + 1;
	return n;
}

const char *
path_between(struct conv_arena *a, const char *from, const char *to)
{
	const char *slash;
	struct out_mem m;
	size_t n;

	from = path_normal(a, from);
	to = path_normal(a, to);
	n = common(from, to);
	from += n;
	to += n;
	if (strncmp(from, "../", 3) == 0 || (n == 0 && *from == '/') ||
	    (n == 0 && *to == '/'))
		return NULL;
	out_mem_init(&m, a);
	for (; (from = strchr(from, '/')) != NULL; from++)
		conv_puts(&m.out, "../");
	if ((slash = strrchr(to, '/')) != NULL)
		conv_put(&m.out, to, (size_t)(slash - to) + 1);
	return out_mem_str(&m);
}
