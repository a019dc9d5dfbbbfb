"""Fixtures: the validator, and the one report that many tests look at."""

from __future__ import annotations

import pytest

from internkontroll.typesetting import pdf
from tests.verapdf import verapdf

from .documents import report

__all__ = ["verapdf"]


@pytest.fixture(scope="session")
def report_pdf() -> bytes:
    """The sample report, set once."""
    return pdf(report())
