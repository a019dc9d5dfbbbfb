"""The rules: one file each, found by name. Adding a rule is one new file here and its case in tests."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import cast

from internkontroll.rules.base import RuleModule


@cache
def all_rules() -> tuple[RuleModule, ...]:
    """Every rule module of this folder, in order of code."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if info.name.startswith("ik"))
    return tuple(cast("RuleModule", importlib.import_module(f"{__name__}.{name}")) for name in names)
