/* file.c - style sheets and fonts. */
#include <string.h>

#include "base/base.h"
#include "write/epub/epub.h"

extern const unsigned char epub_css[], epub_css_end[];

static void
style(struct epub *e, struct conv_out *links, const char *name,
    const void *data, size_t size)
{
	struct epub_item item = { .mime = "text/css", .name = name };

	item.id = conv_asprintf(e->arena, "style-%zu", e->nitems + 1);
	epub_add(e, &item, data, size);
	conv_printf(links, "<link rel=\"stylesheet\" type=\"text/css\" "
	    "href=\"%s\" />\n", name);
}

static bool
styles(struct epub *e)
{
	const char *const *files;
	struct conv_blob css;
	struct out_mem links;
	size_t n, i;

	out_mem_init(&links, e->arena);
	if (strcmp(conv_opt_str(e->job, "theme"), "none") != 0)
		style(e, &links.out, "style.css", epub_css,
		    (size_t)(epub_css_end - epub_css));
	files = conv_opt_list(e->job, "css", &n);
	for (i = 0; i < n; i++) {
		if (!conv_job_load(e->job, files[i], &css))
			return false;
		style(e, &links.out, conv_asprintf(e->arena, "style-%zu.css",
		    i + 1), css.data, css.size);
	}
	e->styles = out_mem_str(&links);
	return true;
}

static const char *
font_type(const struct conv_blob *font)
{
	static const struct {
		const char	*magic;
		const char	*mime;
	} types[] = {
		{ "\0\1\0\0", "font/ttf" },
		{ "true", "font/ttf" },
		{ "OTTO", "font/otf" },
		{ "wOFF", "font/woff" },
		{ "wOF2", "font/woff2" }
	};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (font->size > 4 &&
		    memcmp(font->data, types[i].magic, 4) == 0)
			return types[i].mime;
	return NULL;
}

/* A font keeps its name, as the style sheet calls it by that. */
static bool
fonts(struct epub *e)
{
	const char *const *files, *base;
	struct map *seen = map_new(e->arena);
	struct epub_item item = { 0 };
	struct conv_blob font;
	size_t n, i;

	files = conv_opt_list(e->job, "epub-embed-font", &n);
	for (i = 0; i < n; i++) {
		if (!conv_job_load(e->job, files[i], &font))
			return false;
		if ((item.mime = font_type(&font)) == NULL) {
			conv_report(e->job, CONV_ERROR, NULL, "bad-font",
			    "%s: not a font that a book may hold", files[i]);
			return false;
		}
		base = strrchr(files[i], '/');
		item.name = conv_asprintf(e->arena, "fonts/%s",
		    base != NULL ? base + 1 : files[i]);
		item.id = conv_asprintf(e->arena, "font-%zu", i + 1);
		if (map_get(seen, item.name, strlen(item.name)) != NULL) {
			conv_report(e->job, CONV_ERROR, NULL, "bad-font",
			    "%s: there is another font of that name",
			    files[i]);
			return false;
		}
		map_put(seen, item.name, strlen(item.name), e);
		epub_add(e, &item, font.data, font.size);
	}
	return true;
}

bool
epub_files(struct epub *e)
{
	return styles(e) && fonts(e);
}
