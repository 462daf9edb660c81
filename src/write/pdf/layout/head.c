/* head.c - the title block: title, authors, date, abstract, keywords. */
#include <string.h>

#include "write/pdf/layout/layout.h"

#define TITLE_SHARE	24	/* of the page, above its title, in 1/100 */

/* A paragraph of the title block's own, so that it is tagged as one. */
static const struct conv_node *
own_para(struct flow *f)
{
	struct conv_node *n = conv_alloc(f->l->arena, sizeof(*n));

	n->kind = CONV_PARA;
	return n;
}

static void
text_put(struct flow *f, enum style style, const char *text,
    const struct conv_node *body)
{
	const struct look *look = style_look(f->l->pdf, style);
	struct para *p;

	if (text == NULL || *text == '\0')
		return;
	p = para_new(f->l, look, own_para(f), PDF_PART_TITLE);
	p->even = true;
	if (body != NULL && body->first != NULL &&
	    body->first->kind == CONV_PARA)
		inline_collect(f->l, look, body->first, flow_place(f)->w,
		    &p->in);
	else
		inline_add(f->l, look, text, NULL, &p->in);
	para_shape(p);
	flow_para(f, p, 0, look->align);
}

/* A link to an address of mail, in a paragraph of its own. */
static const struct conv_node *
mail_para(struct flow *f, const char *email)
{
	struct conv_arena *a = f->l->arena;
	struct conv_node *para = conv_alloc(a, sizeof(*para));
	struct conv_node *link = conv_alloc(a, sizeof(*link));
	struct conv_node *text = conv_alloc(a, sizeof(*text));

	para->kind = CONV_PARA;
	link->kind = CONV_LINK;
	link->u.link.url = conv_asprintf(a, "mailto:%s", email);
	link->u.link.dest = CONV_DEST_EXTERNAL;
	text->kind = CONV_TEXT;
	text->text = email;
	text->len = strlen(email);
	para->first = para->last = link;
	link->parent = para;
	link->first = link->last = text;
	text->parent = link;
	return para;
}

/* A name, and what stands beside it in smaller type. */
static void
author_put(struct flow *f, const struct conv_author *author, bool first)
{
	struct look *look = conv_alloc(f->l->arena, sizeof(*look));
	const struct look *small = style_look(f->l->pdf, STYLE_AFFILIATION);
	const struct conv_node *para = author->email != NULL ?
	    mail_para(f, author->email) : own_para(f);
	struct para *p;

	*look = *style_look(f->l->pdf, STYLE_AUTHOR);
	if (!first)
		look->above = 0;
	p = para_new(f->l, look, para, PDF_PART_TITLE);
	inline_add(f->l, look, author->name, NULL, &p->in);
	if (author->affiliation != NULL)
		inline_add(f->l, small, conv_asprintf(f->l->arena,
		    "\xE2\x80\x82%s", author->affiliation), NULL, &p->in);
	if (author->email != NULL) {
		inline_add(f->l, small, author->affiliation != NULL ?
		    ", " : "\xE2\x80\x82", NULL, &p->in);
		inline_collect(f->l, small, para, flow_place(f)->w, &p->in);
	}
	para_shape(p);
	flow_para(f, p, 0, look->align);
}

/* Names of all, or one a line where something stands beside a name. */
static void
authors_put(struct flow *f)
{
	const struct conv_info *info = &f->l->pdf->doc->info;
	const char *line = NULL;
	bool apart = false;
	size_t i;

	for (i = 0; i < info->nauthors; i++) {
		apart = apart || info->authors[i].email != NULL ||
		    info->authors[i].affiliation != NULL;
		line = line == NULL ? info->authors[i].name : conv_asprintf(
		    f->l->arena, "%s, %s", line, info->authors[i].name);
	}
	if (!apart)
		text_put(f, STYLE_AUTHOR, line, NULL);
	for (i = 0; apart && i < info->nauthors; i++)
		author_put(f, &info->authors[i], i == 0);
}

/* Whom the author thanks; pandoc's key. */
static void
thanks_put(struct flow *f)
{
	const struct conv_meta *m = conv_doc_meta(f->l->pdf->doc, "thanks");

	if (m != NULL && m->kind == CONV_META_STRING)
		text_put(f, STYLE_THANKS, m->text, m->body);
}

static void
keywords_put(struct flow *f)
{
	const struct conv_info *info = &f->l->pdf->doc->info;
	const struct look *look = style_look(f->l->pdf, STYLE_KEYWORDS);
	struct look *word = conv_alloc(f->l->arena, sizeof(*word));
	struct para *p;
	size_t i;

	if (info->nkeywords == 0)
		return;
	*word = *style_look(f->l->pdf, STYLE_ABSTRACT_TITLE);
	word->face.size = look->face.size;
	p = para_new(f->l, look, own_para(f), PDF_PART_TITLE);
	inline_add(f->l, word, conv_asprintf(f->l->arena, "%s:\xE2\x80\x82",
	    label(look->face.lang, LABEL_KEYWORDS)), NULL, &p->in);
	for (i = 0; i < info->nkeywords; i++)
		inline_add(f->l, look, conv_asprintf(f->l->arena, "%s%s",
		    i > 0 ? ", " : "", info->keywords[i]), NULL, &p->in);
	para_shape(p);
	flow_para(f, p, 0, look->align);
}

static void
abstract_put(struct flow *f)
{
	const struct conv_node *abstract = f->l->pdf->doc->info.abstract;
	const struct look *look = style_look(f->l->pdf, STYLE_ABSTRACT);
	const struct look *title = style_look(f->l->pdf,
	    STYLE_ABSTRACT_TITLE);
	int32_t indent = f->l->geo->size * 2;
	struct para *p;

	if (abstract == NULL || abstract->first == NULL)
		return;
	p = para_new(f->l, title, own_para(f), PDF_PART_TITLE);
	inline_add(f->l, title, style_words(f->l->pdf, "abstract-title",
	    LABEL_ABSTRACT), NULL, &p->in);
	para_shape(p);
	flow_push(f, indent);
	flow_place(f)->w -= indent;
	if (f->l->geo->rtl)
		flow_place(f)->x += indent;
	flow_para(f, p, 0, title->align);
	vlist_penalty(f->l->arena, f->list, V_NEVER);
	block_children(f->l, abstract, STYLE_ABSTRACT, flow_place(f)->x,
	    flow_place(f)->w, f->list);
	f->space = look->below;
	flow_pop(f);
}

static void
rule_put(struct flow *f)
{
	struct vitem *box;
	struct pdf_item *item;

	if (f->l->geo->strokes[STROKE_TITLE] == 0)
		return;
	flow_space(f, f->l->geo->leading / 2);
	box = vlist_box(f->l->arena, f->list, f->l->geo->leading / 2);
	item = vitem_add(f->l->arena, box, PDF_RULE, PDF_PART_DECORATION,
	    NULL);
	item->x = flow_place(f)->x;
	item->w = flow_place(f)->w;
	item->h = f->l->geo->strokes[STROKE_TITLE];
	item->u.rule.color = f->l->geo->colors[HUE_ACCENT];
	f->space = f->l->geo->leading / 2;
}

/* A title page: the title below the middle of the upper half. */
static void
page_begin(struct layout *l, struct vlist *list)
{
	if (l->geo->titlepage)
		vlist_box(l->arena, list, l->geo->text_height *
		    TITLE_SHARE / 100);
}

static void
page_end(struct layout *l, struct vlist *list)
{
	if (l->geo->titlepage)
		vlist_page_end(l->arena, list, true);
	else
		vlist_glue(l->arena, list, l->geo->leading * 3 / 2,
		    l->geo->leading / 2);
}

void
head_block(struct layout *l, struct vlist *list)
{
	const struct conv_info *info = &l->pdf->doc->info;
	struct flow f;

	if (info->title_from != CONV_TITLE_GIVEN)
		return;
	page_begin(l, list);
	flow_init(&f, l, list, STYLE_BODY, 0, l->geo->text_width);
	text_put(&f, STYLE_TITLE, info->title, info->title_body);
	text_put(&f, STYLE_SUBTITLE, info->subtitle, info->subtitle_body);
	authors_put(&f);
	text_put(&f, STYLE_DATE, info->date, NULL);
	thanks_put(&f);
	rule_put(&f);
	abstract_put(&f);
	keywords_put(&f);
	page_end(l, list);
}
