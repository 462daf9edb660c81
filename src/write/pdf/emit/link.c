/* link.c - destinations, link annotations and the outline. */
#include <string.h>

#include "write/pdf/emit/emit.h"

/* Where a node begins. */
struct emit_dest {
	size_t			 page;
	int32_t			 x, y;		/* of the item */
	HPDF_Destination	 array;		/* made at first use */
	/* in PDF 2.0: an action that leads to the node's element as well */
	const struct conv_node	*node;
	HPDF_Dict		 action;
	struct emit_dest	*next;
};

/* Nodes are keys by their address; the order of insertion is not used. */
static struct emit_dest *
dest_find(struct emit *e, const struct conv_node *const *node)
{
	return map_get(e->dests, (const char *)node, sizeof(*node));
}

void
emit_dests(struct emit *e, const struct pdf_pages *pages)
{
	struct emit_place place = { 0, 0, 0 };
	const struct pdf_item *item;
	struct emit_dest *d;
	size_t i, k;

	e->dests = map_new(e->arena);
	for (i = 0; i < pages->npages; i++)
		for (k = 0; k < pages->pages[i].nitems; k++) {
			item = &pages->pages[i].items[k];
			if (item->kind == PDF_PUSH)
				emit_place_set(&place, item);
			if (item->kind != PDF_DEST || item->node == NULL ||
			    dest_find(e, &item->node) != NULL)
				continue;
			d = conv_alloc(e->arena, sizeof(*d));
			d->page = i;
			d->node = item->node;
			d->x = emit_place_x(&place, item->x);
			d->y = pages->pages[i].height -
			    emit_place_y(&place, item->y);
			map_put(e->dests, (const char *)&item->node,
			    sizeof(item->node), d);
		}
}

/* HPDF_Destination_SetXYZ() refuses the zoom 0, which means: keep it. */
static HPDF_Destination
dest_array(struct emit *e, struct emit_dest *d)
{
	HPDF_Array a;

	if (d->array != NULL)
		return d->array;
	a = HPDF_Page_CreateDestination(e->pages[d->page]);
	if (a == NULL)
		arena_fail(e->arena);
	HPDF_Array_Clear(a);
	HPDF_Array_Add(a, e->pages[d->page]);
	HPDF_Array_AddName(a, "XYZ");
	HPDF_Array_AddReal(a, (HPDF_REAL)d->x / 1000);
	HPDF_Array_AddReal(a, (HPDF_REAL)d->y / 1000);
	HPDF_Array_Add(a, HPDF_Null_New(e->doc->mmgr));
	return d->array = a;
}

/*
 * What leads to d, or NULL: its place.  PDF/UA-2 asks for a structure
 * destination, which only an action can hold.
 */
static HPDF_Dict
dest_action(struct emit *e, struct emit_dest *d)
{
	if (e->tags == NULL || e->standard->version < 20)
		return NULL;
	if (d->action == NULL) {
		d->action = emit_dict(e);
		d->next = e->led_to;
		e->led_to = d;
	}
	return d->action;
}

/* Let an outline item lead there. */
static void
dest_set(struct emit *e, HPDF_Dict from, struct emit_dest *d)
{
	HPDF_Dict action = dest_action(e, d);

	if (action != NULL)
		HPDF_Dict_Add(from, "A", action);
	else
		HPDF_Dict_Add(from, "Dest", dest_array(e, d));
}

/* The place in a page or, for an action, an element. */
static void
dest_put(struct conv_out *o, const void *in, const struct emit_dest *d)
{
	conv_printf(o, "[%u 0 R/XYZ ", emit_id(in));
	emit_milli(o, d->x);
	conv_putc(o, ' ');
	emit_milli(o, d->y);
	conv_puts(o, " null]");
}

void
emit_dests_finish(struct emit *e)
{
	const struct emit_dest *d;
	struct out_mem m;
	const char *s;

	out_mem_init(&m, e->arena);
	for (d = e->led_to; d != NULL; d = d->next) {
		out_mem_clear(&m);
		conv_puts(&m.out, "/S/GoTo/D");
		dest_put(&m.out, e->pages[d->page], d);
		conv_puts(&m.out, "/SD");
		dest_put(&m.out, emit_tags_elem(e, d->node), d);
		s = out_mem_str(&m);
		emit_dict_set(e, d->action, s, m.out.flushed);
	}
}

/* A URI is ASCII (PDF 1.7, 12.6.4.7): all else is percent-encoded. */
static const char *
ascii_uri(struct emit *e, const char *uri)
{
	static const char hex[] = "0123456789ABCDEF";
	const unsigned char *s = (const unsigned char *)uri;
	char *out = conv_alloc(e->arena, 3 * strlen(uri) + 1), *p = out;

	for (; *s != '\0'; s++) {
		if (*s > ' ' && *s < 0x7F) {
			*p++ = (char)*s;
			continue;
		}
		*p++ = '%';
		*p++ = hex[*s >> 4];
		*p++ = hex[*s & 15];
	}
	return out;
}

/* Does it lead to the output of another document, which is a PDF, too? */
static bool
is_pdf(const struct pdf_item *item)
{
	const struct conv_node *n = item->node;

	return n->kind == CONV_LINK && n->u.link.dest == CONV_DEST_FILE &&
	    item->u.link.uri != n->u.link.url;
}

/*
 * Readers know a file by its path, where a URI may go to a browser.  It is
 * a string: dictionaries of files PDF/A-3 takes for files within.  So what
 * is not ASCII stays a URI.
 */
static const char *
path_of(struct emit *e, const struct pdf_item *item)
{
	const char *url = item->u.link.uri, *path, *s;

	if (!is_pdf(item))
		return NULL;
	path = url_decode(e->arena, conv_strndup(e->arena, url, strcspn(url,
	    "?#")));
	for (s = path; *s >= ' ' && *s < 0x7F; s++)
		;
	return *s == '\0' ? path : NULL;
}

static void
uri_put(struct emit *e, struct conv_out *o, const struct pdf_item *item)
{
	const char *path = path_of(e, item);
	const char *s = path != NULL ? path : ascii_uri(e,
	    item->u.link.uri);

	conv_puts(o, path != NULL ? "/A<</S/GoToR/D[0/Fit]/F(" :
	    "/A<</Type/Action/S/URI/URI(");
	emit_literal(o, s, strlen(s));
	conv_puts(o, ")>>");
}

/* What is there to say of a node without text. */
static const char *
name_of(struct emit *e, const struct conv_node *n)
{
	static const enum label names[CONV_NKINDS] = {
		[CONV_DOCUMENT] = LABEL_SECTION,
		[CONV_SECTION] = LABEL_SECTION,
		[CONV_HEADING] = LABEL_SECTION,
		[CONV_FIGURE] = LABEL_FIGURE,
		[CONV_TABLE] = LABEL_TABLE,
		[CONV_NOTE] = LABEL_FOOTNOTES
	};

	if (n->kind == CONV_SECTION && n->u.section.number != NULL)
		return n->u.section.number;
	return label(e->pdf->doc->info.lang, names[n->kind] != 0 ?
	    names[n->kind] : LABEL_BACK);
}

static const char *
text_of(struct emit *e, const struct conv_node *n)
{
	const struct conv_node *c = n->first;

	switch (n->kind) {
	case CONV_DOCUMENT:
		return e->pdf->doc->info.title;
	case CONV_HEADING:
		return conv_plain_text(e->arena, n);
	case CONV_SECTION:
		return conv_plain_text(e->arena, c);
	case CONV_FIGURE:
	case CONV_TABLE:
		while (c != NULL && c->kind != CONV_CAPTION)
			c = c->next;
		return c != NULL ? conv_plain_text(e->arena, c) : "";
	default:
		return "";
	}
}

/* What a screen reader says of a link: where it leads. */
static const char *
contents(struct emit *e, const struct pdf_item *item)
{
	const struct conv_node *to = item->u.link.target;
	const char *s;

	if (to == NULL)
		return item->u.link.uri;
	s = text_of(e, to);
	return *s != '\0' ? s : name_of(e, to);
}

/* The area of an item, as it is on the sheet. */
static void
rect_put(struct emit *e, struct conv_out *o, const struct pdf_item *item)
{
	const struct emit_place *p = &e->place;
	int64_t h = e->page->height;

	conv_puts(o, "/Rect[");
	emit_milli(o, emit_place_x(p, item->x));
	conv_putc(o, ' ');
	emit_milli(o, h - emit_place_y(p, (int64_t)item->y + item->h));
	conv_putc(o, ' ');
	emit_milli(o, emit_place_x(p, (int64_t)item->x + item->w));
	conv_putc(o, ' ');
	emit_milli(o, h - emit_place_y(p, item->y));
	conv_putc(o, ']');
}

static void
target_put(struct emit *e, struct conv_out *o, struct emit_dest *d)
{
	HPDF_Dict action = dest_action(e, d);

	if (action != NULL) {
		conv_printf(o, "/A %u 0 R", emit_id(action));
		return;
	}
	conv_puts(o, "/Dest");
	dest_put(o, e->pages[d->page], d);
}

static void
annot_add(struct emit *e, HPDF_Dict annot)
{
	HPDF_Array all = HPDF_Dict_GetItem(e->hpage, "Annots",
	    HPDF_OCLASS_ARRAY);

	if (all == NULL) {
		all = HPDF_Array_New(e->doc->mmgr);
		if (all == NULL || HPDF_Dict_Add(e->hpage, "Annots", all) !=
		    HPDF_OK)
			arena_fail(e->arena);
	}
	if (HPDF_Array_Add(all, annot) != HPDF_OK)
		arena_fail(e->arena);
}

/* libharu's annotations are a dozen objects each: this is one. */
void
emit_link(struct emit *e, const struct pdf_item *item)
{
	const struct conv_node *target = item->u.link.target;
	struct conv_out *o = &e->bytes.out;
	struct emit_dest *d = NULL;
	int64_t parent;
	HPDF_Dict a;

	if (target != NULL && (d = dest_find(e, &target)) == NULL) {
		conv_report(e->pdf->job, CONV_WARNING, item->node,
		    "lost-link", "what this leads to is on no page");
		return;
	}
	a = emit_dict(e);
	out_mem_clear(&e->bytes);
	conv_printf(o, "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4"
	    "/P %u 0 R", emit_id(e->hpage));	/* F: print */
	rect_put(e, o, item);
	if (d != NULL) {
		target_put(e, o, d);
	} else {
		uri_put(e, o, item);
	}
	conv_puts(o, "/Contents");
	emit_text(o, contents(e, item));
	if ((parent = emit_tag_annot(e, a, item->node, item->part)) >= 0)
		conv_printf(o, "/StructParent %u", (unsigned)parent);
	emit_dict_set(e, a, out_mem_str(&e->bytes), e->bytes.out.flushed);
	annot_add(e, a);
}

static const char *
outline_title(struct emit *e, const struct conv_node *section,
    bool numbered)
{
	const char *text = conv_plain_text(e->arena, section->first);

	if (!numbered || section->u.section.number == NULL)
		return text;
	return conv_asprintf(e->arena, "%s %s", section->u.section.number,
	    text);
}

#define OPEN_DEPTH	1	/* levels of the outline shown at first */

/* Sections are nested in sections only, so the parent chain is enough. */
void
emit_outline(struct emit *e)
{
	const struct conv_node *root = e->pdf->doc->root, *n = root->first;
	bool numbered = conv_opt_flag(e->pdf->job, "number-sections");
	HPDF_Outline up = NULL, o;
	struct emit_dest *d;
	int any = 0;

	while (n != NULL) {
		if (n->kind == CONV_SECTION &&
		    (d = dest_find(e, &n)) != NULL) {
			o = HPDF_CreateOutline(e->doc, up, "x", NULL);
			if (o == NULL)
				arena_fail(e->arena);
			HPDF_Dict_RemoveElement(o, "Type");
			HPDF_Dict_Add(o, "Title", emit_text_string(e,
			    outline_title(e, n, numbered)));
			dest_set(e, o, d);
			HPDF_Outline_SetOpened(o,
			    n->u.section.depth <= OPEN_DEPTH);
			any = 1;
			if (n->first != NULL) {
				up = o;
				n = n->first;
				continue;
			}
		}
		while (n->next == NULL && n->parent != root) {
			n = n->parent;
			up = HPDF_Dict_GetItem(up, "Parent",
			    HPDF_OCLASS_DICT);
		}
		n = n->next;
	}
	if (any)
		HPDF_SetPageMode(e->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}
