"""A record that is `arbetsmaterial` is nowhere: not on a page, in the search, in a document or among the files."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from internkontroll.check import check
from internkontroll.pages.markup import AsMarkdown
from internkontroll.register import read_register
from internkontroll.site import build

from .project import DAY, copy_project, environment, mkdocs, write

DRAFT = "publicering: arbetsmaterial\n"

#: words that stand nowhere else on the site, and the ids of the drafts (the page of the rules names one as an example)
SECRETS = (
    *("asn-r99", "asn-2025-a99", "asn-2025-a98", "asn-2025-g99", "uppfoljning/asn-2025-d01-t2"),
    *(
        "kvastfening",
        "näbbdjur",
        "myrpiggsvin",
        "bilagegömma",
        "skogslämmel",
        "vattenspindel",
        "lövgroda",
        "pilgrimsfalk",
    ),
)

DRAFTS = {
    "ASN-R99-kvastfening.md": (
        "---\nid: ASN-R99\ntyp: risk\ntitel: Kvastfening i arkivet\nnämnd: ASN\n" + DRAFT + "taggar: [myrpiggsvin]\n"
        "bilagor: [{fil: bilagegömma.txt, titel: Bilagegömma}]\n---\n\n## Beskrivning\n\n"
        "Risk för näbbdjur på grund av brister i rutinen vilket kan leda till skada.\n"
    ),
    # links to published records, whose back links and lists must not tell of it
    "ASN-2025-A99-nabbdjur.md": (
        "---\nid: ASN-2025-A99\ntyp: åtgärd\nslag: åtagande\ntitel: Näbbdjur i receptionen\nnämnd: ASN\n"
        + DRAFT
        + "ansvarig: förvaltningschefen\nförvaltningar: [ASF]\nrisker: [ASN-R01, ASN-R99]\n"
        "slutdatum: 2025-09\n---\n\n## Vad ska göras\n\nFörvaltningen ska räkna varje myrpiggsvin.\n"
    ),
    # caused by what a published report prints: "what it led to" must not tell of it
    "ASN-2025-A98-skogslammel.md": (
        "---\nid: ASN-2025-A98\ntyp: åtgärd\nslag: åtagande\ntitel: Skogslämmel i diariet\nnämnd: ASN\n"
        + DRAFT
        + "ansvarig: förvaltningschefen\nförvaltningar: [ASF]\nrisker: [ASN-R02]\ngrund: [ASN-2025-D02-T2, ASN-2025-G01]\n"
        "slutdatum: 2026-09\n---\n\n## Vad ska göras\n\nFörvaltningen ska räkna varje skogslämmel.\n"
    ),
    "ASN-2025-G99-vattenspindel.md": (
        "---\nid: ASN-2025-G99\ntyp: granskning\nslag: nämndens\ntitel: Vattenspindel i brunnen\nnämnd: ASN\n"
        + DRAFT
        + "år: 2025\nrisker: [ASN-R01]\nföregångare: [ASN-2025-G01]\n---\n\n## Syfte\n\nAtt räkna varje vattenspindel.\n"
    ),
}

#: put into the follow-up of a published item at the point of a published report, with a picture of its own
FOLLOW_UP = "ASN-2025-D01-T2-oversyn-av-rutin-for-visselblasararenden.md"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg"><title>pilgrimsfalk</title></svg>'


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example register with drafts wherever a draft may stand."""
    project = copy_project(tmp_path_factory.mktemp("drafted") / "project")
    lay_out(project, draft=True)
    return project


def lay_out(project: Path, *, draft: bool) -> None:
    """Add the drafts to a project, or the same records published."""
    folder = project / "records" / "ASN" / "utkast"
    for name, text in DRAFTS.items():
        write(folder / name, text if draft else text.replace(DRAFT, ""))
    write(folder / "bilagegömma.txt", "kvastfening")
    file = project / "records" / "ASN" / "uppfoljningar" / FOLLOW_UP
    text = file.read_text("utf-8")
    assert text.startswith("---\n")
    front, body = text.removeprefix("---\n").split("---\n", 1)
    (file.parent / "pilgrimsfalk.svg").write_bytes(PICTURE)
    (file.parent / "pilgrimsfalk.txt").write_text("pilgrimsfalk", "utf-8")
    front += "bilagor: [{fil: pilgrimsfalk.txt, titel: Pilgrimsfalk}]\n" + (DRAFT if draft else "")
    body += "\nVarje lövgroda ska räknas.\n\n![Pilgrimsfalk](pilgrimsfalk.svg)\n"
    file.write_text(f"---\n{front}---\n{body}", "utf-8")


def ik(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "internkontroll.cli", *arguments]
    if arguments[0] != "rules":
        command += ["--date", DAY]
    env = {**environment(), "PYTHONPATH": os.fspath(project / "hooks")}
    return subprocess.run(command, cwd=project, env=env, capture_output=True, encoding="utf-8", check=False)


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Every file of a site with its path, as text: what is packed is unpacked."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.is_dir():
            yield name, name
        elif file.suffix == ".pdf":
            yield name, name + "\n" + pdf_text(file)
        else:
            content = file.read_bytes()
            content = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
            yield name, name + "\n" + content.decode("utf-8", "replace")


def pdf_text(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def leaks(found: dict[str, str]) -> list[tuple[str, str]]:
    """Where a word of a draft stands, also as JSON and HTML may write it."""
    spellings = {s for word in SECRETS for s in (word, word.encode("ascii", "xmlcharrefreplace").decode())}
    spellings |= {word.encode("unicode_escape").decode() for word in SECRETS}
    # what a word begins with is another id: ASN-2025-D01-T2 is not ASN-2025-D01-T23
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(spellings)))})(?![0-9])", re.IGNORECASE)
    return [(name, match.group()) for name, text in found.items() if (match := pattern.search(text))]


def test_working_material_is_nowhere_on_the_site(drafted: Path) -> None:
    run = mkdocs(drafted, "build")
    assert run.returncode == 0, run.stdout
    found = dict(texts(drafted / "site"))
    assert "dokument/ASN-2025-RAPPORT-T2.pdf" in found
    assert any(name.startswith("pagefind/text/") for name in found)
    assert leaks(found) == []
    # the promise is as good as unanswered, and its item as good as never followed up
    row = re.search(
        r"<tr[^>]*>(?:(?!</tr>).)*Översyn av rutin för visselblåsarärenden.*?</tr>",
        found["atgard/index.html"],
        re.DOTALL,
    )
    assert row is not None
    assert "Ej redovisad" in row.group()
    assert "ASN-2025-D01-T2" not in found["loften/asn.html"] + found["rapport/asn-2025-rapport-t2.html"]


def test_working_material_is_nowhere_in_the_tree_the_documents_and_the_promises(drafted: Path, tmp_path: Path) -> None:
    done = ik(drafted, "tree", str(tmp_path / "tree"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert leaks(dict(texts(tmp_path / "tree"))) == []

    done = ik(drafted, "pdf", "ASN-2025-RAPPORT-T2", "ASN-2025", "-o", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert leaks({name: pdf_text(tmp_path / name) for name in ("ASN-2025-RAPPORT-T2.pdf", "ASN-2025.pdf")}) == []

    told = {form: ik(drafted, "status", "--all", "--format", form).stdout for form in ("text", "json")}
    assert leaks(told) == []
    promises = [p for p in json.loads(told["json"]) if p["about"] == "ASN-2025-D01"]
    # what the draft would answer stands open, and what it promises is not promised yet
    assert sorted((p["kind"], p["state"]) for p in promises) == [
        ("genomförande", "öppen"),
        ("planerad redovisning", "öppen"),
    ]
    assert not any("ASN-2025-D01-T2" in text for text in told.values())


def test_a_document_that_is_working_material_is_not_written(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (report,) = project.glob("records/ASN/rapporter/ASN-2025-RAPPORT-T2-*.md")
    report.write_text(report.read_text("utf-8").replace("typ: rapport\n", "typ: rapport\n" + DRAFT), "utf-8")
    done = ik(project, "pdf", "ASN-2025-RAPPORT-T2", "-o", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == "ik: ASN-2025-RAPPORT-T2 är arbetsmaterial och skrivs inte ut. Lägg till --utkast för ett utkast.\n"
    )
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("history", ["", "historik: ja\n"])
def test_a_published_record_that_links_to_a_draft(drafted: Path, tmp_path: Path, history: str) -> None:
    """It is an error, for historical records too; while somebody edits the pages say only what it is."""
    root = shutil.copytree(drafted / "records", tmp_path / "records")
    write(
        root / "ASN" / "ASN-2025-A99-2025-06.md",
        f"---\nid: ASN-2025-A99-2025-06\ntyp: uppföljning\n{history}avser: ASN-2025-A99\ndatum: 2025-06\n"
        "status: pågår\n---\n",
    )
    register = read_register(root)
    day = date.fromisoformat(DAY)
    verdict = check(register, day)
    assert [(f.code, f.location.line) for f in verdict.findings if f.code == "IK60"] == [("IK60", 5 if history else 4)]
    site = build(register, verdict, day, markup=AsMarkdown)
    linking = next(page for page in site.pages if page.record_id == "ASN-2025-A99-2025-06")
    assert linking.title == "arbetsmaterial – uppföljning juni 2025 (ASN-2025-A99-2025-06)"
    # its own id quotes the draft's
    told = {page.path: (page.title + "\n" + page.markdown) for page in site.pages}
    told |= {path: document.markdown for path, document in site.shelf.documents.items()}
    told |= {path: path for path in site.files}
    own = re.compile("asn-2025-a99-2025-06", re.IGNORECASE)
    assert leaks({path: own.sub("", text) for path, text in told.items()}) == []


def test_the_same_records_published_are_found(tmp_path: Path) -> None:
    """The search above would pass on a site that it cannot read."""
    project = copy_project(tmp_path / "project")
    lay_out(project, draft=False)
    run = mkdocs(project, "build")
    assert run.returncode == 0, run.stdout
    found = dict(texts(project / "site"))
    assert any("kvastfening" in text.lower() for name, text in found.items() if name.startswith("pagefind/text/"))
    assert "näbbdjur" in found["risk/asn-r99.html"].lower()
    assert "asn-2025-a99" in found["risk/asn-r01.html"].lower()
    assert "lövgroda" in found["dokument/ASN-2025-RAPPORT-T2.pdf"]
    assert "lövgroda" in found["rapport/asn-2025-rapport-t2.html"]
    assert "Skogslämmel" in found["uppfoljning/asn-2025-d02-t2.html"]
    assert "Vattenspindel" in found["granskning/asn-2025-g01.html"]
    assert "asn-2025-d01-t2" in found["loften/asn.html"].lower()
    assert "pilgrimsfalk" in "\n".join(found).lower()
