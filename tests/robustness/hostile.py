#!/usr/bin/env python3
"""hostile.py - documents made to hurt: deep, long, many, broken.

Each is converted to all formats.  None may crash conv, take longer than
its time or more memory than its share; being refused with a message is
fine.
"""
import argparse
import os
import pathlib
import random
import re
import resource
import struct
import subprocess
import sys
import tempfile
import threading
import zlib

FORMATS = "html,docbook,epub,pdf"
SECONDS = 60
MEGABYTES = 1500


def lines(*items):
    return "\n".join(items) + "\n"


def png(width, height, data=b""):
    def chunk(kind, body):
        crc = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body \
            + struct.pack(">I", crc)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) \
        + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def nested_list(n):
    return "".join("  " * i + f"- level {i}\n" for i in range(n))


def table(rows, cols):
    row = "|" + " cell |" * cols
    return lines(row, "|" + "---|" * cols, *[row] * rows)


def yaml_bomb():
    out = ["---", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    out += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 10) + "]"
            for i in range(1, 12)]
    return lines(*out, "---", "text")


def cyclic_notes(n):
    return lines("start[^0]", "", *(
        f"[^{i}]: see[^{(i + 1) % n}]\n" for i in range(n)))


DOCUMENTS = {
    "deep-quotes": lambda: ">" * 20000 + " text\n",
    "deep-lists": lambda: nested_list(1000),
    "deep-lists-one-line": lambda: "- " * 5000 + "text\n",
    "deep-letters-one-line": lambda: "a. (i) " * 5000 + "text\n",
    "deep-brackets": lambda: "[" * 50000 + "a" + "]" * 50000 + "\n",
    "deep-spans": lambda: "[" * 50000 + "a" + "]{.b}" * 50000 + "\n",
    "deep-inline-notes": lambda: "^[" * 50000 + "a" + "]" * 50000 + "\n",
    "deep-links": lambda: "[" * 5000 + "a" + "](b)" * 5000 + "\n",
    "deep-images": lambda: "![" * 5000 + "a" + "](b)" * 5000 + "\n",
    "deep-emphasis": lambda: "*a **b " * 20000 + "c" + "** *" * 20000,
    "deep-html": lambda: "<div>" * 20000 + "text" + "</div>" * 20000,
    "deep-html-inline": lambda: "x " + "<b><i>" * 10000 + "text\n",
    "deep-html-tables": lambda:
        "<table><tr><td>" * 2000 + "text\n",
    "deep-html-lists": lambda: "<ul><li>" * 5000 + "text\n",
    "deep-yaml": lambda: lines("---", "a: " + "[" * 10000, "---"),
    "yaml-bomb": yaml_bomb,
    "unclosed-code": lambda: "`" * 20000 + "a" + "`" * 19999 + "\n",
    "backticks": lambda: "".join("`" * i + " " for i in range(800)) + "\n",
    "long-line": lambda: "word " * 600000 + "\n",
    "long-word": lambda: "w" * 1000000 + "\n",
    "long-code-line": lambda: lines("```", "c" * 300000, "```"),
    "long-url": lambda: "<https://example.org/" + "a" * 200000 + ">\n",
    "long-heading": lambda: "# " + "heading " * 20000 + "\n",
    "long-heading-word": lambda: "# " + "h" * 300000 + "\n",
    "many-headings": lambda: "# Same\n\n" * 20000,
    "many-notes": lambda: "".join(f"a[^{i}]\n\n[^{i}]: note {i}\n\n"
                                  for i in range(10000)),
    "many-calls": lambda: "a[^1] " * 20000 + "\n\n[^1]: the note\n",
    "one-page-of-notes": lambda: "a[^1] " + " ".join(
        f"[^{i}]" for i in range(2, 500)) + "\n\n" + "".join(
        f"[^{i}]: " + "long note " * 200 + "\n\n" for i in range(1, 500)),
    "long-note": lambda: "a[^1]\n\n[^1]: " + "the note " * 100000 + "\n",
    "cyclic-notes": lambda: cyclic_notes(500),
    "self-note": lambda: "a[^1]\n\n[^1]: see[^1]\n",
    "many-links": lambda: "[a](#nowhere) " * 20000 + "\n",
    "many-references": lambda: "".join(
        f"[r{i}]: https://example.org/{i}\n" for i in range(20000))
        + " ".join(f"[r{i}]" for i in range(20000)) + "\n",
    "many-examples": lambda: "".join(
        f"(@e{i}) example @e{19999 - i}\n" for i in range(20000)),
    "same-reference": lambda: "[" + "r" * 900 + "]: /u \"" + "t" * 5000
        + "\"\n\n" + ("[" + "r" * 900 + "] ") * 1500 + "\n",
    "many-images": lambda: "![a](missing.png) " * 5000 + "\n",
    "bomb-image": lambda: "![a](bomb.png)\n\n![b](zip.png)\n\n"
        "![c](cut.png)\n\n![d](cut.jpg)\n",
    "table-rows": lambda: table(10000, 4),
    "table-columns": lambda: table(3, 2000),
    "table-cell": lambda: "| a | b |\n|---|---|\n| " + "word " * 100000
        + " | x |\n",
    "table-word": lambda: "| a | b |\n|---|---|\n| " + "w" * 50000
        + " | " + "v" * 50000 + " |\n",
    "short-rows": lambda: "|" + "x|" * 1000 + "\n|" + "-|" * 1000
        + "\n" + "|x|\n" * 1000,
    "html-spans": lambda: "<table><tr><td colspan=999999999 rowspan="
        "999999999>x</td><td>y</td></tr></table>\n",
    "code-lines": lambda: lines("```", *["line of code"] * 50000, "```"),
    "include-missing": lambda: "{{#include none.md}}\n" * 20000,
    "include-bomb": lambda: "{{#include bomb0.txt}}\n",
    "include-lines": lambda: "".join(
        f"{{{{#include lines.txt:{i}}}}}\n" for i in range(20000)),
    "include-deep": lambda: "> " * 5000 + "{{#include lines.txt}}\n",
    "include-fences": lambda: "```\n{{#include fences.txt}}\n```\n" * 200,
    "include-open": lambda: "{{#include a " * 100000 + "\n",
    "include-not-alone": lambda: "*{{#include a}}* " * 50000 + "\n",
    "directives": lambda: "*{{#if a}}* " * 50000 + "\n",
    "entities": lambda: "&amp;&lt;&#0;&#x110000;&nosuch; " * 20000 + "\n",
    "combining": lambda: "a" + "\u0301" * 100000 + "\n",
    "bidi": lambda: "\u202e\u2067\u202b" * 20000 + "text\n",
    "emoji": lambda: "👩‍🔬" * 20000 + "\n",
    "nul": lambda: b"\0" * 100000,
    "binary": lambda: random.Random(1).randbytes(300000),
    "high-bytes": lambda: bytes(range(128, 256)) * 2000,
    "controls": lambda: bytes(range(1, 32)) * 2000,
    "carriage-returns": lambda: "a\r" * 100000,
    "empty": lambda: "",
    "one-byte": lambda: b"\xff",
}


def prepare(folder):
    (folder / "bomb.png").write_bytes(png(65535, 65535))
    (folder / "zip.png").write_bytes(png(8000, 8000, bytes(8000 * 24001)))
    (folder / "cut.png").write_bytes(png(40, 40, bytes(4840))[:60])
    (folder / "cut.jpg").write_bytes(
        b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x11")
    for i in range(9):
        (folder / f"bomb{i}.txt").write_text(
            f"{{{{#include bomb{i + 1}.txt}}}}\n" * 100)
    (folder / "bomb9.txt").write_text("")
    (folder / "lines.txt").write_text("line\n" * 100)
    (folder / "fences.txt").write_text("`" * 20000 + "\n")
    for name, make in DOCUMENTS.items():
        data = make()
        if isinstance(data, str):
            data = data.encode()
        (folder / f"{name}.md").write_bytes(data)


def attempt(conv, folder, name):
    """None, or what went wrong; and the cost."""
    with tempfile.TemporaryFile() as messages:
        child = subprocess.Popen(
            [conv, "-q", "-t", FORMATS, f"{name}.md"], cwd=folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=messages)
        timer = threading.Timer(SECONDS, child.kill)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        late = not timer.is_alive()
        timer.cancel()
        child.returncode = 0
        messages.seek(0)
        said = messages.read().decode("utf-8", "replace")
    cpu = usage.ru_utime + usage.ru_stime
    memory = usage.ru_maxrss / 1024
    cost = f"{cpu:6.2f} s {memory:6.0f} MB"
    if late:
        return f"no end after {SECONDS} s", cost
    if os.WIFSIGNALED(status):
        return f"killed by signal {os.WTERMSIG(status)}", cost
    if "Sanitizer" in said or "runtime error:" in said \
            or os.WEXITSTATUS(status) > 100:
        return f"crashed: {said[:2000]}", cost
    if re.search(r"\[(crash|internal|timeout|out-of-memory)", said):
        return said[:500], cost
    if os.WEXITSTATUS(status) and not said.strip():
        return "failed without a word", cost
    if memory > MEGABYTES:
        return "too much memory", cost
    return None, cost


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--conv", default="build/conv")
    ap.add_argument("name", nargs="*")
    opts = ap.parse_args()
    conv = str(pathlib.Path(opts.conv).resolve())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    known = subprocess.run([conv, "--list-output-formats"], check=True,
                           capture_output=True, text=True).stdout.split()
    if not set(FORMATS.split(",")) <= set(known):
        sys.exit(f"conv lacks one of {FORMATS}")
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        prepare(folder)
        for name in opts.name or DOCUMENTS:
            why, cost = attempt(conv, folder, name)
            print(f"{'FAIL' if why else 'ok  '} {cost}  {name}"
                  f"{': ' + why if why else ''}", flush=True)
            bad += why is not None
    print(f"{len(opts.name or DOCUMENTS)} documents, {bad} failures")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
