/* css.c - style sheets as diagram tools write them. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "write/pdf/svg/svg.h"

/* "rect.node" of "g > rect.node" */
struct part {
	const char	*type, *id;	/* or NULL */
	const char	**classes;
	size_t		 nclasses, cap;
	bool		 child;		/* of the part before it, directly */
};

struct svg_rule {
	struct part	*parts;
	size_t		 nparts, cap;
	unsigned	 weight;
	size_t		 order;
	const struct svg_decls *decls;
};

/* Past a comment; comments count as spaces. */
static void
blank(struct svg_text *t)
{
	do {
		svg_spaces(t);
		if (!svg_word(t, "/*"))
			return;
		while (t->p < t->end && !svg_word(t, "*/"))
			t->p++;
	} while (t->p < t->end);
}

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-' || c == '_' ||
	    (unsigned char)c >= 0x80 || c == '\\';
}

/* A name without its escapes, "" where there is none. */
static const char *
name(struct svg *s, struct svg_text *t)
{
	const char *start = t->p;
	char *copy, *q;
	size_t i, n;

	while (t->p < t->end && is_name(*t->p))
		t->p += 1 + (*t->p == '\\' && t->p + 1 < t->end);
	n = (size_t)(t->p - start);
	copy = q = conv_strndup(s->arena, start, n);
	for (i = 0; i < n; i++)
		if (start[i] != '\\')
			*q++ = start[i];
	*q = '\0';
	return copy;
}

/* Up to a character outside of strings and brackets. */
static struct svg_text
until(struct svg_text *t, const char *ends)
{
	struct svg_text got = { t->p, t->p };
	size_t depth = 0;
	char quote = '\0';

	for (; t->p < t->end; t->p++) {
		if (quote != '\0') {
			if (*t->p == quote)
				quote = '\0';
		} else if (*t->p == '"' || *t->p == '\'') {
			quote = *t->p;
		} else if (depth == 0 && strchr(ends, *t->p) != NULL) {
			break;
		} else if (*t->p == '(' || *t->p == '{') {
			depth++;
		} else if ((*t->p == ')' || *t->p == '}') && depth > 0) {
			depth--;
		}
	}
	got.end = t->p;
	return got;
}

/* var(--name, other): the other. */
static struct svg_text
without_var(struct svg_text v)
{
	svg_spaces(&v);
	while (svg_word(&v, "var(")) {
		until(&v, ",)");
		if (v.p < v.end && *v.p == ',')
			v.p++;
		if (v.end > v.p && v.end[-1] == ')')
			v.end--;
		svg_spaces(&v);
	}
	return v;
}

static void
decl(struct svg *s, struct svg_text key, struct svg_text value,
    struct svg_decls *d)
{
	const char *end = key.end, *mark;
	int prop;

	while (end > key.p && svg_is_space(end[-1]))
		end--;
	prop = svg_prop(s, key.p, (size_t)(end - key.p));
	if (prop < 0)
		return;
	value = without_var(value);
	d->list = arena_grow(s->arena, d->list, &d->cap, d->n + 1,
	    sizeof(*d->list));
	mark = memchr(value.p, '!', (size_t)(value.end - value.p));
	d->list[d->n].important = mark != NULL;
	if (mark != NULL)
		value.end = mark;
	while (value.end > value.p && svg_is_space(value.end[-1]))
		value.end--;
	d->list[d->n].prop = prop;
	d->list[d->n++].value = conv_strndup(s->arena, value.p,
	    (size_t)(value.end - value.p));
}

void
svg_decls(struct svg *s, struct svg_text *t, struct svg_decls *d)
{
	struct svg_text key, value;

	while (blank(t), t->p < t->end && *t->p != '}') {
		key = until(t, ":;}");
		if (t->p == t->end || *t->p != ':') {
			t->p += t->p < t->end && *t->p == ';';
			continue;
		}
		t->p++;
		value = until(t, ";}");
		decl(s, key, value, d);
		t->p += t->p < t->end && *t->p == ';';
	}
}

/* One compound; false: it has what conv does not know. */
static bool
compound(struct svg *s, struct svg_text *t, struct part *p)
{
	const char *start = t->p;

	if (t->p < t->end && *t->p == '*')
		t->p++;
	else if (t->p < t->end && is_name(*t->p))
		p->type = name(s, t);
	while (t->p < t->end) {
		if (*t->p == '#') {
			t->p++;
			p->id = name(s, t);
		} else if (*t->p == '.') {
			t->p++;
			p->classes = arena_grow(s->arena, p->classes,
			    &p->cap, p->nclasses + 1, sizeof(char *));
			p->classes[p->nclasses++] = name(s, t);
		} else if (svg_word(t, ":root")) {
			p->type = "svg";
		} else {
			break;
		}
	}
	return t->p > start;
}

/* False: a selector that never fits here. */
static bool
selector(struct svg *s, struct svg_text t, struct svg_rule *r)
{
	struct part *p;
	bool child = false;

	while (blank(&t), t.p < t.end) {
		if (*t.p == '>' && r->nparts > 0) {
			child = true;
			t.p++;
			continue;
		}
		r->parts = arena_grow(s->arena, r->parts, &r->cap,
		    r->nparts + 1, sizeof(*r->parts));
		p = &r->parts[r->nparts++];
		memset(p, 0, sizeof(*p));
		p->child = child;
		child = false;
		if (!compound(s, &t, p))
			return false;
		r->weight += (p->id != NULL) * 1000000u +
		    (unsigned)(p->nclasses < 999 ? p->nclasses : 999) *
		    1000u + (p->type != NULL);
	}
	return r->nparts > 0 && !child;
}

static void
rule(struct svg *s, struct svg_text heads, const struct svg_decls *d)
{
	struct svg_rule *r;

	while (heads.p < heads.end) {
		r = conv_alloc(s->arena, sizeof(*r));
		r->decls = d;
		r->order = s->nrules;
		if (selector(s, until(&heads, ","), r)) {
			s->rules = arena_grow(s->arena, s->rules,
			    &s->rules_cap, s->nrules + 1,
			    sizeof(struct svg_rule *));
			s->rules[s->nrules++] = r;
		}
		heads.p += heads.p < heads.end;
	}
}

/* @font-face and the like: nothing of it counts. */
static void
at_rule(struct svg_text *t)
{
	until(t, ";{");
	if (t->p < t->end && *t->p == '{') {
		t->p++;
		until(t, "}");
	}
	t->p += t->p < t->end;
}

void
svg_sheet(struct svg *s, const char *text)
{
	struct svg_text t = svg_text(text), heads;
	struct svg_decls *d;

	while (blank(&t), t.p < t.end) {
		if (svg_word(&t, "<!--") || svg_word(&t, "-->"))
			continue;
		if (*t.p == '@') {
			at_rule(&t);
			continue;
		}
		heads = until(&t, "{");
		t.p += t.p < t.end;
		d = conv_alloc(s->arena, sizeof(*d));
		svg_decls(s, &t, d);
		t.p += t.p < t.end;
		if (d->n > 0)
			rule(s, heads, d);
	}
}

static int
by_weight(const void *a, const void *b)
{
	const struct svg_rule *x = *(const struct svg_rule *const *)a;
	const struct svg_rule *y = *(const struct svg_rule *const *)b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

void
svg_sheets_done(struct svg *s)
{
	if (s->nrules > 0)
		qsort(s->rules, s->nrules, sizeof(*s->rules), by_weight);
}

/* Each class that is looked at is spent. */
static bool
has_class(struct svg *s, const char *list, const char *class)
{
	size_t n = strlen(class), k;

	while (list != NULL && *list != '\0' &&
	    svg_spend(s, &s->matches, 1, LIMIT_SVG_MATCHES)) {
		list += strspn(list, " \t\n\r");
		k = strcspn(list, " \t\n\r");
		if (k == n && k > 0 && memcmp(list, class, n) == 0)
			return true;
		list += k;
	}
	return false;
}

static bool
fits(struct svg *s, const struct part *p, const xmlNode *n)
{
	const char *v;
	size_t i;

	if (p->type != NULL && strcasecmp(p->type,
	    (const char *)n->name) != 0)
		return false;
	if (p->id != NULL && ((v = svg_attr(s, n, "id")) == NULL ||
	    strcmp(v, p->id) != 0))
		return false;
	if (p->nclasses == 0)
		return true;
	v = svg_attr(s, n, "class");
	for (i = 0; i < p->nclasses; i++)
		if (!has_class(s, v, p->classes[i]))
			return false;
	return true;
}

/*
 * From the last part upwards, each as near as it can be: that finds all
 * there is to find but for "a > b c" with several b.
 */
static bool
rule_fits(struct svg *s, const struct svg_rule *r, const xmlNode *n)
{
	size_t i = r->nparts - 1;
	bool here = true;

	for (;; n = n->parent) {
		if (n == NULL || n->type != XML_ELEMENT_NODE ||
		    !svg_spend(s, &s->matches, 1, LIMIT_SVG_MATCHES))
			return false;
		if (fits(s, &r->parts[i], n)) {
			if (i == 0)
				return true;
			here = r->parts[i].child;
			i--;
		} else if (here) {
			return false;
		}
	}
}

void
svg_rules(struct svg *s, const xmlNode *n,
    void (*use)(void *, const struct svg_decl *), void *ctx)
{
	const struct svg_decls *d;
	size_t i, k;

	for (i = 0; i < s->nrules; i++) {
		if (!rule_fits(s, s->rules[i], n))
			continue;
		d = s->rules[i]->decls;
		for (k = 0; k < d->n; k++)
			use(ctx, &d->list[k]);
	}
}
