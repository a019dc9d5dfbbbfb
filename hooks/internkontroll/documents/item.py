"""One item of a plan in a document: from its risks, by what was to be done, to what was found and what is next."""

from __future__ import annotations

from collections.abc import Sequence

from internkontroll.documents import figures
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.questions import relations
from internkontroll.records import Action, Audit, FollowUp, Organisation, Record, Risk
from internkontroll.records.plan import PlanEntry
from internkontroll.register import Point, Register
from internkontroll.source import Section

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
    ("Jämförelse med tidigare granskning", "jämförelse"),
    ("Effekt", "effekt"),
    ("Har granskningen lett till åtgärder?", "har_lett_till"),
    ("Bifynd", "bifynd"),
    ("Planering framåt", "planering"),
)


class ItemWriter:
    """Writes items into a document, in the headings of one board."""

    def __init__(self, register: Register, board: Organisation, text: DocumentText) -> None:
        self.register, self.board, self.text = register, board, text

    def write(self, item: Action | Audit, level: int) -> int:
        """The risks and what is planned, the first heading on `level`; returns the level of the item's parts."""
        risks = [r for r in (self.register.get(i, Risk) for i in item.risks) if r is not None]
        names = _names(risks)
        key = "åtgärd" if isinstance(item, Action) else "granskning"
        joined = "{risk}" in (self.board.headings[key].singular if key in self.board.headings else "")
        if joined:
            # one heading for risk and item (HVO): "Röjande av sekretess – …"
            head = (
                self.board.heading(key, titel=item.title, risk=names) if names not in ("", item.title) else item.title
            )
            self.text.heading(level, head, item.at("titel"))
        elif names:
            self.text.heading(level, self.board.heading("risk", len(risks), risk=names), risks[0].at("titel"))
        self._risk_sentences(risks, level + 1)
        part_level = level + 1
        if not joined:
            item_level = level + 1 if names else level
            self.text.heading(item_level, self.board.heading(key, titel=item.title), item.at("titel"))
            part_level = item_level + 1
        if isinstance(item, Action):
            self._part(item, item.section("Vad ska göras"), "vad_ska_göras", part_level)
            effect = item.section("Förväntad effekt")
            if effect is not None:
                self.text.heading(part_level, "Förväntad effekt")
                self.text.section(item, effect, part_level)
        else:
            for name, heading in _AUDIT_PARTS:
                self._part(item, item.section(name), heading, part_level)
        return part_level

    def follow_up(self, follow_up: FollowUp, level: int) -> None:
        """What was done, found and planned; figures stand in the first section, before its own headings."""
        tables = list(figures.tables(follow_up.key_figures, follow_up.samples))
        for name, heading in _FOLLOW_UP_PARTS:
            if self._part(follow_up, follow_up.section(name), heading, level, tables):
                tables = []
        for table in tables:
            self.text.block(table, follow_up.at("nyckeltal" if follow_up.key_figures else "urval"))
        self._outcome(follow_up)

    def absent(self, entry: PlanEntry, point: Point) -> None:
        """Why there is no follow-up here: finally reported earlier, or not written."""
        final = relations.final_before(self.register, entry.item, point)
        earlier = self.register.point(final.reporting_point) if final else None
        if earlier is not None:
            self.text.block(f"Slutrapporterad vid {inline.plain(earlier.point.name)}.")
        else:
            self.text.block("Någon uppföljning av posten finns inte i registret.")

    def _risk_sentences(self, risks: list[Risk], level: int) -> None:
        told = [(risk, section) for risk in risks if (section := risk.section("Beskrivning")) and section.text.strip()]
        if not told:
            return
        sentences = sum(len([p for p in section.text.split("\n\n") if p.strip()]) for _, section in told)
        self.text.heading(level, self.board.heading("riskbeskrivning", sentences))
        for risk, section in told:
            self.text.section(risk, section, level)

    def _part(self, record: Record, section: Section | None, key: str, level: int, tables: Sequence[str] = ()) -> bool:
        if section is None or not section.text.strip():
            return False
        self.text.heading(level, self._heading(record, section, key), record.source.at())
        return self.text.section(record, section, level, tables)

    def _heading(self, record: Record, section: Section, key: str) -> str:
        """The heading as the writer put it, when it is their own; else the board's."""
        own = next(s for s in type(record).SECTIONS if s.matches(section.heading))
        if section.heading.rstrip(":").casefold() != own.name.casefold():
            return section.heading
        heading = self.board.heading(key)
        # a template that asks for what nobody has said falls back on the register's own words
        return own.name if "{" in heading else heading

    def _outcome(self, follow_up: FollowUp) -> None:
        """Status and what comes next, in one sentence that no reader can miss."""
        words = {
            "inte påbörjad": "är inte påbörjad",
            "pågår": "pågår",
            "genomförd": "är genomförd",
            "övergår i ordinarie arbete": "övergår i ordinarie arbete",
            "avbruten": "är avbruten",
        }
        what = "Granskningen" if self.register.get(follow_up.about, Audit) else "Åtgärden"
        sentence = f"{what} {words[follow_up.status]}"
        again = self.register.point(follow_up.reported_again)
        if again is not None:
            when = f"{again.point.name} {again.plan.year}"
            if again.point.time.is_dated:
                when += f", {swedish.time_point(again.point.time)}"
            sentence += f" och redovisas igen ({inline.plain(when)})"
        receiver = self.register.get(follow_up.receiver, Organisation)
        if receiver is not None:
            sentence += f". {inline.plain(receiver.title)} tar över arbetet"
        self.text.block(f"**Status:** {sentence}.", follow_up.at("status"))


def _names(risks: list[Risk]) -> str:
    """What the risks above an item are called: several under one heading by their categories, if they have any.

    Seed 003 heads five risk sentences with one name, and three with two.
    """
    if len(risks) > 1 and all(risk.category for risk in risks):
        return swedish.listed(dict.fromkeys(risk.category or "" for risk in risks))
    return swedish.listed(risk.title for risk in risks)
