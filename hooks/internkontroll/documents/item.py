"""One item of a plan in a document: from its risks, by what was to be done, to what was found and what is next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from internkontroll.documents import comparison, standing
from internkontroll.documents.comparison import Compared, Earlier
from internkontroll.documents.exhibits import Exhibits, passages
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.markdown import inline
from internkontroll.questions import due
from internkontroll.questions.relations import Item
from internkontroll.records import Action, Audit, FollowUp, Organisation, Record, Risk
from internkontroll.records.plan import PlanEntry
from internkontroll.register import Point, Register
from internkontroll.source import Section

_COMPARISON = "Jämförelse med tidigare granskning"
#: section of the record -> the board's heading for it, in the order of the document
_AUDIT_PARTS = (
    ("Områden och rutiner", "områden"),
    ("Syfte", "syfte"),
    ("Omfattning och avgränsning", "omfattning"),
    ("Metod", "metod"),
    ("Syfte, omfattning, avgränsning och metod", "syfte_omfattning_metod"),
    ("Kontrollmoment", "kontrollmoment"),
)
_FOLLOW_UP_PARTS = (
    ("Genomförda åtgärder", "genomförda_åtgärder"),
    ("Resultat", "resultat"),
    (_COMPARISON, "jämförelse"),
    ("Effekt", "effekt"),
    ("Har granskningen lett till åtgärder?", "har_lett_till"),
    ("Bifynd", "bifynd"),
    ("Planering framåt", "planering"),
)


class ItemWriter:
    """Writes items into a document, in the headings of one board."""

    def __init__(self, register: Register, board: Organisation, text: DocumentText) -> None:
        self.register, self.board, self.text = register, board, text

    def write_all(
        self, told: Sequence[tuple[PlanEntry, Item]], write_rest: Callable[[PlanEntry, Item, int], None]
    ) -> None:
        """Every item in its chapter: actions, the board's own audits, the common ones.

        `write_rest` writes what a document tells of an item below what was planned; its number is the level of the
        item's parts.
        """
        actions = [one for one in told if isinstance(one[1], Action)]
        audits = [(entry, item) for entry, item in told if isinstance(item, Audit)]
        if actions:
            self.text.heading(1, self.board.heading("direktåtgärder", len(actions)))
        self._write_group(actions, 2, write_rest)
        if audits:
            self.text.heading(1, self.board.heading("granskningar", len(audits)))
        for key, common in (("nämndens_granskningar", False), ("kommungemensamma_granskningar", True)):
            group = [(entry, audit) for entry, audit in audits if audit.is_common is common]
            if group:
                self.text.heading(2, self.board.heading(key, len(group)))
            self._write_group(group, 3, write_rest)

    def _write_group(
        self, group: Sequence[tuple[PlanEntry, Item]], level: int, write_rest: Callable[[PlanEntry, Item, int], None]
    ) -> None:
        before: Item | None = None
        for entry, item in group:
            write_rest(entry, item, self.write(item, level, before))
            before = item

    def write(self, item: Action | Audit, level: int, before: Action | Audit | None = None) -> int:
        """The risks and what is planned, the first heading on `level`; returns the level of the item's parts.

        When the item `before` it has the same risks, both stand under them.
        """
        risks = [r for r in (self.register.get(i, Risk) for i in item.risks) if r is not None]
        names = risk_names(risks)
        key = "åtgärd" if isinstance(item, Action) else "granskning"
        joined = "{risk}" in (self.board.headings[key].singular if key in self.board.headings else "")
        if joined:
            # one heading for risk and item (HVO): "Röjande av sekretess – …"
            head = (
                self.board.heading(key, titel=item.title, risk=names) if names not in ("", item.title) else item.title
            )
            self.text.heading(level, head, item.at("titel"))
        elif names and (before is None or before.risks != item.risks):
            self.text.heading(level, self.board.heading("risk", len(risks), risk=names), risks[0].at("titel"))
        if joined or before is None or before.risks != item.risks:
            self._risk_sentences(risks, level + 1)
        part_level = level + 1
        if not joined:
            item_level = level + 1 if names else level
            self.text.heading(item_level, self.board.heading(key, titel=item.title), item.at("titel"))
            part_level = item_level + 1
        if isinstance(item, Action):
            self._part(item, item.section("Vad ska göras"), "vad_ska_göras", part_level)
            effect = item.section("Förväntad effekt")
            if effect is not None and effect.text.strip():
                self.text.heading(part_level, "Förväntad effekt")
                self.text.section(item, effect, part_level)
        else:
            for name, heading in _AUDIT_PARTS:
                self._part(item, item.section(name), heading, part_level)
        return part_level

    def follow_up(self, follow_up: FollowUp, level: int) -> None:
        """What was done, found and planned; each figure stands where the text speaks of it."""
        exhibits = Exhibits(self.register, self.text, follow_up)
        earlier = comparison.earlier_of(self.register, follow_up)
        both = list(comparison.compared(self.register, follow_up, earlier)) if earlier else []
        told = [s for s in (follow_up.section(name) for name, _ in _FOLLOW_UP_PARTS) if s is not None]
        exhibits.place(told, without=[one.now for one in both], at=passages(follow_up, follow_up.section(_COMPARISON)))
        years = {"år": str(earlier.audit.year)} if earlier else {}
        for name, key in _FOLLOW_UP_PARTS:
            section = follow_up.section(name)
            written = section is not None and bool(section.text.strip())
            if section is not None and written:
                self.text.heading(level, self._heading(follow_up, section, key, years), follow_up.source.at())
                exhibits.section(section, level)
            if name == _COMPARISON and earlier is not None:
                self._compared(exhibits, earlier, both, level, is_told=written)
            elif name == "Bifynd":
                self._receivers(follow_up)
        exhibits.rest()
        self.text.block(standing.sentence(self.register, self.board, follow_up), follow_up.at("status"))

    def told_before(self, follow_up: FollowUp, level: int) -> None:
        """An item that was told of at another time than the report's: when, and then what the board was told."""
        point = self.register.point(follow_up.reporting_point)
        when = at_time(follow_up.date) if point is None and follow_up.date else standing.told_when(follow_up, point)
        if when:
            what = "Slutrapporterad" if follow_up.is_final else "Redovisad"
            self.text.block(f"**{what} {when}.** Det som nämnden fick veta då återges här.")
        self.follow_up(follow_up, level)

    def carried(self, entry: PlanEntry, point: Point) -> None:
        """That the point's plan does not list the item: it has been deferred here."""
        if point.plan.entry(entry.item) is None:
            own = due.own_listing(self.register, entry.item, point.plan)
            where = f" från planen för {own.plan.year}" if own is not None and own.plan.year else ""
            self.text.block(f"**Framflyttad hit{where}.** Posten finns inte i årets plan men skulle redovisas igen nu.")

    def absent(self, entry: PlanEntry, point: Point) -> None:
        """Why nothing is told: a decision has taken the item out, or no follow-up has been written."""
        if entry.cancelled is not None and due.is_out(self.register, entry, point):
            self.text.block(standing.cancelled(entry.cancelled), point.plan.at("poster"))
        else:
            name = inline.plain(point.point.name)
            self.text.block(f"Ingen uppföljning har lämnats vid {name}.")

    def _compared(
        self, exhibits: Exhibits, earlier: Earlier, both: list[Compared], level: int, *, is_told: bool
    ) -> None:
        """The figures beside those of the earlier audit; the heading and a sentence too, when the writer has none."""
        record = exhibits.record
        if not is_told:
            heading = self._filled("jämförelse", {"år": str(earlier.audit.year)}, _COMPARISON)
            self.text.heading(level, heading, record.source.at())
            audit = self.register.get(earlier.follow_up.about, Audit)
            now = self.register.get(record.about, Audit) if isinstance(record, FollowUp) else None
            method = {True: " med samma metod", False: " med en annan metod", None: ""}[
                now.same_method if now else None
            ]
            title = inline.plain(self.register.title(audit))
            self.text.block(f"En tidigare granskning, ”{title}”, gjordes {earlier.audit.year}{method}.")
        for one in both:
            exhibits.show(one.figure, one.table, of=one.now)

    def _receivers(self, follow_up: FollowUp) -> None:
        to = [o for o in (self.register.get(i, Organisation) for i in follow_up.by_findings_to) if o is not None]
        if to:
            names = swedish.listed(inline.plain(one.title) for one in to)
            self.text.block(f"**Bifynd lämnas till:** {names}.", follow_up.at("bifynd_till"))

    def _risk_sentences(self, risks: list[Risk], level: int) -> None:
        told = [(risk, section) for risk in risks if (section := risk.section("Beskrivning")) and section.text.strip()]
        if not told:
            return
        sentences = sum(len([p for p in section.text.split("\n\n") if p.strip()]) for _, section in told)
        self.text.heading(level, self.board.heading("riskbeskrivning", sentences))
        for risk, section in told:
            self.text.section(risk, section, level)

    def _part(self, record: Record, section: Section | None, key: str, level: int) -> None:
        if section is not None and section.text.strip():
            self.text.heading(level, self._heading(record, section, key, {}), record.source.at())
            self.text.section(record, section, level)

    def _heading(self, record: Record, section: Section, key: str, parts: dict[str, str]) -> str:
        """The heading as the writer put it, when it is their own; else the board's."""
        own = next(s for s in type(record).SECTIONS if s.matches(section.heading))
        if section.heading.rstrip(":").casefold() != own.name.casefold():
            return section.heading
        return self._filled(key, parts, own.name)

    def _filled(self, key: str, parts: dict[str, str], otherwise: str) -> str:
        """The board's heading; the register's own words when the template asks for what nobody has said."""
        heading = self.board.heading(key, 1, **parts)
        return otherwise if "{" in heading else heading


def risk_names(risks: list[Risk]) -> str:
    """What the risks above an item are called: several under one heading by their categories, if they have any.

    Seed 003 heads five risk sentences with one name, and three with two.
    """
    if len(risks) > 1 and all(risk.category for risk in risks):
        return swedish.listed(dict.fromkeys(risk.category or "" for risk in risks))
    return swedish.listed(risk.title for risk in risks)
