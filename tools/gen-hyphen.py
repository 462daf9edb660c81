#!/usr/bin/env python3
"""Liang's patterns of Debian's hyphen dictionaries as a C header.

usage: gen-hyphen.py OUT.h NAME=FILE.dic ...

A level of a dictionary becomes an automaton in an array of words.  A
state is its value, an index into hyphen_ops or 0, then its edges: letter
in 7 bits, a bit that marks the last one, the next state from bit 8 on.
States that are equal are there once.
"""
import sys

MARK = "."          # the end of a word, letter 1
LAST = 1 << 7
SETTINGS = ("LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN",
            "COMPOUNDRIGHTHYPHENMIN")


class Dictionary:
    def __init__(self, path):
        self.settings = {}
        self.levels = [[]]
        with open(path, "rb") as f:
            lines = f.read().split(b"\n")
        encoding = lines[0].decode("ascii").strip()
        for line in lines[1:]:
            self.read(line.decode(encoding).strip())
        # a word's parts have a level of their own where there is one
        self.levels = [level for level in self.levels if level]

    def read(self, line):
        word, _, rest = line.partition(" ")
        if word in SETTINGS:
            self.settings[word] = int(rest)
        elif line == "NEXTLEVEL":
            self.levels.append([])
        elif word != "NOHYPHEN" and line[:1] not in ("", "#", "%"):
            self.add(line.lower())

    def add(self, line):
        letters, values = "", [0]
        for c in line:
            if c.isascii() and c.isdigit():
                values[-1] = int(c)
            else:
                letters += c
                values.append(0)
        # ligatures are never in a text's letters; words are taken apart
        # at all that is not a letter
        if all(c == MARK or (c.isalpha() and not "\ufb00" <= c <= "\ufb06")
               for c in letters):
            self.levels[-1].append((letters, values))


class State:
    def __init__(self):
        self.edges = {}
        self.value = 0


class Automaton:
    """One level, put into words[] from its place `start` on."""

    def __init__(self, patterns, letters, ops, words):
        root = State()
        for text, values in patterns:
            state = root
            for c in text:
                state = state.edges.setdefault(letters[c], State())
            # how far back from the pattern's end, and how much
            state.value = ops.put(tuple(
                (len(values) - 1 - i, v) for i, v in enumerate(values) if v))
        self.known = {}
        self.words = words
        self.start = self.put(root)

    def put(self, state):
        edges = [(letter, self.put(next_)) for letter, next_ in
                 sorted(state.edges.items())]
        key = (state.value, tuple(edges))
        if key not in self.known:
            self.known[key] = len(self.words)
            self.words.append(state.value << 1 | (not edges))
            for i, (letter, at) in enumerate(edges):
                last = LAST if i + 1 == len(edges) else 0
                self.words.append(letter | last | at << 8)
        return self.known[key]


class Ops:
    """Lists of (back, value), each once; 0 is the empty one."""

    def __init__(self):
        self.data = [0]
        self.known = {(): 0}

    def put(self, op):
        if op not in self.known:
            self.known[op] = len(self.data)
            self.data.append(len(op))
            for back, value in op:
                self.data += [back, value]
        return self.known[op]


def rows(out, values):
    for i in range(0, len(values), 10):
        out.write("\t" + " ".join("%d," % v for v in values[i:i + 10]) + "\n")


def main(path, names):
    ops, words, tables, entries = Ops(), [0], [], []
    for name, file in (arg.split("=", 1) for arg in names):
        dic = Dictionary(file)
        alphabet = sorted({c for level in dic.levels for text, _ in level
                           for c in text if c != MARK})
        if len(alphabet) > 100:
            sys.exit("%s: too many letters" % file)
        letters = {c: i + 2 for i, c in enumerate(alphabet)}
        letters[MARK] = 1
        starts = [Automaton(level, letters, ops, words).start
                  for level in dic.levels]
        base = ord(alphabet[0])
        table = [letters.get(chr(c), 0)
                 for c in range(base, ord(alphabet[-1]) + 1)]
        get = dic.settings.get
        entries.append((name, starts[0] if len(starts) > 1 else 0,
                        starts[-1], base, len(tables), len(table),
                        max(2, get("LEFTHYPHENMIN", 2)),
                        max(2, get("RIGHTHYPHENMIN", 2)),
                        max(2, get("COMPOUNDLEFTHYPHENMIN", 2)),
                        max(2, get("COMPOUNDRIGHTHYPHENMIN", 2))))
        tables += table
    with open(path, "w", encoding="ascii") as out:
        out.write("/* Made by gen-hyphen.py from hyphenation dictionaries."
                  " */\n")
        for kind, symbol, data in (("unsigned char", "ops", ops.data),
                                   ("unsigned char", "letters", tables),
                                   ("unsigned", "words", words)):
            out.write("static const %s hyphen_%s[] = {\n" % (kind, symbol))
            rows(out, data)
            out.write("};\n")
        out.write("static const struct dictionary dictionaries[] = {\n")
        for entry in entries:
            out.write("\t{ \"%s\", %s },\n" %
                      (entry[0], ", ".join(map(str, entry[1:]))))
        out.write("};\n")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
