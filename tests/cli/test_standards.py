"""test_standards.py - which standards a PDF claims to meet."""
import base64
import pathlib
import re
import shutil
import subprocess
import unittest

import tool

DOCUMENT = "---\ntitle: T\n---\n\n# A\n\nText.[^n] See [A](#a).\n\n[^n]: N.\n"
# a red pixel, half clear
CLEAR = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DQAAAE"
    "gQGALFXOsAAAAABJRU5ErkJggg==")


PAGE = pathlib.Path(__file__).resolve().parent.parent.parent / "docs" / \
    "accessibility.md"


class Reading(tool.Case):
    def test_reading(self):
        """The reading that the manual shows is what conv writes."""
        text = PAGE.read_text()
        source, dump = (re.search(f"````{kind}\n(.*?)````\n", text,
                                  re.S)[1] for kind in ("markdown", "text"))
        self.write("rain.md", source)
        self.conv("-q", "-t", "tags", "-o", "-", "rain.md")
        self.assertEqual(self.out, dump)


DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def restricted(path):
    """A font whose licence bits forbid embedding."""
    data = bytearray(pathlib.Path(path).read_bytes())
    for i in range(int.from_bytes(data[4:6], "big")):
        at = 12 + 16 * i
        if data[at:at + 4] == b"OS/2":
            table = int.from_bytes(data[at + 8:at + 12], "big")
            data[table + 8:table + 10] = b"\0\2"
    return bytes(data)


class Strict(tool.Case):
    """What can't meet the standard warns, and is refused by --strict."""

    def refused(self, code, text, *args):
        self.write("d.md", text)
        self.conv("-t", "pdf", *args, "d.md")
        self.assertIn(f"[{code}]", self.err)
        self.assertEqual(self.err.count("warning: "), 1)
        (self.dir / "d.pdf").unlink()
        self.conv("-t", "pdf", "--strict", *args, "d.md", code=3)
        self.assertIn(f"[{code}]", self.err)
        self.assertEqual(self.err.count("error: "), 1)
        self.assertFalse((self.dir / "d.pdf").exists())

    def test_font(self):
        self.write("font.ttf", restricted(DEJAVU))
        self.refused("bad-font", DOCUMENT, "-V", "mainfont=font.ttf")

    def test_alt(self):
        self.write("a.png", CLEAR)
        self.refused("missing-alt", '<img src="a.png">\n')
        self.write("d.md", '![](a.png) <img src="a.png" alt="">\n')
        self.conv("-t", "pdf", "--strict", "d.md")

    def test_glyph(self):
        self.refused("missing-glyph", "a \U000f0000\n")


class Standards(tool.Case):
    def claims(self, *args, text=DOCUMENT):
        """The version of PDF, and what the metadata says."""
        self.write("d.md", text)
        self.conv("-t", "pdf", *args, "d.md")
        data = (self.dir / "d.pdf").read_bytes()
        found = [data[5:8].decode()]
        for name in ("pdfaid:part", "pdfaid:rev", "pdfaid:conformance",
                     "pdfuaid:part", "pdfuaid:rev"):
            m = re.search(f"<{name}>(.*?)<".encode(), data)
            found.append(m and m[1].decode())
        return found

    def test_claims(self):
        rows = {
            "": ["1.7", "2", None, "A", "1", None],
            "none": ["1.7", None, None, None, None, None],
            "a-1b": ["1.4", "1", None, "B", None, None],
            "a-2b": ["1.7", "2", None, "B", None, None],
            "a-2u": ["1.7", "2", None, "U", None, None],
            "a-2a": ["1.7", "2", None, "A", None, None],
            "a-3b": ["1.7", "3", None, "B", None, None],
            "a-3u": ["1.7", "3", None, "U", None, None],
            "a-3a": ["1.7", "3", None, "A", None, None],
            "a-4": ["2.0", "4", "2020", None, None, None],
            "a-4f": ["2.0", "4", "2020", "F", None, None],
            "ua-1": ["1.7", None, None, None, "1", None],
            "ua-2": ["2.0", None, None, None, "2", "2024"],
            "a-2a+ua-1": ["1.7", "2", None, "A", "1", None],
            "ua-2,a-4": ["2.0", "4", "2020", None, "2", "2024"],
            "PDF/A-3A, UA1": ["1.7", "3", None, "A", "1", None],
            "2.0,A-4f": ["2.0", "4", "2020", "F", None, None],
        }
        for name, claims in rows.items():
            args = ["-V", f"pdfstandard={name}"] if name else []
            self.assertEqual(self.claims(*args), claims, name)

    def test_front_matter(self):
        text = DOCUMENT.replace("title", "pdfstandard: [ua-2, a-4]\ntitle")
        self.assertEqual(self.claims(text=text),
                         ["2.0", "4", "2020", None, "2", "2024"])
        self.assertEqual(self.claims("-V", "pdfstandard=a-1b", text=text),
                         ["1.4", "1", None, "B", None, None])
        self.assertEqual(self.claims("-V", "pdfstandard=a-3u",
                                     "-V", "pdfstandard=ua-1", text=text),
                         ["1.7", "3", None, "U", "1", None])

    def test_refused(self):
        self.write("d.md", DOCUMENT)
        for name, word in (("a-2c", "a-2c"), ("a-4,ua-1", "ua-1"),
                           ("none,a-2b", "a-2b"), ("a-2b,none", "none")):
            self.conv("-t", "pdf", "-V", f"pdfstandard={name}", "d.md",
                      code=6)
            self.assertRegex(self.err, rf"d\.md: error: pdfstandard: "
                             rf"'{word}' .* \[bad-option\]")
        self.write("d.md", "---\npdfstandard: a-9\n---\nx\n")
        self.conv("-t", "pdf", "d.md", code=6)
        self.assertIn("d.md:2:14: error: pdfstandard: 'a-9'", self.err)

    def test_source(self):
        self.write("d.md", "\r\n" + DOCUMENT)
        if not shutil.which("pdfdetach"):
            raise unittest.SkipTest("pdfdetach is not installed")
        for name in ("a-3a", "a-3b", "a-4f"):
            self.conv("-t", "pdf", "-V", f"pdfstandard={name}", "d.md")
            subprocess.run(["pdfdetach", "-save", "1", "-o", "s", "d.pdf"],
                           cwd=self.dir, check=True)
            self.assertEqual((self.dir / "s").read_bytes(),
                             (self.dir / "d.md").read_bytes())
        self.conv("-t", "pdf", "-o", "d.pdf", stdin="From a pipe.\n")
        self.assertNotIn(b"EmbeddedFile", (self.dir / "d.pdf").read_bytes())

    def test_transparency(self):
        self.write("clear.png", CLEAR)
        self.write("d.md", "![half clear](clear.png)\n")
        self.conv("-t", "pdf", "d.md")
        self.assertEqual(self.err, "")
        self.assertIn(b"/SMask", (self.dir / "d.pdf").read_bytes())
        self.conv("-t", "pdf", "-V", "pdfstandard=a-1b", "d.md")
        self.assertIn("d.md:1:1: warning: clear.png: a-1b knows no "
                      "transparency", self.err)
        data = (self.dir / "d.pdf").read_bytes()
        self.assertNotIn(b"/SMask", data)
        self.assertNotIn(b"/ObjStm", data)
        self.assertIn(b"\nxref\n", data)


if __name__ == "__main__":
    tool.main()
