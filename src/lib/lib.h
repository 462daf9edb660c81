/* lib.h - the pipeline's parts: options, back ends, plug-ins. */
#ifndef LIB_H
#define LIB_H

#include "conv.h"

/* backends.c */

/* The built-in back ends, ending with NULL. */
extern const struct conv_backend *const backends[];

/* docopt.c: the rows of conv_doc_options(). */

extern const struct conv_option doc_options[];

/* settings.c */

/*
 * Complete the front matter: --metadata-file below it, -M above it, then
 * check the keys that name an option of reading.  False: reported.
 */
bool	 settings_metadata(struct conv_job *, struct conv_doc *);
/*
 * Check the front matter keys that name an option of the job's back end;
 * false: a value that the option does not take, reported.
 */
bool	 settings_check(struct conv_job *);
/* Did the caller give an option this value? */
bool	 settings_names(const struct conv_job *, const char *value);
/* The row of an option by name, or NULL. */
const struct conv_option *option_find(const struct conv_option *,
	    const char *);
/* A value as written; false: it is none. */
bool	 option_flag(const char *, bool *);
bool	 option_int(const char *, long *);

/* plugin.c */

/* The back end in a shared object, or NULL with *why. */
const struct conv_backend *plugin_open(struct conv_arena *, const char *path,
	    const char **why);

#endif
