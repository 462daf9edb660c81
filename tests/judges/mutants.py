#!/usr/bin/env python3
"""mutants.py - would the tests see it if a PDF lost its accessibility?

	mutants.py CONV

A good file is taken apart (qpdf --qdf), one thing is taken away, and the
file is put together again.  Each such mutant must be caught: by
tools/structure.py or by veraPDF.  One that survives is a failure.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import judge

sys.path.insert(0, str(judge.HERE.parent / "tools"))
import structure        # noqa: E402

PICTURE = judge.HERE.parent / "cases" / "html" / "mark.png"
DOCUMENT = """---
title: A document with everything
lang: en
date: 2026-01-02
---

# One

Words with a [link](https://example.org/) and a note.[^1] They go on.

![The letter M](PICTURE)

| Town | People |
|------|-------:|
| Ulm  | 126000 |

- an item

## Two

The last paragraph, with <abbr title="kilometres">km</abbr> and שלום.

[^1]: The note.
"""


def sub(pattern, new, count=1):
    """Replace in the file's text; it must be there."""
    def change(data):
        done, n = re.subn(pattern, new, data, count=count, flags=re.S)
        if not n:
            raise ValueError(f"nothing to change: {pattern}")
        return done
    return change


def swap(data):
    """Two paragraphs change places, in reading only."""
    marks = list(re.finditer(rb"/P ?<</MCID (\d+)>>", data))
    one, two = marks[0], marks[-1]
    return (data[:one.start(1)] + two[1] + data[one.end(1):two.start(1)]
            + one[1] + data[two.end(1):])


# what is taken away, and how
MUTANTS = {
    "Lang": sub(rb"\n  /Lang [^\n]*", rb""),
    "Alt": sub(rb"\n  /Alt [^\n]*", rb""),
    "entry of the ParentTree": sub(rb"(/Nums \[\s*0\s*\[\s*)\d+ 0 R",
                                   rb"\1null"),
    "annotation in the ParentTree": sub(
        rb"(/Nums \[.*?\]\s+\d+\s+)\d+ 0 R", rb"\1null"),
    "Scope": sub(rb"\n *(/O /Table\n *)/Scope /Column", rb"\n\1"),
    "ToUnicode": sub(rb"\n  /ToUnicode \d+ 0 R", rb""),
    "line of a ToUnicode": sub(rb"\n<([0-9A-F]{4})><0064>", rb"\n"),
    "OBJR": sub(rb"<<\s*/Obj \d+ 0 R\s*/Pg \d+ 0 R\s*/Type /OBJR\s*>>",
                rb""),
    "StructParents": sub(rb"\n  /StructParents 0", rb""),
    "StructParent": sub(rb"\n  /StructParent \d+", rb""),
    "Tabs": sub(rb"\n  /Tabs /S", rb""),
    "MarkInfo": sub(rb"\n  /MarkInfo <<.*?>>", rb""),
    "DisplayDocTitle": sub(rb"/DisplayDocTitle true",
                           rb"/DisplayDocTitle false"),
    "output intent": sub(rb"\n  /OutputIntents \[.*?\]", rb""),
    "pdfuaid": sub(rb"<pdfuaid:part>1</pdfuaid:part>", rb""),
    "pdfaid": sub(rb"<pdfaid:part>2</pdfaid:part>", rb""),
    "title": sub(rb"<dc:title>.*?</dc:title>", rb""),
    "BBox": sub(rb"(/A <<\s*)/BBox \[.*?\]", rb"\1"),
    "ID of a note": sub(rb"\n  /ID \(fn1\)", rb""),
    "Contents of a link": sub(rb"\n  /Contents (?=[(<])[^\n]*", rb""),
    "flags of a link": sub(rb"\n  /F 4", rb""),
    "ListNumbering": sub(rb"/ListNumbering /Disc\n", rb""),
    "mark of an artifact": sub(rb"/Artifact ?/(?:Header|Footer) BDC", rb"/Span BMC"),
    "type of an artifact": sub(rb"/Artifact ?/(?:Header|Footer) BDC", rb"/Artifact BMC"),
    "mark of a paragraph": sub(rb"/P ?<</MCID \d+>>BDC", rb"/P BMC"),
    "expansion": sub(rb"\n  /E [^\n]*", rb""),
    "mark of reversed glyphs": sub(rb"/ReversedChars BMC", rb"/Span BMC"),
    "order of reading": swap,
    "level of a heading": sub(rb"/S /H2", rb"/S /H3"),
    "structure tree": sub(rb"\n  /StructTreeRoot \d+ 0 R", rb""),
}


def run(*cmd):
    subprocess.run([str(c) for c in cmd], check=True,
                   stdin=subprocess.DEVNULL, capture_output=True)


def make(conv, folder):
    """The good file, taken apart, and its -t tags."""
    source = folder / "good.md"
    source.write_text(DOCUMENT.replace("PICTURE", str(PICTURE)))
    made, dump = structure.convert(conv, str(source), str(folder))
    run("qpdf", "--qdf", "--object-streams=disable", made,
        folder / "good.qdf")
    return (folder / "good.qdf").read_bytes(), dump


def rebuild(data, path):
    """A file with its lengths and cross references mended."""
    raw, fixed = path.with_suffix(".qdf"), path.with_suffix(".fixed")
    raw.write_bytes(data)
    with open(fixed, "wb") as out:
        subprocess.run(["fix-qdf", str(raw)], stdout=out, check=True)
    run("qpdf", "--warning-exit-0", "--newline-before-endstream", fixed,
        path)


def by_structure(path, dump):
    try:
        return structure.check(str(path), dump)
    except (KeyError, TypeError, ValueError, AttributeError) as why:
        return [f"not read: {why!r}"]


def main():
    conv = str(pathlib.Path(sys.argv[1]).resolve())
    survivors = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        good, dump = make(conv, folder)
        files = {"nothing": folder / "nothing.pdf"}
        rebuild(good, files["nothing"])
        for what, change in MUTANTS.items():
            files[what] = folder / (re.sub(r"\W", "-", what) + ".pdf")
            rebuild(change(good), files[what])
        found = {w: [f"structure: {t}" for t in by_structure(p, dump)]
                 for w, p in files.items()}
        try:
            paths = [str(p) for p in files.values()]
            for flavour in ("ua1", "2a"):
                said = judge.verapdf(flavour)(paths)
                for what, path in files.items():
                    found[what] += [f"veraPDF {flavour}: {t}"
                                    for _, t in said[str(path)]]
        except judge.Unavailable as why:
            print(f"SKIP veraPDF: {why}")
            if os.environ.get("CI") == "true":
                return 1
        for what, faults in found.items():
            by = sorted({f.partition(":")[0] for f in faults})
            print(f"{what}: {', '.join(by) or 'not caught'}")
            if bool(faults) != (what != "nothing"):
                survivors.append(what)
                print("\n".join(faults[:5]))
    print(f"{len(MUTANTS)} mutants, {len(survivors)} wrong: "
          f"{', '.join(survivors) or 'none'}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
