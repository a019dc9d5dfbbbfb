"""Real git repositories with a small register, made commit by commit."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

from internkontroll.changes import Changes, read_changes
from internkontroll.check import check
from internkontroll.pages.markup import Markup
from internkontroll.register import read_register
from internkontroll.site import Site, build

LATE = date(2030, 1, 1)
BOARD = "---\nid: ASN\ntyp: organisation\ntitel: Arbetsmarknads- och socialnämnden\nslag: nämnd\nkortnamn: ASN\n---\n"
SETTINGS = "format: 1\nkommun: Exempelstad\n"


def git(folder: Path, *arguments: str, **more: str) -> str:
    """Run git as a user without settings of their own; returns what it says."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, **more}
    run = subprocess.run(
        ["git", "-C", str(folder), *arguments], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


class Work:
    """A repository with a register in `records/`, and one commit a day."""

    def __init__(self, folder: Path, records: str = "records") -> None:
        self.folder = folder
        self.records = folder / records
        self.records.mkdir(parents=True)
        git(folder, "init", "-q", "-b", "main")
        self.write("register.yml", SETTINGS)
        self.write("ASN.md", BOARD)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the register."""
        file = self.records / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return file

    def commit(self, day: str, *, zone: str = "+0100", clock: str = "12:00:00", committed: str = "") -> None:
        """Everything as it is now; the author's day, and the day of the commit when it is another."""
        git(self.folder, "add", "-A")
        stamp = f"{day}T{clock}{zone}"
        who = {"NAME": "Nomen Nescio", "EMAIL": "namn@example.org"}
        own = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
        dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": f"{committed}T12:00:00+0100" if committed else stamp}
        git(self.folder, "commit", "-q", "--allow-empty", "-m", f"Budskap {day}", **own, **dates)

    def changes(self, day: date = LATE) -> Changes:
        """What is read from it."""
        return read_changes(self.records, day)

    def told(self, record: str, day: date = LATE) -> list[str]:
        """The record's changes, oldest first, as a reader sees them: `2025-01-01 Tillkom.`"""
        return [f"{change.day} {change.sentence}" for change in reversed(self.changes(day).of(record))]


def risk(
    number: str = "R01",
    *,
    title: str = "Dataintrång",
    draft: bool = False,
    more: str = "",
    body: str = "Risk.",
    head: str = "",
) -> str:
    """A risk as a file."""
    publication = "publicering: arbetsmaterial\n" if draft else ""
    return (
        f"---\nid: ASN-{number}\ntyp: risk\ntitel: {title}\nnämnd: ASN\n{publication}{more}---\n\n"
        f"## Beskrivning\n\n{body}\n{head}"
    )


def built(records: Path, day: date, *, site_url: str = "", markup: Callable[[], Markup] | None = None) -> Site:
    """The site of a folder in memory, with what git tells of it."""
    register = read_register(records, "records")
    verdict = check(register, day)
    assert not verdict.has_errors, [str(finding) for finding in verdict.findings]
    return build(register, verdict, day, changes=read_changes(records, day), site_url=site_url, markup=markup)


def page(site: Site, path: str) -> str:
    """A page's HTML."""
    return next(one.html for one in site.pages if one.path == path)
