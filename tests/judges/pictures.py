#!/usr/bin/env python3
"""pictures.py - PNG of all types and JPEG turned in all ways, as painted.

The files are made here, put into a PDF, painted by poppler, and each pixel
is compared with what it was made from.
"""
import argparse
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

CASES = pathlib.Path(__file__).resolve().parent.parent / "cases/pictures"
DPI = 96
ZOOM = 8            # painted pixels for one of the file
WIDTH, HEIGHT = 12, 9
APART = 40          # of 255; JPEG and grays are not exact
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4),
          (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def colour(x, y):
    """Red, green, blue, alpha: each from 0 to 1."""
    return (x / (WIDTH - 1), y / (HEIGHT - 1), (x + y) % 2,
            1 if x < WIDTH - 3 else 0.5 if y % 2 else 0)


def level(v, bits):
    return round(v * ((1 << bits) - 1))


def packed(values, bits):
    text = "".join(format(v, f"0{bits}b") for v in values)
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big") if text else b""


def palette(bits):
    return [(i * 255 // ((1 << bits) - 1), 255 - i * 255 // ((1 << bits) - 1),
             i % 2 * 255) for i in range(1 << bits)]


def samples(x, y, kind, bits):
    r, g, b, a = colour(x, y)
    if kind == 3:
        return [(x + y) % (1 << bits)]
    values = [r] if kind in (0, 4) else [r, g, b]
    return [level(v, bits) for v in values + [a] * (kind >= 4)]


def rows(kind, bits, xs, ys):
    return b"".join(b"\0" + packed([v for x in xs for v in samples(
        x, y, kind, bits)], bits) for y in ys) if len(xs) else b""


def png(kind, bits, interlaced, clear):
    """A file; clear: one colour, or the palette's first, is not seen."""
    def chunk(name, data):
        crc = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(
            ">I", crc)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, bits, kind, 0, 0,
                       interlaced)
    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    out += chunk(b"gAMA", struct.pack(">I", 45455))
    if kind == 3:
        out += chunk(b"PLTE", bytes(v for c in palette(bits) for v in c))
    if clear:
        out += chunk(b"tRNS", b"\0" if kind == 3 else struct.pack(
            ">H", samples(0, 0, kind, bits)[0]) if kind == 0 else
            struct.pack(">3H", *samples(0, 0, kind, bits)))
    data = rows(kind, bits, range(WIDTH), range(HEIGHT))
    if interlaced:
        data = b"".join(rows(kind, bits, range(x, WIDTH, dx),
                             range(y, HEIGHT, dy))
                        for x, y, dx, dy in PASSES)
    return out + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def png_wanted(kind, bits, clear):
    """What is seen on white at x, y."""
    def at(x, y):
        values = samples(x, y, kind, bits)
        most = (1 << bits) - 1
        alpha = values.pop() / most if kind >= 4 else 1
        if clear and values == (
                [0] if kind == 3 else samples(0, 0, kind, bits)):
            alpha = 0
        if kind == 3:
            rgb = palette(bits)[values[0]]
        else:
            rgb = [v * 255 / most for v in values * (3 // len(values))]
        return [v * alpha + 255 * (1 - alpha) for v in rgb]
    return at


def png_cases():
    for kind, depths in {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8),
                         4: (8, 16), 6: (8, 16)}.items():
        for bits in depths:
            for interlaced in 0, 1:
                for clear in (0, 1) if kind < 4 else (0,):
                    name = f"{kind}-{bits}-{interlaced}-{clear}.png"
                    yield (name, png(kind, bits, interlaced, clear),
                           (WIDTH, HEIGHT), png_wanted(kind, bits, clear))


def jpeg_cases():
    """plain.jpg has four quarters, of 32 x 32 pixels."""
    plain = (CASES / "plain.jpg").read_bytes()
    quarters = {(0, 0): (255, 0, 0), (1, 0): (0, 192, 0),
                (0, 1): (0, 0, 255), (1, 1): (255, 255, 0)}
    back = {1: lambda x, y: (x, y), 2: lambda x, y: (1 - x, y),
            3: lambda x, y: (1 - x, 1 - y), 4: lambda x, y: (x, 1 - y),
            5: lambda x, y: (y, x), 6: lambda x, y: (y, 1 - x),
            7: lambda x, y: (1 - y, 1 - x), 8: lambda x, y: (1 - y, x)}
    for turn in back:
        exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0" \
            + bytes([turn, 0, 0, 0, 0, 0, 0, 0])
        data = plain[:2] + b"\xff\xe1" + struct.pack(
            ">H", len(exif) + 2) + exif + plain[2:]
        yield (f"turned-{turn}.jpg", data, (2, 2),
               lambda x, y, f=back[turn]: quarters[f(x, y)])


def painted(conv, folder, name, size):
    document = folder / "page.md"
    document.write_text(f"![]({name}){{width={size[0] * ZOOM} "
                        f"height={size[1] * ZOOM}}}\n")
    layout = subprocess.run([conv, document, "-t", "layout", "-o", "-"],
                            capture_output=True, text=True, check=True)
    x, y = (int(n) * DPI / 72000 for n in re.search(
        r"^image (\d+),(\d+) ", layout.stdout, re.M).groups())
    subprocess.run([conv, document, "-t", "pdf", "-o", folder / "page.pdf"],
                   check=True)
    subprocess.run(["pdftoppm", "-singlefile", "-r", str(DPI),
                    folder / "page.pdf", folder / "page"], check=True)
    data = (folder / "page.ppm").read_bytes()
    head = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", data)

    def at(px, py):
        row, col = (int(y + (py + 0.5) * ZOOM), int(x + (px + 0.5) * ZOOM))
        start = head.end() + 3 * (row * int(head[1]) + col)
        return list(data[start:start + 3])
    return at


def check(conv, folder, name, data, size, wanted):
    (folder / name).write_bytes(data)
    got = painted(conv, folder, name, size)
    for y in range(size[1]):
        for x in range(size[0]):
            if any(abs(a - b) > APART
                   for a, b in zip(got(x, y), wanted(x, y))):
                return (f"FAIL {name}: {got(x, y)} at {x},{y}, wanted "
                        f"{[round(v) for v in wanted(x, y)]}")
    return None


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--conv", required=True)
    args = ap.parse_args()
    if shutil.which("pdftoppm") is None:
        print("SKIP: there is no pdftoppm")
        return 1 if os.environ.get("CI") == "true" else 77
    cases = [*png_cases(), *jpeg_cases()]
    with tempfile.TemporaryDirectory() as name:
        bad = [why for case in cases
               if (why := check(args.conv, pathlib.Path(name), *case))]
    print("\n".join([*bad, f"{len(cases)} pictures, {len(bad)} failures"]))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
