/* meta.c - what the metadata says, checked, in plain fields. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "pass/pass.h"
#include "tree/tree.h"

/* The key is given for values of a list, which have none. */
static void
complain(struct conv_job *job, const struct conv_meta *m, const char *key,
    const char *code, const char *msg)
{
	struct conv_node at = { .kind = CONV_DOCUMENT, .pos = m->pos };

	conv_report(job, CONV_WARNING, &at, code, "%s: %s", key, msg);
}

/* Nothing, or YAML's word for it. */
static bool
is_unset(const struct conv_meta *m)
{
	return m->kind == CONV_META_STRING && (*m->text == '\0' ||
	    (m->plain && (strcmp(m->text, "~") == 0 ||
	    strcasecmp(m->text, "null") == 0)));
}

/* The key's value, or that of its other name, where it is set. */
static const struct conv_meta *
get(const struct conv_doc *doc, const char *key, const char *alias)
{
	const struct conv_meta *m = conv_doc_meta(doc, key);

	if ((m == NULL || is_unset(m)) && alias != NULL)
		m = conv_doc_meta(doc, alias);
	return m == NULL || is_unset(m) ? NULL : m;
}

static const struct conv_meta *
map_get_key(const struct conv_meta *map, const char *key)
{
	const struct conv_meta *m;

	for (m = map->first; m != NULL; m = m->next)
		if (strcmp(m->key, key) == 0 && !is_unset(m))
			return m;
	return NULL;
}

/* White space at the ends goes, and in between becomes one space. */
static const char *
trimmed(struct conv_arena *a, const char *s)
{
	char *out = conv_alloc(a, strlen(s) + 1), *p = out;
	size_t n;

	for (s += strspn(s, " \t\n"); *s != '\0'; s += n) {
		n = strcspn(s, " \t\n");
		memcpy(p, s, n);
		p += n;
		s += n;
		n = strspn(s, " \t\n");
		if (s[n] != '\0')
			*p++ = ' ';
	}
	return out;
}

/* Is the markup that of one line: a paragraph, not a list or a heading? */
static bool
is_line(const struct conv_meta *m)
{
	return m->body != NULL && m->body->first != NULL &&
	    m->body->first == m->body->last &&
	    m->body->first->kind == CONV_PARA;
}

/* A string without its markup; NULL where nothing is left. */
static const char *
plain(struct conv_doc *doc, const struct conv_meta *m)
{
	const char *s = trimmed(doc->arena, is_line(m) ?
	    conv_plain_text(doc->arena, m->body) : m->text);

	return *s != '\0' ? s : NULL;
}

/* The plain text of a value that must be a string. */
static const char *
string(struct conv_job *job, struct conv_doc *doc, const struct conv_meta *m)
{
	if (m == NULL)
		return NULL;
	if (m->kind == CONV_META_STRING)
		return plain(doc, m);
	complain(job, m, m->key != NULL ? m->key : "metadata",
	    "bad-metadata", "a string is expected");
	return NULL;
}

/* A DOCUMENT of one paragraph with the text of a string. */
static struct conv_node *
text_body(struct conv_doc *doc, const struct conv_meta *m)
{
	struct conv_node *root = node_new(doc->arena, CONV_DOCUMENT, m->pos);
	struct conv_node *para = node_new(doc->arena, CONV_PARA, m->pos);
	const char *s = trimmed(doc->arena, m->text);

	node_append(root, para);
	node_append(para, node_text(doc->arena, m->pos, s, strlen(s)));
	return root;
}

/* A string and the same with its markup, as one paragraph. */
static const char *
line(struct conv_job *job, struct conv_doc *doc, const struct conv_meta *m,
    const struct conv_node **body)
{
	const char *s = string(job, doc, m);

	if (s != NULL)
		*body = is_line(m) ? m->body : text_body(doc, m);
	return s;
}

/* pandoc's titles for EPUB: a list of {type: main, text: ...}. */
static const struct conv_meta *
typed_title(const struct conv_meta *list, const char *type, bool or_first)
{
	const struct conv_meta *it, *m;

	for (it = list->first; it != NULL; it = it->next)
		if (it->kind == CONV_META_MAP &&
		    (m = map_get_key(it, "type")) != NULL &&
		    m->kind == CONV_META_STRING && strcmp(m->text, type) == 0)
			return map_get_key(it, "text");
	it = list->first;
	if (!or_first || it == NULL)
		return NULL;
	return it->kind == CONV_META_MAP ? map_get_key(it, "text") : it;
}

static void
titles(struct conv_job *job, struct conv_doc *doc)
{
	const struct conv_meta *m = get(doc, "title", NULL);
	const struct conv_meta *sub = get(doc, "subtitle", NULL);
	struct conv_info *info = &doc->info;

	if (m != NULL && m->kind == CONV_META_LIST &&
	    typed_title(m, "main", true) != NULL &&
	    m->first->kind == CONV_META_MAP) {
		if (sub == NULL)
			sub = typed_title(m, "subtitle", false);
		m = typed_title(m, "main", true);
	}
	info->title = line(job, doc, m, &info->title_body);
	info->subtitle = line(job, doc, sub, &info->subtitle_body);
}

/* A heading in an abstract has no section to begin. */
static void
headings_to_strong(struct conv_doc *doc, struct conv_node *root)
{
	struct conv_node *n, *strong;

	for (n = root->first; n != NULL; n = n->next) {
		if (n->kind != CONV_HEADING)
			continue;
		n->kind = CONV_PARA;
		strong = node_new(doc->arena, CONV_STRONG, n->pos);
		node_move_children(n, strong);
		node_append(n, strong);
	}
}

/* A string of Markdown, or a list of such: a paragraph each. */
static void
abstract(struct conv_job *job, struct conv_doc *doc)
{
	const struct conv_meta *m = get(doc, "abstract", "summary"), *it;
	struct conv_node *root;

	if (m == NULL)
		return;
	if (m->kind == CONV_META_MAP) {
		complain(job, m, m->key, "bad-metadata",
		    "a text is expected");
		return;
	}
	root = node_new(doc->arena, CONV_DOCUMENT, m->pos);
	for (it = m->kind == CONV_META_LIST ? m->first : m; it != NULL;
	    it = m->kind == CONV_META_LIST ? it->next : NULL)
		if (it->kind != CONV_META_STRING)
			complain(job, it, m->key, "bad-metadata",
			    "a text is expected");
		else if (!is_unset(it))
			node_move_children(it->body != NULL ?
			    (struct conv_node *)it->body :
			    text_body(doc, it), root);
	headings_to_strong(doc, root);
	if (root->first != NULL)
		doc->info.abstract = root;
}

/* A string of a mapping; of a list its strings, of a mapping its name. */
static const char *
field(struct conv_doc *doc, const struct conv_meta *map, const char *key)
{
	const struct conv_meta *m = map_get_key(map, key), *it;
	const char *s = NULL, *one;

	if (m != NULL && m->kind == CONV_META_STRING)
		return plain(doc, m);
	for (it = m != NULL && m->kind == CONV_META_LIST ? m->first : m;
	    it != NULL; it = it == m ? NULL : it->next) {
		if (it->kind == CONV_META_MAP)
			one = map_get_key(it, "name") != NULL ?
			    field(doc, it, "name") : NULL;
		else
			one = it->kind == CONV_META_STRING ?
			    plain(doc, it) : NULL;
		if (one != NULL)
			s = s == NULL ? one : conv_asprintf(doc->arena,
			    "%s; %s", s, one);
	}
	return s;
}

/* "Ada Lovelace <ada@example.org>" */
static void
name_and_email(struct conv_doc *doc, const struct conv_meta *m,
    struct conv_author *a)
{
	const char *s = trimmed(doc->arena, m->text), *lt = strrchr(s, '<');
	size_t len = strlen(s);

	if (lt == NULL || lt == s || s[len - 1] != '>' ||
	    memchr(lt, '@', strlen(lt)) == NULL || strchr(lt, ' ') != NULL) {
		a->name = plain(doc, m);
		return;
	}
	a->email = conv_strndup(doc->arena, lt + 1, strlen(lt) - 2);
	a->name = trimmed(doc->arena, conv_strndup(doc->arena, s,
	    (size_t)(lt - s)));
}

static const char *
orcid_url(struct conv_arena *a, const char *orcid)
{
	return orcid == NULL || strstr(orcid, "://") != NULL ? orcid :
	    conv_asprintf(a, "https://orcid.org/%s", orcid);
}

static bool
author(struct conv_job *job, struct conv_doc *doc,
    const struct conv_meta *m, struct conv_author *a)
{
	const char *given, *family;

	memset(a, 0, sizeof(*a));
	if (m->kind == CONV_META_STRING) {
		name_and_email(doc, m, a);
	} else if (m->kind == CONV_META_MAP) {
		if ((a->name = field(doc, m, "name")) == NULL)
			a->name = field(doc, m, "text");
		given = field(doc, m, "given");
		family = field(doc, m, "family");
		if (a->name == NULL && family != NULL)
			a->name = given == NULL ? family : conv_asprintf(
			    doc->arena, "%s %s", given, family);
		a->email = field(doc, m, "email");
		a->affiliation = field(doc, m, "affiliation");
		if (a->affiliation == NULL)
			a->affiliation = field(doc, m, "institute");
		if ((a->url = field(doc, m, "url")) == NULL)
			a->url = orcid_url(doc->arena,
			    field(doc, m, "orcid"));
	}
	if (a->name != NULL)
		return true;
	complain(job, m, "author", "bad-metadata", "it needs a name");
	return false;
}

static void
authors(struct conv_job *job, struct conv_doc *doc)
{
	const struct conv_meta *m = get(doc, "author", "authors"), *it;
	struct conv_author *list;
	size_t n = 1;

	if (m == NULL && (m = get(doc, "creator", NULL)) == NULL)
		return;
	for (it = m->first; m->kind == CONV_META_LIST && it != NULL;
	    it = it->next)
		n++;
	list = conv_alloc(doc->arena, n * sizeof(*list));
	doc->info.authors = list;
	for (it = m->kind == CONV_META_LIST ? m->first : m; it != NULL;
	    it = it == m ? NULL : it->next)
		if (!is_unset(it))
			doc->info.nauthors += author(job, doc, it,
			    &list[doc->info.nauthors]);
}

/* A list, or a string with commas. */
static void
keywords(struct conv_job *job, struct conv_doc *doc)
{
	const struct conv_meta *m = get(doc, "keywords", "tags"), *it;
	const char **list = NULL, *s, *word;
	size_t n = 0, cap = 0, len;

	for (it = m != NULL && m->kind == CONV_META_LIST ? m->first : m;
	    it != NULL; it = it == m ? NULL : it->next) {
		if (it->kind != CONV_META_STRING) {
			complain(job, it, m->key, "bad-metadata",
			    "a string is expected");
			continue;
		}
		for (s = plain(doc, it); s != NULL && *s != '\0'; s += len) {
			s += *s == ',' || *s == ';';
			len = it != m ? strlen(s) : strcspn(s, ",;");
			word = trimmed(doc->arena, conv_strndup(doc->arena,
			    s, len));
			if (*word == '\0')
				continue;
			list = arena_grow(doc->arena, list, &cap, n + 1,
			    sizeof(*list));
			list[n++] = word;
		}
	}
	doc->info.keywords = list;
	doc->info.nkeywords = n;
}

/* A string, or pandoc's {scheme: DOI, text: ...}, or a list: its first. */
static const char *
identifier(struct conv_job *job, struct conv_doc *doc)
{
	const struct conv_meta *m = get(doc, "identifier", NULL);
	const char *text, *scheme;

	if (m != NULL && m->kind == CONV_META_LIST)
		m = m->first;
	if (m == NULL || m->kind != CONV_META_MAP)
		return string(job, doc, m);
	if ((text = field(doc, m, "text")) == NULL) {
		complain(job, m, "identifier", "bad-metadata",
		    "it needs a text");
		return NULL;
	}
	scheme = field(doc, m, "scheme");
	if (scheme != NULL && strchr(text, ':') == NULL) {
		if (strncasecmp(scheme, "ISBN", 4) == 0)
			return conv_asprintf(doc->arena, "urn:isbn:%s", text);
		if (strcasecmp(scheme, "DOI") == 0)
			return conv_asprintf(doc->arena, "doi:%s", text);
		if (strcasecmp(scheme, "UUID") == 0)
			return conv_asprintf(doc->arena, "urn:uuid:%s", text);
	}
	return text;
}

/* By its script, where that tells one language. */
static void
guess_language(struct conv_job *job, struct conv_doc *doc)
{
	const char *lang = text_lang(doc, &doc->info.dir);

	doc->info.lang = lang != NULL ? lang : "en";
	if (lang != NULL)
		conv_report(job, CONV_INFO, doc->root, "guessed-lang",
		    "no language is named; by its script it is taken for "
		    "'%s'", lang);
}

static void
language(struct conv_job *job, struct conv_doc *doc)
{
	const struct conv_meta *m = get(doc, "lang", "language");
	const char *s = string(job, doc, m);

	if (m == NULL)
		guess_language(job, doc);
	else
		doc->info.lang = s != NULL ? lang_normal(doc->arena, s) :
		    "en";
	if (doc->info.lang != NULL)
		return;
	doc->info.lang = "en";
	complain(job, m, m->key, "bad-lang", "not a language tag such as en or "
	    "pt-BR; en is taken");
}

static void
direction(struct conv_job *job, struct conv_doc *doc)
{
	const struct conv_meta *m = get(doc, "dir", NULL);
	const char *s = string(job, doc, m);

	if (doc->info.dir == NULL)	/* the language was named */
		doc->info.dir = lang_dir(doc->info.lang);
	if (s == NULL)
		return;
	if (strcmp(s, "rtl") == 0 || strcmp(s, "ltr") == 0)
		doc->info.dir = s;
	else
		complain(job, m, m->key, "bad-metadata",
		    "ltr or rtl is expected");
}

bool
pass_meta(struct conv_job *job, struct conv_doc *doc)
{
	struct conv_info *info = &doc->info;

	titles(job, doc);
	info->date = string(job, doc, get(doc, "date", NULL));
	info->description = string(job, doc, get(doc, "description", NULL));
	info->rights = string(job, doc, get(doc, "rights", "copyright"));
	info->publisher = string(job, doc, get(doc, "publisher", NULL));
	info->identifier = identifier(job, doc);
	info->cover_image = string(job, doc, get(doc, "cover-image",
	    "epub-cover-image"));
	abstract(job, doc);
	language(job, doc);
	direction(job, doc);
	authors(job, doc);
	keywords(job, doc);
	return true;
}
