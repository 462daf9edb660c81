/* page.h - the vertical list while it is cut into pages. */
#ifndef PAGE_H
#define PAGE_H

#include "write/pdf/layout/layout.h"

/* What is still to be set of a note. */
struct rest {
	const struct vlist	*list;
	size_t			 from;
	int32_t			 height;
	int32_t			 least;		/* with which it may begin */
	uint32_t		 lines;		/* of all of it */
};

/* A rest as it was, to take a trial back. */
struct undo {
	size_t			 index;
	struct rest		 rest;
};

/* What stands at the foot of a column. */
struct foot {
	struct foot_part {
		const struct vlist	*list;
		size_t			 from, to;
	} *parts;
	size_t			 n, cap;
	int32_t			 height;	/* with what parts it; 0: none */
};

/* The state of all notes before a trial. */
struct feet_state {
	size_t			 first, nnotes, nundos;
	int32_t			 carried;
	size_t			 n[COLUMNS_MAX];
	int32_t			 height[COLUMNS_MAX];
};

/* How high a column may get: text alone, and with its notes. */
struct room {
	int32_t			 body, full;
	int32_t			 sep;	/* its notes still need a rule */
};

/* What a column that ends before item `end' would be. */
struct cut {
	size_t			 end;
	int32_t			 body;		/* height of it */
	int32_t			 stretch;
	int32_t			 least;		/* with notes that must be */
	int32_t			 full;		/* with all of all notes */
	size_t			 nnotes;	/* in the queue, then */
	int64_t			 cost;
	bool			 forced;
	bool			 broken;	/* within a word */
	bool			 parted;	/* a short note goes on overleaf */
	bool			 lax;		/* its notes may be elsewhere */
};

/* A column that is found but not yet put on the page. */
struct part {
	size_t			 start, end;
	struct cut		 cut;
	int32_t			 extra;		/* to be given to glue */
};

struct maker {
	struct layout		*l;
	struct vlist		*list;
	struct pdf_pages	*pages;
	struct pdf_page		*page;		/* NULL: none is open */
	int32_t			 y;		/* of the next band, in the area */
	size_t			 stop;		/* where the run ends; 0: to be found */
	/* foot.c */
	bool			*queued;	/* notes, by number */
	struct rest		*notes;		/* a queue */
	size_t			 first, nnotes, cap;
	int32_t			 carried;	/* height of old notes */
	int32_t			 sep;		/* between body and notes */
	bool			 lax;		/* one new note begins, no more */
	struct undo		*undos;
	size_t			 nundos, undos_cap;
	struct foot		 feet[COLUMNS_MAX];
	/* cut.c */
	struct vgroup		*late[LATE_MAX]; /* deferred groups */
	size_t			 nlate;
	struct vitem		*moved;		/* those of a column */
	size_t			 moved_cap;
	/* put.c */
	struct strips		*strips;
	int32_t			*ys;		/* of the items of a page */
	size_t			 ys_cap;
};

/* page.c */

/* The first item from i on that is not dropped where a column starts. */
size_t		 skip_discardable(const struct vlist *, size_t i);

/* foot.c: notes, from their calls to the feet of columns. */

void		 feet_init(struct maker *);
/* A note that is called, and those that it calls. */
void		 foot_call(struct maker *, const struct conv_node *note);
/* Calls past the first n were only tried. */
void		 foot_uncall(struct maker *, size_t n);
/* Those past the first n into the order of their numbers. */
void		 foot_sort(struct maker *, size_t n);
/*
 * What the notes in the queue need: all, and as little as is allowed.  That
 * is the new ones but for the last, which may go on elsewhere.
 */
void		 foot_need(const struct maker *, const struct room *,
		    int32_t *least, int32_t *full);
/* Is it a short one, the new note that may go on elsewhere? */
bool		 foot_is_short(const struct maker *);
/* Give a column's foot what fits of the queue into a height. */
void		 foot_take(struct maker *, size_t column, int32_t height);
void		 feet_save(const struct maker *, struct feet_state *);
void		 feet_restore(struct maker *, const struct feet_state *);
/* Put all feet on the page. */
void		 feet_put(struct maker *);

/* cut.c: where a column ends. */

/* The cheapest end of a column that starts at an item; stop: at most. */
struct cut	 column_cut(struct maker *, size_t start, size_t stop,
		    const struct room *);
/* Move what is deferred in [start, *end) behind it. */
bool		 may_end(const struct vlist *, size_t i);
void		 late_move(struct maker *, size_t start, size_t *end);
bool		 late_add(struct maker *, struct vgroup *);
/* Deferred groups may stand from here on: those for columns, or all. */
void		 late_clear(struct maker *, bool wide);
int32_t		 repeat_height(const struct vitem *);

/* put.c: what is found, onto the page. */

int32_t		 column_x(const struct layout *, size_t column);
/* [from, to) at x, y of the page; glue grows by extra in all. */
int32_t		 list_put(struct maker *, const struct vlist *, size_t from,
		    size_t to, int32_t x, int32_t y, int32_t extra,
		    int32_t stretch);

#endif
