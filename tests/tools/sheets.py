#!/usr/bin/env python3
"""Pages on sheets: their order, places and sizes, and what leads to them.

usage: sheets.py CONV DOCUMENT...

The order, creep and boxes are worked out here a second time and compared
with `-t layout', which is exact; of the PDF itself, the boxes, the page
labels, the words of each sheet and the links.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

ONE = 1000000
MM = Fraction(72000 * 10, 254)          # 1/1000 pt
PER_SIDE = {"2up": 2, "4up": 4, "6up": 6, "8up": 8, "9up": 9, "16up": 16,
            "notes": 1, "notes3": 3}
SLUG = 8504 + 14173                     # of crop marks: 3 mm and 5 mm


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout.decode()


def conv(program, *args):
    return run(program, "-q", *args, "-o", "-")


class Side:
    """One side of a sheet as -t layout shows it."""

    def __init__(self, line):
        size = re.match(r"page \d+ (\d+)x(\d+)(?: slug (\d+) bleed (\d+))?",
                        line)
        self.w, self.h, self.slug, self.bleed = (int(n or 0)
                                                 for n in size.groups())
        self.pages = []         # (number, x, y, w, h, scale)
        self.outside = []       # rules that are on no page

    def numbers(self):
        return [page[0] for page in sorted(self.pages,
                                           key=lambda page: page[1])]


def sides(dump):
    found, pushed = [], False
    for line in dump.splitlines():
        if line.startswith("page "):
            found.append(Side(line))
        x, y, w, h = (int(n) for n in re.findall(
            r"-?\d+", re.match(r"\w+ \S+( \S+)?", line)[0])[:4]) if (
                re.match(r"(push|rule) ", line)) else (0, 0, 0, 0)
        if line.startswith("push "):
            pushed = True
            number, scale = re.search(r" page (\d+) at (\S+)$", line).groups()
            found[-1].pages.append((int(number), x, y, w, h,
                                    int(scale.replace(".", ""))))
        elif line.startswith("pop "):
            pushed = False
        elif line.startswith("rule ") and not pushed:
            found[-1].outside.append((x, y, w, h))
    return found


def saddle(pages, signature=0, back_cover=False):
    """Pages of a booklet, as (left, right, sheets around it) a side."""
    n = -(-pages // 4) * 4
    leaves = list(range(1, pages + 1)) + [None] * (n - pages)
    if back_cover:
        leaves[pages - 1], leaves[n - 1] = None, pages
        if pages == n:
            leaves[n - 1] = pages
    signature = -(-(signature or pages) // 4) * 4
    order = []
    for first in range(0, n, signature):
        part = leaves[first:first + signature]
        for depth in range(len(part) // 4):
            order.append((part[-1 - 2 * depth], part[2 * depth], depth))
            order.append((part[2 * depth + 1], part[-2 - 2 * depth], depth))
    return order


def in_turn(pages, count):
    return [list(range(first, min(first + count, pages + 1)))
            for first in range(1, pages + 1, count)]


class Checks:
    def __init__(self):
        self.failed = self.passed = 0

    def same(self, what, got, want):
        if got == want:
            self.passed += 1
            return
        self.failed += 1
        print(f"{what}: {got}, expected {want}")


def check_grid(t, what, side, page):
    """Every page is as large as its cell allows, and cells don't overlap."""
    for number, x, y, w, h, scale in side.pages:
        t.same(f"{what}: size of page {number}", (w, h),
               (page.w * scale // ONE, page.h * scale // ONE))
        t.same(f"{what}: page {number} is on the sheet",
               x >= 0 and y >= 0 and x + w <= side.w and y + h <= side.h,
               True)
        for other in side.pages:
            apart = (other[0] == number or x + w <= other[1] or
                     other[1] + other[3] <= x or y + h <= other[2] or
                     other[2] + other[4] <= y)
            t.same(f"{what}: pages {number} and {other[0]} apart", apart,
                   True)


def check_booklet(t, program, document, pages):
    for args, signature, creep, cover in (
            ([], 0, 0, False),
            (["-V", "signature=8", "-V", "creep=0.5mm"], 8, 0.5, False),
            (["-V", "signature=4"], 4, 0, False),
            (["-V", "creep=1mm", "--back-cover"], 0, 1, True)):
        what = f"{document} --layout=booklet {' '.join(args)}"
        dump = conv(program, document, "-t", "layout", "--layout=booklet",
                    *args)
        plain = conv(program, document, "-t", "layout", "--layout=2up")
        first = sides(plain)[0].pages[0]
        order = saddle(len(pages), signature, cover)
        got = sides(dump)
        t.same(what, [side.numbers() for side in got],
               [[p for p in side[:2] if p] for side in order])
        for side, (left, right, depth) in zip(got, order):
            shift = int(Fraction(creep).limit_denominator(10) * MM * 2 + 1) \
                // 2 * depth
            for number, x, _, w, _, _ in side.pages:
                middle = side.w // 2
                home = (middle - w) // 2 if number == left else \
                    middle + (side.w - middle - w) // 2
                t.same(f"{what}: creep of page {number}", x - home,
                       shift if number == left else -shift)
        t.same(what + ": scale", got[0].pages[0][5], first[5])


def rows_of(side):
    """The pages on a side, row by row."""
    rows = {}
    for number, _, y, _, _, _ in side.pages:
        rows.setdefault(round(y / 100000), []).append(number)
    places = {page[0]: page[1] for page in side.pages}
    return [sorted(rows[y], key=places.get) for y in sorted(rows)]


def check_cards(t, program):
    """Eleven cards of a line each, 2x4 on a sheet."""
    with tempfile.NamedTemporaryFile(suffix=".md", mode="w") as file:
        for i in range(1, 12):
            file.write(f"# Question {i}\n\nAnswer {i}\n\n")
        file.flush()
        got = {}
        for cards in ("duplex", "fold", "single"):
            got[cards] = sides(conv(program, file.name, "-t", "layout",
                                    "--layout=cards", "-V",
                                    "cards=" + cards))
            for side in got[cards]:
                t.same(f"cards={cards}: paper", (side.w, side.h),
                       (595276, 841890))
                t.same(f"cards={cards}: as large as they are",
                       {page[3:] for page in side.pages},
                       {(595276 // 2, 841890 // 4, ONE)})
    t.same("cards=duplex", [rows_of(side) for side in got["duplex"]],
           [[[1, 3], [5, 7], [9, 11], [13, 15]],
            [[4, 2], [8, 6], [12, 10], [16, 14]],
            [[17, 19], [21]], [[20, 18], [22]]])
    for front, back in zip(got["duplex"][::2], got["duplex"][1::2]):
        t.same("cards=duplex: marks on fronts only",
               (len(front.outside) > 0, back.outside), (True, []))
        for number, x, *_ in back.pages:
            before = next(p for p in front.pages if p[0] == number - 1)
            t.same(f"cards=duplex: page {number} is behind {number - 1}",
                   (before[1] < front.w // 4), (x > front.w // 4))
    t.same("cards=fold", [rows_of(side) for side in got["fold"]],
           [[[1, 2], [3, 4], [5, 6], [7, 8]],
            [[9, 10], [11, 12], [13, 14], [15, 16]],
            [[17, 18], [19, 20], [21, 22]]])
    t.same("cards=single", [rows_of(side) for side in got["single"]],
           [[[1, 2], [3, 4], [5, 6], [7, 8]], [[9, 10], [11]]])


def check_marks(t, program, document, pages):
    for layout in ("pages", "2up", "booklet", "notes"):
        what = f"{document} --layout={layout} --crop-marks"
        args = ["--layout=" + layout, "--crop-marks", "-V", "bleed=3mm"]
        plain = sides(conv(program, document, "-t", "layout",
                           "--layout=" + layout))
        got = sides(conv(program, document, "-t", "layout", *args))
        t.same(what, len(got), len(plain))
        for side, bare in zip(got, plain):
            t.same(what + ": size", (side.w, side.h, side.slug, side.bleed),
                   (bare.w + 2 * SLUG, bare.h + 2 * SLUG, SLUG, 8504))
            inside = [rule for rule in side.outside if layout != "notes" and
                      rule[0] + rule[2] > SLUG - 8504 and
                      rule[0] < side.w - SLUG + 8504 and
                      rule[1] + rule[3] > SLUG - 8504 and
                      rule[1] < side.h - SLUG + 8504]
            t.same(what + ": marks outside of the bleed", inside, [])
            t.same(what + ": there are marks", len(side.outside) >= 8, True)
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            run(program, "-q", document, "-t", "pdf", *args, "-o", file.name)
            shown = run("pdfinfo", "-box", file.name)
        side = got[0]
        for box, inset in (("MediaBox", 0), ("BleedBox", SLUG - 8504),
                           ("TrimBox", SLUG)):
            corners = [float(n) for n in
                       re.search(rf"{box}: +(.+)", shown)[1].split()]
            want = [inset, inset, side.w - inset, side.h - inset]
            t.same(f"{what}: {box}", corners,
                   [float(f"{n / 1000:.2f}") for n in want])


def letters(text):
    """What a page says; where pdftotext sees spaces around raised text
    hangs on the scale."""
    return sorted("".join(text.split()))


def pdf_objects(path):
    return json.loads(run("qpdf", "--json=1", "--json-key=objects",
                          "--json-key=pages", path))


def check_pdf(t, program, document, layouts):
    """Letters stay with their page; links lead to the same words."""
    with tempfile.TemporaryDirectory() as folder:
        plain = f"{folder}/plain.pdf"
        run(program, "-q", document, "-t", "pdf", "-o", plain)
        text = run("pdftotext", "-layout", plain, "-").split("\f")
        for layout in layouts:
            what = f"{document} --layout={layout}"
            made = f"{folder}/{layout}.pdf"
            args = ["--layout=" + layout]
            run(program, "-q", document, "-t", "pdf", *args, "-o", made)
            got = run("pdftotext", "-layout", made, "-").split("\f")
            order = sides(conv(program, document, "-t", "layout", *args))
            for at, side in enumerate(order):
                t.same(f"{what}: letters of sheet {at + 1}", letters(got[at]),
                       letters(" ".join(text[n - 1]
                                      for n in side.numbers())))
            run("qpdf", "--check", made)
            t.same(what + ": links", links(made, order),
                   links(plain, None))


def links(path, order):
    """Of each link: the page that it is on, and where it leads."""
    objects = pdf_objects(path)
    numbers = {page["object"]: i for i, page in enumerate(objects["pages"])}
    found = []
    for page in objects["pages"]:
        at = numbers[page["object"]]
        for annot in objects["objects"][page["object"]].get("/Annots", []):
            value = objects["objects"][annot]
            x0, y0, x1, y1 = (float(n) for n in value["/Rect"])
            home = at + 1 if order is None else \
                page_at(order[at], (x0 + x1) / 2, (y0 + y1) / 2)
            dest = value.get("/Dest")
            if dest is None:
                found.append((home, value["/A"]["/URI"]))
                continue
            if isinstance(dest, str):
                dest = objects["objects"][dest]
            leads = numbers[dest[0]]
            found.append((home, leads + 1 if order is None else
                          page_at(order[leads], float(dest[2]),
                                  float(dest[3]))))
    return sorted(found, key=str)


def page_at(side, x, y):
    x, y = x * 1000, side.h - y * 1000
    for number, left, top, w, h, _ in side.pages:
        if left - 2 <= x <= left + w + 2 and top - 2 <= y <= top + h + 2:
            return number
    return None


def check_document(t, program, document):
    pages = sides(conv(program, document, "-t", "layout"))
    tags = conv(program, document, "-t", "tags")
    for layout, count in PER_SIDE.items():
        what = f"{document} --layout={layout}"
        dump = sides(conv(program, document, "-t", "layout",
                          "--layout=" + layout))
        t.same(what, [sorted(side.numbers()) for side in dump],
               in_turn(len(pages), count))
        if count == 2:
            t.same(what + ": left to right",
                   [side.numbers() for side in dump],
                   in_turn(len(pages), count))
        for side in dump:
            t.same(what + ": paper", sorted((side.w, side.h)),
                   sorted((pages[0].w, pages[0].h)))
            check_grid(t, what, side, pages[0])
    for layout in [*PER_SIDE, "booklet"]:
        again = conv(program, document, "-t", "tags", "--layout=" + layout,
                     "--crop-marks")
        t.same(f"{document} --layout={layout}: tags as without",
               again == tags, True)
    for same in ("classoption=twoside", "theme=large-print"):
        t.same(f"{document} -V {same}",
               conv(program, document, "-t", "layout", "-V", same) ==
               conv(program, document, "-t", "layout", "-V",
                    "layout=" + same.split("=")[1]), True)
    check_booklet(t, program, document, pages)
    check_marks(t, program, document, pages)


def main():
    program, *documents = sys.argv[1:]
    t = Checks()
    for document in documents:
        check_document(t, program, document)
    check_cards(t, program)
    if shutil.which("qpdf") and shutil.which("pdftotext"):
        for document in documents:
            check_pdf(t, program, document, ["2up", "booklet", "notes3"])
    print(f"{t.passed} passed, {t.failed} failed")
    return t.failed > 0


sys.exit(main())
