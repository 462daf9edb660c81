/* inline.c - inline nodes to one text with attributes. */
#include <string.h>

#include "write/pdf/layout/layout.h"

/* What the text looks like at some depth of the inline nodes. */
struct tint {
	struct pdf_face		 face;
	const struct pdf_face	*shared;	/* a copy spans can keep */
	uint32_t		 color;
	int32_t			 rise;
	const struct conv_node	*link;
	unsigned char		 bands;
	bool			 code;
};

struct collector {
	struct layout		*l;
	const struct look	*look;
	struct inlines		*in;
	int32_t			 width;		/* for pictures */
	size_t			 n;		/* of the stack in->tints */
	const struct conv_node	*soft;		/* a line end, pending */
	size_t			 soft_n;	/* n, there */
};

#define OBJECT		"\xEF\xBF\xBC"	/* U+FFFC */
#define NOTE_SIZE	660		/* of a call, in 1/1000 */
#define SMALL_SIZE	820
#define SUPER_RISE	340		/* 1/1000 of the size around */
#define SUB_FALL	140
#define URL_MAX		8192	/* bytes */
#define CODE_SIZE	860		/* in a line; x-heights agree */

static struct tint *
top(struct collector *c)
{
	return &c->in->tints[c->n - 1];
}

static struct tint *
tint_push(struct collector *c)
{
	struct inlines *in = c->in;

	in->tints = arena_grow(c->l->arena, in->tints, &in->tints_cap,
	    c->n + 1, sizeof(*in->tints));
	in->tints[c->n] = in->tints[c->n - 1];
	c->n++;
	top(c)->shared = NULL;
	return top(c);
}

static const struct pdf_face *
tint_face(struct collector *c)
{
	struct tint *t = top(c);
	struct pdf_face *face;

	if (t->shared == NULL) {
		face = conv_alloc(c->l->arena, sizeof(*face));
		*face = t->face;
		t->shared = face;
	}
	return t->shared;
}

static void
text_put(struct collector *c, const char *s, size_t n)
{
	struct inlines *in = c->in;

	in->text = arena_grow(c->l->arena, in->text, &in->cap,
	    in->len + n + 1, 1);
	memcpy(in->text + in->len, s, n);
	in->len += n;
	in->text[in->len] = '\0';
}

static struct span *
span_open(struct collector *c, const struct conv_node *n)
{
	struct inlines *in = c->in;
	const struct tint *t = top(c);
	struct span *s;

	in->spans = arena_grow(c->l->arena, in->spans, &in->spans_cap,
	    in->nspans + 1, sizeof(*in->spans));
	s = &in->spans[in->nspans++];
	*s = (struct span){ .start = (uint32_t)in->len,
	    .face = tint_face(c), .color = t->color, .rise = t->rise,
	    .node = n, .link = t->link, .dests = in->dests,
	    .bands = t->bands, .code = t->code };
	in->dests = NULL;
	return s;
}

static void
span_close(struct collector *c)
{
	struct inlines *in = c->in;

	in->spans[in->nspans - 1].end = (uint32_t)in->len;
}

/* Chinese and Japanese are written without spaces. */
static bool
is_cjk(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0x30FF) || (c >= 0x3130 && c <= 0x318F) ||
	    (c >= 0x31A0 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
	    (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) ||
	    (c >= 0x20000 && c <= 0x3FFFF);
}

static uint32_t
last_char(const struct inlines *in)
{
	const char *p = in->text + in->len, *q;

	if (in->len == 0)
		return 0;
	do
		p--;
	while (p > in->text && ((unsigned char)*p & 0xC0) == 0x80);
	q = p;
	return utf8_next(&q, in->text + in->len);
}

/*
 * A line end in the source is a space, but for between CJK characters.
 * It looks like what is around it, not like the text s that follows.
 */
static void
soft_resolve(struct collector *c, const char *s, size_t n)
{
	const struct conv_node *soft = c->soft;
	const char *p = s;
	size_t depth = c->n;

	c->soft = NULL;
	if (soft == NULL || n == 0 || c->in->len == 0)
		return;
	if (is_cjk(last_char(c->in)) && is_cjk(utf8_next(&p, s + n)))
		return;
	if (c->in->text[c->in->len - 1] == ' ' || *s == ' ')
		return;
	if (c->soft_n < c->n)
		c->n = c->soft_n;
	span_open(c, soft);
	text_put(c, " ", 1);
	span_close(c);
	c->n = depth;
}

/* Text with control characters and runs of white space as one space. */
static void
words_put(struct collector *c, const char *s, size_t n)
{
	size_t i, from = 0;

	for (i = 0; i < n; i++) {
		if ((unsigned char)s[i] > ' ')
			continue;
		text_put(c, s + from, i - from);
		from = i + 1;
		if (c->in->len > 0 && c->in->text[c->in->len - 1] != ' ' &&
		    c->in->text[c->in->len - 1] != '\n')
			text_put(c, " ", 1);
	}
	text_put(c, s + from, n - from);
}

static enum conv_step
text_enter(void *w, const struct conv_node *n)
{
	struct collector *c = w;

	soft_resolve(c, n->text, n->len);
	span_open(c, n);
	words_put(c, n->text, n->len);
	span_close(c);
	return CONV_SKIP;
}

/* Links may lead to any inline that has an id. */
static void
dest_note(struct collector *c, const struct conv_node *n)
{
	struct dest *d;

	if (n->id == NULL)
		return;
	d = conv_alloc(c->l->arena, sizeof(*d));
	*d = (struct dest){ n, c->in->dests };
	c->in->dests = d;
}

static enum conv_step
code_enter(void *w, const struct conv_node *n)
{
	struct collector *c = w;
	struct tint *t = tint_push(c);

	dest_note(c, n);
	t->face.family = PDF_MONO;
	t->face.smallcaps = false;
	t->face.figures = PDF_FIGURES_DEFAULT;
	t->face.tracking = 0;
	t->face.size = (int32_t)((int64_t)t->face.size * CODE_SIZE / 1000);
	t->code = true;
	text_enter(c, n);
	c->n--;
	return CONV_SKIP;
}

static enum conv_step
emph_enter(void *w, const struct conv_node *n)
{
	struct tint *t = tint_push(w);

	(void)n;
	t->face.italic = !t->face.italic;
	return CONV_DESCEND;
}

static enum conv_step
strong_enter(void *w, const struct conv_node *n)
{
	struct tint *t = tint_push(w);

	(void)n;
	t->face.bold = true;
	return CONV_DESCEND;
}

static enum conv_step
band_enter(void *w, const struct conv_node *n)
{
	struct tint *t = tint_push(w);

	t->bands |= 1u << (n->kind == CONV_STRIKE ? BAND_STRIKE :
	    n->kind == CONV_MARK ? BAND_MARK : BAND_UNDERLINE);
	return CONV_DESCEND;
}

static void
tint_shift(struct tint *t, int32_t rise)
{
	t->rise += (int32_t)((int64_t)t->face.size * rise / 1000);
	t->face.size = (int32_t)((int64_t)t->face.size * NOTE_SIZE / 1000);
}

static enum conv_step
script_enter(void *w, const struct conv_node *n)
{
	tint_shift(tint_push(w), n->kind == CONV_SUPER ? SUPER_RISE :
	    -SUB_FALL);
	return CONV_DESCEND;
}

static enum conv_step
smallcaps_enter(void *w, const struct conv_node *n)
{
	(void)n;
	tint_push(w)->face.smallcaps = true;
	return CONV_DESCEND;
}

static enum conv_step
span_enter(void *w, const struct conv_node *n)
{
	struct tint *t = tint_push(w);
	const char *lang = conv_attr(n, "lang"), *class;

	dest_note(w, n);
	class = conv_attr(n, "class");
	if (class != NULL && strcmp(class, "small") == 0)
		t->face.size = (int32_t)((int64_t)t->face.size * SMALL_SIZE /
		    1000);
	if (lang != NULL)
		t->face.lang = lang;
	return CONV_DESCEND;
}

/* A URL that no program would follow is not repeated on each of its lines. */
static void
report_long(struct layout *l, const struct conv_node *n)
{
	const char *url = n->u.link.url;
	size_t len = strlen(url);

	if (map_get(l->told, url, len) != NULL)
		return;
	map_put(l->told, url, len, l);
	conv_report(l->pdf->job, CONV_WARNING, n, "lost-link",
	    "a PDF can't link to '%.*s...': the address is too long",
	    (int)utf8_cut(url, 60), url);
}

bool
link_leads(struct layout *l, const struct conv_node *n)
{
	if (n->u.link.dest == CONV_DEST_INTERNAL)
		return n->u.link.target != NULL;
	if (n->u.link.dest != CONV_DEST_EXTERNAL &&
	    n->u.link.dest != CONV_DEST_FILE)
		return false;
	if (strlen(n->u.link.url) <= URL_MAX)
		return true;
	report_long(l, n);
	return false;
}

static enum conv_step
link_enter(void *w, const struct conv_node *n)
{
	struct collector *c = w;
	struct tint *t = tint_push(c);

	dest_note(c, n);
	if (link_leads(c->l, n)) {
		t->link = n;
		t->color = c->l->geo->colors[n->u.link.ref ? HUE_CITE :
		    n->u.link.dest == CONV_DEST_INTERNAL ? HUE_LINK :
		    n->u.link.dest == CONV_DEST_FILE ? HUE_FILE : HUE_URL];
	}
	return CONV_DESCEND;
}

static void
tint_leave(void *w, const struct conv_node *n)
{
	struct collector *c = w;

	(void)n;
	c->n--;
}

static enum conv_step
soft_enter(void *w, const struct conv_node *n)
{
	struct collector *c = w;

	c->soft = n;
	c->soft_n = c->n;
	return CONV_SKIP;
}

static enum conv_step
break_enter(void *w, const struct conv_node *n)
{
	struct collector *c = w;

	c->soft = NULL;
	span_open(c, n);
	text_put(c, "\n", 1);
	span_close(c);
	return CONV_SKIP;
}

static enum conv_step
note_enter(void *w, const struct conv_node *n)
{
	struct collector *c = w;
	const struct conv_node *note = n->u.note_ref.note;
	struct tint *t;
	const char *s;

	if (note == NULL)
		return CONV_SKIP;
	if (c->l->callers != NULL && note->u.note.number > 0 &&
	    c->l->callers[note->u.note.number - 1] == NULL)
		c->l->callers[note->u.note.number - 1] = n;
	t = tint_push(c);
	tint_shift(t, SUPER_RISE);
	t->face.italic = false;
	t->face.smallcaps = false;
	t->face.figures = PDF_FIGURES_LINING;
	t->link = n;
	t->color = c->l->geo->colors[HUE_LINK];
	s = conv_asprintf(c->l->arena, "%u", (unsigned)note->u.note.number);
	span_open(c, n);
	text_put(c, s, strlen(s));
	span_close(c);
	c->n--;
	return CONV_SKIP;
}

/* The alt text in the place of a picture that can't be shown. */
static enum conv_step
alt_enter(struct collector *c, const struct conv_node *n)
{
	struct tint *t;
	const char *s = conv_plain_text(c->l->arena, n);

	if (*s == '\0')
		return CONV_SKIP;
	t = tint_push(c);
	t->face.italic = true;
	if (t->link == NULL)
		t->color = c->l->geo->colors[HUE_MUTED];
	soft_resolve(c, s, strlen(s));
	span_open(c, n);
	words_put(c, s, strlen(s));
	span_close(c);
	c->n--;
	return CONV_SKIP;
}

static enum conv_step
image_enter(void *w, const struct conv_node *n)
{
	struct collector *c = w;
	struct pdf_image *im = figure_picture(c->l, n);
	struct span *s;

	dest_note(c, n);
	if (im == NULL)
		return alt_enter(c, n);
	soft_resolve(c, OBJECT, strlen(OBJECT));
	s = span_open(c, n);
	s->image = im;
	figure_fit(c->l, n, im, c->width, c->l->geo->text_height / 2, &s->w, &s->h);
	text_put(c, OBJECT, strlen(OBJECT));
	span_close(c);
	return CONV_SKIP;
}

static const struct conv_act acts[CONV_NKINDS] = {
	[CONV_TEXT] = { .enter = text_enter },
	[CONV_CODE] = { .enter = code_enter },
	[CONV_EMPH] = { .enter = emph_enter, .leave = tint_leave },
	[CONV_STRONG] = { .enter = strong_enter, .leave = tint_leave },
	[CONV_STRIKE] = { .enter = band_enter, .leave = tint_leave },
	[CONV_UNDERLINE] = { .enter = band_enter, .leave = tint_leave },
	[CONV_MARK] = { .enter = band_enter, .leave = tint_leave },
	[CONV_SUPER] = { .enter = script_enter, .leave = tint_leave },
	[CONV_SUB] = { .enter = script_enter, .leave = tint_leave },
	[CONV_SMALLCAPS] = { .enter = smallcaps_enter, .leave = tint_leave },
	[CONV_SPAN] = { .enter = span_enter, .leave = tint_leave },
	[CONV_MATH] = { .enter = code_enter },
	[CONV_LINK] = { .enter = link_enter, .leave = tint_leave },
	[CONV_IMAGE] = { .enter = image_enter },
	[CONV_NOTE_REF] = { .enter = note_enter },
	[CONV_SOFT_BREAK] = { .enter = soft_enter },
	[CONV_LINE_BREAK] = { .enter = break_enter }
};

static void
collector_init(struct collector *c, struct layout *l,
    const struct look *look, struct inlines *in)
{
	*c = (struct collector){ .l = l, .look = look, .in = in };
	in->tints = arena_grow(l->arena, in->tints, &in->tints_cap, 1,
	    sizeof(*in->tints));
	in->tints[0] = (struct tint){ .face = look->face,
	    .color = look->color };
	c->n = 1;
}

/* What no text came after is led to with the text before it. */
static void
dests_give(struct collector *c)
{
	struct inlines *in = c->in;
	const struct dest *rest = in->dests;
	struct dest *d;

	if (in->nspans == 0)
		return;
	for (; rest != NULL; rest = rest->next) {
		d = conv_alloc(c->l->arena, sizeof(*d));
		*d = (struct dest){ rest->node,
		    in->spans[in->nspans - 1].dests };
		in->spans[in->nspans - 1].dests = d;
	}
	in->dests = NULL;
}

/* Spaces at the end would only be in the way. */
static void
trim_end(struct collector *c)
{
	struct inlines *in = c->in;
	const struct dest *d;

	while (in->len > 0 && (in->text[in->len - 1] == ' ' ||
	    in->text[in->len - 1] == '\n')) {
		in->len--;
		if (in->spans[in->nspans - 1].end > in->len)
			in->spans[in->nspans - 1].end = (uint32_t)in->len;
		if (in->spans[in->nspans - 1].start < in->len)
			continue;
		in->nspans--;
		for (d = in->spans[in->nspans].dests; d != NULL; d = d->next)
			dest_note(c, d->node);
	}
	dests_give(c);
}

void
inline_collect(struct layout *l, const struct look *look,
    const struct conv_node *n, int32_t width, struct inlines *in)
{
	struct collector c;

	collector_init(&c, l, look, in);
	c.width = width;
	conv_walk(n, acts, NULL, &c);
	trim_end(&c);
}

void
inline_lines(struct layout *l, const struct look *look,
    const struct conv_node *n, struct inlines *in)
{
	const char *s = n->text, *end = s + n->len, *nl;
	struct collector c;

	collector_init(&c, l, look, in);
	top(&c)->code = true;
	while (s < end && *s == '\n')
		s++;
	span_open(&c, n);
	for (; s < end; s = nl + 1) {
		if ((nl = memchr(s, '\n', (size_t)(end - s))) == NULL)
			nl = end;
		words_put(&c, s, (size_t)(nl - s));
		text_put(&c, "\n", 1);
	}
	span_close(&c);
	trim_end(&c);
}

void
inline_add(struct layout *l, const struct look *look, const char *s,
    const struct conv_node *n, struct inlines *in)
{
	struct collector c;

	collector_init(&c, l, look, in);
	span_open(&c, n);
	text_put(&c, s, strlen(s));
	span_close(&c);
}
