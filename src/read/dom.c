/* dom.c - libxml2's HTML parser, and the life of the trees it makes. */
#include <pthread.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "base/base.h"
#include "read/read.h"

static pthread_once_t initialised = PTHREAD_ONCE_INIT;

bool
dom_read(struct conv_arena *a, const char *text, size_t len,
    void (*use)(void *, struct _xmlNode *, bool), void *ctx)
{
	htmlParserCtxtPtr parser;
	htmlDocPtr volatile dom;
	jmp_buf *volatile up;
	jmp_buf oom;
	bool whole;

	pthread_once(&initialised, xmlInitParser);
	if ((parser = htmlNewParserCtxt()) == NULL)
		arena_fail(a);
	dom = htmlCtxtReadMemory(parser, text, (int)len, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	    HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
	whole = parser->disableSAX == 0;
	htmlFreeParserCtxt(parser);
	if (dom == NULL)
		return whole;
	up = arena_on_failure(a, &oom);
	if (setjmp(oom) != 0) {
		xmlFreeDoc(dom);
		arena_on_failure(a, up);
		arena_fail(a);
	}
	if (xmlDocGetRootElement(dom) != NULL)
		use(ctx, xmlDocGetRootElement(dom), whole);
	arena_on_failure(a, up);
	xmlFreeDoc(dom);
	return whole;
}

const char *
dom_attr(struct conv_arena *a, struct _xmlNode *x, const char *name)
{
	const xmlAttr *attr = xmlHasProp(x, (const xmlChar *)name);
	const xmlNode *value = attr != NULL ? attr->children : NULL;

	if (attr == NULL)
		return NULL;
	return value == NULL || value->content == NULL ? "" :
	    conv_strdup(a, (const char *)value->content);
}
