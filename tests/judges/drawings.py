#!/usr/bin/env python3
"""drawings.py - SVG images as conv draws them beside librsvg's.

Both become PDF, poppler paints both, and the pixels are compared in small
squares, so that edges may lie a little differently.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).resolve().parent.parent / "cases" / "svg"
DPI = 144
SQUARE = 6          # pixels that are compared as one
APART = 40          # of 255: what counts as another colour
SHARE = 0.02        # of all squares that may be so

# What librsvg draws in another way: HTML, letters placed one by one,
# smoothed pixels.
OTHERWISE = {"foreign", "letters", "embedded", "flowchart", "sequence"}


def missing():
    for name in "rsvg-convert", "pdftoppm":
        if shutil.which(name) is None:
            return name
    return None


def place_of(conv, document):
    """Where the picture stands on the page, in 1/1000 pt."""
    done = subprocess.run([conv, document, "-t", "layout", "-o", "-"],
                          capture_output=True, text=True, check=True)
    return [int(n) for n in re.search(
        r"^image (\d+),(\d+) (\d+)x(\d+)", done.stdout, re.M).groups()]


def pixels(pdf, folder, *args):
    """Width, height and bytes of the first page."""
    subprocess.run(["pdftoppm", "-singlefile", *args, pdf, folder / "page"],
                   check=True)
    head = re.compile(rb"P6\s(\d+)\s(\d+)\s255\s")
    data = (folder / "page.ppm").read_bytes()
    m = head.match(data)
    return int(m[1]), int(m[2]), data[m.end():]


def squares(image):
    """The mean of each square and colour."""
    width, height, data = image
    out = []
    for y in range(0, height - SQUARE + 1, SQUARE):
        for x in range(0, width - SQUARE + 1, SQUARE):
            for k in range(3):
                total = 0
                for dy in range(SQUARE):
                    at = ((y + dy) * width + x) * 3 + k
                    total += sum(data[at:at + 3 * SQUARE:3])
                out.append(total / SQUARE ** 2)
    return out


def ours(conv, svg, folder):
    document = folder / "page.md"
    document.write_text(f"![](<{svg}>)\n")
    x, y, w, h = (n * DPI / 72000 for n in place_of(conv, document))
    subprocess.run([conv, document, "-t", "pdf", "-o", folder / "page.pdf"],
                   check=True, stderr=subprocess.DEVNULL)
    return pixels(folder / "page.pdf", folder, "-r", str(DPI),
                  "-x", str(round(x)), "-y", str(round(y)),
                  "-W", str(round(w)), "-H", str(round(h)))


def theirs(svg, size, folder):
    subprocess.run(["rsvg-convert", "-f", "pdf", "-b", "white", svg, "-o",
                    folder / "page.pdf"], check=True)
    return pixels(folder / "page.pdf", folder, "-scale-to-x", str(size[0]),
                  "-scale-to-y", str(size[1]))


def share_apart(conv, svg):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        a = ours(conv, svg, folder)
        b = theirs(svg, a[:2], folder)
    pairs = list(zip(squares(a), squares(b)))
    return sum(abs(p - q) > APART for p, q in pairs) / len(pairs)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--conv", required=True)
    ap.add_argument("svg", nargs="*", type=pathlib.Path)
    args = ap.parse_args()
    if missing():
        print(f"SKIP: there is no {missing()}")
        return 1 if os.environ.get("CI") == "true" else 77
    files = args.svg or sorted(p for p in CASES.glob("[!_]*.svg")
                               if p.stem not in OTHERWISE)
    bad = 0
    for svg in files:
        share = share_apart(args.conv, svg.resolve())
        bad += share > SHARE
        print(f"{'FAIL' if share > SHARE else 'ok'}\t{svg.name}\t"
              f"{100 * share:.2f} % apart")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
