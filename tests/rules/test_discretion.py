"""What is secret in one finding shows in no other."""

from __future__ import annotations

from pathlib import Path

from internkontroll.findings import Finding, Location, Severity
from internkontroll.secrets.discretion import Discretion
from internkontroll.source import Source


def finding(code: str, place: Location, message: str = "Fel.", *, secret: bool = False) -> Finding:
    return Finding(
        code, Severity.ERROR, place, message, "Skriv 811228-9874" if code == "IK118" else None, secret=secret
    )


def discreet(findings: list[Finding]) -> list[Finding]:
    return Discretion(findings).shown(findings)


def test_numbers_are_masked_and_their_lines_not_shown() -> None:
    here, below = Location("a.md", 7, 3), Location("a.md", 8)
    found = discreet(
        [finding("IK51", here, secret=True), finding("IK118", here, "Datum (811228-9874)."), finding("IK67", below)]
    )
    assert [f.secret for f in found] == [True, True, False]
    assert (found[1].message, found[1].suggestion) == ("Datum ((visas inte)).", "Skriv (visas inte)")


def test_a_marked_file_has_no_other_findings() -> None:
    place = Location("hemlig.md", 2)
    found = discreet([finding("IK52", place, secret=True), finding("IK57", place), finding("IK51", place, secret=True)])
    assert [f.code for f in found] == ["IK52", "IK51"]


def test_a_path_with_a_number_is_masked() -> None:
    (only,) = discreet([finding("IK63", Location("records/811228-9874.md"))])
    assert only.location.path == "records/(visas inte).md"


def test_what_judged_a_marked_record_is_withheld_and_its_title_hidden(tmp_path: Path) -> None:
    secret = Source("hemlig.md", tmp_path / "hemlig.md", "", {"id": "ASN-2025-D01", "titel": "Rutin X"})
    here = Location("rapport.md", 4)
    mark = finding("IK52", Location("hemlig.md", 9), secret=True)
    judged = Finding("IK29", Severity.ERROR, here, "”Rutin X” saknas.", concerns=frozenset({"ASN-2025-D01"}))
    quoting = Finding("IK49", Severity.ERROR, here, "Menade du rutin X? Rutin Xa finns.", "Rutin X")
    shown = Discretion([mark, judged, quoting], [secret]).shown([mark, judged, quoting])
    assert [(f.code, f.message, f.suggestion) for f in shown] == [
        ("IK52", "Fel.", None),
        ("IK49", "Menade du (visas inte)? Rutin Xa finns.", "(visas inte)"),
    ]
