#!/usr/bin/env python3
"""pages.py - some pages as pictures, compared with those that are expected.

pdftoppm draws each page of PAGES small and gray; NAME.png is how it is to
look.  Versions of pdftoppm differ in the edges of letters, so squares of
some pixels are compared, and a few may differ.

	pages.py [--conv PATH] [--regen] [--out FOLDER] [NAME...]
"""
import argparse
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
INPUT = HERE.parent.parent / "input"
DPI = 40
SQUARE = 4			# pixels
CONTRAST = 28			# of 255, by which squares may differ
SHARE = 0.004			# of the squares may differ by more
SKIP = 77

# name: document, page, options
PAGES = {
    "article": (INPUT / "article.md", 1, []),
    "tour": (INPUT / "tour.md", 2, []),
    "handout": (INPUT / "handout.md", 1, []),
    "rtl": (HERE / "rtl.md", 1, []),
    "code": (HERE / "code.md", 1, ["-V", "papersize=a5"]),
    "table": (HERE / "table.md", 1, ["-V", "papersize=a5"]),
}


def png_write(path, width, height, rows):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body \
            + struct.pack(">I", zlib.crc32(kind + body))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = b"".join(b"\0" + rows[y * width:(y + 1) * width]
                    for y in range(height))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
                     + chunk(b"IDAT", zlib.compress(data, 9))
                     + chunk(b"IEND", b""))


def png_read(path):
    """What png_write() wrote."""
    data, at, body = path.read_bytes(), 8, b""
    width, height = struct.unpack(">II", data[16:24])
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            body += data[at + 8:at + 8 + size]
        at += size + 12
    raw = zlib.decompress(body)
    step = width + 1
    return width, height, b"".join(
        raw[y * step + 1:(y + 1) * step] for y in range(height))


def drawn(conv, name, folder):
    """The page as width, height and gray samples."""
    source, page, args = PAGES[name]
    pdf = folder / f"{name}.pdf"
    subprocess.run([conv, "-q", source, "-t", "pdf", "-o", pdf, *args,
                    "-V", "system-fonts=false"], check=True)
    done = subprocess.run(
        ["pdftoppm", "-gray", "-r", str(DPI), "-f", str(page), "-l",
         str(page), pdf], check=True, capture_output=True)
    kind, size, most, samples = done.stdout.split(b"\n", 3)
    if kind != b"P5" or most != b"255":
        raise ValueError("pdftoppm gave no gray picture")
    width, height = map(int, size.split())
    return width, height, samples


def squares(width, height, samples):
    """The mean of each square, row by row."""
    out = []
    for y in range(0, height - SQUARE + 1, SQUARE):
        sums = [0] * (width // SQUARE)
        for k in range(y, y + SQUARE):
            row = samples[k * width:(k + 1) * width]
            for i in range(SQUARE):
                for x, v in enumerate(row[i::SQUARE][:len(sums)]):
                    sums[x] += v
        out += [s / SQUARE ** 2 for s in sums]
    return out


def compare(want, got):
    """None, or what is wrong."""
    if want[:2] != got[:2]:
        return f"{got[0]}x{got[1]} pixels, not {want[0]}x{want[1]}"
    pairs = list(zip(squares(*want), squares(*got)))
    bad = sum(abs(a - b) > CONTRAST for a, b in pairs)
    if bad > SHARE * len(pairs):
        return f"{bad} of {len(pairs)} squares look different"
    return None


def beside(one, other):
    """Both pictures in one, for who looks at them."""
    rows = b"".join(
        p[2][y * p[0]:(y + 1) * p[0]]
        for y in range(one[1]) for p in (one, other))
    return one[0] + other[0], one[1], rows


def check(conv, name, folder, opts):
    path = HERE / f"{name}.png"
    got = drawn(conv, name, folder)
    if opts.regen:
        if not path.exists() or compare(png_read(path), got):
            png_write(path, *got)
            print(f"wrote {path}")
        return 0
    want = png_read(path)
    why = compare(want, got)
    if why is None:
        return 0
    print(f"FAIL {name}: {why}")
    if opts.out and want[:2] == got[:2]:
        os.makedirs(opts.out, exist_ok=True)
        to = pathlib.Path(opts.out) / f"{name}.png"
        png_write(to, *beside(want, got))
        print(f"  what was expected, and what came: {to}")
    return 1


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--conv", default="build/conv")
    ap.add_argument("--regen", action="store_true",
                    help="draw anew what looks different")
    ap.add_argument("--out", help="folder for pictures of differences")
    ap.add_argument("name", nargs="*")
    opts = ap.parse_args()
    conv = str(pathlib.Path(opts.conv).resolve())
    if shutil.which("pdftoppm") is None:
        print("SKIP: pdftoppm is not here (Debian: poppler-utils)")
        return 1 if os.environ.get("CI") == "true" else SKIP
    with tempfile.TemporaryDirectory() as folder:
        bad = sum(check(conv, n, pathlib.Path(folder), opts)
                  for n in opts.name or PAGES)
    print(f"{len(opts.name or PAGES)} pages, {bad} failures")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
