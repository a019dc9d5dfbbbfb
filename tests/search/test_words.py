"""The package and the page take words apart in the same way: what is asked is what was indexed."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Page

from internkontroll.searching.compounds import LONGEST, SEAM, Compounds
from internkontroll.searching.numbers import GLUE, glued
from internkontroll.searching.vocabulary import MOST_BYTES, as_json
from internkontroll.searching.words import SAYING_NOTHING, stem

from .tables import in_browser, rows

NUMBERS = [(row["written"], row["one_form"].replace("~", GLUE)) for row in rows("numbers.tsv")]

#: words that a register uses, and how its compounds are then taken apart
USED = """
    logg uppföljning kontroll kontroller register avtal välfärden brott intrång oro anmälan plan rutin rutinen intern
    ärenden funktionen lagen visselblåsarärenden visselblåsarfunktionen visselblåsarlagen under sökning förvaltning
    förvaltningen en ett utan säkerhet information samordnare ingen planering hand boende former
""".split()  # noqa: SIM905 -- words read best as words
COMPOUNDS = {
    "logguppföljning": "logg|uppföljning",
    "loggkontrollerna": "logg|kontrollerna",
    "registerkontroll": "register|kontroll",
    "avtalsuppföljning": "avtals|uppföljning",
    "välfärdsbrott": "välfärds|brott",
    "dataintrånget": "data|intrånget",
    "orosanmälan": "oros|anmälan",
    "internkontrollplan": "intern|kontroll|plan",
    "visselblåsarärenden": "visselblåsar|ärenden",
    "informationssäkerhetssamordnare": "informations|säkerhets|samordnare",
    "boendeformer": "boende|former",
    # not put together, or not of words that are used
    "uppföljning": "uppföljning",
    "undersökning": "undersökning",
    "förvaltningen": "förvaltningen",
    "planeringen": "planeringen",
    "verksamheten": "verksamheten",
    "plan": "plan",
}


@pytest.mark.parametrize(("written", "one_form"), NUMBERS)
def test_a_number_has_one_form(written: str, one_form: str) -> None:
    """Also when it already has it."""
    assert glued(written) == one_form
    assert glued(one_form) == one_form


def test_the_page_gives_numbers_the_same_form(page: Page) -> None:
    """The same table, read by the script."""
    found = in_browser(page, "argument.map(search.glued)", [written for written, _ in NUMBERS])
    assert found == [one_form for _, one_form in NUMBERS]


@pytest.mark.parametrize(("word", "parts"), COMPOUNDS.items())
def test_a_compound_has_its_seams(word: str, parts: str) -> None:
    """Where the register's own words tell."""
    assert Compounds([*USED, word]).marked(word) == parts


@pytest.mark.parametrize(("times", "is_apart"), [(LONGEST // 4, True), (LONGEST // 4 + 1, False), (400, False)])
def test_a_very_long_word_is_left_as_it_is(times: int, *, is_apart: bool) -> None:
    """One in a record, pasted by mistake, must not stop the build."""
    word = "data" * times
    assert (SEAM in Compounds([*USED, "data", word]).marked(word)) is is_apart


def test_the_page_takes_compounds_apart_alike(page: Page) -> None:
    """Both those that the list has, with their seams, and those that the list does not have."""
    made = as_json(dict.fromkeys(USED, 1), Compounds(USED), 1).decode("utf-8")
    words = [word for word in COMPOUNDS if word not in USED]
    found = in_browser(
        page, "argument[1].map(w => new search.Words(JSON.parse(argument[0])).parts(w).join('|'))", [made, words]
    )
    assert found == [Compounds(USED).marked(word) for word in words]
    assert any(SEAM in word for word in found)


def test_the_page_stems_alike(page: Page) -> None:
    """Every word of the two tables, in all the forms that they have here."""
    words = sorted({*USED, *COMPOUNDS, "bisysslan", "granskningarna", "nycklarna", "heten", "mål"})
    assert in_browser(page, "argument.map(search.stem)", words) == [stem(word) for word in words]


def test_what_is_not_indexed_is_not_asked_for(page: Page) -> None:
    """A question of such words alone is asked as it is; with another word beside, they are left out."""
    words = sorted(SAYING_NOTHING)
    assert in_browser(page, "argument.map(w => search.asked(w + ' risk').join(' '))", words) == ["risk"] * len(words)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("dnr ASN-2021-11450", ["asn-2021-11450"]),
        ("Diarienummer: asn-2021-11450.", ["asn-2021-11450"]),
        ("§ 303", ["§303"]),
        ("§303", ["§303"]),
        ("28 kap. 5 § socialtjänstlagen (2025:400)", ["28", "kap", "5§", "socialtjänstlagen", "2025:400"]),
        ("1 117 loggkontroller", ["1117", "loggkontroller"]),
        ("Kontroll av register?", ["kontroll", "register"]),
        ("och", ["och"]),
        ("  ", []),
        ('"><img src=x onerror=alert(1)>', ["img", "src", "x", "onerror", "alert", "1"]),
    ],
)
def test_a_question_is_read(page: Page, question: str, words: list[str]) -> None:
    """In small letters, numbers in one piece, without what says nothing."""
    assert in_browser(page, "search.asked(argument)", question) == words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("uppföljnin", None),  # begins a word: nothing is wrong
        ("uppfljning", "uppföljning"),
        ("uppföjlning", "uppföljning"),
        ("uppföllning", "uppföljning"),
        ("uppföljjning", "uppföljning"),
        ("kontorll", "kontroll"),
        ("kontrollplan", None),  # a compound of words that are used
        ("xyzzyplugh", "–"),
    ],
)
def test_a_wrong_letter_is_seen(page: Page, written: str, meant: str | None) -> None:
    """The nearest word that the site has; None for what is right as it is, a dash for what is near nothing."""
    made = as_json(Counter(USED), Compounds(USED), 1).decode("utf-8")
    ask = "(known => known.knows(argument[1]) ? null : known.meant(argument[1]) || '–')(new search.Words(JSON.parse(argument[0])))"
    assert in_browser(page, ask, [made, written]) == meant


def test_the_list_of_words_has_a_limit() -> None:
    """The most used words are kept, whatever the size of the register."""
    uses = {
        f"ord{'abcdefghij'[n % 10]}{n:x}".translate(str.maketrans("0123456789", "klmnopqrst")): n for n in range(20_000)
    }
    made = as_json(uses, Compounds(uses), 1)
    assert MOST_BYTES - 2_000 < len(made) <= MOST_BYTES
    most = max(uses, key=lambda word: uses[word])
    assert most in made.decode("utf-8").replace(SEAM, "")
