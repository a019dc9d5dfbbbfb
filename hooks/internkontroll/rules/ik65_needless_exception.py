"""An exception that excepts nothing: its rule did not fire, is `fel`, or does not exist.

It is judged last, from what all the other rules found before anything was withheld; `check` calls
`judge`. Historical records are skipped. Whether a rule fires that depends on the day may change overnight
without anyone touching a file, so there the finding is only a note: a site must not stop for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.records import Record
from internkontroll.records.fields import PointLink
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
            if fired.get(key, False):
                continue
            if key not in fired and (_has_lost_heading(fired, record) or _may_be_silenced(register, record)):
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


def _has_lost_heading(fired: Mapping[tuple[str, str], bool], record: Record) -> bool:
    """True when a section stands under a heading that is itself at fault: what is asked of it is not judged."""
    return any((record.source.path, code) in fired for code in ("IK55", "IK57"))


#: the links from a commitment to those who asked for it, which rules follow for more than one step
_THREAD = frozenset({"grund", "avser", "ärende", "extern_granskning"})


def _may_be_silenced(register: Register, record: Record) -> bool:
    """True when a rule may be silent only because a record that it would have read on the way cannot be read."""
    reached: set[str] = set()
    waiting = [record]
    while waiting:
        here = waiting.pop()
        reached.add(here.id)
        for path, target, link in here.links():
            if target in reached or isinstance(link, PointLink) or (here is not record and path[0] not in _THREAD):
                continue
            there = register.records.get(target)
            if there is None:
                return True
            waiting.append(there)
    return False


def _message(code: str, rule: Rule | None, *, is_error: bool) -> str:
    if rule is None:
        return f"Undantaget gäller regeln {code}, som inte finns. Rätta koden eller ta bort undantaget."
    if is_error:
        return f"Undantaget från {code} gäller inte, för ett fel går inte att undanta. Ta bort det."
    return f"Undantaget från {code} behövs inte. Ta bort det."
