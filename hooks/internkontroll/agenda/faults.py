"""What only an agenda finds: its codes, so that they can be looked up like those of the rules."""

from __future__ import annotations

from internkontroll.findings import Severity
from internkontroll.form import FormFault

DRAFT = FormFault(
    "IK201",
    Severity.ERROR,
    "Arbetsmaterial på dagordningen",
    "Det som nämnden får ska vara färdigt; ett utkast kan ändras efter att det har lästs.",
)
UNREADABLE = FormFault(
    "IK202", Severity.ERROR, "Bilagan går inte att läsa", "Den som får handlingarna ska kunna öppna alla bilagor."
)
NOT_MADE = FormFault(
    "IK203", Severity.ERROR, "Handlingen går inte att skapa", "Ett nummer utan handling lämnar nämnden utan underlag."
)

FAULTS = (DRAFT, UNREADABLE, NOT_MADE)
