"""Working material of every type, with a nonsense word in every text that a record can hold.

Each `@` becomes a word of its own. Fields that hold dates, choices or other records' ids cannot hold a word.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

#: what every record may have
_COMMON = (
    "ansvarig: @\ndiarienummer: @\ntaggar: [@, @]\n"
    'undantag: [{regel: IK06, motivering: "@ @"}]\nbilagor: [{fil: %s.txt, titel: @ @, datum: 2025-03, källa: @}]\n'
)
_RISK = "Risk för att @ försvinner på grund av @ vilket kan leda till @.\n\n### @\n\n- @\n\n| @ | @ |\n|---|---|\n| @ | @ |\n\n> @\n"

#: id -> fields and body; the links lead to records of the example, so that what is linked to could tell of them
DRAFTS = {
    "XNA": "typ: organisation\ntitel: @ @\nslag: nämnd\nkortnamn: @\ntillhör: [KF]\nrubriker: {planering: @ inför}\n"
    "utfallsskala: [{kod: A1, ord: @}]\n---\n\n## Beskrivning\n\n@\n\n## Standardtext inledning\n\n@\n\n## Standardtext ansvar\n\n@\n",
    "XEB": "typ: organisation\ntitel: @\nslag: enhet\ntillhör: [ASF]\n---\n\n## Beskrivning\n\n@\n",
    "ASF-RUTIN-X91": "typ: styrdokument\ntitel: @ @\nslag: rutin\nciteras_som: [@ @, @]\nutgår_från: [ASF-RUTIN-LOGG]\n"
    "beslut: {organ: ASF, datum: 2025-01-09, bihang: @}\nåterrapporteras: [{tidpunkt: 2025-11, till: ASN}]\n"
    "länk: https://example.org/@\n---\n\n## Sammanfattning\n\n@ @\n",
    "SFS-2099-91": "typ: styrdokument\ntitel: Lag om @\nslag: lag\nsfs: 2099:91\n---\n\n## Sammanfattning\n\n@\n",
    "ASN-R91": "typ: risk\ntitel: @ i arkivet\nnämnd: ASN\nkategori: @\nstyrdokument: [ASF-RUTIN-SAKERHET]\nföregångare: [ASN-R01]\n"
    "riskbedömningar: [{datum: 2025-01, sannolikhet: 2, konsekvens: 3, ställningstagande: bevakas, beslutad_av: @, kommentar: @ @}]\n"
    f"---\n\n## Beskrivning\n\n{_RISK}\n## Motivering\n\n@\n",
    "HVO-R91": f"typ: risk\ntitel: @\nnämnd: HVO\n---\n\n## Beskrivning\n\n{_RISK}",
    "HVO-2025": "typ: plan\ntitel: @ @\nnämnd: HVO\når: 2025\n"
    "rapporteringstillfällen: [{kod: T2, namn: @, period: @, tidpunkt: 2025-10}]\n"
    "poster: [{post: HVO-2025-D91, rapporteras: [T2], utgår: {datum: 2025-05-05, skäl: @ @}}]\n"
    "---\n\n## Inledning\n\n@\n\n## @\n\n@\n",
    "HVO-2025-D91": "typ: åtgärd\ntitel: @ @\nnämnd: HVO\nslag: direktåtgärd\nförvaltningar: [HVOF]\nrisker: [HVO-R91]\ntema: @\n"
    "---\n\n## Vad ska göras\n\n@\n\n## Förväntad effekt\n\n@\n",
    "ASN-2025-A91": "typ: åtgärd\ntitel: @ @\nnämnd: ASN\nslag: åtagande\nförvaltningar: [ASF]\nrisker: [ASN-R01]\n"
    "grund: [ASN-2025-G01, SR-2022-15-REK1-ASF-2023]\nutan_slutdatum: @ @\nstyrdokument: [ASF-RUTIN-LOGG]\ntema: @\nföreslås_till: ASN\n"
    "---\n\n## Vad ska göras\n\n@ med fotnot[^1].\n\n[^1]: @\n\n## Förväntad effekt\n\n@\n",
    "ASN-2025-A92": "typ: åtgärd\ntitel: @\nnämnd: ASN\nslag: åtagande\nförvaltningar: [ASF]\ngrund: [ASN-2025-D02-T2]\nslutdatum: 2025-08\n"
    "---\n\n## Vad ska göras\n\n@\n",
    "ASN-2025-G91": "typ: granskning\ntitel: @ @\nnämnd: ASN\nslag: nämndens\når: 2025\nrisker: [ASN-R01]\nföregångare: [ASN-2025-G01]\n"
    "period: @\nmetoder: [@, @]\nfrekvens: @\n---\n\n## Områden och rutiner\n\n@\n\n## Syfte\n\n@\n\n## Omfattning och avgränsning\n\n@\n\n"
    "## Metod\n\n@\n\n## Kontrollmoment\n\n@\n",
    "KG-2025-G91": "typ: granskning\ntitel: @\nslag: kommungemensam\når: 2025\nomfattar: [ASN, HVO]\nbeslut: {organ: KS}\n---\n\n"
    "## Syfte, omfattning, avgränsning och metod\n\n@\n",
    "ASN-2025-A03-2025-09": "typ: uppföljning\ntitel: @\navser: ASN-2025-A03\ndatum: 2025-09\nstatus: pågår\n"
    "nyckeltal: [{namn: @, enhet: @, värden: {@: 3, 2025: 17}}]\nurval: [{namn: @, totalt: 9, enhet: @, delar: {@: 4, @: 5}}]\n"
    "---\n\n## Genomförda åtgärder\n\n@\n\n## Planering framåt\n\n@\n\n## Effekt\n\n@\n\n## Bifynd\n\n@\n",
    "ASN-2022-G01-2023-01": "typ: uppföljning\navser: ASN-2022-G01\ndatum: 2023-01\nstatus: genomförd\n---\n\n## Resultat\n\n@\n\n"
    "## Jämförelse med tidigare granskning\n\n@\n\n## Har granskningen lett till åtgärder?\n\n@\n",
    "HVO-2025-RAPPORT-T2": "typ: rapport\ntitel: @\nnämnd: HVO\ntillfälle: HVO-2025-T2\n---\n\n## Inledning\n\n@\n\n"
    "## Sammanfattande bedömning\n\n@\n\n## @\n\n@\n",
    "SR-2099-91": "typ: extern granskning\ntitel: @ @\nslag: revision\ngranskare: SR\nnummer: @\nomfattar: [ASN]\nperiod: @\n"
    "lagrum: [{styrdokument: ASF-RUTIN-LOGG, ställe: @}]\n"
    "---\n\n## Bakgrund\n\n@\n\n## Omfattning\n\n@\n\n## Definitioner\n\n@\n\n## Slutsatser\n\n@\n",
    "SR-2099-91-F1": "typ: iakttagelse\ntitel: @\nslag: revisionsfråga\nextern_granskning: SR-2099-91\nnummer: 1\nriktas_till: [ASN]\n"
    "urval: [{namn: @, totalt: 2, enhet: @, delar: {@: 2}}]\n---\n\n## Text\n\n@\n",
    "SR-2099-91-REK1": "typ: rekommendation\ntitel: @\nextern_granskning: SR-2099-91\nnummer: 1\nriktas_till: [ASN]\n---\n\n## Text\n\n@\n",
    "SR-2099-91-REK1-ASF-2025": "typ: svar\ntitel: @\nnämnd: ASN\navser: SR-2099-91-REK1\närende: ASN-ARENDE-2025-91\nförvaltningar: [ASF]\n"
    "inställning: instämmer\n---\n\n## Inställning\n\n@\n\n## Genomförda åtgärder\n\n@\n\n## Planerade åtgärder\n\n@\n",
    "ASN-ARENDE-2025-91": "typ: ärende\ntitel: @ @\nnämnd: ASN\nslag: yttrande\nextern_granskning: SR-2099-91\n"
    "beslutsplanering: [ASN-2025-12-12]\nbeslutsunderlag: [{titel: @, datum: 2025-01-02, diarienummer: @}]\nsvarskanal: @\n"
    "svar_senast: 2025-12-19\nundertecknare: [{titel: @}]\n---\n\n## Sammanfattning\n\n@\n\n## Förslag till beslut\n\n1. @\n\n## Ärendet\n\n@\n\n"
    "## Bakgrund\n\n@\n\n## Förvaltningens överväganden\n\n@\n\n## Ekonomiska konsekvenser\n\n@\n\n## Barnperspektiv\n\n@\n\n"
    "## Jämställdhetsperspektiv\n\n@\n",
    "ASN-2025-12-12": "typ: sammanträde\ntitel: @\nnämnd: ASN\nslag: nämnd\ndatum: 2025-12-12\ndagordning: [ASN-ARENDE-2025-91]\n---\n",
}


@dataclass(frozen=True)
class Draft:
    """A record that is working material, and the words that stand nowhere else."""

    record_id: str
    #: name of the file -> what it holds
    files: dict[str, str]
    words: tuple[str, ...]


def drafts(seed: int = 4) -> Iterator[Draft]:
    """The drafts, with the same words each time. A word has a digit, so that no page breaks it at a hyphen."""
    choice = random.Random(seed)
    letters = "bcdfghjklmnpqrstvwxz"
    taken: set[str] = set()

    def word() -> str:
        while True:
            made = f"qz{choice.randrange(10)}{''.join(choice.choices(letters, k=5))}"
            if made not in taken:
                taken.add(made)
                return made

    for record_id, told in DRAFTS.items():
        words: list[str] = []

        def filled(text: str, words: list[str] = words) -> str:
            head, *rest = text.split("@")
            words += (made := [word() for _ in rest])
            return head + "".join(one + after for one, after in zip(made, rest, strict=True))

        fields, body = told.split("---\n", 1)
        attached = filled("@")
        front = f"id: {record_id}\npublicering: arbetsmaterial\n{filled(fields)}{filled(_COMMON % attached)}"
        text = f"---\n{front}---\n{filled(body)}"
        name = filled("@")
        yield Draft(record_id, {f"{record_id}-{name}.md": text, f"{attached}.txt": filled("@")}, tuple(words))
