"""test_batch.py - many documents in one run."""
import ctypes
import time

import tool


class Batch(tool.Case):
    def deeds(self, *deeds):
        """A document for each deed; bad.so does it."""
        for i, deed in enumerate(deeds):
            self.write(f"{i}.md", f"---\ndeed: {deed}\ntitle: T{i}\n---\n"
                       "[link](#x)\n")
        return [f"{i}.md" for i in range(len(deeds))]

    def bad(self, *args, code=0):
        self.conv("--plugin", str(tool.PLUGINS / "bad.so"), "-t", "bad",
                  *args, code=code)

    def test_same_for_any_number_of_workers(self):
        for i in range(40):
            self.write(f"{i}.md", f"# Title {i}\n\n[link](#{i})\n\n" +
                       "Text.\n\n" * (i * 37 % 11 * 50))
        names = [f"{i}.md" for i in range(40)]
        result = []
        for n in ("1", "2", "7", "0"):
            self.conv("-D", n, "-t", "html,tree", "-j", n, "-v", *names,
                      "none.md", code=1)
            files = {p.name: p.read_bytes()
                     for p in (self.dir / n).iterdir()}
            self.assertEqual(len(files), 80)
            result.append((files, self.err.replace(f" {n}/", " DIR/")))
        self.assertEqual(result.count(result[0]), len(result))
        self.assertTrue(self.err.endswith(
            "conv: 1 of 41 documents failed: none.md\n"))
        order = [line.split(":")[0] for line in self.err.split("\n")
                 if "[dead-link]" in line]
        self.assertEqual(order, names)

    def test_bad_documents_cost_themselves_alone(self):
        names = self.deeds("none", "crash", "refuse", "exit", "none")
        for jobs in ("1", "3"):
            self.bad("-j", jobs, *names, code=62)
            lines = [s for s in self.err.split("\n") if "error:" in s]
            self.assertEqual(lines, [
                "1.md: error: the conversion crashed: Segmentation fault "
                "[crash]",
                "2.md:1:1: error: this document can't be written [refused]",
                "3.md: error: the conversion ended early, with code 9 "
                "[crash]"])
            self.assertEqual(self.err.split("\n")[-2], "conv: 3 of 5 "
                             "documents failed: 1.md, 2.md, 3.md")
            # what was told before the crash is told
            self.assertEqual(self.err.count("[dead-link]"), 5)
            self.assertEqual(self.names(),
                             sorted(names + ["0.tree", "4.tree"]))
            self.assertEqual(self.read("4.tree"), "T4\n")

    def test_timeout(self):
        names = self.deeds("none", "hang", "none")
        start = time.monotonic()
        self.bad("-q", "-j2", "--timeout=1", *names, code=62)
        self.assertLess(time.monotonic() - start, 10)
        self.assertEqual(self.err, "1.md: error: the conversion took longer "
                         "than 1 s and was stopped [timeout]\n"
                         "conv: 1 of 3 documents failed: 1.md\n")
        self.assertEqual(self.names(), sorted(names + ["0.tree", "2.tree"]))

    def test_one_document_with_a_limit(self):
        self.deeds("hang")
        self.bad("-q", "--timeout=1", "0.md", code=62)
        self.assertIn("[timeout]", self.err)

    def test_memory(self):
        if tool.SANITIZED:
            self.skipTest("the sanitizer needs more memory than any limit")
        names = self.deeds("none", "eat", "none")
        self.bad("-q", "--max-memory=200", *names, code=63)
        self.assertEqual(self.err, "1.md: error: out of memory "
                         "[out-of-memory]\n"
                         "conv: 1 of 3 documents failed: 1.md\n")
        self.assertEqual(self.names(), sorted(names + ["0.tree", "2.tree"]))

    def test_confinement(self):
        libc = ctypes.CDLL(None)
        if libc.syscall(444, None, 0, 1) < 1:
            self.skipTest("this kernel has no Landlock")
        names = self.deeds("escape", "none")
        self.bad("-q", "-D", "out", *names)
        self.assertEqual(self.read("out/0.tree"),
                         "T0\nwrite no\nnetwork no\nprogram no\n")
        self.assertNotIn("escaped", self.names())
        # a document alone is in the program's own process
        self.bad("-q", "0.md")
        self.assertEqual(self.read("0.tree"),
                         "T0\nwrite yes\nnetwork yes\nprogram yes\n")

    def test_first_failure_gives_the_code(self):
        self.write("a.md", "x")
        self.write("b.md", "---\na: [\n---\n")
        self.conv("a.md", "b.md", "none.md", "-q", code=64)
        self.conv("none.md", "b.md", "a.md", "-q", "-j3", code=1)

    def test_warnings_count_over_all(self):
        self.write("a.md", "x")
        self.write("b.md", "[link](#x)\n")
        self.conv("a.md", "b.md", "-q", "-j2", "--fail-if-warnings", code=3)
        self.assertEqual(len(self.names()), 4)

    def test_deps(self):
        for name in ("a.md", "b.md", "c.md"):
            self.write(name)
        self.conv("c.md", "none.md", "a.md", "b.md", "-j3", "--deps=d", "-q",
                  code=1)
        self.assertEqual(self.read("d"), "c.html: \\\n c.md\na.html: \\\n "
                         "a.md\nb.html: \\\n b.md\n")

    def test_standard_input_is_a_document(self):
        self.write("a.md", "x")
        self.conv("a.md", "-", "--fragment", stdin="y")
        self.assertEqual(self.out, "<p>y</p>\n")
        self.assertEqual(self.read("a.html"), "<p>x</p>\n")

    def test_many(self):
        for i in range(300):
            self.write(f"{i}.md", f"{i}\n")
        self.conv(*(f"{i}.md" for i in range(300)), "-j4", "-D", "out",
                  "--fragment")
        for i in range(300):
            self.assertEqual(self.read(f"out/{i}.html"), f"<p>{i}</p>\n")


if __name__ == "__main__":
    tool.main()
