"""Files that are known to break readers of YAML and Markdown, each by name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.robustness.judge import Judge
from tests.robustness.near_records import HEAD

_ID = "---\nid: ASN-R01\ntyp: risk\nnämnd: ASN\n"
_LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

#: name -> (content, a code that must be among the findings, or None)
FRONT_MATTER: dict[str, tuple[str, str | None]] = {
    "brackets never closed": (f"{_ID}titel: {'[' * 30_000}\n---\n", "IK112"),
    "brackets closed again": (f"{_ID}titel: {'[' * 30_000}{']' * 30_000}\n---\n", "IK112"),
    "braces": (f"{_ID}titel: {'{a: ' * 20_000}\n---\n", "IK112"),
    "deep mappings": (_ID + "".join(f"{' ' * n}k:\n" for n in range(300)) + "---\n", "IK112"),
    "deep lists": (f"{_ID}taggar:\n  {'- ' * 5_000}a\n---\n", "IK112"),
    "billion laughs": (f"{_ID}{_LAUGHS}---\n", "IK111"),
    "anchor": (f"{_ID}titel: &a Titel\n---\n", "IK111"),
    "alias": (f"{_ID}titel: *a\n---\n", "IK111"),
    "merge key": (f"{_ID}<<: {{titel: x}}\n---\n", "IK114"),
    "merge key with alias": (f"{_ID}a: &a {{titel: x}}\n<<: *a\n---\n", "IK111"),
    "python object": (f"{_ID}titel: !!python/object/apply:os.system ['true']\n---\n", "IK111"),
    "own tag": (f"{_ID}titel: !x Titel\n---\n", "IK111"),
    "directive": ("---\n%YAML 1.2\nid: ASN-R01\n---\n", "IK110"),
    "two documents": (f"{_ID}titel: Titel\n---\nid: ASN-R02\n---\n", None),
    "duplicate key": (f"{_ID}titel: Ett\ntitel: Två\n---\n", "IK113"),
    "duplicate key deep down": (
        f"{_ID}titel: Ett\nundantag:\n  - regel: IK08\n    regel: IK09\n    motivering: x\n---\n",
        "IK113",
    ),
    "odd colon": (f"{_ID}titel: Ett: två\n---\n", "IK110"),
    "colon without space": (f"{_ID}titel:Ett\n---\n", "IK110"),
    "key that is a list": (f"{_ID}? [a, b]\n: c\n---\n", "IK110"),
    "key that is a mapping": (f"{_ID}{{a: b}}: c\n---\n", "IK110"),
    "key that is empty": (f"{_ID}titel: x\n: c\n---\n", None),
    "tab as indent": (f"{_ID}titel: x\ntaggar:\n\t- a\n---\n", "IK107"),
    "tab after the colon": (f"{_ID}titel:\tx\n---\n", None),
    "month thirteen": (f"{_ID}titel: x\nsedan: 2025-13-01\n---\n", "IK118"),
    "day that does not exist": (f"{_ID}titel: x\nsedan: 2025-02-30\n---\n", "IK118"),
    "no": (f"{_ID}titel: no\n---\n", None),
    "no as boolean": (f"{_ID}titel: x\nhistorik: no\n---\n", "IK117"),
    "octal": (f"{_ID}titel: 010\n---\n", None),
    "sexagesimal": (f"{_ID}titel: 12:30\n---\n", None),
    "tilde": (f"{_ID}titel: ~\n---\n", None),
    "null": (f"{_ID}titel: null\n---\n", None),
    "empty value": (f"{_ID}titel:\n---\n", "IK116"),
    "list where text is meant": (f"{_ID}titel: [a]\n---\n", "IK116"),
    "text where list is meant": (f"{_ID}titel: x\ntaggar: a\n---\n", "IK116"),
    "list as the whole": ("---\n- id: ASN-R01\n---\n", "IK116"),
    "text as the whole": ("---\nASN-R01\n---\n", "IK116"),
    "empty front matter": ("---\n---\n", "IK115"),
    "comment alone": ("---\n# ingenting\n---\n", "IK115"),
    "front matter never ended": (_ID, "IK104"),
    "no front matter": ("## Beskrivning\n\nText.\n", "IK104"),
    "blank line first": (f"\n{_ID}titel: x\n---\n", "IK104"),
    "quote never ended": (f'{_ID}titel: "x\n---\n', "IK110"),
    "escaped surrogate": (f'{_ID}titel: "\\ud800"\n---\n', None),
    "escaped nul": (f'{_ID}titel: "a\\0b"\n---\n', "IK110"),
    "many keys that fit": (_ID + "".join(f"nyckel{n}: x\n" for n in range(7_000)) + "---\n", "IK114"),
    "many equal keys that fit": (_ID + "titel: x\n" * 10_000 + "---\n", "IK113"),
    "many wrong items that fit": (f"{_ID}titel: x\ntaggar: [{'[], ' * 20_000}a]\n---\n", "IK116"),
    "many risks that fit": (f"{_ID}titel: x\nriskbedömningar:\n" + "  - {}\n" * 12_000 + "---\n", "IK115"),
    "long word that is none": (f"{_ID}titel: x\npublicering: {'x' * 1_900}\n---\n", "IK117"),
    "huge text": (f"{_ID}titel: {'x' * 900_000}\n---\n", "IK105"),
    "huge number": (f"{_ID}titel: x\nsedan: {'9' * 100_000}\n---\n", "IK105"),
    "huge key": (f"{_ID}{'k' * 500_000}: x\n---\n", "IK105"),
    "many keys": (_ID + "".join(f"k{n}: x\n" for n in range(50_000)) + "---\n", "IK105"),
    "many equal keys": (_ID + "titel: x\n" * 50_000 + "---\n", "IK105"),
    "many items": (f"{_ID}titel: x\ntaggar: [{'a, ' * 200_000}a]\n---\n", "IK105"),
    "many wrong items": (f"{_ID}titel: x\ntaggar: [{'[], ' * 50_000}a]\n---\n", "IK105"),
    "many risks": (f"{_ID}titel: x\nriskbedömningar:\n" + "  - {}\n" * 20_000 + "---\n", "IK105"),
}

#: name -> (raw content, code)
RAW: dict[str, tuple[bytes, str | None]] = {
    "empty": (b"", "IK103"),
    "white space": (b" \n\n", "IK103"),
    "nul": (HEAD.encode() + b"a\x00b", "IK101"),
    "nul alone": (b"\x00" * 1000, "IK101"),
    "byte order mark": (b"\xef\xbb\xbf" + HEAD.encode(), "IK102"),
    "UTF-16": (HEAD.encode("utf-16"), "IK101"),
    "UTF-16 without mark": (HEAD.encode("utf-16-le"), "IK101"),
    "UTF-32": (HEAD.encode("utf-32"), "IK101"),
    "latin 1": (HEAD.encode("latin-1"), "IK101"),
    "CRLF": (HEAD.replace("\n", "\r\n").encode(), "IK109"),
    "CR": (HEAD.replace("\n", "\r").encode(), "IK109"),
    "two parts": (HEAD.replace("å", "a\u030a").replace("ä", "a\u0308").encode(), "IK108"),
    "two parts late on a long line": (HEAD.encode() + b"a" * 900_000 + b"a\xcc\x8a", "IK108"),
    "lone surrogate": (HEAD.encode() + b"\xed\xa0\x80", "IK101"),
    "overlong": (HEAD.encode() + b"\xc0\xaf", "IK101"),
    "escape sequences": (HEAD.encode() + b"\x1b[31m", "IK101"),
    "line separator": (HEAD.encode() + "a\u2028b".encode(), "IK101"),
    "right to left": (HEAD.encode() + "\u202etxet\u202c\n".encode(), None),
    "one byte too many": (HEAD.encode() + b"a" * (1_000_001 - len(HEAD.encode())), "IK105"),
    "as large as may be": (HEAD.encode() + b"a" * (1_000_000 - len(HEAD.encode())), None),
    "hundred megabytes": (b"a" * 100_000_000, "IK105"),
    "zip": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 10, "IK101"),
}


def codes(judge: Judge, register: Path) -> set[str]:
    """The codes of the findings about the register."""
    return {finding["code"] for finding in judge.findings(register)}


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_front_matter(name: str, judge: Judge, register: Path) -> None:
    """The trap is judged, and told by the code that it has."""
    content, code = FRONT_MATTER[name]
    (register / "ASN-R01-prov.md").write_bytes(content.encode())
    found = codes(judge, register)
    assert code is None or code in found


@pytest.mark.parametrize("name", RAW)
def test_raw(name: str, judge: Judge, register: Path) -> None:
    """The same for bytes."""
    content, code = RAW[name]
    (register / "ASN-R01-prov.md").write_bytes(content)
    found = codes(judge, register)
    assert code is None or code in found


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_settings(name: str, judge: Judge, register: Path) -> None:
    """The same texts as register.yml."""
    (register / "register.yml").write_text(FRONT_MATTER[name][0].replace("---\n", ""), "utf-8")
    judge.findings(register)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\x00", b"", b"\xef\xbb\xbfformat: 1\n", b"format: 1\nformat: 1\n"])
def test_raw_settings(content: bytes, judge: Judge, register: Path) -> None:
    """Bytes as register.yml."""
    (register / "register.yml").write_bytes(content)
    judge.findings(register)


def test_empty_folder(judge: Judge, tmp_path: Path) -> None:
    """A folder without anything: the settings are missing, nothing else is said."""
    assert codes(judge, tmp_path) == {"IK120"}


def test_folder_named_as_a_record(judge: Judge, register: Path) -> None:
    """A folder is a folder, whatever its name."""
    (register / "ASN-R01-mapp.md").mkdir()
    (register / "ASN-R01-mapp.md" / "ASN-R02-prov.md").write_text("", "utf-8")
    found = judge.findings(register)
    assert [Path(f["path"]).name for f in found if f["code"] == "IK103"] == ["ASN-R02-prov.md"]


def test_folder_as_settings(judge: Judge, register: Path) -> None:
    """So is one where the settings should be."""
    (register / "register.yml").unlink()
    (register / "register.yml").mkdir()
    assert "IK101" in codes(judge, register)


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "../utanför.md", "finns-inte.md", "ASN-R01-prov.md", "/dev/zero", "."]
)
def test_link(target: str, judge: Judge, register: Path) -> None:
    """Links out, links to nothing, to themselves, to devices and to the folder itself."""
    (register.parent / "utanför.md").write_text(HEAD, "utf-8")
    (register / "ASN-R01-prov.md").symlink_to(target)
    assert "IK106" in codes(judge, register)


def test_link_within(judge: Judge, register: Path) -> None:
    """A link within the register gives the same record twice, which is told."""
    (register / "ASN-R01-ett.md").write_text(HEAD, "utf-8")
    (register / "ASN-R01-två.md").symlink_to("ASN-R01-ett.md")
    assert "IK01" in codes(judge, register)


def test_loop_of_folders(judge: Judge, register: Path) -> None:
    """A link to a folder above is told and not followed."""
    (register / "a").mkdir()
    (register / "a" / "b").symlink_to("..")
    assert "IK106" in codes(judge, register)


def test_pipe(judge: Judge, register: Path) -> None:
    """A named pipe would be waited for without end."""
    os.mkfifo(register / "ASN-R01-prov.md")
    assert "IK101" in codes(judge, register)


@pytest.mark.parametrize(
    "name",
    [b"ASN-R01-\xff\xfe.md", b"ASN-R01 mellanslag.md", "ASN-R01-å.md".encode(), "ASN-R01-a\u030a.md".encode(), b"ASN-R01-\n.md", b"-.md",
     b"ASN-R01-'\".md", b"ASN-R01-$(x).md", b"ASN-R01-\x1b[31m.md", b"ASN-R01-" + b"x" * 200 + b".md", b".md", b"..md", b"ASN-R01-<b>.md", b"ASN-R01.MD"],
)  # fmt: skip
def test_file_name(name: bytes, judge: Judge, register: Path) -> None:
    """Names of any bytes are shown, not choked on."""
    (register / os.fsdecode(name)).write_text(HEAD, "utf-8")
    judge.findings(register)


def test_same_name_in_two_spellings(judge: Judge, register: Path) -> None:
    """Two files whose names are one when composed are both judged."""
    (register / "ASN-R01-\u00e5.md").write_text(HEAD, "utf-8")
    (register / "ASN-R01-a\u030a.md").write_text(HEAD, "utf-8")
    assert "IK01" in codes(judge, register)


def test_deep_folders(judge: Judge, register: Path) -> None:
    """Folders within folders, as deep as the system lets them be."""
    folder = register
    for _ in range(150):
        folder = folder / "mapp"
    folder.mkdir(parents=True)
    (folder / "ASN-R01-prov.md").write_text(HEAD, "utf-8")
    judge.findings(register)


def test_missing_folder_is_no_crash(judge: Judge, tmp_path: Path) -> None:
    """The command says so and exits 2, which the judge does not take for a verdict."""
    with pytest.raises(AssertionError):
        judge.findings(tmp_path / "finns-inte")
    assert codes(judge, tmp_path) == {"IK120"}
