"""What pydantic found wrong with a record, said in Swedish at its line and column.

The wording lives here, once. One mistake gives one finding: a misspelt key is not also a missing one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from internkontroll import form
from internkontroll.findings import Finding
from internkontroll.form import FormFault
from internkontroll.records.base import Record
from internkontroll.records.follow_up import FollowUp
from internkontroll.records.identity import GRAMMAR, RESERVED
from internkontroll.records.plan import Plan
from internkontroll.source import Source

#: comparing grows with the square of the length, and no word of ours is near this long
_LONGEST_WORD = 60
#: so much of what the user wrote is shown in a message
_SHOWN = 80
#: beyond this many faults in one record, what each misspelt key was meant to be is not asked for
_ASKED = 200


def nearest(word: str, choices: Sequence[str], cutoff: float = 0.6) -> str | None:
    """The choice most like the word, or None when none is near."""
    folded = {choice.casefold(): choice for choice in reversed(choices)}
    if len(word) > _LONGEST_WORD:
        return None
    match = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=cutoff)
    return folded[match[0]] if match else None


def findings_of(error: ValidationError, model: type[BaseModel], source: Source) -> Iterator[Finding]:
    """The findings that a failed validation stands for; `model` is what was validated."""
    details = error.errors(include_url=False, include_input=False)
    misspelt: set[tuple[str | int, ...]] = set()
    for one in details[:_ASKED]:
        if one["type"] == "extra_forbidden":
            known = _keys_at(model, one["loc"][:-1])
            near = nearest(str(one["loc"][-1]), known)
            if near is not None:
                misspelt.add((*one["loc"][:-1], near))
    for number, one in enumerate(details):
        if one["type"] == "missing" and tuple(one["loc"]) in misspelt:
            continue
        yield _finding(one, model, source, ask=number < _ASKED)


def _finding(one: ErrorDetails, model: type[BaseModel], source: Source, *, ask: bool) -> Finding:
    path = tuple(key for key in one["loc"] if key != "[key]")
    facts: Mapping[str, Any] = one.get("ctx") or {}
    key = str(next((k for k in reversed(path) if isinstance(k, str)), ""))
    text = str(facts.get("text", ""))[:_SHOWN]
    kind = one["type"]
    if kind == "missing":
        return _missing(path, key, source)
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        near = nearest(key, known) if ask else None
        hint = f" Menade du {near}?" if near else f" Tillåtna nycklar: {', '.join(known)}."
        return form.UNKNOWN_KEY.at(source.at_key(*path), f"Nyckeln {key[:_SHOWN]} finns inte här.{hint}", near)
    where = source.at(*path)
    if kind in ("not_allowed", "not_allowed_key"):
        allowed = [str(a) for a in facts["allowed"]]
        near = nearest(text, allowed)
        hint = f" Menade du {near}?" if near else ""
        what = f"{key} kan inte vara {text!r}" if kind == "not_allowed" else f"Nyckeln {text} finns inte här"
        place = source.at_key(*path, str(facts["text"])) if kind == "not_allowed_key" else where
        return form.BAD_VALUE.at(place, f"{_quote(what)}. Tillåtna: {', '.join(allowed)}.{hint}", near)
    fault, message, suggestion = _worded(kind, key, text, facts)
    return fault.at(where, message, suggestion)


def _worded(kind: str, key: str, text: str, facts: Mapping[str, Any]) -> tuple[FormFault, str, str | None]:
    if kind == "empty_value":
        return form.WRONG_SHAPE, f"{key} saknar värde. Skriv ett värde eller ta bort nyckeln.", None
    if kind == "list_expected":
        example = f"{key}: [{text}]" if text and text[0] not in "[{" else None
        return form.WRONG_SHAPE, f"{key} ska vara en lista, även om den bara har ett värde.", example
    if kind == "text_expected":
        return form.WRONG_SHAPE, f"{key} ska vara en enda text, inte en lista eller flera nycklar.", None
    if kind == "time_point":
        return (
            form.BAD_TIME,
            f"{key}: {facts['reason']} ({text}). Skriv till exempel {TIME_EXAMPLES}.",
            None,
        )
    if kind in ("date", "year", "month_day"):
        example = {"date": "2026-01-23", "year": "2026", "month_day": "01-31 (månad-dag)"}[kind]
        what = f"{key}: {facts['reason']} ({text})" if "reason" in facts else f"{key} kan inte läsas: {text}"
        return form.BAD_TIME, f"{what}. Skriv till exempel {example}.", None
    if kind == "id_grammar":
        upper = text.upper().replace(" ", "-").replace("_", "-")
        fix = upper if GENERAL.fullmatch(upper) else None
        return form.BAD_ID, f"{text} är ingen beteckning. Använd A–Z, siffror och bindestreck.", fix
    if kind == "reporting_point_grammar":
        return (
            form.BAD_ID,
            f"{text} är inget rapporteringstillfälle. Skriv plan och kod, till exempel ASN-2025-T2.",
            None,
        )
    if kind == "basis_form":
        return (
            form.WRONG_SHAPE,
            (
                "Ett beslutsunderlag anges med id eller dokument, eller med titel (och datum, diarienummer, fil), "
                "eller med sekretess. En riskanalys anges med planens id."
            ),
            None,
        )
    if kind in _KINDS:
        return form.BAD_VALUE, f"{key} kan inte vara {text}. Skriv {_KINDS[kind]}.", None
    return form.WRONG_SHAPE, f"{key} har fel form. {_SHAPES.get(kind, 'Jämför med en annan post av samma typ.')}", None


_KINDS = {
    "yes_no": "ja eller nej",
    "whole_number": "ett heltal, till exempel 53",
    "number": "ett tal, till exempel 55 eller 12,5",
    "paragraph": "bara paragrafens nummer, till exempel 299",
    "code_grammar": "en kort kod som T2, H1 eller AR",
    "url": "en adress som börjar med https://",
    "folder": "en mapp i källkoden, till exempel records",
    "colour": "en färg som #0b4a6f",
}
_SHAPES = {
    "model_type": "Här ska det stå nycklar med värden, en på varje rad.",
    "model_attributes_type": "Här ska det stå nycklar med värden, en på varje rad.",
    "mapping_expected": "Här ska det stå nycklar med värden, en på varje rad.",
    "dict_type": "Här ska det stå nycklar med värden, en på varje rad.",
    "list_type": "Här ska det stå en lista.",
    "tuple_type": "Här ska det stå en lista.",
}

TIME_EXAMPLES = "2026, 2026-01, 2026-01-23, 2026-vår, 2026-höst, löpande eller ej angiven"
GENERAL = GRAMMAR["extern granskning"][0]


def _missing(path: tuple[str | int, ...], key: str, source: Source) -> Finding:
    return form.MISSING_KEY.at(source.at(*path[:-1]), f"Nyckeln {key} saknas. Lägg till {key}: och ett värde.")


def _quote(text: str) -> str:
    return text.replace("'", "”")


def _keys_at(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """The keys allowed at a place inside a record."""
    here: type[BaseModel] | None = model
    for key in path:
        if here is None or isinstance(key, int):
            continue
        info = next((f for n, f in here.model_fields.items() if (f.alias or n) == key), None)
        if info is not None:
            here = _part(info.annotation)
    return [f.alias or n for n, f in here.model_fields.items()] if here else []


def _part(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _part(argument)
        if found is not None:
            return found
    return None


def faults_within(record: Record) -> Iterator[Finding]:
    """What is wrong with a record whose every field can be read by itself."""
    of_id = id_finding(record)
    if of_id is not None:
        yield of_id
    match record:
        case Plan():
            yield from _listed_twice(record)
        case FollowUp() if not (record.reporting_point or record.date or record.historical):
            message = (
                "tillfälle eller datum saknas. Lägg till tillfälle: och planens tillfälle (ASN-2025-T2), "
                "eller datum: och dagen."
            )
            yield form.MISSING_KEY.at(record.at("id"), message)
        case _:
            pass


def _listed_twice(plan: Plan) -> Iterator[Finding]:
    """The plan's items and reporting points are looked up by name, so a second one would never be seen."""
    lists = (
        ("poster", "post", "posterna", [entry.item for entry in plan.entries]),
        ("rapporteringstillfällen", "kod", "rapporteringstillfällena", [point.code for point in plan.reporting_points]),
    )
    for key, part, among, names in lists:
        seen: set[str] = set()
        for place, name in enumerate(names):
            if name in seen:
                message = f"{name} står redan bland {among} i planen. Ta bort den ena."
                yield form.LISTED_TWICE.at(plan.at(key, place, part), message)
            seen.add(name)


def id_finding(record: Record) -> Finding | None:
    """The finding that a record's id is taken by the site itself, or does not follow its type's grammar."""
    pattern, explained = GRAMMAR[record.TYPE]
    if record.id in RESERVED:
        message = f"Beteckningen {record.id} är upptagen: så heter listornas sidor på webbplatsen. Välj en annan."
        return form.BAD_ID.at(record.at("id"), message)
    if pattern.fullmatch(record.id):
        return None
    message = f"Beteckningen {record.id} passar inte typen {record.TYPE}. Skriv {explained}."
    return form.BAD_ID.at(record.at("id"), message)
