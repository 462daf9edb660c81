/* tag.c - tags and their attributes, in a syntax that is HTML and XML. */
#include <string.h>

#include "base/base.h"
#include "write/html/html.h"

void
html_text(struct html *w, const char *s)
{
	conv_put_escaped(w->out, CONV_ESC_TEXT, s, strlen(s));
}

void
html_attr(struct html *w, const char *name, const char *value)
{
	conv_putc(w->out, ' ');
	conv_puts(w->out, name);
	conv_put(w->out, "=\"", 2);
	conv_put_escaped(w->out, CONV_ESC_ATTR, value, strlen(value));
	conv_putc(w->out, '"');
}

void
html_url(struct html *w, const char *name, const char *url)
{
	conv_putc(w->out, ' ');
	conv_puts(w->out, name);
	conv_put(w->out, "=\"", 2);
	conv_put_escaped(w->out, CONV_ESC_URL, url, strlen(url));
	conv_putc(w->out, '"');
}

void
html_anchor(struct html *w, const char *id)
{
	conv_put(w->out, " href=\"#", 8);
	if (w->id_prefix != NULL)
		conv_put_escaped(w->out, CONV_ESC_URL, w->id_prefix,
		    strlen(w->id_prefix));
	conv_put_escaped(w->out, CONV_ESC_URL, id, strlen(id));
	conv_putc(w->out, '"');
}

void
html_id(struct html *w, const char *id)
{
	if (w->id != NULL)
		id = w->id(w, id);
	conv_put(w->out, " id=\"", 5);
	if (w->id_prefix != NULL)
		conv_put_escaped(w->out, CONV_ESC_ATTR, w->id_prefix,
		    strlen(w->id_prefix));
	conv_put_escaped(w->out, CONV_ESC_ATTR, id, strlen(id));
	conv_putc(w->out, '"');
}

/* HTML's attributes hold pixels; what else there is goes into a style. */
const char *
html_length(struct html *w, const char *name, const char *value)
{
	size_t n = strspn(value, "0123456789");
	const char *unit = value + n;

	if (n == 0 || n > 5)
		return NULL;
	if (*unit == '\0' || strcmp(unit, "px") == 0) {
		conv_printf(w->out, " %s=\"%.*s\"", name, (int)n, value);
		return NULL;
	}
	if (strcmp(unit, "%") == 0 || strcmp(unit, "em") == 0 ||
	    strcmp(unit, "cm") == 0 || strcmp(unit, "mm") == 0 ||
	    strcmp(unit, "in") == 0 || strcmp(unit, "pt") == 0)
		return conv_asprintf(w->job->arena, "%s: %s", name, value);
	return NULL;
}

/* Attributes that are HTML's own; others are written as data-name. */
static bool
is_global(const char *name)
{
	static const char *const names[] = { "class", "dir", "lang", "title" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return strncmp(name, "data-", 5) == 0;
}

/* Values that can't be right. */
static bool
is_wrong(const struct conv_attr *a)
{
	if (strcmp(a->name, "dir") == 0)
		return strcmp(a->value, "ltr") != 0 &&
		    strcmp(a->value, "rtl") != 0 &&
		    strcmp(a->value, "auto") != 0;
	return strcmp(a->name, "lang") == 0 && (strlen(a->value) < 2 ||
	    strspn(a->value, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != strlen(a->value));
}

static bool
is_name(const char *s)
{
	return strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-_") ==
	    strlen(s) && *s != '\0';
}

/* What an element's writer has written in its own way. */
static bool
is_written(const struct conv_node *n, const char *name)
{
	static const struct {
		enum conv_kind	 kind;
		const char	*name;
	} rows[] = {
		{ CONV_ALERT, "class" }, { CONV_DIV, "width" },
		{ CONV_CODE_BLOCK, "startFrom" },
		{ CONV_DIV, "summary" }, { CONV_DIV, "open" },
		{ CONV_IMAGE, "width" },
		{ CONV_IMAGE, "height" }, { CONV_IMAGE, "title" },
		{ CONV_LINK, "title" }
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].kind == n->kind &&
		    strcmp(rows[i].name, name) == 0)
			return true;
	/* an exercise shows its title */
	if (n->kind == CONV_DIV && n->u.div.role == CONV_ROLE_EXERCISE &&
	    strcmp(name, "title") == 0)
		return true;
	return strcmp(name, "id") == 0 || strcmp(name, "align") == 0;
}

void
html_attrs_but(struct html *w, const struct conv_node *n, const char *but)
{
	const struct conv_attr *a;

	for (a = n->attrs; a != NULL; a = a->next) {
		if (is_written(n, a->name) || strcmp(a->name, but) == 0 ||
		    !is_name(a->name) ||
		    is_wrong(a))
			continue;
		if (is_global(a->name))
			html_attr(w, a->name, a->value);
		else if (!w->xml)
			html_attr(w, conv_asprintf(w->job->arena, "data-%s",
			    a->name), a->value);
		if (w->xml && strcmp(a->name, "lang") == 0)
			html_attr(w, "xml:lang", a->value);
	}
}

void
html_attrs(struct html *w, const struct conv_node *n)
{
	html_attrs_but(w, n, "");
}

void
html_align(struct html *w, const struct conv_node *n)
{
	static const char *const known[] = { "left", "center", "right" };
	const char *s = n->kind == CONV_IMAGE ? NULL : conv_attr(n, "align");
	size_t i;

	for (i = 0; s != NULL && i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(s, known[i]) == 0) {
			conv_puts(w->out, " style=\"text-align: ");
			conv_puts(w->out, s);
			conv_putc(w->out, '"');
		}
}

void
html_own_attrs(struct html *w, const struct conv_node *n)
{
	if (n->id != NULL)
		html_id(w, n->id);
	html_attrs(w, n);
	html_align(w, n);
}

void
html_number(struct html *w, uint32_t n)
{
	char buf[10], *p = buf + sizeof(buf);

	do
		*--p = (char)('0' + n % 10);
	while ((n /= 10) != 0);
	conv_put(w->out, p, (size_t)(buf + sizeof(buf) - p));
}
