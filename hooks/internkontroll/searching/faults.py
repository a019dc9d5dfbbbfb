"""What can go wrong while the search is made."""

from __future__ import annotations


class SearchFault(Exception):  # noqa: N818 -- a fault of the surroundings, told to a person
    """The search could not be made; in Swedish."""
