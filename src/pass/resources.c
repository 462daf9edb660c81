/* resources.c - the pictures of a document: found, read, told apart. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "base/limits.h"
#include "pass/pass.h"
#include "tree/tree.h"

struct resources {
	struct conv_job		*job;
	struct conv_doc		*doc;
	struct map		*seen;		/* url -> resource */
	struct conv_resource	**end;
	const char *const	*dirs;		/* --resource-path */
	size_t			 ndirs;
};

static bool
load(struct resources *r, struct conv_resource *res, const char *path)
{
	const struct conv_host *host = r->job->host;
	struct conv_blob blob;

	if (!host->load(host->ctx, r->doc->arena, path, &blob))
		return false;
	res->path = path;
	res->data = blob.data;
	res->size = blob.size;
	return true;
}

/* Beside the document, then in each folder of --resource-path. */
static bool
load_in_dirs(struct resources *r, struct conv_resource *res,
    const char *path)
{
	size_t i;

	if (load(r, res, path_beside(r->doc, path)))
		return true;
	for (i = 0; i < r->ndirs && *path != '/'; i++)
		if (load(r, res, conv_asprintf(r->doc->arena, "%s/%s",
		    r->dirs[i], path)))
			return true;
	return false;
}

/* As written, percent-decoded, and without a query. */
static bool
load_file(struct resources *r, struct conv_resource *res)
{
	const char *decoded = url_decode(r->doc->arena, res->url);
	size_t query = strcspn(decoded, "?#");

	if (load_in_dirs(r, res, decoded))
		return true;
	if (strcmp(decoded, res->url) != 0 && load_in_dirs(r, res, res->url))
		return true;
	return decoded[query] != '\0' && query > 0 && load_in_dirs(r, res,
	    conv_strndup(r->doc->arena, decoded, query));
}

static int
base64_digit(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ?
	    c - 'a' + 26 : c >= '0' && c <= '9' ? c - '0' + 52 :
	    c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

static void
base64_decode(struct conv_arena *a, const char *s, struct conv_resource *res)
{
	unsigned char *out = conv_alloc(a, strlen(s) * 3 / 4 + 3);
	uint32_t bits = 0;
	int n = 0, d;

	for (; *s != '\0'; s++) {
		if ((d = base64_digit((unsigned char)*s)) < 0)
			continue;
		bits = bits << 6 | (uint32_t)d;
		n += 6;
		if (n >= 8) {
			n -= 8;
			out[res->size++] = (unsigned char)(bits >> n);
		}
	}
	res->data = out;
}

/* The bytes of a data: URI (RFC 2397). */
static bool
load_data(struct resources *r, struct conv_resource *res)
{
	const char *comma = strchr(res->url, ',');

	if (comma == NULL)
		return false;
	if (comma - res->url >= 7 && strncasecmp(comma - 7, ";base64", 7) ==
	    0) {
		base64_decode(r->doc->arena, comma + 1, res);
		return true;
	}
	res->data = (const unsigned char *)url_decode(r->doc->arena,
	    comma + 1);
	res->size = strlen((const char *)res->data);
	return true;
}

/* A URL as a message shows it: data: URIs can be very long. */
static const char *
shown(struct conv_arena *a, const char *url)
{
	return strlen(url) <= 80 ? url : conv_asprintf(a, "%.60s...", url);
}

static void
sniff(struct resources *r, struct conv_resource *res,
    const struct conv_node *at)
{
	struct image_info im;

	if (!image_sniff(res->data, res->size, &im) ||
	    res->size > LIMIT_RESOURCE) {
		res->state = CONV_RES_BAD;
		conv_report(r->job, CONV_WARNING, at, "bad-image", "%s: %s",
		    shown(r->doc->arena, res->url), im.mime == NULL ?
		    "not an image that conv knows" : "a damaged image");
		return;
	}
	res->mime = im.mime;
	res->width = im.width;
	res->height = im.height;
	res->dpi = im.dpi;
	res->state = CONV_RES_OK;
}

static void
fetch(struct resources *r, struct conv_resource *res,
    const struct conv_node *at)
{
	bool ok;

	if (strncasecmp(res->url, "data:", 5) == 0) {
		ok = load_data(r, res);
	} else if (url_scheme(res->url) > 0 ||
	    strncmp(res->url, "//", 2) == 0) {
		res->state = CONV_RES_REMOTE;
		return;
	} else {
		ok = *res->url != '\0' && load_file(r, res);
	}
	if (ok) {
		sniff(r, res, at);
		return;
	}
	res->state = CONV_RES_MISSING;
	conv_report(r->job, CONV_WARNING, at, "missing-image",
	    "%s: no such file", *res->url != '\0' ?
	    shown(r->doc->arena, res->url) : "an image without a name");
}

static const struct conv_resource *
resource(struct resources *r, const char *url, const struct conv_node *at)
{
	struct conv_resource *res = map_get(r->seen, url, strlen(url));

	if (res != NULL)
		return res;
	res = conv_alloc(r->doc->arena, sizeof(*res));
	res->url = url;
	map_put(r->seen, url, strlen(url), res);
	*r->end = res;
	r->end = &res->next;
	fetch(r, res, at);
	return res;
}

bool
pass_resources(struct conv_job *job, struct conv_doc *doc)
{
	struct resources r = { .job = job, .doc = doc,
	    .end = &doc->resources };
	struct conv_node **roots, *n;
	size_t nroots, i;

	r.seen = map_new(doc->arena);
	r.dirs = conv_opt_list(job, "resource-path", &r.ndirs);
	roots = doc_roots(doc, &nroots);
	for (i = 0; i < nroots; i++)
		for (n = roots[i]; n != NULL;
		    n = node_next(n, roots[i], true))
			if (n->kind == CONV_IMAGE)
				n->u.image.res = resource(&r,
				    n->u.image.url, n);
	return true;
}
