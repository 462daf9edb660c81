/* epub.c - the EPUB back end: the book's files in their order. */
#include <string.h>

#include "base/base.h"
#include "write/epub/epub.h"

#define FOLDER	"EPUB/"		/* of the package document */

void
epub_add(struct epub *e, const struct epub_item *item, const void *data,
    size_t size)
{
	e->items = arena_grow(e->arena, e->items, &e->items_cap,
	    e->nitems + 1, sizeof(*e->items));
	e->items[e->nitems++] = *item;
	zip_add(&e->zip, conv_asprintf(e->arena, FOLDER "%s", item->name),
	    data, size, false);
}

void *
epub_get(const struct map *m, const void *key)
{
	return map_get(m, (const char *)&key, sizeof(key));
}

void
epub_set(struct epub *e, struct map *m, const void *key, void *value)
{
	const void **kept = conv_alloc(e->arena, sizeof(*kept));

	*kept = key;
	map_put(m, (const char *)kept, sizeof(key), value);
}

static void
init(struct epub *e, struct conv_job *job)
{
	memset(e, 0, sizeof(*e));
	e->job = job;
	e->arena = job->arena;
	e->where = map_new(e->arena);
	e->images = map_new(e->arena);
	e->ids = map_new(e->arena);
	e->names = map_new(e->arena);
	e->anon = map_new(e->arena);
	e->cleaned = map_new(e->arena);
	e->told = map_new(e->arena);
	zip_init(&e->zip, job);
	sha1_init(&e->hash);
	e->cur = SIZE_MAX;
	e->html = (struct html){
		.job = job,
		.lang = job->doc->info.lang,
		.xml = true,
		.page = true,
		.sections = true,
		.numbers = conv_opt_flag(job, "number-sections")
	};
	epub_links(e);
}

static bool
write_epub(struct conv_job *job)
{
	static const char mime[] = "application/epub+zip";
	struct epub e;

	init(&e, job);
	zip_add(&e.zip, "mimetype", mime, sizeof(mime) - 1, true);
	epub_container(&e);
	if (!epub_files(&e) || !epub_cover(&e))
		return false;
	epub_split(&e);
	epub_images(&e);
	if (conv_opt_flag(job, "epub-title-page"))
		epub_title_page(&e);
	if (html_has_contents(job))
		epub_nav(&e);
	epub_text(&e);
	if (!html_has_contents(job))
		epub_nav(&e);
	e.uid = epub_uid(&e);
	epub_ncx(&e);
	epub_opf(&e);
	return zip_end(&e.zip);
}

static const struct conv_option options[] = {
	CONV_ROW_TOC,
	CONV_ROW_TOC_DEPTH,
	CONV_ROW_NUMBER_SECTIONS,
	{ .name = "split-level", .kind = CONV_OPT_INT, .arg = "N",
	  .def = "1", .min = 1, .max = 6,
	  .help = "depth of the sections that are files of their own" },
	{ .name = "epub-cover-image", .kind = CONV_OPT_FILE, .arg = "FILE",
	  .help = "picture on the cover, instead of a drawn one" },
	{ .name = "epub-title-page", .kind = CONV_OPT_FLAG, .def = "true",
	  .help = "write a title page" },
	{ .name = "epub-embed-font", .kind = CONV_OPT_LIST, .arg = "FILE",
	  .files = true, .help = "put a font into the book, for --css" },
	CONV_ROW_THEME,
	{ .name = "css", .kind = CONV_OPT_LIST, .arg = "FILE", .letter = 'c',
	  .files = true, .help = "put a style sheet into the book" },
	{ .name = NULL }
};

CONV_BACKEND(epub) = {
	.abi = CONV_ABI,
	.name = "epub",
	.suffix = "epub",
	.about = "electronic book, EPUB 3.3",
	.binary = true,
	.options = options,
	.write = write_epub
};
