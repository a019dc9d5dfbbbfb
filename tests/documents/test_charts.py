"""Charts: what form a figure gets, what is said of it, and that nothing falls outside whatever it is called."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from internkontroll.documents.canvas import WIDTH, width_of
from internkontroll.documents.charts import alternative, chart_of
from internkontroll.records.follow_up import KeyFigure, Sample

SVG = "{http://www.w3.org/2000/svg}"


def series(name: str, unit: str | None, values: dict[str, str]) -> KeyFigure:
    return KeyFigure.model_validate({"namn": name, "enhet": unit, "värden": values})


def sample(name: str, total: str | None, parts: dict[str, str], unit: str = "personer") -> Sample:
    return Sample.model_validate({"namn": name, "totalt": total, "enhet": unit, "delar": parts})


LOGS = series("Antal kontroller", "kontroller", {"2020": "370", "2021": "453", "2022": "802", "2023": "1117"})
LONG = "Föreningar<script>&amp;\"' " * 60
HOSTILE: dict[str, KeyFigure | Sample] = {
    "logs": LOGS,
    "long": series(LONG, "M" * 80, {"WM" * 60: "3", "x " * 500: "5", "\u202e\x07abc😀": "4"}),
    "forty": series("År", None, {str(1980 + n): str((n * 37) % 90 - 20) for n in range(40)}),
    "forty-names": series("Enheter", None, {f"Enhet med ett långt namn {n}": str(n * 1000) for n in range(40)}),
    "below-zero": series("Resultat", "kronor", {"2020": "-20,5", "2021": "0", "2022": "14,25"}),
    "all-below-zero": series("Resultat", "kronor", {"2020": "-20,5", "2021": "-999999999999"}),
    "all-zero": series("Inget", None, {"2020": "0", "2021": "0"}),
    "huge": series("Stort", "kronor", {"2020": "999999999999,999999", "2021": "1", "2022": "-999999999999"}),
    "huge-line": series("S", None, {str(1990 + n): "999999999999,999999" for n in range(14)}),
    "sample": sample("Vilka svarade?", "98", {"svarade": "54", "svarade inte": "44"}),
    "too-large-part": sample("Fel", "10", {"a": "54", "b": "-4"}),
    "percent": sample("Andelar", None, {"helt": "47", "delvis": "30", "inte": "23"}, "procent"),
    "many-parts": sample(LONG, "1000", {f"{LONG[:90]}{n}": str(n) for n in range(40)}),
}  # fmt: skip


def drawn(name: str) -> ET.Element:
    drawing = chart_of(HOSTILE[name], "#ffee00")
    assert drawing is not None
    return ET.fromstring(drawing.svg)


@pytest.mark.parametrize("name", HOSTILE)
def test_everything_is_inside(name: str) -> None:
    """Every text by its width, every shape by its corners; text keeps its distance to the lower edge."""
    root = drawn(name)
    height = float(root.get("height", ""))
    assert height <= 900, "higher than a page"
    for text in root.iter(f"{SVG}text"):
        wide = width_of(text.text or "", bold=text.get("font-weight") == "700")
        left = float(text.get("x", "")) - {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0)
        assert left >= -0.1, text.text
        assert left + wide <= WIDTH + 0.1, text.text
        assert 8 <= float(text.get("y", "")) <= height - 3, text.text
    for bar in root.iter(f"{SVG}rect"):
        x, y, wide, tall = (float(bar.get(key) or 0) for key in ("x", "y", "width", "height"))
        assert min(x, y, wide, tall) >= 0
        assert x + wide <= WIDTH
        assert y + tall <= height
    for line in root.iter(f"{SVG}polyline"):
        points = [tuple(map(float, one.split(","))) for one in line.get("points", "").split(" ")]
        assert all(0 <= x <= WIDTH and 0 <= y <= height for x, y in points)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_picture_is_text_and_no_more(name: str) -> None:
    """Named for those who cannot see it; words as text in the document's typeface; nothing that runs or fetches."""
    root = drawn(name)
    assert root.get("role") == "img"
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == root.get("aria-label")
    assert (root.get("font-family") or "").startswith("Lato")
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "rect", "text", "line", "polyline", "circle"}
    attributes = {key for element in root.iter() for key in element.keys()}  # noqa: SIM118 -- an element is no mapping
    assert not {key for key in attributes if "href" in key or key.startswith("on") or key == "style"}
    assert root[1].get("fill") == "#ffffff", "a page may be dark"


@pytest.mark.parametrize("name", HOSTILE)
def test_alternative_text_is_short_and_one_line(name: str) -> None:
    told = alternative(HOSTILE[name])
    assert re.match(r"(Stapel|Liggande stapel|Linje)diagram: ", told)
    assert len(told) < 1200
    assert not re.search(r"[\[\]\n]", told), "brackets would end it where it is written in Markdown"


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (LOGS, "Stapeldiagram: Antal kontroller. Ökar varje gång, från 370 (2020) till 1\u00a0117 (2023)."),
        (
            series("Andel", "procent", {"2022": "40", "2023": "12,5"}),
            "Stapeldiagram: Andel. Minskar, från 40\u00a0% (2022) till 12,5\u00a0% (2023).",
        ),
        (series("Lika", None, {"2022": "4", "2023": "4"}), "Stapeldiagram: Lika. Oförändrat: 4 från 2022 till 2023."),
        (
            series("Antal", None, {"2021": "4", "2022": "9", "2023": "6"}),
            "Stapeldiagram: Antal. 2021: 4, 2022: 9, 2023: 6.",
        ),
        (
            series("Antal", None, {str(2001 + n): str(5 + (n * 7) % 10) for n in range(20)}),
            "Linjediagram: Antal. Från 5 (2001) till 8 (2020), högst 14 (2008) och lägst 5 (2001).",
        ),
        (
            series("Ärenden", "st", {"Norr": "4", "Söder": "9"}),
            "Stapeldiagram: Ärenden (st). Norr: 4, Söder: 9.",
        ),
        (
            HOSTILE["sample"],
            "Liggande stapeldiagram: Vilka svarade? (98\u00a0personer). Svarade: 54 (55 %), Svarade inte: 44 (45 %).",
        ),
        (
            sample("Del", "100", {f"d{n}": str(n) for n in range(8)}),
            (
                "Liggande stapeldiagram: Del (100\u00a0personer). Störst är D7: 7 (7 %), D6: 6 (6 %), D5: 5 (5 %), "
                "D4: 4 (4 %), D3: 3 (3 %), D2: 2 (2 %) och 2 till, alla i tabellen."
            ),
        ),
    ],
)  # fmt: skip
def test_what_is_told(figure: KeyFigure | Sample, told: str) -> None:
    assert alternative(figure) == told


def test_one_value_is_no_chart() -> None:
    assert chart_of(series("Ett", None, {"2025": "3"})) is None
    assert chart_of(sample("Bara totalen", "4", {})) is None
    assert chart_of(series("Tusen", None, {str(n): "1" for n in range(1000)})) is None


def test_every_value_stands_beside_its_bar() -> None:
    words = [text.text for text in drawn("logs").iter(f"{SVG}text")]
    assert words == ["Antal kontroller", "370", "2020", "453", "2021", "802", "2022", "1\u00a0117", "2023"]


def test_a_bar_is_as_long_as_its_value() -> None:
    """Standing bars against each other, the parts of a sample against the whole."""
    ground, *bars = drawn("logs").iter(f"{SVG}rect")
    tall = [float(bar.get("height", "")) for bar in bars]
    assert [round(one / tall[-1] * 1117) for one in tall] == pytest.approx([370, 453, 802, 1117], abs=1)
    ground, whole, first, _, second = drawn("sample").iter(f"{SVG}rect")
    assert ground is not None
    shares = [float(one.get("width", "")) / float(whole.get("width", "")) for one in (first, second)]
    assert shares == pytest.approx([54 / 98, 44 / 98], abs=0.01)


def test_the_municipalitys_colour_with_an_outline() -> None:
    """A bar in pale yellow is seen on white by its edge."""
    bars = [bar for bar in drawn("logs").iter(f"{SVG}rect") if bar.get("fill") == "#ffee00"]
    assert len(bars) == 4
    assert {bar.get("stroke") for bar in bars} == {"#1d2429"}
