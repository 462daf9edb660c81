"""documents - which documents are judged, and where conv's output is.

Everything is copied into one folder of the build tree and converted
there, beside its copy, so that equal names don't clash and pictures are
found.  Nothing of an earlier run is kept.
"""
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CORPUS = pathlib.Path(os.environ.get("CONV_CORPUS",
                                     ROOT.parent / "shared" / "corpus"))
# what run-cases compares; not to be taken for output
EXPECTED = (".html", ".xml", ".epub.txt", ".json", ".tree", ".layout",
            ".tags", ".diag")
SUFFIXES = {"html": ".html", "docbook": ".xml", "docbook4": ".dbk",
            "epub": ".epub", "pdf": ".pdf"}


def ignore_expected(folder, names):
    sources = {n[:-3] for n in names if n.endswith(".md")}
    return [n for n in names if n.endswith(EXPECTED)
            and n.split(".")[0] in sources]


def refused(source):
    """Is it a case that conv must refuse, in one format at least?"""
    return any("[exit " in source.with_suffix(suffix).read_text(errors="replace")
               for suffix in (".diag", ".epub.diag", ".layout.diag")
               if source.with_suffix(suffix).exists())


def stage(folder):
    """Copy all documents; gives their paths relative to folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "input", folder / "input")
    shutil.copytree(ROOT / "tests" / "cases", folder / "cases",
                    ignore=ignore_expected)
    if CORPUS.is_dir():
        shutil.copytree(CORPUS, folder / "corpus")
    # copies of read-only files have to be removable by the next run
    for path in [folder, *folder.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200)
    found = []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder)
        if name.parts[0] == "cases":
            case = ROOT / "tests" / name
            if len(name.parts) < 3 or name.name.startswith("_") \
                    or refused(case):
                continue
        found.append(name)
    return found


def run_conv(conv, folder, formats, names, extra=()):
    cmd = [conv, "-j", str(os.cpu_count()), "-t", formats, *extra, "--",
           *map(str, names)]
    return subprocess.run(cmd, cwd=folder, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, errors="replace",
                          env=dict(os.environ, NO_COLOR="1"))


def convert(conv, folder):
    """Convert all; gives the documents and a list of what failed."""
    names = stage(folder)
    failures = []
    done = run_conv(conv, folder, ",".join(SUFFIXES), names)
    if done.returncode:
        failures += [line for line in done.stderr.splitlines()
                     if "error: " in line][:50] or \
                    [f"conv: exit {done.returncode}"]
    for form in SUFFIXES:
        failures += [f"{name}: no {form}" for name in names
                     if not output(folder, name, form).exists()]
    return names, failures


def output(folder, name, form):
    return folder / name.with_suffix(SUFFIXES[form])
