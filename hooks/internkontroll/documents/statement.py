"""What a statement to auditors and one to an authority have in common: whom it is for, what is asked, how it ends.

The statement is what leaves the house: it tells who answers what, gives the answers and ends with when each action
is carried out. The memorandum gives the board the same answers on the way to its decision.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from internkontroll.documents.answer_times import commitments_of, write_times
from internkontroll.documents.answers import AnswerWriter, Asked
from internkontroll.documents.document import Document
from internkontroll.documents.kind import Kind
from internkontroll.documents.kinds import DOCUMENT_NAMES
from internkontroll.documents.names import genitive, in_sentence
from internkontroll.documents.text import DocumentText
from internkontroll.language import swedish
from internkontroll.language.time_phrases import at_time
from internkontroll.markdown import inline
from internkontroll.naming import lower_first
from internkontroll.questions import relations
from internkontroll.records import ExternalAudit, Matter, Organisation, PolicyDocument
from internkontroll.records.external_audit import ACTIONS, EFFECT, POSITION, TIME, LegalBasis
from internkontroll.records.time_point import TimePoint
from internkontroll.register import Register

SUPERVISION = "tillsyn"
_DEMANDS = {
    POSITION: "inställningen till {each}",
    ACTIONS: "genomförda och planerade åtgärder",
    EFFECT: "vilken effekt åtgärderna har haft eller väntas få",
    TIME: "när åtgärderna genomfördes eller ska genomföras",
}
_YEAR = re.compile(r"-(\d{4})-")


@dataclass(frozen=True, slots=True)
class Statement:
    """A board's answer to an external audit, with all that it is made of."""

    register: Register
    matter: Matter
    board: Organisation
    audit: ExternalAudit

    @property
    def receivers(self) -> str:
        """Whom it is sent to, inside a sentence: those that the matter names, else the examiner."""
        return listed_names(self.register, self.matter.sent_to or (self.audit.examiner,))


def statement_of(register: Register, matter_id: str, *, supervision: bool) -> Statement | None:
    """The statement of a matter, when its audit is (or is not) an authority's supervision; None for every other."""
    matter = register.get(matter_id, Matter)
    if matter is None or not matter.is_statement or matter.historical:
        return None
    board = register.get(matter.board, Organisation)
    audit = register.get(matter.external_audit, ExternalAudit)
    if board is None or audit is None or (audit.kind == SUPERVISION) is not supervision:
        return None
    return Statement(register, matter, board, audit)


def statement_kind(
    name: str, plural: str, chapters: Callable[[DocumentText, Statement, AnswerWriter], None], *, supervision: bool
) -> Kind:
    """A kind of statement: to auditors, or to an authority that supervises; they differ in their chapters."""

    def subjects(register: Register) -> Iterator[str]:
        return (one.id for one in register.of(Matter) if statement_of(register, one.id, supervision=supervision))

    def compose(register: Register, matter_id: str, _day: date) -> Document | None:
        statement = statement_of(register, matter_id, supervision=supervision)
        if statement is None:
            return None
        text = DocumentText()
        chapters(text, statement, AnswerWriter(register, statement.board, statement.matter, statement.audit, text))
        return _finished(text, statement)

    return Kind(name=name, plural=plural, suffix=DOCUMENT_NAMES["yttrande"], subjects=subjects, compose=compose)


def write_introduction(text: DocumentText, statement: Statement, asked: tuple[Asked, ...]) -> None:
    """Who answers what, to whom, on which request, and what the reply must hold."""
    register, matter, board, audit = statement.register, statement.matter, statement.board, statement.audit
    text.heading(1, board.heading("inledning"))
    what = "uppföljande yttrande" if matter.kind == "uppföljande yttrande" else "yttrande"
    number = f" ({inline.plain(audit.number)})" if audit.number else ""
    sentences = [
        f"{inline.plain(board.title)} lämnar detta {what} till {inline.plain(_with_short_names(register, matter, audit))}.",
        f"Det gäller ”{inline.plain(audit.title)}”{number}{_how(register, audit)}.",
    ]
    earlier = _earlier(register, matter)
    if earlier:
        sentences.append(
            f"Nämnden har tidigare yttrat sig {earlier}."
            if board.kind in ("nämnd", "gemensam nämnd")
            else f"Ett tidigare yttrande lämnades {earlier}."
        )
    departments = _departments(register, asked)
    if len(departments) > 1:
        sentences.append(f"Yttrandet är gemensamt för {inline.plain(swedish.listed(departments))}.")
    text.block(" ".join(sentences), matter.at("extern_granskning"))


def write_demands(text: DocumentText, statement: Statement, each: str) -> None:
    """What the examiner wants to be told, as a list under a sentence with its legal ground; `each` is what is answered."""
    audit, register = statement.audit, statement.register
    if not audit.demands:
        return
    examiner = inline.plain(_title(register, audit.examiner))
    grounds = [one for one in (_legal_ground(register, basis) for basis in audit.legal_basis) if one]
    ground = f" med stöd av {inline.plain(swedish.listed(grounds))}" if grounds else ""
    text.block(f"{examiner} begär{ground} att svaret redovisar:", audit.at("krav"))
    text.block("\n".join(f"- {_DEMANDS[demand].format(each=each)}" for demand in audit.demands), audit.at("krav"))


def write_answers(text: DocumentText, statement: Statement, writer: AnswerWriter) -> None:
    """The summary, the answers one by one, when the actions are carried out, and the decision."""
    register, matter, board = statement.register, statement.matter, statement.board
    name = genitive(in_sentence(register, board))
    text.heading(1, swedish.capitalised(board.heading("svar", nämnd=in_sentence(register, board), nämnds=name)))
    text.section(matter, matter.section("Förvaltningens överväganden"), 1)
    writer.write(2)
    meeting = relations.board_meeting(register, matter)
    commitments = commitments_of(register, writer.asked, meeting.date if meeting else date.max)
    if commitments:
        text.heading(1, board.heading("tidpunkter"))
        write_times(text, register, board, commitments, 2)


def write_summary(text: DocumentText, statement: Statement) -> None:
    """The matter's own summary: the auditors ask for a summarising reply."""
    section = statement.matter.section("Sammanfattning")
    if section is not None and section.text.strip():
        text.heading(1, statement.board.heading("sammanfattning"))
        text.section(statement.matter, section, 1)


def _finished(text: DocumentText, statement: Statement) -> Document:
    """The statement as a document, with the decision as its last words."""
    register, matter, board = statement.register, statement.matter, statement.board
    decision = decided_when(register, matter)
    meeting = relations.board_meeting(register, matter)
    if decision:
        text.block(f"Yttrandet beslutades av {inline.plain(in_sentence(register, board))} {decision}.")
    return text.document(
        register,
        id=f"{matter.id}-YTTRANDE",
        kind=board.heading("yttrande"),
        title=matter.title,
        subtitle=f"Till {statement.receivers}",
        board=board.title,
        date=meeting.date if meeting else None,
        case_number=matter.case_number,
        period=period_of(matter),
    )


def decided_when(register: Register, matter: Matter) -> str | None:
    """`den 28 september 2022, § 299`; None while no minutes hold the matter."""
    done = relations.decided(register, matter)
    if done is None:
        return None
    return at_time(TimePoint.on(done.meeting.date)) + (f", § {done.paragraph}" if done.paragraph else "")


def period_of(matter: Matter) -> date:
    """The first day of the year that the matter's id names."""
    year = _YEAR.search(matter.id)
    return date(int(year[1]) if year and int(year[1]) else 1970, 1, 1)


def listed_names(register: Register, organisations: tuple[str, ...]) -> str:
    """Organisations inside a sentence."""
    return swedish.listed(_name(register, one) for one in organisations)


def _name(register: Register, organisation_id: str) -> str:
    organisation = register.get(organisation_id, Organisation)
    return in_sentence(register, organisation) if organisation else register.title(organisation_id)


def _with_short_names(register: Register, matter: Matter, audit: ExternalAudit) -> str:
    """The receivers, each with the short name by which the text goes on to call it."""
    words = []
    for one in matter.sent_to or (audit.examiner,):
        name, short = _name(register, one), register.short_name(one)
        words.append(f"{name} ({short})" if short.casefold() != name.casefold() else name)
    return swedish.listed(words)


def _title(register: Register, organisation_id: str) -> str:
    return swedish.capitalised(_name(register, organisation_id))


def _how(register: Register, audit: ExternalAudit) -> str:
    """`, som PwC genomförde våren 2022`."""
    when = f" {inline.plain(audit.period)}" if audit.period else ""
    if audit.performer:
        return f", som {inline.plain(_name(register, audit.performer))} genomförde{when}"
    return f", som genomfördes{when}" if when else ""


def _earlier(register: Register, matter: Matter) -> str | None:
    """When the board gave its statement before this one."""
    previous = register.get(matter.previous, Matter)
    return decided_when(register, previous) if previous is not None and previous.id != matter.id else None


def _departments(register: Register, asked: tuple[Asked, ...]) -> list[str]:
    answers = (answer for one in asked for answer in one.answers)
    return [_name(register, one) for one in dict.fromkeys(i for answer in answers for i in answer.departments)]


def _legal_ground(register: Register, basis: LegalBasis) -> str:
    """`28 kap. 5 § socialtjänstlagen (2025:400)`: the law by the form in which it is cited with its number."""
    law = register.get(basis.policy_document, PolicyDocument)
    if law is None:
        return basis.place or ""
    cited = next((one for one in law.cited_as if law.sfs and law.sfs in one), None)
    return f"{basis.place} {cited or lower_first(law.title)}" if basis.place else cited or lower_first(law.title)
