/* xml.h - XML out of libxml2's xmlTextWriter, well-formed and laid out. */
#ifndef DOCBOOK_XML_H
#define DOCBOOK_XML_H

#include "conv.h"

struct xml;

/* A writer to job->out; begins the document.  NULL: out of memory. */
struct xml	*xml_open(struct conv_job *);
/* End the document and free the writer; false: memory ran out. */
bool	 xml_close(struct xml *);
/* Free the writer of a document that is given up. */
void	 xml_abandon(struct xml *);

/* The document type declaration. */
void	 xml_doctype(struct xml *, const char *name, const char *public_id,
	    const char *system_id);
/* Start an element on its own line; start one in text. */
void	 xml_line(struct xml *, const char *name);
void	 xml_start(struct xml *, const char *name);
/*
 * End the innermost element: one that holds elements, each on its own
 * line; one that holds text.
 */
void	 xml_end_block(struct xml *);
void	 xml_end(struct xml *);
/* An attribute of the element just started. */
void	 xml_attr(struct xml *, const char *name, const char *value);
/* Text; characters that XML does not have become U+FFFD. */
void	 xml_text(struct xml *, const char *, size_t);
void	 xml_puts(struct xml *, const char *);
/* A processing instruction in text; one on its own line. */
void	 xml_pi(struct xml *, const char *target);
void	 xml_pi_block(struct xml *, const char *target);
/* An element on its own line with text and nothing else; nothing where it is NULL. */
void	 xml_line_text(struct xml *, const char *name, const char *text);

/* May the character stand in a name, or begin one? */
bool	 xml_is_name_char(uint32_t, bool first);

#endif
