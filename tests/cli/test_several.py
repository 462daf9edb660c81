"""test_several.py - several files as one document."""
import json
import zipfile

import tool


class Several(tool.Case):
    def html(self, *args):
        return self.conv("--fragment", "-t", "html", "-o", "-", *args)

    def test_only_with_an_output(self):
        self.write("a.md", "a\n")
        self.write("b.md", "b\n")
        self.conv("a.md", "b.md", "--fragment")
        self.assertEqual(self.read("b.html"), "<p>b</p>\n")
        self.conv("a.md", "b.md", "--fragment", "-o", "c.html")
        self.assertEqual(self.read("c.html"), "<p>a</p>\n<p>b</p>\n")
        self.assertEqual(self.html("b.md", "-", "b.md"),
                         "<p>b</p>\n<p>b</p>\n")

    def test_texts_are_joined(self):
        self.write("a.md", "- one\n  [r]")
        self.write("b.md", "- two\n\n[r]: /x\n")
        self.assertIn('<li>\n<p>one\n<a href="/x">r</a></p>\n</li>\n<li>\n'
                      "<p>two</p>", self.html("a.md", "b.md"))
        out = self.html("a.md", "b.md", "--file-scope")
        self.assertEqual(out, "<ul>\n<li>one\n[r]</li>\n</ul>\n<ul>\n"
                         "<li>two</li>\n</ul>\n")

    def test_metadata(self):
        self.write("a.md", "---\ntitle: A\nauthor: X\ntoc: true\n---\n")
        self.write("b.md", "---\ntitle: B\ndate: 2024\n---\n# H\n")
        for args in ([], ["--file-scope"]):
            self.conv("a.md", "b.md", "-o", "c.html", *args)
            page = self.read("c.html")
            for part in ("<title>B</title>", "X", "2024", "<nav"):
                self.assertIn(part, page)

    def test_messages_name_the_file(self):
        self.write("a.md", "x [y](#none)\n")
        self.write("b.md", "---\nlang: de\n---\n\n> x [z](#none)\n")
        self.write("c.md", "---\na: [\n---\n")
        for args in ([], ["--file-scope"]):
            self.html("a.md", "b.md", *args)
            self.assertIn("\nb.md:5:5: warning: nothing here has the id "
                          "'none' [dead-link]\n    > x [z](#none)\n"
                          "        ^\n", self.err)
        self.conv("a.md", "c.md", "-o", "x.html", code=64)
        self.assertIn("c.md:", self.err)
        self.conv("a.md", "none.md", "-o", "x.html", code=1)
        self.assertIn("none.md: error: can't be read", self.err)
        self.write("d.md", b"\xff\xfea\0")
        self.conv("a.md", "d.md", "-o", "x.html", code=95)
        self.assertIn("d.md: error: the file is UTF-16", self.err)

    def test_dependencies(self):
        self.write("a.md", "x\n")
        self.write("b/b.md", "{{#include c.md}}\n")
        self.write("b/c.md", "y\n")
        self.conv("a.md", "b/b.md", "-o", "x.html", "--deps=d",
                  "--deps-format=json")
        self.assertEqual(json.loads(self.read("d")), {
            "outputs": ["x.html"], "inputs": ["a.md", "b/b.md", "b/c.md"]})

    def test_folders(self):
        """Each file has its own, also beside the first's."""
        self.write("one/a.md", "[b](../two/b.md#h) [x](x.txt)\n")
        self.write("two/b.md", "# H\n\n[a](../one/a.md) [x](x.txt) "
                   "[y](y z.txt) [z](<%41 z.txt>)\n\n{{#include c.md}}\n")
        self.write("two/c.md", "c\n")
        for name in ("one/x.txt", "two/x.txt", "two/A z.txt"):
            self.write(name)
        out = self.html("one/a.md", "two/b.md", "--fail-if-warnings")
        self.assertIn('<a href="#h">b</a> <a href="x.txt">x</a>', out)
        self.assertIn('<a href="#">a</a> <a href="../two/x.txt">x</a>', out)
        self.assertIn('<a href="../two/%41%20z.txt">z</a>', out)
        self.assertIn("<p>c</p>", out)

    def test_languages_are_told_by_all(self):
        self.write("a.md", "abc\n")
        self.write("b.md", "Несколько слов по-русски.\n")
        self.conv("a.md", "b.md", "-o", "x.html", "--file-scope")
        self.assertIn('lang="ru"', self.read("x.html"))

    def test_links_in_books(self):
        self.write("a.md", "# A\n\n[b](b.md) [h](b.md#h)\n")
        self.write("b.md", "Text.\n\n# H\n\n[a](a.md#a)\n")
        self.conv("a.md", "b.md", "-o", "x.epub", "--fail-if-warnings")
        with zipfile.ZipFile(self.dir / "x.epub") as book:
            text = "".join(book.read(n).decode() for n in book.namelist()
                           if n.endswith(".xhtml"))
        self.assertIn('id="b.md"', text)
        self.assertNotIn(".md\"", text.replace('id="b.md"', "")
                         .replace('#b.md"', ""))
        self.conv("a.md", "b.md", "-o", "x.pdf", "--fail-if-warnings")


if __name__ == "__main__":
    tool.main()
