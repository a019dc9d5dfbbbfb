"""An exception that excepts nothing: its rule did not fire, is `fel`, or does not exist.

It is judged last, from what all the other rules found before anything was withheld; `check` calls
`judge`. Historical records are skipped. Whether a rule fires that depends on the day may change overnight
without anyone touching a file, so there the finding is only a note: a site must not stop for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records import Record
from internkontroll.register import Register
from internkontroll.rules import all_rules
from internkontroll.rules.base import Rule

RULE = Rule(
    code="IK65",
    name="Undantag som inte behövs",
    severity=Severity.WARNING,
    why="Ett undantag som inte längre gäller döljer nästa fel av samma slag.",
    example="slutdatum: 2025-höst\nundantag:\n  - regel: IK34\n    motivering: Framgår inte av källan",
    mended="slutdatum: 2025-höst",
    stage="Upplysning när regeln i undantaget beror på dagens datum, annars varning.",
)


def check(register: Register, day: date) -> Iterator[Finding]:
    """Nothing by itself: see `judge`."""
    yield from ()


def judge(register: Register, found: Iterable[Finding]) -> Iterator[Finding]:
    """Every exception that no finding needs."""
    rules = {module.RULE.code: module.RULE for module in all_rules()}
    fired: dict[tuple[str, str], bool] = {}  # place and code -> whether an exception can take one away
    for finding in found:
        key = (finding.location.path, finding.code)
        fired[key] = fired.get(key, False) or finding.severity is not Severity.ERROR
    for record in register.records.values():
        for index, exception in enumerate(() if record.historical else record.exceptions):
            key = (record.source.path, exception.rule)
            if fired.get(key, False) or _may_be_silenced(register, record):
                continue
            rule = rules.get(exception.rule)
            # that a rule did not fire may follow from a fault in the record; that it is `fel` does not
            judged = () if key in fired else (record.id,)
            yield RULE.finding(
                record.at("undantag", index, "regel"),
                _message(exception.rule, rule, is_error=key in fired),
                *judged,
                severity=Severity.NOTE if rule is not None and rule.depends_on_day else Severity.WARNING,
            )


def _may_be_silenced(register: Register, record: Record) -> bool:
    """True when a rule may be silent only because of a file, within reach of the record's links, that cannot be read."""
    if not register.unread:
        return False
    reached: set[str] = set()
    waiting = [record.id]
    while waiting:
        record_id = waiting.pop()
        if record_id in register.unread:
            return True
        if record_id not in reached and (here := register.records.get(record_id)) is not None:
            reached.add(record_id)
            waiting.extend(target for _, target, _ in here.links())
    return False


def _message(code: str, rule: Rule | None, *, is_error: bool) -> str:
    if rule is None:
        return f"Undantaget gäller regeln {code}, som inte finns. Rätta koden eller ta bort undantaget."
    if is_error:
        return f"Undantaget från {code} gäller inte, för ett fel går inte att undanta. Ta bort det."
    return f"Undantaget från {code} behövs inte. Ta bort det."
