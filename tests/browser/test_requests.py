"""No page asks another place for anything, breaks the policy that is sent with it, misses a file or complains."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.html_pages import SiteFolder

from .page_types import PAGE_TYPES, PageType
from .policy import produced_headers
from .served import Served, served
from .watching import watched


def read(page: Page, address: str, own: str) -> list[str]:
    """Read a page from top to bottom as a person would; returns what went wrong meanwhile."""
    with watched(page, own) as wrong:
        page.goto(address, wait_until="networkidle")
        page.evaluate(
            """async () => {
                for (const element of document.querySelectorAll("main *")) {
                    element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
                }
                scrollTo(0, document.documentElement.scrollHeight);
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            }"""
        )
    return wrong


@pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.name)
def test_a_page_asks_for_nothing_outside_and_breaks_no_policy(page: Page, intranet: Served, kind: PageType) -> None:
    wrong = read(page, intranet.at(kind.example), intranet.address)
    if kind.missing:  # the page that says so is the answer
        wrong.remove(f"404: {intranet.at(kind.example)}")
        wrong = [one for one in wrong if "status of 404" not in one]
        # it asks from the innermost folder outwards where the site is
        wrong.remove(f"404: {intranet.at('finns/assets/scripts/not-found.js')}")
    assert wrong == []


def test_every_answer_carries_the_policy(page: Page, intranet: Served) -> None:
    for path in ("index.html", "finns/inte.html", "sitemap.xml"):
        answer = page.request.get(intranet.at(path))
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
        assert "http" not in policy.replace("https:", "http:"), "the policy lets another origin in"


PLANTED = {
    "picture": ('<img src="https://example.org/x.png" alt="">', "example.org"),
    "font": ('<link rel="stylesheet" href="teckensnitt.css"><p>Text</p>', "example.org"),
    "frame": ('<iframe src="https://example.org/" title="x"></iframe>', "example.org"),
    "script that asks": ('<script src="hamtar.js"></script>', "example.org"),
    "beside the site": ('<img src="../annat/x.png" alt="">', "/intern/annat/x.png"),
    "missing": ('<script src="finns-inte.js"></script>', "404"),
    "complaint": ('<script src="klagar.js"></script>', "sågs"),
    "fault": ('<script src="faller.js"></script>', "föll"),
}
#: these are let through by a browser that was given no policy
FORBIDDEN = {
    "script": ("<script>document.title = 'x'</script>", "script-src"),
    "handler": ('<p onmouseover="document.title = 1">Text</p>', "script-src"),
    "style": ('<p style="color: red">Text</p>', "style-src"),
    "evaluated": ('<script src="tolkar.js"></script>', "script-src"),
    "form": ('<form action="https://example.org/" id="f"></form><script src="skickar.js"></script>', "form-action"),
}
SCRIPTS = {
    "teckensnitt.css": "@font-face { font-family: x; src: url(https://example.org/x.woff2) } p { font-family: x }",
    "hamtar.js": "fetch('https://example.org/tal.json').catch(() => 0);",
    "klagar.js": "console.error('Det här sågs.');",
    "faller.js": "throw new Error('Det här föll.');",
    "tolkar.js": "setTimeout(() => { try { eval('1'); } catch { /* told by the browser */ } });",
    "skickar.js": "document.getElementById('f').submit();",
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site where each page does one thing that ours must not."""
    root = tmp_path_factory.mktemp("planted")
    for name, (body, _) in {**PLANTED, **FORBIDDEN}.items():
        start = '<!doctype html><html lang="sv"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">'
        (root / f"{name}.html").write_text(f"{start}<main>{body}</main>", "utf-8")
    for name, text in SCRIPTS.items():
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def with_policy(planted: Path, with_history: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(planted, tmp_path_factory.mktemp("nginx"), produced_headers(with_history)) as found:
        yield found


@pytest.fixture(scope="module")
def without_policy(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(planted, tmp_path_factory.mktemp("nginx"), "") as found:
        yield found


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_seen_without_a_policy(page: Page, without_policy: Served, name: str) -> None:
    wrong = read(page, without_policy.at(f"{name}.html"), without_policy.address)
    assert [one for one in wrong if PLANTED[name][1] in one]


@pytest.mark.parametrize("name", [*PLANTED, *FORBIDDEN])
def test_what_is_planted_is_seen_with_the_policy(page: Page, with_policy: Served, name: str) -> None:
    wrong = read(page, with_policy.at(f"{name}.html"), with_policy.address)
    assert [one for one in wrong if {**PLANTED, **FORBIDDEN}[name][1] in one]


def test_the_policy_is_what_stops_what_is_forbidden(page: Page, without_policy: Served) -> None:
    """The pages that the policy must stop are quiet without it, but for the form, which goes where it is sent."""
    for name in FORBIDDEN.keys() - {"form"}:
        assert read(page, without_policy.at(f"{name}.html"), without_policy.address) == []
