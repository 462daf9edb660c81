/* tag.c - what HTML's elements mean in a document tree. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

static const struct tag tags[] = {
	{ "a", TAG_NODE, CONV_LINK, 0, NULL },
	{ "abbr", TAG_NODE, CONV_SPAN, 0, "abbr" },
	{ "acronym", TAG_NODE, CONV_SPAN, 0, "abbr" },
	{ "address", TAG_DIV, CONV_DIV, 0, NULL },
	{ "article", TAG_DIV, CONV_DIV, 0, NULL },
	{ "aside", TAG_DIV, CONV_DIV, 0, NULL },
	{ "audio", TAG_MEDIA, CONV_LINK, 0, NULL },
	{ "b", TAG_NODE, CONV_STRONG, 0, NULL },
	{ "bdi", TAG_NODE, CONV_SPAN, 0, NULL },
	{ "bdo", TAG_NODE, CONV_SPAN, 0, NULL },
	{ "big", TAG_PLAIN, 0, 0, NULL },
	{ "blockquote", TAG_NODE, CONV_QUOTE, 0, NULL },
	{ "body", TAG_PLAIN, 0, 0, NULL },
	{ "br", TAG_BREAK, 0, 0, NULL },
	{ "caption", TAG_NODE, CONV_CAPTION, 0, NULL },
	{ "center", TAG_DIV, CONV_DIV, 0, NULL },
	{ "cite", TAG_NODE, CONV_EMPH, 0, NULL },
	{ "code", TAG_NODE, CONV_CODE, 0, NULL },
	{ "col", TAG_PLAIN, 0, 0, NULL },
	{ "colgroup", TAG_PLAIN, 0, 0, NULL },
	{ "dd", TAG_NODE, CONV_DEFINITION, 0, NULL },
	{ "del", TAG_NODE, CONV_STRIKE, 0, NULL },
	{ "details", TAG_NODE, CONV_DIV, CONV_ROLE_DETAILS, NULL },
	{ "dfn", TAG_NODE, CONV_EMPH, 0, NULL },
	{ "div", TAG_DIV, CONV_DIV, 0, NULL },
	{ "dl", TAG_NODE, CONV_DEF_LIST, 0, NULL },
	{ "dt", TAG_NODE, CONV_TERM, 0, NULL },
	{ "em", TAG_NODE, CONV_EMPH, 0, NULL },
	{ "embed", TAG_MEDIA, CONV_LINK, 0, NULL },
	{ "figcaption", TAG_NODE, CONV_CAPTION, 0, NULL },
	{ "figure", TAG_NODE, CONV_FIGURE, 0, NULL },
	{ "font", TAG_PLAIN, 0, 0, NULL },
	{ "footer", TAG_DIV, CONV_DIV, 0, NULL },
	{ "h1", TAG_NODE, CONV_HEADING, 1, NULL },
	{ "h2", TAG_NODE, CONV_HEADING, 2, NULL },
	{ "h3", TAG_NODE, CONV_HEADING, 3, NULL },
	{ "h4", TAG_NODE, CONV_HEADING, 4, NULL },
	{ "h5", TAG_NODE, CONV_HEADING, 5, NULL },
	{ "h6", TAG_NODE, CONV_HEADING, 6, NULL },
	{ "head", TAG_HIDE, 0, 0, NULL },
	{ "header", TAG_DIV, CONV_DIV, 0, NULL },
	{ "hgroup", TAG_DIV, CONV_DIV, 0, NULL },
	{ "hr", TAG_NODE, CONV_RULE, 0, NULL },
	{ "html", TAG_PLAIN, 0, 0, NULL },
	{ "i", TAG_NODE, CONV_EMPH, 0, NULL },
	{ "iframe", TAG_MEDIA, CONV_LINK, 0, NULL },
	{ "img", TAG_MEDIA, CONV_IMAGE, 0, NULL },
	{ "ins", TAG_NODE, CONV_UNDERLINE, 0, "ins" },
	{ "kbd", TAG_NODE, CONV_CODE, 0, "kbd" },
	{ "li", TAG_NODE, CONV_ITEM, 0, NULL },
	{ "main", TAG_DIV, CONV_DIV, 0, NULL },
	{ "mark", TAG_NODE, CONV_MARK, 0, NULL },
	{ "menu", TAG_NODE, CONV_LIST, 0, NULL },
	{ "nav", TAG_DIV, CONV_DIV, 0, NULL },
	{ "noscript", TAG_PLAIN, 0, 0, NULL },
	{ "object", TAG_MEDIA, CONV_LINK, 0, NULL },
	{ "ol", TAG_NODE, CONV_LIST, 1, NULL },
	{ "p", TAG_PARA, CONV_PARA, 0, NULL },
	{ "param", TAG_PLAIN, 0, 0, NULL },
	{ "picture", TAG_PLAIN, 0, 0, NULL },
	{ "pre", TAG_NODE, CONV_CODE_BLOCK, 0, NULL },
	{ "q", TAG_QUOTE, 0, 0, NULL },
	{ "rb", TAG_PLAIN, 0, 0, NULL },
	{ "rp", TAG_HIDE, 0, 0, NULL },
	{ "rt", TAG_READING, 0, 0, NULL },
	{ "rtc", TAG_PLAIN, 0, 0, NULL },
	{ "ruby", TAG_PLAIN, 0, 0, NULL },
	{ "s", TAG_NODE, CONV_STRIKE, 0, NULL },
	{ "samp", TAG_NODE, CONV_CODE, 0, "samp" },
	{ "script", TAG_HIDE, 0, 0, NULL },
	{ "section", TAG_DIV, CONV_DIV, 0, NULL },
	{ "small", TAG_NODE, CONV_SPAN, 0, "small" },
	{ "source", TAG_PLAIN, 0, 0, NULL },
	{ "span", TAG_NODE, CONV_SPAN, 0, NULL },
	{ "strike", TAG_NODE, CONV_STRIKE, 0, NULL },
	{ "strong", TAG_NODE, CONV_STRONG, 0, NULL },
	{ "style", TAG_HIDE, 0, 0, NULL },
	{ "sub", TAG_NODE, CONV_SUB, 0, NULL },
	{ "summary", TAG_NODE, CONV_CAPTION, 0, NULL },
	{ "sup", TAG_NODE, CONV_SUPER, 0, NULL },
	{ "table", TAG_NODE, CONV_TABLE, 0, NULL },
	{ "tbody", TAG_PLAIN, 0, 0, NULL },
	{ "td", TAG_NODE, CONV_CELL, 0, NULL },
	{ "template", TAG_HIDE, 0, 0, NULL },
	{ "tfoot", TAG_PLAIN, 0, 0, NULL },
	{ "th", TAG_NODE, CONV_CELL, 1, NULL },
	{ "thead", TAG_PLAIN, 0, 0, NULL },
	{ "time", TAG_PLAIN, 0, 0, NULL },
	{ "tr", TAG_NODE, CONV_ROW, 0, NULL },
	{ "tt", TAG_NODE, CONV_CODE, 0, NULL },
	{ "u", TAG_NODE, CONV_UNDERLINE, 0, NULL },
	{ "ul", TAG_NODE, CONV_LIST, 0, NULL },
	{ "var", TAG_NODE, CONV_EMPH, 0, NULL },
	{ "video", TAG_MEDIA, CONV_LINK, 0, NULL },
	{ "wbr", TAG_PLAIN, 0, 0, NULL }
};

#define NTAGS	(sizeof(tags) / sizeof(tags[0]))

const struct tag *
tag_find(const char *name, size_t len)
{
	static const struct tag unknown = { "", TAG_DROP, 0, 0, NULL };
	size_t lo = 0, hi = NTAGS, mid;
	int cmp;

	while (lo < hi) {
		mid = (lo + hi) / 2;
		cmp = strncasecmp(name, tags[mid].name, len);
		if (cmp == 0 && tags[mid].name[len] == '\0')
			return &tags[mid];
		if (cmp > 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return &unknown;
}

const struct tag *
tag_strip(const struct tag *tag)
{
	static const struct tag para = { "", TAG_PARA, CONV_PARA, 0, NULL };
	static const struct tag plain = { "", TAG_PLAIN, 0, 0, NULL };

	if (tag->action == TAG_HIDE || tag->action == TAG_BREAK)
		return tag;
	return tag_is_block(tag) ? &para : &plain;
}

bool
tag_is_block(const struct tag *tag)
{
	return tag->action == TAG_PARA || tag->action == TAG_DIV ||
	    (tag->action == TAG_NODE && tag->kind < CONV_TEXT);
}

void
tag_report(struct conv_job *job, struct conv_doc *doc,
    const struct conv_node *at, const char *name, size_t len)
{
	char *key = conv_strndup(doc->arena, name, len), *p;

	for (p = key; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p += 32;
	if (doc->dropped == NULL)
		doc->dropped = (struct conv_idmap *)map_new(doc->arena);
	if (map_get((struct map *)doc->dropped, key, len) != NULL)
		return;
	map_put((struct map *)doc->dropped, key, len, doc);
	conv_report(job, CONV_WARNING, at, "raw-html",
	    "<%s> is not carried over, only what it holds", key);
}

const char *
tag_quote(const struct conv_doc *doc, bool opens)
{
	static const struct {
		const char	*lang, *open, *close;
	} marks[] = {
		{ "de", "\u201E", "\u201C" },
		{ "es", "\u00AB", "\u00BB" },
		{ "fr", "\u00AB\u00A0", "\u00A0\u00BB" },
		{ "it", "\u00AB", "\u00BB" },
		{ "ja", "\u300C", "\u300D" },
		{ "pl", "\u201E", "\u201D" },
		{ "pt", "\u00AB", "\u00BB" },
		{ "ru", "\u00AB", "\u00BB" },
		{ "uk", "\u00AB", "\u00BB" }
	};
	const struct conv_meta *lang = conv_doc_meta(doc, "lang");
	size_t i;

	for (i = 0; lang != NULL && lang->kind == CONV_META_STRING &&
	    i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strncasecmp(lang->text, marks[i].lang, 2) == 0 &&
		    strchr("-_", lang->text[2]) != NULL)
			return opens ? marks[i].open : marks[i].close;
	return opens ? "\u201C" : "\u201D";
}
