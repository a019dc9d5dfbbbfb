"""The section "Den röda tråden" of a record's page: what the thread is, its parts by year, and the picture.

The list comes first: it holds every part that the picture has, in the same order and under the same numbers, and it
is what a telephone shows without scrolling sideways. Search does not read the section: what it repeats stands on the
pages that it links to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from internkontroll.language import swedish
from internkontroll.pages.markup import AsHtml, Block
from internkontroll.pages.registers.paths import REGISTER_PAGE
from internkontroll.pages.thread.near import nearest, neighbourhood
from internkontroll.pages.thread.parts import Part, parts_of
from internkontroll.pages.thread.picture import HERE, picture
from internkontroll.pages.view import View
from internkontroll.questions.thread import Step, thread
from internkontroll.records import Organisation, Record

#: a thread of so many parts is drawn whole
MOST_WHOLE = 16
#: parts in a picture of the nearest: more cannot be read
MOST_DRAWN = 24
#: parts in the list
MOST_LISTED = 100
#: parts that are looked for; of a longer thread one only says that there are more
_MOST_FOUND = 400

HEADING = "Den röda tråden"
_INTRODUCTION = "Vad det här bygger på och vad det har lett till, i tidsordning."


@dataclass(frozen=True, slots=True)
class Thread:
    """A record's thread as it stands on its page."""

    #: the ids of all that the section links to
    shown: frozenset[str]
    blocks: tuple[Block, ...]


NONE = Thread(frozenset(), ())


def thread_of(view: View, record: Record) -> Thread:
    """The thread of a record, seen from its page; without blocks when nothing hangs together with it."""
    if isinstance(record, Organisation):
        return NONE
    day = view.verdict.day
    steps = thread(view.register, record, day, with_plans=True, most=_MOST_FOUND)
    if len(steps) == 1:
        return NONE
    listed = nearest(steps, record.id, MOST_LISTED)
    parts = parts_of(view.register, listed, day)
    return Thread(frozenset(step.record.id for step in listed), tuple(_blocks(view, record, steps, listed, parts)))


def _blocks(
    view: View, record: Record, steps: Sequence[Step], listed: Sequence[Step], parts: Sequence[Part]
) -> Iterator[Block]:
    write = view.write
    yield write.heading(2, HEADING)
    yield write.paragraph(write.text(f"{_INTRODUCTION} Läget den {swedish.day(view.verdict.day)}."))
    if not isinstance(write, AsHtml):
        yield write.bullets([_plain(view, part) for part in parts])
        return
    yield write.made(_list(parts, record.id))
    if len(steps) > len(listed):
        more = "minst " if len(steps) == _MOST_FOUND else ""
        left = swedish.number(len(steps) - len(listed))
        yield write.paragraph(f"… och {more}{left} till, se {view.to(REGISTER_PAGE, 'hela registret')}.")
    near = listed if len(listed) <= MOST_WHOLE else neighbourhood(listed, record.id, MOST_DRAWN)
    drawn = {step.record.id for step in near}
    yield write.made(_picture([part for part in parts if part.card.id in drawn], len(parts), record.id))


def _picture(parts: Sequence[Part], listed: int, here: str) -> str:
    note = ""
    if len(parts) < listed:
        note = (
            f"<p>Bilden visar bara vad det här bygger på och vad det närmast har lett till: "
            f"{swedish.number(len(parts))} delar. Listan har alla {swedish.number(listed)}.</p>"
        )
    drawing = picture(parts, here, "Den röda tråden som bild, med samma delar som i listan")
    return (
        '<details class="thread" open><summary>Tråden som bild</summary>'
        f'{note}<div class="thread-scroll">{drawing}</div></details>'
    )


def _list(parts: Sequence[Part], here: str) -> str:
    years = []
    for year, found in groupby(parts, key=lambda part: part.year):
        of_year = list(found)
        items = "".join(_item(part, here) for part in of_year)
        name = str(year) if year else "Utan år" if parts[-1].year else ""
        years.append(
            f'<li><span class="thread-list-year">{name}</span><ol start="{of_year[0].number}">{items}</ol></li>'
        )
    return f'<ul class="thread-list" role="list">{"".join(years)}</ul>'


def _item(part: Part, here: str) -> str:
    card = part.card
    if card.id != here:
        return f'<li>{card.link}<span class="thread-list-told">{card.said}{_after(part)}</span></li>'
    own = card.link.replace(" href=", ' aria-current="page" href=', 1)
    mark = f' <span class="thread-list-here">{HERE}</span>'
    return f'<li>{own}{mark}<span class="thread-list-told">{card.said}{_after(part)}</span></li>'


def _after(part: Part) -> str:
    """Which parts it follows from: ` Följer av 1 och 3.`."""
    if not part.causes:
        return ""
    told = _spans(part.causes) if len(part.causes) > 2 else map(str, part.causes)
    return f" Följer av {swedish.listed(told)}."


def _spans(numbers: Sequence[int]) -> list[str]:
    """`1`, `3–5`: three or more in a row as a span."""
    spans: list[str] = []
    start = 0
    for index in range(1, len(numbers) + 1):
        if index == len(numbers) or numbers[index] != numbers[index - 1] + 1:
            run = numbers[start:index]
            spans += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(one) for one in run]
            start = index
    return spans


def _plain(view: View, part: Part) -> str:
    """A part in a page of Markdown, where a list within a list would be numbered anew."""
    told = view.write.text(part.card.told + _after(part))
    return f"Nr {part.number}: {view.write.link(part.card.name, _markdown(part))} {told}".rstrip()


def _markdown(part: Part) -> str:
    return f"{part.card.href.removesuffix('.html')}.md"
