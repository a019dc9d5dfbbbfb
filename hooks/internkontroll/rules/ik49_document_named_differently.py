"""A policy document cited in a form that is neither its own nor in `citeras_som`.

Malmö's reglemente stands as "bihang 178" in one report and "bilag 178" in another (000, 004): one
document, or two? The register holds one name, and the text follows it. A definite or genitive
ending is no other form, and what is said in brackets (decision, §, case number) may be any part of
what the record says. Only names that begin with the document's kind (reglemente, riktlinje, rutin …)
are judged, in the singular; laws belong to IK48.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from internkontroll.consequences import lost
from internkontroll.findings import Finding, Severity
from internkontroll.records import PolicyDocument
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.wording.citations import broken_documents_with, is_historical, location_in, running_text
from internkontroll.wording.document_names import DocumentNames, Form, Naming

RULE = Rule(
    code="IK49",
    name="Styrdokument anges på olika sätt",
    severity=Severity.WARNING,
    why="Samma dokument under två namn läses som två dokument.",
    example="… enligt reglemente för intern kontroll (§ 303, bilaga 178)",
    mended="… enligt reglemente för intern kontroll (§ 303, bihang 178)",
    answered_by=(),
)

_REFERENCE = re.compile(r"§|bihang|bilag|\b\d{4}-\d{2}|\b[A-ZÅÄÖ]{2,}-\d{4}-\d+")
_PARAGRAPH = re.compile(r"§\s*(\d+)")
_SUPPLEMENT = re.compile(r"\b(?:bihang|bilag\w*)\s+\w+", re.IGNORECASE)
_DAY = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
_CASE_NUMBER = re.compile(r"\b[A-ZÅÄÖ]{2,}-\d{4}-\d+")


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every citation that departs from the register's forms."""
    documents = [one for one in register.of(PolicyDocument) if not one.is_statute and one.kind != "EU-rättsakt"]
    names = DocumentNames(documents)
    for source in register.sources:
        if is_historical(source):
            continue
        text = None
        for naming in names.namings(source.body.text):
            form, end = _departure(naming)
            if form is None:
                continue
            text = running_text(source) if text is None else text
            written = source.body.text[naming.start : end]
            if text[naming.start : end] != written:
                continue  # code, or the address of a link
            said = " ".join(written.split())
            title = form.document.title
            message = f"{title} anges på olika sätt: ”{said}”, ”{form.text}”. Använd registrets form."
            concerns = (
                form.document.id,
                *broken_documents_with(register, said),
                *lost(register, "styrdokument", said.partition("(")[0]),
            )
            place = location_in(source, naming.start, len(written.split("\n")[0]))
            yield RULE.finding(place, message, *concerns, suggestion=form.text)


def _departure(naming: Naming) -> tuple[Form | None, int]:
    """The form that should have been written, and where the departing text ends."""
    if not naming.is_right:
        return naming.forms[0], naming.end
    if naming.bracket is None or not _REFERENCE.search(naming.bracket):
        return None, naming.end
    bracket = naming.bracket
    told = [form for form in naming.forms if form.bracket]
    if any(form.bracket == bracket or _agrees(form.document, bracket, is_told=bool(told)) for form in naming.forms):
        return None, naming.end
    return (told or naming.forms)[0], naming.bracket_end


def _agrees(document: PolicyDocument, bracket: str, *, is_told: bool) -> bool:
    """True when the record says all that stands in the brackets.

    What the record does not say cannot be contradicted, unless a registered form tells it in brackets
    of its own (`is_told`): then the form is the only one.
    """
    decision = document.adoption
    times = (decision.date if decision else None, document.revised, document.valid_from)
    facts = (
        (_DAY, [time.text for time in times if time]),
        (_PARAGRAPH, [decision.paragraph] if decision and decision.paragraph else []),
        # the supplement is a number in a printed series; an appendix is something else
        (_SUPPLEMENT, [f"bihang {decision.supplement}"] if decision and decision.supplement else []),
        (_CASE_NUMBER, [document.case_number] if document.case_number else []),
    )
    for pattern, known in facts:
        for said in (" ".join(one.split()).casefold() for one in pattern.findall(bracket)):
            if (known or is_told) and not any(one.casefold().startswith(said) for one in known):
                return False
    return True
