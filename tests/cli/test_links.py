"""test_links.py - links between documents that are converted together."""
import os
import re
import shutil
import subprocess
import unittest

import tool


class Links(tool.Case):
    def setUp(self):
        super().setUp()
        self.write("a.md", "# A\n\n[b](<sub dir/b.md#h>) "
                   "[c](./sub%20dir/../c%25.md?x#y) [d](d.md) [me](a.md#a) "
                   "[z](/a.md)\n")
        self.write("sub dir/b.md", "# H\n\n[a](../a.md) [c](../c%25.md)\n")
        self.write("c%.md", "c\n")
        self.write("d.md", "not converted\n")
        self.docs = ["a.md", "sub dir/b.md", "c%.md"]

    def hrefs(self, name):
        return re.findall(r'(?:xlink:href|href|url)="([^"]*)"',
                          self.read(name).replace("&amp;", "&"))

    def test_beside(self):
        for jobs in ("-j1", "-j3"):
            self.conv(*self.docs, "--fragment", "-t", "html,docbook", jobs)
            self.assertEqual(self.hrefs("a.html"), [
                "sub%20dir/b.html#h", "c%25.html?x#y", "d.md", "#a",
                "/a.md"])
            self.assertEqual(self.hrefs("a.xml"), [
                "sub%20dir/b.xml#h", "c%25.xml?x#y", "d.md", "/a.md"])
            self.assertEqual(self.hrefs("sub dir/b.html"),
                             ["../a.html", "../c%25.html"])

    def test_folders_of_outputs(self):
        self.conv(*self.docs, "--fragment", "-D", "out")
        self.assertEqual(self.hrefs("out/a.html")[:2],
                         ["b.html#h", "c%25.html?x#y"])
        self.assertEqual(self.hrefs("out/b.html"), ["a.html", "c%25.html"])
        self.conv(*self.docs, "--fragment", "-D", "deep/er",
                  "--source-root", ".")
        self.assertEqual(self.hrefs("deep/er/sub dir/b.html"),
                         ["../a.html", "../c%25.html"])

    def test_other_names_of_a_file(self):
        os.symlink("a.md", self.dir / "link.md")
        self.write("e.md", "[a](link.md) [e](E.md) [b](sub%20dir/b.md)\n")
        self.conv("./a.md", str(self.dir / "sub dir" / "b.md"), "e.md",
                  "--fragment", "-q")
        self.assertEqual(self.hrefs("e.html"),
                         ["a.html", "E.md", "sub%20dir/b.md"])

    def test_alone(self):
        self.conv("a.md", "--fragment")
        self.assertEqual(self.hrefs("a.html")[:2], [
            "sub%20dir/b.md#h", "./sub%20dir/../c%25.md?x#y"])
        self.conv(*self.docs, "-o", "x.html", "--fragment")
        self.assertEqual(self.hrefs("x.html"),
                         ["#h", "./sub%20dir/../c%25.md?x#y", "d.md", "#a",
                          "/a.md", "#", "#c%25.md"])

    def test_missing(self):
        self.write("e.md", "x\n\n[none](none.md#x)\n")
        self.conv("a.md", "e.md")
        self.assertEqual(self.err, "e.md:3:1: warning: none.md: no such "
                         "file [dead-link]\n    [none](none.md#x)\n    ^\n")

    def test_book(self):
        self.conv(*self.docs, "-t", "epub")
        self.assertIn("a.md:3:1: warning: 'sub dir/b.md#h' is not in the "
                      "book [lost-link]", self.err)

    @unittest.skipUnless(shutil.which("qpdf"), "no qpdf")
    def test_pdf(self):
        self.write("\u00e4.md", "# \u00c4\n\n[a](a.md) ![x](a.md)\n")
        self.write("a.md", "# A\n\n[b](<sub dir/b.md#h>) [d](d.md) "
                   "[\u00e4](\u00e4.md)\n")
        self.conv(*self.docs, "\u00e4.md", "-t", "pdf", "-q")
        text = subprocess.run(
            ["qpdf", "--qdf", "--object-streams=disable", "a.pdf", "-"],
            cwd=self.dir, capture_output=True).stdout
        self.assertRegex(text, rb"/F \(sub dir/b.pdf\)\s+/S /GoToR")
        self.assertIn(b"/URI (d.md)", text)
        self.assertIn(b"/URI (%C3%A4.pdf)", text)


if __name__ == "__main__":
    tool.main()
