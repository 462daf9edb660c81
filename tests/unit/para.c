/* para.c - tests of lines: spaces, links, pictures, hyphens, directions. */
#include "laid.h"

/* The body's n-th line on the first page. */
static const struct pdf_item *
line(const struct laid *l, size_t n)
{
	const struct pdf_page *page = &l->pages.pages[0];
	size_t k;

	for (k = 0; k < page->nitems; k++)
		if (is_body(&page->items[k]) && n-- == 0)
			return &page->items[k];
	fail_msg("there is no such line");
	return NULL;
}

/* The line as it can be copied, a hyphen of the line break as '~'. */
static const char *
line_text(const struct laid *l, size_t n)
{
	const struct pdf_item *item = line(l, n);
	struct out_mem m;
	size_t i;

	out_mem_init(&m, l->f.job.arena);
	for (i = 0; i < item->u.text.nsegs; i++)
		if (item->u.text.segs[i].hyphen)
			conv_putc(&m.out, '~');
		else
			conv_put(&m.out, item->u.text.segs[i].run->text,
			    item->u.text.segs[i].run->len);
	return out_mem_str(&m);
}

static const struct pdf_item *
nth_item(const struct laid *l, enum pdf_item_kind kind, size_t n)
{
	const struct pdf_page *page = &l->pages.pages[0];
	size_t k;

	for (k = 0; k < page->nitems; k++)
		if (page->items[k].kind == kind && n-- == 0)
			return &page->items[k];
	return NULL;
}

static void
spaces(void **state)
{
	struct laid l;

	(void)state;
	lay(&l, "one  *two*\nthree **four** `a  b`&nbsp;c\n", NULL);
	assert_string_equal(line_text(&l, 0),
	    "one two three four a b\xC2\xA0" "c");
	laid_free(&l);
}

/* A line end in the source is a space of the text around, not of code. */
static void
soft_space(void **state)
{
	const struct pdf_seg *s;
	struct laid l;

	(void)state;
	lay(&l, "one\n`two`\n*three*\n", NULL);
	s = line(&l, 0)->u.text.segs;
	assert_memory_equal(s[1].run->text, " ", 1);
	assert_ptr_equal(s[1].run->font, s[0].run->font);
	assert_ptr_equal(s[3].run->font, s[0].run->font);
	laid_free(&l);
	lay(&l, "\xE4\xB8\x80\n\xE4\xBA\x8C\n", NULL);
	assert_string_equal(line_text(&l, 0), "\xE4\xB8\x80\xE4\xBA\x8C");
	laid_free(&l);
}

/* Lines of a justified paragraph end at the same place. */
static void
justified(void **state)
{
	const char *md = "The boy stood on the burning deck whence all but he "
	    "had fled; the flame that lit the battle's wreck shone round him "
	    "o'er the dead. Yet beautiful and bright he stood, as born to "
	    "rule the storm; a creature of heroic blood, a proud, though "
	    "childlike form.\n";
	const struct pdf_item *item;
	struct laid l;
	size_t i;
	int32_t end, right;

	(void)state;
	lay(&l, md, NULL);
	right = l.f.pdf.geometry->left + l.f.pdf.geometry->text_width;
	for (i = 0; i < 2; i++) {
		item = line(&l, i);
		end = item->x + item->w;
		/* but for what hangs out */
		assert_in_range(end, right, right + 3000);
	}
	item = line(&l, 2);
	assert_true(item->x + item->w < right);
	laid_free(&l);
}

/* The space at a line's end stays in the text, for those who copy it. */
static void
trailing_space(void **state)
{
	struct laid l;
	const char *s;
	size_t n;

	(void)state;
	lay(&l, "The boy stood on the burning deck whence all but he had fled "
	    "and more words follow on the second line.\n", NULL);
	s = line_text(&l, 0);
	n = strlen(s);
	assert_true(n > 0 && (s[n - 1] == ' ' || s[n - 1] == '~'));
	laid_free(&l);
}

/* A link over two lines has an area on each. */
static void
link_parts(void **state)
{
	const struct pdf_item *a, *b;
	struct laid l;

	(void)state;
	lay(&l, "Some words come first so that the line is nearly full and "
	    "then [a link with several words in it](http://example.org/) "
	    "ends.\n", NULL);
	a = nth_item(&l, PDF_LINK, 0);
	b = nth_item(&l, PDF_LINK, 1);
	assert_non_null(a);
	assert_non_null(b);
	assert_null(nth_item(&l, PDF_LINK, 2));
	assert_true(b->y > a->y);
	assert_string_equal(a->u.link.uri, "http://example.org/");
	laid_free(&l);
}

/* A word that no line can hold is broken, not cut, and no one warns. */
static void
endless_word(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	struct laid l;
	int i;

	(void)state;
	out_mem_init(&m, a);
	for (i = 0; i < 5000; i++)
		conv_putc(&m.out, (char)('a' + i % 26));
	lay(&l, out_mem_str(&m), NULL);
	assert_string_equal(pages_text(&l, false), out_mem_str(&m));
	assert_string_equal(l.f.said, "");
	laid_free(&l);
	arena_free(a);
}

/* Latin in a right-to-left paragraph stays in its own order. */
static void
directions(void **state)
{
	const struct pdf_item *item;
	struct laid l;
	const struct pdf_seg *s;

	(void)state;
	lay(&l, "---\nlang: he\ndir: rtl\n---\n\n"
	    "\xD7\x90\xD7\x91 one two \xD7\x92\xD7\x93\n", NULL);
	item = line(&l, 0);
	s = item->u.text.segs;
	assert_int_equal(item->u.text.nsegs, 7);
	/* in the order of reading ... */
	assert_memory_equal(s[0].run->text, "\xD7\x90", 2);
	assert_memory_equal(s[2].run->text, "one", 3);
	assert_memory_equal(s[4].run->text, "two", 3);
	assert_memory_equal(s[6].run->text, "\xD7\x92", 2);
	/* ... at their places from the right */
	assert_true(s[0].x > s[4].x && s[4].x > s[2].x &&
	    s[2].x > s[6].x);
	assert_int_equal(item->x + item->w, l.f.pdf.geometry->left +
	    l.f.pdf.geometry->text_width);
	laid_free(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spaces),
		cmocka_unit_test(soft_space),
		cmocka_unit_test(justified),
		cmocka_unit_test(trailing_space),
		cmocka_unit_test(link_parts),
		cmocka_unit_test(endless_word),
		cmocka_unit_test(directions)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
