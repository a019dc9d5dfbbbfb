"""The tables of a record's own lists: agenda, minutes, appendices."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.pages.appendix_list import appendix_list
from internkontroll.pages.view import View
from internkontroll.records import Matter, Meeting, Record


def parts_of_record(view: View, record: Record) -> Iterator[str]:
    """Headings and tables of what a record lists."""
    match record:
        case Matter() if not record.historical:
            yield view.write.heading(2, "Bilagor")
            yield appendix_list(view, record)
        case Meeting():
            yield from _meeting(view, record)
        case _:
            return


def _meeting(view: View, meeting: Meeting) -> Iterator[str]:
    paragraphs = {minute.matter: minute.paragraph for minute in meeting.minutes}
    matters = list(dict.fromkeys((*meeting.agenda, *paragraphs)))
    if not matters:
        return
    yield view.write.heading(2, "Dagordning")
    rows = [(view.link(matter), f"§ {paragraphs[matter]}" if paragraphs.get(matter) else "–") for matter in matters]
    yield view.write.table(("Ärende", "Paragraf"), rows)
    for matter_id in matters:
        matter = view.register.get(matter_id, Matter)
        if matter is not None and not matter.historical:
            yield view.write.heading(3, f"Bilagor: {matter.title}" if len(matters) > 1 else "Bilagor")
            yield appendix_list(view, matter)
