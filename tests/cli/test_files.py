"""test_files.py - where the output goes, and that it is whole or not there."""
import os
import pty
import signal
import stat
import subprocess
import time

import tool


class Places(tool.Case):
    def test_beside(self):
        for name in ("a.md", "sub/b.markdown", "c.txt", "v1.2", ".md"):
            self.write(name)
            self.conv(name)
            self.assertEqual((self.out, self.err), ("", ""))
        self.assertEqual(self.names(), [
            ".md", ".md.html", "a.html", "a.md", "c.html", "c.txt",
            "sub/b.html", "sub/b.markdown", "v1.2", "v1.2.html"])

    def test_standard_streams(self):
        self.write("a.md", "x")
        for args in (["-"], [], ["-o", "-", "a.md"], ["-o-", "-"]):
            self.conv("--fragment", *args, stdin="x")
            self.assertEqual(self.out, "<p>x</p>\n")
        self.conv("-o", "/dev/stdout", "a.md", "--fragment", "-t", "html")
        self.assertEqual(self.out, "<p>x</p>\n")
        self.assertEqual(self.names(), ["a.md"])

    def test_output_file(self):
        self.write("a.md")
        self.conv("-o", "x.HTML", "a.md")
        self.conv("-o", "x.htm", stdin="x")
        self.conv("-t", "tree", "-o", "x.html", "a.md")
        self.assertIn("document", self.read("x.html"))
        self.assertEqual(self.names(), ["a.md", "x.HTML", "x.htm", "x.html"])

    def test_output_folder(self):
        self.write("a.md")
        self.write("sub/b.md")
        self.conv("-D", "new/er", "-t", "html,tree,html", "a.md", "sub/b.md")
        self.assertEqual(self.names(), [
            "a.md", "new/er/a.html", "new/er/a.tree", "new/er/b.html",
            "new/er/b.tree", "sub/b.md"])

    def test_source_root(self):
        self.write("src/a.md")
        self.write("src/one/a.md")
        self.write("b.md")
        self.conv("-D", "out", "--source-root", "src", "src/a.md",
                  "src/one/../one/a.md")
        self.assertEqual(self.names(), [
            "b.md", "out/a.html", "out/one/a.html", "src/a.md",
            "src/one/a.md"])
        self.fails(6, "b.md is not below the source root src", "-D", "out",
                   "--source-root=src", "b.md")
        self.fails(6, "--source-root needs -D", "--source-root=src", "b.md")

    def test_bytes_in_names(self):
        name = b"caf\xe9 \xff.md"
        with open(os.path.join(os.fsencode(self.dir), name), "wb") as f:
            f.write(b"x\n")
        self.conv(name, "-v")
        self.assertTrue(os.path.exists(
            os.path.join(os.fsencode(self.dir), b"caf\xe9 \xff.html")))

    def test_link_is_followed(self):
        self.write("a.md", "x")
        self.write("real.html", "old")
        os.symlink("real.html", self.dir / "a.html")
        self.conv("--fragment", "a.md")
        self.assertEqual(self.read("real.html"), "<p>x</p>\n")
        self.assertTrue((self.dir / "a.html").is_symlink())


class Clashes(tool.Case):
    """What can't be is told before anything is written."""

    def setUp(self):
        super().setUp()
        self.write("a.md")
        self.write("b.md")
        self.write("sub/a.md")

    def tearDown(self):
        self.assertEqual(self.names(), ["a.md", "b.md", "sub/a.md"])
        super().tearDown()

    def test_one_output_for_many(self):
        self.fails(6, "a.md would be written over by its own or another "
                   "document's output", "b.md", "a.md", "-o", "a.md",
                   "-t", "html")
        self.fails(6, "-o names one file, but -t names 2 formats; use -D for "
                   "a folder", "a.md", "-t", "html,tree", "-o", "x.html")
        self.fails(6, "-o and -D can't be used together", "a.md", "-o",
                   "x.html", "-D", "out")
        self.fails(6, "sub is a folder; use -D to write into it", "a.md",
                   "-o", "sub", "-t", "html")
        self.fails(6, "standard output can't take 2 documents or formats; "
                   "use -D", "-t", "html,tree")

    def test_same_output(self):
        self.fails(6, "a.md and sub/a.md would both be written to "
                   "out/a.html; use --source-root to keep their folders",
                   "a.md", "sub/a.md", "-D", "out")
        self.fails(6, "a.md is given twice", "a.md", "b.md", "a.md")
        self.fails(6, "a.md and ./a.md would both be written to a.html; use "
                   "--source-root to keep their folders", "a.md", "./a.md")

    def test_two_formats_with_one_suffix(self):
        self.fails(6, "tree and bad would both be written to a.tree; write "
                   "one at a time, with -o", "a.md", "-t", "tree,bad",
                   "--plugin", tool.PLUGINS / "bad.so")

    def test_output_over_input(self):
        self.fails(6, "a.md would be written over by its own or another "
                   "document's output", "a.md", "-o", "./sub/../a.md", "-t",
                   "html")


class Whole(tool.Case):
    def test_failed_write_leaves_the_old_file(self):
        self.write("a.html", "old")
        self.write("a.md", "---\na: [\n---\n")
        self.conv("a.md", code=64)
        self.assertEqual(self.read("a.html"), "old")
        self.assertEqual(self.names(), ["a.html", "a.md"])

    def test_mode_follows_umask(self):
        self.write("a.md")
        old = os.umask(0o027)
        try:
            self.conv("a.md")
        finally:
            os.umask(old)
        self.assertEqual(stat.S_IMODE((self.dir / "a.html").stat().st_mode),
                         0o640)

    def test_full_disk(self):
        self.write("a.md")
        self.conv("a.md", "-o", "/dev/full", "-t", "html", code=1)
        self.assertEqual(self.err, "/dev/full: error: can't be written: No "
                         "space left on device [write-error]\n")
        with open("/dev/full", "w") as full:
            done = subprocess.run([tool.CONV, "-o", "-", "a.md"],
                                  cwd=self.dir, stdout=full,
                                  stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"standard output: error: can't be written: No space",
                      done.stderr)

    def test_file_size_limit(self):
        self.write("a.md", "word " * 100000)
        done = subprocess.run(
            ["bash", "-c", 'ulimit -f 100; "$0" a.md', tool.CONV], cwd=self.dir, capture_output=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"a.html: error: can't be written: File too large",
                      done.stderr)
        self.assertEqual(self.names(), ["a.md"])

    def test_fifo(self):
        self.write("a.md", "x")
        os.mkfifo(self.dir / "pipe")
        reader = subprocess.Popen(["cat", "pipe"], cwd=self.dir,
                                  stdout=subprocess.PIPE)
        self.conv("a.md", "--fragment", "-t", "html", "-o", "pipe")
        self.assertEqual(reader.communicate()[0], b"<p>x</p>\n")
        self.assertTrue(stat.S_ISFIFO((self.dir / "pipe").stat().st_mode))

    def test_unwritable_folder(self):
        self.write("a.md")
        self.conv("a.md", "-o", "none/x.html", code=1)
        self.assertEqual(self.err, "none/x.html: error: can't be written: No "
                         "such file or directory [write-error]\n")
        self.write("file")
        self.fails(1, "the folder of file/x/a.html can't be made: Not a "
                   "directory", "a.md", "-D", "file/x")

    def test_signals(self):
        plugin = tool.PLUGINS / "bad.so"
        self.write("a.md", "---\ndeed: hang\n---\n")
        for args in ([], ["--timeout=100"]):
            for sig in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                p = subprocess.Popen(
                    [tool.CONV, "--plugin", plugin, "-t", "bad", "a.md",
                     *args], cwd=self.dir)
                for _ in range(200):
                    if len(self.names()) > 1:
                        break
                    time.sleep(0.02)
                self.assertEqual(len(self.names()), 2, "no temporary file")
                time.sleep(0.05)
                p.send_signal(sig)
                self.assertEqual(p.wait(10), -sig)
                for _ in range(100):
                    if len(self.names()) == 1:
                        break
                    time.sleep(0.02)
                self.assertEqual(self.names(), ["a.md"])

    def test_closed_pipe(self):
        self.write("a.md", "word " * 100000)
        done = subprocess.run(["bash", "-c", '"$0" -o - a.md | head -c 10; '
                               'exit ${PIPESTATUS[0]}', tool.CONV],
                              cwd=self.dir, capture_output=True)
        self.assertEqual(done.returncode, 128 + signal.SIGPIPE)
        self.assertEqual(done.stderr, b"")


class Terminal(tool.Case):
    def on_terminal(self, *args):
        main, end = pty.openpty()
        p = subprocess.run([tool.CONV, *args], stdout=end, cwd=self.dir,
                           stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        os.close(end)
        try:
            out = os.read(main, 65536)
        except OSError:
            out = b""
        os.close(main)
        return p.returncode, out, p.stderr

    def test_binary_is_refused(self):
        plugin = "--plugin=" + str(tool.PLUGINS / "bad.so")
        self.assertEqual(self.on_terminal(plugin, "-t", "bad"), (
            1, b"", b"conv: error: bad is not written to a terminal; name a "
            b"file with -o, or use -o -\n"))
        self.assertEqual(self.on_terminal(plugin, "-t", "bad", "-o", "-"),
                         (0, b"Untitled\r\n", b""))


class Inputs(tool.Case):
    def test_unreadable(self):
        self.conv("none.md", code=1)
        self.assertEqual(self.err, "none.md: error: can't be read: No such "
                         "file or directory [read-error]\n")
        (self.dir / "sub").mkdir()
        self.conv("sub", code=1)
        self.assertEqual(self.err, "sub: error: can't be read: Is a "
                         "directory [read-error]\n")

    def test_empty(self):
        self.assertEqual(self.conv("--fragment"), "")
        self.conv("--fragment", stdin=b"\xef\xbb\xbf")
        self.assertEqual((self.out, self.err), ("", ""))

    def test_invalid_utf8(self):
        self.conv("--fragment", stdin=b"a \xff b\n")
        self.assertEqual(self.out, "<p>a \ufffd b</p>\n")
        self.assertIn("stdin:1:3: warning: ", self.err)
        self.assertIn("[bad-utf8]", self.err)

    def test_pipe_is_read_where_the_user_names_it(self):
        done = subprocess.run(
            ["bash", "-c", '"$0" --metadata-file <(echo "title: Piped") '
             '<(echo x) -o -', tool.CONV], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"<title>Piped</title>", done.stdout)

    def test_pipe_is_not_read_for_a_document(self):
        os.mkfifo(self.dir / "p.png")
        self.write("a.md", "![x](p.png) ![y](/dev/zero)\n")
        self.conv("a.md", "--embed-resources")
        self.assertEqual(self.err.count("[missing-image]"), 2)

    def test_resource_path(self):
        self.write("one/a.css", "/* found */")
        png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2" \
            + bytes(7)
        self.write("two/p.png", png)
        self.write("a.md", "![x](p.png)\n")
        self.conv("a.md", "--resource-path=one:two", "--fail-if-warnings")
        self.conv("a.md", "--resource-path=one", "--fail-if-warnings", code=3)


if __name__ == "__main__":
    tool.main()
