/* svg.c - one SVG image: read by libxml2, drawn, and what of it is lost. */
#include <string.h>

#include "write/pdf/svg/svg.h"

#define XLINK	"http://www.w3.org/1999/xlink"

void
svg_lost(struct svg *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->nlost; i++)
		if (strcmp(s->lost[i], name) == 0)
			return;
	if (s->nlost < sizeof(s->lost) / sizeof(s->lost[0]))
		s->lost[s->nlost++] = name;
}

bool
svg_spend(struct svg *s, size_t *spent, size_t n, size_t limit)
{
	if (*spent > limit || n > limit - *spent) {
		*spent = limit + 1;
		svg_lost(s, "what is beyond the limits of a picture");
		return false;
	}
	*spent += n;
	return true;
}

static const char *
value_of(struct svg *s, const xmlAttr *a)
{
	const xmlNode *c = a->children;
	xmlChar *text;
	const char *kept;

	if (c == NULL)
		return "";
	if (c->next == NULL && c->type == XML_TEXT_NODE)
		return c->content != NULL ? (const char *)c->content : "";
	if ((text = xmlNodeGetContent((const xmlNode *)a)) == NULL)
		return "";
	kept = conv_strdup(s->arena, (const char *)text);
	xmlFree(text);
	return kept;
}

/* Of other namespaces xlink:href and xml:space count. */
const char *
svg_attr(struct svg *s, const xmlNode *n, const char *name)
{
	const xmlAttr *a;
	bool xml = strncmp(name, "xml:", 4) == 0;
	const char *xlink = NULL;

	for (a = n->properties; a != NULL; a = a->next) {
		if (a->ns == NULL) {
			if (!xml && strcmp((const char *)a->name, name) == 0)
				return value_of(s, a);
		} else if (strcmp((const char *)a->name, xml ? name + 4 :
		    name) != 0) {
			continue;
		} else if (strcmp((const char *)a->ns->href, xml ? (const char
		    *)XML_XML_NAMESPACE : XLINK) == 0) {
			xlink = value_of(s, a);
		}
	}
	return xlink;
}

bool
svg_is(const xmlNode *n, const char *name)
{
	return n != NULL && strcmp((const char *)n->name, name) == 0;
}

const xmlNode *
svg_element(struct svg *s, const xmlNode *n)
{
	while (n != NULL && svg_spend(s, &s->matches, 1, LIMIT_SVG_MATCHES)) {
		if (n->type == XML_ELEMENT_NODE)
			return n;
		n = n->next;
	}
	return NULL;
}

const xmlNode *
svg_by_id(struct svg *s, const char *id)
{
	return id == NULL ? NULL : map_get(s->ids, id, strlen(id));
}

const xmlNode *
svg_href(struct svg *s, const xmlNode *n)
{
	const char *v = svg_attr(s, n, "href");

	return v != NULL && *v == '#' ? svg_by_id(s, v + 1) : NULL;
}

double
svg_attr_length(struct svg *s, const xmlNode *n, const char *name,
    const struct svg_units *u, enum svg_axis axis, double missing)
{
	const char *v = svg_attr(s, n, name);
	struct svg_text t = svg_text(v != NULL ? v : "");
	double got;

	return svg_length(&t, u, axis, &got) ? got : missing;
}

/* Ids and style sheets, before anything is drawn. */
static void
index_node(struct svg *s, xmlNode *n)
{
	const char *id = svg_attr(s, n, "id");
	xmlChar *text;
	const char *kept;

	if (id != NULL && map_get(s->ids, id, strlen(id)) == NULL)
		map_put(s->ids, id, strlen(id), n);
	if (!svg_is(n, "style") || (text = xmlNodeGetContent(n)) == NULL)
		return;
	kept = conv_strdup(s->arena, (const char *)text);
	xmlFree(text);
	svg_sheet(s, kept);
}

static void
index_all(struct svg *s, xmlNode *root)
{
	xmlNode *n = root;

	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE)
			index_node(s, n);
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
	svg_sheets_done(s);
}

/* A picture that does not say how large it is: all that is drawn. */
static void
size_by_content(struct svg *s, struct pdf_image *im)
{
	struct pdf_drawing *d = im->drawing;

	if (s->seen.x0 > s->seen.x1)
		s->seen = (struct svg_box){ 0, 0, 1, 1 };
	d->x = svg_milli(s->seen.x0);
	d->y = svg_milli(s->seen.y0);
	im->width = (uint32_t)(svg_milli(s->seen.x1 - s->seen.x0) / 1000) + 1;
	im->height = (uint32_t)(svg_milli(s->seen.y1 - s->seen.y0) / 1000) +
	    1;
	d->w = (int32_t)im->width * 1000;
	d->h = (int32_t)im->height * 1000;
}

static void
draw(struct svg *s, struct pdf_image *im, xmlNode *root)
{
	bool sized = im->res->width > 0 && im->res->height > 0;
	struct svg_frame top = { .m = SVG_ONE };
	double size[4] = { 0, 0, 300, 150 };

	index_all(s, root);
	im->drawing = conv_alloc(s->arena, sizeof(*im->drawing));
	if (sized) {
		im->width = im->res->width;
		im->height = im->res->height;
		size[2] = im->width;
		size[3] = im->height;
		im->drawing->w = (int32_t)im->width * 1000;
		im->drawing->h = (int32_t)im->height * 1000;
		svg_view_box(svg_attr(s, root, "viewBox"), svg_attr(s, root,
		    "preserveAspectRatio"), size[2], size[3], &top.m, size);
	} else {
		im->drawing->x = im->drawing->y = -1000000;
		im->drawing->w = im->drawing->h = 10000000;
	}
	top.vw = size[2];
	top.vh = size[3];
	top.into = im->drawing;
	svg_style_init(&top.style);
	if (s->pdf->doc != NULL && s->pdf->doc->info.lang != NULL)
		top.style.lang = s->pdf->doc->info.lang;
	svg_walk(s, root, &top, false);
	if (!sized)
		size_by_content(s, im);
}

static void
report(struct svg *s)
{
	struct out_mem m;
	size_t i;

	if (s->nlost == 0)
		return;
	out_mem_init(&m, s->arena);
	for (i = 0; i < s->nlost; i++)
		conv_printf(&m.out, "%s%s", i == 0 ? "" : ", ", s->lost[i]);
	conv_report(s->pdf->job, CONV_WARNING, s->node, "svg-partial",
	    "%s is drawn without: %s", s->url, out_mem_str(&m));
}

/* libxml2's tree is freed whatever happens. */
static bool
read_doc(struct svg *s, struct pdf_image *im, xmlDoc *doc, const char **why)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	jmp_buf failed, *outer;
	volatile bool ok = false;

	outer = arena_on_failure(s->arena, &failed);
	if (setjmp(failed) != 0) {
		arena_on_failure(s->arena, outer);
		xmlFreeDoc(doc);
		arena_fail(s->arena);
	}
	if (svg_is(root, "svg")) {
		draw(s, im, root);
		report(s);
		ok = true;
	} else {
		*why = "an SVG without an svg element";
	}
	arena_on_failure(s->arena, outer);
	xmlFreeDoc(doc);
	return ok;
}

bool
pdf_svg_read(struct pdf *pdf, struct pdf_image *im,
    const struct conv_node *node, const char **why)
{
	struct svg s = { .pdf = pdf, .arena = pdf->arena, .node = node,
	    .url = im->res->url };
	xmlDoc *doc;

	s.ids = map_new(pdf->arena);
	s.images = map_new(pdf->arena);
	s.seen = SVG_NO_BOX;
	if ((doc = xml_read(im->res->data, im->res->size)) == NULL) {
		*why = "an SVG that is not well-formed XML";
		return false;
	}
	return read_doc(&s, im, doc, why);
}
