"""To the executive board: the common audits (kommungemensamma granskningar) of a year across the boards.

The board that set an audit sees it together again: what it was to show and how, what each board found
and did, and, by name, which boards have not reported. A result is a board's own from the day on which the
board has handled it; before that the list says so, and tells nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from internkontroll.documents.document import Document
from internkontroll.documents.executive import of_year, subjects_of, subtitle
from internkontroll.documents.exhibits import Exhibits
from internkontroll.documents.kind import Kind
from internkontroll.documents.names import in_sentence
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.markdown import inline
from internkontroll.naming import lower_first
from internkontroll.questions.common_audits import (
    BoardResult,
    common_audits,
    is_set,
    plans_of_year,
    results,
    years_with_common_audits,
)
from internkontroll.questions.known import decisions_by
from internkontroll.questions.plan_year import is_known
from internkontroll.records import Audit, FollowUp, Organisation, Risk
from internkontroll.records.time_point import NOT_STATED
from internkontroll.register import Register

#: section of the audit -> the board's heading for it, in the order of the document
_PARTS = (
    ("Syfte", "syfte"),
    ("Omfattning och avgränsning", "omfattning"),
    ("Metod", "metod"),
    ("Syfte, omfattning, avgränsning och metod", "syfte_omfattning_metod"),
    ("Områden och rutiner", "områden"),
    ("Kontrollmoment", "kontrollmoment"),
)
_RESULT_PARTS = ("Resultat", "Jämförelse med tidigare granskning", "Har granskningen lett till åtgärder?", "Bifynd")


def compose(register: Register, subject: str, day: date) -> Document | None:
    """The audits of `KS-2025` on a day; None for no executive board, and before any audit of the year is set."""
    executive, year = of_year(register, subject)
    if executive is None or year is None:
        return None
    found = [(a, results(register, a, day)) for a in common_audits(register, year) if is_set(register, a, day)]
    if not found:
        return None
    text = DocumentText()
    text.heading(1, "Sammanfattning")
    text.block(_summary(year, found))
    text.block(_overview(found))
    for audit, told in found:
        _Audit(register, executive, text, audit, told, day).write()
    return text.document(
        register,
        id=KIND.document_id(subject),
        kind=KIND.name,
        title=f"{KIND.name} {year}",
        subtitle=subtitle(day),
        board=executive.title,
        date=None,
        period=day,
    )


def _summary(year: int, found: Sequence[tuple[Audit, Sequence[BoardResult]]]) -> str:
    number = swedish.count(len(found), "kommungemensam granskning", "kommungemensamma granskningar")
    owed = [one for _, told in found for one in told if one.is_covered]
    left = sum(1 for one in owed if not one.is_reported)
    if not owed:
        told = "Registret visar inte vilka nämnder som omfattas."
    elif not left:
        told = (
            "Alla nämnder som omfattas har lämnat sina redovisningar."
            if len(owed) > 1
            else "Den nämnd som omfattas har lämnat sin redovisning."
        )
    elif len(owed) == 1:
        told = "Den nämnd som omfattas har ännu inte lämnat sin redovisning."
    elif left == len(owed):
        told = "Ingen av de nämnder som omfattas har ännu lämnat någon redovisning."
    else:
        told = f"Av nämndernas {swedish.number(len(owed))} redovisningar återstår {swedish.number(left)}."
    return f"För {year} finns {number}. {told}"


def _overview(found: Sequence[tuple[Audit, Sequence[BoardResult]]]) -> str:
    rows = []
    for audit, told in found:
        owed = [one for one in told if one.is_covered]
        missing = swedish.listed(inline.plain(lower_first(one.board.title)) for one in owed if not one.is_reported)
        reported = sum(1 for one in told if one.is_reported)
        rows.append((
            inline.plain(audit.title),
            swedish.number(len(owed)),
            swedish.number(reported),
            swedish.capitalised(missing) or "Ingen",
        ))  # fmt: skip
    return inline.table(("Granskning", "Nämnder", "Redovisat", "Har inte redovisat"), rows, right=frozenset({1, 2}))


@dataclass(frozen=True, slots=True)
class _Audit:
    """The chapter of one audit."""

    register: Register
    executive: Organisation
    text: DocumentText
    audit: Audit
    told: Sequence[BoardResult]
    day: date

    def write(self) -> None:
        """What was to be examined, how it stands board by board, and each board's own result."""
        audit, text = self.audit, self.text
        text.heading(1, self.executive.heading("granskning", titel=audit.title, risk=audit.title), audit.at("titel"))
        text.block(" ".join(self._facts()), audit.at("beslut"))
        self._risks()
        for name, key in _PARTS:
            section = audit.section(name)
            if section is not None and section.text.strip():
                heading = self.executive.heading(key)
                text.heading(2, name if "{" in heading else heading, audit.source.at())
                text.section(audit, section, 2)
        text.heading(2, "Läget i nämnderna")
        text.block(self._coverage())
        if self.told:
            text.block(self._table())
        for one in self.told:
            self._board(one)

    def _facts(self) -> Iterator[str]:
        audit = self.audit
        decision = audit.decision
        if decision is not None and decision.date is not None and decision.date.is_dated:
            body = self.register.get(decision.body, Organisation) or self.executive
            section = f", § {decision.paragraph}" if decision.paragraph else ""
            yield f"{inline.plain(body.title)} beslutade om granskningen {at_time(decision.date)}{section}."
        else:
            yield "När granskningen beslutades framgår inte av registret."
        if audit.methods:
            yield f"Metod: {inline.plain(swedish.listed(audit.methods))}."
        if audit.period:
            yield f"Period: {inline.plain(audit.period)}."
        before = [one for one in (self.register.get(i, Audit) for i in audit.predecessors) if one is not None]
        if before:
            named = swedish.listed(f"{inline.plain(one.title)} ({one.id})" for one in before)
            what = "Föregående granskning" if len(before) == 1 else "Föregående granskningar"
            yield f"{what}: {named}."
            if audit.same_method is not None:
                yield f"Metoden är {'densamma som' if audit.same_method else 'en annan än'} förra gången."
        for back in audit.reported_back:
            receiver = self.register.get(back.to, Organisation)
            to = f" till {inline.plain(in_sentence(self.register, receiver))}" if receiver else ""
            when = f" {at_time(back.time)}" if back.time.text != NOT_STATED else ""
            if to or when:
                yield f"Granskningen återrapporteras{to}{when}."

    def _risks(self) -> None:
        risks = [risk for risk in (self.register.get(i, Risk) for i in self.audit.risks) if risk is not None]
        if not risks:
            return
        self.text.heading(2, "Risk" if len(risks) == 1 else "Risker")
        for risk in risks:
            owner = self.register.get(risk.board, Organisation)
            whose = f"{inline.plain(in_sentence(self.register, owner))}, " if owner else ""
            self.text.block(f"**{inline.plain(risk.title)}** ({whose}{risk.id})", risk.at("titel"))
            self.text.section(risk, risk.section("Beskrivning"), 2)

    def _coverage(self) -> str:
        if self.audit.covers_written is None:
            return "Registret visar inte vilka nämnder som omfattas."
        missing = [one for one in self.told if one.is_covered and not one.is_reported]
        whom = "Granskningen omfattar alla nämnder. Här ingår de som har en internkontrollplan i registret."
        if self.audit.covers_written:
            whom = f"Granskningen omfattar {self._names([one for one in self.told if one.is_covered])}."
        owed = sum(1 for one in self.told if one.is_covered)
        if not owed:
            return whom
        if self.audit.covers_written and len(missing) == owed:
            who = "Nämnden har ännu inte" if owed == 1 else "Ingen av dem har ännu"
            return f"{whom} **{who} redovisat granskningen.**"
        if missing:
            return f"{whom} **Granskningen har ännu inte redovisats av {self._names(missing)}.**"
        return f"{whom} {'Nämnden' if owed == 1 else 'Alla'} har redovisat granskningen."

    def _names(self, told: Sequence[BoardResult]) -> str:
        return inline.plain(swedish.listed(in_sentence(self.register, one.board) for one in told))

    def _table(self) -> str:
        rows = [
            (
                inline.plain(one.board.title),
                self._status(one),
                self._outcome(one),
                inline.plain("; ".join(item.title for item in one.led_to)) or "–",
            )
            for one in self.told
        ]
        if any(row[2] != "–" for row in rows):
            return inline.table(("Nämnd", "Läge", "Utfall", "Har lett till"), rows)
        return inline.table(("Nämnd", "Läge", "Har lett till"), [(row[0], row[1], row[3]) for row in rows])

    def _status(self, one: BoardResult) -> str:
        latest = one.told.latest
        if latest is not None:
            status = swedish.capitalised(latest.status)
            again = self.register.point(latest.reported_again)
            more = f", redovisas igen {self._point(again.point.name, again.plan.year)}" if again else ""
            return f"{status}{more} ({self._when(latest)})"
        if one.told.written:
            return "Skriven men inte behandlad av nämnden"
        if one.listing is not None and one.listing.entry.cancelled is not None:
            return f"Utgår ur planen: {inline.plain(one.listing.entry.cancelled.reason.rstrip('.'))}"
        return self._expected(one)

    def _expected(self, one: BoardResult) -> str:
        """When the board is to report, by its plan; a proposal for a plan has not promised anything."""
        year = self.audit.year
        if one.listing is None:
            plan = plans_of_year(self.register).get((one.board.id, year))
            if plan is None or plan.historical or not is_known(self.register, plan, self.day):
                return f"Nämnden har ingen plan för {year} i registret"
            return f"Finns inte i nämndens plan för {year}"
        if not decisions_by(one.listing.plan, self.day):
            return f"Finns i ett förslag till plan för {year}"
        if one.points:
            point = one.points[-1]
            name = self._point(point.point.name, point.plan.year)
            if point.point.time.passed(self.day):
                return f"Ej redovisad, skulle ha redovisats {at_time(point.point.time)} ({name})"
            when = f", {swedish.time_point(point.point.time)}" if point.point.time.is_dated else ""
            return f"Ska redovisas ({name}{when})"
        return "Ej redovisad"

    def _point(self, name: str, year: int | None) -> str:
        return inline.plain(f"{lower_first(name)} {year or ''}".rstrip())

    def _when(self, follow_up: FollowUp) -> str:
        point = self.register.point(follow_up.reporting_point)
        if point is not None:
            return self._point(point.point.name, point.plan.year)
        return swedish.time_point(follow_up.date) if follow_up.date else "utan tid"

    def _outcome(self, one: BoardResult) -> str:
        latest = one.told.latest
        if latest is None or latest.outcome is None:
            return "–"
        step = next((step for step in one.board.outcome_scale if step.code == latest.outcome), None)
        return inline.plain(swedish.capitalised(step.word if step else latest.outcome))

    def _board(self, one: BoardResult) -> None:
        if not one.told.handled:
            return  # the table has said all there is
        self.text.heading(2, one.board.title)
        for follow_up in one.told.handled:
            if len(one.told.handled) > 1:
                self.text.block(f"**Redovisat {self._when(follow_up)}:** {follow_up.status}.", follow_up.at("status"))
            self._result(follow_up)
        if one.led_to:
            self.text.heading(3, "Det här har resultatet lett till")
            self.text.block("\n".join(f"- {inline.plain(item.title)} ({item.id})" for item in one.led_to))

    def _result(self, follow_up: FollowUp) -> None:
        exhibits = Exhibits(self.register, self.text, follow_up)
        sections = [one for one in map(follow_up.section, _RESULT_PARTS) if one is not None and one.text.strip()]
        exhibits.place(sections)
        for section in sections:
            self.text.heading(3, section.heading, follow_up.source.at())
            exhibits.section(section, 3)
        exhibits.rest()


KIND = Kind(
    name="Kommungemensamma granskningar",
    plural="Kommungemensamma granskningar",
    suffix="GRANSKNINGAR",
    subjects=lambda register: subjects_of(register, years_with_common_audits(register)),
    compose=compose,
    of_records=False,
)
