"""What is secret in one finding shows in no other."""

from __future__ import annotations

from internkontroll.findings import Finding, Location, Severity
from internkontroll.secrets.discretion import discreet


def finding(code: str, place: Location, message: str = "Fel.", *, secret: bool = False) -> Finding:
    return Finding(
        code, Severity.ERROR, place, message, "Skriv 811228-9874" if code == "IK118" else None, secret=secret
    )


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
