"""From a folder of records to everything of its site, in the order in which it is done, or the reason why not.

The site generator is told nothing until all of it is there, so that a fault anywhere leaves the last good site as it was.

Environment: IK_DATE (the stated day, 2025-10-01), IK_PDF (0: no documents), NO_COLOR.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from internkontroll.changes import read_changes
from internkontroll.check import Verdict, check
from internkontroll.documents import Document
from internkontroll.editions import Edition, Editions, Format, default_cache
from internkontroll.findings import Severity
from internkontroll.load import CannotReadRegisterError
from internkontroll.output import terminal
from internkontroll.output.progress import Progress
from internkontroll.pages.edit_link import report_address
from internkontroll.pages.shelf import Shelf
from internkontroll.publishing import MISSING, script_hash, server_files, stylesheet
from internkontroll.records.time_point import UNLIKELY_YEAR, YEARS
from internkontroll.register import Register, read_register
from internkontroll.rules import all_rules
from internkontroll.site import SamePathError, Site, build


class BuildStoppedError(Exception):
    """No site was made, and the old one is as it was; the message says why, in Swedish."""


@dataclass(frozen=True, slots=True)
class Face:
    """Whose site it is."""

    municipality: str
    #: address of the logo on the site
    logo: str | None
    #: what is told of a day is told of this one
    day: date | None
    #: where to tell of a link that leads nowhere; empty when nobody has said
    report: str = ""


def build_site(root: Path, *, serving: bool, strict: bool, site_url: str) -> tuple[Site, Face]:
    """The whole site in memory. Findings are printed; while somebody edits (`serving`) they stop nothing.

    Raises BuildStoppedError.
    """
    try:
        register = read_register(root, _label(root))
    except CannotReadRegisterError as error:
        raise BuildStoppedError(str(error)) from None
    day = _stated_day()
    verdict = check(register, day)
    _tell_findings(register, verdict)
    if not serving:
        _refuse(verdict, strict=strict)
    with_pdf = os.environ.get("IK_PDF", "0" if serving else "1") != "0"
    try:
        site = build(
            register,
            verdict,
            day,
            typeset=partial(_typeset, serving=serving) if with_pdf else None,
            changes=read_changes(root, day),
            site_url=site_url,
            show_findings=serving,
        )
    except SamePathError as error:
        raise BuildStoppedError(str(error)) from None
    face = _dress(site, root)
    _open_all(site)
    # the texts of the documents are on their pages now, and would be held twice
    return replace(site, shelf=Shelf()), face


def _tell_findings(register: Register, verdict: Verdict) -> None:
    if verdict.findings:
        sources = {source.path: source for source in register.sources}
        colour = terminal.wants_colour(sys.stderr)
        _tell(terminal.render(verdict, sources, colour=colour, notes=verdict.has_errors))


def _refuse(verdict: Verdict, *, strict: bool) -> None:
    """An error stops a build, and under `--strict` a warning: here, while the old site still stands.

    MkDocs itself stops for a warning only after it has replaced the site. What only a day's passing has made is
    no reason to stop: a site must not fail overnight.
    """
    if verdict.has_errors:
        raise BuildStoppedError("Registret har fel. Webbplatsen är orörd. Rätta felen ovan och bygg igen.")
    by_day = {module.RULE.code for module in all_rules() if module.RULE.depends_on_day}
    count = sum(1 for f in verdict.findings if f.severity is Severity.WARNING and f.code not in by_day)
    if strict and count:
        words = "en varning" if count == 1 else f"{count} varningar"
        raise BuildStoppedError(f"Registret har {words} och --strict tillåter ingen. Webbplatsen är orörd.")


def _typeset(documents: Sequence[Document], *, serving: bool) -> dict[tuple[str, Format], Edition]:
    """Every document as PDF and Word. While somebody edits, a document with faults is left out, and they are told."""
    made: dict[tuple[str, Format], Edition] = {}
    faults = []
    orders = [(document, form) for document in documents for form in Format]
    with Editions(default_cache()) as editions, Progress("dokument") as progress:
        for document, form, result in editions.make(orders, progress):
            if isinstance(result, Edition):
                made[document.id, form] = result
            else:  # one faulty document does not stop the others
                faults.append(str(result))
    if faults:
        _tell("\n".join(dict.fromkeys(faults)) + "\n")
        if not serving:
            raise BuildStoppedError("Dokument kunde inte skapas. Webbplatsen är orörd. Rätta felen ovan och bygg igen.")
    return made


def _dress(site: Site, root: Path) -> Face:
    """The municipality's name, logo and colours, and what a web server is to say."""
    settings = site.settings
    logo = f"assets/logotyp{Path(settings.logo).suffix.lower()}" if settings.logo else None
    if logo and settings.logo:
        site.files[logo] = root / settings.logo
    site.made["assets/farger.css"] = stylesheet(settings.colours.primary, settings.colours.accent).encode("utf-8")
    site.made.update(server_files([script_hash(MISSING.read_text("utf-8"))]))
    return Face(settings.municipality, logo, site.day, report_address(settings))


def _open_all(site: Site) -> None:
    """Attachments are copied after the old site has been cleaned; find out before whether they can be."""
    for file in site.files.values():
        try:
            with file.open("rb"):
                pass
        except OSError:
            raise BuildStoppedError(f"Bilagan {file} går inte att läsa. Webbplatsen är orörd.") from None


def _stated_day() -> date:
    text = os.environ.get("IK_DATE", "")
    try:
        day = date.fromisoformat(text) if text else date.today()  # noqa: DTZ011 -- the day on the user's own wall
    except ValueError:
        raise BuildStoppedError(f"IK_DATE är inget datum: {text}. Skriv till exempel 2025-10-01.") from None
    if day.year not in YEARS:
        raise BuildStoppedError(f"IK_DATE är {day}: {UNLIKELY_YEAR}. Skriv till exempel 2025-10-01.")
    return day


def _label(root: Path) -> str:
    """How findings name the register's files: from the folder that the command stands in, if it can be."""
    try:
        return root.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return root.as_posix()


def _tell(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
