/*
 * batch.c - documents are handed to worker processes, and what these tell
 * comes out in the order of the documents.  A worker that crashes or takes
 * too long costs its document alone.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

#define NONE	SIZE_MAX

struct worker {
	pid_t		 pid;	/* 0: none */
	int		 to;	/* document numbers go here, or -1 */
	int		 from;	/* frames come from here */
	size_t		 doc;	/* in work, or NONE */
	int64_t		 end;	/* when its time is over, milliseconds */
	bool		 late;	/* it was killed for that */
};

/* What is known of a document; its frames wait for their turn. */
struct record {
	struct conv_arena *arena;
	char		*frames;
	size_t		 len, cap;
	size_t		 whole;	/* bytes of frames that are complete */
	enum exit_code	 code;
	bool		 done;
	struct message	 failure; /* text NULL: the worker lived */
};

struct batch {
	struct args		*args;
	const struct plan	*plan;
	struct reporter		*reporter;
	struct listener		 listener;
	struct worker		*workers;
	struct pollfd		*polls;
	size_t			 nworkers;
	struct record		*records;
	size_t			 next;	/* document to hand out */
	size_t			 turn;	/* document to be told about */
	enum exit_code		 code;
};

static int64_t
now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* The child keeps nothing of its brothers' pipes: it would hold them open. */
static void
child(struct batch *b, int from_parent, int to_parent)
{
	size_t i;

	for (i = 0; i < b->nworkers; i++)
		if (b->workers[i].pid != 0) {
			if (b->workers[i].to != -1)
				close(b->workers[i].to);
			close(b->workers[i].from);
		}
	worker_run(b->args, b->plan, from_parent, to_parent);
}

static bool
worker_start(struct batch *b, struct worker *w)
{
	int to[2], from[2];

	if (pipe(to) == -1)
		return false;
	if (pipe(from) == -1) {
		close(to[0]);
		close(to[1]);
		return false;
	}
	if ((w->pid = fork()) == 0) {
		close(to[1]);
		close(from[0]);
		child(b, to[0], from[1]);
	}
	close(to[0]);
	close(from[1]);
	if (w->pid == -1) {
		w->pid = 0;
		close(to[1]);
		close(from[0]);
		return false;
	}
	cleanup_worker(w->pid, true);
	w->to = to[1];
	w->from = from[0];
	w->doc = NONE;
	w->late = false;
	return true;
}

/* Give an idle worker a document, or let it go. */
static void
worker_feed(struct batch *b, struct worker *w)
{
	uint32_t index = (uint32_t)b->next;

	if (b->next == b->plan->ndocs) {
		close(w->to);
		w->to = -1;
		return;
	}
	w->doc = b->next++;
	b->records[w->doc].arena = mem_arena();
	if (b->args->timeout > 0)
		w->end = now() + (int64_t)b->args->timeout * 1000;
	/* where this fails the worker is gone, which its pipe will tell */
	write_all(w->to, &index, sizeof(index));
}

/* Count the frames that are complete; true at the document's last. */
static bool
record_scan(struct record *r)
{
	struct frame f;

	while (r->len - r->whole >= sizeof(f)) {
		memcpy(&f, r->frames + r->whole, sizeof(f));
		if (r->len - r->whole - sizeof(f) < f.size)
			return false;
		r->whole += sizeof(f) + f.size;
		if (f.kind == FRAME_END)
			return true;
	}
	return false;
}

static void
record_tell(struct batch *b, struct record *r)
{
	struct frame f;
	size_t at;

	for (at = 0; at < r->whole; at += sizeof(f) + f.size) {
		memcpy(&f, r->frames + at, sizeof(f));
		wire_tell(&f, r->frames + at + sizeof(f), &b->listener,
		    &r->code);
	}
	if (r->failure.text != NULL)
		b->listener.message(b->listener.ctx, &r->failure);
}

/* Tell about the documents whose turn it is. */
static void
tell(struct batch *b)
{
	const struct document *doc;
	struct record *r;

	for (; b->turn < b->plan->ndocs; b->turn++) {
		r = &b->records[b->turn];
		doc = &b->plan->docs[b->turn];
		if (!r->done)
			return;
		report_begin(b->reporter, doc);
		record_tell(b, r);
		report_end(b->reporter, doc, r->code);
		if (b->code == EXIT_DONE)
			b->code = r->code;
		conv_arena_free(r->arena);
	}
}

/* Add a message of ours to what the document's worker told. */
static void
record_fail(struct batch *b, struct worker *w, int status)
{
	struct record *r = &b->records[w->doc];
	const struct document *doc = &b->plan->docs[w->doc];
	struct message m = {
		.level = CONV_ERROR, .code = w->late ? "timeout" : "crash",
		.file = doc->name
	};
	size_t i;

	for (i = 0; i < doc->ntargets; i++)
		if (doc->targets[i].path != NULL)
			unlink(temp_name(r->arena, doc->targets[i].path,
			    w->pid, i));
	if (w->late)
		m.text = conv_asprintf(r->arena, "the conversion took longer "
		    "than %d s and was stopped", b->args->timeout);
	else if (WIFSIGNALED(status))
		m.text = conv_asprintf(r->arena, "the conversion crashed: %s",
		    strsignal(WTERMSIG(status)));
	else
		m.text = conv_asprintf(r->arena, "the conversion ended early, "
		    "with code %d", WEXITSTATUS(status));
	r->failure = m;
	r->code = EXIT_CRASH;
	r->done = true;
	w->doc = NONE;
}

/* The worker's pipe is closed: it ended, or died. */
static void
worker_gone(struct batch *b, struct worker *w)
{
	int status = 0;

	close(w->from);
	if (w->to != -1)
		close(w->to);
	while (waitpid(w->pid, &status, 0) == -1 && errno == EINTR)
		;
	cleanup_worker(w->pid, false);
	if (w->doc != NONE)
		record_fail(b, w, status);
	w->pid = 0;
}

static void
worker_read(struct batch *b, struct worker *w)
{
	struct record *r;
	char buf[65536];
	ssize_t n;

	while ((n = read(w->from, buf, sizeof(buf))) == -1 && errno == EINTR)
		;
	if (n <= 0 || w->doc == NONE) {
		worker_gone(b, w);
		return;
	}
	r = &b->records[w->doc];
	r->frames = grow(r->arena, r->frames, &r->cap, r->len + (size_t)n, 1);
	memcpy(r->frames + r->len, buf, (size_t)n);
	r->len += (size_t)n;
	if (record_scan(r)) {
		r->done = true;
		w->doc = NONE;
		/* killed as it was about to end: the next document is not to
		 * pay for it */
		if (w->late)
			worker_gone(b, w);
		else
			worker_feed(b, w);
	}
}

/* Milliseconds until the first worker's time is over; -1: no such time. */
static int
time_left(const struct batch *b)
{
	int64_t first = -1, left;
	size_t i;

	for (i = 0; i < b->nworkers; i++)
		if (b->workers[i].pid != 0 && b->workers[i].doc != NONE &&
		    b->args->timeout > 0 &&
		    (first == -1 || b->workers[i].end < first))
			first = b->workers[i].end;
	if (first == -1)
		return -1;
	left = first - now();
	return left < 0 ? 0 : left > 60000 ? 60000 : (int)left;
}

static void
kill_late(struct batch *b)
{
	struct worker *w;

	if (b->args->timeout <= 0)
		return;
	for (w = b->workers; w < b->workers + b->nworkers; w++)
		if (w->pid != 0 && w->doc != NONE && !w->late &&
		    now() >= w->end) {
			w->late = true;
			kill(w->pid, SIGKILL);
		}
}

/* As many workers as there is work for; false: not even one. */
static bool
staff(struct batch *b)
{
	bool any = false;
	size_t i;

	for (i = 0; i < b->nworkers; i++) {
		if (b->workers[i].pid == 0 && b->next < b->plan->ndocs &&
		    worker_start(b, &b->workers[i]))
			worker_feed(b, &b->workers[i]);
		any = any || b->workers[i].pid != 0;
	}
	return any;
}

static void
serve(struct batch *b)
{
	size_t i;

	for (i = 0; i < b->nworkers; i++) {
		b->polls[i].fd = b->workers[i].pid != 0 ?
		    b->workers[i].from : -1;
		b->polls[i].events = POLLIN;
		b->polls[i].revents = 0;
	}
	if (poll(b->polls, b->nworkers, time_left(b)) > 0)
		for (i = 0; i < b->nworkers; i++)
			if (b->polls[i].revents != 0)
				worker_read(b, &b->workers[i]);
	kill_late(b);
	tell(b);
}

static size_t
how_many(const struct args *args, const struct plan *plan)
{
	long n = args->jobs > 0 ? args->jobs : sysconf(_SC_NPROCESSORS_ONLN);

	if (n < 1)
		n = 1;
	if (n > CLI_JOBS_MAX)
		n = CLI_JOBS_MAX;
	return (size_t)n < plan->ndocs ? (size_t)n : plan->ndocs;
}

enum exit_code
batch_run(struct args *args, const struct plan *plan,
    struct reporter *reporter)
{
	struct conv_arena *a = args->arena;
	struct batch b = {
		.args = args, .plan = plan, .reporter = reporter,
		.listener = report_listener(reporter),
		.nworkers = how_many(args, plan)
	};
	size_t i;

	b.workers = conv_alloc(a, b.nworkers * sizeof(*b.workers));
	b.polls = conv_alloc(a, b.nworkers * sizeof(*b.polls));
	b.records = conv_alloc(a, plan->ndocs * sizeof(*b.records));
	/* a worker may die before it has read its document's number */
	signal(SIGPIPE, SIG_IGN);
	while (b.turn < plan->ndocs) {
		if (!staff(&b))
			return fail(EXIT_OTHER, "no worker can be started: %s",
			    strerror(errno));
		serve(&b);
	}
	for (i = 0; i < b.nworkers; i++)
		if (b.workers[i].pid != 0)
			worker_gone(&b, &b.workers[i]);
	return b.code;
}
