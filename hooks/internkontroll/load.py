"""A folder becomes records: every file is read once, and every fault of form is a finding.

A record with a fault is *broken*: rules never see it, but its id still exists for links, and what it
mentions is known, so that nothing is called missing only because this file could not be read.
"""

from __future__ import annotations

import gc
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from internkontroll import form
from internkontroll.findings import Finding, Location, Severity
from internkontroll.front_matter import read_front_matter
from internkontroll.records import TYPES, Record
from internkontroll.records.faults import faults_within, findings_of, nearest
from internkontroll.records.settings import DEFAULT, Settings
from internkontroll.source import Source, read_source

SETTINGS_FILE = "register.yml"
#: a file that people may put in any folder to explain it; never a record
NOT_RECORDS = frozenset({"README.md"})


class CannotReadRegisterError(Exception):
    """The register's folder does not exist or cannot be listed; the text is Swedish."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds. `sources` are all files in order, whole records and broken ones alike."""

    root: Path
    label: str
    settings: Settings
    sources: tuple[Source, ...]
    records: tuple[Record, ...]
    broken: tuple[Source, ...]
    findings: tuple[Finding, ...]


def load(root: Path, label: str | None = None) -> Loaded:
    """Read every record below `root`; findings name files as `label`/path (default: `root` as given).

    Raises CannotReadRegisterError when there is no such folder.
    """
    label = root.as_posix() if label is None else label
    if not root.is_dir():
        raise CannotReadRegisterError(f"Det finns ingen mapp {label}. Ange registrets mapp med --records.")
    findings: list[Finding] = []
    sources: list[Source] = []
    records: list[Record] = []
    broken: list[Source] = []
    settings = _read_settings(root, label, findings)
    with _without_garbage_collection():
        for file, path in record_files(root, label, findings):
            source, faults = read_source(file, path, root)
            sources.append(source)
            record = None
            if source.is_whole:
                record, more = read_record(source)
                faults = [*faults, *more]
            findings.extend(faults)
            if record is not None and not any(f.severity is Severity.ERROR for f in faults):
                records.append(record)
            else:
                broken.append(source)
    return Loaded(root, label, settings, tuple(sources), tuple(records), tuple(broken), tuple(findings))


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Nothing that is read becomes garbage in a cycle, so looking for it only costs.

    Measured with 5,000 records: collections took 0.4 of 4 CPU seconds of `ik check`, and take 0.03 when what
    has been read is also left out of the later ones (`freeze`). Memory is the same, for reference counts
    free what is read, frozen or not.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def read_record(source: Source) -> tuple[Record | None, list[Finding]]:
    """The record in a source whose front matter could be read, and the faults in its fields."""
    if "typ" not in source.data:
        return None, [_without_type(source)]
    model = TYPES.get(source.type)
    if model is None:
        near = nearest(source.type, list(TYPES))
        ask = f" Menade du {near}?" if near else ""
        message = f"typ kan inte vara ”{source.type}”. Tillåtna: {', '.join(TYPES)}.{ask}"
        return None, [form.BAD_VALUE.at(source.at("typ"), message, near)]
    try:
        record = model.read(source)
    except ValidationError as error:
        return None, list(findings_of(error, model, source))
    return record, list(faults_within(record))


def _without_type(source: Source) -> Finding:
    misspelt = nearest("typ", [k for k in source.data if k != "id"], cutoff=0.7)
    if misspelt:
        message = f"Nyckeln {misspelt} finns inte här. Menade du typ?"
        return form.UNKNOWN_KEY.at(source.at_key(misspelt), message, "typ")
    return form.MISSING_KEY.at(source.at(), f"Nyckeln typ saknas. Lägg till typ: och ett av {', '.join(TYPES)}.")


def record_files(root: Path, label: str, findings: list[Finding]) -> Iterator[tuple[Path, str]]:
    """Every record file and how it is shown, in that order; links to folders are found fault with, not followed."""
    folders = [root]
    files: list[tuple[str, Path]] = []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                path = Path(entry.path)
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                elif entry.is_symlink() and path.is_dir():  # False for a link to itself, where entry.is_dir() raises
                    place = Location(shown_path(path, root, label))
                    findings.append(form.SYMLINK.at(place, "Mappen är en länk. Lägg själva filerna i registret."))
                elif entry.name.endswith(".md") and entry.name not in NOT_RECORDS:
                    files.append((shown_path(path, root, label), path))
    yield from ((file, path) for path, file in sorted(files))


def shown_path(file: Path, root: Path, label: str) -> str:
    """How a file is named to the user: printable, composed, with forward slashes."""
    relative = file.relative_to(root).as_posix().encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", f"{label.rstrip('/')}/{relative}")


def _read_settings(root: Path, label: str, findings: list[Finding]) -> Settings:
    file = root / SETTINGS_FILE
    path = shown_path(file, root, label)
    try:
        if file.exists() and not file.is_file():
            raise IsADirectoryError(file)
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        message = f"Filen {SETTINGS_FILE} saknas. Skapa den med raderna format: 1 och kommun: kommunens namn."
        findings.append(form.BAD_SETTINGS.at(Location(path), message))
        return DEFAULT
    except (OSError, UnicodeDecodeError):
        findings.append(form.UNREADABLE.at(Location(path), "Filen går inte att läsa som UTF-8."))
        return DEFAULT
    text = re.sub(r"\r\n?", "\n", text)
    front = read_front_matter(text, path, first_line=1)
    findings.extend(front.findings)
    if not front.is_complete:
        return DEFAULT
    source = Source(path, file, text, front.data, front.keys, front.values)
    try:
        return Settings.model_validate(front.data)
    except ValidationError as error:
        findings.extend(findings_of(error, Settings, source))
        return DEFAULT
