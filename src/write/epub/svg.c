/*
 * svg.c - SVG images as books may hold them: well-formed, without scripts,
 * without anything from outside, with ids that are unique names.
 */
#include <string.h>
#include <strings.h>

#include <libxml/tree.h>

#include "base/base.h"
#include "write/epub/epub.h"

struct svg {
	struct epub	*e;
	struct map	*ids;
	bool		 changed;	/* other bytes than before */
	bool		 lost;		/* with less to see */
};

static bool
is_one_of(const xmlNode *n, const char *const *names, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp((const char *)n->name, names[i]) == 0)
			return true;
	return false;
}

/* Does a reference stay within the file? */
static bool
is_inside(const char *s)
{
	s += strspn(s, " \t\n\r");
	return *s == '#' || strncasecmp(s, "data:image/", 11) == 0;
}

/* Does CSS, or an attribute with url(), ask for other files? */
static bool
asks_outside(const char *s)
{
	if (strstr(s, "@import") != NULL)
		return true;
	while ((s = strstr(s, "url(")) != NULL) {
		s += 4;
		s += strspn(s, " \t\n\r\"'");
		if (!is_inside(s) && strncasecmp(s, "data:", 5) != 0)
			return true;
	}
	return false;
}

static void
attr_remove(struct svg *s, xmlAttr *a)
{
	s->changed = true;
	xmlRemoveProp(a);
}

static void
id_check(struct svg *s, xmlAttr *a, const char *value)
{
	size_t len = strlen(value);

	if (xmlValidateNCName((const xmlChar *)value, 0) != 0 ||
	    map_get(s->ids, value, len) != NULL)
		attr_remove(s, a);
	else
		map_put(s->ids, conv_strdup(s->e->arena, value), len, s);
}

/* A prefix that nothing declares is left in the name (libxml2). */
static bool
is_unbound(const xmlChar *name, const xmlNs *ns)
{
	return ns == NULL && strchr((const char *)name, ':') != NULL;
}

/* False: the element can't stay with this attribute. */
static bool
attr_check(struct svg *s, xmlNode *n, xmlAttr *a)
{
	const char *name = (const char *)a->name;
	xmlChar *v = xmlNodeGetContent((xmlNode *)a);
	const char *value = v != NULL ? (const char *)v : "";
	bool ok = true;

	if (strcmp(name, "id") == 0) {
		id_check(s, a, value);
	} else if (is_unbound(a->name, a->ns) ||
	    strncasecmp(name, "on", 2) == 0 ||
	    strcmp(name, "base") == 0 || asks_outside(value)) {
		attr_remove(s, a);
	} else if (strcmp(name, "href") == 0 && !is_inside(value)) {
		ok = strcmp((const char *)n->name, "a") == 0;
		if (ok && !url_is_valid(value))
			attr_remove(s, a);
	}
	xmlFree(v);
	return ok;
}

/* False: the element has to go. */
static bool
element_check(struct svg *s, xmlNode *n)
{
	static const char *const banned[] = {
		"foreignObject", "handler", "iframe", "listener", "script"
	};
	xmlAttr *a, *next;
	xmlChar *text;
	bool ok = true;

	if (is_unbound(n->name, n->ns) ||
	    is_one_of(n, banned, sizeof(banned) / sizeof(banned[0])))
		return false;
	for (a = n->properties; ok && a != NULL; a = next) {
		next = a->next;
		ok = attr_check(s, n, a);
	}
	if (ok && strcmp((const char *)n->name, "style") == 0) {
		text = xmlNodeGetContent(n);
		ok = text == NULL || !asks_outside((const char *)text);
		xmlFree(text);
	}
	return ok;
}

/* The next node in document order, not below n where down is false. */
static xmlNode *
node_after(xmlNode *n, bool down)
{
	if (down && n->type == XML_ELEMENT_NODE && n->children != NULL)
		return n->children;
	for (; n != NULL && n->type != XML_DOCUMENT_NODE; n = n->parent)
		if (n->next != NULL)
			return n->next;
	return NULL;
}

static void
clean(struct svg *s, xmlDoc *doc)
{
	xmlNode *n, *next;
	bool keep;

	if (doc->intSubset != NULL) {
		n = (xmlNode *)doc->intSubset;
		xmlUnlinkNode(n);
		xmlFreeDtd((xmlDtd *)n);
		doc->intSubset = NULL;
		s->changed = true;
	}
	for (n = doc->children; n != NULL; n = next) {
		keep = n->type == XML_ELEMENT_NODE ? element_check(s, n) :
		    n->type != XML_PI_NODE;
		next = node_after(n, keep);
		if (keep)
			continue;
		s->changed = true;
		s->lost = s->lost || n->type == XML_ELEMENT_NODE;
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
}

static void
value_set(struct svg *s, xmlNode *n, xmlAttr *a, const char *value)
{
	xmlSetNsProp(n, a->ns, a->name, (const xmlChar *)value);
	s->changed = true;
}

/*
 * "url(#id) fallback": of the two only one stays, EPUBCheck knows no
 * fallbacks; without either, the property is off.
 */
static void
paint_check(struct svg *s, xmlNode *n, xmlAttr *a, const char *value)
{
	const char *id, *end, *rest;
	size_t len;

	value += strspn(value, " \t\n\r");
	if (strncmp(value, "url(", 4) != 0 ||
	    (end = strchr(value, ')')) == NULL)
		return;
	id = value + 4 + strspn(value + 4, " \t\n\r\"'");
	if (*id != '#')
		return;
	len = strcspn(++id, " \t\n\r\"')");
	rest = end + 1 + strspn(end + 1, " \t\n\r");
	if (map_get(s->ids, id, len) == NULL)
		value_set(s, n, a, *rest != '\0' ? rest : "none");
	else if (*rest != '\0')
		value_set(s, n, a, conv_strndup(s->e->arena, value,
		    (size_t)(end + 1 - value)));
}

/* What leads to an id that is not there; false: the element has to go. */
static bool
refs_check(struct svg *s, xmlNode *n)
{
	xmlAttr *a, *next;
	xmlChar *v;
	const char *value;
	bool ok = true;

	for (a = n->properties; ok && a != NULL; a = next) {
		next = a->next;
		if ((v = xmlNodeGetContent((xmlNode *)a)) == NULL)
			continue;
		value = (const char *)v;
		if (strcmp((const char *)a->name, "href") == 0 &&
		    *value == '#' && map_get(s->ids, value + 1,
		    strlen(value + 1)) == NULL) {
			ok = strcmp((const char *)n->name, "use") != 0;
			if (ok)
				attr_remove(s, a);
		} else {
			paint_check(s, n, a, value);
		}
		xmlFree(v);
	}
	return ok;
}

static void
refs_clean(struct svg *s, xmlDoc *doc)
{
	xmlNode *n, *next;
	bool keep;

	for (n = doc->children; n != NULL; n = next) {
		keep = n->type != XML_ELEMENT_NODE || refs_check(s, n);
		next = node_after(n, keep);
		if (keep)
			continue;
		s->changed = true;
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
}

#define SVG_NS	"http://www.w3.org/2000/svg"

/* Elements without a namespace are meant to be SVG's. */
static void
name_space(struct svg *s, xmlNode *root)
{
	xmlNode *n;
	xmlNs *ns;

	if (root == NULL || root->ns != NULL)
		return;
	ns = xmlNewNs(root, (const xmlChar *)SVG_NS, NULL);
	for (n = root; n != NULL; n = node_after(n, true))
		if (n->type == XML_ELEMENT_NODE && n->ns == NULL)
			n->ns = ns;
	s->changed = true;
}

bool
epub_svg(struct epub *e, struct conv_blob *blob, bool *lost)
{
	struct svg s = { .e = e, .ids = map_new(e->arena) };
	xmlChar *text = NULL;
	xmlDoc *doc;
	char *kept;
	int len = 0;

	if ((doc = xml_read(blob->data, blob->size)) == NULL)
		return false;
	name_space(&s, xmlDocGetRootElement(doc));
	clean(&s, doc);
	refs_clean(&s, doc);
	if (s.changed)
		xmlDocDumpMemoryEnc(doc, &text, &len, "UTF-8");
	xmlFreeDoc(doc);
	if (s.changed) {
		if (text == NULL)
			return false;
		kept = conv_strndup(e->arena, (const char *)text,
		    (size_t)len);
		xmlFree(text);
		blob->data = (const unsigned char *)kept;
		blob->size = (size_t)len;
	}
	*lost = s.lost;
	return true;
}
