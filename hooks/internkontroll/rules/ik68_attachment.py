"""An attachment or image that cannot be published: missing, too large, of a wrong type, outside, or unused.

The secretary fetches a meeting's numbered appendices from here, so every file that a record names
must be a plain file inside the register, of a type that can be shown and archived. A path that leads
out (`..`, an absolute path, a symbolic link) is never followed. A file that nothing names is
forgotten or leaked; a broken record still counts as using what its text mentions. Files of historical
records are not judged, only counted as used.

The site serves these files as they are, so a picture that runs a script is a program on the site's own
address, and two files at one address would hide each other. Both stop the site.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from internkontroll.findings import Finding, Location, Severity
from internkontroll.load import SETTINGS_FILE, shown_path
from internkontroll.questions.active_content import content_fault
from internkontroll.questions.attached_files import (
    IMAGE_TYPES,
    TYPES,
    FileUse,
    address,
    composed,
    file_uses,
    is_of_type,
    read_folder,
)
from internkontroll.records.faults import nearest
from internkontroll.register import Register
from internkontroll.rules.base import Rule
from internkontroll.source import system_reason
from internkontroll.wording.citations import is_historical

RULE = Rule(
    code="IK68",
    name="Bilaga eller bild som inte kan användas",
    severity=Severity.ERROR,
    why="Handlingarna till ett sammanträde ska vara kompletta och gå att öppna och bevara.",
    example="bilagor:\n  - {fil: enkat.pdf, titel: Enkätsvar}   # filen heter enkät.pdf",
    mended="bilagor:\n  - {fil: enkät.pdf, titel: Enkätsvar}",
)

MAX_BYTES = 10_000_000


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every naming of a file that cannot be used, and every file that nothing names."""
    root = register.root.resolve()
    used: set[str] = set()
    told: set[tuple[Path, str]] = set()
    addresses: dict[str, tuple[Path, str]] = {}
    for use in file_uses(register):
        real = _real(use)
        if real is not None:
            used.add(composed(str(real)))
        if use.source is not None and is_historical(use.source):
            continue
        reason, near = _fault(use, real, root)
        if reason is None and (other := _at_same_address(use, real, addresses)):
            reason = f"filen får samma adress på webbplatsen som {other}. Döp om en av dem"
        # what is wrong with the file itself is said once, where it is first named
        if reason is None or (real is not None and (real, reason) in told):
            continue
        if real is not None:
            told.add((real, reason))
        yield RULE.finding(use.location, f"{use.written}: {reason}.", suggestion=near)
    unread = [source.text for source in register.broken] + [_settings_text(register)]
    for file in read_folder(register).attachable:
        if composed(str(file.resolve())) in used or any(composed(file.name) in text for text in unread):
            continue
        path = shown_path(file, register.root, register.label)
        message = f"{path}: ingen post använder filen. Ange den under bilagor eller ta bort den."
        yield RULE.finding(Location(path), message)


def _real(use: FileUse) -> Path | None:
    """The file itself, links followed; None when there is none."""
    try:
        return use.file.resolve(strict=True) if use.file is not None else None
    except (OSError, RuntimeError, ValueError):
        return None


def _fault(use: FileUse, real: Path | None, root: Path) -> tuple[str | None, str | None]:
    """What is wrong with a file that is named, and the name that was meant when one is near."""
    if use.file is None:
        return "bilden ligger utanför registret. Lägg den som en fil bredvid posten", None
    if Path(use.written).is_absolute():
        return "filen anges med en hel sökväg. Lägg den bredvid posten och skriv bara namnet", None
    if real is None:
        if not _without_dots(use.file).is_relative_to(root):
            return "filen ligger utanför registret. Lägg den bredvid posten", None
        return "filen finns inte. Lägg den bredvid posten eller rätta namnet", _near(use.file, root)
    if not real.is_relative_to(root):
        return "filen ligger utanför registret. Lägg den bredvid posten", None
    if not real.is_file():
        return "det är ingen fil. Ange en fil bredvid posten", None
    if composed(real.name) != composed(use.file.name) and not use.file.is_symlink():
        return f"filen heter {real.name}. Skriv namnet likadant", real.name
    allowed = IMAGE_TYPES if use.is_image else TYPES
    # a link may have another name, and the site serves it under that
    if not (is_of_type(real, allowed) and is_of_type(use.file, allowed)):
        what = "En bild" if use.is_image else "En bilaga"
        return f"filtypen får inte användas. {what} kan vara {', '.join(allowed)}", None
    if (size := real.stat().st_size) > MAX_BYTES:
        return f"filen är {size / 1e6:.1f} MB, högst 10 MB".replace(".", ",", 1), None
    try:
        return content_fault(use.file), None
    except OSError as error:
        return f"filen går inte att öppna ({system_reason(error)})", None


def _at_same_address(use: FileUse, real: Path | None, addresses: dict[str, tuple[Path, str]]) -> str | None:
    """Another file of the record that has the address on the site; small and capital letters may be one there."""
    if use.source is None or use.file is None or real is None:
        return None
    other, written = addresses.setdefault(address(use.source, use.file).casefold(), (real, use.written))
    return written if other != real else None


def _near(file: Path, root: Path) -> str | None:
    try:
        if not file.parent.resolve().is_relative_to(root):
            return None
        return nearest(file.name, sorted(one.name for one in file.parent.iterdir() if one.suffix != ".md"))
    except (OSError, ValueError):
        return None


def _without_dots(path: Path) -> Path:
    """The path with `..` taken away by name only: what it says, whether or not anything is there."""
    return Path(os.path.normpath(path.absolute()))


def _settings_text(register: Register) -> str:
    try:
        return (register.root / SETTINGS_FILE).read_text("utf-8", "replace")
    except OSError:
        return ""
