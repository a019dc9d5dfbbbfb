"""The browser and the server of the browser tests."""

from __future__ import annotations

from tests.browser.conftest import browser, intranet, page

__all__ = ["browser", "intranet", "page"]
