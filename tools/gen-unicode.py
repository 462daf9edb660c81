#!/usr/bin/env python3
"""Line breaking and grapheme classes of all characters as a C header.

usage: gen-unicode.py UCD-FOLDER OUT.h

The table has two stages: block[c >> 7] numbers a block of 128 rows, and
blocks that are equal are there once.
"""
import os
import sys

SHIFT = 7
ALL = 0x110000


def lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        for line in f:
            line = line.split("#")[0].strip()
            if line:
                yield [field.strip() for field in line.split(";")]


def span(field):
    first, _, last = field.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def classes(folder, name, default):
    table = [default] * ALL
    for fields in lines(folder, name):
        for c in span(fields[0]):
            table[c] = fields[1]
    return table


def general_categories(folder):
    table = ["Cn"] * ALL
    first = None
    for fields in lines(folder, "UnicodeData.txt"):
        c = int(fields[0], 16)
        if fields[1].endswith(", First>"):
            first = c
            continue
        for k in range(c if first is None else first, c + 1):
            table[k] = fields[2]
        first = None
    return table


def line_classes(folder, general):
    """Rule LB1; what is not listed has the default of its block."""
    table = classes(folder, "LineBreak.txt", None)
    ideographs = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
                  (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD),
                  (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]
    for first, last in ideographs:
        for c in range(first, last + 1):
            table[c] = table[c] or "ID"
    for c in range(0x20A0, 0x20D0):
        table[c] = table[c] or "PR"
    for c, name in enumerate(table):
        if name in (None, "AI", "SG", "XX"):
            table[c] = "AL"
        elif name == "CJ":
            table[c] = "NS"
        elif name == "SA":
            table[c] = "CM" if general[c] in ("Mn", "Mc") else "AL"
    return table


def properties(folder, names):
    general = general_categories(folder)
    line = line_classes(folder, general)
    cluster = classes(folder, "auxiliary/GraphemeBreakProperty.txt", "Other")
    width = classes(folder, "EastAsianWidth.txt", "N")
    pictographic = [False] * ALL
    for fields in lines(folder, "emoji/emoji-data.txt"):
        if fields[1] == "Extended_Pictographic":
            for c in span(fields[0]):
                pictographic[c] = True
    names["LB"] = sorted(set(line))
    names["GB"] = sorted(set(cluster))
    lb = {name: i for i, name in enumerate(names["LB"])}
    gb = {name: i for i, name in enumerate(names["GB"])}
    return [lb[line[c]] | gb[cluster[c]] << 6 |
            (width[c] in ("F", "W", "H")) << 10 | pictographic[c] << 11 |
            (pictographic[c] and general[c] == "Cn") << 12
            for c in range(ALL)]


def rows(out, values):
    for i in range(0, len(values), 12):
        out.write("\t" + " ".join("%d," % v for v in values[i:i + 12]) + "\n")


def main(folder, path):
    names = {}
    table = properties(folder, names)
    size = 1 << SHIFT
    blocks, index, data = {}, [], []
    for at in range(0, ALL, size):
        block = tuple(table[at:at + size])
        if block not in blocks:
            blocks[block] = len(blocks)
            data.extend(block)
        index.append(blocks[block])
    with open(path, "w", encoding="ascii") as out:
        out.write("/* Made by gen-unicode.py from Unicode's data. */\n")
        for prefix in ("LB", "GB"):
            out.write("enum {\n")
            for name in names[prefix]:
                out.write("\t%s_%s,\n" % (prefix, name.upper()))
            out.write("\t%s_NCLASSES\n};\n" % prefix)
        out.write("#define UNICODE_SHIFT %d\n" % SHIFT)
        out.write("static const unsigned short unicode_index[] = {\n")
        rows(out, index)
        out.write("};\nstatic const unsigned short unicode_data[] = {\n")
        rows(out, data)
        out.write("};\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
