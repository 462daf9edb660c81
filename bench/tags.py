#!/usr/bin/env python3
"""tags.py - what tagging costs: CPU time and size of the book's PDF.

    bench/tags.py [--conv build/conv] [--rounds N]

The book of book.py is written with and without tags in turn; the medians'
ratio counts.  Exit 1 where it is above the limits: a quarter more time,
two fifths more bytes.
"""
import argparse
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MAX_TIME, MAX_SIZE = 1.25, 1.40


def run(conv, book, out, standard):
    """User time of one conversion."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([conv, "-q", "-t", "pdf", "-V",
                    f"pdfstandard={standard}", "-o", out, book], check=True,
                   stdin=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--conv", default="build/conv")
    ap.add_argument("--rounds", type=int, default=15)
    ap.add_argument("--size-only", action="store_true",
                    help="one round, and no word about time")
    opts = ap.parse_args()
    times = {"none": [], "a-2a+ua-1": []}
    with tempfile.TemporaryDirectory() as folder:
        book = f"{folder}/book.md"
        with open(book, "wb") as file:
            subprocess.run([sys.executable, HERE / "book.py"], stdout=file,
                           check=True)
        for _ in range(1 if opts.size_only else opts.rounds):
            for standard, found in times.items():
                found.append(run(opts.conv, book, f"{folder}/{standard}.pdf",
                                 standard))
        size = [os.path.getsize(f"{folder}/{s}.pdf") for s in times]
    ratio = size[1] / size[0]
    print(f"size: {size[0]} bytes without tags, {size[1]} with: "
          f"{ratio:.3f}, at most {MAX_SIZE}")
    bad = ratio > MAX_SIZE
    if not opts.size_only:
        plain, tagged = map(statistics.median, times.values())
        ratio = tagged / plain
        print(f"time: {plain * 1000:.0f} ms without tags, "
              f"{tagged * 1000:.0f} ms with: {ratio:.3f}, "
              f"at most {MAX_TIME}")
        bad = bad or ratio > MAX_TIME
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
