/* worker.c - a process that converts the documents it is told to. */
#include <errno.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>

#include "cli.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED	1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED	1
#endif
#endif

/* No core files; the memory that one document may take. */
static void
limit(const struct args *args)
{
	struct rlimit r = { 0, 0 };

	setrlimit(RLIMIT_CORE, &r);
#ifndef SANITIZED	/* the sanitizer's shadow is larger than any limit */
	if (args->max_memory > 0) {
		r.rlim_cur = r.rlim_max = (rlim_t)args->max_memory << 20;
		setrlimit(RLIMIT_DATA, &r);
	}
#else
	(void)args;
#endif
}

/* False at the end of the pipe. */
static bool
next_index(int fd, uint32_t *index)
{
	char *p = (char *)index;
	size_t n = 0;
	ssize_t got;

	while (n < sizeof(*index)) {
		got = read(fd, p + n, sizeof(*index) - n);
		if (got == -1 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		n += (size_t)got;
	}
	return true;
}

_Noreturn void
worker_run(const struct args *args, const struct plan *plan, int from_parent,
    int to_parent)
{
	struct listener l = wire_listener(&to_parent);
	uint32_t index;

	limit(args);
	confine(plan);
	while (next_index(from_parent, &index))
		if (!wire_end(to_parent,
		    convert(args, plan, &plan->docs[index], &l)))
			break;
	exit(EXIT_DONE);
}
