/* head.c - a page's head: metadata and style sheets. */
#include <string.h>

#include "base/base.h"
#include "write/html/html.h"

extern const unsigned char html_theme_css[], html_theme_css_end[];

static void
meta(struct html *w, const char *name, const char *content)
{
	if (content == NULL)
		return;
	conv_puts(w->out, "<meta");
	html_attr(w, "name", name);
	html_attr(w, "content", content);
	conv_puts(w->out, " />\n");
}

static void
keywords(struct html *w)
{
	const struct conv_info *info = &w->job->doc->info;
	const char *all = NULL;
	size_t i;

	for (i = 0; i < info->nkeywords; i++)
		all = all == NULL ? info->keywords[i] :
		    conv_asprintf(w->job->arena, "%s, %s", all,
		    info->keywords[i]);
	meta(w, "keywords", all);
}

static void
title(struct html *w)
{
	const char *prefix = conv_opt_str(w->job, "title-prefix");
	const char *text = w->job->doc->info.title;

	conv_puts(w->out, "<title>");
	if (prefix != NULL) {
		html_text(w, prefix);
		conv_puts(w->out, " – ");
	}
	html_text(w, text);
	conv_puts(w->out, "</title>\n");
}

/* A style sheet's text can't end its element. */
static void
style(struct html *w, const char *css, size_t n)
{
	const char *end = css + n, *p;

	conv_puts(w->out, "<style>\n");
	for (; (p = memchr(css, '<', (size_t)(end - css))) != NULL;
	    css = p + 1) {
		conv_put(w->out, css, (size_t)(p - css));
		conv_puts(w->out, p + 1 < end && p[1] == '/' ? "\\3c " : "<");
	}
	conv_put(w->out, css, (size_t)(end - css));
	conv_puts(w->out, "</style>\n");
}

static bool
style_sheets(struct html *w)
{
	const char *theme = conv_opt_str(w->job, "theme");
	const char *const *files;
	struct conv_blob css;
	size_t n, i;

	if (strcmp(theme, "none") != 0)
		style(w, (const char *)html_theme_css,
		    (size_t)(html_theme_css_end - html_theme_css));
	files = conv_opt_list(w->job, "css", &n);
	for (i = 0; i < n; i++) {
		if (w->embed && url_scheme(files[i]) == 0) {
			if (!conv_job_load(w->job, files[i], &css))
				return false;
			style(w, (const char *)css.data, css.size);
			continue;
		}
		conv_puts(w->out, "<link rel=\"stylesheet\"");
		html_url(w, "href", files[i]);
		conv_puts(w->out, " />\n");
	}
	return true;
}

bool
html_files(struct html *w, const char *option)
{
	const char *const *files;
	struct conv_blob blob;
	size_t n, i;

	files = conv_opt_list(w->job, option, &n);
	for (i = 0; i < n; i++) {
		if (!conv_job_load(w->job, files[i], &blob))
			return false;
		conv_put(w->out, (const char *)blob.data, blob.size);
		if (blob.size > 0 && blob.data[blob.size - 1] != '\n')
			conv_putc(w->out, '\n');
	}
	return true;
}

bool
html_head(struct html *w)
{
	const struct conv_info *info = &w->job->doc->info;
	size_t i;

	conv_puts(w->out, "<!DOCTYPE html>\n<html");
	html_attr(w, "lang", info->lang);
	html_attr(w, "dir", info->dir);
	conv_puts(w->out, ">\n<head>\n<meta charset=\"utf-8\" />\n");
	title(w);
	meta(w, "viewport", "width=device-width, initial-scale=1");
	meta(w, "generator", "conv");
	for (i = 0; i < info->nauthors; i++)
		meta(w, "author", info->authors[i].name);
	meta(w, "description", info->description);
	keywords(w);
	meta(w, "dcterms.date", info->date);
	meta(w, "dcterms.rights", info->rights);
	if (!style_sheets(w) || !html_files(w, "include-in-header"))
		return false;
	conv_puts(w->out, "</head>\n");
	return true;
}
