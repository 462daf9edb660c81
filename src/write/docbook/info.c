/* info.c - what the metadata says, as info, articleinfo or bookinfo. */
#include <string.h>

#include "write/docbook/docbook.h"

void
write_title(struct docbook *w, const struct conv_node *body, const char *text)
{
	const struct conv_node *block;

	if (body == NULL || body->first == NULL) {
		xml_puts(w->x, text);
		return;
	}
	w->foreign = true;
	for (block = body->first; block != NULL; block = block->next)
		if (block->kind == CONV_PARA)
			write_children(w, block);
		else
			xml_puts(w->x, conv_plain_text(w->job->arena, block));
	w->foreign = false;
}

static void
titles_write(struct docbook *w)
{
	const struct conv_info *info = &w->doc->info;

	xml_line(w->x, "title");
	if (w->lifted != NULL) {
		put_common(w, w->lifted->first, NULL);
		write_children(w, w->lifted->first);
	} else
		write_title(w, info->title_body, info->title);
	xml_end(w->x);
	if (info->subtitle == NULL)
		return;
	xml_line(w->x, "subtitle");
	write_title(w, info->subtitle_body, info->subtitle);
	xml_end(w->x);
}

static void
affiliation_write(struct docbook *w, const char *name)
{
	if (name == NULL)
		return;
	xml_line(w->x, "affiliation");
	xml_line_text(w->x, "orgname", name);
	xml_end_block(w->x);
}

/* In 4.5 a name has parts, which ours do not tell: it is all surname. */
static void
author_write(struct docbook *w, const struct conv_author *a)
{
	bool v5 = w->dialect->namespaces;

	xml_line(w->x, "author");
	xml_line_text(w->x, v5 ? "personname" : "surname", a->name);
	affiliation_write(w, a->affiliation);
	if (a->url != NULL && v5)
		xml_line_text(w->x, "uri",
		    uri_clean(w->job->arena, a->url));
	else if (a->url != NULL) {
		xml_line(w->x, "authorblurb");
		xml_line(w->x, "para");
		xml_start(w->x, "ulink");
		xml_attr(w->x, "url", uri_clean(w->job->arena, a->url));
		xml_puts(w->x, a->url);
		xml_end(w->x);
		xml_end(w->x);
		xml_end_block(w->x);
	}
	xml_line_text(w->x, "email", a->email);
	xml_end_block(w->x);
}

static void
authors_write(struct docbook *w)
{
	const struct conv_info *info = &w->doc->info;
	size_t i;

	if (info->nauthors > 1)
		xml_line(w->x, "authorgroup");
	for (i = 0; i < info->nauthors; i++)
		author_write(w, &info->authors[i]);
	if (info->nauthors > 1)
		xml_end_block(w->x);
}

/*
 * A block of the abstract: paragraphs only, which may hold the others but
 * not one another.
 */
static void
abstract_block(struct docbook *w, const struct conv_node *n)
{
	if (n->kind == CONV_PARA || n->kind == CONV_HEADING) {
		write_node(w, n);
		return;
	}
	xml_line(w->x, "para");
	if (n->kind == CONV_FIGURE)
		write_children(w, n);
	else if (n->kind == CONV_HTML_BLOCK || n->kind == CONV_TABLE)
		xml_puts(w->x, conv_plain_text(w->job->arena, n));
	else
		write_node(w, n);
	xml_end(w->x);
}

static void
abstract_write(struct docbook *w)
{
	const struct conv_node *n = w->doc->info.abstract;

	if (n == NULL || n->first == NULL)
		return;
	xml_line(w->x, "abstract");
	w->foreign = w->in_note = true;
	for (n = n->first; n != NULL; n = n->next)
		abstract_block(w, n);
	w->foreign = w->in_note = false;
	xml_end_block(w->x);
}

static void
keywords_write(struct docbook *w)
{
	const struct conv_info *info = &w->doc->info;
	size_t i;

	if (info->nkeywords == 0)
		return;
	xml_line(w->x, "keywordset");
	for (i = 0; i < info->nkeywords; i++)
		xml_line_text(w->x, "keyword", info->keywords[i]);
	xml_end_block(w->x);
}

static bool
starts_with(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* What an identifier is, where its form tells; a prefix may go then. */
static const struct form {
	const char	*prefix, *class;
	bool		 drop;
} forms[] = {
	{ "urn:isbn:", "isbn", true }, { "isbn:", "isbn", true },
	{ "ISBN ", "isbn", true }, { "urn:issn:", "issn", true },
	{ "ISSN ", "issn", true }, { "doi:", "doi", true },
	{ "10.", "doi", false }, { "http://", "uri", false },
	{ "https://", "uri", false }, { "urn:", "uri", false }
};

static void
identifier_write(struct docbook *w)
{
	const char *id = w->doc->info.identifier;
	const struct form *f = forms, *end = forms + sizeof(forms) /
	    sizeof(forms[0]);

	if (id == NULL)
		return;
	while (f < end && !starts_with(id, f->prefix))
		f++;
	xml_line(w->x, "biblioid");
	if (f < end)
		xml_attr(w->x, "class", f->class);
	xml_puts(w->x, f < end && f->drop ? id + strlen(f->prefix) : id);
	xml_end(w->x);
}

/* Keys of the front matter that are an element of their own. */
static void
others_write(struct docbook *w)
{
	static const char *const keys[][2] = {
		{ "version", "releaseinfo" }, { "edition", "edition" },
		{ "volume", "volumenum" }, { "issue", "issuenum" }
	};
	const struct conv_meta *m;
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		m = conv_doc_meta(w->doc, keys[i][0]);
		if (m != NULL && m->kind == CONV_META_STRING)
			xml_line_text(w->x, keys[i][1], m->text);
	}
}

static void
rights_write(struct docbook *w)
{
	if (w->doc->info.rights == NULL)
		return;
	xml_line(w->x, "legalnotice");
	xml_line_text(w->x, "para", w->doc->info.rights);
	xml_end_block(w->x);
}

static void
publisher_write(struct docbook *w)
{
	if (w->doc->info.publisher == NULL)
		return;
	xml_line(w->x, "publisher");
	xml_line_text(w->x, "publishername", w->doc->info.publisher);
	xml_end_block(w->x);
}

static void
description_write(struct docbook *w)
{
	if (w->doc->info.description == NULL)
		return;
	xml_line(w->x, "bibliomisc");
	xml_attr(w->x, "role", "description");
	xml_puts(w->x, w->doc->info.description);
	xml_end(w->x);
}

void
info_write(struct docbook *w)
{
	xml_line(w->x, w->dialect->namespaces ? "info" :
	    w->division == ARTICLE ? "articleinfo" : "bookinfo");
	titles_write(w);
	authors_write(w);
	xml_line_text(w->x, "date", w->doc->info.date);
	identifier_write(w);
	others_write(w);
	publisher_write(w);
	rights_write(w);
	abstract_write(w);
	keywords_write(w);
	description_write(w);
	xml_end_block(w->x);
}
