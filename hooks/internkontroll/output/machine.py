"""Findings for programs: a JSON array, one element for each finding, in order of place."""

from __future__ import annotations

import json

from internkontroll.check import Verdict


def render(verdict: Verdict) -> str:
    """The array that design §6 promises: code, severity, path, line, column, message, suggestion."""
    return json.dumps([f.as_json() for f in verdict.findings], ensure_ascii=False, indent=2) + "\n"
