/* copy.c - what is copied and read out where a page shows something else. */
#include <string.h>

#include "write/pdf/emit/emit.h"

static const char replacement[] = "\xEF\xBF\xBD";	/* U+FFFD */

bool
emit_is_private(const char *s, size_t n)
{
	uint32_t c;

	if (n == 0 || (unsigned char)*s < 0xEE)
		return false;
	c = utf8_next(&s, s + n);
	return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/* PDF 2.0's standards take no private character here. */
static void
put_utf16(struct emit *e, const char *s, size_t n)
{
	struct conv_out *o = &e->content.out;
	const char *end = s + n, *next, *from = s;

	for (; e->standard->version >= 20 && s < end; s = next) {
		next = s;
		utf8_next(&next, end);
		if (!emit_is_private(s, (size_t)(next - s)))
			continue;
		emit_utf16(o, from, (size_t)(s - from));
		emit_utf16(o, replacement, strlen(replacement));
		from = next;
	}
	emit_utf16(o, from, (size_t)(end - from));
}

void
emit_actual(struct emit *e, const char *s, size_t n)
{
	struct conv_out *o = &e->content.out;

	conv_puts(o, "/Span<</ActualText<FEFF");
	put_utf16(e, s, n);
	conv_puts(o, ">>>BDC\n");
}

const struct pdf_item *
emit_copy_next(const struct emit *e, const struct pdf_item *item)
{
	const struct pdf_item *end = e->page->items + e->page->nitems;
	const struct pdf_copy *copy = pdf_item_copy(e->pdf, item);

	return copy != NULL && copy->goes_on && item + 1 < end &&
	    item[1].kind == PDF_TEXT && item[1].node == item->node &&
	    item[1].part == item->part && item[1].u.text.copy > 0 ?
	    &item[1] : NULL;
}

static bool
is_ascii(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x7F ||
		    ((unsigned char)s[i] < ' ' && s[i] != '\t'))
			return false;
	return true;
}

void
emit_copy(struct emit *e, const struct pdf_item *first)
{
	struct conv_out *o = &e->content.out;
	const struct pdf_item *item = first;
	const struct pdf_copy *copy;
	bool ascii = true;

	for (; item != NULL && (copy = pdf_item_copy(e->pdf, item)) != NULL;
	    item = emit_copy_next(e, item)) {
		ascii = ascii && is_ascii(copy->text, copy->len);
		emit_tag_text(e, copy->text, copy->len);
	}
	conv_puts(o, ascii ? "/ActualText(" : "/ActualText<FEFF");
	for (item = first; item != NULL && (copy = pdf_item_copy(e->pdf,
	    item)) != NULL; item = emit_copy_next(e, item))
		if (ascii)
			emit_literal(o, copy->text, copy->len);
		else
			put_utf16(e, copy->text, copy->len);
	conv_puts(o, ascii ? ")>>BDC\n" : ">>>BDC\n");
}
