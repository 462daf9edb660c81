/* limits.h - every ceiling of the program, in one place. */
#ifndef LIMITS_H
#define LIMITS_H

#define LIMIT_ARENA_BLOCK	(64u << 10)	/* first block of an arena */
#define LIMIT_ARENA_BLOCK_MAX	(16u << 20)	/* they grow up to this */
#define LIMIT_ARENA_TOTAL	(4ull << 30)	/* bytes in one arena */
#define LIMIT_INPUT		(512ull << 20)	/* bytes of one source file */
#define LIMIT_RESOURCE		(256ull << 20)	/* bytes of one image file */
#define LIMIT_INCLUDE_DEPTH	10u	/* files in files, as mdBook has it */
#define LIMIT_INCLUDED		(16u << 20)	/* bytes of all of them */
#define LIMIT_DIRECTIVE		4096	/* bytes of one {{#...}} */
#define LIMIT_YAML_DEPTH	64u		/* nesting of metadata */
#define LIMIT_ATTRS		64u		/* attributes of one element */
#define LIMIT_ATTR_TEXT		1024	/* bytes of those of an inline */
#define LIMIT_OPEN_BRACKETS	10000u	/* "[" without "]" in a paragraph */
#define LIMIT_OPEN_MARKUP	5000u	/* "<!" without ">" in one */
#define LIMIT_QUOTES		10000u	/* smart ones in one */
#define LIMIT_STARS_LINKS	1000000000u /* their product in a block */
#define LIMIT_TABLE_COLUMNS	4096u
#define LIMIT_TABLE_FILLED	524288u	/* cells that short rows lack */
#define LIMIT_CLUSTER		256	/* bytes of one grapheme cluster */
#define LIMIT_HTML_FORMATS	16u	/* inline elements open around blocks */
#define LIMIT_ANCHOR_DEPTH	32u	/* blocks between an anchor and its text */
#define LIMIT_IMAGE_SIDE	65535u		/* pixels of one side */
#define LIMIT_IMAGE_PIXELS	(100u << 20)	/* pixels of one image */
#define LIMIT_SVG_ELEMENTS	200000u	/* drawn, with repeats by use */
#define LIMIT_SVG_SEGMENTS	2000000u	/* of paths */
#define LIMIT_SVG_MATCHES	50000000u /* elements that rules look at */
#define LIMIT_SVG_DEPTH		1000u	/* elements in each other */
#define LIMIT_SVG_NESTING	8u	/* patterns, masks, markers */
#define LIMIT_SVG_DASHES	64u
#define LIMIT_SVG_STOPS		256u	/* of a gradient */
#define LIMIT_SVG_TYPE		2000000	/* size, in 1/1000 px */
#define LIMIT_MISSING_GLYPHS	50u		/* reported in one document */

#define LIMIT_DIV_DEPTH		64u		/* divisions in divisions */
#define LIMIT_LIST_DEPTH	100u	/* lists by letters in each other */
#define LIMIT_EXAMPLE_NAME	200u	/* bytes of it that are looked at */
#define LIMIT_ANSWER_LINES	500u		/* of one room for an answer */
#define LIMIT_ANSWER_HEIGHT	2834646		/* of one: a metre */
#define LIMIT_FIELD_SHARE	1000u		/* of one field in a name line */
#define LIMIT_ABBRS		16u		/* that begin with one word */
#define LIMIT_DUMP_INDENT	200		/* levels, so that dumps stay linear */
#define LIMIT_LINE_NUMBER	999999u		/* of a code block's first */
#define LIMIT_COLSPAN		1000u		/* as HTML has it */
#define LIMIT_ADDED_CELLS	(64u << 10)	/* to fill one table's rows */
#define LIMIT_TABLE_GRID	(16u << 20)	/* rows * columns with rowspans */
#define LIMIT_NOTES_NESTED	8u		/* ^[notes ^[in notes]] */
#define LIMIT_NOTE_DEPTH	8u		/* notes in notes in JSON */
#define LIMIT_NOTE_REPEATS	(1u << 20)	/* bytes of repeated notes there */

#endif
