"""What is told of a record's history: which parts changed on which day, and nothing of when it was not public."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from .repositories import Work, git, risk


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path / "arbete")


def test_keys_and_sections_are_named_and_never_their_values(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-10")
    work.write("ASN-R01-a.md", risk(title="Obehörig åtkomst", more="kategori: Hemligt ord\n", body="Ny text."))
    work.commit("2025-02-01")
    work.write(
        "ASN-R01-a.md",
        risk(
            title="Obehörig åtkomst", more="kategori: Hemligt ord\n", body="Ny text.", head="\n## Motivering\n\nMer.\n"
        ),
    )
    work.commit("2025-03-01")
    assert work.told("ASN-R01") == [
        "2025-01-10 Tillkom.",
        "2025-02-01 Ändrat: uppgifterna ”Titel” och ”Kategori” samt avsnittet ”Beskrivning”.",
        "2025-03-01 Ändrat: avsnittet ”Motivering”.",
    ]


def test_what_is_only_written_otherwise_is_no_change(work: Work) -> None:
    work.write("ASN-R01-a.md", risk(more="taggar: [ett, två]\n"))
    work.commit("2025-01-10")
    more = "# en anmärkning\ntaggar:\n  - 'ett'\n  - \"två\"\npublicering: publicerad\n"
    work.write("ASN-R01-a.md", risk(more=more).replace("\n", "\r\n"))
    work.commit("2025-02-01")
    assert work.told("ASN-R01") == ["2025-01-10 Tillkom."]


def test_edits_of_one_day_are_one_change(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-10")
    work.write("ASN-R01-a.md", risk(body="Två."))
    work.commit("2025-02-01", clock="08:00:00")
    work.write("ASN-R01-a.md", risk(body="Två.", more="kategori: x\n"))
    work.commit("2025-02-01", clock="09:00:00")
    assert work.told("ASN-R01")[1:] == ["2025-02-01 Ändrat: uppgiften ”Kategori” samt avsnittet ”Beskrivning”."]


def test_a_draft_is_told_of_only_when_it_is_published(work: Work) -> None:
    for day, text in (
        ("2025-01-01", risk(draft=True, title="Första utkastet")),
        ("2025-01-02", risk(draft=True, title="Andra utkastet", head="\n## Glömda ord\n\nx\n")),
        ("2025-01-03", risk(title="Klar")),
        ("2025-01-04", risk(title="Klar", body="Ändrad.")),
        ("2025-01-05", risk(title="Utkast igen", draft=True)),
        ("2025-01-06", risk(title="Utkast ännu en gång", draft=True)),
        ("2025-01-07", risk(title="Åter")),
        ("2025-01-08", risk(title="Åter", more="kategori: x\n")),
    ):
        work.write("ASN-R01-a.md", text)
        work.commit(day)
    assert work.told("ASN-R01") == [
        "2025-01-03 Publicerades.",
        "2025-01-04 Ändrat: avsnittet ”Beskrivning”.",
        "2025-01-07 Publicerades.",
        "2025-01-08 Ändrat: uppgiften ”Kategori”.",
    ]


@pytest.mark.parametrize(
    "marker",
    [
        "publicering: 'arbetsmaterial'",
        '"publicering": arbetsmaterial',
        "publicering :   arbetsmaterial  # än så länge",
        '"public\\u0065ring": arbetsmaterial',
        "publicering:\n  arbetsmaterial",
        "publicering: >-\n  arbetsmaterial",
        "? publicering\n: arbetsmaterial",
        # no site can have been built with these, and what was meant is plain
        "publicering:arbetsmaterial",
        "Publicering: arbetsmaterial",
        "publicering: Arbetsmaterial",
        "publicering: [arbetsmaterial]",
        'kategori: "ej avslutad\npublicering: arbetsmaterial',
        "kategori: a: b\npublicering: arbetsmaterial",
    ],
)
def test_a_draft_is_a_draft_however_it_is_written(work: Work, marker: str) -> None:
    work.write("ASN-R01-a.md", risk(more=f"{marker}\n", head="\n## Glömda ord\n\nx\n"))
    work.commit("2025-01-01")
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-02")
    assert work.told("ASN-R01") == ["2025-01-02 Publicerades."]


def test_a_draft_whose_keys_are_all_indented_or_in_braces(work: Work) -> None:
    front = "  id: ASN-R01\n  typ: risk\n  titel: T\n  nämnd: ASN\n  publicering: arbetsmaterial\n"
    for text in (front, "{id: ASN-R01, typ: risk, titel: T, nämnd: ASN, publicering: arbetsmaterial}\n"):
        work.write("ASN-R01-a.md", f"---\n{text}---\n\n## Glömda ord\n\nx\n")
        work.commit("2025-01-01")
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-02")
    assert work.told("ASN-R01") == ["2025-01-02 Publicerades."]


def test_a_version_with_a_secret_has_never_been(work: Work) -> None:
    number = "19121212" + "-1212"  # a number that the authority gives for tests
    for day, text in (
        ("2025-01-01", risk()),
        ("2025-01-02", risk(body=f"Den anställde {number}.", head="\n## Om den anställde\n\nx\n")),
        ("2025-01-03", risk(head="\n## Bilaga\n\nSEKRETESS\n")),
        ("2025-01-04", risk(more="sekretess: ja\n", head="\n## Bilaga\n\nx\n")),
        ("2025-01-05", risk(more="kategori: x\n")),
    ):
        work.write("ASN-R01-a.md", text)
        work.commit(day)
    assert work.told("ASN-R01") == ["2025-01-01 Tillkom.", "2025-01-05 Ändrat: uppgiften ”Kategori”."]


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff\xfe\x00 inte UTF-8",
        b"ingenting",
        b"---\nid: ASN-R01\ntyp: risk\n",
        b"---\nid: ASN-R01\ntyp: risk\ntitel: [\n---\n",
        b"---\nid: ASN-R01\ntyp: risk\ntitel: &a x\n---\n",
        b"---\nid: ASN-R01\ntyp: okand\ntitel: x\n---\n",
        b"---\nid: ASN-R01\ntyp: risk\nglomt_ord: x\n---\n",
        b"---\nid: ASN-R01\ntyp: risk\ntitel: " + b"[" * 5000 + b"\n---\n",
        b"---\nid: ASN-R01\ntyp: risk\n---\n" + b"x" * 2_000_000,
    ],
)
def test_a_version_that_cannot_be_read_is_passed_over(work: Work, broken: bytes) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    work.write("ASN-R01-a.md", broken)
    work.commit("2025-01-02")
    work.write("ASN-R01-a.md", risk(body="Mer."))
    work.commit("2025-01-03")
    assert work.told("ASN-R01") == ["2025-01-01 Tillkom.", "2025-01-03 Ändrat: avsnittet ”Beskrivning”."]


def test_a_record_is_followed_by_its_id(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    git(work.folder, "mv", "records/ASN-R01-a.md", "records/ASN-R01-b.md")
    work.commit("2025-01-02")
    (work.records / "ASN-R01-b.md").unlink()
    work.write("ASN/risker/ASN-R01-c.md", risk(body="Mer."))
    work.commit("2025-01-03")
    assert work.told("ASN-R01") == ["2025-01-01 Tillkom.", "2025-01-03 Ändrat: avsnittet ”Beskrivning”."]


def test_a_file_that_becomes_another_record(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    work.write("ASN-R01-a.md", risk("R02"))
    work.commit("2025-01-02")
    assert work.told("ASN-R01") == ["2025-01-02 Togs bort."]
    assert work.told("ASN-R02") == ["2025-01-02 Tillkom."]


def test_what_is_gone_is_only_gone(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.write("ASN-R02-a.md", risk("R02", draft=True))
    work.write("ASN-R03-a.md", risk("R03"))
    work.write("ASN-R04-a.md", risk("R04", body="SEKRETESS"))
    work.write("ASN-R05-a.md", risk("R05"))
    work.commit("2025-01-01")
    work.write("ASN-R03-a.md", risk("R03", draft=True))
    work.write("ASN-R05-a.md", risk("R05", head="\nSEKRETESS\n"))
    work.commit("2025-01-02")
    for number in range(1, 6):
        (work.records / f"ASN-R0{number}-a.md").unlink()
    work.commit("2025-01-03")
    assert work.told("ASN-R01") == ["2025-01-03 Togs bort."]
    assert [work.told(f"ASN-R0{number}") for number in range(2, 6)] == [[], [], [], []]


def test_the_same_id_in_two_files_is_not_gone_with_one_of_them(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    work.write("ASN-R01-b.md", risk())
    work.commit("2025-01-02")
    (work.records / "ASN-R01-a.md").unlink()
    work.commit("2025-01-03")
    assert work.told("ASN-R01") == ["2025-01-01 Tillkom."]


def test_what_comes_after_the_stated_day_is_left_out(work: Work) -> None:
    for day, body in (("2025-01-01", "a"), ("2025-02-01", "b"), ("2025-03-01", "c")):
        work.write("ASN-R01-a.md", risk(body=body))
        work.commit(day)
    assert [change.day for change in work.changes(date(2025, 2, 1)).of("ASN-R01")] == [
        date(2025, 2, 1),
        date(2025, 1, 1),
    ]
    nothing = work.changes(date(2024, 12, 31))
    assert (dict(nothing.by_record), nothing.missing) == ({}, "")


def test_the_day_is_the_authors_own(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01", clock="00:30:00", zone="+1400", committed="2025-06-01")
    work.write("ASN-R01-a.md", risk(body="b"))
    work.commit("2025-02-28", clock="23:59:00", zone="-1100")
    assert [told[:10] for told in work.told("ASN-R01")] == ["2025-01-01", "2025-02-28"]


def test_a_merge_is_told_once_on_its_own_day(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    git(work.folder, "checkout", "-q", "-b", "forslag")
    work.write("ASN-R01-a.md", risk(body="En rubrik som ångrades", head="\n## Glömda ord\n\nx\n"))
    work.commit("2025-01-02")
    work.write("ASN-R01-a.md", risk(body="Klart."))
    work.commit("2025-01-03")
    git(work.folder, "checkout", "-q", "main")
    work.write("ASN-R02-a.md", risk("R02"))
    work.commit("2025-01-04")
    who = {"GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "n", "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "n"}
    day = "2025-01-05T12:00:00+0100"
    git(work.folder, "merge", "-q", "--no-ff", "-m", "x", "forslag", **who, GIT_AUTHOR_DATE=day, GIT_COMMITTER_DATE=day)
    assert work.told("ASN-R01") == ["2025-01-01 Tillkom.", "2025-01-05 Ändrat: avsnittet ”Beskrivning”."]
    assert work.told("ASN-R02") == ["2025-01-04 Tillkom."]


def test_edits_that_are_not_committed_are_no_history(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    work.write("ASN-R01-a.md", risk(body="Ny."))
    work.write("ASN-R02-a.md", risk("R02"))
    assert work.told("ASN-R01") == ["2025-01-01 Tillkom."]
    assert work.told("ASN-R02") == []


def test_the_latest_come_first(work: Work) -> None:
    work.commit("2025-01-01")
    work.write("ASN-R02-a.md", risk("R02"))
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-03")
    work.write("ASN-R02-a.md", risk("R02", body="Ny."))
    work.commit("2025-01-04")
    latest = work.changes().latest(3)
    assert [(str(change.day), change.record) for change in latest] == [
        ("2025-01-04", "ASN-R02"),
        ("2025-01-03", "ASN-R01"),
        ("2025-01-03", "ASN-R02"),
    ]


def test_many_parts_are_not_all_named(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    work.write("ASN-R01-a.md", risk(head="".join(f"\n## Rubrik {n}\n\nx\n" for n in range(9))))
    work.commit("2025-01-02")
    named = ", ".join(f"”Rubrik {n}”" for n in range(6))
    assert work.told("ASN-R01")[1] == f"2025-01-02 Ändrat: avsnitten {named} med mera."


def test_keys_are_called_what_a_reader_sees_and_never_read_as_what_became_of_them(work: Work) -> None:
    action = "---\nid: ASN-A01\ntyp: åtgärd\ntitel: T\nnämnd: ASN\n{}---\n\n{}"
    work.write("ASN-A01-a.md", action.format("slutdatum: 2025-06-01\n", "Ingress.\n"))
    work.commit("2025-01-01")
    work.write("ASN-A01-a.md", action.format("utan_slutdatum: Löpande arbete.\n", "Ny ingress.\n\n## Planering\n\nx\n"))
    work.commit("2025-01-02")
    work.write(
        "ASN-A01-a.md", action.format("utan_slutdatum: Ständigt arbete.\n", "Ny ingress.\n\n## Planering\n\nx\n")
    )
    work.commit("2025-01-03")
    assert work.told("ASN-A01")[1:] == [
        "2025-01-02 Ändrat: uppgifterna ”Slutdatum” och ”Utan slutdatum”, texten samt avsnittet ”Planering”.",
        "2025-01-03 Ändrat: uppgiften ”Utan slutdatum”.",
    ]


def test_many_keys_leave_no_room_for_sections(work: Work) -> None:
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    keys = "kategori: a\nsedan: 2020\nföregångare: [ASN-R09]\nstyrdokument: [ASN-S01]\ntaggar: [a]\n"
    work.write("ASN-R01-a.md", risk(title="Ny", more=keys, body="Ny."))
    work.commit("2025-01-02")
    named = "”Titel”, ”Ämnesord”, ”Finns sedan”, ”Kategori”, ”Föregångare”, ”Styrdokument”"
    assert work.told("ASN-R01")[1] == f"2025-01-02 Ändrat: uppgifterna {named} med mera."


def test_a_heading_that_was_removed_is_not_named(work: Work) -> None:
    """It is free text, and may have been removed because nobody should read it."""
    first, second = "\n## Anna Exempel är sjuk\n\nx\n", "\n## Olles ärende\n\nx\n"
    for day, head in (
        ("2025-01-01", ""),
        ("2025-01-02", first),
        ("2025-01-03", first.replace("\n\nx", "\n\ny") + second),
        ("2025-01-04", "\n## Motivering\n\nx\n"),
    ):
        work.write("ASN-R01-a.md", risk(head=head))
        work.commit(day)
    assert work.told("ASN-R01")[1:] == [
        "2025-01-02 Ändrat: ett avsnitt som har tagits bort.",
        "2025-01-03 Ändrat: två avsnitt som har tagits bort.",
        "2025-01-04 Ändrat: avsnittet ”Motivering” samt två avsnitt som har tagits bort.",
    ]
    work.write("ASN-R01-a.md", risk(head="\n## Motivering\n\nx\n" + second))
    work.commit("2025-01-05")
    assert work.told("ASN-R01")[2:] == [
        "2025-01-03 Ändrat: avsnittet ”Olles ärende” samt ett avsnitt som har tagits bort.",
        "2025-01-04 Ändrat: avsnitten ”Motivering” och ”Olles ärende” samt ett avsnitt som har tagits bort.",
        "2025-01-05 Ändrat: avsnittet ”Olles ärende”.",
    ]


def test_what_is_published_now_decides_and_not_the_stated_day(work: Work) -> None:
    for day, head in (("2025-01-01", ""), ("2025-01-02", "\n## Olles ärende\n\nx\n"), ("2025-01-03", "")):
        work.write("ASN-R01-a.md", risk(head=head))
        work.commit(day)
    assert work.told("ASN-R01", date(2025, 1, 2))[1:] == ["2025-01-02 Ändrat: ett avsnitt som har tagits bort."]


def test_no_heading_is_named_when_the_last_version_may_not_be_told_of(work: Work) -> None:
    """It may be public again in the folder, without what git's last public version had."""
    for day, text in (
        ("2025-01-01", risk()),
        ("2025-01-02", risk(head="\n## Olles ärende\n\nx\n")),
        ("2025-01-03", risk(draft=True)),
    ):
        work.write("ASN-R01-a.md", text)
        work.commit(day)
    assert work.told("ASN-R01")[1:] == ["2025-01-02 Ändrat: ett avsnitt som har tagits bort."]


def test_what_is_there_keeps_its_history_when_days_are_out_of_order(work: Work) -> None:
    """An author's day is older than the one before it after a rebase, a cherry-pick or an amend."""
    file = work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    file.unlink()
    work.commit("2025-03-01")
    work.write("ASN-R01-a.md", risk(body="Ny."))
    work.commit("2025-02-01", committed="2025-03-02")
    work.write("ASN-R01-a.md", risk(body="Nyare."))
    work.commit("2025-02-02", committed="2025-03-03")
    changes = work.changes()
    assert changes.gone == frozenset()
    told = ["2025-01-01 Tillkom.", "2025-02-01 Tillkom.", "2025-02-02 Ändrat: avsnittet ”Beskrivning”."]
    assert work.told("ASN-R01") == told
    assert len(changes.shown(lambda _: True, lambda _: True).of("ASN-R01")) == len(told)


def test_what_is_gone_is_gone_when_days_are_out_of_order(work: Work) -> None:
    file = work.write("ASN-R01-a.md", risk())
    work.commit("2025-03-01")
    file.unlink()
    work.commit("2025-02-01", committed="2025-03-02")
    changes = work.changes()
    assert work.told("ASN-R01") == ["2025-02-01 Togs bort."]
    assert changes.gone == {"ASN-R01"}
    assert changes.shown(lambda _: True, lambda _: True).of("ASN-R01") == ()
    assert len(changes.shown(lambda _: False, lambda _: False).of("ASN-R01")) == 1


def test_what_returns_after_the_stated_day_keeps_what_is_older(work: Work) -> None:
    file = work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    file.unlink()
    work.commit("2025-02-01")
    work.write("ASN-R01-a.md", risk())
    work.commit("2025-04-01")
    assert work.told("ASN-R01", date(2025, 3, 1)) == ["2025-01-01 Tillkom."]


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        (risk(), []),
        (risk(body="Ny."), ["2025-03-01 Ändrat: avsnittet ”Beskrivning”."]),
    ],
)
def test_a_removal_and_its_revert_on_the_same_day(work: Work, back: str, expected: list[str]) -> None:
    file = work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    file.unlink()
    work.commit("2025-03-01")
    work.write("ASN/ASN-R01-b.md", back)
    work.commit("2025-03-01", clock="13:00:00")
    assert work.told("ASN-R01") == ["2025-01-01 Tillkom.", *expected]


def test_what_the_day_held_before_the_removal_is_still_told(work: Work) -> None:
    file = work.write("ASN-R01-a.md", risk())
    work.commit("2025-01-01")
    for text in (
        risk(more="kategori: x\n"),
        "",
        risk(more="kategori: x\n", body="Ny."),
        "",
        risk(more="kategori: x\n"),
    ):
        if text:
            work.write("ASN-R01-a.md", text)
        else:
            file.unlink()
        work.commit("2025-03-01")
    told = "2025-03-01 Ändrat: uppgiften ”Kategori” samt avsnittet ”Beskrivning”."
    assert work.told("ASN-R01") == ["2025-01-01 Tillkom.", told]


def test_a_new_record_that_comes_twice_in_a_day_is_new(work: Work) -> None:
    file = work.write("ASN-R01-a.md", risk())
    work.commit("2025-03-01")
    file.unlink()
    work.commit("2025-03-01")
    work.write("ASN-R01-a.md", risk(body="Ny."))
    work.commit("2025-03-01")
    assert work.told("ASN-R01") == ["2025-03-01 Tillkom."]
