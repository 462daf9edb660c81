/* xml.c - XML files as libxml2's trees, without what stands outside. */
#include <limits.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include "base/base.h"

/* Entities with a text of their own; others would read any file there is. */
static void
entity_decl(void *ctx, const xmlChar *name, int type, const xmlChar *public,
    const xmlChar *system, xmlChar *content)
{
	if (type == XML_INTERNAL_GENERAL_ENTITY ||
	    type == XML_INTERNAL_PARAMETER_ENTITY)
		xmlSAX2EntityDecl(ctx, name, type, public, system, content);
}

struct _xmlDoc *
xml_read(const unsigned char *data, size_t size)
{
	xmlParserCtxt *ctxt;
	xmlDoc *doc;

	if (size > INT_MAX || (ctxt = xmlNewParserCtxt()) == NULL)
		return NULL;
	ctxt->sax->entityDecl = entity_decl;
	doc = xmlCtxtReadMemory(ctxt, (const char *)data, (int)size, NULL,
	    NULL, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR |
	    XML_PARSE_NOWARNING);
	xmlFreeParserCtxt(ctxt);
	return doc;
}
