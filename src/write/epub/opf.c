/* opf.c - the package document: metadata, the list of files, their order. */
#include <string.h>

#include "base/base.h"
#include "write/epub/epub.h"

void
epub_container(struct epub *e)
{
	static const char text[] =
	    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	    "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:"
	    "container\" version=\"1.0\">\n<rootfiles>\n"
	    "<rootfile full-path=\"EPUB/package.opf\" "
	    "media-type=\"application/oebps-package+xml\" />\n"
	    "</rootfiles>\n</container>\n";

	zip_add(&e->zip, "META-INF/container.xml", text, sizeof(text) - 1,
	    false);
}

/* A name-based UUID (RFC 9562, version 5) from what was hashed. */
const char *
epub_uid(struct epub *e)
{
	const struct conv_info *info = &e->job->doc->info;
	unsigned char d[20];

	if (info->identifier != NULL)
		return info->identifier;
	sha1_add(&e->hash, info->title, strlen(info->title));
	sha1_end(&e->hash, d);
	d[6] = (unsigned char)((d[6] & 0x0F) | 0x50);
	d[8] = (unsigned char)((d[8] & 0x3F) | 0x80);
	return conv_asprintf(e->arena, "urn:uuid:%02x%02x%02x%02x-%02x%02x-"
	    "%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", d[0], d[1], d[2],
	    d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11], d[12],
	    d[13], d[14], d[15]);
}

static void
element(struct html *w, const char *name, const char *id, const char *text)
{
	if (text == NULL)
		return;
	conv_printf(w->out, "<%s", name);
	if (id != NULL)
		html_attr(w, "id", id);
	conv_putc(w->out, '>');
	html_text(w, text);
	conv_printf(w->out, "</%s>\n", name);
}

static void
titles(struct html *w, const struct conv_info *info)
{
	element(w, "dc:title", "title", info->title);
	if (info->subtitle == NULL)
		return;
	conv_puts(w->out, "<meta refines=\"#title\" "
	    "property=\"title-type\">main</meta>\n");
	element(w, "dc:title", "subtitle", info->subtitle);
	conv_puts(w->out, "<meta refines=\"#subtitle\" "
	    "property=\"title-type\">subtitle</meta>\n");
}

static void
creators(struct epub *e, struct html *w, const struct conv_info *info)
{
	size_t i;

	for (i = 0; i < info->nauthors; i++) {
		element(w, "dc:creator", conv_asprintf(e->arena,
		    "creator-%zu", i + 1), info->authors[i].name);
		conv_printf(w->out, "<meta refines=\"#creator-%zu\" "
		    "property=\"role\" scheme=\"marc:relators\">aut</meta>\n",
		    i + 1);
	}
}

/* Never the clock's: the same document makes the same book. */
static void
modified(struct html *w, const struct conv_info *info)
{
	const char *date = info->date != NULL && strlen(info->date) == 10 &&
	    html_is_date(info->date) ? info->date : "2000-01-01";

	conv_printf(w->out, "<meta property=\"dcterms:modified\">"
	    "%sT00:00:00Z</meta>\n", date);
}

static void
metadata(struct epub *e, struct html *w)
{
	const struct conv_info *info = &e->job->doc->info;
	size_t i;

	conv_puts(w->out, "<metadata "
	    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
	element(w, "dc:identifier", "uid", e->uid);
	titles(w, info);
	element(w, "dc:language", NULL, info->lang);
	creators(e, w, info);
	if (info->date != NULL && html_is_date(info->date))
		element(w, "dc:date", NULL, info->date);
	element(w, "dc:publisher", NULL, info->publisher);
	element(w, "dc:description", NULL, info->description);
	element(w, "dc:rights", NULL, info->rights);
	for (i = 0; i < info->nkeywords; i++)
		element(w, "dc:subject", NULL, info->keywords[i]);
	modified(w, info);
	epub_access(e, w->out);
	conv_puts(w->out, "<meta name=\"cover\" content=\"cover-image\" />\n"
	    "</metadata>\n");
}

static void
manifest(struct epub *e, struct html *w)
{
	const struct epub_item *it;
	size_t i;

	conv_puts(w->out, "<manifest>\n");
	for (i = 0; i < e->nitems; i++) {
		it = &e->items[i];
		conv_puts(w->out, "<item");
		html_attr(w, "id", it->id);
		html_url(w, "href", it->name);
		html_attr(w, "media-type", it->mime);
		if (it->properties != NULL)
			html_attr(w, "properties", it->properties);
		conv_puts(w->out, " />\n");
	}
	conv_puts(w->out, "</manifest>\n");
}

static void
spine(struct epub *e, struct html *w)
{
	size_t i;

	conv_puts(w->out, "<spine toc=\"ncx\"");
	html_attr(w, "page-progression-direction", e->job->doc->info.dir);
	conv_puts(w->out, ">\n");
	for (i = 0; i < e->nitems; i++) {
		if (!e->items[i].spine)
			continue;
		conv_puts(w->out, "<itemref");
		html_attr(w, "idref", e->items[i].id);
		conv_puts(w->out, " />\n");
	}
	conv_puts(w->out, "</spine>\n");
}

void
epub_opf(struct epub *e)
{
	struct out_mem m;
	struct html w = { .job = e->job, .out = &m.out };
	const char *text;

	out_mem_init(&m, e->arena);
	conv_puts(&m.out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	    "<package xmlns=\"http://www.idpf.org/2007/opf\" "
	    "version=\"3.0\" unique-identifier=\"uid\"");
	html_attr(&w, "xml:lang", e->job->doc->info.lang);
	html_attr(&w, "dir", e->job->doc->info.dir);
	conv_puts(&m.out, ">\n");
	metadata(e, &w);
	manifest(e, &w);
	spine(e, &w);
	conv_puts(&m.out, "</package>\n");
	text = out_mem_str(&m);
	zip_add(&e->zip, "EPUB/package.opf", text, (size_t)m.out.flushed,
	    false);
}
