"""`ik agenda` on a register of its own: names, numbers, sheets, lists, one file of all, a zip."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdf

from tests.verapdf import failures

from . import foreign_files
from .conftest import BOARD, COMMITTEE, PREPARATION, PROJECT, Office

Pages = Callable[[bytes], list[str]]

#: at preparation there is one matter, at the committee the two come in another order
PREPARED = [
    "00-bilageforteckning.pdf",
    "00-bilageforteckning.txt",
    "01-tjansteskrivelse.pdf",
    "02-uppfoljning-av-internkontrollplan.pdf",
    "03-sekretess.pdf",
    "04-enkat-till-cheferna.pdf",
    "05-avtal-om-loggkontroll.pdf",
    "06-revisorernas-grundlaggande-granskning.pdf",
    "07-urvalet-i-stickprovet.pdf",
    "07-urvalet-i-stickprovet.xlsx",
]
LIST = """\
Bilageförteckning: ASN sammanträde 23 oktober 2025

1. Uppföljning av internkontrollplan 2025, tertial 2
Diarienummer: ASN-2025-101
Bilaga 1. Tjänsteskrivelse (# sidor)
Bilaga 2. Uppföljning av internkontrollplan 2025 – tertial 2 (# sidor)
Bilaga 3. Sekretess enligt 26 kap. 1 § offentlighets- och sekretesslagen (2009:400)
Bilaga 4. Enkät till cheferna (2 sidor, 2 september 2025)
Bilaga 5. Avtal om loggkontroll (3 sidor, inte tillgänglighetsanpassad)
Bilaga 6. Revisorernas grundläggande granskning (maj 2025, delas ut separat)
Bilaga 7. Urvalet i stickprovet (fil: 1-07-urvalet-i-stickprovet.xlsx)

2. Internkontrollplan 2026
Diarienummer: ASN-2025-102
Bilaga 1. Tjänsteskrivelse (# sidor)
Bilaga 2. Internkontrollplan 2026 (# sidor)
"""


def test_names_and_numbers_are_the_same_at_every_meeting(finished: Office) -> None:
    prepared = list(finished.files(PREPARATION))
    assert prepared == sorted([*PREPARED, f"{PREPARATION}-samlad.pdf", f"{PREPARATION}.zip"])
    for meeting, place in ((COMMITTEE, "2"), (BOARD, "1")):
        names = [name for name in finished.files(meeting) if name.startswith(f"{place}-")]
        assert [name.removeprefix(f"{place}-") for name in names] == PREPARED[2:]


def test_a_foreign_file_and_its_sheet_are_the_same_bytes_at_every_meeting(finished: Office) -> None:
    first = finished.files(PREPARATION)
    last = finished.files(BOARD)
    for name in ("03-sekretess.pdf", "04-enkat-till-cheferna.pdf", "05-avtal-om-loggkontroll.pdf"):
        assert first[name] == last[f"1-{name}"]


def test_every_page_of_our_own_has_its_number(finished: Office, pages: Pages) -> None:
    for name, content in finished.files().items():
        if (number := re.match(r"[12]-0(\d)-", name)) and name.endswith(".pdf"):
            own = pages(content)
            if "avtal" in name or "enkat" in name:
                own = own[:1]
            assert own
            for page in own:
                assert f"Bilaga {number.group(1)}" in page, name


def test_the_list_to_paste_into_the_notice(finished: Office) -> None:
    """Word for word; how many pages our own documents have is the typesetter's business."""
    text = finished.files()["00-bilageforteckning.txt"].decode("utf-8")
    own = r"(?<=Tjänsteskrivelse \()\d+ sid(?:a|or)|(?<=tertial 2 \()\d+ sid(?:a|or)|(?<=plan 2026 \()\d+ sid(?:a|or)"
    assert re.sub(own, "# sidor", text) == LIST


def test_page_counts_are_those_of_the_files(finished: Office, pages: Pages) -> None:
    files = finished.files()
    listed = files["00-bilageforteckning.txt"].decode("utf-8").partition("\n2. ")[0]
    counts = {int(n): int(count) for n, count in re.findall(r"Bilaga (\d)\. .*\((\d+) sid", listed)}
    assert sorted(counts) == [1, 2, 4, 5]
    for number, count in counts.items():
        (name,) = (name for name in files if name.startswith(f"1-0{number}-") and name.endswith(".pdf"))
        assert len(pages(files[name])) == count


def test_a_foreign_pdf_is_untouched_behind_its_sheet(finished: Office) -> None:
    """What is drawn on its pages is the same, byte for byte."""
    with (
        pikepdf.open(io.BytesIO(finished.files()["1-05-avtal-om-loggkontroll.pdf"])) as made,
        pikepdf.open(io.BytesIO(foreign_files.untagged())) as file,
    ):
        assert len(made.pages) == 1 + len(file.pages)
        for ours, theirs in zip(list(made.pages)[1:], file.pages, strict=True):
            assert ours.Contents.read_bytes() == theirs.Contents.read_bytes()
            assert ours.MediaBox == theirs.MediaBox


def test_of_a_secret_appendix_only_the_number_and_the_law(finished: Office, pages: Pages) -> None:
    (page,) = pages(finished.files()["1-03-sekretess.pdf"])
    words = " ".join(page.split())
    assert "Sekretess enligt 26 kap. 1 § offentlighets- och sekretesslagen (2009:400)" in words
    assert "Bilagan omfattas av sekretess och ingår inte i de här handlingarna." in words


def test_what_is_not_accessible_is_named(finished: Office, pages: Pages) -> None:
    done = finished.agenda()
    told = "Filen är inte tillgänglighetsanpassad: den saknar taggar för uppläsning, språk och titel."
    assert f"1-05-avtal-om-loggkontroll.pdf: {told}" in done.stderr
    assert "enkat" not in done.stderr
    assert told in " ".join(pages(finished.files()["1-05-avtal-om-loggkontroll.pdf"])[0].split())


def test_a_sheet_for_what_is_elsewhere_and_for_what_is_no_pdf(finished: Office, pages: Pages) -> None:
    files = finished.files()
    (elsewhere,) = pages(files["1-06-revisorernas-grundlaggande-granskning.pdf"])
    assert "Handlingen finns inte i registret. Den delas ut separat." in " ".join(elsewhere.split())
    (beside,) = pages(files["1-07-urvalet-i-stickprovet.pdf"])
    assert "1-07-urvalet-i-stickprovet.xlsx" in beside.replace("\n", "")
    assert files["1-07-urvalet-i-stickprovet.xlsx"] == (finished.records / "urval.xlsx").read_bytes()


def test_all_in_one_file_with_bookmarks(finished: Office) -> None:
    """Under each matter its appendices, and under each of those its own bookmarks."""
    files = finished.files()
    whole = pypdf.PdfReader(io.BytesIO(files[f"{BOARD}-samlad.pdf"]))
    parts = [name for name in files if name.endswith(".pdf") and not name.endswith("samlad.pdf")]
    assert len(whole.pages) == sum(len(pypdf.PdfReader(io.BytesIO(files[name])).pages) for name in parts)
    marks = titles(whole)
    assert [mark if isinstance(mark, str) else None for mark in marks] == [
        "Bilageförteckning", None, "1. Uppföljning av internkontrollplan 2025, tertial 2", None,
        "2. Internkontrollplan 2026", None,
    ]  # fmt: skip
    first = [mark for mark in marks[3] if isinstance(mark, str)]
    assert first[:3] == [
        "Bilaga 1 – Tjänsteskrivelse",
        "Bilaga 2 – Uppföljning av internkontrollplan 2025 – tertial 2",
        "Bilaga 3 – Sekretess enligt 26 kap. 1 § offentlighets- och sekretesslagen (2009:400)",
    ]
    survey = marks[3][marks[3].index("Bilaga 4 – Enkät till cheferna") + 1]
    assert survey == ["Försättsblad", "Enkät till cheferna", ["Enkäten", "Metoden"]]


def titles(reader: pypdf.PdfReader) -> list[Any]:
    def of(items: list[Any]) -> list[Any]:
        return [of(one) if isinstance(one, list) else str(one.title) for one in items]

    return of(list(reader.outline))


def test_every_paper_conforms_but_those_with_a_file_that_does_not(finished: Office) -> None:
    pdfs = {name: content for name, content in finished.files().items() if name.endswith(".pdf")}
    assert sorted(failures(pdfs)) == ["1-05-avtal-om-loggkontroll.pdf", f"{BOARD}-samlad.pdf"]
    for name in ("1-05-avtal-om-loggkontroll.pdf", f"{BOARD}-samlad.pdf"):
        with pikepdf.open(io.BytesIO(pdfs[name])) as made:
            assert b"<pdfuaid:part>" not in made.Root.Metadata.read_bytes()


def test_the_zip_holds_it_all_of_the_meetings_day(finished: Office) -> None:
    files = finished.files()
    with zipfile.ZipFile(io.BytesIO(files.pop(f"{BOARD}.zip"))) as packed:
        assert {info.filename: packed.read(info) for info in packed.infolist()} == {
            f"{BOARD}/{name}": content for name, content in files.items()
        }
        assert {info.date_time for info in packed.infolist()} == {(2025, 10, 23, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in packed.infolist()} == {0o100644}


def test_the_same_bytes_on_another_path_in_another_time_zone(finished: Office, office: Office) -> None:
    done = office.agenda(BOARD, TZ="Pacific/Auckland", PYTHONHASHSEED="7", IK_CACHE="0", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert office.files() == finished.files()


def test_the_example_registers_own_meeting(office: Office) -> None:
    """Memorandum, statement, and the auditors' report that is elsewhere; all in one file that conforms."""
    example = Office(PROJECT / "records", office.output)
    done = example.agenda("ASN-2023-10-26")
    assert done.returncode == 0, done.stderr
    files = example.files("ASN-2023-10-26")
    listed = files["00-bilageforteckning.txt"].decode("utf-8").splitlines()
    assert re.fullmatch(r"Bilaga 1\. (G-)?Tjänsteskrivelse \(\d+ sidor\)", listed[4])
    assert re.fullmatch(r"Bilaga 2\. Yttrande \(\d+ sidor\)", listed[5])
    assert listed[6].startswith("Bilaga 3. Rapport – Granskning av nämndernas arbete")
    assert listed[6].endswith("delas ut separat)")
    assert failures({name: content for name, content in files.items() if name.endswith(".pdf")}) == {}


def test_a_file_that_is_named_several_times_is_one_appendix(office: Office) -> None:
    """Once in `beslutsunderlag` and once in `bilagor`, or in `bilagor` of the matter and of its report."""
    assert office.agenda(PREPARATION).returncode == 0
    before = office.files(PREPARATION)["00-bilageforteckning.txt"]
    own = "{fil: urval.xlsx, titel: Urvalet i stickprovet}"
    again = f"{own}\n  - {{fil: avtal.pdf, titel: Avtalet en gång till}}\n"
    office.change("ASN-ARENDE-2025-01", f"{own}\n", again)
    office.change("ASN-2025-RAPPORT-T2", "typ: rapport\n", f"typ: rapport\nbilagor:\n  - {again}")
    done = office.agenda(PREPARATION)
    assert done.returncode == 0, done.stderr
    assert office.files(PREPARATION)["00-bilageforteckning.txt"] == before
    (office.records / "ny.xlsx").write_bytes((office.records / "urval.xlsx").read_bytes())
    office.change("ASN-2025-RAPPORT-T2", "fil: urval.xlsx", "fil: ny.xlsx")
    assert office.agenda(PREPARATION).returncode == 0
    assert office.files(PREPARATION)["00-bilageforteckning.txt"].count(b"Urvalet i stickprovet") == 2
