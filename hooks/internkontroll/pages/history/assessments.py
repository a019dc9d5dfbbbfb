"""A risk's assessments over time, also those that were made while it had another title."""

from __future__ import annotations

from dataclasses import dataclass

from internkontroll.documents.charts import alternative, chart_of
from internkontroll.documents.document import Drawing
from internkontroll.documents.profile import profile_of
from internkontroll.language import swedish
from internkontroll.markdown import inline
from internkontroll.pages.attachments import with_site_images
from internkontroll.pages.markup import Block
from internkontroll.pages.view import View
from internkontroll.questions import relations
from internkontroll.records import Risk
from internkontroll.records.follow_up import KeyFigure
from internkontroll.records.risk import RiskAssessment
from internkontroll.register import Register

#: so many earlier titles are followed; a register may be hostile, and its links may run in rings
_MOST_RISKS = 20
#: a longer list is cut at its older end
_MOST_ROWS = 60
_NOT_GIVEN = "–"


@dataclass(frozen=True, slots=True)
class _Row:
    risk: Risk
    assessment: RiskAssessment


def assessments(view: View, risk: Risk) -> tuple[list[Block], tuple[Drawing, ...]]:
    """The section with its table, and before it a chart when there are at least two risk values."""
    every = _rows(view.register, risk)
    if not every:
        return [], ()
    rows = every[-_MOST_ROWS:]
    write = view.write
    blocks: list[Block] = [write.heading(2, "Riskbedömningar")]
    figure = _figure(rows)
    drawing = chart_of(figure, profile_of(view.register).primary) if figure else None
    if drawing is not None and figure is not None:
        name = "riskvarden.svg"
        image = f"![{inline.plain(alternative(figure))}]({name})"
        blocks.append(write.markdown(with_site_images(view, image, {name: drawing})))
    several = len({row.risk.id for row in rows}) > 1
    header = ("Datum", *(["Titel då"] if several else []), "Riskvärde", "Ställningstagande", "Kommentar")
    blocks.append(write.table(header, [_cells(view, row, several=several) for row in rows], row_head=0))
    if len(every) > len(rows):
        blocks.append(write.paragraph(write.text(f"{len(every) - len(rows)} äldre bedömningar visas inte.")))
    return blocks, (drawing,) if drawing else ()


def _rows(register: Register, risk: Risk) -> list[_Row]:
    """In order of time; those of one time in the order written, the predecessor's first."""
    line = [risk]
    for one in line:
        for other in (*one.predecessors, *(later.id for later in relations.successors(register, one))):
            found = register.get(other, Risk)
            if found is not None and found not in line and len(line) < _MOST_RISKS:
                line.append(found)
    found_rows = [_Row(one, assessment) for one in line for assessment in one.assessments]
    return sorted(found_rows, key=lambda row: (row.assessment.date.sort_key, row.risk.id))


def _figure(rows: list[_Row]) -> KeyFigure | None:
    """The risk values as a series; None when a time has two, since one bar cannot show both."""
    scored = [row for row in rows if row.assessment.value is not None]
    values = {swedish.time_point(row.assessment.date): row.assessment.value for row in scored}
    if len(values) < len(scored) or len(values) < 2:
        return None
    return KeyFigure.model_construct(name="Riskvärde", unit=None, values=values)


def _cells(view: View, row: _Row, *, several: bool) -> tuple[str, ...]:
    write, one = view.write, row.assessment
    score = _NOT_GIVEN
    if one.value is not None:
        score = f"{one.value} (sannolikhet {one.probability}, konsekvens {one.consequence})"
    told = ", ".join(text for text in (one.decided_by, one.comment) if text)
    return (
        write.text(swedish.capitalised(swedish.time_point(one.date))),
        *([view.link(row.risk)] if several else []),
        write.text(score),
        write.text(swedish.capitalised(one.position or _NOT_GIVEN)),
        write.text(told or _NOT_GIVEN),
    )
