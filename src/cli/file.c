/* file.c - files are read whole, and written whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

/* Read until the end, into room that grows. */
static bool
read_all(struct conv_arena *a, int fd, size_t expected,
    struct conv_blob *blob)
{
	size_t cap = expected + 1, n = 0;
	char *data = conv_alloc(a, cap);
	ssize_t got;

	for (;;) {
		if (n == cap)
			data = grow(a, data, &cap, cap + 1, 1);
		if ((got = read(fd, data + n, cap - n)) == 0)
			break;
		if (got == -1 && errno == EINTR)
			continue;
		if (got == -1)
			return false;
		n += (size_t)got;
		if (n > CLI_FILE_MAX) {
			errno = EFBIG;
			return false;
		}
	}
	blob->data = (const unsigned char *)data;
	blob->size = n;
	return true;
}

static bool
fd_load(struct conv_arena *a, int fd, bool any, struct conv_blob *blob)
{
	struct stat st;
	size_t size = 4096;

	if (fstat(fd, &st) == -1)
		return false;
	if (S_ISDIR(st.st_mode) || (!S_ISREG(st.st_mode) && !any)) {
		errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
		return false;
	}
	if (S_ISREG(st.st_mode) && st.st_size > CLI_FILE_MAX) {
		errno = EFBIG;
		return false;
	}
	if (S_ISREG(st.st_mode) && st.st_size > 0)
		size = (size_t)st.st_size;
	return read_all(a, fd, size, blob);
}

bool
file_load(struct conv_arena *a, const char *path, bool any,
    struct conv_blob *blob)
{
	int fd, error;
	bool ok;

	if (strcmp(path, "-") == 0 && any)
		return fd_load(a, STDIN_FILENO, true, blob);
	/* opening a pipe that nobody writes to must not hang */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY |
	    (any ? 0 : O_NONBLOCK));
	if (fd == -1)
		return false;
	ok = fd_load(a, fd, any, blob);
	error = errno;
	close(fd);
	errno = error;
	return ok;
}

/* Is a real path that of a folder or below it? */
static bool
is_below(const char *real, const char *folder)
{
	char top[PATH_MAX];
	size_t n;

	if (realpath(folder, top) == NULL)
		return false;
	n = strlen(top);
	return strncmp(real, top, n) == 0 &&
	    (top[n - 1] == '/' || real[n] == '/' || real[n] == '\0');
}

/* Where a path leads, or, if it leads nowhere (false), how far. */
static bool
real_path(struct conv_arena *a, const char *path, char real[PATH_MAX])
{
	char *head = conv_strdup(a, path), *slash;
	bool ok = realpath(head, real) != NULL;
	int error = errno;

	if (ok)
		return true;
	while (!ok && (slash = strrchr(head, '/')) != NULL && slash > head) {
		*slash = '\0';
		ok = realpath(head, real) != NULL;
	}
	if (!ok && realpath(".", real) == NULL)
		*real = '\0';
	errno = error;
	return false;
}

bool
file_load_below(struct conv_arena *a, const char *path,
    const char *const *folders, size_t n, struct conv_blob *blob)
{
	char real[PATH_MAX];
	bool there = real_path(a, path, real);
	int error = errno;
	size_t i;

	for (i = 0; i < n; i++)
		if (is_below(real, folders[i])) {
			errno = error;
			return there && file_load(a, real, false, blob);
		}
	errno = EXDEV;
	return false;
}

const char *
file_name(const char *path)
{
	return strcmp(path, "-") == 0 ? "stdin" : path;
}

bool
file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

char *
temp_name(struct conv_arena *a, const char *path, pid_t pid, size_t nth)
{
	const char *slash = strrchr(path, '/');

	return conv_asprintf(a, "%.*s.conv-%ld-%zu",
	    slash == NULL ? 0 : (int)(slash - path + 1), path, (long)pid,
	    nth);
}

/* A temporary file of that name; one that a crash left is replaced. */
static int
temp_open(const char *temp)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
	int fd = open(temp, flags, 0666);

	if (fd == -1 && errno == EEXIST && unlink(temp) == 0)
		fd = open(temp, flags, 0666);
	return fd;
}

bool
outfile_open(struct outfile *o, struct conv_arena *a, const char *path,
    size_t nth)
{
	struct stat st;

	memset(o, 0, sizeof(*o));
	o->path = path;
	if (path == NULL) {
		o->fd = STDOUT_FILENO;
	} else if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		o->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	} else {
		o->temp = temp_name(a, path, getpid(), nth);
		cleanup_temp(o->temp);
		o->fd = temp_open(o->temp);
	}
	if (o->fd == -1) {
		o->error = errno;
		cleanup_temp(NULL);
		return false;
	}
	o->out = fd_out(a, o->fd, &o->error);
	return true;
}

static void
keep_first(int *error, bool ok)
{
	if (!ok && *error == 0)
		*error = errno;
}

bool
outfile_commit(struct outfile *o)
{
	bool ok = conv_out_flush(o->out);

	if (!ok && o->error == 0)
		o->error = EIO;
	if (o->temp != NULL && ok)
		keep_first(&o->error, fsync(o->fd) == 0);
	if (o->path != NULL)
		keep_first(&o->error, close(o->fd) == 0);
	if (o->temp != NULL) {
		if (o->error == 0)
			keep_first(&o->error, rename(o->temp, o->path) == 0);
		if (o->error != 0)
			unlink(o->temp);
		cleanup_temp(NULL);
	}
	return o->error == 0;
}

void
outfile_abort(struct outfile *o)
{
	if (o->path != NULL)
		close(o->fd);
	if (o->temp != NULL)
		unlink(o->temp);
	cleanup_temp(NULL);
}

/* Make the folders that lead to a file. */
bool
make_folders(struct conv_arena *a, const char *path)
{
	char *s = conv_strdup(a, path), *p;

	for (p = s + 1; (p = strchr(p, '/')) != NULL; *p++ = '/') {
		*p = '\0';
		if (mkdir(s, 0777) == -1 && errno != EEXIST)
			return false;
	}
	return true;
}
