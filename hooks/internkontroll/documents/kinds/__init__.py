"""The kinds of documents, one file each. `catalogue.py` lists them."""

from __future__ import annotations

#: how `beslutsunderlag` names a document that is not a record's own -> the suffix of its id (see `Kind`)
DOCUMENT_NAMES = {"tjänsteskrivelse": "", "yttrande": "YTTRANDE", "riskanalys": "RISKANALYS"}
