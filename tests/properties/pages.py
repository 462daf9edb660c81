#!/usr/bin/env python3
"""pages.py - what must hold on the pages of any document.

Random documents (documents.py) are laid out, and from -t layout and
-t tree it is asked:

 area     nothing stands outside the text's area but running heads, page
          numbers and hanging punctuation, unless `overfull-line' or
          `wide-table' names its line
 overlap  no line of text lies on another
 words    every character of the tree's text is on a page once, in order
 notes    a note begins on the page of its call, unless one before it
          takes the room, which is longer than a page has
 widows   the first line of a paragraph of three or more is not alone at
          the end of a page or column, nor the last one at the beginning
 heads    no heading is the last of a page or column
 blank    no page is without text or picture

	pages.py [--conv PATH] [--count N] [--seed S] [--keep FOLDER]
"""
import argparse
import collections
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

import documents
import dumps

HANG = 0.35			# of the size: what may hang into the margin
SLACK = 60			# of rounding
CAP, DEPTH = 0.60, 0.12		# of the size: what letters fill at least
PAPERS = {"a4": (595276, 841890), "a5": (419528, 595276),
          "a6": (297638, 419528), "b5": (498898, 708661),
          "letter": (612000, 792000), "legal": (612000, 1008000)}
PT = 1000
SAID = re.compile(r"^(?P<file>[^:]+):(?P<line>\d+):\d+: (?P<level>\w+): "
                  r".*\[(?P<code>[a-z-]+)\]$")
RUNNING = {"header", "footer"}


def area(doc):
    """Left, right, top, bottom, as the options give them (style.c)."""
    width, height = PAPERS[doc.options.get("papersize", "a4")]
    size = float(doc.options.get("fontsize", "11pt")[:-2]) * PT
    side = max((width - 33.5 * size) / 2, 28 * PT)
    margin = {"left": side, "right": side, "top": height * .104,
              "bottom": height * .116}
    for key, value in re.findall(r"(\w+)=(\d+)pt",
                                 doc.options.get("geometry", "")):
        margin[key] = float(value) * PT
    return (margin["left"], width - margin["right"], margin["top"],
            height - margin["bottom"])


class Check:
    """One document: its tree, its pages, and what is wrong with them."""

    def __init__(self, doc, tree, layout, said):
        self.doc = doc
        self.tree = dumps.Tree(tree)
        self.pages = dumps.layout(layout)
        self.said = said
        self.wrong = []
        self.classes = doc.options.get("classoption", "")
        self.named = collections.defaultdict(list)
        for m in map(SAID.match, said):
            if m:
                self.named[m["code"]].append(int(m["line"]))

    def fail(self, what, item, why):
        self.wrong.append(f"{what}: page {item.page + 1}: {item.node}:"
                          f"{item.line}: {why}: {item.text[:60]}")

    def texts(self, page):
        return [i for i in page.items if i.kind == "text" and i.text and
                i.part not in RUNNING]

    def run(self):
        self.lines = collections.defaultdict(list)
        for page in self.pages:
            for item in self.texts(page):
                if item.part == "body":
                    self.lines[item.node, item.line].append(item)
        # what stands later than its place, by the marks there: pictures,
        # wide tables, and their captions
        self.late = {}
        for mark in (i for p in self.pages for i in p.items
                     if i.kind == "mark"):
            if mark.node == "table":
                keys = [(b.kind, b.line) for b in self.tree.blocks
                        if b.table == mark.line]
            else:
                keys = [(k, mark.line) for k in ("caption", "image")]
            self.late.update(dict.fromkeys(keys, mark))
        for name in ("area", "overlap", "words", "notes", "widows",
                     "heads", "blank", "pictures"):
            getattr(self, name)()
        return self.wrong

    def excused(self, item):
        """A warning names what is too wide here."""
        return item.line in self.named["overfull-line"] or \
            any(line <= item.line for line in self.named["wide-table"]
                ) and (item.node == "cell" or item.kind == "rule")

    def text_area(self, n):
        """Of page n; those of two sides are mirrored."""
        left, right, top, bottom = area(self.doc)
        if "twoside" in self.classes and n % 2 != self.doc.rtl:
            width = self.pages[n].width
            left, right = width - right, width - left
        return left, right, top, bottom

    def area(self):
        size = max(i.size for p in self.pages for i in p.items)
        for n, page in enumerate(self.pages):
            left, right, top, bottom = self.text_area(n)
            for i in page.items:
                if i.part in RUNNING and i.node == "" or \
                        i.kind in ("dest", "mark"):
                    continue
                hang = SLACK + HANG * size
                if (i.left < left - SLACK or i.right > right + hang) and \
                        not self.excused(i):
                    self.fail("area", i, f"{i.kind} from {i.left} to "
                              f"{i.right}, not in {left:.0f} to "
                              f"{right:.0f}")
                low = i.y + i.h if i.kind != "text" else i.y
                more = SLACK + (HANG * size if i.kind == "link" else 0)
                if i.y < top - more or low > bottom + more:
                    self.fail("area", i, f"{i.kind} at {i.y} to {low}, "
                              f"not in {top:.0f} to {bottom:.0f}")

    def overlap(self):
        for page in self.pages:
            rows = sorted((i.y - CAP * i.size, i.y + DEPTH * i.size, n, i)
                          for n, i in enumerate(self.texts(page)))
            for k, (_, low, _, one) in enumerate(rows):
                for high, _, _, two in rows[k + 1:]:
                    if high >= low:
                        break
                    if one.left < two.right - 2 * SLACK and \
                            two.left < one.right - 2 * SLACK and not (
                            self.excused(one) or self.excused(two)):
                        self.fail("overlap", one, f"lies on {two.text[:30]}")

    def pictures(self):
        """Late ones stand on the page after their place, or where others
        that are late leave room, and in their order."""
        begun = {}			# where, by the line of the mark
        for key, mark in self.late.items():
            for item in self.lines[key]:
                first = begun.get(mark.line, (mark, item))[1]
                begun[mark.line] = mark, min(first, item,
                                             key=lambda i: i.page)
        for wide in (False, True):	# columns go on below and above
            at = [begun[line][1].page for line in sorted(begun)
                  if self.is_wide(begun[line][1]) == wide]
            if at != sorted(at):
                self.wrong.append(f"pictures: in the wrong order: {at}")
        text = {(b.kind, b.line) for b in self.tree.blocks if not b.note}
        full = {i.page for k in self.lines if k in text
                for i in self.lines[k]}	# others are of notes alone
        for mark, item in begun.values():
            if not 0 < len([p for p in full if mark.page < p <=
                            item.page]) <= len(self.late) and not (
                    "twocolumn" in self.classes and
                    item.page == mark.page):
                self.fail("pictures", item,
                          f"belongs behind page {mark.page + 1}")

    def is_wide(self, item):
        """Is the picture of an item, or its table, over all columns?"""
        left, right, _, _ = self.text_area(item.page)
        return any(i.w > (right - left) / 2 for i in
                   self.pages[item.page].items if i.line == item.line and
                   i.kind in ("image", "path", "rule"))

    # every character once, in order

    def words(self):
        groups = collections.defaultdict(list)
        for block in self.tree.blocks:
            if block.text:
                groups[block.kind, block.line].append(block)
        free = {n for b in self.tree.blocks if self.is_split(b) or
                (b.kind, b.line) in self.late for n, _ in b.calls}
        for note in (False, True):
            want = [k for k, b in groups.items()
                    if (b[0].note > 0) == note and b[0].note not in free
                    and k not in self.late]
            here = [k for k in self.lines if k in set(want)]
            if note and "twocolumn" in self.classes:
                # columns have their own, above and below what is wide
                here.sort(key=lambda k: (self.lines[k][0].page,
                                         want.index(k)))
            if want != here:
                first = next((a for a, b in zip(want + [None], here + [None])
                              if a != b), None)
                self.wrong.append(f"words: order of blocks: "
                                  f"{first} is not where it belongs")
        for key, lines in self.lines.items():
            if key not in groups:
                self.fail("words", lines[0], "is not in the tree")
            elif key[0] == "cell":
                self.cells(groups[key], lines)
            else:
                self.follow(groups[key][0], "".join(
                    b.text for b in groups[key]), lines)

    def follow(self, block, want, lines):
        """Line by line the text goes on; what is written from the right
        may be in any order within its line."""
        if block.number and self.doc.options.get("number-sections"):
            want = block.number + want
        if block.kind == "caption":
            got = collections.Counter("".join(i.text for i in lines))
            if collections.Counter(want) - got:
                self.fail("words", lines[0], f"should have {want[:60]}")
            return
        bidi = self.doc.rtl or dumps.is_bidi(want)
        for item in lines:
            text = item.text.replace("↩", "")
            part, want = want[:len(text)], want[len(text):]
            if text != part and not (bidi and sorted(text) == sorted(part)):
                self.fail("words", item, f"should be {part[:60]}")
                return
        if want:
            self.fail("words", lines[-1], f"lacks {want[:60]}")

    def cells(self, blocks, lines):
        """A row's lines belong to columns by their place."""
        columns = []			# [left, right, lines]
        for item in sorted(lines, key=lambda i: i.left):
            if columns and item.left < columns[-1][1]:
                columns[-1][1] = max(columns[-1][1], item.right)
                columns[-1][2].add(id(item))
            else:
                columns.append([item.left, item.right, {id(item)}])
        if self.doc.rtl:
            columns.reverse()
        # columns may run together, or stand in two places of a page
        if self.excused(lines[0]) or len(set(map(self.place, lines))) > 1:
            if sorted("".join(i.text for i in lines)) != sorted(
                    "".join(b.text for b in blocks)):
                self.fail("words", lines[0], "is not the row's text")
            return
        if len(columns) != len(blocks):
            self.fail("words", lines[0], f"{len(blocks)} cells in "
                      f"{len(columns)} columns")
            return
        for block, (_, _, ids) in zip(blocks, columns):
            self.follow(block, block.text,
                        [i for i in lines if id(i) in ids])

    def notes(self):
        columns = "twocolumn" in self.classes
        spans = {}
        for block in self.tree.blocks:
            for item in self.lines[block.kind, block.line]:
                if block.note:
                    a, z = spans.get(block.note, (item.page, item.page))
                    spans[block.note] = min(a, item.page), max(z, item.page)
        for number, page in self.call_pages().items():
            first = spans[number][0] if number in spans else page
            # one before it goes on to there, or came to the call's page,
            # or is called in the same block, which is all of the page,
            # or takes what is left of a column
            busy = any(n < number and (a < first <= z or a < page <= z or
                                       a == page and self.single(page) or
                                       z == page and columns)
                       for n, (a, z) in spans.items())
            if first < page or first > page and not busy:
                self.wrong.append(f"notes: note {number} called on page "
                                  f"{page + 1} begins on {first + 1}")

    def single(self, page):
        return len({(i.node, i.line) for i in self.texts(self.pages[page])
                    if i.part == "body" and not self.is_note(i)}) == 1

    def call_pages(self):
        """The page of each note's call; calls of one source line are in
        order, but for those in a row that goes on overleaf."""
        found, calls = collections.defaultdict(list), {}
        for page in self.pages:
            for i in page.items:
                if i.kind == "dest" and i.node == "note_ref":
                    found[i.line].append(i.page)
        for block in self.tree.blocks:
            for number, line in block.calls:
                page = found[line].pop(0)
                if not self.is_split(block):
                    calls.setdefault(number, page)
        return calls

    def is_split(self, block):
        """A row that goes on overleaf has its cells beside each other."""
        return block.kind == "cell" and len(
            {i.page for i in self.lines[block.kind, block.line]}) > 1

    def place(self, item):
        """The page, and which of its columns."""
        left, right, _, _ = self.text_area(item.page)
        return item.page, "twocolumn" in self.classes and \
            item.x > (left + right) / 2

    def widows(self):
        rows = collections.defaultdict(list)
        for page in self.pages:
            for i in page.items:
                if i.kind == "text" and i.node == "para":
                    rows[i.line].append(i)
        for block in self.tree.blocks:
            if block.kind != "para":
                continue
            lines = rows[block.line]
            count = collections.Counter(self.place(i) for i in lines)
            pages = sorted(count)
            if len(lines) < 3 or len(pages) < 2:
                continue
            if count[pages[0]] < 2:
                self.fail("widows", lines[0], "first line alone")
            if count[pages[-1]] < 2:
                self.fail("widows", lines[-1], "last line alone")

    def heads(self):
        """But one that stands below no text either, only headings."""
        columns = collections.defaultdict(list)
        last = next((b for b in reversed(self.tree.blocks)
                     if not b.note), None)
        for page in self.pages[:-1]:
            for i in page.items:
                if i.part not in RUNNING and not self.is_note(i) and \
                        i.kind in ("text", "image", "path", "rule"):
                    columns[self.place(i)].append(i)
        for body in columns.values():
            if body and body[-1].node == "heading" and not (
                    last and last.line <= body[-1].line) and any(
                    i.node != "heading" for i in body):
                self.fail("heads", body[-1], "last on its page")

    def is_note(self, item):
        return item.line >= self.doc.notes_line or item.line == 0

    def blank(self):
        for n, page in enumerate(self.pages):
            if not any(i.part not in RUNNING and i.kind in (
                    "text", "image", "path") for i in page.items):
                self.wrong.append(f"blank: page {n + 1}")


def convert(conv, folder, docs):
    """All documents in one run; what it said, by document."""
    done = subprocess.run(
        [conv, "-j2", "-t", "tree,layout",
         *(f"{d.name}.md" for d in docs)], cwd=folder,
        capture_output=True, text=True)
    said = collections.defaultdict(list)
    for row in done.stderr.splitlines():
        said[row.split(".md:")[0]].append(row)
    if done.returncode:
        print(done.stderr[-2000:])
    return said


def attempt(args):
    seed, folder, said = args
    doc = documents.Maker(seed).document()
    read = [(pathlib.Path(folder) / f"{doc.name}.{e}").read_text(
        encoding="utf-8") for e in ("tree", "layout")]
    return doc.name, Check(doc, *read, said).run()


def sweep(conv, folder, seeds):
    documents.pictures(folder)
    docs = [documents.make(s, folder) for s in seeds]
    said = convert(conv, folder, docs)
    bad = 0
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        for name, wrong in pool.map(attempt, [
                (s, str(folder), said[d.name])
                for s, d in zip(seeds, docs)], chunksize=8):
            bad += bool(wrong)
            for why in wrong[:6]:
                print(f"FAIL {name}: {why}")
    print(f"{len(seeds)} documents, {bad} failures")
    return bad


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--conv", default="build/conv")
    ap.add_argument("--count", type=int, default=220)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--keep", help="folder for the documents")
    opts = ap.parse_args()
    conv = str(pathlib.Path(opts.conv).resolve())
    seeds = range(opts.seed, opts.seed + opts.count)
    if opts.keep:
        pathlib.Path(opts.keep).mkdir(parents=True, exist_ok=True)
        return 1 if sweep(conv, opts.keep, seeds) else 0
    with tempfile.TemporaryDirectory() as folder:
        return 1 if sweep(conv, folder, seeds) else 0


if __name__ == "__main__":
    sys.exit(main())
