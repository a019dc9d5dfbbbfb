"""`ik pdf`: several documents and formats, drafts, and what went worst as the exit code."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

import pytest

from .conftest import Office

PLAN, REPORT = "ASN-2026", "ASN-2025-RAPPORT-T2"


def pdf(office: Office, *arguments: str) -> tuple[int, list[str], str]:
    done = office.ik("pdf", "-o", str(office.output), *arguments)
    assert "Traceback" not in done.stderr
    names = sorted(file.name for file in office.output.iterdir()) if office.output.exists() else []
    return done.returncode, names, done.stderr


@pytest.mark.parametrize("flags", [("--format", "pdf,docx"), ("--format", "pdf", "--format", "docx")])
def test_formats_are_listed_or_repeated(office: Office, flags: tuple[str, ...]) -> None:
    assert pdf(office, PLAN, REPORT, *flags)[:2] == (
        0,
        [f"{REPORT}.docx", f"{REPORT}.pdf", f"{PLAN}.docx", f"{PLAN}.pdf"],
    )
    assert (office.output / f"{PLAN}.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert zipfile.is_zipfile(office.output / f"{PLAN}.docx")


def test_an_unknown_format_is_refused(office: Office) -> None:
    code, names, told = pdf(office, PLAN, "--format", "pdf,odt")
    assert (code, names) == (2, [])
    assert "odt är inget format. Välj bland pdf, docx." in told


def test_a_fault_in_one_does_not_stop_the_others(office: Office) -> None:
    office.change(REPORT, "## Inledning\n", "## Inledning\n\n|  |  |\n| --- | --- |\n| a | b |\n")
    code, names, told = pdf(office, REPORT, PLAN)
    assert (code, names) == (1, [f"{PLAN}.pdf"])
    assert f"{REPORT}.md:9:1: Tabellen" in told
    code, _, told = pdf(office, REPORT, "ASN-FINNS-INTE", PLAN)
    assert code == 2
    assert "ASN-FINNS-INTE är inget dokument som kan skrivas ut." in told


def test_working_material_needs_the_word_draft(office: Office, pages: Callable[[bytes], list[str]]) -> None:
    office.change("ASN-2026-plan", "typ: plan\n", "typ: plan\npublicering: arbetsmaterial\n")
    code, names, told = pdf(office, PLAN)
    assert (code, names) == (2, [])
    assert "Lägg till --utkast" in told
    assert pdf(office, PLAN, "--utkast")[:2] == (0, [f"{PLAN}.pdf"])
    assert all("utkast" in page.casefold() for page in pages((office.output / f"{PLAN}.pdf").read_bytes()))


def test_a_secret_is_in_no_draft(office: Office) -> None:
    office.change("ASN-2026-plan", "Planen gäller hela 2026.", "Planen gäller 19811218-9876.")
    code, names, told = pdf(office, PLAN, "--utkast")
    assert (code, names) == (2, [])
    assert "innehåller sådant som inte får visas" in told
    assert "9876" not in told
