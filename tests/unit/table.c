/* table.c - tests of the widths of columns and of what has to give. */
#include "laid.h"

static const struct pdf_item *
find_text(const struct laid *l, const char *s)
{
	const struct pdf_page *page;
	const struct pdf_item *item;
	struct out_mem m;
	size_t i, k;

	for (i = 0; i < l->pages.npages; i++) {
		page = &l->pages.pages[i];
		for (k = 0; k < page->nitems; k++) {
			item = &page->items[k];
			if (!is_body(item))
				continue;
			out_mem_init(&m, l->f.job.arena);
			item_text(&l->f.pdf, item, &m);
			if (strcmp(out_mem_str(&m), s) == 0)
				return item;
		}
	}
	fail_msg("no line is '%s'", s);
	return NULL;
}

/* A table that has room keeps every cell on one line, in the middle. */
static void
natural(void **state)
{
	const struct pdf_geometry *g;
	const struct pdf_item *a, *c;
	struct laid l;

	(void)state;
	lay(&l, "|left|right|\n|:-|-:|\n|some words here|1|\n|b|22|\n",
	    NULL);
	g = l.f.pdf.geometry;
	a = find_text(&l, "left");
	c = find_text(&l, "22");
	assert_int_equal(a->x, find_text(&l, "somewordshere")->x);
	assert_int_equal(c->x + c->w, find_text(&l, "1")->x +
	    find_text(&l, "1")->w);
	/* as much room before as behind */
	assert_in_range((a->x - g->left) - (g->left + g->text_width -
	    c->x - c->w) + 10, 0, 20);
	assert_string_equal(l.f.said, "");
	laid_free(&l);
}

/* Where one column is short, the long one gets the rest. */
static void
uneven(void **state)
{
	struct laid l;

	(void)state;
	lay(&l, "|key of it|text|\n|-|-|\n|a few words|lorem ipsum dolor sit "
	    "amet consectetur adipisicing elit sed do eiusmod tempor "
	    "incididunt ut labore et dolore magna aliqua|\n", NULL);
	find_text(&l, "afewwords");
	find_text(&l, "keyofit");
	assert_string_equal(l.f.said, "");
	laid_free(&l);
}

static char *
wide(struct laid *l, int ncols, const char *word)
{
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	char *s;
	int i;

	out_mem_init(&m, a);
	for (i = 0; i < ncols; i++)
		conv_printf(&m.out, "|h%d", i);
	conv_puts(&m.out, "|\n");
	for (i = 0; i < ncols; i++)
		conv_puts(&m.out, "|-");
	conv_puts(&m.out, "|\n");
	for (i = 0; i < ncols; i++)
		conv_printf(&m.out, "|%s", word);
	conv_puts(&m.out, "|\n");
	lay(l, out_mem_str(&m), NULL);
	s = pages_text(l, false);
	arena_free(a);
	return s;
}

static void
inside(const struct laid *l)
{
	const struct pdf_geometry *g = l->f.pdf.geometry;
	const struct pdf_page *page = &l->pages.pages[0];
	size_t k;

	for (k = 0; k < page->nitems; k++)
		if (is_body(&page->items[k])) {
			assert_true(page->items[k].x >= g->left);
			assert_true(page->items[k].x + page->items[k].w <=
			    g->left + g->text_width + 10);
		}
}

static int32_t
size_of(const struct laid *l, const char *s)
{
	return find_text(l, s)->u.text.segs[0].run->size;
}

/* First the type gets smaller, and a warning tells of it. */
static void
smaller(void **state)
{
	struct laid l;

	(void)state;
	wide(&l, 8, "brrrrrrr");
	assert_string_equal(l.f.said, "");
	laid_free(&l);
	wide(&l, 8, "brrrrrrrrrrr");
	assert_non_null(strstr(l.f.said, "wide-table"));
	assert_non_null(strstr(l.f.said, "smaller type"));
	assert_true(size_of(&l, "h0") < l.f.pdf.geometry->looks[
	    STYLE_CELL].face.size);
	inside(&l);
	laid_free(&l);
}

/* Then words are broken; nothing is lost and nothing sticks out. */
static void
squeezed(void **state)
{
	struct laid l;
	const char *s, *p;
	size_t n;

	(void)state;
	s = wide(&l, 30, "brrrrrrrrrrrrrrrrrr");
	assert_non_null(strstr(l.f.said, "words in it are broken"));
	for (n = 0, p = s; *p != '\0'; p++)
		n += *p == 'r';
	assert_int_equal(n, 30 * 18);
	inside(&l);
	laid_free(&l);
}

/* A row that is taller than a page goes on overleaf. */
static void
tall_row(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;
	struct laid l;
	int i;

	(void)state;
	out_mem_init(&m, a);
	conv_puts(&m.out, "|h|g|\n|-|-|\n|");
	for (i = 0; i < 3000; i++)
		conv_puts(&m.out, "word ");
	conv_puts(&m.out, "|x|\n");
	lay(&l, out_mem_str(&m), NULL);
	assert_true(l.pages.npages > 2);
	assert_int_equal(strlen(pages_text(&l, false)), 3 + 3000 * 4);
	laid_free(&l);
	arena_free(a);
}

/* The node of a kind that begins on a line. */
static struct conv_node *
node_at(const struct laid *l, enum conv_kind kind, uint32_t line)
{
	struct conv_node *n = l->doc->root;

	while (n != NULL && (n->kind != kind || n->pos.line != line)) {
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != NULL && n->next == NULL)
			n = n->parent;
		n = n != NULL ? n->next : NULL;
	}
	assert_non_null(n);
	return n;
}

/* Lines of a cell over several rows go on beside theirs. */
static void
rows_spanned(void **state)
{
	struct laid l;
	struct conv_node *row;
	const struct pdf_page *page;
	size_t i, pieces = 0;

	(void)state;
	lay(&l, "|h|i|\n|-|-|\n|one<br>two|a b|\n|x|c|\n|y|d|\n|z|e|\n", NULL);
	row = node_at(&l, CONV_ROW, 3);
	row->first->u.cell.rowspan = 2;
	row = row->next;
	row->first = row->last;
	row->first->prev = NULL;
	l.pages = (struct pdf_pages){ NULL, 0, 0 };
	assert_true(pdf_layout(&l.f.pdf, &l.pages));
	assert_int_equal(find_text(&l, "one")->y, find_text(&l, "ab")->y);
	assert_int_equal(find_text(&l, "two")->y, find_text(&l, "c")->y);
	assert_int_equal(find_text(&l, "two")->x, find_text(&l, "y")->x);
	assert_int_equal(find_text(&l, "c")->x, find_text(&l, "d")->x);
	page = &l.pages.pages[0];
	for (i = 0; i < page->nitems; i++)
		pieces += page->items[i].kind == PDF_RULE;
	assert_int_equal(pieces, 3);
	laid_free(&l);
}

/* What needs it takes all columns; what is to lie across does. */
static void
wider(void **state)
{
	static const char *const columns[] = { "columns", "2", NULL };
	static const char *const turned[] = { "wide-tables", "landscape",
	    NULL };
	static const char md[] = "before\n\n|aaaaaaaaaaaaaaaaaaaa|"
	    "bbbbbbbbbbbbbbbbbbbb|cccccccccccccccccccc|dddddddddddddd|"
	    "eeeeeeeeeeeeee|\n|-|-|-|-|-|\n|1|2|3|4|5|\n\nafter\n";
	const struct pdf_page *page;
	struct laid l;

	(void)state;
	lay(&l, md, columns);
	page = &l.pages.pages[0];
	assert_true(find_text(&l, "5")->x > page->area.left +
	    l.f.pdf.geometry->column_width);
	assert_true(find_text(&l, "1")->x < page->area.left +
	    l.f.pdf.geometry->column_width);
	assert_string_equal(l.f.said, "");
	laid_free(&l);
	lay(&l, md, turned);
	assert_int_equal(l.pages.npages, 2);
	assert_true(l.pages.pages[1].width > l.pages.pages[1].height);
	assert_true(l.pages.pages[0].width < l.pages.pages[0].height);
	assert_string_equal(l.f.said, "");
	laid_free(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(natural),
		cmocka_unit_test(rows_spanned),
		cmocka_unit_test(wider),
		cmocka_unit_test(uneven),
		cmocka_unit_test(smaller),
		cmocka_unit_test(squeezed),
		cmocka_unit_test(tall_row)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
