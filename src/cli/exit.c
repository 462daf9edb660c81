/* exit.c - exit codes: pandoc's where one fits. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

const struct exit_row exit_rows[] = {
	{ EXIT_DONE, "every document was written" },
	{ EXIT_IO, "a file could not be read or written" },
	{ EXIT_WARNINGS,
	    "there were warnings, and --fail-if-warnings or --strict was "
	    "given" },
	{ EXIT_OPTION,
	  "an option, its value, their combination or a theme is wrong" },
	{ EXIT_READER, "unknown input format" },
	{ EXIT_WRITER, "unknown output format, or none can be told" },
	{ EXIT_EXTENSION, "unknown extension of an input format" },
	{ EXIT_CRASH, "a document crashed its worker, or took more time than "
	    "allowed" },
	{ EXIT_OTHER,
	    "another error that a message names, such as memory running out" },
	{ EXIT_PARSE, "metadata that is not well-formed" },
	{ EXIT_NOT_TEXT, "the input is not text" },
	{ EXIT_RESOURCE, "a file that an option or the document names could "
	    "not be read" },
	{ EXIT_OTHER, NULL }
};

enum exit_code
exit_of(const char *code)
{
	static const struct {
		const char	*name;
		enum exit_code	 code;
	} rows[] = {
		{ "bad-option", EXIT_OPTION },
		{ "bad-theme", EXIT_OPTION },
		{ "bad-yaml", EXIT_PARSE },
		{ "crash", EXIT_CRASH },
		{ "missing-file", EXIT_RESOURCE },
		{ "not-text", EXIT_NOT_TEXT },
		{ "read-error", EXIT_IO },
		{ "timeout", EXIT_CRASH },
		{ "unknown-extension", EXIT_EXTENSION },
		{ "unknown-format", EXIT_READER },
		{ "unknown-pass", EXIT_OPTION },
		{ "write-error", EXIT_IO }
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strcmp(rows[i].name, code) == 0)
			return rows[i].code;
	return EXIT_OTHER;
}
