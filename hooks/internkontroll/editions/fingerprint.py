"""What decides an edition's bytes, as one short text: equal fingerprints, equal files.

It holds the document's whole content, every file that it shows, the program's own files that write it, and the
versions of the libraries that do the work. It does not hold `origins`: where a line came from only decides what
is said of a fault, and what is faulty is never kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from internkontroll.documents.document import Document, Drawing, Profile
from internkontroll.editions.edition import Format
from internkontroll.typesetting.fonts import State, own_files, state_of, typeface_files
from internkontroll.typesetting.pandoc import pandoc_version
from internkontroll.typesetting.plain_files import plain_bytes

#: of the fingerprint itself: raised when what is kept, or how, is read in another way than before
_GENERATION = "1"
_PACKAGE = Path(__file__).parents[1]
#: the parts of this program that have a say in the bytes
_OWN_PARTS = ("typesetting", "word", "language")
_LIBRARIES = ("typst", "pypandoc_binary", "fontpkg", "fontpkg-lato")
#: a document with more than this in its images is made anew every time
_LARGEST_FILE = 64 * 1024 * 1024
_NOT_IN_THE_BYTES = frozenset({"origins", "images", "profile"})


def fingerprint(document: Document, format: Format) -> str | None:  # noqa: A002 -- the field's word
    """The fingerprint in hexadecimal; None when a file that it needs cannot be read (the typesetter tells why)."""
    digest = hashlib.sha256()
    try:
        for part in _parts(document):
            content = part if isinstance(part, bytes) else plain_bytes(part, _LARGEST_FILE)
            # the length first, or two parts could be cut in two ways
            digest.update(len(content).to_bytes(8, "big"))
            digest.update(content)
    except OSError:
        return None
    digest.update(f"{_GENERATION} {format} {_program()}".encode())
    return digest.hexdigest()


def _parts(document: Document) -> Iterator[bytes | Path]:
    """Everything of the document's, in an order that is always the same; a path stands for the file's content."""
    plain = {field.name for field in fields(Document)} - _NOT_IN_THE_BYTES
    yield json.dumps({name: repr(getattr(document, name)) for name in plain}, sort_keys=True).encode()
    for name, picture in document.images:
        yield name.encode("utf-8", "surrogatepass")
        yield picture.svg.encode("utf-8", "surrogatepass") if isinstance(picture, Drawing) else picture
    yield from _profile(document.profile)


def _profile(profile: Profile) -> Iterator[bytes | Path]:
    looks = [profile.municipality, profile.primary, profile.accent, profile.typeface]
    yield json.dumps([*looks, profile.logo.suffix if profile.logo else None]).encode()
    if profile.logo:
        yield profile.logo
    if profile.typeface:
        for file in typeface_files(profile):
            yield file.name.encode()
            yield _digest(state_of(file))


@lru_cache(maxsize=200)
def _digest(file: State) -> bytes:
    """Of a typeface's file: many megabytes, and the same for all documents."""
    return hashlib.sha256(plain_bytes(file[0], _LARGEST_FILE)).digest()


@cache
def _program() -> str:
    """This program and its libraries; read once, for neither changes while it runs."""
    digest = hashlib.sha256()
    own = (file for part in _OWN_PARTS for file in (_PACKAGE / part).rglob("*") if file.is_file())
    ours = sorted((file.relative_to(_PACKAGE).as_posix(), file) for file in own if "__pycache__" not in file.parts)
    fonts = [(file.name, file) for file in own_files()]
    for name, file in (*ours, *fonts):
        digest.update(f"{name}\n".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    digest.update(pandoc_version().encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
