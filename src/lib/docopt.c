/* docopt.c - the options of reading and of the passes. */
#include "lib/lib.h"

const struct conv_option doc_options[] = {
	{ .name = "from", .kind = CONV_OPT_STRING, .arg = "FORMAT",
	  .def = "markdown", .letter = 'f', .caller = true,
	  .help = "input format: markdown, gfm or commonmark, with +EXT "
	  "and -EXT" },
	{ .name = "file-scope", .kind = CONV_OPT_FLAG, .caller = true,
	  .help = "read each of several files by itself: notes and links' "
	  "definitions count in it alone, and ids begin with its name" },
	{ .name = "unsafe", .kind = CONV_OPT_FLAG, .caller = true,
	  .help = "let raw HTML pass into HTML unchanged" },
	{ .name = "raw-html", .kind = CONV_OPT_CHOICE,
	  .arg = "map|strip|escape", .def = "map",
	  .help = "what becomes of raw HTML: its meaning, its text alone, "
	  "or its source as text" },
	{ .name = "metadata-file", .kind = CONV_OPT_LIST, .arg = "FILE",
	  .files = true, .caller = true,
	  .help = "read more metadata from a YAML or JSON file" },
	{ .name = "resource-path", .kind = CONV_OPT_LIST, .arg = "DIR",
	  .caller = true,
	  .help = "look for pictures and included files here as well" },
	{ .name = "sandbox", .kind = CONV_OPT_FLAG, .caller = true,
	  .help = "open no file outside of the document's folder for a "
	  "document" },
	{ .name = "shift-heading-level-by", .kind = CONV_OPT_INT,
	  .arg = "N", .def = "0", .min = -5, .max = 5,
	  .help = "make headings deeper, or higher where negative" },
	{ .name = "number-offset", .kind = CONV_OPT_STRING, .arg = "N[,N...]",
	  .help = "add to the first section numbers" },
	{ .name = "top-level-division", .kind = CONV_OPT_CHOICE,
	  .arg = "section|chapter|part", .def = "section",
	  .help = "what a heading of level 1 begins" },
	{ .name = "with-solutions", .kind = CONV_OPT_FLAG,
	  .help = "keep the solutions of exercises, for those who teach" },
	{ .name = "dump", .kind = CONV_OPT_STRING, .arg = "PASS",
	  .caller = true,
	  .help = "stop after this pass (read: before the first)" },
	{ .name = NULL }
};
