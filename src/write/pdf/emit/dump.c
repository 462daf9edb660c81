/* dump.c - the structure tree as text: what a screen reader meets. */
#include <string.h>

#include "base/limits.h"
#include "write/pdf/emit/tag.h"

/* A bounded one: structures may be as deep as the document is long. */
static void
put_indent(struct conv_out *o, int depth)
{
	int i;

	for (i = 0; i < depth && i < LIMIT_DUMP_INDENT; i++)
		conv_puts(o, "  ");
}

static void
put_text(struct conv_out *o, struct kid *kid, int depth)
{
	const char *s;

	put_indent(o, depth);
	if (kid->object != 0) {
		conv_puts(o, "(link)\n");
		return;
	}
	s = kid->text != NULL ? out_mem_str(kid->text) : "";
	conv_putc(o, '"');
	conv_put_escaped(o, CONV_ESC_JSON, s, strlen(s));
	conv_puts(o, "\"\n");
}

/* key="value"; nothing where there is no value. */
static void
put_value(struct conv_out *o, const char *key, const char *s)
{
	if (s == NULL)
		return;
	conv_printf(o, " %s=\"", key);
	conv_put_escaped(o, CONV_ESC_JSON, s, strlen(s));
	conv_putc(o, '"');
}

static void
put_elem(struct conv_out *o, const struct elem *el, int depth)
{
	const struct attr *a;

	put_indent(o, depth);
	conv_puts(o, el->role);
	put_value(o, "Alt", el->alt);
	put_value(o, "E", el->expansion);
	put_value(o, "Lang", el->lang);
	put_value(o, "ID", el->id);
	for (a = el->attrs; a != NULL; a = a->next)
		conv_printf(o, " %s=%s", a->key, a->value);
	conv_putc(o, '\n');
}

void
emit_tags_dump(struct emit *e, struct conv_out *o)
{
	const struct elem *el = e->tags->document;
	struct kid *kid = el->kids;
	int depth = 1;

	put_elem(o, el, 0);
	for (;;) {
		if (kid == NULL) {
			if (el == e->tags->document)
				return;
			kid = el->self->next;
			el = el->parent;
			depth--;
			continue;
		}
		if (kid->elem != NULL) {
			el = kid->elem;
			put_elem(o, el, depth++);
			kid = el->kids;
			continue;
		}
		put_text(o, kid, depth);
		kid = kid->next;
	}
}
