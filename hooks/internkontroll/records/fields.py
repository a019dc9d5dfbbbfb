"""The kinds of value that a front matter field may hold.

Every scalar of the front matter arrives as text (YAML's guesses about `010` and `no` never get a
say); the type of the field decides what the text means. A value that cannot be read raises a
PydanticCustomError whose `type` names the fault and whose context holds the facts; the Swedish
wording is in `records/faults.py`, once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, GetCoreSchemaHandler, PlainValidator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from internkontroll.records.identity import CODE, ID, REPORTING_POINT
from internkontroll.records.time_point import YEARS, NotATimePointError, TimePoint


@dataclass(frozen=True, slots=True)
class Link:
    """Marks a field as a link: its text is the id of a record of one of these types."""

    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointLink:
    """Marks a field as a link to a full reporting point, `ASN-2025-T2`."""


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text expected")
    return value


def _text(value: object) -> str:
    text = _scalar(value).strip()
    if not text:
        raise PydanticCustomError("empty_value", "empty")
    return text


def _identifier(value: object) -> str:
    text = _text(value)
    if not ID.fullmatch(text):
        raise PydanticCustomError("id_grammar", "id", {"text": text})
    return text


def _reporting_point(value: object) -> str:
    text = _text(value)
    if not REPORTING_POINT.fullmatch(text):
        raise PydanticCustomError("reporting_point_grammar", "reporting point", {"text": text})
    return text


def _code(value: object) -> str:
    text = _text(value)
    if not CODE.fullmatch(text):
        raise PydanticCustomError("code_grammar", "code", {"text": text})
    return text


def _time_point(value: object) -> TimePoint:
    text = _text(value)
    try:
        return TimePoint.parse(text)
    except NotATimePointError as error:
        raise PydanticCustomError("time_point", "time point", {"text": text, "reason": error.reason}) from None


def _day(value: object) -> date:
    text = _text(value)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        if int(text[:4]) not in YEARS:
            raise PydanticCustomError("date", "date", {"text": text, "reason": f"året {text[:4]} är orimligt"})
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise PydanticCustomError("date", "date", {"text": text})


def _yes_no(value: object) -> bool:
    text = _text(value)
    if text not in ("ja", "nej"):
        raise PydanticCustomError("yes_no", "ja or nej", {"text": text})
    return text == "ja"


def _whole_number(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"\d{1,12}", text):
        raise PydanticCustomError("whole_number", "whole number", {"text": text})
    return int(text)


def _number(value: object) -> float:
    text = _text(value)
    if not re.fullmatch(r"-?\d{1,12}([.,]\d{1,6})?", text):
        raise PydanticCustomError("number", "number", {"text": text})
    return float(text.replace(",", "."))


def _year(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"(19|20|21)\d{2}", text):
        raise PydanticCustomError("year", "year", {"text": text})
    return int(text)


def _paragraph(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"\d{1,4}[a-z]?", text):
        raise PydanticCustomError("paragraph", "paragraph", {"text": text})
    return text


def _month_day(value: object) -> tuple[int, int]:
    text = _text(value)
    match = re.fullmatch(r"(\d{2})-(\d{2})", text)
    if match:
        month, day = int(match.group(1)), int(match.group(2))
        try:
            date(2000, month, day)
        except ValueError:
            pass
        else:
            return month, day
    raise PydanticCustomError("month_day", "month-day", {"text": text})


def _url(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"(https?://|mailto:)[^\s<>\"'`]+", text):
        raise PydanticCustomError("url", "url", {"text": text})
    return text


def _colour(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise PydanticCustomError("colour", "colour", {"text": text})
    return text.lower()


def _file_name(value: object) -> str:
    # Only the shape is judged here; whether the file exists, and where, is rule IK68.
    return _text(value)


def _tuple(value: object) -> object:
    if not isinstance(value, list):
        raise PydanticCustomError("list_expected", "list expected", {"text": str(value)[:80]})
    return value


#: a list in the front matter; `x: A` where `x: [A]` is meant gets a message of its own
AS_LIST = BeforeValidator(_tuple)

Text = Annotated[str, BeforeValidator(_text)]
Identifier = Annotated[str, BeforeValidator(_identifier)]
FileName = Annotated[str, BeforeValidator(_file_name)]
Code = Annotated[str, BeforeValidator(_code)]
Time = Annotated[TimePoint, PlainValidator(_time_point)]
Day = Annotated[date, PlainValidator(_day)]
YesNo = Annotated[bool, PlainValidator(_yes_no)]
WholeNumber = Annotated[int, PlainValidator(_whole_number)]
Number = Annotated[float, PlainValidator(_number)]
Year = Annotated[int, PlainValidator(_year)]
ParagraphNumber = Annotated[str, BeforeValidator(_paragraph)]
MonthDay = Annotated[tuple[int, int], PlainValidator(_month_day)]
Url = Annotated[str, BeforeValidator(_url)]
Colour = Annotated[str, BeforeValidator(_colour)]

OrganisationId = Annotated[Identifier, Link(("organisation",))]
PolicyDocumentId = Annotated[Identifier, Link(("styrdokument",))]
RiskId = Annotated[Identifier, Link(("risk",))]
ActionId = Annotated[Identifier, Link(("åtgärd",))]
AuditId = Annotated[Identifier, Link(("granskning",))]
ItemId = Annotated[Identifier, Link(("åtgärd", "granskning"))]
ExternalAuditId = Annotated[Identifier, Link(("extern granskning",))]
AnswerId = Annotated[Identifier, Link(("svar",))]
MatterId = Annotated[Identifier, Link(("ärende",))]
MeetingId = Annotated[Identifier, Link(("sammanträde",))]
AnyId = Annotated[Identifier, Link(())]
FollowedUpId = Annotated[Identifier, Link(("åtgärd", "granskning", "styrdokument"))]
AnsweredId = Annotated[Identifier, Link(("rekommendation", "iakttagelse"))]
GroundId = Annotated[
    Identifier,
    Link(("svar", "iakttagelse", "rekommendation", "granskning", "uppföljning", "åtgärd", "extern granskning")),
]
AwaitedId = Annotated[Identifier, Link(("extern granskning", "granskning", "åtgärd", "ärende"))]
ProposedToId = Annotated[Identifier, Link(("plan", "organisation"))]
ReportingPointId = Annotated[str, BeforeValidator(_reporting_point), PointLink()]


class OneOf:
    """Annotates a text that is one of these words, exactly as written."""

    def __init__(self, *allowed: str) -> None:
        self.allowed = allowed

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._check)

    def _check(self, value: object) -> str:
        text = _text(value)
        if text not in self.allowed:
            raise PydanticCustomError("not_allowed", "value", {"text": text, "allowed": list(self.allowed)})
        return text
