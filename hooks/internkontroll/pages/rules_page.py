"""The page of the rules, made from the rules themselves, so that it cannot say anything else.

`ik rules > docs/regler.md` writes it; a test holds the file against this text.
"""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.agenda.faults import FAULTS
from internkontroll.findings import Severity
from internkontroll.form import FORM_FAULTS
from internkontroll.rules import all_rules
from internkontroll.rules.base import Rule

_INTRODUCTION = """\
# Regler

Registret kontrolleras varje gång det ändras. Här står varje regel: varför den finns, hur allvarlig
den är, ett exempel på felet och samma exempel rättat.

- **Fel** måste rättas. Så länge ett fel finns byggs inte webbplatsen om.
- **Varning** bör rättas. Den som har skäl att låta bli skriver ett `undantag` med motivering i posten,
  och motiveringen publiceras.
- **Upplysning** är något att tänka på.

Det som är formellt fel är alltid fel. Att något saknas är fel först när det räknas: när planen är
beslutad, eller när ärendet står på nämndens dagordning. Det som beror på dagens datum blir aldrig fel."""

_FORM = """\
## Filens form

De här reglerna gäller hur filen är skriven, innan något kan sägas om innehållet."""

_AGENDA = """\
## Handlingarna till ett sammanträde

De här reglerna prövas när handlingarna skrivs (`ik agenda`), tillsammans med alla fel som gäller det som
handlingarna innehåller."""


def rules_page() -> str:
    """The whole page as Markdown."""
    blocks = [_INTRODUCTION, "## Innehållet"]
    for module in all_rules():
        blocks.extend(_rule(module.RULE))
    blocks.append(_FORM)
    for fault in FORM_FAULTS:
        blocks += [f"### {fault.code}: {fault.name}", f"**{_word(fault.severity)}.** {fault.why}"]
    blocks.append(_AGENDA)
    for fault in FAULTS:
        blocks += [f"### {fault.code}: {fault.name}", f"**{_word(fault.severity)}.** {fault.why}"]
    return "\n\n".join(blocks) + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code}: {rule.name}"
    stage = f" {rule.stage}" if rule.stage else ""
    day = " Beror på dagens datum." if rule.depends_on_day else ""
    yield f"**{_word(rule.severity)}.**{stage}{day} {rule.why}"
    yield f"Så här blir det fel:\n\n```text\n{rule.example}\n```"
    yield f"Så här är det rätt:\n\n```text\n{rule.mended}\n```"


def _word(severity: Severity) -> str:
    return str(severity).capitalize()
