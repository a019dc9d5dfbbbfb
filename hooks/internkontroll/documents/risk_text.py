"""The risk analysis as text: a document of its own, and the last chapter of the plan that it was made for."""

from __future__ import annotations

from collections.abc import Sequence

from internkontroll.documents import matrix, standing
from internkontroll.documents.considered import Considered, considered
from internkontroll.documents.names import in_sentence
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.questions.relations import Item
from internkontroll.records import Action, Organisation, Plan
from internkontroll.records.organisation import RiskScale
from internkontroll.records.plan import PlanEntry
from internkontroll.records.risk import RiskAssessment
from internkontroll.register import Register


class RiskWriter:
    """Writes the risk analysis of one plan."""

    def __init__(self, register: Register, board: Organisation, plan: Plan, text: DocumentText) -> None:
        self.register, self.board, self.plan, self.text = register, board, plan, text
        self.scale: RiskScale = board.risk_scale or register.settings.risk_scale
        self.risks: tuple[Considered, ...] = considered(register, plan)
        self.scored = [one for one in self.risks if one.scored is not None]

    def write(self, level: int) -> None:
        """All of it but the introduction; its chapters begin on `level`."""
        if not self.risks:
            return
        self.text.heading(level, "Riskerna i översikt")
        self.text.block(self._overview())
        if self.scored and matrix.fits(self.scale):
            self.text.heading(level, "Riskmatris")
            self._matrix()
        groups = (
            ("Risker som hanteras i planen", [one for one in self.risks if one.is_in_plan]),
            ("Risker som inte är upptagna i planen", [one for one in self.risks if not one.is_in_plan]),
        )
        for heading, risks in groups:
            if risks:
                self.text.heading(level, heading)
            for one in risks:
                self._risk(one, level + 1)

    def introduction(self) -> None:
        """What the analysis is for, how many risks it holds, and whether they have been given values."""
        whose = in_sentence(self.register, self.board)
        owner = whose if whose.endswith("s") else f"{whose}s"
        year = f" {self.plan.year}" if self.plan.year is not None else ""
        told = [f"Riskanalysen är underlag för {inline.plain(owner)} internkontrollplan{year}."]
        if not self.risks:
            told.append("Inga risker är angivna.")
        else:
            inside = sum(1 for one in self.risks if one.is_in_plan)
            outside = len(self.risks) - inside
            told.append(f"Den tar upp {swedish.count(len(self.risks), 'risk', 'risker')}.")
            told += [_taken_in(inside, of=len(self.risks))] if inside else []
            told += [_left_out(outside, of=len(self.risks))] if outside else []
        self.text.block(" ".join(told))
        if self.risks:
            self.text.block(self._values_sentence())

    def _values_sentence(self) -> str:
        if not self.scored:
            them = "risken" if len(self.risks) == 1 else "riskerna"
            return (
                "Inga värden för sannolikhet och konsekvens är angivna. "
                f"Därför finns ingen riskmatris, och {them} beskrivs med ord."
            )
        steps = f"{_steps(self.scale.probability)} för sannolikhet och {_steps(self.scale.consequence)} för konsekvens"
        told = f"Riskerna värderas på en skala med {steps}. Riskvärdet är sannolikheten gånger konsekvensen."
        if len(self.scored) < len(self.risks):
            missing = [one for one in self.risks if one.scored is None]
            told += f" Riskvärde saknas för {self._listed(missing)}."
        return told

    def _overview(self) -> str:
        header = ["Nr", "Risk", *(["Riskvärde"] if self.scored else []), "Hantering"]
        rows = []
        for one in self.risks:
            row = [inline.plain(self._number(one)), inline.plain(one.risk.title)]
            row += [str(one.scored.value) if one.scored else "–"] if self.scored else []
            rows.append([*row, _handling(one)])
        right = frozenset({header.index("Riskvärde")}) if self.scored else frozenset[int]()
        return inline.table(header, rows, right=right)

    def _matrix(self) -> None:
        placed, outside = [], []
        for one in self.scored:
            scores = _scores(one.scored)
            if scores is not None and matrix.is_on(self.scale, *scores):
                placed.append(matrix.Placed(self._number(one), inline.one_line(one.risk.title), *scores))
            else:
                outside.append(one)
        self.text.block(
            "Raderna visar sannolikheten och kolumnerna konsekvensen. Talet i varje ruta är riskvärdet. Efter det står "
            "de risker som hör hemma i rutan enligt den senaste värderingen."
        )
        self.text.block(matrix.matrix(self.scale, placed))
        if outside:
            self.text.block(f"Utanför skalan och därför inte i matrisen: {self._listed(outside)}.")

    def _risk(self, one: Considered, level: int) -> None:
        risk = one.risk
        self.text.heading(level, f"{self._number(one)} {risk.title}", risk.at("titel"))
        self.text.section(risk, risk.section("Beskrivning"), level)
        if risk.category and risk.category.casefold() != risk.title.casefold():
            self.text.block(f"**Kategori:** {inline.plain(risk.category)}", risk.at("kategori"))
        earlier = [self.register.title(i) for i in risk.predecessors]
        if earlier:
            self.text.block(f"**Tidigare titel:** {inline.plain(swedish.listed(earlier))}", risk.at("föregångare"))
        if risk.since is not None and risk.since.is_dated:
            self.text.block(f"**Finns sedan:** {swedish.time_point(risk.since)}", risk.at("sedan"))
        self._values(one, level + 1)
        self._handled(one)
        reason = risk.section("Motivering")
        if reason is not None and reason.text.strip():
            self.text.heading(level + 1, "Motivering")
            self.text.section(risk, reason, level + 1)

    def _handled(self, one: Considered) -> None:
        """Handling and reason; the section Motivering follows after it."""
        source = self.plan.at("poster")
        if one.items:
            told = [(_what(item), self._item(entry, item)) for entry, item in one.items]
            if len(told) == 1:
                self.text.block(f"**{told[0][0]} i planen:** {told[0][1]}", source)
            else:
                self.text.block("**Hantering i planen:**")
                self.text.block("\n".join(f"- {what}: {line}" for what, line in told), source)
        position = _position(one.latest)
        if one.is_in_plan:
            said = f"**Ställningstagande:** {position}" if position else ""
        else:
            said = "**Övervägd men inte upptagen i planen.**" if not one.items else "**Inte längre upptagen i planen.**"
            reason = one.risk.section("Motivering")
            if position:
                said += f" {position}"
            elif not one.items and (reason is None or not reason.text.strip()):
                said += " Inget skäl är angivet."
        if said:
            self.text.block(said, one.risk.at("riskbedömningar"))

    def _item(self, entry: PlanEntry, item: Item) -> str:
        told = inline.plain(item.title.rstrip("."))
        if entry.cancelled is not None:
            return f"{told}. Utgår genom beslut {standing.decided_on(entry.cancelled)}."
        points = [p.name for p in (self.plan.point(code) for code in entry.reported_at) if p is not None]
        return f"{told}. Redovisas: {inline.plain(swedish.listed(points)) or 'tillfället är inte angivet'}."

    def _values(self, one: Considered, level: int) -> None:
        valued = [a for a in one.assessments if a.value is not None]
        if len(valued) == 1:
            (only,) = valued
            scores = matrix.step_words(self.scale, *(_scores(only) or (0, 0)))
            told = f"sannolikhet {scores[0]}, konsekvens {scores[1]}, riskvärde {only.value}"
            when = f" ({swedish.time_point(only.date)})" if only.date.is_dated else ""
            self.text.block(f"**Värdering{when}:** {told}.", one.risk.at("riskbedömningar"))
        elif valued:
            self.text.heading(level, "Värden över åren")
            self.text.block(self._values_table(valued), one.risk.at("riskbedömningar"))

    def _values_table(self, valued: Sequence[RiskAssessment]) -> str:
        has_position = any(one.position for one in valued)
        header = [
            "Tidpunkt",
            "Sannolikhet",
            "Konsekvens",
            "Riskvärde",
            *(["Ställningstagande"] if has_position else []),
        ]
        rows = []
        for one in valued:
            row = [swedish.capitalised(swedish.time_point(one.date))]
            row += [*matrix.step_words(self.scale, *(_scores(one) or (0, 0))), str(one.value)]
            rows.append(row + ([swedish.capitalised(one.position or "–")] if has_position else []))
        return inline.table(header, rows, right=frozenset({3}))

    def _number(self, one: Considered) -> str:
        """`R07` for the board's own risk, the whole id for another board's."""
        return one.risk.id.removeprefix(f"{self.plan.board}-")

    def _listed(self, risks: Sequence[Considered]) -> str:
        return inline.plain(swedish.listed(f"{self._number(one)} {one.risk.title}" for one in risks))


def _what(item: Item) -> str:
    if isinstance(item, Action):
        return "Åtgärd"
    return "Kommungemensam granskning" if item.is_common else "Granskning"


def _taken_in(number: int, *, of: int) -> str:
    """How many of the risks the plan handles."""
    if number == of:
        who = {1: "Risken", 2: "Båda"}.get(number, "Alla")
    else:
        who = swedish.capitalised(swedish.count(number, "av dem", "av dem"))
    return f"{who} hanteras i planen genom åtgärder eller granskningar."


def _left_out(number: int, *, of: int) -> str:
    """How many of the risks were considered and left out of the plan."""
    if number == of:
        return "Ingen av dem är upptagen i planen." if number > 1 else "Risken är inte upptagen i planen."
    told = swedish.count(number, "är övervägd men inte upptagen i planen", "är övervägda men inte upptagna i planen")
    return f"{swedish.capitalised(told)}."


def _steps(number: int) -> str:
    return swedish.count(number, "steg", "steg", neuter=True)


def _scores(one: RiskAssessment | None) -> tuple[int, int] | None:
    if one is None or one.probability is None or one.consequence is None:
        return None
    return one.probability, one.consequence


def _position(one: RiskAssessment | None) -> str:
    """Position, who decided it and why, as the latest assessment says. Markdown."""
    if one is None or (one.position is None and one.comment is None):
        return ""
    told = f"Risken {one.position}." if one.position else ""
    if one.position and one.decided_by:
        told += f" Beslutat av: {inline.plain(one.decided_by)}."
    if one.comment:
        told += f" **Skäl:** {inline.plain(one.comment.rstrip('.'))}."
    return told.strip()


def _handling(one: Considered) -> str:
    """A few words for a table: `Åtgärdas och granskas`."""
    current = [item for entry, item in one.items if entry.cancelled is None]
    ways = ["åtgärdas"] if any(isinstance(item, Action) for item in current) else []
    ways += ["granskas"] if any(not isinstance(item, Action) for item in current) else []
    ways += [one.latest.position] if one.latest is not None and one.latest.position else []
    return swedish.capitalised(swedish.listed(ways)) if ways else "Inte upptagen i planen"
