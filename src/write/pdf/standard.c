/* standard.c - which standards a file is to meet, and what they ask of it. */
#include <string.h>
#include <strings.h>

#include "base/base.h"
#include "write/pdf/pdf.h"

/* One word of -V pdfstandard. */
struct word {
	const char	*name;
	int		 part;		/* of PDF/A, or 0 */
	char		 level;		/* of PDF/A, or 0 */
	int		 ua;		/* part of PDF/UA, or 0 */
	int		 version;	/* of PDF, times 10 */
	bool		 source;	/* may hold the document's source */
};

static const struct word words[] = {
	{ "a-1b", 1, 'B', 0, 14, false },
	{ "a-2a", 2, 'A', 0, 17, false },
	{ "a-2b", 2, 'B', 0, 17, false },
	{ "a-2u", 2, 'U', 0, 17, false },
	{ "a-3a", 3, 'A', 0, 17, true },
	{ "a-3b", 3, 'B', 0, 17, true },
	{ "a-3u", 3, 'U', 0, 17, true },
	{ "a-4", 4, 0, 0, 20, false },
	{ "a-4f", 4, 'F', 0, 20, true },
	{ "ua-1", 0, 0, 1, 17, false },
	{ "ua-2", 0, 0, 2, 20, false },
	{ "none", 0, 0, 0, 17, false }
};

/* PDF/A-2b, A-2B, a2b: all are a-2b. */
static const struct word *
word_find(const char *s, size_t n)
{
	const struct word *w;
	size_t i, k, m;

	if (n > 4 && strncasecmp(s, "pdf/", 4) == 0) {
		s += 4;
		n -= 4;
	}
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		w = &words[i];
		for (k = m = 0; k < n && w->name[m] != '\0'; m++) {
			if (w->name[m] == '-' && s[k] != '-')
				continue;
			if ((s[k] | 0x20) != (w->name[m] | 0x20))
				break;
			k++;
		}
		if (k == n && w->name[m] == '\0')
			return w;
	}
	return NULL;
}

/* False: the two ask for different versions of PDF, or one for nothing. */
static bool
word_add(struct pdf_standard *st, const struct word *w, bool first)
{
	bool nothing = w->part == 0 && w->ua == 0;

	if (!first && (nothing || st->version != w->version ||
	    (st->part == 0 && st->ua == 0)))
		return false;
	if (w->part != 0) {
		st->part = w->part;
		st->level = w->level;
		st->source = w->source;
	}
	if (w->ua != 0)
		st->ua = w->ua;
	st->version = w->version;
	return true;
}

static bool
bad_word(struct pdf *pdf, const char *s, size_t n, const char *what)
{
	const struct conv_meta *m = conv_doc_meta(pdf->doc, "pdfstandard");
	struct conv_node at = { .kind = CONV_DOCUMENT };

	at.pos.file = pdf->doc->file;
	if (m != NULL)
		at.pos = m->pos;
	conv_report(pdf->job, CONV_ERROR, &at, "bad-option",
	    "pdfstandard: '%.*s' %s", (int)utf8_cut(s, n > 60 ? 60 : n), s,
	    what);
	return false;
}

/* The words of one value, with + or , between. */
static bool
value_add(struct pdf *pdf, const char *s, bool *first)
{
	const struct word *w;
	size_t n;

	for (; *s != '\0'; s += n + (s[n] != '\0')) {
		while (*s == ' ')
			s++;
		n = strcspn(s, "+, ");
		if (n == 0)
			continue;
		/* pandoc's list may name the version of PDF as well */
		if (n == 3 && (memcmp(s, "1.4", 3) == 0 ||
		    memcmp(s, "1.7", 3) == 0 || memcmp(s, "2.0", 3) == 0))
			continue;
		if ((w = word_find(s, n)) == NULL)
			return bad_word(pdf, s, n, "is none of a-1b, a-2b, "
			    "a-2u, a-2a, a-3b, a-3u, a-3a, a-4, a-4f, ua-1, "
			    "ua-2, none");
		if (!word_add(&pdf->standard, w, *first))
			return bad_word(pdf, s, n,
			    "can't be had together with the one before");
		*first = false;
	}
	return true;
}

/* The command line's values count instead of the document's. */
static size_t
document_values(const struct pdf *pdf, size_t n)
{
	const struct conv_meta *m = conv_doc_meta(pdf->doc, "pdfstandard");
	const struct conv_meta *v;
	size_t count = 0;

	if (m == NULL)
		return 0;
	if (m->kind == CONV_META_LIST)
		for (v = m->first; v != NULL; v = v->next)
			count += v->kind == CONV_META_STRING;
	else
		count = m->kind == CONV_META_STRING;
	return count < n ? count : 0;
}

bool
pdf_standard_init(struct pdf *pdf)
{
	struct pdf_standard *st = &pdf->standard;
	const char *const *list;
	bool first = true;
	size_t n, i;

	list = conv_opt_list(pdf->job, "pdfstandard", &n);
	for (i = document_values(pdf, n); i < n; i++)
		if (!value_add(pdf, list[i], &first))
			return false;
	if (first)
		*st = (struct pdf_standard){ .part = 2, .level = 'A',
		    .ua = 1, .version = 17 };
	/* PDF 1.4 lacks many of the roles */
	st->tagged = st->version > 14 && (st->part != 0 || st->ua != 0);
	return true;
}
