/* links.c - where links lead, and what is said of those that don't. */
#include "fakedoc.h"

static const struct fakefile files[] = {
	{ "doc/other.md", "x", 1 },
	{ "doc/a b.md", "x", 1 },
	{ "doc/sub", "", 0 },
	{ NULL, NULL, 0 }
};

struct want {
	const char	*url;
	enum conv_dest	 dest;
	const char	*target;	/* the id; "": the document */
	const char	*code;		/* what is reported, or NULL */
};

static void
check_link(const struct want *w)
{
	struct fakedoc f = { .files = files };
	const struct conv_node *link;
	char text[400];

	snprintf(text, sizeof(text), "# Intro\n## \U0001F680 Start\n"
	    "### \u041F\u0440\u0438\u0432\u0435\u0442\n"
	    "[text](<%s>)\n", w->url);
	fakedoc_read(&f, text, NULL, NULL);
	link = fakedoc_first(&f, CONV_LINK);
	assert_non_null(link);
	if (link->u.link.dest != w->dest)
		fail_msg("<%s> has destination %d", w->url,
		    (int)link->u.link.dest);
	if (w->target == NULL)
		assert_null(link->u.link.target);
	else if (*w->target == '\0')
		assert_ptr_equal(link->u.link.target, f.doc->root);
	else
		assert_string_equal(link->u.link.target->id, w->target);
	if (w->code == NULL)
		assert_string_equal(f.said, "");
	else
		assert_non_null(strstr(f.said, w->code));
	fakedoc_free(&f);
}

static void
test_destinations(void **state)
{
	static const struct want cases[] = {
		{ "#intro", CONV_DEST_INTERNAL, "intro", NULL },
		{ "#Intro", CONV_DEST_INTERNAL, "intro", NULL },
		{ "#user-content-intro", CONV_DEST_INTERNAL, "intro", NULL },
		{ "#-start", CONV_DEST_INTERNAL, "-start", NULL },
		{ "#start", CONV_DEST_INTERNAL, "-start", NULL },
		{ "#\u043F\u0440\u0438\u0432\u0435\u0442", CONV_DEST_INTERNAL,
		    "\u043F\u0440\u0438\u0432\u0435\u0442", NULL },
		{ "#%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82",
		    CONV_DEST_INTERNAL,
		    "\u043F\u0440\u0438\u0432\u0435\u0442", NULL },
		{ "#", CONV_DEST_INTERNAL, "", NULL },
		{ "#top", CONV_DEST_INTERNAL, "", NULL },
		{ "test.md#intro", CONV_DEST_INTERNAL, "intro", NULL },
		{ "./test.md", CONV_DEST_INTERNAL, "", NULL },
		{ "#intr", CONV_DEST_DEAD, NULL, "did you mean '#intro'" },
		{ "#nothing-like-it", CONV_DEST_DEAD, NULL, "dead-link" },
		{ "", CONV_DEST_DEAD, NULL, "dead-link" },
		{ "other.md", CONV_DEST_FILE, NULL, NULL },
		{ "other.md#x", CONV_DEST_FILE, NULL, NULL },
		{ "a%20b.md?q", CONV_DEST_FILE, NULL, NULL },
		{ "sub", CONV_DEST_FILE, NULL, NULL },
		{ "gone.md", CONV_DEST_FILE, NULL, "gone.md: no such file" },
		{ "/site/root", CONV_DEST_FILE, NULL, NULL },
		{ "?query", CONV_DEST_FILE, NULL, NULL },
		{ "https://example.org/#x", CONV_DEST_EXTERNAL, NULL, NULL },
		{ "//example.org/", CONV_DEST_EXTERNAL, NULL, NULL },
		{ "mailto:a@example.org", CONV_DEST_EXTERNAL, NULL, NULL },
		{ "data:image/png;base64,AA", CONV_DEST_EXTERNAL, NULL,
		    NULL }
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_link(&cases[i]);
}

static void
test_unsafe(void **state)
{
	static const char *const urls[] = {
		"javascript:alert(1)", "JavaScript:x", " javascript:x",
		"java&#10;script:x", "java&#9;script:x",
		"&#x6A;avascript:x", "javascript&colon;x", "vbscript:x",
		"data:text/html,x", "data:image/svg+xml,x", "data:,x",
		"file:///etc/passwd"
	};
	struct want w = { NULL, CONV_DEST_UNSAFE, NULL, "unsafe-link" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		w.url = urls[i];
		check_link(&w);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_destinations),
		cmocka_unit_test(test_unsafe)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
