/*
 * confine.c - a worker can write into the folders of the outputs alone,
 * start no program and reach no network, where the kernel can see to it
 * (Landlock, seccomp).
 */
#define _GNU_SOURCE	/* O_PATH */
#include "cli.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __x86_64__
#define ARCH	AUDIT_ARCH_X86_64
#else
#define ARCH	AUDIT_ARCH_AARCH64
#endif

/* What is forbidden everywhere but where a rule allows it. */
#define CHANGES \
	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | \
	LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | \
	LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | \
	LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | \
	LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | \
	LANDLOCK_ACCESS_FS_MAKE_SYM)

/* What an output's folder needs: a file is made and put in place. */
#define OUTPUT \
	(LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_FILE | \
	LANDLOCK_ACCESS_FS_MAKE_REG)

static void
allow(int rules, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = access,
		.parent_fd = open(path, O_PATH | O_CLOEXEC)
	};

	if (rule.parent_fd == -1)
		return;
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
	    &rule, 0);
	close(rule.parent_fd);
}

/* The folder of a file, or the file itself where it is a device or pipe. */
static void
allow_target(int rules, struct conv_arena *a, const char *path,
    const char **last)
{
	const char *slash = strrchr(path, '/'), *folder;
	struct stat st;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		allow(rules, path, LANDLOCK_ACCESS_FS_WRITE_FILE);
		return;
	}
	folder = slash == NULL ? "." : slash == path ? "/" :
	    conv_strndup(a, path, (size_t)(slash - path));
	if (*last == NULL || strcmp(*last, folder) != 0)
		allow(rules, folder, OUTPUT);
	*last = folder;
}

static void
confine_files(const struct plan *plan)
{
	struct landlock_ruleset_attr attr = { .handled_access_fs = CHANGES };
	struct conv_arena *a;
	const char *last = NULL;
	const struct target *t;
	size_t i, k;
	int rules = (int)syscall(SYS_landlock_create_ruleset, &attr,
	    sizeof(attr), 0);

	if (rules == -1)
		return;
	a = mem_arena();
	for (i = 0; i < plan->ndocs; i++)
		for (k = 0; k < plan->docs[i].ntargets; k++) {
			t = &plan->docs[i].targets[k];
			if (t->path != NULL)
				allow_target(rules, a, t->path, &last);
		}
	syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
	conv_arena_free(a);
}

/* These calls fail with EPERM; those of another ABI with it. */
static void
confine_calls(void)
{
#define LOAD(member) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, \
	    offsetof(struct seccomp_data, member))
#define DENY(nr) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (nr), 0, 1), \
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
	struct sock_filter filter[] = {
		LOAD(arch),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		LOAD(nr),
		/* x32 has the same arch and numbers from 1 << 30 on */
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 1u << 30, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		DENY(SYS_socket),
		DENY(SYS_connect),
		DENY(SYS_bind),
		DENY(SYS_execve),
		DENY(SYS_execveat),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
	};
	struct sock_fprog program = {
		.len = sizeof(filter) / sizeof(filter[0]), .filter = filter
	};

	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

void
confine(const struct plan *plan)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		return;
	confine_files(plan);
	confine_calls();
}

#else

void
confine(const struct plan *plan)
{
	(void)plan;
}

#endif
