/* page.c - a complete HTML5 page around the body. */
#include <string.h>

#include "base/base.h"
#include "write/html/html.h"

extern const unsigned char html_theme_css[], html_theme_css_end[];

static void
meta(struct html *h, const char *name, const char *content)
{
	if (content == NULL || *content == '\0')
		return;
	conv_puts(h->out, "<meta");
	html_attr(h, "name", name);
	html_attr(h, "content", content);
	conv_puts(h->out, ">\n");
}

static const char *
joined(struct conv_arena *a, const char *const *list, size_t n)
{
	struct out_mem m;
	size_t i;

	out_mem_init(&m, a);
	for (i = 0; i < n; i++)
		conv_printf(&m.out, "%s%s", i > 0 ? ", " : "", list[i]);
	return out_mem_str(&m);
}

/* "</style" would end the element early. */
static void
put_css(struct html *h, const char *s, size_t n)
{
	const char *p = s, *end = s + n, *lt;

	while ((lt = memchr(p, '<', (size_t)(end - p))) != NULL) {
		conv_put(h->out, p, (size_t)(lt - p));
		conv_puts(h->out, end - lt > 1 && lt[1] == '/' ? "<\\" : "<");
		p = lt + 1;
	}
	conv_put(h->out, p, (size_t)(end - p));
}

static bool
style_sheets(struct html *h)
{
	bool embed = conv_opt_flag(h->job, "embed-resources");
	const char *const *css;
	struct conv_blob blob;
	size_t n, i;

	if (!conv_opt_flag(h->job, "no-theme")) {
		conv_puts(h->out, "<style>\n");
		conv_put(h->out, (const char *)html_theme_css,
		    (size_t)(html_theme_css_end - html_theme_css));
		conv_puts(h->out, "</style>\n");
	}
	css = conv_opt_list(h->job, "css", &n);
	for (i = 0; i < n; i++) {
		if (!embed) {
			conv_puts(h->out, "<link rel=\"stylesheet\" href=\"");
			conv_put_escaped(h->out, CONV_ESC_URL, css[i],
			    strlen(css[i]));
			conv_puts(h->out, "\">\n");
			continue;
		}
		if (!conv_job_load(h->job, css[i], &blob))
			return false;
		conv_puts(h->out, "<style>\n");
		put_css(h, (const char *)blob.data, blob.size);
		conv_puts(h->out, "</style>\n");
	}
	return true;
}

/* Files that --include-... names, as they are. */
static bool
includes(struct html *h, const char *option)
{
	const char *const *files;
	struct conv_blob blob;
	size_t n, i;

	files = conv_opt_list(h->job, option, &n);
	for (i = 0; i < n; i++) {
		if (!conv_job_load(h->job, files[i], &blob))
			return false;
		conv_put(h->out, (const char *)blob.data, blob.size);
		if (blob.size > 0 && blob.data[blob.size - 1] != '\n')
			conv_putc(h->out, '\n');
	}
	return true;
}

static bool
head(struct html *h)
{
	const struct conv_info *info = &h->job->doc->info;
	size_t i;

	conv_puts(h->out, "<!DOCTYPE html>\n<html");
	html_attr(h, "lang", info->lang);
	html_attr(h, "dir", info->dir);
	conv_puts(h->out, ">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n<title>");
	html_text(h, info->title);
	conv_puts(h->out, "</title>\n");
	meta(h, "generator", "conv " CONV_VERSION);
	for (i = 0; i < info->nauthors; i++)
		meta(h, "author", info->authors[i].name);
	meta(h, "dcterms.date", info->date);
	meta(h, "description", info->description);
	meta(h, "keywords", joined(h->job->arena, info->keywords,
	    info->nkeywords));
	meta(h, "dcterms.rights", info->rights);
	if (!style_sheets(h) || !includes(h, "include-in-header"))
		return false;
	conv_puts(h->out, "</head>\n<body>\n");
	return true;
}

static void
author(struct html *h, const struct conv_author *a)
{
	conv_puts(h->out, "<span class=\"author\">");
	if (a->url != NULL) {
		conv_puts(h->out, "<a href=\"");
		conv_put_escaped(h->out, CONV_ESC_URL, a->url,
		    strlen(a->url));
		conv_puts(h->out, "\">");
	}
	html_text(h, a->name);
	if (a->url != NULL)
		conv_puts(h->out, "</a>");
	if (a->affiliation != NULL) {
		conv_puts(h->out, " <span class=\"affiliation\">");
		html_text(h, a->affiliation);
		conv_puts(h->out, "</span>");
	}
	if (a->email != NULL) {
		conv_puts(h->out, " <a class=\"email\" href=\"mailto:");
		conv_put_escaped(h->out, CONV_ESC_URL, a->email,
		    strlen(a->email));
		conv_puts(h->out, "\">");
		html_text(h, a->email);
		conv_puts(h->out, "</a>");
	}
	conv_puts(h->out, "</span>");
}

/* A metadata string with its markup, or as it is. */
static void
marked_up(struct html *h, const struct conv_node *body, const char *plain)
{
	if (body != NULL)
		html_inlines(h, body);
	else
		html_text(h, plain);
}

static void
abstract(struct html *h, const struct conv_node *body)
{
	conv_puts(h->out, "<div class=\"abstract\" role=\"doc-abstract\"");
	html_attr(h, "aria-label", label(h->lang, LABEL_ABSTRACT));
	conv_puts(h->out, ">\n<p class=\"abstract-title\">");
	html_text(h, label(h->lang, LABEL_ABSTRACT));
	conv_puts(h->out, "</p>\n");
	html_children(h, body);
	conv_puts(h->out, "</div>\n");
}

void
html_title_block(struct html *h)
{
	const struct conv_info *info = &h->job->doc->info;
	size_t i;

	conv_puts(h->out, "<h1 class=\"title\">");
	marked_up(h, info->title_body, info->title);
	conv_puts(h->out, "</h1>\n");
	if (info->subtitle != NULL) {
		conv_puts(h->out, "<p class=\"subtitle\" "
		    "role=\"doc-subtitle\">");
		marked_up(h, info->subtitle_body, info->subtitle);
		conv_puts(h->out, "</p>\n");
	}
	if (info->nauthors > 0) {
		conv_puts(h->out, "<p class=\"authors\">");
		for (i = 0; i < info->nauthors; i++) {
			if (i > 0)
				conv_puts(h->out, ", ");
			author(h, &info->authors[i]);
		}
		conv_puts(h->out, "</p>\n");
	}
	if (info->date != NULL) {
		conv_puts(h->out, "<p class=\"date\">");
		html_text(h, info->date);
		conv_puts(h->out, "</p>\n");
	}
	if (info->abstract != NULL)
		abstract(h, info->abstract);
}

static void
contents(struct html *h)
{
	if (!conv_opt_flag(h->job, "toc"))
		return;
	conv_puts(h->out, "<nav id=\"TOC\" role=\"doc-toc\" "
	    "aria-labelledby=\"TOC-TITLE\">\n<h2 id=\"TOC-TITLE\">");
	html_text(h, label(h->lang, LABEL_CONTENTS));
	conv_puts(h->out, "</h2>\n");
	html_toc(h, conv_opt_int(h->job, "toc-depth"));
	conv_puts(h->out, "</nav>\n");
}

static bool
page(struct html *h)
{
	const struct conv_doc *doc = h->job->doc;

	if (!head(h))
		return false;
	conv_puts(h->out, "<a class=\"skip\" href=\"#CONTENT\">");
	html_text(h, label(h->lang, LABEL_SKIP));
	conv_puts(h->out, "</a>\n");
	if (!includes(h, "include-before-body"))
		return false;
	if (doc->info.title_from == CONV_TITLE_GIVEN) {
		conv_puts(h->out, "<header id=\"TITLE-BLOCK\">\n");
		html_title_block(h);
		conv_puts(h->out, "</header>\n");
	}
	contents(h);
	conv_puts(h->out, "<main id=\"CONTENT\">\n");
	html_node(h, doc->root);
	html_notes(h);
	conv_puts(h->out, "</main>\n");
	if (!includes(h, "include-after-body"))
		return false;
	conv_puts(h->out, "</body>\n</html>\n");
	return true;
}

static bool
html_write(struct conv_job *job)
{
	struct html h = { 0 };

	html_init(&h, job);
	h.page = !conv_opt_flag(job, "fragment");
	h.unsafe = conv_opt_flag(job, "unsafe");
	h.section_divs = conv_opt_flag(job, "section-divs");
	if (conv_opt_str(job, "id-prefix") != NULL)
		h.prefix = conv_opt_str(job, "id-prefix");
	if (conv_opt_flag(job, "embed-resources"))
		h.src = html_data_uri;
	if (h.page)
		return page(&h);
	html_node(&h, job->doc->root);
	html_notes(&h);
	return true;
}

static const struct conv_option html_options[] = {
	{ .name = "fragment", .kind = CONV_OPT_FLAG,
	  .help = "write the body only, without a page around it" },
	CONV_ROW_TOC,
	CONV_ROW_TOC_DEPTH,
	CONV_ROW_NUMBER_SECTIONS,
	{ .name = "css", .kind = CONV_OPT_LIST, .arg = "URL", .letter = 'c',
	  .help = "link to a style sheet, after the theme" },
	{ .name = "no-theme", .kind = CONV_OPT_FLAG,
	  .help = "leave the built-in style sheet out" },
	{ .name = "embed-resources", .kind = CONV_OPT_FLAG,
	  .help = "put pictures and style sheets into the page" },
	{ .name = "include-in-header", .kind = CONV_OPT_LIST, .arg = "FILE",
	  .letter = 'H', .files = true,
	  .help = "copy a file to the end of the head" },
	{ .name = "include-before-body", .kind = CONV_OPT_LIST,
	  .arg = "FILE", .letter = 'B', .files = true,
	  .help = "copy a file to the beginning of the body" },
	{ .name = "include-after-body", .kind = CONV_OPT_LIST,
	  .arg = "FILE", .letter = 'A', .files = true,
	  .help = "copy a file to the end of the body" },
	{ .name = "section-divs", .kind = CONV_OPT_FLAG,
	  .help = "wrap sections in <section>" },
	{ .name = "id-prefix", .kind = CONV_OPT_STRING, .arg = "STRING",
	  .help = "put this before every id" },
	{ .name = NULL }
};

CONV_BACKEND(html) = {
	.abi = CONV_ABI,
	.name = "html",
	.suffix = "html",
	.about = "HTML5 page, readable as it is",
	.options = html_options,
	.write = html_write
};
