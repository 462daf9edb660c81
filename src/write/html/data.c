/* data.c - images as data: URIs (RFC 2397). */
#include "base/base.h"
#include "write/html/html.h"

void
html_data(struct html *w, const struct conv_resource *res)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *p = res->data;
	size_t left = res->size;
	uint32_t bits;
	char buf[4];

	conv_puts(w->out, " src=\"data:");
	conv_puts(w->out, res->mime);
	conv_puts(w->out, ";base64,");
	for (; left > 0; p += 3, left -= left < 3 ? left : 3) {
		bits = (uint32_t)p[0] << 16;
		if (left > 1)
			bits |= (uint32_t)p[1] << 8;
		if (left > 2)
			bits |= p[2];
		buf[0] = digits[bits >> 18];
		buf[1] = digits[bits >> 12 & 63];
		buf[2] = left > 1 ? digits[bits >> 6 & 63] : '=';
		buf[3] = left > 2 ? digits[bits & 63] : '=';
		conv_put(w->out, buf, 4);
	}
	conv_putc(w->out, '"');
}
