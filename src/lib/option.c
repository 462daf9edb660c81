/* option.c - what an option's row says of a value. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "lib/lib.h"

const struct conv_option *
option_find(const struct conv_option *row, const char *name)
{
	for (; row->name != NULL; row++)
		if (strcmp(row->name, name) == 0)
			return row;
	return NULL;
}

/* Is s one of the words of "a|b|c"? */
static bool
in_choices(const char *choices, const char *s)
{
	size_t len = strlen(s), n;

	for (;; choices += n + 1) {
		n = strcspn(choices, "|");
		if (n == len && memcmp(choices, s, n) == 0)
			return true;
		if (choices[n] == '\0')
			return false;
	}
}

/* The word of "a|b|c" that was meant, or NULL. */
static const char *
nearest_choice(struct conv_arena *a, const char *choices, const char *s)
{
	const char **names = NULL;
	size_t n = 0, cap = 0, len;

	for (;; choices += len + 1) {
		len = strcspn(choices, "|");
		names = arena_grow(a, names, &cap, n + 1, sizeof(*names));
		names[n++] = conv_strndup(a, choices, len);
		if (choices[len] == '\0')
			return nearest(s, names, n);
	}
}

bool
option_flag(const char *s, bool *value)
{
	static const char *const words[2][4] = {
		{ "false", "no", "off", "0" },
		{ "true", "yes", "on", "1" }
	};
	int i, k;

	for (i = 0; i < 2; i++)
		for (k = 0; k < 4; k++)
			if (strcmp(s, words[i][k]) == 0) {
				*value = i;
				return true;
			}
	return false;
}

bool
option_int(const char *s, long *value)
{
	char *end;

	errno = 0;
	*value = strtol(s, &end, 10);
	return *s != '\0' && *end == '\0' && errno == 0;
}

static bool
int_accepts(struct conv_arena *a, const struct conv_option *row,
    const char *value, const char **why)
{
	long n;

	if (!option_int(value, &n) || n < INT32_MIN || n > INT32_MAX) {
		*why = conv_asprintf(a, "%s: '%s' is not a whole number",
		    row->name, value);
		return false;
	}
	if ((row->min != 0 || row->max != 0) &&
	    (n < row->min || n > row->max)) {
		*why = conv_asprintf(a, "%s: %s is not between %d and %d",
		    row->name, value, (int)row->min, (int)row->max);
		return false;
	}
	return true;
}

static bool
choice_accepts(struct conv_arena *a, const struct conv_option *row,
    const char *value, const char **why)
{
	const char *near;

	if (in_choices(row->arg, value))
		return true;
	near = nearest_choice(a, row->arg, value);
	*why = near != NULL ?
	    conv_asprintf(a, "%s: unknown value '%s'; did you mean '%s'?",
	    row->name, value, near) :
	    conv_asprintf(a, "%s: unknown value '%s'; it takes %s",
	    row->name, value, row->arg);
	return false;
}

bool
conv_option_accepts(struct conv_arena *a, const struct conv_option *row,
    const char *value, const char **why)
{
	bool flag;

	switch (row->kind) {
	case CONV_OPT_FLAG:
		if (option_flag(value, &flag))
			return true;
		*why = conv_asprintf(a, "%s: '%s' is neither true nor false",
		    row->name, value);
		return false;
	case CONV_OPT_INT:
		return int_accepts(a, row, value, why);
	case CONV_OPT_CHOICE:
		return choice_accepts(a, row, value, why);
	case CONV_OPT_LENGTH:
		if (length_parse(value) >= 0)
			return true;
		*why = conv_asprintf(a, "%s: '%s' is not a length such as "
		    "2.5cm, 25mm, 1in or 12pt", row->name, value);
		return false;
	case CONV_OPT_STRING:
	case CONV_OPT_FILE:
	case CONV_OPT_LIST:
		return true;
	}
	return true;
}
