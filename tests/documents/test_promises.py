"""The list of open promises: the same as was read out of the texts by hand, for each whom they concern."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from internkontroll.documents import document_of
from internkontroll.documents.kinds.promises import KIND, compose
from internkontroll.questions.promise_lists import HEADINGS, by_organisation
from internkontroll.questions.promises import Scope, State, promises
from internkontroll.records import Organisation
from tests.documents.reading import DAY, chapter, example, rows, small

EXPECTED = Path(__file__).parents[1] / "promises" / "expected.tsv"


def expected(*, sources: tuple[str, ...] = (), receivers: tuple[str, ...] = ()) -> dict[str, Counter[str]]:
    """State -> sources, of the promises of 2025-10-01 that begin so or are given to these."""
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found: dict[str, Counter[str]] = {}
    for line in lines:
        state = line["state_2025-10-01"]
        if state not in ("-", "besvarad") and (line["source_id"].startswith(sources or "?") or line["to"] in receivers):
            found.setdefault(state, Counter())[line["source_id"]] += 1
    return found


def told(organisation: str) -> dict[str, Counter[str]]:
    """State -> sources as the document lists them."""
    document = compose(example(), organisation, DAY)
    assert document is not None
    found = {}
    for state, heading in HEADINGS.items():
        if f"# {heading}\n" in document.markdown:
            found[str(state)] = Counter(row[-1] for row in rows(chapter(document, heading)))
    return found


def test_a_board_has_its_own_and_its_departments_promises() -> None:
    wanted = expected(sources=("ASN-", "ASF-"), receivers=("ASN", "ASF"))
    wanted[State.WITHOUT_TIME]["HVO-2023-A03"] = 1  # another board's, to be done with this board's department
    assert told("ASN") == wanted


def test_another_board() -> None:
    assert told("HVO") == expected(sources=("HVO-",), receivers=("HVO", "HVOF"))


def test_auditors_see_what_their_audits_led_to() -> None:
    assert told("SR") == expected(receivers=("SR",))


def test_a_department_sees_what_is_proposed_to_it() -> None:
    """Another board's proposal waits for the department's answer."""
    assert told("ASF")[State.WITHOUT_TIME]["HVO-2023-A04"] == 1
    assert "HVO-2023-A04" in compose_text("ASF")
    assert "HVO-2023-A05" not in compose_text("ASF"), "proposed to another department"


def compose_text(organisation: str) -> str:
    document = compose(example(), organisation, DAY)
    assert document is not None
    return document.markdown


def test_every_promise_of_the_day_is_in_some_list() -> None:
    """And no other is: the lists together are what was read out of the texts."""
    listed: dict[str, set[str]] = {}
    for organisation in KIND.subjects(example()):
        if compose(example(), organisation, DAY) is not None:
            for state, sources in told(organisation).items():
                listed.setdefault(state, set()).update(sources)
    assert listed == {state: set(found) for state, found in expected(sources=("",)).items()}


def test_counts_lines_and_the_role() -> None:
    """The title says the day; the answered ones are only counted; the most urgent stand first."""
    document = document_of(example(), "ASN-ATAGANDEN", DAY)
    assert document is not None
    assert (document.title, document.subtitle, document.board, document.period) == (
        "Åtaganden", "Läget den 1 oktober 2025", "Arbetsmarknads- och socialnämnden", DAY,
    )  # fmt: skip
    summary = "**45 åtaganden återstår: 7 försenade, 9 öppna, 4 skrivna men inte behandlade och 25 utan tid.**"
    assert f"{summary} Därutöver är 4 besvarade." in document.markdown
    headings = [line[2:] for line in document.markdown.split("\n") if line.startswith("# ")]
    assert headings == ["Sammanfattning", "Försenade", "Öppna", "Skrivna, ej behandlade", "Utan tid"]
    overdue = rows(chapter(document, "Försenade"))
    assert overdue[0] == [
        "Våren 2023",
        "Införande av styrmodellen för boendeformer",
        "Genomförande",
        "ASN",
        "ASN-2023-A18",
    ]
    assert [
        "Mars 2024",
        "Handlingsplan mot misstänkta brott i välfärden. Ansvarig: förvaltningens styrgrupp",
        "Uppföljning av styrdokument", "–", "ASF-HANDLINGSPLAN-BROTT",
    ] in overdue  # fmt: skip
    undated = {row[0] for row in rows(chapter(document, "Utan tid"))}
    assert undated == {"Löpande", "Ej angiven"}


def test_what_was_promised_later_is_not_there() -> None:
    """In October nobody had promised the authority anything; in February there is much."""
    assert compose(example(), "IVO", DAY) is None
    later = date(2026, 2, 1)
    document = compose(example(later), "IVO", later)
    assert document is not None
    sources = [row[-1] for heading in ("Öppna", "Utan tid") for row in rows(chapter(document, heading))]
    assert "ASN-2026-D01" in sources
    assert "KG-2026-G01" in sources, "a common audit that stems from the answer to the authority"


@pytest.mark.parametrize("organisation", [one.id for one in example().of(Organisation)])
def test_the_lists_are_the_scopes(organisation: str) -> None:
    """`ik status --board` and the document tell the same."""
    scope = Scope(board=organisation)
    found = [one for one in promises(example()) if scope.holds(example(), one)]
    assert list(by_organisation(example()).get(organisation, ())) == found


def test_nothing_promised(tmp_path: Path) -> None:
    """A register without promises has no such document, nor has what is no organisation."""
    register = small(tmp_path, {})
    assert list(KIND.subjects(register)) == []
    assert compose(register, "ASN", DAY) is None
    assert compose(example(), "ASN-2025", DAY) is None


def test_organisations_that_belong_to_each_other(tmp_path: Path) -> None:
    """A ring of organisations ends, and each has the promise."""
    register = small(tmp_path, {
        "FV1-ett": "id: FV1\ntyp: organisation\ntitel: Ett\nslag: förvaltning\ntillhör: [FV2]\n",
        "FV2-tva": "id: FV2\ntyp: organisation\ntitel: Två\nslag: förvaltning\ntillhör: [FV1]\n",
        "ASN-2025-A01-x": (
            'id: ASN-2025-A01\ntyp: åtgärd\ntitel: "Ett | två"\nslag: åtagande\nförvaltningar: [FV1]\nslutdatum: 2025-01\n'
        ),
    })  # fmt: skip
    assert list(KIND.subjects(register)) == ["FV1", "FV2"]
    document = compose(register, "FV2", DAY)
    assert document is not None
    assert "**Ett åtagande återstår. Det är försenat.**" in document.markdown
    assert "Ett &#124; två" in document.markdown
