"""What the template is told of the document, as JSON: data, never code."""

from __future__ import annotations

import json

from internkontroll.documents.document import Document
from internkontroll.language import swedish
from internkontroll.typesetting.markdown import Body

#: headings and characters from which a list of contents helps more than it is in the way
_CONTENTS_HEADINGS = 4
_CONTENTS_CHARACTERS = 4000


def facts(document: Document, body: Body) -> str:
    """The JSON that the template reads as `sys.inputs.facts`."""
    stamp = document.date or document.period
    return json.dumps(
        {
            "id": document.id,
            "title": document.title,
            "subtitle": document.subtitle,
            "board": document.board,
            "municipality": document.municipality,
            "case_number": document.case_number,
            "date": [stamp.year, stamp.month, stamp.day],
            "date_text": swedish.day(document.date) if document.date else None,
            "contents": (body.headings >= _CONTENTS_HEADINGS and len(document.markdown) >= _CONTENTS_CHARACTERS),
        },
        ensure_ascii=False,
        sort_keys=True,
    )
