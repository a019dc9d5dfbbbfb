"""What all tests have in common: the example's site is built once, and what commands keep is kept for this run alone."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator

import pytest

from tests.site.built import built, site, with_history

__all__ = ["built", "site", "with_history"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where nobody reads why a test was skipped it fails: something is missing that should have been installed."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and nothing may be in CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of this run's own: what lies in the user's must not decide a test, nor a test fill it."""
    before = os.environ.get("IK_CACHE")
    os.environ["IK_CACHE"] = str(tmp_path_factory.mktemp("editions"))
    yield
    if before is None:
        del os.environ["IK_CACHE"]
    else:
        os.environ["IK_CACHE"] = before
