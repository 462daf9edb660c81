/* check.c - a tree with any one thing wrong is refused. */
#include "fakedoc.h"

/* A document with a node of nearly every kind. */
static const char text[] =
"# One\n\nA *b* [c](#one) d[^n] `e`.\n\n## Two\n\n> - [x] f\n\n"
"| g | h |\n|---|---|\n| i | j |\n\n![k](k.png)\n\n[^n]: l\n";

/* Take away, add or change one thing. */
typedef void damage(struct fakedoc *);

static struct conv_node *
add(struct fakedoc *f, struct conv_node *up, enum conv_kind kind)
{
	struct conv_node *n = node_new(f->doc->arena, kind, up->pos);

	node_append(up, n);
	return n;
}

static void
block_in_para(struct fakedoc *f)
{
	add(f, fakedoc_first(f, CONV_PARA), CONV_PARA);
}

static void
inline_in_quote(struct fakedoc *f)
{
	add(f, fakedoc_first(f, CONV_QUOTE), CONV_SOFT_BREAK);
}

static void
child_of_text(struct fakedoc *f)
{
	add(f, fakedoc_first(f, CONV_TEXT), CONV_SOFT_BREAK);
}

static void
item_in_quote(struct fakedoc *f)
{
	add(f, fakedoc_first(f, CONV_QUOTE), CONV_ITEM);
}

static void
para_in_list(struct fakedoc *f)
{
	add(f, fakedoc_first(f, CONV_LIST), CONV_PARA);
}

static void
empty_list(struct fakedoc *f)
{
	node_unlink(fakedoc_first(f, CONV_ITEM));
}

static void
empty_table(struct fakedoc *f)
{
	struct conv_node *t = fakedoc_first(f, CONV_TABLE);

	while (t->first != NULL)
		node_unlink(t->first);
}

static void
late_caption(struct fakedoc *f)
{
	add(f, fakedoc_first(f, CONV_TABLE), CONV_CAPTION);
}

static void
wide_row(struct fakedoc *f)
{
	struct conv_node *cell = add(f, fakedoc_first(f, CONV_ROW), CONV_CELL);

	cell->u.cell.colspan = cell->u.cell.rowspan = 1;
}

static void
cell_without_span(struct fakedoc *f)
{
	fakedoc_first(f, CONV_CELL)->u.cell.rowspan = 0;
}

static void
two_images(struct fakedoc *f)
{
	struct conv_node *n = add(f, fakedoc_first(f, CONV_FIGURE),
	    CONV_IMAGE);

	n->u.image = fakedoc_first(f, CONV_IMAGE)->u.image;
}

static void
image_without_resource(struct fakedoc *f)
{
	fakedoc_first(f, CONV_IMAGE)->u.image.res = NULL;
}

static void
section_without_heading(struct fakedoc *f)
{
	node_unlink(fakedoc_first(f, CONV_HEADING));
}

static void
second_heading(struct fakedoc *f)
{
	add(f, fakedoc_first(f, CONV_SECTION),
	    CONV_HEADING)->u.heading.level = 1;
}

static void
other_level(struct fakedoc *f)
{
	fakedoc_first(f, CONV_HEADING)->u.heading.level = 2;
}

static void
wrong_depth(struct fakedoc *f)
{
	fakedoc_first(f, CONV_SECTION)->u.section.depth = 2;
}

static void
link_in_link(struct fakedoc *f)
{
	struct conv_node *n = add(f, fakedoc_first(f, CONV_LINK), CONV_LINK);

	n->u.link.url = "x";
}

static void
lost_target(struct fakedoc *f)
{
	fakedoc_first(f, CONV_LINK)->u.link.target = NULL;
}

static void
note_in_link(struct fakedoc *f)
{
	node_append(fakedoc_first(f, CONV_LINK),
	    fakedoc_first(f, CONV_NOTE_REF));
}

static void
foreign_note(struct fakedoc *f)
{
	fakedoc_first(f, CONV_NOTE_REF)->u.note_ref.note =
	    node_new(f->doc->arena, CONV_NOTE, f->doc->root->pos);
}

static void
text_beside_text(struct fakedoc *f)
{
	struct conv_node *n = fakedoc_first(f, CONV_TEXT);

	node_insert_after(n, node_text(f->doc->arena, n->pos, "x", 1));
}

static void
empty_text(struct fakedoc *f)
{
	struct conv_node *n = fakedoc_first(f, CONV_EMPH);

	node_unlink(n->first);
	node_append(n, node_text(f->doc->arena, n->pos, "", 0));
}

static void
unknown_id(struct fakedoc *f)
{
	fakedoc_first(f, CONV_PARA)->id = "nobody";
}

static void
broken_chain(struct fakedoc *f)
{
	fakedoc_first(f, CONV_PARA)->prev = NULL;
}

static struct conv_node *
add_div(struct fakedoc *f, enum conv_role role)
{
	struct conv_node *n = add(f, fakedoc_first(f, CONV_QUOTE), CONV_DIV);

	n->u.div.role = role;
	return n;
}

static void
lone_column(struct fakedoc *f)
{
	add_div(f, CONV_ROLE_COLUMN);
}

static void
para_in_columns(struct fakedoc *f)
{
	add(f, add_div(f, CONV_ROLE_COLUMNS), CONV_PARA);
}

static void
details_without_summary(struct fakedoc *f)
{
	add_div(f, CONV_ROLE_DETAILS);
}

static void
caption_in_div(struct fakedoc *f)
{
	add(f, add_div(f, CONV_ROLE_PLAIN), CONV_CAPTION);
}

static void
add_entry(struct fakedoc *f, const enum conv_kind *kinds, size_t n)
{
	struct conv_node *entry = add(f, add(f, fakedoc_first(f, CONV_QUOTE),
	    CONV_DEF_LIST), CONV_DEF_ENTRY);
	size_t i;

	for (i = 0; i < n; i++)
		add(f, entry, kinds[i]);
}

static void
term_alone(struct fakedoc *f)
{
	static const enum conv_kind kinds[] = { CONV_TERM };

	add_entry(f, kinds, 1);
}

static void
late_term(struct fakedoc *f)
{
	static const enum conv_kind kinds[] = {
		CONV_TERM, CONV_DEFINITION, CONV_TERM, CONV_DEFINITION
	};

	add_entry(f, kinds, 4);
}

static void
test_damage(void **state)
{
	static damage *const damages[] = {
		block_in_para, inline_in_quote, child_of_text, item_in_quote,
		para_in_list, empty_list, empty_table, late_caption, wide_row,
		cell_without_span, two_images, image_without_resource,
		section_without_heading, second_heading, other_level,
		wrong_depth, link_in_link, lost_target, note_in_link,
		foreign_note, text_beside_text, empty_text, unknown_id,
		broken_chain, lone_column, para_in_columns,
		details_without_summary, caption_in_div, term_alone, late_term
	};
	struct fakedoc f = { .files = NULL };
	const struct conv_node *bad;
	const char *why;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		fakedoc_read(&f, text, NULL, NULL);
		assert_non_null(f.doc);
		assert_true(tree_check(f.doc->arena, f.doc, &bad, &why));
		damages[i](&f);
		if (tree_check(f.doc->arena, f.doc, &bad, &why))
			fail_msg("damage %zu was not seen", i);
		assert_non_null(bad);
		assert_non_null(why);
		fakedoc_free(&f);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_damage)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
