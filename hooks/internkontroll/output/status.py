"""Promises for people and programs: what is overdue, due, written and, if asked for, answered."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from internkontroll.language import swedish
from internkontroll.questions.promise_lists import HEADINGS, grouped, title
from internkontroll.questions.promises import Promise, State
from internkontroll.register import Register


def as_text(register: Register, found: Iterable[Promise], day: date, *, answered: bool) -> str:
    """One block for each state, one line for each promise."""
    groups = grouped(found, day)
    lines = [f"Löften. Läget den {day.isoformat()}.", ""]
    for state, heading in HEADINGS.items():
        promises = groups.get(state, [])
        if not promises or (state is State.ANSWERED and not answered):
            continue
        lines.append(f"{heading} ({len(promises)})")
        lines.extend(_line(register, promise) for promise in promises)
        lines.append("")
    counts = [f"{len(groups.get(state, []))} {heading.lower()}" for state, heading in HEADINGS.items()]
    lines.append(f"{swedish.listed(counts)}.")
    return "\n".join(lines) + "\n"


def as_json(register: Register, found: Iterable[Promise], day: date, *, answered: bool) -> str:
    """An array of promises: kind, source, about, title, due, to, given, state, answered_by."""
    rows = [
        {
            "kind": str(promise.kind),
            "source": promise.source,
            "about": promise.about,
            "title": title(register, promise),
            "due": promise.due.text,
            "to": promise.receiver,
            "given": promise.given.isoformat() if promise.given else None,
            "state": str(state),
            "answered_by": promise.answered_by if state in (State.ANSWERED, State.WRITTEN) else None,
        }
        for state, promises in grouped(found, day).items()
        if answered or state is not State.ANSWERED
        for promise in promises
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _line(register: Register, promise: Promise) -> str:
    to = f", till {register.short_name(promise.receiver)}" if promise.receiver else ""
    due = swedish.time_point(promise.due)
    return f"  {due}: {title(register, promise)} ({promise.about}), {promise.kind}{to}"
