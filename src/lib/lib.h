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

struct conv_settings;

/* Add what -M set to the document's metadata, over the front matter's. */
void	 settings_meta(const struct conv_settings *, struct conv_doc *);
/*
 * Report front matter keys that name an option with a value that the
 * option does not take; false where there was one.
 */
bool	 settings_check_meta(struct conv_job *);

#endif
