"""Fixtures: the sample report as a Word file, and the example register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from internkontroll.check import public_register
from internkontroll.register import Register, read_register
from internkontroll.word import docx
from tests.typesetting.documents import report

from .package import Package

RECORDS = Path(__file__).parents[2] / "records"
DAY = date(2025, 10, 1)


@pytest.fixture(scope="session")
def register() -> Register:
    return public_register(read_register(RECORDS), DAY)


@pytest.fixture(scope="session")
def report_docx() -> bytes:
    return docx(report())


@pytest.fixture(scope="session")
def package(report_docx: bytes) -> Package:
    return Package.of(report_docx)
