/* meta.c - the front matter as pandoc's metadata. */
#include <string.h>

#include "write/json/json.h"

/* The only paragraph of a body, or NULL. */
static const struct conv_node *
lone_para(const struct conv_node *body)
{
	const struct conv_node *n = body->first;

	return n != NULL && n->next == NULL && n->kind == CONV_PARA ? n :
	    NULL;
}

/* A text is inlines; one with blocks, or that ends its line, is blocks. */
static void
string_write(struct json *w, const struct conv_meta *m)
{
	const struct conv_node *para;
	size_t len = strlen(m->text);

	if (m->plain && (strcmp(m->text, "true") == 0 ||
	    strcmp(m->text, "false") == 0)) {
		conv_printf(w->o, "{\"t\":\"MetaBool\",\"c\":%s}", m->text);
		return;
	}
	if (len == 0)			/* as pandoc has it */
		conv_puts(w->o, "{\"t\":\"MetaBlocks\",\"c\":[]");
	else if (m->body == NULL) {
		ast_begin(w, "MetaInlines");
		ast_open(w);
		ast_text(w, m->text, len);
		ast_close(w);
	} else if ((para = lone_para(m->body)) != NULL &&
	    m->text[len - 1] != '\n') {
		ast_begin(w, "MetaInlines");
		ast_children(w, para);
	} else {
		ast_begin(w, "MetaBlocks");
		ast_children(w, m->body);
	}
	ast_end(w);
}

/* A list or a mapping that is being written. */
struct level {
	const struct conv_meta	*next;	/* its next value */
	bool			 map;
	bool			 first;	/* nothing written yet */
};

static void
level_begin(struct json *w, struct level *l, const struct conv_meta *m)
{
	bool map = m->kind == CONV_META_MAP;

	*l = (struct level){ .next = m->first, .map = map, .first = true };
	conv_puts(w->o, map ? "{" : "[");
}

static void
key_write(struct json *w, struct level *l)
{
	if (!l->first)
		conv_putc(w->o, ',');
	l->first = false;
	w->first = true;
	if (!l->map)
		return;
	ast_string(w, l->next->key, strlen(l->next->key));
	conv_putc(w->o, ':');
	w->first = true;
}

void
ast_meta(struct json *w)
{
	struct level *stack = NULL, *l;
	size_t depth = 0, cap = 0;
	const struct conv_meta *m = w->doc->meta;

	stack = arena_grow(w->job->arena, stack, &cap, 1, sizeof(*stack));
	level_begin(w, &stack[depth++], m);
	while (depth > 0) {
		l = &stack[depth - 1];
		if ((m = l->next) == NULL) {
			conv_puts(w->o, l->map ? "}" : "]");
			if (--depth > 0)
				conv_putc(w->o, '}');
			continue;
		}
		key_write(w, l);
		l->next = m->next;
		if (m->kind == CONV_META_STRING) {
			string_write(w, m);
			continue;
		}
		conv_puts(w->o, m->kind == CONV_META_MAP ?
		    "{\"t\":\"MetaMap\",\"c\":" : "{\"t\":\"MetaList\",\"c\":");
		stack = arena_grow(w->job->arena, stack, &cap, depth + 1,
		    sizeof(*stack));
		level_begin(w, &stack[depth++], m);
	}
}
