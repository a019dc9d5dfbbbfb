"""The answers of a matter, asked by asked: one text for the memorandum and for the statement that goes to the receiver.

Seed 001 answers the auditors recommendation by recommendation, with one voice. Seed 002 answers an authority
finding by finding: first each department's position, then what is done and what is planned, joint actions once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from internkontroll.documents.names import called, genitive, in_sentence, together
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.questions import relations
from internkontroll.records import Answer, ExternalAudit, Matter, Observation, Organisation, Recommendation, Record
from internkontroll.register import Register
from internkontroll.source import Section

DEFICIENCY = "brist"
_POSITION, _DONE, _PLANNED = "Inställning", "Genomförda åtgärder", "Planerade åtgärder"
#: the heading keys of what is done and what is planned
_KEYS = {_DONE: "genomförda", _PLANNED: "planerade"}
#: words by which a text tells of an effect; a heading does not promise one that is not there
_EFFECT = re.compile(r"\beffekt(?:en|er|erna)?\b|\b(?:för)?vänta(?:s|d|de|t)\b|\bräknar? med\b", re.IGNORECASE)
_POSITIONS = {
    "instämmer": "{who} instämmer i {what}.",
    "instämmer delvis": "{who} instämmer delvis i {what}.",
    "instämmer inte": "{who} instämmer inte i {what}.",
    "berör inte förvaltningen": "{What} berör enligt {of} inte den egna verksamheten.",
    "tar inte ställning": "{who} tar inte ställning till {what}.",
}
#: a text that says its position in its own words does not need it said again
_SAYS_POSITION = {
    "berör inte förvaltningen": re.compile(r"\bberör\w*\s+(?:\w+\s+){0,4}inte\b|\binte\s+berör", re.IGNORECASE),
    "tar inte ställning": re.compile(r"\bställning\b|\binstämm", re.IGNORECASE),
}
_SAYS_AGREEMENT = re.compile(r"\binstämm", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a board is asked to answer, and the answers that the matter gives: joint ones first."""

    record: Recommendation | Observation
    answers: tuple[Answer, ...]

    @property
    def called(self) -> str:
        """What it is in a sentence: `rekommendationen`, `bristen`, `frågan`."""
        if isinstance(self.record, Recommendation):
            return "rekommendationen"
        return "bristen" if self.record.kind == DEFICIENCY else "frågan"

    @property
    def name(self) -> str:
        """`rekommendation 4`, `brist 2`, `fråga 3`."""
        if isinstance(self.record, Recommendation):
            return f"rekommendation {self.record.number}"
        return f"{'brist' if self.record.kind == DEFICIENCY else 'fråga'} {self.record.number}"


def asked_in(register: Register, matter: Matter, audit: ExternalAudit) -> tuple[Asked, ...]:
    """Recommendations, then deficiencies, that the board or its departments answer or should answer.

    The auditors' questions are there only when they have an answer of their own: they are graded, not answered.
    """
    answers: dict[str, list[Answer]] = {}
    for answer in register.linking(matter.id, Answer, "ärende"):
        answers.setdefault(answer.about, []).append(answer)
    own = relations.parts_of(register, matter.board)
    observations = sorted(
        register.linking(audit.id, Observation, "extern_granskning"), key=lambda one: (one.number, one.id)
    )
    place = {organisation: index for index, organisation in enumerate(audit.covers)}
    found = []
    everything: list[Recommendation | Observation] = [*relations.recommendations_of(register, audit.id), *observations]
    for one in everything:
        is_question = isinstance(one, Observation) and one.kind != DEFICIENCY
        is_ours = not is_question and (not one.directed_to or not own.isdisjoint(one.directed_to))
        if one.id in answers or is_ours:
            ours = sorted(
                answers.get(one.id, ()),
                key=lambda a: (
                    len(a.departments) == 1,
                    min((place.get(d, len(place)) for d in a.departments), default=0),
                    a.id,
                ),
            )
            found.append(Asked(one, tuple(ours)))
    return tuple(found)


class AnswerWriter:
    """Writes the answers of a matter into a document, in the headings of its board."""

    def __init__(
        self, register: Register, board: Organisation, matter: Matter, audit: ExternalAudit, text: DocumentText
    ) -> None:
        self.register, self.board, self.text = register, board, text
        self.asked = asked_in(register, matter, audit)
        voices = {answer.departments for one in self.asked for answer in one.answers}
        #: an authority wants to know which department does what; so does the reader when several answer
        self.is_by_department = audit.kind == "tillsyn" or len(voices) > 1
        self._asked_by_answer = {answer.id: one for one in self.asked for answer in one.answers}

    def write(self, level: int) -> None:
        """Every answer, each recommendation or finding on `level`."""
        for one in self.asked:
            self._write(one, level)

    def _write(self, one: Asked, level: int) -> None:
        record = one.record
        self.text.heading(level, self._heading(one), record.at("titel"))
        quote(self.text, record, record.section("Text"), level)
        if not one.answers:
            self.text.block(f"Svar på {one.called} saknas.", record.at())
        for answer in one.answers:
            self._position(one, answer, level + 1)
        for name in (_DONE, _PLANNED):
            for answer in one.answers:
                self._actions(one, answer, name, level + 1)

    def _heading(self, one: Asked) -> str:
        record = one.record
        if isinstance(record, Observation):
            return record.title
        if record.title is None:
            return self.register.title(record)
        return self.board.heading("rekommendation", nummer=str(record.number), titel=record.title)

    def _position(self, one: Asked, answer: Answer, level: int) -> None:
        section = answer.section(_POSITION)
        sentence = _position_sentence(self.register, one, answer)
        if sentence or _is_told(section):
            self.text.heading(level, self._of_departments("inställning", answer), answer.at("inställning"))
            if sentence:
                self.text.block(sentence, answer.at("inställning"))
            self.text.section(answer, section, level)
        self._after(one, answer, _POSITION)

    def _actions(self, one: Asked, answer: Answer, name: str, level: int) -> None:
        section = answer.section(name)
        if section is None or not section.text.strip():
            return
        self.text.heading(level, self._actions_heading(answer, section, _KEYS[name]), answer.at())
        self.text.section(answer, section, level)
        self._after(one, answer, name)

    def _actions_heading(self, answer: Answer, section: Section, key: str) -> str:
        count = 1 if section.heading.casefold().startswith(("genomförd åtgärd", "planerad åtgärd")) else 2
        if not self.is_by_department:
            return self.board.heading(key, count)
        tells_effect = _EFFECT.search(section.text) is not None
        return self._of_departments(f"{key}_med_effekt" if tells_effect else f"{key}_i", answer, count)

    def _of_departments(self, key: str, answer: Answer, count: int = 1) -> str:
        names = together([in_sentence(self.register, one) for one in _departments(self.register, answer)])
        heading = self.board.heading(key, count, förvaltning=names, förvaltnings=genitive(names))
        return swedish.capitalised(heading)

    def _after(self, one: Asked, answer: Answer, name: str) -> None:
        """Who else acts, and where more is said: after the last that the answer itself says."""
        told = [section for section in (_POSITION, _DONE, _PLANNED) if _is_told(answer.section(section))]
        if name != (told[-1] if told else _POSITION):
            return
        sentences = [s for s in (self._others(answer), self._references(one, answer, bool(told))) if s]
        if sentences:
            self.text.block(" ".join(sentences), answer.at("utförs_av"))

    def _others(self, answer: Answer) -> str:
        """Another organisation that carries out what is answered, when the text itself does not name it."""
        said = inline.one_line(answer.source.body.text).casefold()
        organisations = (self.register.get(one, Organisation) for one in answer.carried_out_by)
        others = [one for one in organisations if one is not None and one.id not in answer.departments]
        unnamed = [in_sentence(self.register, one) for one in others if one.title.casefold() not in said]
        if not unnamed:
            return ""
        names = inline.plain(swedish.listed(unnamed))
        if answer.position == "berör inte förvaltningen":
            return f"Ansvaret ligger hos {names}."
        if len(others) < len(answer.carried_out_by):
            return f"I arbetet medverkar även {names}."
        return f"Åtgärderna utförs av {names}."

    def _references(self, one: Asked, answer: Answer, is_told: bool) -> str:  # noqa: FBT001 -- private
        elsewhere = [self._asked_by_answer.get(other) for other in answer.refers_to]
        said = answer.source.body.text.casefold()
        places = [p for p in dict.fromkeys(elsewhere) if p is not None and p is not one and not _names(said, p)]
        if not places:
            return ""
        names = swedish.listed(self._place(place) for place in places)
        return f"Se {'även ' if is_told else ''}{'svaret' if len(places) == 1 else 'svaren'} på {names}."

    def _place(self, one: Asked) -> str:
        """Where an answer stands, in the words of its heading."""
        if isinstance(one.record, Recommendation):
            return one.name
        return f"{one.name} (”{inline.plain(one.record.title)}”)"


def quote(text: DocumentText, record: Record, section: Section | None, level: int) -> None:
    """A section as a quotation: what others have written stands apart from the board's own words."""
    if section is None or "[^" in section.text:
        text.section(record, section, level)  # a footnote is defined outside the quotation
        return
    whole = DocumentText(images=text.images, noted=text.noted)
    if whole.section(record, section, level):
        quoted = [f"> {line}" if line else ">" for line in whole.markdown.rstrip("\n").split("\n")]
        text.block("\n".join(quoted), whole.origins[0].location, copied=True)


def _position_sentence(register: Register, one: Asked, answer: Answer) -> str:
    """The position in words, unless the department's own text has them."""
    if answer.position is None:
        return ""
    says = _SAYS_POSITION.get(answer.position, _SAYS_AGREEMENT)
    if says.search(answer.text_of(_POSITION)):
        return ""
    who = called(register, _departments(register, answer))
    return inline.plain(
        _POSITIONS[answer.position].format(
            who=swedish.capitalised(who), of=who, what=one.called, What=swedish.capitalised(one.called)
        )
    )


def _names(text: str, one: Asked) -> bool:
    """True when the text itself sends the reader to `rekommendation 1`."""
    return re.search(rf"\b{re.escape(one.name)}\b", text) is not None


def _departments(register: Register, answer: Answer) -> list[Organisation]:
    return [one for one in (register.get(i, Organisation) for i in answer.departments) if one is not None]


def _is_told(section: Section | None) -> bool:
    return section is not None and section.text.strip() != ""
