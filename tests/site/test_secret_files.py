"""What a file with a secrecy marking or a personal number says shows in no output, not even through other files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from internkontroll.check import check
from internkontroll.pages.markup import AsMarkdown
from internkontroll.register import read_register
from internkontroll.site import build

from .project import DAY, copy_project
from .test_working_material import ik, pdf_text

ACTION = "records/ASN/atgarder/ASN-2025-D01-oversyn-av-rutin-for-visselblasararenden.md"
FOLLOW_UP = "records/ASN/uppfoljningar/ASN-2025-D01-T2-oversyn-av-rutin-for-visselblasararenden.md"
TITLE = "titel: Översyn av rutin för visselblåsarärenden"


def marked(project: Path) -> Path:
    """An action of a published report is marked as secret, and its follow-up is missing (IK29 would quote its title)."""
    file = project / ACTION
    text = file.read_text("utf-8")
    assert TITLE in text
    file.write_text(text.replace(TITLE, "titel: XHEMLIGX rutin") + "\nSEKRETESS\n", "utf-8")
    (project / FOLLOW_UP).unlink()
    return project


def numbered(project: Path) -> Path:
    """The title of an action holds a personal number."""
    file = project / ACTION
    file.write_text(file.read_text("utf-8").replace(TITLE, "titel: XHEMLIGX 811228-9874"), "utf-8")
    return project


def with_secret_attachment(project: Path) -> Path:
    """A follow-up names a file that is marked as secret."""
    file = project / FOLLOW_UP
    text = file.read_text("utf-8").replace(
        "typ: uppföljning\n", "typ: uppföljning\nbilagor: [{fil: x.txt, titel: XHEMLIGX}]\n"
    )
    file.write_text(text, "utf-8")
    (file.parent / "x.txt").write_text("SEKRETESS\n\nXHEMLIGX 811228-9874\n", "utf-8")
    return project


@pytest.mark.parametrize("secret", [marked, numbered, with_secret_attachment])
def test_no_output_shows_the_text(secret: Callable[[Path], Path], tmp_path: Path) -> None:
    project = secret(copy_project(tmp_path / "project"))
    words = ("811228-9874", *(("XHEMLIGX",) if secret is not with_secret_attachment else ()))
    told = {form: ik(project, "check", "--format", form) for form in ("text", "json")}
    assert {done.returncode for done in told.values()} == {1}
    shown = {f"check {form}": done.stdout + done.stderr for form, done in told.items()}
    if secret is numbered:  # the file is not marked, so the rest of its title may be told
        words = ("811228-9874",)
    assert [(name, word) for name, text in shown.items() for word in words if word in text] == []

    status = ik(project, "status", "--all")
    pdf = ik(project, "pdf", "ASN-2025-RAPPORT-T2", "-o", str(tmp_path))
    tree = ik(project, "tree", str(tmp_path / "tree"))
    assert (status.returncode, pdf.returncode, tree.returncode) == (0, 1, 1), status.stderr + pdf.stderr
    note = "ik: En post visas inte på grund av personnummer eller sekretessmarkering. Kör ik check.\n"
    assert (status.stderr, pdf.stderr) == (note, note)
    shown = {"status": status.stdout, "tree": tree.stdout, "pdf": pdf_text(tmp_path / "ASN-2025-RAPPORT-T2.pdf")}

    register = read_register(project / "records")
    verdict = check(register, date.fromisoformat(DAY))
    site = build(register, verdict, verdict.day, show_findings=True, markup=AsMarkdown)
    shown |= {page.path: page.title + "\n" + page.markdown for page in site.pages if page.path != "fynd.md"}
    shown |= {path: document.markdown for path, document in site.shelf.documents.items()}
    assert [name for name, text in shown.items() if "XHEMLIGX" in text and name != "tree"] == []
    assert [name for name, text in shown.items() if "811228-9874" in text] == []
    assert not [path for path in site.files if path.endswith("/x.txt")]


def test_a_secret_document_is_not_written(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    (report,) = project.glob("records/ASN/rapporter/ASN-2025-RAPPORT-T2-*.md")
    report.write_text(report.read_text("utf-8") + "\nSEKRETESS\n", "utf-8")
    done = ik(project, "pdf", "ASN-2025-RAPPORT-T2", "-o", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "ik: ASN-2025-RAPPORT-T2 innehåller sådant som inte får visas och skrivs inte ut.\n" in done.stderr
