"""Texts that somebody could send by pull request to stop the machine, read its files or reach the network.

Run as a program it sets each of them with the limits that hold for everybody, and prints what became of it as JSON:
`test_hostile_documents.py` does so in a network namespace that is empty.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from internkontroll.typesetting import Fault, Limits, Typesetter, TypesettingError
from internkontroll.typesetting.compilation import run
from internkontroll.typesetting.fonts import font_folder

from .documents import short

#: Typst code, which no text can become; should one ever, this is what stands between
PLANTED = {
    "endless loop": "#for i in range(30000) { for j in range(30000) { let _ = calc.sin(j) } }",
    "memory bomb": '#let s = "ord"\n#for _ in range(40) { s = s + s }',
    "package": '#import "@preview/cetz:0.3.0": *',
    "file": '#read("/etc/passwd")',
    "file above": '#read("../../../../etc/passwd")',
    "linked file": '#read("lank.txt")',
}


def texts() -> dict[str, str]:
    """By name."""
    return {
        "brackets": "[" * 20_000,
        "closed brackets": "[" * 5_000 + "]" * 5_000,
        "stars": "*a **b " * 5_000,
        "table of 5,000 rows": "| Nr | Risk | Antal |\n|---|---|---|\n"
        + "".join(f"| {n} | Bristande hantering av visselblåsarärenden | 1 117 |\n" for n in range(5_000)),
        "table of 300 columns": "|" + " a |" * 300 + "\n|" + "---|" * 300 + "\n|" + " 1 |" * 300 + "\n",
        "word of 10,000 letters": "a" * 10_000,
        "word of 10,000 letters in a table": f"| A | B |\n|---|---|\n| {'å' * 10_000} | b |\n",
        "word of 10,000 letters in a heading": f"# {'a' * 10_000}",
        "emoji": "Klart 👍🏽 och 👨‍👩‍👧 är bra.",
        "missing glyphs": "Tecken \U00012000 och \ue000 och \u0e01.",
        "12 levels of lists": "\n\n".join("    " * n + f"- nivå {n + 1}" for n in range(12)),
        "200 levels of quotes": ">" * 200 + " ord",
        "1,000 headings": "\n\n".join(["# Rubrik", *["## Underrubrik"] * 1_000]),
        "1,000 notes": " ".join(f"ord[^{n}]" for n in range(1_000))
        + "\n\n"
        + "\n\n".join(f"[^{n}]: not" for n in range(1_000)),
        "a note of itself": "Text.[^a]\n\n[^a]: Se.[^a]",
        "package": '#import "@preview/cetz:0.3.0": *\n\n```{=typst}\n#import "@preview/cetz:0.3.0": *\n```',
        "loop": "#while true {}\n\n```{=typst}\n#while true {}\n```",
        "files": '#read("/etc/passwd")\n\n![bild](/etc/passwd)\n\n![bild](../../../../etc/passwd.png)',
        "picture on the web": "![bild](https://example.org/x.png)",
        "link": "![bild](lank.svg)",
    }


def main() -> None:
    """Sets all of them; `lank.svg` in the working folder is a link."""
    link = Path("lank.svg")
    with Typesetter() as typesetter:
        told = {
            name: _told(lambda text=text: typesetter.set(short(text, images={"lank.svg": link})).content)  # type: ignore[misc]
            for name, text in texts().items()
        }
    told |= {f"planted: {name}": _told(lambda code=code: _planted(code)) for name, code in PLANTED.items()}  # type: ignore[misc]
    json.dump(told, sys.stdout)


def _planted(code: str) -> bytes:
    root = Path("rot").absolute()
    root.mkdir(exist_ok=True)
    (root / "main.typ").write_text(f'#set document(title: "x")\n{code}\n', encoding="utf-8")
    job = {"root": str(root), "main": str(root / "main.typ"), "fonts": [str(font_folder())]}
    return run(job, "PROV", Limits(), lambda said: [Fault(said)])


def _told(make: Callable[[], bytes]) -> dict[str, object]:
    begun = time.monotonic()
    try:
        outcome = {"pdf": make().hex()}
    except TypesettingError as error:
        outcome = {"fault": str(error)}
    return outcome | {"seconds": time.monotonic() - begun}


if __name__ == "__main__":
    main()
