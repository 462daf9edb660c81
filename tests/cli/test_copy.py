"""test_copy.py - text that is copied out of a PDF is as it was written."""
import re
import shutil
import subprocess
import unittest

import tool

LINES = (
    "int main(void)",
    "{",
    "\tint x = f(\"a\\n\", (1), '\N{GREEK SMALL LETTER ALPHA}');  /* two */",
    "    " + "a_long_name(with, many, arguments) + " * 5 + "0;",
    "\t" + "-" * 30 + "unbroken" * 16 + ";",
    "a\tb\tc",
    "}",
)


@unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is missing")
class Copy(tool.Case):
    def text(self, source, *args):
        self.write("d.md", source)
        self.conv("-q", "-t", "pdf", "-V", "pagestyle=empty", *args, "d.md")
        return subprocess.run(["pdftotext", "d.pdf", "-"], cwd=self.dir,
                              check=True, capture_output=True
                              ).stdout.decode()

    def test_code(self):
        code = "\n".join(LINES)
        for attr in ("", "{.c}", "{.c .numberLines startFrom=98}"):
            for args in ((), ("-V", "pdfstandard=none"),
                         ("-V", "pdfstandard=a-4")):
                with self.subTest(attr=attr, args=args):
                    text = self.text(f"```{attr}\n{code}\n```\n", *args)
                    # pdftotext sees a gap where a line was turned over
                    self.assertEqual(
                        [line for line in text.rstrip("\f").split("\n")
                         if line], list(LINES))

    def test_structure(self):
        """Nor does a reader of the structure that knows no ActualText
        lose lines, or meet the marks of those that are turned over."""
        lines = ["int x;", "f(" + "argument, " * 20 + "last);", "int y;"]
        self.text("Before\n\n```\n" + "\n".join(lines) + "\n```\n\nAfter\n")
        text = subprocess.run(["pdfinfo", "-struct-text", "d.pdf"],
                              cwd=self.dir, check=True, capture_output=True
                              ).stdout.decode()
        self.assertEqual([line for line in re.findall('^ *"(.*)"$', text,
                                                      re.M) if line != " "],
                         ["Before", *lines, "After"])

    def test_pages(self):
        """A line that is turned over the end of pages: a part on each."""
        words = " ".join(f"w{i}" for i in range(4000))
        text = self.text(f"```\n{words}\n```\n")
        pages = text.rstrip("\f").split("\f")
        self.assertGreater(len(pages), 1)
        for page in pages:
            self.assertEqual(page.strip("\n").count("\n"), 0)
        self.assertEqual(" ".join(text.split()), words)

    def test_decoration(self):
        """Nor are leaders part of the text of the contents."""
        text = self.text("# One\n\n# Two\n\nText.\n", "--toc")
        self.assertNotIn(". .", text)
        self.assertEqual(text.count("."), 1)


if __name__ == "__main__":
    tool.main()
