/*
 * break.c - where a line may end (UAX #14) and where a cluster ends
 * (UAX #29), for Unicode 15.0.
 */
#include "text_unicode.h"
#include "write/pdf/text/text.h"

/* The columns of the table; see tools/gen-unicode.py. */
#define PROP_LB(p)	((p) & 63)
#define PROP_GB(p)	((p) >> 6 & 15)
#define PROP_WIDE	(1u << 10)
#define PROP_PICTURE	(1u << 11)	/* Extended_Pictographic */
#define PROP_FUTURE	(1u << 12)	/* the same, and unassigned */

static unsigned
props(uint32_t c)
{
	if (c > 0x10FFFF)
		c = UTF8_BAD;
	return unicode_data[(size_t)unicode_index[c >> UNICODE_SHIFT] <<
	    UNICODE_SHIFT | (c & ((1u << UNICODE_SHIFT) - 1))];
}

/* Sets of line breaking classes. */

#define S(x)	((uint64_t)1 << LB_##x)
#define IN(c, s) (((uint64_t)1 << (c) & (s)) != 0)

#define HARD	(S(BK) | S(CR) | S(LF) | S(NL))
#define ALPHA	(S(AL) | S(HL))
#define HANGUL	(S(JL) | S(JV) | S(JT) | S(H2) | S(H3))
#define IDEO	(S(ID) | S(EB) | S(EM))

/* What stands before the present character. */
struct before {
	int	 class;		/* of the last one that is no space or mark */
	unsigned props;		/* of the same */
	bool	 any;		/* false at the start of the text */
	bool	 space;		/* spaces came since */
	bool	 joiner;	/* the last one is a zero width joiner */
	bool	 odd_flag;	/* an odd number of regional indicators */
	bool	 hebrew_hyphen;	/* class is a hyphen after HL */
	int	 number;	/* 1 within digits, 2 after their ) */
};

/* Pairs that stay together where no space is between: from LB21 on. */
static const struct pair {
	uint64_t	before, after;
} pairs[] = {
	{ S(BB), ~(uint64_t)0 },
	{ ~(uint64_t)0, S(BA) | S(HY) | S(NS) | S(IN) },
	{ S(SY), S(HL) },
	{ ALPHA, S(NU) }, { S(NU), ALPHA },
	{ S(PR), IDEO }, { IDEO, S(PO) },
	{ S(PR) | S(PO), ALPHA }, { ALPHA, S(PR) | S(PO) },
	{ S(PR) | S(PO) | S(OP) | S(HY), S(NU) },
	{ S(JL), S(JL) | S(JV) | S(H2) | S(H3) },
	{ S(JV) | S(H2), S(JV) | S(JT) },
	{ S(JT) | S(H3), S(JT) },
	{ HANGUL, S(PO) }, { S(PR), HANGUL },
	{ ALPHA | S(IS), ALPHA },
	{ S(EB), S(EM) }
};

/* Is the next character, marks apart, a digit? */
static bool
digit_follows(const char *p, const char *end)
{
	int c;

	while (p < end) {
		c = PROP_LB(props(utf8_next(&p, end)));
		if (c != LB_CM && c != LB_ZWJ)
			return c == LB_NU;
	}
	return false;
}

/* Rules LB11 to LB18, some of which see through spaces; -1: undecided. */
static int
break_loose(const struct before *b, int c)
{
	if (c == LB_WJ)
		return PDF_BREAK_NO;
	if (!b->space && IN(b->class, S(WJ) | S(GL)))
		return PDF_BREAK_NO;
	if (!b->space && c == LB_GL && !IN(b->class, S(BA) | S(HY)))
		return PDF_BREAK_NO;
	if (IN(c, S(CL) | S(CP) | S(EX) | S(IS) | S(SY)))
		return PDF_BREAK_NO;
	if (b->class == LB_OP || (b->class == LB_QU && c == LB_OP) ||
	    (IN(b->class, S(CL) | S(CP)) && c == LB_NS) ||
	    (b->class == LB_B2 && c == LB_B2))
		return PDF_BREAK_NO;
	return b->space ? PDF_BREAK_MAY : -1;
}

/* Rules LB19 to LB31, between neighbours. */
static int
break_close(const struct before *b, int c, unsigned p, const char *next,
    const char *end)
{
	size_t i;

	if (c == LB_QU || b->class == LB_QU)
		return PDF_BREAK_NO;
	if (c == LB_CB || b->class == LB_CB)
		return PDF_BREAK_MAY;
	if (b->hebrew_hyphen)
		return PDF_BREAK_NO;
	/* LB25 as a regular expression (section 8.2, example 7) */
	if ((b->number == 1 && IN(c, S(NU) | S(SY) | S(IS) | S(CL) | S(CP) |
	    S(PR) | S(PO))) || (b->number == 2 && IN(c, S(PR) | S(PO))))
		return PDF_BREAK_NO;
	if (IN(b->class, S(PR) | S(PO)) && IN(c, S(OP) | S(HY)) &&
	    digit_follows(next, end))
		return PDF_BREAK_NO;
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (IN(b->class, pairs[i].before) && IN(c, pairs[i].after))
			return PDF_BREAK_NO;
	if (IN(b->class, ALPHA | S(NU)) && c == LB_OP && !(p & PROP_WIDE))
		return PDF_BREAK_NO;
	if (b->class == LB_CP && !(b->props & PROP_WIDE) &&
	    IN(c, ALPHA | S(NU)))
		return PDF_BREAK_NO;
	if (b->class == LB_RI && c == LB_RI && b->odd_flag)
		return PDF_BREAK_NO;
	if ((b->props & PROP_FUTURE) && c == LB_EM)
		return PDF_BREAK_NO;
	return PDF_BREAK_MAY;
}

static int
break_between(const struct before *b, int c, unsigned p, const char *next,
    const char *end)
{
	int verdict;

	if (!b->any)
		return PDF_BREAK_NO;
	if (!b->space && IN(b->class, HARD))
		return b->class == LB_CR && c == LB_LF ? PDF_BREAK_NO :
		    PDF_BREAK_MUST;
	if (IN(c, HARD | S(SP) | S(ZW)))
		return PDF_BREAK_NO;
	if (b->class == LB_ZW)
		return PDF_BREAK_MAY;
	if (b->joiner)
		return PDF_BREAK_NO;
	/* most text: letter after letter */
	if (c == LB_AL && b->class == LB_AL && !b->space)
		return PDF_BREAK_NO;
	if ((verdict = break_loose(b, c)) >= 0)
		return verdict;
	return break_close(b, c, p, next, end);
}

/* LB9: does a mark or joiner belong to what is before it? */
static bool
attaches(const struct before *b, int c)
{
	return IN(c, S(CM) | S(ZWJ)) && b->any && !b->space &&
	    !IN(b->class, HARD | S(SP) | S(ZW));
}

static void
before_set(struct before *b, int c, unsigned p)
{
	bool hebrew = b->class == LB_HL && b->any && !b->space;

	if (c == LB_SP && b->any && !IN(b->class, HARD)) {
		b->space = true;
		b->number = 0;
		b->joiner = false;
		return;
	}
	b->hebrew_hyphen = hebrew && IN(c, S(HY) | S(BA));
	b->odd_flag = c == LB_RI && (b->class != LB_RI || b->space ||
	    !b->odd_flag);
	if (c == LB_NU)
		b->number = 1;
	else if (b->number == 1 && IN(c, S(CL) | S(CP)))
		b->number = 2;
	else if (b->number != 1 || !IN(c, S(SY) | S(IS)))
		b->number = 0;
	b->class = c;
	b->props = p;
	b->any = true;
	b->space = c == LB_SP;
	b->joiner = false;
}

void
breaks_find(const char *text, size_t n, unsigned char *brk)
{
	const char *p = text, *end = text + n, *from;
	struct before b = { .class = LB_SP };
	unsigned u;
	int c;
	size_t i;

	while (p < end) {
		from = p;
		u = props(utf8_next(&p, end));
		c = PROP_LB(u);
		for (i = (size_t)(from - text) + 1; i < (size_t)(p - text);
		    i++)
			brk[i] = PDF_BREAK_NO;
		if (attaches(&b, c)) {
			brk[from - text] = PDF_BREAK_NO;
			b.joiner = c == LB_ZWJ;
			continue;
		}
		brk[from - text] = (unsigned char)break_between(&b,
		    IN(c, S(CM) | S(ZWJ)) ? LB_AL : c, u, p, end);
		before_set(&b, IN(c, S(CM) | S(ZWJ)) ? LB_AL : c, u);
		b.joiner = c == LB_ZWJ;
	}
	brk[n] = PDF_BREAK_MUST;
}

static bool
is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/*
 * What a typesetter would not do though UAX #14 allows it: end a line
 * after the hyphen of --option, e-mail or a-b.
 */
static void
hyphens_keep(const char *text, size_t n, unsigned char *brk)
{
	size_t i, from = 0, k;

	for (i = 0; i < n; i++) {
		if (text[i] != '-') {
			if (!is_letter((unsigned char)text[i]))
				from = i + 1;
			continue;
		}
		for (k = i + 1; k < n && k < i + 3 &&
		    is_letter((unsigned char)text[k]); k++)
			continue;
		if (brk[i + 1] == PDF_BREAK_MAY && i + 1 < n &&
		    text[i + 1] != ' ' && (i - from < 2 || k - i - 1 < 2))
			brk[i + 1] = PDF_BREAK_NO;
		from = i + 1;
	}
}

/*
 * Between ideographs it is known which quotation mark opens and which
 * closes: a line may end before the one and after the other.
 */
static void
quotes_free(const char *text, size_t n, unsigned char *brk)
{
	const char *p = text, *end = text + n, *from, *q;
	bool ideograph = false;		/* before the present character */
	uint32_t c;

	while (p < end) {
		from = p;
		c = utf8_next(&p, end);
		if ((c == 0x2018 || c == 0x201C) && ideograph)
			brk[from - text] = PDF_BREAK_MAY;
		q = p;
		if ((c == 0x2019 || c == 0x201D) && p < end &&
		    PROP_LB(props(utf8_next(&q, end))) == LB_ID)
			brk[p - text] = PDF_BREAK_MAY;
		ideograph = PROP_LB(props(c)) == LB_ID;
	}
}

void
pdf_breaks(const char *text, size_t n, const char *lang, unsigned char *brk)
{
	(void)lang;
	breaks_find(text, n, brk);
	hyphens_keep(text, n, brk);
	quotes_free(text, n, brk);
}

/* Rules GB3 to GB13 between two characters. */
static bool
joined(unsigned a, unsigned b, bool picture, bool odd_flag)
{
	int x = PROP_GB(a), y = PROP_GB(b);

	if (x == GB_CR && y == GB_LF)
		return true;
	if (x == GB_CONTROL || x == GB_CR || x == GB_LF ||
	    y == GB_CONTROL || y == GB_CR || y == GB_LF)
		return false;
	if (x == GB_L && (y == GB_L || y == GB_V || y == GB_LV ||
	    y == GB_LVT))
		return true;
	if (((x == GB_LV || x == GB_V) && (y == GB_V || y == GB_T)) ||
	    ((x == GB_LVT || x == GB_T) && y == GB_T))
		return true;
	if (y == GB_EXTEND || y == GB_ZWJ || y == GB_SPACINGMARK ||
	    x == GB_PREPEND)
		return true;
	if (picture && x == GB_ZWJ && (b & PROP_PICTURE))
		return true;
	return odd_flag && x == GB_REGIONAL_INDICATOR &&
	    y == GB_REGIONAL_INDICATOR;
}

const char *
pdf_grapheme_end(const char *s, const char *end)
{
	const char *p = s, *q;
	unsigned a, b;
	bool picture, odd_flag;

	if (s >= end)
		return end;
	a = props(utf8_next(&p, end));
	picture = (a & PROP_PICTURE) != 0;
	odd_flag = PROP_GB(a) == GB_REGIONAL_INDICATOR;
	for (q = p; q < end; p = q, a = b) {
		b = props(utf8_next(&q, end));
		if (!joined(a, b, picture, odd_flag))
			break;
		odd_flag = PROP_GB(b) == GB_REGIONAL_INDICATOR && !odd_flag;
		/* a picture, marks and one joiner, then the next picture */
		if (!(PROP_GB(b) == GB_EXTEND || PROP_GB(b) == GB_ZWJ))
			picture = (b & PROP_PICTURE) != 0;
	}
	return p;
}
