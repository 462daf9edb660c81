/* page.c - what must hold of every page, on documents made at random. */
#include "laid.h"

#define DOCUMENTS	40
#define HANG		4	/* part of the size that may hang out */

/* A document, and its words in their order. */
struct maker {
	struct out_mem	 md, words, notes;
	uint32_t	 seed;
	unsigned	 nnotes;
};

static uint32_t
below(struct maker *m, uint32_t n)
{
	m->seed = m->seed * 1664525u + 1013904223u;
	return (m->seed >> 8) % n;
}

static void
word(struct maker *m, struct out_mem *stream, uint32_t max)
{
	static const char *const parts[] = { "an", "ti", "con", "sti", "tu",
	    "tion", "al", "re", "pre", "sen", "ta", "ble", "ing", "er" };
	uint32_t n = 1 + below(m, max);
	const char *s;

	while (n-- > 0) {
		s = parts[below(m, sizeof(parts) / sizeof(parts[0]))];
		conv_puts(&m->md.out, s);
		conv_puts(&stream->out, s);
	}
}

static void
text(struct maker *m, struct out_mem *stream, uint32_t nwords, bool calls)
{
	static const char *const marks[] = { "*", "**", "" , "", "", "" };
	const char *mark;

	while (nwords-- > 0) {
		mark = marks[below(m, 6)];
		conv_puts(&m->md.out, mark);
		word(m, stream, 6);
		conv_puts(&m->md.out, mark);
		if (calls && below(m, 40) == 0)
			conv_printf(&m->md.out, "[^n%u]", m->nnotes++);
		conv_puts(&m->md.out, nwords > 0 ? " " : "");
	}
}

static void
para(struct maker *m)
{
	text(m, &m->words, 1 + below(m, 120), true);
	conv_puts(&m->md.out, "\n\n");
}

static void
heading(struct maker *m)
{
	conv_printf(&m->md.out, "%.*s ", (int)(1 + below(m, 3)), "######");
	text(m, &m->words, 1 + below(m, 8), false);
	conv_puts(&m->md.out, "\n\n");
}

static void
list(struct maker *m)
{
	uint32_t n = 1 + below(m, 8), depth = 0;

	while (n-- > 0) {
		conv_printf(&m->md.out, "%*s- ", (int)(2 * depth), "");
		text(m, &m->words, 1 + below(m, 25), false);
		conv_puts(&m->md.out, "\n");
		depth = below(m, depth + 2);
	}
	conv_puts(&m->md.out, "\n<!-- -->\n\n");
}

static void
quote(struct maker *m)
{
	conv_puts(&m->md.out, "> ");
	para(m);
}

static void
code(struct maker *m)
{
	uint32_t n = 1 + below(m, 60), k;

	conv_puts(&m->md.out, "```\n");
	while (n-- > 0) {
		for (k = below(m, 12); k > 0; k--) {
			word(m, &m->words, 4);
			conv_puts(&m->md.out, " ");
		}
		conv_puts(&m->md.out, "\n");
	}
	conv_puts(&m->md.out, "```\n\n");
}

static void
table(struct maker *m)
{
	uint32_t n = 2 + below(m, 70), i;

	for (i = 0; i < n; i++) {
		conv_puts(&m->md.out, "|");
		word(m, &m->words, 1);
		conv_puts(&m->md.out, "|");
		word(m, &m->words, 2);
		conv_puts(&m->md.out, i == 0 ? "|\n|-|-:|\n" : "|\n");
	}
	conv_puts(&m->md.out, "\n");
}

static const char *
document(struct maker *m, struct conv_arena *a, uint32_t seed)
{
	static void (*const blocks[])(struct maker *) = { para, para, para,
	    para, heading, list, quote, code, table };
	uint32_t n;
	unsigned i;

	memset(m, 0, sizeof(*m));
	m->seed = seed;
	out_mem_init(&m->md, a);
	out_mem_init(&m->words, a);
	out_mem_init(&m->notes, a);
	for (n = 5 + below(m, 40); n > 0; n--)
		blocks[below(m, 9)](m);
	for (i = 0; i < m->nnotes; i++) {
		conv_printf(&m->md.out, "[^n%u]: ", i);
		text(m, &m->notes, 1 + below(m, below(m, 10) == 0 ? 900 :
		    30), false);
		conv_puts(&m->md.out, "\n\n");
	}
	return out_mem_str(&m->md);
}

/* Nothing but running heads and page numbers is outside the text area. */
static void
check_area(const struct laid *l, const struct pdf_page *page)
{
	const struct pdf_geometry *g = l->f.pdf.geometry;
	const struct pdf_item *item;
	size_t i;

	for (i = 0; i < page->nitems; i++) {
		item = &page->items[i];
		if (item->part == PDF_PART_HEADER ||
		    item->part == PDF_PART_FOOTER ||
		    item->kind == PDF_LINK || item->kind == PDF_DEST)
			continue;
		assert_in_range(item->x, g->left, g->left + g->text_width);
		assert_true(item->x + item->w <= g->left + g->text_width +
		    g->size / HANG);
		assert_in_range(item->y, g->top, g->top + g->text_height);
		if (item->kind != PDF_TEXT)
			assert_true(item->y + item->h <= g->top +
			    g->text_height);
	}
}

/* Lines below each other stand apart. */
static void
check_overlap(const struct pdf_page *page)
{
	const struct pdf_item *item, *last = NULL;
	size_t i;

	for (i = 0; i < page->nitems; i++) {
		item = &page->items[i];
		if (!is_body(item))
			continue;
		/* in another column it may be anywhere */
		if (last != NULL && item->y != last->y &&
		    item->x < last->x + last->w &&
		    last->x < item->x + item->w)
			assert_true(item->y >= last->y + 6000);
		last = item;
	}
}

/* A note begins on the page of its call, or on a later one if it must. */
static void
check_notes(const struct laid *l)
{
	const struct pdf_item *item;
	size_t i, k, calls = 0, begun = 0;

	for (i = 0; i < l->pages.npages; i++) {
		for (k = 0; k < l->pages.pages[i].nitems; k++) {
			item = &l->pages.pages[i].items[k];
			if (item->kind != PDF_DEST)
				continue;
			calls += item->node->kind == CONV_NOTE_REF;
			begun += item->node->kind == CONV_NOTE;
		}
		assert_true(begun <= calls);
	}
	assert_int_equal(begun, l->doc->nnotes);
}

/* Equal, or where they begin to differ. */
static void
check_same(uint32_t seed, const char *got, const char *want)
{
	size_t i = 0;

	while (got[i] != '\0' && got[i] == want[i])
		i++;
	if (got[i] != want[i])
		fail_msg("document %u, byte %zu: got %.40s, want %.40s",
		    (unsigned)seed, i, got + i, want + i);
}

static void
check_document(uint32_t seed, const char *const *options)
{
	struct conv_arena *a = arena_new(NULL);
	struct laid l;
	struct maker m;
	size_t i;

	lay(&l, document(&m, a, seed), options);
	for (i = 0; i < l.pages.npages; i++) {
		check_area(&l, &l.pages.pages[i]);
		check_overlap(&l.pages.pages[i]);
	}
	check_same(seed, pages_text(&l, false), out_mem_str(&m.words));
	check_same(seed, pages_text(&l, true), out_mem_str(&m.notes));
	check_notes(&l);
	assert_string_equal(l.f.said, "");
	laid_free(&l);
	arena_free(a);
}

static void
every_page(void **state)
{
	static const char *const small[] = { "papersize", "a6", "fontsize",
	    "10pt", NULL };
	static const char *const large[] = { "fontsize", "17pt",
	    "linestretch", "1.3", "indent", "true", NULL };
	static const char *const columns[] = { "classoption", "twocolumn",
	    "fontsize", "9pt", NULL };
	static const char *const *const ways[] = { small, large, columns,
	    NULL };
	uint32_t seed;

	(void)state;
	for (seed = 1; seed <= DOCUMENTS; seed++)
		check_document(seed, ways[seed % 4]);
}

/* The index of the page on which a word stands. */
static size_t
page_of(const struct laid *l, const char *s)
{
	const struct pdf_page *page;
	struct out_mem m;
	size_t i, k;

	for (i = 0; i < l->pages.npages; i++) {
		page = &l->pages.pages[i];
		out_mem_init(&m, l->f.job.arena);
		for (k = 0; k < page->nitems; k++)
			if (is_body(&page->items[k]))
				item_text(&l->f.pdf, &page->items[k], &m);
		if (strstr(out_mem_str(&m), s) != NULL)
			return i;
	}
	fail_msg("%s is on no page", s);
	return 0;
}

/* n paragraphs of a line each. */
static void
fill(struct out_mem *m, int n)
{
	while (n-- > 0)
		conv_puts(&m->out, "Line.\n\n");
}

static void
headings_stay(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	struct laid l;
	int n;

	(void)state;
	for (n = 15; n < 45; n++) {
		out_mem_init(&m, a);
		fill(&m, n);
		conv_puts(&m.out, "# Title\n\n## Below\n\nfollows\n");
		lay(&l, out_mem_str(&m), NULL);
		assert_int_equal(page_of(&l, "Title"), page_of(&l,
		    "follows"));
		laid_free(&l);
	}
	arena_free(a);
}

/* "As follows:" and what follows. */
static void
leads_stay(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	struct laid l;
	int n;

	(void)state;
	for (n = 15; n < 45; n++) {
		out_mem_init(&m, a);
		fill(&m, n);
		conv_puts(&m.out, "Leads:\n\n```\ncode\n```\n");
		lay(&l, out_mem_str(&m), NULL);
		assert_int_equal(page_of(&l, "Leads"), page_of(&l, "code"));
		laid_free(&l);
	}
	arena_free(a);
}

static void
no_widows(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	struct laid l;
	int n;

	(void)state;
	for (n = 15; n < 45; n++) {
		out_mem_init(&m, a);
		fill(&m, n);
		conv_puts(&m.out, "one\\\ntwo\\\nthree\\\nfour\n");
		lay(&l, out_mem_str(&m), NULL);
		assert_int_equal(page_of(&l, "one"), page_of(&l, "two"));
		assert_int_equal(page_of(&l, "three"), page_of(&l, "four"));
		laid_free(&l);
	}
	arena_free(a);
}

/* The index of the first page with an image. */
static size_t
page_of_image(const struct laid *l)
{
	const struct pdf_page *page;
	size_t i, k;

	for (i = 0; i < l->pages.npages; i++) {
		page = &l->pages.pages[i];
		for (k = 0; k < page->nitems; k++)
			if (page->items[k].kind == PDF_IMAGE)
				return i;
	}
	fail_msg("there is no image");
	return 0;
}

/*
 * A picture that does not fit stands on the next page, with its caption,
 * and the text behind it moves up; but not a chapter.
 */
static void
pictures_late(void **state)
{
	static const char picture[] =
	    "before\n\n![caption](../input/pictures/hills.jpg)\n\n";
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	struct laid l;
	size_t late = 0, at;
	int n;

	(void)state;
	for (n = 1; n < 30; n++) {
		out_mem_init(&m, a);
		conv_puts(&m.out, "# One\n\n");
		fill(&m, n);
		conv_puts(&m.out, picture);
		conv_puts(&m.out, "after\n\n");
		fill(&m, 5);
		conv_puts(&m.out, "# Two\n\nother\n");
		lay(&l, out_mem_str(&m), NULL);
		at = page_of_image(&l);
		assert_int_equal(page_of(&l, "caption"), at);
		assert_true(page_of(&l, "before") <= at);
		assert_true(page_of(&l, "before") + 1 >= at);
		assert_true(page_of(&l, "other") >= at);
		late += page_of(&l, "after") < at;
		laid_free(&l);
	}
	assert_true(late > 3);
	arena_free(a);
}

/* However many pictures there are, they stand in their order. */
static void
pictures_ordered(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	const struct pdf_page *page;
	struct out_mem m;
	struct laid l;
	uint32_t line = 0;
	size_t i, k, n = 0;

	(void)state;
	out_mem_init(&m, a);
	for (i = 0; i < 20; i++)
		conv_puts(&m.out, "![caption](../input/pictures/hills.jpg)"
		    "\n\nwords\n\n");
	lay(&l, out_mem_str(&m), NULL);
	for (i = 0; i < l.pages.npages; i++) {
		page = &l.pages.pages[i];
		for (k = 0; k < page->nitems; k++) {
			if (page->items[k].kind != PDF_IMAGE)
				continue;
			assert_true(page->items[k].node->pos.line > line);
			line = page->items[k].node->pos.line;
			n++;
		}
	}
	assert_int_equal(n, 20);
	laid_free(&l);
	arena_free(a);
}

/* Two lines are not parted, however short the columns get. */
static void
columns_whole(void **state)
{
	static const char *const options[] = { "columns", "2", NULL };
	struct laid l;
	const struct pdf_page *page;
	size_t i, lines = 0;

	(void)state;
	lay(&l, "one\\\ntwo\n", options);
	page = &l.pages.pages[0];
	for (i = 0; i < page->nitems; i++)
		if (is_body(&page->items[i])) {
			assert_int_equal(page->items[i].x, page->area.left);
			lines++;
		}
	assert_int_equal(lines, 2);
	laid_free(&l);
}

/* The text of the last page stands in columns of about the same depth. */
static void
columns_even(void **state)
{
	static const char *const options[] = { "columns", "2", NULL };
	struct conv_arena *a = arena_new(NULL);
	const struct pdf_geometry *g;
	const struct pdf_page *page;
	struct out_mem m;
	struct laid l;
	int32_t deep[2], k;
	size_t i;
	int n;

	(void)state;
	for (n = 10; n < 130; n += 5) {
		out_mem_init(&m, a);
		fill(&m, n);
		lay(&l, out_mem_str(&m), options);
		g = l.f.pdf.geometry;
		page = &l.pages.pages[l.pages.npages - 1];
		/* a column of nothing ends where it begins */
		deep[0] = deep[1] = page->area.top;
		for (i = 0; i < page->nitems; i++) {
			if (!is_body(&page->items[i]))
				continue;
			k = page->items[i].x > page->area.left +
			    g->column_width;
			if (page->items[i].y > deep[k])
				deep[k] = page->items[i].y;
		}
		assert_true(deep[0] >= deep[1]);
		assert_true(deep[0] <= deep[1] + 2 * g->leading);
		laid_free(&l);
	}
	arena_free(a);
}

static void
head_repeats(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	const struct pdf_page *page;
	struct out_mem m;
	struct laid l;
	size_t i, k, heads;
	int n;

	(void)state;
	out_mem_init(&m, a);
	conv_puts(&m.out, "|Head|\n|-|\n");
	for (n = 0; n < 200; n++)
		conv_puts(&m.out, "|row|\n");
	lay(&l, out_mem_str(&m), NULL);
	assert_true(l.pages.npages >= 4);
	for (i = 1; i < l.pages.npages; i++) {
		page = &l.pages.pages[i];
		for (k = heads = 0; k < page->nitems; k++)
			heads += page->items[k].kind == PDF_TEXT &&
			    page->items[k].part == PDF_PART_HEADER &&
			    page->items[k].node != NULL;
		assert_int_equal(heads, 1);
	}
	laid_free(&l);
	arena_free(a);
}

/* Pages of lines that are numbers, without any text. */
struct plain {
	struct laid	 l;
	struct layout	 layout;
	struct vlist	 list;
	struct pdf_pages pages;
};

#define NOTE_LINES	1000	/* what those of a note are numbered from */

static void
plain_line(struct plain *p, struct vlist *list, int32_t number,
    int32_t penalty)
{
	struct conv_arena *a = p->layout.arena;

	if (list->n > 0)
		vlist_penalty(a, list, penalty);
	vitem_add(a, vlist_box(a, list, p->layout.geo->leading), PDF_RULE,
	    PDF_PART_BODY, NULL)->w = number;
}

static void
plain_init(struct plain *p, const char *const *options)
{
	memset(p, 0, sizeof(*p));
	lay(&p->l, "x[^a]\n\n[^a]: y\n", options);
	p->layout.pdf = &p->l.f.pdf;
	p->layout.arena = p->l.f.pdf.arena;
	p->layout.geo = p->l.f.pdf.geometry;
	p->layout.notes = conv_alloc(p->layout.arena, sizeof(struct vlist));
}

/* The page of a line, from 0. */
static size_t
plain_page(const struct plain *p, int32_t number)
{
	const struct pdf_page *page;
	size_t i, k;

	for (i = 0; i < p->pages.npages; i++) {
		page = &p->pages.pages[i];
		for (k = 0; k < page->nitems; k++)
			if (page->items[k].part == PDF_PART_BODY &&
			    page->items[k].w == number)
				return i;
	}
	fail_msg("line %d is nowhere", (int)number);
	return 0;
}

/* 100 lines, one of which calls a note of some. */
static void
plain_note(struct plain *p, int32_t call, int32_t lines)
{
	int32_t i;

	plain_init(p, NULL);
	for (i = 0; i < lines; i++)
		plain_line(p, p->layout.notes, NOTE_LINES + i, i == 1 ||
		    i + 1 == lines ? V_NEVER : 0);
	for (i = 0; i < 100; i++) {
		plain_line(p, &p->list, i, 0);
		if (i != call)
			continue;
		p->list.v[p->list.n - 1].notes = (const struct conv_node **)
		    p->l.doc->notes;
		p->list.v[p->list.n - 1].nnotes = 1;
	}
	pages_make(&p->layout, &p->list, &p->pages);
}

/* A note of few lines is on one page, with its call. */
static void
notes_whole(void **state)
{
	struct plain p;
	int32_t call, lines, line, parted = 0;

	(void)state;
	for (lines = 1; lines < 40; lines += lines < 8 ? 1 : 15)
		for (call = 20; call < 60; call++) {
			plain_note(&p, call, lines);
			for (line = 0; line < lines && lines <= 6; line++)
				assert_int_equal(plain_page(&p, call),
				    plain_page(&p, NOTE_LINES + line));
			parted += plain_page(&p, NOTE_LINES) !=
			    plain_page(&p, NOTE_LINES + lines - 1);
			/* not for the price of a page */
			if (lines <= 6)
				assert_int_equal(plain_page(&p, 36), 0);
			laid_free(&p.l);
		}
	assert_true(parted > 0);
}

/* A page ends within a word only where two lines in a row do. */
static void
words_whole(void **state)
{
	static const char *const columns[] = { "columns", "2", NULL };
	struct plain p;
	int32_t broken, i, k, ends = 0;

	(void)state;
	for (broken = 30; broken < 60; broken++)
		for (k = 0; k < 3; k++) {
			plain_init(&p, k == 2 ? columns : NULL);
			for (i = 0; i < 100; i++) {
				plain_line(&p, &p.list, i, 0);
				if (i > 0 && (i - 1 == broken ||
				    (i - 2 == broken && k == 1)))
					p.list.v[p.list.n - 2].broken = true;
			}
			pages_make(&p.layout, &p.list, &p.pages);
			if (k == 0)
				assert_int_equal(plain_page(&p, broken),
				    plain_page(&p, broken + 1));
			ends += k == 1 && plain_page(&p, broken + 1) !=
			    plain_page(&p, broken + 2);
			laid_free(&p.l);
		}
	assert_true(ends > 0);
}

/* A link that is too long for a PDF is told of once, in text and tables. */
static void
long_link(void **state)
{
	static const char url[] = "https://example.org/\xC3\xA9";
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	struct laid l;
	size_t n;
	int i;

	(void)state;
	out_mem_init(&m, a);
	for (i = 0; i < 2; i++) {
		conv_puts(&m.out, i == 0 ? "[x](" : "|[y](");
		conv_puts(&m.out, url);
		for (n = 0; n < 9000; n += 2)
			conv_puts(&m.out, "\xC3\xA9");
		conv_puts(&m.out, i == 0 ? ")\n\n" : ")|\n|-|\n");
	}
	lay(&l, out_mem_str(&m), NULL);
	assert_string_equal(l.f.said, "lost-link: a PDF can't link to "
	    "'https://example.org/\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
	    "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
	    "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
	    "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9...': the address is "
	    "too long\n");
	laid_free(&l);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_page),
		cmocka_unit_test(headings_stay),
		cmocka_unit_test(leads_stay),
		cmocka_unit_test(no_widows),
		cmocka_unit_test(pictures_late),
		cmocka_unit_test(pictures_ordered),
		cmocka_unit_test(columns_whole),
		cmocka_unit_test(columns_even),
		cmocka_unit_test(head_repeats),
		cmocka_unit_test(notes_whole),
		cmocka_unit_test(words_whole),
		cmocka_unit_test(long_link)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
