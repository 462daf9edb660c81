/*
 * cleanup.c - what a signal must not leave behind: a half-written file, a
 * worker.  A signal handler reaches nothing but file-scope variables.
 */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

static const char *volatile temp;
static pid_t owner;		/* of the workers */
static volatile pid_t workers[CLI_JOBS_MAX];

void
cleanup_now(void)
{
	const char *path = temp;

	if (path != NULL)
		unlink(path);
}

static void
on_signal(int sig)
{
	size_t i;

	cleanup_now();
	for (i = 0; i < CLI_JOBS_MAX && getpid() == owner; i++)
		if (workers[i] > 0)
			kill(workers[i], SIGTERM);
	/* the default action ends the program once this returns */
	signal(sig, SIG_DFL);
	raise(sig);
}

void
cleanup_install(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
	struct sigaction sa, old;
	size_t i;

	owner = getpid();
	/* a file that grows too large is an error of write() */
	signal(SIGXFSZ, SIG_IGN);
	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = on_signal;
	sigfillset(&sa.sa_mask);
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		/* what our parent has told us to ignore stays ignored */
		if (sigaction(signals[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaction(signals[i], &sa, NULL);
}

void
cleanup_temp(const char *path)
{
	temp = path;
}

void
cleanup_worker(pid_t pid, bool alive)
{
	size_t i;

	for (i = 0; i < CLI_JOBS_MAX; i++)
		if (workers[i] == (alive ? 0 : pid)) {
			workers[i] = alive ? pid : 0;
			return;
		}
}
