/* walk.c - visiting by a table of acts. */
#include "fakedoc.h"

static enum conv_step
skip_code(void *w, const struct conv_node *n)
{
	struct conv_out *o = w;

	conv_put(o, n->text, n->len);
	return CONV_SKIP;
}

static void
mark(void *w, const struct conv_node *n)
{
	(void)n;
	conv_puts(w, "!");
}

static enum conv_step
pass_over(void *w, const struct conv_node *n)
{
	(void)w;
	(void)n;
	return CONV_SKIP;
}

static void
test_walk(void **state)
{
	const struct conv_act acts[CONV_NKINDS] = {
		[CONV_DOCUMENT] = { .through = true },
		[CONV_SECTION] = { .through = true },
		[CONV_PARA] = { .pre = "<p>", .post = "</p>" },
		[CONV_EMPH] = { .pre = "<", .post = ">", .leave = mark },
		[CONV_STRONG] = { .pre = "[", .post = "]",
		    .enter = pass_over, .leave = mark },
		[CONV_TEXT] = { .enter = skip_code },
		[CONV_QUOTE] = { .pre = "(", .post = ")" }
	};
	struct fakedoc f = { .files = NULL };
	struct conv_arena *a = arena_new(NULL);
	struct out_mem m;

	(void)state;
	fakedoc_read(&f, "a *b **c** d*\n\n> e\n", NULL, NULL);
	out_mem_init(&m, a);
	conv_walk(f.doc->root, acts, &m.out, &m.out);
	assert_string_equal(out_mem_str(&m),
	    "<p>a <b [!] d!></p>(<p>e</p>)");
	/* a walk stays below where it begins */
	out_mem_init(&m, a);
	conv_walk(fakedoc_first(&f, CONV_EMPH), acts, &m.out, &m.out);
	assert_string_equal(out_mem_str(&m), "<b [!] d!>");
	assert_int_equal(conv_acts_missing(acts), CONV_HEADING);
	fakedoc_free(&f);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_walk)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
