/* links.c - where every link leads. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

#define SUGGEST_MAX	(1u << 16)	/* ids looked at for suggestions */

struct links {
	struct conv_job	 *job;
	struct conv_doc	 *doc;
	const char	**ids;		/* all of them, for suggestions */
	size_t		  nids, cap;
	struct map	 *keys;		/* slug_key() of an id -> its node */
	size_t		  looked;	/* at ids, so far */
	struct map	 *files;	/* path -> itself, or missing */
};

static const char missing[] = "";

static void
ids_add(struct links *l, struct conv_node *root)
{
	struct conv_node *n;
	const char *key;

	for (n = root; n != NULL; n = node_next(n, root, true)) {
		if (n->id == NULL)
			continue;
		l->ids = arena_grow(l->doc->arena, l->ids, &l->cap,
		    l->nids + 1, sizeof(*l->ids));
		l->ids[l->nids++] = n->id;
		key = slug_key(l->doc->arena, n->id);
		if (map_get(l->keys, key, strlen(key)) == NULL)
			map_put(l->keys, key, strlen(key), n);
	}
}

/* All ids, when the first that is not there as it stands is looked for. */
static void
ids_collect(struct links *l)
{
	size_t i;

	if (l->keys != NULL)
		return;
	l->keys = map_new(l->doc->arena);
	ids_add(l, l->doc->root);
	for (i = 0; i < l->doc->nnotes; i++)
		ids_add(l, l->doc->notes[i]);
}

static void
dead(struct links *l, struct conv_node *n, const char *id)
{
	const char *near = NULL;

	if (l->looked + l->nids <= SUGGEST_MAX) {
		l->looked += l->nids;
		near = nearest(id, l->ids, l->nids);
	}
	n->u.link.dest = CONV_DEST_DEAD;
	if (near != NULL)
		conv_report(l->job, CONV_WARNING, n, "dead-link",
		    "nothing here has the id '%s'; did you mean '#%s'?", id,
		    near);
	else
		conv_report(l->job, CONV_WARNING, n, "dead-link",
		    "nothing here has the id '%s'", id);
}

/* As written, decoded, as GitHub shows it, then what can only be meant. */
static const struct conv_node *
find(struct links *l, const char *file, const char *id)
{
	static const char prefix[] = "user-content-";
	const struct conv_node *to = id_find(l->doc, file, id);
	const char *key;

	if (to == NULL)
		to = id_find(l->doc, file, id = url_decode(l->doc->arena,
		    id));
	if (to == NULL && strncmp(id, prefix, sizeof(prefix) - 1) == 0)
		to = id_find(l->doc, file, id += sizeof(prefix) - 1);
	if (to == NULL) {
		ids_collect(l);
		key = slug_key(l->doc->arena, id);
		to = *key != '\0' ? map_get(l->keys, key, strlen(key)) : NULL;
	}
	return to;
}

/* The beginning of a file that the document is made of. */
static const struct conv_node *
top(struct links *l, const char *file)
{
	const struct conv_node *to = file == l->doc->file ? NULL :
	    file_top(l->doc, file);

	return to != NULL ? to : l->doc->root;
}

/* A link that leads to an id in a file of the document. */
static void
anchor(struct links *l, struct conv_node *n, const char *file, const char *id)
{
	const struct conv_node *to = *id == '\0' ? top(l, file) :
	    find(l, file, id);

	if (to == NULL && strcasecmp(id, "top") == 0)
		to = l->doc->root;
	if (to == NULL) {
		dead(l, n, url_decode(l->doc->arena, id));
		return;
	}
	n->u.link.dest = CONV_DEST_INTERNAL;
	n->u.link.target = to;
}

/*
 * Does the URL begin with that?  Browsers ignore white space and control
 * characters in front of and inside a scheme, and case.
 */
static bool
begins(const char *url, const char *with)
{
	for (; *with != '\0'; url++) {
		if (*url == '\0')
			return false;
		if ((unsigned char)*url <= ' ' || *url == 0x7F)
			continue;
		if (strncasecmp(url, with, 1) != 0)
			return false;
		with++;
	}
	return true;
}

static bool
is_unsafe(const char *url)
{
	static const char *const bad[] = {
		"javascript:", "vbscript:", "livescript:", "file:"
	};
	static const char *const images[] = {
		"data:image/png", "data:image/gif", "data:image/jpeg",
		"data:image/webp"
	};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (begins(url, bad[i]))
			return true;
	if (!begins(url, "data:"))
		return false;
	for (i = 0; i < sizeof(images) / sizeof(images[0]); i++)
		if (begins(url, images[i]))
			return false;
	return true;
}

/*
 * The file of this very document that a path before '#' names, or NULL.
 * Its own is meant by its name alone, too, whatever the folder.
 */
static const char *
own_file(const struct conv_doc *doc, const char *url, size_t n)
{
	const char *base = strrchr(doc->file, '/'), *path, *file;

	if (n == 0)
		return NULL;
	base = base != NULL ? base + 1 : doc->file;
	path = url_decode(doc->arena, conv_strndup(doc->arena, url, n));
	if (strncmp(path, "./", 2) == 0)
		path += 2;
	if (strcmp(base, path) == 0)
		return doc->file;
	if (doc->places == NULL)
		return NULL;
	file = path_normal(doc->arena, path_beside(doc->arena, doc->file,
	    path));
	if (strcmp(file, path_normal(doc->arena, doc->file)) == 0)
		return doc->file;
	return file_is_own(doc, file) ? file : NULL;
}

/* Is a file there?  Each path is asked for once. */
static bool
is_there(struct links *l, const char *path)
{
	const struct conv_host *host = l->job->host;
	const char *known = map_get(l->files, path, strlen(path));

	if (known == NULL) {
		known = host->exists(host->ctx, path_beside(l->doc->arena,
		    l->doc->file, path)) ? path : missing;
		map_put(l->files, path, strlen(path), (void *)known);
	}
	return known != missing;
}

/*
 * A path from the root is the web site's or the repository's, which conv
 * doesn't know.
 */
static void
file(struct links *l, struct conv_node *n)
{
	const char *url = n->u.link.url, *path;
	size_t len = strcspn(url, "?#");

	n->u.link.dest = CONV_DEST_FILE;
	if (l->job->host->exists == NULL || len == 0 || *url == '/')
		return;
	path = conv_strndup(l->doc->arena, url, len);
	n->u.link.missing = !is_there(l, url_decode(l->doc->arena, path)) &&
	    !is_there(l, path);
	if (n->u.link.missing)
		conv_report(l->job, CONV_WARNING, n, "dead-link",
		    "%s: no such file", path);
}

static void
resolve(struct links *l, struct conv_node *n)
{
	const char *url = n->u.link.url;
	size_t path = strcspn(url, "#");
	const char *own;

	if (*url == '\0') {
		n->u.link.dest = CONV_DEST_DEAD;
		conv_report(l->job, CONV_WARNING, n, "dead-link",
		    "a link that leads nowhere");
	} else if (is_unsafe(url)) {
		n->u.link.dest = CONV_DEST_UNSAFE;
		conv_report(l->job, CONV_WARNING, n, "unsafe-link",
		    "a link with a URL of this kind is not written");
	} else if (*url == '#') {
		anchor(l, n, url[1] == '\0' ? l->doc->file : n->pos.file,
		    url + 1);
	} else if (url_scheme(url) > 0 || strncmp(url, "//", 2) == 0) {
		n->u.link.dest = CONV_DEST_EXTERNAL;
	} else if ((own = own_file(l->doc, url, path)) != NULL) {
		anchor(l, n, own, url[path] == '#' ? url + path + 1 : "");
	} else {
		file(l, n);
	}
}

bool
pass_links(struct conv_job *job, struct conv_doc *doc)
{
	struct links l = { .job = job, .doc = doc };
	struct conv_node **roots, *n;
	size_t nroots, i;

	l.files = map_new(doc->arena);
	roots = doc_roots(doc, &nroots);
	for (i = 0; i < nroots; i++)
		for (n = roots[i]; n != NULL;
		    n = node_next(n, roots[i], true))
			if (n->kind == CONV_LINK)
				resolve(&l, n);
	return true;
}
