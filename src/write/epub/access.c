/* access.c - what a book says of its accessibility (schema.org's words). */
#include "base/base.h"
#include "write/epub/epub.h"

static void
meta(struct conv_out *o, const char *property, const char *value)
{
	struct html w = { .out = o };

	conv_printf(o, "<meta property=\"schema:%s\">", property);
	html_text(&w, value);
	conv_puts(o, "</meta>\n");
}

/* What the front matter says itself; false: nothing. */
static bool
given(struct epub *e, struct conv_out *o, const char *key,
    const char *property)
{
	const struct conv_meta *m = conv_doc_meta(e->job->doc, key), *it;

	if (m == NULL || m->kind == CONV_META_MAP)
		return false;
	if (m->kind == CONV_META_STRING)
		meta(o, property, m->text);
	for (it = m->first; it != NULL; it = it->next)
		if (it->kind == CONV_META_STRING)
			meta(o, property, it->text);
	return true;
}

static void
features(struct epub *e, struct conv_out *o)
{
	static const char *const always[] = {
		"structuralNavigation", "tableOfContents", "readingOrder",
		"displayTransformability"
	};
	size_t i;

	if (given(e, o, "accessibilityFeatures", "accessibilityFeature"))
		return;
	for (i = 0; i < sizeof(always) / sizeof(always[0]); i++)
		meta(o, "accessibilityFeature", always[i]);
	if (e->has_images && !e->lacks_alt)
		meta(o, "accessibilityFeature", "alternativeText");
}

static void
summary(struct epub *e, struct conv_out *o)
{
	if (given(e, o, "accessibilitySummary", "accessibilitySummary"))
		return;
	meta(o, "accessibilitySummary", !e->has_images ?
	    "The text has structured headings, a table of contents and no "
	    "images." : !e->lacks_alt ?
	    "The text has structured headings and a table of contents; all "
	    "images have descriptions." :
	    "The text has structured headings and a table of contents; some "
	    "images have no description.");
}

void
epub_access(struct epub *e, struct conv_out *o)
{
	if (!given(e, o, "accessModes", "accessMode")) {
		meta(o, "accessMode", "textual");
		if (e->has_images)
			meta(o, "accessMode", "visual");
	}
	if (!given(e, o, "accessModeSufficient", "accessModeSufficient"))
		meta(o, "accessModeSufficient", e->lacks_alt ?
		    "textual,visual" : "textual");
	features(e, o);
	/* pictures may move, and only a person can tell what that does */
	if (!given(e, o, "accessibilityHazards", "accessibilityHazard"))
		meta(o, "accessibilityHazard", e->has_gif ? "unknown" :
		    "none");
	summary(e, o);
}
