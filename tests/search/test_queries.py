"""Sixty questions that people ask, in a real browser, on the example's site: what they look for is among the first five.

`queries.tsv` was written before the search was tuned. ANY wants one of the records among the first five, ALL all of them.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.served import Served

from .asking import ask, titles
from .tables import rows

FIRST = 5
FEWEST = 55


def test_sixty_questions(page: Page, intranet: Served) -> None:
    """Each miss is named; a few may miss, but not more than the project has set."""
    page.goto(intranet.at("sok.html"))
    questions = rows("queries.tsv")
    assert len(questions) == 60
    misses = [told for row in questions if (told := _missed(page, row))]
    print(f"{len(questions) - len(misses)} of {len(questions)} reached", *misses, sep="\n")
    assert len(questions) - len(misses) >= FEWEST, "\n".join(misses)


def _missed(page: Page, row: dict[str, str]) -> str:
    ask(page, row["query"])
    found = [_record(title) for title in titles(page)[:FIRST]]
    way, *wanted = row["expected"].split()
    reached = [record for record in wanted if record in found]
    if reached and (way == "ANY" or len(reached) == len(wanted)):
        return ""
    return f"{row['query']} ({row['why']}): wanted {row['expected']}, found {found}"


def _record(title: str) -> str:
    """The id at the end of a record's title."""
    match = re.search(r"\(([^()]+)\)$", title)
    return match[1] if match else title
