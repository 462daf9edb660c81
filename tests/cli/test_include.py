"""test_include.py - which files a document may take text from."""
import json
import os

import tool


class Include(tool.Case):
    def html(self, text, *args, code=0):
        self.write("doc/a.md", text)
        return self.conv("doc/a.md", "--fragment", "-o", "-", *args,
                         code=code)

    def refused(self, name, why, code, *args):
        out = self.html("{{#include %s}}\n" % name, *args)
        self.assertEqual(out, "<p>{{#include %s}}</p>\n" % name)
        self.assertEqual(self.err.splitlines()[0],
                         f"doc/a.md:1:1: warning: {name}: {why} [{code}]")

    def test_messages_show_the_line(self):
        self.write("doc/sub/b.md", "x\n\n*y* [z](#none)\n")
        self.html("{{#include sub/b.md}}\n")
        self.assertEqual(
            self.err, "doc/sub/b.md:3:5: warning: nothing here has the id "
            "'none' [dead-link]\n    *y* [z](#none)\n        ^\n")

    def test_links_inside_the_folder(self):
        self.write("doc/real/b.md", "here\n")
        os.symlink("real", self.dir / "doc" / "other")
        os.symlink("real/b.md", self.dir / "doc" / "c.md")
        self.assertEqual(self.html("{{#include other/b.md}}\n"
                                   "{{#include c.md}}\n"),
                         "<p>here\nhere</p>\n")

    def test_what_is_outside(self):
        outside = "outside the document's folder"
        secret = str(self.write("secret.md", "secret\n"))
        self.write("document/b.md", "secret\n")
        os.makedirs(self.dir / "doc")
        os.symlink("../secret.md", self.dir / "doc" / "link.md")
        os.symlink("..", self.dir / "doc" / "up")
        for name in ("../secret.md", "link.md", "up/secret.md", secret,
                     "../document/b.md", "../none.md", "up/none.md",
                     "/dev/stdin"):
            self.refused(name, outside, "bad-include")
        self.refused("-", "no such file", "missing-include")

    def test_no_files(self):
        os.makedirs(self.dir / "doc" / "sub")
        os.mkfifo(self.dir / "doc" / "pipe")
        self.refused("sub", "Is a directory", "missing-include")
        self.refused("pipe", "Invalid argument", "missing-include")

    def test_resource_path(self):
        self.write("shared/b.md", "shared\n")
        self.write("shared/c.md", "{{#include b.md}}\n")
        for name in ("../shared/b.md", "b.md", "c.md"):
            out = self.html("{{#include %s}}\n" % name, "--sandbox",
                            "--resource-path=none:shared")
            self.assertEqual(out, "<p>shared</p>\n", self.err)

    def test_standard_input(self):
        self.write("b.md", "here\n")
        self.assertEqual(self.conv("--fragment", stdin="{{#include b.md}}"),
                         "<p>here</p>\n")

    def test_too_deep(self):
        for i in range(12):
            self.write(f"doc/{i}.md", "%d\n\n{{#include %d.md}}\n"
                       % (i, i + 1))
        out = self.html("{{#include 0.md}}\n")
        self.assertIn("<p>9</p>\n<p>{{#include 10.md}}</p>\n", out)
        self.assertEqual(
            self.err.splitlines()[0], "doc/9.md:3:1: warning: 10.md: files "
            "include each other too deeply [bad-include]")

    def test_too_much(self):
        self.write("doc/b.md", "a line of text\n" * 20000)
        self.write("doc/c.md", "{{#include b.md}}\n" * 8)
        out = self.html("{{#include c.md}}\n" * 8, code=63)
        self.assertEqual(out, "")
        self.assertEqual(self.err, "doc/a.md: error: more text is included "
                         "than conv takes [too-complex]\n")

    def test_nothing_many_times(self):
        self.write("doc/e.md", "")
        for i in range(9):
            self.write(f"doc/{i}.md", "{{#include %s.md}}\n"
                       % (i + 1 if i < 8 else "e") * 100)
        self.html("{{#include 0.md}}\n", code=63)
        self.assertIn("[too-complex]", self.err)

    def test_dependencies(self):
        self.write("doc/sub/b.md", "{{#include c.md}}\n")
        self.write("doc/sub/c.md", "x\n")
        self.html("{{#include sub/b.md}}\n{{#include none.md}}\n")
        self.conv("doc/a.md", "--deps=d", "--deps-format=json", "-q")
        self.assertEqual(json.loads(self.read("d"))["inputs"], [
            "doc/a.md", "doc/sub/b.md", "doc/sub/c.md"])

    def test_language_and_characters(self):
        self.write("doc/b.md", "Несколько слов по-русски. \x01\n")
        self.html("{{#include b.md}}\n", "-v")
        self.assertIn("doc/b.md:1:1: warning: U+0001 can't stand in a "
                      "document [bad-character]", self.err)
        self.assertIn("[guessed-lang]", self.err)


if __name__ == "__main__":
    tool.main()
