"""documents.py - random documents with every construct, from a seed.

make(seed, folder) writes NAME.md and its pictures; the options stand in
the front matter, so one run of conv takes many documents.  The notes'
definitions end the document, from the line that Document.notes_line names.
"""
import dataclasses
import pathlib
import random
import struct
import zlib

LATIN = """a an and the of to in is that it was for on are as with his they at
be this have from or one had by word but not what all were we when your can
said there use each which she how their if will up other about out many then
them these so some her would make like him into time has look two more write
go see number no way could people my than first water been call who oil its
now find long down day did get come made may part over new sound take only
little work know place year live me back give most very after thing our just
name good sentence man think say great where help through much before line
right too means old any same tell boy follow came want show also around form
three small set put end does another well large must big even such because
turn here why ask went men read need land different home us move try kind
hand picture again change off play spell air away animal house point page
letter mother answer found study still learn should America world
characteristic hyphenation representation typographical responsibility
internationalization extraordinarily accomplishment unquestionably
consideration manufacturer paragraphs justification""".split()
GERMAN = """der die und in den von zu das mit sich des auf für ist im dem nicht
ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am
sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr
durch man sein wurde sei Prozent hatte kann gegen vom können schon wenn habe
seine Mark ihre dann unter wir soll ich eines Jahr zwei Jahren diese dieser
Donaudampfschifffahrtsgesellschaft Geschwindigkeitsbegrenzung Straße größer
Rechtschreibung Zusammenhang Bevölkerungsentwicklung Überraschung""".split()
CJK = "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同主经公此已工使情明性知全长党面看定"
CJK_MARKS = "，。；：、！？"
ARABIC = """في من على أن إلى التي عن هذا مع كان الذي ما لا هذه كما بعد بين ذلك
كل حيث قال عند غير منذ خلال الكتاب الناس العالم الوقت المدينة الطريق""".split()
HEBREW = """של את על לא הוא זה עם כי גם או היה אני יש כל אבל מה בין לפני אחרי
ספר אנשים עולם זמן עיר דרך""".split()
PAPERS = ["a4", "a5", "a6", "letter", "b5", "legal"]


@dataclasses.dataclass
class Document:
    name: str
    text: str
    notes_line: int
    options: dict
    rtl: bool


def png(width, height, dpi=None):
    """A gray picture."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body \
            + struct.pack(">I", zlib.crc32(kind + body))
    phys = b"" if dpi is None else chunk(
        b"pHYs", struct.pack(">IIB", *[round(dpi / 0.0254)] * 2, 1))
    return b"\x89PNG\r\n\x1a\n" + chunk(
        b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) \
        + phys + chunk(b"IDAT", zlib.compress(
            (b"\0" + b"\xb0" * width) * height)) + chunk(b"IEND", b"")


PICTURES = {
    "tiny.png": png(12, 9), "wide.png": png(900, 60),
    "tall.png": png(80, 1500), "big.png": png(1400, 1000),
    "fine.png": png(300, 200, 300)
}


class Maker:
    """One document on its way."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.seed = seed
        self.rtl = self.chance(12)
        self.lang = self.pick(["ar", "he"]) if self.rtl else \
            self.pick(["en", "en", "en", "de", "zh"])
        self.notes = []
        self.depth = 0

    def chance(self, percent):
        return self.r.random() * 100 < percent

    def pick(self, row):
        return self.r.choice(row)

    # words

    def word(self):
        own = {"en": LATIN, "de": GERMAN, "ar": ARABIC, "he": HEBREW,
               "zh": LATIN}[self.lang]
        kind = self.r.random()
        if kind < 0.004:
            return "w" * self.r.randint(30, 160)
        if kind < 0.01:
            return "https://example.org/" + "/".join(
                self.pick(LATIN) for _ in range(self.r.randint(1, 9)))
        if kind < 0.016:
            return "_".join(self.pick(LATIN) for _ in range(5)) + "()"
        if kind < 0.022:
            return self.pick(ARABIC + HEBREW)
        if kind < 0.03 or (self.lang == "zh" and kind < 0.8):
            n = self.r.randint(1, 14)
            return "".join(self.pick(CJK) for _ in range(n)) + \
                (self.pick(CJK_MARKS) if n > 5 else "")
        if kind < 0.04:
            return str(self.r.randint(0, 99999))
        return self.pick(own)

    def words(self, low, high):
        return " ".join(self.word() for _ in range(self.r.randint(low,
                                                                  high)))

    def inline(self, low, high, notes=True):
        """Text with emphasis, code, links, small pictures and calls."""
        parts = []
        left = self.r.randint(low, high)
        while left > 0:
            n = min(left, self.r.randint(1, 12))
            left -= n
            text = self.words(n, n)
            kind = self.r.random()
            if kind < 0.06:
                text = f"*{text}*"
            elif kind < 0.12:
                text = f"**{text}**"
            elif kind < 0.18:
                text = f"`{text}`"
            elif kind < 0.22:
                text = f"[{text}](https://example.org/{n})"
            elif kind < 0.24:
                text = f"~~{text}~~"
            elif kind < 0.245:
                text = f"[{text}]{{.smallcaps}}"
            elif kind < 0.25:
                text += " ![p](tiny.png)"
            elif kind < 0.26:
                text += " ![no such picture](lost.png)"
            elif kind < 0.27:
                text += "\\\n" + self.pick(LATIN)
            elif kind < 0.31:
                text += self.pick([",", ".", ";", "!", "?", " –"])
            elif kind < 0.35 and notes:
                text += self.call()
            parts.append(text)
        return " ".join(parts)

    def call(self):
        self.notes.append(self.note())
        return f"[^{len(self.notes)}]"

    def note(self):
        kind = self.r.random()
        if kind < 0.75:
            return [self.inline(2, 25, False)]
        if kind < 0.92:
            return [self.inline(30, 120, False)]
        return [self.inline(50, 250, False)
                for _ in range(self.r.randint(1, 4))]

    # blocks: lists of lines

    def para(self):
        low, high = self.pick([(1, 8), (5, 40), (30, 120), (60, 220)])
        return self.guarded(self.inline(low, high))

    @staticmethod
    def guarded(text):
        """No word may begin a block of another kind."""
        lines = text.split("\n")
        return ["\\" + s if s[:1] in "-+*#>" or s[:1].isdigit() and
                s.rstrip().endswith(".") and s[:-1].isdigit() else s
                for s in lines]

    def heading(self):
        return ["#" * self.r.randint(1, 6) + " " + self.words(1, self.pick(
            [3, 8]))]

    def code(self):
        out = ["```" + self.pick(["", "c", "python"])]
        for _ in range(self.pick([1, 3, 8, 30, 90])):
            kind = self.r.random()
            out.append("" if kind < 0.1 else self.r.randint(0, 3) * "    "
                       + self.words(1, 30 if kind > 0.95 else 8))
        return out + ["```"]

    def table(self):
        cols = self.pick([1, 2, 3, 3, 4, 5, 8, 14])
        rows = self.pick([1, 3, 6, 20, 70]) if cols < 8 else 4
        high = self.pick([1, 3, 8, 30]) if cols < 8 else 2

        def row(n):
            return "| " + " | ".join(
                self.inline(1, high, self.chance(20)).replace("\\\n", " ")
                for _ in range(n)) + " |"
        out = [row(cols), "|" + "|".join(
            self.pick(["---", ":--", "--:", ":-:"])
            for _ in range(cols)) + "|"]
        for _ in range(rows):
            out.append(row(max(1, cols - (self.r.randint(0, 2)
                                          if self.chance(20) else 0))))
        if self.chance(25):
            out += ["", "Table: " + self.words(1, 20)]
        return out

    def division(self):
        self.depth += 1
        body = self.blocks(self.r.randint(1, 2))
        self.depth -= 1
        return ["::: {.box}", "", *body, "", ":::"]

    def items(self):
        ordered, start = self.chance(40), self.pick([1, 1, 7, 98])
        loose, out = self.chance(40), []
        for i in range(self.r.randint(1, 6)):
            mark = f"{start + i}. " if ordered else "- "
            body = self.guarded(self.inline(1, self.pick([4, 30, 90])))
            if not ordered and self.chance(15):
                body[0] = self.pick(["[ ] ", "[x] "]) + body[0]
            if self.depth < 4 and self.chance(25):
                self.depth += 1
                body += ([""] if loose else []) + self.pick(
                    [self.items, self.items, self.code, self.quote])()
                self.depth -= 1
            out += [mark + body[0]] + [
                " " * len(mark) + s if s else "" for s in body[1:]]
            if loose:
                out.append("")
        return out

    def quote(self):
        self.depth += 1
        body = self.blocks(self.r.randint(1, 3))
        self.depth -= 1
        if self.chance(40):
            body = ["[!" + self.pick(["NOTE", "TIP", "WARNING", "CAUTION",
                                      "IMPORTANT"]) + "]"] + body
        return ["> " + s for s in body]

    def picture(self):
        name = self.pick([*PICTURES, "lost.png"])
        title = f' "{self.words(1, 12)}"' if self.chance(40) else ""
        return [f"![{self.pick(LATIN)}]({name}{title})"]

    @staticmethod
    def rule():
        return ["***"]

    def block(self):
        kinds = [self.para] * 10 + [self.items] * 3 + [self.rule]
        if self.depth < 3:
            kinds += [self.quote, self.table, self.code, self.division]
        if self.depth == 0:
            kinds += [self.heading] * 4 + [self.picture, self.table]
        return self.pick(kinds)()

    def blocks(self, n):
        out = []
        for i in range(n):
            out += ([""] if i else []) + self.block()
        return out

    # the whole

    def options(self):
        r, out = self.r, {"lang": self.lang}
        if self.chance(70):
            out["papersize"] = self.pick(PAPERS)
        if self.chance(60):
            out["fontsize"] = self.pick(["8pt", "10pt", "12pt", "14.5pt"])
        if self.chance(20):
            out["classoption"] = self.pick(["twoside", "twocolumn",
                                            "[twoside, twocolumn]"])
        if self.chance(15):
            out["theme"] = self.pick(["modern", "classic", "large-print"])
        if "twocolumn" in out.get("classoption", ""):
            out.update(papersize="a4", fontsize="10pt")
        if "classoption" in out or "theme" in out or self.chance(40):
            side = [r.randint(30, 70) for _ in range(4)]
            out["geometry"] = "[{}]".format(", ".join(
                f"{k}={v}pt" for k, v in zip(
                    ["left", "right", "top", "bottom"], side)))
        for name, percent in (("indent", 25), ("ragged-right", 15),
                              ("toc", 15), ("number-sections", 20)):
            if self.chance(percent):
                out[name] = "true"
        if self.chance(15):
            out["linestretch"] = self.pick(["0.9", "1.3", "2"])
        if self.chance(30):
            out["title"] = '"' + self.words(1, 12) + '"'
            out["author"] = '"' + self.pick(LATIN) + '"'
        return out

    def document(self):
        options = self.options()
        lines = ["---", *(f"{k}: {v}" for k, v in options.items()), "---",
                 "", *self.blocks(self.r.randint(3, 25)), ""]
        start = len(lines) + 1
        for i, paras in enumerate(self.notes, 1):
            for k, text in enumerate(paras):
                body = self.guarded(text)
                head = f"[^{i}]: " if k == 0 else "    "
                lines += [head + body[0], *("    " + s for s in body[1:]),
                          ""]
        return Document(f"d{self.seed}", "\n".join(lines) + "\n", start,
                        options, self.rtl)


def make(seed, folder):
    doc = Maker(seed).document()
    folder = pathlib.Path(folder)
    (folder / f"{doc.name}.md").write_text(doc.text, encoding="utf-8")
    return doc


def pictures(folder):
    for name, data in PICTURES.items():
        (pathlib.Path(folder) / name).write_bytes(data)
