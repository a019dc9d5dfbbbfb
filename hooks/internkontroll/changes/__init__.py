"""What has changed in the register, read from the git repository that its files lie in.

Only which parts of a record changed is told, and on which day: never a value, never who wrote it or what the
commit said. What happened while a record was working material, or while its file held a secret, is not told at all.
"""

from internkontroll.changes.change import NOT_ASKED, Change, Changes, Kind
from internkontroll.changes.history import read_changes

__all__ = ["NOT_ASKED", "Change", "Changes", "Kind", "read_changes"]
