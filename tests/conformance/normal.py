"""normal.py - HTML in a normal form, to compare what is meant.

White space counts as one space, and not at all beside block elements;
attributes are sorted; character references are read.  What conv adds for
people who don't see the page is left out, and alignment is the same
whether an attribute or a style says it.
"""
import html
import re
from html.parser import HTMLParser

BLOCKS = set("""
    address article aside blockquote body button canvas caption center col
    colgroup dd details dialog dir div dl dt fieldset figcaption figure footer
    form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe
    legend li link main menu menuitem meta nav noframes ol optgroup option p
    param pre script search section source style summary table tbody td
    textarea tfoot th thead title tr track ul
""".split())
SWITCHES = {"checked", "disabled"}
ADDED = {"scope", "aria-label", ("class", "task-list")}
VERBATIM = {"pre", "script", "style", "textarea"}


class Normal(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out = []
        self.verbatim = 0
        self.after_block = True     # white space is nothing here

    # script and style are read as any other element
    CDATA_CONTENT_ELEMENTS = ()

    def tag(self, name, text):
        if name in BLOCKS:
            if self.out and not self.verbatim:
                self.out[-1] = self.out[-1].rstrip(" ")
            text = "\n" + text
            self.after_block = True
        else:
            self.after_block = False
        self.out.append(text)

    def attribute(self, key, value):
        if key in ADDED or (key, value) in ADDED:
            return ""
        if key == "style" and (value or "").startswith("text-align: "):
            key, value = "align", value.split(": ")[1]
        if value is None or key in SWITCHES:
            return f" {key}"
        return f' {key}="{html.escape(value)}"'

    def handle_starttag(self, name, attrs):
        text = "".join(sorted(self.attribute(*pair) for pair in attrs))
        self.tag(name, f"<{name}{text}>")
        self.verbatim += name in VERBATIM

    handle_startendtag = handle_starttag

    def handle_endtag(self, name):
        if name in VERBATIM and self.verbatim:
            self.verbatim -= 1
        self.tag(name, f"</{name}>")

    def handle_data(self, data):
        if not self.verbatim:
            data = re.sub(r"[ \t\n\r\f]+", " ", data)
            if self.after_block:
                data = data.lstrip(" ")
        if data:
            self.out.append(html.escape(data, quote=False))
            self.after_block = False

    def handle_comment(self, data):
        self.out.append(f"<!--{data}-->")

    def handle_decl(self, data):
        self.out.append(f"<!{data}>")

    def unknown_decl(self, data):
        self.out.append(f"<![{data}]>")

    def handle_pi(self, data):
        self.out.append(f"<?{data}>")


def form(text):
    parser = Normal()
    # a CDATA section is taken apart by some versions of the parser only
    for part in re.split(r"(<!\[CDATA\[.*?\]\]>)", text, flags=re.S):
        if part.startswith("<![CDATA["):
            parser.out.append(part)
        else:
            parser.feed(part)
    parser.close()
    return "".join(parser.out).strip()
