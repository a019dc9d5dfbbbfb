"""The tables of a record's own lists: assessments, agenda, minutes, basis documents."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.language import swedish
from internkontroll.pages.attachments import file_link
from internkontroll.pages.view import View
from internkontroll.records import Matter, Meeting, Record, Risk
from internkontroll.records.matter import BasisDocument


def parts_of_record(view: View, record: Record) -> Iterator[str]:
    """Headings and tables of what a record lists."""
    match record:
        case Risk() if record.assessments:
            yield view.write.heading(2, "Riskbedömningar")
            yield _assessments(view, record)
        case Matter() if record.basis:
            yield view.write.heading(2, "Beslutsunderlag")
            yield view.write.bullets([_basis(view, record, one) for one in record.basis])
        case Meeting():
            yield from _meeting(view, record)
        case _:
            return


def _assessments(view: View, risk: Risk) -> str:
    rows = []
    for one in risk.assessments:
        score = "–" if one.value is None else f"{one.value} ({one.probability} × {one.consequence})"
        position = swedish.capitalised(one.position or "–")
        told = ", ".join(text for text in (one.decided_by, one.comment) if text)
        rows.append((swedish.capitalised(swedish.time_point(one.date)), score, position, view.write.text(told or "–")))
    return view.write.table(("Datum", "Riskvärde (sannolikhet × konsekvens)", "Ställningstagande", "Kommentar"), rows)


def _basis(view: View, matter: Matter, one: BasisDocument) -> str:
    if one.secrecy is not None:
        return f"Sekretess enligt {view.write.text(one.secrecy)}"
    if one.record is not None:
        return view.link(one.record)
    assert one.title is not None
    told = [one.case_number] if one.case_number else []
    told += [swedish.time_point(one.date)] if one.date else []
    after = f" ({view.write.text(', '.join(told))})" if told else ""
    if one.file:
        return file_link(view, matter, one.file, one.title) + after
    return view.write.text(one.title) + after


def _meeting(view: View, meeting: Meeting) -> Iterator[str]:
    paragraphs = {minute.matter: minute.paragraph for minute in meeting.minutes}
    matters = list(dict.fromkeys((*meeting.agenda, *paragraphs)))
    if matters:
        yield view.write.heading(2, "Dagordning")
        rows = [(view.link(matter), f"§ {paragraphs[matter]}" if paragraphs.get(matter) else "–") for matter in matters]
        yield view.write.table(("Ärende", "Paragraf"), rows)
