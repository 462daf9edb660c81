/* html.c - the HTML back end. */
#include "base/base.h"
#include "write/html/html.h"

static bool
write_html(struct conv_job *job)
{
	struct html w = {
		.job = job,
		.out = job->out,
		.lang = job->doc->info.lang,
		.page = !conv_opt_flag(job, "fragment"),
		.sections = conv_opt_flag(job, "section-divs"),
		.numbers = conv_opt_flag(job, "number-sections"),
		.unsafe = conv_opt_flag(job, "unsafe"),
		.embed = conv_opt_flag(job, "embed-resources"),
		.id_prefix = conv_opt_str(job, "id-prefix")
	};

	if (w.page) {
		w.sections = true;
		return html_page(&w);
	}
	html_contents(&w);
	html_body(&w, job->doc->root);
	html_notes(&w);
	return true;
}

static const struct conv_option options[] = {
	{ .name = "fragment", .kind = CONV_OPT_FLAG,
	  .help = "write the body's content only" },
	CONV_ROW_TOC,
	CONV_ROW_TOC_DEPTH,
	CONV_ROW_NUMBER_SECTIONS,
	CONV_ROW_THEME,
	{ .name = "css", .kind = CONV_OPT_LIST, .arg = "FILE", .letter = 'c',
	  .files = true, .help = "link to a style sheet" },
	{ .name = "include-in-header", .kind = CONV_OPT_LIST, .arg = "FILE",
	  .letter = 'H', .files = true, .caller = true,
	  .help = "put a file at the end of the page's head" },
	{ .name = "include-before-body", .kind = CONV_OPT_LIST,
	  .arg = "FILE", .letter = 'B', .files = true, .caller = true,
	  .help = "put a file at the beginning of the body" },
	{ .name = "include-after-body", .kind = CONV_OPT_LIST, .arg = "FILE",
	  .letter = 'A', .files = true, .caller = true,
	  .help = "put a file at the end of the body" },
	{ .name = "embed-resources", .kind = CONV_OPT_FLAG,
	  .help = "put style sheets and pictures into the page" },
	{ .name = "section-divs", .kind = CONV_OPT_FLAG,
	  .help = "write <section> elements in a fragment as well" },
	{ .name = "id-prefix", .kind = CONV_OPT_STRING, .arg = "TEXT",
	  .help = "put this in front of all ids" },
	{ .name = "title-prefix", .kind = CONV_OPT_STRING, .arg = "TEXT",
	  .letter = 'T', .help = "put this in front of the page's title" },
	{ .name = NULL }
};

CONV_BACKEND(html) = {
	.abi = CONV_ABI,
	.name = "html",
	.suffix = "html",
	.about = "web page, HTML5",
	.options = options,
	.write = write_html
};
