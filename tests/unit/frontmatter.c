/* frontmatter.c - YAML into metadata: what is taken, left and refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "read/read.h"
#include "tree/tree.h"

/* What a reading made: metadata as text, messages, bytes used. */
struct result {
	bool	ok;
	size_t	used;
	char	meta[1024];
	char	log[512];
};

static void
note(void *ctx, const struct conv_diag *d)
{
	struct result *r = ctx;
	size_t n = strlen(r->log);

	snprintf(r->log + n, sizeof(r->log) - n, "%u:%u %s\n",
	    (unsigned)d->pos.line, (unsigned)d->pos.col, d->code);
}

static void
put(struct conv_out *o, const struct conv_meta *m)
{
	const struct conv_meta *it;

	if (m->key != NULL)
		conv_printf(o, "%s=", m->key);
	if (m->kind == CONV_META_STRING) {
		conv_printf(o, m->plain ? "%s" : "'%s'", m->text);
		conv_puts(o, m->body != NULL ? "*" : "");
		return;
	}
	conv_puts(o, m->kind == CONV_META_LIST ? "[" : "{");
	for (it = m->first; it != NULL; it = it->next) {
		put(o, it);
		conv_puts(o, it->next != NULL ? " " : "");
	}
	conv_puts(o, m->kind == CONV_META_LIST ? "]" : "}");
}

static void
read_text(const char *text, struct result *r)
{
	struct conv_settings *settings = conv_settings_new();
	struct conv_host host = { .ctx = r, .report = note };
	struct conv_job job = { .host = &host, .settings = settings };
	struct conv_doc *doc;
	struct out_mem m;

	memset(r, 0, sizeof(*r));
	job.arena = arena_new(NULL);
	job.doc = doc = doc_new(job.arena, "x.md");
	r->ok = frontmatter_read(&job, doc, "x.md", text, strlen(text),
	    &r->used);
	out_mem_init(&m, job.arena);
	put(&m.out, doc->meta);
	snprintf(r->meta, sizeof(r->meta), "%s", out_mem_str(&m));
	arena_free(job.arena);
	conv_settings_free(settings);
}

static void
test_taken(void **state)
{
	static const struct {
		const char	*text, *meta, *log;
		size_t		 left;	/* bytes of the document */
	} cases[] = {
		{ "---\na: 1\n---\nx", "{a=1}", "", 1 },
		{ "---\na: 1\n...\nx", "{a=1}", "", 1 },
		{ "---  \na: 1\n---\t\n", "{a=1}", "", 0 },
		{ "---\na: 1\n---", "{a=1}", "", 0 },
		{ "---\n# only this\n---\nx", "{}", "", 1 },
		{ "---\n---\nx", "{}", "", 1 },
		{ "---\nq: \"1\"\nr: '~'\ns: ~\nt: null\nu:\n---\n",
		  "{q='1' r='~'* s= t= u=}", "", 0 },
		{ "---\nno: yes\nn: 0x1F\nd: 2020-01-02\n---\n",
		  "{no=yes n=0x1F d=2020-01-02}", "", 0 },
		{ "---\na: [x, {y: z}]\nb:\n- 1\n- - 2\n---\n",
		  "{a=[x {y=z}] b=[1 [2]]}", "", 0 },
		{ "---\nt: A *b*\nu: |\n  a\n  b\n---\n",
		  "{t=A *b** u='a\nb\n'*}", "", 0 },
		{ "---\na: 1\nb: 2\na: 3\n---\n", "{b=2 a=3}",
		  "4:1 duplicate-key\n", 0 },
		{ "---\n\xC3\xBC: {k: 1, \xC3\xBC: 2, k: 3}\n---\n",
		  "{\xC3\xBC={\xC3\xBC=2 k=3}}", "2:19 duplicate-key\n", 0 },
		{ "---\na: &x 1\n---\n", "{a=1}", "", 0 }
	};
	struct result r;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		read_text(cases[i].text, &r);
		assert_true(r.ok);
		assert_string_equal(r.meta, cases[i].meta);
		assert_string_equal(r.log, cases[i].log);
		assert_int_equal(strlen(cases[i].text) - r.used,
		    cases[i].left);
	}
}

/* What is Markdown and not metadata. */
static void
test_left(void **state)
{
	static const char *const cases[] = {
		"", "---", "---\n", "---\n---", "----\na: 1\n----\n",
		"---\na: 1\n", "\n---\na: 1\n---\n", " ---\na: 1\n---\n",
		"---\n\na: 1\n---\n", "---\ntext\n---\n", "---\n- a\n---\n",
		"--- a: 1\n---\n", "---\na:1\n---\n"
	};
	struct result r;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		read_text(cases[i], &r);
		assert_true(r.ok);
		assert_int_equal(r.used, 0);
		assert_string_equal(r.meta, "{}");
		assert_string_equal(r.log, "");
	}
}

static void
test_refused(void **state)
{
	static const struct {
		const char	*text, *log;
	} cases[] = {
		{ "---\na: b: c\n---\n", "2:5 bad-yaml\n" },
		{ "---\na: 1\n b: 2\n---\n", "3:3 bad-yaml\n" },
		{ "---\n\xC3\xBC: x\na: \"b\n---\n", "4:1 bad-yaml\n" },
		{ "---\na:\n\t- b\n---\n", "3:1 bad-yaml\n" },
		{ "---\na: *x*\n---\n", "2:6 bad-yaml\n" },
		{ "---\na: &x 1\nb: *x\n---\n", "3:4 bad-yaml\n" },
		{ "---\na: \x01\n---\n", "2:4 bad-yaml\n" },
		{ "---\na: \"\\0\"\n---\n", "2:4 bad-yaml\n" },
		{ "---\na: 1\n? [b]\n: c\n---\n", "3:3 bad-yaml\n" }
	};
	struct result r;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		read_text(cases[i].text, &r);
		assert_false(r.ok);
		assert_string_equal(r.log, cases[i].log);
	}
}

/* Depth has a limit; libyaml may refuse even earlier. */
static void
test_deep(void **state)
{
	static char text[20000] = "---\na: ";
	struct result r;

	(void)state;
	memset(text + 7, '[', 10000);
	strncpy(text + 10007, "\n---\n", 6);
	read_text(text, &r);
	assert_false(r.ok);
	assert_non_null(strstr(r.log, " bad-yaml\n"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_taken),
		cmocka_unit_test(test_left),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_deep)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
