"""Every link and control is reached by Tab, shows that it has focus, and lets go of it again.

A key alone does nothing where nobody writes: who speaks to a computer would set things off by a word (WCAG 2.1.4).
"""

from __future__ import annotations

import string
from typing import Any

import pytest
from playwright.sync_api import Page

from .page_types import PAGE_TYPES, PageType
from .served import Served

#: every element that has been given a number by which it is known again, and how it looks without focus
_MARK = """() => {
    document.activeElement.blur();
    let number = 0;
    window.looks = element => {
        // a drawing shows it by its lines
        const told = [...element.querySelectorAll("rect, path, circle")].slice(0, 3)
            .map(shape => getComputedStyle(shape)).map(style => `${style.stroke} ${style.strokeWidth} ${style.fill}`);
        for (let e = element, up = 0; e && up < 3; e = e.parentElement, up++) {
            for (const part of ["", "::before", "::after"]) {
                const style = getComputedStyle(e, part || null);
                const outline = style.outlineStyle === "none" || parseFloat(style.outlineWidth) === 0 ? "none"
                    : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
                told.push(outline, style.boxShadow, style.backgroundColor, style.borderTopColor, style.borderTopWidth,
                    style.textDecorationLine, style.textDecorationThickness);
            }
        }
        return told.join("|");
    };
    window.shape = element => [element, ...(element.labels || [])].map(looks).join("#");
    const waiting = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
        .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true })
            && e.type !== "hidden" && !e.closest("[inert]"));
    const radios = new Set();
    return waiting.filter(e => {
        if (e.type !== "radio") { return true; }
        const first = !radios.has(e.name);
        radios.add(e.name);
        return first;
    }).map(element => {
        element.dataset.testNumber = number++;
        element.dataset.testLooks = shape(element);
        return element.cloneNode(false).outerHTML.replace(/ data-test-[a-z]+="[^"]*"/g, "").slice(0, 120);
    });
}"""

_FOCUSED = """async () => {
    // a list that scrolls by itself follows in the next picture
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const element = document.activeElement;
    if (!element || element === document.body) { return { number: null }; }
    // a box to tick may be drawn by its label
    const drawn = [element, ...(element.labels || [])].map(e => e.getBoundingClientRect());
    const inside = drawn.filter(box => box.width && box.height
        && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth);
    const own = e => e && (element.contains(e) || e.contains(element)
        || [...(element.labels || [])].some(label => label.contains(e)));
    const covered = box => ![0.5, 0.1, 0.9].some(part => own(document.elementFromPoint(
        Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
        Math.min(Math.max(box.top + box.height * part, 0), innerHeight - 1))));
    return {
        number: element.dataset.testNumber === undefined ? -1 : Number(element.dataset.testNumber),
        changed: shape(element) !== element.dataset.testLooks,
        shown: inside.length > 0,
        covered: inside.length > 0 && inside.every(covered),
        markup: element.cloneNode(false).outerHTML.replace(/ data-test-[a-z]+="[^"]*"/g, "").slice(0, 120),
    };
}"""


def faults(page: Page, key: str = "Tab") -> list[str]:
    """What is wrong with the focus of a page when it is read with Tab from its beginning to its end."""
    waiting: list[str] = page.evaluate(_MARK)
    assert waiting
    reached: dict[int, dict[str, Any]] = {}
    found: list[str] = []
    stuck = 0
    last: object = object()
    for _ in range(len(waiting) + 20):
        page.keyboard.press(key)
        told = page.evaluate(_FOCUSED)
        if told["number"] is None:  # out of the page: the browser's own controls are next
            break
        stuck = stuck + 1 if told["number"] == last else 0
        if stuck == 3:
            found.append(f"keeps the focus: {told['markup']}")
            break
        last = told["number"]
        if told["number"] not in reached:
            reached[told["number"]] = told
    else:
        found.append("the end was never reached")
    found += [f"not reached: {markup}" for number, markup in enumerate(waiting) if number not in reached]
    found += [f"does not show its focus: {one['markup']}" for one in reached.values() if not one["changed"]]
    found += [f"outside the window: {one['markup']}" for one in reached.values() if not one["shown"]]
    found += [f"behind something else: {one['markup']}" for one in reached.values() if one["covered"]]
    return found


@pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.name)
def test_all_is_reached_and_shows_it(page: Page, intranet: Served, kind: PageType) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(intranet.at(kind.example))
    kind.prepare(page)
    found = faults(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_all_is_reached_where_it_is_narrow(page: Page, intranet: Served, key: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(intranet.at("risk/asn-r06.html"))
    found = faults(page, key)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.name)
def test_a_key_alone_does_nothing(page: Page, intranet: Served, kind: PageType) -> None:
    page.goto(intranet.at(kind.example))
    kind.prepare(page)
    page.evaluate("document.activeElement.blur()")
    standing = (
        "() => [location.href, document.activeElement.outerHTML.slice(0, 200), Math.round(scrollY), "
        "[...document.querySelectorAll('input')].map(e => e.checked + e.value).join(), document.querySelectorAll('dialog[open]').length]"
    )
    before = page.evaluate(standing)
    for key in string.ascii_lowercase + string.digits + ",.-/?!+*'åäö":
        page.keyboard.type(key)
        assert page.evaluate(standing) == before, key


_HEAD = "<!doctype html><html lang='sv'><title>x</title><style>a, button { outline: none }</style><main>"
_TRAP = "<button id=t style='border: 1px solid'>x</button><script>t.onkeydown = e => e.preventDefault()</script>"
PLANTED = {
    "unseen focus": ("<style>:focus { outline: none }</style><a href='#1'>x</a>", "does not show its focus"),
    "a trap": ("<style>:focus { outline: 2px solid red }</style>" + _TRAP, "keeps the focus"),
    "out of the way": (
        (
            "<style>:focus { outline: 2px solid red } .skip { position: fixed; left: -9999px }</style>"
            "<a class=skip href='#1'>x</a>"
        ),
        "outside the window",
    ),
    "behind the header": (
        (
            "<style>:focus { outline: 2px solid red } div { position: fixed; inset: 0; background: #fff }</style>"
            "<a href='#1'>x</a><div></div>"
        ),
        "behind something else",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found(page: Page, name: str) -> None:
    body, told = PLANTED[name]
    page.set_content(_HEAD + body)
    assert [one for one in faults(page) if one.startswith(told)]
    page.set_content(_HEAD + "<style>:focus { outline: 2px solid red }</style><a href='#1'>x</a><a href='#2'>y</a>")
    assert faults(page) == []
