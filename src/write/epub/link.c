/* link.c - where links, pictures and notes are, seen from a chapter. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "write/epub/epub.h"

static const char *
id(struct html *w, const char *s)
{
	return epub_id(w->ctx, s);
}

static const char *
anon(struct html *w, const struct conv_node *n)
{
	return epub_get(((struct epub *)w->ctx)->anon, n);
}

/* Without the name of the file where it is this one. */
static const char *
from_here(struct epub *e, size_t chapter, const char *fragment)
{
	return conv_asprintf(e->arena, "%s#%s",
	    chapter == e->cur ? "" : e->chapters[chapter].name, fragment);
}

/*
 * Does a reader of books follow such links?  Others of IANA's schemes are
 * for the programs of a desktop, and EPUBCheck warns of them (HTM-025).
 */
static bool
is_followed(const char *url)
{
	static const char *const schemes[] = {
		"cid", "dav", "dict", "fax", "ftp", "gopher", "http", "https",
		"im", "imap", "info", "ipp", "irc", "ldap", "mailto", "mid",
		"news", "nfs", "nntp", "pop", "pres", "rtsp", "sip", "sips",
		"tag", "tel", "telnet", "tftp", "urn", "xmpp"
	};
	size_t i, n = url_scheme(url);

	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strlen(schemes[i]) + 1 == n &&
		    strncasecmp(url, schemes[i], n - 1) == 0)
			return true;
	return n == 0;
}

static const char *
external(struct epub *e, const struct conv_node *n, const char *url)
{
	if (strncmp(url, "//", 2) == 0)
		url = conv_asprintf(e->arena, "https:%s", url);
	if (url_is_valid(url) && is_followed(url))
		return url;
	conv_report(e->job, CONV_WARNING, n, "lost-link",
	    "a book can't link to '%s'", url);
	return NULL;
}

static const char *
href(struct html *w, const struct conv_node *n)
{
	struct epub *e = w->ctx;

	switch (n->u.link.dest) {
	case CONV_DEST_INTERNAL:
		return epub_url(e, n->u.link.target);
	case CONV_DEST_EXTERNAL:
		return external(e, n, n->u.link.url);
	case CONV_DEST_FILE:
		if (!n->u.link.missing)
			conv_report(e->job, CONV_WARNING, n, "lost-link",
			    "'%s' is not in the book", n->u.link.url);
		return NULL;
	case CONV_DEST_DEAD:
	case CONV_DEST_UNSAFE:
		break;
	}
	return NULL;
}

/* Once for each picture; others are reported where they were looked for. */
static void
report(struct epub *e, const struct conv_node *n)
{
	const struct conv_resource *res = n->u.image.res;

	if (epub_get(e->told, res) != NULL)
		return;
	epub_set(e, e->told, res, e);
	if (epub_get(e->cleaned, res) != NULL)
		conv_report(e->job, CONV_WARNING, n, "image-cleaned",
		    EPUB_CLEANED, res->url);
	else if (res->state == CONV_RES_REMOTE)
		conv_report(e->job, CONV_WARNING, n, "remote-image",
		    "%s is not fetched; the book links to it", res->url);
	else if (res->state == CONV_RES_OK)
		conv_report(e->job, CONV_WARNING, n, "image-type",
		    epub_suffix(res->mime) == NULL ? "%s: a book can't hold "
		    "%s" : "%s is damaged", res->url, res->mime);
}

/* What stands in for a picture that the book does not hold. */
static void
instead(struct html *w, const struct conv_node *n)
{
	const struct conv_resource *res = n->u.image.res;
	struct epub *e = w->ctx;
	const char *alt = conv_plain_text(e->arena, n), *url = NULL;

	report(e, n);
	if (res->state == CONV_RES_REMOTE && w->closing == NULL) {
		url = strncmp(res->url, "//", 2) == 0 ?
		    conv_asprintf(e->arena, "https:%s", res->url) : res->url;
		if (!url_is_valid(url) || !is_followed(url))
			url = NULL;
	}
	conv_puts(w->out, url != NULL ? "<a class=\"image\"" :
	    "<span class=\"image\"");
	if (url != NULL)
		html_url(w, "href", url);
	conv_putc(w->out, '>');
	html_text(w, *alt != '\0' ? alt : label(w->lang, LABEL_IMAGE));
	conv_puts(w->out, url != NULL ? "</a>" : "</span>");
}

static const char *
src(struct html *w, const struct conv_node *n)
{
	struct epub *e = w->ctx;
	const char *name = epub_image(e, n->u.image.res);

	if (name == NULL) {
		instead(w, n);
		return NULL;
	}
	if (epub_get(e->cleaned, n->u.image.res) != NULL)
		report(e, n);
	e->has_images = true;
	if (n->first == NULL)
		e->lacks_alt = true;
	return name;
}

static const char *
note(struct html *w, const struct conv_node *ref)
{
	uint32_t number = ref->u.note_ref.note->u.note.number;
	struct epub *e = w->ctx;

	return from_here(e, e->notes[number - 1].home, epub_id(e,
	    conv_asprintf(e->arena, "fn%u", number)));
}

static const char *
back(struct html *w, const struct conv_node *n, uint32_t nth)
{
	struct epub *e = w->ctx;

	return from_here(e, e->notes[n->u.note.number - 1].calls[nth],
	    epub_id(e, html_ref_id(w, n, nth)));
}

static const char *
section(struct html *w, const struct conv_node *n)
{
	return epub_url(w->ctx, n);
}

void
epub_links(struct epub *e)
{
	e->html.ctx = e;
	e->html.id = id;
	e->html.anon = anon;
	e->html.href = href;
	e->html.src = src;
	e->html.note = note;
	e->html.back = back;
	e->html.section = section;
}
