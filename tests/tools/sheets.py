#!/usr/bin/env python3
"""Pages on sheets: their order and size, and that they are read in order.

usage: sheets.py CONV DOCUMENT...
"""
import re
import subprocess
import sys


def conv(program, *args):
    return subprocess.run([program, "-q", *args, "-o", "-"], check=True,
                          stdout=subprocess.PIPE).stdout.decode()


def sides(dump):
    """The pages on each side of a sheet, as numbers from 1, left to right."""
    found = []
    for line in dump.splitlines():
        if line.startswith("page "):
            found.append([])
        if line.startswith("push "):
            x = int(re.match(r"push (-?\d+)", line)[1])
            found[-1].append((x, int(re.search(r" page (\d+)", line)[1])))
    return [[page for x, page in side] for side in found]


def saddle(pages):
    """Pages of a booklet: sheets are folded into each other."""
    n = (pages + 3) // 4 * 4
    order = []
    for k in range(n // 4):
        order.append([n - 2 * k, 2 * k + 1])
        order.append([2 * k + 2, n - 2 * k - 1])
    return [[page for page in side if page <= pages] for side in order]


def in_turn(pages, count):
    return [list(range(first, min(first + count, pages + 1)))
            for first in range(1, pages + 1, count)]


def check(what, got, want):
    if got == want:
        return 0
    print(f"{what}: {got}, expected {want}")
    return 1


def main():
    program, *documents = sys.argv[1:]
    failed = passed = 0
    for document in documents:
        dump = conv(program, document, "-t", "layout")
        tags = conv(program, document, "-t", "tags")
        pages = len(re.findall(r"^page ", dump, re.M))
        want = {"2up": in_turn(pages, 2), "4up": in_turn(pages, 4),
                "notes": in_turn(pages, 1), "booklet": saddle(pages)}
        for layout, order in want.items():
            what = f"{document} --layout={layout}"
            sheet = conv(program, document, "-t", "layout",
                         f"--layout={layout}")
            bad = check(what, sides(sheet), order)
            again = conv(program, document, "-t", "tags",
                         f"--layout={layout}")
            bad += check(what + ": tags as without", again == tags, True)
            failed += bad
            passed += bad == 0
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
