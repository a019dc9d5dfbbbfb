"""What a report owes and tells: follow-ups with a day of their own, later decisions, what is carried between years.

The report, the check and the executive board's summary go by one rule (`questions/due.py`), the promises' own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from internkontroll.check import check
from internkontroll.documents import document_of
from internkontroll.documents.comparison import earlier_of
from internkontroll.questions import answering
from internkontroll.questions.due import due_entries
from internkontroll.questions.promises import promises
from internkontroll.records import FollowUp
from internkontroll.register import Register
from tests.documents.reading import chapter, rows, small

DAY = date(2026, 12, 1)
PLAN = """id: ASN-{year}
typ: plan
nämnd: ASN
år: {year}
beslut: [{{datum: {year}-01-02, paragraf: 1}}]
rapporteringstillfällen:
  - {{kod: T1, namn: tertial 1, tidpunkt: {year}-05}}
  - {{kod: T2, namn: tertial 2, tidpunkt: {year}-09}}
  - {{kod: AR, namn: årsrapport, tidpunkt: {later}-01, omfattar: alla}}
poster:
"""
REPORT = "id: ASN-{year}-RAPPORT-{code}\ntyp: rapport\ntillfälle: ASN-{year}-{code}\n"
TOLD = "\n## Genomförda åtgärder\n\nDet här är gjort {when}.\n"


def plan(*entries: str, year: int = 2025) -> str:
    return PLAN.format(year=year, later=year + 1) + "".join(f"  - {{{entry}}}\n" for entry in entries)


def action(number: int) -> str:
    return f"id: ASN-2025-D0{number}\ntyp: åtgärd\ntitel: Åtgärd {number}\nslag: direktåtgärd\nnämnd: ASN\n"


def told(item: str, when: str, status: str = "genomförd", again: str = "") -> str:
    """A follow-up at a point (`ASN-2025-T1`) or on a day."""
    time = f"datum: {when}" if when[0] == "2" else f"tillfälle: {when}"
    code = when if when[0] == "2" else when.rpartition("-")[2]
    head = f"id: {item}-{code}\ntyp: uppföljning\navser: {item}\n{time}\nstatus: {status}\n"
    head += f"rapporteras_igen: {again}\n" if again else ""
    return f"---\n{head}---\n" + TOLD.format(when=when)


def laid(folder: Path, entries: tuple[str, ...], *follow_ups: str, more: Mapping[str, str] | None = None) -> Register:
    """A board's year with every report, the items of its plan, and these follow-ups."""
    files = {"ASN-2025-x": plan(*entries), **{f"ASN-2025-D0{n}-x": action(n) for n in (1, 2)}, **(more or {})}
    files |= {f"ASN-2025-RAPPORT-{code}": REPORT.format(year=2025, code=code) for code in ("T1", "T2", "AR")}
    return small(folder, files | {f"uppföljning-{n}": text for n, text in enumerate(follow_ups)})


def text(register: Register, document_id: str) -> str:
    document = document_of(register, document_id, DAY)
    assert document is not None
    return document.markdown


def stands(register: Register, document_id: str) -> dict[str, str]:
    """Each item of a report's table, and how it stands."""
    document = document_of(register, document_id, DAY)
    assert document is not None
    name = "Planen i sin helhet" if document_id.endswith("AR") else "Rapporten i översikt"
    return {row[0]: row[2] for row in rows(chapter(document, name))}


def missing(register: Register, *codes: str) -> list[tuple[str, str]]:
    """The findings of some rules, each with its file."""
    found = [f for f in check(register, DAY).findings if f.code in codes]
    return [(f.code, Path(str(f.location).split(":", 1)[0]).stem) for f in found]


def due(register: Register, point_id: str) -> list[str]:
    point = register.point(point_id)
    assert point is not None
    return [entry.item for entry in due_entries(register, point)]


ENTRIES = ("post: ASN-2025-D01, rapporteras: [AR]", "post: ASN-2025-D02, rapporteras: [AR]")


def test_a_follow_up_with_its_own_day_answers(tmp_path: Path) -> None:
    """Final in November, and one in the month of the year's report that is not final: both stand in that report."""
    register = laid(tmp_path, ENTRIES, told("ASN-2025-D01", "2025-11-20"), told("ASN-2025-D02", "2026-01-23", "pågår"))
    assert stands(register, "ASN-2025-RAPPORT-AR") == {"Åtgärd 1": "Genomförd", "Åtgärd 2": "Pågår"}
    report = text(register, "ASN-2025-RAPPORT-AR")
    assert "| Genomförd | 20 november 2025 |" in report
    assert "**Slutrapporterad den 20 november 2025.** Det som nämnden fick veta då" in report
    assert "**Redovisad den 23 januari 2026.**" in report
    assert [report.count(f"gjort {day}") for day in ("2025-11-20", "2026-01-23")] == [1, 1]
    assert missing(register, "IK29") == []


def test_what_is_not_final_and_came_before_does_not_answer(tmp_path: Path) -> None:
    register = laid(tmp_path, ENTRIES, told("ASN-2025-D01", "2025-11-20", "pågår"), told("ASN-2025-D02", "2026-01-23"))
    assert stands(register, "ASN-2025-RAPPORT-AR")["Åtgärd 1"] == "Ingen uppföljning lämnad"
    assert missing(register, "IK29") == [("IK29", "ASN-2025-RAPPORT-AR")]


@pytest.mark.parametrize("when", ["ASN-2025-T2", "2025-09-20"])
def test_a_late_answer_keeps_the_promise_but_not_the_report(tmp_path: Path, when: str) -> None:
    """What was told in September answers what May had promised; the report of May had nothing to tell."""
    entries = ("post: ASN-2025-D01, rapporteras: [T1]", "post: ASN-2025-D02, rapporteras: [T1]")
    register = laid(tmp_path, entries, told("ASN-2025-D01", when), told("ASN-2025-D02", "ASN-2025-T1"))
    assert stands(register, "ASN-2025-RAPPORT-T1") == {"Åtgärd 1": "Ingen uppföljning lämnad", "Åtgärd 2": "Genomförd"}
    point = register.point("ASN-2025-T1")
    assert point is not None
    reply = answering.at_point(register, "ASN-2025-D01", point)
    assert reply is not None
    assert reply.record.startswith("ASN-2025-D01")
    assert missing(register, "IK29") == [("IK29", "ASN-2025-RAPPORT-T1")]


def test_what_was_told_on_a_day_stands_in_the_first_report_after(tmp_path: Path) -> None:
    """Planned for both tertials, finally told in April: once in May, not again in September, again for the year."""
    entries = ("post: ASN-2025-D01, rapporteras: [T1, T2]", "post: ASN-2025-D02, rapporteras: [T2]")
    register = laid(tmp_path, entries, told("ASN-2025-D01", "2025-04-10"), told("ASN-2025-D02", "2025-04-10"))
    told_in = {
        code: text(register, f"ASN-2025-RAPPORT-{code}").count("gjort 2025-04-10") for code in ("T1", "T2", "AR")
    }
    assert told_in == {"T1": 1, "T2": 1, "AR": 2}
    assert due(register, "ASN-2025-T2") == ["ASN-2025-D02"], "it was not told of in the report of tertial 1"
    assert missing(register, "IK29") == []


def test_the_meeting_closes_a_report(tmp_path: Path) -> None:
    """The board met on 20 February, after the point's month: until then what is told stands in the report."""
    more = {
        "ASN-ARENDE-2026-02-x": "id: ASN-ARENDE-2026-02\ntyp: ärende\ntitel: Årsrapport\nslag: uppföljning\n"
        "nämnd: ASN\n"
        "beslutsunderlag: [{id: ASN-2025-RAPPORT-AR}]\n"
        "beslutsplanering: [ASN-2026-02-20]\n",
        "ASN-2026-02-20": "id: ASN-2026-02-20\ntyp: sammanträde\nnämnd: ASN\nslag: nämnd\ndatum: 2026-02-20\n",
    }
    register = laid(
        tmp_path, ENTRIES, told("ASN-2025-D01", "2026-02-19"), told("ASN-2025-D02", "2026-02-21"), more=more
    )
    assert stands(register, "ASN-2025-RAPPORT-AR") == {"Åtgärd 1": "Genomförd", "Åtgärd 2": "Ingen uppföljning lämnad"}


@pytest.mark.parametrize("cancelled", ["2025-04-30", "2025-05", "2025-06-01"])
def test_a_later_decision_does_not_change_an_earlier_report(tmp_path: Path, cancelled: str) -> None:
    """An item that the board cancels in June was due in May; the year's report only says that it is out."""
    out = cancelled < "2025-06"
    gone = f"utgår: {{datum: {cancelled}, paragraf: 4, skäl: Staden gör det}}"
    entries = (f"post: ASN-2025-D01, rapporteras: [T1], {gone}", "post: ASN-2025-D02, rapporteras: [T1]")
    register = laid(tmp_path, entries, told("ASN-2025-D02", "ASN-2025-T1"))
    here = stands(register, "ASN-2025-RAPPORT-T1")
    assert here == {"Åtgärd 1": "Utgår: Staden gör det" if out else "Ingen uppföljning lämnad", "Åtgärd 2": "Genomförd"}
    assert ("ASN-2025-D01" in due(register, "ASN-2025-T1")) is not out
    assert ("Ingen uppföljning har lämnats vid tertial 1" in text(register, "ASN-2025-RAPPORT-T1")) is not out
    assert missing(register, "IK29") == ([] if out else [("IK29", "ASN-2025-RAPPORT-T1")])
    assert stands(register, "ASN-2025-RAPPORT-AR")["Åtgärd 1"] == "Utgår: Staden gör det"
    assert due(register, "ASN-2025-AR") == ["ASN-2025-D02"]


def test_a_decision_after_the_years_report_does_not_change_it(tmp_path: Path) -> None:
    gone = "utgår: {datum: 2026-03-05, paragraf: 4, skäl: Staden gör det}"
    entries = (f"post: ASN-2025-D01, rapporteras: [AR], {gone}", "post: ASN-2025-D02, rapporteras: [AR]")
    register = laid(tmp_path, entries, told("ASN-2025-D02", "ASN-2025-AR"))
    assert stands(register, "ASN-2025-RAPPORT-AR")["Åtgärd 1"] == "Ingen uppföljning lämnad"
    assert due(register, "ASN-2025-AR") == ["ASN-2025-D01", "ASN-2025-D02"]


def test_what_is_cancelled_stands_only_where_it_was_planned(tmp_path: Path) -> None:
    """Cancelled in April and planned for tertial 2: the table of tertial 1 has no reason to name it."""
    gone = "utgår: {datum: 2025-04-05, paragraf: 4, skäl: Staden gör det}"
    more = {"ASN-2025-D03-x": action(3)}
    entries = (
        f"post: ASN-2025-D01, rapporteras: [T2], {gone}",
        "post: ASN-2025-D02, rapporteras: [T1]",
        "post: ASN-2025-D03, rapporteras: [T1]",
    )
    register = laid(tmp_path, entries, more=more)
    assert list(stands(register, "ASN-2025-RAPPORT-T1")) == ["Åtgärd 2", "Åtgärd 3"]


def next_year(folder: Path, *follow_ups: str, first: str = "ASN-2025-AR") -> Register:
    """An item of 2025 deferred to tertial 1 of 2026, whose plan lists another."""
    more = {
        "ASN-2026-x": plan("post: ASN-2025-D02, rapporteras: [T1]", year=2026),
        "ASN-2026-RAPPORT-T1": REPORT.format(year=2026, code="T1"),
    }
    entries = ("post: ASN-2025-D01, rapporteras: [AR]",)
    later = told("ASN-2025-D01", first, "pågår", again="ASN-2026-T1")
    return laid(folder, entries, later, told("ASN-2025-D02", "ASN-2026-T1"), *follow_ups, more=more)


def test_what_is_deferred_to_next_year_is_missed_there(tmp_path: Path) -> None:
    """The report of the next plan names it, and the check says once that it is missing."""
    register = next_year(tmp_path)
    assert due(register, "ASN-2026-T1") == ["ASN-2025-D02", "ASN-2025-D01"]
    here = stands(register, "ASN-2026-RAPPORT-T1")
    assert here == {"Åtgärd 2": "Genomförd", "Åtgärd 1 (från planen för 2025)": "Ingen uppföljning lämnad"}
    report = text(register, "ASN-2026-RAPPORT-T1")
    assert "**Framflyttad hit från planen för 2025.**" in report
    assert missing(register, "IK15", "IK29", "IK59") == [("IK29", "ASN-2026-RAPPORT-T1")]


def test_what_is_deferred_to_next_year_is_told_there(tmp_path: Path) -> None:
    register = next_year(tmp_path, told("ASN-2025-D01", "ASN-2026-T1").replace("D01-T1", "D01-2026-T1"))
    assert stands(register, "ASN-2026-RAPPORT-T1")["Åtgärd 1 (från planen för 2025)"] == "Genomförd"
    assert "Det här är gjort ASN-2026-T1." in chapter_of(register, "Åtgärd: Åtgärd 1")
    assert "Rapporten redovisar två direktåtgärder." in text(register, "ASN-2026-RAPPORT-T1")
    assert missing(register, "IK15", "IK29", "IK30", "IK59") == []
    assert [p.about for p in promises(register) if p.answered_by == "ASN-2025-D01-2026-T1"] == ["ASN-2025-D01"]


def test_what_was_final_before_the_next_year_is_not_due_there(tmp_path: Path) -> None:
    register = next_year(tmp_path, told("ASN-2025-D01", "ASN-2025-AR"), first="ASN-2025-T2")
    assert due(register, "ASN-2026-T1") == ["ASN-2025-D02"]


def test_what_was_cancelled_before_the_next_year_is_not_due_there(tmp_path: Path) -> None:
    """Its own plan's decision of February takes it out of the next plan's report too."""
    register = next_year(tmp_path)
    cancelled = "utgår: {datum: 2026-02-12, paragraf: 8, skäl: Staden gör det}"
    (tmp_path / "b").mkdir()
    files = {f.stem: f.read_text("utf-8") for f in tmp_path.glob("*.md")}
    files["ASN-2025-x"] = plan(f"post: ASN-2025-D01, rapporteras: [AR], {cancelled}")
    assert due(register, "ASN-2026-T1") == ["ASN-2025-D02", "ASN-2025-D01"]
    assert due(small(tmp_path / "b", files), "ASN-2026-T1") == ["ASN-2025-D02"]


def test_what_is_only_history_promises_nothing_for_next_year(tmp_path: Path) -> None:
    register = next_year(tmp_path)
    (tmp_path / "b").mkdir()
    files = {f.stem: f.read_text("utf-8") for f in tmp_path.glob("*.md")}
    files["uppföljning-0"] = files["uppföljning-0"].replace("status:", "historik: ja\nstatus:")
    assert due(register, "ASN-2026-T1") == ["ASN-2025-D02", "ASN-2025-D01"]
    assert due(small(tmp_path / "b", files), "ASN-2026-T1") == ["ASN-2025-D02"]


def test_what_another_board_was_told_is_not_in_this_boards_report(tmp_path: Path) -> None:
    """A joint action in the plans of two boards: each board's report tells what that board has been told."""
    more = {
        "HVO-x": "id: HVO\ntyp: organisation\ntitel: Vårdnämnden\nslag: nämnd\n",
        "HVO-2025-x": plan("post: ASN-2025-D01, rapporteras: [T1]").replace("ASN-2025\n", "HVO-2025\n", 1)
        .replace("nämnd: ASN", "nämnd: HVO"),
        "HVO-told": told("ASN-2025-D01", "HVO-2025-T1").replace("D01-T1", "D01-HVO-T1"),
    }  # fmt: skip
    entries = ("post: ASN-2025-D01, rapporteras: [T2]", "post: ASN-2025-D02, rapporteras: [T2]")
    register = laid(tmp_path, entries, told("ASN-2025-D02", "ASN-2025-T2"), more=more)
    assert stands(register, "ASN-2025-RAPPORT-T2") == {"Åtgärd 1": "Ingen uppföljning lämnad", "Åtgärd 2": "Genomförd"}
    assert missing(register, "IK29") == [("IK29", f"ASN-2025-RAPPORT-{code}") for code in ("AR", "T2")]


def chapter_of(register: Register, heading: str) -> str:
    document = document_of(register, "ASN-2026-RAPPORT-T1", DAY)
    assert document is not None
    return chapter(document, heading)


def test_the_summary_counts_what_the_report_tells(tmp_path: Path) -> None:
    """The executive board's table has the carried item, and a late answer does not fill an earlier report."""
    executive = {"KS-x": "id: KS\ntyp: organisation\ntitel: Kommunstyrelsen\nslag: kommunstyrelse\n"}
    register = next_year(tmp_path)
    more = {f: (tmp_path / f"{f}.md").read_text("utf-8") for f in ("ASN-2026-x", "ASN-2026-RAPPORT-T1")}
    late = told("ASN-2025-D01", "2025-09-20")
    (tmp_path / "b").mkdir()
    register = laid(tmp_path / "b", ("post: ASN-2025-D01, rapporteras: [T1]",), late, more=executive)
    points = {row[0]: row[2:7] for row in rows(summary(register, 2025))}
    assert points["Tertial 1"] == ["1", "0", "0", "0", "1"]
    assert points["Årsrapport"] == ["1", "1", "0", "0", "0"]
    (tmp_path / "c").mkdir()
    again = told("ASN-2025-D01", "ASN-2025-AR", "pågår", again="ASN-2026-T1")
    entries = ("post: ASN-2025-D01, rapporteras: [AR]",)
    register = laid(tmp_path / "c", entries, again, more={**executive, **more})
    assert {row[0]: row[2:7] for row in rows(summary(register, 2026))}["Tertial 1"] == ["2", "0", "0", "0", "2"]


def summary(register: Register, year: int) -> str:
    document = document_of(register, f"KS-{year}-SAMMANSTALLNING", DAY)
    assert document is not None
    return chapter(document, "Rapporter till nämnden")


def audit(audit_id: str, year: int, *before: str, common: bool = False) -> str:
    kind = "slag: kommungemensam\nomfattar: alla\n" if common else "slag: nämndens\nnämnd: ASN\n"
    follows = f"föregångare: [{', '.join(before)}]\n" if before else ""
    return f"id: {audit_id}\ntyp: granskning\ntitel: Granskning {year}\n{kind}år: {year}\n{follows}"


def on(follow_up: str, item: str, when: str, board: str = "ASN") -> str:
    return f"id: {follow_up}\ntyp: uppföljning\nnämnd: {board}\navser: {item}\ndatum: {when}\nstatus: genomförd\n"


def earlier(register: Register, follow_up: str) -> str | None:
    record = register.get(follow_up, FollowUp)
    assert record is not None
    found = earlier_of(register, record)
    return found.follow_up.id if found else None


def test_compared_with_the_last_told_before(tmp_path: Path) -> None:
    """Of three follow-ups of the earlier audit: not the first, nor the one that came after this report."""
    files = {
        "ASN-2022-G01-x": audit("ASN-2022-G01", 2022),
        "ASN-2025-G01-x": audit("ASN-2025-G01", 2025, "ASN-2022-G01"),
    }
    for when in ("2022-10-01", "2023-03-01", "2026-02-01"):
        files[f"ASN-2022-G01-{when}"] = on(f"ASN-2022-G01-{when}", "ASN-2022-G01", when)
    files["ASN-2025-G01-2025-10-01"] = on("ASN-2025-G01-2025-10-01", "ASN-2025-G01", "2025-10-01")
    assert earlier(small(tmp_path, files), "ASN-2025-G01-2025-10-01") == "ASN-2022-G01-2023-03-01"


def test_compared_with_the_latest_of_several(tmp_path: Path) -> None:
    """Two predecessors: the later one, unless it is later than the audit itself or had not been told of by then."""
    files = {
        "ASN-2025-G01-x": audit("ASN-2025-G01", 2025, "ASN-2020-G01", "ASN-2022-G01", "ASN-2024-G01", "ASN-2026-G01"),
        "ASN-2025-G01-2025-10-01": on("ASN-2025-G01-2025-10-01", "ASN-2025-G01", "2025-10-01"),
    }
    for year, when in ((2020, "2020-10-01"), (2022, "2022-10-01"), (2024, "2025-12-01"), (2026, "2025-01-01")):
        item = f"ASN-{year}-G01"
        files |= {f"{item}-x": audit(item, year), f"{item}-{when}": on(f"{item}-{when}", item, when)}
    assert earlier(small(tmp_path, files), "ASN-2025-G01-2025-10-01") == "ASN-2022-G01-2022-10-01"


def test_a_common_audit_is_compared_for_one_board(tmp_path: Path) -> None:
    """The other board was told last; its figures are its own."""
    files = {
        "HVO-x": "id: HVO\ntyp: organisation\ntitel: Vårdnämnden\nslag: nämnd\n",
        "KG-2022-G01-x": audit("KG-2022-G01", 2022, common=True),
        "KG-2025-G01-x": audit("KG-2025-G01", 2025, "KG-2022-G01", common=True),
        "KG-2022-G01-ASN-2022-10-01": on("KG-2022-G01-ASN-2022-10-01", "KG-2022-G01", "2022-10-01"),
        "KG-2022-G01-HVO-2022-12-01": on("KG-2022-G01-HVO-2022-12-01", "KG-2022-G01", "2022-12-01", "HVO"),
        "KG-2025-G01-ASN-2025-10-01": on("KG-2025-G01-ASN-2025-10-01", "KG-2025-G01", "2025-10-01"),
    }
    assert earlier(small(tmp_path, files), "KG-2025-G01-ASN-2025-10-01") == "KG-2022-G01-ASN-2022-10-01"
