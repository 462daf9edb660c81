#include <stdio.h>

/* ANCHOR: body */
int
main(void)
{
	// ANCHOR: inner
	puts("hello");
	// ANCHOR_END: inner
}
/* ANCHOR_END: body */
/* ANCHOR: body */
/* ANCHOR: 
