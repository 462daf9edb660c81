/* meta.c - what the metadata says, checked, in plain fields. */
#include <ctype.h>
#include <string.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

static void
complain(struct conv_job *job, const struct conv_meta *m, const char *code,
    const char *msg)
{
	struct conv_node at = { .kind = CONV_DOCUMENT, .pos = m->pos };

	conv_report(job, CONV_WARNING, &at, code, "%s: %s",
	    m->key != NULL ? m->key : "metadata", msg);
}

/* A value without its markup. */
static const char *
plain(struct conv_doc *doc, const struct conv_meta *m)
{
	return m->body != NULL ? conv_plain_text(doc->arena, m->body) :
	    m->text;
}

/* The plain text of a key; NULL where it is unset or empty. */
static const char *
string(struct conv_job *job, struct conv_doc *doc, const char *key)
{
	const struct conv_meta *m = conv_doc_meta(doc, key);

	if (m == NULL)
		return NULL;
	if (m->kind != CONV_META_STRING) {
		complain(job, m, "bad-metadata", "a string is expected");
		return NULL;
	}
	return *m->text != '\0' ? plain(doc, m) : NULL;
}

/* The text of a key as a DOCUMENT of blocks, or NULL. */
static const struct conv_node *
body(struct conv_doc *doc, const char *key)
{
	const struct conv_meta *m = conv_doc_meta(doc, key);
	struct conv_node *root, *para;

	if (m == NULL || m->kind != CONV_META_STRING || *m->text == '\0')
		return NULL;
	if (m->body != NULL)
		return m->body;
	root = node_new(doc->arena, CONV_DOCUMENT, m->pos);
	para = node_new(doc->arena, CONV_PARA, m->pos);
	node_append(root, para);
	node_append(para, node_text(doc->arena, m->pos, m->text,
	    strlen(m->text)));
	return root;
}

static const char *
map_string(struct conv_doc *doc, const struct conv_meta *map,
    const char *key)
{
	const struct conv_meta *m;

	for (m = map->first; m != NULL; m = m->next)
		if (strcmp(m->key, key) == 0 && m->kind == CONV_META_STRING &&
		    *m->text != '\0')
			return plain(doc, m);
	return NULL;
}

static bool
author(struct conv_job *job, struct conv_doc *doc,
    const struct conv_meta *m, struct conv_author *a)
{
	const char *orcid;

	if (m->kind == CONV_META_STRING) {
		a->name = plain(doc, m);
		return *a->name != '\0';
	}
	if (m->kind == CONV_META_MAP) {
		a->name = map_string(doc, m, "name");
		a->email = map_string(doc, m, "email");
		a->affiliation = map_string(doc, m, "affiliation");
		a->url = map_string(doc, m, "url");
		orcid = map_string(doc, m, "orcid");
		if (a->url == NULL && orcid != NULL)
			a->url = strstr(orcid, "://") != NULL ? orcid :
			    conv_asprintf(doc->arena, "https://orcid.org/%s",
			    orcid);
		if (a->name != NULL)
			return true;
	}
	complain(job, m, "bad-metadata", "an author needs a name");
	return false;
}

static void
authors(struct conv_job *job, struct conv_doc *doc)
{
	const struct conv_meta *m = conv_doc_meta(doc, "author"), *it;
	struct conv_author *list;
	size_t n = 0;

	if (m == NULL)
		m = conv_doc_meta(doc, "authors");
	if (m == NULL)
		return;
	for (it = m->first; m->kind == CONV_META_LIST && it != NULL;
	    it = it->next)
		n++;
	list = conv_alloc(doc->arena, (n + 1) * sizeof(*list));
	doc->info.authors = list;
	if (m->kind != CONV_META_LIST) {
		doc->info.nauthors = author(job, doc, m, list);
		return;
	}
	for (it = m->first; it != NULL; it = it->next)
		doc->info.nauthors += author(job, doc, it,
		    &list[doc->info.nauthors]);
}

/* A list, or a string with commas. */
static void
keywords(struct conv_job *job, struct conv_doc *doc)
{
	const struct conv_meta *m = conv_doc_meta(doc, "keywords"), *it;
	const char **list = NULL, *s;
	size_t n = 0, cap = 0, len;

	if (m == NULL)
		return;
	for (it = m->kind == CONV_META_LIST ? m->first : m; it != NULL;
	    it = m->kind == CONV_META_LIST ? it->next : NULL) {
		if (it->kind != CONV_META_STRING) {
			complain(job, it, "bad-metadata",
			    "a keyword is a string");
			continue;
		}
		for (s = plain(doc, it); *s != '\0'; s += len + (s[len] != 0)) {
			s += strspn(s, " ");
			len = m->kind == CONV_META_LIST ? strlen(s) :
			    strcspn(s, ",;");
			if (len == 0)
				continue;
			list = arena_grow(doc->arena, list, &cap, n + 1,
			    sizeof(*list));
			list[n++] = conv_strndup(doc->arena, s, len);
		}
	}
	doc->info.keywords = list;
	doc->info.nkeywords = n;
}

/* Letters and digits in parts of 1 to 8, the first of 2 to 8 letters. */
static bool
is_language(const char *s)
{
	size_t n = 0, part = 0;

	for (;; s++) {
		if (*s == '-' || *s == '\0') {
			if (n == 0 || n > 8 || (part == 0 && n < 2))
				return false;
			if (*s == '\0')
				return true;
			part++;
			n = 0;
		} else if (isalpha((unsigned char)*s) ||
		    (part > 0 && isdigit((unsigned char)*s))) {
			n++;
		} else {
			return false;
		}
	}
}

static void
language(struct conv_job *job, struct conv_doc *doc)
{
	const char *s = string(job, doc, "lang"), *dot;
	char *lang, *p;

	doc->info.lang = "en";
	if (s == NULL)
		return;
	/* a POSIX locale's name is meant as its language */
	dot = strpbrk(s, ".@");
	lang = conv_strndup(doc->arena, s, dot != NULL ? (size_t)(dot - s) :
	    strlen(s));
	for (p = lang; *p != '\0'; p++)
		if (*p == '_')
			*p = '-';
	if (is_language(lang))
		doc->info.lang = lang;
	else
		complain(job, conv_doc_meta(doc, "lang"), "bad-lang",
		    "not a language tag such as en or pt-BR");
}

static void
direction(struct conv_job *job, struct conv_doc *doc)
{
	static const char *const rtl[] = {
		"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "nqo",
		"pnb", "ps", "sd", "syr", "ug", "ur", "yi"
	};
	const char *dir = string(job, doc, "dir");
	const char *lang = doc->info.lang;
	size_t i, n;

	doc->info.dir = "ltr";
	if (dir != NULL && (strcmp(dir, "rtl") == 0 ||
	    strcmp(dir, "ltr") == 0)) {
		doc->info.dir = dir;
		return;
	}
	if (dir != NULL)
		complain(job, conv_doc_meta(doc, "dir"), "bad-metadata",
		    "ltr or rtl is expected");
	for (i = 0; i < sizeof(rtl) / sizeof(rtl[0]); i++) {
		n = strlen(rtl[i]);
		if (strncmp(lang, rtl[i], n) == 0 &&
		    (lang[n] == '\0' || lang[n] == '-'))
			doc->info.dir = "rtl";
	}
}

bool
pass_meta(struct conv_job *job, struct conv_doc *doc)
{
	struct conv_info *info = &doc->info;

	info->title = string(job, doc, "title");
	info->subtitle = string(job, doc, "subtitle");
	info->date = string(job, doc, "date");
	info->description = string(job, doc, "description");
	info->rights = string(job, doc, "rights");
	if (info->rights == NULL)
		info->rights = string(job, doc, "copyright");
	info->publisher = string(job, doc, "publisher");
	info->identifier = string(job, doc, "identifier");
	info->cover_image = string(job, doc, "cover-image");
	info->title_body = body(doc, "title");
	info->subtitle_body = body(doc, "subtitle");
	info->abstract = body(doc, "abstract");
	language(job, doc);
	direction(job, doc);
	authors(job, doc);
	keywords(job, doc);
	return true;
}
