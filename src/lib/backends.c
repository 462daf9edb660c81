/* backends.c - the back ends that are built in, in the order of --help. */
#include "lib/lib.h"

extern const struct conv_backend conv_backend_docbook;
extern const struct conv_backend conv_backend_docbook4;
extern const struct conv_backend conv_backend_epub;
extern const struct conv_backend conv_backend_html;
extern const struct conv_backend conv_backend_json;
extern const struct conv_backend conv_backend_layout;
extern const struct conv_backend conv_backend_pdf;
extern const struct conv_backend conv_backend_tags;
extern const struct conv_backend conv_backend_tree;

const struct conv_backend *const backends[] = {
	&conv_backend_html,
	&conv_backend_docbook,
	&conv_backend_docbook4,
	&conv_backend_epub,
	&conv_backend_pdf,
	&conv_backend_json,
	&conv_backend_layout,
	&conv_backend_tags,
	&conv_backend_tree,
	NULL
};
