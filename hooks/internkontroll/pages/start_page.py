"""The start page: search, what is late and what is near, what changed, the boards, and a door for each who uses it.

Short on purpose: a manager with half a minute finds the answer or the way to it without knowing how the register is
built. What depends on the day is made by the promises' own block, which is right also on a later day.
"""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.changes import Change
from internkontroll.language import swedish
from internkontroll.pages.boards.index_page import plan_state
from internkontroll.pages.boards.links import what_is_near
from internkontroll.pages.boards.paths import INDEX_PATH, board_path, boards, name
from internkontroll.pages.boards.years import current
from internkontroll.pages.doors import DOORS, Door
from internkontroll.pages.labels import TYPE_NAMES
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page
from internkontroll.pages.promises.day_block import SCRIPT, promise_block
from internkontroll.pages.promises.paths import OVERVIEW
from internkontroll.pages.registers.paths import REGISTER_PAGE
from internkontroll.pages.view import View
from internkontroll.questions.promise_lists import published
from internkontroll.questions.urgency import Urgency, urgency

PATH = "index.md"
TITLE = "Intern kontroll"

#: rows of what is late and of what is near
MOST_PROMISES = 5
MOST_CHANGES = 6
#: more boards than this stand on their own page
MOST_BOARDS = 24

_SEARCH = """\
<form class="ik-start-search" role="search" action="sok.html" method="get" aria-label="Sök i hela registret">
<label class="ik-start-search__label" for="ik-start-words">Vad letar du efter?</label>
<div class="ik-start-search__row">
<input class="ik-start-search__words" id="ik-start-words" type="search" name="q" maxlength="200" autocomplete="off" \
aria-describedby="ik-start-help">
<button class="ik-start-search__button" type="submit">Sök</button>
</div>
<p class="ik-start-search__help" id="ik-start-help">En risk, en rutin, ett diarienummer, en paragraf eller en lag.</p>
</form>"""


def start_page(view: View) -> Page:
    """The page that one comes to first."""
    here = view.at(PATH)
    write = here.write
    owner = here.register.settings.municipality
    blocks: list[Block] = [
        write.heading(1, TITLE),
        write.paragraph(
            write.text(
                f"Här ser du vad nämnderna i {owner} har lovat att göra åt sina risker, hur det går och när det redovisas."
            )
        ),
        write.made(_SEARCH),
        *_promises(here),
        *_boards(here),
        *_doors(here),
        *_changes(here),
        write.paragraph(f"{here.to(REGISTER_PAGE, 'Hela registret')} · {here.to('om.md', 'Om registret')}"),
    ]
    return Page(here.path, TITLE, tuple(blocks), write, scripts=(SCRIPT,))


def _promises(here: View) -> Iterator[Block]:
    more = f"Fler står under {here.to(OVERVIEW, 'Löften')}."
    every = published(here.register)
    if not every:
        yield here.write.paragraph("Registret har inga löften att hålla reda på än.")
        return
    found = [one for one in every if urgency(one, here.verdict.day) is not Urgency.KEPT]
    groups = what_is_near(found, here.verdict.day)
    yield from promise_block(here, found, groups=groups, limit=MOST_PROMISES, more=more)
    yield here.write.paragraph(here.to(OVERVIEW, "Alla löften: öppna, skrivna, utan tid och besvarade"))


def _boards(here: View) -> Iterator[Block]:
    found = boards(here.register)
    write = here.write
    yield write.heading(2, "Nämnderna")
    if not found:
        yield write.paragraph("Det finns inga nämnder med egna uppgifter i registret än.")
        return
    lines = []
    for board in found[:MOST_BOARDS]:
        now = current(here.register, board.id, here.verdict.day)
        plan = now.plan if now is not None else None
        told = plan_state(here, plan) if plan is not None else "Ingen plan i registret"
        lines.append(here.to(board_path(board.id), name(here.register, board)) + write.line_break + told)
    yield write.made('<div class="ik-start-boards">')
    yield write.bullets(lines)
    yield write.made("</div>")
    number = swedish.number(len(found))
    words = f"Alla {number} nämnder" if len(found) > MOST_BOARDS else "Alla nämnder och år"
    yield write.paragraph(here.to(INDEX_PATH, words))


def _doors(here: View) -> Iterator[Block]:
    yield here.write.heading(2, "Vad vill du göra?")
    yield here.write.made('<div class="ik-doors">')
    for door in DOORS:
        yield here.write.made('<section class="ik-door">')
        yield from _door(here, door)
        yield here.write.made("</section>")
    yield here.write.made("</div>")


def _door(here: View, door: Door) -> Iterator[Block]:
    write = here.write
    yield write.heading(3, door.who)
    yield write.bullets([here.to(path, words) for words, path in door.ways])
    yield write.paragraph(f"Handbok: {here.to(door.handbook, door.named)}")


def _changes(here: View) -> Iterator[Block]:
    write = here.write
    yield write.heading(2, "Senaste ändringarna")
    latest = here.changes.latest(MOST_CHANGES)
    if not latest:
        yield write.paragraph(write.text(here.changes.missing or "Inga ändringar är kända."))
        return
    yield write.bullets([_change(here, one) for one in latest])
    yield write.paragraph(here.to("andringar.md", "Alla ändringar"))


def _change(here: View, one: Change) -> str:
    record = here.register.records.get(one.record)
    what = here.link(record) if record is not None else here.write.text(one.record)
    kind = f"{TYPE_NAMES[record.TYPE][0]}. " if record is not None else ""
    return f"{here.write.text(swedish.day(one.day))}: {what}. {here.write.text(kind + one.sentence)}"
