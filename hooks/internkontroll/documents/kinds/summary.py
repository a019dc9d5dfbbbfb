"""To the executive board: the year of all boards, plan by plan, with what is missing named.

"En gång om året följer nämnderna upp arbetet och redovisar resultatet för kommunstyrelsen" (seed 004).
The boards are those with a plan of their own in the register, of any year (`planning_boards`): of a board
that is only named somewhere the register knows nothing, and its silence is no fault of the board's. Which
boards are left out is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from internkontroll.documents.document import Document
from internkontroll.documents.executive import of_year, subjects_of, subtitle
from internkontroll.documents.kind import Kind
from internkontroll.documents.names import in_sentence
from internkontroll.documents.overview import called
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.markdown import inline
from internkontroll.naming import lower_first
from internkontroll.questions.common_audits import (
    BoardResult,
    common_audits,
    is_set,
    planning_boards,
    plans_of_year,
    results,
)
from internkontroll.questions.plan_year import ItemStanding, ItemState, PlanYear, is_known, plan_year
from internkontroll.questions.promises import Kind as PromiseKind
from internkontroll.questions.promises import Promise, State
from internkontroll.records import Action, Audit, FollowUp, Organisation
from internkontroll.records.plan import Decision
from internkontroll.register import Register

_REPORT_STATES = {
    State.ANSWERED: "Lämnad",
    State.WRITTEN: "Skriven, ej behandlad",
    State.OVERDUE: "Saknas",
    State.OPEN: "Ska lämnas",
    State.WITHOUT_TIME: "Utan tid",
}
_NUMBERS = frozenset({2, 3, 4, 5, 6})


@dataclass(frozen=True, slots=True)
class _BoardYear:
    """What is known of a board's year."""

    board: Organisation
    year: PlanYear | None
    #: the common audits of the year that the board is to carry out
    common: tuple[tuple[Audit, BoardResult], ...]


def compose(register: Register, subject: str, day: date) -> Document | None:
    """The summary of `KS-2025` on a day; None before the year has begun, and when no board has a plan."""
    executive, year = of_year(register, subject)
    boards = planning_boards(register)
    if executive is None or year is None or not boards or year not in _years(register) or date(year, 1, 1) > day:
        return None
    found = _board_years(register, boards, year, day)
    text = DocumentText()
    text.heading(1, "Sammanfattning")
    text.block(_introduction(year, found))
    text.block(_overview(register, found, year, day))
    left_out = _left_out(register, executive, boards)
    if left_out:
        text.block(left_out)
    for one in found:
        _Board(register, text, one, year, day).write()
    return text.document(
        register,
        id=KIND.document_id(subject),
        kind=KIND.name,
        title=f"Nämndernas interna kontroll {year}",
        subtitle=subtitle(day),
        board=executive.title,
        date=None,
        period=day,
    )


def _years(register: Register) -> tuple[int, ...]:
    """The years of which some board has a plan that is not only referred to."""
    plans = plans_of_year(register)
    return tuple(sorted({year for (_, year), plan in plans.items() if not plan.historical}))


def _board_years(register: Register, boards: Sequence[Organisation], year: int, day: date) -> list[_BoardYear]:
    common: dict[str, list[tuple[Audit, BoardResult]]] = {}
    for audit in common_audits(register, year):
        if is_set(register, audit, day):
            for result in results(register, audit, day):
                common.setdefault(result.board.id, []).append((audit, result))
    plans = plans_of_year(register)
    found = []
    for board in boards:
        plan = plans.get((board.id, year))
        known = plan is not None and is_known(register, plan, day)
        standing = plan_year(register, plan, day) if plan is not None and known else None
        found.append(_BoardYear(board, standing, tuple(common.get(board.id, ()))))
    return found


def _introduction(year: int, found: Sequence[_BoardYear]) -> str:
    decided = sum(1 for one in found if one.year is not None and one.year.decisions)
    judged = sum(1 for one in found if one.year is not None and _has_judgement(one.year))
    boards = swedish.count(len(found), "nämnd", "nämnder")
    plans = f"{swedish.capitalised(_of(decided, len(found)))} har en beslutad plan"
    judgement = f"{_of(judged, len(found))} har"
    if len(found) == 1:
        plans = "Nämnden har en beslutad plan" if decided else "Nämnden har ingen beslutad plan"
        judgement = "den har" if judged else "den har inte"
    return (
        f"Sammanställningen omfattar {boards} och avser {year}. {plans} för året, och {judgement} lämnat en samlad "
        "bedömning av om den interna kontrollen har varit tillräcklig. Antalet i tabellen gäller planens åtgärder och "
        "granskningar. De räknas som avslutade när nämnden har fått en slutlig redovisning av dem och som pågående när "
        "de ska redovisas igen. I kolumnen Saknas räknas det som inte finns fast tiden har gått ut."
    )


def _of(number: int, total: int) -> str:
    """`ingen`, `en nämnd`, `båda`, `alla`."""
    if number == total:
        return "båda" if total == 2 else "alla"
    return swedish.count(number, "nämnd", "nämnder") if number else "ingen"


def _overview(register: Register, found: Sequence[_BoardYear], year: int, day: date) -> str:
    header = (
        "Nämnd", "Plan", "Antal", "Avslutade", "Pågår", "Ej redovisade", "Saknas", "Bedömning",
    )  # fmt: skip
    rows = []
    for one in found:
        name, missing = inline.plain(one.board.title), len(_missing(register, one, year, day))
        if one.year is None:
            rows.append((name, "Ingen plan", *["–"] * 4, swedish.number(missing), "Ej lämnad"))
            continue
        standing = one.year
        counts = (
            len(standing.items) - standing.count(ItemState.CANCELLED),
            standing.count(ItemState.FINAL),
            standing.count(ItemState.DEFERRED, ItemState.ONGOING),
            standing.count(ItemState.NOT_REPORTED, ItemState.WRITTEN),
            missing,
        )
        judged = "Lämnad" if _has_judgement(standing) else "Ej lämnad"
        rows.append((name, _decided_when(standing), *(swedish.number(n) for n in counts), judged))
    return inline.table(header, rows, right=_NUMBERS)


def _decided_when(standing: PlanYear) -> str:
    if not standing.decisions:
        return "Förslag"
    first = standing.decisions[0].date
    return swedish.capitalised(swedish.time_point(first)) if first is not None and first.is_dated else "Ja"


def _has_judgement(standing: PlanYear) -> bool:
    return standing.annual_report is not None and bool(
        standing.annual_report.text_of("Sammanfattande bedömning").strip()
    )


def _left_out(register: Register, executive: Organisation, boards: Sequence[Organisation]) -> str:
    included = {board.id for board in boards} | {executive.id}
    others = [o for o in register.of(Organisation) if o.is_board and o.id not in included and not o.historical]
    others.sort(key=lambda one: (one.title, one.id))
    if not others:
        return ""
    names = swedish.listed(inline.plain(in_sentence(register, one)) for one in others)
    whose = "dess" if len(others) == 1 else "deras"
    return (
        f"Här ingår de nämnder som har en internkontrollplan i registret, oavsett år. För {names} finns ingen plan "
        f"där, och sammanställningen säger därför ingenting om {whose} interna kontroll."
    )


def _missing(register: Register, one: _BoardYear, year: int, day: date) -> list[str]:
    """What should be there on the day and is not, each as a line of a list."""
    found: list[str] = []
    standing = one.year
    if _plan_is_late(one, year, day):
        found.append(f"Beslut om internkontrollplan för {year}")
    for promise in standing.missing if standing else ():
        verb = "lämnats" if promise.kind is PromiseKind.REPORT else "redovisats"
        found.append(f"{_promised(register, promise)}: skulle ha {verb} {at_time(promise.due)}")
    for audit, result in one.common:
        # what a plan lists is promised, and told above
        left_out = standing is not None and standing.decisions and result.listing is None
        if result.is_covered and result.told.latest is None and (left_out or (standing is None and day.year > year)):
            where = ": finns inte i nämndens plan" if left_out else ""
            found.append(f"Den kommungemensamma granskningen ”{inline.plain(audit.title)}” ({audit.id}){where}")
    return found


def _plan_is_late(one: _BoardYear, year: int, day: date) -> bool:
    """True when the year's plan should be decided: after the board's own last day for it, else after the year."""
    if one.year is not None and one.year.decisions:
        return False
    due = one.board.plan_due
    return day.year > year or (due is not None and day.year == year and (day.month, day.day) > due)


def _promised(register: Register, promise: Promise) -> str:
    point = register.point(promise.about)
    if point is not None:
        return f"Rapport, {inline.plain(lower_first(point.point.name))}"
    return f"Uppföljning av ”{inline.plain(register.title(promise.about))}” ({promise.about})"


@dataclass(frozen=True, slots=True)
class _Board:
    """The chapter of one board."""

    register: Register
    text: DocumentText
    one: _BoardYear
    year: int
    day: date

    def write(self) -> None:
        """The plan, its items, the reports, the board's own judgement, and what is missing."""
        text, standing = self.text, self.one.year
        text.heading(1, self.one.board.title)
        if standing is None:
            text.block(f"Registret har ingen internkontrollplan för {self.year}.")
        else:
            text.block(self._plan(standing), standing.plan.at("beslut"))
            if standing.items:
                what = called(one.item for one in standing.items)
                text.heading(2, "Planens åtgärder och granskningar")
                text.block(
                    inline.table((what, "Slag", "Läge", "Redovisad"), [self._item(item) for item in standing.items])
                )
            if standing.points:
                text.heading(2, "Rapporter till nämnden")
                text.block(self._points(standing))
        self._judgement(standing)
        self._left()

    def _plan(self, standing: PlanYear) -> str:
        kinds = (
            ([i for i in standing.items if isinstance(i.item, Action)], "direktåtgärd", "direktåtgärder"),
            ([i for i in standing.items if isinstance(i.item, Audit) and not i.item.is_common],
             "egen granskning", "egna granskningar"),
            ([i for i in standing.items if isinstance(i.item, Audit) and i.item.is_common],
             "kommungemensam granskning", "kommungemensamma granskningar"),
        )  # fmt: skip
        counted = swedish.listed(swedish.count(len(items), *words) for items, *words in kinds if items)
        holds = f" Den innehåller {counted}." if counted else " Den innehåller inga åtgärder eller granskningar."
        named = f"Internkontrollplanen för {self.year} ({standing.plan.id})"
        if not standing.decisions:
            return f"{named} är ett förslag. Nämnden har inte beslutat den.{holds}"
        first, *revised = standing.decisions
        said = f"{named} beslutades{_when(first)}."
        if revised:
            # without a time it has been revised all the same
            when = swedish.listed(when for one in revised if (when := _when(one).lstrip(" ,")))
            said += f" Den reviderades {when}." if when else " Den har reviderats."
        return said + holds

    def _item(self, one: ItemStanding) -> tuple[str, str, str, str]:
        item = one.item
        kind = "Åtgärd" if isinstance(item, Action) else "Kommungemensam granskning" if item.is_common else "Granskning"
        latest = one.told.latest
        told = swedish.capitalised(self._told_when(latest)) if latest else "–"
        return f"{inline.plain(item.title)} ({item.id})", kind, self._state(one), told

    def _state(self, one: ItemStanding) -> str:
        latest = one.told.latest
        if one.state is ItemState.CANCELLED and one.entry.cancelled is not None:
            return f"Utgår: {inline.plain(lower_first(one.entry.cancelled.reason.rstrip('.')))}"
        if one.state is ItemState.WRITTEN:
            return "Uppföljning skriven, ej behandlad"
        if latest is None:
            return swedish.capitalised(str(one.state))
        again = self.register.point(latest.reported_again)
        more = f", redovisas igen vid {inline.plain(lower_first(again.point.name))} {again.plan.year}" if again else ""
        return swedish.capitalised(latest.status) + more

    def _told_when(self, follow_up: FollowUp) -> str:
        point = self.register.point(follow_up.reporting_point)
        if point is not None:
            return inline.plain(f"{lower_first(point.point.name)} {point.plan.year or ''}".rstrip())
        return swedish.time_point(follow_up.date) if follow_up.date else "utan tid"

    def _points(self, standing: PlanYear) -> str:
        columns = (ItemState.FINAL, ItemState.DEFERRED, ItemState.ONGOING)
        rows = []
        for one in standing.points:
            point = one.point.point
            told = sum(one.states[state] for state in columns)
            numbers = (one.due, *(one.states[state] for state in columns), one.due - told)
            cells = [swedish.number(n) for n in numbers] if one.has_begun else [swedish.number(one.due), *["–"] * 4]
            time = swedish.capitalised(swedish.time_point(point.time))
            report = _REPORT_STATES[one.report] if one.report is not None else "–"
            rows.append((inline.plain(swedish.capitalised(point.name)), time, *cells, report))
        header = ("Tillfälle", "Tid", "Antal", "Avslutade", "Framflyttade", "Pågår", "Ej redovisade", "Rapport")
        return inline.table(header, rows, right=frozenset({2, 3, 4, 5, 6}))

    def _judgement(self, standing: PlanYear | None) -> None:
        self.text.heading(2, "Nämndens bedömning")
        report = standing.annual_report if standing is not None else None
        section = report.section("Sammanfattande bedömning") if report is not None else None
        if report is None or section is None or not self.text.section(report, section, 2):
            self.text.block(
                f"Nämnden har inte lämnat någon samlad bedömning av den interna kontrollen {self.year}.",
            )

    def _left(self) -> None:
        missing = _missing(self.register, self.one, self.year, self.day)
        self.text.heading(2, "Det som saknas")
        self.text.block("\n".join(f"- {line}" for line in missing) or "Inget saknas.")
        waiting = list(self._waiting())
        if waiting:
            self.text.heading(2, "Det som återstår")
            self.text.block("\n".join(f"- {line}" for line in waiting))

    def _waiting(self) -> Iterator[str]:
        """What is promised for later, or without a time: it is no fault, and it is not forgotten."""
        for promise in self.one.year.remaining if self.one.year else ():
            named = _promised(self.register, promise)
            state = promise.state(self.day)
            if state is State.WRITTEN:
                yield f"{named}: skriven men inte behandlad av nämnden"
            elif state is State.WITHOUT_TIME:
                yield f"{named}: utan bestämd tid"
            else:
                verb = "lämnas" if promise.kind is PromiseKind.REPORT else "redovisas"
                yield f"{named}: ska {verb} {at_time(promise.due)}"


def _when(decision: Decision) -> str:
    """` den 23 januari 2025, § 12`, with the space before it; empty when no time is known."""
    when = f" {at_time(decision.date)}" if decision.date is not None and decision.date.is_dated else ""
    return when + (f", § {decision.paragraph}" if decision.paragraph else "")


KIND = Kind(
    name="Sammanställning till kommunstyrelsen",
    plural="Sammanställningar till kommunstyrelsen",
    suffix="SAMMANSTALLNING",
    subjects=lambda register: subjects_of(register, _years(register)),
    compose=compose,
    of_records=False,
)
