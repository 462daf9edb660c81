/* links.c - where every link leads. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

struct links {
	struct conv_job	 *job;
	struct conv_doc	 *doc;
	const char	**ids;		/* all of them, for suggestions */
	size_t		  nids, cap;
	struct map	 *folded;	/* ids in lower case -> node */
};

static const char *
fold(struct conv_arena *a, const char *s)
{
	char *out = conv_strdup(a, s), *p;

	for (p = out; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p += 32;
	return out;
}

/* All ids of a document, when the first of them is not found. */
static void
ids_collect(struct links *l)
{
	struct conv_node *n;
	const char *key;

	if (l->folded != NULL)
		return;
	l->folded = map_new(l->doc->arena);
	for (n = l->doc->root; n != NULL;
	    n = node_next(n, l->doc->root, true)) {
		if (n->id == NULL)
			continue;
		l->ids = arena_grow(l->doc->arena, l->ids, &l->cap,
		    l->nids + 1, sizeof(*l->ids));
		l->ids[l->nids++] = n->id;
		key = fold(l->doc->arena, n->id);
		if (map_get(l->folded, key, strlen(key)) == NULL)
			map_put(l->folded, key, strlen(key), n);
	}
}

#define SUGGEST_MAX	2000	/* ids that are compared with a dead link */

static void
dead(struct links *l, struct conv_node *n, const char *id)
{
	const char *near = l->nids <= SUGGEST_MAX ?
	    nearest(id, l->ids, l->nids) : NULL;

	n->u.link.dest = CONV_DEST_DEAD;
	if (near != NULL)
		conv_report(l->job, CONV_WARNING, n, "dead-link",
		    "nothing here has the id '%s'; did you mean '#%s'?", id,
		    near);
	else
		conv_report(l->job, CONV_WARNING, n, "dead-link",
		    "nothing here has the id '%s'", id);
}

static const struct conv_node *
find(struct links *l, const char *id)
{
	static const char prefix[] = "user-content-";
	const struct conv_node *to = conv_doc_find(l->doc, id);
	const char *key;

	if (to == NULL)
		to = conv_doc_find(l->doc, id = url_decode(
		    l->doc->arena, id));
	if (to == NULL && strncmp(id, prefix, sizeof(prefix) - 1) == 0)
		to = conv_doc_find(l->doc, id + sizeof(prefix) - 1);
	if (to == NULL) {
		ids_collect(l);
		key = fold(l->doc->arena, id);
		to = map_get(l->folded, key, strlen(key));
	}
	return to;
}

static void
anchor(struct links *l, struct conv_node *n, const char *id)
{
	const struct conv_node *to = *id == '\0' ? l->doc->root : find(l, id);

	if (to == NULL && strcmp(id, "top") == 0)
		to = l->doc->root;
	if (to == NULL) {
		dead(l, n, id);
		return;
	}
	n->u.link.dest = CONV_DEST_INTERNAL;
	n->u.link.target = to;
}

/*
 * Browsers ignore white space and control characters in front of and
 * inside a scheme, so what decides is the URL without them.
 */
static bool
is_unsafe(struct conv_arena *a, const char *url)
{
	static const char *const bad[] = {
		"javascript:", "vbscript:", "livescript:", "file:"
	};
	char *s = conv_strdup(a, url), *p = s;
	size_t i;

	for (; *url != '\0'; url++)
		if ((unsigned char)*url > ' ')
			*p++ = *url;
	*p = '\0';
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (strncasecmp(s, bad[i], strlen(bad[i])) == 0)
			return true;
	return strncasecmp(s, "data:", 5) == 0 &&
	    (strncasecmp(s, "data:image/", 11) != 0 ||
	    strncasecmp(s, "data:image/svg", 14) == 0);
}

/* Is the path before '#' this very document? */
static bool
is_self(const struct conv_doc *doc, const char *url, size_t n)
{
	const char *base = strrchr(doc->file, '/');

	base = base != NULL ? base + 1 : doc->file;
	if (n >= 2 && url[0] == '.' && url[1] == '/') {
		url += 2;
		n -= 2;
	}
	return n > 0 && strlen(base) == n && memcmp(base, url, n) == 0;
}

static void
resolve(struct links *l, struct conv_node *n)
{
	const char *url = n->u.link.url;
	size_t path = strcspn(url, "#");

	if (is_unsafe(l->doc->arena, url)) {
		n->u.link.dest = CONV_DEST_UNSAFE;
		conv_report(l->job, CONV_WARNING, n, "unsafe-link",
		    "a link with this kind of URL is not written");
	} else if (*url == '#') {
		anchor(l, n, url + 1);
	} else if (url_scheme(url) > 0 || strncmp(url, "//", 2) == 0) {
		n->u.link.dest = CONV_DEST_EXTERNAL;
	} else if (is_self(l->doc, url, path)) {
		anchor(l, n, url[path] == '#' ? url + path + 1 : "");
	} else {
		n->u.link.dest = CONV_DEST_FILE;
	}
}

static void
links(struct links *l, struct conv_node *root)
{
	struct conv_node *n;

	for (n = root; n != NULL; n = node_next(n, root, true))
		if (n->kind == CONV_LINK)
			resolve(l, n);
}

bool
pass_links(struct conv_job *job, struct conv_doc *doc)
{
	struct links l = { .job = job, .doc = doc };
	struct conv_node **roots;
	size_t n, i;

	roots = doc_roots(doc, &n);
	for (i = 0; i < n; i++)
		links(&l, roots[i]);
	return true;
}
