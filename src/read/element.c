/* element.c - an element of raw HTML with its attributes to one node. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "read/build.h"
#include "tree/tree.h"

#define VALUE_MAX	16	/* bytes: longer is no word that breaks pages */

/* The value after "name:" in a style attribute; *len bytes of it. */
static const char *
style_value(const char *style, const char *name, size_t *len)
{
	size_t n = strlen(name), k;
	const char *p;

	for (p = style; p != NULL && *p != '\0'; p += *p == ';') {
		p += strspn(p, " \t\n;");
		k = strcspn(p, ":;");
		if (p[k] == ':' && strncasecmp(p, name, n) == 0 &&
		    strspn(p + n, " \t\n") == k - n) {
			p += k + 1;
			p += strspn(p, " \t\n");
			*len = strcspn(p, ";! \t\n");
			return p;
		}
		p += strcspn(p, ";");
	}
	return NULL;
}

/* An attribute's value, or else that of a property of the style. */
static const char *
look(struct conv_arena *a, xmlNode *x, const char *attr, const char *property)
{
	const char *s = dom_attr(a, x, attr);
	size_t len;

	if (s != NULL && *s != '\0')
		return s;
	s = style_value(dom_attr(a, x, "style"), property, &len);
	return s != NULL ? conv_strndup(a, s, len) : NULL;
}

const char *
element_align(struct conv_arena *a, xmlNode *x)
{
	static const struct {
		const char	*name, *align;
	} names[] = {
		{ "left", "left" },
		{ "center", "center" },
		{ "middle", "center" },
		{ "right", "right" }
	};
	const char *s;
	size_t i;

	if (strcmp((const char *)x->name, "center") == 0)
		return "center";
	s = look(a, x, "align", "text-align");
	for (i = 0; s != NULL && i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(s, names[i].name) == 0)
			return names[i].align;
	return NULL;
}

/* Kinds whose own id all formats write; others get an anchor before them. */
static bool
has_id(enum conv_kind kind)
{
	return kind == CONV_SPAN || kind == CONV_HEADING ||
	    kind == CONV_DIV || kind == CONV_TABLE;
}

const char *
element_anchor(struct conv_arena *a, xmlNode *x, const struct conv_node *n)
{
	const char *id;

	if (x->properties == NULL || (n != NULL && has_id(n->kind)))
		return NULL;
	id = dom_attr(a, x, "id");
	if ((id == NULL || *id == '\0') && strcmp((const char *)x->name,
	    "a") == 0)
		id = dom_attr(a, x, "name");
	return id != NULL && *id != '\0' ? id : NULL;
}

/* What a division's style says of pages, all that is kept of it. */
static void
page_style(struct conv_arena *a, struct conv_node *n, const char *style)
{
	static const char *const names[] = { "page-break-before",
	    "break-before", "page-break-after", "break-after" };
	const char *value, *kept = NULL;
	size_t len, i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		value = style_value(style, names[i], &len);
		if (value == NULL)
			continue;
		kept = conv_asprintf(a, "%s%s%s: %.*s", kept != NULL ? kept :
		    "", kept != NULL ? "; " : "", names[i],
		    (int)(len < VALUE_MAX ? len : VALUE_MAX), value);
	}
	if (kept != NULL)
		node_set_attr(a, n, "style", kept);
}

/* The attributes that any node keeps. */
static void
attrs(struct conv_arena *a, struct conv_node *n, xmlNode *x)
{
	static const char *const kept[] = { "id", "class", "lang", "dir" };
	const char *s;
	size_t i;

	if (x->properties == NULL || n->kind == CONV_CODE_BLOCK)
		return;
	for (i = has_id(n->kind) ? 0 : 1; i < sizeof(kept) / sizeof(kept[0]);
	    i++)
		if ((s = dom_attr(a, x, kept[i])) != NULL && *s != '\0')
			node_set_attr(a, n, kept[i], s);
	if (n->kind == CONV_DIV && (s = dom_attr(a, x, "style")) != NULL)
		page_style(a, n, s);
	if (n->kind == CONV_SPAN && (s = dom_attr(a, x, "title")) != NULL &&
	    *s != '\0')
		node_set_attr(a, n, "title", s);
}

/* <pre lang="c">, or <pre><code class="language-c"> */
static const char *
language(struct conv_arena *a, xmlNode *x)
{
	const char *s = dom_attr(a, x, "lang");

	if (s != NULL || (x = x->children) == NULL ||
	    x->type != XML_ELEMENT_NODE ||
	    (s = dom_attr(a, x, "class")) == NULL ||
	    (s = strstr(s, "language-")) == NULL)
		return s;
	s += strlen("language-");
	return conv_strndup(a, s, strcspn(s, " "));
}

/* All text below an element. */
static void
verbatim(struct conv_arena *a, struct conv_node *n, xmlNode *x)
{
	xmlChar *v = xmlNodeGetContent(x);
	const char *s = v != NULL ? (const char *)v : "";

	if (n->kind == CONV_CODE_BLOCK && *s == '\n')
		s++;
	n->text = conv_asprintf(a, "%s%s", s,
	    n->kind == CONV_CODE_BLOCK && *s != '\0' &&
	    s[strlen(s) - 1] != '\n' ? "\n" : "");
	n->len = strlen(n->text);
	xmlFree(v);
}

/* The numbers that an ordered list's type asks for. */
static enum conv_numeral
list_numeral(struct conv_arena *a, xmlNode *x)
{
	static const char types[] = "1aAiI";	/* in their order */
	const char *s = dom_attr(a, x, "type"), *at;

	at = s != NULL && *s != '\0' && s[1] == '\0' ? strchr(types, *s) :
	    NULL;
	return at != NULL ? (enum conv_numeral)(at - types) :
	    CONV_NUMERAL_DECIMAL;
}

/* A number of an attribute; HTML reads its digits and no more. */
static uint32_t
number(struct conv_arena *a, xmlNode *x, const char *name, uint32_t def)
{
	const char *s = dom_attr(a, x, name);
	uint32_t n = 0;

	if (s == NULL)
		return def;
	s += strspn(s, " \t\n");
	if (*s < '0' || *s > '9')
		return def;
	for (; *s >= '0' && *s <= '9'; s++)
		n = n > UINT32_MAX / 20 ? UINT32_MAX / 20 :
		    n * 10 + (uint32_t)(*s - '0');
	return n;
}

static enum conv_align
cell_align(struct conv_arena *a, xmlNode *x)
{
	const char *s = element_align(a, x);

	return s == NULL ? CONV_ALIGN_NONE :
	    *s == 'l' ? CONV_ALIGN_LEFT :
	    *s == 'c' ? CONV_ALIGN_CENTER : CONV_ALIGN_RIGHT;
}

/* rowspan="0" reaches to the table's end, which table_square() knows. */
static void
cell(struct conv_arena *a, struct conv_node *n, xmlNode *x, bool header)
{
	n->u.cell.header = header;
	n->u.cell.align = cell_align(a, x);
	n->u.cell.colspan = number(a, x, "colspan", 1);
	n->u.cell.rowspan = number(a, x, "rowspan", 1);
	if (n->u.cell.rowspan == 0)
		n->u.cell.rowspan = UINT32_MAX;
	if (n->u.cell.colspan == 0)
		n->u.cell.colspan = 1;
}

/* <a href>; without it <a name> is a place, and <a> nothing. */
static bool
link(struct conv_arena *a, struct conv_node *n, xmlNode *x)
{
	const char *id;

	n->u.link.url = dom_attr(a, x, "href");
	n->u.link.title = dom_attr(a, x, "title");
	if (n->u.link.url != NULL)
		return true;
	id = element_anchor(a, x, NULL);
	*n = (struct conv_node){ .kind = CONV_SPAN, .pos = n->pos };
	if (id != NULL)
		node_set_attr(a, n, "id", id);
	return id != NULL;
}

struct conv_node *
element_node(struct conv_doc *doc, struct conv_pos pos,
    const struct tag *tag, xmlNode *x)
{
	struct conv_arena *a = doc->arena;
	struct conv_node *n = node_new(a, tag->kind, pos);

	attrs(a, n, x);
	if (tag->class != NULL)
		node_set_attr(a, n, "class", tag->class);
	switch (n->kind) {
	case CONV_HEADING:
		n->u.heading.level = tag->level;
		break;
	case CONV_DIV:
		n->u.div.role = (enum conv_role)tag->level;
		if (n->u.div.role == CONV_ROLE_DETAILS &&
		    dom_attr(a, x, "open") != NULL)
			node_set_attr(a, n, "open", "");
		break;
	case CONV_LIST:
		n->u.list.ordered = tag->level == 1;
		n->u.list.start = number(a, x, "start", 1);
		if (n->u.list.ordered)
			n->u.list.numeral = list_numeral(a, x);
		n->u.list.delim = '.';
		n->u.list.tight = true;
		break;
	case CONV_DEF_LIST:
		n->u.def_list.tight = true;
		break;
	case CONV_CELL:
		cell(a, n, x, tag->level == 1);
		break;
	case CONV_CODE_BLOCK:
		n->u.code.info = n->u.code.lang = language(a, x);
		verbatim(a, n, x);
		break;
	case CONV_LINK:
		return link(a, n, x) ? n : NULL;
	case CONV_SPAN:
		return n->attrs != NULL ? n : NULL;
	default:
		break;
	}
	return n;
}

/* The first address of srcset="a.png 1x, b.png 2x". */
static const char *
srcset(struct conv_arena *a, xmlNode *x)
{
	const char *s = dom_attr(a, x, "srcset");

	if (s == NULL)
		return NULL;
	s += strspn(s, " \t\n,");
	return *s != '\0' ? conv_strndup(a, s, strcspn(s, " \t\n,")) : NULL;
}

/* An attribute of the first child of that name that has it. */
static const char *
of_child(struct conv_arena *a, xmlNode *x, const char *child,
    const char *(*get)(struct conv_arena *, xmlNode *))
{
	const char *s;

	for (x = x->children; x != NULL; x = x->next)
		if (x->type == XML_ELEMENT_NODE &&
		    strcmp((const char *)x->name, child) == 0 &&
		    (s = get(a, x)) != NULL && *s != '\0')
			return s;
	return NULL;
}

static const char *
source(struct conv_arena *a, xmlNode *x)
{
	const char *s = dom_attr(a, x, "src");

	if (s == NULL || *s == '\0')
		s = dom_attr(a, x, "data");
	return s != NULL && *s != '\0' ? s : NULL;
}

static struct conv_node *
image(struct conv_doc *doc, struct conv_pos pos, const char *src,
    const char *alt)
{
	struct conv_node *n = node_new(doc->arena, CONV_IMAGE, pos);

	n->u.image.url = src != NULL ? src : "";
	if (alt != NULL && *alt != '\0')
		node_append(n, node_text(doc->arena, pos, alt, strlen(alt)));
	return n;
}

/* What is spoken for an element, or NULL: alt, else what browsers take. */
static const char *
alt_text(struct conv_arena *a, xmlNode *x)
{
	static const char *const names[] = { "aria-label", "title" };
	const char *alt = dom_attr(a, x, "alt"), *s;
	size_t i;

	for (i = 0; alt == NULL && i < sizeof(names) / sizeof(names[0]); i++)
		if ((s = dom_attr(a, x, names[i])) != NULL && *s != '\0')
			alt = s;
	return alt;
}

/* Marked as decoration by other means than an empty alt text. */
static bool
is_hidden(struct conv_arena *a, xmlNode *x)
{
	const char *role = dom_attr(a, x, "role");
	const char *hidden = dom_attr(a, x, "aria-hidden");

	return (role != NULL && (strcmp(role, "presentation") == 0 ||
	    strcmp(role, "none") == 0)) ||
	    (hidden != NULL && strcmp(hidden, "true") == 0);
}

/* Of a picture, what a reader without choice would show: its img. */
static struct conv_node *
img(struct conv_doc *doc, struct conv_pos pos, xmlNode *x)
{
	static const struct {
		const char	*attr, *property;
	} kept[] = {
		{ "width", "width" },
		{ "height", "height" },
		{ "align", "float" }
	};
	struct conv_arena *a = doc->arena;
	const char *src = source(a, x), *alt = alt_text(a, x), *s;
	struct conv_node *n;
	size_t i;

	if (src == NULL)
		src = srcset(a, x);
	if (src == NULL && x->parent != NULL)
		src = of_child(a, x->parent, "source", srcset);
	n = image(doc, pos, src, alt);
	n->u.image.no_alt = alt == NULL && !is_hidden(a, x);
	n->u.image.title = dom_attr(a, x, "title");
	attrs(a, n, x);
	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if ((s = look(a, x, kept[i].attr, kept[i].property)) != NULL)
			node_set_attr(a, n, kept[i].attr, s);
	return n;
}

/* A link with the poster, the title, or the address itself. */
static struct conv_node *
media(struct conv_doc *doc, struct conv_pos pos, xmlNode *x)
{
	struct conv_arena *a = doc->arena;
	const char *src = source(a, x), *poster, *title;
	struct conv_node *n;

	if (src == NULL)
		src = of_child(a, x, "source", source);
	if (src == NULL)
		return NULL;
	n = node_new(a, CONV_LINK, pos);
	attrs(a, n, x);
	n->u.link.url = src;
	title = dom_attr(a, x, "title");
	if (title == NULL || *title == '\0')
		title = dom_attr(a, x, "aria-label");
	if (title == NULL || *title == '\0')
		title = src;
	poster = dom_attr(a, x, "poster");
	node_append(n, poster != NULL && *poster != '\0' ?
	    image(doc, pos, poster, title) :
	    node_text(a, pos, title, strlen(title)));
	return n;
}

struct conv_node *
element_media(struct conv_doc *doc, struct conv_pos pos,
    const struct tag *tag, xmlNode *x)
{
	return tag->kind == CONV_IMAGE ? img(doc, pos, x) :
	    media(doc, pos, x);
}
