"""What a page must not do while it is read: ask another place for anything, break the policy, or complain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

#: what a browser keeps within itself: its own reader of PDF files is an extension
_WITHIN = ("data", "blob", "about", "chrome", "chrome-extension")

#: a violation is told by the browser itself, whoever caused it
_TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", event =>
    console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


@contextmanager
def watched(page: Page, own: str) -> Iterator[list[str]]:
    """Collect what goes wrong on a page from now on; `own` is the address below which everything must lie.

    A site in a folder of a server shares its origin with others: what lies beside it is as foreign as another server.
    """
    wrong: list[str] = []

    def requested(request: Request) -> None:
        if urlsplit(request.url).scheme not in _WITHIN and not request.url.startswith(own):
            wrong.append(f"request outside the site: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400 and urlsplit(response.url).scheme not in _WITHIN:
            wrong.append(f"{response.status}: {response.url}")

    def failed(request: Request) -> None:
        # a document that is downloaded is no page: the browser gives up the navigation, which is no fault
        if request.failure != "net::ERR_ABORTED":
            wrong.append(f"no answer: {request.url}: {request.failure}")

    def told(message: ConsoleMessage) -> None:
        place = urlsplit(message.location["url"])
        # a PDF cannot name an icon as our pages do, so the browser asks the server for one
        if (
            message.type in ("error", "warning", "assert")
            and place.scheme not in _WITHIN
            and place.path != "/favicon.ico"
        ):
            wrong.append(f"console {message.type}: {message.text}")

    def raised(error: object) -> None:
        wrong.append(f"script: {error}")

    page.add_init_script(_TELL_VIOLATIONS)
    listeners = (
        ("request", requested),
        ("response", answered),
        ("requestfailed", failed),
        ("console", told),
        ("pageerror", raised),
    )
    for event, listener in listeners:
        page.on(event, listener)  # type: ignore[call-overload]
    try:
        yield wrong
    finally:
        for event, listener in listeners:
            page.remove_listener(event, listener)
