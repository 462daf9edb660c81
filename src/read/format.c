/* format.c - input formats and their extensions, in pandoc's notation. */
#include <string.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

static const struct {
	const char	*name;
	uint64_t	 bit;
} extensions[] = {
	{ "abbreviations", EXT_ABBREVIATIONS },
	{ "alerts", EXT_ALERTS },
	{ "auto_identifiers", EXT_AUTO_IDENTIFIERS },
	{ "autolink_bare_uris", EXT_AUTOLINKS },
	{ "bracketed_spans", EXT_BRACKETED_SPANS },
	{ "citations", EXT_CITATIONS },
	{ "column_spans", EXT_COLUMN_SPANS },
	{ "cross_references", EXT_CROSS_REFERENCES },
	{ "definition_lists", EXT_DEFINITION_LISTS },
	{ "directives", EXT_DIRECTIVES },
	{ "emoji", EXT_EMOJI },
	{ "example_lists", EXT_EXAMPLE_LISTS },
	{ "fancy_lists", EXT_FANCY_LISTS },
	{ "fenced_code_attributes", EXT_FENCED_CODE_ATTRIBUTES },
	{ "fenced_divs", EXT_FENCED_DIVS },
	{ "footnotes", EXT_FOOTNOTES },
	{ "header_attributes", EXT_HEADER_ATTRIBUTES },
	{ "implicit_figures", EXT_IMPLICIT_FIGURES },
	{ "includes", EXT_INCLUDES },
	{ "inline_code_attributes", EXT_INLINE_CODE_ATTRIBUTES },
	{ "inline_notes", EXT_INLINE_NOTES },
	{ "line_blocks", EXT_LINE_BLOCKS },
	{ "link_attributes", EXT_LINK_ATTRIBUTES },
	{ "mark", EXT_MARK },
	{ "pipe_tables", EXT_TABLES },
	{ "smart", EXT_SMART },
	{ "strikeout", EXT_STRIKEOUT },
	{ "subscript", EXT_SUBSCRIPT },
	{ "superscript", EXT_SUPERSCRIPT },
	{ "table_captions", EXT_TABLE_CAPTIONS },
	{ "tagfilter", EXT_TAGFILTER },
	{ "task_lists", EXT_TASK_LISTS },
	{ "tex_math_dollars", EXT_TEX_MATH },
	{ "toc_place", EXT_TOC_PLACE },
	{ "yaml_metadata_block", EXT_YAML }
};

#define GFM	(EXT_ALERTS | EXT_AUTO_IDENTIFIERS | EXT_AUTOLINKS | \
		    EXT_EMOJI | EXT_FOOTNOTES | EXT_TABLES | EXT_STRIKEOUT | \
		    EXT_TASK_LISTS | EXT_YAML)

static const struct {
	const char	*name;
	uint64_t	 bits;
} formats[] = {
	{ "markdown", GFM | EXT_ABBREVIATIONS | EXT_BRACKETED_SPANS | EXT_CITATIONS |
	    EXT_COLUMN_SPANS | EXT_CROSS_REFERENCES | EXT_DEFINITION_LISTS |
	    EXT_DIRECTIVES | EXT_EXAMPLE_LISTS | EXT_FANCY_LISTS |
	    EXT_FENCED_CODE_ATTRIBUTES | EXT_FENCED_DIVS |
	    EXT_HEADER_ATTRIBUTES | EXT_IMPLICIT_FIGURES | EXT_INCLUDES | EXT_INLINE_CODE_ATTRIBUTES |
	    EXT_INLINE_NOTES | EXT_LINE_BLOCKS | EXT_LINK_ATTRIBUTES | EXT_MARK | EXT_SMART |
	    EXT_SUBSCRIPT | EXT_SUPERSCRIPT | EXT_TABLE_CAPTIONS |
	    EXT_TEX_MATH | EXT_TOC_PLACE },
	{ "gfm", GFM | EXT_TAGFILTER },
	{ "commonmark", 0 }
};

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

const char *
conv_nth_input_format(size_t i)
{
	return i < COUNT(formats) ? formats[i].name : NULL;
}

static bool
unknown(struct conv_job *job, const char *code, const char *what,
    const char *name, const char *near)
{
	if (near != NULL)
		conv_report(job, CONV_ERROR, NULL, code,
		    "unknown %s '%s'; did you mean '%s'?", what, name, near);
	else
		conv_report(job, CONV_ERROR, NULL, code, "unknown %s '%s'",
		    what, name);
	return false;
}

static bool
format_bits(struct conv_job *job, const char *name, uint64_t *bits)
{
	const char *names[COUNT(formats)];
	size_t i;

	for (i = 0; i < COUNT(formats); i++) {
		names[i] = formats[i].name;
		if (strcmp(names[i], name) == 0) {
			*bits = formats[i].bits;
			return true;
		}
	}
	return unknown(job, "unknown-format", "input format", name,
	    nearest(name, names, COUNT(formats)));
}

static bool
extension_bit(struct conv_job *job, const char *name, uint64_t *bit)
{
	const char *names[COUNT(extensions)];
	size_t i;

	for (i = 0; i < COUNT(extensions); i++) {
		names[i] = extensions[i].name;
		if (strcmp(names[i], name) == 0) {
			*bit = extensions[i].bit;
			return true;
		}
	}
	return unknown(job, "unknown-extension", "extension", name,
	    nearest(name, names, COUNT(extensions)));
}

/* "gfm+smart-footnotes": a format, then what is switched on and off. */
bool
format_parse(struct conv_job *job, const char *s, uint64_t *bits)
{
	size_t n = strcspn(s, "+-");
	uint64_t bit;
	bool on;

	if (!format_bits(job, conv_strndup(job->arena, s, n), bits))
		return false;
	for (s += n; *s != '\0'; s += n) {
		on = *s++ == '+';
		n = strcspn(s, "+-");
		if (!extension_bit(job, conv_strndup(job->arena, s, n), &bit))
			return false;
		*bits = on ? *bits | bit : *bits & ~bit;
	}
	return true;
}
