/* xml.c - the only user of xmlTextWriter. */
#include <libxml/chvalid.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "base/base.h"
#include "write/docbook/xml.h"

#define INDENT_MAX	16	/* levels of elements that indent further */

struct xml {
	struct conv_job		*job;
	xmlTextWriterPtr	 writer;
	unsigned		 depth;		/* open elements */
	bool			 failed;	/* memory ran out */
};

/* Errors of the sink stick in it, and the library asks for them. */
static int
sink_write(void *ctx, const char *s, int len)
{
	conv_put(ctx, s, (size_t)len);
	return len;
}

static int
sink_close(void *ctx)
{
	(void)ctx;
	return 0;
}

static void
check(struct xml *x, int rc)
{
	if (rc < 0)
		x->failed = true;
}

struct xml *
xml_open(struct conv_job *job)
{
	struct xml *x = conv_alloc(job->arena, sizeof(*x));
	xmlOutputBufferPtr buf;

	x->job = job;
	buf = xmlOutputBufferCreateIO(sink_write, sink_close, job->out, NULL);
	if (buf == NULL)
		return NULL;
	if ((x->writer = xmlNewTextWriter(buf)) == NULL) {
		xmlOutputBufferClose(buf);
		return NULL;
	}
	check(x, xmlTextWriterStartDocument(x->writer, NULL, "UTF-8", NULL));
	return x;
}

bool
xml_close(struct xml *x)
{
	check(x, xmlTextWriterEndDocument(x->writer));
	check(x, xmlTextWriterFlush(x->writer));
	xmlFreeTextWriter(x->writer);
	return !x->failed;
}

void
xml_abandon(struct xml *x)
{
	xmlFreeTextWriter(x->writer);
}

void
xml_doctype(struct xml *x, const char *name, const char *public_id,
    const char *system_id)
{
	check(x, xmlTextWriterWriteDTD(x->writer, BAD_CAST name,
	    BAD_CAST public_id, BAD_CAST system_id, NULL));
	check(x, xmlTextWriterWriteRaw(x->writer, BAD_CAST "\n"));
}

static void
new_line(struct xml *x)
{
	static const char spaces[] = "\n                                ";
	unsigned n = x->depth < INDENT_MAX ? x->depth : INDENT_MAX;

	_Static_assert(sizeof(spaces) == 2 + 2 * INDENT_MAX, "two a level");
	check(x, xmlTextWriterWriteRawLen(x->writer, BAD_CAST spaces,
	    (int)(1 + 2 * n)));
}

void
xml_start(struct xml *x, const char *name)
{
	check(x, xmlTextWriterStartElement(x->writer, BAD_CAST name));
	x->depth++;
}

void
xml_line(struct xml *x, const char *name)
{
	if (x->depth > 0)
		new_line(x);
	xml_start(x, name);
}

void
xml_end(struct xml *x)
{
	check(x, xmlTextWriterEndElement(x->writer));
	x->depth--;
}

void
xml_end_block(struct xml *x)
{
	x->depth--;
	new_line(x);
	check(x, xmlTextWriterEndElement(x->writer));
}

/*
 * The first character that XML does not have, or NULL: a control other
 * than tab and line ends, U+FFFE, U+FFFF.
 */
static const char *
find_bad(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s, *end = p + len;

	for (; p < end; p++) {
		if (*p < ' ' && *p != '\t' && *p != '\n' && *p != '\r')
			return (const char *)p;
		if (*p == 0xEF && end - p > 2 && p[1] == 0xBF && p[2] >= 0xBE)
			return (const char *)p;
	}
	return NULL;
}

/* The text, terminated, with U+FFFD for each bad character. */
static const char *
clean(struct xml *x, const char *s, size_t len)
{
	const char *bad = find_bad(s, len), *end = s + len;
	struct out_mem m;

	if (bad == NULL)
		return *end == '\0' ? s :
		    conv_strndup(x->job->arena, s, len);
	out_mem_init(&m, x->job->arena);
	for (; bad != NULL; bad = find_bad(s, (size_t)(end - s))) {
		conv_put(&m.out, s, (size_t)(bad - s));
		conv_puts(&m.out, "\xEF\xBF\xBD");
		s = bad + ((unsigned char)*bad == 0xEF ? 3 : 1);
	}
	conv_put(&m.out, s, (size_t)(end - s));
	return out_mem_str(&m);
}

void
xml_text(struct xml *x, const char *s, size_t len)
{
	xmlChar *escaped;

	if (len == 0)
		return;
	/* xmlTextWriterWriteString() would not tell that memory ran out */
	escaped = xmlEncodeSpecialChars(NULL, BAD_CAST clean(x, s, len));
	if (escaped == NULL) {
		x->failed = true;
		return;
	}
	check(x, xmlTextWriterWriteRaw(x->writer, escaped));
	xmlFree(escaped);
}

void
xml_puts(struct xml *x, const char *s)
{
	xml_text(x, s, strlen(s));
}

void
xml_attr(struct xml *x, const char *name, const char *value)
{
	check(x, xmlTextWriterWriteAttribute(x->writer, BAD_CAST name,
	    BAD_CAST clean(x, value, strlen(value))));
}

void
xml_pi(struct xml *x, const char *target)
{
	check(x, xmlTextWriterWritePI(x->writer, BAD_CAST target, NULL));
}

void
xml_pi_block(struct xml *x, const char *target)
{
	new_line(x);
	xml_pi(x, target);
}

void
xml_line_text(struct xml *x, const char *name, const char *text)
{
	if (text == NULL)
		return;
	xml_line(x, name);
	xml_puts(x, text);
	xml_end(x);
}

bool
xml_is_name_char(uint32_t c, bool first)
{
	if (c == '_' || xmlIsBaseCharQ(c) || xmlIsIdeographicQ(c))
		return true;
	return !first && (c == '-' || c == '.' || xmlIsDigitQ(c) ||
	    xmlIsCombiningQ(c) || xmlIsExtenderQ(c));
}
