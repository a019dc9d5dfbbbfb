"""Words that stood in drafts, in commits, in names of people, branches and files: in no byte of the built site."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.project import copy_project, mkdocs

from .repositories import git

#: each stands nowhere but in the history, or in what is a draft still
WORDS = ("kvastfening", "näbbdjur", "myrpiggsvin", "skogslämmel", "vattenspindel", "lövgroda", "pilgrimsfalk")
DRAFT = "publicering: arbetsmaterial\n"


def as_draft(text: str, word: str) -> str:
    """A record as working material, with the word in its title, in a key of its own, in its text and in a heading."""
    front, body = text.removeprefix("---\n").split("\n---\n", 1)
    titled = re.sub(r"^titel:.*$", f"titel: En {word}", front, flags=re.MULTILINE)
    more = f"taggar: [{word}]\n{DRAFT}".removesuffix("\n")
    kept = "\n".join(line for line in titled.split("\n") if not line.startswith(("taggar:", "publicering:")))
    return f"---\n{kept}\n{more}\n---\n{body}\n\n## Om {word}\n\nVarje {word} ska räknas.\n"


class History:
    """Commits to a project by somebody whose name is a word of its own."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._day = 0
        git(project, "init", "-q", "-b", "vattenspindel")

    def commit(self) -> None:
        """What is there now, a day after the last commit."""
        self._day += 1
        stamp = f"2025-09-{self._day:02}T12:00:00+0200"
        who = {f"GIT_{role}_{key}": "lövgroda" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        git(self._project, "add", "-A")
        dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        git(self._project, "commit", "-q", "-m", "En pilgrimsfalk", **who, **dates)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site where twenty records have been drafts, once or twice, and one more is one today."""
    project = copy_project(tmp_path_factory.mktemp("utkast") / "project")
    records = project / "records"
    chosen = sorted(records.glob("ASN/**/*.md"))[::3][:20]
    assert len(chosen) == 20
    final = {file: file.read_text("utf-8") for file in chosen}
    history = History(project)
    for file, text in final.items():
        file.write_text(as_draft(text, "kvastfening"), "utf-8")
    named = chosen[0].with_name(f"{chosen[0].stem}-skogslämmel.md")
    chosen[0].rename(named)
    history.commit()
    named.unlink()
    for file, text in final.items():
        file.write_text(text, "utf-8")
    (records / "ASN-R97-a.md").write_text(
        "---\nid: ASN-R97\ntyp: risk\ntitel: Skogslämmel i arkivet\nnämnd: ASN\n---\n\n## Beskrivning\n\nSkogslämmel.\n",
        "utf-8",
    )
    history.commit()
    for file, text in list(final.items())[:10]:
        file.write_text(as_draft(text, "näbbdjur"), "utf-8")
    history.commit()
    for file, text in final.items():
        file.write_text(text, "utf-8")
    (records / "ASN-R97-a.md").unlink()
    history.commit()
    (records / "ASN-R96-a.md").write_text(
        f"---\nid: ASN-R96\ntyp: risk\ntitel: Myrpiggsvin\nnämnd: ASN\n{DRAFT}---\n\n## Beskrivning\n\nMyrpiggsvin.\n",
        "utf-8",
    )
    history.commit()
    run = mkdocs(project, "build", "--site-dir", "site", IK_PDF="0")
    assert run.returncode == 0, run.stdout
    shutil.rmtree(project / ".git")
    return project / "site"


def contents(site: Path) -> Iterator[tuple[str, str]]:
    """Every file with its path; what is packed is unpacked."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        content = file.read_bytes()
        plain = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        yield file.relative_to(site).as_posix(), f"{file.name}\n{plain.decode('utf-8', 'replace')}"


def test_no_word_of_a_draft_is_anywhere(site: Path) -> None:
    spellings = {spelt for word in WORDS for spelt in (word, word.encode("ascii", "xmlcharrefreplace").decode())}
    spellings |= {word.encode("unicode_escape").decode() for word in WORDS}
    pattern = re.compile("|".join(map(re.escape, sorted(spellings))), re.IGNORECASE)
    assert [(name, match.group()) for name, text in contents(site) if (match := pattern.search(text))] == []


def test_what_may_be_told_is_told(site: Path) -> None:
    feed = (site / "andringar.xml").read_text("utf-8")
    assert feed.count("Publicerades.") == 30
    assert "ASN-R97. Togs bort." in feed
    assert "ASN-R96" not in feed
    assert 'type="application/atom+xml"' in (site / "index.html").read_text("utf-8")


def test_the_addresses_of_the_feed_lead_to_pages(site: Path) -> None:
    targets = re.findall(r'href="([^"]+)"', (site / "andringar.xml").read_text("utf-8"))
    assert len(targets) > 30
    assert [target for target in targets if not (site / target).is_file()] == []
