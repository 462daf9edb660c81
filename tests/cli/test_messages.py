"""test_messages.py - what conv tells, and how."""
import json
import os
import pty
import re
import subprocess

import tool

DEAD = "nothing here has the id 'x'"


class Text(tool.Case):
    def test_source_and_caret(self):
        self.write("a.md", "Hm.\n\nsome [link](#x) here\n")
        self.conv("a.md")
        self.assertEqual(
            self.err, f"a.md:3:6: warning: {DEAD} [dead-link]\n"
            "    some [link](#x) here\n"
            "         ^\n")

    def test_tabs_and_wide_characters(self):
        self.conv(stdin="a\t日本\u0301\t😀 [link](#x)\n")
        head, source, caret = self.err.rstrip("\n").split("\n")
        self.assertEqual(source, "    a       日本\u0301    😀 [link](#x)")
        # 8 columns to the first stop, 8 to the second, 2 and a blank
        self.assertEqual(caret, " " * (4 + 8 + 8 + 3) + "^")

    def test_bom_and_bad_bytes(self):
        self.conv("-q", stdin="x")
        self.conv(stdin=b"\xef\xbb\xbf\xff\xff [link](#x)\r\nx\r\n")
        last = self.err.rstrip("\n").split("\n")[-3:]
        self.assertEqual(last[0],
                         f"stdin:1:8: warning: {DEAD} [dead-link]")
        self.assertEqual(last[1], "    \ufffd\ufffd [link](#x)")
        self.assertEqual(last[2], "       ^")

    def test_terminal_is_not_steered(self):
        self.conv(stdin="\x1b[31m\u202e [link](#x)\n")
        self.assertNotIn("\x1b", self.err)
        self.assertNotIn("\u202e", self.err)

    def test_long_line(self):
        self.conv(stdin="y" * 500 + " [link](#x) " + "z" * 500 + "\n")
        head, source, caret = self.err.rstrip("\n").split("\n")
        self.assertLessEqual(len(source), 84)
        self.assertEqual(source[caret.index("^"):][:6], "[link]")
        self.assertTrue(source.startswith(" ..."))
        self.assertTrue(source.endswith("..."))
        self.conv(stdin="y" * 5000 + " [link](#x)\n")
        self.assertEqual(self.err.count("\n"), 1)

    def test_file_that_front_matter_names(self):
        self.write("sub/a.md", "---\ntitle: T\ncss:\n- a.css\n---\n")
        self.conv("sub/a.md", "--embed-resources", code=99)
        self.assertEqual(self.err, "sub/a.md:4:3: error: sub/a.css can't be "
                         "read: No such file or directory [missing-file]\n"
                         "    - a.css\n      ^\n")

    def test_sandbox(self):
        self.write("a.css", "/* CSS */")
        self.write("sub/b.css", "/* CSS */")
        self.write("sub/a.md", "---\ntitle: T\ncss: ../a.css\n---\n")
        args = ["sub/a.md", "--embed-resources", "-o", "-"]
        self.assertIn("/* CSS */", self.conv(*args))
        self.conv("--sandbox", *args, code=99)
        self.assertIn("sub/a.md:3:6: error: ../a.css: outside the "
                      "document's folder [missing-file]\n", self.err)
        self.write("sub/a.md", "---\ntitle: T\ncss: b.css\n---\n")
        self.assertIn("/* CSS */", self.conv("--sandbox", *args))
        # what the caller names is not the document's doing
        self.conv("--sandbox", "-c", "a.css", *args)

    def test_levels(self):
        self.write("a.md", "[link](#x)\n")
        self.conv("-q", "a.md")
        self.assertEqual(self.err, "")
        self.conv("-v", "a.md")
        self.assertTrue(self.err.endswith("wrote a.html\n"))

    def test_fail_if_warnings(self):
        self.write("a.md", "[link](#x)\n")
        self.conv("--fail-if-warnings", "-q", "a.md", code=3)
        self.assertEqual(self.names(), ["a.html", "a.md"])
        self.conv("--fail-if-warnings", stdin="x")

    def test_strict(self):
        self.write("a.md", "[link](#x)\n\n\U000f0000\n")
        self.conv("--strict", "-t", "html,pdf", "a.md", code=3)
        self.assertEqual(self.names(), ["a.md"])
        self.assertEqual(re.findall(r": (\w+): .*\[(.*)\]", self.err),
                         [("error", "dead-link"), ("error", "missing-glyph")])
        self.write("b.md", "\U000f0000\n")
        self.write("b.pdf", "old")
        self.conv("--strict", "-q", "-t", "pdf,html", "b.md", code=3)
        self.assertIn("b.md:1:1: error: ", self.err)
        self.assertEqual(self.names(), ["a.md", "b.html", "b.md", "b.pdf"])
        self.assertEqual(self.read("b.pdf"), "old")
        self.conv("--strict", "-o", "-", stdin="[link](#x)\n", code=3)
        self.assertEqual(self.out, "")
        args = ["-o", "-", "-t", "html"]
        self.assertEqual(self.conv("--strict", *args, stdin="x"),
                         self.conv(*args, stdin="x"))

    def test_strict_batch(self):
        self.write("a.md", "[link](#x)\n")
        self.write("b.md")
        self.conv("--strict", "-j2", "a.md", "b.md", code=3)
        self.assertEqual(self.names(), ["a.md", "b.html", "b.md"])


class Colour(tool.Case):
    def on_terminal(self, *args, env):
        main, end = pty.openpty()
        subprocess.run([tool.CONV, *args], cwd=self.dir, stderr=end,
                       env={"PATH": os.environ["PATH"], **env})
        os.close(end)
        text = b""
        try:
            while chunk := os.read(main, 65536):
                text += chunk
        except OSError:
            pass
        os.close(main)
        return text

    def test_terminal(self):
        self.write("a.md", "[link](#x)\n")
        self.assertIn(b"\x1b[35mwarning: \x1b[0m",
                      self.on_terminal("a.md", env={"TERM": "xterm"}))
        for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            self.assertNotIn(b"\x1b", self.on_terminal("a.md", env=env))
        self.assertNotIn(b"\x1b", self.on_terminal(
            "a.md", "--color=never", env={"TERM": "xterm"}))
        self.assertIn(b"\x1b", self.on_terminal("a.md", env={
            "NO_COLOR": "", "TERM": "xterm"}))

    def test_pipe(self):
        self.conv(stdin="[link](#x)\n")
        self.assertNotIn("\x1b", self.err)
        self.conv("--color=always", stdin="[link](#x)\n")
        self.assertIn("\x1b[35m", self.err)


class Formats(tool.Case):
    def test_json(self):
        self.write("a\tü.md", 'x\n\n[li"nk](#x)\n')
        self.conv("--message-format=json", "-v", "a\tü.md")
        first, second = map(json.loads, self.err.splitlines())
        self.assertEqual(first, {
            "level": "warning", "code": "dead-link", "file": "a\tü.md",
            "line": 3, "column": 1, "message": DEAD})
        self.assertEqual(second["code"], "wrote")
        self.assertEqual(second["file"], "a\tü.html")

    def test_json_is_utf8(self):
        name = b"\xff.md"
        with open(os.path.join(os.fsencode(self.dir), name), "wb") as f:
            f.write(b"[link](#x)\n")
        self.conv("--message-format=json", name)
        self.assertEqual(json.loads(self.err)["file"], "\ufffd.md")

    def test_github(self):
        self.write("a,b:c%.md", "x [link](#x)\n")
        self.conv("--message-format=github", "a,b:c%.md")
        self.assertEqual(
            self.err, "::warning file=a%2Cb%3Ac%25.md,line=1,col=3,"
            f"title=dead-link::{DEAD}\n")

    def test_sarif(self):
        self.write("a b.md", "😀 [link](#x) [m](#y)\n")
        self.conv("--message-format=sarif", "a b.md", "none.md", code=1)
        log = json.loads(self.err)
        self.assertEqual(log["version"], "2.1.0")
        run = log["runs"][0]
        self.assertEqual(run["tool"]["driver"]["name"], "conv")
        self.assertEqual([r["ruleId"] for r in run["results"]],
                         ["dead-link", "dead-link", "read-error"])
        place = run["results"][0]["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"]["uri"], "a%20b.md")
        self.assertEqual(place["region"], {"startLine": 1, "startColumn": 4})
        self.conv("--message-format=sarif", stdin="x")
        self.assertEqual(json.loads(self.err)["runs"][0]["results"], [])

    def test_log(self):
        self.write("a.md", "[link](#x)\n")
        self.conv("-q", "--log=log", "a.md")
        self.assertEqual(self.err, "")
        codes = [json.loads(s)["code"] for s in self.read("log").split("\n")
                 if s]
        self.assertEqual(codes, ["dead-link", "wrote"])
        self.conv("--log=log", "--message-format=sarif", "a.md")
        self.assertIn("a.md:1:1: warning", self.err)
        self.assertEqual(len(json.loads(self.read("log"))["runs"]), 1)
        self.fails(1, "none/log: can't be written: No such file or directory",
                   "--log=none/log", "a.md")
        self.conv("--log=/dev/full", "a.md", code=1)
        self.assertIn("/dev/full: can't be written: No space", self.err)


class Deps(tool.Case):
    def setUp(self):
        super().setUp()
        png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2" \
            + bytes(7)
        self.write("p q#$.png", png)
        self.write("a.md", "![x](<p q#$.png>) ![y](none.png)\n"
                   "![x](<p q#$.png>)\n")
        self.write("m.yaml", "title: T\n")

    def test_make(self):
        self.conv("a.md", "-t", "html,tree", "--metadata-file=m.yaml",
                  "--deps=d", "-q")
        self.assertEqual(self.read("d"), "a.html a.tree: \\\n a.md \\\n "
                         "m.yaml \\\n p\\ q\\#$$.png\n")
        self.write("Makefile", "all: a.html\n\t@echo made\na.html:\n"
                   "\t@echo a.html is old\ninclude d\n")
        make = ["make", "-s"]
        done = subprocess.run(make, cwd=self.dir, capture_output=True)
        self.assertEqual((done.stdout, done.stderr), (b"made\n", b""))
        os.utime(self.dir / "p q#$.png", (2 ** 31, 2 ** 31))
        done = subprocess.run(make, cwd=self.dir, capture_output=True)
        self.assertIn(b"a.html is old\n", done.stdout)

    def test_json_and_zero(self):
        self.conv("a.md", "--deps=d", "--deps-format=json", "-q")
        self.assertEqual(json.loads(self.read("d")), {
            "outputs": ["a.html"], "inputs": ["a.md", "p q#$.png"]})
        self.conv("a.md", "--deps=d", "--deps-format=zero", "-q")
        self.assertEqual(self.read("d"), "a.md\0p q#$.png\0")

    def test_nothing_was_made(self):
        self.conv("none.md", "--deps=d", code=1)
        self.assertNotIn("d", self.names())

    def test_option_files(self):
        self.write("d.yaml", "toc: true\n")
        self.conv("a.md", "-d", "d.yaml", "--deps=d", "-q", "--plugin",
                  str(tool.PLUGINS / "outline.so"), "--deps-format=json")
        self.assertEqual(json.loads(self.read("d"))["inputs"], [
            "a.md", str(tool.PLUGINS / "outline.so"), "d.yaml",
            "p q#$.png"])


if __name__ == "__main__":
    tool.main()
