#!/usr/bin/env python3
"""run.py - compare conv's CPU time with that of its peers on one book.

    bench/run.py [--conv build/conv] [--rounds N] [--write]

Every program converts the book of book.py in turn, round after round, so that
what disturbs the machine disturbs all of them; the median of each counts, and
only ratios are to be trusted.  --write puts the table into results.md.
"""
import argparse
import os
import pathlib
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent

GFM = "-e table -e strikethrough -e autolink -e tasklist -e footnotes".split()

# name, program, arguments before the file, what is compared with what
PEERS = [
    ("cmark-gfm", "cmark-gfm", GFM, "html"),
    ("cmark-gfm --smart", "cmark-gfm", [*GFM, "--smart"], "html"),
    ("cmark", "cmark", [], "html"),
    ("lowdown", "lowdown", ["-thtml"], "html"),
    ("md2html", "md2html", ["--github"], "html"),
    ("multimarkdown", "multimarkdown", [], "html"),
    ("pandoc", "pandoc", ["-f", "gfm", "-t", "html"], "html"),
    ("pandoc", "pandoc", ["-f", "gfm", "-s", "-t", "docbook5"], "docbook"),
    ("pandoc", "pandoc", ["-f", "gfm", "-t", "json"], "json"),
    ("pandoc", "pandoc", ["-f", "gfm", "-s", "-t", "epub", "-o", "OUT"],
     "epub"),
]

CONV = [
    ("conv", ["-t", "html"], "html"),
    ("conv, as GFM", ["-f", "gfm", "-t", "html"], "html"),
    ("conv", ["-t", "docbook"], "docbook"),
    ("conv", ["-t", "json"], "json"),
    ("conv", ["-t", "epub"], "epub"),
    ("conv", ["-t", "pdf"], "pdf"),
]


class Runner:
    """One program with one output format."""

    def __init__(self, name, kind, command):
        self.name, self.kind, self.command = name, kind, command
        self.user, self.system = [], []

    def run(self):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(self.command, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            sys.exit(f"{self.command}: exit {done.returncode}\n"
                     + done.stderr.decode("utf-8", "replace"))
        self.user.append(after.ru_utime - before.ru_utime)
        self.system.append(after.ru_stime - before.ru_stime)

    def median(self):
        return statistics.median(self.user)

    def median_system(self):
        return statistics.median(self.system)


def runners(conv, book, folder):
    formats = subprocess.run([conv, "--list-output-formats"], text=True,
                             capture_output=True, check=True).stdout.split()
    for name, args, kind in CONV:
        if kind in formats:
            yield Runner(name, kind, [conv, "-q", *args, "-o",
                                      f"{folder}/conv.out", book])
    for name, program, args, kind in PEERS:
        path = shutil.which(program)
        if path is not None:
            args = [f"{folder}/peer.{kind}" if a == "OUT" else a
                    for a in args]
            yield Runner(name, kind, [path, *args, book])


def machine():
    """The machine in general terms."""
    model = "unknown processor"
    info = pathlib.Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    return f"{model}, {os.cpu_count()} processors, {system}"


def version(program):
    done = subprocess.run([program, "--version"], text=True,
                          capture_output=True)
    return (done.stdout or done.stderr).splitlines()[0].split(" - ")[0]


def table(found, size, rounds):
    base = {}
    for r in found:
        if r.name == "conv":
            base[r.kind] = r.median()
    out = [f"# CPU time, a book of {size / 1e6:.1f} MB", "",
           f"Made by `bench/run.py --write`: medians of {rounds} rounds, all "
           "programs in turn. The ratios are what",
           "counts: another machine has other times. *Ratio* is a program's "
           "user time over conv's for the", "same format.", "",
           f"{machine()}.", "",
           "| to | program | user ms | system ms | ratio |",
           "|---|---|--:|--:|--:|"]
    for r in sorted(found, key=lambda r: (r.kind, r.name != "conv",
                                          r.median())):
        ratio = r.median() / base[r.kind] if base.get(r.kind) else 0
        out.append(f"| {r.kind} | {r.name} | {1000 * r.median():.0f} | "
                   f"{1000 * r.median_system():.0f} | {ratio:.2f} |")
    programs = sorted({r.command[0] for r in found if r.name[:4] != "conv"})
    out += ["", "Peers: " + ", ".join(version(p) for p in programs) + "."]
    return "\n".join(out) + "\n"


def memory(command):
    """The most that one run takes, in MB."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return usage.ru_maxrss / 1024


def pages(found, conv, book):
    """What the pages of a PDF cost, of the book and of a short article."""
    pdf = next((r for r in found if r.kind == "pdf"), None)
    if pdf is None:
        return ""
    count = subprocess.run([conv, "-q", "-t", "layout", book, "-o", "-"],
                           capture_output=True).stdout.count(b"\npage ") + 1
    cpu = pdf.median() + pdf.median_system()
    article = Runner("conv", "pdf", [
        conv, "-q", "-t", "pdf", str(HERE.parent / "input/article.md"),
        "-o", "-"])
    times = []
    for _ in range(15):
        start = time.monotonic()
        article.run()
        times.append(time.monotonic() - start)
    return (f"\nThe book is a PDF of {count} pages, hyphenated and "
            f"justified: {count / cpu:.0f} pages a second of\nuser and "
            f"system time, with {memory(pdf.command):.0f} MB of memory at most. "
            f"`input/article.md` takes {1000 * statistics.median(times):.0f}"
            " ms from\nstart to end of the program.\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--conv", default="build/conv")
    ap.add_argument("--rounds", type=int, default=9)
    ap.add_argument("--size", type=int, default=1_000_000)
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--only", help="one format")
    opts = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = f"{folder}/book.md"
        with open(book, "w") as out:
            subprocess.run([sys.executable, HERE / "book.py", "--size",
                            str(opts.size)], stdout=out, check=True)
        conv = str(pathlib.Path(opts.conv).resolve())
        found = [r for r in runners(conv, book, folder)
                 if opts.only in (None, r.kind)]
        for number in range(opts.rounds):
            for r in found:
                # a slow program needs fewer rounds for its median
                if number < 3 or r.median() < 1:
                    r.run()
        text = table(found, os.path.getsize(book), opts.rounds) + \
            pages(found, conv, book)
    sys.stdout.write(text)
    if opts.write:
        (HERE / "results.md").write_text(text)


if __name__ == "__main__":
    main()
