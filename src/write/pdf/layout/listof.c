/* listof.c - the lists of figures and of tables. */
#include "write/pdf/layout/layout.h"

static const struct kind {
	enum conv_kind	 kind;
	const char	*option;	/* that asks for it */
	const char	*key;		/* of its title */
	enum label	 title, word;
} kinds[] = {
	{ CONV_FIGURE, "lof", "lof-title", LABEL_FIGURES, LABEL_FIGURE },
	{ CONV_TABLE, "lot", "lot-title", LABEL_TABLES, LABEL_TABLE }
};

#define NKINDS		(sizeof(kinds) / sizeof(kinds[0]))

/* The caption of a figure or table, or NULL. */
static const struct conv_node *
caption_of(const struct conv_node *n)
{
	const struct conv_node *c = n->first;

	while (c != NULL && c->kind != CONV_CAPTION)
		c = c->next;
	return c;
}

bool
listof_has(const struct layout *l, const struct conv_node *n)
{
	size_t i;

	for (i = 0; i < NKINDS; i++)
		if (kinds[i].kind == n->kind)
			return caption_of(n) != NULL &&
			    conv_opt_flag(l->pdf->job, kinds[i].option);
	return false;
}

/* What goes through the document to fill one list. */
struct lister {
	struct flow	*f;
	const struct kind *kind;
	struct conv_node *title;	/* the tags' place for it */
};

static enum conv_step
node_enter(void *w, const struct conv_node *n)
{
	struct lister *s = w;
	const struct conv_node *c;
	const char *text;
	struct conv_arena *a = s->f->l->arena;
	uint32_t number;

	if (n->kind != s->kind->kind || (c = caption_of(n)) == NULL)
		return CONV_DESCEND;
	if (s->f->fresh)
		toc_title(s->f, s->kind->key, s->kind->title, s->title);
	text = conv_plain_text(a, c);
	number = n->kind == CONV_FIGURE ? n->u.figure.number :
	    n->u.table.number;
	if (number > 0)
		text = conv_asprintf(a, "%s\xC2\xA0%u\xE2\x80\x82%s",
		    label(s->f->l->pdf->doc->info.lang, s->kind->word),
		    (unsigned)number, text);
	toc_entry(s->f, n, text, 1);
	return CONV_SKIP;
}

void
listof_blocks(struct layout *l, struct vlist *list)
{
	static const struct conv_act acts[CONV_NKINDS] = {
#define X(NAME, name, class) [CONV_##NAME] = { .enter = node_enter },
		CONV_KINDS(X)
#undef X
	};
	struct flow f;
	struct lister s = { .f = &f };
	size_t i;

	for (i = 0; i < NKINDS; i++) {
		if (!conv_opt_flag(l->pdf->job, kinds[i].option))
			continue;
		flow_init(&f, l, list, STYLE_BODY, 0, l->geo->text_width);
		s.kind = &kinds[i];
		s.title = conv_alloc(l->arena, sizeof(*s.title));
		s.title->kind = CONV_PARA;
		conv_walk(l->pdf->doc->root, acts, NULL, &s);
		if (!f.fresh)
			vlist_glue(l->arena, list, 2 * l->geo->leading,
			    l->geo->leading);
	}
}
