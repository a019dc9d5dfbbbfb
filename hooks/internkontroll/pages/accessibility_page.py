"""The accessibility statement that the law asks of a municipality's site.

Its parts are those of lagen (2018:1937) om tillgänglighet till digital offentlig service and of the authority's
regulations: who is responsible, how well the requirements are met, what is not accessible and why, when and how it was
judged, how to tell of faults and get help, and where to report. What is true of every register stands here; who
is responsible and how to reach them is from `register.yml`. A municipality that changes the site judges it anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from internkontroll.language import swedish
from internkontroll.pages.markup import Block
from internkontroll.pages.page import Page
from internkontroll.pages.view import View

PATH = "handbok/tillganglighet.md"

TITLE = "Tillgänglighetsredogörelse"

#: where shortcomings are reported to the authority that supervises the law
REPORT = "https://www.digg.se/tdosanmalan"

#: what is known not to meet the requirements, and why
_FAULTS = (
    (
        "Innehåll som inte omfattas av lagen: PDF-filer som någon annan har gjort, till exempel revisionens rapporter, läggs "
        "ut som de är. Inte alla är märkta så att ett hjälpmedel kan läsa dem. Skälet är att vi inte kan ändra dem. "
        "Vi lämnar innehållet på annat sätt om du ber om det."
    ),
    (
        "Brist: sökning och filtrering kräver att skript är påslagna i webbläsaren. Skälet är att båda görs där, utan någon "
        "server. Allt innehåll går att nå också utan skript, genom registrets listor."
    ),
)


def accessibility_page(view: View) -> Page:
    """The statement, with the municipality's name and ways to reach it."""
    here = view.at(PATH)
    return Page(here.path, TITLE, tuple(_blocks(here)), here.write, facets={"Typ": "Handbok"})


def _blocks(view: View) -> Iterator[Block]:
    write = view.write
    municipality = view.register.settings.municipality
    yield write.heading(1, TITLE)
    yield write.paragraph(
        write.text(
            f"{municipality} står bakom den här webbplatsen, registret över intern kontroll. Vi vill att så många som "
            "möjligt ska kunna använda den. Här står hur webbplatsen uppfyller lagen om tillgänglighet till digital "
            "offentlig service, vilka brister vi känner till och hur du kan höra av dig."
        )
    )
    yield write.heading(2, "Så väl uppfyller webbplatsen kraven")
    yield write.paragraph(
        write.text(
            "Webbplatsen är delvis förenlig med lagen (2018:1937) om tillgänglighet till digital offentlig service. "
            "Kraven är de i standarden EN 301 549, som bygger på WCAG 2.1 nivå AA. Webbplatsen är dessutom byggd för det "
            "som WCAG 2.2 lägger till på samma nivå. Det som brister står nedan."
        )
    )
    yield write.heading(2, "Det som inte är tillgängligt")
    yield write.bullets([write.text(fault) for fault in _FAULTS])
    yield write.paragraph(
        write.text("Inget innehåll har undantagits för att det skulle vara oskäligt betungande att anpassa det.")
    )
    yield write.heading(2, "Hör av dig om något inte fungerar")
    yield from _contact(view)
    yield write.heading(2, "Tillsyn")
    yield write.paragraph(
        write.text("Myndigheten för digital förvaltning har tillsyn över lagen. Är du inte nöjd med vårt svar kan du ")
        + " "
        + write.link("anmäla bristen till myndigheten", REPORT)
        + write.text(".")
    )
    yield write.heading(2, "Så har vi prövat webbplatsen")
    yield write.paragraph(
        write.text(
            f"Bedömningen är en egen granskning. {_reviewed(view)} Varje slags sida prövas vid varje ändring av programmet: med ett verktyg för automatisk granskning, i "
            "ljust och mörkt läge, i full bredd och i 320 bildpunkters bredd, och genom att vanliga uppgifter utförs "
            "med enbart tangentbord. PDF-filerna prövas mot standarderna PDF/UA-1 och PDF/A-2a."
        )
    )


def _reviewed(view: View) -> str:
    """When the municipality last looked for itself: nobody else can say so."""
    day = view.register.settings.accessibility_reviewed
    if day is None:
        return f"{view.register.settings.municipality} har inte angett när den senast gjordes."
    return f"Den gjordes senast den {swedish.day(day)} och redogörelsen uppdaterades samma dag."


def _contact(view: View) -> Iterator[Block]:
    write = view.write
    contact = view.register.settings.contact
    ways = []
    if contact.email:
        ways.append(f"{write.text('E-post:')} {write.link(contact.email, f'mailto:{contact.email}')}")
    if contact.phone:
        ways.append(write.text(f"Telefon: {contact.phone}"))
    if contact.form:
        ways.append(f"{write.text('Formulär:')} {write.link(contact.form, contact.form)}")
    asked = "Berätta om du hittar en brist, eller om du behöver innehållet på något annat sätt."
    if ways:
        yield write.paragraph(write.text(asked))
        yield write.bullets(ways)
    else:
        municipality = view.register.settings.municipality
        yield write.paragraph(
            write.text(f"{asked} Ingen särskild adress är angiven än. Vänd dig till {municipality} så som du brukar.")
        )
