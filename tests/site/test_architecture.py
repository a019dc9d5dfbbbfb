"""Imports point one way: the layers that docs/architecture.md lists are those of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .project import ROOT

PACKAGE = ROOT / "hooks" / "internkontroll"


def layers() -> dict[str, int]:
    """Module or folder of the package -> the number of its line."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    match = re.search(r"^```layers\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert match is not None
    return {name: number for number, line in enumerate(match.group(1).splitlines()) for name in line.split()}


def unit(module: str) -> str:
    """`internkontroll.rules.base` -> `rules`."""
    return module.split(".")[1]


def imports() -> Iterator[tuple[str, str]]:
    """Every import within the package that happens when it runs: who imports, and what."""
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
        for node in _running(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "internkontroll":
                yield from ((name, f"internkontroll.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("internkontroll."):
                yield name, node.module or ""
            elif isinstance(node, ast.Import):
                yield from ((name, a.name) for a in node.names if a.name.startswith("internkontroll."))


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """Every node but those that only the type checker reads."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            continue
        yield child
        yield from _running(child)


def test_imports_point_one_way() -> None:
    """One that does: turn the import, or give the module its place in the list of docs/architecture.md."""
    line = layers()
    upward = {
        f"{importer} imports {imported}"
        for importer, imported in imports()
        if unit(imported) != "__init__" and line[unit(imported)] > line[unit(importer)]
    }
    assert sorted(upward) == []


def test_every_name_in_the_list_is_a_module() -> None:
    missing = [name for name in layers() if not (PACKAGE / name).is_dir() and not (PACKAGE / f"{name}.py").is_file()]
    assert missing == []


def test_every_module_is_in_the_list() -> None:
    modules = {p.stem for p in PACKAGE.glob("*.py")} | {
        p.name for p in PACKAGE.iterdir() if (p / "__init__.py").is_file()
    }
    assert sorted(modules - set(layers()) - {"__init__"}) == []


def test_only_the_hook_imports_mkdocs() -> None:
    users = [
        file.relative_to(ROOT).as_posix()
        for file in sorted((ROOT / "hooks").rglob("*.py"))
        if re.search(r"^\s*(from|import) mkdocs", file.read_text("utf-8"), re.MULTILINE)
    ]
    assert users == ["hooks/mkdocs_hooks.py"]
