"""Why a link that does not resolve fails: it names nothing, or something of another type.

IK02 and IK03 divide the register's unresolved links between them here, and leave to the rules that
already speak what is only a consequence of a fault elsewhere: a value that is no id at all, a file
whose name and id differ (IK63), a record whose own `typ` does not fit its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from internkontroll.consequences import near
from internkontroll.records.fields import PointLink
from internkontroll.records.identity import GRAMMAR, split_reporting_point
from internkontroll.register import LinkUse, Register
from internkontroll.source import Source

#: what a full reporting point is called where a type is asked for; it is no record and has no `typ`
REPORTING_POINT = "rapporteringstillfälle"

#: where the readable part of a file name may begin
_SLUG = re.compile(r"-(?=[a-zåäö])")


@dataclass(frozen=True, slots=True)
class LinkFault:
    """An unresolved link: what stands under its id (`found`, empty when nothing does) and what is near."""

    use: LinkUse
    found: str
    #: the id that was meant, when exactly one is a slip of the keyboard away
    near: str | None

    @property
    def expected(self) -> tuple[str, ...]:
        """The types that the link may name."""
        link = self.use.link
        return (REPORTING_POINT,) if isinstance(link, PointLink) else link.types


def link_faults(register: Register) -> Iterator[LinkFault]:
    """Every unresolved link that is a mistake of its own, in order of path and key."""
    if not register.unresolved:
        return
    promised = {name for source in register.sources for name in _names_promised(source)}
    broken = {source.id for source in register.broken}
    for use in register.unresolved:
        found = _found(register, use.target)
        fault = LinkFault(use, found, _near(register, use))
        if found:
            if not (use.target in broken and _fits_expected(fault)):
                yield fault
        elif not (register.exists(use.target) or _is_no_point_at_all(use) or use.target in promised):
            yield fault


def _found(register: Register, target: str) -> str:
    if register.exists(target):
        return register.type_of(target)
    return REPORTING_POINT if register.point(target) is not None else ""


def _near(register: Register, use: LinkUse) -> str | None:
    others = [record_id for record_id in near(register, use) if record_id != use.source.id]
    return others[0] if len(others) == 1 else None


def _fits_expected(fault: LinkFault) -> bool:
    return any(typ in GRAMMAR and GRAMMAR[typ][0].fullmatch(fault.use.target) for typ in fault.expected)


def _is_no_point_at_all(use: LinkUse) -> bool:
    return isinstance(use.link, PointLink) and split_reporting_point(use.target) is None


def _names_promised(source: Source) -> Iterator[str]:
    """The ids that a file's name, which does not begin with its id, may be read to promise."""
    if source.is_named_by_id:
        return
    stem = source.file.stem
    yield stem
    yield from (stem[: slug.start()] for slug in _SLUG.finditer(stem))
