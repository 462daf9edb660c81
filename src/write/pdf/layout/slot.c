/* slot.c - what is written at the head and the foot of a page. */
#include <string.h>

#include "write/pdf/layout/layout.h"

static const char *const options[SLOT_NSLOTS] = {
	"header-left", "header-center", "header-right",
	"footer-left", "footer-center", "footer-right"
};

enum field {
	FIELD_PAGE, FIELD_PAGES, FIELD_TITLE, FIELD_SUBTITLE, FIELD_SECTION,
	FIELD_CHAPTER, FIELD_AUTHOR, FIELD_DATE,
	FIELD_NFIELDS
};

static const char *const fields[FIELD_NFIELDS] = {
	"page", "pages", "title", "subtitle", "section", "chapter",
	"author", "date"
};

/* The field that begins behind "{" at s, *len its name's; or -1. */
static int
field_find(const char *s, size_t *len)
{
	int i;

	*len = strcspn(s, "}");
	for (i = 0; i < FIELD_NFIELDS; i++)
		if (s[*len] == '}' && strlen(fields[i]) == *len &&
		    memcmp(fields[i], s, *len) == 0)
			return i;
	return -1;
}

/* Does the text name fields that there are?  False: reported. */
static bool
slot_check(struct pdf *pdf, const char *option, const char *s)
{
	struct conv_node at = { .kind = CONV_DOCUMENT };
	const char *name, *near;
	size_t len;

	while ((s = strchr(s, '{')) != NULL) {
		if (*++s == '{') {
			s++;
			continue;
		}
		if (field_find(s, &len) >= 0)
			continue;
		name = conv_strndup(pdf->arena, s, len);
		near = conv_nearest(name, fields, FIELD_NFIELDS);
		at.pos = style_place(pdf, option);
		conv_report(pdf->job, CONV_ERROR, &at, "bad-option",
		    s[len] == '\0' ? "%s: '{%s' lacks its }; a brace is "
		    "written {{" : near != NULL ? "%s: there is no {%s}; did "
		    "you mean {%s}?" : "%s: there is no {%s}", option, name,
		    near);
		return false;
	}
	return true;
}

bool
slots_init(struct pdf *pdf)
{
	const char *s;
	int i;

	for (i = 0; i < SLOT_NSLOTS; i++) {
		s = conv_opt_str(pdf->job, options[i]);
		if (s != NULL && !slot_check(pdf, options[i], s))
			return false;
		pdf->geometry->slots[i] = s;
	}
	return true;
}

/* What stands where no option tells. */
static const char *
slot_default(const struct layout *l, enum slot slot,
    const struct slot_facts *facts)
{
	const struct pdf_geometry *g = l->geo;
	enum conv_title_from from = l->pdf->doc->info.title_from;

	if (slot == SLOT_FOOTER_CENTER && g->pagestyle != PAGE_EMPTY)
		/* with spaces, text from the right would swap the numbers */
		return g->rtl ? "{page}/{pages}" : "{page} / {pages}";
	if (g->pagestyle != PAGE_HEADINGS || facts->page == 1 ||
	    facts->opens)
		return "";
	if (slot == SLOT_HEADER_RIGHT)
		return "{section}";
	/* a first section's title is that of the whole if it is the whole */
	return slot == SLOT_HEADER_LEFT && (from == CONV_TITLE_GIVEN ||
	    (from == CONV_TITLE_HEADING && facts->depth > 1)) ?
	    "{title}" : "";
}

/* The names of all authors. */
static void
authors_put(struct conv_out *out, const struct conv_info *info)
{
	size_t i;

	for (i = 0; i < info->nauthors; i++)
		conv_printf(out, "%s%s", i > 0 ? ", " : "",
		    info->authors[i].name);
}

static void
field_put(struct conv_out *out, const struct layout *l, int field,
    const struct slot_facts *facts)
{
	const struct conv_info *info = &l->pdf->doc->info;
	const char *const texts[FIELD_NFIELDS] = {
		[FIELD_TITLE] = info->title,
		[FIELD_SUBTITLE] = info->subtitle,
		[FIELD_SECTION] = facts->section,
		[FIELD_CHAPTER] = facts->chapter,
		[FIELD_DATE] = info->date
	};

	if (field == FIELD_PAGE)
		conv_printf(out, "%zu", facts->page);
	else if (field == FIELD_PAGES)
		conv_printf(out, "%zu", facts->npages);
	else if (field == FIELD_AUTHOR)
		authors_put(out, info);
	else if (texts[field] != NULL)
		conv_puts(out, texts[field]);
}

const char *
slot_text(const struct layout *l, enum slot slot,
    const struct slot_facts *facts)
{
	const char *s = l->geo->slots[slot];
	bool title = l->geo->titlepage && facts->page == 1 &&
	    l->pdf->doc->info.title_from == CONV_TITLE_GIVEN;
	struct out_mem m;
	size_t len;
	int field;

	if (title)
		return "";
	if (s == NULL)
		s = slot_default(l, slot, facts);
	out_mem_init(&m, l->arena);
	for (; *s != '\0'; s += len) {
		if (*s != '{') {
			len = strcspn(s, "{");
			conv_put(&m.out, s, len);
			continue;
		}
		len = 2;
		if (s[1] == '{') {
			conv_putc(&m.out, '{');
			continue;
		}
		if ((field = field_find(s + 1, &len)) < 0)
			break;		/* slots_init() saw to it */
		field_put(&m.out, l, field, facts);
		len += 2;	/* the braces */
	}
	return out_mem_str(&m);
}
