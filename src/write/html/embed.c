/* embed.c - pictures as data: URIs (RFC 2397). */
#include <string.h>

#include "base/base.h"
#include "write/html/html.h"

static void
put_base64(struct conv_out *o, const unsigned char *p, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned char b[3];
	char four[4];
	size_t k;

	for (; n > 0; n -= k, p += k) {
		k = n < 3 ? n : 3;
		memset(b, 0, sizeof(b));
		memcpy(b, p, k);
		four[0] = digits[b[0] >> 2];
		four[1] = digits[(b[0] & 3) << 4 | b[1] >> 4];
		four[2] = k > 1 ? digits[(b[1] & 15) << 2 | b[2] >> 6] : '=';
		four[3] = k > 2 ? digits[b[2] & 63] : '=';
		conv_put(o, four, 4);
	}
}

bool
html_data_uri(struct html *h, const struct conv_node *image)
{
	const struct conv_resource *res = image->u.image.res;

	if (res == NULL || res->state != CONV_RES_OK)
		return false;
	conv_printf(h->out, "data:%s;base64,", res->mime);
	put_base64(h->out, res->data, res->size);
	return true;
}
