"""test_options.py - how the command line is read."""

import subprocess

import tool


class Options(tool.Case):
    def test_forms(self):
        for args in (["-t", "tree"], ["-ttree"], ["--to", "tree"],
                     ["--to=tree"], ["--write=tree"]):
            self.assertIn("heading", self.conv(*args, stdin="# A\n"))

    def test_letters_together(self):
        self.write("a.md", "# A\n")
        self.conv("-Nqo", "x.html", "a.md")
        self.assertEqual(self.names(), ["a.md", "x.html"])

    def test_flags(self):
        page = self.conv(stdin="x")
        self.assertIn("<html", page)
        for args in (["--fragment"], ["--fragment=true"],
                     ["--no-standalone"], ["--standalone=false"],
                     ["-V", "fragment"], ["-V", "fragment=yes"],
                     ["-V", "fragment:1"], ["--no-no-fragment"]):
            self.assertEqual(self.conv(*args, stdin="x"), "<p>x</p>\n")
        for args in (["--no-fragment"], ["-s"], ["--fragment=false"],
                     ["--fragment", "--no-fragment"]):
            self.assertEqual(self.conv(*args, stdin="x"), page)

    def test_file_names_that_look_like_options(self):
        self.write("-t.md", "x")
        self.conv("--fragment", "-o", "-", "--", "-t.md")
        self.assertEqual(self.out, "<p>x</p>\n")

    def test_unknown_option(self):
        self.fails(6, "unknown option --fragmnet; did you mean --fragment?",
                   "--fragmnet")
        self.fails(6, "unknown option --output-dri; did you mean "
                   "--output-dir?", "--output-dri=x")
        self.fails(6, "unknown option --zzyzx-quux; see conv --help",
                   "--zzyzx-quux")
        self.fails(6, "unknown option -@; see conv --help", "-@")
        self.fails(6, "unknown option --no-to; see conv --help", "--no-to")
        self.fails(6, "-V framgent: unknown option 'framgent'; did you mean "
                   "'fragment'? (metadata is set with -M)", "-V", "framgent")

    def test_bad_value(self):
        self.fails(6, "--toc-depth: 9 is not between 1 and 6",
                   "--toc-depth=9")
        self.fails(6, "--jobs: 'two' is not a whole number", "-jtwo")
        self.fails(6, "--message-format: unknown value 'jsno'; did you mean "
                   "'json'?", "--message-format=jsno")
        self.fails(6, "--toc: 'maybe' is neither true nor false",
                   "--toc=maybe")
        self.fails(6, "--to needs a value: --to=FORMAT[,...]", "--to")
        self.fails(6, "-o needs a value: --output=FILE", "-o")

    def test_unknown_format(self):
        self.fails(22, "unknown output format 'hmtl'; did you mean 'html'?",
                   "-t", "hmtl")
        self.fails(22, "unknown output format 'zzyzxquux'; see "
                   "--list-output-formats", "-t", "html,zzyzxquux")
        self.fails(21, "unknown input format 'markdwon'; did you mean "
                   "'markdown'?", "-f", "markdwon")
        self.fails(23, "unknown extension 'smrt'; did you mean 'smart'?",
                   "-f", "gfm+smrt")
        self.fails(22, "the name x.zzy tells no format; say which with -t",
                   "-o", "x.zzy")

    def test_unknown_pass(self):
        self.fails(6, "unknown pass 'sectoins'; did you mean 'sections'?",
                   "--dump=sectoins")
        self.fails(6, "--dump shows the tree; it can't be written in "
                   "another format", "--dump=ids", "-t", "html")

    def test_dump(self):
        self.write("a.md", "# A\n")
        self.assertNotIn("section", self.conv("--dump=read", "a.md"))
        self.assertIn("section", self.conv("--dump=sections", "a.md"))
        self.assertEqual(self.names(), ["a.md"])

    def test_metadata(self):
        for arg in ("title=From -M", "title:From -M"):
            self.conv("-M", arg, stdin="---\ntitle: Within\n---\n")
            self.assertIn("<title>From -M</title>", self.out)
        self.write("m.yaml", "title: From a file\nlang: fr\n")
        self.conv("--metadata-file=m.yaml", stdin="---\nlang: de\n---\n")
        self.assertIn("<title>From a file</title>", self.out)
        self.assertIn('lang="de"', self.out)
        self.write("n.yaml", "title: From the last\n")
        self.conv("--metadata-file=m.yaml", "--metadata-file=n.yaml")
        self.assertIn("<title>From the last</title>", self.out)
        self.assertIn('lang="fr"', self.out)
        self.conv("--metadata-file=no.yaml", code=99)
        self.fails(6, "-M =x: there is no key", "-M", "=x")

    def test_front_matter_sets_options(self):
        text = "---\ntoc: true\n---\n# A\n\n# B\n"
        self.assertIn("<nav", self.conv(stdin=text))
        self.assertNotIn("<nav", self.conv("--no-toc", stdin=text))

    def test_front_matter_is_not_trusted(self):
        self.write("secret", "S3CRET")
        self.conv(stdin="---\nunsafe: true\ninclude-in-header: secret\n"
                  "metadata-file: secret\nfrom: nowhere\n---\n"
                  "<script>boom(1)</script>\n")
        self.assertNotIn("S3CRET", self.out)
        self.assertNotIn("boom", self.out)

    def test_bad_front_matter_option(self):
        self.conv("--message-format=json", stdin="---\ntoc-depth: deep\n"
                  "---\n", code=6)
        self.assertIn('"line":2', self.err)
        self.assertIn("'deep' is not a whole number", self.err)

    def test_layout_of_another_program(self):
        self.conv("-t", "layout", stdin="---\nlayout: post\n---\nA\n")
        self.assertIn("[unused-option]", self.err)
        self.conv("-t", "layout", "--layout=post", code=6)


class Defaults(tool.Case):
    def test_keys(self):
        self.write("sub/a.md", "# A\n\n# B\n")
        self.write("sub/d.yaml", "input-files: ['${.}/a.md']\n"
                   "writer: html\noutput-file: ${.}/x.html\n"
                   "table-of-contents: true\nverbosity: INFO\n"
                   "metadata:\n  title: Given\n  keywords: [k1, k2]\n"
                   "variables:\n  toc-depth: 2\n")
        self.conv("-d", "sub/d.yaml")
        self.assertEqual(self.err, "wrote sub/x.html\n")
        page = self.read("sub/x.html")
        self.assertIn("<title>Given</title>", page)
        self.assertIn("k1", page)
        self.assertIn("<nav", page)

    def test_command_line_comes_after(self):
        self.write("d.yaml", "fragment: true\n")
        self.assertIn("<html", self.conv("--no-fragment", "-d", "d.yaml",
                                         stdin="x"))

    def test_nested(self):
        self.write("d.yaml", "defaults: ['${.}/e.yaml']\n")
        self.write("e.yaml", "fragment: true\n")
        self.assertEqual(self.conv("-d", "d.yaml", stdin="x"), "<p>x</p>\n")
        self.write("e.yaml", "defaults: d.yaml\n")
        self.conv("-d", "d.yaml", code=6)
        self.assertIn("defaults files read one another too deeply", self.err)

    def test_errors(self):
        self.write("d.yaml", "toc: true\nfragmnet: true\n")
        self.conv("-d", "d.yaml", code=6)
        self.assertEqual(self.err, "conv: error: unknown option --fragmnet; "
                         "did you mean --fragment?\nconv: error: d.yaml:2: "
                         "'fragmnet' in a defaults file\n")
        self.write("d.yaml", "toc: [\n")
        self.conv("-d", "d.yaml", code=64)
        self.assertIn("conv: error: d.yaml:", self.err)
        self.conv("-d", "none.yaml", code=99)
        self.assertIn("error: none.yaml can't be read: No such file",
                      self.err)

    def test_geometry(self):
        self.write("a.md", "Text.\n")
        self.conv("-t", "pdf", "--geometry=left=3cm,foo=1cm", "a.md")
        self.assertIn("geometry: 'foo' is no margin; it is left out "
                      "[unused-option]", self.err)


class Show(tool.Case):
    def test_help(self):
        text = self.conv("--help")
        self.assertEqual(self.conv("-h"), text)
        self.assertLessEqual(max(map(len, text.split("\n"))), 79)
        for word in ("Usage: conv", "\nInput:", "\nMessages:", "  -t, --to=",
                     "\nhtml: ", "--fragment"):
            self.assertIn(word, text)
        self.assertNotIn("--man ", text)

    def test_help_of_a_format(self):
        text = self.conv("--help=html")
        self.assertIn("--fragment", text)
        self.assertNotIn("--jobs", text)
        self.fails(22, "unknown output format 'htm'; did you mean 'html'?",
                   "--help=htm")

    def test_lists(self):
        self.assertEqual(self.conv("--list-input-formats"),
                         "markdown\ngfm\ncommonmark\n")
        self.assertIn("html\n", self.conv("--list-output-formats"))
        names = self.conv("--list-options").split()
        self.assertEqual(len(names), len(set(names)))
        self.assertIn("--output-dir", names)
        self.assertRegex(self.conv("--version"), r"^conv \d+\.\d+\.\d+\n$")

    def test_every_option_is_told_of(self):
        text, man = self.conv("--help"), self.conv("--man")
        for name in self.conv("--list-options").split():
            if name != "--man":
                self.assertIn(name, text)
                self.assertIn(name.replace("-", "\\-"), man)

    def test_completion(self):
        for shell in ("bash", "zsh", "fish"):
            text = self.conv("--completion=" + shell)
            self.assertIn("output-dir", text)
            self.assertIn("html", text)
            self.assertIn("make", text)
        self.conv("--completion=csh", code=6)

    def test_completion_in_bash(self):
        for words, want in (
                ("conv --message-fo", "--message-format"),
                ("conv --message-format js", "json"),
                ("conv --message-format = js", "json"),
                ("conv --message-format =", "text json github sarif"),
                ("conv -t docbook4", "docbook4"),
                ("conv a.m", "a.md")):
            self.write("a.md")
            done = subprocess.run(
                ["bash", "-c", 'source <("$0" --completion=bash); '
                 "COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                 "_conv; echo ${COMPREPLY[@]}", tool.CONV, words],
                cwd=self.dir, capture_output=True, text=True)
            self.assertEqual((done.stdout, done.stderr), (want + "\n", ""))

    def test_full_disk(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([tool.CONV, "--help"], stdout=full,
                                  stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr, b"conv: error: standard output can't "
                         b"be written: No space left on device\n")


if __name__ == "__main__":
    tool.main()
