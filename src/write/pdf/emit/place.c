/* place.c - points of a page as those of the sheet that it stands on. */
#include "write/pdf/emit/emit.h"

void
emit_place_set(struct emit_place *p, const struct pdf_item *push)
{
	p->scale = push->u.push.scale;
	p->x = push->x;
	p->y = push->y;
}

static int32_t
scaled(const struct emit_place *p, int64_t v)
{
	return (int32_t)(p->scale == 0 ? v : v * p->scale / 1000000);
}

int32_t
emit_place_x(const struct emit_place *p, int64_t x)
{
	return p->x + scaled(p, x);
}

int32_t
emit_place_y(const struct emit_place *p, int64_t y)
{
	return p->y + scaled(p, y);
}
