#!/usr/bin/env python3
"""emoji.py - emoji in colour: what is read, and that they are drawn."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FONT = pathlib.Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
LAYERS = pathlib.Path(__file__).resolve().parent.parent \
    / "cases/pictures/layers.md"
# of several code points each, which must be one glyph
ONE = ["\U0001F469\u200D\U0001F52C", "\U0001F1EA\U0001F1FA",
       "\U0001F44D\U0001F3FD", "1\uFE0F\u20E3"]
MANY = [chr(c) for c in range(0x1F400, 0x1F4FD)] + [
    chr(c) for c in range(0x1F910, 0x1F940)]


def missing():
    if not FONT.exists():
        return FONT.name
    return next((name for name in ("pdftotext", "pdftoppm", "pdffonts")
                 if shutil.which(name) is None), None)


def output(*cmd):
    return subprocess.run(cmd, check=True, capture_output=True).stdout


def is_colourful(ppm):
    head = re.match(rb"P6\s\d+\s\d+\s255\s", ppm)
    data = ppm[head.end():]
    return any(max(data[i:i + 3]) - min(data[i:i + 3]) > 100
               for i in range(0, len(data) - 2, 3))


def layer_faults(conv, folder):
    """A font made for this, of 876 bytes: blue on red."""
    pdf = folder / "layers.pdf"
    output(conv, LAYERS, "-t", "pdf", "-o", pdf)
    if "rocket \U0001F680 of" not in output("pdftotext", pdf, "-").decode():
        yield "a layered glyph is not read"
    if not is_colourful(output("pdftoppm", "-r", "50", pdf)):
        yield "layers have no colours"


def faults(conv, folder):
    words = [f"a{emoji}b" for emoji in ONE]
    document, pdf = folder / "x.md", folder / "x.pdf"
    document.write_text(" ".join(words) + "\n\n" + " ".join(MANY) + "\n")
    output(conv, document, "-t", "pdf", "-o", pdf)
    text = output("pdftotext", pdf, "-").decode()
    yield from (f"{w!r} is not read" for w in words if w not in text)
    if [c for c in text if c in MANY][-len(MANY):] != MANY:
        yield "not all are read, or not in order"
    if output("pdffonts", pdf).count(b"Type 3") != 2:
        yield "300 glyphs do not take two fonts"
    if not is_colourful(output("pdftoppm", "-r", "50", pdf)):
        yield "the page has no colours"
    layout = output(conv, document, "-t", "layout", "-o", "-").decode()
    if not all(f'"{emoji}"' in layout for emoji in ONE):
        yield "a sequence is taken apart"
    document.write_text("\U0001F680 \U0001F600\n")	# DejaVu has one
    if b"DejaVu" in output(conv, document, "-t", "layout", "-o", "-"):
        yield "one is an outline beside the other in colour"
    document.write_text("\U0001F600\uFE0E\n")
    if b"DejaVu" not in output(conv, document, "-t", "layout", "-o", "-"):
        yield "one that asks for an outline is in colour"


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--conv", required=True)
    args = ap.parse_args()
    if missing():
        print(f"SKIP: there is no {missing()}")
        return 1 if os.environ.get("CI") == "true" else 77
    with tempfile.TemporaryDirectory() as name:
        bad = [*faults(args.conv, pathlib.Path(name)),
               *layer_faults(args.conv, pathlib.Path(name))]
    print("\n".join(bad) or "ok")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
