"""Two thousand files that nobody planned for: each is judged, in time, with findings that can be acted on."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from tests.robustness.judge import Judge
from tests.robustness.near_records import any_bytes, near_records, odd_bodies

_FIXED = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def put(register: Path, name: str, content: bytes) -> Path:
    """The one file of this example, in place of the last one's."""
    folder = register / "prov"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / name).write_bytes(content)
    return register


@settings(_FIXED, max_examples=1000)
@given(record=near_records)
def test_near_records(record: tuple[str, bytes], judge: Judge, shared_register: Path) -> None:
    """Example records with slips in keys, values, indents and lines."""
    judge.findings(put(shared_register, *record), "json")


@settings(_FIXED, max_examples=500)
@given(content=odd_bodies)
def test_odd_bodies(content: bytes, judge: Judge, shared_register: Path) -> None:
    """Right front matter, any Markdown."""
    judge.findings(put(shared_register, "ASN-R01-prov.md", content))


@settings(_FIXED, max_examples=500)
@given(content=any_bytes)
def test_any_bytes(content: bytes, judge: Judge, shared_register: Path) -> None:
    """Bytes of any kind, as a record."""
    judge.findings(put(shared_register, "ASN-R01-prov.md", content))


@settings(_FIXED, max_examples=100)
@given(content=any_bytes)
def test_any_settings(content: bytes, judge: Judge, shared_register: Path) -> None:
    """Bytes of any kind, as register.yml."""
    settings_file = shared_register / "register.yml"
    before = settings_file.read_bytes()
    try:
        settings_file.write_bytes(content)
        judge.findings(shared_register)
    finally:
        settings_file.write_bytes(before)
