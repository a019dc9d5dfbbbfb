"""A list of promises that is right on the day when it is read, for any page.

The page is made for the stated day. It carries the dates of each promise, and what only will be given or only
will be due later stands there unseen; when it is opened on a later day, `laget.js` puts each row in the group where
it belongs that day, counts anew and says so. Without JavaScript the page is right for the day that it names.

What the script reads, all of it on or within the element with `data-ik-built` (the day that the page was made for):

- `tr[data-ik-place]` with `data-ik-due`, `data-ik-given`, `data-ik-written`, `data-ik-handled` (`questions/urgency.py`);
- `[data-ik-group]`, a group: its rows, `[data-ik-more]`, which is seen when not all
  of them are, and `[data-ik-explained]`, which is seen when there are any;
- `[data-ik-rest]`: promises without a row, counted with the rows in each `[data-ik-count]` (digits) and
  `[data-ik-counted]` that is nearer to it than to another;
- `[data-ik-limit]`: the most rows that a group shows;
- `[data-ik-day]` and `[data-ik-updated]`: the day, and that it is another than the page was made for.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from internkontroll.language import swedish
from internkontroll.pages.markup import AsMarkdown, Block
from internkontroll.pages.promises.row import CLOSING, PLAIN_HEADER, opening, plain_row, row
from internkontroll.pages.view import View
from internkontroll.questions.promises import Promise
from internkontroll.questions.urgency import ALWAYS, EXPLAINED, HEADINGS, SHORT, Times, Urgency, times, urgency

#: what a page with such a block names in `Page.scripts`
SCRIPT = "laget.js"

#: the address of a heading that the markup has written
_ID = re.compile(r'<h\d id="([^"]+)"')

#: rows that wait unseen for their day, for each row that a group may show: of those that are in a group, and of the others
_SURPLUS, _COMING = 1, 2


def promise_block(  # noqa: PLR0913 -- each is one choice that the pages make differently
    view: View,
    found: Sequence[Promise],
    *,
    groups: Sequence[Urgency] = tuple(Urgency),
    level: int = 2,
    limit: int | None = None,
    more: str = "",
    more_kept: str = "",
    counted: Iterable[Promise] = (),
    summed: Sequence[Urgency] | None = None,
) -> list[Block]:
    """Headings and tables of the promises in some of the groups, with the day that they are right for.

    `found` is all that the block is about, in the order in which it is to stand. What belongs to none of the
    groups waits unseen for a day when it does. With a `limit` a group shows no more than its first rows. `counted` are
    further promises, which have no rows. Where a group has more than is shown it ends with `more` (for what is kept with
    `more_kept`), inline text that says where all are. `summed` are the groups whose numbers stand first: those of
    the block when it is None.
    """
    day = view.verdict.day
    standing = [(promise, urgency(promise, day)) for promise in found]
    further = [(promise, urgency(promise, day)) for promise in counted]
    counts = Counter(group for _, group in (*standing, *further))
    ends = {one: more_kept if one is Urgency.KEPT else more for one in groups}
    if isinstance(view.write, AsMarkdown):
        return _as_markdown(view, standing, counts, ends, level, limit)
    listed, rest = _chosen(standing, groups, limit)
    rows = _rows(view, listed, groups, limit)
    parts = [_group(view, one, counts[one], rows[one], ends[one], level) for one in groups]
    inside = "\n".join([stated(day), _summary(parts, groups, groups if summed is None else summed, counts), *parts])
    unseen = unlisted((one for one, _ in (*rest, *further)), day)
    return [view.write.made(f"<div {root(day, unseen, limit)}>\n{inside}\n</div>")]


def root(day: date, rest: str = "", limit: int | None = None) -> str:
    """The attributes of an element whose content depends on the day."""
    limited = f' data-ik-limit="{limit}"' if limit is not None else ""
    return f'class="ik-day" data-ik-built="{day.isoformat()}" data-ik-rest="{rest}"{limited}'


def stated(day: date) -> str:
    """The line that says which day the content is right for, as HTML to stand within `root`."""
    return (
        f'<p class="ik-day__stated">Läget den <time datetime="{day.isoformat()}" data-ik-day>{day.isoformat()}</time>. '
        f"<span data-ik-updated hidden>Uppdaterat efter dagens datum. Uppgifterna är från {day.isoformat()}.</span></p>"
    )


def unlisted(found: Iterable[Promise], day: date) -> str:
    """Promises without rows, as briefly as any later day can be told from them: alike ones once, and how many they are.

    What has been so since before the day is only said to have always been so, and what is kept stays kept.
    `2025-12-31,0,,*3;…` are three that are due that day, given before and not answered.
    """
    now = day.isoformat()
    alike: Counter[Times] = Counter()
    for promise in found:
        due, *days = times(promise)
        given, written, handled = (ALWAYS if one and one <= now else one for one in days)
        if given == handled == ALWAYS:
            due, written = "", ALWAYS
        alike[Times(due, given, written, handled)] += 1
    return ";".join(f"{','.join(one)}*{number}" for one, number in sorted(alike.items()))


def in_words(number: int) -> str:
    """So many promises in words; the script says it alike."""
    return "Inga löften" if not number else "1 löfte" if number == 1 else f"{swedish.number(number)} löften"


_Standing = tuple[Promise, Urgency | None]

#: the groups that a promise can be in on the same day or later
_AHEAD: Mapping[Urgency | None, frozenset[Urgency]] = {
    None: frozenset(Urgency),
    Urgency.LATER: frozenset(Urgency) - {Urgency.UNTIMED},
    Urgency.NEAR: frozenset(Urgency) - {Urgency.UNTIMED, Urgency.LATER},
    Urgency.OVERDUE: frozenset({Urgency.OVERDUE, Urgency.WRITTEN, Urgency.KEPT}),
    Urgency.UNTIMED: frozenset({Urgency.UNTIMED, Urgency.WRITTEN, Urgency.KEPT}),
    Urgency.WRITTEN: frozenset({Urgency.WRITTEN, Urgency.KEPT}),
    Urgency.KEPT: frozenset({Urgency.KEPT}),
}


def _chosen(
    standing: Sequence[_Standing], groups: Sequence[Urgency], limit: int | None
) -> tuple[list[_Standing], list[_Standing]]:
    """Those that get a row, and those that are only counted."""
    wanted = frozenset(groups)
    listed: list[_Standing] = []
    rest: list[_Standing] = []
    shown: Counter[Urgency] = Counter()
    waiting: Counter[Urgency | None] = Counter()
    for promise, group in standing:
        if group in wanted and (limit is None or shown[group] < limit):
            shown[group] += 1
            listed.append((promise, group))
        elif wanted & _AHEAD[group] and (limit is None or _has_room(waiting, group, wanted, limit)):
            waiting[group if group in wanted else None] += 1
            listed.append((promise, group))
        else:
            rest.append((promise, group))
    return listed, rest


def _has_room(
    waiting: Mapping[Urgency | None, int], group: Urgency | None, wanted: frozenset[Urgency], limit: int
) -> bool:
    return waiting[group] < limit * _SURPLUS if group in wanted else waiting[None] < limit * _COMING


def _rows(
    view: View, listed: Sequence[_Standing], groups: Sequence[Urgency], limit: int | None
) -> dict[Urgency, list[tuple[str, bool]]]:
    """The rows of each group, and whether they are seen; what belongs to none waits in the last."""
    rows: dict[Urgency, list[tuple[str, bool]]] = {one: [] for one in groups}
    shown: Counter[Urgency] = Counter()
    for place, (promise, group) in enumerate(listed):
        seen = group in rows and (limit is None or shown[group] < limit)
        if group in rows:
            shown[group] += 1
        inside = group if group in rows else groups[-1]
        assert inside is not None
        rows[inside].append((row(view, promise, place, group, hidden=not seen), seen))
    return rows


def _group(  # noqa: PLR0913, PLR0917 -- one group, in one place
    view: View, group: Urgency, count: int, rows: Sequence[tuple[str, bool]], more: str, level: int
) -> str:
    shown = sum(seen for _, seen in rows)
    table = opening(f"{HEADINGS[group]}: löften", hidden=not shown) + "".join(text for text, _ in rows) + CLOSING
    end = f"<p data-ik-more{' hidden' * (count <= shown)}>{more}</p>\n" if more else ""
    return (
        f'<section class="ik-promises-group" data-ik-group="{group}">\n'
        f"{view.write.heading(level, HEADINGS[group])}\n"
        f'<p><strong data-ik-counted="{group}">{in_words(count)}.</strong> '
        f"<span data-ik-explained{' hidden' * (not count)}>{html.escape(EXPLAINED[group])}</span></p>\n"
        f"{table}\n{end}</section>"
    )


def _summary(
    parts: Sequence[str], groups: Sequence[Urgency], summed: Sequence[Urgency], counts: Mapping[Urgency | None, int]
) -> str:
    """How many there are of each; what stands below is a link to it."""
    ids = {group: found[1] for group, part in zip(groups, parts, strict=True) if (found := _ID.search(part))}
    items = []
    for group in summed:
        number = f'<span class="ik-sum__number" data-ik-count="{group}">{swedish.number(counts[group])}</span>'
        words = f"{number} {html.escape(SHORT[group])}"
        inside = (
            f'<a class="ik-sum__box" href="#{ids[group]}">{words}</a>'
            if group in ids
            else f'<div class="ik-sum__box">{words}</div>'
        )
        items.append(f'<li class="ik-sum__part ik-sum__part--{group}">{inside}</li>')
    return f'<ul class="ik-sum">{"".join(items)}</ul>' if items else ""


def _as_markdown(  # noqa: PLR0913, PLR0917
    view: View,
    standing: Sequence[_Standing],
    counts: Mapping[Urgency | None, int],
    ends: Mapping[Urgency, str],
    level: int,
    limit: int | None,
) -> list[Block]:
    write = view.write
    blocks: list[Block] = [write.paragraph(f"Läget den {view.verdict.day.isoformat()}.")]
    for group, more in ends.items():
        inside = [promise for promise, one in standing if one is group][:limit]
        blocks.append(write.heading(level, HEADINGS[group]))
        blocks.append(write.paragraph(f"{write.strong(f'{in_words(counts[group])}.')} {EXPLAINED[group]}"))
        if inside:
            blocks.append(write.table(PLAIN_HEADER, [plain_row(view, promise, group) for promise in inside]))
        if more and counts[group] > len(inside):
            blocks.append(write.paragraph(more))
    return blocks
