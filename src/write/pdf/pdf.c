/* pdf.c - the PDF back end, and the pages as text for tests. */
#include "write/pdf/layout/layout.h"

static const struct conv_option pdf_options[] = {
	CONV_ROW_THEME,
	{ .name = "papersize", .kind = CONV_OPT_CHOICE,
	  .arg = "a4|letter|a5|legal|a3|a6|b4|b5|executive", .def = "a4",
	  .help = "size of the paper" },
	{ .name = "geometry", .kind = CONV_OPT_LIST, .arg = "KEY=LENGTH",
	  .help = "margins: margin=2cm, top=3cm, inner=..., or landscape" },
	{ .name = "margin-left", .kind = CONV_OPT_LENGTH, .arg = "LENGTH",
	  .help = "left margin" },
	{ .name = "margin-right", .kind = CONV_OPT_LENGTH, .arg = "LENGTH",
	  .help = "right margin" },
	{ .name = "margin-top", .kind = CONV_OPT_LENGTH, .arg = "LENGTH",
	  .help = "top margin" },
	{ .name = "margin-bottom", .kind = CONV_OPT_LENGTH, .arg = "LENGTH",
	  .help = "bottom margin" },
	{ .name = "classoption", .kind = CONV_OPT_LIST, .arg = "WORD",
	  .help = "twocolumn, twoside, openany, landscape or a paper, as in "
	  "LaTeX" },
	{ .name = "columns", .kind = CONV_OPT_INT, .arg = "N", .def = "1",
	  .min = 1, .max = 4, .help = "columns of text on a page" },
	{ .name = "columngap", .kind = CONV_OPT_LENGTH, .arg = "LENGTH",
	  .help = "space between them" },
	{ .name = "wide-tables", .kind = CONV_OPT_CHOICE,
	  .arg = "smaller|landscape", .def = "smaller",
	  .help = "set what is too wide smaller, or on a page that lies "
	  "across" },
	{ .name = "fontsize", .kind = CONV_OPT_LENGTH, .arg = "LENGTH",
	  .def = "11pt", .help = "size of the text" },
	{ .name = "linestretch", .kind = CONV_OPT_STRING, .arg = "NUMBER",
	  .def = "1", .help = "distance of lines, times the usual" },
	CONV_ROW_TOC,
	CONV_ROW_TOC_DEPTH,
	{ .name = "lof", .kind = CONV_OPT_FLAG,
	  .help = "write a list of figures" },
	{ .name = "lot", .kind = CONV_OPT_FLAG,
	  .help = "write a list of tables" },
	{ .name = "titlepage", .kind = CONV_OPT_FLAG,
	  .help = "give the title a page of its own" },
	{ .name = "documentclass", .kind = CONV_OPT_STRING, .arg = "CLASS",
	  .help = "report and book: a title page, and chapters that begin "
	  "a page" },
	CONV_ROW_NUMBER_SECTIONS,
	{ .name = "figure-caption", .kind = CONV_OPT_CHOICE,
	  .arg = "above|below", .def = "below",
	  .help = "where a picture has its caption" },
	{ .name = "table-caption", .kind = CONV_OPT_CHOICE,
	  .arg = "above|below", .def = "above",
	  .help = "the same of tables" },
	{ .name = "colorlinks", .kind = CONV_OPT_FLAG, .def = "true",
	  .help = "show links in a colour of their own" },
	{ .name = "linkcolor", .kind = CONV_OPT_STRING, .arg = "COLOR",
	  .def = "1D4E89", .help = "that colour: a name or RRGGBB" },
	{ .name = "urlcolor", .kind = CONV_OPT_STRING, .arg = "COLOR",
	  .help = "the same of links out of the document" },
	{ .name = "filecolor", .kind = CONV_OPT_STRING, .arg = "COLOR",
	  .help = "the same of links to files" },
	{ .name = "citecolor", .kind = CONV_OPT_STRING, .arg = "COLOR",
	  .help = "the same of references such as @fig:name" },
	{ .name = "toccolor", .kind = CONV_OPT_STRING, .arg = "COLOR",
	  .help = "the same in the table of contents" },
	{ .name = "indent", .kind = CONV_OPT_FLAG,
	  .help = "indent first lines instead of parting paragraphs" },
	{ .name = "tolerance", .kind = CONV_OPT_STRING, .arg = "NUMBER",
	  .def = "2.5",
	  .help = "how loose a line may be, times what is usual, before "
	  "words are parted otherwise" },
	{ .name = "ragged-right", .kind = CONV_OPT_FLAG,
	  .help = "do not justify lines" },
	{ .name = "figures", .kind = CONV_OPT_CHOICE,
	  .arg = "default|lining|oldstyle|tabular",
	  .help = "form of the figures in all text but code" },
	{ .name = "pagestyle", .kind = CONV_OPT_CHOICE,
	  .arg = "headings|plain|empty", .def = "headings",
	  .help = "running heads and page numbers" },
	PDF_ROWS_SLOTS,
	{ .name = "layout", .kind = CONV_OPT_CHOICE,
	  .arg = "pages|2up|4up|6up|8up|9up|16up|booklet|notes|notes3|"
	  "cards|twoside|large-print",
	  .def = "pages", .shared = true,
	  .help = "several pages on a sheet, room for notes, cards to cut "
	  "out, margins for binding" },
	PDF_ROWS_SHEETS,
	{ .name = "pdfstandard", .kind = CONV_OPT_LIST,
	  .arg = "STANDARD",
	  .help = "what the file is to meet: a-1b, a-2b, a-2u, a-2a, a-3b, "
	  "a-3u, a-3a, a-4, a-4f, ua-1, ua-2, or none (default: a-2a and "
	  "ua-1)" },
	PDF_ROWS_FONTS,
	{ .name = NULL }
};

/* What the three back ends do; then the pages go different ways. */
static bool
pages_write(struct conv_job *job,
    bool (*put)(struct pdf *, const struct pdf_pages *))
{
	struct pdf pdf = { .job = job, .arena = job->arena,
	    .doc = job->doc };
	struct pdf_pages pages = { NULL, 0, 0 }, sheets = { NULL, 0, 0 };
	jmp_buf failed, *outer;
	volatile bool ok = false;

	outer = arena_on_failure(job->arena, &failed);
	if (setjmp(failed) != 0) {
		arena_on_failure(job->arena, outer);
		if (pdf.fonts != NULL)
			pdf_fonts_free(pdf.fonts);
		arena_fail(job->arena);
	}
	ok = pdf_standard_init(&pdf) && theme_init(&pdf) &&
	    pdf_fonts_init(&pdf) && style_init(&pdf) &&
	    pdf_layout(&pdf, &pages);
	if (ok) {
		pdf_impose(&pdf, &pages, &sheets);
		ok = put(&pdf, &sheets);
	}
	arena_on_failure(job->arena, outer);
	if (pdf.fonts != NULL)
		pdf_fonts_free(pdf.fonts);
	return ok;
}

static bool
pdf_write(struct conv_job *job)
{
	return pages_write(job, pdf_emit);
}

static bool
frames_put(struct pdf *pdf, const struct pdf_pages *pages)
{
	pdf_frame_dump(pdf->job->out, pages);
	return true;
}

static bool
layout_write(struct conv_job *job)
{
	return pages_write(job, frames_put);
}

static bool
tags_write(struct conv_job *job)
{
	return pages_write(job, pdf_emit_tags);
}

CONV_BACKEND(pdf) = {
	.abi = CONV_ABI,
	.name = "pdf",
	.suffix = "pdf",
	.about = "PDF pages",
	.binary = true,
	.options = pdf_options,
	.write = pdf_write
};

CONV_BACKEND(layout) = {
	.abi = CONV_ABI,
	.name = "layout",
	.suffix = "layout",
	.about = "the pages of the PDF as text, item by item",
	.options = pdf_options,
	.write = layout_write
};

CONV_BACKEND(tags) = {
	.abi = CONV_ABI,
	.name = "tags",
	.suffix = "tags",
	.about = "the structure of the PDF as text, in reading order",
	.options = pdf_options,
	.write = tags_write
};
