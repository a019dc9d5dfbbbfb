"""What the template is told of the document, as JSON: data, never code."""

from __future__ import annotations

import json

from internkontroll.documents.document import Document
from internkontroll.language import swedish
from internkontroll.typesetting.colours import readable
from internkontroll.typesetting.fonts import typeface_of
from internkontroll.typesetting.markdown import Body
from internkontroll.typesetting.staging import staged_logo

#: headings and characters from which a list of contents helps more than it is in the way
_CONTENTS_HEADINGS = 4
_CONTENTS_CHARACTERS = 4000


def has_contents(document: Document, headings: int) -> bool:
    """Whether the document, with that many headings, begins with a list of contents."""
    return headings >= _CONTENTS_HEADINGS and len(document.markdown) >= _CONTENTS_CHARACTERS


def facts(document: Document, body: Body) -> str:
    """The JSON that the template reads as `sys.inputs.facts`."""
    stamp = document.date or document.period
    profile = document.profile
    return json.dumps(
        {
            "id": document.id,
            # what the title itself begins with is not said twice
            "kind": "" if document.title.casefold().startswith(document.kind.casefold()) else document.kind,
            "title": document.title,
            "subtitle": document.subtitle,
            "board": document.board,
            "municipality": profile.municipality,
            "logo": staged_logo(profile.logo) if profile.logo else None,
            # for text and for lines: the first can be read on white, the second is the municipality's own
            "primary": readable(profile.primary),
            "accent": profile.accent.lower(),
            "typeface": typeface_of(profile),
            "appendix": document.appendix,
            "is_draft": document.is_draft,
            "case_number": document.case_number,
            "date": [stamp.year, stamp.month, stamp.day],
            "date_text": swedish.day(document.date) if document.date else None,
            "contents": has_contents(document, body.headings),
        },
        ensure_ascii=False,
        sort_keys=True,
    )
