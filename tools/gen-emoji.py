#!/usr/bin/env python3
"""GitHub's names of emoji as a C header.

usage: gen-emoji.py emoji.txt OUT.h
       gen-emoji.py --update GEMOJI/index.js emoji.txt

The header is an array of names and characters, sorted by name.  The second
form makes the list anew, from npm's package gemoji.
"""
import re
import sys


def update(package, path):
    with open(package, encoding="utf-8") as f:
        text = f.read()
    names = {}
    for emoji, words in re.findall(r"emoji: '([^']+)',\s*names: \[([^\]]*)\]",
                                   text):
        for name in re.findall(r"'([^']+)'", words):
            names[name] = emoji
    with open(path, "w", encoding="utf-8") as f:
        for name in sorted(names):
            f.write(f"{name} {names[name]}\n")


def header(path, out):
    with open(path, encoding="utf-8") as f:
        rows = sorted(line.split() for line in f)
    longest = max(len(name) for name, _ in rows)
    widest = max(len(emoji.encode()) for _, emoji in rows)
    with open(out, "w", encoding="utf-8") as f:
        f.write("/* Made by tools/gen-emoji.py. */\n"
                f"#define EMOJI_NAME_MAX\t{longest}\n"
                "static const struct {\n"
                f"\tchar\tname[{longest + 1}];\n"
                f"\tchar\ttext[{widest + 1}];\n"
                "} emojis[] = {\n")
        for name, emoji in rows:
            f.write(f'\t{{ "{name}", "{emoji}" }},\n')
        f.write("};\n")


if sys.argv[1] == "--update":
    update(sys.argv[2], sys.argv[3])
else:
    header(sys.argv[1], sys.argv[2])
