"""The municipality's looks as `register.yml` gives them."""

from __future__ import annotations

from internkontroll.documents.document import Profile
from internkontroll.questions.attached_files import settings_place
from internkontroll.register import Register

#: the folder of a register that holds the files of its own typeface
TYPEFACES = "typsnitt"


def profile_of(register: Register) -> Profile:
    """What every document of the register has in common."""
    return register.once(_profile)


def _profile(register: Register) -> Profile:
    settings = register.settings
    folder = register.root / TYPEFACES
    return Profile(
        municipality=settings.municipality,
        primary=settings.colours.primary,
        accent=settings.colours.accent,
        logo=register.root / settings.logo if settings.logo else None,
        typeface=settings.typeface,
        typefaces=folder if settings.typeface and folder.is_dir() else None,
        logo_at=settings_place(register, "logotyp") if settings.logo else None,
        typeface_at=settings_place(register, "typsnitt") if settings.typeface else None,
    )
