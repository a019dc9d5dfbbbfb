"""What makes pages a site that may be published: its frame, its colours, its safety, and how it takes the old one's place."""

from internkontroll.publishing.colours import Scheme, scheme, stylesheet
from internkontroll.publishing.frame import MARKS, Frame, Parts, contents, scripts
from internkontroll.publishing.handbook import without_missing
from internkontroll.publishing.layers import layered
from internkontroll.publishing.policy import MISSING, meta, script_hash
from internkontroll.publishing.servers import server_files
from internkontroll.publishing.swap import HALFWAY, BusySiteError, Renewal, cannot_write

__all__ = [
    "HALFWAY",
    "MARKS",
    "MISSING",
    "BusySiteError",
    "Frame",
    "Parts",
    "Renewal",
    "Scheme",
    "cannot_write",
    "contents",
    "layered",
    "meta",
    "scheme",
    "script_hash",
    "scripts",
    "server_files",
    "stylesheet",
    "without_missing",
]
