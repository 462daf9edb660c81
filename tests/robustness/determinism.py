#!/usr/bin/env python3
"""determinism.py - the same documents twice, all around them different.

Other folder, locale, time zone, file times, umask and number of workers:
every format has to come out byte for byte the same.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FORMATS = ["html", "docbook", "docbook4", "epub", "pdf", "json", "tree"]


def convert(conv, folder, form, jobs, env, umask):
    """Convert a copy of the samples; gives the bytes of every file."""
    shutil.copytree(ROOT / "input", folder)
    sources = sorted(folder.glob("*.md"))
    before = set(folder.iterdir())
    for source in sources:
        os.utime(source, (jobs * 1e8, jobs * 1e8))
    subprocess.run([conv, "-q", "-j", str(jobs), "-t", form,
                    *[s.name for s in sources]], cwd=folder, check=True,
                   umask=umask, env=dict(os.environ, **env))
    made = sorted(set(folder.iterdir()) - before)
    return {p.name: p.read_bytes() for p in made}


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--conv", default="build/conv")
    conv = str(pathlib.Path(ap.parse_args().conv).resolve())
    files = bad = 0
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        for form in FORMATS:
            one = convert(conv, tmp / f"a-{form}", form, 1,
                          {"LC_ALL": "C", "TZ": "UTC"}, 0o022)
            two = convert(conv, tmp / "b" / "deeper" / form, form, 2,
                          {"LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8",
                           "TZ": "Asia/Kathmandu", "HOME": "/nonexistent",
                           "COLUMNS": "20"}, 0o077)
            if not one or one.keys() != two.keys():
                print(f"FAIL {form}: {sorted(one)} and {sorted(two)}")
                bad += 1
            for name in one.keys() & two.keys():
                files += 1
                if one[name] != two[name]:
                    print(f"FAIL {form}: {name} differs")
                    bad += 1
    print(f"{files} files written twice, {bad} differ")
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main())
