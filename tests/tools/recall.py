#!/usr/bin/env python3
"""recall.py - are the words of the HTML in the other formats as well?

	recall.py page.html other.pdf other.xml other.epub ...

A word is a run of letters or of digits, without marks and case; of
scripts whose lines may end within words, one character.  Recall is the
share of the HTML's words, each as often as it occurs, that the other
format has.  Order is the share of the words that occur once in both
that stand in the same order.
"""
import bisect
import collections
import html.parser
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

MIN_RECALL = 0.999
# less than all, as spanned and turned cells stand elsewhere, DocBook has
# the foot of a table before its body, and lifts a title over what precedes
MIN_ORDER = {"pdf": 0.93, "xml": 0.98, "epub": 0.999}
RUNNING = 3         # lines of running titles at a page's end
SHORT = 100         # words too few to speak of their order
CLOSE = (r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
         r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff")
WORD = re.compile(rf"[{CLOSE}]|(?:(?![{CLOSE}])[^\W\d_])+|\d+")
INLINE = {"emphasis", "literal", "link", "ulink", "xref", "code", "phrase",
          "quote", "keycap", "abbrev", "mathphrase"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
        "meta", "source", "track", "wbr"}
BLOCKS = {"p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5",
          "h6", "br", "hr", "pre", "blockquote", "figcaption", "dt", "dd",
          "section", "aside", "summary", "sup", "sub", "img", "caption"}


def words(text):
    text = text.replace("\u00ad", "").replace("\u200b", "") \
        .replace("\u2060", "").replace("\ufffe", "")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text
                   if unicodedata.category(c) not in ("Mn", "Cf"))
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


class Text(html.parser.HTMLParser):
    """The text of a page that is the document's own."""

    def __init__(self, notes):
        super().__init__(convert_charrefs=True)
        self.parts, self.open, self.mute = [], [], None
        self.roles = {"doc-backlink", "doc-noteref"}
        if not notes:
            self.roles.add("doc-endnotes")

    def skipped(self, tag, attrs):
        classes = (attrs.get("class") or "").split()
        return (tag in ("head", "script", "style", "nav", "template")
                or "hidden" in attrs
                or attrs.get("aria-hidden") == "true"
                or attrs.get("role") in self.roles
                or any(c in classes for c in (
                    "number", "skip", "skip-link", "alert-title", "backref",
                    "abstract-title", "footnote-back",
                    "visually-hidden")))

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.parts.append(" ")
        if tag in VOID:
            return
        self.open.append(tag)
        if self.mute is None and self.skipped(tag, dict(attrs)):
            self.mute = len(self.open)

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.parts.append(" ")
        if tag not in self.open:
            return
        while self.open.pop() != tag:
            pass
        if self.mute is not None and len(self.open) < self.mute:
            self.mute = None

    def handle_data(self, data):
        if self.mute is None:
            self.parts.append(data)


def html_text(data, notes=True):
    reader = Text(notes)
    reader.feed(data)
    reader.close()
    return "".join(reader.parts)


def epub_text(path):
    """The content files in the order of the spine."""
    opf = "{http://www.idpf.org/2007/opf}"
    with zipfile.ZipFile(path) as book:
        box = ET.fromstring(book.read("META-INF/container.xml"))
        root = next(box.iter("{urn:oasis:names:tc:opendocument:xmlns:"
                             "container}rootfile")).get("full-path")
        package = ET.fromstring(book.read(root))
        items = {i.get("id"): i.get("href") for i in
                 package.iter(opf + "item")}
        base = root.rpartition("/")[0]
        out = []
        for ref in package.iter(opf + "itemref"):
            name = "/".join(filter(None, (base, items[ref.get("idref")])))
            out.append(html_text(book.read(name).decode()))
    return " ".join(out)


def xml_text(path):
    """The text of DocBook, words apart where an element ends a block."""
    parts = []

    def visit(node):
        inline = node.tag.rpartition("}")[2] in INLINE \
            and node.get("role") not in ("superscript", "subscript")
        parts.append("" if inline else " ")
        parts.append(node.text or "")
        for child in node:
            visit(child)
            parts.append(child.tail or "")
        parts.append("" if inline else " ")
    visit(ET.parse(path).getroot())
    return "".join(parts)


def pdf_text(path, *how):
    done = subprocess.run(["pdftotext", *how, "-enc", "UTF-8", path, "-"],
                          capture_output=True)
    if done.returncode:
        raise OSError(done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8", "replace")


def variants(form, text):
    """Readings of the text: a word counts when one of them has it."""
    yield words(text)
    if form == "pdf":
        # a hyphen at the line's end may be the word's own or not, and a
        # page may end there, with running titles between the halves
        yield words(re.sub(r"[-\u2010\u00ad]\n", "", text))
        yield words(re.sub(rf"[-\u2010\u00ad]\n(.*\n){{0,{RUNNING}}}\f", "",
                           text))


def squeezed(text):
    """Without what a line's end may add or take away."""
    return "".join(words(text))


def still_lacking(lack, page, text):
    """Of the words that seem to lack, those that do so even where it is
    not asked at which places lines and words end."""
    page, text = squeezed(page), squeezed(text)
    found = {w: page.count(w) - text.count(w) for w in lack}
    return collections.Counter({w: min(n, lack[w])
                                for w, n in found.items() if n > 0})


def in_order(one, other):
    """Share of the words that occur once in both that keep their order."""
    count = collections.Counter(one), collections.Counter(other)
    at = {w: i for i, w in enumerate(one) if count[0][w] == 1}
    row = [at[w] for w in other if count[1][w] == 1 and w in at]
    tails = []
    for value in row:
        i = bisect.bisect_left(tails, value)
        tails[i:i + 1] = [value]
    return len(tails) / len(row) if row else 1.0


def measure(page, form, texts):
    """Recall, order and the words that are missing.  The order is that of
    the body, as every format has its own place for notes."""
    want = words(html_text(page))
    body = words(html_text(page, notes=False))
    have, order = collections.Counter(), 0
    for text in texts:
        for i, reading in enumerate(variants(form, text)):
            have |= collections.Counter(reading)
            if i == 0:
                order = max(order, in_order(body, reading))
    lack = collections.Counter(want) - have
    if form == "pdf" and lack:
        for text in texts:
            lack = still_lacking(lack, html_text(page), text)
    share = 1 - sum(lack.values()) / len(want) if want else 1.0
    return len(want), share, order, lack


def fault(form, measured):
    """What is wrong, or None."""
    count, share, order, lack = measured
    line = f"{form}: {share:.2%} of {count} words, {order:.2%} in order"
    if share < MIN_RECALL:
        some = ", ".join(f"{w[:40]}×{n}" for w, n in lack.most_common(12))
        return f"{line}; missing: {some}"
    return line if order < MIN_ORDER[form] and count > SHORT else None


def compare_one(page, path):
    if path.endswith(".epub"):
        return fault("epub", measure(page, "epub", [epub_text(path)]))
    if path.endswith(".xml"):
        return fault("xml", measure(page, "xml", [xml_text(path)]))
    raw = pdf_text(path, "-raw")
    wrong = fault("pdf", measure(page, "pdf", [raw]))
    if wrong:
        # this one knows about columns and right-to-left text
        wrong = fault("pdf", measure(page, "pdf", [raw, pdf_text(path)]))
    return wrong


def compare(page, others):
    """What is wrong, a line each."""
    wrong = []
    with open(page, encoding="utf-8") as file:
        data = file.read()
    for path in others:
        try:
            wrong.append(compare_one(data, path))
        except (OSError, KeyError, UnicodeError, ET.ParseError,
                zipfile.BadZipFile) as why:
            wrong.append(f"{path}: can't be read: {why}")
    return [line for line in wrong if line]


if __name__ == "__main__":
    bad = compare(sys.argv[1], sys.argv[2:])
    print("\n".join(bad))
    sys.exit(1 if bad else 0)
