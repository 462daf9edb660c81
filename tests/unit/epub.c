/* epub - names, addresses, dates and pictures as books need them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "tree/tree.h"
#include "write/epub/epub.h"

static jmp_buf oom;

struct fixture {
	struct conv_arena	*arena;
	struct conv_doc		*doc;
	struct conv_job		 job;
	struct epub		 e;
	bool			 lost;
};

static int
set_up(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->arena = arena_new(&oom);
	f->doc = doc_new(f->arena, "test.md");
	f->job.doc = f->doc;
	f->job.arena = f->arena;
	f->e.job = &f->job;
	f->e.arena = f->arena;
	f->e.ids = map_new(f->arena);
	f->e.names = map_new(f->arena);
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	test_free(f);
	return 0;
}

static void
test_ids(void **state)
{
	struct fixture *f = *state;
	struct conv_pos pos = { "test.md", 1, 1 };

	doc_set_id(f->doc, node_new(f->arena, CONV_HEADING, pos), "_1-one");
	assert_string_equal(epub_id(&f->e, "plain-1.x"), "plain-1.x");
	assert_string_equal(epub_id(&f->e, "日本語"), "日本語");
	assert_string_equal(epub_id(&f->e, "a:b c"), "a_b_c");
	/* the obvious name is that of another heading */
	assert_string_equal(epub_id(&f->e, "1-one"), "_1-one_2");
	assert_string_equal(epub_id(&f->e, "_1-one"), "_1-one");
	assert_string_equal(epub_id(&f->e, "1-one"), "_1-one_2");
	assert_string_equal(epub_id(&f->e, "-x"), "_-x");
	assert_string_equal(epub_id(&f->e, "a;b c"), "a_b_c_2");
}

static void
test_urls(void **state)
{
	static const char *const good[] = {
		"http://example.org", "https://user@example.org:80/a?b#c",
		"http://[::1]:8080/", "https://münchen.example/",
		"mailto:a@example.org", "tel:+1", "HTTPS://EXAMPLE.ORG/%C3"
	};
	static const char *const bad[] = {
		"http://", "http:///x", "http:x", "http://a b/", "http://<x>/",
		"http://%zz/", "http://a:port/", "https://{host}/", "x.html",
		"tel:"
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!url_is_valid(good[i]))
			fail_msg("%s", good[i]);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (url_is_valid(bad[i]))
			fail_msg("%s", bad[i]);
}

static void
test_dates(void **state)
{
	(void)state;
	assert_true(html_is_date("2024"));
	assert_true(html_is_date("2024-12"));
	assert_true(html_is_date("2024-02-29"));
	assert_false(html_is_date("2023-02-29"));
	assert_false(html_is_date("2024-13-01"));
	assert_false(html_is_date("2024-1-1"));
	assert_false(html_is_date("May 2024"));
	assert_false(html_is_date("2024-01-01T00"));
	assert_false(html_is_date(""));
}

static bool
svg(struct fixture *f, const char *inner, struct conv_blob *blob)
{
	blob->data = (const unsigned char *)conv_asprintf(f->arena,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\">%s</svg>", inner);
	blob->size = strlen((const char *)blob->data);
	f->lost = false;
	return epub_svg(&f->e, blob, &f->lost);
}

#define HAS(blob, s)	(strstr((const char *)(blob).data, s) != NULL)

static void
test_svg(void **state)
{
	struct fixture *f = *state;
	const unsigned char *before;
	struct conv_blob b;

	assert_false(svg(f, "<rect>", &b));
	assert_true(svg(f, "<g id=\"a\"/><use href=\"#a\"/>", &b));
	before = b.data;
	assert_true(epub_svg(&f->e, &b, &f->lost));
	assert_ptr_equal(b.data, before);
	assert_false(f->lost);

	assert_true(svg(f, "<script>x</script><g onclick=\"x()\" id=\"1\"/>"
	    "<g id=\"b\"/><g id=\"b\"/>", &b));
	assert_false(HAS(b, "script") || HAS(b, "onclick") || HAS(b, "\"1\""));
	assert_true(HAS(b, "<g id=\"b\"/><g/>"));
	assert_true(f->lost);

	assert_true(svg(f, "<image href=\"https://example.org/x.png\"/>"
	    "<image href=\"data:image/png;base64,AA\"/>"
	    "<style>@import 'x'</style><rect fill=\"url( 'x#y')\"/>"
	    "<a href=\"https://example.org/\"/><a href=\"javascript:x\"/>",
	    &b));
	assert_false(HAS(b, "x.png") || HAS(b, "@import") || HAS(b, "url("));
	assert_true(HAS(b, "data:image/png"));
	assert_true(HAS(b, "<a href=\"https://example.org/\"/>"));
}

/* Entities that multiply are refused, not expanded. */
static void
test_svg_bomb(void **state)
{
	struct fixture *f = *state;
	struct conv_blob b;

	b.data = (const unsigned char *)"<!DOCTYPE svg ["
	    "<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">"
	    "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
	    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
	    "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
	    "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
	    "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">"
	    "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">"
	    "]><svg xmlns=\"http://www.w3.org/2000/svg\">&g;</svg>";
	b.size = strlen((const char *)b.data);
	assert_false(epub_svg(&f->e, &b, &f->lost));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_ids, set_up, tear_down),
		cmocka_unit_test(test_urls),
		cmocka_unit_test(test_dates),
		cmocka_unit_test_setup_teardown(test_svg, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_svg_bomb, set_up,
		    tear_down)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
