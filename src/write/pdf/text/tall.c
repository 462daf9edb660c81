/* tall.c - does a document's script want more space between its lines? */
#include <hb.h>

#include "write/pdf/text/text.h"

#define SAMPLE	4096	/* letters that are looked at */
#define SHARE	3	/* of them, one in so many is enough */

/* Letters that fill a square, or have marks and tails above and below. */
static const hb_script_t talls[] = {
	HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA,
	HB_SCRIPT_HANGUL, HB_SCRIPT_BOPOMOFO, HB_SCRIPT_ARABIC,
	HB_SCRIPT_SYRIAC, HB_SCRIPT_DEVANAGARI, HB_SCRIPT_BENGALI,
	HB_SCRIPT_GURMUKHI, HB_SCRIPT_GUJARATI, HB_SCRIPT_ORIYA,
	HB_SCRIPT_TAMIL, HB_SCRIPT_TELUGU, HB_SCRIPT_KANNADA,
	HB_SCRIPT_MALAYALAM, HB_SCRIPT_SINHALA, HB_SCRIPT_THAI,
	HB_SCRIPT_LAO, HB_SCRIPT_TIBETAN, HB_SCRIPT_MYANMAR,
	HB_SCRIPT_KHMER
};

struct count {
	size_t	 tall, all;
};

static void
letters_count(const char *s, size_t len, struct count *c)
{
	hb_unicode_funcs_t *ucd = hb_unicode_funcs_get_default();
	const char *end = s + len;
	hb_script_t script;
	size_t i;

	while (s < end && c->all < SAMPLE) {
		script = hb_unicode_script(ucd, utf8_next(&s, end));
		if (script == HB_SCRIPT_COMMON ||
		    script == HB_SCRIPT_INHERITED ||
		    script == HB_SCRIPT_UNKNOWN)
			continue;
		c->all++;
		for (i = 0; i < sizeof(talls) / sizeof(talls[0]); i++)
			c->tall += script == talls[i];
	}
}

bool
pdf_is_tall(const struct conv_doc *doc)
{
	const struct conv_node *n = doc->root;
	struct count c = { 0, 0 };

	while (n != NULL && c.all < SAMPLE) {
		if (n->kind == CONV_TEXT)
			letters_count(n->text, n->len, &c);
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != NULL && n->next == NULL)
			n = n->parent;
		if (n != NULL)
			n = n->next;
	}
	return c.tall * SHARE > c.all;
}
