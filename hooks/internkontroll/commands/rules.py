"""`ik rules`: the page of the rules, made from the rules themselves."""

from __future__ import annotations

import argparse
import sys

from internkontroll.commands import OK


def run(_options: argparse.Namespace) -> int:
    """Print the page."""
    from internkontroll.pages.rules_page import rules_page

    sys.stdout.write(rules_page())
    return OK
