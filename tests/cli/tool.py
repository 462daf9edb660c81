"""tool.py - run conv in a folder of its own, and look at what it did."""
import os
import pathlib
import subprocess
import tempfile
import unittest

CONV = os.environ.get("CONV", str(pathlib.Path("build/conv").resolve()))
PLUGINS = pathlib.Path(
    os.environ.get("PLUGINS", "build/tests/plugin")).resolve()
SANITIZED = os.environ.get("SANITIZED") == "1"


class Case(unittest.TestCase):
    def setUp(self):
        self.temp = tempfile.TemporaryDirectory()
        self.dir = pathlib.Path(self.temp.name).resolve()

    def tearDown(self):
        self.temp.cleanup()

    def write(self, name, text="# Title\n\nText.\n"):
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self, name):
        return (self.dir / name).read_text()

    def conv(self, *args, stdin="", code=0, env=None):
        """Run conv; its exit code must be as said."""
        full = {k: v for k, v in os.environ.items()
                if k not in ("NO_COLOR", "TERM")} | (env or {})
        done = subprocess.run([CONV, *args], cwd=self.dir, env=full,
                              input=stdin.encode() if
                              isinstance(stdin, str) else stdin,
                              capture_output=True, timeout=120)
        self.out = done.stdout.decode(errors="surrogateescape")
        self.err = done.stderr.decode(errors="surrogateescape")
        self.assertEqual(done.returncode, code,
                         f"conv {' '.join(map(str, args))}\n{self.err}")
        return self.out

    def fails(self, code, message, *args, **more):
        """An error, in exactly these words."""
        self.conv(*args, code=code, **more)
        self.assertEqual(self.err, f"conv: error: {message}\n")
        self.assertEqual(self.out, "")

    def names(self):
        """The files there are, below the test's folder."""
        return sorted(str(p.relative_to(self.dir))
                      for p in self.dir.rglob("*") if p.is_file())


def main():
    unittest.main(verbosity=1)
