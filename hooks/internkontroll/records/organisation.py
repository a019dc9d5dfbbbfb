"""Who decides, carries out and examines: boards, departments, auditors, authorities."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from internkontroll.records.base import Part, Record, SectionName
from internkontroll.records.fields import AS_LIST, Code, Colour, MonthDay, OneOf, OrganisationId, Text, WholeNumber

#: kinds of organisation that adopt an internal control plan
BOARD_KINDS = ("kommunstyrelse", "nämnd", "gemensam nämnd", "bolagsstyrelse")

#: how a heading is worded: alike in any number, or in singular and plural
Wording = str | tuple[str, str]

#: a board may give each of these headings its own wording; `{…}` is filled in
HEADINGS: dict[str, Wording] = {
    "inledning": "Inledning",
    "ansvar": "Ansvar",
    "direktåtgärder": "Direktåtgärder",
    "granskningar": "Granskningar",
    "nämndens_granskningar": "Nämndens granskningar",
    "kommungemensamma_granskningar": "Kommungemensamma granskningar",
    "risk": "Risk: {risk}",
    "riskbeskrivning": "Beskrivning av risk",
    "åtgärd": "Åtgärd: {titel}",
    "granskning": "Granskning: {titel}",
    "vad_ska_göras": "Vad ska göras",
    "genomförda_åtgärder": "Genomförda åtgärder",
    "planering": "Planering framåt",
    "effekt": "Effekt",
    "områden": "Områden och tillhörande rutiner som ska granskas",
    "syfte": "Syfte med granskningen",
    "omfattning": "Omfattning och avgränsning",
    "metod": "Granskningsmetod",
    "syfte_omfattning_metod": "Syfte, omfattning, avgränsning och metod",
    "kontrollmoment": "Kontrollmoment",
    "resultat": "Resultat",
    "jämförelse": "Resultatet jämfört med tidigare granskning",
    "har_lett_till": "Har granskningen lett till åtgärder?",
    "bifynd": "Bifynd",
    "sammanfattande_bedömning": "Sammanfattande bedömning",
    # tjänsteskrivelse and yttrande: what the board calls them, and the headings in them (seeds 001 and 002)
    "tjänsteskrivelse": "Tjänsteskrivelse",
    "yttrande": "Yttrande",
    "sammanfattning": "Sammanfattning",
    "förslag_till_beslut": "Förslag till beslut",
    "beslutsunderlag": "Beslutsunderlag",
    "beslutsplanering": "Beslutsplanering",
    "beslutet_skickas_till": "Beslutet skickas till",
    "ärendet": "Ärendet",
    "slutsatser": "Granskningens slutsatser avseende {nämnd}",
    "bakgrund": "Bakgrund",
    "överväganden": "Förvaltningens överväganden",
    "svar": "{nämnds} svar",
    "rekommendation": "Rekommendation {nummer}: {titel}",
    "inställning": "{förvaltnings} inställning",
    # one department, and several: these are named, and so is the effect when the answer tells of one
    "genomförda": ("Genomförd åtgärd", "Genomförda åtgärder"),
    "planerade": ("Planerad åtgärd", "Planerade åtgärder"),
    "genomförda_i": ("Genomförd åtgärd i {förvaltning}", "Genomförda åtgärder i {förvaltning}"),
    "planerade_i": ("Planerad åtgärd i {förvaltning}", "Planerade åtgärder i {förvaltning}"),
    "genomförda_med_effekt": (
        "Genomförd åtgärd i {förvaltning} samt förväntad effekt",
        "Genomförda åtgärder i {förvaltning} samt förväntad effekt",
    ),
    "planerade_med_effekt": (
        "Planerad åtgärd i {förvaltning} samt förväntad effekt",
        "Planerade åtgärder i {förvaltning} samt förväntad effekt",
    ),
    "tidpunkter": "När åtgärderna genomförs",
    "ekonomi": "Ekonomiska konsekvenser",
    "barn": "Konsekvenser utifrån ett barnperspektiv",
    "jämställdhet": "Konsekvenser utifrån ett jämställdhetsperspektiv",
    "ansvariga": "Ansvariga",
}

#: what a heading asks to have filled in
_ASKED = re.compile(r"\{(\w+)\}")


class Heading(Part):
    """A heading in singular and plural: `{ental: Riskbeskrivning, flertal: Riskbeskrivningar}`."""

    singular: Text = Field(alias="ental")
    plural: Text = Field(alias="flertal")


def _heading(value: object) -> object:
    return {"ental": value, "flertal": value} if isinstance(value, str) else value


def _headings(value: object) -> object:
    if not isinstance(value, dict):
        raise PydanticCustomError("mapping_expected", "mapping expected")
    for key in value:
        if key not in HEADINGS:
            raise PydanticCustomError("not_allowed_key", "key", {"text": str(key), "allowed": list(HEADINGS)})
    return value


class RiskScale(Part):
    """`riskskala`: how many steps probability and consequence have, and their names if any.

    Malmö's process text scores 1-16 = probability × consequence on a 4 × 4 scale; 3 × 3 to 6 × 6 occur.
    """

    probability: WholeNumber = Field(alias="sannolikhet")
    consequence: WholeNumber = Field(alias="konsekvens")
    probability_words: Annotated[tuple[Text, ...], AS_LIST] = Field((), alias="sannolikhetsord")
    consequence_words: Annotated[tuple[Text, ...], AS_LIST] = Field((), alias="konsekvensord")


class Outcome(Part):
    """One step of the board's scale for an audit's outcome; logic follows the code, never the colour."""

    code: Code = Field(alias="kod")
    word: Text = Field(alias="ord")
    colour: Colour | None = Field(None, alias="färg")


class Organisation(Record):
    """A deciding body, department, unit, auditor, authority or outside party."""

    TYPE: ClassVar[str] = "organisation"
    SECTIONS: ClassVar[tuple[SectionName, ...]] = (
        SectionName("Beskrivning"),
        SectionName("Standardtext inledning"),
        SectionName("Standardtext ansvar"),
    )

    title: Text = Field(alias="titel")
    kind: Annotated[
        str,
        OneOf(
            "fullmäktige", "kommunstyrelse", "nämnd", "gemensam nämnd", "bolagsstyrelse", "förvaltning",
            "enhet", "revision", "myndighet", "extern",
        ),
    ] = Field(alias="slag")  # fmt: skip
    short_name: Text | None = Field(None, alias="kortnamn")
    belongs_to: Annotated[tuple[OrganisationId, ...], AS_LIST] = Field((), alias="tillhör")
    headings: Annotated[dict[Text, Annotated[Heading, BeforeValidator(_heading)]], BeforeValidator(_headings)] = Field(
        default_factory=dict, alias="rubriker"
    )
    risk_scale: RiskScale | None = Field(None, alias="riskskala")
    outcome_scale: Annotated[tuple[Outcome, ...], AS_LIST] = Field((), alias="utfallsskala")
    plan_due: MonthDay | None = Field(None, alias="plan_senast")

    @property
    def is_board(self) -> bool:
        """True for a body that adopts plans and holds meetings."""
        return self.kind in BOARD_KINDS

    def heading(self, key: str, count: int = 1, **parts: str) -> str:
        """The board's own heading for one of HEADINGS, in the number asked for, filled in.

        One that asks for what `parts` does not have falls back on the register's own words.
        """
        own = self.headings.get(key)
        templates = [_in_number(HEADINGS[key], count)]
        if own is not None:
            templates.insert(0, own.singular if count == 1 else own.plural)
        template = next((t for t in templates if all(name in parts for name in _ASKED.findall(t))), templates[-1])
        return _ASKED.sub(lambda match: parts.get(match[1], match[0]), template)


def _in_number(wording: Wording, count: int) -> str:
    if isinstance(wording, str):
        return wording
    singular, plural = wording
    return singular if count == 1 else plural
