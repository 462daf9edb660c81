#!/usr/bin/env python3
"""structure.py - is the structure of a PDF whole, and is it what it says?

	structure.py CONV DOCUMENT.md...	write each, look at it
	structure.py --pdf FILE.pdf [FILE.tags]	look at a file there is

The file is read through qpdf: its structure tree with the text of each
piece of content, from the content streams and ToUnicode.  That is compared
with `conv -t tags`, piece by piece and in order, and looked through for
what PDF/UA asks of a file.
"""
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIP = 77           # ctest's SKIP_RETURN_CODE
REF = re.compile(r"\d+ \d+ R$")
TOKEN = re.compile(rb"""
    (?P<space>[\s\0]+|%[^\r\n]*)
  | (?P<open><<) | (?P<close>>>)
  | <(?P<hex>[0-9A-Fa-f\s]*)>
  | \((?P<text>(?:[^\\()]|\\.)*)\)
  | /(?P<name>[^\s\0()<>\[\]{}/%]*)
  | (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?![A-Za-z]))
  | (?P<mark>[\[\]])
  | (?P<word>[^\s\0()<>\[\]{}/%]+)
""", re.X | re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
PAINT = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "Tj",
         "TJ", "'", '"'}
HEADING = re.compile(r"H[1-6]$")


def unescape(text):
    return re.sub(rb"\\([0-7]{1,3}|.)", lambda m: bytes([int(m[1], 8) & 255])
                  if m[1].isdigit() else ESCAPES.get(m[1], m[1]), text,
                  flags=re.S)


def tokens(data):
    """Names as str with a slash, strings as bytes, operators as str."""
    at = 0
    while at < len(data):
        m = TOKEN.match(data, at)
        if not m:
            raise ValueError(f"content stream: {data[at:at + 20]!r}")
        at, kind = m.end(), m.lastgroup
        if kind == "space":
            continue
        if kind == "hex":
            yield "string", bytes.fromhex(m["hex"].decode())
        elif kind == "text":
            yield "string", unescape(m["text"])
        elif kind == "name":
            yield "name", "/" + m["name"].decode()
        elif kind == "number":
            yield "number", float(m["number"])
        elif kind == "word":
            yield "word", m["word"].decode("latin-1")
        else:
            yield m.group().decode(), None


def operations(data):
    """Pairs of operator and operands; arrays and dictionaries nested."""
    stack = [[]]
    for kind, value in tokens(data):
        if kind in ("[", "<<"):
            stack.append([])
        elif kind == "]":
            done = stack.pop()
            stack[-1].append(done)
        elif kind == ">>":
            done = stack.pop()
            stack[-1].append(dict(zip(done[::2], done[1::2])))
        elif kind == "word":
            if len(stack) > 1:      # true, false, null in a dictionary
                stack[-1].append(value)
                continue
            yield value, stack[0]
            stack = [[]]
        else:
            stack[-1].append(value)


def text_string(value):
    """A text string of qpdf's JSON, or bytes of a content stream."""
    if isinstance(value, bytes):
        return value[2:].decode("utf-16-be") \
            if value.startswith(b"\xfe\xff") else value.decode("latin-1")
    if value.startswith("u:"):
        return value[2:]
    return text_string(bytes.fromhex(value[2:]))


class Pdf:
    def __init__(self, path):
        done = subprocess.run(
            ["qpdf", "--json=2", "--json-stream-data=inline",
             "--decode-level=generalized", path], stdout=subprocess.PIPE)
        self.objects = json.loads(done.stdout)["qpdf"][1]
        self.catalog = self.get(self.objects["trailer"]["value"]["/Root"])
        self.faults = []
        self.maps = {}

    def fault(self, text):
        self.faults.append(text)

    def get(self, value):
        """Follow a reference; of a stream, its dictionary."""
        while isinstance(value, str) and REF.match(value):
            found = self.objects.get("obj:" + value, {"value": None})
            value = found["stream"]["dict"] if "stream" in found \
                else found["value"]
        return value

    def data(self, ref):
        found = self.objects.get("obj:" + str(ref), {})
        return base64.b64decode(found["stream"]["data"]) \
            if "stream" in found else b""

    def pages(self):
        """References, in order."""
        todo, found = [self.catalog["/Pages"]], []
        while todo:
            ref = todo.pop(0)
            node = self.get(ref)
            if "/Kids" in node:
                todo[:0] = self.get(node["/Kids"])
            else:
                found.append(ref)
        return found

    def unicode_map(self, ref):
        """What the glyphs of a font stand for."""
        if ref in self.maps:
            return self.maps[ref]
        uni, found = self.get(ref).get("/ToUnicode"), {}
        for line in self.data(uni).split(b"\n") if uni else ():
            m = re.match(rb"<((?:[0-9A-F]{2}){1,2})><([0-9A-F]*)>$", line)
            if m:
                found[int(m[1], 16)] = bytes.fromhex(
                    m[2].decode()).decode("utf-16-be", "replace")
        self.maps[ref] = found
        return found


class Page:
    """The texts of a page's marked content, and what is wrong with it."""

    def __init__(self, pdf, ref):
        self.pdf, self.ref, self.dict = pdf, ref, pdf.get(ref)
        self.texts, self.stack = {}, []
        resources = pdf.get(self.dict["/Resources"])
        self.fonts = pdf.get(resources.get("/Font", {}))
        self.properties = pdf.get(resources.get("/Properties", {}))
        self.font = None
        contents = self.dict.get("/Contents", [])
        refs = contents if isinstance(contents, list) else [contents]
        for op, args in operations(b"\n".join(map(pdf.data, refs))):
            self.operation(op, args)
        if self.stack:
            pdf.fault(f"{ref}: marked content that does not end")

    def operation(self, op, args):
        if op in ("BDC", "BMC"):
            props = args[1] if op == "BDC" else {}
            if isinstance(props, str):
                props = self.pdf.get(self.properties[props])
            self.stack.append((args[0], props))
            if "/MCID" in props:
                self.begin(int(props["/MCID"]))
            if "/ActualText" in props:
                self.add(text_string(props["/ActualText"]),
                         "/MCID" not in props)
            elif args[0] == "/Artifact" and props.get("/Type") not in (
                    "/Pagination", "/Layout", "/Background", "/Page"):
                self.pdf.fault(f"{self.ref}: an artifact without a type")
        elif op == "EMC":
            if self.stack:
                self.stack.pop()
            else:
                self.pdf.fault(f"{self.ref}: EMC without a beginning")
        elif op == "Tf":
            self.font = self.fonts[args[0]]
        elif op in PAINT:
            self.paint(op, args)

    def begin(self, mcid):
        if mcid in self.texts:
            self.pdf.fault(f"{self.ref}: MCID {mcid} twice")
        if any("/MCID" in p or n == "/Artifact" for n, p in self.stack[:-1]):
            self.pdf.fault(f"{self.ref}: MCID {mcid} inside of other content")
        self.texts[mcid] = ""

    def paint(self, op, args):
        if not any("/MCID" in p or n == "/Artifact" for n, p in self.stack):
            self.pdf.fault(f"{self.ref}: {op} is neither tagged nor an "
                           "artifact")
        if op in ("Tj", "TJ"):
            parts = args if op == "Tj" else args[0]
            self.show(b"".join(p for p in parts if isinstance(p, bytes)))

    def show(self, codes):
        meaning, text = self.pdf.unicode_map(self.font), ""
        actual = any("/ActualText" in p for _, p in self.stack)
        # emoji in colour have codes of one byte
        size = 1 if self.pdf.get(self.font)["/Subtype"] == "/Type3" else 2
        back = any(name == "/ReversedChars" for name, _ in self.stack)
        for i in range(0, len(codes), size):
            code = int.from_bytes(codes[i:i + size], "big")
            if code in meaning:
                text = meaning[code] + text if back \
                    else text + meaning[code]
            elif not actual:
                self.pdf.fault(f"{self.ref}: glyph {code} has no ToUnicode")
        if not actual:
            self.add(text)

    def add(self, text, actual=False):
        for name, props in reversed(self.stack[:-1] if actual
                                    else self.stack):
            if "/MCID" in props:
                self.texts[int(props["/MCID"])] += text.replace("\u00ad", "")
                return


def attributes(pdf, elem):
    """What -t tags shows of an element."""
    found = {}
    for key in ("/Alt", "/ActualText", "/E", "/Lang", "/ID"):
        if key in elem:
            found[key[1:]] = json.dumps(text_string(elem[key]),
                                        ensure_ascii=False)
    every = pdf.get(elem.get("/A", []))
    for attrs in every if isinstance(every, list) else [every]:
        for key, value in pdf.get(attrs).items():
            if key in ("/O", "/BBox", "/Placement"):
                continue
            if isinstance(value, list):
                value = ",".join(map(text_string, value))
            found[key[1:]] = str(value).lstrip("/")
    return found


class Tree:
    """The structure tree: lines as -t tags has them, and its faults."""

    def __init__(self, pdf):
        self.pdf, self.lines = pdf, []
        self.root = pdf.get(pdf.catalog["/StructTreeRoot"])
        self.pages = {ref: Page(pdf, ref) for ref in pdf.pages()}
        self.used, self.annots, self.ids = {}, {}, {}
        self.level, self.heads = 0, []
        self.roles = self.root.get("/RoleMap", {})
        for ref in self.kids(self.root):
            self.visit(ref, 0)
        self.check_heads()

    def kids(self, node):
        kids = self.pdf.get(node.get("/K", []))
        return kids if isinstance(kids, list) else [kids]

    def visit(self, top, depth):
        todo = [(top, self.pdf.catalog["/StructTreeRoot"], None, depth)]
        while todo:
            ref, parent, page, depth = todo.pop()
            if isinstance(ref, (int, float)):
                self.content(int(ref), page, parent, depth)
                continue
            node = self.pdf.get(ref)
            page = node.get("/Pg", page)
            if node.get("/Type") == "/MCR":
                self.content(node["/MCID"], page, parent, depth)
            elif node.get("/Type") == "/OBJR":
                self.annots[node["/Obj"]] = parent
                self.lines.append((depth, "(link)", {}))
            else:
                if node["/P"] != parent:
                    self.pdf.fault(f"{ref}: /P is not its parent")
                self.element(ref, node, depth)
                todo += [(kid, ref, page, depth + 1)
                         for kid in reversed(self.kids(node))]

    def content(self, mcid, page, parent, depth):
        if (page, mcid) in self.used:
            self.pdf.fault(f"content {mcid} of {page} is read twice")
        self.used[page, mcid] = parent
        text = self.pages[page].texts.get(mcid)
        if text is None:
            self.pdf.fault(f"content {mcid} of {page} is not there")
        self.lines.append((depth, json.dumps(text or "", ensure_ascii=False),
                           {}))

    def element(self, ref, node, depth):
        role = node["/S"][1:]
        found = attributes(self.pdf, node)
        self.lines.append((depth, role, found))
        if "ID" in found:
            name = found["ID"]
            if name in self.ids:
                self.pdf.fault(f"{ref}: {name} twice")
            self.ids[name] = ref
        if HEADING.match(role):
            if int(role[1]) > self.level + 1:
                self.pdf.fault(f"{ref}: {role} after H{self.level}")
            self.level = int(role[1])
        self.element_needs(ref, role, node, found)

    def element_needs(self, ref, role, node, found):
        every = self.pdf.get(node.get("/A", {}))
        if role in ("Figure", "Formula") and "Alt" not in found:
            self.pdf.fault(f"{ref}: {role} without Alt")
        if role == "Figure" and "/BBox" not in every:
            self.pdf.fault(f"{ref}: Figure without BBox")
        if role == "TH" and "Scope" not in found:
            self.pdf.fault(f"{ref}: TH without Scope")
        if role == "L" and "ListNumbering" not in found:
            self.pdf.fault(f"{ref}: L without ListNumbering")
        if role in ("Note", "FENote") and "ID" not in found:
            self.pdf.fault(f"{ref}: {role} without ID")
        for name in found.get("Headers", "").split(","):
            if name:
                self.heads.append(json.dumps(name))

    def check_heads(self):
        for name in self.heads:
            if name not in self.ids:
                self.pdf.fault(f"Headers: {name} is not there")
        tree = self.pdf.get(self.root.get("/IDTree", {}))
        names = tree.get("/Names", [])
        listed = {json.dumps(text_string(n)): r
                  for n, r in zip(names[::2], names[1::2])}
        if listed != self.ids:
            self.pdf.fault("IDTree does not list the ids")
        if list(names[::2]) != sorted(names[::2]):
            self.pdf.fault("IDTree is not sorted")


def check_parents(tree):
    """The way back from content and annotations to their elements."""
    pdf, nums = tree.pdf, {}
    every = pdf.get(tree.root["/ParentTree"]).get("/Nums", [])
    for key, value in zip(every[::2], every[1::2]):
        nums[key] = value
    for ref, page in tree.pages.items():
        if page.dict.get("/Tabs") != "/S":
            pdf.fault(f"{ref}: no /Tabs /S")
        row = pdf.get(nums.get(page.dict.get("/StructParents"), []))
        for mcid in page.texts:
            parent = tree.used.get((ref, mcid))
            if parent is None:
                pdf.fault(f"content {mcid} of {ref} is in no element")
            elif mcid >= len(row) or row[mcid] != parent:
                pdf.fault(f"content {mcid} of {ref}: the ParentTree leads "
                          "elsewhere")
        for annot in pdf.get(page.dict.get("/Annots", [])):
            check_annotation(tree, annot, nums)


def check_annotation(tree, ref, nums):
    pdf, annot = tree.pdf, tree.pdf.get(ref)
    if ref not in tree.annots:
        pdf.fault(f"annotation {ref} is in no element")
    elif nums.get(annot.get("/StructParent")) != tree.annots[ref]:
        pdf.fault(f"annotation {ref}: the ParentTree leads elsewhere")
    if not text_string(annot.get("/Contents", "")):
        pdf.fault(f"annotation {ref} without Contents")
    if annot.get("/F") != 4:
        pdf.fault(f"annotation {ref}: /F is not 4")


def check_catalog(pdf):
    catalog = pdf.catalog
    if not catalog.get("/Lang"):
        pdf.fault("no /Lang")
    if pdf.get(catalog.get("/MarkInfo", {})).get("/Marked") is not True:
        pdf.fault("no /MarkInfo /Marked")
    view = pdf.get(catalog.get("/ViewerPreferences", {}))
    if view.get("/DisplayDocTitle") is not True:
        pdf.fault("no /DisplayDocTitle")
    xmp = pdf.data(catalog.get("/Metadata")).decode()
    for word in ("<dc:title>", "<dc:language>", "<dc:format>",
                 "<pdf:Producer>", "<xmp:CreatorTool>", "<pdfaid:part>",
                 "<pdfuaid:part>"):
        if word not in xmp:
            pdf.fault(f"metadata: no {word}")
    intents = pdf.get(catalog.get("/OutputIntents", []))
    if not any(pdf.data(pdf.get(i).get("/DestOutputProfile"))
               for i in intents):
        pdf.fault("no output intent with a profile")
    if len(pdf.objects["trailer"]["value"].get("/ID", [])) != 2:
        pdf.fault("no /ID")


LINE = re.compile(r'(\w+)=("(?:[^"\\]|\\.)*"|\S*)')


def expected(dump):
    """The lines of -t tags."""
    for line in dump.splitlines():
        text = line.lstrip(" ")
        depth = (len(line) - len(text)) // 2
        if text[0] in '"(':
            text = text if text[0] == "(" else json.dumps(
                json.loads(text), ensure_ascii=False)
            yield depth, text, {}
            continue
        role, _, rest = text.partition(" ")
        found = {k: json.dumps(json.loads(v), ensure_ascii=False)
                 if v.startswith('"') else v
                 for k, v in LINE.findall(rest)}
        yield depth, role, found


def check(path, dump=None):
    """What is wrong with a file, a line each."""
    pdf = Pdf(path)
    if "/StructTreeRoot" not in pdf.catalog:
        return ["no structure tree"]
    tree = Tree(pdf)
    check_parents(tree)
    check_catalog(pdf)
    if dump is None:
        return pdf.faults
    want = list(expected(dump))
    for got, line in zip(tree.lines, want):
        if got != line:
            pdf.fault(f"the file has {got}, -t tags {line}")
            break
    if len(tree.lines) != len(want):
        pdf.fault(f"{len(tree.lines)} lines, -t tags has {len(want)}")
    return pdf.faults


def convert(conv, source, folder, *how):
    """A PDF of a document, and its -t tags; None where it has neither."""
    out = os.path.join(folder, "out.pdf")
    done = subprocess.run([conv, "-q", "-t", "pdf", "-o", out, *how, source],
                          stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode:
        return None
    done = subprocess.run([conv, "-q", "-t", "tags", "-o", "-", *how,
                           source], check=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE)
    return out, done.stdout.decode()


def main():
    if not shutil.which("qpdf"):
        print("SKIP: qpdf is not installed")
        return 1 if os.environ.get("CI") == "true" else SKIP
    if sys.argv[1] == "--pdf":
        dump = open(sys.argv[3]).read() if len(sys.argv) > 3 else None
        faults = check(sys.argv[2], dump)
        print("\n".join(faults))
        return 1 if faults else 0
    conv, *sources = sys.argv[1:]
    count = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for source in sources:
            for how in ([], ["--layout=booklet"]):
                made = convert(conv, source, folder, *how)
                if made is None:        # a document to be refused
                    continue
                faults = check(*made)
                count += 1
                failed += bool(faults)
                for fault in faults[:5]:
                    print(f"{source} {' '.join(how)}: {fault}")
    print(f"{count} files, {failed} failed")
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main())
