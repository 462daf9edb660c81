/* resources.c - the pictures of a document: found, read, told apart. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "base/limits.h"
#include "pass/pass.h"
#include "tree/tree.h"

struct resources {
	struct conv_job		*job;
	struct conv_doc		*doc;
	struct map		*urls;		/* as written -> resource */
	struct map		*paths;		/* as opened -> resource */
	struct conv_resource	**end;
	const char *const	*dirs;		/* --resource-path */
	size_t			 ndirs;
	bool			 sandbox;
	bool			 outside;	/* the sandbox forbade one */
	int			 error;		/* of what was tried first */
};

/* The resource of a file, new or known; NULL: it can't be read. */
static struct conv_resource *
load(struct resources *r, const char *path)
{
	const struct conv_host *host = r->job->host;
	const char *key = path_normal(r->doc->arena, path);
	struct conv_resource *res = map_get(r->paths, key, strlen(key));
	struct conv_blob blob;

	if (res != NULL)
		return res;
	errno = 0;
	if (!host->load(host->ctx, r->doc->arena, path, &blob)) {
		if (r->error == 0)
			r->error = errno;
		return NULL;
	}
	res = conv_alloc(r->doc->arena, sizeof(*res));
	res->path = path;
	res->data = blob.data;
	res->size = blob.size;
	map_put(r->paths, key, strlen(key), res);
	return res;
}

/* Beside the document, then in each folder of --resource-path. */
static struct conv_resource *
load_in_dirs(struct resources *r, const char *path)
{
	struct conv_resource *res;
	size_t i;

	if (*path == '\0')
		return NULL;
	if (r->sandbox && path_leaves(path)) {
		r->outside = true;
		return NULL;
	}
	res = load(r, path_beside(r->doc->arena, r->doc->file, path));
	for (i = 0; res == NULL && i < r->ndirs && *path != '/'; i++)
		res = load(r, conv_asprintf(r->doc->arena, "%s/%s",
		    r->dirs[i], path));
	return res;
}

/* With Windows' slashes, the path that is meant; else NULL. */
static const char *
slashed(struct conv_arena *a, const char *path)
{
	char *out, *p;

	if (strchr(path, '\\') == NULL)
		return NULL;
	out = conv_strdup(a, path);
	for (p = out; *p != '\0'; p++)
		if (*p == '\\')
			*p = '/';
	return out;
}

/* Percent-decoded, as written, without a query, with other slashes. */
static struct conv_resource *
load_file(struct resources *r, const char *url)
{
	struct conv_arena *a = r->doc->arena;
	const char *path = url_decode(a, url), *other;
	struct conv_resource *res = load_in_dirs(r, path);
	size_t query;

	if (res == NULL && strcmp(path, url) != 0)
		res = load_in_dirs(r, url);
	query = strcspn(url, "?#");
	if (res == NULL && url[query] != '\0')
		res = load_in_dirs(r, url_decode(a,
		    conv_strndup(a, url, query)));
	other = slashed(a, path);
	if (res == NULL && other != NULL)
		res = load_in_dirs(r, other);
	return res;
}

/* A URL as a message shows it: data: URIs can be very long. */
static const char *
shown(struct conv_arena *a, const char *url)
{
	return strlen(url) <= 80 ? url : conv_asprintf(a, "%.*s...",
	    (int)utf8_cut(url, 60), url);
}

/* What is wrong with an image's bytes, or NULL. */
static const char *
bytes_fault(struct conv_arena *a, const struct conv_resource *res,
    struct image_info *im)
{
	bool ok = image_sniff(res->data, res->size, im);

	if (res->size == 0)
		return "the file is empty";
	if (im->name == NULL)
		return "not an image that conv knows";
	if (im->mime == NULL)
		return conv_asprintf(a, "%s images are not supported",
		    im->name);
	if (!ok)
		return conv_asprintf(a, "a damaged %s image", im->name);
	if (res->size > LIMIT_RESOURCE || im->width > LIMIT_IMAGE_SIDE ||
	    im->height > LIMIT_IMAGE_SIDE || (uint64_t)im->width *
	    im->height > LIMIT_IMAGE_PIXELS)
		return "the image is larger than conv takes";
	return NULL;
}

static void
sniff(struct resources *r, struct conv_resource *res,
    const struct conv_node *at)
{
	struct conv_arena *a = r->doc->arena;
	struct image_info im;
	const char *why = bytes_fault(a, res, &im);

	if (why != NULL) {
		res->state = CONV_RES_BAD;
		conv_report(r->job, CONV_WARNING, at, "bad-image", "%s: %s",
		    shown(a, res->url), why);
		return;
	}
	res->mime = im.mime;
	res->width = im.width;
	res->height = im.height;
	res->dpi = im.dpi;
	res->state = CONV_RES_OK;
}

static struct conv_resource *
fail(struct resources *r, const char *url, enum conv_resource_state state,
    const struct conv_node *at)
{
	struct conv_resource *res = conv_alloc(r->doc->arena, sizeof(*res));
	const char *why = r->outside ? "outside the document's folder" :
	    r->error == 0 || r->error == ENOENT ||
	    r->error == ENOTDIR ? "no such file" : strerror(r->error);

	res->url = url;
	res->state = state;
	if (state == CONV_RES_BAD)
		conv_report(r->job, CONV_WARNING, at, "bad-image",
		    "%s: a data: URI without data", shown(r->doc->arena, url));
	else if (state == CONV_RES_MISSING && *url == '\0')
		conv_report(r->job, CONV_WARNING, at, "missing-image",
		    "an image without a name");
	else if (state == CONV_RES_MISSING)
		conv_report(r->job, CONV_WARNING, at, "missing-image",
		    "%s: %s", shown(r->doc->arena, url), why);
	return res;
}

/* The resource behind a URL, which may be one that another URL gave. */
static struct conv_resource *
fetch(struct resources *r, const char *url, const struct conv_node *at)
{
	struct conv_resource *res;
	struct conv_blob blob;

	r->error = 0;
	r->outside = false;
	if (strncasecmp(url, "data:", 5) == 0) {
		if (!datauri_decode(r->doc->arena, url, &blob))
			return fail(r, url, CONV_RES_BAD, at);
		res = conv_alloc(r->doc->arena, sizeof(*res));
		res->data = blob.data;
		res->size = blob.size;
	} else if (url_scheme(url) > 0 || strncmp(url, "//", 2) == 0) {
		return fail(r, url, CONV_RES_REMOTE, at);
	} else if ((res = load_file(r, url)) == NULL) {
		return fail(r, url, CONV_RES_MISSING, at);
	}
	if (res->url == NULL) {
		res->url = url;
		sniff(r, res, at);
	}
	return res;
}

static const struct conv_resource *
resource(struct resources *r, const char *url, const struct conv_node *at)
{
	struct conv_resource *res = map_get(r->urls, url, strlen(url));

	if (res != NULL)
		return res;
	res = fetch(r, url, at);
	map_put(r->urls, url, strlen(url), res);
	if (res->next == NULL && r->end != &res->next) {
		*r->end = res;
		r->end = &res->next;
	}
	return res;
}

/* Nothing tells what a picture shows, nor that it is decoration. */
static void
tell_alt(struct conv_job *job, const struct conv_node *image)
{
	const struct conv_node *up = image->parent;

	if (up->kind == CONV_LINK)
		up = up->parent;
	if (image->u.image.no_alt && (up->kind != CONV_FIGURE ||
	    up->last->kind != CONV_CAPTION))
		conv_report(job, CONV_WARNING, image, "missing-alt",
		    "a picture without alternative text; alt=\"\" marks "
		    "it as decoration");
}

bool
pass_resources(struct conv_job *job, struct conv_doc *doc)
{
	struct resources r = { .job = job, .doc = doc,
	    .end = &doc->resources };
	struct conv_node **roots, *n;
	size_t nroots, i;

	r.urls = map_new(doc->arena);
	r.paths = map_new(doc->arena);
	r.dirs = conv_opt_list(job, "resource-path", &r.ndirs);
	r.sandbox = conv_opt_flag(job, "sandbox");
	roots = doc_roots(doc, &nroots);
	for (i = 0; i < nroots; i++)
		for (n = roots[i]; n != NULL;
		    n = node_next(n, roots[i], true))
			if (n->kind == CONV_IMAGE) {
				tell_alt(job, n);
				n->u.image.res = resource(&r,
				    n->u.image.url, n);
			}
	return true;
}
