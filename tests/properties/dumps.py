"""dumps.py - what -t tree and -t layout print, read back."""
import dataclasses
import itertools
import json
import re

STRING = r'"(?:[^"\\]|\\.)*"'
NODE = re.compile(r"^(?P<indent> *)(?P<kind>[a-z_]+) (?P<line>\d+):\d+"
                  r"(?P<rest>.*)$")
NOTE_NUMBER = re.compile(r'label="((?:[^"\\]|\\.)*)" number=(\d+)')
SECTION = re.compile(r' number="([\d.]+)"')
CALL = re.compile(r'label="((?:[^"\\]|\\.)*)"')
ITEM = re.compile(
    r"^(?P<kind>[a-z]+) (?P<x>-?\d+),(?P<y>-?\d+)"
    r"(?: (?P<w>-?\d+)x(?P<h>-?\d+))? (?P<part>[a-z]+)"
    r"(?: (?P<node>[a-z_]+):(?P<line>\d+))?(?P<rest>.*)$")
SEG = re.compile(r"(?:([^\"]*?)@(\d+) )?(-?\d+)(?:\^(-?\d+))?"
                 rf"(?:#[0-9a-f]{{6}})?({STRING})(~?)")
PAGE = re.compile(r"^page (\d+) (\d+)x(\d+)$")
# what holds lines of text of its own
LEAVES = {"para", "heading", "caption", "cell", "code_block"}
SPACE, MONO = 25, 62		# of the size, in 1/100: a space's width
# not drawn, or drawn as a space
UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
                    "\u2060-\u206f\ufeff\ufff0-\ufff8\\s]")


def is_bidi(text):
    return re.search("[\u0590-\u08ff]", text) is not None


def squeezed(text):
    return UNSEEN.sub("", text)


@dataclasses.dataclass
class Block:
    """A block of text as the tree has it."""
    kind: str
    line: int
    text: str = ""
    note: int = 0			# of which note; 0: the body
    calls: list = dataclasses.field(default_factory=list)
    number: str = ""			# of the section that it heads
    name: str = ""			# of an image's file
    table: int = 0			# the line of the table that it is in


@dataclasses.dataclass
class Item:
    """A line of text or another thing on a page."""
    kind: str
    part: str
    node: str
    line: int
    x: int
    y: int
    w: int
    h: int
    page: int
    text: str = ""
    size: int = 0
    left: int = 0			# of what is seen of it
    right: int = 0


@dataclasses.dataclass
class Page:
    width: int
    height: int
    items: list = dataclasses.field(default_factory=list)


def strings(text):
    return [json.loads(s) for s in re.findall(STRING, text)]


class Tree:
    """The blocks of -t tree in reading order, the body's and the notes'."""

    def __init__(self, text):
        self.blocks = []
        self.open = []			# (indent, block or None)
        self.note = 0
        self.number = ""
        self.tables = []		# (indent, line) of those that are open
        rows = [m for m in map(NODE.match, text.splitlines()) if m]
        self.numbers = {m[1]: int(m[2]) for row in rows
                        if row["kind"] == "note"
                        for m in [NOTE_NUMBER.search(row["rest"])] if m}
        for row in rows:
            self.node(row)
        # below a caption that says the same, the file's name stands there
        for block, caption in itertools.pairwise(self.blocks):
            if block.kind == "image" and caption.kind == "caption" and \
                    block.text == caption.text:
                block.text = block.name

    def node(self, row):
        indent, kind, rest = len(row["indent"]), row["kind"], row["rest"]
        while self.open and self.open[-1][0] >= indent:
            self.open.pop()
        block = self.open[-1][1] if self.open else None
        if kind == "document":		# those before it are titles
            self.blocks.clear()
        if kind == "note":
            self.note = self.numbers[NOTE_NUMBER.search(rest)[1]]
        while self.tables and self.tables[-1][0] >= indent:
            self.tables.pop()
        if kind == "table":
            self.tables.append((indent, int(row["line"])))
        if kind in LEAVES:
            block = Block(kind, int(row["line"]), note=self.note,
                          table=self.tables[0][1] if self.tables else 0)
            self.blocks.append(block)
        if kind == "section":
            self.number = "".join(SECTION.findall(rest))
        if kind == "heading":
            block.number, self.number = self.number, ""
        if kind == "image":
            # alone it is a box of its own; only then is its text one
            if block is not None and "missing" in rest:
                pass
            elif block is not None:
                block = Block("image", int(row["line"]))
            else:
                block = Block("image", int(row["line"]), note=self.note)
                if "missing" in rest:
                    block.name = re.search('url="([^"]*)"', rest)[1]
                    self.blocks.append(block)
        self.open.append((indent, block))
        if block is None:
            return
        if kind in ("text", "code", "code_block"):
            block.text += squeezed("".join(strings(rest)[-1:]))
        elif kind == "note_ref":
            number = self.numbers[CALL.search(rest)[1]]
            block.text += str(number)
            block.calls.append((number, int(row["line"])))


def segments(item, rest):
    """The text, and where what is seen of it begins and ends: a line from
    the right may begin with the space at which it was broken."""
    segs = [(int(size or 0), int(x), json.loads(text), hyphen)
            for _, size, x, _, text, hyphen in SEG.findall(rest)]
    item.size = max([s[0] for s in segs], default=0)
    item.text = squeezed("".join(s[2] for s in segs if not s[3]))
    placed = sorted(segs, key=lambda s: s[1])
    seen = [s[1] for s in placed if squeezed(s[2]) or s[3]]
    if segs and seen:
        item.left += seen[0]
        if placed[0][1:3] == (0, " ") and is_bidi(item.text):
            # a picture may follow that space
            item.left = item.x + (seen[0] if seen[0] <= MONO * item.size //
                                  100 else SPACE * item.size // 100)
            item.right += item.left - item.x


def layout(text):
    """The pages of -t layout."""
    pages = []
    for row in text.splitlines():
        head = PAGE.match(row)
        if head:
            pages.append(Page(int(head[2]), int(head[3])))
            continue
        m = ITEM.match(row)
        if m is None:
            raise ValueError(f"not understood: {row}")
        item = Item(m["kind"], m["part"], m["node"] or "",
                    int(m["line"] or 0), int(m["x"]), int(m["y"]),
                    int(m["w"] or 0), int(m["h"] or 0), len(pages) - 1)
        item.left, item.right = item.x, item.x + item.w
        if item.kind == "text":
            segments(item, m["rest"])
        pages[-1].items.append(item)
    return pages
