/* tag.c - what HTML's elements mean in a document tree. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

static const struct tag tags[] = {
	{ "a", TAG_NODE, CONV_LINK, 0 },
	{ "abbr", TAG_PLAIN, 0, 0 },
	{ "address", TAG_PARA, 0, 0 },
	{ "article", TAG_PARA, 0, 0 },
	{ "aside", TAG_PARA, 0, 0 },
	{ "b", TAG_NODE, CONV_STRONG, 0 },
	{ "bdi", TAG_PLAIN, 0, 0 },
	{ "bdo", TAG_PLAIN, 0, 0 },
	{ "big", TAG_PLAIN, 0, 0 },
	{ "blockquote", TAG_NODE, CONV_QUOTE, 0 },
	{ "body", TAG_PLAIN, 0, 0 },
	{ "br", TAG_BREAK, 0, 0 },
	{ "center", TAG_PARA, 0, 0 },
	{ "cite", TAG_NODE, CONV_EMPH, 0 },
	{ "code", TAG_NODE, CONV_CODE, 0 },
	{ "col", TAG_PLAIN, 0, 0 },
	{ "colgroup", TAG_PLAIN, 0, 0 },
	{ "dd", TAG_PARA, 0, 0 },
	{ "del", TAG_NODE, CONV_STRIKE, 0 },
	{ "details", TAG_PARA, 0, 0 },
	{ "dfn", TAG_NODE, CONV_EMPH, 0 },
	{ "div", TAG_PARA, 0, 0 },
	{ "dl", TAG_PARA, 0, 0 },
	{ "dt", TAG_PARA, 0, 0 },
	{ "em", TAG_NODE, CONV_EMPH, 0 },
	{ "figcaption", TAG_PARA, 0, 0 },
	{ "figure", TAG_PARA, 0, 0 },
	{ "font", TAG_PLAIN, 0, 0 },
	{ "footer", TAG_PARA, 0, 0 },
	{ "h1", TAG_NODE, CONV_HEADING, 1 },
	{ "h2", TAG_NODE, CONV_HEADING, 2 },
	{ "h3", TAG_NODE, CONV_HEADING, 3 },
	{ "h4", TAG_NODE, CONV_HEADING, 4 },
	{ "h5", TAG_NODE, CONV_HEADING, 5 },
	{ "h6", TAG_NODE, CONV_HEADING, 6 },
	{ "head", TAG_HIDE, 0, 0 },
	{ "header", TAG_PARA, 0, 0 },
	{ "hr", TAG_NODE, CONV_RULE, 0 },
	{ "html", TAG_PLAIN, 0, 0 },
	{ "i", TAG_NODE, CONV_EMPH, 0 },
	{ "img", TAG_IMAGE, CONV_IMAGE, 0 },
	{ "ins", TAG_PLAIN, 0, 0 },
	{ "kbd", TAG_NODE, CONV_CODE, 0 },
	{ "li", TAG_NODE, CONV_ITEM, 0 },
	{ "main", TAG_PARA, 0, 0 },
	{ "mark", TAG_PLAIN, 0, 0 },
	{ "nav", TAG_PARA, 0, 0 },
	{ "ol", TAG_NODE, CONV_LIST, 1 },
	{ "p", TAG_PARA, 0, 0 },
	{ "picture", TAG_PLAIN, 0, 0 },
	{ "pre", TAG_NODE, CONV_CODE_BLOCK, 0 },
	{ "q", TAG_PLAIN, 0, 0 },
	{ "s", TAG_NODE, CONV_STRIKE, 0 },
	{ "samp", TAG_NODE, CONV_CODE, 0 },
	{ "script", TAG_HIDE, 0, 0 },
	{ "section", TAG_PARA, 0, 0 },
	{ "small", TAG_PLAIN, 0, 0 },
	{ "source", TAG_PLAIN, 0, 0 },
	{ "span", TAG_PLAIN, 0, 0 },
	{ "strike", TAG_NODE, CONV_STRIKE, 0 },
	{ "strong", TAG_NODE, CONV_STRONG, 0 },
	{ "style", TAG_HIDE, 0, 0 },
	{ "sub", TAG_PLAIN, 0, 0 },
	{ "summary", TAG_PARA, 0, 0 },
	{ "sup", TAG_PLAIN, 0, 0 },
	{ "table", TAG_NODE, CONV_TABLE, 0 },
	{ "tbody", TAG_PLAIN, 0, 0 },
	{ "td", TAG_NODE, CONV_CELL, 0 },
	{ "template", TAG_HIDE, 0, 0 },
	{ "tfoot", TAG_PLAIN, 0, 0 },
	{ "th", TAG_NODE, CONV_CELL, 1 },
	{ "thead", TAG_PLAIN, 0, 0 },
	{ "tr", TAG_NODE, CONV_ROW, 0 },
	{ "tt", TAG_NODE, CONV_CODE, 0 },
	{ "u", TAG_PLAIN, 0, 0 },
	{ "ul", TAG_NODE, CONV_LIST, 0 },
	{ "var", TAG_NODE, CONV_EMPH, 0 },
	{ "wbr", TAG_PLAIN, 0, 0 }
};

#define NTAGS	(sizeof(tags) / sizeof(tags[0]))

const struct tag *
tag_find(const char *name, size_t len)
{
	static const struct tag unknown = { "", TAG_DROP, 0, 0 };
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

struct conv_node *
tag_image(struct conv_doc *doc, struct conv_pos pos, const char *src,
    const char *alt, const char *title)
{
	struct conv_node *n = node_new(doc->arena, CONV_IMAGE, pos);

	n->u.image.url = src != NULL ? src : "";
	n->u.image.title = title;
	if (alt != NULL && *alt != '\0')
		node_append(n, node_text(doc->arena, pos, alt, strlen(alt)));
	return n;
}
