"""Lists of records: one page for each type, each board and each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from internkontroll.language import swedish
from internkontroll.pages import links_back
from internkontroll.pages.labels import TYPE_NAMES
from internkontroll.pages.page import Page
from internkontroll.pages.view import View
from internkontroll.questions import relations
from internkontroll.records import TYPES, Action, Audit, FollowUp, Meeting, Organisation, Plan, Record, Report, Risk
from internkontroll.records.identity import SLUGS
from internkontroll.register import Register

#: the page that lists every list
REGISTER_PAGE = "register.md"


def type_path(typ: str) -> str:
    """The page that lists a type's records."""
    return f"{SLUGS[typ]}/index.md"


def board_path(board_id: str) -> str:
    """The page of a board: everything of it by year."""
    return f"namnd/{board_id.lower()}.md"


def year_path(year: int) -> str:
    """The page of a year: everything of it by board."""
    return f"ar/{year}.md"


def list_pages(view: View) -> Iterator[Page]:
    """The register's overview and every list that has something in it."""
    yield _register_page(view)
    for typ, model in TYPES.items():
        yield _type_page(view, typ, view.register.of(model))
    for board in boards(view.register):
        yield _board_page(view, board)
    for year, records in by_year(view.register).items():
        yield _year_page(view, year, records)


def boards(register: Register) -> list[Organisation]:
    """The boards that have records of their own, in order of their titles."""
    found = [
        board
        for board in register.of(Organisation)
        if board.is_board and any(use.path[0] == "nämnd" for use in register.links_to(board.id))
    ]
    return sorted(found, key=lambda board: board.title)


def year_of(register: Register, record: Record) -> int | None:
    """The year a record belongs to: its plan's, its own, or its meeting's."""
    match record:
        case Plan() | Audit():
            return record.year
        case Report() | FollowUp():
            point = register.point(record.reporting_point)
            if point is not None:
                return point.plan.year
            last = record.date.last if isinstance(record, FollowUp) and record.date else None
            return last.year if last else None
        case Action():
            parts = record.id.split("-")
            return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None
        case Meeting():
            return record.date.year
        case _:
            return None


def by_year(register: Register) -> dict[int, list[Record]]:
    """Records of each year, latest year first."""
    years: dict[int, list[Record]] = {}
    for model in TYPES.values():
        for record in register.of(model):
            year = year_of(register, record)
            if year is not None:
                years.setdefault(year, []).append(record)
    return dict(sorted(years.items(), reverse=True))


def _register_page(view: View) -> Page:
    here = view.at(REGISTER_PAGE)
    rows = []
    for typ, model in TYPES.items():
        count = len(view.register.of(model))
        rows.append((here.to(type_path(typ), TYPE_NAMES[typ][1]), swedish.number(count)))
    write = here.write
    blocks = [write.heading(1, "Hela registret"), write.heading(2, "Efter typ")]
    blocks.append(write.table(("Slag", "Antal"), rows, right=frozenset({1})))
    found = boards(view.register)
    if found:
        blocks += [write.heading(2, "Efter nämnd"), write.bullets([here.to(board_path(b.id), b.title) for b in found])]
    years = by_year(view.register)
    if years:
        blocks += [write.heading(2, "Efter år"), write.bullets([here.to(year_path(y), str(y)) for y in years])]
    return Page(here.path, "Hela registret", tuple(blocks), write)


def _type_page(view: View, typ: str, records: Sequence[Record]) -> Page:
    here = view.at(type_path(typ))
    title = TYPE_NAMES[typ][1]
    blocks = [here.write.heading(1, title)]
    if not records:
        blocks.append(here.write.paragraph("Det finns inget här ännu."))
    else:
        rows = [
            (
                here.link(record),
                here.write.text(view.register.short_name(record.board)) if record.board else "–",
                here.write.text(state_of(view.register, record) or "–"),
            )
            for record in sorted(records, key=lambda r: r.id)
        ]
        blocks.append(here.write.table(("Titel", "Nämnd", "Läge"), rows))
    return Page(here.path, title, tuple(blocks), here.write)


def state_of(register: Register, record: Record) -> str:
    """Where a record stands, in a word or two."""
    match record:
        case Plan():
            return "Beslutad" if record.is_decided else "Förslag"
        case FollowUp():
            return swedish.capitalised(record.status)
        case Action() | Audit():
            told = relations.follow_ups(register, record.id)
            return swedish.capitalised(told[-1].status) if told else "Ej uppföljd"
        case Risk():
            return swedish.capitalised(swedish.listed(relations.handling(register, record)))
        case _:
            return ""


def _board_page(view: View, board: Organisation) -> Page:
    here = view.at(board_path(board.id))
    register = view.register
    write = here.write
    blocks = [write.heading(1, board.title)]
    blocks.append(write.paragraph(f"{here.link(board)} och allt som hör till nämnden, efter typ."))
    for typ, model in TYPES.items():
        records = [r for r in register.of(model) if _belongs(register, r, board.id)]
        if records and model is not Organisation:
            blocks += [
                write.heading(2, TYPE_NAMES[typ][1]),
                write.bullets([links_back.entry(here, r) for r in records]),
            ]
    return Page(here.path, board.title, tuple(blocks), write)


def _belongs(register: Register, record: Record, board_id: str) -> bool:
    if isinstance(record, Report):
        point = register.point(record.reporting_point)
        return point is not None and point.plan.board == board_id
    if isinstance(record, FollowUp):
        return relations.follow_up_board(register, record) == board_id
    if isinstance(record, Audit) and record.is_common:
        return record.covers(board_id)
    return record.board == board_id


def _year_page(view: View, year: int, records: list[Record]) -> Page:
    here = view.at(year_path(year))
    write = here.write
    blocks = [write.heading(1, str(year))]
    for typ, model in TYPES.items():
        of_type = [record for record in records if isinstance(record, model)]
        if of_type:
            blocks += [
                write.heading(2, TYPE_NAMES[typ][1]),
                write.bullets([links_back.entry(here, r) for r in of_type]),
            ]
    return Page(here.path, str(year), tuple(blocks), write)
