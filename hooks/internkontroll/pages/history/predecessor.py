"""An audit beside the one that it follows: the method, what came out of each, and the figures that both have."""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.documents.charts import alternative, chart_of
from internkontroll.documents.comparison import Compared, Earlier, compared, earlier_of
from internkontroll.documents.document import Drawing
from internkontroll.documents.profile import profile_of
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.pages.attachments import with_site_images
from internkontroll.pages.markup import Block
from internkontroll.pages.view import View
from internkontroll.questions import relations
from internkontroll.questions.known import told
from internkontroll.records import Audit, FollowUp, Organisation
from internkontroll.register import Register

#: an audit that follows more than these says it in its facts
_MOST_EARLIER = 3
#: boards whose figures of a common audit are put side by side
_MOST_BOARDS = 5
_NOT_GIVEN = "–"


def comparison(view: View, audit: Audit) -> tuple[list[Block], tuple[Drawing, ...]]:
    """The section of an audit; empty when it follows none."""
    register = view.register
    earlier = [one for one in (register.get(i, Audit) for i in audit.predecessors[:_MOST_EARLIER]) if one]
    if not earlier:
        return [], ()
    blocks: list[Block] = [view.write.heading(2, "Jämfört med förra granskningen")]
    for one in earlier:
        blocks += _beside(view, one, audit)
    drawings: list[Drawing] = []
    latest = list(_latest(view, audit))[:_MOST_BOARDS]
    pairs = [(one, found) for one in latest if (found := earlier_of(register, one)) is not None]
    for follow_up, found in pairs:
        blocks += _figures(view, follow_up, found, drawings, several=len(pairs) > 1)
    return blocks, tuple(drawings)


def _latest(view: View, audit: Audit) -> Iterator[FollowUp]:
    """What was last told, by each board."""
    register, day = view.register, view.verdict.day
    found = relations.follow_ups(register, audit.id)
    boards = dict.fromkeys(relations.follow_up_board(register, one) for one in found)
    for board in boards:
        known = told(register, audit.id, day, board)
        latest = [*known.handled, *known.written][-1:]
        yield from latest


def _beside(view: View, then: Audit, now: Audit) -> Iterator[str]:
    """One row for each thing, one column for each audit."""
    write = view.write
    said = {True: "Samma metod", False: "Annan metod", None: "Registret säger inte om metoden är densamma"}
    rows: list[tuple[str, ...]] = [
        ("Granskning", view.link(then), view.link(now)),
        ("Period", *(write.text(swedish.capitalised(one.period or str(one.year))) for one in (then, now))),
        ("Metod", *(_methods(view, one) for one in (then, now))),
        ("Resultat", *(_result(view, one) for one in (then, now))),
    ]
    head = ("Uppgift", str(then.year), str(now.year) if now.year != then.year else f"{now.year}, denna")
    yield write.paragraph(write.strong(f"{said[now.same_method]}."))
    yield write.table(head, rows, row_head=0)


def _methods(view: View, audit: Audit) -> str:
    return view.write.text(swedish.capitalised(swedish.listed(audit.methods))) if audit.methods else _NOT_GIVEN


def _result(view: View, audit: Audit) -> str:
    """How each board's latest follow-up says that it went, with the way to it."""
    found = list(_latest(view, audit))
    lines = [f"{view.link(one)}{view.write.text(_status(view.register, one))}" for one in found[:_MOST_BOARDS]]
    if len(found) > _MOST_BOARDS:
        lines.append(view.write.text(f"och {swedish.number(len(found) - _MOST_BOARDS)} till"))
    return view.write.line_break.join(lines) or view.write.text("Inte redovisat")


def _status(register: Register, follow_up: FollowUp) -> str:
    board = register.get(relations.follow_up_board(register, follow_up), Organisation)
    scale = board.outcome_scale if board else ()
    word = next((one.word for one in scale if one.code == follow_up.outcome), follow_up.outcome)
    return f": {follow_up.status}" + (f", utfall {word}" if word else "")


def _figures(
    view: View, follow_up: FollowUp, earlier: Earlier, drawings: list[Drawing], *, several: bool
) -> Iterator[Block]:
    register = view.register
    found: list[Compared] = list(compared(register, follow_up, earlier))
    if found and several:
        yield view.write.heading(3, register.short_name(relations.follow_up_board(register, follow_up)))
    for one in found:
        # a figure that is only the later one's own is drawn where its follow-up tells of it
        drawing = None if one.figure is one.now else chart_of(one.figure, profile_of(register).primary)
        text = one.table
        if drawing is not None:
            drawings.append(drawing)
            text = f"![{inline.plain(alternative(one.figure))}](jamforelse.svg)\n\n{text}"
            yield view.write.markdown(with_site_images(view, text, {"jamforelse.svg": drawing}))
        else:
            yield view.write.markdown(text)
