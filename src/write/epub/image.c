/* image.c - the pictures in the book; the same bytes are kept once. */
#include <string.h>

#include "base/base.h"
#include "write/epub/epub.h"

/* The core media types for images of EPUB 3.3. */
static const struct {
	const char	*mime;
	const char	*suffix;
} types[] = {
	{ "image/gif", "gif" },
	{ "image/jpeg", "jpg" },
	{ "image/png", "png" },
	{ "image/svg+xml", "svg" },
	{ "image/webp", "webp" }
};

const char *
epub_suffix(const char *mime)
{
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(types[i].mime, mime) == 0)
			return types[i].suffix;
	return NULL;
}

const char *
epub_image(struct epub *e, const struct conv_resource *res)
{
	return epub_get(e->images, res);
}

/* The image as the book holds it; false: it can't. */
static bool
content(struct epub *e, const struct conv_resource *res,
    struct conv_blob *blob)
{
	bool lost = false;

	blob->data = res->data;
	blob->size = res->size;
	if (strcmp(res->mime, "image/gif") == 0)
		e->has_gif = true;
	if (strcmp(res->mime, "image/svg+xml") != 0)
		return true;
	if (!epub_svg(e, blob, &lost))
		return false;
	if (lost)
		epub_set(e, e->cleaned, res, e);
	return true;
}

static void
add(struct epub *e, struct map *seen, const struct conv_resource *res,
    const char *suffix)
{
	char *digest = conv_alloc(e->arena, 20);
	struct epub_item item = { .mime = res->mime };
	struct conv_blob blob;
	struct sha1 hash;

	sha1_init(&hash);
	sha1_add(&hash, res->data, res->size);
	sha1_end(&hash, (unsigned char *)digest);
	item.name = map_get(seen, digest, 20);
	if (item.name == NULL) {
		if (!content(e, res, &blob))
			return;
		e->nimages++;
		item.id = conv_asprintf(e->arena, "image-%zu", e->nimages);
		item.name = conv_asprintf(e->arena, "images/%03zu.%s",
		    e->nimages, suffix);
		map_put(seen, digest, 20, (char *)item.name);
		epub_add(e, &item, blob.data, blob.size);
		sha1_add(&e->hash, digest, 20);
	}
	epub_set(e, e->images, res, (char *)item.name);
}

void
epub_images(struct epub *e)
{
	struct map *seen = map_new(e->arena);
	const struct conv_resource *res;
	const char *suffix;

	for (res = e->job->doc->resources; res != NULL; res = res->next) {
		suffix = res->state == CONV_RES_OK ? epub_suffix(res->mime) :
		    NULL;
		if (suffix != NULL)
			add(e, seen, res, suffix);
	}
}
