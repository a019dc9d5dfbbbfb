"""Every PDF passes PDF/UA-1 and PDF/A-2a, and the validator that says so can also say no."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from internkontroll.documents.document import Document, Drawing, Profile
from internkontroll.typesetting import Typesetter
from tests.verapdf import Validator

from .documents import SAMPLE, report, short

_PICTURE = {"handelser.svg": SAMPLE / "handelser.svg"}

#: what a writer can do, each in a document of its own
CASES = {
    "empty": "",
    "text": "En mening utan rubrik.",
    "headings": "\n\n".join(f"{'#' * level} Nivå {level}\n\nText." for level in range(1, 7)),
    "lists": "- a\n- b\n\n    1. c\n    2. d\n\n        - e\n\n- f\n\n3. tre\n4. fyra",
    "footnotes": "Text.[^a] Igen.[^b]\n\n[^a]: Not med *kursiv* och `kod`.\n\n[^b]: Två.\n\n    Stycken.",
    "table": "| | 2024 | 2025 |\n|---|---|---|\n| Antal | 1 117 | – |\n| **Andel** | 5 % |\n",
    "table-long": "| År | Text |\n|---|---|\n" + "| 2025 | En rad om något. |\n" * 120,
    "table-note": "| År[^a] | Text |\n|---|---|\n| 2025 | En rad.[^b] |\n\n[^a]: Ett.\n\n[^b]: Två.",
    "table-wide": "|" + " Kolumnnamn |" * 30 + "\n|" + "---|" * 30 + "\n|" + " 1 117 |" * 30,
    "table-word": f"| A | B |\n|---|---|\n| {'lång' * 60} | {'ord ' * 90} |",
    "table-bare": "| A | B |\n|---|---|\n",
    "table-in-list": "- Punkt\n\n    | A | B |\n    |---|---|\n    | 1 | 2 |\n",
    "picture": "![Fler händelser för varje år.](handelser.svg)",
    "picture-caption": '![Fler händelser för varje år.](handelser.svg "Händelser 2020–2024")',
    "picture-inline": "Text ![Fler händelser.](handelser.svg) i rad.",
    "links": "[Imy](https://www.imy.se/), <https://www.imy.se/>, [post](mailto:a@b.se), [hit](#x).",
    "quote-code-rule": "> Citat\n>\n> - punkt\n\n```\nkod  med blanksteg\n```\n\n***\n\n`kod` slut",
    "numbers": "| Post | Summa |\n|---|---|\n| a | −1 117 |\n| b | – |\n\n(1 117) och −1 117 000 kr, år 2024 117.",
    "signs": "5 ≥ 3 → ja ✓ ☐ − ½ § 1\u202f117 1\u2009117 1\u00a0117 avstav\u00adning €",
    "note-twice": "Text.[^a] Igen.[^a] Annat.[^b]\n\n# Rubrik\n\n- Punkt.[^a]\n\n[^a]: En *not*.\n\n[^b]: En annan.",
    "note-everywhere": (
        "# A[^a]\n\n"
        + "Text i mängd. " * 400
        + "\n\n## B\n\n## C\n\n## D\n\n| År[^a] | B |\n|---|---|\n"
        + "| 2025[^a] | 1 117[^b] |\n" * 90
        + "\n[^a]: En not.\n\n[^b]: Två."
    ),
    "table-total": "| Del | Antal |\n|---|---|\n| a | 1 |\n| b | 2 |\n| Totalt | 3 |",
    "table-crowded": "|"
    + " Ett kolumnnamn |" * 7
    + "\n|"
    + "---|" * 7
    + ("\n|" + " verksamhetssystemets loggar |" * 7) * 20,
    "contents": "# A\n\n## B\n\n### C\n\n# D\n\n" + "Text i mängd. " * 400,
}


_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="#fb0"/></svg>'
)


def dressed(folder: Path) -> dict[str, Document]:
    """The report with all that a profile, an agenda and a draft put on it."""
    logo = folder / "logga.svg"
    logo.write_text(_LOGO, encoding="utf-8")
    profile = Profile("Exempelstads kommun", "#ffb000", "#ffd400", logo=logo)
    drawing = Drawing((SAMPLE / "handelser.svg").read_text(encoding="utf-8"))
    whole = replace(report(), profile=profile, appendix="Bilaga 2", is_draft=True, kind="Rapport")
    return {
        "dressed": replace(whole, images=(("handelser.svg", drawing),)),
        "bare": replace(short("Text."), board="", is_draft=True, appendix="Bilaga 12", profile=profile),
    }


def test_all_that_a_writer_can_do_conforms(verapdf: Validator, report_pdf: bytes, tmp_path: Path) -> None:
    """One JVM for all of them."""
    with Typesetter() as typesetter:
        documents = {name: short(text, images=_PICTURE) for name, text in CASES.items()} | dressed(tmp_path)
        pdfs = {name: typesetter.set(document).content for name, document in documents.items()}
    assert verapdf(pdfs | {"report": report_pdf}) == {}


def test_a_planted_fault_is_found(verapdf: Validator, report_pdf: bytes) -> None:
    """The control: the same file without its alternative text, and one that never was archivable."""
    without_alt = report_pdf.replace(b"/Alt", b"/Olt")
    without_claim = report_pdf.replace(b"<pdfaid:part>2", b"<pdfaid:part>7")
    assert without_alt != report_pdf
    assert without_claim != report_pdf
    broken = verapdf({"alt": without_alt, "claim": without_claim, "whole": report_pdf})
    assert broken.keys() == {"alt", "claim"}
    assert broken["alt"][0] == "PDFUA-1"
    assert any(rule.startswith("7.3-1:") for rule in broken["alt"])
    assert broken["claim"][0] == "PDFA-2A"
