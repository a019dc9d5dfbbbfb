"""A cycle: a risk that is its own predecessor, a department that belongs to itself through its unit.

Each of the four keys is followed by itself (`föregångare`, `tillhör`, `utgår_från`, `hänvisar_till`):
each makes an order in time or rank, and an order cannot go round. One cycle is one finding, at the
link of the record that comes first by id.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from internkontroll.findings import Finding, Severity
from internkontroll.language import swedish
from internkontroll.register import LinkUse, Register
from internkontroll.rules.base import Rule
from internkontroll.wording.citations import is_historical

RULE = Rule(
    code="IK64",
    name="Post som hänvisar till sig själv",
    severity=Severity.ERROR,
    why="En post kan inte komma före, lyda under eller bygga på sig själv.",
    example="id: ASN-R02\nföregångare: [ASN-R05]   # och ASN-R05 har föregångare: [ASN-R02]",
    mended="id: ASN-R02\nföregångare: [ASN-R05]   # och ASN-R05 har ingen föregångare",
)

KEYS = ("föregångare", "tillhör", "utgår_från", "hänvisar_till")


def check(register: Register, day: date) -> Iterator[Finding]:
    """Every cycle, once, for each of the keys."""
    graphs: dict[str, dict[str, dict[str, LinkUse]]] = {key: {} for key in KEYS}
    for use in register.link_uses:
        graph = graphs.get(str(use.path[0]))
        if graph is not None and not is_historical(use.source):
            graph.setdefault(use.source.id, {}).setdefault(use.target, use)
    for key, graph in graphs.items():
        for cycle in _cycles({node: sorted(targets) for node, targets in graph.items()}):
            first, via = cycle[0], cycle[1:]
            how = f"genom {swedish.listed(via)}" if via else f"i {key}"
            message = f"{first} hänvisar till sig själv {how}."
            yield RULE.finding(graph[first][(via or cycle)[0]].location, message)


def _cycles(graph: dict[str, list[str]]) -> Iterator[list[str]]:
    """One cycle for each link that closes one, each beginning with its smallest id; every node is walked once."""
    done: set[str] = set()
    for root in sorted(graph):
        if root in done:
            continue
        path, on_path = [root], {root}
        waiting = [iter(graph[root])]
        while path:
            target = next(waiting[-1], None)
            if target is None:
                waiting.pop()
                on_path.discard(path[-1])
                done.add(path.pop())
            elif target in on_path:
                cycle = path[path.index(target) :]
                start = cycle.index(min(cycle))
                yield cycle[start:] + cycle[:start]
            elif target in graph and target not in done:
                path.append(target)
                on_path.add(target)
                waiting.append(iter(graph[target]))
