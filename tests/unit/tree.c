/* tree.c - nodes: linking, attributes, plain text. */
#include "fakedoc.h"

static const struct conv_pos nowhere = { "x", 1, 1 };

struct fixture {
	struct conv_arena	*a;
	struct conv_node	*up, *n[3];
};

static int
setup(void **state)
{
	static struct fixture f;
	int i;

	f.a = arena_new(NULL);
	f.up = node_new(f.a, CONV_QUOTE, nowhere);
	for (i = 0; i < 3; i++) {
		f.n[i] = node_new(f.a, CONV_PARA, nowhere);
		node_append(f.up, f.n[i]);
	}
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	arena_free(f->a);
	return 0;
}

/* Are these the children, by both directions? */
static void
assert_children(struct conv_node *up, struct conv_node *const *want,
    size_t count)
{
	struct conv_node *n;
	size_t i = 0;

	for (n = up->first; n != NULL; n = n->next) {
		assert_true(i < count);
		assert_ptr_equal(n, want[i++]);
		assert_ptr_equal(n->parent, up);
	}
	assert_int_equal(i, count);
	for (n = up->last; n != NULL; n = n->prev)
		assert_ptr_equal(n, want[--i]);
	assert_int_equal(i, 0);
}

static void
test_linking(void **state)
{
	struct fixture *f = *state;
	struct conv_node *a = f->n[0], *b = f->n[1], *c = f->n[2];

	assert_children(f->up, (struct conv_node *[]){ a, b, c }, 3);
	node_append(f->up, a);
	assert_children(f->up, (struct conv_node *[]){ b, c, a }, 3);
	node_prepend(f->up, a);
	assert_children(f->up, (struct conv_node *[]){ a, b, c }, 3);
	node_insert_before(b, c);
	assert_children(f->up, (struct conv_node *[]){ a, c, b }, 3);
	node_insert_after(b, a);
	assert_children(f->up, (struct conv_node *[]){ c, b, a }, 3);
	node_unlink(b);
	assert_null(b->parent);
	assert_children(f->up, (struct conv_node *[]){ c, a }, 2);
	node_append(c, b);
	node_unwrap(c);
	assert_children(f->up, (struct conv_node *[]){ b, a }, 2);
	node_move_children(f->up, c);
	assert_null(f->up->first);
	assert_null(f->up->last);
	assert_children(c, (struct conv_node *[]){ b, a }, 2);
}

static void
test_attrs(void **state)
{
	struct fixture *f = *state;
	struct conv_node *n = f->n[0];

	assert_null(conv_attr(n, "id"));
	node_set_attr(f->a, n, "class", "a");
	node_set_attr(f->a, n, "id", "x");
	node_set_attr(f->a, n, "class", "b");
	node_set_attr(f->a, n, "id", "y");
	assert_string_equal(conv_attr(n, "class"), "a b");
	assert_string_equal(conv_attr(n, "id"), "y");
}

static void
test_plain_text(void **state)
{
	struct fixture *f = *state;
	struct conv_node *emph = node_new(f->a, CONV_EMPH, nowhere);

	node_append(f->n[0], node_text(f->a, nowhere, "one", 3));
	node_append(f->n[0], node_new(f->a, CONV_SOFT_BREAK, nowhere));
	node_append(emph, node_text(f->a, nowhere, "two", 3));
	node_append(f->n[0], emph);
	node_append(f->n[1], node_text(f->a, nowhere, "three", 5));
	node_unlink(f->n[2]);
	assert_string_equal(conv_plain_text(f->a, f->up), "one two three");
	assert_string_equal(conv_plain_text(f->a, f->n[1]), "three");
	assert_string_equal(conv_plain_text(f->a, emph), "two");
	assert_string_equal(conv_plain_text(f->a, f->n[2]), "");
}

/* Nothing recurses, so depth costs memory only. */
static void
test_depth(void **state)
{
	struct fixture *f = *state;
	struct conv_node *n = f->n[0], *child, *root = n;
	int i, count = 0;

	for (i = 0; i < 1000000; i++) {
		child = node_new(f->a, CONV_EMPH, nowhere);
		node_append(n, child);
		n = child;
	}
	for (n = root; n != NULL; n = node_next(n, root, true))
		count++;
	assert_int_equal(count, 1000001);
	assert_string_equal(conv_plain_text(f->a, root), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_linking, setup, teardown),
		cmocka_unit_test_setup_teardown(test_attrs, setup, teardown),
		cmocka_unit_test_setup_teardown(test_plain_text, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(test_depth, setup, teardown)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
