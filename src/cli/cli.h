/* cli.h - the parts of the command line program. */
#ifndef CLI_H
#define CLI_H

#include <sys/types.h>

#include "conv.h"

/* Ceilings of the program itself; the library has its own. */
#define CLI_FILE_MAX	(512u << 20)	/* bytes of a file that is read */
#define CLI_JOBS_MAX	1024		/* workers */
#define CLI_LINE_COLS	76		/* columns of a source line shown */
#define CLI_LINE_MAX	4096		/* bytes of one worth showing */
#define CLI_DEFAULTS_DEEP 16		/* defaults files inside another */

/* exit.c: what the program's exit code means; pandoc's where one fits. */

enum exit_code {
	EXIT_DONE = 0,
	EXIT_IO = 1,
	EXIT_WARNINGS = 3,
	EXIT_OPTION = 6,
	EXIT_READER = 21,
	EXIT_WRITER = 22,
	EXIT_EXTENSION = 23,
	EXIT_CRASH = 62,
	EXIT_OTHER = 63,
	EXIT_PARSE = 64,
	EXIT_NOT_TEXT = 95,
	EXIT_RESOURCE = 99
};

struct exit_row {
	enum exit_code	 code;
	const char	*about;
};
extern const struct exit_row exit_rows[];	/* ends with about NULL */

/* What an error of this diagnostic code ends in. */
enum exit_code	 exit_of(const char *code);

/* mem.c */

struct strings {
	const char	**v;
	size_t		  n, cap;
};

void	 strings_add(struct conv_arena *, struct strings *, const char *);
/* As realloc() in an arena: room for need elements of that size. */
void	*grow(struct conv_arena *, void *old, size_t *cap, size_t need,
	    size_t size);
/* An arena whose failure ends the program with a message. */
struct conv_arena *mem_arena(void);
/* A sink over a file descriptor, in the arena; errno in *error. */
struct conv_out	*fd_out(struct conv_arena *, int fd, int *error);

/* args.c: what the command line says. */

enum message_format {
	FORMAT_UNSET,
	FORMAT_TEXT,
	FORMAT_JSON,
	FORMAT_GITHUB,
	FORMAT_SARIF
};

/* What is shown instead of a conversion. */
enum show {
	SHOW_NOTHING,
	SHOW_HELP,
	SHOW_VERSION,
	SHOW_INPUT_FORMATS,
	SHOW_OUTPUT_FORMATS,
	SHOW_OPTIONS,
	SHOW_COMPLETION,
	SHOW_MAN
};

struct args {
	struct conv_arena	*arena;
	struct conv_settings	*settings;
	struct strings		 inputs;
	struct strings		 to;
	const char		*output;	/* "-": standard output */
	const char		*output_dir;
	const char		*source_root;
	const char		*deps;
	const char		*deps_format;
	const char		*log;
	const char		*color;
	const char		*message_format;
	const char		*defaults;	/* the last one read */
	bool			 dump;		/* --dump was given */
	bool			 quiet;
	bool			 verbose;
	bool			 fail_if_warnings;
	bool			 strict;	/* warnings are errors */
	int			 jobs;		/* 0: as many as CPUs */
	int			 timeout;	/* seconds, 0: none */
	int			 max_memory;	/* megabytes, 0: no limit */
	enum show		 show;
	const char		*show_what;	/* its value, or NULL */
	struct strings		 paths;		/* option values */
	struct strings		 reads;		/* files read for options */
	int			 deep;		/* in defaults files */
};

/* The groups of --help, in their order. */
enum group {
	GROUP_INPUT,
	GROUP_OUTPUT,
	GROUP_RUN,
	GROUP_MESSAGES,
	GROUP_INFO,
	GROUP_HIDDEN,
	NGROUPS
};

struct cli_option {
	struct conv_option	 row;
	enum group		 group;
	size_t			 field;		/* in struct args */
	/* What to do where storing in field is not enough. */
	enum exit_code	(*set)(struct args *, const char *value);
	bool			 early;		/* before all others */
	bool			 optional;	/* value: --name=value only */
};
extern const struct cli_option cli_options[];	/* ends with name NULL */

/* Another name for an option, pandoc's in the most cases. */
struct alias {
	const char	*name;
	const char	*to;
	char		 letter;
	bool		 negated;
};
extern const struct alias aliases[];		/* ends with name NULL */

/* Print "conv: error: ..." and return the code. */
enum exit_code	 fail(enum exit_code, const char *, ...) CONV_PRINTF(2, 3);
/* Set one option, by its name or alias, as the command line does. */
enum exit_code	 args_set(struct args *, const char *name,
		    const char *value);

/* parse.c */

struct args	*args_new(struct conv_arena *);
enum exit_code	 args_parse(struct args *, int argc, char **argv);
/* All rows: i counts through the program's, reading's, the back ends'. */
const struct conv_option *args_row(const struct args *, size_t i);
/* False: hidden, or a row of the library's that one of ours replaces. */
bool		 row_is_shown(const struct conv_option *);
/* The i-th row is shown and the first of its name. */
bool		 row_is_first(const struct args *, size_t i);

/* defaults.c */

enum exit_code	 defaults_read(struct args *, const char *path);

/* help.c, man.c, complete.c */

enum exit_code	 help_show(struct args *, struct conv_out *);
void		 man_show(struct args *, struct conv_out *);
enum exit_code	 complete_show(struct args *, struct conv_out *);
/* "--name=VALUE" as help and man page write it, in the arena. */
const char	*row_synopsis(struct conv_arena *, const struct conv_option *,
		    bool optional);
extern const char *const group_names[NGROUPS];

/* file.c: reading files, and writing them whole or not at all. */

/*
 * Read a file whole; false: errno tells.  What is no regular file is read
 * only where any is true, as it might never end.
 */
bool	 file_load(struct conv_arena *, const char *path, bool any,
	    struct conv_blob *);
/*
 * The same for a regular file that is in one of n folders, whatever links
 * lead to it; errno is EXDEV where it isn't.
 */
bool	 file_load_below(struct conv_arena *, const char *path,
	    const char *const *folders, size_t n, struct conv_blob *);
/* What messages call a file that the user names. */
const char *file_name(const char *path);
/* Is there a file or folder of that name? */
bool	 file_exists(const char *path);

struct outfile {
	const char	*path;		/* NULL: standard output */
	char		*temp;		/* NULL: written directly */
	int		 fd;
	int		 error;		/* errno of the first failure */
	struct conv_out	*out;
};

/* The name of a temporary file: told by target, process and number. */
char	*temp_name(struct conv_arena *, const char *path, pid_t, size_t nth);
bool	 outfile_open(struct outfile *, struct conv_arena *,
	    const char *path, size_t nth);
/* False: errno's message is due, and nothing is left behind. */
bool	 outfile_commit(struct outfile *);
void	 outfile_abort(struct outfile *);
bool	 make_folders(struct conv_arena *, const char *path);

/* cleanup.c: what must not be left behind when a signal ends us. */

void	 cleanup_install(void);
void	 cleanup_now(void);
void	 cleanup_temp(const char *path);	/* or NULL: none */
void	 cleanup_worker(pid_t, bool alive);

/* plan.c: which files are read, which are written. */

struct target {
	const struct conv_backend *backend;
	const char		*path;		/* NULL: standard output */
};

struct document {
	const char *const *paths;		/* "-": standard input */
	size_t		 npaths;		/* one at least */
	const char	*name;			/* of the first, in messages */
	const char	*real;			/* absolute, links resolved, or
						 * NULL: standard input */
	struct target	*targets;
	size_t		 ntargets;
};

struct plan {
	struct document	*docs;
	size_t		 ndocs;
	const struct document **by_real;	/* those that have one, sorted */
	size_t		 nreal;
};

enum exit_code	 plan_make(struct args *, struct plan *);
/* The document that begins with that file, or NULL. */
const struct document *plan_find(const struct plan *, struct conv_arena *,
		    const char *path);

/* convert.c: one document into its formats. */

struct message {
	enum conv_level	 level;
	const char	*code;
	const char	*file;		/* or NULL */
	uint32_t	 line, col;
	const char	*text;
	const char	*source;	/* the line it is about, or NULL */
};

enum file_use {
	FILE_READ,
	FILE_WROTE
};

/* Whom a conversion tells; strings live for the call only. */
struct listener {
	void	*ctx;
	void	(*message)(void *ctx, const struct message *);
	void	(*file)(void *ctx, enum file_use, const char *path);
};

enum exit_code	 convert(const struct args *, const struct plan *,
		    const struct document *, const struct listener *);

/* confine.c: what this process can do from now on; best effort. */

void	 confine(const struct plan *);

/* batch.c, worker.c, wire.c: many documents, in worker processes. */

struct reporter;

/* The code of the first document that failed, in the order given. */
enum exit_code	 batch_run(struct args *, const struct plan *,
		    struct reporter *);
_Noreturn void	 worker_run(const struct args *, const struct plan *,
		    int from_parent, int to_parent);

enum frame_kind {
	FRAME_MESSAGE,
	FRAME_READ,
	FRAME_WROTE,
	FRAME_END
};

struct frame {
	uint32_t	size;		/* of what follows */
	uint32_t	kind;
};

/* A listener that sends all it hears. */
struct listener	 wire_listener(int *fd);
bool		 wire_end(int fd, enum exit_code);
/* Tell a listener what a frame says; FRAME_END gives the code. */
void		 wire_tell(const struct frame *, const char *payload,
		    const struct listener *, enum exit_code *);
bool		 write_all(int fd, const void *, size_t);

/* report.c: messages to where the user wants them. */

struct reporter	*report_new(struct args *);
struct listener	 report_listener(struct reporter *);
/* The documents begin and end in the order of the command line. */
void		 report_begin(struct reporter *, const struct document *);
void		 report_end(struct reporter *, const struct document *,
		    enum exit_code);
/* Summary, log and dependencies; the code of the whole run. */
enum exit_code	 report_finish(struct reporter *, enum exit_code);

/* text.c, json.c, github.c, sarif.c: one message in each form. */

void	 text_message(struct conv_out *, const struct message *, bool color);
void	 json_message(struct conv_out *, const struct message *);
void	 json_wrote(struct conv_out *, const char *path);
void	 github_message(struct conv_out *, const struct message *);
/* before: how many results came before this one. */
void	 sarif_message(struct conv_out *, const struct message *,
	    size_t before);
void	 sarif_end(struct conv_out *, size_t nresults);
/* A string in quotes, what is no UTF-8 replaced. */
void	 json_string(struct conv_out *, const char *);

/* width.c */

/* The next character, its bytes and the columns that it takes. */
struct glyph {
	size_t	 len;
	unsigned width;
	bool	 bad;		/* not well-formed: one to three bytes */
	uint32_t c;
};
struct glyph glyph_at(const char *, const char *end);

/* deps.c: which files a document was made from. */

struct rule {
	struct strings	 outputs;
	struct strings	 inputs;
};
bool	 deps_write(struct args *, const struct rule *, size_t nrules);

#endif
