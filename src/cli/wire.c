/* wire.c - what a worker tells its parent, over a pipe. */
#include <stdint.h>
#include <string.h>

#include "cli.h"

/* The fixed part of a message; texts follow, each ended by NUL. */
struct packed {
	uint32_t	level;
	uint32_t	line, col;
	uint32_t	has_file, has_source;
};

enum { CODE, FILENAME, TEXT, SOURCE, NTEXTS };

static bool
frame_send(int fd, enum frame_kind kind, const void *head, size_t nhead,
    const char *const *texts, size_t ntexts)
{
	struct frame f = { .kind = kind };
	size_t size = nhead, i;
	bool ok;

	for (i = 0; i < ntexts; i++)
		size += strlen(texts[i]) + 1;
	if (size > UINT32_MAX)
		return false;
	f.size = (uint32_t)size;
	ok = write_all(fd, &f, sizeof(f)) && write_all(fd, head, nhead);
	for (i = 0; i < ntexts; i++)
		ok = ok && write_all(fd, texts[i], strlen(texts[i]) + 1);
	return ok;
}

static void
on_message(void *ctx, const struct message *m)
{
	struct packed p = {
		.level = m->level, .line = m->line, .col = m->col,
		.has_file = m->file != NULL, .has_source = m->source != NULL
	};
	const char *texts[NTEXTS] = {
		[CODE] = m->code,
		[FILENAME] = m->file != NULL ? m->file : "",
		[TEXT] = m->text,
		[SOURCE] = m->source != NULL ? m->source : ""
	};

	frame_send(*(int *)ctx, FRAME_MESSAGE, &p, sizeof(p), texts, NTEXTS);
}

static void
on_file(void *ctx, enum file_use use, const char *path)
{
	frame_send(*(int *)ctx, use == FILE_READ ? FRAME_READ : FRAME_WROTE,
	    "", 0, &path, 1);
}

struct listener
wire_listener(int *fd)
{
	struct listener l = { fd, on_message, on_file };

	return l;
}

bool
wire_end(int fd, enum exit_code code)
{
	return frame_send(fd, FRAME_END, &code, sizeof(code), NULL, 0);
}

static void
tell_message(const char *s, const struct listener *to)
{
	struct packed p;
	const char *texts[NTEXTS];
	struct message m;
	size_t i;

	memcpy(&p, s, sizeof(p));
	s += sizeof(p);
	for (i = 0; i < NTEXTS; i++) {
		texts[i] = s;
		s += strlen(s) + 1;
	}
	m.level = (enum conv_level)p.level;
	m.code = texts[CODE];
	m.file = p.has_file ? texts[FILENAME] : NULL;
	m.line = p.line;
	m.col = p.col;
	m.text = texts[TEXT];
	m.source = p.has_source ? texts[SOURCE] : NULL;
	to->message(to->ctx, &m);
}

void
wire_tell(const struct frame *f, const char *payload,
    const struct listener *to, enum exit_code *code)
{
	switch ((enum frame_kind)f->kind) {
	case FRAME_MESSAGE:
		tell_message(payload, to);
		break;
	case FRAME_READ:
		to->file(to->ctx, FILE_READ, payload);
		break;
	case FRAME_WROTE:
		to->file(to->ctx, FILE_WROTE, payload);
		break;
	case FRAME_END:
		memcpy(code, payload, sizeof(*code));
		break;
	}
}
