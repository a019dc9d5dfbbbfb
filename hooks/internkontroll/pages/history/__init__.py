"""How a record came to be what it is: what was said when, how figures and assessments went, and what was changed."""

from internkontroll.pages.history.assessments import assessments
from internkontroll.pages.history.changes import changes
from internkontroll.pages.history.predecessor import comparison
from internkontroll.pages.history.standing import SCRIPT, Standing

__all__ = ["SCRIPT", "Standing", "assessments", "changes", "comparison"]
