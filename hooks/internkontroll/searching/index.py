"""From what the pages say to the index: Pagefind reads the small tree, and what results show is laid beside its index."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from pagefind_bin import get_executable

from internkontroll.searching.collection import Collection
from internkontroll.searching.faults import SearchFault

__all__ = ["FOLDER", "SearchFault", "make_index"]

#: where the index stands on the site
FOLDER = "pagefind"
_WORDS = "ord.json"
_CHOICES = "urval.json"
#: what is shown of a page, by Pagefind's id of it
_TEXTS = "text"
#: Pagefind's own user interfaces, and texts that ours take the place of
_NOT_USED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
#: what the first of several indexes has for all
_ONCE = ("*.js", "wasm.*")
_LONGEST_SECONDS = 300
_SIGNATURE = b"pagefind_dcd"


def make_index(collection: Collection, target: Path) -> None:
    """Make the index of a collection, in place of what stands at the target. Raises SearchFault."""
    trees, words = collection.finish()
    made = collection.root / "made"
    ids: dict[int, str] = {}
    for number, tree in enumerate(trees):
        # the first index brings the program, the others lie within it
        part = made / str(number) if number else made
        _run(tree, part)
        ids.update(_ids(part / "fragment"))
        shutil.rmtree(part / "fragment")
        for pattern in _NOT_USED if not number else (*_NOT_USED, *_ONCE):
            for file in part.glob(pattern):
                file.unlink()
    if sorted(ids) != list(range(len(collection.facets))):
        raise SearchFault("Pagefind har inte tagit med alla sidor i sökningens index.")
    (made / _TEXTS).mkdir()
    for number, identity in ids.items():
        (collection.texts / f"{number}.json").rename(made / _TEXTS / f"{identity}.json")
    (made / _WORDS).write_bytes(words)
    (made / _CHOICES).write_bytes(_choices(ids, collection.facets))
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, target)


def _run(tree: Path, made: Path) -> None:
    """Pagefind in a process of its own."""
    try:
        command = [
            str(get_executable()), "--site", str(tree), "--output-path", str(made),
            "--force-language", "sv", "--include-characters", "§", "--silent",
        ]  # fmt: skip
        run = subprocess.run(  # noqa: S603 -- the program comes with the package
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST_SECONDS,
            check=False,
            env={"LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        raise SearchFault(f"Sökningens index blev inte klart på {_LONGEST_SECONDS} sekunder.") from None
    except OSError as error:
        raise SearchFault(
            f"Pagefind, som gör sökningens index, gick inte att starta: {error.strerror or error}."
        ) from None
    if run.returncode != 0 or not (made / "pagefind.js").is_file():
        said = (run.stderr or run.stdout).decode("utf-8", "replace").strip()
        raise SearchFault(f"Pagefind kunde inte göra sökningens index: {said[-500:] or f'kod {run.returncode}'}.")


def _ids(fragments: Path) -> dict[int, str]:
    """Pagefind's id of each page, by the page's number, which is its name in the tree."""
    found: dict[int, str] = {}
    for file in fragments.iterdir():
        content = gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)
        number = json.loads(content)["url"].strip("/").removesuffix(".html")
        found[int(number)] = file.name.partition(".")[0].partition("_")[2]
    return found


def _choices(ids: Mapping[int, str], facets: Sequence[Mapping[str, str]]) -> bytes:
    """Which page has which facet: `{"grupper": {"Typ": ["Plan", "Risk"]}, "sidor": {"1a2b3c4": [1]}}`; -1 is none."""
    names = list(dict.fromkeys(name for one in facets for name in one))
    values = {name: sorted({one[name] for one in facets if name in one}) for name in names}
    places = {name: {value: place for place, value in enumerate(values[name])} for name in names}
    pages = {
        identity: [places[name].get(facets[number].get(name, ""), -1) for name in names]
        for identity, number in sorted((identity, number) for number, identity in ids.items())
        if facets[number]
    }
    return json.dumps({"grupper": values, "sidor": pages}, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
