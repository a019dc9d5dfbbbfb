"""How a reader gets what is due into a calendar of their own."""

from __future__ import annotations

import html
from collections.abc import Sequence

from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page, relative
from internkontroll.pages.promises.paths import ALL, CALENDARS, calendar_path
from internkontroll.pages.view import View
from internkontroll.questions.promise_parties import Party, parties

#: shows the whole address, which only the browser knows, and copies it
SCRIPT = "kalender.js"

HEADING = "Prenumerera i kalendern"

_INTRODUCTION = (
    "En kalender som du prenumererar på visar sista dagen för det som ska redovisas, det som är försenat och "
    "nämndens sammanträden. Den hämtas på nytt av ditt kalenderprogram, så att det som har besvarats försvinner."
)
_PROGRAMS = (
    (
        "Outlook på datorn",
        (
            "Kopiera kalenderns adress.",
            "Öppna Kalender och välj Lägg till kalender och sedan Från Internet.",
            "Klistra in adressen, välj OK och svara ja på frågan om prenumeration.",
        ),
    ),
    (
        "Nya Outlook och Outlook på webben",
        (
            "Kopiera kalenderns adress.",
            "Öppna Kalender och välj Lägg till kalender och sedan Prenumerera från webben.",
            "Klistra in adressen, ge kalendern ett namn och välj Importera.",
        ),
    ),
    (
        "Kalender på Mac och Iphone",
        (
            "Kopiera kalenderns adress.",
            "På datorn: välj Arkiv och Ny kalenderprenumeration.",
            "På telefonen: välj Kalendrar, Lägg till kalender och Lägg till kalenderprenumeration.",
            "Klistra in adressen och välj Prenumerera.",
        ),
    ),
    (
        "Thunderbird",
        (
            "Kopiera kalenderns adress.",
            "Välj Ny kalender och sedan På nätverket.",
            "Klistra in adressen. Användarnamn behövs bara om webbplatsen kräver inloggning.",
        ),
    ),
)
_UNREACHABLE = (
    "Nya Outlook, Outlook på webben och andra tjänster på internet hämtar kalendern själva. De når den inte om "
    "webbplatsen bara finns på kommunens eget nät eller bakom en inloggning. Använd då Outlook på datorn, eller "
    "ladda ner filen och importera den. En importerad kalender uppdateras inte av sig själv."
)


def subscription(view: View, party: Party, *, level: int = 2) -> list[Block]:
    """A party's calendar: the file, its address to copy, and where to read on. The page needs SCRIPT."""
    write = view.write
    how = view.to(CALENDARS, "Så prenumererar du")
    return [
        write.heading(level, HEADING),
        write.paragraph(f"Följ det som ska redovisas och sammanträdena i din egen kalender. {how}."),
        _address(view, calendar_path(party), party.name),
    ]


def calendars_page(view: View) -> Page:
    """How to subscribe, and every calendar."""
    here = view.at(CALENDARS)
    write = here.write
    blocks: list[Block] = [
        write.heading(1, HEADING),
        write.paragraph(_INTRODUCTION),
        write.heading(2, "Allt i registret"),
        _address(here, ALL, "allt i registret"),
    ]
    found = parties(here.register)
    for heading, inside in (
        ("Nämnder", [party for party in found if party.is_board]),
        ("Förvaltningar och andra", [party for party in found if not party.is_board and party.role is None]),
        ("Ansvariga roller", [party for party in found if party.role is not None]),
    ):
        if inside:
            files = [here.write.link(party.name, relative(calendar_path(party), here.path)) for party in inside]
            blocks += [write.heading(2, heading), write.bullets(files)]
    blocks.append(write.heading(2, "Så gör du"))
    blocks.append(write.paragraph("Högerklicka på en kalender ovan och välj att kopiera länkens adress."))
    for program, steps in _PROGRAMS:
        blocks += [write.heading(3, program), _steps(here, steps)]
    blocks += [write.heading(2, "Om kalendern inte går att hämta"), write.paragraph(_UNREACHABLE)]
    return Page(here.path, HEADING, tuple(blocks), write, scripts=(SCRIPT,))


def _steps(view: View, steps: Sequence[str]) -> Block:
    """What to do, in order."""
    items = [view.write.text(step) for step in steps]
    return view.write.made(f"<ol>{''.join(f'<li>{one}</li>' for one in items)}</ol>", view.write.bullets(items))


def _address(view: View, path: str, name: str) -> Block:
    """A link to the file; with JavaScript also its whole address, a button that copies it, and one that opens a program."""
    target = relative(path, view.path)
    words = f"Kalenderfil: {name}"
    made = (
        f'<div class="ik-calendar" data-ik-calendar="{html.escape(target)}">'
        f'<p><a href="{html.escape(target)}" download>{html.escape(words)}</a></p></div>'
    )
    return view.write.made(made, view.write.paragraph(view.write.link(words, target)))
