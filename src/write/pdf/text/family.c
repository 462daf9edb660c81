/* family.c - the embedded families, and the order they are asked in. */
#include <string.h>

#include "write/pdf/text/text.h"

#define FONTS(X) \
	X(serif) X(serif_bold) X(serif_italic) X(serif_bold_italic) \
	X(sans) X(sans_bold) X(sans_italic) X(sans_bold_italic) \
	X(mono) X(mono_bold) X(mono_italic) X(mono_bold_italic) \
	X(wide) X(wide_bold) X(arabic) X(arabic_bold)

#define X(name) \
	extern const unsigned char font_##name[], font_##name##_end[];
FONTS(X)
#undef X

enum {
	SERIF, SANS, MONO,
	WIDE,			/* for what the others lack */
	ARABIC,
	NEMBEDDED
};

/* cmake/Data.cmake embeds the files, in rows of one family each. */
static const struct embedded {
	const char		*name;
	const unsigned char	*data, *end;
	int			 family;
	bool			 bold, italic;
} embedded[] = {
#define ROW(title, symbol, family, bold, italic) \
	{ title, font_##symbol, font_##symbol##_end, family, bold, italic }
	ROW("Linux Libertine", serif, SERIF, false, false),
	ROW("Linux Libertine", serif_bold, SERIF, true, false),
	ROW("Linux Libertine", serif_italic, SERIF, false, true),
	ROW("Linux Libertine", serif_bold_italic, SERIF, true, true),
	ROW("Lato", sans, SANS, false, false),
	ROW("Lato", sans_bold, SANS, true, false),
	ROW("Lato", sans_italic, SANS, false, true),
	ROW("Lato", sans_bold_italic, SANS, true, true),
	ROW("DejaVu Sans Mono", mono, MONO, false, false),
	ROW("DejaVu Sans Mono", mono_bold, MONO, true, false),
	ROW("DejaVu Sans Mono", mono_italic, MONO, false, true),
	ROW("DejaVu Sans Mono", mono_bold_italic, MONO, true, true),
	ROW("DejaVu Sans", wide, WIDE, false, false),
	ROW("DejaVu Sans", wide_bold, WIDE, true, false),
	ROW("Noto Naskh Arabic", arabic, ARABIC, false, false),
	ROW("Noto Naskh Arabic", arabic_bold, ARABIC, true, false)
#undef ROW
};

/* Whom to ask for a character, after what the options name. */
static const signed char orders[PDF_NFAMILIES][NEMBEDDED + 1] = {
	[PDF_SERIF] = { SERIF, ARABIC, WIDE, SANS, MONO, -1 },
	[PDF_SANS] = { SANS, ARABIC, WIDE, SERIF, MONO, -1 },
	[PDF_MONO] = { MONO, ARABIC, WIDE, SERIF, SANS, -1 }
};

static const struct {
	const char	*font, *fallback;	/* names of options */
} options[PDF_NFAMILIES] = {
	[PDF_SERIF] = { "mainfont", "mainfontfallback" },
	[PDF_SANS] = { "sansfont", "sansfontfallback" },
	[PDF_MONO] = { "monofont", "monofontfallback" }
};

static void
embedded_init(struct pdf_fonts *fonts, struct family *families)
{
	const struct embedded *e;
	struct pdf_font *f;

	for (e = embedded; e < embedded +
	    sizeof(embedded) / sizeof(embedded[0]); e++) {
		f = conv_alloc(fonts->pdf->arena, sizeof(*f));
		f->name = e->name;
		f->data = e->data;
		f->size = (size_t)(e->end - e->data);
		f->embedded = true;
		f->bold = e->bold;
		f->italic = e->italic;
		families[e->family].style[(e->bold ? 1 : 0) +
		    (e->italic ? 2 : 0)] = f;
	}
}

static bool
chain_init(struct pdf_fonts *fonts, enum pdf_family which,
    struct family *families)
{
	struct pdf *pdf = fonts->pdf;
	const char *name = conv_opt_str(pdf->job, options[which].font);
	const char *const *list;
	struct family **chain;
	size_t n, i, k = 0;

	list = conv_opt_list(pdf->job, options[which].fallback, &n);
	chain = conv_alloc(pdf->arena,
	    (n + NEMBEDDED + 2) * sizeof(struct family *));
	fonts->chain[which] = chain;
	if (name != NULL && !system_family(fonts, name, &chain[k]))
		return false;
	k += chain[k] != NULL;
	/* what is named for missing characters must not become the font */
	for (i = 0; orders[which][i] >= 0; i++) {
		chain[k++] = &families[orders[which][i]];
		for (; i == 0 && n > 0; n--, list++) {
			if (!system_family(fonts, *list, &chain[k]))
				return false;
			k += chain[k] != NULL;
		}
	}
	chain[k] = NULL;
	return true;
}

bool
families_init(struct pdf_fonts *fonts)
{
	struct family *families = conv_alloc(fonts->pdf->arena,
	    NEMBEDDED * sizeof(*families));
	const char *cjk = conv_opt_str(fonts->pdf->job, "CJKmainfont");
	int i;

	embedded_init(fonts, families);
	for (i = 0; i < PDF_NFAMILIES; i++)
		if (!chain_init(fonts, (enum pdf_family)i, families))
			return false;
	return cjk == NULL || system_family(fonts, cjk, &fonts->cjk);
}
