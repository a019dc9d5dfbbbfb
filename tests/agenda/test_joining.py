"""Several PDF files become one: what each says of itself still holds, and nothing that acts comes with them."""

from __future__ import annotations

import io
import subprocess
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from internkontroll.agenda.foreign import UNREADABLE, facts_of
from internkontroll.agenda.joining.leash import JoiningError, Leash, Sheets, inspect, join
from internkontroll.typesetting import pdf
from tests.typesetting.documents import report, short
from tests.verapdf import failures

from . import foreign_files

FRONT = {"title": "Handlingar & bilagor <1>", "author": "Nämnden", "language": "sv-SE", "day": "2025-10-23"}


def joined(*files: bytes) -> bytes:
    return join([Sheets(one, f"Bilaga {n}", (f"Bilaga {n}",)) for n, one in enumerate(files, 1)], FRONT)


def opened(content: bytes) -> Pdf:
    return Pdf.open(io.BytesIO(content))


@pytest.fixture(scope="module")
def own() -> bytes:
    return pdf(report())


@pytest.fixture(scope="module")
def tagged() -> bytes:
    return foreign_files.tagged()


def test_parts_that_conform_make_a_whole_that_does(own: bytes, tagged: bytes) -> None:
    """Also joined once more, as a cover sheet and its file are before all are."""
    whole = joined(own, tagged, own)
    twice = joined(tagged, whole)
    assert failures({"once": whole, "twice": twice}) == {}


def test_a_part_that_claims_nothing_takes_the_claims_away(own: bytes) -> None:
    whole = joined(own, foreign_files.untagged())
    with opened(whole) as made:
        xmp = made.Root.Metadata.read_bytes()
        assert b"<pdfaid:part>" not in xmp
        assert b"<pdfuaid:part>" not in xmp
        assert not made.Root.MarkInfo.Marked
    assert failures({"mixed": whole}) != {}


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ((b"<pdfaid:conformance>A", b"<pdfaid:conformance>B"), b"<pdfaid:conformance>B"),
        ((b"<pdfaid:part>2", b"<pdfaid:part>3"), b"<pdfaid:conformance>A"),
        ((b"<pdfaid:part>2", b"<pdfaid:part>1"), b""),
    ],
    ids=["weaker", "with-files", "older"],
)
def test_the_weakest_claim_is_that_of_the_whole(tagged: bytes, own: tuple[bytes, bytes], kept: bytes) -> None:
    """PDF/A-3 without its files is PDF/A-2; PDF/A-1 is another standard."""
    with opened(tagged) as other:
        other.Root.Metadata.write(other.Root.Metadata.read_bytes().replace(*own))
        buffer = io.BytesIO()
        other.save(buffer, fix_metadata_version=False)
    with opened(joined(tagged, buffer.getvalue())) as made:
        xmp = made.Root.Metadata.read_bytes()
    assert b"<pdfuaid:part>1" in xmp
    assert (kept in xmp) if kept else (b"<pdfaid:part>" not in xmp)
    if kept:
        assert b"<pdfaid:part>2" in xmp


def test_the_same_bytes_twice(own: bytes, tagged: bytes) -> None:
    assert joined(own, tagged) == joined(own, tagged)


def test_pages_tags_and_links_lead_to_their_own_part(own: bytes, tagged: bytes) -> None:
    """Each page's marks are found again through the parent tree, and each link stays within its part."""
    with opened(own) as first:
        before = len(first.pages)
    with opened(joined(own, tagged, own)) as made:
        pages = [page.obj.objgen for page in made.pages]
        tree = dict(pairs(made.Root.StructTreeRoot.ParentTree.Nums))
        assert len(tree) == made.Root.StructTreeRoot.ParentTreeNextKey
        for page in made.pages:
            for tag in tree[page.obj.StructParents]:
                assert page.obj.objgen in pages_of(tag)
        start, end = len(pages) - before, len(pages)
        targets = [
            pages.index(note.Dest[0].objgen)
            for page in list(made.pages)[start:]
            for note in page.obj.get("/Annots", [])
            if "/Dest" in note
        ]
        assert targets
        assert all(start <= target < end for target in targets)


def test_header_cells_are_found_in_their_own_table(tagged: bytes) -> None:
    """Two files whose cells have the same ids: each cell still names one header cell of its own part."""
    with opened(joined(tagged, tagged)) as made:
        ids = dict(pairs(made.Root.StructTreeRoot.IDTree.Names))
        named = 0
        for tag, part in tags(made):
            for attributes in tag.get("/A", []):
                for one in attributes.get("/Headers", []) if isinstance(attributes, Dictionary) else []:
                    named += 1
                    assert top_of(ids[bytes(one)]).objgen == part.objgen
        assert named >= 4


def test_each_part_is_a_part_of_one_document(own: bytes, tagged: bytes) -> None:
    with opened(joined(own, tagged)) as made:
        (document,) = made.Root.StructTreeRoot.K
        assert [str(part.S) for part in document.K] == ["/Part", "/Part"]
        assert [str(part.T) for part in document.K] == ["Bilaga 1", "Bilaga 2"]
        assert str(made.Root.Lang) == "sv-SE"
        assert str(made.docinfo.Title) == FRONT["title"]
        assert bool(made.Root.ViewerPreferences.DisplayDocTitle)
        assert len(made.Root.OutputIntents) == 1


def test_a_name_of_a_tag_that_means_two_things_is_changed_in_one(tagged: bytes) -> None:
    with opened(tagged) as other:
        other.Root.StructTreeRoot.RoleMap["/Strong"] = Name.H3
        second = foreign_files.saved(other)
    with opened(joined(tagged, second)) as made:
        roles = {name: str(role) for name, role in made.Root.StructTreeRoot.RoleMap.items()}
    assert (roles["/Strong"], roles["/Strong-2"]) == ("/Span", "/H3")


def test_bookmarks_stand_below_that_of_their_file(own: bytes, tagged: bytes) -> None:
    parts = [
        Sheets(own, "x", ("1. Ärendet", "Bilaga 1 – Rapport")),
        Sheets(tagged, "y", ("1. Ärendet", "Bilaga 2 – Enkät")),
        Sheets(tagged, "z", ("2. Nästa", "Bilaga 1 – Enkät")),
    ]
    with opened(join(parts, FRONT)) as made, made.open_outline() as outline:
        first, second = outline.root
        assert (first.title, second.title) == ("1. Ärendet", "2. Nästa")
        assert [one.title for one in first.children] == ["Bilaga 1 – Rapport", "Bilaga 2 – Enkät"]
        assert [one.title for one in first.children[1].children] == ["Enkäten", "Metoden"]
        leads: list[Any] = [one.destination for one in (first, first.children[1], second)]
        numbers = [made.pages.index(pikepdf.Page(one[0])) for one in leads]
        assert numbers == sorted(set(numbers))


def test_pages_look_as_they_did(tmp_path: Path, own: bytes) -> None:
    """Foreign pages point for point, those with a hidden layer, a filled-in form and a note with a file too."""
    files = [
        foreign_files.untagged(),
        foreign_files.with_hidden_layer(),
        foreign_files.filled_form(),
        foreign_files.active(),
    ]
    whole = joined(own, *files)
    with opened(own) as first:
        page = len(first.pages)
    for file in files:
        for number in (1, 2):
            page += 1
            assert picture(tmp_path, file, number) == picture(tmp_path, whole, page)


def test_nothing_that_acts_comes_along(own: bytes) -> None:
    """Neither a script nor a file, wherever it lay; a web link and a link to a page remain."""
    file = foreign_files.active()
    assert facts_of(file).activities == ("program", "inbäddade filer", "kommandon till läsprogrammet")
    content = joined(own, file)
    with opened(content) as made:
        plain = b"\n".join(one.unparse() for one in made.objects)
        kinds = [str(note.Subtype) for note in made.pages[-2].Annots]
        actions = [note.get("/A") for note in made.pages[-2].Annots]
        assert made.pages[-2].Annots[4].Dest[0].objgen == made.pages[-1].obj.objgen
    for word in (b"JavaScript", b"/JS", b"Launch", b"/EF", b"/AA", b"OpenAction", b"XFA", b"/AF", b"app.alert"):
        assert word not in plain, word
        assert word not in content, word
    assert b"MZ program" not in content
    assert kinds == ["/Link", "/Link", "/Link", "/Stamp", "/Link"]
    assert [str(one.URI) for one in actions if one is not None] == ["https://example.org/"]


def test_a_signature_is_told_of_and_does_not_come_along(own: bytes) -> None:
    file = foreign_files.filled_form()
    assert "Filen är elektroniskt underskriven. Underskriften gäller bara originalfilen." in facts_of(file).notes
    with opened(joined(own, file, file)) as made:
        assert [str(field.T) for field in made.Root.AcroForm.Fields] == ["2-a", "3-a"]
        assert not any("/Filter" in one and "/Contents" in one for one in made.objects if isinstance(one, Dictionary))


@pytest.mark.parametrize(
    ("name", "missing"),
    [("tagged", ()), ("untagged", ("taggar för uppläsning", "språk", "titel"))],
)
def test_what_a_screen_reader_would_miss(name: str, missing: tuple[str, ...]) -> None:
    facts = facts_of(getattr(foreign_files, name)())
    assert facts.missing == missing
    assert facts.pages >= 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (foreign_files.encrypted(), "encrypted"),
        (foreign_files.locked(), "encrypted"),
        (foreign_files.broken(), "broken"),
        (b"", "broken"),
        (foreign_files.untagged(pages=0), "empty"),
        (foreign_files.untagged(lambda made: made.Root.update({"/Collection": Dictionary()})), "portfolio"),
    ],
    ids=["password", "locked", "broken", "nothing", "no-pages", "portfolio"],
)
def test_what_cannot_be_read_has_a_reason(content: bytes, code: str) -> None:
    with pytest.raises(JoiningError) as caught:
        inspect(content)
    assert caught.value.code == code
    assert code in UNREADABLE


def loops(made: Pdf) -> None:
    """Bookmarks, tags, names and a form that lead back to themselves."""
    item = made.make_indirect(Dictionary(Title=pikepdf.String("x")))
    item.First = item.Next = item.Last = item
    made.Root.Outlines = made.make_indirect(Dictionary(First=item, Last=item))
    tag = made.make_indirect(Dictionary(S=Name.P, Type=Name.StructElem))
    tag.K = Array([tag, tag])
    tree = made.make_indirect(Dictionary())
    tree.Kids = Array([tree, tree])
    made.Root.StructTreeRoot = made.make_indirect(Dictionary(K=tag, ParentTree=tree, RoleMap=Dictionary(A=Name.A)))
    made.Root.Names = Dictionary(Dests=tree)
    field = made.make_indirect(Dictionary(T=pikepdf.String("x")))
    field.Kids = Array([field])
    field.Parent = field
    made.Root.AcroForm = Dictionary(Fields=Array([field]))
    note = made.make_indirect(Dictionary(Subtype=Name.Widget, Parent=field, Rect=Array([0, 0, 1, 1])))
    made.pages[0].Annots = Array([note])


def nonsense(made: Pdf) -> None:
    """Every key that we read holds something of another kind."""
    for name in ("Outlines", "StructTreeRoot", "Names", "Dests", "AcroForm", "OCProperties", "MarkInfo", "Lang"):
        made.Root[f"/{name}"] = Array([1, pikepdf.String("x")])
    made.pages[0].Annots = Array([1, Array([]), Dictionary(Subtype=7, A=9, Dest=Array([99]))])
    made.pages[0].StructParents = pikepdf.String("x")


@pytest.mark.parametrize("change", [loops, nonsense])
def test_a_file_that_leads_in_circles_is_joined_all_the_same(own: bytes, change: Any) -> None:
    start = time.monotonic()
    with opened(joined(own, foreign_files.untagged(change))) as made:
        assert len(made.pages) > 2
    assert time.monotonic() - start < 20


def bomb() -> bytes:
    """Metadata of a few kilobytes that become 250 megabytes when they are unpacked."""
    packer = zlib.compressobj(1)
    block = b"\0" * 1_000_000
    once = packer.compress(block * 250) + packer.flush()
    packer = zlib.compressobj(9)
    twice = packer.compress(once) + packer.flush()

    def change(made: Pdf) -> None:
        stream = made.make_stream(twice)
        stream.stream_dict.Filter = Array([Name.FlateDecode, Name.FlateDecode])
        made.Root.Metadata = stream

    return untagged_raw(change)


def untagged_raw(change: Any) -> bytes:
    with opened(foreign_files.untagged()) as made:
        change(made)
        buffer = io.BytesIO()
        made.save(buffer, stream_decode_level=pikepdf.StreamDecodeLevel.none, fix_metadata_version=False)
        return buffer.getvalue()


def test_a_file_that_swells_is_stopped() -> None:
    start = time.monotonic()
    with pytest.raises(JoiningError) as caught:
        inspect(bomb(), Leash(seconds=20, cpu_seconds=10, megabytes=300))
    assert caught.value.code in ("large", "broken")
    assert time.monotonic() - start < 20


def test_a_process_that_takes_too_long_is_stopped(own: bytes) -> None:
    with pytest.raises(JoiningError) as caught:
        inspect(own, Leash(seconds=0.01))
    assert caught.value.code == "slow"


def pairs(values: Any) -> Iterator[tuple[Any, Any]]:
    flat = list(values)
    return zip([bytes(one) if isinstance(one, pikepdf.String) else one for one in flat[::2]], flat[1::2], strict=True)


def tags(made: Pdf) -> Iterator[tuple[Any, Any]]:
    """Every tag with the part that it stands in."""
    for part in made.Root.StructTreeRoot.K[0].K:
        waiting = [part]
        while waiting:
            tag = waiting.pop()
            yield tag, part
            below: Any = tag.get("/K", [])
            kids: list[Any] = [*below] if isinstance(below, Array) else [below]
            waiting.extend(one for one in kids if isinstance(one, Dictionary) and "/S" in one)


def pages_of(tag: Any) -> set[Any]:
    """The pages that a tag has content on: its own, or one that a piece of its content names."""
    below: Any = tag.get("/K", [])
    kids: list[Any] = [*below] if isinstance(below, Array) else [below]
    pieces = [one for one in kids if isinstance(one, Dictionary) and "/S" not in one]
    return {one.Pg.objgen for one in (tag, *pieces) if "/Pg" in one}


def top_of(tag: Any) -> Any:
    while str(tag.S) != "/Part":
        tag = tag.P
    return tag


def picture(folder: Path, content: bytes, page: int) -> bytes:
    """One page as points."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        file = Path(place, "x.pdf")
        file.write_bytes(content)
        command = ["pdftoppm", "-r", "40", "-f", str(page), "-l", str(page), str(file), str(Path(place, "p"))]
        subprocess.run(command, check=True, capture_output=True)
        (made,) = Path(place).glob("p*.ppm")
        return made.read_bytes()


def test_a_short_document_can_be_joined_with_itself() -> None:
    """The least there is: no table, no bookmark, no link."""
    least = pdf(short("En mening.\n"))
    with opened(joined(least, least)) as made:
        assert len(made.pages) == 2


def test_nothing_is_left_of_who_made_its_pictures(own: bytes, tmp_path: Path) -> None:
    """Only the whole's own metadata; every page is drawn exactly as before."""
    before = foreign_files.noted()
    assert _all_of(before).count(foreign_files.INNER.encode()) > 10
    whole = joined(own, before)
    assert foreign_files.INNER.encode() not in _all_of(whole)
    with opened(whole) as made:
        told = [one for one in made.objects if isinstance(one, pikepdf.Stream) and one.get("/Type") == Name.Metadata]
        assert [one.objgen for one in told] == [made.Root.Metadata.objgen]
        dictionaries = [one for one in made.objects if isinstance(one, (Dictionary, pikepdf.Stream))]
        for name in ("/LastModified", "/PieceInfo", "/OPI", "/PTEX.FileName", "/PTEX.InfoDict"):
            assert not any(name in one for one in dictionaries), name
        pages = len(made.pages) - 2
        assert not any("/Metadata" in page.obj for page in made.pages)
    pictures = []
    for name, content, first in (("before", before, 1), ("after", whole, pages + 1)):
        (tmp_path / f"{name}.pdf").write_bytes(content)
        command = ["pdftoppm", "-r", "40", "-f", str(first), "-l", str(first), "-singlefile"]
        subprocess.run([*command, str(tmp_path / f"{name}.pdf"), str(tmp_path / name)], check=True)
        pictures.append((tmp_path / f"{name}.ppm").read_bytes())
    assert pictures[0] == pictures[1]
    assert len(set(pictures[0])) > 3  # there is something on it: red, blue and a text


def test_a_page_keeps_no_key_but_those_of_its_looks() -> None:
    def change(made: Pdf) -> None:
        made.pages[0].obj["/Metadata"] = made.make_stream(b"<x/>", Type=Name.Metadata, Subtype=Name.XML)
        made.pages[0].obj["/Egen"] = pikepdf.String("x")
        # what looks like a picture is no part of a page in this place
        made.pages[1].obj["/Metadata"] = made.make_stream(b"", Type=Name.XObject, Subtype=Name.Form)

    with opened(joined(foreign_files.untagged(change))) as made:
        assert [set(page.obj.keys()) & {"/Metadata", "/Egen"} for page in made.pages] == [set(), set()]


@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")  # when this test makes the file
def test_the_process_says_nothing_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library warns of a box without a form; on the stream of errors is a code or nothing."""
    said = []
    run = subprocess.run

    def listening(*arguments: Any, **options: Any) -> Any:
        done = run(*arguments, **options)
        said.append(done.stderr)
        return done

    monkeypatch.setattr("internkontroll.agenda.joining.leash.subprocess.run", listening)
    joined(foreign_files.without_form())
    assert said == [b""]


def _all_of(content: bytes) -> bytes:
    """Every object of a file, unpacked."""
    with opened(content) as made:
        buffer = io.BytesIO()
        made.save(
            buffer,
            qdf=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return buffer.getvalue()
