#!/usr/bin/env python3
"""run.py - the examples of a specification, through conv's HTML.

    run.py --conv PROGRAM commonmark|gfm

All examples are converted by one process.  What differs from the
specification stands in SUITE.known, each number with its reason: an
example that fails and isn't listed there, or is listed and passes, is a
failure.  Exits 77 where the specification isn't installed.
"""
import argparse
import difflib
import gzip
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import normal

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SKIPPED = 77
FENCE = "`" * 32

# suite: input format, number of examples, where it is looked for
SUITES = {
    "commonmark": ("commonmark", 652, [
        "build/validators/node_modules/commonmark-spec/spec.txt"]),
    "gfm": ("gfm-auto_identifiers", 673, [
        "/usr/share/doc/cmark-gfm/spec.txt.gz",
        "build/validators/cmark-gfm/usr/share/doc/cmark-gfm/spec.txt.gz"]),
}
TOLD = "scripts/get-validators.sh and scripts/install-deps.sh bring them"


class Example:
    def __init__(self, number, section, markdown, html):
        self.number = number
        self.section = section
        self.markdown = markdown
        self.html = html


def read(paths):
    """The text of the first of those files that exists, or None."""
    for path in paths:
        path = ROOT / path
        if path.exists():
            opener = gzip.open if path.suffix == ".gz" else open
            with opener(path, "rt", encoding="utf-8") as f:
                return f.read()
    return None


def examples(text):
    """The examples of a specification, in order."""
    found, section, part, parts = [], "", None, None
    for line in text.split("\n"):
        if part is None and line.startswith(FENCE + " example"):
            part, parts = 0, ([], [])
        elif part is not None and line == FENCE:
            markdown, html = ("".join(x + "\n" for x in p).replace("→", "\t")
                              for p in parts)
            found.append(Example(len(found) + 1, section, markdown, html))
            part = None
        elif part == 0 and line == ".":
            part = 1
        elif part is not None:
            parts[part].append(line)
        elif re.match(r"#+ ", line):
            section = line.lstrip("# ")
    return found


def convert(conv, form, all_examples):
    """What conv makes of each, in order; one process."""
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder)
        for ex in all_examples:
            (top / f"{ex.number}.md").write_bytes(ex.markdown.encode())
        done = subprocess.run(
            [conv, "-q", "-f", form, "-t", "html", "--fragment", "--unsafe",
             "-D", "out", *(f"{ex.number}.md" for ex in all_examples)],
            cwd=top, stdin=subprocess.DEVNULL, capture_output=True)
        if done.returncode:
            sys.exit(f"FAIL conv: exit {done.returncode}\n"
                     + done.stderr.decode("utf-8", "replace"))
        return [(top / "out" / f"{ex.number}.html").read_bytes().decode()
                for ex in all_examples]


def known(suite):
    """The examples that are known to differ: number to reason."""
    listed = {}
    for line in (HERE / f"{suite}.known").read_text().splitlines():
        number, _, reason = line.partition("\t")
        if line and not line.startswith("#"):
            listed[int(number)] = reason
    return listed


def judge(ex, got, reason):
    """None when all is as it should be, else what isn't."""
    want, have = normal.form(ex.html), normal.form(got)
    if (want == have) == (reason is None):
        return None
    if reason is not None:
        return f"FAIL {ex.number} passes, but is listed as: {reason}"
    diff = "\n".join(difflib.ndiff(want.split("\n"), have.split("\n")))
    return f"FAIL {ex.number} ({ex.section})\n{ex.markdown}{diff}\n"


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--conv", default="build/conv")
    ap.add_argument("suite", choices=SUITES)
    opts = ap.parse_args()
    form, count, paths = SUITES[opts.suite]
    text = read(paths)
    if text is None:
        print(f"{opts.suite}: no specification here; {TOLD}")
        return 1 if os.environ.get("CI") == "true" else SKIPPED
    found = examples(text)
    if len(found) != count:
        print(f"FAIL {len(found)} examples instead of {count}")
        return 1
    html = convert(str(pathlib.Path(opts.conv).resolve()), form, found)
    listed = known(opts.suite)
    bad = [text for text in (judge(ex, got, listed.get(ex.number))
                             for ex, got in zip(found, html)) if text]
    print("\n".join(bad) + "\n" if bad else "", end="")
    print(f"{opts.suite}: {len(found) - len(listed)} of {len(found)} pass, "
          f"{len(listed)} known differences, {len(bad)} failures")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
