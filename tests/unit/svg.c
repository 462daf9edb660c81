/* svg.c - SVG images as lists of what is drawn. */
#include "fakepdf.h"
#include "write/pdf/svg/svg.h"

extern const struct conv_backend conv_backend_pdf;

/* The dump of an SVG of 100 by 100, whose inside is given. */
static const char *
drawn(struct fake *f, const char *inside)
{
	struct conv_arena *a = f->pdf.arena;
	struct conv_resource *res = conv_alloc(a, sizeof(*res));
	struct pdf_image *im = conv_alloc(a, sizeof(*im));
	const char *why = NULL;
	struct out_mem m;

	f->said[0] = '\0';
	res->url = "x.svg";
	res->data = (const unsigned char *)conv_asprintf(a,
	    "<svg xmlns='http://www.w3.org/2000/svg'>%s</svg>", inside);
	res->size = strlen((const char *)res->data);
	res->width = res->height = 100;
	im->res = res;
	if (!pdf_svg_read(&f->pdf, im, NULL, &why))
		return why;
	out_mem_init(&m, a);
	pdf_drawing_dump(&m.out, im->drawing);
	return out_mem_str(&m);
}

static const struct {
	const char	*inside, *dump;
} cases[] = {
	{ "", "" },
	{ "<rect width='10' height='5' x='1.5'/>",
	  "path fill#000000 : m1500,0 l11500,0 l11500,5000 l1500,5000 h\n" },
	{ "<path fill='none' stroke='#F00' d='m1-2.5l.5.5,5 9.5z m1 1h2V9'/>",
	  "path stroke#ff0000 pen 1000 : m1000,-2500 l1500,-2000 l6500,7500 h "
	  "m2000,-1500 l4000,-1500 l4000,9000\n" },
	{ "<path d='M1e1 0Q15 10 20 0T30 0'/>",
	  "path fill#000000 : m10000,0 c13333,6667 16667,6667 20000,0 "
	  "c23333,-6667 26667,-6667 30000,0\n" },
	/* half a circle, and flags without spaces */
	{ "<path d='M0 0A5 5 0 0110 0'/>",
	  "path fill#000000 : m0,0 c0,-2761 2239,-5000 5000,-5000 "
	  "c7761,-5000 10000,-2761 10000,0\n" },
	/* too small a radius */
	{ "<path d='M0 0A1 1 0 0 0 10 0'/>",
	  "path fill#000000 : m0,0 c0,2761 2239,5000 5000,5000 "
	  "c7761,5000 10000,2761 10000,0\n" },
	{ "<g transform='translate(10)scale(2 2) rotate(90)'>"
	  "<line x2='5' stroke='navy' stroke-width='50%'/></g>",
	  "path stroke#000080 pen 100000 : m10000,0 l10000,10000\n" },
	/* an uneven pen */
	{ "<line transform='scale(4 1)' x2='5' stroke='lime' fill='none'/>",
	  "path [2000000 0 0 500000 0 0] stroke#00ff00 pen 2000 : m0,0 "
	  "l10000,0\n" },
	/* the cascade */
	{ "<style>.a{fill:red} #b{fill:blue!important} rect{fill:lime}"
	  " g>rect{stroke-width:3}</style><g><rect id='b' class='x a' "
	  "width='1' height='1' fill='white' style='fill:black'/></g>",
	  "path fill#0000ff : m0,0 l1000,0 l1000,1000 l0,1000 h\n" },
	{ "<g color='rgb(10%,20%,30%)' fill='currentColor'>"
	  "<path d='M0 0L1 1V2' opacity='.5' fill-opacity='50%'/></g>",
	  "path fill#1a334d@250 : m0,0 l1000,1000 l1000,2000\n" },
	/* a group with two things is painted as a whole */
	{ "<g opacity='.5'><path d='M0 0L1 1V2'/><path d='M0 0L2 2H0'/></g>",
	  "group @500\npath fill#000000 : m0,0 l1000,1000 l1000,2000\n"
	  "path fill#000000 : m0,0 l2000,2000 l0,2000\nend\n" },
	{ "<defs><linearGradient id='g'><stop stop-color='red'/>"
	  "<stop offset='1' stop-opacity='.5'/></linearGradient></defs>"
	  "<rect width='20' height='5' fill='url(#g)'/>",
	  "path fill linear 0 0 10000 0 [2000000 0 0 500000 0 0] "
	  "0#ff0000@1000 1000000#000000@500 : m0,0 l20000,0 l20000,5000 "
	  "l0,5000 h\n" },
	{ "<text x='50' y='9' text-anchor='end' font-family='Courier'>  a\n"
	  "<tspan font-weight='bold'>b</tspan> </text>",
	  "text [1000000 0 0 1000000 21101 9000] fill#000000 "
	  "DejaVu Sans Mono@16000 \"a \"\n"
	  "text [1000000 0 0 1000000 40367 9000] fill#000000 "
	  "DejaVu Sans Mono@16000 \"b\"\n" }
};

static void
test_drawn(void **state)
{
	struct fake f;
	size_t i;

	(void)state;
	fake_init(&f, &conv_backend_pdf);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(drawn(&f, cases[i].inside),
		    cases[i].dump);
		assert_string_equal(f.said, "");
	}
	fake_free(&f);
}

static void
test_lost(void **state)
{
	struct fake f;

	(void)state;
	fake_init(&f, &conv_backend_pdf);
	drawn(&f, "<rect filter='url(#f)'/><blink/><image href='a.png'/>");
	assert_string_equal(f.said, "svg-partial: x.svg is drawn without: "
	    "filter, <blink>, a picture in another file\n");
	assert_string_equal(drawn(&f, "<"),
	    "an SVG that is not well-formed XML");
	fake_free(&f);
}

static void
test_number(void **state)
{
	static const struct {
		const char	*s;
		double		 v;
		const char	*rest;
	} good[] = {
		{ "0", 0, "" }, { "-.5.5", -0.5, ".5" }, { "1e2em", 100, "em" },
		{ "1em", 1, "em" }, { "+3.25e-1x", 0.325, "x" },
		{ "123456789012345678901234567890", 1e9, "" },
		{ "1e-400", 0, "" }, { "5e", 5, "e" }, { "7.", 7, "" }
	};
	struct svg_text t;
	double v;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		t = svg_text(good[i].s);
		assert_true(svg_number(&t, &v));
		assert_true(v == good[i].v);
		assert_string_equal(t.p, good[i].rest);
	}
	t = svg_text("-x");
	assert_false(svg_number(&t, &v));
	assert_string_equal(t.p, "-x");
}

static void
test_sincos(void **state)
{
	double s, c;

	(void)state;
	svg_sincos(-270, &s, &c);
	assert_true(s == 1 && c == 0);
	svg_sincos(3600030, &s, &c);
	assert_true(svg_abs(s - 0.5) < 1e-12);
	assert_true(svg_abs(c - 0.86602540378443864676) < 1e-12);
	svg_sincos(225, &s, &c);
	assert_true(svg_abs(s + 0.70710678118654752) < 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_drawn), cmocka_unit_test(test_lost),
		cmocka_unit_test(test_number), cmocka_unit_test(test_sincos)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
