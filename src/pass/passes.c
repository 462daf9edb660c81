/* passes.c - all passes in their order. */
#include "pass/pass.h"

const struct pass passes[] = {
	{ "chars", pass_chars },
	{ "meta", pass_meta },
	{ "tidy", pass_tidy },
	{ "handout", pass_handout },
	{ "notes", pass_notes },
	{ "sections", pass_sections },
	{ "ids", pass_ids },
	{ "quotes", pass_quotes },
	{ "numbers", pass_numbers },
	{ "refs", pass_refs },
	{ "title", pass_title },
	{ "links", pass_links },
	{ "resources", pass_resources },
	{ NULL, NULL }
};
