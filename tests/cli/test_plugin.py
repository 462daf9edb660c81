"""test_plugin.py - back ends from shared objects."""
import os
import pathlib
import re

import tool

HEADER = pathlib.Path(__file__).parents[2] / "include" / "conv.h"
ABI = int(re.search(r"CONV_ABI\s+(\d+)", HEADER.read_text())[1])

TEXT = """# One

two words

## Two

x

### Three
"""


class Plugin(tool.Case):
    def plugin(self, name):
        return str(tool.PLUGINS / f"{name}.so")

    def test_example(self):
        self.conv("--plugin", self.plugin("outline"), "-t", "outline",
                  "-M", "title=T", stdin=TEXT)
        self.assertEqual(self.out, "T\nOne (6)\n  Two (3)\n    Three (1)\n")

    def test_options(self):
        # wherever they stand
        self.conv("--outline-depth=2", "-N", "-t", "outline", "-M",
                  "title=T", "--plugin", self.plugin("outline"), stdin=TEXT)
        self.assertEqual(self.out, "T\n1 One (6)\n  1.1 Two (3)\n")
        self.fails(6, "--outline-depth: 7 is not between 1 and 6",
                   "--outline-depth=7", "--plugin", self.plugin("outline"))
        text = self.conv("--plugin", self.plugin("outline"), "--help")
        self.assertIn("--outline-depth=N", text)
        self.assertIn("(html, ", text)

    def test_beside(self):
        self.write("a.md", TEXT)
        self.conv("--plugin", self.plugin("outline"), "-t", "outline,html",
                  "a.md")
        self.assertEqual(self.names(), ["a.html", "a.md", "a.outline"])
        self.conv("--plugin", self.plugin("outline"), "-o", "x.outline",
                  "a.md")
        self.assertEqual(self.read("x.outline"), self.read("a.outline"))

    def test_name_without_a_folder(self):
        os.symlink(self.plugin("outline"), self.dir / "o.so")
        self.conv("--plugin=o.so", "-t", "outline", stdin="x")

    def test_wrong_abi(self):
        path = self.plugin("old-abi")
        self.fails(6, f"{path}: made for another version of conv: its ABI is "
                   f"{ABI + 41}, this one's is {ABI}", "--plugin", path)

    def test_no_symbol(self):
        path = self.plugin("no-symbol")
        self.fails(6, f"{path}: not a plug-in: it has no symbol conv_plugin",
                   "--plugin", path)

    def test_not_a_shared_object(self):
        self.write("x.so", "this is text, and long enough for a header " * 9)
        self.fails(6, "x.so: not a plug-in: invalid ELF header",
                   "--plugin", "x.so")
        self.write("y.so", "")
        self.fails(6, "y.so: not a plug-in: file too short",
                   "--plugin", "y.so")
        self.fails(6, "z.so: not a plug-in: cannot open shared object file: "
                   "No such file or directory", "--plugin", "z.so")


if __name__ == "__main__":
    tool.main()
