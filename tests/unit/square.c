/* square.c - tables are squared, with cells that span rows and columns. */
#include "fakedoc.h"
#include "pass/pass.h"

static const struct conv_pos nowhere = { "x", 1, 1 };

/*
 * A table from "11 12/21" (rows by /, cells as colspan and rowspan), and
 * what became of it in the same form.
 */
static const char *
squared(struct conv_arena *a, const char *s, uint32_t nhead, uint32_t *ncols)
{
	struct conv_node *table = node_new(a, CONV_TABLE, nowhere), *row, *n;
	struct out_mem m;

	table->u.table.nhead = nhead;
	row = node_new(a, CONV_ROW, nowhere);
	node_append(table, row);
	for (; *s != '\0'; s++) {
		if (*s == '/') {
			row = node_new(a, CONV_ROW, nowhere);
			node_append(table, row);
		} else if (*s != ' ') {
			n = node_new(a, CONV_CELL, nowhere);
			n->u.cell.colspan = (uint32_t)(*s++ - '0');
			n->u.cell.rowspan = (uint32_t)(*s - '0');
			node_append(row, n);
		}
	}
	table_square(a, table);
	*ncols = table->u.table.ncols;
	out_mem_init(&m, a);
	for (row = table->first; row != NULL; row = row->next) {
		if (row->prev != NULL)
			conv_putc(&m.out, '/');
		for (n = row->first; n != NULL; n = n->next)
			conv_printf(&m.out, "%s%u%u", n->prev ? " " : "",
			    (unsigned)n->u.cell.colspan,
			    (unsigned)n->u.cell.rowspan);
	}
	return out_mem_str(&m);
}

static void
test_spans(void **state)
{
	static const struct {
		const char	*table;
		uint32_t	 nhead;
		const char	*want;
		uint32_t	 ncols;
	} cases[] = {
		{ "11 11/11 11", 1, "11 11/11 11", 2 },
		{ "11 11 11/11", 1, "11 11 11/11 11 11", 3 },
		{ "11/11 11 11", 1, "11 11 11/11 11 11", 3 },
		{ "21 11/11", 0, "21 11/11 11 11", 3 },
		/* the second row needs one cell only */
		{ "12 11/11", 0, "12 11/11", 2 },
		/* a span over more rows than there are */
		{ "19 11/11", 0, "12 11/11", 2 },
		/* no span leaves the head */
		{ "12 11/11", 1, "11 11/11 11", 2 },
		/* a cell from above makes the table wider */
		{ "11 13/11 11/11", 0, "11 13 11/11 11/11 11", 3 },
		/* nor do cells overlap */
		{ "11 12 11/31", 0, "11 12 11/11 11", 3 },
		{ "00", 0, "11", 1 },
		/* columns that no cell begins in */
		{ "22/", 0, "12/", 1 },
		{ "21 21/21 21", 0, "11 11/11 11", 2 },
		{ "32 11 21/11 11 11/61", 0, "12 11 21/11 11 11/41", 4 },
		/* a span over more columns than other rows have */
		{ "11 11/91", 0, "11 11/21", 2 },
		{ "91", 0, "11", 1 }
	};
	struct conv_arena *a = arena_new(NULL);
	const char *got;
	uint32_t ncols;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		got = squared(a, cases[i].table, cases[i].nhead, &ncols);
		assert_string_equal(got, cases[i].want);
		assert_int_equal(ncols, cases[i].ncols);
	}
	arena_free(a);
}

/* Rows that leave out much cost no more than what stands there. */
static void
test_many_missing(void **state)
{
	struct conv_arena *a = arena_new(NULL);
	struct conv_node *table = node_new(a, CONV_TABLE, nowhere), *row, *n;
	size_t cells = 0;
	uint64_t sum;
	int i, k;

	(void)state;
	for (i = 0; i < 5000; i++) {
		row = node_new(a, CONV_ROW, nowhere);
		node_append(table, row);
		for (k = 0; k < (i == 0 ? 5000 : 1); k++) {
			n = node_new(a, CONV_CELL, nowhere);
			n->u.cell.colspan = n->u.cell.rowspan = 1;
			node_append(row, n);
		}
	}
	table_square(a, table);
	for (row = table->first; row != NULL; row = row->next) {
		for (sum = 0, n = row->first; n != NULL; n = n->next) {
			sum += n->u.cell.colspan;
			cells++;
		}
		assert_int_equal(sum, 5000);
	}
	assert_true(cells < 100000);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_many_missing)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
