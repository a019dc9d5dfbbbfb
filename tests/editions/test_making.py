"""Many documents: in the order ordered, each with what was made of it, whatever became of the others."""

from __future__ import annotations

import errno
import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from internkontroll.documents.document import Document
from internkontroll.editions import Edition, Editions, Format, Order
from internkontroll.typesetting import Limits, TypesettingError, pdf
from tests.typesetting.documents import report, short


def _edition(made: Edition | TypesettingError) -> Edition:
    assert isinstance(made, Edition), made
    return made


def test_the_bytes_are_those_of_one_document_alone(tmp_path: Path) -> None:
    """Whatever stood before it in the same process, and from the cache."""
    others = [short(f"# Rubrik {n}\n\nText.") for n in range(3)]
    alone = pdf(report())
    for _ in range(2):
        with Editions(tmp_path / "cache") as editions:
            made = [made for _, _, made in editions.make([(one, Format.PDF) for one in (*others, report(), *others)])]
        assert _edition(made[3]).content == alone
        assert made[:3] == made[4:]


def test_the_pages_are_counted() -> None:
    breaks = short("\n\n".join(["# Rubrik", *(["En rad."] * 300)]))
    with Editions(None) as editions:
        made = [_edition(made) for _, _, made in editions.make([(report(), Format.PDF), (breaks, Format.PDF)])]
    assert [one.pages for one in made] == [len(PdfReader(io.BytesIO(one.content)).pages) for one in made]
    assert made[1].pages > (made[0].pages or 0) > 1  # type: ignore[operator]


def test_a_word_file_has_no_pages_of_its_own() -> None:
    with Editions(None) as editions:
        [(document, format_, made)] = editions.make([(short("Text."), Format.WORD)])
    assert (document, format_) == (short("Text."), Format.WORD)
    assert _edition(made).pages is None
    assert _edition(made).content.startswith(b"PK")


def test_a_faulty_document_stops_none_of_the_others() -> None:
    """In the order ordered, with the fault at its line."""
    texts = ["Text.", "![](bild.png)", "[" * 20_000, "Text 😀.", "Text."]
    progress: list[tuple[int, int]] = []
    orders: list[Order] = [(short(text), Format.PDF) for text in texts]
    with Editions(None) as editions:
        made = list(editions.make(orders, lambda done, total: progress.append((done, total))))
    assert [document.markdown for document, _, _ in made] == texts
    assert [isinstance(one, Edition) for _, _, one in made] == [True, False, False, False, True]
    assert str(made[1][2]).startswith("records/prov.md:10:1: Bilden ”bild.png” saknar alternativtext.")
    assert "records/prov.md:10:6: Tecknet ”😀”" in str(made[3][2])
    assert progress == [(n, 5) for n in range(1, 6)]


def test_unfinished_work_is_left_when_the_caller_goes(tmp_path: Path) -> None:
    """The caller stops after the first: its processes and its files in the temporary folder end with it."""
    before = _children()
    with Editions(tmp_path / "cache") as editions:
        next(iter(editions.make([(short(f"Text {n}."), Format.PDF) for n in range(50)])))
    assert _children() == before


def test_an_interrupt_ends_what_is_being_made() -> None:
    """It waits for nothing: the document would take many seconds."""
    slow = short("| A | B |\n|---|---|\n" + "| ord | ord |\n" * 4000)

    def interrupt(editions: Editions) -> None:
        made = editions.make([(short("Text."), Format.PDF), (slow, Format.PDF)])
        next(made)
        raise KeyboardInterrupt

    before = _children()
    with pytest.raises(KeyboardInterrupt), Editions(None) as editions:
        interrupt(editions)
    assert _children() == before


def test_a_process_that_dies_is_replaced() -> None:
    """The document after the one that killed it is set as if nothing had happened."""
    heavy = short("ord " * 120_000)
    limits = Limits(reading_megabytes=300)
    with Editions(None, workers=1, limits=limits) as editions:
        made = [
            one for _, _, one in editions.make([(one, Format.PDF) for one in (short("Ett."), heavy, short("Två."))])
        ]
    assert [isinstance(one, Edition) for one in made] == [True, False, True]
    assert "för stor eller för invecklad" in str(made[1])


def test_more_documents_than_a_process_may_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker is replaced now and then, and nobody can tell."""
    monkeypatch.setattr("internkontroll.typesetting.markdown._JOBS", 2)
    monkeypatch.setattr("internkontroll.typesetting.compilation._JOBS", 3)
    monkeypatch.setattr("internkontroll.typesetting.compilation._MEGABYTES", 10)
    documents: list[Document] = [replace(short(f"Text {n}."), id=f"A-{n}") for n in range(8)]
    with Editions(None) as editions:
        made = list(editions.make([(one, Format.PDF) for one in documents]))
    assert [_edition(one).content for _, _, one in made] == [pdf(one) for one in documents]


def _children() -> set[str]:
    """The processes that this one has started and that are still there."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split())


def test_a_full_disk_for_temporary_files_is_told_and_stops_none_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/paket/mall.typ")

    monkeypatch.setattr("internkontroll.typesetting.staging.shutil.copyfile", full)
    with Editions(None) as editions:
        made = [
            result for _, _, result in editions.make([(short("Ett.\n"), Format.PDF), (short("Två.\n"), Format.WORD)])
        ]
    assert str(made[0]) == (
        "ASN-2025-D02-T2: Dokumentet kunde inte skapas. "
        "Mappen för tillfälliga filer går inte att använda: disken är full."
    )
    assert isinstance(made[1], Edition)
