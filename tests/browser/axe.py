"""axe-core, run in a page of the site: what it finds, told so that a person can mend it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.npm import package

#: WCAG 2.1 AA, what 2.2 adds, and what axe holds for good practice beyond them
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

#: the script is put into the page by the browser, not by the page: the policy of the site stands
_SCRIPT = package("axe-core") / "axe.min.js"

_RUN = """async tags => {
    const told = await axe.run(document, {
        runOnly: { type: "tag", values: tags },
        rules: { "target-size": { enabled: true } },
        resultTypes: ["violations"],
    });
    return {
        rules: told.passes.length + told.violations.length,
        violations: told.violations.flatMap(({ id, help, nodes }) =>
            nodes.map(node => `${id} (${help}): ${node.target.join(" ")}: ${node.html.slice(0, 160)}`)),
    };
}"""


def bring_axe(context: BrowserContext) -> None:
    """Let every page of a context have axe."""
    context.add_init_script(path=_SCRIPT)


def violations(page: Page) -> list[str]:
    """What axe finds wrong on a page as it looks now."""
    told: dict[str, Any] = page.evaluate(_RUN, TAGS)
    assert told["rules"] > 10, "axe looked at next to nothing"
    found: list[str] = told["violations"]
    return found
