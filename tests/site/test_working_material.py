"""A record that is `arbetsmaterial` is nowhere: not on a page, in the search, in a document or among the files."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from .project import copy_project, mkdocs, write

#: words that stand nowhere else in the register
SECRETS = ("asn-r99", "asn-2025-a99", "asn-2025-d01-t9", "kvastfening", "näbbdjur", "myrpiggsvin", "bilagegömma")

DRAFTS = {
    "ASN-R99-kvastfening.md": (
        "---\nid: ASN-R99\ntyp: risk\ntitel: Kvastfening i arkivet\nnämnd: ASN\npublicering: arbetsmaterial\n"
        "taggar: [myrpiggsvin]\nbilagor: [{fil: bilagegömma.txt, titel: Bilagegömma}]\n---\n\n## Beskrivning\n\n"
        "Risk för näbbdjur på grund av brister i rutinen vilket kan leda till skada.\n"
    ),
    # links to published records, whose back links must not tell of it
    "ASN-2025-A99-nabbdjur.md": (
        "---\nid: ASN-2025-A99\ntyp: åtgärd\nslag: åtagande\ntitel: Näbbdjur i receptionen\nnämnd: ASN\n"
        "publicering: arbetsmaterial\nansvarig: förvaltningschefen\nförvaltningar: [ASF]\nrisker: [ASN-R01, ASN-R99]\n"
        "slutdatum: 2025-09\n---\n\n## Vad ska göras\n\nFörvaltningen ska räkna varje myrpiggsvin.\n"
    ),
}


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Every file of a site with its path, as text: what is packed is unpacked."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.is_dir():
            yield name, name
        elif file.suffix == ".pdf":
            yield name, name + "\n" + "\n".join(page.extract_text() for page in PdfReader(file).pages)
        else:
            content = file.read_bytes()
            content = gzip.decompress(content) if file.suffix == ".gz" else content
            yield name, name + "\n" + content.decode("utf-8", "replace")


def test_working_material_is_nowhere_on_the_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    folder = project / "records" / "ASN" / "utkast"
    for name, text in DRAFTS.items():
        write(folder / name, text)
    write(folder / "bilagegömma.txt", "kvastfening")
    run = mkdocs(project, "build")
    assert run.returncode == 0, run.stdout

    found = dict(texts(project / "site"))
    assert any(name.endswith(".pdf") for name in found)
    assert "search/search_index.json" in found
    # as JSON and HTML may write them, too
    spellings = {s for word in SECRETS for s in (word, word.encode("ascii", "xmlcharrefreplace").decode())}
    spellings |= {word.encode("unicode_escape").decode() for word in SECRETS}
    pattern = re.compile("|".join(map(re.escape, sorted(spellings))), re.IGNORECASE)
    assert [(name, match.group()) for name, text in found.items() if (match := pattern.search(text))] == []


def test_the_same_records_published_are_found(tmp_path: Path) -> None:
    """The search above would pass on a site that it cannot read."""
    project = copy_project(tmp_path / "project")
    for name, text in DRAFTS.items():
        write(project / "records" / "ASN" / "utkast" / name, text.replace("publicering: arbetsmaterial\n", ""))
    write(project / "records" / "ASN" / "utkast" / "bilagegömma.txt", "kvastfening")
    run = mkdocs(project, "build", IK_PDF="0")
    assert run.returncode == 0, run.stdout
    found = dict(texts(project / "site"))
    assert "kvastfening" in found["search/search_index.json"].lower()
    assert "näbbdjur" in found["risk/asn-r99.html"].lower()
    assert "asn-2025-a99" in found["risk/asn-r01.html"].lower()
