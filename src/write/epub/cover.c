/* cover.c - the cover: a picture that is given, or a drawn one. */
#include <string.h>

#include "base/base.h"
#include "write/epub/epub.h"

#define WIDTH	1600		/* of a drawn cover, in px; 5:8 */
#define HEIGHT	2560
#define MARGIN	160
#define LINES	8		/* of a title */

/* About the width of a character, in 1/100 em. */
static int
advance(uint32_t c)
{
	if (c >= 0x1100)
		return c >= 0x2000 && c < 0x2E80 ? 60 : 100;
	if (c == ' ' || c == 'i' || c == 'j' || c == 'l' || c == 't' ||
	    c == 'f' || c == 'r' || c == '.' || c == ',' || c == '\'')
		return 33;
	return (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' ? 75 : 54;
}

/* A line of a text that is broken to fit. */
struct line {
	const char	*text;
	size_t		 len;
};

/*
 * Break a text into lines of at most width 1/100 em; at spaces, or between
 * characters as wide as those of Chinese.  Returns the number of lines, at
 * most max; *whole: all of it fits, and no word had to be broken.
 */
static size_t
break_lines(const char *s, int width, struct line *lines, size_t max,
    bool *whole)
{
	const char *end = s + strlen(s), *p, *chance;
	size_t n = 0;
	uint32_t c;
	int w;

	*whole = true;
	while (n < max) {
		s += strspn(s, " ");
		if (s == end)
			break;
		chance = NULL;
		for (p = s, w = 0; p < end; ) {
			if (*p == ' ')
				chance = p;
			c = utf8_next(&p, end);
			w += advance(c);
			if (w > width)
				break;
			if (c >= 0x2E80)
				chance = p;
		}
		if (w <= width)
			chance = end;
		else if (chance == NULL || chance == s) {
			chance = p;
			*whole = false;
		}
		lines[n].text = s;
		lines[n++].len = (size_t)(chance - s);
		s = chance;
	}
	if (s[strspn(s, " ")] != '\0')
		*whole = false;
	return n;
}

/* Lines of text in the middle; returns the height of the next. */
static int
put_lines(struct conv_out *o, const struct line *lines, size_t n, int y,
    int size, const char *style)
{
	size_t i;

	for (i = 0; i < n; i++) {
		conv_printf(o, "<text x=\"%d\" y=\"%d\" font-size=\"%d\" %s>",
		    WIDTH / 2, y, size, style);
		conv_put_escaped(o, CONV_ESC_TEXT, lines[i].text,
		    lines[i].len);
		conv_puts(o, "</text>\n");
		y += size * 5 / 4;
	}
	return y;
}

/* The largest size at which the title fits. */
static int
put_title(struct conv_out *o, const char *title)
{
	static const int sizes[] = { 190, 160, 130, 105, 85, 70 };
	const size_t count = sizeof(sizes) / sizeof(sizes[0]);
	struct line lines[LINES];
	size_t n = 0, i;
	bool whole;

	for (i = 0; i < count; i++) {
		/* bold letters are wider */
		n = break_lines(title, (WIDTH - 2 * MARGIN) * 90 / sizes[i],
		    lines, i < 2 ? 4 : LINES, &whole);
		if (whole)
			break;
	}
	if (i == count)
		i--;
	return put_lines(o, lines, n, 640, sizes[i],
	    "font-weight=\"bold\" fill=\"#ffffff\"");
}

static int
put_text(struct conv_out *o, const char *s, int y, int size)
{
	struct line lines[3];
	bool whole;
	size_t n;

	n = break_lines(s, (WIDTH - 2 * MARGIN) * 100 / size, lines, 3,
	    &whole);
	return put_lines(o, lines, n, y, size, "fill=\"#dbe4ee\"");
}

/* A plain cover with the book's title and authors. */
static const char *
draw(struct epub *e, size_t *size)
{
	const struct conv_info *info = &e->job->doc->info;
	struct out_mem m;
	const char *svg;
	size_t i;
	int y, bottom;

	out_mem_init(&m, e->arena);
	conv_printf(&m.out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
	    "height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"serif\" "
	    "text-anchor=\"middle\"%s>\n<title>", WIDTH, HEIGHT, WIDTH, HEIGHT,
	    strcmp(info->dir, "rtl") == 0 ? " direction=\"rtl\"" : "");
	conv_put_escaped(&m.out, CONV_ESC_TEXT, info->title,
	    strlen(info->title));
	conv_printf(&m.out, "</title>\n"
	    "<rect width=\"%d\" height=\"%d\" fill=\"#23415f\" />\n"
	    "<rect x=\"70\" y=\"70\" width=\"%d\" height=\"%d\" "
	    "fill=\"none\" stroke=\"#c9a961\" stroke-width=\"6\" />\n",
	    WIDTH, HEIGHT, WIDTH - 140, HEIGHT - 140);
	y = put_title(&m.out, info->title);
	conv_printf(&m.out, "<rect x=\"%d\" y=\"%d\" width=\"300\" "
	    "height=\"6\" fill=\"#c9a961\" />\n", WIDTH / 2 - 150, y - 40);
	if (info->subtitle != NULL)
		y = put_text(&m.out, info->subtitle, y + 110, 72);
	bottom = HEIGHT - 330 - 110 * (info->nauthors < 4 ?
	    (int)info->nauthors : 4);
	y = y + 120 > bottom ? y + 120 : bottom;
	for (i = 0; i < info->nauthors && i < 5 && y < HEIGHT - 120; i++)
		y = put_text(&m.out, i < 4 ? info->authors[i].name :
		    "\u2026", y, 84);
	conv_puts(&m.out, "</svg>\n");
	svg = out_mem_str(&m);
	*size = (size_t)m.out.flushed;
	return svg;
}

/* The picture that is asked for; false: it can't be used, reported. */
static bool
given(struct epub *e, const char *path, struct epub_item *item,
    struct conv_blob *blob)
{
	struct image_info im;
	const char *suffix = NULL;
	bool lost = false;

	if (!conv_job_load(e->job, path, blob))
		return false;
	if (image_sniff(blob->data, blob->size, &im))
		suffix = epub_suffix(im.mime);
	if (suffix == NULL) {
		conv_report(e->job, CONV_ERROR, NULL, "bad-image",
		    "%s: not an image that a cover can be", path);
		return false;
	}
	item->mime = im.mime;
	if (strcmp(suffix, "svg") == 0 && !epub_svg(e, blob, &lost)) {
		conv_report(e->job, CONV_ERROR, NULL, "bad-image",
		    "%s: a damaged image", path);
		return false;
	}
	if (lost)
		conv_report(e->job, CONV_WARNING, NULL, "image-cleaned",
		    EPUB_CLEANED, path);
	item->name = conv_asprintf(e->arena, "images/cover.%s", suffix);
	return true;
}

static void
cover_page(struct epub *e, const char *image)
{
	struct epub_item item = { .id = "cover", .name = "cover.xhtml",
	    .mime = "application/xhtml+xml", .spine = true };
	const struct conv_info *info = &e->job->doc->info;
	const char *word = label(info->lang, LABEL_COVER), *text;
	struct out_mem m;
	struct html w = { .out = &m.out };

	out_mem_init(&m, e->arena);
	epub_page_begin(e, &m.out, word, "cover");
	conv_puts(&m.out, "<div class=\"cover\"><img");
	html_attr(&w, "src", image);
	html_attr(&w, "alt", conv_asprintf(e->arena, "%s: %s", word,
	    info->title));
	conv_puts(&m.out, " role=\"doc-cover\" /></div>\n");
	epub_page_end(&m.out);
	text = out_mem_str(&m);
	epub_add(e, &item, text, (size_t)m.out.flushed);
}

bool
epub_cover(struct epub *e)
{
	struct epub_item item = { .id = "cover-image",
	    .name = "images/cover.svg", .mime = "image/svg+xml",
	    .properties = "cover-image" };
	const char *path = conv_opt_str(e->job, "epub-cover-image");
	struct conv_blob blob;

	if (path == NULL)
		path = e->job->doc->info.cover_image;
	if (path == NULL)
		blob.data = (const unsigned char *)draw(e, &blob.size);
	else if (!given(e, path, &item, &blob))
		return false;
	epub_add(e, &item, blob.data, blob.size);
	cover_page(e, item.name);
	return true;
}
